//! Proving that a telephone number is one's own: a code is asked, then typed.
//!
//! Whoever asks for a code is answered the same whether the number is free or somebody else's: what differs is what the number
//! itself receives.

use std::net::IpAddr;

use db::args;
use identity::model::SecretHash;
use kernel::{Action, Event, Fault, PersonId, Scope, SubjectRef, Work};
use serde::{Deserialize, Serialize};
use tools::secret;
use ui::t;

use crate::model::{
    CLIENT_HOURLY_MAX, CODE_DIGITS, CODE_MINUTES, Gateway, HELD_DAYS, NUMBER_DAILY_MAX, NUMBER_HOURLY_MAX,
    PERSON_DAILY_MAX, PERSON_HOURLY_MAX, PROVED_DAYS, Proof, SENT_HOURS, SentId, TRIES_MAX, digits_of,
};
use crate::number::{PhoneNumber, Unreadable};
use crate::pages::PATH;
use crate::{ENDING, rights, sms, store};

/// What the key of the house signs numbers for.
const NUMBER: &str = "phone number";
/// And codes.
const CODE: &str = "phone code";
/// What stands for clients that nobody can tell apart.
const UNKNOWN_CLIENT: &str = "unknown";
const HOUR_S: i64 = 3_600;

/// Has a code sent to a number that the person signed in says is theirs.
#[derive(Clone, Debug)]
pub struct AskPhoneCode {
    /// The number, as typed
    pub number: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
    /// Whether somebody who helps is known to be at the keyboard: the proof would be of their telephone
    pub is_helped: bool,
}

impl Action for AskPhoneCode {
    const NAME: &'static str = "phones.ask-code";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PROVE, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_helped {
            return Err(Fault::refused("phones-refused-helped"));
        }
        let (body, now) = (work.body, work.now);
        let gateway = store::gateway(&mut work.sql, body)
            .await?
            .ok_or_else(|| Fault::refused("phones-refused-off"))?;
        let number = read(&gateway, &self.number)?;
        let digest = secret::digest(work.house(), body, NUMBER, number.as_str())?;
        let own = store::proof(&mut work.sql, body, person).await?;
        if own.is_some_and(|own| own.number_hash == digest) {
            return Err(Fault::field("numero", "phones-refused-own"));
        }
        let client = match self.client {
            Some(client) => SecretHash::of_client(client),
            None => SecretHash::of(UNKNOWN_CLIENT),
        };
        let who = (digest.as_slice(), person, &client);
        self.refuse_too_many(work, &gateway, who).await?;
        let standing = standing(work, (digest.as_slice(), person)).await?;
        let is_taken = matches!(standing, Standing::OfAnother);
        let code = draw(work);
        let code_hash = code_digest(work, person, &code)?;
        let until = now.plus_seconds(CODE_MINUTES * 60);
        let ending = secret::seal(work.house(), body, ENDING, number.ending())?;
        let waiting = args![body, person, digest.clone(), code_hash, ending, until];
        work.sql.execute(store::SET_WAIT, waiting).await?;
        let words = identity::words_to(work, person).await?;
        let name = work.collectivite()?.name;
        // Of a number that is somebody else's, the code is sent to nobody: its holder is told that it was asked for.
        let text = if is_taken {
            t!(words, "phones-sms-taken", body = &name)
        } else {
            t!(
                words,
                "phones-sms-code",
                body = &name,
                code = code,
                minutes = CODE_MINUTES
            )
        };
        // Of a gateway that was away, the former code does not arrive beside this one.
        sms::forget(work, person).await?;
        let id: SentId = work.new_id();
        sms::send(work, &format!("phone-code-{id}"), (person, &number, &text), until).await?;
        store::note_sent(&mut work.sql, body, id, who, now).await?;
        let about = SubjectRef::new("person", person);
        work.journal(Event::internal("phones.code-asked", about)).await
    }
}

