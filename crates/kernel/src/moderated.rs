//! What people write and moderation may remove: the feature that holds it says how it is read, hidden, put back and
//! forgotten; who decides, why and with what appeal is one and the same thing for all of them.

use db::{Instant, Sql, Uuid};

use crate::{BoxFuture, CollectiviteId, Fault, House, PersonId, Sentence, SubjectRef, Work};

/// Reads it as it stands, what only moderators may still read included; none when there is no such thing.
pub type ReadModerated =
    for<'a> fn(&'a mut Sql, CollectiviteId, Uuid) -> BoxFuture<'a, Result<Option<ModeratedContent>, Fault>>;

/// Reads what it said before, the latest first.
pub type ReadFormer =
    for<'a> fn(&'a mut Sql, CollectiviteId, Uuid) -> BoxFuture<'a, Result<Vec<FormerWording>, Fault>>;

/// Changes whether it is shown.
pub type ChangeModerated = for<'a> fn(&'a mut Work, Uuid) -> BoxFuture<'a, Result<(), Fault>>;

/// One sort of what people write.
#[derive(Clone, Copy)]
pub struct Moderated {
    /// Its word in addresses and in the database, said by the translation `moderation-target-{word}`
    pub word: &'static str,
    /// The public line of the journal that says that one was removed
    pub removed: &'static str,
    /// How it is read
    pub read: ReadModerated,
    /// How what it said before is read, where that is kept
    pub former: Option<ReadFormer>,
    /// Makes it readable by nobody; [`Fault::Raced`] when it is not shown
    pub hide: ChangeModerated,
    /// Shows it again after an appeal; changes nothing when it is not hidden
    pub restore: ChangeModerated,
    /// Forgets what it said, once its removal can no longer be contested
    pub forget: ChangeModerated,
}

/// What is reported or decided upon, as it stands.
#[derive(Clone, Debug)]
pub struct ModeratedContent {
    /// What the journal points to, and what it is a part of: the amendment of an argument; else itself
    pub reference: SubjectRef,
    /// The group whose moderators decide, by its raw identifier
    pub group: Uuid,
    /// Who wrote it
    pub author: PersonId,
    /// True while anyone reads it
    pub is_shown: bool,
    /// Where it is read
    pub path: String,
    /// What it is about, in words that are not its author's
    pub about: Option<Sentence>,
    /// Its own title; empty when it has none
    pub title: String,
    /// What it says, in Markdown
    pub text: String,
    /// Free words beside it, that may be judged too: a theme, a place
    pub details: Vec<String>,
}

/// What something said before.
#[derive(Clone, Debug)]
pub struct FormerWording {
    /// Counted from 1
    pub version: i64,
    /// Its title then; empty when it had none
    pub title: String,
    /// What it said, in Markdown
    pub text: String,
    /// Free words beside it
    pub details: Vec<String>,
    /// When this was written
    pub written_at: Instant,
}

impl House {
    /// How the feature that holds this sort of writing lets it be moderated.
    pub fn moderated(&self, word: &str) -> Option<&'static Moderated> {
        let mut all = self.features().iter().flat_map(|feature| feature.moderated);
        all.find(|kind| kind.word == word)
    }

    /// Every sort of writing that can be moderated.
    pub fn all_moderated(&self) -> Vec<&'static Moderated> {
        self.features()
            .iter()
            .flat_map(|feature| feature.moderated)
            .collect()
    }
}
