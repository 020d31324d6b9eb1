//! A trustee's page: their key, the steps of a ceremony, then their part of the tally. The key is made and kept in their
//! browser; what is sent here is public.

use axum::extract::Path;
use db::Uuid;
use kernel::{Action, Fault};
use maud::{Markup, html};
use scrutin::trustee::threshold::Vinput;
use serde::Deserialize;
use serde_json::json;
use ui::components::{Tone, notice};
use ui::download::attached;
use ui::forms::{FormErrors, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::files::json;
use super::seen::{Scripted, Seen, command_lines, kept_box, name_in, says, send_button, version};
use super::show::key_fingerprint;
use super::shuffle::{self, said_of};
use super::verify::file_name;
use crate::actions::{
    RecordCeremonyMessage, RecordKey, RecordPartialDecryption, Shuffling, ceremony_of,
    check_ceremony_message, check_part, parts, shuffling,
};
use crate::model::{Election, ElectionId, State, Step, Trustee, path_of, step_of};
use crate::protocol::{self, Ceremony};
use crate::rights;

/// What the script says when it makes a key.
const KEY_SAYS: &[&str] = &["making", "ready", "failed"];
/// At a step of a ceremony.
const CEREMONY_SAYS: &[&str] = &[
    "making",
    "ready",
    "failed",
    "file-wrong",
    "key-missing",
    "commitments-missing",
    "commitment",
    "certificate",
    "signature",
    "share",
];
/// When it decrypts.
const DECRYPT_SAYS: &[&str] = &[
    "decrypting",
    "ready",
    "failed",
    "file-wrong",
    "key-missing",
    "key-wrong",
    "tally",
    "chain",
    "shuffles",
];

/// Times a step is verified, when others give theirs meanwhile.
const TRIES_MAX: usize = 5;
/// The certificates of all, as the offline command reads them: one a line.
const CERTIFICATES_FILE: &str = "certificats.jsonl";
/// What the others wrote to a trustee, as the offline command reads it.
const RECEIVED_FILE: &str = "recu.json";

#[derive(Deserialize)]
pub(super) struct KeyForm {
    request_id: Uuid,
    #[serde(default)]
    key: String,
}

#[derive(Deserialize)]
pub(super) struct StepForm {
    request_id: Uuid,
    step: u8,
    #[serde(default)]
    message: String,
}

#[derive(Deserialize)]
pub(super) struct DecryptionForm {
    request_id: Uuid,
    #[serde(default)]
    decryption: String,
}

/// The election and the trustee who looks.
async fn trustee(visit: &Visit, id: ElectionId) -> Result<(Seen, Trustee), Fault> {
    let seen = Seen::read(visit, id).await?;
    match seen.own_trustee(visit).cloned() {
        Some(trustee) => Ok((seen, trustee)),
        None => Err(Fault::Forbidden {
            right: rights::HOLD_KEY.code,
        }),
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let (seen, trustee) = trustee(&visit, id).await?;
    let page = whole(&visit, &seen, &trustee, (&FormErrors::default(), None)).await?;
    visit.page(page)
}

/// Does what was asked with what was given; refused, it comes back.
pub(super) async fn act<A: Action>(
    visit: &Visit,
    id: ElectionId,
    (request, given): (Uuid, &str),
    (deed, done): (A, &str),
) -> Answer {
    match visit.act(request, &deed).await {
        Ok(_) => visit.done(&format!("{}/cle", path_of(id)), done),
        Err(fault) => refused(visit, (id, given), fault).await,
    }
}

/// The page again, with the sentence that says what to do and what was given.
pub(super) async fn refused(visit: &Visit, (id, given): (ElectionId, &str), fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("cle", fault)?;
    let (seen, trustee) = trustee(visit, id).await?;
    let given = Some(given).filter(|given| !given.trim().is_empty());
    let page = whole(visit, &seen, &trustee, (&errors, given)).await?;
    visit.refused_page(page.refused(&errors))
}

pub(super) async fn record_key(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<KeyForm>,
) -> Answer {
    let deed = RecordKey {
        election: id,
        key: form.key.clone(),
    };
    act(
        &visit,
        id,
        (form.request_id, &form.key),
        (deed, "elections-key-recorded"),
    )
    .await
}

pub(super) async fn record_step(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<StepForm>,
) -> Answer {
    let person = visit.actor.person().ok_or(Fault::Forbidden {
        right: rights::HOLD_KEY.code,
    })?;
    let (house, body) = (&visit.house, visit.body.id);
    let mut tries = 0;
    let outcome = loop {
        let given = (form.step, form.message.as_str());
        let outcome = match check_ceremony_message(house, body, (id, person), given).await {
            Ok(step) => visit.act(form.request_id, &RecordCeremonyMessage { step }).await,
            Err(fault) => Err(fault),
        };
        tries += 1;
        // Another trustee gave theirs while this one was verified: it is verified again with it.
        if tries == TRIES_MAX || !matches!(outcome, Err(Fault::Stale(_))) {
            break outcome;
        }
    };
    match outcome {
        Ok(()) => visit.done(&format!("{}/cle", path_of(id)), "elections-step-recorded"),
        Err(fault) => refused(&visit, (id, &form.message), fault).await,
    }
}

pub(super) async fn decrypt(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<DecryptionForm>,
) -> Answer {
    let person = visit.actor.person().ok_or(Fault::Forbidden {
        right: rights::HOLD_KEY.code,
    })?;
    let (house, body) = (&visit.house, visit.body.id);
    match check_part(house, body, (id, person), &form.decryption).await {
        Ok(part) => {
            let deed = RecordPartialDecryption { part };
            act(
                &visit,
                id,
                (form.request_id, &form.decryption),
                (deed, "elections-decrypted"),
            )
            .await
        }
        Err(fault) => refused(&visit, (id, &form.decryption), fault).await,
    }
}

/// What the step of this trustee is made from.
struct Made {
    seen: Seen,
    trustee: Trustee,
    step: u8,
    threshold: u32,
    ceremony: Ceremony,
}

impl Made {
    async fn read(visit: &Visit, id: ElectionId) -> Result<Self, Fault> {
        let (seen, trustee) = trustee(visit, id).await?;
        let (Some(threshold), Step::Now(step)) = (seen.election.threshold, step_of(&trustee, &seen.trustees))
        else {
            return Err(Fault::NotFound("election"));
        };
        let ceremony = ceremony_of(&seen.trustees).map_err(|fault| unreadable(&fault))?;
        Ok(Self {
            seen,
            trustee,
            step,
            threshold,
            ceremony,
        })
    }

    fn group(&self) -> &'static str {
        self.seen.election.settings.crypto_group.as_str()
    }

    /// What was written to this trustee.
    fn received(&self) -> Result<Vinput, Fault> {
        protocol::vinput(self.group(), &self.ceremony, self.trustee.position as usize)
            .map_err(|fault| unreadable(&fault))
    }
}

fn unreadable(fault: &scrutin::Fault) -> Fault {
    Fault::Internal(fault.to_string())
}

/// What the step of this trustee is made from: what the others published, and what was written to this one.
pub(super) async fn ceremony(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let made = Made::read(&visit, id).await?;
    let mut whole = json!({
        "group": made.group(),
        "version": protocol::PROFILE.version(),
        "size": made.seen.trustees.len(),
        "threshold": made.threshold,
        "index": made.trustee.position,
        "step": made.step,
    });
    if made.step > 1 {
        whole["certs"] = serde_json::to_value(&made.ceremony.certificates).unwrap_or_default();
    }
    if made.step > 3 {
        whole["vinput"] = serde_json::to_value(made.received()?).unwrap_or_default();
    }
    Ok(json(whole.to_string().into_bytes()))
}

/// The certificates alone, for the offline command.
pub(super) async fn certificates(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let made = Made::read(&visit, id).await?;
    if made.step == 1 {
        return Err(Fault::NotFound("election").into());
    }
    let mut lines = String::new();
    for certificate in &made.ceremony.certificates {
        lines.push_str(&protocol::text_of(certificate));
        lines.push('\n');
    }
    Ok(attached(
        CERTIFICATES_FILE,
        "application/x-ndjson; charset=utf-8",
        lines.into_bytes(),
    ))
}

/// What was written to this trustee alone, for the offline command.
pub(super) async fn received(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let made = Made::read(&visit, id).await?;
    if made.step != 5 {
        return Err(Fault::NotFound("election").into());
    }
    let written = protocol::text_of(&made.received()?);
    Ok(attached(
        RECEIVED_FILE,
        "application/json; charset=utf-8",
        written.into_bytes(),
    ))
}

/// The page, with what is wrong and what was given when it comes back refused.
async fn whole(
    visit: &Visit,
    seen: &Seen,
    own: &Trustee,
    (errors, refused): (&FormErrors, Option<&str>),
) -> Result<Page, Fault> {
    let words = visit.words;
    let election = &seen.election;
    let given = own.public_key.as_ref().or(own.voutput.as_ref());
    let fingerprint = given.and_then(|given| key_fingerprint(given));
    let now = match election.state {
        State::Draft => html! { p { (t!(words, "elections-key-not-yet")) } },
        State::Keys if election.threshold.is_some() => ceremony_part(visit, seen, own, refused),
        State::Keys => key_part(visit, seen, own, refused).await?,
        State::Open | State::Closed => html! { p { (t!(words, "elections-key-keep")) } },
        State::Tallying => match shuffling(&mut visit.sql(), visit.body.id, election).await? {
            Shuffling::Over => decrypt_part(visit, seen, own, refused).await?,
            Shuffling::Awaited(known) => shuffle::part(visit, seen, own, &known).await?,
        },
        State::Tallied | State::Destroyed => html! { p { (t!(words, "elections-key-over")) } },
    };
    let main = html! {
        (error_summary(errors, words))
        @if let Some(fingerprint) = &fingerprint {
            p { (t!(words, "elections-key-fingerprint")) " " code.fingerprint { (fingerprint) } }
        }
        div #cle { (now) }
        h2 { (t!(words, "elections-key-duties")) }
        ul {
            li { (t!(words, "elections-key-duty-keep")) }
            li { (t!(words, "elections-key-duty-alone")) }
            li { (needed_sentence(visit, election, seen.trustees.len())) }
            li { (said_of(seen, words, "elections-key-duty-destroy")) }
        }
    };
    let page = seen.page(visit, t!(words, "elections-key-title"), main);
    let lead = t!(
        words,
        "elections-key-lead",
        n = own.position,
        of = seen.trustees.len()
    );
    Ok(page.lead(lead).not_indexed())
}

fn needed_sentence(visit: &Visit, election: &Election, count: usize) -> String {
    match election.threshold {
        Some(threshold) => t!(
            visit.words,
            "elections-threshold-some",
            threshold = threshold,
            n = count
        ),
        None => t!(visit.words, "elections-threshold-all", n = count),
    }
}

/// What the script is told to call the file of a key.
fn file_says(visit: &Visit, seen: &Seen, own: &Trustee) -> (&'static str, String) {
    let name = t!(
        visit.words,
        "elections-key-file-name",
        n = own.position,
        election = seen.file_word()
    );
    ("file", name)
}

/// Each trustee on their own.
async fn key_part(visit: &Visit, seen: &Seen, own: &Trustee, refused: Option<&str>) -> Result<Markup, Fault> {
    let words = visit.words;
    let group = seen.election.settings.crypto_group.as_str();
    let mut said = says(visit, "elections-key-say", KEY_SAYS);
    said.push(file_says(visit, seen, own));
    let names = seen.names(visit).await?;
    let path = seen.election.path();
    let scripted = Scripted {
        kind: "key",
        action: format!("{path}/cle/publique"),
        reads: vec![
            ("group", group.to_owned()),
            ("version", version()),
            ("name", name_in(&names, visit, own.person)),
        ],
        field: "key",
        also: Vec::new(),
        says: said,
        otherwise: t!(words, "elections-key-otherwise"),
        commands: command_lines(&format!("parvis scrutin trustee new --group {group}")),
        refused,
    };
    let content = html! {
        ol {
            li { p { (t!(words, "elections-key-step-make")) } button.button type="button" data-scrutin-make { (t!(words, "elections-key-make")) } }
            li { p { (t!(words, "elections-key-step-keep")) } p { a data-scrutin-download hidden { (t!(words, "elections-key-download")) } } }
            li { (kept_box(&t!(words, "elections-key-kept"))) }
        }
        (send_button(&t!(words, "elections-key-send")))
    };
    Ok(html! {
        @if own.public_key.is_some() {
            (notice(Tone::Good, &html! { p { (t!(words, "elections-key-given")) } }))
            p { (t!(words, "elections-key-again")) }
        }
        (scripted.content(visit, &content))
    })
}

/// All together, step by step.
fn ceremony_part(visit: &Visit, seen: &Seen, own: &Trustee, refused: Option<&str>) -> Markup {
    let words = visit.words;
    let path = seen.election.path();
    let step = match step_of(own, &seen.trustees) {
        Step::Over => {
            return notice(
                Tone::Good,
                &html! { p { (t!(words, "elections-ceremony-over")) } },
            );
        }
        Step::Waiting(step) => {
            let number = step.div_ceil(2);
            return html! {
                (notice(Tone::Info, &html! { p { (t!(words, "elections-ceremony-waits", n = number)) } }))
                p { a href={ (path) "/cle" } { (t!(words, "elections-ceremony-look")) } }
            };
        }
        Step::Now(step) => step,
    };
    let mut said = says(visit, "elections-ceremony-say", CEREMONY_SAYS);
    said.push(file_says(visit, seen, own));
    let scripted = Scripted {
        kind: "ceremony",
        action: format!("{path}/cle/etape"),
        reads: vec![("ceremony-url", format!("{path}/cle/ceremonie.json"))],
        field: "message",
        also: vec![("step", step.to_string())],
        says: said,
        otherwise: t!(words, "elections-key-otherwise"),
        commands: ceremony_commands(seen, own, step),
        refused,
    };
    let number = step.div_ceil(2);
    let content = html! {
        @if step == 1 {
            ol {
                li { p { (t!(words, "elections-ceremony-step-1")) } button.button type="button" data-scrutin-make { (t!(words, "elections-key-make")) } }
                li { p { (t!(words, "elections-key-step-keep")) } p { a data-scrutin-download hidden { (t!(words, "elections-key-download")) } } }
                li { (kept_box(&t!(words, "elections-key-kept"))) }
            }
        } @else {
            p { (words.say(&format!("elections-ceremony-step-{step}"))) }
            @if step == 5 {
                div.field {
                    label for="commitments" { (t!(words, "elections-ceremony-commitments")) }
                    p.hint #commitments-hint { (t!(words, "elections-ceremony-commitments-hint")) }
                    textarea #commitments rows="4" data-scrutin-commitments autocomplete="off" spellcheck="false"
                        aria-describedby="commitments-hint" {}
                    label.choice {
                        input type="checkbox" data-scrutin-uncompared autocomplete="off";
                        span { (t!(words, "elections-ceremony-uncompared")) }
                    }
                }
            }
            div.field {
                label for="key-file" { (t!(words, "elections-key-file")) }
                input #key-file type="file" data-scrutin-file;
            }
            p.hint { (t!(words, "elections-ceremony-lost")) }
            button.button type="button" data-scrutin-make { (t!(words, "elections-ceremony-make")) }
            @if step == 3 {
                p { (t!(words, "elections-ceremony-commitment")) }
                p { output.fingerprint data-scrutin-commitment {} }
            }
        }
        (send_button(&t!(words, "elections-ceremony-send")))
    };
    html! {
        h2 { (t!(words, "elections-ceremony-title", n = number)) }
        p { (t!(words, "elections-ceremony-what")) }
        (scripted.content(visit, &content))
    }
}

/// The same without a browser: the files that the command reads, and the command.
fn ceremony_commands(seen: &Seen, own: &Trustee, step: u8) -> Markup {
    let election = &seen.election;
    let path = election.path();
    let group = election.settings.crypto_group.as_str();
    let asked = format!("--group {group} --certificates {CERTIFICATES_FILE} --seed cle.txt");
    let (files, command) = match step {
        1 => (
            Vec::new(),
            format!(
                "parvis scrutin trustee threshold-certificate --group {group} --size {} --threshold {} --index {}",
                seen.trustees.len(),
                election.threshold.unwrap_or_default(),
                own.position
            ),
        ),
        3 => (
            vec![CERTIFICATES_FILE],
            format!("parvis scrutin trustee threshold-polynomial {asked}"),
        ),
        _ => (
            vec![CERTIFICATES_FILE, RECEIVED_FILE],
            format!(
                "parvis scrutin trustee threshold-output {asked} --input {RECEIVED_FILE} --commitments communique.txt"
            ),
        ),
    };
    html! {
        @if !files.is_empty() {
            ul { @for file in files { li { a href={ (path) "/cle/" (file) } { (file) } } } }
        }
        (command_lines(&command))
    }
}

/// What the script says when it decrypts.
fn decrypt_says(visit: &Visit, seen: &Seen) -> Vec<(&'static str, String)> {
    let mut said = says(visit, "elections-decrypt-say", DECRYPT_SAYS);
    for (name, sentence) in &mut said {
        if *name == "tally" {
            *sentence = said_of(seen, visit.words, "elections-decrypt-say-tally");
        }
    }
    said
}

async fn decrypt_part(
    visit: &Visit,
    seen: &Seen,
    own: &Trustee,
    refused: Option<&str>,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let path = seen.election.path();
    let given = parts(&mut visit.sql(), visit.body.id, &seen.election).await?;
    if given.iter().any(|(owner, _)| *owner == own.position as usize) {
        return Ok(notice(
            Tone::Good,
            &html! { p { (t!(words, "elections-decrypt-given")) } },
        ));
    }
    // In a ceremony the key is kept sealed by its seed: the script opens it with the trustee's own file.
    let sealed = own.voutput.as_deref().and_then(sealed_key);
    let secret = if sealed.is_some() {
        "--seed cle.txt --encrypted-key cle-chiffree.txt"
    } else {
        "--key cle.txt"
    };
    let archive = file_name(&seen.election);
    let scripted = Scripted {
        kind: "decrypt",
        action: format!("{path}/cle/depouiller"),
        reads: vec![
            ("chain-url", format!("{path}/evenements.json")),
            ("tally-url", format!("{path}/depouillement.json")),
            ("election-url", format!("{path}/election.json")),
            ("trustees-url", format!("{path}/trustees.json")),
        ],
        field: "decryption",
        also: Vec::new(),
        says: decrypt_says(visit, seen),
        otherwise: t!(words, "elections-decrypt-otherwise"),
        commands: html! {
            p { a href={ (path) "/archive.bel" } { (archive) } }
            @if let Some(sealed) = &sealed {
                p { (t!(words, "elections-decrypt-sealed")) }
                (command_lines(sealed))
            }
            (command_lines(&format!("parvis scrutin trustee decrypt {archive} {secret}")))
        },
        refused,
    };
    let content = html! {
        @if let Some(sealed) = &sealed { template data-scrutin-sealed { (sealed) } }
        div.field {
            label for="key-file" { (t!(words, "elections-key-file")) }
            input #key-file type="file" data-scrutin-file;
        }
        div.field {
            label for="key-text" { (t!(words, "elections-key-text")) }
            textarea #key-text rows="3" data-scrutin-key autocomplete="off" spellcheck="false" {}
        }
        button.button type="button" data-scrutin-make { (t!(words, "elections-decrypt-make")) }
        p { (said_of(seen, words, "elections-decrypt-tally")) " " output.fingerprint data-scrutin-tally {} }
        @if seen.election.is_shuffled() {
            p { (t!(words, "elections-decrypt-shuffles")) }
            pre { output.fingerprint data-scrutin-shuffles {} }
        }
        (send_button(&t!(words, "elections-decrypt-send")))
    };
    Ok(html! {
        h2 { (t!(words, "elections-decrypt-title")) }
        @if seen.election.is_shuffled() { p { (t!(words, "elections-decrypt-what-shuffled")) } }
        @else { p { (t!(words, "elections-decrypt-what")) } }
        (scripted.content(visit, &content))
    })
}

/// The private key that a trustee of a ceremony keeps encrypted for themselves, from what they gave at the fifth step.
fn sealed_key(voutput: &str) -> Option<String> {
    let given: serde_json::Value = serde_json::from_str(voutput).ok()?;
    Some(given.get("private_key")?.as_str()?.to_owned())
}
