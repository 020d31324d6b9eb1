//! All that a page about a text needs, in a handful of statements whatever the number of amendments.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use db::{Sql, Uuid};
use groups::{Group, MadeFor};
use kernel::{CollectiviteId, Fault, PersonId, Scope, SubjectRef};
use ui::Visit;
use ui::paging::pages_of;
use votes::ScrutinSummary;

use crate::model::{AmendmentBrief, AmendmentId, Fate, TextDocument, TextId, amendment_path};
use crate::places::{PlaceChange, PlaceSlot, StoredPlace};
use crate::remembered::{self, ReadText};
use crate::store::amendments::{self, FateCount};
use crate::store::{remarks, sitting};
use crate::{queue, rights};

/// Amendments beyond which a page no longer shows them all in their places: one division at a time is read.
const IN_PLACE_MAX: i64 = 400;
/// Amendments of one division that a page shows: all may bear on the same article.
const PART_SHOWN_MAX: i64 = 200;
/// Amendments listed under a text; the others are on the page of contributions.
pub(super) const AMENDMENTS_LISTED_MAX: i64 = 50;

/// A text with its amendments, their places, their votes and the names of their authors.
pub(super) struct Gathered {
    pub(super) text: TextDocument,
    /// The text put to discussion, which amendments refer to
    pub(super) read: Arc<ReadText>,
    pub(super) group: Option<Group>,
    /// Those this page shows, the first of the text first
    pub(super) amendments: Vec<AmendmentBrief>,
    /// How many there are of each fate
    pub(super) counts: Vec<FateCount>,
    /// By place, the amendments that bear on it, by number
    pub(super) by_slot: HashMap<PlaceSlot, Vec<(usize, PlaceChange)>>,
    /// Of a text with many, how many bear on each passage: they are read one division at a time
    pub(super) counted: Option<Counted>,
    /// How many remarks each passage received
    pub(super) remarks: HashMap<String, i64>,
    /// The division whose amendments are read
    pub(super) part: Option<usize>,
    /// Which page of them, and of how many, from 1
    pub(super) part_page: (u32, u32),
    /// On the amendments and on the whole
    pub(super) votes: BTreeMap<SubjectRef, ScrutinSummary>,
    pub(super) names: BTreeMap<PersonId, String>,
    /// In whose name amendments were tabled, of those tabled in somebody else's
    pub(super) made: BTreeMap<Uuid, MadeFor>,
    pub(super) may: May,
}

/// How many amendments bear on each part of a text, those withdrawn apart.
pub(super) struct Counted {
    /// On each heading and each block
    pub(super) by_slot: HashMap<PlaceSlot, usize>,
    /// On each division, one that bears on several of its blocks counted once
    pub(super) by_division: HashMap<usize, usize>,
}

/// What the visitor may do with this text: decides which buttons are shown.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one right, shown or not")]
pub(super) struct May {
    pub(super) edit: bool,
    pub(super) open: bool,
    pub(super) amend: bool,
    pub(super) vote_open: bool,
    pub(super) sit: bool,
    pub(super) consolidate: bool,
}

/// How much of the amendments a page shows.
#[derive(Clone, Copy)]
pub(super) enum Shown {
    /// All of them in their places; of a text with many, how many bear on each passage, and a page, from 1, of those of one
    /// division
    InPlace(Option<usize>, u32),
    /// The first ones, in a list
    Listed,
    /// Those that bear on one division, the first of them
    Division(usize),
}

/// A page of the amendments to one division.
struct PartPage {
    /// Which one, and of how many, from 1
    page: (u32, u32),
    amendments: Vec<AmendmentBrief>,
    places: Vec<StoredPlace>,
}

impl PartPage {
    async fn read(
        sql: &mut Sql,
        body: CollectiviteId,
        of: (TextId, usize),
        asked: u32,
    ) -> Result<Self, Fault> {
        let total = amendments::count_of_division(sql, body, of).await?;
        let pages = pages_of(total, PART_SHOWN_MAX);
        let page = asked.clamp(1, pages);
        let lines = (PART_SHOWN_MAX, i64::from(page - 1) * PART_SHOWN_MAX);
        let amendments = amendments::briefs_of_division(sql, body, of, lines).await?;
        let places = match (amendments.first(), amendments.last()) {
            (Some(first), Some(last)) => {
                let numbers = (first.number, last.number);
                amendments::places_of_division_between(sql, body, of, numbers).await?
            }
            _ => Vec::new(),
        };
        Ok(Self {
            page: (page, pages),
            amendments,
            places,
        })
    }
}

