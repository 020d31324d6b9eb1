//! What an assembly drawn by lot is: its seats, who it must look like, who offered to sit, and the draws that fill it.

mod quotas;
mod seed;
mod volunteers;

pub(crate) use quotas::{
    changed, counted_by_value, criteria_from_text, quotas_file, quotas_to_csv, relaxed_quotas, table_of,
    with_seats,
};
pub(crate) use seed::{SEED_NUMBERS_MAX, earliest_draw, folded_seed};
pub(crate) use volunteers::{candidates_among, candidates_to_csv, household_of, problem_of};

use std::collections::BTreeMap;

use db::{Id, Instant};
use groups::GroupId;
use kernel::{PersonId, Scope, Subject, SubjectRef};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// The longest description, in characters.
pub(crate) const DESCRIPTION_CHARS_MAX: usize = 5_000;
/// The longest postal address, in characters.
pub(crate) const ADDRESS_CHARS_MAX: usize = 300;
/// The longest name of a criterion or of one of its values, in characters.
pub(crate) const WORD_CHARS_MAX: usize = 100;
/// The longest reason, in characters.
pub(crate) const REASON_CHARS_MAX: usize = 1_000;
/// The longest sentence that says where the seed comes from, in characters.
pub(crate) const SOURCE_CHARS_MAX: usize = 500;
/// The longest seed, in characters.
pub(crate) const SEED_CHARS_MAX: usize = 200;
/// Criteria at most.
pub(crate) const CRITERIA_MAX: usize = 10;
/// Values of one criterion at most: they are read on a telephone.
pub(crate) const VALUES_MAX: usize = 30;
/// Seats at most: a thousand panels of them stay a file that is read at once.
pub(crate) const SEATS_MAX: u32 = 200;
/// Volunteers at most, those who have not confirmed included.
pub const VOLUNTEERS_MAX: i64 = 5_000;
/// The numbers volunteers are given: of five digits, many more than people.
pub(crate) const NUMBERS: std::ops::Range<u32> = 10_000..100_000;
/// Draws of one assembly at most, those that found no panel included.
pub(crate) const ROUNDS_MAX: u32 = 100;
/// Days that drawn people have to answer, at most.
pub(crate) const ANSWER_DAYS_MAX: u32 = 90;
/// How far from the count of the population a quota may go, in seats, at most.
pub(crate) const TOLERANCE_MAX: u32 = 20;
/// Volunteers who have not yet followed the link of their letter, at most.
pub(crate) const WAITING_MAX: i64 = 500;
/// Days after the first draw when names are erased if nobody decided it before: a year, the longest that assemblies work.
pub(crate) const ERASURE_DAYS: i64 = 365;
/// Days that the erasure waits for a draw that is under way.
pub(crate) const ERASURE_DELAY_DAYS: i64 = 30;
/// Hours after the call when who volunteered in time may still follow the link of the first letter.
const CONFIRMING_HOURS: i64 = 24;
/// Volunteers without account that one client may enter in an hour: a family and its neighbours on one telephone.
pub(crate) const CLIENT_OFFERS_PER_HOUR_MAX: i64 = 20;
/// Days after which who did not follow the link of the first letter is forgotten.
pub(crate) const WAITING_DAYS: i64 = 3;

/// An assembly's identifier.
pub type AssemblyId = Id<Assembly>;
/// A volunteer's identifier.
pub type VolunteerId = Id<Volunteer>;

db::text_enum! {
    /// How far an assembly has come.
    pub enum State {
        /// Seats, criteria and dates are being chosen
        Draft = "preparation",
        /// Volunteers come
        Volunteers = "volontaires",
        /// Nobody comes any more; draws are prepared
        Closed = "close",
        /// A first panel was drawn
        Drawn = "tiree",
        /// It is over: names and addresses were erased
        Erased = "effacee",
    }
}

db::text_enum! {
    /// Where a volunteer stands.
    pub enum VolunteerState {
        /// Has not yet followed the link of the letter
        Waiting = "attente",
        /// May be drawn
        In = "inscrit",
        /// Took their name back; their number stays where it was already published
        Withdrawn = "retire",
    }
}

