//! Requirements, their passages, and how projects stand with them. No SQL, no HTML.

use db::{Id, Instant};
use groups::GroupId;
use kernel::{PersonId, Subject, SubjectRef};
use texts::TextId;

/// The longest title, in characters.
pub(crate) const TITLE_CHARS_MAX: usize = 200;
/// The longest theme, in characters.
pub(crate) const THEME_CHARS_MAX: usize = 60;
/// The longest reason or note, in characters.
pub(crate) const TEXT_CHARS_MAX: usize = 5_000;
/// The longest passage, in characters: beyond, it is a whole text that one would follow.
pub(crate) const WORDS_CHARS_MAX: usize = 5_000;
/// The longest address of a proof, in characters.
pub(crate) const URL_CHARS_MAX: usize = 2_000;
/// The most requirements of a body.
pub(crate) const REQUIREMENTS_MAX: i64 = 2_000;
/// The most requirements that bear on one project.
pub(crate) const PER_PROJECT_MAX: i64 = 200;
/// Projects under way that a new requirement is told to.
pub(crate) const PROJECTS_MAX: i64 = 500;

/// The types of subjects that answer requirements.
pub const PROJECTS: &[&str] = &["parcours", "plan"];

/// A requirement's identifier.
pub type RequirementId = Id<Requirement>;
/// A passage's identifier.
pub(crate) type PassageId = Id<Passage>;
/// An examination's identifier.
pub type ExaminationId = Id<Examination>;
/// A conclusion's identifier.
pub(crate) type ConclusionId = Id<Conclusion>;

db::text_enum! {
    /// The projects a requirement bears on.
    pub enum Reach {
        /// Every project of the body
        All = "tous",
        /// Every project of the group that carries the text
        Group = "groupe",
        /// Those it is tied to by hand
        Chosen = "designes",
    }
}

db::text_enum! {
    /// How a project stands with a requirement.
    pub enum Standing {
        /// Nobody has said yet
        Unexamined = "a-examiner",
        /// The project does what is asked
        Met = "pris-en-compte",
        /// The project does a part of it
        Partly = "en-partie",
        /// The project does not, and says why
        SetAside = "ecarte",
    }
}

impl Standing {
    /// What somebody may conclude.
    pub(crate) const CONCLUSIONS: [Self; 3] = [Self::Met, Self::Partly, Self::SetAside];
}

db::text_enum! {
    /// How a passage ended.
    pub enum Ending {
        /// Another wording took its place
        Changed = "modifie",
        /// It asks nothing any more
        Repealed = "abroge",
    }
}

db::record! {
    /// What an adopted text asks of projects.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Requirement {
        /// Which one
        pub id: RequirementId,
        /// The group that carries the text
        pub group_id: GroupId,
        /// What people call it
        pub title: String,
        /// Its theme; may be empty
        pub theme: String,
        /// The projects it bears on
        pub reach: Reach,
        /// When it was marked
        pub marked_at: Instant,
        /// Since when it asks nothing any more
        pub ended_at: Option<Instant>,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

db::record! {
    /// Where a requirement is written.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Passage {
        /// Which one
        pub id: PassageId,
        /// Of which requirement
        pub requirement_id: RequirementId,
        /// The text
        pub text_id: TextId,
        /// How links name the passage: `article-3/alinea-1`
        pub place: String,
        /// What people call it: « l’alinéa 1 de l’article 3 »
        pub place_name: String,
        /// Where the text's page shows it
        pub anchor: String,
        /// The commit whose words these are, 40 hexadecimal digits
        pub text_commit: String,
        /// What it says, Markdown
        pub words: String,
        /// Since when the requirement is written there
        pub since: Instant,
        /// Until when
        pub until: Option<Instant>,
        /// How it ended
        pub ending: Option<Ending>,
        /// What whoever noted the end said of it; may be empty
        pub note: String,
    }
}

db::record! {
    /// How one project stands with one requirement.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Examination {
        /// Which one
        pub id: ExaminationId,
        /// The requirement
        pub requirement_id: RequirementId,
        /// The type of the project: one of [`PROJECTS`]
        pub project_type: String,
        /// The project
        pub project_id: db::Uuid,
        /// The group that carries the project
        pub group_id: GroupId,
        /// Since when the requirement bears on it
        pub attached_at: Instant,
        /// Where it stands
        pub standing: Standing,
        /// When that was said last
        pub concluded_at: Option<Instant>,
        /// Counts what was said, from 0
        pub version: i64,
    }
}

db::record! {
    /// What was said once of an examination.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct Conclusion {
        /// Which one
        pub(crate) id: ConclusionId,
        /// Of which examination
        pub(crate) examination_id: ExaminationId,
        /// Its rank among them, from 1: the version of the examination that it made
        pub(crate) number: i64,
        /// Where the project stood
        pub(crate) standing: Standing,
        /// Why; may be empty when the requirement is met
        pub(crate) reason: String,
        /// An address that proves it; may be empty
        pub(crate) proof_url: String,
        /// When
        pub(crate) concluded_at: Instant,
        /// By whom; nobody once they are erased
        pub(crate) concluded_by: Option<PersonId>,
    }
}

/// How many projects stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) unexamined: i64,
    pub(crate) met: i64,
    pub(crate) partly: i64,
    pub(crate) set_aside: i64,
}

impl Counts {
    pub(crate) fn add(&mut self, standing: Standing, n: i64) {
        match standing {
            Standing::Unexamined => self.unexamined += n,
            Standing::Met => self.met += n,
            Standing::Partly => self.partly += n,
            Standing::SetAside => self.set_aside += n,
        }
    }

    pub(crate) fn of(self, standing: Standing) -> i64 {
        match standing {
            Standing::Unexamined => self.unexamined,
            Standing::Met => self.met,
            Standing::Partly => self.partly,
            Standing::SetAside => self.set_aside,
        }
    }

    pub(crate) fn all(self) -> i64 {
        self.unexamined + self.met + self.partly + self.set_aside
    }
}

/// The address of a proof: of the web, or of a page here.
pub(crate) fn is_proof_url(url: &str) -> bool {
    let has_scheme = url.starts_with("https://") || url.starts_with("http://");
    // Browsers read `\` as `/`: `/\elsewhere` would lead away.
    let is_here = url.starts_with('/') && !url.starts_with("//") && !url.contains('\\');
    (has_scheme || is_here)
        && !url
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control())
}

impl Requirement {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/exigences/{}", self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("requirement", self.id)
    }

    /// The requirement as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }
}

impl Passage {
    /// Where it is read.
    pub fn path(&self) -> String {
        format!("{}?vue=texte#{}", texts::text_path(self.text_id), self.anchor)
    }
}

impl Examination {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/exigences/{}/examens/{}", self.requirement_id, self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("examination", self.id)
    }

    /// The pointer to the project.
    pub fn project(&self) -> SubjectRef {
        SubjectRef {
            kind: self.project_type.clone(),
            id: self.project_id,
        }
    }
}

/// The page of all that a project has to examine.
pub(crate) fn project_path(project: &SubjectRef) -> String {
    format!("/exigences/projets/{}/{}", project.kind, project.id)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_proof_is_an_address_one_can_follow() {
        for right in ["https://ville.example/a", "http://ville.example", "/actes/018f"] {
            assert!(super::is_proof_url(right), "{right}");
        }
        for wrong in [
            "",
            "ville.example",
            "javascript:alert(1)",
            "//ailleurs.example",
            "/\\ailleurs.example",
            "/a b",
        ] {
            assert!(!super::is_proof_url(wrong), "{wrong}");
        }
    }
}
