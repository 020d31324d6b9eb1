//! Signing somebody's amendment with them, and taking one's signature back.

use kernel::{Action, Event, Fault, Scope, Sentence, Work};
use serde_json::json;

use super::{find_amendment, require_state};
use crate::model::{AmendmentId, COSIGNERS_MAX, Fate, TextState};
use crate::rights;
use crate::store::cosigners;

/// Puts one's name beside the author's.
pub struct CosignAmendment {
    /// Which amendment
    pub amendment: AmendmentId,
    /// The version that was read: what one signs
    pub version: i64,
}

impl Action for CosignAmendment {
    const NAME: &'static str = "texts.cosign-amendment";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (amendment, text) = find_amendment(work, self.amendment).await?;
        work.require(&rights::COSIGN, Scope::group(text.group_id)).await?;
        let person = work.person()?;
        require_state(&text, TextState::Discussion, "texts-not-in-discussion")?;
        if amendment.fate != Fate::Pending {
            return Err(Fault::refused("texts-amendment-settled"));
        }
        if amendment.author_id == person {
            return Err(Fault::refused("texts-cosign-own"));
        }
        if amendment.version != self.version {
            return Err(Fault::Stale("amendment"));
        }
        if cosigners::count(&mut work.sql, work.body, amendment.id).await? >= COSIGNERS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("texts-cosigners-full").with("max", COSIGNERS_MAX),
            ));
        }
        let signature = (person, amendment.version);
        cosigners::insert(
            &mut work.sql,
            work.body,
            (text.id, amendment.id),
            signature,
            work.now,
        )
        .await?;
        let payload = json!({ "text": text.id, "number": amendment.number, "version": amendment.version });
        work.journal(Event::public("texts.amendment-cosigned", amendment.reference()).with(payload))
            .await
    }
}

/// Takes one's signature back.
pub struct WithdrawSignature {
    /// Which amendment
    pub amendment: AmendmentId,
}

impl Action for WithdrawSignature {
    const NAME: &'static str = "texts.withdraw-signature";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (amendment, text) = find_amendment(work, self.amendment).await?;
        let person = work.person()?;
        // Whoever signed wrote that signature, and may leave the group since.
        work.require(&rights::WITHDRAW, Scope::group(text.group_id).written_by(person))
            .await?;
        if amendment.fate != Fate::Pending {
            return Err(Fault::refused("texts-amendment-settled"));
        }
        if !cosigners::delete(&mut work.sql, work.body, amendment.id, person).await? {
            return Err(Fault::refused("texts-cosign-not-signed"));
        }
        let payload = json!({ "text": text.id, "number": amendment.number });
        work.journal(Event::public("texts.signature-withdrawn", amendment.reference()).with(payload))
            .await
    }
}
