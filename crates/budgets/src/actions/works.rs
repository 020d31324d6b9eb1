//! The works of a funded project: planned, begun, delivered, with what was spent; or abandoned, with the reason.

use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, Sentence, Work};
use serde_json::json;

use super::{long_text, optional_amount};
use crate::model::{Idea, IdeaId, REASON_CHARS_MAX, Stage, WORKS_MAX, Works, WorksId, WorksState};
use crate::{rights, store};

/// Tells how the works of a project go, on a day.
#[derive(Clone, Debug)]
pub struct RecordWorks {
    /// Which project
    pub idea: IdeaId,
    /// How far they are
    pub state: WorksState,
    /// Since which day, as typed
    pub on_day: String,
    /// What is to be known; asked for what is abandoned
    pub note: String,
    /// What was spent in all, as typed; may be empty
    pub spent: String,
    /// A photo, with what it shows
    pub photo: Option<(Vec<u8>, String)>,
}

impl Action for RecordWorks {
    const NAME: &'static str = "budgets.record-works";
    type Output = WorksId;

    async fn run(&self, work: &mut Work) -> Result<WorksId, Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::FOLLOW, budget.scope()).await?;
        if budget.stage != Stage::Decided || !idea.is_funded {
            return Err(Fault::refused("budgets-refused-not-funded"));
        }
        let mut fields = Fields::default();
        let day = self
            .on_day
            .trim()
            .parse::<Date>()
            .ok()
            .filter(|day| (2000..=2200).contains(&day.year()));
        let zone = work.collectivite()?.zone();
        let today = work.now.timestamp().to_zoned(zone).date();
        match day {
            None => fields.refuse("le", Sentence::new("budgets-date-unreadable")),
            Some(day) if day > today => fields.refuse("le", Sentence::new("budgets-date-to-come")),
            Some(_) => {}
        }
        let note = long_text(&mut fields, "note", &self.note, REASON_CHARS_MAX);
        if self.state == WorksState::Abandoned && note.is_empty() {
            fields.refuse("note", Sentence::new("budgets-reason-empty"));
        }
        let spent = optional_amount(&mut fields, "depense", &self.spent);
        fields.finish()?;
        let Some(day) = day else {
            return Err(Fault::field("le", "budgets-date-unreadable"));
        };
        if store::count_works(&mut work.sql, work.body, idea.id).await? >= WORKS_MAX {
            let sentence = Sentence::new("budgets-refused-works-many").with("max", WORKS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let (photo, photo_words) = match &self.photo {
            None => (None, String::new()),
            Some((bytes, words)) => {
                let (photo, words) = super::keep_photo(work, bytes, words).await?;
                (Some(photo.to_string()), words)
            }
        };
        let works = Works {
            id: work.new_id(),
            idea_id: idea.id,
            state: self.state,
            on_day: day,
            note,
            spent_cents: spent,
            photo,
            photo_words,
            recorded_at: work.now,
        };
        store::insert_works(&mut work.sql, work.body, &works).await?;
        set_works_now(work, idea.id).await?;
        let told =
            json!({ "budget": budget.id, "state": self.state.as_str(), "on": day, "spent_cents": spent });
        work.journal(Event::public("budgets.works-told", idea.reference()).with(told))
            .await?;
        Ok(works.id)
    }
}

/// Takes a line of the works away: it was told of another project, or by mistake.
#[derive(Clone, Debug)]
pub struct RemoveWorks {
    /// Of which project
    pub idea: IdeaId,
    /// Which line
    pub works: WorksId,
}

impl Action for RemoveWorks {
    const NAME: &'static str = "budgets.remove-works";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, works) = line(work, self.idea, self.works).await?;
        store::delete_works(&mut work.sql, work.body, works.id).await?;
        set_works_now(work, idea.id).await?;
        let told = json!({ "budget": idea.budget_id, "on": works.on_day });
        work.journal(Event::public("budgets.works-removed", idea.reference()).with(told))
            .await
    }
}

/// Takes the photo of a line of the works away.
#[derive(Clone, Debug)]
pub struct RemoveWorksPhoto {
    /// Of which project
    pub idea: IdeaId,
    /// Which line
    pub works: WorksId,
}

impl Action for RemoveWorksPhoto {
    const NAME: &'static str = "budgets.remove-works-photo";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, works) = line(work, self.idea, self.works).await?;
        store::forget_works_photo(&mut work.sql, work.body, works.id).await?;
        work.journal(Event::public("budgets.photo-removed", idea.reference()))
            .await
    }
}

/// A line of the works of a project, for those in charge.
async fn line(work: &mut Work, idea: IdeaId, works: WorksId) -> Result<(Idea, Works), Fault> {
    let (idea, budget) = super::idea(work, idea).await?;
    work.require(&rights::FOLLOW, budget.scope()).await?;
    let works = store::find_works(&mut work.sql, work.body, works)
        .await?
        .filter(|works| works.idea_id == idea.id)
        .ok_or(Fault::NotFound("works"))?;
    Ok((idea, works))
}

/// How far the works of a project are: what its latest day says, whenever it was told.
async fn set_works_now(work: &mut Work, idea: IdeaId) -> Result<(), Fault> {
    let lines = store::list_works(&mut work.sql, work.body, idea).await?;
    let now = lines.first().map_or(WorksState::Planned, |latest| latest.state);
    Ok(store::set_works(&mut work.sql, work.body, idea, now, work.now).await?)
}
