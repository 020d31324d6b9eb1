//! Passkeys: adding one from « Mes appareils », signing in with one, taking one away.

use db::{Id, Uuid, args};
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use passkeys::{Key, Site};
use tools::secret;

use super::SignedInSession;
use super::attempts::keep_attempt;
use super::entering::use_state;
use super::second_factor::is_right_code;
use super::second_factor_proof::{Change, has_one_to_give, is_agent, note_given, proved_at, tell};
use super::sign_in::begin_session;
use crate::model::SecretHash;
use crate::model::attempt::{Outcome, Way};
use crate::model::passkey::{PASSKEY_NAME_CHARS_MAX, PASSKEYS_MAX, PROOF_VALID_S, read};
use crate::rights;
use crate::store::passkey::{self as store, PasskeyMark};
use crate::store::{erasing, second_factor};

/// What the state of a sign-in is sealed for.
pub(crate) const SIGN_IN_PURPOSE: &str = "passkey sign-in";

/// What the state of a person's enrolment is sealed for.
pub(crate) fn enrolment_purpose(person: PersonId) -> String {
    format!("passkey enrolment {person}")
}

/// The site that browsers know this body as; none at an address without a name.
fn site(work: &Work) -> Result<Site, Fault> {
    Site::at(&work.base_url(), &work.collectivite()?.name)
        .ok_or_else(|| Fault::refused("identity-passkey-nowhere"))
}

/// What a form carried, once and not for long.
async fn opened(work: &mut Work, purpose: &str, sealed: &str) -> Result<String, Fault> {
    let over = || Fault::refused("identity-passkey-over");
    let opened = secret::open(work.house(), work.body, purpose, sealed).ok_or_else(over)?;
    let state = read(&opened, work.now).ok_or_else(over)?.to_owned();
    if use_state(work, &SecretHash::of(sealed)).await? {
        Ok(state)
    } else {
        Err(over())
    }
}

/// Adds a passkey that a browser has just made.
pub struct AddPasskey {
    /// What the form carried, sealed
    pub sealed: String,
    /// What the browser answered
    pub answer: String,
    /// What its person will know it by
    pub name: String,
    /// Whether the session says that somebody else may be at the keyboard: a key would outlive their help
    pub is_assisted: bool,
    /// The hash of this browser's session
    pub own: SecretHash,
    /// A code of the app, as typed, where one is asked
    pub code: String,
}

impl Action for AddPasskey {
    const NAME: &'static str = "identity.add-passkey";
    /// False when the code was wrong
    type Output = bool;

    async fn run(&self, work: &mut Work) -> Result<bool, Fault> {
        work.require(&rights::PASSKEYS, Scope::BODY).await?;
        let (body, person, now) = (work.body, work.person()?, work.now);
        if self.is_assisted {
            return Err(Fault::refused("identity-assisted-no-passkey"));
        }
        let mut fields = Fields::default();
        let name = fields.name(
            "nom",
            &self.name,
            PASSKEY_NAME_CHARS_MAX,
            "identity-passkey-name-empty",
            "identity-token-name-long",
        );
        fields.finish()?;
        if store::count(&mut work.sql, body, person).await? >= PASSKEYS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("identity-passkeys-too-many").with("max", PASSKEYS_MAX),
            ));
        }
        let is_first = !has_one_to_give(work, person).await?;
        if !is_first && !self.proves(work, person).await? {
            return Ok(false);
        }
        let site = site(work)?;
        let state = opened(work, &enrolment_purpose(person), &self.sealed).await?;
        let made = site
            .finish_enrolment(&state, &self.answer)
            .and_then(|key| Ok((key.to_json()?, key.id().to_vec())));
        let (key, credential) = made.map_err(|refusal| {
            tracing::warn!(%refusal, "a passkey is not added");
            Fault::refused("identity-passkey-not-added")
        })?;
        let id: Id<PasskeyMark> = work.new_id();
        let values = args![body, id, person, credential, key, &name, now];
        if work.sql.execute(store::INSERT_PASSKEY, values).await? != 1 {
            return Err(Fault::refused("identity-passkey-known"));
        }
        // Its device has just verified who holds it.
        note_given(work, person, &self.own).await?;
        if is_first
            && second_factor::rule(&mut work.sql, body).await?.is_some()
            && is_agent(work, person).await?
        {
            // Made before, by whom nobody knows: they would act without what is asked from now on.
            work.sql
                .execute(erasing::FORGET_TOKENS, args![body, person])
                .await?;
        }
        tell(work, person, Change::PasskeyAdded).await?;
        work.journal(Event::internal(
            "identity.passkey-added",
            SubjectRef::new("person", person),
        ))
        .await?;
        Ok(true)
    }
}

