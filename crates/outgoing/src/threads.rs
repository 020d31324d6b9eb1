//! Answers to what was sent: each mail that can be answered remembers what it was about, under a name that stands in the
//! address of its answers (RFC 5233) and under its Message-ID, for mail programs that write to another address.
//!
//! Neither proves who writes: a mail can be passed on. They say what an answer is about, and nothing else.

use db::{Sql, args};
use kernel::{CollectiviteId, Fault, SubjectRef, Work};

use crate::store;

/// What stands before the name of a mail in the address of its answers.
pub const TAG: &str = "re-";
/// Days an answer finds what it is about.
pub const KEPT_DAYS: i64 = 180;

/// Letters and digits that no one mistakes for one another; a power of two, so that each is as likely.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Five bits each: 80 together.
const LETTERS_COUNT: usize = 16;

db::record! {
    struct Kept {
        subject_type: Option<String>,
        subject_id: Option<db::Uuid>,
    }
}

/// What a mail was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Its subject; none for a mail about several, or about none
    pub about: Option<SubjectRef>,
}

impl From<Kept> for Thread {
    fn from(kept: Kept) -> Self {
        let about = kept.subject_type.zip(kept.subject_id);
        Self {
            about: about.map(|(kind, id)| SubjectRef { kind, id }),
        }
    }
}

/// A name for the answers to one mail, that cannot be guessed.
pub fn new_tag(work: &Work) -> String {
    let mut bytes = [0_u8; LETTERS_COUNT];
    work.house().randomness.fill(&mut bytes);
    let letters = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    TAG.chars().chain(letters).collect()
}

/// Remembers what the mail of `key` is about. Asked for twice, the first is kept; what is too old is forgotten.
pub(crate) async fn remember(
    work: &mut Work,
    key: &str,
    tag: &str,
    about: Option<&SubjectRef>,
) -> Result<(), Fault> {
    let (body, now) = (work.body, work.now);
    let values = args![
        body,
        key,
        tag,
        about.map(|about| about.kind.clone()),
        about.map(|about| about.id),
        now
    ];
    work.sql.execute(store::REMEMBER_THREAD, values).await?;
    let oldest = now.plus_days(-KEPT_DAYS);
    work.sql
        .execute(store::FORGET_THREADS, args![body, oldest])
        .await?;
    Ok(())
}

/// What the mail was about whose answers go to this name.
pub async fn of_tag(sql: &mut Sql, body: CollectiviteId, tag: &str) -> Result<Option<Thread>, db::Error> {
    let found: Option<Kept> = sql.optional(store::FIND_THREAD, args![body, tag]).await?;
    Ok(found.map(Thread::from))
}

/// What the mail of this Message-ID was about, with or without its angle brackets.
pub async fn of_message(sql: &mut Sql, body: CollectiviteId, id: &str) -> Result<Option<Thread>, db::Error> {
    let Some(key) = key_of(id, body) else {
        return Ok(None);
    };
    let found: Option<Kept> = sql.optional(store::FIND_THREAD_OF, args![body, key]).await?;
    Ok(found.map(Thread::from))
}

/// The key a Message-ID was made from ([`crate::mail`]): `<key.body@host>`, with %XX for what it may not hold.
fn key_of(id: &str, body: CollectiviteId) -> Option<String> {
    let id = id.trim().trim_matches(['<', '>']);
    let (left, _) = id.rsplit_once('@')?;
    let written = left.strip_suffix(&format!(".{body}"))?.as_bytes();
    let mut key = Vec::with_capacity(written.len());
    let mut place = 0;
    while let Some(byte) = written.get(place) {
        if *byte == b'%' {
            let digits = std::str::from_utf8(written.get(place + 1..place + 3)?).ok()?;
            key.push(u8::from_str_radix(digits, 16).ok()?);
            place += 3;
        } else {
            key.push(*byte);
            place += 1;
        }
    }
    String::from_utf8(key).ok()
}

#[cfg(test)]
mod tests {
    use db::{Id, Uuid};

    use super::*;

    #[test]
    fn the_key_comes_back_from_the_message_id_and_from_no_other() {
        let body: CollectiviteId = Id::from_uuid(Uuid::from_u128(7));
        let id = format!("<convocation%3A12%3Ad%C3%A9p%C3%B4t.{body}@parvis.example>");
        assert_eq!(key_of(&id, body).as_deref(), Some("convocation:12:dépôt"));
        let other: CollectiviteId = Id::from_uuid(Uuid::from_u128(8));
        assert_eq!(key_of(&id, other), None);
        for wrong in [
            "",
            "<@>",
            "x",
            "<a%2.b@c>",
            &format!("<a%G0.{body}@c>"),
            &format!("<%F.{body}@c>"),
        ] {
            assert_eq!(key_of(wrong, body), None, "{wrong}");
        }
    }
}
