//! A budget put in people's hands, its ideas, its works: types and rules, pure.

mod alike;
mod basket;
mod cents;
mod photo;
mod pointed;

pub(crate) use alike::alike;
pub(crate) use basket::{Misfit, fitting, totals};
pub use cents::Cents;
pub(crate) use photo::{PHOTO_BYTES_MAX, bare_photo, media_type};
pub(crate) use pointed::{Frame, Point};

use db::{FromRow, Id, Instant, Row};
use debates::Discussed;
use groups::GroupId;
use kernel::{PersonId, Scope, Subject, SubjectRef};
use serde::{Deserialize, Serialize};

/// The type of budgets among subjects.
pub(crate) const BUDGET: &str = "budget";
/// The type of ideas among subjects.
pub(crate) const IDEA: &str = "idea";
/// Their word in what can be moderated.
pub(crate) const IDEA_WORD: &str = "idee";

/// The longest title of a budget or of an idea, in characters.
pub(crate) const TITLE_CHARS_MAX: usize = 150;
/// The longest presentation of a budget, in characters.
pub(crate) const PRESENTATION_CHARS_MAX: usize = 10_000;
/// The longest description of an idea, in characters.
pub(crate) const DESCRIPTION_CHARS_MAX: usize = 5_000;
/// The longest public reason, or note on works, in characters.
pub(crate) const REASON_CHARS_MAX: usize = 2_000;
/// The longest sentence that says who votes, in characters.
pub(crate) const ELECTORATE_CHARS_MAX: usize = 300;
/// The longest name of a district, in characters.
pub(crate) const DISTRICT_CHARS_MAX: usize = 80;
/// The longest description of a photo, in characters.
pub(crate) const PHOTO_WORDS_CHARS_MAX: usize = 250;
/// The longest name, with what tells it from another, that a desk notes, in characters.
pub(crate) const DESK_CHARS_MAX: usize = 200;
/// The longest number of a paper ballot, in characters.
pub(crate) const PAPER_NUMBER_CHARS_MAX: usize = 20;
/// The most districts with an envelope of their own.
pub(crate) const DISTRICTS_MAX: usize = 40;
/// The most ideas of one budget.
pub(crate) const IDEAS_MAX: i64 = 2_000;
/// The most ideas of one person in one budget, where the budget asks for no less.
pub(crate) const IDEAS_PER_PERSON_MAX: i64 = 20;
/// The most ballots of one budget: counting them takes seconds, not minutes.
pub(crate) const BALLOTS_MAX: i64 = 50_000;
/// The most lines of the works of one project.
pub(crate) const WORKS_MAX: i64 = 100;
/// The most days a collection or a vote lasts.
pub(crate) const DAYS_MAX: i64 = 750;

/// Identifies a budget.
pub type BudgetId = Id<Budget>;
/// Identifies an idea.
pub type IdeaId = Id<Idea>;
/// Identifies a line of the works of a project.
pub type WorksId = Id<Works>;

db::text_enum! {
    /// Where a budget stands.
    pub enum Stage {
        /// Nobody proposes anything yet
        Prepared = "prepare",
        /// Ideas are collected
        Ideas = "idees",
        /// The services study and cost them
        Study = "etude",
        /// Inhabitants vote
        Vote = "vote",
        /// The vote is over; ballots on paper are entered, then all are counted
        Counting = "depouillement",
        /// Projects are chosen; their works are followed
        Decided = "decide",
        /// Held elsewhere and read from a file: nothing of it changes
        Archived = "archive",
    }
}

db::text_enum! {
    /// How an envelope is shared between projects.
    pub enum SharingRule {
        /// The most voted first, each funded when it still fits
        Greedy = "greedy",
        /// Each voter has an equal part of the envelope; what is left goes by votes
        EqualShares = "equal-shares",
        /// Every voter saves at the same pace; a project is funded as soon as its voters can pay for it together
        Phragmen = "phragmen",
    }
}

db::text_enum! {
    /// What a ballot is.
    pub enum BallotForm {
        /// A few projects
        Approval = "approval",
        /// As many as the envelope pays for
        Basket = "basket",
    }
}

db::text_enum! {
    /// Where an idea stands.
    pub enum IdeaState {
        /// As its author wrote it
        Proposed = "proposee",
        /// The services are looking at it
        Studied = "etudiee",
        /// It is a project, with its cost
        Eligible = "recevable",
        /// It cannot be one; the reason is public
        Refused = "refusee",
        /// Its author and that of another are together in that other one
        Merged = "reunie",
        /// Taken back by its author
        Withdrawn = "retiree",
        /// Removed by moderation
        Removed = "moderee",
    }
}

