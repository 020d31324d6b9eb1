//! The receipt of a visit, to print: what was done, and the code that gives its person their account.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use kernel::Fault;
use maud::html;
use ui::components::{Tone, definition_list, notice};
use ui::{Answer, Page, Visit, t};

use super::visit::Shown;
use super::{CODE, DESK, deeds};
use crate::actions::EndVisit;
use crate::model::{DEEDS_MAX, RECEIPT_CODE_DAYS, VisitId};
use crate::store::visits;

/// A receipt is shown once: its code stands nowhere else.
pub(super) async fn back(Path(id): Path<VisitId>) -> Answer {
    Ok(Redirect::to(&format!("{DESK}/{id}")).into_response())
}

/// Without a request id: the answer holds a code, which is kept nowhere.
pub(super) async fn make(visit: Visit, Path(id): Path<VisitId>) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let deed = EndVisit { visit: id };
    let receipt = match visit.house.act(visit.body.id, visit.actor, &deed).await {
        Ok(receipt) => receipt,
        // Claimed meanwhile: its page says so.
        Err(Fault::Refused { .. }) => return back(Path(id)).await,
        Err(fault) => return Err(fault.into()),
    };
    let words = visit.words;
    let done = visits::deeds_for(&mut visit.sql(), visit.body.id, receipt.person, DEEDS_MAX).await?;
    let until = visit.on(visit.now().plus_days(RECEIPT_CODE_DAYS));
    let facts = [
        (t!(words, "desk-receipt-name"), html! { (shown.name) }),
        (
            t!(words, "desk-receipt-on"),
            html! { (visit.at(shown.visit.begun_at)) },
        ),
        (
            t!(words, "desk-receipt-code"),
            html! { strong { code { (receipt.code) } } },
        ),
        (t!(words, "desk-receipt-until"), html! { (until) }),
    ];
    let main = html! {
        (definition_list(&facts))
        (deeds::list(&visit, &done))
        h2 { (t!(words, "desk-receipt-how-title")) }
        p { (t!(words, "desk-receipt-how", link = format!("{}{CODE}", visit.base_url()))) }
        p { (t!(words, "desk-receipt-secret")) }
        (notice(Tone::Info, &html! { p { (t!(words, "desk-receipt-print")) } }))
        p { a href=(DESK) { (t!(words, "desk-next")) } }
    };
    let title = t!(words, "desk-receipt-of", body = visit.body.name.as_str());
    visit.page(shown.under(&visit, Page::new(title, main)))
}
