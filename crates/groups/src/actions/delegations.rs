//! Letting another member of an association speak in one's stead, for some days.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use super::existing_group;
use crate::model::associations::{Delegation, DelegationId};
use crate::model::{Days, GroupId, day_at};
use crate::on_behalf::representation;
use crate::rights;
use crate::store;

/// The most days a delegation runs.
const DELEGATION_DAYS_MAX: i64 = 366;
/// The most delegations of one association that run or are to come.
const DELEGATIONS_MAX: usize = 100;

/// Lets another member speak for an association where one holds an office. It ends with either mandate, and is not passed on.
pub struct Delegate {
    /// In which association
    pub group: GroupId,
    /// To whom: a member there on the first day
    pub holder: PersonId,
    /// The first day, today or later
    pub from: Date,
    /// The last day
    pub until: Date,
}

impl Action for Delegate {
    const NAME: &'static str = "groups.delegate";
    type Output = DelegationId;

    async fn run(&self, work: &mut Work) -> Result<DelegationId, Fault> {
        work.require(&rights::SPEAK_FOR, Scope::group(self.group)).await?;
        let group = existing_group(work, self.group).await?;
        let giver = work.person()?;
        let own = representation(work, group.id)
            .await?
            .ok_or_else(|| Fault::refused("groups-refused-ended"))?;
        if own.giver.is_some() {
            return Err(Fault::refused("groups-refused-passed-on"));
        }
        let body = work.body;
        let today = day_at(work.now, &work.collectivite()?.time_zone);
        let mut fields = Fields::default();
        if self.from < today {
            fields.refuse("from", Sentence::new("groups-delegation-past"));
        }
        if self.until < self.from {
            fields.refuse("until", Sentence::new("groups-until-before-from"));
        } else if self.until > self.from.saturating_add(DELEGATION_DAYS_MAX.days()) {
            let sentence = Sentence::new("groups-delegation-too-long").with("max", DELEGATION_DAYS_MAX);
            fields.refuse("until", sentence);
        }
        let mandates = store::mandates_of(&mut work.sql, body, self.holder, group.id).await?;
        let is_member = mandates.iter().any(|mandate| mandate.days.contain(self.from));
        if !is_member || self.holder == giver {
            fields.refuse("holder", Sentence::new("groups-delegation-no-member"));
        }
        fields.finish()?;
        let known = store::associations::delegations(&mut work.sql, body, group.id, today).await?;
        if known.len() >= DELEGATIONS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("groups-too-many-delegations").with("max", DELEGATIONS_MAX),
            ));
        }
        let new = Delegation {
            id: work.new_id(),
            giver,
            holder: self.holder,
            days: Days {
                from: self.from,
                until: Some(self.until),
            },
        };
        store::associations::insert_delegation(&mut work.sql, body, group.id, &new).await?;
        let told = json!({ "person": new.holder, "from": self.from, "until": self.until });
        let event = Event::public("groups.delegated", SubjectRef::new("group", group.id));
        work.journal(event.with(told)).await?;
        Ok(new.id)
    }
}

/// Ends a delegation at once: it was in force until the day before, or never.
pub struct EndDelegation {
    /// In which association
    pub group: GroupId,
    /// Which one
    pub delegation: DelegationId,
}

impl Action for EndDelegation {
    const NAME: &'static str = "groups.end-delegation";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let body = work.body;
        let today = day_at(work.now, &work.collectivite()?.time_zone);
        let known = store::associations::delegations(&mut work.sql, body, self.group, today).await?;
        let found = known.into_iter().find(|one| one.id == self.delegation);
        let found = found.ok_or(Fault::NotFound("delegation"))?;
        work.require(
            &rights::END_DELEGATION,
            Scope::group(self.group).written_by(found.giver),
        )
        .await?;
        // What was said by it yesterday stays said by it.
        if found.days.from < today {
            let yesterday = today.saturating_sub(1.day());
            store::associations::end_delegation(&mut work.sql, body, found.id, yesterday).await?;
        } else {
            store::associations::delete_delegation(&mut work.sql, body, found.id).await?;
        }
        let event = Event::public("groups.delegation-ended", SubjectRef::new("group", self.group));
        work.journal(event.with(json!({ "person": found.holder }))).await
    }
}
