//! Those who hold a role: named one by one, each kept apart from the others; then the moment from which nothing that was
//! chosen changes any more.

use kernel::{Action, Event, Fault, PersonId, Sentence, Work};

use super::prepare::too_many_voters;
use super::{allowed, in_state};
use crate::model::{
    COUNTERS, Election, ElectionId, HeldRole, Kind, State, TRUSTEES_MAX, Trustee, VOTERS_MIN, homomorphic,
    lonely_weight,
};
use crate::store::Move;
use crate::{mail, rights, store};

/// Fewest trustees: one alone could read every ballot.
pub(crate) const TRUSTEES_MIN: usize = 2;

/// Names who makes the codes.
#[derive(Clone, Debug)]
pub struct DesignateCredentialAuthority {
    /// Which election
    pub election: ElectionId,
    /// The address of somebody known here
    pub email: String,
}

impl Action for DesignateCredentialAuthority {
    const NAME: &'static str = "elections.designate-authority";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, trustees) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        let person = known_person(work, &self.email, "authority").await?;
        if election.authority != Some(person) {
            refuse_other_role(work, (&election, &trustees), person).await?;
        }
        refuse_authority_on_roll(work, election.id, person).await?;
        store::set_authority(&mut work.sql, work.body, election.id, person).await?;
        work.journal(Event::internal(
            "elections.authority-designated",
            election.reference(),
        ))
        .await
    }
}

/// Names somebody who will hold a key.
#[derive(Clone, Debug)]
pub struct DesignateTrustee {
    /// Which election
    pub election: ElectionId,
    /// The address of somebody known here
    pub email: String,
}

impl Action for DesignateTrustee {
    const NAME: &'static str = "elections.designate-trustee";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, trustees) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        let person = known_person(work, &self.email, "trustee").await?;
        refuse_other_role(work, (&election, &trustees), person).await?;
        if trustees.len() >= TRUSTEES_MAX {
            let sentence = Sentence::new("elections-refused-trustees-max").with("max", TRUSTEES_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let position = u32::try_from(trustees.len() + 1).unwrap_or(u32::MAX);
        store::insert_trustee(&mut work.sql, work.body, election.id, (position, person))
            .await
            .map_err(super::meanwhile)?;
        work.journal(Event::internal(
            "elections.trustee-designated",
            election.reference(),
        ))
        .await
    }
}

/// Takes a trustee away.
#[derive(Clone, Debug)]
pub struct RemoveTrustee {
    /// Which election
    pub election: ElectionId,
    /// Who
    pub person: PersonId,
}

impl Action for RemoveTrustee {
    const NAME: &'static str = "elections.remove-trustee";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, trustees) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        let gone = trustees.iter().find(|trustee| trustee.person == self.person);
        let position = gone.ok_or(Fault::NotFound("trustee"))?.position;
        let last = u32::try_from(trustees.len()).unwrap_or(u32::MAX);
        store::delete_trustee(&mut work.sql, work.body, election.id, (position, last)).await?;
        work.journal(Event::internal("elections.trustee-removed", election.reference()))
            .await
    }
}

/// Names somebody who will count the ballots on paper.
#[derive(Clone, Debug)]
pub struct DesignateCounter {
    /// Which election
    pub election: ElectionId,
    /// The address of somebody known here
    pub email: String,
}

impl Action for DesignateCounter {
    const NAME: &'static str = "elections.designate-counter";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mut election, trustees) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        if election.settings.paper_voters == 0 {
            return Err(Fault::refused("elections-refused-no-paper"));
        }
        let person = known_person(work, &self.email, "counter").await?;
        refuse_other_role(work, (&election, &trustees), person).await?;
        if election.counters.len() >= COUNTERS {
            return Err(Fault::refused("elections-refused-counters-max"));
        }
        election.counters.push(person);
        store::set_counters(&mut work.sql, work.body, election.id, &election.counters).await?;
        work.journal(Event::internal(
            "elections.counter-designated",
            election.reference(),
        ))
        .await
    }
}

/// Takes away somebody who would have counted.
#[derive(Clone, Debug)]
pub struct RemoveCounter {
    /// Which election
    pub election: ElectionId,
    /// Who
    pub person: PersonId,
}

