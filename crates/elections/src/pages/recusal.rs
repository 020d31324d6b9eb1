//! Recusal, in the votes of an assembly: who is taken off the roll while the election is prepared, who is named for it
//! afterwards, what a voter is told before they vote.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button_quiet, hidden, text_field};
use ui::{Answer, Posted, Visit, t};

use super::prepare::{Kept, act};
use super::seen::Seen;
use crate::actions::{RecordRecusal, WithdrawRecusal};
use crate::model::{DecisionKind, ElectionId, Kind, RECUSAL_RULE};
use crate::store;

#[derive(Deserialize)]
pub(super) struct RecusalForm {
    request_id: Uuid,
    #[serde(default)]
    recused: String,
    #[serde(default)]
    recusal_reason: String,
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<RecusalForm>,
) -> Answer {
    let deed = RecordRecusal {
        election: id,
        login: form.recused.clone(),
        reason: form.recusal_reason.clone(),
    };
    let done = (form.request_id, deed, "elections-recusal-noted");
    act(
        &visit,
        id,
        done,
        ("recused", Kept::of_recused(form.recused, form.recusal_reason)),
    )
    .await
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<RecusalForm>,
) -> Answer {
    let deed = WithdrawRecusal {
        election: id,
        login: form.recused,
    };
    let done = (form.request_id, deed, "elections-recusal-withdrawn");
    act(&visit, id, done, ("recused", Kept::default())).await
}

/// Whether the law asks those who are interested to take no part.
fn is_of_assembly(seen: &Seen) -> bool {
    matches!(seen.election.settings.kind, Kind::Council | Kind::Appointment)
}

/// The article that says so, as it stands today.
fn article(visit: &Visit) -> Result<String, Fault> {
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let rule = law::rule(RECUSAL_RULE, visit.body.kind.as_str(), today);
    let rule = rule.map_err(|error| Fault::Internal(error.to_string()))?;
    Ok(rule.article.clone())
}

/// Who takes no part, while the roll is drawn up.
pub(super) async fn section(
    visit: &Visit,
    seen: &Seen,
    kept: &Kept,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let recused = store::recusals(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    if !is_of_assembly(seen) && recused.is_empty() {
        return Ok(html! {});
    }
    let round = store::round_of(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    // The same people vote in each round: who takes no part takes none in any.
    if round.previous.is_some() {
        return named(visit, seen).await;
    }
    let path = format!("{}/preparer/deport", seen.election.path());
    Ok(html! {
        h3 { (t!(words, "elections-recusals")) }
        p { (t!(words, "elections-recusals-what", article = article(visit)?)) }
        @for one in &recused {
            (Form::post(words, format!("{path}/retirer"), visit.request_id()).content(html! {
                p { (one.line.name) " – " (one.line.login) }
                @if !one.reason.is_empty() { p.hint { (words.written(&one.reason)) } }
                (hidden("recused", &one.line.login))
                (button_quiet(t!(words, "elections-recusal-withdraw", name = one.line.name.as_str())))
            }))
        }
        @if is_of_assembly(seen) {
            (Form::post(words, path, visit.request_id()).content(html! {
                (text_field(words, t!(words, "elections-recusal-login"), "recused").value(&kept.recused).errors(errors))
                (text_field(words, t!(words, "elections-recusal-reason"), "recusal_reason").value(&kept.recusal_reason)
                    .hint(t!(words, "elections-recusal-reason-hint")).errors(errors))
                (button_quiet(t!(words, "elections-recusal-button")))
            }))
        }
    })
}

/// Who took no part, on the election's page and in its minutes; nothing where nobody did.
pub(super) async fn named(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    // As it stood when it opened, once it did.
    let decisions = store::decisions(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    let kept = decisions.iter().find(|one| one.kind == DecisionKind::Recused);
    if let Some((names, article)) = kept.and_then(|kept| names_and_article(&kept.reason)) {
        return Ok(html! { p { (sentence(visit, &names, article)) } });
    }
    let recused = store::recusals(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    let mut names: Vec<&str> = recused.iter().map(|one| one.line.name.as_str()).collect();
    if names.is_empty() {
        return Ok(html! {});
    }
    names.sort_by_cached_key(|name| db::sort_key(name));
    Ok(html! { p { (sentence(visit, &names, &article(visit)?)) } })
}

/// What was kept at the opening: names, one a line, then the article.
fn names_and_article(kept: &str) -> Option<(Vec<&str>, &str)> {
    let mut lines: Vec<&str> = kept.lines().collect();
    let article = lines.pop()?;
    (!lines.is_empty()).then_some((lines, article))
}

fn sentence(visit: &Visit, names: &[&str], article: &str) -> String {
    t!(
        visit.words,
        "elections-recused",
        n = names.len(),
        names = names.join(", "),
        article = article
    )
}

/// What a voter of an assembly is told before they choose.
pub(super) fn warning(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    if !is_of_assembly(seen) {
        return Ok(html! {});
    }
    let said = t!(visit.words, "elections-vote-recusal", article = article(visit)?);
    Ok(notice(Tone::Warning, &html! { p { (said) } }))
}
