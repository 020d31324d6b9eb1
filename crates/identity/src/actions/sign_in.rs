//! Signing in with a link: for a known address, and for the first time.

use db::{Instant, args};
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, SubjectRef, Work};
use serde::{Deserialize, Serialize};

use super::{read_name, refreshing, register};
use crate::model::attempt::{Outcome, Way};
use crate::model::provider::{Assistance, ProviderId};
use crate::model::second_factor::{WAIT_VALID_S, is_two_factors};
use crate::model::{EmailAddress, LinkState, SESSION_VALID_DAYS, SecretHash};
use crate::rights;
use crate::store::{self, LinkRow, second_factor};

/// Signs in with the token of a link, when its address is already somebody's.
///
/// The output holds a secret, and the output of a form sent with a request id is kept: this deed is done without one.
/// A link works once anyway.
pub struct SignIn {
    /// The token, as the link carries it
    pub token: String,
}

/// Signs in for the first time: makes a person of the link's address. Without a request id, like [`SignIn`].
pub struct SignUp {
    /// The token, as the link carries it
    pub token: String,
    /// The name to be shown under
    pub name: String,
}

/// A session that has just begun.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignedInSession {
    /// The value of the session cookie: the only place where it stands in clear
    pub cookie: String,
    /// Where the person wanted to go
    pub return_to: Option<String>,
    /// True when the cookie opens nothing yet: a second factor has to be given first
    #[serde(default)]
    pub is_waiting: bool,
}

impl Action for SignIn {
    const NAME: &'static str = "identity.sign-in";
    type Output = SignedInSession;

    async fn run(&self, work: &mut Work) -> Result<SignedInSession, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (link, email) = use_link(work, &self.token).await?;
        let body = work.body;
        let person = store::find_by_email(&mut work.sql, body, &email)
            .await?
            .ok_or_else(|| Fault::field("name", "identity-name-empty"))?;
        begin_session(work, person, link.return_to, Way::Mail, None).await
    }
}

impl Action for SignUp {
    const NAME: &'static str = "identity.sign-up";
    type Output = SignedInSession;

    async fn run(&self, work: &mut Work) -> Result<SignedInSession, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let mut fields = Fields::default();
        let name = read_name(&mut fields, "name", &self.name);
        fields.finish()?;
        let (link, email) = use_link(work, &self.token).await?;
        let person = register(work, &name, email.as_str()).await?;
        begin_session(work, person, link.return_to, Way::Mail, None).await
    }
}

/// Marks the link as used, or says why it cannot be.
pub(super) async fn use_link(work: &mut Work, token: &str) -> Result<(LinkRow, EmailAddress), Fault> {
    let body = work.body;
    let link = store::find_link(&mut work.sql, body, &SecretHash::of(token))
        .await?
        .ok_or_else(|| Fault::refused("identity-link-unknown"))?;
    match LinkState::at(work.now, link.used_at, link.expires_at) {
        LinkState::Used => return Err(Fault::refused("identity-link-used")),
        LinkState::Expired => return Err(Fault::refused("identity-link-expired")),
        LinkState::Valid => {}
    }
    let now = work.now;
    if work
        .sql
        .execute(store::USE_LINK, args![body, link.id, now])
        .await?
        != 1
    {
        return Err(Fault::refused("identity-link-used"));
    }
    let email = EmailAddress::parse(&link.email)
        .ok_or_else(|| Fault::Internal("a sign-in link holds something else than an address".to_owned()))?;
    Ok((link, email))
}

/// What a provider said when a session begins with it.
pub(super) struct Vouched {
    /// Who said it
    pub(super) provider: ProviderId,
    /// How strongly
    pub(super) level: Option<String>,
    /// When the person proved it there
    pub(super) at: Instant,
    /// Whether somebody else may be at the keyboard
    pub(super) assistance: Assistance,
    /// Its token, sealed
    pub(super) id_token: String,
    /// What it is asked with later, sealed, where it is to be
    pub(super) refresh_token: Option<String>,
}

/// A session of the person in this body, and of nobody in any other. Who has a second factor has still to give it, unless a
/// provider says that it asked for two, or it is a passkey: until then the cookie opens nothing but the page that asks for it.
pub(super) async fn begin_session(
    work: &mut Work,
    person: PersonId,
    return_to: Option<String>,
    way: Way,
    vouched: Option<Vouched>,
) -> Result<SignedInSession, Fault> {
    let cookie = work.house().randomness.secret();
    let (body, now) = (work.body, work.now);
    work.sql.execute(store::PURGE_SESSIONS, args![body, now]).await?;
    work.sql
        .execute(second_factor::PURGE_WAITS, args![body, now])
        .await?;
    let is_vouched_twice = vouched
        .as_ref()
        .and_then(|vouched| vouched.level.as_deref())
        .is_some_and(is_two_factors);
    let is_asked = !is_vouched_twice
        && way != Way::Passkey
        && super::second_factor_proof::has_one_to_give(work, person).await?;
    let kind = if is_asked {
        "identity.second-factor-asked"
    } else {
        "identity.signed-in"
    };
    let mut event = Event::internal(kind, SubjectRef::new("person", person));
    let provider = vouched.as_ref().map(|vouched| vouched.provider);
    let refresh_token = vouched.as_ref().and_then(|vouched| vouched.refresh_token.clone());
    let proof = if let Some(vouched) = vouched {
        // Neither the level nor whether somebody helps: that is the person's own affair, and the journal keeps for ever.
        event = event.with(serde_json::json!({ "provider": vouched.provider.to_string() }));
        args![
            vouched.provider,
            vouched.level,
            vouched.at,
            vouched.assistance != Assistance::Nobody,
            vouched.id_token,
            vouched.assistance == Assistance::Helper
        ]
    } else {
        args![
            None::<ProviderId>,
            None::<String>,
            None::<Instant>,
            None::<bool>,
            None::<String>,
            None::<bool>
        ]
    };
    let (statement, mut values) = if is_asked {
        let until = now.plus_seconds(WAIT_VALID_S);
        let values = args![body, &SecretHash::of(&cookie), person, until, way];
        (second_factor::INSERT_WAIT, values)
    } else {
        let until = now.plus_days(SESSION_VALID_DAYS);
        let values = args![body, &SecretHash::of(&cookie), person, now, until];
        (store::INSERT_SESSION, values)
    };
    values.extend(proof);
    if !is_asked {
        // A passkey verifies its holder: it is two factors.
        let factor_at = (way == Way::Passkey).then_some(now);
        values.extend(args![way, factor_at]);
    }
    work.sql.execute(statement, values).await?;
    let (kept, refresh_token) = (SecretHash::of(&cookie), refresh_token.as_deref());
    if is_asked {
        refreshing::keep_in_wait(work, &kept, refresh_token).await?;
    } else {
        refreshing::watch(work, &kept, (provider, refresh_token)).await?;
    }
    if way == Way::Passkey || is_vouched_twice {
        super::second_factor_proof::drop_reset(work, person).await?;
    }
    super::erase::keep(work, person).await?;
    let outcome = if is_asked { Outcome::Asked } else { Outcome::Opened };
    super::attempts::keep_attempt(work, person, (way, outcome), None).await?;
    work.journal(event).await?;
    Ok(SignedInSession {
        cookie,
        return_to,
        is_waiting: is_asked,
    })
}
