//! Associations: what they are, who holds an office there, what a second person confirms.

use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use super::{WelcomeMember, existing_group};
use crate::model::associations::{
    ActId, ActToConfirm, Association, OFFICE_TITLE_CHARS_MAX, Office, OfficeHeld, is_rna, is_siret,
};
use crate::model::{GroupId, GroupKind};
use crate::on_behalf::{ACT_CONFIRMED, representation};
use crate::rights;
use crate::store::associations as store;

/// Says what an association is, and whether it wants two people for what is said in its name.
pub struct DescribeAssociation {
    /// Which one
    pub group: GroupId,
    /// Its numbers as they were typed, spaces included; each may be empty
    pub said: Association,
}

impl Action for DescribeAssociation {
    const NAME: &'static str = "groups.describe-association";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::DESCRIBE_ASSOCIATION, Scope::group(self.group))
            .await?;
        let group = existing_group(work, self.group).await?;
        if group.kind != GroupKind::Association {
            return Err(Fault::refused("groups-refused-no-association"));
        }
        let together = |typed: &str| typed.split_whitespace().collect::<String>().to_uppercase();
        let said = Association {
            rna: together(&self.said.rna),
            siret: together(&self.said.siret),
            needs_two: self.said.needs_two,
        };
        let mut fields = Fields::default();
        if !said.rna.is_empty() && !is_rna(&said.rna) {
            fields.refuse("rna", Sentence::new("groups-rna-unreadable"));
        }
        if !said.siret.is_empty() && !is_siret(&said.siret) {
            fields.refuse("siret", Sentence::new("groups-siret-unreadable"));
        }
        fields.finish()?;
        store::describe(&mut work.sql, work.body, group.id, &said).await?;
        let told = json!({ "needs_two": said.needs_two });
        let event = Event::public("groups.association-described", SubjectRef::new("group", group.id));
        work.journal(event.with(told)).await
    }
}

/// Gives a mandate that may carry an office.
pub struct WelcomeOfficer {
    /// The mandate
    pub mandate: WelcomeMember,
    /// The office it carries; none for a plain member
    pub office: Option<Office>,
    /// The precision of the office, « à la culture »; may be empty
    pub title: String,
}

impl Action for WelcomeOfficer {
    const NAME: &'static str = "groups.welcome-officer";
    type Output = PersonId;

    async fn run(&self, work: &mut Work) -> Result<PersonId, Fault> {
        let person = self.mandate.run(work).await?;
        let Some(office) = self.office else {
            return Ok(person);
        };
        let group = existing_group(work, self.mandate.group).await?;
        let mut fields = Fields::default();
        if !Office::of(group.kind).contains(&office) {
            fields.refuse("office", Sentence::new("groups-office-unknown"));
        }
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.chars().count() > OFFICE_TITLE_CHARS_MAX {
            let sentence = Sentence::new("groups-office-title-too-long").with("max", OFFICE_TITLE_CHARS_MAX);
            fields.refuse("office_title", sentence);
        }
        fields.finish()?;
        let held = OfficeHeld { office, title };
        let which = (group.id, person, self.mandate.from);
        store::set_office(&mut work.sql, work.body, which, &held).await?;
        let told = json!({ "person": person, "office": office.as_str(), "from": self.mandate.from });
        let event = Event::public("groups.office-given", SubjectRef::new("group", group.id));
        work.journal(event.with(told)).await?;
        Ok(person)
    }
}

/// Confirms what somebody else said in the name of an association that wants two people: it is made at once.
pub struct ConfirmAct {
    /// Which one
    pub act: ActId,
}

impl Action for ConfirmAct {
    const NAME: &'static str = "groups.confirm-act";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let act = waiting(work, self.act).await?;
        work.require(&rights::SPEAK_FOR, Scope::group(act.groupe_id))
            .await?;
        let person = work.person()?;
        let own = representation(work, act.groupe_id)
            .await?
            .ok_or_else(|| Fault::refused("groups-refused-ended"))?;
        // A delegation is its giver's word: who gave it and who holds it are one voice.
        let voice = |person: PersonId, giver: Option<PersonId>| giver.unwrap_or(person);
        let is_same =
            person == act.person_id || voice(person, own.giver) == voice(act.person_id, act.giver_id);
        if is_same {
            return Err(Fault::refused("groups-refused-same-voice"));
        }
        let (body, now) = (work.body, work.now);
        let still = store::represented_by(&mut work.sql, body, act.person_id, now).await?;
        if !still.iter().any(|one| one.group.id == act.groupe_id) {
            return Err(Fault::refused("groups-refused-writer-ended"));
        }
        let made = store::NewMadeFor {
            kind: &act.subject_kind,
            id: act.id.uuid(),
            group: act.groupe_id,
            person: act.person_id,
            giver: act.giver_id,
            confirmed_by: Some(person),
        };
        // Two may confirm at once: the one who lost runs again, and is told that nothing waits.
        store::insert_made_for(&mut work.sql, body, &made, now)
            .await
            .map_err(|error| {
                if error.is_unique_violation() {
                    Fault::Raced
                } else {
                    Fault::Db(error)
                }
            })?;
        let event = Event::internal(ACT_CONFIRMED, SubjectRef::new("group", act.groupe_id));
        work.journal(event.with(json!({ "act": act.id }))).await?;
        forget(work, act.id).await
    }
}

/// Declines what somebody said in the name of an association, or takes back what one said oneself: nothing is left of it.
pub struct DeclineAct {
    /// Which one
    pub act: ActId,
}

impl Action for DeclineAct {
    const NAME: &'static str = "groups.decline-act";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let act = waiting(work, self.act).await?;
        work.require(&rights::SPEAK_FOR, Scope::group(act.groupe_id))
            .await?;
        if representation(work, act.groupe_id).await?.is_none() {
            return Err(Fault::refused("groups-refused-ended"));
        }
        forget(work, act.id).await?;
        let event = Event::internal("groups.act-declined", SubjectRef::new("group", act.groupe_id));
        work.journal(event.with(json!({ "act": act.id }))).await
    }
}

async fn waiting(work: &mut Work, id: ActId) -> Result<ActToConfirm, Fault> {
    store::act(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("act"))
}

async fn forget(work: &mut Work, id: ActId) -> Result<(), Fault> {
    if store::delete_act(&mut work.sql, work.body, id).await? {
        Ok(())
    } else {
        Err(Fault::Raced)
    }
}
