//! Voting: online, once for each person; on paper or at a desk, once two agents read the same.

use db::{Instant, Sql};
use kernel::{Action, CollectiviteId, Event, Fault, FieldFault, Fields, PersonId, Sentence, Work};
use ui::Words;

use super::{budget, euros};
use crate::model::{BALLOTS_MAX, Budget, BudgetId, Cents, Misfit, PAPER_NUMBER_CHARS_MAX, fitting};
use crate::{rights, store};

/// Gives a ballot, or another in its place, until the vote closes.
#[derive(Clone, Debug)]
pub struct CastBasket {
    /// Of which budget
    pub budget: BudgetId,
    /// The voter's district; empty where it does not matter
    pub district: String,
    /// The projects, by number
    pub projects: Vec<i64>,
    /// True when the voter declares to be among those who may vote
    pub declares: bool,
}

impl Action for CastBasket {
    const NAME: &'static str = "budgets.vote";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = budget(work, self.budget).await?;
        work.require(&rights::VOTE, budget.scope()).await?;
        let voter = work.person()?;
        if !budget.takes_votes_at(work.now) {
            return Err(Fault::refused("budgets-refused-no-vote"));
        }
        if lacks_proof(&mut work.sql, work.body, (&budget, voter), work.now).await? {
            return Err(Fault::refused("budgets-refused-not-elector"));
        }
        let mut fields = Fields::default();
        if !self.declares {
            fields.refuse("declare", Sentence::new("budgets-declare-missing"));
        }
        refuse_bad_district(&mut fields, &budget, &self.district);
        let projects = store::list_projects(&mut work.sql, work.body, budget.id).await?;
        let fit = fitting(&budget, &projects, &self.district, &self.projects);
        if let Err(misfit) = &fit {
            fields.refuse("projet", sentence_of(misfit, Words::of(work.house())?));
        }
        fields.finish()?;
        super::desk::note_online(work, &budget, voter).await?;
        let before = store::ballot_of(&mut work.sql, work.body, budget.id, voter).await?;
        let is_full = before.is_none()
            && store::count_ballots(&mut work.sql, work.body, budget.id).await? >= BALLOTS_MAX;
        if is_full {
            return Err(Fault::refused("budgets-refused-full"));
        }
        let ballot = store::Ballot {
            district: own_district(&budget, &self.district),
            projects: fit.unwrap_or_default(),
            cast_at: work.now,
        };
        store::keep_ballot(&mut work.sql, work.body, budget.id, voter, &ballot).await?;
        // Neither the choice nor the voter: the journal cannot be erased, the table can.
        work.told_at_the_closing();
        Ok(())
    }
}

/// Whether the budget is run by a group that a proof opens (registered electors, verified telephone numbers), whose members
/// alone vote, and this person has not given that proof.
pub(crate) async fn lacks_proof(
    sql: &mut Sql,
    body: CollectiviteId,
    (budget, voter): (&Budget, PersonId),
    at: Instant,
) -> Result<bool, db::Error> {
    let group = groups::find(sql, body, budget.group_id).await?;
    if group.is_none_or(|group| !group.kind.is_proven()) {
        return Ok(false);
    }
    let own = groups::groups_of(sql, body, voter, at).await?;
    Ok(own.iter().all(|group| group.id != budget.group_id))
}

/// Enters a ballot given on paper, as one agent reads it. It counts once another agent reads the same; one that no two
/// agents read alike is counted by nobody, and the count says so. Entered again by the same agent, it takes the place of the
/// former reading.
#[derive(Clone, Debug)]
pub struct EnterPaper {
    /// Of which budget
    pub budget: BudgetId,
    /// The number printed on it
    pub number: String,
    /// The voter's district; empty where it does not matter
    pub district: String,
    /// The projects, by number; none for a blank ballot
    pub projects: Vec<i64>,
    /// True for a ballot that cannot be counted: torn, signed, with more than the envelope pays for. It is told by its
    /// number only
    pub is_null: bool,
}

impl Action for EnterPaper {
    const NAME: &'static str = "budgets.enter-paper";
    /// True when another agent read the same
    type Output = bool;

