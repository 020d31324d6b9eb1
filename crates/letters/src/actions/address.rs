//! The address of a text.

use kernel::{Action, Event, Fault, Scope, Work};
use texts::{TextId, TextState};

use crate::reading::TAG;
use crate::store;

/// Gives a text in discussion an address of its own, the same for all who may amend it. Asked again, it changes nothing.
pub struct GiveAddress {
    /// Which text
    pub text: TextId,
}

impl Action for GiveAddress {
    const NAME: &'static str = "letters.give-address";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let text = texts::find(&mut work.sql, work.body, self.text)
            .await?
            .ok_or(Fault::NotFound("text"))?;
        work.require(&texts::rights::AMEND, Scope::group(text.group_id))
            .await?;
        if text.state != TextState::Discussion {
            return Err(Fault::refused("letters-not-in-discussion"));
        }
        let tag = format!("{TAG}{}", tools::mailbox::unguessable(work.house()));
        store::give_tag(&mut work.sql, work.body, text.id, &tag, work.now).await?;
        work.journal(Event::internal("letters.address-given", text.reference()))
            .await
    }
}
