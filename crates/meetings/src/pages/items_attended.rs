//! Who was there for which item, and the quorum at each.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Path, Query};
use groups::Member;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use ui::components::{pagination, table};
use ui::forms::{
    Form, FormErrors, button, button_link, button_quiet, checkboxes, error_summary, hidden, select,
};
use ui::paging::pages_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::attendance::{SheetQuery, members, request_of, states};
use super::quorum::Count;
use super::{Gathered, MENU, offset_of};
use crate::actions::{RecordAbsence, RecordSpans};
use crate::model::{Absence, AgendaItem, AgendaItemId, Attendance, MeetingId, Span};
use crate::{rights, store};

/// Members on one page of the form.
const PAGE: i64 = 50;
/// What the names of a member's choices begin with in the form.
const FROM: &str = "a-";
const UNTIL: &str = "d-";
/// Names shown for one item.
const NAMES_MAX: usize = 50;

/// Everything that is known of who was there when.
struct Known {
    present: Vec<Member>,
    members: Vec<Member>,
    agenda: Vec<AgendaItem>,
    spans: BTreeMap<PersonId, Span>,
    absences: BTreeSet<Absence>,
    /// The names of those, members any more or not
    away: BTreeMap<PersonId, String>,
}

impl Known {
    async fn read(visit: &Visit, gathered: &Gathered) -> Result<Self, Fault> {
        let (mut sql, body, id) = (visit.sql(), visit.body.id, gathered.meeting.id);
        let states = states(visit, gathered).await?;
        let members = members(visit, gathered).await?;
        let is_present = |member: &Member| states.get(&member.person) == Some(&Attendance::Present);
        let absences: BTreeSet<Absence> = store::absences(&mut sql, body, id).await?.into_iter().collect();
        let people: BTreeSet<PersonId> = absences.iter().map(|absence| absence.person_id).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        Ok(Self {
            away: identity::names(&mut sql, body, &people).await?,
            present: members
                .iter()
                .filter(|member| is_present(member))
                .cloned()
                .collect(),
            members,
            agenda: store::agenda(&mut sql, body, id).await?,
            spans: store::spans(&mut sql, body, id)
                .await?
                .into_iter()
                .map(|span| (span.person_id, span))
                .collect(),
            absences,
        })
    }

