//! What people do with open data.

mod challenge;
mod describe;
mod harvest;
mod lists;
mod portal;
mod publish;
mod remark;
mod request;
mod send;
mod submit;
mod withdraw;

pub use challenge::{CancelChallenge, ChallengeTold, ChangeChallenge, PublishResults, SetChallenge};
pub use describe::{ChangeDataset, CreateDataset, Described};
pub use harvest::{HarvestNow, SetHarvest, StopHarvest};
pub(crate) use harvest::{KeepHarvested, NoteHarvestFailed};
pub(crate) use lists::{KeepProduced, VERSIONS_DAYS};
pub use lists::{MakeNow, OpenAsDataset, StopMaking};
pub use portal::{HandOver, RemovePortal, SetPortal};
pub use publish::PublishFile;
pub use remark::{AddRemark, WithdrawRemark};
pub use request::{AnswerRequest, AskForData, WithdrawRequest};
pub use send::{DropFile, ReplaceFile, SendFile};
pub(crate) use submit::forget as forget_submission;
pub use submit::{AnswerSubmission, Submit, WithdrawSubmission};
pub use withdraw::{RestoreDataset, WithdrawDataset, WithdrawFile};

use kernel::{Fault, Fields, Sentence, Work};

use crate::model::{
    Challenge, ChallengeId, Dataset, DatasetId, Remark, RemarkId, Request, RequestId, Resource, ResourceId,
    Submission, SubmissionId, Version, VersionId,
};
use crate::store;

async fn dataset(work: &mut Work, id: DatasetId) -> Result<Dataset, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("dataset"))
}

/// A file with its dataset.
async fn resource(work: &mut Work, id: ResourceId) -> Result<(Resource, Dataset), Fault> {
    let resource = store::find_resource(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("file"))?;
    let dataset = dataset(work, resource.dataset_id).await?;
    Ok((resource, dataset))
}

/// A version with its file and its dataset.
async fn version(work: &mut Work, id: VersionId) -> Result<(Version, Resource, Dataset), Fault> {
    let version = store::find_version(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("file"))?;
    let (resource, dataset) = resource(work, version.resource_id).await?;
    Ok((version, resource, dataset))
}

/// A comment or a reuse, with its dataset.
pub(crate) async fn remark(work: &mut Work, id: RemarkId) -> Result<(Remark, Dataset), Fault> {
    let remark = store::find_remark(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("remark"))?;
    let dataset = dataset(work, remark.dataset_id).await?;
    Ok((remark, dataset))
}

pub(crate) async fn request(work: &mut Work, id: RequestId) -> Result<Request, Fault> {
    store::find_request(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("request"))
}

async fn challenge(work: &mut Work, id: ChallengeId) -> Result<Challenge, Fault> {
    store::find_challenge(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("challenge"))
}

/// A submission, with its challenge.
pub(crate) async fn submission(work: &mut Work, id: SubmissionId) -> Result<(Submission, Challenge), Fault> {
    let submission = store::find_submission(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("submission"))?;
    let challenge = challenge(work, submission.challenge_id).await?;
    Ok((submission, challenge))
}

/// Two did the same at once: the one that lost runs again.
fn meanwhile(error: db::Error) -> Fault {
    if error.is_unique_violation() {
        Fault::Raced
    } else {
        Fault::Db(error)
    }
}

/// A text of several lines that may be empty.
fn long_text(fields: &mut Fields, field: &'static str, typed: &str, chars_max: usize) -> String {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > chars_max {
        fields.refuse(
            field,
            Sentence::new("datasets-text-too-long").with("max", chars_max),
        );
    }
    text
}

/// A text on one line that may be empty.
fn short_text(fields: &mut Fields, field: &'static str, typed: &str, chars_max: usize) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    fields.name(
        field,
        typed,
        chars_max,
        "datasets-text-too-long",
        "datasets-text-too-long",
    )
}

/// A web address, that may be empty.
fn web_address(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    let address = short_text(fields, field, typed, crate::model::ADDRESS_CHARS_MAX);
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| address.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    if !address.is_empty() && (!is_web || address.contains([' ', '"', '<', '>', '\\'])) {
        fields.refuse(field, Sentence::new("datasets-address-unreadable"));
    }
    address
}
