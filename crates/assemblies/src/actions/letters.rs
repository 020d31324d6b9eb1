//! The link of a letter on paper, made again when the house lost the key with which it was made.

use kernel::{Action, Event, Fault, Work};

use super::find_assembly;
use crate::model::{AssemblyId, VolunteerId};
use crate::{own_secret, rights, store};

/// Makes the link of somebody's own page with the key the house has now: that of a letter which is being written to them, and
/// the only one that opens from now on. Nothing for who took their name back.
#[derive(Clone, Debug)]
pub struct RenewLink {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Whose page
    pub volunteer: VolunteerId,
}

impl Action for RenewLink {
    const NAME: &'static str = "assemblies.renew-link";
    /// The secret of the page
    type Output = Option<String>;

    async fn run(&self, work: &mut Work) -> Result<Option<String>, Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::SEE_VOLUNTEERS, assembly.scope()).await?;
        let (body, id) = (work.body, assembly.id);
        let one = store::find_volunteer(&mut work.sql, body, id, self.volunteer)
            .await?
            .ok_or(Fault::NotFound("volunteer"))?;
        let Some(kept) = &one.answer_hash else {
            return Ok(None);
        };
        let token = own_secret::token(work.house(), body, one.id)?;
        let hash = own_secret::hash_of(&token);
        if hash != *kept {
            store::renew_answer(&mut work.sql, body, id, (one.id, &hash)).await?;
            work.journal(Event::internal("assemblies.link-renewed", assembly.reference()))
                .await?;
        }
        Ok(Some(token))
    }
}
