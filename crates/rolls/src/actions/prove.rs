//! Proving that one is on the roll. Whoever is not there, and whoever is nearly there, is answered by the same words after
//! the same work: nothing here tells who is an elector.

use std::net::IpAddr;

use db::args;
use identity::model::SecretHash;
use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use serde::{Deserialize, Serialize};

use super::carry::admit;
use super::hold::{hold, is_held_from};
use super::{journal_unsigned, meanwhile};
use crate::model::{
    CANDIDATES_MAX, CLIENT_TRIES_PER_HOUR_MAX, ConflictId, NAME_CHARS_MAX, PERSON_TRIES_PER_DAY_MAX,
    PERSON_TRIES_PER_HOUR_MAX, Proof, Roll, TRY_HOURS,
};
use crate::names::{self, Nearness};
use crate::secrets::{Hidden, Keys};
use crate::store::{Found, proofs};
use crate::{reading, rights, store};

const HOUR_S: i64 = 3_600;

/// Proves to be on the electoral roll.
#[derive(Clone, Debug, Default)]
pub struct ProveRegistered {
    /// The name of birth, or the one they use
    pub name: String,
    /// Their given names, or the first one
    pub given_names: String,
    /// When they were born, as browsers send it: `1974-11-03`
    pub born_on: String,
    /// Where; needed when the roll says it
    pub birthplace: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// They are on the roll
    Proved,
    /// Nobody of the roll is so named, or more than one is
    NotFound,
    /// Another account is this elector already, or was until it gave its proof up
    Taken,
}

/// What was typed, in the letters that are compared.
struct Claim {
    name: String,
    given_names: Vec<String>,
    born_on: Date,
    birthplace: String,
}

impl Action for ProveRegistered {
    const NAME: &'static str = "rolls.prove";
    type Output = Outcome;

    async fn run(&self, work: &mut Work) -> Result<Outcome, Fault> {
        work.require(&rights::PROVE, Scope::BODY).await?;
        let person = work.person()?;
        let (body, now) = (work.body, work.now);
        let roll = store::serving(&mut work.sql, body)
            .await?
            .filter(|roll| roll.serves_at(now))
            .ok_or_else(|| Fault::refused("rolls-refused-none"))?;
        let own = proofs::proof(&mut work.sql, body, person).await?;
        if own.as_ref().is_some_and(|proof| proof.ends_at > now) {
            return Err(Fault::refused("rolls-refused-proved"));
        }
        let claim = self.checked(&roll)?;
        self.count(work, person).await?;
        let keys = Keys::of(&work.shared_house(), body, roll.id)?;
        let found = looked_up(work, &roll, &keys, &claim).await?;
        let Some((elector, hidden)) = found else {
            journal_unsigned(work, "rolls.not-found", roll.reference()).await?;
            return Ok(Outcome::NotFound);
        };
        if own.is_some() {
            proofs::delete_proof(&mut work.sql, body, person).await?;
        }
        let other = proofs::proof_of_elector(&mut work.sql, body, &elector).await?;
        let is_had = other.as_ref().is_some_and(|other| other.ends_at > now);
        if is_had || is_held_from(work, &keys, (elector.as_slice(), person)).await? {
            let id: ConflictId = work.new_id();
            let values = args![body, id, person, &elector, now];
            work.sql.execute(proofs::INSERT_CONFLICT, values).await?;
            journal_unsigned(work, "rolls.claimed-twice", roll.reference()).await?;
            return Ok(Outcome::Taken);
        }
        if let Some(ended) = other {
            proofs::delete_proof(&mut work.sql, body, ended.person).await?;
        }
        let proof = Proof {
            person,
            roll: roll.id,
            elector,
            bureau: hidden.bureau,
            proved_at: now,
            ends_at: roll.ends_at,
        };
        proofs::insert_proof(&mut work.sql, body, &proof)
            .await
            .map_err(meanwhile)?;
        admit(work, &proof).await?;
        journal_unsigned(work, "rolls.proved", roll.reference()).await?;
        Ok(Outcome::Proved)
    }
}

impl ProveRegistered {
    fn checked(&self, roll: &Roll) -> Result<Claim, Fault> {
        let mut fields = Fields::default();
        let name = fields.name(
            "name",
            &self.name,
            NAME_CHARS_MAX,
            "rolls-name-empty",
            "rolls-name-too-long",
        );
        let given_names = fields.name(
            "given_names",
            &self.given_names,
            NAME_CHARS_MAX,
            "rolls-given-names-empty",
            "rolls-name-too-long",
        );
        let mut birthplace = String::new();
        if roll.has_birthplace {
            birthplace = fields.name(
                "birthplace",
                &self.birthplace,
                NAME_CHARS_MAX,
                "rolls-birthplace-empty",
                "rolls-name-too-long",
            );
        }
        let birthplace = names::place(&birthplace);
        if roll.has_birthplace && birthplace.is_empty() && !self.birthplace.trim().is_empty() {
            fields.refuse("birthplace", Sentence::new("rolls-birthplace-empty"));
        }
        let born_on = reading::date(&self.born_on);
        if born_on.is_none() {
            fields.refuse("born_on", Sentence::new("rolls-born-on-unreadable"));
        }
        fields.finish()?;
        let born_on = born_on.ok_or_else(|| Fault::field("born_on", "rolls-born-on-unreadable"))?;
        Ok(Claim {
            name: names::compact(&name),
            given_names: names::words(&given_names),
            born_on,
            birthplace,
        })
    }

