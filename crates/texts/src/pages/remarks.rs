//! One passage of a text and what people say of it.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use moderation::{Decision, Target};
use serde::Deserialize;
use ui::components::{Tone, card, list_empty, notice};
use ui::forms::{Form, FormErrors, button, confirm_details, error_summary, hidden, textarea};
use ui::paging::query_value;
use ui::{Answer, Page, Posted, Visit, t};

use super::gathered::name_of;
use super::{find_text, under_text};
use crate::actions::{AddRemark, WithdrawRemark};
use crate::model::{ARGUMENT_CHARS_MAX, RemarkId, TextId, TextState, remark_path, text_path};
use crate::moderated;
use crate::passages::of_place;
use crate::remembered;
use crate::store::remarks::{self, Remark};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    ou: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    ou: String,
    #[serde(default)]
    body: String,
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    request_id: Uuid,
    remark: RemarkId,
    #[serde(default)]
    ou: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let typed = Typed {
        ou: asked.ou,
        ..Typed::default()
    };
    let page = page_of(&visit, id, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

/// A form's address opened as a page: the text is what was meant.
pub(super) async fn back(Path(id): Path<TextId>) -> Answer {
    Ok(Redirect::to(&text_path(id)).into_response())
}

pub(super) async fn add(visit: Visit, Path(id): Path<TextId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = AddRemark {
        text: id,
        place: typed.ou.clone(),
        body: typed.body.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(remark) => {
            let path = format!("{}#remarque-{remark}", remark_path(id, &typed.ou));
            visit.done(&path, "texts-remark-added")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("body", fault)?;
            let page = page_of(&visit, id, &typed, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

pub(super) async fn withdraw(visit: Visit, Path(id): Path<TextId>, Posted(form): Posted<Chosen>) -> Answer {
    let deed = WithdrawRemark { remark: form.remark };
    visit.act(form.request_id, &deed).await?;
    visit.done(&remark_path(id, &form.ou), "texts-remark-withdrawn")
}

async fn page_of(visit: &Visit, id: TextId, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let text = find_text(visit, id).await?;
    let base = remembered::base(visit.body.id, &text)?;
    let passage = of_place(&base.document, &base.addresses, &typed.ou).ok_or(Fault::NotFound("place"))?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let said = remarks::list(&mut sql, body, (id, &typed.ou)).await?;
    let removals = moderation::removals_of(&mut sql, body, &text.reference()).await?;
    let may_decide = visit
        .may(&moderation::rights::DECIDE, Scope::group(text.group_id))
        .await?;
    let mut people: Vec<PersonId> = said.iter().map(|remark| remark.author_id).collect();
    people.sort_unstable();
    people.dedup();
    let names = identity::names(&mut sql, body, &people).await?;
    let is_open = matches!(text.state, TextState::Discussion | TextState::Closed);
    let one = |remark: &Remark| {
        if remark.withdrawn_at.is_some() {
            removed(visit, remark, &removals)
        } else {
            let who = name_of(visit, &names, remark.author_id);
            shown(visit, id, (remark, &who), may_decide)
        }
    };
    let main = html! {
        (error_summary(errors, words))
        blockquote { (words.markdown(&passage.words)) }
        ul.links {
            li { a href={ (text_path(id)) "#" (passage.anchor) } { (t!(words, "texts-step-read")) } }
            @if text.state == TextState::Discussion {
                li { a href={ (text_path(id)) "/amender?ou=" (query_value(&typed.ou)) } { (t!(words, "texts-amend-this", place = &passage.name)) } }
            }
        }
        @if said.is_empty() { (list_empty(&t!(words, "texts-remarks-none"), None)) }
        @for remark in &said { (one(remark)) }
        @if is_open { (form(visit, id, typed, errors)) } @else { div #body { p { (t!(words, "texts-remark-too-late")) } } }
        ul.links { (moderation::links_public(visit, may_decide)) }
    };
    let title = t!(words, "texts-remarks-title", place = &passage.name);
    Ok(under_text(visit, &text, Page::new(title, main)))
}

fn shown(visit: &Visit, text: TextId, (remark, who): (&Remark, &str), may_decide: bool) -> Markup {
    let words = visit.words;
    let at = words.datetime_element(remark.added_at.timestamp(), &visit.body.zone());
    let target = Target::new(moderated::REMARK, remark.id);
    let card = card(who)
        .detail(at)
        .detail(moderation::report_link(visit, &target, may_decide))
        .body(html! { div id={ "remarque-" (remark.id) } { (words.markdown(&remark.content)) } });
    let is_own = visit.actor.person() == Some(remark.author_id);
    if !is_own {
        return html! { (card) };
    }
    let withdraw = Form::post(
        words,
        format!("{}/discuter/retirer", text_path(text)),
        visit.request_id(),
    )
    .content(html! {
        (hidden("remark", &remark.id.to_string()))
        (hidden("ou", &remark.place))
        (button(t!(words, "texts-remark-withdraw")).danger())
    });
    let label = t!(words, "texts-remark-withdraw");
    let what = t!(words, "texts-withdraw-argument-what");
    html! { (card.action(confirm_details(&label, &what, &withdraw))) }
}

/// What stands in the place of a remark that moderation removed; its author reads it still, and how to contest.
fn removed(visit: &Visit, remark: &Remark, removals: &[Decision]) -> Markup {
    let words = visit.words;
    let decision = removals
        .iter()
        .rfind(|decision| decision.target_id == remark.id.uuid());
    let is_own = visit.actor.person() == Some(remark.author_id);
    let said = remark.words_removed.clone().unwrap_or_default();
    let body = html! {
        div id={ "remarque-" (remark.id) } {
            @if let Some(decision) = decision {
                p { (moderation::removed_on(visit, decision.decided_at, decision.reason)) }
                @if is_own {
                    blockquote { (words.markdown(&said)) }
                    p { a href={ "/recours/" (decision.id) } { (t!(words, "texts-removal-contest")) } }
                }
            }
        }
    };
    let at = words.datetime_element(remark.added_at.timestamp(), &visit.body.zone());
    html! { (card(t!(words, "texts-remark-removed")).detail(at).body(body)) }
}

fn form(visit: &Visit, text: TextId, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    if visit.actor.person().is_none() {
        let href = format!("/connexion?retour={}", text_path(text));
        return html! {
            div #body { (notice(Tone::Info, &html! { a href=(href) { (t!(words, "texts-remark-sign-in")) } })) }
        };
    }
    let key = format!("remarque-{text}-{}", typed.ou);
    let fields = html! {
        (hidden("ou", &typed.ou))
        (textarea(words, t!(words, "texts-remark"), "body").rows(4).value(&typed.body)
            .max_length(u32::try_from(ARGUMENT_CHARS_MAX).unwrap_or(u32::MAX)).errors(errors))
        (button(t!(words, "texts-remark-button")))
    };
    html! {
        h2 { (t!(words, "texts-remark-form")) }
        (Form::post(words, format!("{}/discuter", text_path(text)), visit.request_id())
            .autosave(&key).later(key, t!(words, "texts-remark-form")).content(fields))
    }
}
