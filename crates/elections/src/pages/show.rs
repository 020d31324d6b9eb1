//! The page of an election, for whoever observes it: where it stands, who holds which role, every fingerprint, how many
//! voted, the archive and how to verify it.

use axum::extract::Path;
use kernel::{Fault, JournalPage};
use maud::{Markup, html};
use scrutin::election::HomomorphicQuestion;
use ui::components::{Tone, definition_list, notice, progress, table};
use ui::forms::button_link;
use ui::panels::panels_of;
use ui::subject_timeline::lines_of;
use ui::{Answer, Page, Visit, Words, t};

use super::seen::{Seen, name_in};
use super::{MENU, list, recusal, rehearsal, verify};
use crate::actions::name_of;
use crate::model::{CryptoGroup, DecisionKind, Election, ElectionId, HeldRole, State, homomorphic};
use crate::store::{self, Decision};

pub(super) async fn show(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let election = &seen.election;
    let words = visit.words;
    let main = html! {
        (rehearsal::told(&visit, &seen))
        (to_do(&visit, &seen))
        (panels_of(&visit, &election.subject()).await?)
        @if !election.settings.description.is_empty() { (words.markdown(&election.settings.description)) }
        h2 { (t!(words, "elections-questions")) }
        (questions(&visit, &seen))
        (turnout(&visit, &seen).await?)
        (recusal::named(&visit, &seen).await?)
        (super::result::discrepancy(&visit, &seen))
        (conditions(&visit, &seen))
        (roles(&visit, &seen).await?)
        @if !matches!(election.state, State::Draft | State::Keys) {
            (decisions(&visit, &seen).await?)
            (verify::how(&visit, &seen))
            p { a href={ (election.path()) "/cnil" } { (t!(words, "elections-cnil-link")) } }
            (history(&visit, &seen).await?)
        }
    };
    let page = Page::new(name_of(words, election), main)
        .heading(list::heading(&visit, election))
        .under(t!(words, "elections-list-title"), MENU)
        .active(MENU);
    visit.page(page)
}

/// The one thing that whoever looks can do now.
fn to_do(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let election = &seen.election;
    let path = election.path();
    let is_open = election.is_open_at(visit.now());
    html! {
        @if is_open && seen.has_voted && !election.settings.is_revote_allowed {
            (notice(Tone::Good, &html! { p { (t!(words, "elections-voted-already")) } }))
        } @else if is_open && seen.voter.is_some() {
            p { (button_link(&t!(words, "elections-vote-link"), &format!("{path}/voter"))) }
        } @else if is_open && visit.signed_in.is_none() {
            p { a.button href={ "/connexion?retour=" (path) "/voter" } { (t!(words, "elections-vote-sign-in")) } }
        } @else if is_open && seen.role.is_none() && !seen.may_prepare {
            (notice(Tone::Neutral, &html! { p { (t!(words, "elections-refused-not-on-roll")) } }))
        }
        @if matches!(election.state, State::Tallied | State::Destroyed) {
            p { (button_link(&t!(words, "elections-result-link"), &format!("{path}/resultat"))) }
        }
        @if election.state == State::Open && !is_open { (notice(Tone::Info, &html! { p { (t!(words, "elections-hour-passed")) } })) }
        @if visit.actor.person().is_some_and(|person| election.is_counter(person)) {
            p { a href={ (path) "/resultat/papier" } { (t!(words, "elections-paper-link")) } }
        }
        @if matches!(election.state, State::Closed | State::Tallying) {
            (notice(Tone::Info, &html! { p { (closed_next(words, election)) } }))
        }
        @match seen.role {
            Some(HeldRole::Authority) => { p { a href={ (path) "/codes" } { (t!(words, "elections-codes-link")) } } }
            Some(HeldRole::Trustee) => { p { a href={ (path) "/cle" } { (t!(words, "elections-key-link")) } } }
            Some(HeldRole::Preparer) | None => {
                @if seen.may_prepare { p { a href={ (path) "/preparer" } { (t!(words, "elections-prepare-link")) } } }
            }
        }
    }
}