impl Action for RemoveCounter {
    const NAME: &'static str = "elections.remove-counter";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mut election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        if !election.is_counter(self.person) {
            return Err(Fault::NotFound("counter"));
        }
        election.counters.retain(|counter| *counter != self.person);
        store::set_counters(&mut work.sql, work.body, election.id, &election.counters).await?;
        work.journal(Event::internal("elections.counter-removed", election.reference()))
            .await
    }
}

/// Ends the preparation: trustees are asked for their keys and the authority for its codes. Nothing that was chosen changes
/// from here on, the roll included.
#[derive(Clone, Debug)]
pub struct AskForKeys {
    /// Which election
    pub election: ElectionId,
    /// How many trustees are enough to decrypt; all of them when none is said
    pub threshold: Option<u32>,
}

impl Action for AskForKeys {
    const NAME: &'static str = "elections.ask-for-keys";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, trustees) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        let voters = store::count_voters(&mut work.sql, work.body, election.id).await?;
        let voters = u32::try_from(voters).unwrap_or(u32::MAX);
        self.check(&election, &trustees, voters)?;
        if election.settings.closes_at <= work.now {
            return Err(Fault::refused("elections-refused-hour-passed"));
        }
        refuse_telling_weights(work, &election).await?;
        refuse_weights_shuffled(work, &election).await?;
        refuse_hands_with_role(work, &election, &trustees).await?;
        if let Some(authority) = election.authority {
            refuse_authority_on_roll(work, election.id, authority).await?;
        }
        let to = Move::Keys {
            threshold: self.threshold,
            voters,
        };
        if !store::advance(&mut work.sql, work.body, election.id, to).await? {
            return Err(Fault::Raced);
        }
        mail::ask_for_keys(work, &election, &trustees).await?;
        work.journal(Event::internal("elections.keys-asked", election.reference()))
            .await
    }
}

impl AskForKeys {
    fn check(&self, election: &Election, trustees: &[Trustee], voters: u32) -> Result<(), Fault> {
        if election.questions.is_empty() {
            return Err(Fault::refused("elections-refused-no-question"));
        }
        // What is decided may have changed since the questions were written.
        let is_plural = |question| homomorphic(question).is_none_or(|question| question.max != 1);
        if election.settings.kind == Kind::Appointment && election.questions.iter().any(is_plural) {
            return Err(Fault::refused("elections-appointment-one"));
        }
        if (voters as usize) < VOTERS_MIN {
            let sentence = Sentence::new("elections-refused-voters-min").with("min", VOTERS_MIN);
            return Err(Fault::refused_with(sentence));
        }
        // The group may have changed since the roll was taken.
        let most = election.settings.crypto_group.voters_max();
        if voters as usize > most {
            return Err(Fault::refused_with(too_many_voters(most)));
        }
        if election.authority.is_none() {
            return Err(Fault::refused("elections-refused-no-authority"));
        }
        if trustees.len() < TRUSTEES_MIN {
            let sentence = Sentence::new("elections-refused-trustees-min").with("min", TRUSTEES_MIN);
            return Err(Fault::refused_with(sentence));
        }
        if election.is_shuffled() && election.settings.paper_voters > 0 {
            return Err(Fault::refused("elections-refused-shuffled-paper"));
        }
        if election.settings.paper_voters > 0 && election.counters.len() != COUNTERS {
            return Err(Fault::refused("elections-refused-counters"));
        }
        if let Some(most) = election.too_many_to_shuffle(voters) {
            let sentence = Sentence::new("elections-refused-shuffled-max").with("max", most);
            return Err(Fault::refused_with(sentence));
        }
        if election.is_urn_too_large(voters) {
            return Err(Fault::refused("elections-refused-urn-too-large"));
        }
        let is_sound = |threshold: u32| (TRUSTEES_MIN..=trustees.len()).contains(&(threshold as usize));
        if self.threshold.is_some_and(|threshold| !is_sound(threshold)) {
            let sentence = Sentence::new("elections-refused-threshold")
                .with("min", TRUSTEES_MIN)
                .with("max", trustees.len());
            return Err(Fault::refused_with(sentence));
        }
        Ok(())
    }
}

