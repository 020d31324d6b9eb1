//! Preparing and conducting: one page that shows what has to be done now, from the criteria to the erasure.

use axum::extract::Path;
use db::Uuid;
use kernel::{Action, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, confirm_again, confirm_details, date_field,
    error_summary, hidden, number_field, radios, text_field, textarea, time_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::create::instant_of;
use super::lower::lowering;
use super::relax::{changes_table, relaxing};
use super::seen::{Seen, draw_status, quotas as quotas_shown, seats_said, state_status};
use crate::actions::{
    AskDraw, CallReserve, CancelDraw, CloseCall, EraseVolunteers, GatherGroup, OpenCall, ProlongCall,
    RelaxDraw, SetCriteria, SetQuotas, find_reserves,
};
use crate::model::{
    AssemblyId, Draw, DrawState, REASON_CHARS_MAX, SOURCE_CHARS_MAX, Seat, State, Volunteer, VolunteerState,
    counted_by_value, path_of, quotas_to_csv, table_of,
};
use crate::store;

/// Two forms may ask for a reason: this one has a name of its own.
const ERASE_REASON: &str = "erase_reason";
/// The hour proposed.
const USUAL_TIME: &str = "18:00";
/// Days from the publication of panels to the draw, proposed: the time to download and check them.
const DRAW_DAYS: i64 = 7;
/// Numbers of a seed, proposed: ten throws of a die are sixty million seeds, and a room reads them in a minute.
const SEED_NUMBERS: &str = "10";

/// What was typed in one of the forms of the page.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    table: String,
    #[serde(default)]
    quotas: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    pub(super) seats: String,
    #[serde(default)]
    until_on: String,
    #[serde(default)]
    until_time: String,
    #[serde(default)]
    draw_on: String,
    #[serde(default)]
    draw_time: String,
    #[serde(default)]
    seed_source: String,
    #[serde(default)]
    numbers: String,
    #[serde(default)]
    cancel_seed: String,
    #[serde(default)]
    round: u32,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    erase_reason: String,
    #[serde(default)]
    which: String,
    #[serde(default)]
    pub(super) relax_reason: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<AssemblyId>) -> Answer {
    let page = whole(&visit, id, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn act<A: Action>(
    visit: &Visit,
    id: AssemblyId,
    (deed, done): (&A, &str),
    typed: &Typed,
) -> Answer {
    match visit.act(typed.request_id, deed).await {
        Ok(_) => visit.done(&format!("{}/preparer", path_of(id)), done),
        Err(fault) => refused(visit, id, typed, fault).await,
    }
}

/// A field that is wrong says so beside itself; a rule, which may be about a form that is gone, at the top.
async fn refused(visit: &Visit, id: AssemblyId, typed: &Typed, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("main", fault)?;
    let page = whole(visit, id, typed, &errors).await?;
    visit.refused_page(page.refused(&errors))
}

pub(super) async fn criteria(
    visit: Visit,
    Path(id): Path<AssemblyId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let deed = SetCriteria {
        assembly: id,
        table: typed.table.clone(),
    };
    act(&visit, id, (&deed, "assemblies-criteria-set"), &typed).await
}

pub(super) async fn quotas(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = SetQuotas {
        assembly: id,
        version: typed.version,
        table: typed.quotas.clone(),
    };
    act(&visit, id, (&deed, "assemblies-quotas-set"), &typed).await
}

pub(super) async fn open(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = OpenCall { assembly: id };
    act(&visit, id, (&deed, "assemblies-call-opened"), &typed).await
}

pub(super) async fn prolong(
    visit: Visit,
    Path(id): Path<AssemblyId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let Some(until) = instant_of(&visit, &typed.until_on, &typed.until_time) else {
        let fault = Fault::field("until_on", "assemblies-date-unreadable");
        return refused(&visit, id, &typed, fault).await;
    };
    let deed = ProlongCall { assembly: id, until };
    act(&visit, id, (&deed, "assemblies-call-prolonged"), &typed).await
}

pub(super) async fn close(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = CloseCall { assembly: id };
    act(&visit, id, (&deed, "assemblies-call-closed"), &typed).await
}

pub(super) async fn ask_draw(
    visit: Visit,
    Path(id): Path<AssemblyId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let Some(draw_at) = instant_of(&visit, &typed.draw_on, &typed.draw_time) else {
        let fault = Fault::field("draw_on", "assemblies-date-unreadable");
        return refused(&visit, id, &typed, fault).await;
    };
    let deed = AskDraw {
        assembly: id,
        draw_at,
        seed_source: typed.seed_source.clone(),
        // What is no number is out of bounds, and refused at its field.
        numbers: typed.numbers.trim().parse().unwrap_or_default(),
    };
    if typed.relax_reason.trim().is_empty() {
        return act(&visit, id, (&deed, "assemblies-draw-asked"), &typed).await;
    }
    let relaxed = RelaxDraw {
        draw: deed,
        reason: typed.relax_reason.clone(),
    };
    act(&visit, id, (&relaxed, "assemblies-draw-asked"), &typed).await
}

pub(super) async fn cancel(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = CancelDraw {
        assembly: id,
        round: typed.round,
        reason: typed.reason.clone(),
        seed: typed.cancel_seed.clone(),
    };
    act(&visit, id, (&deed, "assemblies-draw-cancelled"), &typed).await
}

pub(super) async fn reserve(
    visit: Visit,
    Path(id): Path<AssemblyId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let seen = Seen::prepared(&visit, id).await?;
    let found = match find_reserves(&visit.house, visit.body.id, seen.assembly.id).await {
        Ok(found) => found,
        Err(fault) => return refused(&visit, id, &typed, fault).await,
    };
    let deed = CallReserve { found };
    act(&visit, id, (&deed, "assemblies-reserve-called"), &typed).await
}

pub(super) async fn gather(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = GatherGroup {
        assembly: id,
        is_new_group: typed.which != "meme",
    };
    act(&visit, id, (&deed, "assemblies-group-gathered"), &typed).await
}

pub(super) async fn erase(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = EraseVolunteers {
        assembly: id,
        reason: typed.erase_reason.clone(),
    };
    let fault = match visit.act(typed.request_id, &deed).await {
        Ok(()) => return visit.done(&path_of(id), "assemblies-erased"),
        Err(fault) => fault,
    };
    let mut errors = FormErrors::default();
    for (_, sentence) in visit.refusal_of_form(ERASE_REASON, fault)?.iter() {
        errors.add(ERASE_REASON, sentence);
    }
    let page = whole(&visit, id, &typed, &errors).await?;
    visit.refused_page(page.refused(&errors))
}

async fn whole(visit: &Visit, id: AssemblyId, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let seen = Seen::prepared(visit, id).await?;
    let assembly = &seen.assembly;
    let volunteers = store::volunteers(&mut visit.sql(), visit.body.id, id).await?;
    let main = html! {
        (error_summary(errors, words))
        p {
            (state_status(visit, assembly)) " "
            @if assembly.state != State::Draft { a href=(assembly.path()) { (t!(words, "assemblies-public-page")) } }
        }
        @match assembly.state {
            State::Draft => { (draft(visit, &seen, typed, errors)) }
            State::Volunteers => { (counted(visit, &seen, &volunteers)) (calling(visit, &seen, typed, errors)) }
            State::Closed => { (counted(visit, &seen, &volunteers)) (closed(visit, &seen, typed, errors)) }
            State::Drawn => { (drawn(visit, &seen, &volunteers, typed, errors)) }
            State::Erased => { p { (t!(words, "assemblies-erased-said")) } }
        }
        @if matches!(assembly.state, State::Closed | State::Drawn) { (erasing(visit, &seen, typed, errors)) }
    };
    let page = seen.page(visit, t!(words, "assemblies-prepare-title"), main);
    Ok(page
        .lead(t!(
            words,
            "assemblies-prepare-lead",
            name = &assembly.settings.name
        ))
        .not_indexed())
}

pub(super) fn form(visit: &Visit, seen: &Seen, path: &str, content: Markup) -> Markup {
    let action = format!("{}/preparer/{path}", seen.assembly.path());
    Form::post(visit.words, action, visit.request_id()).content(content)
}

/// What comes back as it was typed, else what stands.
pub(super) fn kept(typed: &str, otherwise: impl FnOnce() -> String) -> String {
    if typed.is_empty() {
        otherwise()
    } else {
        typed.to_owned()
    }
}

fn draft(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let assembly = &seen.assembly;
    html! {
        p { a href={ (assembly.path()) "/preparer/reglages" } { (t!(words, "assemblies-edit-link")) } }
        h2 { (t!(words, "assemblies-criteria-title")) }
        p { (t!(words, "assemblies-criteria-lead")) }
        (form(visit, seen, "criteres", html! {
            (textarea(words, t!(words, "assemblies-criteria"), "table").rows(12)
                .value(kept(&typed.table, || table_of(&assembly.criteria)))
                .hint(t!(words, "assemblies-criteria-hint")).errors(errors))
            (button_quiet(t!(words, "assemblies-criteria-button")))
        }))
        @if !assembly.criteria.is_empty() {
            (quotas_shown(visit, assembly))
            (quotas_form(visit, seen, typed, errors))
            h2 { (t!(words, "assemblies-call-title")) }
            p { (t!(words, "assemblies-call-lead", at = visit.at(assembly.settings.volunteers_until))) }
            (form(visit, seen, "appel", html! { (button(t!(words, "assemblies-call-button"))) }))
        }
    }
}

/// The quotas as a table that can be changed, unfolded when it comes back refused.
fn quotas_form(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let fields = form(
        visit,
        seen,
        "quotas",
        html! {
            (hidden("version", &seen.assembly.version.to_string()))
            (textarea(words, t!(words, "assemblies-quotas"), "quotas").rows(12)
                .value(kept(&typed.quotas, || quotas_to_csv(&seen.assembly.criteria)))
                .hint(t!(words, "assemblies-quotas-hint")).errors(errors))
            (button_quiet(t!(words, "assemblies-quotas-button")))
        },
    );
    let (label, said) = (
        t!(words, "assemblies-quotas-change"),
        t!(words, "assemblies-quotas-change-lead"),
    );
    if errors.of("quotas").is_some() {
        confirm_again(&label, &said, &fields)
    } else {
        confirm_details(&label, &said, &fields)
    }
}

/// Volunteers by value beside the seats: what is missing is seen before anything is computed.
fn counted(visit: &Visit, seen: &Seen, volunteers: &[Volunteer]) -> Markup {
    let words = visit.words;
    let present: Vec<Volunteer> = volunteers
        .iter()
        .filter(|volunteer| volunteer.state == VolunteerState::In)
        .cloned()
        .collect();
    let lines = counted_by_value(&seen.assembly.criteria, &present)
        .into_iter()
        .fold(
            table(t!(words, "assemblies-counted-caption"))
                .column(t!(words, "assemblies-quotas-value"))
                .column_of_numbers(t!(words, "assemblies-quotas-seats"))
                .column_of_numbers(t!(words, "assemblies-counted-people")),
            |table, (criterion, target, there)| {
                let is_short = usize::try_from(target.min).is_ok_and(|min| there < min);
                table.row([
                    html! { (criterion.name) " – " (target.name) },
                    html! { (seats_said(visit, (target.min, target.max))) },
                    html! {
                        (words.number(i64::try_from(there).unwrap_or(i64::MAX)))
                        @if is_short { " " strong { (t!(words, "assemblies-counted-short")) } }
                    },
                ])
            },
        );
    html! {
        h2 { (t!(words, "assemblies-counted-title")) }
        p {
            (t!(words, "assemblies-volunteers-count", n = present.len())) " "
            a href={ (seen.assembly.path()) "/volontaires" } { (t!(words, "assemblies-people-link")) }
        }
        (lines)
    }
}

fn calling(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let stop = form(
        visit,
        seen,
        "clore",
        html! { (button(t!(words, "assemblies-close-button")).danger()) },
    );
    html! {
        (quotas_form(visit, seen, typed, errors))
        h2 { (t!(words, "assemblies-close-title")) }
        p { (t!(words, "assemblies-until", at = visit.at(seen.assembly.settings.volunteers_until))) }
        (prolonging(visit, seen, typed, errors))
        (confirm_details(&t!(words, "assemblies-close-link"), &t!(words, "assemblies-close-lead"), &stop))
    }
}

fn prolonging(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    form(
        visit,
        seen,
        "prolonger",
        html! {
            (date_field(words, t!(words, "assemblies-prolong-on"), "until_on").value(&typed.until_on).errors(errors))
            (time_field(words, t!(words, "assemblies-prolong-time"), "until_time")
                .value(kept(&typed.until_time, || USUAL_TIME.to_owned())).errors(errors))
            (button_quiet(t!(words, "assemblies-prolong-button")))
        },
    )
}

fn closed(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        h2 { (t!(words, "assemblies-draw-title")) }
        (last_draw(visit, seen, typed, errors))
        @if seen.under_way().is_none() {
            (quotas_form(visit, seen, typed, errors))
            (lowering(visit, seen, typed, errors))
            (asking(visit, seen, typed, errors))
            h2 { (t!(words, "assemblies-prolong-title")) }
            p { (t!(words, "assemblies-prolong-lead")) }
            (prolonging(visit, seen, typed, errors))
        }
    }
}

/// Announcing a draw: when, and from what its seed will come.
fn asking(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let proposed = || {
        let at = visit.now().plus_days(DRAW_DAYS).timestamp();
        at.to_zoned(visit.body.zone()).date().to_string()
    };
    form(
        visit,
        seen,
        "tirage",
        html! {
            p { (t!(words, "assemblies-ask-lead")) }
            (date_field(words, t!(words, "assemblies-draw-on"), "draw_on").value(kept(&typed.draw_on, proposed)).errors(errors))
            (time_field(words, t!(words, "assemblies-draw-time"), "draw_time")
                .value(kept(&typed.draw_time, || USUAL_TIME.to_owned())).errors(errors))
            (textarea(words, t!(words, "assemblies-source"), "seed_source").rows(3).value(&typed.seed_source)
                .max_length(u32::try_from(SOURCE_CHARS_MAX).unwrap_or(u32::MAX))
                .hint(t!(words, "assemblies-source-hint")).errors(errors))
            (number_field(words, t!(words, "assemblies-numbers"), "numbers")
                .value(kept(&typed.numbers, || SEED_NUMBERS.to_owned()))
                .hint(t!(words, "assemblies-numbers-hint")).errors(errors))
            (relaxing(visit, seen, &typed.relax_reason, errors))
            (button(t!(words, "assemblies-ask-button")))
        },
    )
}

/// The last draw: being computed, impossible and what would make it possible, published and waiting.
fn last_draw(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let Some(draw) = seen.draws.last() else {
        return html! {};
    };
    let path = draw.path(seen.assembly.id);
    html! {
        p { (draw_status(visit, draw)) }
        @match draw.state {
            DrawState::Preparing => { p { (t!(words, "assemblies-preparing-said")) } }
            DrawState::Impossible => { (impossible(visit, seen, draw)) }
            DrawState::Published => {
                p { (t!(words, "assemblies-published-said", at = visit.at(draw.draw_at))) }
                p { a href=(path) { (t!(words, "assemblies-ceremony-link")) } }
            }
            DrawState::Drawn => { p { a href=(path) { (t!(words, "assemblies-ceremony-link")) } } }
            DrawState::Cancelled => { p { (t!(words, "assemblies-cancelled-why")) " " (words.written(&draw.reason)) } }
        }
        @if draw.is_under_way() { (cancelling(visit, seen, draw, typed, errors)) }
    }
}

fn cancelling(visit: &Visit, seen: &Seen, draw: &Draw, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let is_awaited = draw.state == DrawState::Published && draw.draw_at <= visit.now();
    let fields = form(
        visit,
        seen,
        "abandonner",
        html! {
            (hidden("round", &draw.round.to_string()))
            (text_field(words, t!(words, "assemblies-reason"), "reason").value(&typed.reason)
                .max_length(u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX))
                .hint(t!(words, "assemblies-cancel-hint")).errors(errors))
            @if is_awaited {
                (text_field(words, t!(words, "assemblies-seed"), "cancel_seed").value(&typed.cancel_seed)
                    .autocomplete("off").hint(t!(words, "assemblies-cancel-seed-hint")).errors(errors))
            }
            (button(t!(words, "assemblies-cancel-button")).danger())
        },
    );
    let (label, said) = (
        t!(words, "assemblies-cancel-link"),
        t!(words, "assemblies-cancel-lead"),
    );
    if errors.of("reason").is_some() || errors.of("cancel_seed").is_some() {
        confirm_again(&label, &said, &fields)
    } else {
        confirm_details(&label, &said, &fields)
    }
}

