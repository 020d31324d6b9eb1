//! One meeting: when, where, what about, who came, and where its minutes stand.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::{Id, Uuid};
use kernel::{Fault, Subject, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{
    Form, FormErrors, button, button_link, button_quiet, confirm_details, error_summary, hidden, text_field,
};
use ui::layout::FeedLink;
use ui::offers::offers_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::proposed::standing;
use super::recusal::Recusals;
use super::{Gathered, MENU, answer, attendance, calendars, moment, reading, state_status};
use crate::actions::{AddAgendaItem, CancelMeeting, RemoveAgendaItem};
use crate::model::{AgendaItem, AgendaItemId, FOLLOW_UPS_MAX, MeetingId, MeetingState, path_of};
use crate::{rights, store};

/// What an agenda item may point to, by the words subjects are registered under.
const SUBJECT_KINDS: [&str; 7] = [
    "text",
    "amendment",
    "scrutin",
    "parcours",
    "act",
    "meeting",
    "follow-up",
];

/// `/reunions/{id}`, and `/reunions/{id}.ics`.
pub(super) async fn show(visit: Visit, Path(name): Path<String>) -> Answer {
    let (name, is_calendar) = match name.strip_suffix(".ics") {
        Some(name) => (name.to_owned(), true),
        None => (name, false),
    };
    let id: MeetingId = name.parse().map_err(|_| Fault::NotFound("meeting"))?;
    let gathered = Gathered::read(&visit, id).await?;
    if is_calendar {
        return calendars::of_meeting(&visit, &gathered).await;
    }
    let page = page(&visit, &gathered, "", "", &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn back(Path(id): Path<MeetingId>) -> Answer {
    Ok(Redirect::to(&path_of(id)).into_response())
}

#[derive(Deserialize)]
pub(super) struct Cancelled {
    request_id: Uuid,
    sequence: i64,
}

pub(super) async fn cancel(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(asked): Posted<Cancelled>,
) -> Answer {
    let deed = CancelMeeting {
        meeting: id,
        sequence: asked.sequence,
    };
    match visit.act(asked.request_id, &deed).await {
        Ok(()) => visit.done(&path_of(id), "meetings-cancelled"),
        // Changed meanwhile, or held: the page as it is now, and why nothing was cancelled.
        Err(Fault::Stale(_)) => visit.done(&path_of(id), "meetings-not-cancelled"),
        Err(fault) => Err(fault.into()),
    }
}

#[derive(Deserialize)]
pub(super) struct Item {
    request_id: Uuid,
    #[serde(default)]
    point: String,
    #[serde(default)]
    adresse: String,
}

pub(super) async fn add_item(visit: Visit, Path(id): Path<MeetingId>, Posted(typed): Posted<Item>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let refused = |errors: FormErrors| {
        let (visit, gathered, typed) = (&visit, &gathered, &typed);
        async move {
            let page = page(visit, gathered, &typed.point, &typed.adresse, &errors).await?;
            visit.refused_page(page)
        }
    };
    let subject = match typed.adresse.trim() {
        "" => None,
        address => {
            let found = subject_at(&visit, address).await?;
            if found.is_none() {
                let mut errors = FormErrors::default();
                errors.add("adresse", t!(visit.words, "meetings-address-unknown"));
                return refused(errors).await;
            }
            found
        }
    };
    let deed = AddAgendaItem {
        meeting: id,
        title: typed.point.clone(),
        subject,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(
            &format!("{}#ordre-du-jour", path_of(id)),
            "meetings-agenda-changed",
        ),
        Err(fault) => refused(visit.refusal_of_form("point", fault)?).await,
    }
}

#[derive(Deserialize)]
pub(super) struct Removed {
    request_id: Uuid,
    item: AgendaItemId,
}

pub(super) async fn remove_item(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(asked): Posted<Removed>,
) -> Answer {
    let deed = RemoveAgendaItem {
        meeting: id,
        item: asked.item,
    };
    visit.act(asked.request_id, &deed).await?;
    visit.done(
        &format!("{}#ordre-du-jour", path_of(id)),
        "meetings-agenda-changed",
    )
}

/// The subject whose page has this address, pasted whole or from the first stroke on.
async fn subject_at(visit: &Visit, address: &str) -> Result<Option<SubjectRef>, Fault> {
    let path = address.strip_prefix(visit.base_url().as_str()).unwrap_or(address);
    let path = path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/');
    let ids = path.rsplit('/').filter_map(|part| part.parse::<Id<()>>().ok());
    for id in ids {
        for kind in SUBJECT_KINDS {
            let reference = SubjectRef::new(kind, id);
            let found = Subject::find(&mut visit.sql(), visit.body.id, &reference).await?;
            if found.is_some_and(|subject| subject.path == path) {
                return Ok(Some(reference));
            }
        }
    }
    Ok(None)
}

async fn page(
    visit: &Visit,
    gathered: &Gathered,
    point: &str,
    address: &str,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let meeting = &gathered.meeting;
    let may_plan = gathered.may_still(visit, &rights::PLAN).await?;
    let may_change = may_plan || gathered.is_cancelled() && gathered.may(visit, &rights::PLAN).await?;
    let agenda = store::agenda(&mut visit.sql(), visit.body.id, meeting.id).await?;
    let main = html! {
        (error_summary(errors, words))
        (definition_list(&facts(visit, gathered)))
        (offers_of(visit, &meeting.subject()).await?)
        @if gathered.is_cancelled() { (notice(Tone::Warning, &html! { p { (t!(words, "meetings-cancelled-explained")) } })) }
        @if may_change { p { a href={ (meeting.path()) "/modifier" } { (change_label(visit, gathered)) } } }
        @if may_plan && meeting.state == MeetingState::Planned { (cancel_form(visit, gathered)) }
        h2 #ordre-du-jour { (t!(words, "meetings-agenda")) }
        (agenda_list(visit, gathered, &agenda, may_plan).await?)
        @if may_plan { (add_form(visit, gathered, point, address, errors)) }
        @if !gathered.is_cancelled() {
            (answer::summary(visit, gathered).await?)
            h2 #compte-rendu { (t!(words, "meetings-minutes")) }
            (minutes_link(visit, gathered).await?)
            h2 #presence { (t!(words, "meetings-attendance")) }
            (attendance::summary(visit, gathered).await?)
        }
        @if meeting.approved_at.is_some() { (became(visit, gathered).await?) }
        h2 { (t!(words, "meetings-history")) }
        (timeline_of(visit, &meeting.reference(), &|_| None).await?)
    };
    Ok(Page::new(&meeting.title, main)
        .heading(html! { (words.written(&meeting.title)) " " (state_status(visit, meeting.state)) })
        .lead(moment(visit, meeting))
        .under(t!(words, "meetings-title"), MENU)
        .active(MENU)
        .feed(FeedLink::calendar(
            t!(words, "meetings-calendar-one"),
            format!("{}.ics", meeting.path()),
        ))
        .refused(errors))
}

fn change_label(visit: &Visit, gathered: &Gathered) -> String {
    if gathered.is_cancelled() {
        t!(visit.words, "meetings-restore-link")
    } else {
        t!(visit.words, "meetings-change-link")
    }
}

fn cancel_form(visit: &Visit, gathered: &Gathered) -> Markup {
    let (words, meeting) = (visit.words, &gathered.meeting);
    let action = format!("{}/annuler", meeting.path());
    let form = Form::post(words, action, visit.request_id()).content(html! {
        (hidden("sequence", &meeting.sequence.to_string()))
        (button(t!(words, "meetings-cancel-confirm")).danger())
    });
    let (label, what_happens) = (
        t!(words, "meetings-cancel"),
        t!(words, "meetings-cancel-explained"),
    );
    confirm_details(&label, &what_happens, &form)
}

fn facts(visit: &Visit, gathered: &Gathered) -> Vec<(String, Markup)> {
    let (words, meeting) = (visit.words, &gathered.meeting);
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let mut facts = vec![
        fact("meetings-fact-when", html! { (moment(visit, meeting)) }),
        fact("meetings-fact-group", gathered.group_link()),
    ];
    if !meeting.place.is_empty() {
        facts.insert(1, fact("meetings-fact-place", html! { (meeting.place) }));
    }
    let calendar = html! { a href={ (meeting.path()) ".ics" } { (t!(words, "meetings-add-to-calendar")) } };
    facts.push(fact("meetings-fact-calendar", calendar));
    facts
}

async fn agenda_list(
    visit: &Visit,
    gathered: &Gathered,
    agenda: &[AgendaItem],
    may_plan: bool,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut sql = visit.sql();
    let recusals = Recusals::read(visit, gathered).await?;
    let mut items = Vec::with_capacity(agenda.len());
    for item in agenda {
        let subject = match &item.subject {
            Some(reference) => Subject::find(&mut sql, visit.body.id, reference).await?,
            None => None,
        };
        items.push((item, subject));
    }
    let remove = |item: &AgendaItem| {
        let action = format!("{}/ordre-du-jour/retirer", gathered.meeting.path());
        let label = html! {
            (hidden("item", &item.id.to_string()))
            (button_quiet(t!(words, "meetings-agenda-remove", title = &item.title)))
        };
        Form::post(words, action, visit.request_id()).content(label)
    };
    Ok(html! {
        @if items.is_empty() { p { (t!(words, "meetings-agenda-empty")) } }
        @else {
            ol {
                @for (item, subject) in items {
                    li {
                        @match subject {
                            Some(subject) => { a href=(subject.path) { (words.written(&item.title)) } }
                            None => { (words.written(&item.title)) }
                        }
                        (recusals.of(visit, gathered, item))
                        @if may_plan { (remove(item)) }
                    }
                }
            }
        }
    })
}

fn add_form(visit: &Visit, gathered: &Gathered, point: &str, address: &str, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let fields = html! {
        (text_field(words, t!(words, "meetings-field-item"), "point").value(point).errors(errors).optional())
        (text_field(words, t!(words, "meetings-field-address"), "adresse")
            .hint(t!(words, "meetings-field-address-hint")).value(address).errors(errors).optional())
        (button_quiet(t!(words, "meetings-agenda-add")))
    };
    let form = Form::post(
        words,
        format!("{}/ordre-du-jour", gathered.meeting.path()),
        visit.request_id(),
    );
    html! {
        details open[!errors.is_empty()] {
            summary { (t!(words, "meetings-agenda-add-title")) }
            (form.content(fields))
        }
    }
}

async fn minutes_link(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    let path = gathered.minutes_path();
    let meeting = &gathered.meeting;
    if meeting.approved_at.is_some() {
        return Ok(html! { p { (button_link(&t!(words, "meetings-read-minutes"), &path)) } });
    }
    let proposal = store::find_proposal(&mut visit.sql(), visit.body.id, meeting.id).await?;
    if let Some(proposal) = proposal
        && gathered.may(visit, &rights::READ_DRAFT).await?
    {
        return Ok(html! {
            p { (standing(visit, &proposal)) }
            p { (button_link(&t!(words, "meetings-read-again"), &path)) }
        });
    }
    if gathered.may(visit, &rights::WRITE_MINUTES).await? {
        let (state, label) = if meeting.minutes_version == 0 {
            ("meetings-minutes-none", "meetings-write-minutes")
        } else {
            ("meetings-minutes-draft", "meetings-continue-minutes")
        };
        return Ok(html! { p { (words.say(state)) } p { (button_link(&words.say(label), &path)) } });
    }
    Ok(html! { p { (t!(words, "meetings-minutes-not-yet")) } })
}

async fn became(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let limit = i64::try_from(FOLLOW_UPS_MAX).unwrap_or(i64::MAX);
    let id = gathered.meeting.id;
    let follow_ups = store::follow_ups_of_meeting(&mut visit.sql(), visit.body.id, id, limit).await?;
    reading::created(visit, &gathered.meeting, &follow_ups).await
}