db::text_enum! {
    /// How far the works of a project are.
    pub enum WorksState {
        /// Decided, not begun
        Planned = "prevus",
        /// Under way
        Begun = "commences",
        /// Done
        Delivered = "livres",
        /// Will not be done; the reason is public
        Abandoned = "abandonnes",
    }
}

impl IdeaState {
    /// True when anyone may read what is there.
    pub(crate) fn is_shown(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Removed)
    }
}

/// A part of the town that has an envelope of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct District {
    /// Its name
    pub name: String,
    /// Its envelope
    pub amount: Cents,
}

/// A budget whose projects people propose and choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Which one
    pub id: BudgetId,
    /// The group that runs it
    pub group_id: GroupId,
    /// Its name
    pub title: String,
    /// What it is, in Markdown; may be empty
    pub presentation: String,
    /// Where it stands
    pub stage: Stage,
    /// All the money, districts' envelopes included
    pub amount: Cents,
    /// The districts that have an envelope; what remains of the money is for the whole town
    pub districts: Vec<District>,
    /// How envelopes are shared
    pub sharing_rule: SharingRule,
    /// What a ballot is
    pub ballot_form: BallotForm,
    /// How many projects a ballot approves at most; 0 for no limit
    pub approvals_max: i64,
    /// How many ideas one person proposes at most
    pub ideas_max: i64,
    /// Who may vote, in the town's words
    pub electorate: String,
    /// True when one votes for the projects of one's own district and those of the whole town only
    pub is_by_district: bool,
    /// True when ballots on paper are awaited
    pub has_paper: bool,
    /// What decides between equals; empty before the vote, told to nobody before the count
    pub seed: String,
    /// Until when ideas are collected
    pub ideas_close_at: Option<Instant>,
    /// When the vote opened
    pub vote_opened_at: Option<Instant>,
    /// Until when one votes
    pub vote_closes_at: Option<Instant>,
    /// Why the vote was closed before that; empty when it was not
    pub closed_because: String,
    /// When the ballots were counted
    pub decided_at: Option<Instant>,
    /// How many ballots were counted
    pub ballots_count: i64,
    /// When it was made
    pub created_at: Instant,
    /// When it last changed
    pub changed_at: Instant,
    /// Counts its changes, from 1
    pub version: i64,
}

impl FromRow for Budget {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let districts: String = row.get("districts")?;
        Ok(Self {
            id: row.get("id")?,
            group_id: row.get("group_id")?,
            title: row.get("title")?,
            presentation: row.get("presentation")?,
            stage: row.get("stage")?,
            amount: row.get("amount_cents")?,
            districts: serde_json::from_str(&districts).map_err(|_| db::Error::Content {
                column: "districts".to_owned(),
                value: districts,
            })?,
            sharing_rule: row.get("sharing_rule")?,
            ballot_form: row.get("ballot_form")?,
            approvals_max: row.get("approvals_max")?,
            ideas_max: row.get("ideas_max")?,
            electorate: row.get("electorate")?,
            is_by_district: row.get("is_by_district")?,
            has_paper: row.get("has_paper")?,
            seed: row.get("seed")?,
            ideas_close_at: row.get("ideas_close_at")?,
            vote_opened_at: row.get("vote_opened_at")?,
            vote_closes_at: row.get("vote_closes_at")?,
            closed_because: row.get("closed_because")?,
            decided_at: row.get("decided_at")?,
            ballots_count: row.get("ballots_count")?,
            created_at: row.get("created_at")?,
            changed_at: row.get("changed_at")?,
            version: row.get("version")?,
        })
    }
}

impl Budget {
    /// Its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }

    /// As others point to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new(BUDGET, self.id)
    }

    /// As the rest of the house knows it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// Where rights are asked for.
    pub fn scope(&self) -> Scope {
        Scope::group(self.group_id)
    }

    /// True while ideas are taken. Past its last instant, a collection is over for everyone, whether its timer passed or not.
    pub fn takes_ideas_at(&self, now: Instant) -> bool {
        self.stage == Stage::Ideas && self.ideas_close_at.is_none_or(|end| now < end)
    }

    /// True while one votes online.
    pub fn takes_votes_at(&self, now: Instant) -> bool {
        self.stage == Stage::Vote && self.vote_closes_at.is_none_or(|end| now < end)
    }

    /// True while ballots on paper are entered.
    pub fn takes_paper(&self) -> bool {
        self.has_paper && matches!(self.stage, Stage::Vote | Stage::Counting)
    }

    /// True once projects are chosen.
    pub fn is_decided(&self) -> bool {
        matches!(self.stage, Stage::Decided | Stage::Archived)
    }

    /// True for what may be taken away whole: nobody here proposed nor voted anything in it.
    pub(crate) fn may_go(&self) -> bool {
        matches!(self.stage, Stage::Prepared | Stage::Archived)
    }

    /// What is for the whole town.
    pub fn common_amount(&self) -> Cents {
        let promised: i64 = self
            .districts
            .iter()
            .map(|district| district.amount.value())
            .sum();
        Cents::new(self.amount.value() - promised)
    }

    /// The envelopes: name (empty for the whole town) and amount. The whole town comes first, when something is for it.
    pub fn envelopes(&self) -> Vec<(&str, Cents)> {
        let common = self.common_amount();
        let town = (self.districts.is_empty() || common.value() > 0).then_some(("", common));
        let districts = self
            .districts
            .iter()
            .map(|district| (district.name.as_str(), district.amount));
        town.into_iter().chain(districts).collect()
    }

    /// The envelope that pays for a project of this district; the whole town's where the district has none.
    pub fn envelope_of<'a>(&'a self, district: &'a str) -> &'a str {
        let is_known = self.districts.iter().any(|known| known.name == district);
        if is_known { district } else { "" }
    }

    /// The money of an envelope; none for one that the budget has not.
    pub(crate) fn amount_of(&self, envelope: &str) -> Option<Cents> {
        self.envelopes()
            .into_iter()
            .find(|(name, _)| *name == envelope)
            .map(|(_, amount)| amount)
    }

    /// True when the envelope of a project can pay for it alone: a district is one the budget has.
    pub(crate) fn can_pay(&self, project: &Idea) -> bool {
        let is_known =
            project.district.is_empty() || self.districts.iter().any(|known| known.name == project.district);
        let cost = project.cost_cents.unwrap_or_default();
        is_known
            && self
                .amount_of(&project.district)
                .is_some_and(|amount| cost <= amount)
    }

    /// True when a voter of `own` district may choose a project of `district`.
    pub fn is_open_to(&self, own: &str, district: &str) -> bool {
        !self.is_by_district || self.districts.is_empty() || district.is_empty() || own == district
    }
}

db::record! {
    /// What somebody would do with the money.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Idea {
        /// Which one
        pub id: IdeaId,
        /// Of which budget
        pub budget_id: BudgetId,
        /// Its number in the budget, from 1
        pub number: i64,
        /// Its title
        pub title: String,
        /// What it is, in Markdown
        pub description: String,
        /// Who proposed it; nobody for what came from a file
        pub author_id: Option<PersonId>,
        /// True when the author wants to be named
        pub shows_name: bool,
        /// The district it is in; empty for the whole town
        pub district: String,
        /// Where, in millionths of a degree east
        pub longitude_e6: Option<i64>,
        /// Where, in millionths of a degree north
        pub latitude_e6: Option<i64>,
        /// What its author thinks it costs
        pub estimate_cents: Option<Cents>,
        /// Where it stands
        pub state: IdeaState,
        /// The idea it was merged into
        pub merged_into: Option<IdeaId>,
        /// What the services say of it, in public; may be empty
        pub reason: String,
        /// What it costs, says who studied it
        pub cost_cents: Option<Cents>,
        /// What it costs each year afterwards
        pub running_cents: Option<Cents>,
        /// The file of its photo
        pub photo: Option<String>,
        /// What the photo shows
        pub photo_words: String,
        /// True when the vote funds it
        pub is_funded: bool,
        /// The votes it has, once counted
        pub votes: Option<i64>,
        /// How far its works are
        pub works: Option<WorksState>,
        /// When it was proposed
        pub created_at: Instant,
        /// When it last changed
        pub changed_at: Instant,
        /// Counts its changes, from 1
        pub version: i64,
    }
}

impl Idea {
    /// Its page.
    pub fn path(&self) -> String {
        idea_path(self.id)
    }

