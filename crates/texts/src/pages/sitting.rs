//! The sitting on a text: the amendment called now, what is decided of it in one press, what comes next, what was decided.
//! Everybody reads it; those who hold the sitting have the buttons.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, FieldFault, PersonId, Scope};
use legistique::{CallAct, CallStep};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice, progress};
use ui::forms::{FormErrors, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::gathered::name_of;
use super::passages::place_list;
use super::sitting_decided::decided;
use super::sitting_verdict::{shortcuts, verdict_form};
use super::{find_text, under_text, vote_words};
use crate::actions::{DecideInSitting, UndoDecision};
use crate::clashes::{self, Clash};
use crate::model::{Fate, TextDocument, TextId, TextState, amendment_path, text_path};
use crate::places::{PlaceChange, PlaceSlot};
use crate::queue;
use crate::remembered::{self, ReadText};
use crate::rights;
use crate::sitting::{CHANGED, Call, DecisionId, Queued, Tally, Turn, Verdict, exclude_each_other, hands};
use crate::store::{amendments, sitting, sub_amendments};
use crate::sub_amended;

/// Turns announced after the one called.
const NEXT_SHOWN_MAX: usize = 10;
/// Amendments named one by one in a sentence.
pub(super) const NAMED_MAX: usize = 30;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// An amendment called before its turn
    n: Option<i64>,
    /// The page of the decisions
    page: Option<String>,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    number: i64,
    seen: i64,
    #[serde(default)]
    shown: String,
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    pub(super) pour: String,
    #[serde(default)]
    pub(super) contre: String,
    #[serde(default)]
    pub(super) abstention: String,
}

#[derive(Deserialize)]
pub(super) struct Undone {
    request_id: Uuid,
    decision: DecisionId,
    seen: i64,
}

