//! Writing minutes, seeing what was read in them, approving them; then reading them.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use minutes::Minutes;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, textarea};
use ui::pages_error::typed_back;
use ui::{Answer, Page, Posted, Visit, t};

use super::record::{approved_page, version_page, versions};
use super::{Gathered, MENU, approval, proposed, reading};
use crate::actions::{WriteMinutes, read, roster, too_long};
use crate::model::{
    AgendaItemId, Attendance, MINUTES_BYTES_MAX, MeetingId, MinutesVersion, Reading, day_of, path_of,
    read_outcome,
};
use crate::{rights, store};

#[derive(Deserialize)]
pub(super) struct MinutesQuery {
    version: Option<i64>,
    modifier: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Query(query): Query<MinutesQuery>,
) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    if gathered.meeting.approved_at.is_some() && query.version.is_none() {
        let page = approved_page(&visit, &gathered).await?;
        return visit.page(page);
    }
    if !gathered.may(&visit, &rights::READ_DRAFT).await? {
        return Err(Fault::Forbidden {
            right: rights::READ_DRAFT.code,
        }
        .into());
    }
    if let Some(version) = query.version {
        let page = version_page(&visit, &gathered, version).await?;
        return visit.page(page);
    }
    let draft = match latest(&visit, &gathered).await? {
        Some(saved) if query.modifier.is_some() => Draft::saved(&saved),
        Some(saved) => {
            let page = current_page(&visit, &gathered, &saved, &FormErrors::default(), None).await?;
            return visit.page(page);
        }
        None => Draft {
            version: 0,
            text: template(&visit, &gathered).await?,
            reading: None,
            is_saved: false,
            is_typed: false,
        },
    };
    let page = draft_page(
        &visit,
        &gathered,
        &draft,
        &FormErrors::default(),
        Beside::Reading(None),
    )
    .await?;
    visit.page(page)
}

pub(super) async fn back(Path(id): Path<MeetingId>) -> Answer {
    Ok(Redirect::to(&format!("{}/compte-rendu", path_of(id))).into_response())
}

#[derive(Deserialize)]
pub(super) struct Written {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    intention: String,
}

pub(super) async fn write(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(written): Posted<Written>,
) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let text = written.texte.replace("\r\n", "\n");
    let mut draft = Draft {
        version: written.version,
        reading: None,
        text,
        is_saved: false,
        is_typed: true,
    };
    if written.intention == "lire" {
        return look(&visit, &gathered, draft).await;
    }
    let deed = WriteMinutes {
        meeting: id,
        version: written.version,
        text: draft.text.clone(),
    };
    match visit.act(written.request_id, &deed).await {
        Ok(_) => visit.done(&gathered.minutes_path(), "meetings-minutes-saved"),
        Err(Fault::Stale(_)) => {
            // What was typed stays in the form, now based on the latest version, which is shown beside.
            let current = latest(&visit, &Gathered::read(&visit, id).await?).await?;
            draft.version = current.as_ref().map_or(0, |current| current.version);
            let page = draft_page(
                &visit,
                &gathered,
                &draft,
                &FormErrors::default(),
                current.as_ref().map_or(Beside::Reading(None), Beside::Current),
            )
            .await?;
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("texte", fault)?;
            let page = draft_page(&visit, &gathered, &draft, &errors, Beside::Reading(None)).await?;
            visit.refused_page(page)
        }
    }
}

/// Shows what is read in a text without keeping it.
async fn look(visit: &Visit, gathered: &Gathered, mut draft: Draft) -> Answer {
    if !gathered.may(visit, &rights::WRITE_MINUTES).await? {
        return Err(Fault::Forbidden {
            right: rights::WRITE_MINUTES.code,
        }
        .into());
    }
    let mut errors = FormErrors::default();
    if draft.text.len() > MINUTES_BYTES_MAX {
        errors.add("texte", visit.say(&too_long(draft.text.len())));
        let page = draft_page(visit, gathered, &draft, &errors, Beside::Reading(None)).await?;
        return visit.refused_page(page);
    }
    draft.reading = Some(read(&gathered.meeting, &draft.text, &visit.body.zone()));
    let page = draft_page(visit, gathered, &draft, &errors, Beside::Reading(None)).await?;
    visit.page(page)
}

