//! The second factor: sharing a secret with an authenticator app, giving its codes, taking it away.
//!
//! A wrong code is no fault that undoes its transaction: it is counted, told to its person, and written in the journal.

use db::{Instant, args};
use kernel::{Action, Event, Fault, PersonId, Scope, Sentence, SubjectRef, Work};
use tools::secret;

use super::SignedInSession;
use super::attempts::keep_attempt;
use super::effort::{Effort, is_made};
use super::refreshing;
use super::second_factor_proof::{Change, drop_reset, is_agent, note_given, refuse_until_given, tell};
use crate::model::attempt::{Outcome, Way};
use crate::model::effort::EFFORT_WAIT_S;
use crate::model::second_factor::{
    Authenticator, CODE_DIGITS, FAILURES_EASY, FAILURES_MAX, FAILURES_WAIT_S, RECOVERY_LETTERS, SECRET_BYTES,
    read_code, read_recovery_code,
};
use crate::model::{SESSION_VALID_DAYS, SecretHash};
use crate::rights;
use crate::store::erasing;
use crate::store::second_factor::{self as store, FactorRow};

/// What the secret of a person is sealed for.
pub(crate) fn purpose_of(person: PersonId) -> String {
    format!("second factor {person}")
}

/// The digest that is kept of a recovery code.
pub(crate) fn recovery_digest(
    house: &kernel::House,
    body: kernel::CollectiviteId,
    person: PersonId,
    code: &str,
) -> Result<Vec<u8>, Fault> {
    let purpose = format!("recovery code {person}");
    secret::digest(house, body, &purpose, &read_recovery_code(code))
}

/// Draws the secret that one's app is to share. It counts for nothing before a code of it was shown.
pub struct PrepareSecondFactor {
    /// The hash of this browser's session
    pub own: SecretHash,
    /// Whether somebody else may be at the keyboard: what is added would outlive their help
    pub is_assisted: bool,
}

impl Action for PrepareSecondFactor {
    const NAME: &'static str = "identity.prepare-second-factor";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SECOND_FACTOR, Scope::BODY).await?;
        refuse_assisted(self.is_assisted)?;
        let (body, person, now) = (work.body, work.person()?, work.now);
        refuse_until_given(work, person, &self.own).await?;
        let mut drawn = [0; SECRET_BYTES];
        work.house().randomness.fill(&mut drawn);
        let shared = Authenticator::new(drawn).to_base32();
        let sealed = secret::seal(work.house(), body, &purpose_of(person), &shared)?;
        let prepared = work
            .sql
            .execute(store::PREPARE_FACTOR, args![body, person, sealed, now])
            .await?;
        if prepared != 1 {
            return Err(Fault::refused("identity-second-factor-already"));
        }
        work.journal(Event::internal(
            "identity.second-factor-begun",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Shows a code of the app: from then on one is asked at every sign-in. One's other sessions, that gave none, end.
pub struct ConfirmSecondFactor {
    /// The code, as typed
    pub code: String,
    /// The digests of the recovery codes. They are drawn by who shows them, and never come here: the answer to a form is kept
    pub recovery: Vec<Vec<u8>>,
    /// What tells this form from the same one sent before
    pub mark: String,
    /// The hash of this browser's session
    pub own: SecretHash,
    /// Whether somebody else may be at the keyboard: what is added would outlive their help
    pub is_assisted: bool,
}

impl Action for ConfirmSecondFactor {
    const NAME: &'static str = "identity.confirm-second-factor";
    /// The mark of the form that did it
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&rights::SECOND_FACTOR, Scope::BODY).await?;
        refuse_assisted(self.is_assisted)?;
        let (body, person, now) = (work.body, work.person()?, work.now);
        refuse_until_given(work, person, &self.own).await?;
        let factor = store::factor(&mut work.sql, body, person)
            .await?
            .ok_or_else(|| Fault::refused("identity-second-factor-none"))?;
        if factor.confirmed_at.is_some() {
            return Err(Fault::refused("identity-second-factor-already"));
        }
        let shared = opened(work, person, &factor)?;
        // Nothing is counted: who is here sees the secret.
        let step = shared
            .step_of(&read_code(&self.code), now)
            .ok_or_else(|| Fault::field("code", "identity-second-factor-wrong-first"))?;
        let values = args![body, person, now, step];
        if work.sql.execute(store::CONFIRM_FACTOR, values).await? != 1 {
            return Err(Fault::refused("identity-second-factor-already"));
        }
        store::replace_recovery_codes(&mut work.sql, body, person, &self.recovery).await?;
        crate::store::devices::end_others(&mut work.sql, body, person, &self.own).await?;
        note_given(work, person, &self.own).await?;
        // Made before, by whom nobody knows: they would act without what is asked from now on.
        work.sql
            .execute(erasing::FORGET_TOKENS, args![body, person])
            .await?;
        tell(work, person, Change::AppAdded).await?;
        work.journal(Event::internal(
            "identity.second-factor-enrolled",
            SubjectRef::new("person", person),
        ))
        .await?;
        Ok(self.mark.clone())
    }
}

/// Puts new recovery codes in the place of one's own, by a code of the app.
pub struct RenewRecoveryCodes {
    /// The code, as typed
    pub code: String,
    /// The digests of the new ones
    pub recovery: Vec<Vec<u8>>,
    /// What tells this form from the same one sent before
    pub mark: String,
    /// Whether somebody else may be at the keyboard: what is added would outlive their help
    pub is_assisted: bool,
}

impl Action for RenewRecoveryCodes {
    const NAME: &'static str = "identity.renew-recovery-codes";
    /// The mark of the form that did it; none when the code was wrong
    type Output = Option<String>;

