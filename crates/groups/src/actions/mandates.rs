//! Giving and ending mandates.

use db::{Id, args};
use jiff::civil::Date;
use kernel::{Action, Actor, Event, Fault, PersonId, Scope, Sentence, SubjectRef, Work};

use super::existing_group;
use crate::model::{Days, Group, GroupId, GroupKind, MEMBERS_MAX, Role, day_at};
use crate::rights;
use crate::store::{self, Mandate};

/// Gives somebody a mandate in a group. A person has one mandate a day in a group; others may follow.
pub struct GiveMandate {
    /// In which group
    pub group: GroupId,
    /// To whom
    pub person: PersonId,
    /// What it entrusts
    pub role: Role,
    /// True when they vote in this group
    pub has_vote: bool,
    /// The first day
    pub from: Date,
    /// The last day; none until further notice
    pub until: Option<Date>,
}

/// Gives a mandate to somebody known by name and address, who is registered when new to the house.
pub struct WelcomeMember {
    /// In which group
    pub group: GroupId,
    /// The name to show; an address already known keeps its name
    pub name: String,
    /// The address
    pub email: String,
    /// What the mandate entrusts
    pub role: Role,
    /// True when they vote in this group
    pub has_vote: bool,
    /// The first day
    pub from: Date,
    /// The last day; none until further notice
    pub until: Option<Date>,
}

/// Ends somebody's mandate in a group.
pub struct EndMandate {
    /// In which group
    pub group: GroupId,
    /// Whose
    pub person: PersonId,
    /// The last day of the mandate, included: it must be one of its days
    pub on: Date,
}

impl Action for GiveMandate {
    const NAME: &'static str = "groups.give-mandate";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::GIVE_MANDATE, Scope::group(self.group))
            .await?;
        let group = existing_group(work, self.group).await?;
        refuse_proven(&group)?;
        if !group.kind.works_here() && self.role != Role::Member {
            return Err(Fault::field("role", "groups-role-member-only"));
        }
        let days = Days {
            from: self.from,
            until: self.until,
        };
        if !days.are_ordered() {
            return Err(Fault::field("until", "groups-until-before-from"));
        }
        let body = work.body;
        if !identity::names(&mut work.sql, body, &[self.person])
            .await?
            .contains_key(&self.person)
        {
            return Err(Fault::NotFound("person"));
        }
        let others = store::mandates_of(&mut work.sql, body, self.person, group.id).await?;
        if let Some(other) = others.iter().find(|other| other.days.overlap(days)) {
            return Err(Fault::refused_with(overlap_sentence(other.days)));
        }
        let members = work
            .sql
            .count(store::COUNT_CURRENT_MEMBERS, args![body, group.id, self.from])
            .await?;
        if members >= MEMBERS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("groups-too-many-members").with("max", MEMBERS_MAX),
            ));
        }
        let id: Id<Mandate> = work.new_id();
        work.sql
            .execute(
                store::INSERT_MANDATE,
                args![
                    body,
                    id,
                    group.id,
                    self.person,
                    self.role,
                    self.has_vote,
                    self.from,
                    self.until
                ],
            )
            .await?;
        let payload =
            serde_json::json!({ "person": self.person, "role": self.role.as_str(), "from": self.from });
        let event = Event::public("groups.mandate-given", SubjectRef::new("group", group.id));
        work.journal(event.with(payload)).await
    }
}

/// A proof alone opens some groups, and ends with itself.
fn refuse_proven(group: &Group) -> Result<(), Fault> {
    if group.kind.is_proven() {
        return Err(Fault::refused(by_proof(group.kind)));
    }
    Ok(())
}

/// The key of the sentence that says by which proof one is in such a group.
pub(crate) fn by_proof(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Phones => "groups-phones-by-proof",
        _ => "groups-electors-by-proof",
    }
}

fn overlap_sentence(days: Days) -> Sentence {
    match days.until {
        Some(until) => Sentence::new("groups-mandate-overlaps")
            .with("from", days.from)
            .with("until", until),
        None => Sentence::new("groups-mandate-overlaps-endless").with("from", days.from),
    }
}

impl Action for WelcomeMember {
    const NAME: &'static str = "groups.welcome-member";
    type Output = PersonId;

    async fn run(&self, work: &mut Work) -> Result<PersonId, Fault> {
        work.require(&identity::rights::REGISTER, Scope::group(self.group))
            .await?;
        let person = identity::register(work, &self.name, &self.email).await?;
        let mandate = GiveMandate {
            group: self.group,
            person,
            role: self.role,
            has_vote: self.has_vote,
            from: self.from,
            until: self.until,
        };
        mandate.run(work).await?;
        Ok(person)
    }
}

impl Action for EndMandate {
    const NAME: &'static str = "groups.end-mandate";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::END_MANDATE, Scope::group(self.group))
            .await?;
        let group = existing_group(work, self.group).await?;
        refuse_proven(&group)?;
        let today = day_at(work.now, &work.collectivite()?.time_zone);
        // Who was an agent until today is not said to have been none: deeds of two agents look a week back.
        if group.kind == GroupKind::Services && self.on < today && matches!(work.actor, Actor::Person(_)) {
            return Err(Fault::field("on", "groups-agent-until-today"));
        }
        let body = work.body;
        let mandates = store::mandates_of(&mut work.sql, body, self.person, group.id).await?;
        let Some(mandate) = mandates.iter().find(|mandate| mandate.days.contain(self.on)) else {
            return Err(Fault::refused_with(
                Sentence::new("groups-mandate-none-on").with("on", self.on),
            ));
        };
        work.sql
            .execute(store::END_MANDATE, args![body, mandate.id, self.on])
            .await?;
        let payload =
            serde_json::json!({ "person": self.person, "role": mandate.role.as_str(), "until": self.on });
        let event = Event::public("groups.mandate-ended", SubjectRef::new("group", group.id));
        work.journal(event.with(payload)).await
    }
}
