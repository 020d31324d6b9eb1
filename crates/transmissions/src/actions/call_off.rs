//! Calling off what was sent to the wrong person, or is void.

use kernel::{Action, Event, Fault, Fields, Scope, Work};

use super::REMIND;
use crate::model::{LETTER_CHARS_MAX, State, TransmissionId};
use crate::{rights, store};

/// Calls off a transmission that waits: its link no longer works, its page says why.
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
        if !store::settle(&mut work.sql, body, sent.id, State::Cancelled, now, &reason).await? {
            return Err(Fault::refused("transmissions-not-waiting"));
        }
        work.cancel_timers(REMIND, &sent.reference()).await?;
        work.journal(Event::public("transmissions.called-off", sent.reference()))
            .await
    }
}
