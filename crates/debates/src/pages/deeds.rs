//! Buttons of a contribution's page: support, withdraw.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use serde::Deserialize;
use ui::{Answer, Posted, Visit};

use super::find_contribution;
use crate::actions::{SetSupport, WithdrawContribution};
use crate::model::{ConsultationId, ContributionId, contribution_path};

#[derive(Deserialize)]
pub(super) struct Supported {
    request_id: Uuid,
    #[serde(default)]
    soutien: String,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

pub(super) async fn support(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(form): Posted<Supported>,
) -> Answer {
    let (_, found) = find_contribution(&visit, (consultation, id)).await?;
    let is_supported = form.soutien != "non";
    let deed = SetSupport {
        contribution: id,
        is_supported,
    };
    visit.act(form.request_id, &deed).await?;
    let done = if is_supported {
        "debates-supported"
    } else {
        "debates-unsupported"
    };
    visit.done(&found.path(), done)
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(form): Posted<Pressed>,
) -> Answer {
    let (_, found) = find_contribution(&visit, (consultation, id)).await?;
    visit
        .act(form.request_id, &WithdrawContribution { contribution: id })
        .await?;
    visit.done(&found.path(), "debates-withdrawn")
}

/// The address of a form, opened as a page (after signing in): the page the form is in.
pub(super) async fn back(Path((consultation, id)): Path<(ConsultationId, ContributionId)>) -> Answer {
    Ok(Redirect::to(&contribution_path(consultation, id)).into_response())
}
