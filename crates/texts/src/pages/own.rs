//! « Ce qu’est devenue ma proposition »: to each person, their amendments and their arguments, and what became of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::extract::Query;
use kernel::{Fault, SubjectRef};
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{card, list_empty, pagination};
use ui::forms::button_link;
use ui::markdown::plain_text;
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::{MENU, fate_status, passages, vote_words};
use crate::addresses::Addresses;
use crate::model::{
    AmendmentId, FallenBecause, Fate, TextId, TextState, amendment_path, amendment_reference, text_path,
};
use crate::places::{PlaceSlot, alinea_numbers};
use crate::remembered::{self, ReadText};
use crate::sitting::Decision;
use crate::store::own::{self, OwnAmendment, OwnArgument};
use crate::store::{amendments, documents, sitting};

/// Lines of each list on a page.
const LINES_SHOWN: i64 = 20;
/// Characters of a contribution shown.
const EXTRACT_CHARS: usize = 280;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// The page of the amendments
    amendements: Option<String>,
    /// The page of the arguments
    arguments: Option<String>,
}

/// What decided an amendment, and where it shows in the text.
struct Known {
    votes: BTreeMap<SubjectRef, votes::ScrutinSummary>,
    decisions: HashMap<AmendmentId, Decision>,
    passages: HashMap<AmendmentId, String>,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let title = t!(words, "texts-own-title");
    let around = |main: Markup| {
        Page::new(title.clone(), main)
            .lead(t!(words, "texts-own-lead"))
            .under(t!(words, "texts-nav"), MENU)
            .active(MENU)
    };
    let Some(person) = visit.actor.person() else {
        let link = button_link(
            &t!(words, "texts-own-sign-in"),
            "/connexion?retour=/mes-contributions",
        );
        return visit.page(around(html! { p { (link) } }));
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let total = own::count_amendments(&mut sql, body, person).await?;
    let pages = pages_of(total, LINES_SHOWN);
    let (page, offset) = page_and_offset(asked.amendements.as_deref(), pages, LINES_SHOWN);
    let amendments = own::amendments(&mut sql, body, person, (LINES_SHOWN, offset)).await?;
    let total_arguments = own::count_arguments(&mut sql, body, person).await?;
    let argument_pages = pages_of(total_arguments, LINES_SHOWN);
    let (argument_page, offset) = page_and_offset(asked.arguments.as_deref(), argument_pages, LINES_SHOWN);
    let arguments = own::arguments(&mut sql, body, person, (LINES_SHOWN, offset)).await?;
    let known = Known::read(&visit, &amendments).await?;
    let main = html! {
        @if amendments.is_empty() && arguments.is_empty() {
            (list_empty(&t!(words, "texts-own-none"), Some((&*t!(words, "texts-own-look"), MENU))))
        }
        @if !amendments.is_empty() {
            h2 #amendements { (t!(words, "texts-own-amendments", n = total)) }
            @for amendment in &amendments { (one(&visit, amendment, &known)) }
            (pagination(words, page, pages, |page| format!("/mes-contributions?amendements={page}#amendements")))
        }
        @if !arguments.is_empty() {
            h2 #arguments { (t!(words, "texts-own-arguments", n = total_arguments)) }
            @for argument in &arguments { (one_argument(&visit, argument)) }
            (pagination(words, argument_page, argument_pages, |page| {
                format!("/mes-contributions?arguments={page}#arguments")
            }))
        }
        ul.links { li { a href="/contributions" { (t!(words, "texts-contributions-all")) } } }
    };
    visit.page(around(main))
}

impl Known {
    /// The votes and the decisions of these amendments; of those adopted, the passage they changed.
    async fn read(visit: &Visit, lines: &[OwnAmendment]) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let subjects: Vec<SubjectRef> = lines.iter().map(|line| amendment_reference(line.id)).collect();
        let mut known = Self {
            votes: votes::summaries(&mut sql, body, &subjects).await?,
            decisions: HashMap::new(),
            passages: HashMap::new(),
        };
        let mut bases: HashMap<TextId, Arc<ReadText>> = HashMap::new();
        for line in lines {
            if line.fate == Fate::Pending {
                continue;
            }
            if let Some(decision) = sitting::of_amendment(&mut sql, body, line.id).await? {
                known.decisions.insert(line.id, decision);
            }
            if line.fate != Fate::Adopted {
                continue;
            }
            if !bases.contains_key(&line.document_id)
                && let Some(text) = documents::find(&mut sql, body, line.document_id).await?
            {
                bases.insert(line.document_id, remembered::base(body, &text)?);
            }
            let places = amendments::places_of_amendment(&mut sql, body, line.id).await?;
            if let Some(base) = bases.get(&line.document_id)
                && let Some(first) = places.first()
            {
                known
                    .passages
                    .insert(line.id, anchor(&base.document, &base.addresses, first.place.slot));
            }
        }
        Ok(known)
    }
}

