//! An elector whose proof ends before its date is held for the account that had it: where members vote one by one, as in a
//! budget, another account would give the same elector a second ballot. Who cannot use the first one any more goes to the town
//! hall.

use db::args;
use kernel::{Fault, PersonId, Work};

use crate::model::Proof;
use crate::secrets::Keys;
use crate::store::proofs;

/// Holds the elector of a proof that ends now, until the date it had.
pub(super) async fn hold(work: &mut Work, proof: &Proof) -> Result<(), Fault> {
    if proof.ends_at <= work.now {
        return Ok(());
    }
    let keys = Keys::of(&work.shared_house(), work.body, proof.roll)?;
    let holder = keys.holder(proof.person, &proof.elector)?;
    let values = args![work.body, &proof.elector, holder, proof.ends_at];
    work.sql.execute(proofs::HOLD_ELECTOR, values).await?;
    Ok(())
}

/// Whether an elector is held for another account than that of `person`.
pub(super) async fn is_held_from(
    work: &mut Work,
    keys: &Keys,
    (elector, person): (&[u8], PersonId),
) -> Result<bool, Fault> {
    let held = proofs::held(&mut work.sql, work.body, elector, work.now).await?;
    let own = keys.holder(person, elector)?;
    Ok(held.is_some_and(|held| held.holder != own))
}
