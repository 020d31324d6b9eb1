//! What an act is, and of which kind.

mod deliberation;
mod siret;
mod theme;

pub(crate) use deliberation::{
    BUDGET_CHARS_MAX, ELECTORS_MAX, NUMBER_CHARS_MAX, is_budget_years, is_control_id,
};
pub use deliberation::{Deliberation, Matter};
pub use siret::Siret;
pub(crate) use theme::{THEME_CHARS_MAX, Theme, theme_typed};

use db::{Id, Instant};
use groups::{GroupId, GroupKind};
use kernel::{CollectiviteKind, FileHash, SubjectRef};
use meetings::MeetingId;
use texts::TextId;

/// The longest title, in characters.
pub(crate) const TITLE_CHARS_MAX: usize = 200;
/// The longest author's name or quality, in characters.
pub(crate) const AUTHOR_CHARS_MAX: usize = 200;
/// The longest extract shown in lists and feeds, in characters.
const EXTRACT_CHARS_MAX: usize = 300;

/// The identifier of an act.
pub type ActId = Id<Act>;

db::text_enum! {
    /// What a published document is, in law.
    pub enum ActKind {
        /// An opinion: it prepares the decision of others and decides nothing itself
        Opinion = "avis",
        /// The text an assembly with decision power adopted; its deliberation is another act, with its own formalities
        /// (CGCT art. L. 2131-1)
        AdoptedText = "texte-adopte",
    }
}

impl ActKind {
    /// A municipal or community council decides; a working group or a development council gives an opinion (CGCT art.
    /// L. 5211-10-1), and the decisions of an association are not administrative acts.
    pub fn of(body: CollectiviteKind, group: GroupKind) -> Self {
        match (body, group) {
            (CollectiviteKind::Commune | CollectiviteKind::Epci, GroupKind::Plenary) => Self::AdoptedText,
            _ => Self::Opinion,
        }
    }
}

db::record! {
    /// A published act. It never changes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Act {
        /// Which one
        pub id: ActId,
        /// Whose
        pub group_id: GroupId,
        /// The text it holds
        pub text_id: Option<TextId>,
        /// The meeting whose minutes it holds
        pub meeting_id: Option<MeetingId>,
        /// What it is called
        pub title: String,
        /// What it is
        pub kind: ActKind,
        /// First name and name of its author, as published (CGCT art. R. 2131-1)
        pub author_name: String,
        /// In what quality (same article)
        pub author_quality: String,
        /// The commit of the text, 40 hexadecimal digits
        pub text_commit: Option<String>,
        /// Its first words
        pub extract: String,
        /// When it was published
        pub published_at: Instant,
        /// Its file's name in the store: the SHA-256 of its bytes
        pub sha256: FileHash,
        /// How long its file is
        pub size_bytes: i64,
    }
}

impl Act {
    /// Points to this act.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("act", self.id)
    }

    /// Its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }

    /// Its file's address, which never changes.
    pub fn file_path(&self) -> String {
        format!("{}/fichier", self.path())
    }

    /// The address of its accessible file.
    pub fn pdf_path(&self) -> String {
        format!("{}/pdf", self.path())
    }

    /// The name of its accessible file once downloaded; what identifies it is that of the published file.
    pub fn pdf_name(&self) -> String {
        format!("{}-{}.pdf", self.kind.as_str(), &self.sha256.as_str()[..12])
    }

    /// True for the text of an assembly that decides. An opinion is no deliberation, minutes alone neither.
    pub fn may_be_deliberation(&self) -> bool {
        self.kind == ActKind::AdoptedText && self.text_id.is_some()
    }

    /// The name of the file once downloaded: what it is, and the beginning of what identifies it.
    pub fn file_name(&self) -> String {
        format!("{}-{}.html", self.kind.as_str(), &self.sha256.as_str()[..12])
    }
}

db::record! {
    /// The accessible file (PDF/A-2a, PDF/UA-1) of an act.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ActPdf {
        /// The act
        pub act_id: ActId,
        /// Its name in the store: the SHA-256 of its bytes
        pub sha256: FileHash,
        /// How long it is
        pub size_bytes: i64,
        /// How many pages it has
        pub page_count: i64,
        /// The first characters that no font draws, squares in the file; empty when there is none
        pub substituted: String,
        /// When it was made
        pub made_at: Instant,
    }
}

/// The page of an act.
pub fn path_of(act: ActId) -> String {
    format!("/actes/{act}")
}

/// The first words of a text after its own title, cut between two words.
pub(crate) fn extract(text: &str) -> String {
    let text = text.trim_start();
    let after_title = match text.split_once('\n') {
        Some((title, rest)) if title.starts_with("# ") => rest,
        _ => text,
    };
    let words = ui::markdown::plain_text(after_title);
    if words.chars().count() <= EXTRACT_CHARS_MAX {
        return words;
    }
    let cut: String = words.chars().take(EXTRACT_CHARS_MAX).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{whole_words}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_assembly_of_a_town_or_of_its_community_decides() {
        use CollectiviteKind::{Association, Commune, ConseilDeDeveloppement, Epci};
        use GroupKind::{Plenary, Services, Working};
        for body in [Commune, Epci, ConseilDeDeveloppement, Association] {
            for group in [Plenary, Working, Services] {
                let decides = matches!(body, Commune | Epci) && group == Plenary;
                assert_eq!(
                    ActKind::of(body, group) == ActKind::AdoptedText,
                    decides,
                    "{body:?} {group:?}"
                );
            }
        }
    }

    #[test]
    fn an_extract_is_cut_between_words_and_without_marks() {
        assert_eq!(extract("# Avis\n\nLe *groupe* demande."), "Le groupe demande.");
        assert_eq!(extract("Le groupe\n\n# Suite"), "Le groupe Suite");
        let long = extract(&"vélo ".repeat(200));
        assert!(
            long.ends_with("vélo…") && long.chars().count() <= EXTRACT_CHARS_MAX + 1,
            "{long}"
        );
    }
}
