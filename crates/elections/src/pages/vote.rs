//! The voter's page: choose, check, encrypt, send. Encryption takes place in the browser; without a script one votes by the
//! offline command, and the page says how.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use kernel::{Fault, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, receipt};
use ui::forms::{FormErrors, button_link, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::seen::{Scripted, Seen, command_lines, says, send_button};
use super::show::closed_next;
use super::verify::file_name;
use super::{marks, recusal};
use crate::actions::{CastSecretBallot, check_ballot, name_of, received};
use crate::model::{ElectionId, State, path_of};
use crate::protocol::VerifiedBallot;
use crate::rights;

/// Voters up to whom the list of credentials is light enough for a phone to read, so that a wrong code is told at once.
const CREDENTIALS_READ_MAX: u32 = 1_000;
/// What the script says, with no place in it.
const SAYS: &[&str] = &[
    "code-wrong",
    "code-not-here",
    "encrypting",
    "ready",
    "failed",
    "blank",
    "nothing",
    "value",
];

#[derive(Deserialize)]
pub(super) struct BallotForm {
    #[serde(default)]
    ballot: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = Seen::read_to_vote(&visit, id).await?;
    visit.page(whole(&visit, &seen, &FormErrors::default())?)
}

/// What the form sent is not remembered beside who sent it: a form sent twice is recognised by the ballot itself.
pub(super) async fn cast(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<BallotForm>,
) -> Answer {
    let outcome = vote(&visit, id, form.ballot).await;
    match outcome {
        Ok(ballot) => received_page(&visit, id, &ballot).await,
        Err(fault) => {
            let errors = visit.refusal_of_form("bulletin", fault)?;
            let seen = Seen::read_to_vote(&visit, id).await?;
            let page = whole(&visit, &seen, &errors)?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

async fn vote(visit: &Visit, id: ElectionId, ballot: String) -> Result<VerifiedBallot, Fault> {
    let person = visit.actor.person().ok_or(Fault::Forbidden {
        right: rights::CAST.code,
    })?;
    if ballot.trim().is_empty() {
        return Err(Fault::refused_with(Sentence::new("elections-refused-no-ballot")));
    }
    let (house, body) = (&visit.house, visit.body.id);
    let is_assisted = is_assisted(visit);
    if is_assisted {
        // Before anything is verified: the ballot of such a session is worth no work.
        return Err(Fault::refused("elections-refused-assisted"));
    }
    let ballot = check_ballot(house, body, (id, person), ballot.trim().to_owned()).await?;
    let deed = CastSecretBallot {
        election: id,
        ballot: ballot.clone(),
        is_assisted,
    };
    let Err(fault) = house.act(body, visit.actor, &deed).await else {
        return Ok(ballot);
    };
    // A form sent twice ends as it did the first time.
    if received(house, body, (id, person), &ballot).await? {
        return Ok(ballot);
    }
    Err(fault)
}

/// Whether somebody else may be at the keyboard, as the session says.
fn is_assisted(visit: &Visit) -> bool {
    visit
        .signed_in
        .as_ref()
        .is_some_and(kernel::SignedIn::may_be_helped)
}

/// The end of a vote. It is answered at once, at no address of its own: an address with a tracker in it would stand in logs
/// beside who asked for it.
async fn received_page(visit: &Visit, id: ElectionId, ballot: &VerifiedBallot) -> Answer {
    let words = visit.words;
    let seen = Seen::read(visit, id).await?;
    let path = seen.election.path();
    let main = html! {
        (receipt(words, &t!(words, "elections-received"), &ballot.tracker()))
        p { (t!(words, "elections-received-keep")) }
        p { (t!(words, "elections-received-proves")) }
        p { a href={ (path) "/urne" } { (t!(words, "elections-urn-link")) } }
        (button_link(&t!(words, "elections-received-back"), &path))
    };
    let page = seen
        .page(visit, t!(words, "elections-received-title"), main)
        .not_indexed();
    let mut response = visit.page_with(StatusCode::OK, page);
    let unkept = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, unkept);
    Ok(response)
}

fn whole(visit: &Visit, seen: &Seen, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let election = &seen.election;
    // The sign-in page, then back here.
    if visit.actor.person().is_none() {
        return Err(Fault::Forbidden {
            right: rights::CAST.code,
        });
    }
    let path = path_of(election.id);
    let main = html! {
        (error_summary(errors, words))
        div #bulletin {
            @if election.state == State::Draft || election.state == State::Keys {
                (notice(Tone::Info, &html! { p { (t!(words, "elections-vote-not-yet")) } }))
            } @else if !election.is_open_at(visit.now()) {
                (notice(Tone::Info, &html! {
                    p { (t!(words, "elections-refused-closed")) }
                    @if matches!(election.state, State::Open | State::Closed | State::Tallying) {
                        p { (closed_next(words, election)) }
                    }
                }))
                (button_link(&t!(words, "elections-received-back"), &path))
            } @else if is_assisted(visit) {
                (notice(Tone::Warning, &html! {
                    p { (t!(words, "elections-refused-assisted")) }
                    p { (t!(words, "elections-assisted-next")) }
                }))
            } @else if seen.voter.is_none() {
                (notice(Tone::Warning, &html! { p { (t!(words, "elections-refused-not-on-roll")) } }))
            } @else if seen.has_voted && !election.settings.is_revote_allowed {
                (notice(Tone::Good, &html! { p { (t!(words, "elections-voted-already")) } }))
                p { a href={ (path) "/urne" } { (t!(words, "elections-urn-link")) } }
            } @else {
                @if seen.has_voted { (notice(Tone::Info, &html! { p { (t!(words, "elections-vote-again")) } })) }
                (recusal::warning(visit, seen)?)
                (booth(visit, seen))
            }
        }
        (protects(visit, seen))
    };
    let page = seen.page(visit, t!(words, "elections-vote-title"), main);
    let lead = t!(
        words,
        "elections-vote-lead",
        name = name_of(words, election),
        until = visit.at(election.settings.closes_at)
    );
    Ok(page.lead(lead).not_indexed())
}

/// What protects the vote and what does not, in three sentences.
fn protects(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    html! {
        h2 { (t!(words, "elections-protects")) }
        @if seen.election.is_shuffled() { p { (t!(words, "elections-protects-shuffled")) } }
        @else { p { (t!(words, "elections-protects-secret")) } }
        p { (t!(words, "elections-protects-counted")) }
        p { (t!(words, "elections-protects-not")) }
    }
}

fn booth(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let election = &seen.election;
    let path = election.path();
    let mut reads = vec![("election-url", format!("{path}/election.json"))];
    if election.voters <= CREDENTIALS_READ_MAX {
        reads.push(("credentials-url", format!("{path}/credentials.json")));
    }
    let scripted = Scripted {
        kind: "ballot",
        action: format!("{path}/voter"),
        reads,
        field: "ballot",
        also: Vec::new(),
        says: says(visit, "elections-vote-say", SAYS),
        otherwise: t!(words, "elections-vote-otherwise", file = file_name(election)),
        commands: command_lines(&format!(
            "parvis scrutin ballot {} --credential code.txt --choices choix.json",
            file_name(election)
        )),
        refused: None,
    };
    let content = html! {
        section data-scrutin-step="choose" {
            h2 tabindex="-1" { (t!(words, "elections-vote-choose")) }
            @for (index, question) in election.questions.iter().enumerate() {
                (marks::fieldset(visit, index, question))
            }
            div.field {
                label for="code" { (t!(words, "elections-vote-code")) }
                p.hint #code-hint { (t!(words, "elections-vote-code-hint")) }
                input #code type="text" data-scrutin-code autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-describedby="code-hint";
            }
            button.button type="button" data-scrutin-next { (t!(words, "elections-vote-next")) }
        }
        section data-scrutin-step="check" hidden {
            h2 tabindex="-1" { (t!(words, "elections-vote-check")) }
            p { (t!(words, "elections-vote-check-what")) }
            div data-scrutin-recap {}
            button.button.button-quiet type="button" data-scrutin-back { (t!(words, "elections-vote-back")) }
            button.button type="button" data-scrutin-encrypt { (t!(words, "elections-vote-encrypt")) }
        }
        section data-scrutin-step="encrypted" hidden {
            h2 tabindex="-1" { (t!(words, "elections-vote-encrypted")) }
            p { (t!(words, "elections-vote-tracker")) }
            p.receipt-number { output data-scrutin-tracker {} }
            p { (t!(words, "elections-vote-tracker-what")) }
            button.button.button-quiet type="button" data-scrutin-back { (t!(words, "elections-vote-back")) }
            (send_button(&t!(words, "elections-vote-send")))
        }
    };
    scripted.content(visit, &content)
}
