//! Preparing, one part after the other, each with its own form: settings, questions, roll, authority, trustees; then asking
//! for keys and codes, and what is conducted from here: opening, prolonging, closing, destroying.

use axum::extract::Path;
use db::Uuid;
use kernel::{Action, Fault, PersonId, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice, status, table};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, email_field, error_summary, hidden, number_field, radios,
    textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::seen::{Seen, name_in, state_status};
use super::{conduct, questions, recusal, rehearsal};
use crate::actions::{
    AskForKeys, DesignateCounter, DesignateCredentialAuthority, DesignateTrustee, RemoveCounter,
    RemoveTrustee, RollSource, TRUSTEES_MIN, TakeRoll,
};
use crate::model::{COUNTERS, ElectionId, State, VOTERS_MIN, lonely_weight, path_of};
use crate::store;

/// Voters shown of a long roll.
const VOTERS_SHOWN: i64 = 50;

/// What comes back in a form that was refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// Which question, where several have a form of their own
    pub(super) index: Option<usize>,
    pub(super) asked: String,
    pub(super) answers: String,
    pub(super) min: String,
    pub(super) max: String,
    pub(super) blank: String,
    pub(super) lists_asked: String,
    pub(super) lists: String,
    pub(super) lists_blank: String,
    pub(super) counted_asked: String,
    pub(super) counted_answers: String,
    pub(super) rule: String,
    pub(super) seats: String,
    pub(super) grades: String,
    pub(super) roll: String,
    pub(super) recused: String,
    pub(super) recusal_reason: String,
    pub(super) authority: String,
    pub(super) trustee: String,
    pub(super) counter: String,
    pub(super) how: String,
    pub(super) threshold: String,
    pub(super) reason: String,
    pub(super) closes_on: String,
    pub(super) closes_time: String,
}

impl Kept {
    /// That of the answers of a question.
    pub(super) fn of_answers(index: usize, answers: &str) -> Self {
        Self {
            index: Some(index),
            answers: answers.to_owned(),
            ..Self::default()
        }
    }

    /// That of whoever takes no part.
    pub(super) fn of_recused(recused: String, recusal_reason: String) -> Self {
        Self {
            recused,
            recusal_reason,
            ..Self::default()
        }
    }

