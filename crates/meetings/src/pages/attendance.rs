//! Who came: one row per member, three choices, and what the count means for the quorum.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use db::Uuid;
use groups::Member;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{pagination, table};
use ui::forms::{Form, FormErrors, button, button_link, error_summary, hidden};
use ui::paging::pages_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::answer::{self, intention_words};
use super::quorum::{self, Count};
use super::{Gathered, MENU, items_attended, offset_of};
use crate::actions::{RecordAttendance, RecordAttendanceRead};
use crate::model::{Attendance, Intention, MeetingId};
use crate::{rights, store};

/// Members on one page of the sheet.
const SHEET_PAGE: i64 = 100;
/// What the name of a member's choice begins with in the form.
const FIELD: &str = "p-";
/// What the name begins with of what the sheet said of a member when it was made.
const READ: &str = "lu-";
/// Names shown on the meeting's page.
const NAMES_MAX: usize = 200;

#[derive(Deserialize)]
pub(super) struct SheetQuery {
    pub(super) page: Option<u32>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<MeetingId>, Query(query): Query<SheetQuery>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    if gathered.meeting.approved_at.is_some() {
        return Err(Fault::refused("meetings-already-approved").into());
    }
    if !gathered.may(&visit, &rights::RECORD_ATTENDANCE).await? {
        return Err(Fault::Forbidden {
            right: rights::RECORD_ATTENDANCE.code,
        }
        .into());
    }
    let known = states(&visit, &gathered).await?;
    let page = sheet_page(
        &visit,
        &gathered,
        (&known, &BTreeMap::new()),
        query.page.unwrap_or(1),
        &FormErrors::default(),
    )
    .await?;
    visit.page(page)
}

/// The request id of a form whose other fields are named by its people.
pub(super) fn request_of(fields: &[(String, String)]) -> Result<Uuid, Fault> {
    let request = fields.iter().find(|(name, _)| name == "request_id");
    request
        .and_then(|(_, value)| value.parse().ok())
        .ok_or(Fault::refused("form-unreadable"))
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Query(query): Query<SheetQuery>,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let request = request_of(&fields)?;
    let attendance: Vec<(PersonId, Attendance)> = fields
        .iter()
        .filter_map(|(name, value)| {
            Some((name.strip_prefix(FIELD)?.parse().ok()?, Attendance::parse(value)?))
        })
        .collect();
    let read = fields
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix(READ)?.parse().ok()?, Attendance::parse(value))));
    let deed = RecordAttendanceRead {
        record: RecordAttendance {
            meeting: id,
            attendance: attendance.clone(),
        },
        read: read.collect(),
    };
    match visit.act(request, &deed).await {
        Ok(()) => visit.done(
            &format!("{}#presence", gathered.meeting.path()),
            "meetings-attendance-recorded",
        ),
        Err(Fault::Stale("attendance")) => {
            let known = states(&visit, &gathered).await?;
            let mut errors = FormErrors::default();
            let names = noted_meanwhile(&visit, &deed.lost(&known)).await?;
            errors.add(
                "presence",
                t!(visit.words, "meetings-attendance-stale", names = names),
            );
            let typed = attendance.into_iter().collect();
            let page = sheet_page(
                &visit,
                &gathered,
                (&known, &typed),
                query.page.unwrap_or(1),
                &errors,
            )
            .await?;
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("presence", fault)?;
            let known = states(&visit, &gathered).await?;
            let typed = attendance.into_iter().collect();
            let page = sheet_page(
                &visit,
                &gathered,
                (&known, &typed),
                query.page.unwrap_or(1),
                &errors,
            )
            .await?;
            visit.refused_page(page)
        }
    }
}

/// What the meeting's page shows of presence: the quorum for everyone, names for those who may read the draft, and for
/// everyone once the minutes are approved.
pub(super) async fn summary(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    let members = members(visit, gathered).await?;
    let known = states(visit, gathered).await?;
    let count = Count::of(visit, gathered, &members, |person| {
        known.get(&person) == Some(&Attendance::Present)
    })?;
    let is_public = gathered.meeting.approved_at.is_some();
    let shows_names = is_public || gathered.may(visit, &rights::READ_DRAFT).await?;
    let may_record = gathered.may_still(visit, &rights::RECORD_ATTENDANCE).await?;
    Ok(html! {
        @if known.is_empty() { p { (t!(words, "meetings-attendance-none")) } }
        @else {
            @if let Some(count) = count { (quorum::view(visit, &count)) }
            @if shows_names { (names_table(visit, &known).await?) }
            (items_attended::summary(visit, gathered, shows_names).await?)
        }
        @if may_record {
            p { (button_link(&t!(words, "meetings-attendance-record"), &format!("{}/presence", gathered.meeting.path()))) }
        }
    })
}

pub(super) async fn members(visit: &Visit, gathered: &Gathered) -> Result<Vec<Member>, Fault> {
    let (mut sql, meeting) = (visit.sql(), &gathered.meeting);
    Ok(groups::members_on(&mut sql, visit.body.id, meeting.group_id, meeting.starts_at).await?)
}

pub(super) async fn states(
    visit: &Visit,
    gathered: &Gathered,
) -> Result<BTreeMap<PersonId, Attendance>, Fault> {
    let lines = store::attendance(&mut visit.sql(), visit.body.id, gathered.meeting.id).await?;
    Ok(lines
        .into_iter()
        .map(|line| (line.person_id, line.state))
        .collect())
}