db::text_enum! {
    /// What became of a seat that somebody was drawn for.
    pub enum Seat {
        /// They were asked
        Asked = "attendu",
        /// They accept it
        Accepted = "accepte",
        /// They decline it
        Declined = "decline",
        /// They said nothing until the date, or left later
        Left = "parti",
    }
}

db::text_enum! {
    /// How far a draw has come.
    pub enum DrawState {
        /// Panels are being computed
        Preparing = "calcul",
        /// No panel meets the quotas
        Impossible = "impossible",
        /// A thousand panels are published, none is drawn
        Published = "publie",
        /// One is drawn
        Drawn = "tire",
        /// Abandoned for a reason that everybody reads, with the panel it would have drawn if its seed was read
        Cancelled = "abandonne",
    }
}

/// What is chosen first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Its name
    pub name: String,
    /// What it will work on
    pub description: String,
    /// How many sit
    pub seats: u32,
    /// How far from the population a quota may go, in seats
    pub tolerance: u32,
    /// Whether two people of one address never sit together
    pub is_same_address_excluded: bool,
    /// Until when one may volunteer
    pub volunteers_until: Instant,
    /// How many days those who are drawn have to answer
    pub answer_days: u32,
}

/// Something that the panel must look like the population in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// « Âge »
    pub name: String,
    /// What one may answer
    pub targets: Vec<Target>,
}

/// One value of a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// « 16-29 ans »
    pub name: String,
    /// How many people of the population have it
    pub people: u64,
    /// Seats at least
    pub min: u32,
    /// Seats at most
    pub max: u32,
}

/// An assembly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assembly {
    /// Which one
    pub id: AssemblyId,
    /// The group that prepares it
    pub group: GroupId,
    /// What was chosen first
    pub settings: Settings,
    /// What the panel must look like
    pub criteria: Vec<Criterion>,
    /// Counts what was changed of its settings, criteria and quotas: two who change them at once are told
    pub version: i64,
    /// How far it has come
    pub state: State,
    /// The group that the panel became
    pub panel_group: Option<GroupId>,
    /// Since when one may volunteer
    pub opened_at: Option<Instant>,
    /// Since when nobody may any more
    pub closed_at: Option<Instant>,
    /// When the first panel was drawn
    pub drawn_at: Option<Instant>,
    /// When names and addresses were erased
    pub erased_at: Option<Instant>,
}

impl Assembly {
    /// As the rest of the house knows it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("assembly", self.id)
    }

    /// The same with its title and its page.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.settings.name.clone(),
            path: self.path(),
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }

    /// Where its rights are asked for.
    pub fn scope(&self) -> Scope {
        Scope::group(self.group)
    }

    /// Whether one may volunteer at this instant: past its hour nobody may, whether the timer came or not.
    pub fn takes_volunteers_at(&self, now: Instant) -> bool {
        self.state == State::Volunteers && now < self.settings.volunteers_until
    }
}

impl Assembly {
    /// Until when who volunteered in time may confirm it, once the call is closed.
    pub(crate) fn confirms_until(&self) -> Option<Instant> {
        self.closed_at
            .map(|closed| closed.plus_seconds(CONFIRMING_HOURS * 3_600))
    }

    /// Whether the link of a first letter still confirms: during the call, and some hours after it unless panels are already
    /// being computed from who is on the list.
    pub(crate) fn takes_confirmations_at(&self, now: Instant, last: Option<&Draw>) -> bool {
        match self.state {
            State::Volunteers => true,
            State::Closed => {
                self.confirms_until().is_some_and(|until| now < until)
                    && !last.is_some_and(Draw::is_under_way)
            }
            State::Draft | State::Drawn | State::Erased => false,
        }
    }
}

/// The page of an assembly.
pub fn path_of(id: AssemblyId) -> String {
    format!("/assemblees/{id}")
}

/// The page of somebody who volunteered, and needs no account for it.
pub(crate) fn own_path(token: &str) -> String {
    format!("/volontariat/{token}")
}