/// The latest version, as its page shows it now: proposed to those who were there, or in the form.
pub(super) async fn current_page(
    visit: &Visit,
    gathered: &Gathered,
    saved: &MinutesVersion,
    errors: &FormErrors,
    typed: Option<&str>,
) -> Result<Page, Fault> {
    // Every way to this page shows the draft: the right to read it is asked for here, whatever was refused before.
    if !gathered.may(visit, &rights::READ_DRAFT).await? {
        return Err(Fault::Forbidden {
            right: rights::READ_DRAFT.code,
        });
    }
    let proposal = store::find_proposal(&mut visit.sql(), visit.body.id, gathered.meeting.id).await?;
    match proposal {
        Some(proposal) => proposed::page(visit, gathered, saved, &proposal, errors, typed).await,
        None => {
            draft_page(
                visit,
                gathered,
                &Draft::saved(saved),
                errors,
                Beside::Reading(typed),
            )
            .await
        }
    }
}

/// A text in the form, and what was read in it.
struct Draft {
    /// The version it was written from
    version: i64,
    text: String,
    reading: Option<Minutes>,
    /// True when this very text is the latest version
    is_saved: bool,
    /// True when it was just sent, and is kept nowhere yet
    is_typed: bool,
}

impl Draft {
    fn saved(saved: &MinutesVersion) -> Self {
        Self {
            version: saved.version,
            text: saved.text.clone(),
            reading: Some(saved.minutes()),
            is_saved: true,
            is_typed: false,
        }
    }
}

pub(super) async fn latest(visit: &Visit, gathered: &Gathered) -> Result<Option<MinutesVersion>, Fault> {
    let (mut sql, meeting) = (visit.sql(), &gathered.meeting);
    Ok(store::find_minutes_version(&mut sql, visit.body.id, meeting.id, meeting.minutes_version).await?)
}

/// The first text, in French whoever writes: participants from the attendance sheet, the agenda, and the headings people
/// fill in.
async fn template(visit: &Visit, gathered: &Gathered) -> Result<String, Fault> {
    let (words, meeting) = (visit.official_words(), &gathered.meeting);
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let lines = store::attendance(&mut sql, body, meeting.id).await?;
    let people: Vec<PersonId> = lines.iter().map(|line| line.person_id).collect();
    let names = identity::names(&mut sql, body, &people).await?;
    let listed = |state: Attendance| {
        let mut found: Vec<&str> = lines
            .iter()
            .filter(|line| line.state == state)
            .filter_map(|line| names.get(&line.person_id).map(String::as_str))
            .collect();
        found.sort_by_cached_key(|name| db::sort_key(name));
        found.join(", ")
    };
    let agenda = store::agenda(&mut sql, body, meeting.id).await?;
    let absences = store::absences(&mut sql, body, meeting.id).await?;
    // Who is interested in a matter took no part in it: minutes that do not say so do not protect the deliberation.
    let away_from = |item: AgendaItemId| {
        let mut away: Vec<&str> = absences
            .iter()
            .filter(|absence| absence.item_id == item)
            .filter_map(|absence| names.get(&absence.person_id).map(String::as_str))
            .collect();
        away.sort_by_cached_key(|name| db::sort_key(name));
        away
    };
    let mut discussion: Vec<String> = Vec::new();
    for (number, item) in (1_i64..).zip(&agenda) {
        let away = away_from(item.id);
        let mut part = format!("### {}\n", item.title);
        if !away.is_empty() {
            let said = t!(
                words,
                "meetings-template-away",
                n = away.len(),
                names = away.join(", "),
                number = number
            );
            part = format!("{part}\n{said}\n");
        }
        discussion.push(part);
    }
    let agenda: Vec<String> = agenda.iter().map(|item| format!("- {}", item.title)).collect();
    let local = visit.body.zone().to_datetime(meeting.starts_at.timestamp());
    let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
    let text = t!(
        words,
        "meetings-template",
        group = &gathered.group.name,
        iso = day_of(meeting.starts_at, &visit.body.zone()).to_string(),
        date = words.date(local.date()),
        start = clock(local.time()),
        place = &meeting.place,
        present = listed(Attendance::Present),
        excused = listed(Attendance::Excused),
        absent = listed(Attendance::Absent),
        agenda = agenda.join("\n"),
        discussion = discussion.join("\n")
    );
    Ok(format!("{text}\n"))
}