pub(super) fn path(text: TextId) -> String {
    format!("{}/seance", text_path(text))
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let page = page_of(&visit, id, &asked, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

/// A form's address opened as a page: the sitting is what was meant.
pub(super) async fn back(Path(id): Path<TextId>) -> Answer {
    Ok(Redirect::to(&path(id)).into_response())
}

pub(super) async fn decide(visit: Visit, Path(id): Path<TextId>, Posted(typed): Posted<Typed>) -> Answer {
    let outcome = match read(id, &typed) {
        Ok(deed) => visit.act(typed.request_id, &deed).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(_) => visit.done(&path(id), "texts-sitting-decided"),
        Err(fault) => refused(&visit, id, &typed, fault).await,
    }
}

pub(super) async fn undo(visit: Visit, Path(id): Path<TextId>, Posted(form): Posted<Undone>) -> Answer {
    let deed = UndoDecision {
        decision: form.decision,
        seen: form.seen,
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(&path(id), "texts-sitting-undone"),
        Err(fault) => refused(&visit, id, &Typed::default(), fault).await,
    }
}

fn read(text: TextId, typed: &Typed) -> Result<DecideInSitting, Fault> {
    let mut faults: Vec<FieldFault> = Vec::new();
    let mut counted = |field, value: &str| match hands(field, value) {
        Ok(count) => count,
        Err(Fault::Invalid(mut wrong)) => {
            faults.append(&mut wrong);
            None
        }
        Err(_) => None,
    };
    let counts = [
        counted("pour", &typed.pour),
        counted("contre", &typed.contre),
        counted("abstention", &typed.abstention),
    ];
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let verdict = Verdict::parse(&typed.verdict)
        .ok_or_else(|| Fault::field("verdict", "texts-sitting-verdict-missing"))?;
    let [pour, contre, abstention] = counts;
    // An empty field beside a filled one is nobody's hand.
    let tally = counts.iter().any(Option::is_some).then(|| Tally {
        pour: pour.unwrap_or_default(),
        contre: contre.unwrap_or_default(),
        abstention: abstention.unwrap_or_default(),
    });
    Ok(DecideInSitting {
        text,
        number: typed.number,
        seen: typed.seen,
        shown: typed.shown.parse()?,
        verdict,
        tally,
    })
}

/// The sitting as it stands now, with why nothing was decided; the hands typed are still there.
async fn refused(visit: &Visit, id: TextId, typed: &Typed, fault: Fault) -> Answer {
    let (status, errors) = match fault {
        Fault::Stale(what) => {
            let why = match what {
                CHANGED => t!(visit.words, "texts-sitting-changed"),
                _ => t!(visit.words, "texts-sitting-stale"),
            };
            let mut errors = FormErrors::default();
            errors.add("verdict", why);
            (StatusCode::CONFLICT, errors)
        }
        fault @ Fault::Refused { .. } => (StatusCode::CONFLICT, visit.refusal_of_form("verdict", fault)?),
        fault => (
            StatusCode::UNPROCESSABLE_ENTITY,
            visit.refusal_of_form("verdict", fault)?,
        ),
    };
    let asked = Asked {
        n: (typed.number > 0).then_some(typed.number),
        page: None,
    };
    let page = page_of(visit, id, &asked, typed, &errors).await?.refused(&errors);
    Ok(visit.page_with(status, page))
}

/// The text and what every part of the page needs of it.
pub(super) struct Sitting {
    pub(super) text: TextDocument,
    read: Arc<ReadText>,
    pub(super) may_sit: bool,
    /// How many decisions were taken
    pub(super) version: i64,
    turns: Vec<Turn>,
}

async fn page_of(
    visit: &Visit,
    id: TextId,
    asked: &Asked,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let text = find_text(visit, id).await?;
    let read = remembered::base(visit.body.id, &text)?;
    let is_held = matches!(text.state, TextState::Discussion | TextState::Closed);
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let sitting = Sitting {
        may_sit: is_held && visit.may(&rights::SIT, Scope::group(text.group_id)).await?,
        version: sitting::version(&mut sql, body, id).await?,
        turns: queue::read(&mut sql, body, &text).await?,
        read,
        text,
    };
    let counts = amendments::count_by_fate(&mut sql, body, id).await?;
    let total: i64 = counts.iter().map(|count| count.n).sum();
    let waiting: i64 = counts
        .iter()
        .filter(|count| count.fate == Fate::Pending)
        .map(|count| count.n)
        .sum();
    let rank = asked
        .n
        .and_then(|number| sitting.turns.iter().position(|turn| turn.holds(number)))
        .unwrap_or(0);
    let called = if is_held { sitting.turns.get(rank) } else { None };
    let bounded = |count: i64| u64::try_from(count).unwrap_or_default();
    let main = html! {
        (error_summary(errors, words))
        @if total > 0 {
            (progress(words, "avancement", &t!(words, "texts-sitting-progress"), bounded(total - waiting), bounded(total), None))
        }
        @match sitting.text.state {
            TextState::Draft => (list_empty(&t!(words, "texts-sitting-too-early"), None)),
            _ if total == 0 => (list_empty(&t!(words, "texts-sitting-none"), None)),
            _ => {}
        }
        @if let Some(turn) = called {
            (called_now(visit, &sitting, (turn, rank > 0), typed, errors).await?)
        } @else {
            // The error summary's link lands here: nothing is called any more.
            div #verdict {
                @if is_held && total > 0 { (notice(Tone::Good, &html! { p { (t!(words, "texts-sitting-done")) } })) }
            }
        }
        @if sitting.may_sit && called.is_some() { (shortcuts(visit)) }
        (decided(visit, &sitting, asked.page.as_deref()).await?)
        @if is_held { (next(visit, &sitting, rank)) }
        @if sitting.text.state != TextState::Draft {
            ul.links {
                li { a href={ (text_path(id)) "?vue=changements" } { (t!(words, "texts-sitting-forming")) } }
                li { a href=(text_path(id)) { (t!(words, "texts-step-read")) } }
            }
        }
    };
    let title = t!(words, "texts-sitting-title");
    let page = Page::new(title, main).lead(t!(words, "texts-sitting-lead"));
    Ok(under_text(visit, &sitting.text, page))
}

/// The amendment called now: why now, what it says and changes, and the buttons.
async fn called_now(
    visit: &Visit,
    sitting: &Sitting,
    (turn, is_early): (&Turn, bool),
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let first = turn.first();
    let found = amendments::find(&mut sql, body, first.id).await?;
    let amendment = found.ok_or(Fault::NotFound("amendment"))?;
    let places: Vec<PlaceChange> = amendments::places_of_amendment(&mut sql, body, first.id)
        .await?
        .into_iter()
        .map(|stored| stored.place)
        .collect();
    let shown = turn.amendments.iter().take(NAMED_MAX);
    let mut people: Vec<PersonId> = shown.clone().map(|one| one.author_id).collect();
    people.sort_unstable();
    people.dedup();
    let names = identity::names(&mut sql, body, &people).await?;
    let references: Vec<_> = shown.map(Queued::reference).collect();
    let votes = votes::summaries(&mut sql, body, &references).await?;
    let open = votes.values().find(|vote| vote.is_open);
    let rivals = rivals(visit, sitting, turn, &places).await?;
    let is_kept = first.is_sub_amended && sub_amended::is_kept_by_a_vote(&mut sql, body, first.id).await?;
    let called: Vec<&Queued> = turn.amendments.iter().collect();
    let words_shown = queue::shown(&mut sql, body, &called).await?;
    let of = (sitting.text.id, &sitting.read.document);
    let clash = clashes::of_waiting(&mut sql, body, of, &amendment).await?;
    Ok(html! {
        section.called aria-labelledby="appele" {
            h2 #appele {
                @if is_early { (t!(words, "texts-sitting-called-early")) } @else { (t!(words, "texts-sitting-called")) }
            }
            @if is_early { p { a href=(path(sitting.text.id)) { (t!(words, "texts-sitting-back-in-order")) } } }
            h3 { (turn_title(visit, sitting, turn)) }
            p.hint { (authors(visit, turn, &names)) }
            p { (reason_of(visit, sitting, first)) }
            @if turn.amendments.len() > 1 { p { (t!(words, "texts-sitting-identical", n = turn.amendments.len())) } }
            @if let Some(clash) = &clash { (to_look_at(visit, sitting.text.id, clash, sitting.may_sit)) }
            @if !rivals.is_empty() {
                p { (t!(words, "texts-sitting-rivals", n = rivals.len())) " " (numbers(sitting.text.id, &rivals)) }
            }
            p.lead lang=[words.content_language()] { strong { (amendment.sentence) } }
            (place_list(visit, &sitting.read.document, &sitting.read.addresses, &places))
            @if first.is_sub_amended { (as_sub_amended(visit, sitting, first, is_kept).await?) }
            @if !amendment.rationale.is_empty() {
                details {
                    summary { (t!(words, "texts-rationale")) }
                    (words.markdown(&amendment.rationale))
                }
            }
            @if sitting.may_sit {
                @if let Some(vote) = open {
                    div #verdict { p { (t!(words, "texts-sitting-voted-elsewhere")) " " (vote_words(visit, vote)) } }
                } @else {
                    (verdict_form(visit, sitting, (turn, &amendment, &words_shown, is_kept), typed, errors))
                }
            } @else {
                div #verdict {}
            }
        }
    })
}

