//! Doing something in the name of an association: what other features call.
//!
//! The feature checks its own right and what was typed, takes an identifier for what it makes, then calls [`speak_for`]. When that
//! says true it makes the thing at once. Otherwise the association wants a second person: what was said waits here, nobody reads it
//! but who speaks for the association, and the feature makes the thing when it reacts to [`ACT_CONFIRMED`] ([`act_confirmed`]).

use std::collections::BTreeMap;

use db::{Id, Instant, Sql, Uuid};
use kernel::{CollectiviteId, Event, Fault, PersonId, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use crate::model::GroupId;
use crate::model::associations::{ActId, ActToConfirm, MadeFor, Representation, TO_CONFIRM_MAX};
use crate::rights;
use crate::store::associations as store;

/// Somebody confirmed what another said in the name of an association, which is made in this transaction.
pub const ACT_CONFIRMED: &str = "groups.act-confirmed";
/// What a form sends for who speaks in their own name.
pub const SELF: &str = "moi";
/// The field of a form that says in whose name.
pub(crate) const FIELD: &str = "pour";

/// What somebody says in the name of an association.
#[derive(Clone, Debug)]
pub struct Spoken<'a> {
    /// The type of what it makes (`contribution`) and the identifier that will have
    pub subject: &'a SubjectRef,
    /// What it is called
    pub title: &'a str,
    /// What it says, in Markdown: who confirms reads it
    pub text: &'a str,
    /// What the feature needs to make it later
    pub content: serde_json::Value,
}

/// The associations that `person` may speak for on the day it is at `at`, by name.
pub async fn represented_by(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    at: Instant,
) -> Result<Vec<Representation>, db::Error> {
    store::represented_by(sql, body, person, at).await
}

/// The association that a form's field `pour` names; none for who speaks in their own name.
///
/// # Errors
/// [`Fault::Invalid`] on that field for what names nothing.
pub fn chosen_author(typed: &str) -> Result<Option<GroupId>, Fault> {
    match typed.trim() {
        "" | SELF => Ok(None),
        id => id
            .parse()
            .map(Some)
            .map_err(|_| Fault::field(FIELD, "groups-for-ended")),
    }
}

/// Notes that the actor says this in the name of `group`. True when it is to be made now; false when it waits for a second person.
///
/// # Errors
/// [`Fault::Invalid`] on the field `pour` when the actor may not speak for it today: the form comes back filled. Refused when too
/// much waits there already.
pub async fn speak_for(work: &mut Work, group: GroupId, said: &Spoken<'_>) -> Result<bool, Fault> {
    let (body, now) = (work.body, work.now);
    let person = work.person()?;
    let own = representation(work, group)
        .await?
        .ok_or_else(|| Fault::field(FIELD, "groups-for-ended"))?;
    work.require(&rights::SPEAK_FOR, Scope::group(group)).await?;
    if !store::find(&mut work.sql, body, group).await?.needs_two {
        let made = store::NewMadeFor {
            kind: &said.subject.kind,
            id: said.subject.id,
            group,
            person,
            giver: own.giver,
            confirmed_by: None,
        };
        store::insert_made_for(&mut work.sql, body, &made, now).await?;
        return Ok(true);
    }
    let waiting = work.sql.count(store::COUNT_ACTS, db::args![body, group]).await?;
    if waiting >= TO_CONFIRM_MAX {
        return Err(Fault::refused_with(
            Sentence::new("groups-too-many-to-confirm").with("max", TO_CONFIRM_MAX),
        ));
    }
    let act = ActToConfirm {
        id: Id::from_uuid(said.subject.id),
        groupe_id: group,
        subject_kind: said.subject.kind.clone(),
        title: said.title.to_owned(),
        text: said.text.to_owned(),
        content: said.content.to_string(),
        person_id: person,
        giver_id: own.giver,
        asked_at: now,
    };
    store::insert_act(&mut work.sql, body, &act).await?;
    let told = json!({ "act": act.id, "kind": act.subject_kind });
    let event = Event::internal("groups.act-to-confirm", SubjectRef::new("group", group));
    work.journal(event.with(told)).await?;
    Ok(false)
}

/// What was just confirmed, when this event says so and it makes something of this type.
pub async fn act_confirmed(
    work: &mut Work,
    event: &Event,
    kind: &str,
) -> Result<Option<ActToConfirm>, Fault> {
    if event.kind != ACT_CONFIRMED {
        return Ok(None);
    }
    let id: Option<ActId> = event.payload["act"].as_str().and_then(|id| id.parse().ok());
    let Some(id) = id else { return Ok(None) };
    let act = store::act(&mut work.sql, work.body, id).await?;
    Ok(act.filter(|act| act.subject_kind == kind))
}

/// In whose name these subjects of one type were made, by identifier; what somebody made in their own name is absent.
pub async fn made_for(
    sql: &mut Sql,
    body: CollectiviteId,
    kind: &str,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, MadeFor>, db::Error> {
    store::made_for(sql, body, kind, ids).await
}

/// Refuses to change what was made in the name of an association when the actor may no longer speak for it, and when it takes two
/// to say something there: what two people said is not changed by one. Nothing for what somebody made in their own name.
pub async fn must_still_represent(work: &mut Work, about: &SubjectRef) -> Result<(), Fault> {
    let made = store::made_for(&mut work.sql, work.body, &about.kind, &[about.id]).await?;
    let Some(made) = made.get(&about.id) else {
        return Ok(());
    };
    if representation(work, made.group).await?.is_none() {
        return Err(Fault::refused("groups-refused-ended"));
    }
    if store::find(&mut work.sql, work.body, made.group).await?.needs_two {
        return Err(Fault::refused("groups-refused-needs-two"));
    }
    Ok(())
}

/// As what the actor may speak for `group` today.
pub(crate) async fn representation(work: &mut Work, group: GroupId) -> Result<Option<Representation>, Fault> {
    let Some(person) = work.actor.person() else {
        return Ok(None);
    };
    let all = store::represented_by(&mut work.sql, work.body, person, work.now).await?;
    Ok(all.into_iter().find(|one| one.group.id == group))
}
