//! The campaigns of letters with a code, and the form that prepares one.

use axum::extract::Query;
use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::components::{card, cards, list_empty, pagination};
use ui::forms::{Form, FormErrors, button, error_summary, number_field, text_field, textarea};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Posted, Visit, t};

use super::{CAMPAIGNS, DESK, LINES_A_PAGE, chars};
use crate::actions::PrepareCampaign;
use crate::model::recipients::LIST_CHARS_MAX;
use crate::model::{CODE_DAYS, LETTERS_MAX, TITLE_CHARS_MAX};
use crate::rights;
use crate::store::letters;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    jours: String,
    #[serde(default)]
    liste: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    super::must_hold(&visit, &rights::SEND_CODES).await?;
    let typed = Typed {
        jours: CODE_DAYS.to_string(),
        ..Typed::default()
    };
    let page = page(&visit, &typed, asked.page.as_deref(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn prepare(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    super::must_hold(&visit, &rights::SEND_CODES).await?;
    let deed = PrepareCampaign {
        title: typed.titre.clone(),
        days: typed.jours.clone(),
        list: typed.liste.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&format!("{CAMPAIGNS}/{id}"), "desk-prepared"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = page(&visit, &typed, None, &errors).await?.refused(&errors);
            visit.refused_page(page)
        }
    }
}

async fn page(visit: &Visit, typed: &Typed, asked: Option<&str>, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let pages = pages_of(letters::count_campaigns(&mut sql, body).await?, LINES_A_PAGE);
    let (here, offset) = page_and_offset(asked, pages, LINES_A_PAGE);
    let campaigns = letters::list_campaigns(&mut sql, body, (LINES_A_PAGE, offset)).await?;
    let mut shown = Vec::with_capacity(campaigns.len());
    for campaign in &campaigns {
        let (all, used) = letters::counts(&mut sql, body, campaign.id).await?;
        shown.push(
            card(&campaign.title)
                .href(campaign.path())
                .detail(html! { (t!(words, "desk-campaign-counts", n = all, used = used)) })
                .detail(html! { (t!(words, "desk-campaign-until", on = visit.on(campaign.expires_at))) }),
        );
    }
    let main = html! {
        (error_summary(errors, words))
        @if shown.is_empty() { (list_empty(&t!(words, "desk-campaigns-none"), None)) }
        @else { (cards(shown)) }
        (pagination(words, here, pages, |page| format!("{CAMPAIGNS}?page={page}")))
        section aria-labelledby="new" {
            h2 #new { (t!(words, "desk-campaign-new")) }
            (Form::post(words, CAMPAIGNS, visit.request_id()).content(html! {
                (text_field(words, t!(words, "desk-campaign-title"), "titre").max_length(chars(TITLE_CHARS_MAX))
                    .value(&typed.titre).errors(errors))
                (number_field(words, t!(words, "desk-campaign-days"), "jours").value(&typed.jours).errors(errors))
                (textarea(words, t!(words, "desk-campaign-list"), "liste").rows(8)
                    .hint(t!(words, "desk-campaign-list-hint", max = LETTERS_MAX))
                    .max_length(chars(LIST_CHARS_MAX)).value(&typed.liste).errors(errors))
                (button(t!(words, "desk-campaign-prepare")))
            }))
        }
    };
    Ok(Page::new(t!(words, "desk-campaigns-title"), main)
        .lead(t!(words, "desk-campaigns-lead"))
        .under(t!(words, "desk-title"), DESK)
        .not_indexed())
}
