//! The security objectives of the CNIL's recommendation (délibération 2019-053), each met or not by this very election, and
//! why: from its settings, never from what it should be.

use axum::extract::Path;
use maud::html;
use ui::components::{Tone, status, table};
use ui::{Answer, Visit, t};

use super::seen::Seen;
use crate::actions::name_of;
use crate::model::{ElectionId, State};

/// How an objective stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// By this program, for this election
    Met,
    /// In part: the sentence says what is missing
    Partly,
    /// By the town's own organisation, which this program cannot see
    Yours,
    /// Not
    Unmet,
}

/// Of level 1, in the order of the recommendation; then 2 and 3, which add to it.
const OBJECTIVES: &[&str] = &[
    "1-01", "1-02", "1-03", "1-04", "1-05", "1-06", "1-07", "1-08", "1-09", "1-10", "1-11", "2-01", "2-02",
    "2-03", "2-04", "2-05", "2-06", "2-07", "3-01", "3-02", "3-03", "3-04", "3-05",
];

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let words = visit.words;
    let seen = Seen::read(&visit, id).await?;
    let is_secure = visit.base_url().starts_with("https://");
    let mut rows = table(t!(words, "elections-cnil-caption"))
        .column(t!(words, "elections-cnil-objective"))
        .column(t!(words, "elections-cnil-standing"))
        .column(t!(words, "elections-cnil-why"));
    for objective in OBJECTIVES {
        let (standing, why) = judged(objective, &seen, is_secure);
        let (label, tone) = match standing {
            Standing::Met => ("elections-cnil-met", Tone::Good),
            Standing::Partly => ("elections-cnil-partly", Tone::Warning),
            Standing::Yours => ("elections-cnil-yours", Tone::Info),
            Standing::Unmet => ("elections-cnil-unmet", Tone::Bad),
        };
        rows = rows.row([
            html! { strong { (objective) } " " (words.say(&format!("elections-cnil-{objective}"))) },
            status(&words.say(label), tone),
            html! { (words.say(&format!("elections-cnil-{objective}-{why}"))) },
        ]);
    }
    let main = html! {
        p { (t!(words, "elections-cnil-what")) }
        (rows)
        p.hint { (t!(words, "elections-cnil-source")) }
    };
    let page = seen
        .page(&visit, t!(words, "elections-cnil-title"), main)
        .lead(name_of(visit.words, &seen.election));
    visit.page(page)
}

/// How an objective stands for this election, and which of its sentences says why.
fn judged(objective: &str, seen: &Seen, is_secure: bool) -> (Standing, &'static str) {
    let election = &seen.election;
    match objective {
        "1-02" if election.settings.is_revote_allowed => (Standing::Partly, "revote"),
        "1-05" if !is_secure => (Standing::Unmet, "clear"),
        "1-08" if election.threshold.is_none() => (Standing::Partly, "all"),
        "1-09" if matches!(election.state, State::Draft | State::Keys) => (Standing::Met, "before"),
        "1-09" if election.is_shuffled() => (Standing::Met, "shuffled"),
        "1-11" | "2-07" | "3-02" if election.state == State::Destroyed => (Standing::Partly, "destroyed"),
        "1-01" | "2-01" | "2-06" | "3-01" | "3-03" | "3-05" => (Standing::Yours, "yours"),
        "1-03" | "2-04" | "2-05" | "3-04" => (Standing::Partly, "partly"),
        _ => (Standing::Met, "met"),
    }
}
