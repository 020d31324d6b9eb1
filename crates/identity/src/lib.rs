//! Who people are, as lightly as can be: an e-mail address that they proved, and the name they want to be shown under.
//!
//! What people do here:
//! - they ask for a link ([`AskSignInLink`]): only an address is asked, and the answer is the same sentence whether
//!   the address is known or not;
//! - they open the link and press its button ([`SignIn`]); the first time, they give the name to show ([`SignUp`]).
//!   Opening the link does nothing by itself: mail scanners open every link they see;
//! - they change their name ([`Rename`]), choose their language ([`ChooseLanguage`]), leave this browser ([`EndSession`]) or all of them ([`SignOut`]);
//! - they see where their account is open and who tried to get in, and end sessions from another device ([`RevokeSession`],
//!   [`RevokeOtherSessions`]);
//! - where the operator said so, they come with the account they have in another body of the instance ([`LendAccount`]
//!   there, [`Arrive`] here), and leave that link when they want ([`UnlinkAccount`]);
//! - where the body set one up, they come with an identity provider (FranceConnect, ProConnect, any that speaks OpenID
//!   Connect; [`EnterWithProvider`]), once they linked its account to theirs from inside ([`LinkArrival`],
//!   [`UnlinkProvider`]); where the body wants it, who is signed in at ProConnect enters without a page, and ProConnect is asked again
//!   whether they are still one of its people, at the rhythm of the body;
//! - where the body has a directory (LDAP) set up, they come with the identifier and the password they have there
//!   ([`TryDirectory`], then [`EnterWithDirectory`] or [`NoteDirectoryDown`]), linked in the same way;
//! - agents say which providers ([`SetUpDirectory`], [`SetUpProvider`], [`RemoveProvider`]), and whom they invite to those that are for invited
//!   people ([`InviteToProvider`], [`WithdrawInvitation`]);
//! - they add a second factor, an authenticator app, that is asked at each sign-in ([`PrepareSecondFactor`],
//!   [`ConfirmSecondFactor`], [`GiveSecondFactor`]), with codes for when it is lost ([`RenewRecoveryCodes`]), or take it away
//!   ([`RemoveSecondFactor`]); agents may have to ([`RequireSecondFactor`]), and two of them let a third begin anew
//!   ([`AskSecondFactorReset`], then [`ResetSecondFactor`] or [`DropSecondFactorReset`]), unless that third one says that they asked
//!   for nothing ([`RefuseSecondFactorReset`]);
//! - they sign in with a passkey, which is two factors by itself ([`AddPasskey`], [`EnterWithPasskey`], [`RemovePasskey`]);
//! - they make tokens for programs that act in their name, `git` for one ([`MakeToken`], [`RevokeToken`]): shown once;
//! - they close their account ([`CloseAccount`]), or ask the town to ([`AskErasure`], then [`EraseAccount`] a week later unless
//!   they sign in): nothing names them any more, what they did stands;
//! - who has no address of their own is known by the name they say ([`register_without_address`]) and enters with a code on paper
//!   ([`make_entry_code`], [`use_entry_code`]), or came with a link sent to a mailbox that they share ([`SignUpBeside`]); they may
//!   give an address later ([`take_address`]);
//! - agents and those who chair a group register somebody to give them a mandate ([`RegisterPerson`]).
//!
//! ```text
//! POST /connexion          AskSignInLink  → a mail: /connexion/{token}, one hour, one use
//! GET  /langue/en?retour=  a cookie on this device, and ChooseLanguage for who is signed in
//! GET  /connexion/{token}  shows a button
//! POST /connexion/{token}  SignIn | SignUp → a session of 30 days, back to the page the person came from
//! POST /comptes/deux-agents          SetFourEyes: what touches votes, rolls and people wants two agents ([`second_agent`])
//! POST /connexion/second-facteur     GiveSecondFactor → that session, for who has a second factor
//! GET  /connexion/avec/{provider}    to the provider, with a secret that only this browser keeps, ten minutes
//! GET  /connexion/retour/{provider}  EnterWithProvider → a session with its proof, or a page that says why not
//! ```
//!
//! Rules: no civility and no gender are ever asked (GDPR art. 5(1)(c), data minimisation; CJEU, 9 January 2025,
//! C-394/23); tokens and cookies are kept as hashes; an address receives at most
//! [`LINKS_PER_HOUR_MAX`](model::LINKS_PER_HOUR_MAX) links an hour, and a client may ask for
//! at most [`CLIENT_LINKS_PER_HOUR_MAX`](model::CLIENT_LINKS_PER_HOUR_MAX); the journal knows people by their identifier only.

mod actions;
mod directory;
mod exchange;
mod mail;
pub mod model;
mod pages;
mod privacy;
pub mod rights;
mod store;

use std::collections::BTreeMap;

