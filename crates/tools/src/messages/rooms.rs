//! The rooms of groups and parcours: what they are called, whether people write in them, what is known of them.

use db::{Instant, Sql, Uuid};
use kernel::{CollectiviteId, EffectContext, Fault, House, Scope, Subject, SubjectRef, Work, slug};

use super::delivery::Asked;
use super::{EFFECT, Opened, Wanted, settings};
use crate::store;

/// Rooms of what is a part of one group.
const WITHIN_MAX: i64 = 50;
/// Characters of what a room is called.
const TITLE_CHARS_MAX: usize = 200;
/// Characters of a title in the name on the server.
const ALIAS_CHARS_MAX: usize = 40;
/// Bytes drawn by lot at the end of that name.
const DRAWN_BYTES: usize = 6;

/// A room, as it must be and as it is.
#[derive(Clone, Debug)]
pub struct Room {
    /// Whose it is
    pub of: SubjectRef,
    /// The group whose members read here what is said there (its raw id)
    pub group: Uuid,
    pub(crate) alias: String,
    /// What it is called
    pub name: String,
    pub(crate) topic: String,
    /// True when anybody may come in
    pub is_public: bool,
    /// Since when it is only read
    pub closed_at: Option<Instant>,
    pub(crate) generation: i64,
    pub(crate) revision: i64,
    /// What the server calls it; none before it is there
    pub(crate) known_as: Option<String>,
    /// Where people open it; none before it is there
    pub address: Option<String>,
    /// True when what is said there cannot be read
    pub is_encrypted: bool,
    /// When the server last refused to have a part of it read
    pub missed_at: Option<Instant>,
}

impl Room {
    /// That of `subject`, when it has one.
    pub async fn of(
        sql: &mut Sql,
        body: CollectiviteId,
        subject: &SubjectRef,
    ) -> Result<Option<Self>, db::Error> {
        store::messages::find(sql, body, subject).await
    }

    /// That of `subject` first; for a group, then those of what is a part of it.
    pub async fn within(
        sql: &mut Sql,
        body: CollectiviteId,
        subject: &SubjectRef,
    ) -> Result<Vec<Self>, db::Error> {
        let own = store::messages::find(sql, body, subject).await?;
        let mut found: Vec<Self> = own.into_iter().collect();
        let of_group = store::messages::of_group(sql, body, subject.id, WITHIN_MAX).await?;
        found.extend(of_group.into_iter().filter(|room| room.of != *subject));
        Ok(found)
    }

    /// How many people said here under which account they come into it.
    pub async fn invited(&self, sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
        store::messages::count_invited(sql, body, &self.of).await
    }

    /// Where the right to read it is asked for.
    pub fn scope(&self) -> Scope {
        Scope {
            group: Some(self.group),
            ..Scope::BODY
        }
    }

    /// True when what happened at `at` is told there: what ends with it is still told.
    pub fn is_told(&self, at: Instant) -> bool {
        self.closed_at.is_none_or(|closed_at| at <= closed_at)
    }

    pub(crate) fn wanted(&self) -> Wanted {
        Wanted {
            room: self.known_as.clone(),
            alias: self.alias.clone(),
            name: self.name.clone(),
            topic: self.topic.clone(),
            is_public: self.is_public,
            is_open: self.closed_at.is_none(),
        }
    }

    /// The same, now that it is there.
    pub(crate) fn opened(&self, opened: &Opened) -> Self {
        Self {
            known_as: Some(opened.room.clone()),
            address: Some(opened.address.clone()),
            is_encrypted: opened.is_encrypted,
            ..self.clone()
        }
    }

    /// What the server is asked for that belongs to this room is done in order.
    fn lane(&self) -> String {
        format!("discussion {}-{}", self.of.kind, self.of.id)
    }
}

/// True when this body has a chat server.
pub async fn has(work: &mut Work) -> Result<bool, Fault> {
    let house = work.shared_house();
    Ok(settings(&house, &mut work.sql, work.body).await?.is_some())
}

/// Has `subject` have a room where people write, once this work is committed. Nothing changes when it has, or when the body
/// has no chat server. The members of `group` will read here what is said there; anybody may come in when it is public.
pub async fn open(work: &mut Work, subject: &Subject, group: Uuid, is_public: bool) -> Result<(), Fault> {
    let house = work.shared_house();
    let (body, reference) = (work.body, &subject.reference);
    let Some(settings) = settings(&house, &mut work.sql, body).await? else {
        return Ok(());
    };
    let known = store::messages::find(&mut work.sql, body, reference).await?;
    let is_here = known
        .as_ref()
        .is_some_and(|room| room.generation == settings.generation);
    let name = title(&subject.title);
    let topic = format!("{}{}", work.base_url(), subject.path);
    // That of before the server was removed, if it was: the room is found again by it.
    let alias = match store::messages::alias(&mut work.sql, body, reference).await? {
        Some(alias) => alias,
        None => draw_alias(&house, &subject.title),
    };
    let room = Room {
        of: reference.clone(),
        group,
        alias,
        name,
        topic,
        is_public,
        closed_at: None,
        generation: settings.generation,
        revision: known.as_ref().map_or(0, |room| room.revision) + 1,
        known_as: known
            .as_ref()
            .filter(|_| is_here)
            .and_then(|room| room.known_as.clone()),
        address: known
            .as_ref()
            .filter(|_| is_here)
            .and_then(|room| room.address.clone()),
        is_encrypted: is_here && known.as_ref().is_some_and(|room| room.is_encrypted),
        missed_at: known.as_ref().filter(|_| is_here).and_then(|room| room.missed_at),
    };
    let is_same = known.as_ref().is_some_and(|known| {
        is_here && known.closed_at.is_none() && known.name == room.name && known.topic == room.topic
    });
    if is_same {
        return Ok(());
    }
    stand(work, &room).await
}

