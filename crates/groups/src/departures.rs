//! The mandates of who closes their account: they end that day, and those to come are taken back. Whose account somebody else
//! closes holds none any more: ending it is a deed of its own, that its group sees. The last agent does not leave the body
//! without anybody to run it.

use kernel::{Actor, Event, Fault, PersonId, SubjectRef, Work};

use crate::model::GroupKind;
use crate::store;

/// Groups looked at for agents.
const GROUPS_MAX: i64 = 1000;

pub(crate) async fn react(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let is_asked = event.kind == identity::ERASURE_ASKED;
    if !is_asked && event.kind != identity::ACCOUNT_ERASED {
        return Ok(());
    }
    let (body, person): (_, PersonId) = (work.body, event.subject.id());
    let zone = work.collectivite()?.zone();
    let today = zone.to_datetime(work.now.timestamp()).date();
    // The operator may close any account: whoever has the machine has the data.
    if is_asked || work.actor == Actor::System {
        // One that ends today is ended.
        if !store::mandates_beyond(&mut work.sql, body, person, today)
            .await?
            .is_empty()
        {
            return Err(Fault::refused("groups-departure-mandate"));
        }
        if is_asked {
            return Ok(());
        }
    } else if work.actor == Actor::Person(person) && is_last_agent(work, person).await? {
        return Err(Fault::refused("groups-departure-last-agent"));
    }
    for mandate in store::mandates_beyond(&mut work.sql, body, person, today).await? {
        store::end_mandate(&mut work.sql, body, mandate.id, today).await?;
        let payload = serde_json::json!({ "person": person, "role": mandate.role.as_str(), "until": today });
        let ended = Event::public(
            "groups.mandate-ended",
            SubjectRef::new("group", mandate.groupe_id),
        );
        work.journal(ended.with(payload)).await?;
    }
    if !is_asked {
        crate::proven::dismiss_elector(work, person).await?;
        crate::proven::dismiss_phone(work, person).await?;
    }
    store::associations::forget_offices_to_come(&mut work.sql, body, person, today).await?;
    store::forget_mandates_to_come(&mut work.sql, body, person, today).await?;
    if !is_asked {
        store::associations::delete_acts_of(&mut work.sql, body, person).await?;
    }
    Ok(())
}

/// Whether this person is an agent, and nobody else is.
async fn is_last_agent(work: &mut Work, person: PersonId) -> Result<bool, Fault> {
    let (body, now) = (work.body, work.now);
    let mut is_agent = false;
    for group in store::list(&mut work.sql, body, GROUPS_MAX, 0).await? {
        if group.kind != GroupKind::Services {
            continue;
        }
        for member in store::members_on(&mut work.sql, body, group.id, now).await? {
            if member.person != person {
                return Ok(false);
            }
            is_agent = true;
        }
    }
    Ok(is_agent)
}
