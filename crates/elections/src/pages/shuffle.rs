//! A trustee's page before ballots are decrypted one by one: they put them in an order that they alone know, in their browser,
//! and forget it.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::{Answer, Posted, Visit, Words, t};

use super::key::{act, refused};
use super::seen::{Scripted, Seen, command_lines, name_in, says, send_button};
use super::verify::file_name;
use crate::actions::{RecordShuffle, check_shuffle, shuffle_hashes};
use crate::model::{ElectionId, Trustee};
use crate::rights;

/// What the script says.
const SAYS: &[&str] = &["making", "ready", "failed", "tally"];

#[derive(Deserialize)]
pub(super) struct ShuffleForm {
    request_id: Uuid,
    #[serde(default)]
    shuffle: String,
}

/// One that is refused does not come back: it was made of what stands no more, and is made anew.
pub(super) async fn record(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<ShuffleForm>,
) -> Answer {
    let person = visit.actor.person().ok_or(Fault::Forbidden {
        right: rights::HOLD_KEY.code,
    })?;
    let (house, body) = (&visit.house, visit.body.id);
    match check_shuffle(house, body, (id, person), &form.shuffle).await {
        Ok(shuffle) => {
            let deed = RecordShuffle { shuffle };
            act(&visit, id, (form.request_id, ""), (deed, "elections-shuffled")).await
        }
        Err(fault) => refused(&visit, (id, ""), fault).await,
    }
}

/// What a trustee does while shuffles are awaited; `known` are those who gave theirs, by number.
pub(super) async fn part(
    visit: &Visit,
    seen: &Seen,
    own: &Trustee,
    known: &[usize],
) -> Result<Markup, Fault> {
    let words = visit.words;
    let election = &seen.election;
    let path = election.path();
    let standing = t!(
        words,
        "elections-shuffle-standing",
        needed = election.needed(seen.trustees.len()),
        given = known.len()
    );
    if known.contains(&(own.position as usize)) {
        let hashes = shuffle_hashes(&mut visit.sql(), visit.body.id, election).await?;
        let hash = hashes.iter().find(|(owner, _)| *owner == own.position as usize);
        return Ok(html! {
            (notice(Tone::Good, &html! { p { (t!(words, "elections-shuffle-given")) } }))
            @if let Some((_, hash)) = hash {
                p { (t!(words, "elections-shuffle-hash-kept")) " " code.fingerprint { (hash) } }
            }
            p { (standing) }
        });
    }
    let archive = file_name(election);
    let scripted = Scripted {
        kind: "shuffle",
        action: format!("{path}/cle/melanger"),
        reads: vec![
            ("tally-url", format!("{path}/depouillement.json")),
            ("election-url", format!("{path}/election.json")),
        ],
        field: "shuffle",
        also: Vec::new(),
        says: says(visit, "elections-shuffle-say", SAYS),
        otherwise: t!(words, "elections-shuffle-otherwise"),
        commands: html! {
            p { a href={ (path) "/archive.bel" } { (archive) } }
            (command_lines(&format!("parvis scrutin trustee shuffle {archive}")))
        },
        refused: None,
    };
    let content = html! {
        button.button type="button" data-scrutin-make { (t!(words, "elections-shuffle-make")) }
        p { (t!(words, "elections-shuffle-hash")) " " output.fingerprint data-scrutin-shuffle-hash {} }
        (send_button(&t!(words, "elections-shuffle-send")))
    };
    Ok(html! {
        h2 { (t!(words, "elections-shuffle-title")) }
        p { (t!(words, "elections-shuffle-what")) }
        p { (standing) }
        (scripted.content(visit, &content))
    })
}

/// A sentence that says another thing where ballots are shuffled, then opened one by one.
pub(super) fn said_of(seen: &Seen, words: Words, key: &str) -> String {
    if seen.election.is_shuffled() {
        words.say(&format!("{key}-shuffled"))
    } else {
        words.say(key)
    }
}

/// Who shuffled, and the hash of what each gave: whoever did finds theirs again, and knows that it was not left out.
pub(super) async fn given(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    if !seen.election.is_shuffled() {
        return Ok(html! {});
    }
    let hashes = shuffle_hashes(&mut visit.sql(), visit.body.id, &seen.election).await?;
    if hashes.is_empty() {
        return Ok(html! {});
    }
    let words = visit.words;
    let names = seen.names(visit).await?;
    let mut rows = table(t!(words, "elections-shuffles-caption"))
        .column(t!(words, "elections-roles-who"))
        .column(t!(words, "elections-roles-fingerprint"));
    for (owner, hash) in hashes {
        let trustee = seen.trustees.iter().find(|one| one.position as usize == owner);
        let name = trustee.map(|trustee| name_in(&names, visit, trustee.person));
        rows = rows.row([
            html! { (owner) ". " (name.unwrap_or_default()) },
            html! { code.fingerprint { (hash) } },
        ]);
    }
    Ok(html! { (rows) })
}