    /// As others point to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new(IDEA, self.id)
    }

    /// Where rights are asked for.
    pub fn scope(&self, budget: &Budget) -> Scope {
        match self.author_id {
            Some(author) => budget.scope().written_by(author),
            None => budget.scope(),
        }
    }

    /// True when anyone may read it.
    pub fn is_shown(&self) -> bool {
        self.state.is_shown()
    }

    /// Where it is on the globe.
    pub(crate) fn point(&self) -> Option<Point> {
        Some(Point {
            longitude_e6: self.longitude_e6?,
            latitude_e6: self.latitude_e6?,
        })
    }

    /// As it is discussed: one may comment on it from its collection to the end of the vote, unless it stands in another.
    pub(crate) fn discussed(&self, budget: &Budget, now: Instant) -> Discussed {
        let is_open = match budget.stage {
            Stage::Ideas | Stage::Study => true,
            Stage::Vote => budget.takes_votes_at(now),
            Stage::Prepared | Stage::Counting | Stage::Decided | Stage::Archived => false,
        };
        Discussed {
            subject: Subject {
                reference: self.reference(),
                title: self.title.clone(),
                path: self.path(),
            },
            group_id: budget.group_id,
            author_id: self.author_id,
            is_open: is_open && self.is_shown() && self.state != IdeaState::Merged,
            closes_at: budget.vote_closes_at.filter(|_| budget.stage == Stage::Vote),
        }
    }

    /// What it costs as far as anybody knows: the services, or its author.
    pub fn known_cost(&self) -> Option<Cents> {
        self.cost_cents.or(self.estimate_cents)
    }
}

db::record! {
    /// A line of the works of a project.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Works {
        /// Which one
        pub id: WorksId,
        /// Of which project
        pub idea_id: IdeaId,
        /// How far they are
        pub state: WorksState,
        /// From which day
        pub on_day: jiff::civil::Date,
        /// What is to be known, in Markdown
        pub note: String,
        /// What was spent in all until then
        pub spent_cents: Option<Cents>,
        /// The file of a photo
        pub photo: Option<String>,
        /// What the photo shows
        pub photo_words: String,
        /// When this was written here
        pub recorded_at: Instant,
    }
}

/// The page of a budget.
pub(crate) fn path_of(id: BudgetId) -> String {
    format!("/budgets/{id}")
}

/// The page of an idea.
pub(crate) fn idea_path(id: IdeaId) -> String {
    format!("/idees/{id}")
}

#[cfg(test)]
pub(crate) mod tests {
    use db::Uuid;

    use super::*;

    pub(crate) fn budget(districts: &[(&str, i64)]) -> Budget {
        let at = Instant::from_micros(0);
        Budget {
            id: Id::from_uuid(Uuid::nil()),
            group_id: Id::from_uuid(Uuid::nil()),
            title: "Budget participatif".to_owned(),
            presentation: String::new(),
            stage: Stage::Vote,
            amount: Cents::new(10_000_000),
            districts: districts
                .iter()
                .map(|(name, amount)| District {
                    name: (*name).to_owned(),
                    amount: Cents::new(*amount),
                })
                .collect(),
            sharing_rule: SharingRule::Greedy,
            ballot_form: BallotForm::Basket,
            approvals_max: 0,
            ideas_max: 3,
            electorate: String::new(),
            is_by_district: false,
            has_paper: false,
            seed: "graine".to_owned(),
            ideas_close_at: None,
            vote_opened_at: None,
            vote_closes_at: None,
            closed_because: String::new(),
            decided_at: None,
            ballots_count: 0,
            created_at: at,
            changed_at: at,
            version: 1,
        }
    }

    pub(crate) fn project(number: i64, cost: i64, district: &str) -> Idea {
        let at = Instant::from_micros(0);
        Idea {
            id: Id::from_uuid(Uuid::from_u128(u128::try_from(number).unwrap())),
            budget_id: Id::from_uuid(Uuid::nil()),
            number,
            title: format!("Projet {number}"),
            description: String::new(),
            author_id: None,
            shows_name: false,
            district: district.to_owned(),
            longitude_e6: None,
            latitude_e6: None,
            estimate_cents: None,
            state: IdeaState::Eligible,
            merged_into: None,
            reason: String::new(),
            cost_cents: Some(Cents::new(cost)),
            running_cents: None,
            photo: None,
            photo_words: String::new(),
            is_funded: false,
            votes: None,
            works: None,
            created_at: at,
            changed_at: at,
            version: 1,
        }
    }
}