    /// Counts this try, or refuses it: whoever would try a list of names is stopped at once, by account and by client.
    async fn count(&self, work: &mut Work, person: PersonId) -> Result<(), Fault> {
        let (body, now) = (work.body, work.now);
        let an_hour_ago = now.plus_seconds(-HOUR_S);
        let a_day_ago = now.plus_seconds(-TRY_HOURS * HOUR_S);
        let client = self.client.map(SecretHash::of_client);
        let client = client.map(|client| client.to_hex()).unwrap_or_default();
        let in_hour = proofs::count_tries(&mut work.sql, body, person, an_hour_ago).await?;
        let in_day = proofs::count_tries(&mut work.sql, body, person, a_day_ago).await?;
        let of_client = work
            .sql
            .count(proofs::COUNT_OF_CLIENT, args![body, &client, an_hour_ago])
            .await?;
        if in_hour >= PERSON_TRIES_PER_HOUR_MAX
            || in_day >= PERSON_TRIES_PER_DAY_MAX
            || of_client >= CLIENT_TRIES_PER_HOUR_MAX
        {
            return Err(Fault::refused("rolls-refused-too-many"));
        }
        let id: db::Id<Try> = work.new_id();
        let values = args![body, id, person, client, now];
        work.sql.execute(proofs::INSERT_TRY, values).await?;
        Ok(())
    }
}

/// Marks the ids of tries.
struct Try;

/// The one elector who is so named, was born then and there. As much is opened and compared whoever is there.
async fn looked_up(
    work: &mut Work,
    roll: &Roll,
    keys: &Keys,
    claim: &Claim,
) -> Result<Option<(Vec<u8>, Hidden)>, Fault> {
    let lookup = keys.lookup(&claim.name, claim.born_on)?;
    let limit = i64::try_from(CANDIDATES_MAX).unwrap_or(i64::MAX);
    let mut found = store::entries(&mut work.sql, work.body, (roll.id, lookup.as_slice()), limit).await?;
    let decoy = keys.hide(&Hidden {
        given_names: vec!["*".to_owned()],
        birthplace: "*".to_owned(),
        country: "*".to_owned(),
        bureau: "*".to_owned(),
    })?;
    found.resize_with(CANDIDATES_MAX, || Found {
        elector: Vec::new(),
        sealed: decoy.clone(),
    });
    let mut best: Option<(Nearness, Vec<u8>, Hidden)> = None;
    let mut is_alone = true;
    for candidate in found {
        let Some(hidden) = keys.shown(&candidate.sealed) else {
            continue;
        };
        let nearness = names::nearness(&hidden.given_names, &claim.given_names);
        let Some(nearness) = nearness.filter(|_| is_born_there(&hidden, &claim.birthplace)) else {
            continue;
        };
        match &best {
            Some((_, elector, _)) if *elector == candidate.elector => {}
            Some((before, _, _)) if *before < nearness => {}
            Some((before, _, _)) if *before == nearness => is_alone = false,
            _ => {
                best = Some((nearness, candidate.elector, hidden));
                is_alone = true;
            }
        }
    }
    Ok(best
        .filter(|_| is_alone)
        .map(|(_, elector, hidden)| (elector, hidden)))
}

/// Who was born abroad is on the roll with a town, a country, or neither.
fn is_born_there(hidden: &Hidden, typed: &str) -> bool {
    let is_said = !(hidden.birthplace.is_empty() && hidden.country.is_empty());
    // What the roll leaves empty is no place that anybody was born in.
    !is_said || !typed.is_empty() && (typed == hidden.birthplace || typed == hidden.country)
}

/// Gives one's proof up.
#[derive(Clone, Debug)]
pub struct GiveUpProof;

impl Action for GiveUpProof {
    const NAME: &'static str = "rolls.give-up";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PROVE, Scope::BODY).await?;
        let person = work.person()?;
        let body = work.body;
        let own = proofs::proof(&mut work.sql, body, person)
            .await?
            .ok_or_else(|| Fault::refused("rolls-refused-no-proof"))?;
        proofs::delete_proof(&mut work.sql, body, person).await?;
        hold(work, &own).await?;
        groups::dismiss_elector(work, person).await?;
        journal_unsigned(work, "rolls.given-up", SubjectRef::new("roll", own.roll)).await
    }
}

/// Frees an elector whom two accounts claim, once who came to the town hall showed who they are: the account that had it
/// has it no more, and the other one proves it again.
#[derive(Clone, Debug)]
pub struct ReleaseElector {
    /// Which claim
    pub conflict: ConflictId,
}

impl Action for ReleaseElector {
    const NAME: &'static str = "rolls.release";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SETTLE, Scope::BODY).await?;
        let body = work.body;
        let conflict = proofs::conflict(&mut work.sql, body, self.conflict)
            .await?
            .ok_or(Fault::NotFound("claim"))?;
        if conflict.person == work.person()? {
            return Err(Fault::refused("rolls-refused-own-claim"));
        }
        if let Some(holder) = proofs::proof_of_elector(&mut work.sql, body, &conflict.elector).await? {
            proofs::delete_proof(&mut work.sql, body, holder.person).await?;
            groups::dismiss_elector(work, holder.person).await?;
        }
        work.sql
            .execute(proofs::FREE_ELECTOR, args![body, &conflict.elector])
            .await?;
        work.sql
            .execute(proofs::DELETE_CONFLICT, args![body, conflict.id])
            .await?;
        // Who comes back tries again, however often they tried before.
        work.sql
            .execute(proofs::DELETE_TRIES, args![body, conflict.person])
            .await?;
        let about = SubjectRef::new("roll-claim", conflict.id);
        work.journal(Event::internal("rolls.released", about)).await
    }
}