pub(super) async fn outcome(visit: &Visit, gathered: &Gathered, minutes: &Minutes) -> Result<Reading, Fault> {
    let meeting = &gathered.meeting;
    let members = groups::members_on(
        &mut visit.sql(),
        visit.body.id,
        meeting.group_id,
        meeting.starts_at,
    )
    .await?;
    Ok(read_outcome(
        minutes,
        &roster(&members),
        visit.now(),
        &visit.body.zone(),
    ))
}

/// What stands beside the text.
enum Beside<'a> {
    /// What was read in it, and what can be done with it: the day typed in the form that proposes it, if one was
    Reading(Option<&'a str>),
    /// What somebody else saved meanwhile
    Current(&'a MinutesVersion),
}

async fn draft_page(
    visit: &Visit,
    gathered: &Gathered,
    draft: &Draft,
    errors: &FormErrors,
    beside: Beside<'_>,
) -> Result<Page, Fault> {
    // Every way to this page shows the draft: the right to read it is asked for here, whatever was refused before.
    let scope = kernel::Scope::group(gathered.meeting.group_id);
    if !visit.may(&rights::READ_DRAFT, scope).await? {
        return Err(Fault::Forbidden {
            right: rights::READ_DRAFT.code,
        });
    }
    let words = visit.words;
    let proposal = store::find_proposal(&mut visit.sql(), visit.body.id, gathered.meeting.id).await?;
    // Proposed minutes are corrected by asking, but by who answers.
    let right = if proposal.is_some() {
        &rights::DECIDE_CORRECTIONS
    } else {
        &rights::WRITE_MINUTES
    };
    let may_write = gathered.may_still(visit, right).await?;
    let is_stale = matches!(beside, Beside::Current(_));
    let beside = match (&draft.reading, beside) {
        (_, Beside::Current(current)) => html! {
            h2 { (t!(words, "meetings-current-version", version = current.version)) }
            // Where a device that waited to send finds the other version, to show both.
            div data-later-current { pre { (current.text) } }
        },
        (Some(minutes), Beside::Reading(typed)) => {
            let outcome = outcome(visit, gathered, minutes).await?;
            html! {
                h2 #lecture { (t!(words, "meetings-read-title")) }
                (reading::view(visit, &gathered.meeting, minutes, &outcome))
                @if draft.is_saved { (approval::forms(visit, gathered, draft.version, errors, typed).await?) }
            }
        }
        (None, Beside::Reading(_)) => html! {},
    };
    let main = html! {
        @if is_stale {
            (notice(Tone::Warning, &html! { p { (t!(words, "meetings-minutes-stale")) } }))
        }
        (error_summary(errors, words))
        div.cards {
            section aria-label=(t!(words, "meetings-minutes-text")) {
                @if may_write {
                    (text_form(visit, gathered, draft, errors))
                } @else if draft.is_typed {
                    // The error summary's link lands here: there is no form any more.
                    div #texte { (typed_back(words, std::slice::from_ref(&draft.text))) }
                } @else {
                    pre { (draft.text) }
                }
            }
            section aria-label=(t!(words, "meetings-read-title")) { (beside) }
        }
        (versions(visit, gathered).await?)
    };
    Ok(Page::new(
        t!(words, "meetings-minutes-of", title = &gathered.meeting.title),
        main,
    )
    .lead(t!(words, "meetings-minutes-lead"))
    .under(t!(words, "meetings-title"), MENU)
    .under(&gathered.meeting.title, gathered.meeting.path())
    .active(MENU)
    .wide()
    .not_indexed()
    .refused(errors))
}

fn text_form(visit: &Visit, gathered: &Gathered, draft: &Draft, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let form = Form::post(words, gathered.minutes_path(), visit.request_id())
        .autosave(format!("compte-rendu-{}", gathered.meeting.id))
        .later_whole(
            format!("compte-rendu-{}", gathered.meeting.id),
            t!(words, "meetings-minutes-of", title = &gathered.meeting.title),
        );
    form.content(html! {
        (hidden("version", &draft.version.to_string()))
        (textarea(words, t!(words, "meetings-minutes-text"), "texte")
            .hint(t!(words, "meetings-minutes-hint")).rows(30).value(&draft.text).errors(errors))
        (button(t!(words, "meetings-minutes-save")).sends("intention", "enregistrer"))
        " "
        (button_quiet(t!(words, "meetings-minutes-look")).sends("intention", "lire").needs_network())
    })
}
