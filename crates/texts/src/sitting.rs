//! The amendments of a text in a sitting: in what order they are called, which are put to the vote together, which exclude
//! each other, and what was decided.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use db::{Id, Instant};
use kernel::{Fault, PersonId, SubjectRef};
use legistique::CallPlace;
use serde::{Deserialize, Serialize};

use crate::model::{AmendmentId, Fate, TextId};
use crate::places::{PlaceChange, PlaceKind, Run};

/// Marks the ids of decisions.
pub struct DecisionMark;
/// The identifier of what a sitting decided of an amendment, or of several identical ones.
pub type DecisionId = Id<DecisionMark>;

/// Votes one side of a show of hands may hold.
pub const HANDS_MAX: u32 = 100_000;

db::text_enum! {
    /// What a sitting says of an amendment.
    #[derive(Serialize, Deserialize)]
    pub enum Verdict {
        /// Voted, and in the text
        Adopted = "adopte",
        /// Voted down
        Rejected = "rejete",
        /// Declared without object by the chair
        Fallen = "tombe",
        /// Taken back by its author, who says it aloud
        Withdrawn = "retire",
    }
}

impl Verdict {
    /// What the amendment becomes.
    pub fn fate(self) -> Fate {
        match self {
            Self::Adopted => Fate::Adopted,
            Self::Rejected => Fate::Rejected,
            Self::Fallen => Fate::Fallen,
            Self::Withdrawn => Fate::Withdrawn,
        }
    }
}

/// A show of hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// In favour
    pub pour: u32,
    /// Against
    pub contre: u32,
    /// Neither
    pub abstention: u32,
}

impl Tally {
    /// True when the hands say the opposite: nothing passes with fewer votes for than against (CGCT art. L. 2121-20).
    /// An equal division is the chair's to decide.
    pub fn denies(self, verdict: Verdict) -> bool {
        match verdict {
            Verdict::Adopted => self.pour < self.contre,
            Verdict::Rejected => self.pour > self.contre,
            Verdict::Fallen | Verdict::Withdrawn => false,
        }
    }
}

/// What is put to the vote, by number: each amendment, and each sub-amendment adopted to it, with the version that people
/// read. It decides of those words, and of no others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown(BTreeMap<i64, i64>);

impl FromIterator<(i64, i64)> for Shown {
    fn from_iter<I: IntoIterator<Item = (i64, i64)>>(numbers: I) -> Self {
        Self(numbers.into_iter().collect())
    }
}

/// `3:1,8:2`: the third in its first version, the eighth rectified once.
impl Display for Shown {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for (rank, (number, version)) in self.0.iter().enumerate() {
            let comma = if rank > 0 { "," } else { "" };
            write!(formatter, "{comma}{number}:{version}")?;
        }
        Ok(())
    }
}

impl FromStr for Shown {
    type Err = Fault;

    fn from_str(typed: &str) -> Result<Self, Fault> {
        let one = |pair: &str| {
            let (number, version) = pair.split_once(':')?;
            Some((number.parse().ok()?, version.parse().ok()?))
        };
        let numbers: Option<BTreeMap<i64, i64>> = typed.split(',').map(one).collect();
        // A page that does not say what it showed showed something else.
        numbers.map(Self).ok_or(Fault::Stale(CHANGED))
    }
}

/// What is not as it was read: the words put to the vote.
pub(crate) const CHANGED: &str = "put to the vote";

/// Where an amendment is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The division it bears on first
    pub(crate) division: usize,
    /// Where it is called there, and why
    pub(crate) place: CallPlace,
    /// Of a change of words, how far into the alinéa
    pub(crate) offset_bytes: usize,
    /// Equal for those that would leave the same text
    pub(crate) same_as: Vec<u8>,
}

/// An amendment that waits for its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Queued {
    /// Which one
    pub(crate) id: AmendmentId,
    /// Its number
    pub(crate) number: i64,
    /// 1, and one more each time it was rectified
    pub(crate) version: i64,
    /// Who tabled it
    pub(crate) author_id: PersonId,
    /// Where it is called; none when that is not known yet
    pub(crate) call: Option<Call>,
    /// The amendment it amends
    pub(crate) parent: Option<AmendmentId>,
    /// True when sub-amendments to it are adopted: it no longer asks for what it asked
    pub(crate) is_sub_amended: bool,
}

impl Queued {
    /// How other features point to it.
    pub(crate) fn reference(&self) -> SubjectRef {
        crate::model::amendment_reference(self.id)
    }
}

/// Amendments put to the vote once: one, or several identical ones, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Never empty
    pub(crate) amendments: Vec<Queued>,
}

impl Turn {
    /// The one that gives the turn its place.
    pub(crate) fn first(&self) -> &Queued {
        &self.amendments[0]
    }

    /// Their numbers.
    pub(crate) fn numbers(&self) -> Vec<i64> {
        self.amendments.iter().map(|one| one.number).collect()
    }

    pub(crate) fn holds(&self, number: i64) -> bool {
        self.amendments.iter().any(|one| one.number == number)
    }
}

