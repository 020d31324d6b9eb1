//! An archive taken apart, changed, and put together again with its hashes and its chain.

use std::collections::HashMap;
use std::fmt;

use scrutin::Hash;
use scrutin::archive::{Archive as Reader, MemberKind};
use scrutin::board::Board;
use scrutin::group::Group;
use scrutin::message::{Ballot, Event, EventType, write};

/// JSON that keeps the order of its fields.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Word(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl<'de> serde::Deserialize<'de> for Json {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Json;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("JSON")
            }
            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Word(value.to_string()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Word(value.to_string()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(Json::Text(value.to_owned()))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
                let mut read = Vec::new();
                while let Some(one) = list.next_element()? {
                    read.push(one);
                }
                Ok(Json::List(read))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut read = Vec::new();
                while let Some(one) = map.next_entry()? {
                    read.push(one);
                }
                Ok(Json::Object(read))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => formatter.write_str(word),
            Self::Text(text) => formatter.write_str(&serde_json::to_string(text).unwrap()),
            Self::List(list) => {
                formatter.write_str("[")?;
                for (index, one) in list.iter().enumerate() {
                    write!(formatter, "{}{one}", if index > 0 { "," } else { "" })?;
                }
                formatter.write_str("]")
            }
            Self::Object(fields) => {
                formatter.write_str("{")?;
                for (index, (name, one)) in fields.iter().enumerate() {
                    write!(formatter, "{}\"{name}\":{one}", if index > 0 { "," } else { "" })?;
                }
                formatter.write_str("}")
            }
        }
    }
}

/// A member of the archive, under the hash it had.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) kind: MemberKind,
    pub(crate) hash: Hash,
    pub(crate) bytes: Vec<u8>,
}

#[derive(Clone)]
pub(crate) struct Archive(pub(crate) Vec<Member>);

fn append(archive: &mut Vec<u8>, name: &str, bytes: &[u8]) {
    let mut header = [0_u8; 512];
    let mut field = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    field(0, name);
    field(100, "0000644\0");
    field(108, "0000000\0");
    field(116, "0000000\0");
    field(124, &format!("{:011o}\0", bytes.len()));
    field(136, &format!("{:011o}\0", super::common::TIME_SECONDS));
    field(148, "        ");
    field(156, "0");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    archive.extend(header);
    archive.extend(bytes);
    archive.resize(archive.len().next_multiple_of(512), 0);
}

impl Archive {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader::new(bytes);
        let mut members = Vec::new();
        while let Some(member) = reader.next_member().unwrap() {
            members.push(Member {
                kind: member.kind,
                hash: member.hash,
                bytes: member.bytes,
            });
        }
        Self(members)
    }

    /// Puts it together: what refers to a message that changed refers to it under its new hash; the chain is made anew.
    pub(crate) fn write(&self) -> Vec<u8> {
        self.write_but(None)
    }

    /// As [`Archive::write`], but for one event that is left as it is.
    pub(crate) fn write_but(&self, left: Option<usize>) -> Vec<u8> {
        let mut archive = Vec::new();
        let mut renamed: HashMap<Hash, Hash> = HashMap::new();
        let (mut last, mut height) = (None, 0);
        for (index, member) in self.0.iter().enumerate() {
            let bytes = match member.kind {
                MemberKind::Header => {
                    append(&mut archive, "BELENIOS", &member.bytes);
                    continue;
                }
                MemberKind::Data => relink(&member.bytes, &renamed),
                MemberKind::Event => {
                    let mut bytes = member.bytes.clone();
                    if let Ok(mut event) = scrutin::message::read::<Event>(&bytes)
                        && left != Some(index)
                    {
                        event.parent = last;
                        event.height = height;
                        event.payload = event.payload.map(|hash| *renamed.get(&hash).unwrap_or(&hash));
                        bytes = write(&event);
                    }
                    last = Some(Hash::of(&bytes));
                    height += 1;
                    bytes
                }
            };
            let hash = Hash::of(&bytes);
            renamed.insert(member.hash, hash);
            let kind = if member.kind == MemberKind::Data {
                "data"
            } else {
                "event"
            };
            append(&mut archive, &format!("{hash}.{kind}.json"), &bytes);
        }
        archive
    }

    fn events(&self) -> Vec<usize> {
        (0..self.0.len())
            .filter(|index| self.0[*index].kind == MemberKind::Event)
            .collect()
    }

    fn event(&self, index: usize) -> Event {
        scrutin::message::read(&self.0[index].bytes).unwrap()
    }
}

