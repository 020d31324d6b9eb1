//! Inviting members, their answers, and what they let hope for the quorum.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use groups::{GroupKind, Member};
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{
    Form, FormErrors, button, button_link, button_quiet, confirm_details, error_summary, hidden, radios,
    textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::quorum::{Count, likely_sentence};
use super::{Gathered, MENU, convene_later, moment, today};
use crate::actions::{AnswerInvitation, SendConvocation};
use crate::model::{
    Convocation, Intention, InvitationAnswer, MeetingId, MeetingState, NOTE_CHARS_MAX, day_of, delays,
    path_of,
};
use crate::{rights, store};

/// Names shown on the meeting's page.
const NAMES_MAX: usize = 200;

pub(super) async fn show(visit: Visit, Path(id): Path<MeetingId>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let page = form_page(&visit, &gathered, None, &FormErrors::default()).await?;
    visit.page(page)
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    reponse: String,
    #[serde(default)]
    mot: String,
}

pub(super) async fn answer(visit: Visit, Path(id): Path<MeetingId>, Posted(typed): Posted<Typed>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let outcome = match Intention::parse(&typed.reponse) {
        None => Err(Fault::field("reponse", "meetings-answer-missing")),
        Some(answer) => {
            let deed = AnswerInvitation {
                meeting: id,
                answer,
                note: typed.mot.clone(),
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    match outcome {
        Ok(()) => visit.done(&path_of(id), "meetings-answered"),
        Err(fault) => {
            let errors = visit.refusal_of_form("reponse", fault)?;
            let page = form_page(&visit, &gathered, Some(&typed), &errors).await?;
            visit.refused_page(page)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Convoked {
    request_id: Uuid,
    sequence: i64,
}

pub(super) async fn convoke(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(asked): Posted<Convoked>,
) -> Answer {
    let deed = SendConvocation {
        meeting: id,
        sequence: asked.sequence,
    };
    match visit.act(asked.request_id, &deed).await {
        Ok(_) => visit.done(&path_of(id), "meetings-convocation-sent"),
        Err(Fault::Stale(_)) => visit.done(&path_of(id), "meetings-convocation-not-sent"),
        Err(fault) => Err(fault.into()),
    }
}

pub(super) async fn back(Path(id): Path<MeetingId>) -> Answer {
    Ok(Redirect::to(&path_of(id)).into_response())
}

pub(super) fn is_to_come(visit: &Visit, gathered: &Gathered) -> bool {
    gathered.meeting.state == MeetingState::Planned && gathered.meeting.starts_at > visit.now()
}

async fn form_page(
    visit: &Visit,
    gathered: &Gathered,
    typed: Option<&Typed>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let (words, meeting) = (visit.words, &gathered.meeting);
    if !gathered.may(visit, &rights::ANSWER_INVITATION).await? {
        return Err(Fault::Forbidden {
            right: rights::ANSWER_INVITATION.code,
        });
    }
    let known = answers(visit, gathered).await?;
    let own = visit.actor.person().and_then(|person| known.get(&person));
    let chosen = match (typed, own) {
        (Some(typed), _) => typed.reponse.clone(),
        (None, Some(own)) => own.answer.as_str().to_owned(),
        (None, None) => String::new(),
    };
    let note = typed.map_or_else(
        || own.map(|own| own.note.clone()).unwrap_or_default(),
        |typed| typed.mot.clone(),
    );
    let mut choices = radios(words, t!(words, "meetings-answer-question"), "reponse").errors(errors);
    for intention in Intention::ALL {
        let label = words.say(&format!("meetings-answer-{}", intention.as_str()));
        choices = choices.choice(intention.as_str(), label);
    }
    let title = t!(words, "meetings-answer-title", title = &meeting.title);
    let form = Form::post(words, format!("{}/reponse", meeting.path()), visit.request_id())
        .later(format!("reponse-{}", meeting.id), &title)
        .closing(&visit.at(meeting.starts_at));
    let form = form.content(html! {
        (choices.chosen(chosen))
        (textarea(words, t!(words, "meetings-answer-note"), "mot")
            .hint(t!(words, "meetings-answer-note-hint")).rows(3)
            .max_length(u32::try_from(NOTE_CHARS_MAX).unwrap_or(u32::MAX))
            .value(note).errors(errors).optional())
        (button(t!(words, "meetings-answer-send")))
    });
    let main = html! {
        (error_summary(errors, words))
        @if !meeting.place.is_empty() { p { (meeting.place) } }
        @if is_to_come(visit, gathered) || typed.is_some() { (form) }
        @else { (notice(Tone::Info, &html! { p { (t!(words, "meetings-has-begun")) } })) }
        p { a href=(meeting.path()) { (t!(words, "meetings-answer-back")) } }
    };
    Ok(Page::new(title, main)
        .lead(moment(visit, meeting))
        .under(t!(words, "meetings-title"), MENU)
        .under(&meeting.title, meeting.path())
        .active(MENU)
        .not_indexed()
        .refused(errors))
}

/// What was answered, by member.
pub(super) async fn answers(
    visit: &Visit,
    gathered: &Gathered,
) -> Result<BTreeMap<PersonId, InvitationAnswer>, Fault> {
    let lines = store::invitation_answers(&mut visit.sql(), visit.body.id, gathered.meeting.id).await?;
    Ok(lines.into_iter().map(|line| (line.person_id, line)).collect())
}

/// What the meeting's page says of invitations, to the members of the group.
pub(super) async fn summary(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    if !gathered.may(visit, &rights::READ_DRAFT).await? {
        return Ok(html! {});
    }
    let may_plan = gathered.may_still(visit, &rights::PLAN).await?;
    let meeting = &gathered.meeting;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let members = groups::members_on(&mut sql, body, meeting.group_id, meeting.starts_at).await?;
    let convocation = store::find_convocation(&mut sql, body, meeting.id).await?;
    let planned = store::find_planned(&mut sql, body, meeting.id).await?;
    let known = answers(visit, gathered).await?;
    let is_to_come = is_to_come(visit, gathered);
    if !is_to_come && known.is_empty() && convocation.is_none() {
        return Ok(html! {});
    }
    let own = visit
        .actor
        .person()
        .filter(|person| members.iter().any(|one| one.person == *person));
    Ok(html! {
        h2 #invitations { (t!(words, "meetings-invitations")) }
        (convocation_line(visit, gathered, convocation.as_ref()))
        @if let Some(planned) = planned.filter(|_| is_to_come) { (convene_later::line(visit, gathered, &planned)) }
        @if let Some(own) = own.filter(|_| is_to_come) {
            @if let Some(answer) = known.get(&own) {
                p { (t!(words, "meetings-answered-so", answer = intention_words(visit, answer.answer))) }
            }
            p { (button_link(&own_label(visit, known.contains_key(&own)), &format!("{}/reponse", meeting.path()))) }
        }
        (counts(visit, gathered, &members, &known)?)
        @if !known.is_empty() { (answers_table(visit, &members, &known, may_plan)) }
        @if may_plan && is_to_come { (convoke_form(visit, gathered, convocation.as_ref(), members.len())?) }
    })
}

fn own_label(visit: &Visit, has_answered: bool) -> String {
    let key = if has_answered {
        "meetings-answer-change"
    } else {
        "meetings-answer-do"
    };
    visit.words.say(key)
}

pub(super) fn intention_words(visit: &Visit, intention: Intention) -> String {
    visit
        .words
        .say(&format!("meetings-answered-{}", intention.as_str()))
}

fn convocation_line(visit: &Visit, gathered: &Gathered, convocation: Option<&Convocation>) -> Markup {
    let words = visit.words;
    match convocation {
        None => html! { @if is_to_come(visit, gathered) { p { (t!(words, "meetings-convocation-none")) } } },
        Some(sent) => html! {
            p { (t!(words, "meetings-convocation-at", at = visit.at(sent.sent_at))) }
            @if sent.sequence != gathered.meeting.sequence && is_to_come(visit, gathered) {
                (notice(Tone::Warning, &html! { p { (t!(words, "meetings-convocation-old")) } }))
            }
        },
    }
}

/// « 5 viennent, 2 excusés, 1 ne sait pas, 3 sans réponse », and whether the quorum is likely.
fn counts(
    visit: &Visit,
    gathered: &Gathered,
    members: &[Member],
    known: &BTreeMap<PersonId, InvitationAnswer>,
) -> Result<Markup, Fault> {
    let of = |wanted: Intention| {
        let found = members.iter().filter_map(|member| known.get(&member.person));
        found.filter(|answer| answer.answer == wanted).count()
    };
    let (coming, excused, unsure) = (
        of(Intention::Coming),
        of(Intention::Excused),
        of(Intention::Unsure),
    );
    let silent = members.len().saturating_sub(coming + excused + unsure);
    let count = Count::of(visit, gathered, members, |person| {
        known
            .get(&person)
            .is_some_and(|answer| answer.answer == Intention::Coming)
    })?;
    Ok(html! {
        p { (t!(visit.words, "meetings-answers-count", coming = coming, excused = excused, unsure = unsure, silent = silent)) }
        @if let Some(count) = count.filter(|_| is_to_come(visit, gathered)) { p { strong { (likely_sentence(visit, &count)) } } }
    })
}

/// Who answers what; the word that goes with it is for who prepares the meeting.
fn answers_table(
    visit: &Visit,
    members: &[Member],
    known: &BTreeMap<PersonId, InvitationAnswer>,
    shows_notes: bool,
) -> Markup {
    let words = visit.words;
    let mut shown = table(t!(words, "meetings-invitations"))
        .titled_above()
        .column(t!(words, "meetings-column-name"))
        .column(t!(words, "meetings-column-answer"));
    if shows_notes {
        shown = shown.column(t!(words, "meetings-answer-note"));
    }
    let answered: Vec<(&Member, &InvitationAnswer)> = members
        .iter()
        .filter_map(|member| Some((member, known.get(&member.person)?)))
        .collect();
    for (member, answer) in answered.iter().take(NAMES_MAX) {
        let mut cells = vec![
            html! { (member.name) },
            html! { (intention_words(visit, answer.answer)) },
        ];
        if shows_notes {
            cells.push(html! { (answer.note) });
        }
        shown = shown.row(cells);
    }
    html! {
        (shown)
        @if answered.len() > NAMES_MAX { p { (t!(words, "meetings-and-others", n = answered.len() - NAMES_MAX)) } }
    }
}

fn convoke_form(
    visit: &Visit,
    gathered: &Gathered,
    convocation: Option<&Convocation>,
    members: usize,
) -> Result<Markup, Fault> {
    let (words, meeting) = (visit.words, &gathered.meeting);
    if convocation.is_some_and(|sent| sent.sequence == meeting.sequence) {
        return Ok(html! {});
    }
    let form =
        Form::post(words, format!("{}/convoquer", meeting.path()), visit.request_id()).content(html! {
            (hidden("sequence", &meeting.sequence.to_string()))
            (delay(visit, gathered)?)
            (button_quiet(t!(words, "meetings-convoke")))
        });
    Ok(html! {
        (confirm_details(
            &t!(words, "meetings-convoke-open"),
            &t!(words, "meetings-convoke-what", n = members),
            &form,
        ))
        p { a href={ (meeting.path()) "/convocation" } { (t!(words, "meetings-planned-link")) } }
    })
}

/// How many clear days a convocation sent today leaves an assembly, beside what the law asks.
fn delay(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    if gathered.group.kind != GroupKind::Plenary {
        return Ok(html! {});
    }
    let held = day_of(gathered.meeting.starts_at, &visit.body.zone());
    let found = law::clear_days_between(today(visit), held);
    let rules = delays(visit.body.kind.as_str(), today(visit))?;
    let is_short = rules.iter().any(|rule| found < rule.clear_days);
    let said = html! {
        p { (t!(words, "meetings-convoke-delay", n = found)) }
        ul { @for rule in &rules {
            li { (t!(words, "meetings-convoke-rule", needed = rule.clear_days, unit = rule.unit, article = rule.article)) }
        } }
    };
    Ok(if is_short {
        notice(Tone::Warning, &said)
    } else {
        said
    })
}
