//! Calling off what was sent to the wrong person, or is void; taking down an answer that may not stand.

use kernel::{Action, Event, Fault, Fields, Scope, Work};

use super::REMIND;
use crate::model::{AnswerId, LETTER_CHARS_MAX, TransmissionId};
use crate::{index, rights, store};

/// Calls off a transmission, answered or not: its links open nothing any more, its page says why.
#[derive(Clone, Debug)]
pub struct CallOff {
    /// Which one
    pub transmission: TransmissionId,
    /// Why, for everyone to read
    pub reason: String,
}

impl Action for CallOff {
    const NAME: &'static str = "transmissions.call-off";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let sent = super::transmission(work, self.transmission).await?;
        work.require(&rights::SEND, Scope::group(sent.group_id)).await?;
        let mut fields = Fields::default();
        let reason = fields.text(
            "raison",
            &self.reason,
            LETTER_CHARS_MAX,
            "transmissions-reason-empty",
            "transmissions-text-too-long",
        );
        fields.finish()?;
        let (body, now) = (work.body, work.now);
        if !store::call_off(&mut work.sql, body, &sent, now, &reason).await? {
            return Err(Fault::refused("transmissions-called-off-already"));
        }
        work.cancel_timers(REMIND, &sent.reference()).await?;
        work.journal(Event::public("transmissions.called-off", sent.reference()))
            .await
    }
}

/// Takes down what an answer says: insults, somebody else's data, a link that fell into other hands. That there was one,
/// when, and why it is gone stay.
#[derive(Clone, Debug)]
pub struct WithdrawAnswer {
    /// Which one
    pub answer: AnswerId,
    /// Why, for everyone to read
    pub reason: String,
}

impl Action for WithdrawAnswer {
    const NAME: &'static str = "transmissions.withdraw-answer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let answer = store::find_answer(&mut work.sql, work.body, self.answer)
            .await?
            .ok_or(Fault::NotFound("answer"))?;
        let sent = super::transmission(work, answer.transmission_id).await?;
        work.require(&rights::WITHDRAW, Scope::group(sent.group_id))
            .await?;
        let mut fields = Fields::default();
        let reason = fields.text(
            "raison",
            &self.reason,
            LETTER_CHARS_MAX,
            "transmissions-reason-empty",
            "transmissions-text-too-long",
        );
        fields.finish()?;
        let (body, now) = (work.body, work.now);
        if !store::withdraw_answer(&mut work.sql, body, answer.id, now, &reason).await? {
            return Err(Fault::refused("transmissions-withdrawn-already"));
        }
        index::answer(work, &sent, &answer).await?;
        work.journal(Event::public("transmissions.answer-withdrawn", sent.reference()))
            .await
    }
}
