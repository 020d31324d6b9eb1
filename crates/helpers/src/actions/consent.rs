//! Asking, consenting, ending.

use db::args;
use desk::VisitId;
use identity::model::EmailAddress;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work};
use ui::t;

use super::find;
use crate::model::{ASKED_DAILY_MAX, ASKED_DAYS, Act, DAYS_MAX, HELD_MAX, Mandate, MandateId, words_of};
use crate::{rights, store};

/// Asks somebody, by their address, to be allowed to act for them. What comes of it is the same whether the address is known here
/// or not.
#[derive(Clone, Debug)]
pub struct AskToHelp {
    /// Their address, as typed
    pub email: String,
    /// Which acts
    pub acts: Vec<Act>,
    /// For how many days, as typed
    pub days: String,
}

impl Action for AskToHelp {
    const NAME: &'static str = "helpers.ask";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ASK, Scope::BODY).await?;
        let helper = work.person()?;
        let (body, now) = (work.body, work.now);
        let (email, days) = read(&self.email, &self.acts, &self.days)?;
        let since = args![body, helper, now.plus_days(-1)];
        if work.sql.count(store::COUNT_ASKED, since).await? >= ASKED_DAILY_MAX {
            return Err(Fault::refused_with(
                Sentence::new("helpers-refused-many").with("max", ASKED_DAILY_MAX),
            ));
        }
        let known = identity::find_by_email(&mut work.sql, body, email.as_str()).await?;
        if known == Some(helper) {
            return Err(Fault::field("email", "helpers-email-own"));
        }
        // Asked again meanwhile, nobody is written to twice.
        let mut helped = None;
        if let Some(person) = known {
            let waiting = args![body, helper, person, now];
            if work.sql.count(store::COUNT_BETWEEN, waiting).await? == 0 {
                helped = Some(person);
            }
        }
        let mandate = Mandate {
            id: work.new_id(),
            helped_id: helped,
            helper_id: helper,
            acts: words_of(&self.acts),
            days,
            asked_at: now,
            ends_at: now.plus_days(ASKED_DAYS),
            consented_at: None,
            ended_at: None,
            received_by: None,
        };
        store::insert(&mut work.sql, body, &mandate).await?;
        if let Some(person) = helped {
            let letter = format!("helpers-asked-{}", mandate.id);
            write(work, &letter, person, (helper, "helpers-mail-asked")).await?;
        }
        work.journal(Event::internal("helpers.asked", mandate.reference()))
            .await
    }
}

/// What was typed: an address, and a number of days. Every field that cannot be accepted is told at once.
fn read(email: &str, acts: &[Act], days: &str) -> Result<(EmailAddress, i64), Fault> {
    let mut fields = Fields::default();
    let email = EmailAddress::parse(email);
    if email.is_none() {
        fields.refuse("email", Sentence::new("identity-email-unreadable"));
    }
    if acts.is_empty() {
        fields.refuse("actes", Sentence::new("helpers-acts-none"));
    }
    let days = days.trim().parse::<i64>().unwrap_or_default();
    if !(1..=DAYS_MAX).contains(&days) {
        fields.refuse("jours", Sentence::new("helpers-days-wrong").with("max", DAYS_MAX));
    }
    fields.finish()?;
    let email = email.ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
    Ok((email, days))
}

/// Writes to one of the two, with the name of the other, once for each `letter`: `key` is that of its sentences.
pub(super) async fn write(
    work: &mut Work,
    letter: &str,
    to: PersonId,
    (other, key): (PersonId, &str),
) -> Result<(), Fault> {
    let words = identity::words_to(work, to).await?;
    let names = identity::names(&mut work.sql, work.body, &[other]).await?;
    let name = names.get(&other).cloned().unwrap_or_default();
    let body = work.collectivite()?.name;
    let link = format!("{}/compte/aide", work.base_url());
    let said = [
        ("name", ui::Value::from(name.as_str())),
        ("body", ui::Value::from(body.as_str())),
        ("link", ui::Value::from(link.as_str())),
    ];
    let subject = t!(words, "helpers-mail-subject", body = &body);
    let text = words.say_with(key, &said);
    identity::write_to(work, letter, to, subject, text).await
}

/// Refuses who holds as many as one person may.
async fn refuse_too_many_held(work: &mut Work, helper: PersonId) -> Result<(), Fault> {
    let held = args![work.body, helper, work.now];
    if work.sql.count(store::COUNT_HELD, held).await? < HELD_MAX {
        return Ok(());
    }
    Err(Fault::refused_with(
        Sentence::new("helpers-refused-held").with("max", HELD_MAX),
    ))
}

/// Accepts or refuses that somebody acts for oneself.
#[derive(Clone, Debug)]
pub struct AnswerHelper {
    /// Which question
    pub mandate: MandateId,
    /// True to accept
    pub accepts: bool,
    /// Whether somebody who helps is known to be at the keyboard: they would consent in the other's stead
    pub is_helped: bool,
}

