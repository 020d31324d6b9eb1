//! Whether whoever is at the keyboard proved to be the account's person, before what opens the account changes; and what that person
//! is written when it did.

use db::{Instant, args};
use kernel::{Actor, Event, Fault, PersonId, Quality, Scope, SubjectRef, Work};
use ui::t;

use crate::mail;
use crate::model::SecretHash;
use crate::model::second_factor::is_two_factors;
use crate::store::{passkey, second_factor as store};

/// Whether this person is asked for a second factor when they sign in: they added an app; or the body wants one of its agents, and
/// their passkeys are theirs. For anybody else a passkey is another way in, and a lost telephone shuts nobody out.
pub(crate) async fn has_one_to_give(work: &mut Work, person: PersonId) -> Result<bool, Fault> {
    let body = work.body;
    if store::is_enrolled(&mut work.sql, body, person).await? {
        return Ok(true);
    }
    Ok(store::rule(&mut work.sql, body).await?.is_some()
        && passkey::count(&mut work.sql, body, person).await? > 0
        && is_agent(work, person).await?)
}

pub(super) async fn is_agent(work: &mut Work, person: PersonId) -> Result<bool, Fault> {
    let now = work.now;
    was_agent(work, person, now).await
}

/// Whether this person was an agent at `at`, by the mandates that are known now.
pub(super) async fn was_agent(work: &mut Work, person: PersonId, at: Instant) -> Result<bool, Fault> {
    let (house, body) = (work.shared_house(), work.body);
    let held = house
        .qualities(&mut work.sql, body, Actor::Person(person), Scope::BODY, at)
        .await?;
    Ok(held.contains(&Quality::Agent))
}

/// When a second factor was last given in this session: here, or to the provider that opened it.
pub(super) async fn proved_at(
    work: &mut Work,
    person: PersonId,
    own: &SecretHash,
) -> Result<Option<Instant>, Fault> {
    let body = work.body;
    let given = store::given(&mut work.sql, body, own, person).await?;
    Ok(given.and_then(|given| {
        let vouched = given
            .proved_at
            .filter(|_| given.level.as_deref().is_some_and(is_two_factors));
        given.factor_at.max(vouched)
    }))
}

/// A session of one factor adds none to an account that has one: who reads the mail would otherwise have both.
pub(super) async fn refuse_until_given(
    work: &mut Work,
    person: PersonId,
    own: &SecretHash,
) -> Result<(), Fault> {
    if has_one_to_give(work, person).await? && proved_at(work, person, own).await?.is_none() {
        return Err(Fault::refused("identity-second-factor-give-first"));
    }
    Ok(())
}

/// Notes that a second factor was given in this session.
pub(super) async fn note_given(work: &mut Work, person: PersonId, own: &SecretHash) -> Result<(), Fault> {
    let (body, now) = (work.body, work.now);
    work.sql
        .execute(store::NOTE_GIVEN, args![body, own, person, now])
        .await?;
    Ok(())
}

/// Who gives their second factor has not lost it: what an agent asked for them is dropped.
pub(super) async fn drop_reset(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    let body = work.body;
    if work.sql.execute(store::DELETE_RESET, args![body, person]).await? == 0 {
        return Ok(());
    }
    work.journal(Event::internal(
        "identity.second-factor-reset-dropped",
        SubjectRef::new("person", person),
    ))
    .await
}

/// What changed in what opens an account, as its person is written.
#[derive(Clone, Copy)]
pub(super) enum Change {
    /// A passkey was added
    PasskeyAdded,
    /// A passkey was taken away
    PasskeyRemoved,
    /// An app was added
    AppAdded,
    /// The app was taken away
    AppRemoved,
    /// Wrong codes were typed, too many
    WrongCodes,
}

/// Writes it to them: who did it in their place is seen by the true one.
pub(super) async fn tell(work: &mut Work, person: PersonId, change: Change) -> Result<(), Fault> {
    let (body, base) = (work.collectivite()?, work.base_url());
    let words = mail::words_to(work, person).await?;
    let (name, link) = (&body.name, format!("{base}/compte/appareils"));
    let (what, said) = match change {
        Change::PasskeyAdded => (
            "passkey-added",
            t!(words, "identity-change-passkey-added", body = name),
        ),
        Change::PasskeyRemoved => (
            "passkey-removed",
            t!(words, "identity-change-passkey-removed", body = name),
        ),
        Change::AppAdded => ("app-added", t!(words, "identity-change-app-added", body = name)),
        Change::AppRemoved => (
            "app-removed",
            t!(words, "identity-change-app-removed", body = name),
        ),
        Change::WrongCodes => (
            "wrong-codes",
            t!(words, "identity-change-wrong-codes", body = name),
        ),
    };
    let key = format!("identity-{what}-{person}-{}", work.now.micros());
    let subject = t!(words, "identity-change-mail-subject", body = name);
    let text = t!(
        words,
        "identity-change-mail-text",
        said = said.as_str(),
        body = name,
        link = link.as_str()
    );
    mail::write_to(work, &key, person, subject, text).await
}