impl AskPhoneCode {
    /// What each message costs is the town's: by number, by account, by client, then altogether.
    async fn refuse_too_many(
        &self,
        work: &mut Work,
        gateway: &Gateway,
        who: (&[u8], PersonId, &SecretHash),
    ) -> Result<(), Fault> {
        let (body, now) = (work.body, work.now);
        let since = (now.plus_seconds(-HOUR_S), now.plus_seconds(-SENT_HOURS * HOUR_S));
        let sent = store::sent(&mut work.sql, body, who, since).await?;
        // Clients that cannot be told apart are not held to what one of them may do.
        let is_much_for_one = self.client.is_some() && sent.from_client >= CLIENT_HOURLY_MAX;
        if is_much_for_one
            || sent.for_person >= PERSON_HOURLY_MAX
            || sent.for_person_daily >= PERSON_DAILY_MAX
            || sent.to_number >= NUMBER_HOURLY_MAX
            || sent.to_number_daily >= NUMBER_DAILY_MAX
        {
            return Err(Fault::refused("phones-refused-often"));
        }
        if sent.by_body >= gateway.hourly_max {
            return Err(Fault::refused("phones-refused-busy"));
        }
        Ok(())
    }
}

fn read(gateway: &Gateway, typed: &str) -> Result<PhoneNumber, Fault> {
    let number = PhoneNumber::parse(typed).map_err(|why| {
        let key = match why {
            Unreadable::NotANumber => "phones-number-unreadable",
            Unreadable::NotMobile => "phones-number-not-mobile",
        };
        Fault::field("numero", key)
    })?;
    if gateway.sends_to(&number) {
        Ok(number)
    } else {
        Err(Fault::field("numero", "phones-number-abroad"))
    }
}

/// Six digits, each as likely as another.
fn draw(work: &Work) -> String {
    let mut bytes = [0; 8];
    work.house().randomness.fill(&mut bytes);
    format!(
        "{:0width$}",
        u64::from_le_bytes(bytes) % 1_000_000,
        width = CODE_DIGITS
    )
}

/// Of this person alone: one code is worth nothing to another.
fn code_digest(work: &Work, person: PersonId, digits: &str) -> Result<Vec<u8>, Fault> {
    secret::digest(work.house(), work.body, CODE, &format!("{person} {digits}"))
}

/// Types the code that was received.
#[derive(Clone, Debug)]
pub struct ConfirmPhoneCode {
    /// The code, as typed
    pub code: String,
    /// Whether somebody who helps is known to be at the keyboard
    pub is_helped: bool,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confirmed {
    /// The number is verified
    Proved,
    /// The code is another one; it may be typed again a few times
    Wrong,
    /// Somebody else had verified the number long ago: it is theirs no more, and nobody's for a while
    Freed,
}

impl Action for ConfirmPhoneCode {
    const NAME: &'static str = "phones.confirm-code";
    type Output = Confirmed;