/// Somebody who offered to sit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volunteer {
    /// Which one
    pub id: VolunteerId,
    /// The number under which they are published
    pub number: u32,
    /// Their name
    pub name: String,
    /// Their e-mail address; may be empty for who came on paper
    pub email: String,
    /// Their postal address
    pub address: String,
    /// The same address without what two people write differently
    pub household: String,
    /// What they answered to each criterion
    pub choices: BTreeMap<String, String>,
    /// Their account, if they have one
    pub person: Option<PersonId>,
    /// Whether an agent entered a paper form
    pub is_on_paper: bool,
    /// Where they stand
    pub state: VolunteerState,
    /// The seat they were drawn for
    pub seat: Option<Seat>,
    /// The number of who sits in their place
    pub replaced_by: Option<u32>,
    /// Whether their name may stand on the page of the group
    pub agrees_to_be_named: bool,
    /// Whether the assembly gave them their mandate in the group: who had one before keeps it when they leave
    pub has_mandate: bool,
    /// The hash of the secret of their own page
    pub answer_hash: Option<String>,
    /// Until when they may answer
    pub answer_until: Option<Instant>,
}

impl Volunteer {
    /// How they are published: « 0042 ».
    pub fn published_as(&self) -> String {
        published_as(self.number)
    }

    /// Whether theirs is one of the seats of the panel as it stands, empty or not.
    pub fn holds_a_seat(&self) -> bool {
        self.seat.is_some() && self.replaced_by.is_none()
    }

    /// Whether their seat has to be filled by somebody else.
    pub fn leaves_a_seat_at(&self, now: Instant) -> bool {
        self.holds_a_seat()
            && match self.seat {
                Some(Seat::Declined | Seat::Left) => true,
                Some(Seat::Asked) => self.is_late_at(now),
                Some(Seat::Accepted) | None => false,
            }
    }

    /// Whether they may answer: who was asked, and who answered as long as the date has not come and nobody follows them.
    pub fn may_answer_at(&self, now: Instant) -> bool {
        self.holds_a_seat()
            && match self.seat {
                Some(Seat::Asked) => true,
                Some(Seat::Accepted | Seat::Declined) => self.answer_until.is_some_and(|until| now < until),
                Some(Seat::Left) | None => false,
            }
    }

    /// Whether they were asked, and said nothing in time.
    pub fn is_late_at(&self, now: Instant) -> bool {
        self.seat == Some(Seat::Asked) && self.answer_until.is_some_and(|until| until <= now)
    }
}

/// A volunteer's number as it is published: all as long, so that their order is the one of the numbers. They are given at
/// random: in a row, they would tell who came first.
pub(crate) fn published_as(number: u32) -> String {
    format!("{number:04}")
}

/// What a draw was computed to be, without a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DrawFigures {
    /// How likely each candidate is, by number: what everybody may read
    pub probabilities: BTreeMap<String, f64>,
    /// The least likely candidate who can be on a panel at all
    pub minimum: f64,
    /// What no lottery goes beyond for the least likely
    pub minimum_bound: f64,
    /// The furthest that the thousand panels are from these probabilities
    pub rounding: f64,
    /// When no panel meets the quotas: the fewest changes that make one possible
    pub changes: Vec<QuotaChange>,
    /// When there is another reason: what the library says
    pub refusal: String,
}

/// A quota that would have to move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaChange {
    /// The criterion
    pub criterion: String,
    /// The value
    pub value: String,
    /// Seats at least, as asked and as it would be
    pub min: (u32, u32),
    /// Seats at most, as asked and as it would be
    pub max: (u32, u32),
}

/// A draw: the first one, or one that fills empty seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// Which one of the assembly, from 1
    pub round: u32,
    /// The seats it fills, by the numbers of who left them; none for a whole panel
    pub vacated: Vec<u32>,
    /// How far it has come
    pub state: DrawState,
    /// When the seed will be read in public
    pub draw_at: Instant,
    /// When it was to be read first, if the panels were published too late for it
    pub moved_from: Option<Instant>,
    /// Where the seed comes from
    pub seed_source: String,
    /// How many whole numbers it is made of
    pub seed_numbers: u32,
    /// When the panels were published
    pub published_at: Option<Instant>,
    /// When one was drawn
    pub drawn_at: Option<Instant>,
    /// SHA-256 of the published panels
    pub commitment: Option<String>,
    /// What it was computed to be
    pub figures: DrawFigures,
    /// What was read in public
    pub seed: Option<String>,
    /// The number of the panel drawn, from 0
    pub ticket: Option<u32>,
    /// Who is on it; of a draw abandoned once its seed was read, who would have been
    pub panel: Vec<String>,
    /// Why it was abandoned
    pub reason: String,
    /// The quotas that were relaxed for it alone, and why
    pub relaxed: Option<Relaxation>,
}