    /// That of a decision.
    pub(super) fn of_decision(reason: &str, closes_on: &str, closes_time: &str) -> Self {
        Self {
            reason: reason.to_owned(),
            closes_on: closes_on.to_owned(),
            closes_time: closes_time.to_owned(),
            ..Self::default()
        }
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let page = whole(&visit, id, &Kept::default(), &FormErrors::default()).await?;
    visit.page(page)
}

/// The page again, with the sentence that says what to do.
pub(super) async fn refused(
    visit: &Visit,
    id: ElectionId,
    (anchor, kept): (&'static str, Kept),
    fault: Fault,
) -> Answer {
    let errors = visit.refusal_of_form(anchor, fault)?;
    let page = whole(visit, id, &kept, &errors).await?;
    visit.refused_page(page.refused(&errors))
}

/// Does a deed of this page and comes back to it.
pub(super) async fn act<A: Action>(
    visit: &Visit,
    id: ElectionId,
    (request, deed, done): (Uuid, A, &'static str),
    refusal: (&'static str, Kept),
) -> Answer {
    match visit.act(request, &deed).await {
        Ok(_) => {
            let subject = SubjectRef::new("election", id);
            let done = identity::done_or_awaited(visit, A::NAME, &subject, done).await?;
            visit.done(&format!("{}/preparer", path_of(id)), done)
        }
        Err(fault) => refused(visit, id, refusal, fault).await,
    }
}

#[derive(Deserialize)]
pub(super) struct RollForm {
    request_id: Uuid,
    #[serde(default)]
    source: String,
    #[serde(default)]
    roll: String,
}

pub(super) async fn take_roll(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<RollForm>,
) -> Answer {
    let source = if form.source == "membres" {
        RollSource::Members
    } else {
        RollSource::Pasted(form.roll.clone())
    };
    let deed = TakeRoll { election: id, source };
    let kept = Kept {
        roll: form.roll,
        ..Kept::default()
    };
    let done = (form.request_id, deed, "elections-roll-taken");
    act(&visit, id, done, ("roll", kept)).await
}

#[derive(Deserialize)]
pub(super) struct PersonForm {
    request_id: Uuid,
    #[serde(default)]
    authority: String,
    #[serde(default)]
    trustee: String,
    #[serde(default)]
    counter: String,
}

pub(super) async fn designate_authority(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<PersonForm>,
) -> Answer {
    let deed = DesignateCredentialAuthority {
        election: id,
        email: form.authority.clone(),
    };
    let kept = Kept {
        authority: form.authority,
        ..Kept::default()
    };
    let done = (form.request_id, deed, "elections-person-designated");
    act(&visit, id, done, ("authority", kept)).await
}

pub(super) async fn designate_trustee(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<PersonForm>,
) -> Answer {
    let deed = DesignateTrustee {
        election: id,
        email: form.trustee.clone(),
    };
    let kept = Kept {
        trustee: form.trustee,
        ..Kept::default()
    };
    let done = (form.request_id, deed, "elections-person-designated");
    act(&visit, id, done, ("trustee", kept)).await
}

#[derive(Deserialize)]
pub(super) struct TrusteeForm {
    request_id: Uuid,
    person: PersonId,
}

pub(super) async fn remove_trustee(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<TrusteeForm>,
) -> Answer {
    let deed = RemoveTrustee {
        election: id,
        person: form.person,
    };
    let done = (form.request_id, deed, "elections-person-removed");
    act(&visit, id, done, ("trustee", Kept::default())).await
}

pub(super) async fn designate_counter(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<PersonForm>,
) -> Answer {
    let deed = DesignateCounter {
        election: id,
        email: form.counter.clone(),
    };
    let kept = Kept {
        counter: form.counter,
        ..Kept::default()
    };
    let done = (form.request_id, deed, "elections-person-designated");
    act(&visit, id, done, ("counter", kept)).await
}

pub(super) async fn remove_counter(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<TrusteeForm>,
) -> Answer {
    let deed = RemoveCounter {
        election: id,
        person: form.person,
    };
    let done = (form.request_id, deed, "elections-person-removed");
    act(&visit, id, done, ("counter", Kept::default())).await
}

#[derive(Deserialize)]
pub(super) struct KeysForm {
    request_id: Uuid,
    #[serde(default)]
    how: String,
    #[serde(default)]
    threshold: String,
}

pub(super) async fn ask_for_keys(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<KeysForm>,
) -> Answer {
    let threshold = (form.how == "seuil").then(|| form.threshold.trim().parse().unwrap_or(0));
    let deed = AskForKeys {
        election: id,
        threshold,
    };
    let kept = Kept {
        how: form.how,
        threshold: form.threshold,
        ..Kept::default()
    };
    let done = (form.request_id, deed, "elections-keys-asked");
    act(&visit, id, done, ("how", kept)).await
}

pub(super) async fn whole(
    visit: &Visit,
    id: ElectionId,
    kept: &Kept,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let seen = Seen::prepared(visit, id).await?;
    let is_draft = seen.election.state == State::Draft;
    let round = store::round_of(&mut visit.sql(), visit.body.id, id).await?;
    let is_next_round = round.previous.is_some();
    let main = html! {
        (error_summary(errors, words))
        (identity::awaited_notice(visit, &seen.election.reference()).await?)
        p { (state_status(visit, &seen.election)) " " a href=(seen.election.path()) { (t!(words, "elections-public-page")) } }
        @if is_draft {
            (settings(visit, &seen))
            @if is_next_round { (questions::posts(visit, &seen, kept, errors)) }
            @else { (questions::section(visit, &seen, kept, errors)) }
            (roll(visit, &seen, is_next_round, kept, errors).await?)
            (recusal::section(visit, &seen, kept, errors).await?)
            (people(visit, &seen, kept, errors).await?)
            (rehearsal::section(visit, &seen))
            (asking(visit, &seen, kept, errors))
        } @else {
            (conduct::sections(visit, &seen, kept, errors).await?)
        }
        (rehearsal::ending(visit, &seen))
    };
    let page = seen.page(visit, t!(words, "elections-prepare-title"), main);
    Ok(page.lead(t!(words, "elections-prepare-lead")).not_indexed())
}

fn settings(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let chosen = &seen.election.settings;
    let facts = [
        (
            t!(words, "elections-fact-kind"),
            html! { (words.say(&format!("elections-kind-{}", chosen.kind.as_str()))) },
        ),
        (
            t!(words, "elections-fact-closes"),
            html! { (visit.at(chosen.closes_at)) },
        ),
        (
            t!(words, "elections-fact-group"),
            html! { code { (chosen.crypto_group.as_str()) } },
        ),
    ];
    html! {
        h2 { (t!(words, "elections-step-settings")) }
        p { strong { (words.written(&chosen.name)) } }
        (definition_list(&facts))
        p { a href={ (seen.election.path()) "/preparer/reglages" } { (t!(words, "elections-edit-title")) } }
    }
}

async fn roll(
    visit: &Visit,
    seen: &Seen,
    is_next_round: bool,
    kept: &Kept,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (body, id) = (visit.body.id, seen.election.id);
    let count = store::count_voters(&mut visit.sql(), body, id).await?;
    let shown = store::voters_page(&mut visit.sql(), body, id, (VOTERS_SHOWN, 0)).await?;
    let weights = store::weights(&mut visit.sql(), body, id).await?;
    let weight: u64 = weights.iter().copied().map(u64::from).sum();
    let is_told_by_weight = lonely_weight(&weights).is_some();
    let group = groups::find(&mut visit.sql(), body, seen.election.group).await?;
    let name = group.map(|group| group.name).unwrap_or_default();
    let path = format!("{}/preparer/liste", seen.election.path());
    let mut voters = table(t!(words, "elections-roll-caption"))
        .column(t!(words, "elections-roll-name"))
        .column(t!(words, "elections-roll-login"))
        .column_of_numbers(t!(words, "elections-roll-weight"));
    for voter in &shown {
        voters = voters.row([
            html! { (voter.name) },
            html! { (voter.login) },
            html! { (words.number(voter.weight.into())) },
        ]);
    }
    Ok(html! {
        h2 { (t!(words, "elections-step-roll")) }
        (groups::proofs_explained(words))
        @if count > 0 {
            p { (t!(words, "elections-roll-count", n = count, weight = weight)) }
            @if is_told_by_weight { (notice(Tone::Warning, &html! { p { (t!(words, "elections-roll-told", min = VOTERS_MIN)) } })) }
            details {
                summary { (t!(words, "elections-roll-show")) }
                (voters)
                @if count > VOTERS_SHOWN { p.hint { (t!(words, "elections-roll-more", n = count - VOTERS_SHOWN)) } }
            }
        } @else {
            p { (t!(words, "elections-roll-none")) }
        }
        @if is_next_round {
            p.hint #roll { (t!(words, "elections-refused-round-roll")) }
        } @else {
            p.hint { (t!(words, "elections-roll-replaces")) }
            (Form::post(words, path.clone(), visit.request_id()).content(html! {
                (hidden("source", "membres"))
                (button_quiet(t!(words, "elections-roll-members", group = name)))
            }))
            (Form::post(words, path, visit.request_id()).content(html! {
                (hidden("source", "collee"))
                (textarea(words, t!(words, "elections-roll"), "roll").rows(6).value(&kept.roll)
                    .hint(t!(words, "elections-roll-hint")).errors(errors))
                (button_quiet(t!(words, "elections-roll-paste")))
            }))
        }
    })
}

async fn people(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let names = seen.names(visit).await?;
    let path = seen.election.path();
    Ok(html! {
        h2 { (t!(words, "elections-step-people")) }
        p { (t!(words, "elections-people-apart")) }
        h3 { (t!(words, "elections-authority")) }
        p { (t!(words, "elections-authority-what")) }
        @if let Some(authority) = seen.election.authority {
            p { (status(&name_in(&names, visit, authority), Tone::Good)) }
        }
        (Form::post(words, format!("{path}/preparer/autorite"), visit.request_id()).content(html! {
            (email_field(words, t!(words, "elections-authority-email"), "authority").value(&kept.authority).errors(errors))
            (button_quiet(t!(words, "elections-authority-button")))
        }))
        h3 { (t!(words, "elections-trustees")) }
        p { (t!(words, "elections-trustees-what")) }
        @for trustee in &seen.trustees {
            @let name = name_in(&names, visit, trustee.person);
            p { (status(&name, Tone::Good)) }
            (Form::post(words, format!("{path}/preparer/gardiens/retirer"), visit.request_id()).content(html! {
                (hidden("person", &trustee.person.to_string()))
                (button_quiet(t!(words, "elections-trustee-remove", name = name)))
            }))
        }
        (Form::post(words, format!("{path}/preparer/gardiens"), visit.request_id()).content(html! {
            (email_field(words, t!(words, "elections-trustee-email"), "trustee").value(&kept.trustee).errors(errors))
            (button_quiet(t!(words, "elections-trustee-button")))
        }))
        @if seen.election.settings.paper_voters > 0 { (counters(visit, seen, kept, errors).await?) }
    })
}

/// Who count the paper, where some is expected.
async fn counters(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let people = &seen.election.counters;
    let names = identity::names(&mut visit.sql(), visit.body.id, people).await?;
    let path = seen.election.path();
    Ok(html! {
        h3 { (t!(words, "elections-counters")) }
        p { (t!(words, "elections-counters-what")) }
        @for counter in people {
            @let name = name_in(&names, visit, *counter);
            p { (status(&name, Tone::Good)) }
            (Form::post(words, format!("{path}/preparer/scrutateurs/retirer"), visit.request_id()).content(html! {
                (hidden("person", &counter.to_string()))
                (button_quiet(t!(words, "elections-trustee-remove", name = name)))
            }))
        }
        @if people.len() < COUNTERS {
            (Form::post(words, format!("{path}/preparer/scrutateurs"), visit.request_id()).content(html! {
                (email_field(words, t!(words, "elections-counter-email"), "counter").value(&kept.counter).errors(errors))
                (button_quiet(t!(words, "elections-counter-button")))
            }))
        }
    })
}

/// The end of the preparation, and how many keys will open the urn.
fn asking(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let count = seen.trustees.len();
    let proposed = (count / 2 + 1).max(TRUSTEES_MIN).to_string();
    let threshold = if kept.threshold.is_empty() {
        &proposed
    } else {
        &kept.threshold
    };
    html! {
        h2 { (t!(words, "elections-step-keys")) }
        (notice(Tone::Info, &html! { p { (t!(words, "elections-keys-what")) } }))
        (Form::post(words, format!("{}/preparer/cles", seen.election.path()), visit.request_id()).content(html! {
            (radios(words, t!(words, "elections-how"), "how")
                .choices([
                    Choice::new("seuil", t!(words, "elections-how-threshold")).hint(t!(words, "elections-how-threshold-hint")),
                    Choice::new("tous", t!(words, "elections-how-all")).hint(t!(words, "elections-how-all-hint")),
                ])
                .chosen(if kept.how == "tous" { "tous" } else { "seuil" }).errors(errors))
            (number_field(words, t!(words, "elections-threshold"), "threshold")
                .value(threshold).optional()
                .hint(t!(words, "elections-threshold-hint", n = count)).errors(errors))
            (button(t!(words, "elections-keys-button")))
        }))
    }
}