/// Puts what waits in calling order; identical ones share a turn, at the place of the first of them.
pub(crate) fn turns(mut waiting: Vec<Queued>) -> Vec<Turn> {
    // None is greater than any place here: what could not be placed comes last.
    waiting.sort_by(|one, other| {
        let is_unplaced = one.call.is_none().cmp(&other.call.is_none());
        let key = |queued: &Queued| {
            let call = queued.call.as_ref();
            call.map(|call| (call.division, call.place, call.offset_bytes))
        };
        is_unplaced
            .then_with(|| key(one).cmp(&key(other)))
            .then(one.number.cmp(&other.number))
    });
    let mut turns: Vec<Turn> = Vec::with_capacity(waiting.len());
    let mut turn_of: HashMap<(Vec<u8>, Option<AmendmentId>), usize> = HashMap::new();
    for queued in waiting {
        let same_as = queued
            .call
            .as_ref()
            .filter(|_| !queued.is_sub_amended)
            .map(|call| (call.same_as.clone(), queued.parent));
        let known = same_as.as_ref().and_then(|same_as| turn_of.get(same_as).copied());
        if let Some(turn) = known {
            turns[turn].amendments.push(queued);
            continue;
        }
        if let Some(same_as) = same_as {
            turn_of.insert(same_as, turns.len());
        }
        turns.push(Turn {
            amendments: vec![queued],
        });
    }
    for turn in &mut turns {
        turn.amendments.sort_by_key(|one| one.number);
    }
    sub_amendments_first(turns)
}

/// The amendments to an amendment are voted right before it; those whose amendment no longer waits come last.
fn sub_amendments_first(turns: Vec<Turn>) -> Vec<Turn> {
    let (subs, mains): (Vec<Turn>, Vec<Turn>) =
        turns.into_iter().partition(|turn| turn.first().parent.is_some());
    let mut subs_of: HashMap<AmendmentId, Vec<Turn>> = HashMap::new();
    for sub in subs {
        if let Some(parent) = sub.first().parent {
            subs_of.entry(parent).or_default().push(sub);
        }
    }
    let mut called = Vec::with_capacity(mains.len());
    for main in mains {
        for amendment in &main.amendments {
            called.extend(subs_of.remove(&amendment.id).unwrap_or_default());
        }
        called.push(main);
    }
    let mut orphans: Vec<Turn> = subs_of.into_values().flatten().collect();
    orphans.sort_by_key(|turn| turn.first().number);
    called.extend(orphans);
    called
}

/// Words of the base that a change touches, as bytes of its passage.
fn touched(changes: &[Run]) -> Vec<(usize, usize)> {
    let mut at = 0;
    let mut spans = Vec::new();
    for run in changes {
        match run {
            Run::Keep(kept) => at += kept.len(),
            Run::Delete(gone) => {
                spans.push((at, at + gone.len()));
                at += gone.len();
            }
            Run::Insert(_) => {
                if spans.last().is_none_or(|(_, end)| *end != at) {
                    spans.push((at, at));
                }
            }
        }
    }
    spans
}

/// True when both change the same words, or one changes what the other removes: at most one of them can be in the text.
/// Words inserted at one same point can both be there.
pub(crate) fn exclude_each_other(one: &PlaceChange, other: &PlaceChange) -> bool {
    if one.slot != other.slot || one.kind == PlaceKind::Added || other.kind == PlaceKind::Added {
        return false;
    }
    let others = touched(&other.changes);
    touched(&one.changes).iter().any(|(start, end)| {
        others.iter().any(|(from, to)| {
            if start == end {
                from < start && start < to
            } else if from == to {
                start < from && from < end
            } else {
                start < to && from < end
            }
        })
    })
}

/// What a sitting decided, of one amendment or of several identical ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which one
    pub id: DecisionId,
    /// The text amended
    pub document_id: TextId,
    /// Its rank among those of the text
    pub number: i64,
    /// What was decided
    pub verdict: Verdict,
    /// The show of hands, when it was counted
    pub tally: Option<Tally>,
    /// Who recorded it
    pub decided_by: PersonId,
    /// When
    pub decided_at: Instant,
    /// Who went back on it
    pub undone_by: Option<PersonId>,
    /// When
    pub undone_at: Option<Instant>,
}

db::record! {
    /// What a decision made of one amendment.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SittingFate {
        /// The decision
        pub decision_id: DecisionId,
        /// The amendment
        pub amendment_id: AmendmentId,
        /// Put to the vote, rather than fallen by the way
        pub is_put: bool,
        /// What it was
        pub fate_before: Fate,
        /// What it became
        pub fate_after: Fate,
        /// Its number
        pub number: i64,
    }
}

/// What each decision made of each amendment.
pub(crate) fn by_decision(fates: Vec<SittingFate>) -> BTreeMap<DecisionId, Vec<SittingFate>> {
    let mut gathered: BTreeMap<DecisionId, Vec<SittingFate>> = BTreeMap::new();
    for fate in fates {
        gathered.entry(fate.decision_id).or_default().push(fate);
    }
    gathered
}