    async fn run(&self, work: &mut Work) -> Result<Option<String>, Fault> {
        work.require(&rights::SECOND_FACTOR, Scope::BODY).await?;
        refuse_assisted(self.is_assisted)?;
        let (body, person) = (work.body, work.person()?);
        if !is_right_code(work, person, &self.code).await? {
            return Ok(None);
        }
        store::replace_recovery_codes(&mut work.sql, body, person, &self.recovery).await?;
        work.journal(Event::internal(
            "identity.recovery-codes-renewed",
            SubjectRef::new("person", person),
        ))
        .await?;
        Ok(Some(self.mark.clone()))
    }
}

/// Takes one's second factor away, by a code of the app; not from an agent of a body that wants one.
pub struct RemoveSecondFactor {
    /// The code, as typed
    pub code: String,
    /// Whether the session is known to be held by somebody who helps
    pub is_helped: bool,
}

impl Action for RemoveSecondFactor {
    const NAME: &'static str = "identity.remove-second-factor";
    /// False when the code was wrong
    type Output = bool;

    async fn run(&self, work: &mut Work) -> Result<bool, Fault> {
        work.require(&rights::SECOND_FACTOR, Scope::BODY).await?;
        refuse_helped(self.is_helped)?;
        let (body, person) = (work.body, work.person()?);
        let is_wanted = store::rule(&mut work.sql, body).await?.is_some();
        if is_wanted && is_agent(work, person).await? {
            return Err(Fault::refused("identity-second-factor-wanted"));
        }
        if !is_right(work, person, &Given::code(&self.code)?).await? {
            return Ok(false);
        }
        store::forget(&mut work.sql, body, person).await?;
        tell(work, person, Change::AppRemoved).await?;
        work.journal(Event::internal(
            "identity.second-factor-removed",
            SubjectRef::new("person", person),
        ))
        .await?;
        Ok(true)
    }
}

/// Gives the second factor of a sign-in under way: a session begins, with another cookie. Done without a request id, like
/// [`SignIn`](crate::SignIn).
pub struct GiveSecondFactor {
    /// The value of the cookie that the browser was given when it signed in
    pub cookie: String,
    /// What was typed: a code of the app, or a recovery code
    pub typed: String,
    /// True for a recovery code
    pub is_recovery: bool,
    /// The effort that was made, where one was asked
    pub effort: Option<Effort>,
}

impl Action for GiveSecondFactor {
    const NAME: &'static str = "identity.give-second-factor";
    /// None when the code was wrong
    type Output = Option<SignedInSession>;