impl Action for AnswerHelper {
    const NAME: &'static str = "helpers.answer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CONSENT, Scope::BODY).await?;
        let person = work.person()?;
        let mandate = find(work, self.mandate).await?;
        if mandate.helped_id != Some(person) {
            return Err(Fault::NotFound("mandate"));
        }
        if self.accepts && self.is_helped {
            return Err(Fault::refused("helpers-refused-helped"));
        }
        let (body, now) = (work.body, work.now);
        if !mandate.is_waiting(now) {
            return Err(Fault::refused("helpers-refused-answered"));
        }
        let (kind, changed) = if self.accepts {
            refuse_too_many_held(work, mandate.helper_id).await?;
            let until = args![body, mandate.id, now, now.plus_days(mandate.days)];
            (
                "helpers.consented",
                work.sql.execute(store::CONSENT, until).await?,
            )
        } else {
            let ended = args![body, mandate.id, now];
            ("helpers.refused", work.sql.execute(store::END, ended).await?)
        };
        if changed != 1 {
            return Err(Fault::Raced);
        }
        if self.accepts {
            let letter = format!("helpers-accepted-{}", mandate.id);
            let key = "helpers-mail-accepted";
            write(work, &letter, mandate.helper_id, (person, key)).await?;
        }
        work.journal(Event::internal(kind, mandate.reference())).await
    }
}

/// Writes down the consent of somebody present at the desk, during their visit: their receipt says it.
#[derive(Clone, Debug)]
pub struct ConsentAtDesk {
    /// During which visit
    pub visit: VisitId,
    /// The address of who will help, as typed: they have an account
    pub email: String,
    /// Which acts
    pub acts: Vec<Act>,
    /// For how many days, as typed
    pub days: String,
    /// True when the person present said so
    pub consents: bool,
}

impl Action for ConsentAtDesk {
    const NAME: &'static str = "helpers.consent-at-desk";
    type Output = MandateId;

    async fn run(&self, work: &mut Work) -> Result<MandateId, Fault> {
        work.require(&rights::CONSENT_AT_DESK, Scope::BODY).await?;
        let agent = work.person()?;
        let visit = desk::held_visit(work, self.visit).await?;
        let (email, days) = read(&self.email, &self.acts, &self.days)?;
        if !self.consents {
            return Err(Fault::field("accord", "helpers-consent-missing"));
        }
        let (body, now, helped) = (work.body, work.now, visit.person_id);
        let helper = identity::find_by_email(&mut work.sql, body, email.as_str())
            .await?
            .filter(|helper| *helper != helped)
            .ok_or_else(|| Fault::field("email", "helpers-email-unknown"))?;
        if helper == agent {
            // Who receives somebody does not receive their consent for themselves.
            return Err(Fault::field("email", "helpers-email-agent"));
        }
        refuse_too_many_held(work, helper).await?;
        let mandate = Mandate {
            id: work.new_id(),
            helped_id: Some(helped),
            helper_id: helper,
            acts: words_of(&self.acts),
            days,
            asked_at: now,
            ends_at: now.plus_days(days),
            consented_at: Some(now),
            ended_at: None,
            received_by: Some(agent),
        };
        store::insert(&mut work.sql, body, &mandate).await?;
        let names = identity::names(&mut work.sql, body, &[helper]).await?;
        let name = names.get(&helper).cloned().unwrap_or_default();
        let about = SubjectRef::new("helper-mandate", mandate.id);
        desk::note_help(work, &visit, (name, "/compte/aide".to_owned()), about).await?;
        let letter = format!("helpers-accepted-{}", mandate.id);
        write(work, &letter, helper, (helped, "helpers-mail-accepted")).await?;
        work.journal(Event::internal("helpers.consented", mandate.reference()))
            .await?;
        Ok(mandate.id)
    }
}

/// Ends a mandate: who is helped takes their consent back, or who helps gives it up.
#[derive(Clone, Debug)]
pub struct EndHelp {
    /// Which one
    pub mandate: MandateId,
}

impl Action for EndHelp {
    const NAME: &'static str = "helpers.end";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CONSENT, Scope::BODY).await?;
        let person = work.person()?;
        let mandate = find(work, self.mandate).await?;
        // Who asked and has no answer ends nothing: what was refused would be told from what waits.
        let is_helper = mandate.helper_id == person && mandate.consented_at.is_some();
        if mandate.helped_id != Some(person) && !is_helper {
            return Err(Fault::NotFound("mandate"));
        }
        let ended = args![work.body, mandate.id, work.now];
        if work.sql.execute(store::END, ended).await? != 1 {
            return Err(Fault::refused("helpers-refused-over"));
        }
        work.journal(Event::internal("helpers.ended", mandate.reference()))
            .await
    }
}
