//! Signing in with an identity provider, and linking its account to one's own.
//!
//! A provider's identifier opens an account only once its person linked it from inside, signed in: addresses are shared by
//! couples and carers, and prove nothing of who a provider recognised. Who comes for the first time proves an address by the
//! ordinary link, then links in that same browser.

use db::{Instant, args};
use kernel::{Action, BoxFuture, Event, Fault, PersonId, Scope, Sentence, SubjectRef, Timer, Work};
use serde::{Deserialize, Serialize};

use super::SignedInSession;
use super::sign_in::{Vouched, begin_session};
use crate::model::attempt::Way;
use crate::model::provider::{ARRIVAL_VALID_S, ATTEMPT_VALID_S, Assistance, Provider, ProviderId};
use crate::model::{EmailAddress, SecretHash};
use crate::rights;
use crate::store::providers as store;

/// The date on which what is kept of somebody recognised who has no account is forgotten.
pub(crate) const FORGET_ARRIVALS: &str = "identity.forget-arrivals";

/// What a provider said of somebody, verified, as it may be kept.
pub struct Came {
    /// Which provider
    pub provider: ProviderId,
    /// The hash of the answer's state: it serves once
    pub state: SecretHash,
    /// The keyed digest of the person's identifier
    pub subject: Vec<u8>,
    /// How strongly they proved who they are
    pub level: Option<String>,
    /// When
    pub at: Instant,
    /// Whether somebody else may be at the keyboard
    pub assistance: Assistance,
    /// The establishment they come for
    pub siret: Option<String>,
}

/// Signs in whoever linked that identifier. The output holds secrets: done without a request id.
pub struct EnterWithProvider {
    /// What was said
    pub came: Came,
    /// The provider's token, sealed, to leave it with
    pub id_token: String,
    /// What the provider is asked with later whether they are still one of its people, sealed
    pub refresh_token: Option<String>,
    /// True when nobody pressed anything: whom the provider knows and this body does not is led to the page where one signs in,
    /// and nothing is kept of them to be linked
    pub is_silent: bool,
    /// The name to propose to who has no account
    pub name: String,
    /// The address to propose
    pub email: String,
    /// Who is signed in already in that browser, if anybody
    pub signed_in: Option<PersonId>,
    /// Where they wanted to go
    pub return_to: Option<String>,
}

/// What became of somebody whom a provider recognised.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Entered {
    /// They are signed in
    SignedIn(SignedInSession),
    /// They have no account, or did not link it: what this browser keeps to link it, for an hour
    Unknown(String),
    /// The same, of somebody who pressed nothing: nothing is kept
    UnknownSilently,
    /// They may not, and the answer they brought serves no more
    Refused(RefusedEntry),
}

/// Why somebody whom a provider recognised does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RefusedEntry {
    /// They come for an establishment that is not one of the body's
    OtherSiret,
    /// They are not one of the people invited
    NotInvited,
    /// Somebody else is signed in here, and stays so
    AnotherSignedIn,
}

impl RefusedEntry {
    /// The key of the sentence that says it.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::OtherSiret => "identity-provider-other-siret",
            Self::NotInvited => "identity-provider-not-invited",
            Self::AnotherSignedIn => "identity-provider-another-signed-in",
        }
    }
}

impl Action for EnterWithProvider {
    const NAME: &'static str = "identity.enter-with-provider";
    type Output = Entered;

