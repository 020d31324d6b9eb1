//! The rolls of the town, for agents: sending one, what became of those before, claims on one elector.

use axum::extract::Path;
use db::{Uuid, args};
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{list_empty, table};
use ui::forms::{Form, FormErrors, button, confirm_details, date_field, error_summary, file_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, ROLLS, name_of, require};
use crate::actions::ReleaseElector;
use crate::model::{Conflict, ConflictId, FILE_BYTES_MAX, Roll};
use crate::store::proofs;
use crate::{rights, store};

/// Rolls shown: those of many years.
const ROLLS_MAX: i64 = 50;
/// Claims shown.
const CONFLICTS_MAX: i64 = 100;

/// What an agent typed beside the file.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub(super) dated_on: String,
    pub(super) ends_on: String,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit) -> Answer {
    require(&visit, &rights::IMPORT).await?;
    let page = whole(&visit, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn release(
    visit: Visit,
    Path(conflict): Path<ConflictId>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    match visit.act(asked.request_id, &ReleaseElector { conflict }).await {
        Ok(()) => visit.done(ROLLS, "rolls-released"),
        Err(fault) => {
            require(&visit, &rights::IMPORT).await?;
            let errors = visit.refusal_of_form("fichier", fault)?;
            visit.refused_page(whole(&visit, &Typed::default(), &errors).await?)
        }
    }
}

pub(super) async fn whole(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let (body, now) = (visit.body.id, visit.now());
    let rolls = store::list(&mut visit.sql(), body, ROLLS_MAX).await?;
    let mut lines = table(t!(words, "rolls-list-caption"))
        .column(t!(words, "rolls-column-date"))
        .column(t!(words, "rolls-column-state"))
        .column_of_numbers(t!(words, "rolls-column-electors"))
        .column_of_numbers(t!(words, "rolls-column-proofs"));
    for roll in &rolls {
        let count = proofs::COUNT_PROOFS;
        let given = visit.sql().count(count, args![body, roll.id, now]).await?;
        lines = lines.row(row(visit, roll, given));
    }
    let conflicts = proofs::conflicts(&mut visit.sql(), body, CONFLICTS_MAX).await?;
    let mut claims = Vec::new();
    for conflict in &conflicts {
        claims.push((conflict, name_of(visit, conflict.person).await?));
    }
    let main = html! {
        (error_summary(errors, words))
        h2 { (t!(words, "rolls-send-title")) }
        p { (t!(words, "rolls-send-lead")) }
        (send_form(visit, typed, errors))
        h2 { (t!(words, "rolls-all-title")) }
        @if rolls.is_empty() { (list_empty(&t!(words, "rolls-all-none"), None)) }
        @else { (lines) }
        h2 { (t!(words, "rolls-claims-title")) }
        @if claims.is_empty() { (list_empty(&t!(words, "rolls-claims-none"), None)) }
        @else {
            p { (t!(words, "rolls-claims-lead")) }
            ul { @for (conflict, name) in &claims { li { (claim(visit, conflict, name)) } } }
        }
    };
    Ok(Page::new(t!(words, "rolls-list-title"), main)
        .under(t!(words, "rolls-title"), MENU)
        .active(MENU)
        .lead(t!(words, "rolls-list-lead"))
        .refused(errors)
        .not_indexed())
}

fn row(visit: &Visit, roll: &Roll, given: i64) -> [Markup; 4] {
    let words = visit.words;
    let electors = i64::try_from(roll.seen().electors).unwrap_or(i64::MAX);
    [
        html! { a href=(roll.path()) { (words.date(roll.dated_on)) } },
        html! { (words.say(&format!("rolls-state-{}", roll.state.as_str()))) },
        html! { (words.number(electors)) },
        html! { (words.number(given)) },
    ]
}

fn send_form(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let max = words.file_size(FILE_BYTES_MAX as u64);
    // The file comes last: what stands before it is known while it is received.
    Form::post(words, ROLLS, visit.request_id())
        .with_files()
        .content(html! {
            (date_field(words, t!(words, "rolls-dated-on"), "dated_on")
                .hint(t!(words, "rolls-dated-on-hint")).value(&typed.dated_on).errors(errors))
            (date_field(words, t!(words, "rolls-ends-on"), "ends_on")
                .hint(t!(words, "rolls-ends-on-hint")).value(&typed.ends_on).errors(errors))
            (file_field(words, t!(words, "rolls-file"), "fichier")
                .hint(t!(words, "rolls-file-hint", max = max)).accept(".csv,.txt").errors(errors))
            (button(t!(words, "rolls-send-button")))
        })
}

/// Who came second; never who came first.
fn claim(visit: &Visit, conflict: &Conflict, name: &str) -> Markup {
    let words = visit.words;
    let path = format!("/liste-electorale/doubles/{}", conflict.id);
    let form = Form::post(words, path, visit.request_id())
        .content(html! { (button(t!(words, "rolls-release-button")).danger()) });
    html! {
        p { (t!(words, "rolls-claim", name = name, at = visit.at(conflict.asked_at))) }
        (confirm_details(&t!(words, "rolls-release"), &t!(words, "rolls-release-lead"), &form))
    }
}