    async fn run(&self, work: &mut Work) -> Result<Option<SignedInSession>, Fault> {
        work.require(&rights::SIGN_IN, Scope::BODY).await?;
        let (body, now, before) = (work.body, work.now, SecretHash::of(&self.cookie));
        let given = if self.is_recovery {
            Given::recovery(&self.typed)?
        } else {
            Given::code(&self.typed)?
        };
        // A sign-in under way, or a session opened by one factor before two were wanted.
        let wait = match store::wait(&mut work.sql, body, &before, now).await? {
            Some(wait) => Some(wait),
            None => store::one_factor_session(&mut work.sql, body, &before, now).await?,
        };
        let wait = wait.ok_or_else(|| Fault::refused("identity-second-factor-over"))?;
        let person = wait.person_id;
        refuse_in_a_hurry(work, person, &given, self.effort.as_ref()).await?;
        if !is_right(work, person, &given).await? {
            return Ok(None);
        }
        work.sql.execute(store::USE_WAIT, args![body, &before]).await?;
        work.sql
            .execute(crate::store::DELETE_SESSION, args![body, &before, person])
            .await?;
        let cookie = work.house().randomness.secret();
        let values = args![
            body,
            &SecretHash::of(&cookie),
            person,
            now,
            now.plus_days(SESSION_VALID_DAYS),
            wait.provider_id,
            wait.level,
            wait.proved_at,
            wait.is_assisted,
            wait.id_token,
            wait.is_helper_known,
            wait.way,
            now
        ];
        work.sql.execute(crate::store::INSERT_SESSION, values).await?;
        let asked_again = (wait.provider_id, wait.refresh_token.as_deref());
        refreshing::watch(work, &SecretHash::of(&cookie), asked_again).await?;
        keep_attempt(work, person, (given.way(), Outcome::Opened), None).await?;
        let said = serde_json::json!({ "second_factor": given.way().as_str() });
        work.journal(Event::internal("identity.signed-in", SubjectRef::new("person", person)).with(said))
            .await?;
        Ok(Some(SignedInSession {
            cookie,
            return_to: None,
            is_waiting: false,
        }))
    }
}

/// What was given, as it is compared.
enum Given {
    /// The digits of a code of the app
    Code(String),
    /// A recovery code
    Recovery(String),
}

impl Given {
    fn code(typed: &str) -> Result<Self, Fault> {
        let code = read_code(typed);
        if code.len() == CODE_DIGITS {
            Ok(Self::Code(code))
        } else {
            Err(Fault::field("code", "identity-second-factor-not-a-code"))
        }
    }

    fn recovery(typed: &str) -> Result<Self, Fault> {
        let code = read_recovery_code(typed);
        if code.len() == RECOVERY_LETTERS {
            Ok(Self::Recovery(code))
        } else {
            Err(Fault::field(
                "secours",
                "identity-second-factor-not-a-recovery-code",
            ))
        }
    }

