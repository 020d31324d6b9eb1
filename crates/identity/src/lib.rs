//! Who people are, as lightly as can be: an e-mail address that they proved, and the name they want to be shown under.
//!
//! What people do here:
//! - they ask for a link ([`AskSignInLink`]): only an address is asked, and the answer is the same sentence whether
//!   the address is known or not;
//! - they open the link and press its button ([`SignIn`]); the first time, they give the name to show ([`SignUp`]).
//!   Opening the link does nothing by itself: mail scanners open every link they see;
//! - they change their name ([`Rename`]), choose their language ([`ChooseLanguage`]), leave this browser ([`EndSession`]) or all of them ([`SignOut`]);
//! - where the operator said so, they come with the account they have in another body of the instance ([`LendAccount`]
//!   there, [`Arrive`] here), and leave that link when they want ([`UnlinkAccount`]);
//! - agents and those who chair a group register somebody to give them a mandate ([`RegisterPerson`]).
//!
//! ```text
//! POST /connexion          AskSignInLink  → a mail: /connexion/{token}, one hour, one use
//! GET  /langue/en?retour=  a cookie on this device, and ChooseLanguage for who is signed in
//! GET  /connexion/{token}  shows a button
//! POST /connexion/{token}  SignIn | SignUp → a session of 30 days, back to the page the person came from
//! ```
//!
//! Rules: no civility and no gender are ever asked (GDPR art. 5(1)(c), data minimisation; CJEU, 9 January 2025,
//! C-394/23); tokens and cookies are kept as hashes; an address receives at most
//! [`LINKS_PER_HOUR_MAX`](model::LINKS_PER_HOUR_MAX) links an hour, and a client may ask for
//! at most [`CLIENT_LINKS_PER_HOUR_MAX`](model::CLIENT_LINKS_PER_HOUR_MAX); the journal knows people by their identifier only.

mod actions;
mod mail;
pub mod model;
mod pages;
pub mod rights;
mod store;

use std::collections::BTreeMap;

use db::{Instant, Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Feature, PersonId, SignedIn};

pub use actions::{
    Arrive, AskSignInLink, ChooseLanguage, EndSession, HandSignInLink, LendAccount, RegisterPerson, Rename,
    SignIn, SignInLink, SignOut, SignUp, SignedInSession, UnlinkAccount, make_sign_in_link, read_name,
    register,
};
pub use mail::{
    words_to, words_to_address, write_about, write_to, write_with_invitation, write_with_way_out,
    write_without_answers,
};
pub use pages::{begin_session_in, bring_language};

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
    ],
    statements: &[store::STATEMENTS],
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    routes: Some(pages::routes),
    recognise: Some(recognise),
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

/// The address of this person.
pub async fn email_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<String>, db::Error> {
    Ok(store::find_person(sql, body, person)
        .await?
        .map(|person| person.email))
}

/// The language this person chose, if they did.
pub async fn language_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<String>, db::Error> {
    store::language_of(sql, body, person).await
}

fn recognise<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    cookie: &'a str,
    now: Instant,
) -> BoxFuture<'a, Result<Option<SignedIn>, db::Error>> {
    Box::pin(async move { store::find_session(sql, body, &model::SecretHash::of(cookie), now).await })
}
