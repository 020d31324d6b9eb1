//! The credential authority's page: codes are made in their browser, kept by them, handed out by them; what is sent here is
//! their public parts alone.

use std::fmt::Write as _;

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use ui::components::{Tone, notice};
use ui::download::attached;
use ui::forms::{FormErrors, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::files::json;
use super::seen::{Scripted, Seen, command_lines, kept_box, says, send_button};
use crate::actions::{RecordCredentials, name_of};
use crate::model::{ElectionId, State, path_of};
use crate::store::VoterLine;
use crate::{rights, store};

/// What the script says.
const SAYS: &[&str] = &[
    "making",
    "ready",
    "failed",
    "progress",
    "column-name",
    "column-login",
    "column-code",
    "column-weight",
];

/// The roll, as the offline command reads it.
const ROLL_FILE: &str = "liste.csv";

#[derive(Deserialize)]
pub(super) struct CodesForm {
    request_id: Uuid,
    #[serde(default)]
    credentials: String,
}

/// The election, for its authority alone.
async fn authority(visit: &Visit, id: ElectionId) -> Result<Seen, Fault> {
    let seen = Seen::read(visit, id).await?;
    if seen.election.authority.is_some() && seen.election.authority == visit.actor.person() {
        Ok(seen)
    } else {
        Err(Fault::Forbidden {
            right: rights::GIVE_CODES.code,
        })
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = authority(&visit, id).await?;
    let page = whole(&visit, &seen, (&FormErrors::default(), None)).await?;
    visit.page(page)
}

/// The roll in an order of chance, for its authority, while codes are made.
async fn voters(visit: &Visit, id: ElectionId) -> Result<(Seen, Vec<VoterLine>), Fault> {
    let seen = authority(visit, id).await?;
    if seen.election.state != State::Keys {
        return Err(Fault::NotFound("election"));
    }
    let voters = store::roll(&mut visit.sql(), visit.body.id, id).await?;
    Ok((seen, voters))
}

/// What a voter signs in as: a member without an address is known by their name.
fn login_of(voter: &VoterLine) -> &str {
    if voter.login.parse::<Uuid>().is_ok() {
        &voter.name
    } else {
        &voter.login
    }
}

/// Names and addresses for letters, weights for credentials.
pub(super) async fn roll(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let (seen, voters) = voters(&visit, id).await?;
    let voters: Vec<_> = voters
        .iter()
        .map(|voter| json!({ "name": voter.name, "login": login_of(voter), "weight": voter.weight }))
        .collect();
    let whole = json!({
        "uuid": seen.election.uuid,
        "group": seen.election.settings.crypto_group.as_str(),
        "voters": voters,
    });
    Ok(json(whole.to_string().into_bytes()))
}

/// The same as the offline command reads it: a line for each voter, address, name and weight. The first tells voters apart.
pub(super) async fn roll_lines(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let (_, voters) = voters(&visit, id).await?;
    let mut lines = String::new();
    for voter in &voters {
        let name = voter.name.replace(',', " ");
        let _ = writeln!(lines, "{},{name},{}", voter.login, voter.weight);
    }
    Ok(attached(ROLL_FILE, "text/csv; charset=utf-8", lines.into_bytes()))
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<CodesForm>,
) -> Answer {
    let deed = RecordCredentials {
        election: id,
        credentials: form.credentials.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(&format!("{}/codes", path_of(id)), "elections-codes-recorded"),
        Err(fault) => {
            let errors = visit.refusal_of_form("codes", fault)?;
            let seen = authority(&visit, id).await?;
            let given = Some(form.credentials.as_str()).filter(|given| !given.trim().is_empty());
            let page = whole(&visit, &seen, (&errors, given)).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

/// The page, with what is wrong and what was sent when it comes back refused.
async fn whole(
    visit: &Visit,
    seen: &Seen,
    (errors, given): (&FormErrors, Option<&str>),
) -> Result<Page, Fault> {
    let words = visit.words;
    let election = &seen.election;
    let list = store::public_list(&mut visit.sql(), visit.body.id, election.id).await?;
    let fingerprint = list.map(|list| scrutin::Hash::of(list.as_bytes()).base64());
    let main = html! {
        (error_summary(errors, words))
        @if let Some(fingerprint) = &fingerprint {
            (notice(Tone::Good, &html! {
                p { (t!(words, "elections-codes-given")) }
                p { (t!(words, "elections-codes-fingerprint")) " " code.fingerprint { (fingerprint) } }
            }))
        }
        @if election.state == State::Keys {
            @if fingerprint.is_some() { p { (t!(words, "elections-codes-again")) } }
            (form(visit, seen, given))
        } @else if fingerprint.is_none() {
            p { (t!(words, "elections-codes-not-now")) }
        }
        h2 { (t!(words, "elections-codes-duties")) }
        ul {
            li { (t!(words, "elections-codes-duty-keep")) }
            li { (t!(words, "elections-codes-duty-hand")) }
            li { (t!(words, "elections-codes-duty-again")) }
            li { (t!(words, "elections-codes-duty-destroy")) }
        }
    };
    let page = seen.page(visit, t!(words, "elections-codes-title"), main);
    Ok(page.lead(t!(words, "elections-codes-lead")).not_indexed())
}

fn form(visit: &Visit, seen: &Seen, given: Option<&str>) -> Markup {
    let words = visit.words;
    let election = &seen.election;
    let path = election.path();
    let mut said = says(visit, "elections-codes-say", SAYS);
    said.push((
        "file",
        t!(words, "elections-codes-say-file", election = seen.file_word()),
    ));
    said.push((
        "lot",
        t!(
            words,
            "elections-codes-say-lot",
            first = "{first}",
            last = "{last}"
        ),
    ));
    let command = format!(
        "parvis scrutin credentials --group {} --uuid {} --voters {ROLL_FILE}",
        election.settings.crypto_group.as_str(),
        election.uuid
    );
    let scripted = Scripted {
        kind: "codes",
        action: format!("{path}/codes"),
        reads: vec![("roll-url", format!("{path}/codes/liste.json"))],
        field: "credentials",
        also: Vec::new(),
        says: said,
        otherwise: t!(words, "elections-codes-otherwise"),
        commands: html! {
            p { a href={ (path) "/codes/" (ROLL_FILE) } { (ROLL_FILE) } }
            (command_lines(&command))
        },
        refused: given,
    };
    let content = html! {
        template data-letter {
            article.letter {
                p data-slot="name" {}
                h2 { (words.written(&name_of(words, &seen.election))) }
                p { (t!(words, "elections-letter-what")) }
                p { (t!(words, "elections-letter-login")) " " strong data-slot="login" {} }
                p { (t!(words, "elections-letter-code")) " " strong.code data-slot="code" {} }
                p { (t!(words, "elections-letter-where", address = format!("{}{path}/voter", visit.base_url()),
                    until = visit.at(seen.election.settings.closes_at))) }
                p { (t!(words, "elections-letter-secret")) }
            }
        }
        ol {
            li { p { (t!(words, "elections-codes-step-make")) } button.button type="button" data-scrutin-make { (t!(words, "elections-codes-make")) } }
            li { p { (t!(words, "elections-codes-step-keep")) } p { a data-scrutin-download hidden { (t!(words, "elections-codes-download")) } } }
            li {
                p { (t!(words, "elections-codes-step-print")) }
                div.field data-scrutin-lots hidden {
                    label for="lot" { (t!(words, "elections-codes-lot")) }
                    select #lot data-scrutin-lot autocomplete="off" {}
                }
                button.button.button-quiet type="button" data-scrutin-print disabled { (t!(words, "elections-codes-print")) }
            }
            li { (kept_box(&t!(words, "elections-codes-kept"))) }
            li { p { (t!(words, "elections-codes-step-send")) } }
        }
        (send_button(&t!(words, "elections-codes-send")))
        div.letters data-scrutin-letters hidden {}
    };
    html! { div #codes { (scripted.content(visit, &content)) } }
}