/// Has people only read the room of `subject`, when it has one.
pub async fn close(work: &mut Work, subject: &SubjectRef) -> Result<(), Fault> {
    let (body, now) = (work.body, work.now);
    let known = store::messages::find(&mut work.sql, body, subject).await?;
    match known.filter(|room| room.closed_at.is_none()) {
        None => Ok(()),
        Some(room) => {
            let room = Room {
                closed_at: Some(now),
                revision: room.revision + 1,
                ..room
            };
            stand(work, &room).await
        }
    }
}

/// Has the room be called as what it belongs to is called now.
pub(crate) async fn rename(work: &mut Work, room: Room, title_now: &str) -> Result<(), Fault> {
    let room = Room {
        name: title(title_now),
        revision: room.revision + 1,
        ..room
    };
    stand(work, &room).await
}

/// Asks for `text` to be said in the room of `subject`, once this work is committed; nothing where there is none. The same
/// `key` asked twice is said once.
pub async fn say(work: &mut Work, subject: &SubjectRef, key: &str, text: String) -> Result<(), Fault> {
    let known = store::messages::find(&mut work.sql, work.body, subject).await?;
    let Some(room) = known else { return Ok(()) };
    let key = format!("{key} {}", room.generation);
    let asked = Asked::Say {
        room: subject.clone(),
        text,
    };
    ask(work, &room, &key, &asked).await
}

async fn stand(work: &mut Work, room: &Room) -> Result<(), Fault> {
    let house = work.shared_house();
    let body = work.body;
    store::messages::keep(&mut work.sql, body, room).await?;
    store::messages::keep_alias(&mut work.sql, body, &room.of, &room.alias).await?;
    // Without a server, what must be is noted, and asked for when there is one.
    if settings(&house, &mut work.sql, body).await?.is_none() {
        return Ok(());
    }
    let key = format!(
        "{}-{} {} {}",
        room.of.kind, room.of.id, room.generation, room.revision
    );
    let asked = Asked::Stand {
        room: room.of.clone(),
    };
    ask(work, room, &key, &asked).await
}

async fn ask(work: &mut Work, room: &Room, key: &str, asked: &Asked) -> Result<(), Fault> {
    let lane = room.lane();
    ask_in(work, Some(&lane), &room.of, (key, asked)).await
}

/// Who comes and who goes waits for nothing, and nothing waits for it.
pub(super) async fn ask_apart(
    work: &mut Work,
    of: &SubjectRef,
    key: &str,
    asked: &Asked,
) -> Result<(), Fault> {
    ask_in(work, None, of, (key, asked)).await
}

async fn ask_in(
    work: &mut Work,
    lane: Option<&str>,
    of: &SubjectRef,
    (key, asked): (&str, &Asked),
) -> Result<(), Fault> {
    let payload = serde_json::to_value(asked).map_err(|error| Fault::Internal(error.to_string()))?;
    let context = EffectContext {
        lane,
        about: Some(of),
    };
    work.effect_in(EFFECT, key, &payload, context).await
}

/// What a room of something called so is called: short enough for every server.
pub(crate) fn title(title: &str) -> String {
    title.chars().take(TITLE_CHARS_MAX).collect()
}

/// A name whose end is drawn by lot, and no part of what a page shows: two groups of one name have two rooms, and nobody takes
/// the name beforehand.
pub(super) fn draw_alias(house: &House, title: &str) -> String {
    let mut drawn = [0; DRAWN_BYTES];
    house.randomness.fill(&mut drawn);
    alias_of(title, drawn)
}

fn alias_of(title: &str, drawn: [u8; DRAWN_BYTES]) -> String {
    let words: String = slug(title).chars().take(ALIAS_CHARS_MAX).collect();
    let drawn = drawn
        .iter()
        .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    format!("{}-{drawn:012x}", words.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_on_the_server_is_plain_and_its_own() {
        assert_eq!(
            alias_of("Groupe « mobilités »", [0, 0, 0, 0, 0xa, 0xbc]),
            "groupe-mobilites-000000000abc"
        );
        let long = alias_of(&"règles et ".repeat(40), [1; DRAWN_BYTES]);
        assert!(long.len() < 60 && !long.contains("--"), "{long}");
        let other = alias_of("Groupe", [2; DRAWN_BYTES]);
        assert_ne!(alias_of("Groupe", [1; DRAWN_BYTES]), other);
    }
}
