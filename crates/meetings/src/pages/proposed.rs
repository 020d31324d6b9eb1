//! Proposed minutes, passage by passage: those who were there choose the one to correct.

use kernel::{Fault, PersonId};
use maud::{Markup, html};
use ui::components::{Tone, alinea, notice};
use ui::forms::{FormErrors, error_summary};
use ui::{Page, Visit, t};

use super::approval;
use super::minutes::outcome;
use super::record::versions;
use super::{Gathered, MENU, reading, today};
use crate::actions::attendees_of;
use crate::model::{Correction, CorrectionState, MinutesVersion, Passage, Proposal, list_path, passages};
use crate::{rights, store};

pub(super) async fn page(
    visit: &Visit,
    gathered: &Gathered,
    saved: &MinutesVersion,
    proposal: &Proposal,
    errors: &FormErrors,
    typed: Option<&str>,
) -> Result<Page, Fault> {
    let words = visit.words;
    let meeting = &gathered.meeting;
    let minutes = saved.minutes();
    let outcome = outcome(visit, gathered, &minutes).await?;
    let corrections = store::corrections(&mut visit.sql(), visit.body.id, meeting.id).await?;
    let may_correct = may_correct(visit, gathered, saved, proposal).await?;
    let may_decide = gathered.may_still(visit, &rights::DECIDE_CORRECTIONS).await?;
    let main = html! {
        (error_summary(errors, words))
        (notice(Tone::Info, &html! {
            p { (standing(visit, proposal)) }
            @if may_correct { p { (t!(words, "meetings-proposed-how")) } }
            @else if proposal.closes_on >= today(visit) { p { (t!(words, "meetings-proposed-by-others")) } }
            @if !corrections.is_empty() { p { (corrections_link(visit, gathered, &corrections)) } }
        }))
        div.cards {
            section aria-labelledby="texte" {
                h2 #texte { (t!(words, "meetings-minutes-text")) }
                @for (place, passage) in passages(&saved.text).iter().enumerate() {
                    (one_passage(visit, gathered, saved.version, place, passage, may_correct, &corrections))
                }
                @if may_decide {
                    p { a href={ (gathered.minutes_path()) "?modifier=oui" } { (t!(words, "meetings-proposed-edit")) } }
                }
            }
            section aria-labelledby="lecture" {
                h2 #lecture { (t!(words, "meetings-read-title")) }
                (reading::view(visit, meeting, &minutes, &outcome))
                (approval::forms(visit, gathered, saved.version, errors, typed).await?)
            }
        }
        (versions(visit, gathered).await?)
    };
    Ok(
        Page::new(t!(words, "meetings-minutes-of", title = &meeting.title), main)
            .under(t!(words, "meetings-title"), MENU)
            .under(&meeting.title, meeting.path())
            .active(MENU)
            .wide()
            .not_indexed()
            .refused(errors),
    )
}

/// « Proposé à la relecture jusqu’au 17 novembre 2026 inclus. »
pub(super) fn standing(visit: &Visit, proposal: &Proposal) -> String {
    let key = if proposal.closes_on < today(visit) {
        "meetings-proposed-until-past"
    } else {
        "meetings-proposed-until"
    };
    t!(visit.words, key, until = visit.words.date(proposal.closes_on))
}

/// True when the visitor was there and may still ask for a correction.
pub(super) async fn may_correct(
    visit: &Visit,
    gathered: &Gathered,
    saved: &MinutesVersion,
    proposal: &Proposal,
) -> Result<bool, Fault> {
    let Some(person) = visit.actor.person() else {
        return Ok(false);
    };
    if proposal.closes_on < today(visit) || !gathered.may_still(visit, &rights::CORRECT_MINUTES).await? {
        return Ok(false);
    }
    let (mut sql, zone) = (visit.sql(), visit.body.zone());
    let there = attendees_of(
        &mut sql,
        visit.body.id,
        &gathered.meeting,
        saved,
        visit.now(),
        &zone,
    )
    .await?;
    Ok(there.contains(&person))
}

/// « 3 corrections demandées, dont 1 attend une réponse. »
pub(super) fn corrections_link(visit: &Visit, gathered: &Gathered, corrections: &[Correction]) -> Markup {
    let pending = corrections
        .iter()
        .filter(|one| one.state == CorrectionState::Pending);
    html! {
        a href=(list_path(gathered.meeting.id)) {
            (t!(visit.words, "meetings-corrections-count", n = corrections.len(), pending = pending.count()))
        }
    }
}

fn one_passage(
    visit: &Visit,
    gathered: &Gathered,
    version: i64,
    place: usize,
    passage: &Passage<'_>,
    may_correct: bool,
    corrections: &[Correction],
) -> Markup {
    let words = visit.words;
    let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
    let asked: Vec<&Correction> = corrections
        .iter()
        .filter(|one| one.state == CorrectionState::Pending && one.place().contains(&place))
        .collect();
    let address = format!(
        "{}/corriger?passage={number}&version={version}",
        gathered.minutes_path()
    );
    alinea(
        words,
        number,
        &html! {
            (words.markdown(passage.words))
            @if may_correct || !asked.is_empty() {
                p.hint {
                    @if may_correct {
                        a href=(address) {
                            (t!(words, "meetings-correct-here"))
                            span.visually-hidden { " " (t!(words, "meetings-passage-number", n = number)) }
                        }
                    }
                    @if may_correct && !asked.is_empty() { " – " }
                    @for (index, one) in asked.iter().enumerate() {
                        @if index > 0 { ", " }
                        a href=(one.path()) {
                            (t!(words, "meetings-correction-here", n = index + 1))
                            span.visually-hidden { " " (t!(words, "meetings-correction-of-passage", n = number)) }
                        }
                    }
                }
            }
        },
    )
}

/// The names of those who asked or answered.
pub(super) async fn names_of(
    visit: &Visit,
    corrections: &[Correction],
) -> Result<std::collections::BTreeMap<PersonId, String>, Fault> {
    let mut people: Vec<PersonId> = corrections
        .iter()
        .flat_map(|one| [Some(one.author_id), one.decided_by])
        .flatten()
        .collect();
    people.sort_unstable();
    people.dedup();
    Ok(identity::names(&mut visit.sql(), visit.body.id, &people).await?)
}
