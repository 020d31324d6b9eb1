//! Actions: what people do. One value per deed, holding its input; one function that does it.

use std::future::Future;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Fault, Work};

/// Something a person does: the value is the input, [`run`](Action::run) is the deed.
///
/// ```text
/// pub struct WithdrawAmendment { pub amendment: AmendmentId }
///
/// impl Action for WithdrawAmendment {
///     const NAME: &'static str = "texts.withdraw-amendment";
///     type Output = ();
///     async fn run(&self, work: &mut Work) -> Result<(), Fault> {
///         let amendment = store::find(…).await?.ok_or(Fault::NotFound("amendment"))?;
///         work.require(rights::WITHDRAW, Scope::group(amendment.group).written_by(amendment.author)).await?;
///         … rules, SQL …
///         work.journal(Event::public("texts.amendment-withdrawn", amendment.subject())).await
///     }
/// }
/// ```
///
/// `run` may be called again from its start when the database asks for it (a serialization failure), or when a store of files
/// that is elsewhere was asked meanwhile: it must have no effect but through `work`. The output must be serialisable: a form sent twice gets the first answer again.
pub trait Action: Send + Sync {
    /// `texts.withdraw-amendment`: the feature, then the verb and its noun.
    const NAME: &'static str;
    /// What the deed gives back
    type Output: Serialize + DeserializeOwned + Send;

    /// Does it, inside `work`'s transaction.
    fn run(&self, work: &mut Work) -> impl Future<Output = Result<Self::Output, Fault>> + Send;
}