    async fn run(&self, work: &mut Work) -> Result<Entered, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (body, now, came) = (work.body, work.now, &self.came);
        let provider = store::provider(&mut work.sql, body, came.provider)
            .await?
            .ok_or(Fault::NotFound("provider"))?;
        if !use_state(work, &came.state).await? {
            return Err(Fault::refused_with(
                Sentence::new("identity-provider-replayed").with("name", provider.label.as_str()),
            ));
        }
        // From here on nothing undoes this work: an answer that is refused does not serve again.
        if !provider.accepts_siret(came.siret.as_deref()) {
            return refused(work, provider.id, RefusedEntry::OtherSiret).await;
        }
        let holder = store::holder(&mut work.sql, body, provider.id, &came.subject).await?;
        let Some(person) = holder else {
            let about = SubjectRef::new("collectivite", body);
            let event = Event::internal("identity.provider-unknown", about.clone())
                .with(serde_json::json!({ "provider": provider.id.to_string() }));
            if self.is_silent {
                work.journal(event).await?;
                return Ok(Entered::UnknownSilently);
            }
            let arrival = work.house().randomness.secret();
            let until = now.plus_seconds(ARRIVAL_VALID_S);
            work.timer(FORGET_ARRIVALS, &about, until, &serde_json::Value::Null)
                .await?;
            // What is no address is proposed to nobody; folded, it is found by who closes their account.
            let email = EmailAddress::parse(&self.email);
            let values = args![
                body,
                &SecretHash::of(&arrival),
                provider.id,
                &came.subject,
                came.level.clone(),
                &self.name,
                email.as_ref().map_or("", EmailAddress::as_str),
                came.assistance == Assistance::Helper,
                until,
                self.return_to.clone()
            ];
            work.sql.execute(store::INSERT_ARRIVAL, values).await?;
            work.journal(event).await?;
            return Ok(Entered::Unknown(arrival));
        };
        if !may_be_linked(work, &provider, person).await? {
            return refused(work, provider.id, RefusedEntry::NotInvited).await;
        }
        if self.signed_in.is_some_and(|signed_in| signed_in != person) {
            return refused(work, provider.id, RefusedEntry::AnotherSignedIn).await;
        }
        let seen = args![body, provider.id, &came.subject, now, came.level.clone()];
        work.sql.execute(store::TOUCH_IDENTITY, seen).await?;
        let vouched = Vouched {
            provider: provider.id,
            level: came.level.clone(),
            at: came.at,
            assistance: came.assistance,
            id_token: self.id_token.clone(),
            refresh_token: self.refresh_token.clone(),
        };
        let session = begin_session(work, person, None, Way::Provider, Some(vouched)).await?;
        Ok(Entered::SignedIn(session))
    }
}

/// Links what a provider said when nobody here was known by it, by the word of who is signed in, in the browser that came back
/// from there.
pub struct LinkArrival {
    /// What this browser kept
    pub arrival: String,
    /// Whether the session is known to be held by somebody who helps
    pub is_helped: bool,
}

impl Action for LinkArrival {
    const NAME: &'static str = "identity.link-arrival";
    /// Where they wanted to go when they left for the provider
    type Output = Option<String>;

    async fn run(&self, work: &mut Work) -> Result<Option<String>, Fault> {
        work.require(&rights::LINK_PROVIDER, Scope::BODY).await?;
        if self.is_helped {
            return Err(Fault::refused("identity-assisted-no-link"));
        }
        let (body, now, browser) = (work.body, work.now, SecretHash::of(&self.arrival));
        let arrival = store::arrival(&mut work.sql, body, &browser, now)
            .await?
            .ok_or_else(|| Fault::refused("identity-provider-arrival-over"))?;
        if work
            .sql
            .execute(store::USE_ARRIVAL, args![body, &browser])
            .await?
            != 1
        {
            return Err(Fault::refused("identity-provider-arrival-over"));
        }
        let provider = store::provider(&mut work.sql, body, arrival.provider_id)
            .await?
            .ok_or(Fault::NotFound("provider"))?;
        link(
            work,
            &provider,
            (&arrival.subject, arrival.level, arrival.is_assisted),
        )
        .await?;
        Ok(arrival.return_to)
    }
}

/// « Ce n’est pas moi » : forgets who a provider recognised in this browser.
pub struct ForgetArrival {
    /// What this browser kept
    pub arrival: String,
}

impl Action for ForgetArrival {
    const NAME: &'static str = "identity.forget-arrival";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (body, browser) = (work.body, SecretHash::of(&self.arrival));
        work.sql
            .execute(store::USE_ARRIVAL, args![body, &browser])
            .await?;
        work.journal(Event::internal(
            "identity.arrival-forgotten",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}

/// At the hour of one of them, forgets all those whose hour has come.
pub(crate) fn forget_arrivals<'a>(work: &'a mut Work, _timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let (body, now) = (work.body, work.now);
        for statement in [store::PURGE_ARRIVALS, store::PURGE_STATES] {
            work.sql.execute(statement, args![body, now]).await?;
        }
        Ok(())
    })
}

