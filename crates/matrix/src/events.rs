//! From the events of a room to what was said in it.

use std::collections::BTreeMap;

use serde_json::Value;
use tools::messages::{Batch, Corrected, Message, NAME_CHARS_MAX, WORDS_CHARS_MAX};

use crate::server::text;

/// Bytes of a name of a room, of a message or of an account (specification, appendix « Size limits »).
const ID_BYTES_MAX: usize = 255;

/// What the accounts of a room call themselves.
pub(crate) type Names = BTreeMap<String, String>;

/// Learns names from the state of a room.
pub(crate) fn learn(names: &mut Names, state: &Value) {
    for event in state.as_array().into_iter().flatten() {
        let name = clean(text(&event["content"], "displayname"), NAME_CHARS_MAX, false);
        if text(event, "type") == "m.room.member" && !name.is_empty() {
            names.insert(text(event, "state_key").to_owned(), name);
        }
    }
}

/// Adds what one event of `room` says. One that is not understood says nothing.
pub(crate) fn add(batch: &mut Batch, room: &str, names: &Names, event: &Value) {
    let (id, author) = (text(event, "event_id"), text(event, "sender"));
    if id.is_empty() || author.is_empty() || id.len() > ID_BYTES_MAX || author.len() > ID_BYTES_MAX {
        return;
    }
    let content = &event["content"];
    match text(event, "type") {
        "m.room.message" => message(batch, room, names, event),
        // Up to version 10 of rooms the first, from 11 on the second.
        "m.room.redaction" => {
            let redacted = [text(event, "redacts"), text(content, "redacts")];
            let redacted = redacted.into_iter().find(|id| !id.is_empty());
            batch
                .removed
                .extend(redacted.map(|id| (room.to_owned(), id.to_owned())));
        }
        _ => encryption(batch, room, event),
    }
}

/// Notes that `event` has the room be encrypted: the state of the room alone says so (specification,
/// « m.room.encryption »). Anybody may send one message that nobody can read, which changes nothing for the others.
pub(crate) fn encryption(batch: &mut Batch, room: &str, event: &Value) {
    let is_state = event["state_key"].as_str() == Some("");
    let is_known = batch.encrypted.iter().any(|known| known == room);
    if text(event, "type") == "m.room.encryption" && is_state && !is_known {
        batch.encrypted.push(room.to_owned());
    }
}

fn message(batch: &mut Batch, room: &str, names: &Names, event: &Value) {
    let (id, author, content) = (text(event, "event_id"), text(event, "sender"), &event["content"]);
    let relation = &content["m.relates_to"];
    if text(relation, "rel_type") == "m.replace" {
        let words = words_of(&content["m.new_content"]);
        if !words.is_empty() {
            batch.corrected.push(Corrected {
                room: room.to_owned(),
                id: text(relation, "event_id").to_owned(),
                by: id.to_owned(),
                author: author.to_owned(),
                words,
            });
        }
        return;
    }
    let words = words_of(content);
    // What was removed since is still told, without its content.
    if words.is_empty() {
        return;
    }
    let is_file = matches!(
        text(content, "msgtype"),
        "m.image" | "m.file" | "m.audio" | "m.video"
    );
    batch.said.push(Message {
        room: room.to_owned(),
        id: id.to_owned(),
        author: author.to_owned(),
        author_name: names.get(author).cloned().unwrap_or_else(|| local_name(author)),
        words,
        is_file,
        at_us: event["origin_server_ts"]
            .as_i64()
            .unwrap_or_default()
            .saturating_mul(1_000),
    });
}

/// The words of a content. An answer repeats what it answers, in lines that begin with `>` (specification, « Rich
/// replies », until version 1.13): its own words come after an empty line.
fn words_of(content: &Value) -> String {
    let body = text(content, "body");
    let is_answer = !text(&content["m.relates_to"]["m.in_reply_to"], "event_id").is_empty();
    let own = match body.split_once("\n\n") {
        Some((before, own)) if is_answer && before.lines().all(|line| line.starts_with('>')) => own,
        _ => body,
    };
    clean(own, WORDS_CHARS_MAX, true)
}

/// `camille`, of `@camille:ville.fr`
fn local_name(account: &str) -> String {
    let name = account
        .trim_start_matches('@')
        .split(':')
        .next()
        .unwrap_or_default();
    clean(name, NAME_CHARS_MAX, false)
}