/// Which quotas cannot be met, by how many seats, and a button that takes the smallest change.
fn impossible(visit: &Visit, seen: &Seen, draw: &Draw) -> Markup {
    let words = visit.words;
    let figures = &draw.figures;
    if figures.changes.is_empty() {
        let sentence = words.say(&format!("assemblies-refusal-{}", figures.refusal));
        return notice(Tone::Bad, &html! { p { (sentence) } });
    }
    let mut relaxed = seen.assembly.criteria.clone();
    for change in &figures.changes {
        for criterion in relaxed.iter_mut().filter(|one| one.name == change.criterion) {
            for target in criterion
                .targets
                .iter_mut()
                .filter(|one| one.name == change.value)
            {
                (target.min, target.max) = (change.min.1, change.max.1);
            }
        }
    }
    // All that the next draw would be given, those that this one was given included.
    let changes = draw.changes_needed();
    let lines = changes_table(visit, t!(words, "assemblies-changes-caption"), &changes);
    html! {
        (notice(Tone::Bad, &html! { p { (t!(words, "assemblies-impossible-said", n = changes.len())) } }))
        (lines)
        @if seen.assembly.state == State::Closed {
            (form(visit, seen, "quotas", html! {
                (hidden("version", &seen.assembly.version.to_string()))
                (hidden("quotas", &quotas_to_csv(&relaxed)))
                (button_quiet(t!(words, "assemblies-relax-button")))
            }))
        }
    }
}

