//! Receiving somebody at the desk: their consent, their name, their receipt.

use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, Work};
use serde::{Deserialize, Serialize};

use crate::model::{DeskVisit, RECEIPT_CODE_DAYS, VISIT_MINUTES, VISITS_A_DAY_MAX, VisitId};
use crate::rights;
use crate::store::visits as store;

/// Begins a visit, in the name of somebody present.
#[derive(Clone, Debug)]
pub struct BeginVisit {
    /// The name they choose to be shown under
    pub name: String,
    /// Somebody made known here before, who comes back: their name stays
    pub person: Option<PersonId>,
    /// True when they said that the agent may take part in their name
    pub consents: bool,
}

impl Action for BeginVisit {
    const NAME: &'static str = "desk.begin-visit";
    type Output = VisitId;

    async fn run(&self, work: &mut Work) -> Result<VisitId, Fault> {
        work.require(&rights::HELP, Scope::BODY).await?;
        let agent = work.person()?;
        let mut fields = Fields::default();
        if !self.consents {
            fields.refuse("accord", Sentence::new("desk-consent-missing"));
        }
        if self.person.is_none() {
            identity::read_name(&mut fields, "nom", &self.name);
        }
        fields.finish()?;
        let (body, now) = (work.body, work.now);
        if store::count_held(&mut work.sql, body, agent, now.plus_days(-1)).await? >= VISITS_A_DAY_MAX {
            let sentence = Sentence::new("desk-refused-many-visits").with("max", VISITS_A_DAY_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let person = if let Some(person) = self.person {
            must_be_unclaimed(work, person).await?;
            person
        } else {
            let person = identity::register_without_address(work, "nom", &self.name).await?;
            store::insert_person(&mut work.sql, body, person, agent, now).await?;
            person
        };
        let visit = DeskVisit {
            id: work.new_id(),
            person_id: person,
            held_by: agent,
            begun_at: now,
            ends_at: now.plus_seconds(VISIT_MINUTES * 60),
            ended_at: None,
        };
        store::insert(&mut work.sql, body, &visit).await?;
        work.journal(Event::internal("desk.visit-begun", visit.reference()))
            .await?;
        Ok(visit.id)
    }
}

/// Ends a visit and makes its receipt; asked again, another one, and the code of the one before is dead. The output holds a code:
/// done without a request id.
#[derive(Clone, Debug)]
pub struct EndVisit {
    /// Which one
    pub visit: VisitId,
}

/// What a receipt says beside what was done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose
    pub person: PersonId,
    /// The code that gives them their account: the only place where it stands in clear
    pub code: String,
}

impl Action for EndVisit {
    const NAME: &'static str = "desk.end-visit";
    type Output = Receipt;

    async fn run(&self, work: &mut Work) -> Result<Receipt, Fault> {
        work.require(&rights::HELP, Scope::BODY).await?;
        let visit = find(work, self.visit).await?;
        must_be_unclaimed(work, visit.person_id).await?;
        let (body, now) = (work.body, work.now);
        store::end(&mut work.sql, body, visit.id, now).await?;
        let code = identity::make_entry_code(work, visit.person_id, RECEIPT_CODE_DAYS).await?;
        work.journal(Event::internal("desk.visit-ended", visit.reference()))
            .await?;
        Ok(Receipt {
            person: visit.person_id,
            code,
        })
    }
}

/// A visit that this agent holds and that is not over, for a deed of another feature at the desk.
pub async fn held_visit(work: &mut Work, id: VisitId) -> Result<DeskVisit, Fault> {
    held(work, id).await
}

/// A visit that this agent holds and that is not over.
pub(super) async fn held(work: &mut Work, id: VisitId) -> Result<DeskVisit, Fault> {
    work.require(&rights::HELP, Scope::BODY).await?;
    let visit = find(work, id).await?;
    if work.actor.person() != Some(visit.held_by) {
        return Err(Fault::refused("desk-refused-of-another"));
    }
    if visit.is_over(work.now) {
        return Err(Fault::refused("desk-refused-visit-over"));
    }
    must_be_unclaimed(work, visit.person_id).await?;
    Ok(visit)
}

async fn find(work: &mut Work, id: VisitId) -> Result<DeskVisit, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("visit"))
}

/// Refuses for who was not made known here, and for who has their account in hand.
async fn must_be_unclaimed(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    let known = store::find_person(&mut work.sql, work.body, person)
        .await?
        .ok_or(Fault::NotFound("person"))?;
    if known.claimed_at.is_some() {
        return Err(Fault::refused("desk-refused-claimed"));
    }
    Ok(())
}
