//! Who wrote each passage of the text as it stands, and following which contribution. What most of the text comes from is said
//! once, at the top; under a passage stands what is particular to it, once for those that follow one another and share it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::extract::Path;
use kernel::{Fault, PersonId, SubjectRef};
use maud::{Markup, html};
use ui::components::{Tone, tag};
use ui::{Answer, Page, Visit, t};

use super::gathered::name_of;
use super::{find_text, passages, under_text, vote_words};
use crate::history;
use crate::model::{
    AmendmentId, TextDocument, TextId, TextState, amendment_path, amendment_reference, text_path,
};
use crate::places::{PlaceChange, PlaceKind, PlaceSlot, Run, alinea_numbers};
use crate::remembered::{self, ReadText};
use crate::store::amendments::{self, AdoptedSlot};
use crate::store::sitting::{self, Adoption};
use crate::versions::{self, Origin};

/// Versions of the draft looked through for who wrote a passage first.
const DRAFTS_MAX: usize = 60;

/// What the page knows of who wrote.
struct Writers {
    text: TextId,
    read: Arc<ReadText>,
    /// By division, the heading then each block
    origins: Arc<Vec<Vec<Origin>>>,
    /// What most passages come from
    common: Option<Origin>,
    /// The passages of which nothing is left of what was put to discussion
    rewritten: Vec<PlaceSlot>,
    adopted: HashMap<PlaceSlot, Vec<AdoptedSlot>>,
    votes: BTreeMap<SubjectRef, votes::ScrutinSummary>,
    adoptions: HashMap<AmendmentId, Adoption>,
    names: BTreeMap<PersonId, String>,
}

/// What is particular to a passage.
#[derive(PartialEq)]
struct Particular<'a> {
    /// Who wrote it first, when it is not what most of the text comes from
    origin: Option<&'a Origin>,
    /// The amendments that changed it
    amendments: Vec<AmendmentId>,
}

impl Particular<'_> {
    fn is_nothing(&self) -> bool {
        self.origin.is_none() && self.amendments.is_empty()
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let words = visit.words;
    let text = find_text(&visit, id).await?;
    let changed = match text.state {
        TextState::Draft => Arc::default(),
        _ => remembered::changed(visit.body.id, &text)?,
    };
    let writers = Writers::read(&visit, &text, &changed).await?;
    let ReadText {
        document: base,
        addresses,
    } = &*writers.read;
    let main = html! {
        ul.links {
            li { a href=(text_path(id)) { (t!(words, "texts-step-read")) } }
            li { a href={ (text_path(id)) "/historique" } { (t!(words, "texts-history")) } }
            li { a href={ (text_path(id)) "/comparer" } { (t!(words, "texts-compare-title")) } }
        }
        @if let Some(common) = &writers.common {
            p #origine { strong { (t!(words, "texts-blame-common")) } " " (origin_words(&visit, &writers, common)) }
        }
        (passages::contents(&visit, base, addresses))
        (passages::changed_text(&visit, base, &changed, &|anchor| anchor, &|slot| under(&visit, &writers, slot)))
    };
    let page = Page::new(t!(words, "texts-blame-title"), main).lead(t!(words, "texts-blame-lead"));
    visit.page(under_text(&visit, &text, page))
}

impl Writers {
    async fn read(visit: &Visit, text: &TextDocument, changed: &[PlaceChange]) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let read = remembered::base(body, text)?;
        let head = history::oid(text.base_commit.as_deref().unwrap_or(&text.head_commit))?;
        let version = (body, text.id, head);
        let origins = if let Some(known) = remembered::origins(version) {
            known
        } else {
            let of = (head, &read.document);
            let found = versions::origins(&mut sql, body, text.id, of, DRAFTS_MAX).await?;
            remembered::keep_origins(version, found)
        };
        let slots = amendments::adopted_slots(&mut sql, body, text.id).await?;
        let mut people: Vec<PersonId> = slots.iter().map(|slot| slot.author_id).collect();
        people.extend(
            origins
                .iter()
                .flatten()
                .flat_map(|origin| origin.people().iter().copied()),
        );
        people.sort_unstable();
        people.dedup();
        let adoptions: HashMap<AmendmentId, Adoption> = sitting::adoptions(&mut sql, body, text.id)
            .await?
            .into_iter()
            .map(|one| (one.amendment_id, one))
            .collect();
        let voted = slots.iter().filter(|slot| !adoptions.contains_key(&slot.id));
        let mut subjects: Vec<SubjectRef> = voted.map(|slot| amendment_reference(slot.id)).collect();
        subjects.dedup();
        let mut adopted: HashMap<PlaceSlot, Vec<AdoptedSlot>> = HashMap::new();
        for slot in slots {
            let here = adopted.entry(slot.place()).or_default();
            // One amendment may change a passage and add another after it.
            if here.last().is_none_or(|last| last.id != slot.id) {
                here.push(slot);
            }
        }
        let is_gone = |place: &&PlaceChange| {
            let mut runs = place.changes.iter();
            place.kind == PlaceKind::Changed && runs.all(|run| !matches!(run, Run::Keep(_)))
        };
        let rewritten = changed.iter().filter(is_gone).map(|place| place.slot);
        let rewritten = rewritten.filter(|slot| adopted.contains_key(slot)).collect();
        Ok(Self {
            text: text.id,
            common: commonest(&origins),
            read,
            origins,
            rewritten,
            adopted,
            votes: votes::summaries(&mut sql, body, &subjects).await?,
            adoptions,
            names: identity::names(&mut sql, body, &people).await?,
        })
    }

    fn amendments(&self, slot: PlaceSlot) -> &[AdoptedSlot] {
        self.adopted.get(&slot).map_or(&[][..], Vec::as_slice)
    }

    fn particular(&self, slot: PlaceSlot) -> Particular<'_> {
        let lines = self.origins.get(slot.division);
        let origin = lines.and_then(|lines| lines.get(slot.block)).filter(|origin| {
            // In the order of the text, as all that is compared.
            Some(*origin) != self.common.as_ref() && self.rewritten.binary_search(&slot).is_err()
        });
        Particular {
            origin,
            amendments: self.amendments(slot).iter().map(|one| one.id).collect(),
        }
    }

    /// The passages that end with `slot` and share what is particular to it: none when the next one shares it too, and says it.
    fn run(&self, slot: PlaceSlot, particular: &Particular<'_>) -> Option<PlaceSlot> {
        let blocks = self.read.document.divisions().get(slot.division)?.blocks.len();
        let at = |block| PlaceSlot { block, ..slot };
        // A heading is read apart from what it heads.
        if slot.block == 0 {
            return Some(slot);
        }
        if slot.block < blocks && self.particular(at(slot.block + 1)) == *particular {
            return None;
        }
        let mut first = slot.block;
        while first > 1 && self.particular(at(first - 1)) == *particular {
            first -= 1;
        }
        Some(at(first))
    }
}

