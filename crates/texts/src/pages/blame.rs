//! Who wrote each passage of the text as it stands, and following which contribution.

use std::collections::{BTreeMap, HashMap};

use axum::extract::Path;
use kernel::{Fault, PersonId, SubjectRef};
use legistique::Document;
use maud::{Markup, html};
use ui::components::{Tone, tag};
use ui::{Answer, Page, Visit, t};

use super::gathered::name_of;
use super::{find_text, passages, under_text, vote_words};
use crate::history;
use crate::model::{
    AmendmentId, TextDocument, TextId, TextState, amendment_path, amendment_reference, text_path,
};
use crate::places::{self, PlaceChange, PlaceKind, PlaceSlot, Run};
use crate::store::amendments::{self, AdoptedSlot};
use crate::store::sitting::{self, Adoption};
use crate::versions::{self, Origin};

/// Versions of the draft looked through for who wrote a passage first.
const DRAFTS_MAX: usize = 60;

/// What the page knows of who wrote.
struct Writers {
    text: TextId,
    /// By division, the heading then each block
    origins: Vec<Vec<Origin>>,
    adopted: HashMap<PlaceSlot, Vec<AdoptedSlot>>,
    votes: BTreeMap<SubjectRef, votes::ScrutinSummary>,
    adoptions: HashMap<AmendmentId, Adoption>,
    names: BTreeMap<PersonId, String>,
}

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let words = visit.words;
    let text = find_text(&visit, id).await?;
    let base = Document::parse(text.base());
    let changed: Vec<PlaceChange> = if text.state == TextState::Draft {
        Vec::new()
    } else {
        places::compare(&base, &Document::parse(&text.markdown))
    };
    let writers = Writers::read(&visit, &text, &base).await?;
    let by_slot: HashMap<PlaceSlot, &PlaceChange> = changed
        .iter()
        .filter(|place| place.kind == PlaceKind::Changed)
        .map(|place| (place.slot, place))
        .collect();
    let main = html! {
        ul.links {
            li { a href=(text_path(id)) { (t!(words, "texts-step-read")) } }
            li { a href={ (text_path(id)) "/historique" } { (t!(words, "texts-history")) } }
            li { a href={ (text_path(id)) "/comparer" } { (t!(words, "texts-compare-title")) } }
        }
        (passages::contents(&visit, &base, &crate::addresses::Addresses::of(&base)))
        (passages::changed_text(&visit, &base, &changed, &|anchor| anchor, &|slot| {
            let has_words = slot.block > 0 || base.divisions()[slot.division].level > 0;
            if has_words { under(&visit, &writers, slot, by_slot.get(&slot).copied()) } else { html! {} }
        }))
    };
    let page = Page::new(t!(words, "texts-blame-title"), main).lead(t!(words, "texts-blame-lead"));
    visit.page(under_text(&visit, &text, page))
}

impl Writers {
    async fn read(visit: &Visit, text: &TextDocument, base: &Document) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let head = text.base_commit.as_deref().unwrap_or(&text.head_commit);
        let head = history::oid(head)?;
        let origins = versions::origins(&mut sql, body, text.id, (head, base), DRAFTS_MAX).await?;
        let slots = amendments::adopted_slots(&mut sql, body, text.id).await?;
        let mut people: Vec<PersonId> = slots.iter().map(|slot| slot.author_id).collect();
        people.extend(origins.iter().flatten().filter_map(|origin| origin.person));
        people.sort_unstable();
        people.dedup();
        let mut subjects: Vec<SubjectRef> = slots.iter().map(|slot| amendment_reference(slot.id)).collect();
        subjects.dedup();
        let adoptions = sitting::adoptions(&mut sql, body, text.id).await?;
        let mut adopted: HashMap<PlaceSlot, Vec<AdoptedSlot>> = HashMap::new();
        for slot in slots {
            let here = adopted.entry(slot.place()).or_default();
            // One amendment may change a passage and add another after it.
            if here.last().is_none_or(|last| last.id != slot.id) {
                here.push(slot);
            }
        }
        Ok(Self {
            text: text.id,
            origins,
            adopted,
            votes: votes::summaries(&mut sql, body, &subjects).await?,
            adoptions: adoptions.into_iter().map(|one| (one.amendment_id, one)).collect(),
            names: identity::names(&mut sql, body, &people).await?,
        })
    }
}

/// Under a passage: who wrote it first, then the amendments that changed it, with what decided each.
fn under(visit: &Visit, writers: &Writers, slot: PlaceSlot, change: Option<&PlaceChange>) -> Markup {
    let words = visit.words;
    let origin = writers
        .origins
        .get(slot.division)
        .and_then(|lines| lines.get(slot.block));
    let amendments = writers.adopted.get(&slot).map_or(&[][..], Vec::as_slice);
    let is_rewritten = change.is_some_and(|change| {
        change
            .changes
            .iter()
            .all(|run| matches!(run, Run::Delete(_) | Run::Insert(_)))
    });
    html! {
        ul.written-by {
            @if let Some(origin) = origin.filter(|_| !is_rewritten || amendments.is_empty()) {
                @let who = origin.person.map_or_else(|| t!(words, "texts-parvis"), |person| name_of(visit, &writers.names, person));
                li {
                    (who) ", "
                    (words.datetime_element(origin.at.timestamp(), &visit.body.zone()))
                    " – " (origin.title)
                }
            }
            @for amendment in amendments {
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