async fn names_table(visit: &Visit, known: &BTreeMap<PersonId, Attendance>) -> Result<Markup, Fault> {
    let words = visit.words;
    let people: Vec<PersonId> = known.keys().copied().collect();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let mut lines: Vec<(&str, Attendance)> = known
        .iter()
        .filter_map(|(person, state)| Some((names.get(person)?.as_str(), *state)))
        .collect();
    lines.sort_by_cached_key(|(name, state)| (*state, db::sort_key(name)));
    let mut shown = table(t!(words, "meetings-attendance"))
        .column(t!(words, "meetings-column-name"))
        .column(t!(words, "meetings-column-attendance"));
    for (name, state) in lines.iter().take(NAMES_MAX) {
        let state = words.say(&format!("meetings-attendance-{}", state.as_str()));
        shown = shown.row([html! { (name) }, html! { (state) }]);
    }
    Ok(html! {
        (shown)
        @if lines.len() > NAMES_MAX { p { (t!(words, "meetings-and-others", n = lines.len() - NAMES_MAX)) } }
    })
}

async fn sheet_page(
    visit: &Visit,
    gathered: &Gathered,
    (known, typed): (&BTreeMap<PersonId, Attendance>, &BTreeMap<PersonId, Attendance>),
    page: u32,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let members = members(visit, gathered).await?;
    let answers = answer::answers(visit, gathered).await?;
    let count = i64::try_from(members.len()).unwrap_or(i64::MAX);
    let pages = pages_of(count, SHEET_PAGE);
    let page = page.clamp(1, pages);
    let first = usize::try_from(offset_of(page, pages, SHEET_PAGE)).unwrap_or(0);
    let size = usize::try_from(SHEET_PAGE).unwrap_or(usize::MAX);
    let path = format!("{}/presence", gathered.meeting.path());
    let mut sheet = table(t!(words, "meetings-attendance"))
        .abreast_on_phones()
        .column(t!(words, "meetings-column-name"));
    for state in Attendance::ALL {
        sheet = sheet.column(words.say(&format!("meetings-attendance-{}", state.as_str())));
    }
    for (place, member) in members.iter().skip(first).take(size).enumerate() {
        let answer = answers.get(&member.person).map(|answer| answer.answer);
        // What was typed; what was noted; else what was answered, a help to fill the sheet in, kept only once it is sent.
        let noted = known.get(&member.person).copied();
        let offered = typed
            .get(&member.person)
            .copied()
            .or(noted)
            .or(answer.and_then(Intention::likely));
        let mut cells = vec![html! {
            (member.name)
            (hidden(&format!("{READ}{}", member.person), noted.map(Attendance::as_str).unwrap_or_default()))
            @if let Some(answer) = answer { br; span.hint { (t!(words, "meetings-answered-in-sheet", answer = intention_words(visit, answer))) } }
        }];
        cells.extend(Attendance::ALL.iter().map(|state| {
            // The error summary's link lands on the first choice of the sheet.
            let is_first = place == 0 && *state == Attendance::ALL[0];
            choice(visit, member, *state, offered == Some(*state), is_first)
        }));
        sheet = sheet.row(cells);
    }
    let form = Form::post(words, format!("{path}?page={page}"), visit.request_id()).later_whole(
        format!("presence-{}-{page}", gathered.meeting.id),
        t!(words, "meetings-attendance-of", title = &gathered.meeting.title),
    );
    let main = html! {
        (error_summary(errors, words))
        @if members.is_empty() { p { (t!(words, "meetings-attendance-no-member")) } }
        @else { (form.content(html! { (sheet) (button(t!(words, "meetings-attendance-save"))) })) }
        (pagination(words, page, pages, |page| format!("{path}?page={page}")))
    };
    Ok(Page::new(t!(words, "meetings-attendance-title"), main)
        .lead(t!(words, "meetings-attendance-lead"))
        .under(t!(words, "meetings-title"), MENU)
        .under(&gathered.meeting.title, gathered.meeting.path())
        .active(MENU)
        .refused(errors))
}

/// « Ada (présente), Blaise (excusé) »: what somebody else noted meanwhile.
async fn noted_meanwhile(visit: &Visit, lost: &[(PersonId, Attendance)]) -> Result<String, Fault> {
    let words = visit.words;
    let people: Vec<PersonId> = lost.iter().map(|(person, _)| *person).collect();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let told = lost.iter().take(NAMES_MAX).filter_map(|(person, state)| {
        let state = words.say(&format!("meetings-attendance-{}", state.as_str()));
        Some(t!(
            words,
            "meetings-attendance-noted",
            name = names.get(person)?,
            state = state
        ))
    });
    Ok(told.collect::<Vec<_>>().join(", "))
}

/// One choice; its label is heard, and seen in the head of the column.
fn choice(visit: &Visit, member: &Member, state: Attendance, is_chosen: bool, is_first: bool) -> Markup {
    let words = visit.words;
    let name = format!("{FIELD}{}", member.person);
    let id = if is_first {
        "presence".to_owned()
    } else {
        format!("{name}-{}", state.as_str())
    };
    let label = words.say(&format!("meetings-attendance-{}", state.as_str()));
    html! {
        div.choice {
            input id=(id) type="radio" name=(name) value=(state.as_str()) checked[is_chosen];
            label for=(id) { span.visually-hidden { (t!(words, "meetings-attendance-choice", name = &member.name, state = label)) } }
        }
    }
}