/// What comes once a vote is closed.
pub(super) fn closed_next(words: Words, election: &Election) -> String {
    if election.is_shuffled() {
        t!(words, "elections-closed-next-shuffled")
    } else {
        t!(words, "elections-closed-next")
    }
}

/// What is asked, and how it is answered.
pub(super) fn questions(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    html! {
        ol {
            @for question in &seen.election.questions {
                li {
                    p { strong { (words.written(question.asked())) } }
                    (super::questions::answers(visit, question))
                    @if let Some(question) = homomorphic(question) {
                        p.hint {
                            (choices_sentence(visit, question))
                            @if question.blank == Some(true) { " " (t!(words, "elections-question-blank")) }
                        }
                    }
                }
            }
        }
    }
}

/// How many answers are to be chosen.
pub(super) fn choices_sentence(visit: &Visit, question: &HomomorphicQuestion) -> String {
    let (min, max) = (question.min, question.max);
    if min == max {
        t!(visit.words, "elections-question-exactly", n = max)
    } else {
        t!(visit.words, "elections-question-choices", min = min, max = max)
    }
}

/// How many voted: a number, never who, while it is open.
async fn turnout(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let words = visit.words;
    let election = &seen.election;
    if matches!(election.state, State::Draft | State::Keys) {
        return Ok(html! {});
    }
    let voted = if election.state == State::Open {
        let open = store::count_presences(&mut visit.sql(), visit.body.id, election.id).await?;
        u64::try_from(open).unwrap_or_default()
    } else {
        u64::from(election.voted)
    };
    Ok(html! {
        h2 { (t!(words, "elections-turnout")) }
        (progress(words, "participation", &t!(words, "elections-turnout-label"), voted, election.voters.into(), None))
        p {
            @if seen.has_archive() { a href={ (election.path()) "/urne" } { (t!(words, "elections-urn-link")) } }
        }
        p.hint { (t!(words, "elections-turnout-why")) }
    })
}

fn conditions(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let election = &seen.election;
    let settings = &election.settings;
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let said = |sentence: String| html! { (sentence) };
    let group = match settings.crypto_group {
        CryptoGroup::Ed25519 => t!(words, "elections-group-Ed25519-hint"),
        CryptoGroup::Rfc3526 => t!(words, "elections-group-RFC-3526-2048-hint"),
    };
    let kind = words.say(&format!("elections-kind-{}", settings.kind.as_str()));
    let revote = if settings.is_revote_allowed {
        t!(words, "elections-revote-yes")
    } else {
        t!(words, "elections-revote-no")
    };
    let mut facts = vec![
        fact("elections-fact-kind", said(kind)),
        fact(
            "elections-fact-closes",
            said(visit.at(election.closed_at.unwrap_or(settings.closes_at))),
        ),
        fact(
            "elections-fact-voters",
            html! { (words.number(election.voters.into())) },
        ),
        fact("elections-fact-revote", said(revote)),
        fact(
            "elections-fact-group",
            html! { code { (settings.crypto_group.as_str()) } " " (group) },
        ),
    ];
    if let Some(fingerprint) = &election.fingerprint {
        facts.push(fact(
            "elections-fact-fingerprint",
            html! { code.fingerprint { (fingerprint) } },
        ));
    }
    if let Some(head) = &election.head {
        let shown = html! { code.fingerprint { (head) } " " (t!(words, "elections-fact-head-why", n = election.height)) };
        facts.push(fact("elections-fact-head", shown));
    }
    html! {
        h2 { (t!(words, "elections-conditions")) }
        (definition_list(&facts))
        @if election.fingerprint.is_some() { p.hint { (t!(words, "elections-fingerprint-what")) } }
        p.hint { (t!(words, "elections-no-casting-vote")) }
    }
}

