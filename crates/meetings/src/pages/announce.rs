//! Planning a meeting, or changing what was announced. The date is typed in the fields, or as people say it: « mardi
//! 8 décembre à 18h30, salle 2 » is read, shown back in the fields, and planned only once confirmed.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use db::Uuid;
use groups::Group;
use kernel::{Fault, FieldFault, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, date_field, error_summary, hidden, select, text_field, textarea, time_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::phrase::{ReadBack, clock, read_back_notice, read_phrase};
use super::{Gathered, MENU};
use crate::actions::{ChangeMeeting, PlanMeeting};
use crate::model::{Meeting, MeetingId, Moment, PLACE_CHARS_MAX, Wanted, path_of, read_moment};
use crate::rights;

/// Groups among which one chooses.
const GROUPS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct Prefilled {
    groupe: Option<String>,
    date: Option<String>,
    lieu: Option<String>,
}

/// What the form holds; every field may be missing, so that a mistake is a sentence beside it.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Announced {
    request_id: Uuid,
    #[serde(default)]
    sequence: i64,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    pub(super) phrase: String,
    #[serde(default)]
    pub(super) date: String,
    #[serde(default)]
    pub(super) debut: String,
    #[serde(default)]
    pub(super) fin: String,
    #[serde(default)]
    pub(super) lieu: String,
    #[serde(default)]
    ordre_du_jour: String,
}

pub(super) async fn show_new(visit: Visit, Query(prefilled): Query<Prefilled>) -> Answer {
    let typed = Announced {
        groupe: prefilled.groupe.unwrap_or_default(),
        date: prefilled.date.unwrap_or_default(),
        lieu: prefilled.lieu.unwrap_or_default(),
        ..Announced::default()
    };
    let page = new_page(&visit, &typed, &FormErrors::default(), None).await?;
    visit.page(page)
}

pub(super) async fn plan(visit: Visit, Posted(mut typed): Posted<Announced>) -> Answer {
    if !typed.phrase.trim().is_empty() {
        return match read_phrase(&visit, &mut typed) {
            Ok(read_back) => {
                visit.page(new_page(&visit, &typed, &FormErrors::default(), Some(&read_back)).await?)
            }
            Err(faults) => refused_new(&visit, &typed, &visit.form_errors(&faults)).await,
        };
    }
    let group = groups_where_one_may_plan(&visit)
        .await?
        .into_iter()
        .find(|group| group.slug == typed.groupe);
    let moment = moment_of(&visit, &typed);
    let (group, moment) = match (group, moment) {
        (Some(group), Ok(moment)) => (group, moment),
        (group, moment) => {
            let mut faults = Vec::new();
            if group.is_none() {
                faults.push(fault("groupe", "meetings-group-missing"));
            }
            faults.extend(moment.err().unwrap_or_default());
            return refused_new(&visit, &typed, &visit.form_errors(&faults)).await;
        }
    };
    let deed = PlanMeeting {
        group: group.id,
        title: typed.titre.clone(),
        starts_at: moment.starts_at,
        ends_at: moment.ends_at,
        place: typed.lieu.clone(),
        agenda: typed.ordre_du_jour.lines().map(str::to_owned).collect(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&path_of(id), done_key(moment)),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            refused_new(&visit, &typed, &errors).await
        }
    }
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<MeetingId>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    must_may_plan(&visit, &gathered).await?;
    let typed = as_typed(&visit, &gathered);
    visit.page(change_page(
        &visit,
        &gathered,
        &typed,
        &FormErrors::default(),
        None,
        None,
    ))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(mut typed): Posted<Announced>,
) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let refused = |typed: &Announced, errors: &FormErrors| {
        visit.refused_page(change_page(&visit, &gathered, typed, errors, None, None))
    };
    if !typed.phrase.trim().is_empty() {
        must_may_plan(&visit, &gathered).await?;
        return match read_phrase(&visit, &mut typed) {
            Ok(read) => visit.page(change_page(
                &visit,
                &gathered,
                &typed,
                &FormErrors::default(),
                Some(&read),
                None,
            )),
            Err(faults) => refused(&typed, &visit.form_errors(&faults)),
        };
    }
    let moment = match moment_of(&visit, &typed) {
        Ok(moment) => moment,
        Err(faults) => return refused(&typed, &visit.form_errors(&faults)),
    };
    let deed = ChangeMeeting {
        meeting: id,
        sequence: typed.sequence,
        title: typed.titre.clone(),
        starts_at: moment.starts_at,
        ends_at: moment.ends_at,
        place: typed.lieu.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&path_of(id), "meetings-changed"),
        Err(Fault::Stale(_)) => {
            let current = Gathered::read(&visit, id).await?;
            typed.sequence = current.meeting.sequence;
            let page = change_page(
                &visit,
                &current,
                &typed,
                &FormErrors::default(),
                None,
                Some(&current.meeting),
            );
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            refused(&typed, &errors)
        }
    }
}

/// The groups where the visitor may plan a meeting, by name.
pub(super) async fn groups_where_one_may_plan(visit: &Visit) -> Result<Vec<Group>, Fault> {
    if visit.signed_in.is_none() {
        return Ok(Vec::new());
    }
    let mut all = groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?;
    all.retain(|group| !group.kind.is_proven());
    // Agents may everywhere: no need to ask group by group.
    if visit.may(&rights::PLAN, Scope::BODY).await? {
        return Ok(all);
    }
    let mut some = Vec::new();
    for group in all {
        if visit.may(&rights::PLAN, Scope::group(group.id)).await? {
            some.push(group);
        }
    }
    Ok(some)
}

