//! Texts and amendments as the rest of the house knows them; no SQL, no HTML.

use db::{Id, Instant};
use groups::GroupId;
use kernel::{FileHash, PersonId, Subject, SubjectRef};
use serde::{Deserialize, Serialize};

/// Characters a title may have.
pub const TITLE_CHARS_MAX: usize = 200;
/// Bytes the Markdown of a text may have.
pub const MARKDOWN_BYTES_MAX: usize = 2_000_000;
/// Bytes a file that a text is brought in from may have.
pub const SOURCE_BYTES_MAX: usize = 16_000_000;
/// Characters an amendment's sentence or new wording may have.
pub const AMENDMENT_CHARS_MAX: usize = 50_000;
/// Characters a rationale or an argument may have.
pub const ARGUMENT_CHARS_MAX: usize = 5_000;
/// Amendments one text may receive, sub-amendments included. Three thousand are what every page is measured with; a third
/// more is left above them, so that no discussion of that size meets the bound. Beyond five thousand, a clone could no longer
/// list every branch: each amendment has two, its number and the name it was pushed under, and
/// [`REFERENCES_MAX`] are listed.
pub const AMENDMENTS_MAX: i64 = 4_000;
/// References of one text that a clone lists.
pub const REFERENCES_MAX: i64 = 10_000;
// Two branches each, the text itself, and a few hundred versions that are tagged.
const _: () = assert!(2 * AMENDMENTS_MAX + 1_000 <= REFERENCES_MAX);
/// Remarks one passage may receive.
pub const REMARKS_MAX: i64 = 500;
/// People who may sign one amendment with its author.
pub const COSIGNERS_MAX: i64 = 200;
/// Sub-amendments one amendment may receive.
pub const SUB_AMENDMENTS_MAX: i64 = 200;
/// Arguments one amendment may receive.
pub const ARGUMENTS_MAX: i64 = 1_000;

/// Marks the ids of texts.
pub struct Text;
/// A text's identifier: also the name of its repository.
pub type TextId = Id<Text>;

/// Marks the ids of amendments.
pub struct AmendmentMark;
/// An amendment's identifier.
pub type AmendmentId = Id<AmendmentMark>;

/// Marks the ids of arguments.
pub struct ArgumentMark;
/// An argument's identifier.
pub type ArgumentId = Id<ArgumentMark>;

/// Marks the ids of remarks.
pub struct RemarkMark;
/// The identifier of what somebody says of a passage.
pub type RemarkId = Id<RemarkMark>;

db::text_enum! {
    /// Where a text stands.
    pub enum TextState {
        /// Being written: its authors change it directly
        Draft = "projet",
        /// Put to discussion: it only changes through amendments
        Discussion = "discussion",
        /// No more amendments; those tabled are voted
        Closed = "clos",
        /// Adopted amendments are in; it no longer changes
        Consolidated = "consolide",
    }
}

db::text_enum! {
    /// What became of an amendment.
    pub enum Fate {
        /// Neither voted nor withdrawn
        Pending = "en-discussion",
        /// Withdrawn by its author
        Withdrawn = "retire",
        /// Voted, and in the text
        Adopted = "adopte",
        /// Voted down
        Rejected = "rejete",
        /// What it bore on was changed by another one adopted before
        Fallen = "tombe",
    }
}

db::text_enum! {
    /// How an amendment was written.
    pub enum Manner {
        /// The passage was rewritten in place; Parvis wrote the sentence
        InPlace = "en-place",
        /// The sentence was written; Parvis drew the change from it
        Sentence = "phrase",
        /// So it was, and read as an assembly of the Parliament writes: its quotations are closed after it
        Parliamentary = "phrase-parlementaire",
    }
}

db::text_enum! {
    /// On which side an argument speaks.
    pub enum ArgumentSide {
        /// In favour of the amendment
        For = "pour",
        /// Against it
        Against = "contre",
    }
}

db::text_enum! {
    /// Why an amendment fell.
    pub enum FallenBecause {
        /// The passage it bears on was removed or rewritten
        Passage = "passage",
        /// It changes the same words
        Overlap = "memes-mots",
        /// It asks for exactly what is adopted already
        Identical = "identique",
        /// It cannot be applied for another reason, said in its detail
        Other = "autre",
        /// The chair of a sitting declared it without object
        Chair = "seance",
        /// The amendment that it amends is decided, or no longer what it was
        Parent = "amendement",
    }
}

db::record! {
    /// A text with its words.
    #[derive(Clone, Debug)]
    pub struct TextDocument {
        /// Which one
        pub id: TextId,
        /// The group that carries it
        pub group_id: GroupId,
        /// What it is called
        pub title: String,
        /// Where it stands
        pub state: TextState,
        /// Counts the edits of the draft: what a stale form is recognised by
        pub version: i64,
        /// Its words now, canonical Markdown
        pub markdown: String,
        /// Its words when it was put to discussion: what every amendment refers to
        pub base_markdown: Option<String>,
        /// The commit put to discussion, 20 bytes
        pub base_commit: Option<Vec<u8>>,
        /// The last commit of the text, 20 bytes
        pub head_commit: Vec<u8>,
        /// When it was imported
        pub imported_at: Instant,
        /// When its words or its state last changed
        pub changed_at: Instant,
        /// When it was put to discussion
        pub opened_at: Option<Instant>,
        /// When amendments ceased
        pub closed_at: Option<Instant>,
        /// When it was consolidated
        pub consolidated_at: Option<Instant>,
        /// The Git tag of the consolidated version
        pub consolidated_tag: Option<String>,
        /// The number of the last amendment tabled
        pub last_number: i64,
    }
}

