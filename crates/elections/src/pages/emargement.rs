//! Who voted: for the bureau, once the vote is closed. Nobody sees it before: watched while ballots come, it would tell whose
//! each one is.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use ui::components::table;
use ui::{Answer, Visit, t};

use super::seen::Seen;
use crate::actions::agreed;
use crate::model::{ElectionId, State};
use crate::store;

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
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
    for voter in &voters {
        list = list.row([
            html! { (voter.name) },
            html! { (voter.login) },
            html! { (words.number(voter.weight.into())) },
        ]);
    }
    let main = html! {
        p { (t!(words, "elections-emargement-count", n = voters.len(), voters = seen.election.voters)) }
        (list)
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
