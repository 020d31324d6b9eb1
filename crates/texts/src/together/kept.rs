//! The shared text of a draft in the database.

use coedit::SharedText;
use db::Sql;
use kernel::{Actor, CollectiviteId, Fault, House, PersonId, Scope, Work};
use legistique::Document;

use crate::model::{TextDocument, TextId, TextState};
use crate::rights;
use crate::store::{documents, together as stored};

/// Times a change is kept again when the database asks for it.
const TRIES_MAX: u32 = 20;
/// After so many changes they are folded into one.
const FOLDED_EVERY: i64 = 200;
/// So are changes that weigh so many bytes together: whoever opens the draft reads them all.
const UNFOLDED_BYTES_MAX: i64 = 1_000_000;

/// A shared text, and the number of the last change that is in it.
pub(crate) struct Read {
    pub(crate) shared: SharedText,
    pub(crate) number: i64,
}

fn damaged(refused: coedit::Refused) -> Fault {
    Fault::Internal(format!("a shared draft cannot be read again: {refused}"))
}

/// What is being written of a draft; nothing when nobody wrote together yet.
pub(crate) async fn find(sql: &mut Sql, body: CollectiviteId, text: TextId) -> Result<Option<Read>, Fault> {
    let updates = stored::updates_after(sql, body, text, 0).await?;
    let Some(last) = updates.last() else {
        return Ok(None);
    };
    let number = last.number;
    let shared = SharedText::load(updates.iter().map(|update| update.content.as_slice()));
    Ok(Some(Read {
        shared: shared.map_err(damaged)?,
        number,
    }))
}

/// What is being written and is in no version yet.
pub(crate) struct Unsaved {
    /// The title, without the spaces that a version does not keep
    pub(crate) title: String,
    pub(crate) document: Document,
    /// The number of the last change that is in it: never 0
    pub(crate) number: i64,
}

/// What is being written of a draft where it differs from its last version.
pub(crate) async fn unsaved(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
) -> Result<Option<Unsaved>, Fault> {
    let Some(read) = find(sql, body, text.id).await? else {
        return Ok(None);
    };
    let title = read.shared.title();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let document = read.shared.document();
    let is_saved = title == text.title && document == Document::parse(&text.markdown);
    Ok((!is_saved).then_some(Unsaved {
        title,
        document,
        number: read.number,
    }))
}

/// A number under which nobody writes but this once.
fn fresh_client(house: &House) -> u32 {
    let mut bytes = [0; 4];
    house.randomness.fill(&mut bytes);
    u32::from_le_bytes(bytes)
}

/// What is being written of a draft, begun from its last version where nobody has yet.
pub(crate) async fn open(house: &House, body: CollectiviteId, text: TextId) -> Result<Read, Fault> {
    let mut tries = 0;
    loop {
        tries += 1;
        match try_open(house, body, text).await {
            Err(fault) if is_raced(&fault) && tries < TRIES_MAX => pause(tries).await,
            outcome => return outcome,
        }
    }
}

async fn try_open(house: &House, body: CollectiviteId, text: TextId) -> Result<Read, Fault> {
    if let Some(read) = find(&mut house.db.read(), body, text).await? {
        return Ok(read);
    }
    let mut sql = house.db.begin().await?;
    if let Some(read) = find(&mut sql, body, text).await? {
        return Ok(read);
    }
    let draft = draft(&mut sql, body, text).await?;
    let shared = SharedText::begin(
        fresh_client(house),
        &draft.title,
        &Document::parse(&draft.markdown),
    );
    stored::insert(&mut sql, body, text, 1, shared.state()).await?;
    sql.commit().await?;
    Ok(Read { shared, number: 1 })
}

/// The draft, or a refusal: it is no draft any more.
async fn draft(sql: &mut Sql, body: CollectiviteId, text: TextId) -> Result<TextDocument, Fault> {
    let text = documents::find(sql, body, text).await?;
    let text = text.ok_or(Fault::NotFound("text"))?;
    if text.state == TextState::Draft {
        Ok(text)
    } else {
        Err(Fault::refused("texts-no-longer-draft"))
    }
}

