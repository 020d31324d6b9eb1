//! All that a page about a text needs, in a handful of statements whatever the number of amendments.

use std::collections::{BTreeMap, HashMap};

use groups::Group;
use kernel::{Fault, PersonId, Scope, SubjectRef};
use legistique::Document;
use ui::Visit;
use votes::ScrutinSummary;

use crate::addresses::Addresses;
use crate::model::{AmendmentBrief, AmendmentId, TextDocument, amendment_path};
use crate::places::{PlaceChange, PlaceSlot};
use crate::rights;
use crate::store::amendments;

/// A text with its amendments, their places, their votes and the names of their authors.
pub(super) struct Gathered {
    pub(super) text: TextDocument,
    /// The text put to discussion, which amendments refer to
    pub(super) base: Document,
    pub(super) addresses: Addresses,
    pub(super) group: Option<Group>,
    pub(super) amendments: Vec<AmendmentBrief>,
    /// By place, the amendments that bear on it, by number
    pub(super) by_slot: HashMap<PlaceSlot, Vec<(usize, PlaceChange)>>,
    /// On the amendments and on the whole
    pub(super) votes: BTreeMap<SubjectRef, ScrutinSummary>,
    pub(super) names: BTreeMap<PersonId, String>,
    pub(super) may: May,
}

/// What the visitor may do with this text: decides which buttons are shown.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one right, shown or not")]
pub(super) struct May {
    pub(super) edit: bool,
    pub(super) open: bool,
    pub(super) amend: bool,
    pub(super) vote_open: bool,
    pub(super) consolidate: bool,
}

impl Gathered {
    pub(super) async fn read(visit: &Visit, text: TextDocument) -> Result<Self, Fault> {
        let mut sql = visit.sql();
        let body = visit.body.id;
        let base = Document::parse(text.base());
        let amendments = amendments::briefs(&mut sql, body, text.id).await?;
        let rank: HashMap<AmendmentId, usize> = amendments
            .iter()
            .enumerate()
            .map(|(index, amendment)| (amendment.id, index))
            .collect();
        let mut by_slot: HashMap<PlaceSlot, Vec<(usize, PlaceChange)>> = HashMap::new();
        for stored in amendments::places_of_text(&mut sql, body, text.id).await? {
            if let Some(index) = rank.get(&stored.amendment) {
                by_slot
                    .entry(stored.place.slot)
                    .or_default()
                    .push((*index, stored.place));
            }
        }
        for places in by_slot.values_mut() {
            places.sort_by_key(|(index, _)| *index);
        }
        let mut subjects: Vec<SubjectRef> = amendments.iter().map(AmendmentBrief::reference).collect();
        subjects.push(text.reference());
        let votes = votes::summaries(&mut sql, body, &subjects).await?;
        let mut people: Vec<PersonId> = amendments.iter().map(|amendment| amendment.author_id).collect();
        people.sort_unstable();
        people.dedup();
        let names = identity::names(&mut sql, body, &people).await?;
        let group = groups::find(&mut sql, body, text.group_id).await?;
        let may = May::of(visit, &text).await?;
        let addresses = Addresses::of(&base);
        Ok(Self {
            text,
            base,
            addresses,
            group,
            amendments,
            by_slot,
            votes,
            names,
            may,
        })
    }

    pub(super) fn path(&self, amendment: &AmendmentBrief) -> String {
        amendment_path(self.text.id, amendment.number)
    }

    pub(super) fn author(&self, visit: &Visit, amendment: &AmendmentBrief) -> String {
        name_of(visit, &self.names, amendment.author_id)
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
            consolidate: rights::CONSOLIDATE.held_with(&qualities),
        })
    }
}