/// Without what could hide, or turn round, what is around it.
fn clean(written: &str, chars_max: usize, keeps_lines: bool) -> String {
    let is_wanted = |letter: &char| match letter {
        '\n' => keeps_lines,
        '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => false,
        _ => !letter.is_control(),
    };
    let kept: String = written.chars().filter(is_wanted).take(chars_max).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(events: &[Value]) -> Batch {
        let mut names = Names::new();
        let state = json!([{ "type": "m.room.member", "state_key": "@a:v.fr", "content": { "displayname": "Ada \u{202e}L." } }]);
        learn(&mut names, &state);
        let mut batch = Batch::default();
        for event in events {
            add(&mut batch, "!r", &names, event);
        }
        batch
    }

    fn said(content: &Value) -> Value {
        json!({ "type": "m.room.message", "event_id": "$1", "sender": "@a:v.fr", "origin_server_ts": 1_796_001_067_284_i64, "content": content })
    }

    #[test]
    fn a_message_is_told_by_its_words_its_author_and_its_date() {
        let batch = read(&[said(
            &json!({ "msgtype": "m.text", "body": "Bonjour\u{0} à\ntous \u{202e}" }),
        )]);
        let message = &batch.said[0];
        assert_eq!(
            (
                message.words.as_str(),
                message.author_name.as_str(),
                message.at_us
            ),
            ("Bonjour à\ntous", "Ada L.", 1_796_001_067_284_000)
        );
        let long = read(&[said(&json!({ "msgtype": "m.text", "body": "é".repeat(70_000) }))]);
        assert_eq!(long.said[0].words.chars().count(), WORDS_CHARS_MAX);
        let file = read(&[said(
            &json!({ "msgtype": "m.file", "body": "plan.pdf", "url": "mxc://v.fr/x" }),
        )]);
        assert!(file.said[0].is_file && file.said[0].words == "plan.pdf");
    }

    #[test]
    fn an_answer_is_told_without_what_it_repeats() {
        let body = "> <@b:v.fr> Quand ?\n> Lundi ?\n\nMardi.";
        let relation = json!({ "m.in_reply_to": { "event_id": "$0" } });
        let batch = read(&[said(
            &json!({ "msgtype": "m.text", "body": body, "m.relates_to": relation }),
        )]);
        assert_eq!(batch.said[0].words, "Mardi.");
        let quoting = read(&[said(&json!({ "msgtype": "m.text", "body": body }))]);
        assert!(
            quoting.said[0].words.starts_with("> <@b"),
            "who quotes by hand is told whole"
        );
    }

    #[test]
    fn corrections_removals_and_what_cannot_be_read_are_told_apart() {
        let replace = json!({ "rel_type": "m.replace", "event_id": "$0" });
        let batch = read(&[
            said(&json!({ "body": "* oui", "m.new_content": { "body": "oui" }, "m.relates_to": replace })),
            json!({ "type": "m.room.redaction", "event_id": "$2", "sender": "@a:v.fr", "redacts": "$8", "content": {} }),
            json!({ "type": "m.room.redaction", "event_id": "$3", "sender": "@a:v.fr", "content": { "redacts": "$9" } }),
            json!({ "type": "m.room.encryption", "event_id": "$4", "sender": "@a:v.fr", "state_key": "", "content": {} }),
            json!({ "type": "m.room.encryption", "event_id": "$5", "sender": "@a:v.fr", "state_key": "", "content": {} }),
        ]);
        assert!(batch.said.is_empty());
        let corrected = &batch.corrected[0];
        assert_eq!(
            (
                corrected.words.as_str(),
                corrected.id.as_str(),
                corrected.by.as_str()
            ),
            ("oui", "$0", "$1")
        );
        let removed: Vec<&str> = batch.removed.iter().map(|(_, id)| id.as_str()).collect();
        assert_eq!(removed, ["$8", "$9"]);
        assert_eq!(batch.encrypted, ["!r"]);
    }

    #[test]
    fn who_sends_what_nobody_can_read_does_not_have_the_room_be_encrypted() {
        let batch = read(&[
            json!({ "type": "m.room.encrypted", "event_id": "$1", "sender": "@a:v.fr", "content": {} }),
            // A message that calls itself as the state does is no state.
            json!({ "type": "m.room.encryption", "event_id": "$2", "sender": "@a:v.fr", "content": {} }),
            json!({ "type": "m.room.encryption", "event_id": "$3", "sender": "@a:v.fr", "state_key": "x", "content": {} }),
        ]);
        assert!(batch.is_empty(), "{batch:?}");
    }

    #[test]
    fn what_is_not_understood_says_nothing() {
        let broken = [
            json!(null),
            json!([]),
            json!({ "type": "m.room.message" }),
            json!({ "type": "m.room.message", "event_id": 4, "sender": {}, "content": "x" }),
            said(&json!({})),
            said(&json!("text")),
            said(&json!({ "msgtype": "m.text", "body": ["x"] })),
            said(&json!({ "msgtype": "m.text", "body": " \u{200b}\n" })),
            json!({ "type": "m.room.message", "event_id": "$".repeat(300), "sender": "@a:v.fr", "content": { "body": "x" } }),
            json!({ "type": "m.room.redaction", "event_id": "$2", "sender": "@a:v.fr" }),
        ];
        assert!(read(&broken).is_empty());
    }
}
