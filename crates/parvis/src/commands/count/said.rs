//! The words of a count: sentences from the messages it yields, and its table.

use counting::exact::decimal;
use counting::{Argument, Count, Election, Exact, Message};
use ui::Words;
use ui::words::Value;

/// The most decimals shown to people; the exact numbers are in the JSON answer.
const DECIMALS: usize = 5;

/// A candidate's name, or its identifier where it has none.
fn named(election: &Election, id: &str) -> String {
    election
        .candidates
        .iter()
        .find(|candidate| candidate.id == id)
        .map(|candidate| candidate.name.as_str())
        .filter(|name| !name.is_empty())
        .map_or_else(|| harmless(id), harmless)
}

/// Decimals that say nothing are left out.
fn number(words: Words, number: &Exact) -> String {
    let plain = decimal(&number.0, DECIMALS);
    let plain = if plain.contains('.') {
        plain.trim_end_matches('0').trim_end_matches('.')
    } else {
        &plain
    };
    words.decimal(plain)
}

fn argument(words: Words, election: &Election, argument: &Argument) -> String {
    match argument {
        Argument::Candidate(id) => named(election, id),
        Argument::Candidates(ids) => ids
            .iter()
            .map(|id| named(election, id))
            .collect::<Vec<_>>()
            .join(", "),
        Argument::Number(exact) => number(words, exact),
        Argument::Text(text) => harmless(text),
    }
}

/// What a message says.
pub(super) fn sentence(words: Words, election: &Election, message: &Message) -> String {
    let arguments: Vec<(&str, Value<'_>)> = message
        .arguments
        .iter()
        .map(|(name, value)| (*name, Value::from(argument(words, election, value))))
        .collect();
    let is_the_rest = message.id == "count-said-envelope"
        && matches!(message.arguments.get("envelope"), Some(Argument::Text(name)) if name.is_empty());
    // What is for all has no district to be called by.
    let id = if is_the_rest {
        "count-said-envelope-rest"
    } else {
        message.id
    };
    words.say_with(id, &arguments)
}

/// Words that come from a file, on one line and in one cell, with what could play a trick on a terminal written as
/// `\u{…}`: control characters, and those that turn the direction of writing.
pub(in crate::commands) fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_direction = matches!(
            letter,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        );
        match letter {
            '\n' | '\r' | '\t' => shown.push(' '),
            _ if is_direction || letter.is_control() => shown.extend(letter.escape_unicode()),
            _ => shown.push(letter),
        }
    }
    shown
}

/// The whole result: who is chosen, the table, why.
pub(super) fn text(words: Words, election: &Election, count: &Count) -> String {
    let mut said = String::new();
    if !election.title.is_empty() {
        said.push_str(&harmless(&election.title));
        said.push_str("\n\n");
    }
    if count.winners.is_empty() {
        said.push_str(&words.say("count-nobody"));
        said.push('\n');
    }
    for (place, winner) in count.winners.iter().enumerate() {
        let line = [
            (place + 1).to_string(),
            ". ".to_owned(),
            named(election, winner),
            "\n".to_owned(),
        ];
        said.push_str(&line.concat());
    }
    if count.outcomes.len() > 1 {
        let number = counting::exact::amount(count.outcomes.len());
        said.push_str(&words.say_with(
            "count-tied-outcomes",
            &[("number", Value::from(decimal(&number, 0)))],
        ));
        said.push('\n');
    }
    said.push('\n');
    let heading: Vec<String> = count
        .table
        .columns
        .iter()
        .map(|column| words.say(column))
        .collect();
    said.push_str(&heading.join("\t"));
    said.push('\n');
    for row in &count.table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match cell {
                Argument::Text(code) if code == "funded" => words.say("count-funded"),
                Argument::Text(code) if code == "not-funded" => words.say("count-not-funded"),
                cell => argument(words, election, cell),
            })
            .collect();
        said.push_str(&cells.join("\t"));
        said.push('\n');
    }
    said.push('\n');
    for message in &count.explanation {
        said.push_str("- ");
        said.push_str(&sentence(words, election, message));
        said.push('\n');
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_turn_the_line_around_nor_speak_to_the_terminal() {
        assert_eq!(
            harmless("Anne\u{202e}onurB \u{1b}[2J\nBruno"),
            "Anne\\u{202e}onurB \\u{1b}[2J Bruno"
        );
        assert_eq!(harmless("Élise d’Été"), "Élise d’Été");
    }
}
