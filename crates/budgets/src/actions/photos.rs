//! The photo of an idea: its author's, until the vote opens.

use kernel::{Action, Event, Fault, Work};

use crate::model::{IdeaId, Stage};
use crate::{rights, store};

/// Gives an idea its photo, or another one.
#[derive(Clone, Debug)]
pub struct AddPhoto {
    /// Which idea
    pub idea: IdeaId,
    /// A JPEG or a PNG
    pub bytes: Vec<u8>,
    /// What it shows
    pub words: String,
}

impl Action for AddPhoto {
    const NAME: &'static str = "budgets.add-photo";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::EDIT, idea.scope(&budget)).await?;
        refuse_late(budget.stage)?;
        if !idea.is_shown() {
            return Err(Fault::NotFound("idea"));
        }
        let (photo, words) = super::keep_photo(work, &self.bytes, &self.words).await?;
        let kept = (Some(photo.as_str()), words.as_str());
        store::set_photo(&mut work.sql, work.body, idea.id, kept, work.now).await?;
        work.journal(Event::public("budgets.photo-added", idea.reference()))
            .await
    }
}

/// Takes the photo of an idea away.
#[derive(Clone, Debug)]
pub struct RemovePhoto {
    /// Which idea
    pub idea: IdeaId,
}

impl Action for RemovePhoto {
    const NAME: &'static str = "budgets.remove-photo";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::EDIT, idea.scope(&budget)).await?;
        refuse_late(budget.stage)?;
        store::set_photo(&mut work.sql, work.body, idea.id, (None, ""), work.now).await?;
        work.journal(Event::public("budgets.photo-removed", idea.reference()))
            .await
    }
}

fn refuse_late(stage: Stage) -> Result<(), Fault> {
    if matches!(stage, Stage::Ideas | Stage::Study) {
        Ok(())
    } else {
        Err(Fault::refused("budgets-refused-fixed"))
    }
}