    fn way(&self) -> Way {
        match self {
            Self::Code(_) => Way::Authenticator,
            Self::Recovery(_) => Way::Recovery,
        }
    }
}

/// Whether this is what the person's app shows, once.
pub(super) async fn is_right_code(work: &mut Work, person: PersonId, typed: &str) -> Result<bool, Fault> {
    is_right(work, person, &Given::code(typed)?).await
}

/// Whether this is the person's second factor, once: a step or a recovery code that served is wrong from then on. What is wrong is
/// counted, and no code of the app is looked at while one has to wait. A recovery code is: nobody guesses sixty bits, and whoever
/// reads the mail would otherwise shut its person out for as long as they like.
async fn is_right(work: &mut Work, person: PersonId, given: &Given) -> Result<bool, Fault> {
    let (body, now) = (work.body, work.now);
    let factor = store::factor(&mut work.sql, body, person)
        .await?
        .filter(|factor| factor.confirmed_at.is_some())
        .ok_or_else(|| Fault::refused("identity-second-factor-none"))?;
    // In a demonstration the code is shown to everybody: a wait would only shut the others out.
    let waits = matches!(given, Given::Code(_)) && !work.collectivite()?.is_demonstration;
    if let Some(until) = waits_until(&factor).filter(|until| waits && now < *until) {
        return Err(Fault::refused_with(
            Sentence::new("identity-second-factor-too-many").with("at", until),
        ));
    }
    let is_right = match given {
        Given::Code(code) => {
            let step = opened(work, person, &factor)?.step_of(code, now);
            let fresh = step.filter(|step| *step > factor.last_step);
            let used = match fresh {
                Some(step) => {
                    work.sql
                        .execute(store::USE_STEP, args![body, person, step])
                        .await?
                }
                None => 0,
            };
            used == 1
        }
        Given::Recovery(code) => {
            let digest = recovery_digest(work.house(), body, person, code)?;
            let used = work
                .sql
                .execute(store::USE_RECOVERY_CODE, args![body, person, digest])
                .await?;
            if used == 1 {
                work.sql.execute(store::NOTE_SUCCESS, args![body, person]).await?;
            }
            used == 1
        }
    };
    if is_right {
        drop_reset(work, person).await?;
    } else {
        work.sql
            .execute(store::NOTE_FAILURE, args![body, person, now])
            .await?;
        if factor.failures + 1 == FAILURES_MAX {
            tell(work, person, Change::WrongCodes).await?;
        }
        keep_attempt(work, person, (given.way(), Outcome::Wrong), None).await?;
        work.journal(Event::internal(
            "identity.second-factor-refused",
            SubjectRef::new("person", person),
        ))
        .await?;
    }
    Ok(is_right)
}

/// After some wrong codes, each asks for an effort or for a minute; later on, a code of the app for a quarter of an hour, which no
/// effort shortens, and a recovery code for the same effort still.
async fn refuse_in_a_hurry(
    work: &mut Work,
    person: PersonId,
    given: &Given,
    effort: Option<&Effort>,
) -> Result<(), Fault> {
    let (body, now) = (work.body, work.now);
    let factor = store::factor(&mut work.sql, body, person).await?;
    let is_in_a_hurry = factor.is_some_and(|factor| {
        (factor.failures >= FAILURES_EASY)
            && (factor.failures < FAILURES_MAX || matches!(given, Given::Recovery(_)))
            && factor
                .failed_at
                .is_some_and(|failed_at| now < failed_at.plus_seconds(EFFORT_WAIT_S))
    });
    if !is_in_a_hurry || is_made(work, effort).await? {
        Ok(())
    } else {
        let field = if matches!(given, Given::Recovery(_)) {
            "secours"
        } else {
            "code"
        };
        Err(Fault::field(field, "identity-second-factor-slow"))
    }
}

/// Until when no code is looked at, after too many wrong ones.
fn waits_until(factor: &FactorRow) -> Option<Instant> {
    let failed_at = factor.failed_at?;
    (factor.failures >= FAILURES_MAX).then(|| failed_at.plus_seconds(FAILURES_WAIT_S))
}

/// What is shared with the app; it opens with the key of this house alone.
fn opened(work: &Work, person: PersonId, factor: &FactorRow) -> Result<Authenticator, Fault> {
    secret::open(work.house(), work.body, &purpose_of(person), &factor.secret)
        .and_then(|shared| Authenticator::parse(&shared))
        .ok_or_else(|| Fault::refused("identity-second-factor-lost-key"))
}

fn refuse_assisted(is_assisted: bool) -> Result<(), Fault> {
    if is_assisted {
        Err(Fault::refused("identity-assisted-no-factor"))
    } else {
        Ok(())
    }
}

fn refuse_helped(is_helped: bool) -> Result<(), Fault> {
    if is_helped {
        Err(Fault::refused("identity-assisted-no-link"))
    } else {
        Ok(())
    }
}
