//! Reminding somebody that an answer is awaited.

use kernel::{Action, BoxFuture, Event, Fault, Scope, Sentence, Timer, Work};

use crate::model::{REMINDER_DAYS_MIN, State, TransmissionId};
use crate::{mail, rights, store};

/// The timer of the reminder sent once the day hoped for is past.
pub(crate) const REMIND: &str = "transmissions.remind";

/// Writes again to the recipient, with a link of its own: the former ones still work until their end.
#[derive(Clone, Debug)]
pub struct RemindRecipient {
    /// Of what
    pub transmission: TransmissionId,
}

impl Action for RemindRecipient {
    const NAME: &'static str = "transmissions.remind";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let sent = super::transmission(work, self.transmission).await?;
        work.require(&rights::SEND, Scope::group(sent.group_id)).await?;
        if sent.state != State::Waiting {
            return Err(Fault::refused("transmissions-not-waiting"));
        }
        let last = sent.reminded_at.unwrap_or(sent.sent_at);
        if last.plus_days(REMINDER_DAYS_MIN) > work.now {
            let sentence = Sentence::new("transmissions-reminded-lately").with("days", REMINDER_DAYS_MIN);
            return Err(Fault::refused_with(sentence));
        }
        let (body, now) = (work.body, work.now);
        work.sql
            .execute(store::SET_REMINDED, db::args![body, sent.id, now])
            .await?;
        let token = super::new_link(work, sent.id).await?;
        mail::reminded(work, &sent, &token).await?;
        work.journal(Event::public("transmissions.reminded", sent.reference()))
            .await
    }
}

/// The day hoped for is past: one reminder goes by itself, unless one was sent by hand lately.
pub(crate) fn when_late<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = TransmissionId::from_uuid(timer.subject);
        let Some(sent) = store::find(&mut work.sql, work.body, id).await? else {
            return Ok(());
        };
        let last = sent.reminded_at.unwrap_or(sent.sent_at);
        if sent.state == State::Waiting && last.plus_days(REMINDER_DAYS_MIN) <= work.now {
            work.as_system(&RemindRecipient { transmission: id }).await?;
        }
        Ok(())
    })
}