    async fn run(&self, work: &mut Work) -> Result<Confirmed, Fault> {
        work.require(&rights::PROVE, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_helped {
            return Err(Fault::refused("phones-refused-helped"));
        }
        let (body, now) = (work.body, work.now);
        let about = SubjectRef::new("person", person);
        let waiting = store::wait(&mut work.sql, body, person, now)
            .await?
            .ok_or_else(|| Fault::refused("phones-refused-no-code"))?;
        if waiting.tries >= TRIES_MAX {
            return Err(Fault::refused("phones-refused-tries"));
        }
        if code_digest(work, person, &digits_of(&self.code))? != waiting.code_hash {
            work.sql.execute(store::NOTE_TRY, args![body, person]).await?;
            work.journal(Event::internal("phones.code-refused", about))
                .await?;
            return Ok(Confirmed::Wrong);
        }
        if work.sql.execute(store::DELETE_WAIT, args![body, person]).await? != 1 {
            return Err(Fault::Raced);
        }
        // Proved by somebody else since it was asked for: who holds the telephone may know it.
        match standing(work, (waiting.number_hash.as_slice(), person)).await? {
            Standing::Free => {}
            Standing::OfAnother => return Err(Fault::refused("phones-refused-taken")),
            Standing::OfAnotherLongAgo(former) => {
                free(work, &former).await?;
                return Ok(Confirmed::Freed);
            }
        }
        if let Some(before) = store::proof(&mut work.sql, body, person).await? {
            leave(work, &before).await?;
        }
        let values = args![
            body,
            person,
            waiting.number_hash.clone(),
            waiting.ending_sealed,
            now
        ];
        work.sql
            .execute(store::INSERT_PROOF, values)
            .await
            .map_err(|error| {
                if error.is_unique_violation() {
                    Fault::Raced
                } else {
                    Fault::Db(error)
                }
            })?;
        work.sql
            .execute(store::FREE, args![body, waiting.number_hash])
            .await?;
        groups::admit_phone(work, person).await?;
        work.journal(Event::internal("phones.proved", about)).await?;
        Ok(Confirmed::Proved)
    }
}

/// What stands between somebody and a number.
enum Standing {
    Free,
    /// Somebody else has it, or gave it up a short time ago
    OfAnother,
    /// Somebody else verified it so long ago that the line may have been given to another person
    OfAnotherLongAgo(Proof),
}

/// As much is read whatever is found.
async fn standing(work: &mut Work, (number, person): (&[u8], PersonId)) -> Result<Standing, Fault> {
    let (body, now) = (work.body, work.now);
    let holder = store::holder(&mut work.sql, body, number).await?;
    let is_held = store::is_held_from(&mut work.sql, body, (number, person), now).await?;
    Ok(match holder.filter(|holder| holder.person_id != person) {
        _ if is_held => Standing::OfAnother,
        None => Standing::Free,
        Some(former) if former.proved_at <= now.plus_days(-PROVED_DAYS) => Standing::OfAnotherLongAgo(former),
        Some(_) => Standing::OfAnother,
    })
}

/// Takes a proof of long ago away from who no longer receives the codes, and tells them. The number is nobody else's for a while: it
/// may have voted.
async fn free(work: &mut Work, former: &Proof) -> Result<(), Fault> {
    let person = former.person_id;
    leave(work, former).await?;
    groups::dismiss_phone(work, person).await?;
    let words = identity::words_to(work, person).await?;
    let name = work.collectivite()?.name;
    let subject = t!(words, "phones-mail-freed-subject", body = &name);
    let text = t!(
        words,
        "phones-mail-freed",
        body = &name,
        days = HELD_DAYS,
        link = format!("{}{PATH}", work.base_url())
    );
    let letter = format!("phone-freed-{person}-{}", work.now.micros());
    identity::write_to(work, &letter, person, subject, text).await?;
    let about = SubjectRef::new("person", person);
    work.journal(Event::internal("phones.freed", about)).await
}

/// Takes a proof away, and keeps its number for a while from everybody else.
async fn leave(work: &mut Work, proof: &Proof) -> Result<(), Fault> {
    let (body, until) = (work.body, work.now.plus_days(HELD_DAYS));
    work.sql
        .execute(store::DELETE_PROOF, args![body, proof.person_id])
        .await?;
    store::hold(&mut work.sql, body, proof, until).await?;
    Ok(())
}

/// Gives one's proof up.
#[derive(Clone, Debug)]
pub struct GiveUpPhone {
    /// Whether somebody who helps is known to be at the keyboard
    pub is_helped: bool,
}

impl Action for GiveUpPhone {
    const NAME: &'static str = "phones.give-up";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PROVE, Scope::BODY).await?;
        let person = work.person()?;
        if self.is_helped {
            return Err(Fault::refused("phones-refused-helped"));
        }
        let own = store::proof(&mut work.sql, work.body, person)
            .await?
            .ok_or_else(|| Fault::refused("phones-refused-no-proof"))?;
        leave(work, &own).await?;
        groups::dismiss_phone(work, person).await?;
        let about = SubjectRef::new("person", person);
        work.journal(Event::internal("phones.given-up", about)).await
    }
}

/// Forgets what is kept of somebody who closes their account; their number is nobody else's for a while.
pub(super) async fn forget(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    let body = work.body;
    if let Some(own) = store::proof(&mut work.sql, body, person).await? {
        leave(work, &own).await?;
    }
    for statement in [store::DELETE_WAIT, store::FORGET_SENT, store::FORGET_HOLDER] {
        work.sql.execute(statement, args![body, person]).await?;
    }
    sms::forget(work, person).await
}
