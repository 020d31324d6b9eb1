//! A new link, when those that were sent are over.

use kernel::{Action, Event, Fault, Scope, Work};

use crate::model::{State, Transmission, TransmissionId};
use crate::{mail, rights, store};

/// Asks for a new link with one that is over: it goes to the address where the first one went, and nowhere else.
#[derive(Clone, Debug)]
pub struct AskForLink {
    /// The token of the link that is over
    pub token: String,
}

impl Action for AskForLink {
    const NAME: &'static str = "transmissions.ask-for-link";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        let link = store::find_link(&mut work.sql, work.body, &self.token).await?;
        let Some(link) = link else {
            return Err(Fault::refused("transmissions-link-over"));
        };
        let sent = super::transmission(work, link.transmission_id).await?;
        send(work, &sent).await
    }
}

/// Sends a new link, without waiting for who decides to ask for it.
#[derive(Clone, Debug)]
pub struct SendLink {
    /// Of what
    pub transmission: TransmissionId,
}

impl Action for SendLink {
    const NAME: &'static str = "transmissions.send-link";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let sent = super::transmission(work, self.transmission).await?;
        work.require(&rights::SEND, Scope::group(sent.group_id)).await?;
        send(work, &sent).await
    }
}

async fn send(work: &mut Work, sent: &Transmission) -> Result<(), Fault> {
    // Once answered, of the address the house alone is kept: nobody is left to write to.
    if sent.state != State::Waiting {
        return Err(Fault::refused("transmissions-not-waiting"));
    }
    if store::has_link(&mut work.sql, work.body, sent.id, work.now).await? {
        return Err(Fault::refused("transmissions-link-sent"));
    }
    let token = super::new_link(work, sent.id).await?;
    mail::renewed(work, sent, &token).await?;
    work.journal(Event::internal("transmissions.link-renewed", sent.reference()))
        .await
}
