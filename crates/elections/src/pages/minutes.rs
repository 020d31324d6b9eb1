//! The minutes of the vote, to be printed and signed by the bureau: figures, and the fingerprints that whoever verifies finds
//! again.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use ui::components::definition_list;
use ui::{Answer, Visit, t};

use super::result::{Known, by_question, discrepancy, figures, turnout};
use super::seen::{Seen, name_in};
use super::{appointment, recusal, show};
use crate::actions::name_of;
use crate::model::ElectionId;

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let words = visit.words;
    let seen = Seen::read(&visit, id).await?;
    let Some(Known { paper }) = figures(&visit, &seen).await? else {
        return Err(Fault::NotFound("election").into());
    };
    let names = seen.names(&visit).await?;
    let main = html! {
        p { (t!(words, "elections-minutes-what", body = &visit.body.name)) }
        (definition_list(&turnout(&visit, &seen, paper.as_ref())))
        (recusal::named(&visit, &seen).await?)
        (discrepancy(&visit, &seen))
        (appointment::said_of_all(&visit, &seen, paper.as_ref()).await?)
        (by_question(&visit, &seen, paper.as_ref()).await?)
        (show::decisions(&visit, &seen).await?)
        h2 { (t!(words, "elections-minutes-fingerprints")) }
        (fingerprints(&visit, &seen))
        (show::roles(&visit, &seen).await?)
        h2 { (t!(words, "elections-minutes-signatures")) }
        p { (t!(words, "elections-minutes-sign")) }
        ul {
            li { (name_in(&names, &visit, seen.election.prepared_by)) }
            @if let Some(authority) = seen.election.authority { li { (name_in(&names, &visit, authority)) } }
            @for counter in &seen.election.counters { li { (name_in(&names, &visit, *counter)) } }
            @for trustee in &seen.trustees { li { (name_in(&names, &visit, trustee.person)) } }
        }
    };
    let page = seen
        .page(&visit, t!(words, "elections-minutes-title"), main)
        .lead(name_of(visit.words, &seen.election));
    visit.page(page)
}

fn fingerprints(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let election = &seen.election;
    let shown = |text: Option<&String>| html! { code.fingerprint { (text.map_or("–", String::as_str)) } };
    definition_list(&[
        (
            t!(words, "elections-fact-fingerprint"),
            shown(election.fingerprint.as_ref()),
        ),
        (t!(words, "elections-fact-head"), shown(election.head.as_ref())),
        (
            t!(words, "elections-fact-identifier"),
            shown(Some(&election.uuid)),
        ),
    ])
}