use db::{Instant, Migration, Sql};
use kernel::{
    Actor, BoxFuture, CollectiviteId, Fault, Feature, House, PersonId, Quality, Scope, SignedIn, Work,
};

pub use actions::{
    ACCOUNT_ERASED, AddPasskey, Arrive, AskErasure, AskSecondFactorReset, AskSignInLink, Came,
    ChooseLanguage, CloseAccount, ConfirmSecondFactor, DropAsked, DropSecondFactorReset, ERASURE_ASKED,
    Effort, EndSession, EnterWithDirectory, EnterWithPasskey, EnterWithProvider, Entered, EraseAccount,
    ForgetArrival, GiveSecondFactor, Guarded, HandSignInLink, InviteToProvider, LendAccount, LinkArrival,
    MakeToken, NoteDeadLink, NoteDirectoryDown, NoteRefusedEntry, PrepareSecondFactor,
    RefuseSecondFactorReset, RefusedEntry, RegisterPerson, RemovePasskey, RemoveProvider, RemoveSecondFactor,
    Rename, RenewRecoveryCodes, RequireSecondFactor, ResetSecondFactor, RevokeOtherSessions, RevokeSession,
    RevokeToken, SetFourEyes, SetUpDirectory, SetUpProvider, SignIn, SignInLink, SignOut, SignUp,
    SignUpBeside, SignedInSession, TryDirectory, TypedDirectory, TypedProvider, UnlinkAccount,
    UnlinkProvider, WithdrawInvitation, enter_by_code, make_entry_code, make_sign_in_link, must_be_another,
    read_name, register, register_without_address, second_agent, take_address, use_entry_code,
};
pub use mail::{
    words_to, words_to_address, write_about, write_to, write_with_invitation, write_with_way_out,
    write_without_answers,
};
pub use pages::{
    after_sign_in, awaited_notice, begin_session_in, bring_language, done_or_awaited, effort_brought,
    effort_fields, effort_is_asked, end_replaced_session, second_factor_under_way,
};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-d-identity",
            text: include_str!("../migrations/2026-11-22-d-identity.sql"),
        },
        Migration {
            name: "2026-11-25-identity-clients",
            text: include_str!("../migrations/2026-11-25-identity-clients.sql"),
        },
        Migration {
            name: "2026-11-29-identity-passages",
            text: include_str!("../migrations/2026-11-29-identity-passages.sql"),
        },
        Migration {
            name: "2026-11-29-identity-languages",
            text: include_str!("../migrations/2026-11-29-identity-languages.sql"),
        },
        Migration {
            name: "2026-11-29-k-application-tokens",
            text: include_str!("../migrations/2026-11-29-k-application-tokens.sql"),
        },
        Migration {
            name: "2026-11-30-zz-identity-openid",
            text: include_str!("../migrations/2026-11-30-zz-identity-openid.sql"),
        },
        Migration {
            name: "2026-11-30-zzz-identity-openid",
            text: include_str!("../migrations/2026-11-30-zzz-identity-openid.sql"),
        },
        Migration {
            name: "2026-11-30-zzzz-identity-devices",
            text: include_str!("../migrations/2026-11-30-zzzz-identity-devices.sql"),
        },
        Migration {
            name: "2026-11-30-zzzzz-identity-second-factor",
            text: include_str!("../migrations/2026-11-30-zzzzz-identity-second-factor.sql"),
        },
        Migration {
            name: "2026-11-30-zzzzzz-identity-passkeys",
            text: include_str!("../migrations/2026-11-30-zzzzzz-identity-passkeys.sql"),
        },
        Migration {
            name: "2026-12-01-identity-entry-codes",
            text: include_str!("../migrations/2026-12-01-identity-entry-codes.sql"),
        },
        Migration {
            name: "2026-12-01-identity-f-directory",
            text: include_str!("../migrations/2026-12-01-identity-f-directory.sql"),
        },
        Migration {
            name: "2026-12-01-identity-four-eyes",
            text: include_str!("../migrations/2026-12-01-identity-four-eyes.sql"),
        },
        Migration {
            name: "2026-12-01-identity-provider-sessions",
            text: include_str!("../migrations/2026-12-01-identity-provider-sessions.sql"),
        },
    ],
    statements: &[
        store::STATEMENTS,
        store::devices::STATEMENTS,
        store::directory::STATEMENTS,
        store::entry_code::STATEMENTS,
        store::erasing::STATEMENTS,
        store::four_eyes::STATEMENTS,
        store::passkey::STATEMENTS,
        store::providers::STATEMENTS,
        store::privacy::STATEMENTS,
        store::refreshing::STATEMENTS,
        store::second_factor::STATEMENTS,
    ],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    routes: Some(pages::routes),
    timers: &[
        (actions::FORGET_ARRIVALS, actions::forget_arrivals),
        (actions::FORGET_ATTEMPTS, actions::forget_attempts),
        (actions::ERASE, actions::on_date),
        (actions::REFRESH, actions::when_due),
    ],
    effects: &[(actions::REFRESH_EFFECT, exchange::refresh_session)],
    slow: &[actions::REFRESH_EFFECT],
    recognise: Some(recognise),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    seen: Some(seen),
    ..Feature::named("identity")
};