    async fn run(&self, work: &mut Work) -> Result<bool, Fault> {
        let budget = budget(work, self.budget).await?;
        work.require(&rights::ENTER_PAPER, budget.scope()).await?;
        let agent = work.person()?;
        if !budget.takes_paper() {
            return Err(Fault::refused("budgets-refused-no-paper"));
        }
        let mut fields = Fields::default();
        let number = fields.name(
            "numero",
            &self.number,
            PAPER_NUMBER_CHARS_MAX,
            "budgets-paper-number-empty",
            "budgets-text-too-long",
        );
        let number = number.to_uppercase();
        let mut chosen = Vec::new();
        if !self.is_null {
            refuse_bad_district(&mut fields, &budget, &self.district);
            let projects = store::list_projects(&mut work.sql, work.body, budget.id).await?;
            match fitting(&budget, &projects, &self.district, &self.projects) {
                Ok(numbers) => chosen = numbers,
                Err(Misfit::Nothing) => {}
                Err(misfit) => fields.refuse("projets", sentence_of(&misfit, Words::of(work.house())?)),
            }
        }
        fields.finish()?;
        let readings = store::papers_of(&mut work.sql, work.body, budget.id, &number).await?;
        let is_settled = readings.len() > 1 && settled(&readings).is_some();
        if is_settled {
            // Two agents agreed: a third reading would only undo what is sure.
            return Err(Fault::Invalid(vec![FieldFault {
                field: "numero",
                sentence: Sentence::new("budgets-paper-settled"),
            }]));
        }
        // Read again by the same agent, it is no reading more.
        let is_own = readings.iter().any(|reading| reading.entered_by == agent);
        if !is_own && store::count_papers(&mut work.sql, work.body, budget.id).await? >= PAPERS_MAX {
            return Err(Fault::refused("budgets-refused-full"));
        }
        let paper = store::Paper {
            number,
            entered_by: agent,
            district: if self.is_null {
                String::new()
            } else {
                own_district(&budget, &self.district)
            },
            projects: chosen,
            is_null: self.is_null,
        };
        store::enter_paper(&mut work.sql, work.body, budget.id, &paper, work.now).await?;
        work.journal(Event::internal("budgets.paper-entered", budget.reference()))
            .await?;
        Ok(readings
            .iter()
            .any(|other| other.entered_by != agent && is_same(other, &paper)))
    }
}

/// Readings of ballots on paper in one budget.
const PAPERS_MAX: i64 = 20_000;

/// Takes back one's own reading of a ballot on paper: its number was mistyped.
#[derive(Clone, Debug)]
pub struct RemovePaper {
    /// Of which budget
    pub budget: BudgetId,
    /// The number printed on it
    pub number: String,
}

impl Action for RemovePaper {
    const NAME: &'static str = "budgets.remove-paper";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = budget(work, self.budget).await?;
        work.require(&rights::ENTER_PAPER, budget.scope()).await?;
        let agent = work.person()?;
        if !budget.takes_paper() {
            return Err(Fault::refused("budgets-refused-no-paper"));
        }
        let number = self.number.to_uppercase();
        if !store::remove_paper(&mut work.sql, work.body, budget.id, &number, agent).await? {
            return Err(Fault::NotFound("paper"));
        }
        work.journal(Event::internal("budgets.paper-removed", budget.reference()))
            .await
    }
}

/// What two agents read alike in one ballot.
pub(crate) fn settled(readings: &[store::Paper]) -> Option<&store::Paper> {
    readings.iter().enumerate().find_map(|(place, one)| {
        readings[..place]
            .iter()
            .find(|other| other.entered_by != one.entered_by && is_same(other, one))
    })
}

fn is_same(one: &store::Paper, other: &store::Paper) -> bool {
    one.is_null == other.is_null && one.district == other.district && one.projects == other.projects
}

/// The district is kept where one votes by district only.
fn own_district(budget: &Budget, district: &str) -> String {
    if budget.is_by_district {
        district.to_owned()
    } else {
        String::new()
    }
}

fn refuse_bad_district(fields: &mut Fields, budget: &Budget, district: &str) {
    if !budget.is_by_district {
        return;
    }
    if !budget.districts.iter().any(|known| known.name == district) {
        fields.refuse("secteur", Sentence::new("budgets-district-choose"));
    }
}

fn sentence_of(misfit: &Misfit, words: Words) -> Sentence {
    match misfit {
        Misfit::Nothing => Sentence::new("budgets-ballot-empty"),
        Misfit::Unknown(number) => Sentence::new("budgets-ballot-unknown").with("number", *number),
        Misfit::TooMany(max) => Sentence::new("budgets-ballot-many").with("max", *max),
        Misfit::ElsewhereThan(title) => {
            Sentence::new("budgets-ballot-elsewhere").with("title", title.as_str())
        }
        Misfit::TooDear(name, spent, amount) => {
            let over = Cents::new(spent.value().saturating_sub(amount.value()));
            let said = if name.is_empty() {
                Sentence::new("budgets-ballot-dear")
            } else {
                Sentence::new("budgets-ballot-dear-in").with("envelope", name.as_str())
            };
            said.with("over", euros(words, over))
                .with("amount", euros(words, *amount))
        }
    }
}
