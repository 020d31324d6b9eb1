//! Taking one's amendment back.

use kernel::{Action, Event, Fault, Scope, Work};
use serde_json::json;

use super::find_amendment;
use super::sub_amend;
use crate::model::{AmendmentId, Fate};
use crate::rights;
use crate::store::amendments::{self, Fall};

/// Takes one's amendment back: it stays readable, and is no longer voted.
pub struct WithdrawAmendment {
    /// Which amendment
    pub amendment: AmendmentId,
}

impl Action for WithdrawAmendment {
    const NAME: &'static str = "texts.withdraw-amendment";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (amendment, text) = find_amendment(work, self.amendment).await?;
        work.require(
            &rights::WITHDRAW,
            Scope::group(text.group_id).written_by(amendment.author_id),
        )
        .await?;
        if amendment.fate != Fate::Pending {
            return Err(Fault::refused("texts-amendment-settled"));
        }
        let vote = votes::of_subject(&mut work.sql, work.body, &amendment.reference()).await?;
        if vote.is_some_and(|vote| vote.is_open) {
            return Err(Fault::refused("texts-vote-is-open"));
        }
        sub_amend::require_free(work, &amendment).await?;
        amendments::settle(
            &mut work.sql,
            work.body,
            amendment.id,
            Fate::Withdrawn,
            &Fall::default(),
            work.now,
        )
        .await?;
        sub_amend::fall_with(work, &text, &amendment, &[Fate::Pending]).await?;
        let payload = json!({ "text": text.id, "number": amendment.number });
        work.journal(Event::public("texts.amendment-withdrawn", amendment.reference()).with(payload))
            .await
    }
}