async fn must_may_plan(visit: &Visit, gathered: &Gathered) -> Result<(), Fault> {
    if gathered.meeting.approved_at.is_some() {
        return Err(Fault::refused("meetings-already-approved"));
    }
    if gathered.may(visit, &rights::PLAN).await? {
        return Ok(());
    }
    Err(Fault::Forbidden {
        right: rights::PLAN.code,
    })
}

fn done_key(moment: Moment) -> &'static str {
    if moment.is_repeated {
        "meetings-planned-repeated-hour"
    } else {
        "meetings-planned"
    }
}

fn fault(field: &'static str, key: &'static str) -> FieldFault {
    FieldFault {
        field,
        sentence: Sentence::new(key),
    }
}

fn moment_of(visit: &Visit, typed: &Announced) -> Result<Moment, Vec<FieldFault>> {
    let wanted = Wanted {
        date: &typed.date,
        starts: &typed.debut,
        ends: &typed.fin,
    };
    read_moment(wanted, &visit.body.zone()).map_err(|faults| {
        faults
            .into_iter()
            .map(|said| fault(said.field(), said.words_key()))
            .collect()
    })
}

fn as_typed(visit: &Visit, gathered: &Gathered) -> Announced {
    let meeting = &gathered.meeting;
    let local = |instant: db::Instant| visit.body.zone().to_datetime(instant.timestamp());
    Announced {
        sequence: meeting.sequence,
        groupe: gathered.group.slug.clone(),
        titre: meeting.title.clone(),
        date: local(meeting.starts_at).date().to_string(),
        debut: clock(local(meeting.starts_at).time()),
        fin: meeting
            .ends_at
            .map(|ends_at| clock(local(ends_at).time()))
            .unwrap_or_default(),
        lieu: meeting.place.clone(),
        ..Announced::default()
    }
}

async fn refused_new(visit: &Visit, typed: &Announced, errors: &FormErrors) -> Answer {
    let page = new_page(visit, typed, errors, None).await?;
    visit.refused_page(page)
}

async fn new_page(
    visit: &Visit,
    typed: &Announced,
    errors: &FormErrors,
    read_back: Option<&ReadBack>,
) -> Result<Page, Fault> {
    let words = visit.words;
    let groups = groups_where_one_may_plan(visit).await?;
    if groups.is_empty() {
        return Err(Fault::Forbidden {
            right: rights::PLAN.code,
        });
    }
    let mut group = select(words, t!(words, "meetings-field-group"), "groupe").errors(errors);
    for choice in &groups {
        group = group.choice(&choice.slug, &choice.name);
    }
    let only = if groups.len() == 1 {
        &groups[0].slug
    } else {
        &typed.groupe
    };
    let agenda = textarea(words, t!(words, "meetings-field-agenda"), "ordre_du_jour")
        .hint(t!(words, "meetings-field-agenda-hint"))
        .value(&typed.ordre_du_jour)
        .errors(errors)
        .optional();
    let fields = html! {
        (group.chosen(only))
        (title_field(visit, typed, errors))
        (when_fields(visit, typed, errors))
        (agenda)
        (button(t!(words, "meetings-plan")))
    };
    let form = Form::post(words, "/reunions/nouvelle", visit.request_id()).autosave("reunion-nouvelle");
    let main = html! {
        (error_summary(errors, words))
        (read_back_notice(visit, read_back))
        (form.content(fields))
    };
    Ok(Page::new(t!(words, "meetings-plan-title"), main)
        .lead(t!(words, "meetings-plan-lead"))
        .under(t!(words, "meetings-title"), MENU)
        .active(MENU)
        .refused(errors))
}

/// `current` is what somebody else announced meanwhile, shown beside what was typed.
fn change_page(
    visit: &Visit,
    gathered: &Gathered,
    typed: &Announced,
    errors: &FormErrors,
    read_back: Option<&ReadBack>,
    current: Option<&Meeting>,
) -> Page {
    let words = visit.words;
    let action = format!("{}/modifier", gathered.meeting.path());
    let fields = html! {
        (hidden("sequence", &typed.sequence.to_string()))
        (title_field(visit, typed, errors))
        (when_fields(visit, typed, errors))
        (button(t!(words, "meetings-change")))
    };
    let main = html! {
        @if let Some(current) = current {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "meetings-changed-meanwhile")) }
                p { strong { (current.title) } " – " (super::moment(visit, current)) " – " (current.place) }
            }))
        }
        (error_summary(errors, words))
        (read_back_notice(visit, read_back))
        (Form::post(words, action, visit.request_id()).content(fields))
    };
    Page::new(t!(words, "meetings-change-title"), main)
        .under(t!(words, "meetings-title"), MENU)
        .under(&gathered.meeting.title, gathered.meeting.path())
        .active(MENU)
        .refused(errors)
}

fn title_field(visit: &Visit, typed: &Announced, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (text_field(words, t!(words, "meetings-field-title"), "titre")
            .hint(t!(words, "meetings-field-title-hint"))
            .value(&typed.titre).errors(errors))
    }
}

fn when_fields(visit: &Visit, typed: &Announced, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (text_field(words, t!(words, "meetings-field-phrase"), "phrase")
            .hint(t!(words, "meetings-field-phrase-hint"))
            .value(&typed.phrase).errors(errors).optional())
        (date_field(words, t!(words, "meetings-field-date"), "date").value(&typed.date).errors(errors))
        (time_field(words, t!(words, "meetings-field-start"), "debut").value(&typed.debut).errors(errors))
        (time_field(words, t!(words, "meetings-field-end"), "fin").value(&typed.fin).errors(errors).optional())
        (text_field(words, t!(words, "meetings-field-place"), "lieu")
            .hint(t!(words, "meetings-field-place-hint"))
            .max_length(u32::try_from(PLACE_CHARS_MAX).unwrap_or(u32::MAX))
            .value(&typed.lieu).errors(errors).optional())
    }
}
