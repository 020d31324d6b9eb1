//! Who voted: for the bureau, once the vote is closed. Nobody sees it before: watched while ballots come, it would tell whose
//! each one is.

use axum::extract::{Path, Query};
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{pagination, table};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Visit, t};

use super::seen::Seen;
use crate::actions::agreed;
use crate::model::{ElectionId, State};
use crate::store;

/// People shown at once.
const VOTERS_A_PAGE: i64 = 500;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let seen = Seen::prepared(&visit, id).await?;
    let is_known = matches!(
        seen.election.state,
        State::Closed | State::Tallying | State::Tallied
    );
    if !is_known {
        return Err(Fault::refused("elections-refused-emargement").into());
    }
    let mut voters = store::emargement(&mut visit.sql(), visit.body.id, id).await?;
    voters.sort_by_cached_key(|voter| (db::sort_key(&voter.name), voter.id));
    let mut list = table(t!(words, "elections-emargement-caption"))
        .column(t!(words, "elections-roll-name"))
        .column(t!(words, "elections-roll-login"))
        .column_of_numbers(t!(words, "elections-roll-weight"));
    let pages = pages_of(i64::try_from(voters.len()).unwrap_or(i64::MAX), VOTERS_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, VOTERS_A_PAGE);
    let cut = |places: i64| usize::try_from(places).unwrap_or(usize::MAX);
    for voter in voters.iter().skip(cut(offset)).take(cut(VOTERS_A_PAGE)) {
        list = list.row([
            html! { (voter.name) },
            html! { (voter.login) },
            html! { (words.number(voter.weight.into())) },
        ]);
    }
    let main = html! {
        p { (t!(words, "elections-emargement-count", n = voters.len(), voters = seen.election.voters)) }
        (list)
        (pagination(words, page, pages, |page| format!("{}/emargement?page={page}", seen.election.path())))
        p.hint { (t!(words, "elections-emargement-what")) }
        @if seen.election.settings.paper_voters > 0 { (on_paper(&visit, &seen).await?) }
    };
    let page = seen
        .page(&visit, t!(words, "elections-emargement-title"), main)
        .not_indexed();
    visit.page(page)
}

/// Those who vote on paper are on a list of their own, which they sign at the polling station: how many signatures it must have.
async fn on_paper(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let words = visit.words;
    let counts = store::paper_counts(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    let expected = seen.election.settings.paper_voters;
    let voted = seen.election.voted;
    Ok(html! {
        h2 { (t!(words, "elections-emargement-paper")) }
        p { (t!(words, "elections-emargement-paper-what", max = expected)) }
        @if let Some(count) = agreed(&counts) {
            p { (t!(words, "elections-emargement-paper-count", n = count.ballots, max = expected)) }
            p { (t!(words, "elections-emargement-together", n = u64::from(voted).saturating_add(count.ballots))) }
        } @else {
            p { (t!(words, "elections-emargement-paper-awaited")) }
        }
    })
}