db::record! {
    /// The file a text was brought in from.
    #[derive(Clone, Debug)]
    pub struct TextSource {
        /// The SHA-256 of its bytes: its name in the store of files
        pub sha256: FileHash,
        /// Its name where it comes from
        pub name: String,
    }
}

db::record! {
    /// A text as lists show it, without its words.
    #[derive(Clone, Debug)]
    pub struct TextLine {
        /// Which one
        pub id: TextId,
        /// The group that carries it
        pub group_id: GroupId,
        /// What it is called
        pub title: String,
        /// Where it stands
        pub state: TextState,
        /// When its words or its state last changed
        pub changed_at: Instant,
        /// How many amendments were tabled
        pub last_number: i64,
    }
}

db::record! {
    /// An amendment.
    #[derive(Clone, Debug)]
    pub struct Amendment {
        /// Which one
        pub id: AmendmentId,
        /// The text it amends
        pub document_id: TextId,
        /// Its number in that text
        pub number: i64,
        /// Who tabled it
        pub author_id: PersonId,
        /// How it was written
        pub manner: Manner,
        /// What it says, in French drafting style
        pub sentence: String,
        /// What it asks for, as legistique's edits in JSON
        pub edits: String,
        /// Why, in its author's words
        pub rationale: String,
        /// What became of it
        pub fate: Fate,
        /// Why it fell
        pub fallen_because: Option<FallenBecause>,
        /// The number of the amendment it fell by
        pub fallen_by: Option<i64>,
        /// What legistique says when it fell for another reason
        pub fallen_detail: Option<String>,
        /// 1, then one more at each rectification
        pub version: i64,
        /// Its commit, 20 bytes
        pub commit_oid: Vec<u8>,
        /// When it was tabled
        pub proposed_at: Instant,
        /// When it was decided
        pub decided_at: Option<Instant>,
    }
}

db::record! {
    /// An amendment as the page of its text tells it, without its words: that page has hundreds.
    #[derive(Clone, Debug)]
    pub(crate) struct AmendmentBrief {
        /// Which one
        pub(crate) id: AmendmentId,
        /// Its number in the text
        pub(crate) number: i64,
        /// Who tabled it
        pub(crate) author_id: PersonId,
        /// What became of it
        pub(crate) fate: Fate,
    }
}

db::record! {
    /// An argument about an amendment.
    #[derive(Clone, Debug)]
    pub struct Argument {
        /// Which one
        pub id: ArgumentId,
        /// The amendment it is about
        pub amendment_id: AmendmentId,
        /// The text amended
        pub document_id: TextId,
        /// Who wrote it
        pub author_id: PersonId,
        /// For or against
        pub side: ArgumentSide,
        /// What it says, in Markdown
        pub content: String,
        /// When
        pub added_at: Instant,
        /// When its author took it back
        pub withdrawn_at: Option<Instant>,
    }
}

/// An amendment as an act lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendmentLine {
    /// Its number
    pub number: i64,
    /// What it says
    pub sentence: String,
    /// What became of it
    #[serde(with = "fate_word")]
    pub fate: Fate,
    /// Who tabled it
    pub author: PersonId,
    /// Which one, to find its vote
    pub id: AmendmentId,
}

/// A text once its adopted amendments are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consolidated {
    /// What it is called
    pub title: String,
    /// Its words
    pub markdown: String,
    /// Its commit, 40 hexadecimal digits
    pub commit: String,
    /// What became of each amendment, by number
    pub amendments: Vec<AmendmentLine>,
}

mod fate_word {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use super::Fate;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
    pub(super) fn serialize<S: Serializer>(fate: &Fate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(fate.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fate, D::Error> {
        let word = String::deserialize(deserializer)?;
        Fate::parse(&word).ok_or_else(|| serde::de::Error::custom(format!("unknown fate {word:?}")))
    }
}

/// The page of a text.
pub fn text_path(id: TextId) -> String {
    format!("/textes/{id}")
}

/// The page of what is said of a passage.
pub(crate) fn remark_path(text: TextId, place: &str) -> String {
    format!(
        "{}/discuter?ou={}",
        text_path(text),
        ui::paging::query_value(place)
    )
}

/// How other features point to an amendment.
pub(crate) fn amendment_reference(id: AmendmentId) -> SubjectRef {
    SubjectRef::new("amendment", id)
}

/// The page of an amendment.
pub fn amendment_path(text: TextId, number: i64) -> String {
    format!("/textes/{text}/amendements/{number}")
}

impl TextDocument {
    /// How other features point to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("text", self.id)
    }

    /// Its title and page.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: text_path(self.id),
        }
    }

    /// The words amendments refer to: those put to discussion, or the draft's before that.
    pub fn base(&self) -> &str {
        self.base_markdown.as_deref().unwrap_or(&self.markdown)
    }
}

impl Amendment {
    /// How other features point to it.
    pub fn reference(&self) -> SubjectRef {
        amendment_reference(self.id)
    }

    /// Its page.
    pub fn path(&self) -> String {
        amendment_path(self.document_id, self.number)
    }
}

impl AmendmentBrief {
    /// How other features point to it.
    pub(crate) fn reference(&self) -> SubjectRef {
        amendment_reference(self.id)
    }
}