/// New hashes in the messages that refer to others.
fn relink(bytes: &[u8], renamed: &HashMap<Hash, Hash>) -> Vec<u8> {
    let is_link = [&b"{\"election\":"[..], b"{\"num_tallied\":", b"{\"owner\":"]
        .iter()
        .any(|start| bytes.starts_with(start));
    if !is_link {
        return bytes.to_vec();
    }
    let mut text = String::from_utf8(bytes.to_vec()).unwrap();
    for (old, new) in renamed {
        text = text.replace(&old.to_string(), &new.to_string());
    }
    text.into_bytes()
}

/// What was done, to which message.
#[derive(Clone, Debug)]
pub(crate) struct Attack {
    message: String,
    path: String,
    what: &'static str,
}

impl Attack {
    /// Whether a number or an element of a message has another value, of the same form.
    pub(crate) fn is_value(&self) -> bool {
        matches!(self.what, "another number" | "another member" | "exchanged")
            && !self.path.contains("questions")
            && self.message != "setup"
            // Release 2.0 puts the ballots together itself, and does not look at what the archive says of it.
            && self.message != "tally"
    }
}

impl fmt::Display for Attack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}: {}", self.message, self.path, self.what)
    }
}

/// Every change of a value, each with its path and what it is.
fn changes(json: &Json, path: &str, texts: &[String], out: &mut Vec<(String, &'static str, Json)>) {
    match json {
        Json::Word(word) => {
            for (what, other) in words(word).into_iter().filter(|(_, other)| other != word) {
                out.push((path.to_owned(), what, Json::Word(other)));
            }
        }
        Json::Text(text) => {
            for (what, other) in others(text, texts) {
                out.push((path.to_owned(), what, Json::Text(other)));
            }
            if text.len() < 100 && text.bytes().all(|byte| byte.is_ascii_digit()) {
                out.push((path.to_owned(), "another type", Json::Word("1".into())));
            }
        }
        Json::List(list) => {
            for index in 0..list.len() {
                let mut dropped = list.clone();
                let one = dropped.remove(index);
                out.push((format!("{path}/{index}"), "dropped", Json::List(dropped)));
                let mut doubled = list.clone();
                doubled.insert(index, one);
                out.push((format!("{path}/{index}"), "doubled", Json::List(doubled)));
                if index + 1 < list.len() && list[index] != list[index + 1] {
                    let mut swapped = list.clone();
                    swapped.swap(index, index + 1);
                    out.push((format!("{path}/{index}"), "swapped", Json::List(swapped)));
                }
                let mut inner = Vec::new();
                changes(&list[index], &format!("{path}/{index}"), texts, &mut inner);
                for (path, what, changed) in inner {
                    let mut other = list.clone();
                    other[index] = changed;
                    out.push((path, what, Json::List(other)));
                }
            }
        }
        Json::Object(fields) => {
            for index in 0..fields.len() {
                let own = format!("{path}/{}", fields[index].0);
                let mut dropped = fields.clone();
                dropped.remove(index);
                out.push((own.clone(), "dropped", Json::Object(dropped)));
                let mut doubled = fields.clone();
                doubled.insert(index, fields[index].clone());
                out.push((own.clone(), "doubled", Json::Object(doubled)));
                if index + 1 < fields.len() {
                    let mut swapped = fields.clone();
                    swapped.swap(index, index + 1);
                    out.push((own.clone(), "swapped", Json::Object(swapped)));
                }
                let mut inner = Vec::new();
                changes(&fields[index].1, &own, texts, &mut inner);
                for (path, what, changed) in inner {
                    let mut other = fields.clone();
                    other[index].1 = changed;
                    out.push((path, what, Json::Object(other)));
                }
            }
            let mut more = fields.clone();
            more.push(("more".into(), Json::Word("1".into())));
            out.push((path.to_owned(), "added", Json::Object(more)));
        }
    }
}

fn words(word: &str) -> Vec<(&'static str, String)> {
    match word.parse::<u64>() {
        Ok(number) => vec![
            ("one more", (number + 1).to_string()),
            ("one less", number.saturating_sub(1).to_string()),
            ("negative", "-1".into()),
            ("enormous", u64::MAX.to_string()),
        ],
        Err(_) => vec![("negated", (word != "true").to_string())],
    }
}

/// Other texts for a number, an element, or anything else.
fn others(text: &str, texts: &[String]) -> Vec<(&'static str, String)> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_hexadecimal = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut found = Vec::new();
    let next = texts.iter().find(|other| {
        *other != text && other.len().abs_diff(text.len()) <= 2 && other.len() >= 60 && text.len() >= 60
    });
    if is_number {
        let last = text.as_bytes()[text.len() - 1] - b'0';
        let start = &text[..text.len() - 1];
        found.push(("another number", format!("{start}{}", (last + 1) % 10)));
        found.push(("nothing", "0".into()));
        found.push(("one", "1".into()));
        found.push(("a zero before", format!("0{text}")));
    } else if is_hexadecimal {
        found.extend(points(text));
        found.push(("in capitals", text.to_uppercase()));
    } else {
        found.push(("longer", format!("{text}1")));
        found.push(("empty", String::new()));
    }
    if let Some(next) = next {
        found.push(("exchanged", next.clone()));
    }
    found.retain(|(_, other)| other != text);
    found
}

/// Other points: of small order, moved by one of small order, outside the curve, another member.
fn points(text: &str) -> Vec<(&'static str, String)> {
    use curve25519_dalek::constants::{ED25519_BASEPOINT_POINT, EIGHT_TORSION};
    use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
    let write = |point: &EdwardsPoint| {
        let mut bytes = point.compress().0;
        bytes.reverse();
        Hash(bytes).to_string()
    };
    let mut bytes: Vec<u8> = (0..32)
        .map(|index| u8::from_str_radix(&text[2 * index..2 * index + 2], 16).unwrap())
        .collect();
    bytes.reverse();
    let mut found = vec![
        ("neutral", write(&EIGHT_TORSION[0])),
        ("of order eight", write(&EIGHT_TORSION[1])),
        ("of order two", write(&EIGHT_TORSION[4])),
        ("outside", "2".repeat(64)),
    ];
    if let Some(point) = CompressedEdwardsY::from_slice(&bytes).unwrap().decompress() {
        found.push(("moved by order eight", write(&(point + EIGHT_TORSION[1]))));
        found.push(("moved by order two", write(&(point + EIGHT_TORSION[4]))));
        found.push(("another member", write(&(point + ED25519_BASEPOINT_POINT))));
        found.push(("its inverse", write(&-point)));
    }
    found
}

fn texts(json: &Json, out: &mut Vec<String>) {
    match json {
        Json::Word(_) => {}
        Json::Text(text) => out.push(text.clone()),
        Json::List(list) => list.iter().for_each(|one| texts(one, out)),
        Json::Object(fields) => fields.iter().for_each(|(_, one)| texts(one, out)),
    }
}

/// What a message is, by how it begins.
fn kind_of(bytes: &[u8], names: &HashMap<Hash, &'static str>) -> String {
    names.get(&Hash::of(bytes)).map_or_else(
        || {
            let text = String::from_utf8_lossy(&bytes[..bytes.len().min(30)]).into_owned();
            match text.split('"').nth(1) {
                Some("election_uuid") => "ballot".into(),
                Some("num_tallied") => "size".into(),
                Some("owner") => "owned".into(),
                Some("ciphertexts") => "shuffle".into(),
                Some("decryption_factors") => "decryption".into(),
                Some("result") => "result".into(),
                Some("election") => "setup".into(),
                _ => "tally".into(),
            }
        },
        |name| (*name).to_owned(),
    )
}

/// Changes that leave an election as valid as it was: nobody is deceived by them.
fn is_another_valid_election(kind: &str, path: &str, what: &str) -> bool {
    kind == "credentials" && what == "swapped" && path.matches('/').count() == 1
}

/// Every change of every message. Voters sign anew what they change in their ballots.
pub(crate) fn attacks_on_messages<G: Group>(archive: &Archive, codes: &[String]) -> Vec<(Attack, Vec<u8>)> {
    let random = &mut super::common::random(2);
    let setup: scrutin::message::SetupData = archive
        .0
        .iter()
        .find_map(|member| scrutin::message::read(&member.bytes).ok())
        .unwrap();
    let names = HashMap::from([
        (setup.election, "election"),
        (setup.trustees, "trustees"),
        (setup.credentials, "credentials"),
    ]);
    let find = |hash| &archive.0.iter().find(|member| member.hash == hash).unwrap().bytes;
    let board = Board::<G>::open(
        find(setup.election),
        find(setup.trustees),
        find(setup.credentials),
    )
    .unwrap_or_else(|_| panic!("it opens"));
    let publics: HashMap<String, &String> = codes
        .iter()
        .map(|code| {
            let key = scrutin::credential::public::<G>(super::common::UUID, code).unwrap();
            (G::write(&key), code)
        })
        .collect();
    let mut everywhere = Vec::new();
    for member in &archive.0 {
        if let Ok(json) = serde_json::from_slice::<Json>(&member.bytes) {
            texts(&json, &mut everywhere);
        }
    }
    let mut attacks = Vec::new();
    let mut seen_ballots = 0;
    for (index, member) in archive.0.iter().enumerate() {
        if member.kind != MemberKind::Data {
            continue;
        }
        let kind = kind_of(&member.bytes, &names);
        // Ballots are alike: the last is attacked in every way, the others are left.
        if kind == "ballot" {
            seen_ballots += 1;
            if seen_ballots != 3 {
                continue;
            }
        }
        let json: Json = serde_json::from_slice(&member.bytes).unwrap();
        let mut own_texts = Vec::new();
        texts(&json, &mut own_texts);
        own_texts.extend(everywhere.iter().cloned());
        let mut found = Vec::new();
        changes(&json, "", &own_texts, &mut found);
        let original: Option<Ballot> = scrutin::message::read(&member.bytes).ok();
        for (path, what, changed) in found {
            if is_another_valid_election(&kind, &path, what) {
                continue;
            }
            let mut bytes = changed.to_string().into_bytes();
            if let (true, Some(original)) = (path.starts_with("/answers"), &original)
                && let Ok(mut ballot) = scrutin::message::read::<Ballot>(&bytes)
            {
                let code = publics[&original.credential];
                scrutin::ballot::sign(&board.election, random, code, &mut ballot).unwrap();
                bytes = write(&ballot);
            }
            let mut forged = archive.clone();
            forged.0[index].bytes = bytes;
            let attack = Attack {
                message: kind.clone(),
                path,
                what,
            };
            attacks.push((attack, forged.write()));
        }
    }
    attacks
}

/// Events dropped, doubled, exchanged, of another kind, without or with another payload, of another parent or height.
pub(crate) fn attacks_on_events(archive: &Archive) -> Vec<(Attack, Vec<u8>)> {
    let mut attacks = Vec::new();
    let events = archive.events();
    let mut add = |event: &Event, what, bytes| {
        let attack = Attack {
            message: "event".into(),
            path: format!("{} {:?}", event.height, event.kind),
            what,
        };
        attacks.push((attack, bytes));
    };
    let credential = |event: &Event| -> Option<String> {
        let hash = event.payload?;
        let member = archive.0.iter().find(|member| member.hash == hash)?;
        let ballot: Ballot = scrutin::message::read(&member.bytes).ok()?;
        Some(ballot.credential)
    };
    for (place, index) in events.iter().enumerate() {
        let event = archive.event(*index);
        let changed = |other: Event| {
            let mut forged = archive.clone();
            forged.0[*index].bytes = write(&other);
            forged
        };
        let mut dropped = archive.clone();
        dropped.0.remove(*index);
        add(&event, "dropped", dropped.write());
        if place + 1 < events.len() {
            let first = if place == 0 { 1 } else { events[place - 1] + 1 };
            let mut gone = archive.clone();
            gone.0.drain(first..=*index);
            // A ballot that was replaced does not count: only who kept an earlier state sees that it is gone.
            let is_replaced = credential(&event).is_some_and(|own| {
                events[place + 1..]
                    .iter()
                    .any(|later| credential(&archive.event(*later)).as_ref() == Some(&own))
            });
            if !is_replaced {
                add(&event, "dropped with what it brings", gone.write());
            }
            let next = archive.event(events[place + 1]);
            // Ballots of two voters, parts of two trustees may come in any order.
            let is_free = event.kind == next.kind
                && (credential(&event) != credential(&next) || event.kind == EventType::PartialDecryption);
            if !is_free {
                let mut swapped = archive.clone();
                let block: Vec<Member> = swapped.0.drain(first..=*index).collect();
                let after = events[place + 1] + 1 - block.len();
                drop(swapped.0.splice(after..after, block));
                add(&event, "exchanged with the next", swapped.write());
            }
        }
        let mut doubled = archive.clone();
        doubled.0.insert(*index + 1, archive.0[*index].clone());
        add(&event, "doubled", doubled.write());
        let mut replayed = archive.clone();
        replayed.0.push(archive.0[*index].clone());
        add(&event, "replayed at the end", replayed.write());
        for kind in [
            EventType::Setup,
            EventType::Ballot,
            EventType::EndBallots,
            EventType::EncryptedTally,
            EventType::Shuffle,
            EventType::EndShuffles,
            EventType::PartialDecryption,
            EventType::Result,
        ] {
            if kind != event.kind {
                add(
                    &event,
                    "of another kind",
                    changed(Event {
                        kind,
                        ..event.clone()
                    })
                    .write(),
                );
            }
        }
        let payload = if event.payload.is_some() {
            None
        } else {
            Some(Hash::of(b"nothing"))
        };
        add(
            &event,
            "of another payload",
            changed(Event {
                payload,
                ..event.clone()
            })
            .write(),
        );
        let stranger = Some(Hash::of(b"a stranger"));
        for (what, other) in [
            (
                "payload of nothing",
                Event {
                    payload: stranger,
                    ..event.clone()
                },
            ),
            (
                "of another parent",
                Event {
                    parent: stranger,
                    ..event.clone()
                },
            ),
            (
                "of no parent",
                Event {
                    parent: None,
                    height: event.height + 1,
                    ..event.clone()
                },
            ),
            (
                "higher",
                Event {
                    height: event.height + 1,
                    ..event.clone()
                },
            ),
        ] {
            let forged = changed(other);
            add(&event, what, forged.write_but(Some(*index)));
        }
    }
    attacks
}