/// The names of these people; somebody unknown is absent.
pub async fn names(
    sql: &mut Sql,
    body: CollectiviteId,
    people: &[PersonId],
) -> Result<BTreeMap<PersonId, String>, db::Error> {
    store::names(sql, body, people).await
}

/// The person who has this address, however it is written.
pub async fn find_by_email(
    sql: &mut Sql,
    body: CollectiviteId,
    email: &str,
) -> Result<Option<PersonId>, db::Error> {
    match model::EmailAddress::parse(email) {
        Some(email) => store::find_by_email(sql, body, &email).await,
        None => Ok(None),
    }
}

/// The address of this person; none once their account is closed.
pub async fn email_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<String>, db::Error> {
    Ok(store::find_person(sql, body, person)
        .await?
        .map(|person| person.email)
        .filter(|email| email.contains('@')))
}

/// Whether this person's account is open and has no address: they came with a code on paper, or share somebody's mailbox.
pub async fn is_without_address(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<bool, db::Error> {
    let found = store::find_person(sql, body, person).await?;
    Ok(found.is_some_and(|row| row.email == store::entry_code::no_address(person)))
}

/// The language this person chose, if they did.
pub async fn language_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<String>, db::Error> {
    store::language_of(sql, body, person).await
}

/// Whether this person is an agent of a body that wants a second factor of its agents, and has none: nothing acts in their name
/// meanwhile, no program either.
pub async fn lacks_second_factor(
    house: &House,
    body: CollectiviteId,
    person: PersonId,
) -> Result<bool, db::Error> {
    let (mut sql, now) = (house.db.read(), house.clock.now());
    if store::second_factor::rule(&mut sql, body).await?.is_none()
        || store::second_factor::has_any(&mut sql, body, person).await?
    {
        return Ok(false);
    }
    let actor = Actor::Person(person);
    let held = house.qualities(&mut sql, body, actor, Scope::BODY, now).await?;
    Ok(held.contains(&Quality::Agent))
}

/// Whether this person gives a second factor when they sign in: a link received by mail is then not enough to act in their name.
pub async fn gives_second_factor(work: &mut Work, person: PersonId) -> Result<bool, Fault> {
    actions::has_one_to_give(work, person).await
}

/// How often it is noted that a token serves: enough to find one that no longer does, too seldom to follow somebody.
const TOKEN_NOTED_EVERY_S: i64 = 24 * 3600;

/// The person in whose name a program shows this application token; none when it is nobody's, or was revoked.
pub async fn bearer_of(
    house: &House,
    body: CollectiviteId,
    token: &str,
) -> Result<Option<PersonId>, db::Error> {
    let token = model::SecretHash::of(token);
    let Some(held) = store::find_token(&mut house.db.read(), body, &token).await? else {
        return Ok(None);
    };
    let now = house.clock.now();
    let is_due = |last: Instant| last.plus_seconds(TOKEN_NOTED_EVERY_S) <= now;
    if held.last_used_at.is_none_or(is_due) {
        let mut sql = house.db.begin().await?;
        store::touch_token(&mut sql, body, held.id, now).await?;
        // Two programs of one person at once: one of them notes it.
        match sql.commit().await {
            Err(error) if error.is_transient() => {}
            outcome => outcome?,
        }
    }
    Ok(Some(held.person_id))
}

/// Notes the day a session served, and in which sort of browser.
fn seen<'a>(
    house: &'a House,
    body: CollectiviteId,
    cookie: &'a str,
    browser: &'a str,
) -> BoxFuture<'a, Result<(), db::Error>> {
    Box::pin(async move {
        match note_seen(house, body, cookie, browser).await {
            // Two pages of one browser at once: one of them notes it.
            Err(error) if error.is_transient() => Ok(()),
            outcome => outcome,
        }
    })
}

async fn note_seen(
    house: &House,
    body: CollectiviteId,
    cookie: &str,
    browser: &str,
) -> Result<(), db::Error> {
    let day = model::device::day_seen(house.clock.now());
    let device = model::device::Device::of(browser);
    let mut sql = house.db.begin().await?;
    store::devices::touch(&mut sql, body, &model::SecretHash::of(cookie), day, device).await?;
    sql.commit().await
}

fn recognise<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    cookie: &'a str,
    now: Instant,
) -> BoxFuture<'a, Result<Option<SignedIn>, db::Error>> {
    Box::pin(async move { store::find_session(sql, body, &model::SecretHash::of(cookie), now).await })
}