/// Says that a provider's account opens one's own no more, and ends the sessions it opened.
pub struct UnlinkProvider {
    /// Which provider
    pub provider: ProviderId,
    /// Whether the session is known to be held by somebody who helps
    pub is_helped: bool,
}

impl Action for UnlinkProvider {
    const NAME: &'static str = "identity.unlink-provider";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::LINK_PROVIDER, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        if self.is_helped {
            return Err(Fault::refused("identity-assisted-no-link"));
        }
        let own = args![body, self.provider, person];
        if work.sql.execute(store::DELETE_IDENTITY, own).await? != 1 {
            return Err(Fault::NotFound("provider"));
        }
        work.sql
            .execute(
                store::DELETE_SESSIONS_OF_PERSON_AND_PROVIDER,
                args![body, self.provider, person],
            )
            .await?;
        work.journal(Event::internal(
            "identity.provider-unlinked",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Notes that an answer to this site's own question was refused: who keeps the site sees that something is tried, or broken.
/// The answer serves no more; shown again, it leaves no second line.
pub struct NoteRefusedEntry {
    /// Which provider
    pub provider: ProviderId,
    /// The hash of the answer's state
    pub state: SecretHash,
    /// The key of the sentence that was said
    pub why: &'static str,
}

impl Action for NoteRefusedEntry {
    const NAME: &'static str = "identity.note-refused-entry";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        if !use_state(work, &self.state).await? {
            return Err(Fault::refused("identity-provider-replayed"));
        }
        let about = SubjectRef::new("collectivite", work.body);
        let said = serde_json::json!({ "provider": self.provider.to_string(), "why": self.why });
        work.journal(Event::internal("identity.provider-refused", about).with(said))
            .await
    }
}

/// Marks an answer as used; false when it was already.
pub(super) async fn use_state(work: &mut Work, state: &SecretHash) -> Result<bool, Fault> {
    let (body, now) = (work.body, work.now);
    work.sql.execute(store::PURGE_STATES, args![body, now]).await?;
    // Kept twice as long as an attempt: the clocks of two nodes may differ.
    let until = now.plus_seconds(2 * ATTEMPT_VALID_S);
    let used = work
        .sql
        .execute(store::USE_STATE, args![body, state, until])
        .await?;
    Ok(used == 1)
}

/// The end of an entry that is refused: one line, without a name.
async fn refused(work: &mut Work, provider: ProviderId, why: RefusedEntry) -> Result<Entered, Fault> {
    let about = SubjectRef::new("collectivite", work.body);
    let said = serde_json::json!({ "provider": provider.to_string(), "why": why.sentence() });
    work.journal(Event::internal("identity.provider-refused", about).with(said))
        .await?;
    Ok(Entered::Refused(why))
}

/// Whether this person may have an account of that provider linked: everybody, or those invited.
async fn may_be_linked(work: &mut Work, provider: &Provider, person: PersonId) -> Result<bool, Fault> {
    let body = work.body;
    Ok(!provider.kind.is_by_invitation()
        || store::is_invited(&mut work.sql, body, provider.id, person).await?)
}

/// An identifier opens one account; an account has one identifier at each provider, the last linked.
async fn link(
    work: &mut Work,
    provider: &Provider,
    (subject, level, is_helped): (&Vec<u8>, Option<String>, bool),
) -> Result<(), Fault> {
    let (body, now, person) = (work.body, work.now, work.person()?);
    if is_helped {
        return Err(Fault::refused("identity-assisted-no-link"));
    }
    if !may_be_linked(work, provider, person).await? {
        return Err(Fault::refused_with(
            Sentence::new("identity-provider-not-invited").with("name", provider.label.as_str()),
        ));
    }
    let holder = store::holder(&mut work.sql, body, provider.id, subject).await?;
    if holder.is_some_and(|holder| holder != person) {
        return Err(Fault::refused("identity-provider-linked-elsewhere"));
    }
    work.sql
        .execute(store::DELETE_IDENTITY, args![body, provider.id, person])
        .await?;
    let values = args![body, provider.id, subject, person, level, now];
    if work.sql.execute(store::INSERT_IDENTITY, values).await? != 1 {
        // Linked elsewhere at this very moment: run again, it is found.
        return Err(Fault::Raced);
    }
    work.journal(Event::internal(
        "identity.provider-linked",
        SubjectRef::new("person", person),
    ))
    .await
}
