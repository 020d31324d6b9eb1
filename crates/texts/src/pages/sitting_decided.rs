//! What a sitting decided, and the way back.

use std::collections::BTreeMap;

use kernel::{Fault, PersonId};
use maud::{Markup, html};
use ui::components::pagination;
use ui::forms::{Form, button_quiet, hidden};
use ui::paging::{page_and_offset, pages_of};
use ui::{Visit, t};

use super::fate_status;
use super::gathered::name_of;
use super::sitting::{Sitting, numbers, path};
use crate::model::Fate;
use crate::sitting::{Decision, SittingFate, Verdict, by_decision};
use crate::store::sitting;

/// Decisions on a page.
const DECISIONS_A_PAGE: i64 = 10;
/// The key that goes back on the last decision.
const KEY_UNDO: char = 'z';

/// What was decided, newest first, with what fell by the way and the way back.
pub(super) async fn decided(
    visit: &Visit,
    sitting: &Sitting,
    page_asked: Option<&str>,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body, text) = (visit.sql(), visit.body.id, sitting.text.id);
    let total = sitting::count_decisions(&mut sql, body, text).await?;
    let pages = pages_of(total, DECISIONS_A_PAGE);
    let (page, offset) = page_and_offset(page_asked, pages, DECISIONS_A_PAGE);
    let decisions = sitting::decisions(&mut sql, body, text, (DECISIONS_A_PAGE, offset)).await?;
    let (Some(newest), Some(oldest)) = (decisions.first(), decisions.last()) else {
        return Ok(html! {});
    };
    let range = (oldest.number, newest.number);
    let fates = by_decision(sitting::fates_between(&mut sql, body, text, range).await?);
    let mut people: Vec<PersonId> = decisions
        .iter()
        .flat_map(|decision| [Some(decision.decided_by), decision.undone_by])
        .flatten()
        .collect();
    people.sort_unstable();
    people.dedup();
    let names = identity::names(&mut sql, body, &people).await?;
    let last_standing = decisions
        .iter()
        .find(|decision| decision.undone_at.is_none())
        .filter(|_| page == 1)
        .map(|decision| decision.id);
    Ok(html! {
        h2 #decisions { (t!(words, "texts-sitting-decisions")) }
        ol.decisions reversed start=(newest.number) {
            @for decision in &decisions {
                li {
                    (one_decision(visit, sitting, decision, fates.get(&decision.id).map_or(&[][..], Vec::as_slice), &names))
                    @if sitting.may_sit && decision.undone_at.is_none() {
                        (undo_form(visit, sitting, decision, last_standing == Some(decision.id)))
                    }
                }
            }
        }
        (pagination(words, page, pages, |page| format!("{}?page={page}#decisions", path(text))))
    })
}

fn one_decision(
    visit: &Visit,
    sitting: &Sitting,
    decision: &Decision,
    fates: &[SittingFate],
    names: &BTreeMap<PersonId, String>,
) -> Markup {
    let words = visit.words;
    let text = sitting.text.id;
    let of = |is_put: bool| -> Vec<i64> {
        let those = fates.iter().filter(|fate| fate.is_put == is_put);
        those.map(|fate| fate.number).collect()
    };
    let (put, fallen) = (of(true), of(false));
    let could_not = decision.verdict == Verdict::Adopted
        && fates
            .iter()
            .any(|fate| fate.is_put && fate.fate_after == Fate::Fallen);
    let at = words.datetime_element(decision.decided_at.timestamp(), &visit.body.zone());
    let what = html! {
        strong { (t!(words, "texts-sitting-decided-numbers", n = put.len())) " " (numbers(text, &put)) }
        " " (fate_status(visit, decision.verdict.fate()))
        @if let Some(tally) = decision.tally {
            " – " (t!(words, "texts-vote-result", pour = tally.pour, contre = tally.contre, abstention = tally.abstention))
        }
    };
    html! {
        @if decision.undone_at.is_some() { del { (what) } } @else { (what) }
        @if could_not { p { (t!(words, "texts-sitting-could-not")) } }
        @if !fallen.is_empty() {
            p { (t!(words, "texts-sitting-fell", n = fallen.len())) " " (numbers(text, &fallen)) }
        }
        p.hint { (at) " · " (name_of(visit, names, decision.decided_by)) }
        @if let Some(undone_at) = decision.undone_at {
            @let by = decision.undone_by.map(|person| name_of(visit, names, person)).unwrap_or_default();
            p.hint { (t!(words, "texts-sitting-undone-by", at = visit.at(undone_at), by = by)) }
        }
    }
}

fn undo_form(visit: &Visit, sitting: &Sitting, decision: &Decision, is_last: bool) -> Markup {
    let words = visit.words;
    let label = if is_last {
        t!(words, "texts-sitting-undo-last")
    } else {
        t!(words, "texts-sitting-undo", n = decision.number)
    };
    let press = button_quiet(label);
    let press = if is_last { press.key(KEY_UNDO) } else { press };
    Form::post(
        words,
        format!("{}/revenir", path(sitting.text.id)),
        visit.request_id(),
    )
    .needs_network(t!(words, "texts-sitting-needs-network"))
    .content(html! {
        (hidden("decision", &decision.id.to_string()))
        (hidden("seen", &sitting.version.to_string()))
        (press)
    })
}
