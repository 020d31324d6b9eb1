//! Minutes as they are read: approved and public, or an earlier version.

use kernel::{Fault, PersonId};
use maud::{Markup, html};
use ui::{Page, Visit, t};

use super::minutes::{latest, outcome};
use super::proposed::corrections_link;
use super::{Gathered, MENU, reading};
use crate::model::{FOLLOW_UPS_MAX, LIST_PAGE, VersionLine};
use crate::{rights, store};

/// An earlier version, as it was.
pub(super) async fn version_page(visit: &Visit, gathered: &Gathered, version: i64) -> Result<Page, Fault> {
    let words = visit.words;
    let found = store::find_minutes_version(&mut visit.sql(), visit.body.id, gathered.meeting.id, version)
        .await?
        .ok_or(Fault::NotFound("version"))?;
    let main = html! {
        p { a href=(gathered.minutes_path()) { (t!(words, "meetings-latest-version")) } }
        pre { (found.text) }
    };
    Ok(
        Page::new(t!(words, "meetings-version-title", version = version), main)
            .lead(visit.at(found.written_at))
            .under(t!(words, "meetings-title"), MENU)
            .under(&gathered.meeting.title, gathered.meeting.path())
            .active(MENU)
            .not_indexed(),
    )
}

/// Approved minutes, public.
pub(super) async fn approved_page(visit: &Visit, gathered: &Gathered) -> Result<Page, Fault> {
    let words = visit.words;
    let meeting = &gathered.meeting;
    let saved = latest(visit, gathered).await?.ok_or(Fault::NotFound("minutes"))?;
    let minutes = saved.minutes();
    let outcome = outcome(visit, gathered, &minutes).await?;
    let limit = i64::try_from(FOLLOW_UPS_MAX).unwrap_or(i64::MAX);
    let follow_ups = store::follow_ups_of_meeting(&mut visit.sql(), visit.body.id, meeting.id, limit).await?;
    let approved_on = meeting.approved_at.map(|at| visit.on(at)).unwrap_or_default();
    let corrections = if gathered.may(visit, &rights::READ_DRAFT).await? {
        store::corrections(&mut visit.sql(), visit.body.id, meeting.id).await?
    } else {
        Vec::new()
    };
    let main = html! {
        (reading::created(visit, meeting, &follow_ups).await?)
        div.cards {
            section aria-label=(t!(words, "meetings-minutes-text")) {
                h2 { (t!(words, "meetings-minutes-text")) }
                (words.markdown(&saved.text))
                @if !corrections.is_empty() { p { (corrections_link(visit, gathered, &corrections)) } }
            }
            section aria-label=(t!(words, "meetings-read-title")) {
                h2 { (t!(words, "meetings-read-title")) }
                (reading::view(visit, meeting, &minutes, &outcome))
            }
        }
    };
    Ok(
        Page::new(t!(words, "meetings-minutes-of", title = &meeting.title), main)
            .lead(t!(words, "meetings-minutes-approved-on", date = approved_on))
            .under(t!(words, "meetings-title"), MENU)
            .under(&meeting.title, meeting.path())
            .active(MENU)
            .wide(),
    )
}

/// The list of versions.
pub(super) async fn versions(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body, id) = (visit.sql(), visit.body.id, gathered.meeting.id);
    let lines = store::minutes_versions(&mut sql, body, id, LIST_PAGE, 0).await?;
    let mut accepted = store::corrections(&mut sql, body, id).await?;
    accepted.retain(|correction| correction.kept_version.is_some());
    let writers = lines.iter().filter_map(|line| line.written_by);
    let people: Vec<PersonId> = writers
        .chain(accepted.iter().map(|correction| correction.author_id))
        .collect();
    let names = identity::names(&mut sql, body, &people).await?;
    let asked = |version: i64| {
        let correction = accepted
            .iter()
            .find(|correction| correction.kept_version == Some(version))?;
        let name = names.get(&correction.author_id).map_or("", String::as_str);
        Some(
            html! { " – " a href=(correction.path()) { (t!(words, "meetings-version-correction", name = name)) } },
        )
    };
    let line = |line: &VersionLine| {
        let who = line
            .written_by
            .and_then(|person| names.get(&person))
            .cloned()
            .unwrap_or_default();
        let href = format!("{}?version={}", gathered.minutes_path(), line.version);
        html! {
            a href=(href) { (t!(words, "meetings-version", version = line.version)) }
            " – " (visit.at(line.written_at)) " – " (who) @if let Some(asked) = asked(line.version) { (asked) }
        }
    };
    Ok(html! {
        @if !lines.is_empty() {
            h2 { (t!(words, "meetings-versions")) }
            ul { @for version in &lines { li { (line(version)) } } }
        }
    })
}
