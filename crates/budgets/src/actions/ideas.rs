//! Proposing an idea, changing it, taking it back.

use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, PersonId, Sentence, SubjectRef, Work};
use moderation::Target;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::optional_amount;
use crate::model::{
    Budget, BudgetId, Cents, DESCRIPTION_CHARS_MAX, IDEA, IDEA_WORD, IDEAS_MAX, Idea, IdeaId, IdeaState,
    Point, Stage, TITLE_CHARS_MAX,
};
use crate::{index, rights, store};

/// How many times the ideas one may propose may be taken back.
const WITHDRAWN_TIMES_MAX: i64 = 3;

/// What an author says of an idea; numbers as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Its title
    pub title: String,
    /// What it is, in Markdown
    pub description: String,
    /// Its district; empty for the whole town
    pub district: String,
    /// Where, in degrees east; may be empty
    pub longitude: String,
    /// Where, in degrees north; empty with the longitude only
    pub latitude: String,
    /// What it may cost; may be empty
    pub estimate: String,
    /// True when the author wants to be named
    pub shows_name: bool,
}

/// An idea as it was read.
struct Read {
    title: String,
    description: String,
    district: String,
    point: Option<Point>,
    estimate: Option<Cents>,
}

fn read(budget: &Budget, said: &Proposed) -> Result<Read, Fault> {
    let mut fields = Fields::default();
    let title = fields.name(
        "titre",
        &said.title,
        TITLE_CHARS_MAX,
        "budgets-idea-title-empty",
        "budgets-text-too-long",
    );
    let description = fields.text(
        "description",
        &said.description,
        DESCRIPTION_CHARS_MAX,
        "budgets-idea-description-empty",
        "budgets-text-too-long",
    );
    let district = said.district.trim().to_owned();
    if !district.is_empty() && !budget.districts.iter().any(|known| known.name == district) {
        fields.refuse("secteur", Sentence::new("budgets-district-unknown"));
    }
    let has_place = !said.longitude.trim().is_empty() || !said.latitude.trim().is_empty();
    let point = Point::parse(&said.longitude, &said.latitude);
    if has_place && point.is_none() {
        fields.refuse("longitude", Sentence::new("budgets-place-unreadable"));
    }
    let estimate = optional_amount(&mut fields, "cout", &said.estimate);
    fields.finish()?;
    Ok(Read {
        title,
        description,
        district,
        point,
        estimate,
    })
}

/// Proposes an idea; everybody reads it at once.
#[derive(Clone, Debug)]
pub struct ProposeIdea {
    /// To which budget
    pub budget: BudgetId,
    /// What it says
    pub proposed: Proposed,
}

impl Action for ProposeIdea {
    const NAME: &'static str = "budgets.propose";
    type Output = IdeaId;

    async fn run(&self, work: &mut Work) -> Result<IdeaId, Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PROPOSE, budget.scope()).await?;
        let author = work.person()?;
        refuse_unless_open(&budget, work)?;
        let id = work.new_id();
        propose(work, &budget, id, &self.proposed, (author, None)).await
    }
}

/// Proposes an idea in the name of an association that the actor speaks for: both are named. Where it wants two people, the idea
/// waits until a second one confirms it, while ideas are collected.
#[derive(Clone, Debug)]
pub struct ProposeIdeaFor {
    /// In whose name
    pub association: GroupId,
    /// To which budget
    pub budget: BudgetId,
    /// What it says
    pub proposed: Proposed,
}

/// What is kept of an idea that waits for a second person.
#[derive(Serialize, Deserialize)]
struct Kept {
    budget: BudgetId,
    proposed: Proposed,
}

impl Action for ProposeIdeaFor {
    const NAME: &'static str = "budgets.propose-for";
    /// None when it waits for a second person.
    type Output = Option<IdeaId>;

    async fn run(&self, work: &mut Work) -> Result<Option<IdeaId>, Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PROPOSE, budget.scope()).await?;
        let author = work.person()?;
        refuse_unless_open(&budget, work)?;
        let words = read(&budget, &self.proposed)?;
        let id: IdeaId = work.new_id();
        let kept = Kept {
            budget: budget.id,
            proposed: self.proposed.clone(),
        };
        let spoken = groups::Spoken {
            subject: &SubjectRef::new(IDEA, id),
            title: &words.title,
            text: &words.description,
            content: json!(kept),
        };
        if !groups::speak_for(work, self.association, &spoken).await? {
            return Ok(None);
        }
        let by = (author, Some(self.association));
        propose(work, &budget, id, &self.proposed, by).await.map(Some)
    }
}

/// Proposes what a second person of an association confirmed, while ideas are collected.
pub(crate) async fn when_confirmed(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let Some(act) = groups::act_confirmed(work, event, IDEA).await? else {
        return Ok(());
    };
    let kept: Kept = serde_json::from_str(&act.content)
        .map_err(|error| Fault::Internal(format!("an idea to confirm: {error}")))?;
    let budget = super::budget(work, kept.budget).await?;
    refuse_unless_open(&budget, work)?;
    let id = IdeaId::from_uuid(act.id.uuid());
    let by = (act.person_id, Some(act.groupe_id));
    propose(work, &budget, id, &kept.proposed, by).await?;
    Ok(())
}

