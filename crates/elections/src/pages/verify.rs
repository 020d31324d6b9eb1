//! How an observer verifies: what to download, which independent program says what, in which words to ask it.

use maud::{Markup, html};
use ui::{Visit, t};

use super::seen::Seen;
use crate::model::{CryptoGroup, Election, lists};

/// The archive, and the command lines that verify it.
pub(super) fn how(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let election = &seen.election;
    let path = election.path();
    if !seen.has_archive() {
        return html! {
            h2 { (t!(words, "elections-verify-title")) }
            p { (t!(words, "elections-verify-destroyed")) }
        };
    }
    let official = match election.settings.crypto_group {
        CryptoGroup::Ed25519 => t!(words, "elections-verify-official-3"),
        // Version 2.0 knows no question of lists.
        CryptoGroup::Rfc3526
            if election
                .questions
                .iter()
                .any(|question| lists(question).is_some()) =>
        {
            t!(words, "elections-verify-official-3")
        }
        CryptoGroup::Rfc3526 => t!(words, "elections-verify-official-2"),
    };
    html! {
        h2 #verifier { (t!(words, "elections-verify-title")) }
        p { (t!(words, "elections-verify-lead")) }
        ol {
            li {
                a href={ (path) "/archive.bel" } { (t!(words, "elections-verify-download")) }
                " " (t!(words, "elections-verify-download-why"))
            }
            li {
                p { (official) }
                pre tabindex="0" { code { "mkdir election && mv " (file_name(election)) " election/\nbelenios-tool election verify --dir election" } }
            }
            li {
                p { (t!(words, "elections-verify-parvis")) }
                pre tabindex="0" { code { "parvis scrutin verify " (file_name(election)) } }
            }
            li {
                p { (t!(words, "elections-verify-diff")) }
                pre tabindex="0" { code { "parvis scrutin verify-diff avant.bel " (file_name(election)) } }
            }
        }
        p {
            a href={ (path) "/election.json" } { "election.json" } " · "
            a href={ (path) "/trustees.json" } { "trustees.json" }
        }
    }
}

/// As the official program names an archive: by the identifier of the election.
pub(super) fn file_name(election: &Election) -> String {
    format!("{}.bel", election.uuid)
}