/// Where the page of the adopted changes shows a passage.
fn anchor(base: &Document, addresses: &Addresses, slot: PlaceSlot) -> String {
    let division = passages::anchor(addresses, slot.division);
    let blocks = base
        .divisions()
        .get(slot.division)
        .map_or(&[][..], |division| &division.blocks[..]);
    let numbers = alinea_numbers(blocks);
    let number = slot
        .block
        .checked_sub(1)
        .and_then(|block| numbers.get(block).copied().flatten());
    match number {
        Some(number) => format!("{division}-alinea-{number}"),
        None => division,
    }
}

fn one(visit: &Visit, amendment: &OwnAmendment, known: &Known) -> Markup {
    let words = visit.words;
    let path = amendment_path(amendment.document_id, amendment.number);
    let proposed = words.datetime_element(amendment.proposed_at.timestamp(), &visit.body.zone());
    let vote = known.votes.get(&amendment_reference(amendment.id));
    let decision = known.decisions.get(&amendment.id);
    let body = html! {
        p { (words.written(&extract(&amendment.words))) }
        p { strong { (plain_fate(visit, amendment, vote.is_some_and(|vote| vote.is_open))) } }
        @if amendment.fate == Fate::Fallen && let Some(by) = amendment.fallen_by {
            p { a href=(amendment_path(amendment.document_id, by)) { (t!(words, "texts-amendment-number", n = by)) } }
        }
        ul.links {
            @if let Some(decision) = decision {
                li {
                    a href={ (text_path(amendment.document_id)) "/seance#decisions" } {
                        (t!(words, "texts-own-sitting", n = decision.number))
                    }
                    @if let Some(tally) = decision.tally {
                        " – " (t!(words, "texts-vote-result", pour = tally.pour, contre = tally.contre, abstention = tally.abstention))
                    }
                }
            } @else if let Some(vote) = vote {
                li { (vote_words(visit, vote)) }
            }
            @if let Some(anchor) = known.passages.get(&amendment.id) {
                li { a href={ (text_path(amendment.document_id)) "?vue=changements#" (anchor) } { (t!(words, "texts-own-passage")) } }
            }
        }
    };
    let title = t!(
        words,
        "texts-amendment-of",
        n = amendment.number,
        title = &amendment.title
    );
    html! {
        (card(title).href(path).status(fate_status(visit, amendment.fate)).detail(proposed).body(body).under_h2())
    }
}

/// What became of it, as one says it to its author.
fn plain_fate(visit: &Visit, amendment: &OwnAmendment, is_voted: bool) -> String {
    let words = visit.words;
    let at = amendment.decided_at.map(|at| visit.on(at)).unwrap_or_default();
    match amendment.fate {
        Fate::Pending if is_voted => t!(words, "texts-own-voted"),
        Fate::Pending if amendment.state == TextState::Discussion => t!(words, "texts-own-discussed"),
        Fate::Pending => t!(words, "texts-own-waits"),
        Fate::Withdrawn => t!(words, "texts-own-withdrawn", at = at),
        Fate::Adopted if amendment.state == TextState::Consolidated => {
            t!(words, "texts-own-in-final", at = at)
        }
        Fate::Adopted => t!(words, "texts-own-in-text", at = at),
        Fate::Rejected => t!(words, "texts-own-rejected", at = at),
        Fate::Fallen => {
            let because = amendment.fallen_because.unwrap_or(FallenBecause::Other);
            let detail = amendment.fallen_detail.clone().unwrap_or_default();
            let n = amendment.fallen_by.unwrap_or_default();
            words.say_with(
                &format!("texts-fallen-{}", because.as_str()),
                &[("n", n.into()), ("detail", detail.into())],
            )
        }
    }
}

/// The first words of what somebody wrote.
fn extract(words: &str) -> String {
    plain_text(words).chars().take(EXTRACT_CHARS).collect()
}

fn one_argument(visit: &Visit, argument: &OwnArgument) -> Markup {
    let words = visit.words;
    let path = format!(
        "{}#argument-{}",
        amendment_path(argument.document_id, argument.number),
        argument.id
    );
    let added = words.datetime_element(argument.added_at.timestamp(), &visit.body.zone());
    let title = words.say_with(
        &format!("texts-own-argument-{}", argument.side.as_str()),
        &[
            ("n", argument.number.into()),
            ("title", argument.title.as_str().into()),
        ],
    );
    let body = html! { p { (words.written(&extract(&argument.words))) } };
    html! {
        (card(title).href(path).status(fate_status(visit, argument.fate)).detail(added).body(body).under_h2())
    }
}