/// Goes back to the preparation: a key was lost, a question is wrong. Keys and codes made so far are worth nothing any more.
#[derive(Clone, Debug)]
pub struct ResumePreparation {
    /// Which election
    pub election: ElectionId,
}

impl Action for ResumePreparation {
    const NAME: &'static str = "elections.resume-preparation";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Keys)?;
        store::delete_keys(&mut work.sql, work.body, election.id).await?;
        if !store::advance(&mut work.sql, work.body, election.id, Move::Draft).await? {
            return Err(Fault::Raced);
        }
        work.journal(Event::internal(
            "elections.preparation-resumed",
            election.reference(),
        ))
        .await
    }
}

/// Who makes the codes could vote with those of others, and signs in as a voter: never both.
pub(super) async fn refuse_authority_on_roll(
    work: &mut Work,
    election: ElectionId,
    authority: PersonId,
) -> Result<(), Fault> {
    let login = identity::email_of(&mut work.sql, work.body, authority).await?;
    let login = login.map(|login| login.to_lowercase());
    let who = (authority, login.as_deref());
    match store::voter_of(&mut work.sql, work.body, election, who).await? {
        None => Ok(()),
        Some(_) => Err(Fault::refused("elections-refused-authority-on-roll")),
    }
}

/// Somebody may have prepared at the very instant another named them: from here on roles do not change, and none is held so.
async fn refuse_hands_with_role(
    work: &mut Work,
    election: &Election,
    trustees: &[Trustee],
) -> Result<(), Fault> {
    let holders = trustees.iter().map(|trustee| trustee.person);
    let holders: Vec<PersonId> = holders
        .chain(election.authority)
        .chain(election.counters.iter().copied())
        .collect();
    for person in holders {
        if store::is_hand(&mut work.sql, work.body, election.id, person).await? {
            let names = identity::names(&mut work.sql, work.body, &[person]).await?;
            let name = names.get(&person).cloned().unwrap_or_default();
            let sentence = Sentence::new("elections-refused-hand-with-role").with("name", name);
            return Err(Fault::refused_with(sentence));
        }
    }
    Ok(())
}

/// Weights that too few hold would tell who chose what.
pub(super) async fn refuse_telling_weights(work: &mut Work, election: &Election) -> Result<(), Fault> {
    let weights = store::weights(&mut work.sql, work.body, election.id).await?;
    match lonely_weight(&weights) {
        None => Ok(()),
        Some(weight) => Err(Fault::refused_with(
            Sentence::new("elections-refused-lonely-weight")
                .with("weight", i64::from(weight))
                .with("min", VOTERS_MIN),
        )),
    }
}

/// A ballot that is decrypted alone counts once: a weight would say whose it is, and the protocol refuses it
/// (specification of Belenios 3, §Non-homomorphic answers).
async fn refuse_weights_shuffled(work: &mut Work, election: &Election) -> Result<(), Fault> {
    if !election.is_shuffled() {
        return Ok(());
    }
    let weights = store::weights(&mut work.sql, work.body, election.id).await?;
    if weights.iter().any(|weight| *weight != 1) {
        return Err(Fault::refused("elections-refused-shuffled-weights"));
    }
    Ok(())
}

async fn known_person(work: &mut Work, email: &str, field: &'static str) -> Result<PersonId, Fault> {
    identity::find_by_email(&mut work.sql, work.body, email)
        .await?
        .ok_or_else(|| Fault::field(field, "elections-person-unknown"))
}

/// One person holds one role: together, two of them could read ballots or vote for others.
async fn refuse_other_role(
    work: &mut Work,
    (election, trustees): (&Election, &[Trustee]),
    person: PersonId,
) -> Result<(), Fault> {
    if election.is_counter(person) {
        return Err(Fault::refused("elections-refused-role-counter"));
    }
    if store::is_hand(&mut work.sql, work.body, election.id, person).await? {
        return Err(Fault::refused("elections-refused-role-preparer"));
    }
    match election.role_of(person, trustees) {
        None => Ok(()),
        Some(HeldRole::Preparer) => Err(Fault::refused("elections-refused-role-preparer")),
        Some(HeldRole::Authority) => Err(Fault::refused("elections-refused-role-authority")),
        Some(HeldRole::Trustee) => Err(Fault::refused("elections-refused-role-trustee")),
    }
}
