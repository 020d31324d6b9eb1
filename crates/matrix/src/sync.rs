//! What is new in all rooms since it was read last (specification, « Syncing »).

use kernel::House;
use serde_json::{Value, json};
use tools::messages::{Batch, Signed};
use tools::{Trouble, Why};

use crate::events::{Names, add, encryption, learn};
use crate::server::{Refused, Server, text};

/// Events of one room in one answer, and when an answer with that many was too large.
const EVENTS: [u32; 2] = [50, 5];
/// Events of one page of what an answer left out.
const PAGE_EVENTS: &str = "100";
/// Pages read for one room: more than is kept of it.
const PAGES_MAX: usize = 3;
/// Rooms told in one reading; a body has fewer.
const ROOMS_MAX: usize = 2_000;
/// Bytes of a position.
const POSITION_BYTES_MAX: usize = 2_000;
/// What is read of a room.
const KINDS: [&str; 3] = ["m.room.message", "m.room.redaction", "m.room.encryption"];

pub(crate) async fn read(house: &House, signed: &Signed, position: Option<&str>) -> Result<Batch, Trouble> {
    let server = Server::new(house, &signed.address, &signed.token)?;
    let (told, since) = match sync(&server, position).await {
        // A server that was made anew does not know where we were.
        Err(refused) if position.is_some() && refused.trouble.detail.starts_with("400") => {
            (sync(&server, None).await?, None)
        }
        told => (told?, position),
    };
    let next = text(&told, "next_batch");
    if next.is_empty() || next.len() > POSITION_BYTES_MAX {
        return Err(Trouble::about(Why::Unexpected, "next_batch"));
    }
    let mut batch = Batch {
        position: next.to_owned(),
        // Between the position that was lost and now, anything may have been removed.
        is_anew: position.is_some() && since.is_none(),
        ..Batch::default()
    };
    let rooms = told["rooms"]["join"].as_object();
    for (room, about) in rooms.into_iter().flatten().take(ROOMS_MAX) {
        let mut names = Names::new();
        // The state is that of before; what changed since comes with the rest.
        let state = &about["state"]["events"];
        learn(&mut names, state);
        for event in state.as_array().into_iter().flatten() {
            encryption(&mut batch, room, event);
        }
        let timeline = &about["timeline"];
        if let (Some(true), Some(since)) = (timeline["limited"].as_bool(), since) {
            let from = text(timeline, "prev_batch");
            match left_out(&server, (room, &mut names, &mut batch), from, since).await {
                Ok(true) => {}
                Ok(false) => batch.gaps.push(room.clone()),
                // The others are read all the same.
                Err(refused) if is_of_this_room(&refused) => {
                    batch.gaps.push(room.clone());
                    batch.refused.push(room.clone());
                }
                Err(refused) => return Err(refused.into()),
            }
        }
        for event in timeline["events"].as_array().into_iter().flatten() {
            add(&mut batch, room, &names, event);
        }
    }
    Ok(batch)
}

/// True when the server answered about one room and will answer the same again: it lets Parvis read no more of it, does not
/// know it, or breaks on it.
fn is_of_this_room(refused: &Refused) -> bool {
    let trouble = &refused.trouble;
    let is_broken = trouble.detail.starts_with("500");
    is_broken || trouble.why != Why::Password && !trouble.is_passing()
}

async fn sync(server: &Server<'_>, position: Option<&str>) -> Result<Value, Refused> {
    let mut last = Trouble::new(Why::Unexpected).into();
    for events in EVENTS {
        let filter = filter(events).to_string();
        let mut query = vec![("timeout", "0"), ("filter", filter.as_str())];
        query.extend(position.map(|position| ("since", position)));
        match server.ask("GET", &["v3", "sync"], &query, None).await {
            // The client reads no more than so many bytes: with fewer events there is less.
            Err(refused) if refused.trouble.why == Why::Unexpected && refused.code.is_empty() => {
                last = refused;
            }
            told => return told,
        }
    }
    Err(last)
}

fn filter(events: u32) -> Value {
    let nothing = json!({ "not_types": ["*"] });
    json!({
        "presence": nothing,
        "account_data": nothing,
        "room": {
            "ephemeral": nothing,
            "account_data": nothing,
            "state": {
                "types": ["m.room.member", "m.room.encryption"],
                "lazy_load_members": true,
                // What was told of an account at another reading was not kept.
                "include_redundant_members": true,
            },
            "timeline": { "limit": events, "types": KINDS, "lazy_load_members": true },
        },
    })
}

/// Reads back what an answer left out, from its beginning to where it was read last. False when there was more than the
/// pages hold: the older messages stay on the server only, and what was removed among them was not heard of.
async fn left_out(
    server: &Server<'_>,
    (room, names, batch): (&str, &mut Names, &mut Batch),
    from: &str,
    since: &str,
) -> Result<bool, Refused> {
    let filter = json!({ "types": KINDS, "lazy_load_members": true, "include_redundant_members": true });
    let filter = filter.to_string();
    let mut from = from.to_owned();
    let mut newest_first = Vec::new();
    let mut is_whole = false;
    for _ in 0..PAGES_MAX {
        let query = [
            ("dir", "b"),
            ("limit", PAGE_EVENTS),
            ("from", from.as_str()),
            ("to", since),
            ("filter", filter.as_str()),
        ];
        let mut page = server
            .ask("GET", &["v3", "rooms", room, "messages"], &query, None)
            .await?;
        let mut known = Names::new();
        learn(&mut known, &page["state"]);
        for (account, name) in known {
            names.entry(account).or_insert(name);
        }
        let end = text(&page, "end").to_owned();
        let Value::Array(events) = page["chunk"].take() else {
            break;
        };
        let is_last = events.is_empty() || end.is_empty() || end.len() > POSITION_BYTES_MAX;
        newest_first.extend(events);
        if is_last {
            is_whole = true;
            break;
        }
        from = end;
    }
    for event in newest_first.iter().rev() {
        add(batch, room, names, event);
    }
    Ok(is_whole)
}