fn drawn(visit: &Visit, seen: &Seen, volunteers: &[Volunteer], typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let now = visit.now();
    let seated = |seat: Seat| {
        let there = volunteers
            .iter()
            .filter(|one| one.holds_a_seat() && one.seat == Some(seat));
        there.count()
    };
    let late = volunteers
        .iter()
        .filter(|one| one.holds_a_seat() && one.is_late_at(now))
        .count();
    let empty = volunteers.iter().filter(|one| one.leaves_a_seat_at(now)).count();
    let asked = seated(Seat::Asked);
    html! {
        h2 { (t!(words, "assemblies-seats-title")) }
        ul {
            li { (t!(words, "assemblies-seats-accepted", n = seated(Seat::Accepted), seats = seen.assembly.settings.seats)) }
            li { (t!(words, "assemblies-seats-asked", n = asked.saturating_sub(late))) }
            li { (t!(words, "assemblies-seats-late", n = late)) }
            li { (t!(words, "assemblies-seats-left", n = empty.saturating_sub(late))) }
        }
        p { a href={ (seen.assembly.path()) "/volontaires" } { (t!(words, "assemblies-people-link")) } }
        @if empty > 0 && seen.under_way().is_none() {
            h2 { (t!(words, "assemblies-replace-title", n = empty)) }
            p { (t!(words, "assemblies-reserve-lead")) }
            (form(visit, seen, "reserve", html! { (button(t!(words, "assemblies-reserve-button"))) }))
            h3 { (t!(words, "assemblies-redraw-title")) }
            p { (t!(words, "assemblies-redraw-lead")) }
            (asking(visit, seen, typed, errors))
        }
        h2 { (t!(words, "assemblies-draw-title")) }
        (last_draw(visit, seen, typed, errors))
        @if seen.assembly.panel_group.is_none() {
            h2 { (t!(words, "assemblies-gather-title")) }
            p { (t!(words, "assemblies-gather-lead")) }
            (form(visit, seen, "groupe", html! {
                (radios(words, t!(words, "assemblies-gather-which"), "which").choices([
                    Choice::new("nouveau", t!(words, "assemblies-gather-new")),
                    Choice::new("meme", t!(words, "assemblies-gather-same")).hint(t!(words, "assemblies-gather-same-hint")),
                ]).chosen(kept(&typed.which, || "nouveau".to_owned())).errors(errors))
                (button_quiet(t!(words, "assemblies-gather-button")))
            }))
        }
    }
}

fn erasing(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let fields = form(
        visit,
        seen,
        "effacer",
        html! {
            (text_field(words, t!(words, "assemblies-reason"), ERASE_REASON).value(&typed.erase_reason)
                .max_length(u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX))
                .hint(t!(words, "assemblies-erase-hint")).errors(errors))
            (button(t!(words, "assemblies-erase-button")).danger())
        },
    );
    let (label, said) = (
        t!(words, "assemblies-erase-link"),
        t!(words, "assemblies-erase-lead"),
    );
    html! {
        h2 { (t!(words, "assemblies-erase-title")) }
        @if errors.of(ERASE_REASON).is_some() { (confirm_again(&label, &said, &fields)) }
        @else { (confirm_details(&label, &said, &fields)) }
    }
}