/// Keeps a change of somebody who may write in this draft today, and gives its number. Whoever may not any more is refused
/// here, whatever their socket was opened with.
pub(crate) async fn keep(
    house: &House,
    body: CollectiviteId,
    (text, person): (TextId, PersonId),
    change: &[u8],
) -> Result<i64, Fault> {
    let mut tries = 0;
    loop {
        tries += 1;
        match try_keep(house, body, (text, person), change).await {
            Err(fault) if is_raced(&fault) && tries < TRIES_MAX => pause(tries).await,
            outcome => return outcome,
        }
    }
}

async fn try_keep(
    house: &House,
    body: CollectiviteId,
    (text, person): (TextId, PersonId),
    change: &[u8],
) -> Result<i64, Fault> {
    let mut sql = house.db.begin().await?;
    let now = house.clock.now();
    let line = documents::find_line(&mut sql, body, text).await?;
    let line = line.ok_or(Fault::NotFound("text"))?;
    if line.state != TextState::Draft {
        return Err(Fault::refused("texts-no-longer-draft"));
    }
    let scope = Scope::group(line.group_id);
    let qualities = house
        .qualities(&mut sql, body, Actor::Person(person), scope, now)
        .await?;
    if !rights::EDIT_DRAFT.held_with(&qualities) {
        return Err(Fault::Forbidden {
            right: rights::EDIT_DRAFT.code,
        });
    }
    let number = add(&mut sql, body, text, change.to_vec()).await?;
    stored::wrote(&mut sql, body, text, person, now).await?;
    sql.commit().await?;
    Ok(number)
}

async fn add(sql: &mut Sql, body: CollectiviteId, text: TextId, change: Vec<u8>) -> Result<i64, Fault> {
    let number = stored::last_number(sql, body, text).await? + 1;
    stored::insert(sql, body, text, number, change).await?;
    let is_heavy = stored::bytes_unfolded(sql, body, text).await? > UNFOLDED_BYTES_MAX;
    if (is_heavy || number % FOLDED_EVERY == 0)
        && let Some(read) = find(sql, body, text).await?
    {
        fold(sql, body, text, &read).await?;
    }
    Ok(number)
}

/// One change that holds all of them, under the number of the last: a node that knew some of them takes it as one more.
async fn fold(sql: &mut Sql, body: CollectiviteId, text: TextId, read: &Read) -> Result<(), Fault> {
    stored::delete(sql, body, text).await?;
    stored::insert(sql, body, text, read.number, read.shared.state()).await?;
    Ok(())
}

/// Makes the shared text say what was just saved, where there is one; nobody has written since that version.
pub(crate) async fn follow(
    work: &mut Work,
    text: TextId,
    read: Option<Read>,
    (title, document): (&str, &Document),
) -> Result<(), Fault> {
    let Some(mut read) = read else { return Ok(()) };
    let client = fresh_client(work.house());
    if let Some(change) = read.shared.rewritten(client, title, document) {
        let taken = read.shared.absorb(&change).map_err(damaged)?;
        read.number += i64::from(taken.is_some());
    }
    fold(&mut work.sql, work.body, text, &read).await?;
    stored::forget_writers(&mut work.sql, work.body, text).await?;
    Ok(())
}

/// The draft is over: what was being written is in its last version.
pub(crate) async fn end(work: &mut Work, text: TextId) -> Result<(), Fault> {
    stored::delete(&mut work.sql, work.body, text).await?;
    stored::forget_writers(&mut work.sql, work.body, text).await?;
    Ok(())
}

/// Two who keep a change at once take the same number: one of them takes the next.
fn is_raced(fault: &Fault) -> bool {
    fault.is_transient() || matches!(fault, Fault::Db(error) if error.is_unique_violation())
}

async fn pause(tries: u32) {
    tokio::time::sleep(std::time::Duration::from_millis(u64::from(5 * tries))).await;
}
