//! Four eyes: what touches votes, rolls and people is done by two agents. One asks, by the usual button; another does the same, and it
//! is done. No deed is kept to be run later: the second agent reads, types and presses as the first did.
//!
//! A deed that wants it calls [`second_agent`] once its own right and rules are checked, and stops there as long as that says false.
//! Parvis itself, the operator, and who acts without being an agent (a chair who conducts their group's election) are not concerned.
//!
//! The rule is the body's: on as soon as there are two agents, unless it decided otherwise; never where there was only one for a
//! week, so that nobody becomes the only one by ending the mandates of the others. In a
//! demonstration, where everybody signs in as whom they like, two prove nothing: it is off until somebody turns it on.

use db::{Instant, Sql, Uuid, args};
use kernel::{Action, Actor, CollectiviteId, Event, Fault, House, PersonId, Scope, SubjectRef, Work};

use super::second_factor_proof::{is_agent, was_agent};
use crate::model::FOUR_EYES_DAYS;
use crate::rights;
use crate::store::four_eyes as store;

/// What two agents do.
#[derive(Clone, Copy, Debug)]
pub struct Guarded<'a> {
    /// The deed's own name; its sentence is `four-eyes-{kind}`, with hyphens for dots
    pub kind: &'static str,
    /// What it is done to
    pub subject: &'a SubjectRef,
    /// What both have to say alike, as people read it (a date); empty when there is nothing to say
    pub said: &'a str,
}

/// True when the deed is to be done now: it wants one agent only, or another one asked the same before. False when it now waits for
/// another agent.
///
/// # Errors
/// Refused when the same agent asks again, and when the second one is not another person: not made an agent by the first, nor since.
pub async fn second_agent(work: &mut Work, deed: &Guarded<'_>) -> Result<bool, Fault> {
    let (body, now) = (work.body, work.now);
    let which = (deed.kind, deed.subject.id);
    let Some(agent) = concerned(work).await? else {
        // Done otherwise, it waits for nobody any more.
        store::forget(&mut work.sql, body, which).await?;
        return Ok(true);
    };
    let since = now.plus_days(-FOUR_EYES_DAYS);
    let asked = store::asked(&mut work.sql, body, which, since).await?;
    if let Some(asked) = asked.filter(|asked| asked.said == deed.said) {
        if asked.asked_by == agent {
            return Err(Fault::refused("identity-four-eyes-asked"));
        }
        // Whoever is no agent any more asked nothing that stands: this agent asks anew.
        if is_agent(work, asked.asked_by).await? {
            must_be_another(work, agent, (asked.asked_by, asked.asked_at)).await?;
            store::forget(&mut work.sql, body, which).await?;
            let event = Event::internal("identity.second-agent-agreed", deed.subject.clone());
            let told = serde_json::json!({ "deed": deed.kind, "asked_by": asked.asked_by });
            work.journal(event.with(told)).await?;
            return Ok(true);
        }
    }
    let what = (deed.kind, deed.subject, deed.said);
    store::ask(&mut work.sql, body, what, (agent, now)).await?;
    let event = Event::internal("identity.second-agent-awaited", deed.subject.clone());
    work.journal(event.with(serde_json::json!({ "deed": deed.kind })))
        .await?;
    Ok(false)
}

/// The agent who acts, where deeds want two of them.
async fn concerned(work: &mut Work) -> Result<Option<PersonId>, Fault> {
    let Actor::Person(person) = work.actor else {
        return Ok(None);
    };
    let (house, body) = (work.shared_house(), work.body);
    let is_concerned = is_agent(work, person).await? && four_eyes_apply(&house, &mut work.sql, body).await?;
    Ok(is_concerned.then_some(person))
}

/// Two agents are two people: the second was one already when the first asked, and was not made one by them; nor did the second
/// make the first one, unless no other agent could answer.
///
/// # Errors
/// Refused when `agent` is not such a second one.
pub async fn must_be_another(
    work: &mut Work,
    agent: PersonId,
    (asked_by, asked_at): (PersonId, Instant),
) -> Result<(), Fault> {
    let body = work.body;
    let is_late = !was_agent(work, agent, asked_at).await?;
    if is_late || kernel::has_brought_in(&mut work.sql, body, asked_by, agent).await? {
        return Err(Fault::refused("identity-reset-by-another-still"));
    }
    // Who makes a second account and asks with it would answer alone. Where one agent made all the others, somebody has to answer.
    if kernel::has_brought_in(&mut work.sql, body, agent, asked_by).await?
        && is_there_another(work, agent, asked_by).await?
    {
        return Err(Fault::refused("identity-four-eyes-own-making"));
    }
    Ok(())
}

/// Whether some agent is neither of these two, nor was made one by `agent`.
async fn is_there_another(work: &mut Work, agent: PersonId, asked_by: PersonId) -> Result<bool, Fault> {
    let (house, body, now) = (work.shared_house(), work.body, work.now);
    for other in house.agents(&mut work.sql, body, now).await? {
        let is_third = other != agent && other != asked_by;
        if is_third && !kernel::has_brought_in(&mut work.sql, body, agent, other).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether deeds want two agents in this body today.
pub(crate) async fn four_eyes_apply(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<bool, Fault> {
    let known = house.collectivite(body).ok_or(Fault::NotFound("collectivite"))?;
    let is_on = store::rule(sql, body).await?.unwrap_or(!known.is_demonstration);
    let now = house.clock.now();
    let mut agents = house.agents(sql, body, now).await?;
    // Who ends the mandates of the others is not alone at once.
    agents.extend(house.agents(sql, body, now.plus_days(-FOUR_EYES_DAYS)).await?);
    Ok(is_on && agents.len() > 1)
}

/// Says whether what touches votes, rolls and people wants two agents. Giving that up wants two of them.
pub struct SetFourEyes {
    /// Whether it does
    pub is_on: bool,
}

impl Action for SetFourEyes {
    const NAME: &'static str = "identity.set-four-eyes";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SET_FOUR_EYES, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let subject = SubjectRef::new("collectivite", body);
        if !self.is_on {
            let deed = Guarded {
                kind: Self::NAME,
                subject: &subject,
                said: "",
            };
            if !second_agent(work, &deed).await? {
                return Ok(());
            }
        }
        work.sql
            .execute(store::SET_RULE, args![body, self.is_on, now])
            .await?;
        let kind = if self.is_on {
            "identity.four-eyes-on"
        } else {
            "identity.four-eyes-off"
        };
        work.journal(Event::internal(kind, subject)).await
    }
}

/// Drops what an agent asked and nobody did: it was a mistake, or another decision.
pub struct DropAsked {
    /// The name of the deed
    pub kind: String,
    /// What it was to be done to
    pub subject: Uuid,
}

impl Action for DropAsked {
    const NAME: &'static str = "identity.drop-asked";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SET_FOUR_EYES, Scope::BODY).await?;
        let (body, since) = (work.body, work.now.plus_days(-FOUR_EYES_DAYS));
        let which = (self.kind.as_str(), self.subject);
        let asked = store::asked(&mut work.sql, body, which, since)
            .await?
            .ok_or_else(|| Fault::refused("identity-four-eyes-over"))?;
        store::forget(&mut work.sql, body, which).await?;
        let subject = SubjectRef {
            kind: asked.subject_type,
            id: asked.subject_id,
        };
        work.journal(Event::internal("identity.second-agent-dropped", subject))
            .await
    }
}