/// Who holds which role, and the fingerprint of each key.
pub(super) async fn roles(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let words = visit.words;
    let names = seen.names(visit).await?;
    let election = &seen.election;
    let mut people = table(t!(words, "elections-roles-caption"))
        .column(t!(words, "elections-roles-who"))
        .column(t!(words, "elections-roles-role"))
        .column(t!(words, "elections-roles-fingerprint"));
    people = people.row([
        html! { (name_in(&names, visit, election.prepared_by)) },
        html! { (t!(words, "elections-role-prepare")) },
        html! { "–" },
    ]);
    if let Some(authority) = election.authority {
        let list = store::public_list(&mut visit.sql(), visit.body.id, election.id).await?;
        let fingerprint = list.map(|list| scrutin::Hash::of(list.as_bytes()).base64());
        people = people.row([
            html! { (name_in(&names, visit, authority)) },
            html! { (t!(words, "elections-role-codes")) },
            fingerprint_cell(fingerprint),
        ]);
    }
    for trustee in &seen.trustees {
        let given = trustee.public_key.as_ref().or(trustee.voutput.as_ref());
        let fingerprint = given.and_then(|given| key_fingerprint(given));
        people = people.row([
            html! { (name_in(&names, visit, trustee.person)) },
            html! { (t!(words, "elections-role-cle", n = trustee.position)) },
            fingerprint_cell(fingerprint),
        ]);
    }
    let needed = match election.threshold {
        Some(threshold) => t!(
            words,
            "elections-threshold-some",
            threshold = threshold,
            n = seen.trustees.len()
        ),
        None => t!(words, "elections-threshold-all", n = seen.trustees.len()),
    };
    Ok(html! {
        h2 { (t!(words, "elections-roles")) }
        p { (needed) }
        (people)
        (super::shuffle::given(visit, seen).await?)
    })
}

fn fingerprint_cell(fingerprint: Option<String>) -> Markup {
    html! {
        @if let Some(fingerprint) = fingerprint { code.fingerprint { (fingerprint) } }
        @else { "–" }
    }
}

/// The hash of a public key's text, as the trustee's own page shows it.
pub(super) fn key_fingerprint(given: &str) -> Option<String> {
    let given: serde_json::Value = serde_json::from_str(given).ok()?;
    let key = given.get("public_key")?;
    let key = key.as_str().or_else(|| key.get("public_key")?.as_str())?;
    Some(scrutin::Hash::of(key.as_bytes()).base64())
}

/// What was decided of it, with its reasons.
pub(super) async fn decisions(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let words = visit.words;
    let found = store::decisions(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    Ok(html! {
        h2 { (t!(words, "elections-decisions")) }
        ul { @for decision in found.iter().filter(|one| one.kind != DecisionKind::Recused) { li { (decided(visit, decision)) } } }
    })
}

fn decided(visit: &Visit, decision: &Decision) -> Markup {
    let words = visit.words;
    let at = visit.at(decision.decided_at);
    let until = decision
        .closes_at
        .map(|until| visit.at(until))
        .unwrap_or_default();
    let sentence = match decision.kind {
        DecisionKind::Opened => t!(words, "elections-decided-opened", at = at, until = until),
        DecisionKind::Extended => t!(words, "elections-decided-extended", at = at, until = until),
        DecisionKind::Closed if decision.reason.is_empty() => {
            t!(words, "elections-decided-closed-at-hour", at = at)
        }
        DecisionKind::Closed => t!(words, "elections-decided-closed", at = at),
        // Told in a sentence of its own.
        DecisionKind::Recused => return html! {},
        DecisionKind::Destroyed => t!(words, "elections-decided-destroyed", at = at),
    };
    html! {
        (sentence)
        @if !decision.reason.is_empty() { " – " (words.written(&decision.reason)) }
    }
}

async fn history(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let subject = seen.election.reference();
    let lines = JournalPage::of_subject(&mut visit.sql(), visit.body.id, &subject).await?;
    Ok(html! {
        h2 { (t!(visit.words, "elections-history")) }
        (lines_of(visit, &lines, &|_| None))
    })
}