/// What most passages come from.
fn commonest(origins: &[Vec<Origin>]) -> Option<Origin> {
    let mut counted: Vec<(&Origin, usize)> = Vec::new();
    for origin in origins.iter().flatten() {
        match counted.iter_mut().find(|(known, _)| *known == origin) {
            Some((_, count)) => *count += 1,
            None => counted.push((origin, 1)),
        }
    }
    let most = counted.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(origin, _)| origin.clone())
}

fn origin_words(visit: &Visit, writers: &Writers, origin: &Origin) -> Markup {
    let words = visit.words;
    let wrote = match origin {
        Origin::Version(wrote) => wrote,
        Origin::Older => {
            return html! {
                (t!(words, "texts-blame-older")) " "
                a href={ (text_path(writers.text)) "/historique" } { (t!(words, "texts-history")) }
            };
        }
    };
    let named: Vec<String> = wrote
        .people
        .iter()
        .map(|person| name_of(visit, &writers.names, *person))
        .collect();
    let who = if named.is_empty() {
        t!(words, "texts-parvis")
    } else {
        named.join(", ")
    };
    html! {
        (who) ", "
        (words.datetime_element(wrote.at.timestamp(), &visit.body.zone()))
        " – " (wrote.title)
    }
}

/// Under a passage: the amendments that changed it, with what decided each, and who wrote it first.
fn under(visit: &Visit, writers: &Writers, slot: PlaceSlot) -> Markup {
    let words = visit.words;
    let divisions = writers.read.document.divisions();
    let has_words = slot.block > 0 || divisions[slot.division].level > 0;
    let particular = writers.particular(slot);
    if !has_words || particular.is_nothing() {
        return html! {};
    }
    let Some(first) = writers.run(slot, &particular) else {
        return html! {};
    };
    let numbers = alinea_numbers(&divisions[slot.division].blocks);
    let number = |slot: PlaceSlot| {
        let block = slot.block.checked_sub(1)?;
        numbers.get(block).copied().flatten()
    };
    let shared = number(first).zip(number(slot)).filter(|(from, to)| from < to);
    html! {
        ul.written-by {
            @if let Some((from, to)) = shared {
                li.run { (t!(words, "texts-blame-alineas", from = from, to = to)) }
            }
            @for amendment in writers.amendments(slot) {
                li {
                    (tag(&t!(words, "texts-blame-amended"), Tone::Good)) " "
                    a href=(amendment_path(writers.text, amendment.number)) {
                        (t!(words, "texts-blame-amendment", n = amendment.number, author = name_of(visit, &writers.names, amendment.author_id)))
                    }
                    @if let Some(at) = amendment.decided_at {
                        ", " (words.datetime_element(at.timestamp(), &visit.body.zone()))
                    }
                    (decided_by(visit, writers, amendment))
                }
            }
            @if let Some(origin) = particular.origin {
                li {
                    @if !particular.amendments.is_empty() { (t!(words, "texts-blame-first")) " " }
                    (origin_words(visit, writers, origin))
                }
            }
        }
    }
}

/// The vote or the decision by which an amendment entered the text.
fn decided_by(visit: &Visit, writers: &Writers, amendment: &AdoptedSlot) -> Markup {
    let words = visit.words;
    if let Some(adoption) = writers.adoptions.get(&amendment.id) {
        return html! {
            " – "
            a href={ (text_path(writers.text)) "/seance#decisions" } {
                (t!(words, "texts-blame-sitting", n = adoption.number))
            }
            @if let (Some(pour), Some(contre), Some(abstention)) = (adoption.pour, adoption.contre, adoption.abstention) {
                " (" (t!(words, "texts-vote-result", pour = pour, contre = contre, abstention = abstention)) ")"
            }
        };
    }
    html! {
        @if let Some(vote) = writers.votes.get(&amendment_reference(amendment.id)) { " – " (vote_words(visit, vote)) }
    }
}