/// What the chair has to look at before anything is decided: no program says that an amendment has fallen because it shares
/// words with an adopted one.
pub(super) fn to_look_at(visit: &Visit, text: TextId, clash: &Clash, may_sit: bool) -> Markup {
    let words = visit.words;
    notice(
        Tone::Warning,
        &html! {
            p {
                @match clash {
                    Clash::Shares(with) => { strong { (t!(words, "texts-sitting-clash")) } " " (numbers(text, &[*with])) }
                    Clash::Inside(with) => { strong { (t!(words, "texts-sitting-inside")) } " " (numbers(text, &[*with])) }
                    Clash::Otherwise(reason) => { strong { (t!(words, "texts-sitting-cannot")) } " " (reason) }
                }
            }
            @if may_sit { p { (t!(words, "texts-sitting-clash-then")) } }
        },
    )
}

/// What of an amendment called is put to the vote when others to it are adopted: all of it together. What a vote adopted stays.
async fn as_sub_amended(
    visit: &Visit,
    sitting: &Sitting,
    called: &Queued,
    is_kept: bool,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let subs = sub_amendments::of(&mut sql, body, called.id).await?;
    let adopted = subs.iter().filter(|sub| sub.fate == Fate::Adopted);
    let listed: Vec<i64> = adopted.map(|sub| sub.number).collect();
    Ok(html! {
        p { (t!(words, "texts-sitting-as-sub-amended", n = listed.len())) " " (numbers(sitting.text.id, &listed)) }
        @if is_kept && sitting.may_sit { p.hint { (t!(words, "texts-sitting-sub-voted")) } }
    })
}