impl Gathered {
    pub(super) async fn read(visit: &Visit, text: TextDocument, shown: Shown) -> Result<Self, Fault> {
        let mut sql = visit.sql();
        let body = visit.body.id;
        let read = remembered::base(body, &text)?;
        let counts = amendments::count_by_fate(&mut sql, body, text.id).await?;
        let total: i64 = counts.iter().map(|count| count.n).sum();
        let has_many = total > IN_PLACE_MAX;
        let part = match shown {
            Shown::InPlace(part, _) => part.filter(|_| has_many),
            Shown::Listed => None,
            Shown::Division(division) => Some(division),
        };
        let mut amendments = match shown {
            Shown::InPlace(..) if !has_many => {
                amendments::briefs(&mut sql, body, text.id, IN_PLACE_MAX).await?
            }
            Shown::InPlace(..) | Shown::Listed => {
                amendments::briefs(&mut sql, body, text.id, AMENDMENTS_LISTED_MAX).await?
            }
            Shown::Division(_) => Vec::new(),
        };
        let mut part_page = (1, 1);
        let mut part_places = None;
        if let Some(part) = part {
            let asked = match shown {
                Shown::InPlace(_, page) => page,
                Shown::Listed | Shown::Division(_) => 1,
            };
            let of_part = PartPage::read(&mut sql, body, (text.id, part), asked).await?;
            part_page = of_part.page;
            part_places = Some(of_part.places);
            let known: HashSet<AmendmentId> = amendments.iter().map(|amendment| amendment.id).collect();
            let others = of_part.amendments.into_iter();
            amendments.extend(others.filter(|one| !known.contains(&one.id)));
        }
        let rank: HashMap<AmendmentId, usize> = amendments
            .iter()
            .enumerate()
            .map(|(index, amendment)| (amendment.id, index))
            .collect();
        let places = match (shown, part_places) {
            (_, Some(places)) => places,
            (Shown::InPlace(..), None) if !has_many => {
                amendments::places_of_text(&mut sql, body, text.id).await?
            }
            _ => Vec::new(),
        };
        let mut by_slot: HashMap<PlaceSlot, Vec<(usize, PlaceChange)>> = HashMap::new();
        for stored in places {
            if let Some(index) = rank.get(&stored.amendment) {
                by_slot
                    .entry(stored.place.slot)
                    .or_default()
                    .push((*index, stored.place));
            }
        }
        for places in by_slot.values_mut() {
            places.sort_by_key(|(index, _)| amendments[*index].number);
        }
        let counted = match shown {
            Shown::InPlace(..) if has_many => Some(Counted {
                by_slot: amendments::count_places(&mut sql, body, text.id).await?,
                by_division: amendments::count_by_division(&mut sql, body, text.id).await?,
            }),
            _ => None,
        };
        let mut subjects: Vec<SubjectRef> = amendments.iter().map(AmendmentBrief::reference).collect();
        subjects.push(text.reference());
        let votes = votes::summaries(&mut sql, body, &subjects).await?;
        let mut people: Vec<PersonId> = amendments.iter().map(|amendment| amendment.author_id).collect();
        people.sort_unstable();
        people.dedup();
        let names = identity::names(&mut sql, body, &people).await?;
        let ids: Vec<Uuid> = amendments.iter().map(|amendment| amendment.id.uuid()).collect();
        let made = groups::made_for(&mut sql, body, "amendment", &ids).await?;
        let remarks = match shown {
            Shown::InPlace(..) => remarks::count_by_place(&mut sql, body, text.id).await?,
            Shown::Listed | Shown::Division(_) => HashMap::new(),
        };
        let group = groups::find(&mut sql, body, text.group_id).await?;
        let may = May::of(visit, &text).await?;
        Ok(Self {
            text,
            read,
            group,
            amendments,
            counts,
            by_slot,
            counted,
            remarks,
            part,
            part_page,
            votes,
            names,
            made,
            may,
        })
    }

    /// How many amendments were tabled.
    pub(super) fn total(&self) -> i64 {
        self.counts.iter().map(|count| count.n).sum()
    }

    /// How many have this fate.
    pub(super) fn count(&self, fate: Fate) -> i64 {
        let of_fate = self.counts.iter().filter(|count| count.fate == fate);
        of_fate.map(|count| count.n).sum()
    }

    /// How many wait for a vote that is not open.
    pub(super) async fn unvoted(&self, visit: &Visit) -> Result<usize, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let waiting = sitting::waiting(&mut sql, body, self.text.id).await?;
        let open = queue::open_votes(&mut sql, body, &waiting).await?;
        Ok(waiting.len().saturating_sub(open.len()))
    }

    pub(super) fn path(&self, amendment: &AmendmentBrief) -> String {
        amendment_path(self.text.id, amendment.number)
    }

    pub(super) fn author(&self, visit: &Visit, amendment: &AmendmentBrief) -> String {
        match self.made.get(&amendment.id.uuid()) {
            Some(made) => groups::made_for_words(visit.words, made),
            None => name_of(visit, &self.names, amendment.author_id),
        }
    }

    /// The places of one amendment, in the order of the text.
    pub(super) fn places_of(&self, index: usize) -> Vec<PlaceChange> {
        let all = self.by_slot.values().flatten();
        let mut places: Vec<PlaceChange> = all
            .filter(|(other, _)| *other == index)
            .map(|(_, place)| place.clone())
            .collect();
        places.sort_by_key(|place| place.slot);
        places
    }

    /// The latest vote on the whole text.
    pub(super) fn whole_vote(&self) -> Option<&ScrutinSummary> {
        self.votes.get(&self.text.reference())
    }

    pub(super) fn vote(&self, amendment: &AmendmentBrief) -> Option<&ScrutinSummary> {
        self.votes.get(&amendment.reference())
    }
}

/// Somebody's name; a person who was erased has none.
pub(super) fn name_of(visit: &Visit, names: &BTreeMap<PersonId, String>, person: PersonId) -> String {
    names
        .get(&person)
        .cloned()
        .unwrap_or_else(|| visit.words.say("texts-somebody"))
}

impl May {
    pub(super) async fn of(visit: &Visit, text: &TextDocument) -> Result<Self, Fault> {
        let scope = Scope::group(text.group_id);
        let qualities = visit
            .house
            .qualities(&mut visit.sql(), visit.body.id, visit.actor, scope, visit.now())
            .await?;
        Ok(Self {
            edit: rights::EDIT_DRAFT.held_with(&qualities),
            open: rights::OPEN.held_with(&qualities),
            amend: rights::AMEND.held_with(&qualities),
            vote_open: rights::VOTE_OPEN.held_with(&qualities),
            sit: rights::SIT.held_with(&qualities),
            consolidate: rights::CONSOLIDATE.held_with(&qualities),
        })
    }
}