/// A count typed in a form; none when the field was left empty.
pub(crate) fn hands(field: &'static str, typed: &str) -> Result<Option<u32>, Fault> {
    let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if typed.is_empty() {
        return Ok(None);
    }
    let count = typed.parse::<u32>().ok().filter(|count| *count <= HANDS_MAX);
    count
        .map(Some)
        .ok_or_else(|| Fault::field(field, "texts-sitting-hands-unreadable"))
}

#[cfg(test)]
mod tests {
    use db::Uuid;
    use legistique::CallAct::{self, Rewrites, Words};
    use legistique::CallStep::{self, Completes, Removes, Within};

    use super::*;
    use crate::places::{PlaceSlot, words};

    fn queued(number: i64, call: Option<(usize, CallStep, i64, CallAct, usize)>, same_as: u8) -> Queued {
        Queued {
            id: Id::from_uuid(Uuid::from_u128(u128::from(number.unsigned_abs()))),
            number,
            version: 1,
            author_id: Id::from_uuid(Uuid::nil()),
            parent: None,
            is_sub_amended: false,
            call: call.map(|(division, step, position, act, offset_bytes)| Call {
                division,
                place: CallPlace { step, position, act },
                offset_bytes,
                same_as: vec![same_as],
            }),
        }
    }

    #[test]
    fn turns_follow_the_text_and_identical_ones_share_theirs() {
        let waiting = vec![
            queued(1, Some((2, Within, 1, Words, 40)), 1),
            queued(2, None, 0),
            queued(3, Some((2, Within, 1, Words, 10)), 3),
            queued(4, Some((2, Removes, 0, CallAct::Removes, 0)), 4),
            queued(5, Some((2, Within, 1, Rewrites, 0)), 3),
            queued(6, Some((1, Completes, 0, CallAct::Completes, 0)), 6),
        ];
        let order: Vec<Vec<i64>> = turns(waiting).iter().map(Turn::numbers).collect();
        assert_eq!(order, [vec![6], vec![4], vec![3, 5], vec![1], vec![2]]);
    }

    #[test]
    fn sub_amendments_are_called_before_their_amendment() {
        let mut sub = queued(3, Some((1, Within, 1, Words, 0)), 3);
        let (first, second) = (
            queued(1, Some((1, Within, 1, Rewrites, 0)), 1),
            queued(2, Some((1, Within, 2, Rewrites, 0)), 2),
        );
        sub.parent = Some(second.id);
        let mut twin = queued(4, Some((1, Within, 1, Words, 0)), 3);
        twin.parent = sub.parent;
        let order: Vec<Vec<i64>> = turns(vec![first, second, sub, twin])
            .iter()
            .map(Turn::numbers)
            .collect();
        assert_eq!(order, [vec![1], vec![3, 4], vec![2]]);
    }

    #[test]
    fn those_that_change_the_same_words_exclude_each_other() {
        let place = |after: &str| PlaceChange {
            slot: PlaceSlot {
                division: 1,
                block: 1,
            },
            kind: PlaceKind::Changed,
            changes: words("Le coût est de 30 euros par an.", after),
        };
        let (cheaper, dearer) = (
            place("Le coût est de 20 euros par an."),
            place("Le coût est de 40 euros par an."),
        );
        let (monthly, removed) = (place("Le coût est de 30 euros par mois."), place(""));
        assert!(exclude_each_other(&cheaper, &dearer));
        assert!(!exclude_each_other(&cheaper, &monthly));
        assert!(exclude_each_other(&cheaper, &removed) && exclude_each_other(&removed, &monthly));
        let inserted = place("Le coût total est de 30 euros par an.");
        let again = place("Le coût annuel est de 30 euros par an.");
        assert!(!exclude_each_other(&inserted, &again) && exclude_each_other(&removed, &inserted));
    }

    #[test]
    fn what_was_shown_is_read_back_and_anything_else_is_stale() {
        let shown: Shown = [(8, 2), (3, 1)].into_iter().collect();
        assert_eq!(shown.to_string(), "3:1,8:2");
        assert_eq!("3:1,8:2".parse::<Shown>().ok(), Some(shown));
        for wrong in ["", "3", "3:", "3:1,", "3:1;8:2", "a:1", "3:99999999999999999999"] {
            let read = wrong.parse::<Shown>();
            assert!(matches!(read, Err(Fault::Stale(CHANGED))), "{wrong}: {read:?}");
        }
    }

    #[test]
    fn hands_that_say_the_opposite_are_noticed() {
        let tally = |pour, contre| Tally {
            pour,
            contre,
            abstention: 1,
        };
        assert!(tally(3, 4).denies(Verdict::Adopted) && tally(4, 3).denies(Verdict::Rejected));
        assert!(!tally(3, 3).denies(Verdict::Adopted) && !tally(3, 3).denies(Verdict::Rejected));
        assert!(!tally(9, 0).denies(Verdict::Withdrawn));
    }
}