/// Those still waiting that cannot be in the text with this one: debated together, voted one by one.
async fn rivals(
    visit: &Visit,
    sitting: &Sitting,
    turn: &Turn,
    places: &[PlaceChange],
) -> Result<Vec<i64>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let waiting: BTreeMap<_, _> = sitting
        .turns
        .iter()
        .flat_map(|turn| &turn.amendments)
        .filter(|other| !turn.holds(other.number) && other.parent == turn.first().parent)
        .map(|other| (other.id, other.number))
        .collect();
    let mut divisions: Vec<usize> = places.iter().map(|place| place.slot.division).collect();
    divisions.dedup();
    let mut numbers = Vec::new();
    for division in divisions {
        for stored in amendments::places_of_division(&mut sql, body, sitting.text.id, division).await? {
            if let Some(number) = waiting.get(&stored.amendment)
                && places
                    .iter()
                    .any(|place| exclude_each_other(place, &stored.place))
            {
                numbers.push(*number);
            }
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

fn turn_title(visit: &Visit, sitting: &Sitting, turn: &Turn) -> Markup {
    let words = visit.words;
    html! {
        @if let [only] = &turn.amendments[..] {
            a href=(amendment_path(sitting.text.id, only.number)) {
                @if only.parent.is_some() { (t!(words, "texts-sitting-sub-number", n = only.number)) }
                @else { (t!(words, "texts-amendment-number", n = only.number)) }
            }
        } @else {
            (t!(words, "texts-sitting-identical-title")) " " (numbers(sitting.text.id, &turn.numbers()))
        }
    }
}

/// Each amendment by its number, as a link.
pub(super) fn numbers(text: TextId, numbers: &[i64]) -> Markup {
    html! {
        @for (rank, number) in numbers.iter().take(NAMED_MAX).enumerate() {
            @if rank > 0 { ", " }
            a href=(amendment_path(text, *number)) { (number) }
        }
        @if numbers.len() > NAMED_MAX { "…" }
    }
}

fn authors(visit: &Visit, turn: &Turn, names: &BTreeMap<PersonId, String>) -> String {
    let mut said: Vec<String> = turn
        .amendments
        .iter()
        .take(NAMED_MAX)
        .map(|one| name_of(visit, names, one.author_id))
        .collect();
    said.dedup();
    if turn.amendments.len() > NAMED_MAX {
        said.push("…".to_owned());
    }
    said.join(", ")
}

/// Why it is called there, in words: a sub-amendment because of what it amends.
fn reason_of(visit: &Visit, sitting: &Sitting, queued: &Queued) -> String {
    let Some(parent) = queued.parent else {
        return reason(visit, sitting, queued.call.as_ref());
    };
    let mut waiting = sitting.turns.iter().flat_map(|turn| &turn.amendments);
    let number = waiting
        .find(|other| other.id == parent)
        .map_or(0, |other| other.number);
    t!(visit.words, "texts-call-sub", n = number)
}

/// Why it is called there, by where it bears.
fn reason(visit: &Visit, sitting: &Sitting, call: Option<&Call>) -> String {
    let words = visit.words;
    let placed = call.filter(|call| call.division < sitting.read.document.divisions().len());
    let Some(call) = placed else {
        return t!(words, "texts-call-nowhere");
    };
    let division = if call.division == 0 {
        t!(words, "texts-call-preamble")
    } else {
        sitting.read.addresses.name(call.division)
    };
    let slot = PlaceSlot {
        division: call.division,
        block: usize::try_from(call.place.position).unwrap_or_default(),
    };
    let passage = sitting
        .read
        .addresses
        .path(&sitting.read.document, slot)
        .filter(|_| slot.block > 0)
        .map_or_else(|| division.clone(), |path| path.with_article());
    match call.place.step {
        CallStep::Before => t!(words, "texts-call-before-all", place = division),
        CallStep::Heading => t!(words, "texts-call-heading", place = division),
        CallStep::Removes => t!(words, "texts-call-removes-all", place = division),
        CallStep::Rewrites => t!(words, "texts-call-rewrites-all", place = division),
        CallStep::Unread => t!(words, "texts-call-nowhere"),
        CallStep::Completes => t!(words, "texts-call-completes-all", place = division),
        CallStep::After => t!(words, "texts-call-after-all", place = division),
        CallStep::Within => match call.place.act {
            CallAct::Removes => t!(words, "texts-call-removes", place = passage),
            CallAct::InsertsBefore => t!(words, "texts-call-before", place = passage),
            CallAct::Rewrites => t!(words, "texts-call-rewrites", place = passage),
            CallAct::RewritesEnd => t!(words, "texts-call-rewrites-end", place = passage),
            CallAct::Moves => t!(words, "texts-call-moves", place = passage),
            CallAct::Begins => t!(words, "texts-call-begins", place = passage),
            CallAct::Words => t!(words, "texts-call-words", place = passage),
            CallAct::Completes => t!(words, "texts-call-completes", place = passage),
            CallAct::CompletesAfter | CallAct::InsertsAfter => t!(words, "texts-call-after", place = passage),
        },
    }
}

/// What comes after the turn called.
fn next(visit: &Visit, sitting: &Sitting, rank: usize) -> Markup {
    let words = visit.words;
    let others: Vec<&Turn> = sitting
        .turns
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != rank)
        .map(|(_, turn)| turn)
        .collect();
    if others.is_empty() {
        return html! {};
    }
    let hidden = others.len().saturating_sub(NEXT_SHOWN_MAX);
    html! {
        h2 { (t!(words, "texts-sitting-next")) }
        ol.turns {
            @for turn in others.iter().take(NEXT_SHOWN_MAX) {
                @let number = turn.first().number;
                li {
                    p { strong { (turn_title(visit, sitting, turn)) } }
                    p.hint { (reason_of(visit, sitting, turn.first())) }
                    @if sitting.may_sit {
                        p { a href={ (path(sitting.text.id)) "?n=" (number) } { (t!(words, "texts-sitting-call-now", n = number)) } }
                    }
                }
            }
        }
        @if hidden > 0 { p { (t!(words, "texts-sitting-next-more", n = hidden)) } }
    }
}
