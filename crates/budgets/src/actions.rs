//! What people do with participatory budgets.

mod ballot;
mod count;
mod desk;
mod discuss;
mod ideas;
mod import;
mod photos;
mod prepare;
mod stages;
mod study;
mod works;

pub use ballot::{CastBasket, EnterPaper, RemovePaper};
pub(crate) use ballot::{lacks_proof, settled};
pub use count::CountVote;
pub use desk::{AtDesk, HandPaper, TakeBackPaper};
pub(crate) use desk::{has_lost_key, was_handed};
pub use discuss::{CommentIdea, WithdrawIdeaComment};
pub(crate) use ideas::when_confirmed;
pub use ideas::{EditIdea, ProposeIdea, ProposeIdeaFor, Proposed, WithdrawIdea};
pub(crate) use import::FILE_BYTES_MAX;
pub use import::{ImportPabulib, PabulibFile};
pub use photos::{AddPhoto, RemovePhoto};
pub(crate) use prepare::whole_town;
pub use prepare::{ChangeBudget, CreateBudget, Described, RemoveBudget};
pub use stages::{CloseIdeas, CloseVote, ExtendVote, OpenIdeas, OpenVote};
pub(crate) use stages::{IDEAS_OVER, VOTE_OVER, when_ideas_over, when_vote_over};
pub use study::{MergeIdeas, SeparateIdea, StudyIdea, Verdict};
pub use works::{RecordWorks, RemoveWorks, RemoveWorksPhoto};

use kernel::{Fault, FieldFault, Fields, FileHash, Sentence, Work};

use crate::model::{
    Budget, BudgetId, Cents, Idea, IdeaId, PHOTO_BYTES_MAX, PHOTO_WORDS_CHARS_MAX, bare_photo, media_type,
};
use crate::store;

async fn budget(work: &mut Work, id: BudgetId) -> Result<Budget, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("budget"))
}

/// An idea with its budget.
pub(crate) async fn idea(work: &mut Work, id: IdeaId) -> Result<(Idea, Budget), Fault> {
    let idea = store::find_idea(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("idea"))?;
    let budget = budget(work, idea.budget_id).await?;
    Ok((idea, budget))
}

/// Two did the same at once: the one that lost runs again.
fn meanwhile(error: db::Error) -> Fault {
    if error.is_unique_violation() {
        Fault::Raced
    } else {
        Fault::Db(error)
    }
}

/// A text of several lines that may be empty.
fn long_text(fields: &mut Fields, field: &'static str, typed: &str, chars_max: usize) -> String {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > chars_max {
        fields.refuse(
            field,
            Sentence::new("budgets-text-too-long").with("max", chars_max),
        );
    }
    text
}

/// An amount that may be left out.
fn optional_amount(fields: &mut Fields, field: &'static str, typed: &str) -> Option<Cents> {
    if typed.trim().is_empty() {
        return None;
    }
    let amount = Cents::parse(typed);
    if amount.is_none() {
        fields.refuse(field, Sentence::new("budgets-amount-unreadable"));
    }
    amount
}

/// « 2 000,50 »: an amount in a sentence, to the centime.
fn euros(words: ui::Words, amount: Cents) -> String {
    words.decimal(&amount.to_string())
}

/// What will decide between equals: drawn once the projects stand, shown once the ballots are counted.
fn drawn_seed(work: &Work) -> String {
    let mut bytes = [0; 32];
    work.house().randomness.fill(&mut bytes);
    counting::hexadecimal(&bytes)
}

/// Keeps a photo without what its telephone wrote in it; gives its name and what it shows.
async fn keep_photo(work: &mut Work, bytes: &[u8], words: &str) -> Result<(FileHash, String), Fault> {
    let mut fields = Fields::default();
    let words = fields.text(
        "photo_texte",
        words,
        PHOTO_WORDS_CHARS_MAX,
        "budgets-photo-words-empty",
        "budgets-text-too-long",
    );
    if bytes.len() > PHOTO_BYTES_MAX {
        let max = i64::try_from(PHOTO_BYTES_MAX / 1_000_000).unwrap_or(i64::MAX);
        fields.refuse("photo", Sentence::new("budgets-photo-large").with("max", max));
    }
    fields.finish()?;
    let bare = bare_photo(bytes);
    let Some((bare, kind)) = bare.and_then(|bare| media_type(&bare).map(|kind| (bare, kind))) else {
        return Err(Fault::Invalid(vec![FieldFault {
            field: "photo",
            sentence: Sentence::new("budgets-photo-unreadable"),
        }]));
    };
    Ok((work.keep_file(kind, bare).await?, words))
}
