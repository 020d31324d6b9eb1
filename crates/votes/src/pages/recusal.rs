//! Recusal: what an elector is told before they vote, and how they leave the list.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use ui::forms::{Form, button, confirm_details};
use ui::{Answer, Posted, Visit, t};

use super::gathered::Gathered;
use super::situation::Elector;
use super::{PlainForm, refused};
use crate::actions::RecuseOneself;
use crate::law_of_votes::{recusal_article, to_fault};
use crate::model::{ScrutinId, path_of};

pub(super) async fn recuse(
    visit: Visit,
    Path(id): Path<ScrutinId>,
    Posted(form): Posted<PlainForm>,
) -> Answer {
    match visit.act(form.request_id, &RecuseOneself { scrutin: id }).await {
        Ok(()) => visit.done(&path_of(id), "votes-recused"),
        Err(fault) => refused(&visit, id, "voter", fault).await,
    }
}

/// For who has not voted yet, whether by themselves or by procuration.
pub(super) fn form(visit: &Visit, gathered: &Gathered, elector: &Elector) -> Result<Markup, Fault> {
    if !elector.ballots.is_empty() {
        return Ok(html! {});
    }
    let words = visit.words;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let article = recusal_article(visit.body.kind.as_str(), today).map_err(|error| to_fault(&error))?;
    let path = format!("{}/deport", gathered.scrutin.path());
    let form = Form::post(words, path, visit.request_id())
        .content(html! { (button(t!(words, "votes-recusal-button")).danger()) });
    Ok(confirm_details(
        &t!(words, "votes-recusal"),
        &t!(words, "votes-recusal-what", article = article),
        &form,
    ))
}
