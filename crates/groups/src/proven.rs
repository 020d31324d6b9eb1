//! Groups of those who proved something of themselves: nobody gives a mandate there. Another feature knows the proof, and
//! says until which day somebody belongs.
//!
//! What these groups are is told to all; who is in them is not, since it would tell what each of them proved.

use db::{Id, args};
use jiff::civil::Date;
use kernel::{Fault, PersonId, Work};

use crate::model::{Days, ELECTORS_MAX, GroupKind, Role, day_at};
use crate::store::{self, Mandate};

/// Makes `person` a member, with a vote, of each group of registered electors, from today until `until` included; who is one
/// already is one until then. Journals nothing: whose proof it is says it.
///
/// # Errors
/// Refused when a group has as many members as one may have.
pub async fn admit_elector(work: &mut Work, person: PersonId, until: Date) -> Result<(), Fault> {
    admit(work, GroupKind::Electors, person, Some(until)).await
}

/// Makes `person` a member, with a vote, of each group of people whose telephone number is verified, from today on. Journals
/// nothing: whose proof it is says it.
///
/// # Errors
/// Refused when a group has as many members as one may have.
pub async fn admit_phone(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    admit(work, GroupKind::Phones, person, None).await
}

async fn admit(work: &mut Work, kind: GroupKind, person: PersonId, until: Option<Date>) -> Result<(), Fault> {
    let body = work.body;
    let today = day_at(work.now, &work.collectivite()?.time_zone);
    if until.is_some_and(|until| until < today) {
        return Ok(());
    }
    for group in store::of_kind(&mut work.sql, body, kind).await? {
        let mandates = store::mandates_of(&mut work.sql, body, person, group.id).await?;
        if let Some(mandate) = mandates.iter().find(|mandate| mandate.days.contain(today)) {
            if let Some(until) = until {
                store::end_mandate(&mut work.sql, body, mandate.id, until).await?;
            }
            continue;
        }
        let members = work
            .sql
            .count(store::COUNT_CURRENT_MEMBERS, args![body, group.id, today])
            .await?;
        if members >= ELECTORS_MAX {
            return Err(Fault::refused("groups-too-many-electors"));
        }
        let days = Days { from: today, until };
        let id: Id<Mandate> = work.new_id();
        work.sql
            .execute(
                store::INSERT_MANDATE,
                args![
                    body,
                    id,
                    group.id,
                    person,
                    Role::Member,
                    true,
                    days.from,
                    days.until
                ],
            )
            .await?;
    }
    Ok(())
}

/// Takes `person` out of every group of registered electors, and leaves no trace that they were there: votes keep their own
/// list.
pub async fn dismiss_elector(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    dismiss(work, GroupKind::Electors, person).await
}

/// Takes `person` out of every group of people whose telephone number is verified, in the same way.
pub async fn dismiss_phone(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    dismiss(work, GroupKind::Phones, person).await
}

async fn dismiss(work: &mut Work, kind: GroupKind, person: PersonId) -> Result<(), Fault> {
    let values = args![work.body, person, kind];
    work.sql.execute(store::DELETE_PROVEN, values).await?;
    Ok(())
}