impl AddPasskey {
    /// Whether who is here gave the second factor that this account has already, now or a moment ago: an open session, found on a
    /// shared desk, adds no key to it.
    async fn proves(&self, work: &mut Work, person: PersonId) -> Result<bool, Fault> {
        let (body, since) = (work.body, work.now.plus_seconds(-PROOF_VALID_S));
        if proved_at(work, person, &self.own)
            .await?
            .is_some_and(|at| at > since)
        {
            return Ok(true);
        }
        if !second_factor::is_enrolled(&mut work.sql, body, person).await? {
            return Err(Fault::refused("identity-passkey-sign-in-again"));
        }
        if self.code.trim().is_empty() {
            return Err(Fault::field("code", "identity-passkey-code-wanted"));
        }
        is_right_code(work, person, &self.code).await
    }
}

/// Takes one of one's passkeys away: it opens nothing any more.
pub struct RemovePasskey {
    /// Which one
    pub passkey: Uuid,
    /// Whether the session is known to be held by somebody who helps
    pub is_helped: bool,
}

impl Action for RemovePasskey {
    const NAME: &'static str = "identity.remove-passkey";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PASSKEYS, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        if self.is_helped {
            return Err(Fault::refused("identity-assisted-no-link"));
        }
        let passkey: Id<PasskeyMark> = Id::from_uuid(self.passkey);
        let is_wanted = second_factor::rule(&mut work.sql, body).await?.is_some()
            && store::count(&mut work.sql, body, person).await? == 1
            && !second_factor::is_enrolled(&mut work.sql, body, person).await?;
        if is_wanted && is_agent(work, person).await? {
            return Err(Fault::refused("identity-passkey-wanted"));
        }
        let own = args![body, passkey, person];
        if work.sql.execute(store::DELETE_PASSKEY, own).await? != 1 {
            return Err(Fault::NotFound("passkey"));
        }
        tell(work, person, Change::PasskeyRemoved).await?;
        work.journal(Event::internal(
            "identity.passkey-removed",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Signs in with a passkey. The output holds a secret: done without a request id, like [`SignIn`](crate::SignIn).
pub struct EnterWithPasskey {
    /// What the form carried, sealed
    pub sealed: String,
    /// What the browser answered
    pub answer: String,
}

impl Action for EnterWithPasskey {
    const NAME: &'static str = "identity.enter-with-passkey";
    /// None when the answer is not signed by the key it says: its person sees that somebody tried
    type Output = Option<SignedInSession>;

    async fn run(&self, work: &mut Work) -> Result<Option<SignedInSession>, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let site = site(work)?;
        let state = opened(work, SIGN_IN_PURPOSE, &self.sealed).await?;
        let unknown = || Fault::refused("identity-passkey-unknown");
        let (person, credential) = site.who(&self.answer).map_err(|refusal| {
            tracing::warn!(%refusal, "a passkey's answer cannot be read");
            unknown()
        })?;
        let person: PersonId = Id::from_uuid(person);
        let row = store::find(&mut work.sql, body, person, &credential)
            .await?
            .ok_or_else(unknown)?;
        let verified = Key::parse(&row.public_key)
            .and_then(|key| site.finish_sign_in(&state, &self.answer, &[key]))
            .and_then(|key| key.to_json())
            .map_err(|refusal| refusal.to_string());
        match verified {
            Ok(key) => {
                work.sql
                    .execute(store::USE_PASSKEY, args![body, row.id, key, now])
                    .await?;
                let session = begin_session(work, person, None, Way::Passkey, None).await?;
                Ok(Some(session))
            }
            Err(refusal) => {
                tracing::warn!(refusal, "a passkey's answer is refused");
                keep_attempt(work, person, (Way::Passkey, Outcome::Refused), None).await?;
                work.journal(Event::internal(
                    "identity.passkey-refused",
                    SubjectRef::new("person", person),
                ))
                .await?;
                Ok(None)
            }
        }
    }
}