/// Quotas that were relaxed for one draw of empty seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relaxation {
    /// Which ones, among those of the seats to fill
    pub changes: Vec<QuotaChange>,
    /// Why, in the words of who decided it
    pub reason: String,
}

/// The draw whose quotas the next one may relax: the last that was not abandoned, when it was impossible and knows what would
/// do.
pub(crate) fn to_relax(draws: &[Draw]) -> Option<&Draw> {
    let last = draws.iter().rfind(|draw| draw.state != DrawState::Cancelled);
    last.filter(|draw| draw.state == DrawState::Impossible && !draw.figures.changes.is_empty())
}

impl Draw {
    /// What a draw that was impossible says would do, from what the town asked: one that was impossible although quotas were
    /// relaxed for it goes further.
    pub(crate) fn changes_needed(&self) -> Vec<QuotaChange> {
        let mut changes = self
            .relaxed
            .as_ref()
            .map_or_else(Vec::new, |relaxed| relaxed.changes.clone());
        for further in &self.figures.changes {
            let is_same =
                |one: &&mut QuotaChange| one.criterion == further.criterion && one.value == further.value;
            match changes.iter_mut().find(is_same) {
                Some(before) => {
                    before.min.1 = further.min.1;
                    before.max.1 = further.max.1;
                }
                None => changes.push(further.clone()),
            }
        }
        changes
    }

    /// The page of its ceremony.
    pub fn path(&self, assembly: AssemblyId) -> String {
        format!("{}/tirages/{}", path_of(assembly), self.round)
    }

    /// The order of the reserve, one for all the seats of a whole panel that was drawn; empty for any other draw.
    pub fn reserve(&self) -> Vec<String> {
        match &self.seed {
            Some(seed) if self.state == DrawState::Drawn && self.vacated.is_empty() => {
                let ids = self.figures.probabilities.keys().map(String::as_str);
                sortition::reserve_order(ids, &self.panel, seed)
            }
            _ => Vec::new(),
        }
    }

    /// Whether nothing else may be prepared before this one is drawn or abandoned.
    pub fn is_under_way(&self) -> bool {
        matches!(self.state, DrawState::Preparing | DrawState::Published)
    }
}

/// A seat that passed from one to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// Who left, by number
    pub leaving: u32,
    /// Who follows
    pub following: u32,
    /// Their place in the order of the reserve, from 1; 0 when a draw of its own filled the seat
    pub rank: u32,
    /// Which draw gave the order
    pub round: u32,
    /// When
    pub at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn volunteer(seat: Option<Seat>, until: i64) -> Volunteer {
        Volunteer {
            id: VolunteerId::from_uuid(db::Uuid::from_u128(1)),
            number: 7,
            name: String::new(),
            email: String::new(),
            address: String::new(),
            household: String::new(),
            choices: BTreeMap::new(),
            person: None,
            is_on_paper: false,
            state: VolunteerState::In,
            seat,
            replaced_by: None,
            agrees_to_be_named: false,
            has_mandate: false,
            answer_hash: None,
            answer_until: Some(Instant::from_micros(until)),
        }
    }

    #[test]
    fn a_seat_is_empty_when_declined_or_left_or_silent_past_its_date() {
        let now = Instant::from_micros(100);
        assert!(!volunteer(None, 0).leaves_a_seat_at(now));
        assert!(!volunteer(Some(Seat::Asked), 101).leaves_a_seat_at(now));
        assert!(volunteer(Some(Seat::Asked), 100).leaves_a_seat_at(now));
        assert!(!volunteer(Some(Seat::Accepted), 0).leaves_a_seat_at(now));
        assert!(volunteer(Some(Seat::Declined), 101).leaves_a_seat_at(now));
        let mut filled = volunteer(Some(Seat::Left), 101);
        filled.replaced_by = Some(8);
        assert!(!filled.leaves_a_seat_at(now));
    }

    #[test]
    fn numbers_sort_as_they_are_written() {
        assert_eq!(published_as(7), "0007");
        assert!(published_as(99) < published_as(100));
    }
}
