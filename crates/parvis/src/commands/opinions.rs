//! `parvis opinions`: the map of a conversation, from its votes.

use std::fmt::Write as _;
use std::path::PathBuf;

use opinions::{Agreement, Conversation, Map, Refusal};
use ui::Words;
use ui::words::Value as Said;

use super::{amend, answer};
use crate::cli::{AgreeSign, Opinions, ReportFormat};
use crate::failure::Failure;

pub(super) fn run(words: Words, asked: &Opinions) -> Result<(), Failure> {
    let text = amend::read(&asked.votes)?;
    let agreement = asked.agree.map(|sign| match sign {
        AgreeSign::MinusOne => Agreement::MinusOne,
        AgreeSign::PlusOne => Agreement::PlusOne,
    });
    let is_json = text.trim_start().starts_with(['[', '{']);
    let read = if is_json {
        opinions::votes_from_json(&text, agreement)
    } else {
        opinions::votes_from_csv(&text, agreement)
    };
    let read = read.map_err(|refusal| failure(asked, &refusal))?;
    if read.is_supposed {
        eprintln!("parvis: {}", words.say("cli-opinions-sign-supposed"));
    }
    let mut conversation = Conversation::new(&asked.seed);
    conversation
        .add(read.votes)
        .map_err(|refusal| failure(asked, &refusal))?;
    if let Some(file) = comments(words, asked) {
        let moderation = opinions::moderation_from_json(&amend::read(&file)?);
        conversation.moderate(moderation.map_err(|refusal| failure(asked, &refusal))?);
    }
    let map = conversation
        .update()
        .map_err(|refusal| failure(asked, &refusal))?;
    match asked.format {
        ReportFormat::Json => {
            let mut said = map.to_json();
            said["summary"] = map.summary().to_json();
            answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))
        }
        ReportFormat::Text => answer(&summary(words, &map)),
    }
}

/// What moderation decided: the file that is named, or the one Polis writes beside `votes.json`.
fn comments(words: Words, asked: &Opinions) -> Option<PathBuf> {
    if asked.comments.is_some() {
        return asked.comments.clone();
    }
    let beside = asked.votes.with_file_name("comments.json");
    let is_folder_of_polis = asked.votes.file_name().is_some_and(|name| name == "votes.json");
    if !is_folder_of_polis || !beside.is_file() {
        return None;
    }
    let file = Said::from(beside.display().to_string());
    eprintln!(
        "parvis: {}",
        words.say_with("cli-opinions-comments", &[("file", file)])
    );
    Some(beside)
}

fn summary(words: Words, map: &Map) -> String {
    let summary = map.summary();
    let percent = |share: f64| Said::from(format!("{:.0}", 100.0 * share));
    let number = |number: u64| Said::from(number.to_string());
    let mut text = String::new();
    let mut line = |key: &str, arguments: &[(&str, Said<'_>)]| {
        let _ = writeln!(text, "{}", words.say_with(key, arguments));
    };
    line(
        "cli-opinions-head",
        &[
            ("people", Said::from(map.table.participants.len().to_string())),
            ("statements", Said::from(map.table.statements.len().to_string())),
            ("groups", Said::from(map.groups.len().to_string())),
        ],
    );
    let side =
        |agrees: bool, agree: &'static str, disagree: &'static str| if agrees { agree } else { disagree };
    for group in &summary.groups {
        let people = Said::from(group.people.to_string());
        line(
            "cli-opinions-group",
            &[
                ("group", number(group.group)),
                ("people", people),
                ("share", percent(group.share)),
            ],
        );
        for (statement, said) in &group.says {
            line(
                side(said.agrees, "cli-opinions-agrees", "cli-opinions-disagrees"),
                &[("statement", number(*statement)), ("share", percent(said.share))],
            );
        }
    }
    for shared in &summary.shared {
        line(
            side(
                shared.agrees,
                "cli-opinions-shared",
                "cli-opinions-shared-against",
            ),
            &[
                ("statement", number(shared.statement)),
                ("share", percent(shared.least_share)),
            ],
        );
    }
    for divides in &summary.divides {
        line(
            "cli-opinions-divides",
            &[
                ("statement", number(divides.statement)),
                ("most", number(divides.most.0)),
                ("high", percent(divides.most.1)),
                ("least", number(divides.least.0)),
                ("low", percent(divides.least.1)),
            ],
        );
    }
    for (statement, share) in &summary.undecided {
        line(
            "cli-opinions-undecided",
            &[("statement", number(*statement)), ("share", percent(*share))],
        );
    }
    text
}

fn failure(asked: &Opinions, refusal: &Refusal) -> Failure {
    let file = ("file", asked.votes.display().to_string());
    match refusal {
        Refusal::Unreadable { line, why } => Failure::Use(
            "cli-opinions-unreadable",
            vec![file, ("line", line.to_string()), ("why", why.clone())],
        ),
        Refusal::UnknownTable { .. } => Failure::Use("cli-opinions-unknown-table", vec![file]),
        Refusal::NotAVote { number, value } => Failure::Use(
            "cli-opinions-not-a-vote",
            vec![file, ("number", number.to_string()), ("value", value.clone())],
        ),
        Refusal::TooMany { given, most, .. } => Failure::Use(
            "cli-opinions-too-many",
            vec![file, ("given", given.to_string()), ("most", most.to_string())],
        ),
        Refusal::NoVote => Failure::Use("cli-opinions-no-vote", vec![file]),
    }
}