    fn is_there(&self, person: PersonId, place: usize) -> bool {
        self.present.iter().any(|member| member.person == person)
            && self
                .spans
                .get(&person)
                .is_none_or(|span| span.covers(&self.agenda, place))
            && !self.agenda.get(place).is_some_and(|item| {
                self.absences.contains(&Absence {
                    person_id: person,
                    item_id: item.id,
                })
            })
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<MeetingId>, Query(query): Query<SheetQuery>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    if gathered.meeting.approved_at.is_some() {
        return Err(Fault::refused("meetings-already-approved").into());
    }
    let known = Known::read(&visit, &gathered).await?;
    let shown = Shown {
        page: query.page.unwrap_or(1),
        away: None,
    };
    let page = form_page(&visit, &gathered, &known, shown, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Query(query): Query<SheetQuery>,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let request = request_of(&fields)?;
    let mut spans: BTreeMap<PersonId, Span> = BTreeMap::new();
    for (name, value) in &fields {
        let chosen: Option<AgendaItemId> = value.parse().ok();
        let (is_arrival, person) = match (name.strip_prefix(FROM), name.strip_prefix(UNTIL)) {
            (Some(person), _) => (true, person.parse::<PersonId>()),
            (None, Some(person)) => (false, person.parse()),
            (None, None) => continue,
        };
        let Ok(person) = person else { continue };
        let span = spans.entry(person).or_insert(Span {
            person_id: person,
            from_item: None,
            until_item: None,
        });
        if is_arrival {
            span.from_item = chosen;
        } else {
            span.until_item = chosen;
        }
    }
    let deed = RecordSpans {
        meeting: id,
        spans: spans.values().cloned().collect(),
    };
    match visit.act(request, &deed).await {
        Ok(()) => visit.done(
            &format!("{}#presence", gathered.meeting.path()),
            "meetings-spans-recorded",
        ),
        Err(fault) => {
            let errors = visit.refusal_of_form("points", fault)?;
            let mut known = Known::read(&visit, &gathered).await?;
            known.spans.extend(spans);
            let shown = Shown {
                page: query.page.unwrap_or(1),
                away: None,
            };
            let page = form_page(&visit, &gathered, &known, shown, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// Somebody left the room for some items, or did not.
#[derive(Default)]
struct Away {
    person: String,
    items: Vec<String>,
    is_back: bool,
}

impl Away {
    fn read(fields: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "sortie-personne" => typed.person.clone_from(value),
                "sortie-point" => typed.items.push(value.clone()),
                "retirer" => typed.is_back = true,
                _ => {}
            }
        }
        typed
    }
}

pub(super) async fn record_absence(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let request = request_of(&fields)?;
    let typed = Away::read(&fields);
    let mut errors = FormErrors::default();
    let words = visit.words;
    let person = typed.person.parse::<PersonId>();
    let items: BTreeSet<AgendaItemId> = typed.items.iter().filter_map(|item| item.parse().ok()).collect();
    if person.is_err() {
        errors.add("sortie-personne", t!(words, "meetings-absence-who"));
    }
    if items.is_empty() {
        errors.add("sortie-point", t!(words, "meetings-absence-which"));
    }
    if let Ok(person) = person
        && !items.is_empty()
    {
        let deed = RecordAbsence {
            meeting: id,
            person,
            items: items.into_iter().collect(),
            is_away: !typed.is_back,
        };
        match visit.act(request, &deed).await {
            Ok(()) => {
                let path = format!("{}/presence/points#sorties", gathered.meeting.path());
                return visit.done(&path, "meetings-absence-recorded");
            }
            Err(fault) => errors = visit.refusal_of_form("sortie-personne", fault)?,
        }
    }
    let known = Known::read(&visit, &gathered).await?;
    let shown = Shown {
        page: 1,
        away: Some(&typed),
    };
    let page = form_page(&visit, &gathered, &known, shown, &errors).await?;
    visit.refused_page(page)
}

/// Which page of the form, and what was typed of somebody who left the room.
#[derive(Clone, Copy)]
struct Shown<'a> {
    page: u32,
    away: Option<&'a Away>,
}

/// What the meeting's page says item by item, once somebody arrived late or left early; and the way to write it down.
pub(super) async fn summary(visit: &Visit, gathered: &Gathered, shows_names: bool) -> Result<Markup, Fault> {
    let words = visit.words;
    let known = Known::read(visit, gathered).await?;
    let may_record = gathered.may_still(visit, &rights::RECORD_ATTENDANCE).await?
        && !known.present.is_empty()
        && !known.agenda.is_empty();
    let is_partial = known
        .present
        .iter()
        .any(|member| known.spans.contains_key(&member.person))
        || !known.absences.is_empty() && !known.present.is_empty();
    let mut shown = table(t!(words, "meetings-items-attended"))
        .column(t!(words, "meetings-field-item"))
        .column(t!(words, "meetings-people-present"))
        .column(t!(words, "meetings-column-quorum"));
    if shows_names {
        shown = shown.column(t!(words, "meetings-column-missed"));
    }
    for (place, item) in known.agenda.iter().enumerate() {
        let there = known
            .present
            .iter()
            .filter(|member| known.is_there(member.person, place))
            .count();
        let count = Count::of(visit, gathered, &known.members, |person| {
            known.is_there(person, place)
        })?;
        let mut cells = vec![
            html! { (item.title) },
            html! { (there) },
            html! { @if let Some(count) = count { (quorum_words(visit, &count)) } },
        ];
        if shows_names {
            cells.push(missing(visit, &known, place));
        }
        shown = shown.row(cells);
    }
    Ok(html! {
        @if is_partial { (shown) }
        @if may_record {
            p { (button_link(&t!(words, "meetings-spans-record"), &format!("{}/presence/points", gathered.meeting.path()))) }
        }
    })
}

fn quorum_words(visit: &Visit, count: &Count) -> String {
    let key = if count.is_reached {
        "meetings-item-quorum-reached"
    } else {
        "meetings-item-quorum-missed"
    };
    t!(visit.words, key, present = count.present, needed = count.needed)
}

/// Those who came to the meeting, and were not there for this item.
fn missing(visit: &Visit, known: &Known, place: usize) -> Markup {
    let names: Vec<&str> = known
        .present
        .iter()
        .filter(|member| !known.is_there(member.person, place))
        .map(|member| member.name.as_str())
        .collect();
    html! {
        (names.iter().take(NAMES_MAX).copied().collect::<Vec<_>>().join(", "))
        @if names.len() > NAMES_MAX { " " (t!(visit.words, "meetings-and-others", n = names.len() - NAMES_MAX)) }
    }
}

async fn form_page(
    visit: &Visit,
    gathered: &Gathered,
    known: &Known,
    shown: Shown<'_>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    if !gathered.may(visit, &rights::RECORD_ATTENDANCE).await? {
        return Err(Fault::Forbidden {
            right: rights::RECORD_ATTENDANCE.code,
        });
    }
    let count = i64::try_from(known.present.len()).unwrap_or(i64::MAX);
    let pages = pages_of(count, PAGE);
    let page = shown.page.clamp(1, pages);
    let first = usize::try_from(offset_of(page, pages, PAGE)).unwrap_or(0);
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let path = format!("{}/presence/points", gathered.meeting.path());
    let mut sheet = table(t!(words, "meetings-items-attended"))
        .column(t!(words, "meetings-column-name"))
        .column(t!(words, "meetings-column-arrived"))
        .column(t!(words, "meetings-column-left"));
    for (place, member) in known.present.iter().skip(first).take(size).enumerate() {
        let span = known.spans.get(&member.person);
        // The error summary's link lands on the first choice of the form.
        let id = (place == 0).then_some("points");
        let arrived = choice(
            visit,
            known,
            member,
            true,
            span.and_then(|span| span.from_item),
            id,
        );
        let left = choice(
            visit,
            known,
            member,
            false,
            span.and_then(|span| span.until_item),
            None,
        );
        sheet = sheet.row([html! { (member.name) }, arrived, left]);
    }
    let form = Form::post(words, format!("{path}?page={page}"), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        @if known.agenda.is_empty() { p { (t!(words, "meetings-agenda-empty")) } }
        @else if known.present.is_empty() { p { (t!(words, "meetings-spans-nobody")) } }
        @else { (form.content(html! { (sheet) (button(t!(words, "meetings-spans-save"))) })) }
        (pagination(words, page, pages, |page| format!("{path}?page={page}")))
        @if !known.agenda.is_empty() && !known.present.is_empty() {
            (away(visit, known, &format!("{path}/sorties"), shown.away, errors))
        }
    };
    Ok(Page::new(t!(words, "meetings-spans-record"), main)
        .lead(t!(words, "meetings-spans-lead"))
        .under(t!(words, "meetings-title"), MENU)
        .under(&gathered.meeting.title, gathered.meeting.path())
        .active(MENU)
        .refused(errors))
}

/// Who left the room for one item, each with a way to take it back; and the form that says one more.
fn away(visit: &Visit, known: &Known, path: &str, typed: Option<&Away>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut person = select(words, t!(words, "meetings-absence-person"), "sortie-personne")
        .chosen(typed.map_or("", |typed| typed.person.as_str()))
        .errors(errors);
    for member in &known.present {
        person = person.choice(member.person.to_string(), &member.name);
    }
    let mut items = checkboxes(words, t!(words, "meetings-absence-item"), "sortie-point").errors(errors);
    for chosen in typed.into_iter().flat_map(|typed| &typed.items) {
        items = items.chosen(chosen);
    }
    for (number, one) in (1..).zip(&known.agenda) {
        items = items.choice(one.id.to_string(), format!("{number}. {}", one.title));
    }
    let name_of = |wanted: PersonId| {
        let found = known.away.get(&wanted).cloned();
        found.unwrap_or_else(|| t!(words, "meetings-absence-erased"))
    };
    html! {
        h2 #sorties { (t!(words, "meetings-absences")) }
        p.hint { (t!(words, "meetings-absences-hint")) }
        @for (number, one) in (1_i64..).zip(&known.agenda) {
            @for absence in known.absences.iter().filter(|absence| absence.item_id == one.id) {
                (Form::post(words, path, visit.request_id()).content(html! {
                    (hidden("sortie-personne", &absence.person_id.to_string()))
                    (hidden("sortie-point", &one.id.to_string()))
                    (hidden("retirer", "1"))
                    p {
                        (t!(words, "meetings-absence-said", name = name_of(absence.person_id), number = number, item = &one.title)) " "
                        (button_quiet(t!(words, "meetings-absence-back")))
                    }
                }))
            }
        }
        (Form::post(words, path, visit.request_id()).content(html! {
            (person) (items)
            (button_quiet(t!(words, "meetings-absence-add")))
        }))
    }
}

/// One choice among the items; its label is heard, and seen in the head of the column.
fn choice(
    visit: &Visit,
    known: &Known,
    member: &Member,
    is_arrival: bool,
    chosen: Option<AgendaItemId>,
    id: Option<&str>,
) -> Markup {
    let words = visit.words;
    let (prefix, label, whole) = if is_arrival {
        (FROM, "meetings-arrived-of", "meetings-arrived-beginning")
    } else {
        (UNTIL, "meetings-left-of", "meetings-left-end")
    };
    let name = format!("{prefix}{}", member.person);
    let id = id.unwrap_or(&name);
    html! {
        label.visually-hidden for=(id) { (t!(words, label, name = &member.name)) }
        select id=(id) name=(name) {
            option value="" { (words.say(whole)) }
            @for (number, item) in (1..).zip(&known.agenda) {
                option value=(item.id) selected[chosen == Some(item.id)] { (number) ". " (item.title) }
            }
        }
    }
}