/// Makes an idea readable, by somebody in their own name or in that of an association.
async fn propose(
    work: &mut Work,
    budget: &Budget,
    id: IdeaId,
    proposed: &Proposed,
    (author, association): (PersonId, Option<GroupId>),
) -> Result<IdeaId, Fault> {
    let read = read(budget, proposed)?;
    let own = store::count_of_author(&mut work.sql, work.body, budget.id, author).await?;
    if own >= budget.ideas_max {
        let sentence = Sentence::new("budgets-refused-own-many").with("max", budget.ideas_max);
        return Err(Fault::refused_with(sentence));
    }
    // Each leaves its number behind: proposed and taken back without end, they would close the collection to others.
    let withdrawn = store::count_withdrawn_of_author(&mut work.sql, work.body, budget.id, author).await?;
    let withdrawn_max = WITHDRAWN_TIMES_MAX * budget.ideas_max;
    if withdrawn >= withdrawn_max {
        let sentence = Sentence::new("budgets-refused-withdrawn-many").with("max", withdrawn_max);
        return Err(Fault::refused_with(sentence));
    }
    if store::count_kept(&mut work.sql, work.body, budget.id).await? >= IDEAS_MAX {
        return Err(Fault::refused("budgets-refused-many"));
    }
    let number = store::next_number(&mut work.sql, work.body, budget.id).await?;
    let idea = Idea {
        id,
        budget_id: budget.id,
        number,
        title: read.title,
        description: read.description,
        author_id: Some(author),
        shows_name: proposed.shows_name,
        district: read.district,
        longitude_e6: read.point.map(|point| point.longitude_e6),
        latitude_e6: read.point.map(|point| point.latitude_e6),
        estimate_cents: read.estimate,
        state: IdeaState::Proposed,
        merged_into: None,
        reason: String::new(),
        cost_cents: None,
        running_cents: None,
        photo: None,
        photo_words: String::new(),
        is_funded: false,
        votes: None,
        works: None,
        created_at: work.now,
        changed_at: work.now,
        version: 1,
    };
    store::insert_idea(&mut work.sql, work.body, &idea)
        .await
        .map_err(super::meanwhile)?;
    index::idea(work, &idea).await?;
    // Who confirms is not always who wrote: the line's own actor did the last of it.
    let told = match association {
        None => json!({ "budget": budget.id, "number": number }),
        Some(group) => json!({ "budget": budget.id, "number": number, "for": group, "by": author }),
    };
    work.journal(Event::public("budgets.idea-proposed", idea.reference()).with(told))
        .await?;
    Ok(idea.id)
}

/// Changes what an idea says, while ideas are collected.
#[derive(Clone, Debug)]
pub struct EditIdea {
    /// Which one
    pub idea: IdeaId,
    /// The version that was read
    pub version: i64,
    /// What it says
    pub proposed: Proposed,
}

impl Action for EditIdea {
    const NAME: &'static str = "budgets.edit-idea";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (before, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::EDIT, before.scope(&budget)).await?;
        groups::must_still_represent(work, &before.reference()).await?;
        refuse_unless_open(&budget, work)?;
        if before.state != IdeaState::Proposed {
            return Err(Fault::refused("budgets-refused-under-study"));
        }
        let read = read(&budget, &self.proposed)?;
        let is_renamed = read.title != before.title;
        let idea = Idea {
            title: read.title,
            description: read.description,
            shows_name: self.proposed.shows_name,
            district: read.district,
            longitude_e6: read.point.map(|point| point.longitude_e6),
            latitude_e6: read.point.map(|point| point.latitude_e6),
            estimate_cents: read.estimate,
            version: self.version,
            ..before
        };
        if !store::set_words(&mut work.sql, work.body, &idea, work.now).await? {
            return Err(Fault::Stale("idea"));
        }
        if is_renamed {
            index::idea_and_comments(work, &idea).await?;
        } else {
            index::idea(work, &idea).await?;
        }
        work.journal(Event::public("budgets.idea-edited", idea.reference()))
            .await
    }
}

/// Takes an idea back, until the vote opens: nobody reads it any more.
#[derive(Clone, Debug)]
pub struct WithdrawIdea {
    /// Which one
    pub idea: IdeaId,
}

impl Action for WithdrawIdea {
    const NAME: &'static str = "budgets.withdraw-idea";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (idea, budget) = super::idea(work, self.idea).await?;
        work.require(&rights::EDIT, idea.scope(&budget)).await?;
        let is_early = matches!(budget.stage, Stage::Ideas | Stage::Study);
        let merged = store::list_merged(&mut work.sql, work.body, idea.id).await?;
        // Those who were merged into it stand behind it: it is theirs too.
        if !is_early || !idea.is_shown() || !merged.is_empty() {
            return Err(Fault::refused("budgets-refused-withdraw"));
        }
        // One merged into another leaves it: the page of the other names it no more.
        let idea = Idea {
            merged_into: None,
            ..idea
        };
        if !store::set_state(&mut work.sql, work.body, &idea, IdeaState::Withdrawn, work.now).await? {
            return Err(Fault::Raced);
        }
        store::forget_idea(&mut work.sql, work.body, idea.id).await?;
        moderation::close_reports(work, &Target::new(IDEA_WORD, idea.id), &idea.path()).await?;
        index::forget(work, &idea).await?;
        work.journal(Event::public("budgets.idea-withdrawn", idea.reference()))
            .await
    }
}

fn refuse_unless_open(budget: &Budget, work: &Work) -> Result<(), Fault> {
    if budget.takes_ideas_at(work.now) {
        Ok(())
    } else {
        Err(Fault::refused("budgets-refused-no-more-ideas"))
    }
}
