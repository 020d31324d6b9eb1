//! A campaign: its letters, the file to print, what became of each code.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice, pagination, table};
use ui::forms::{Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Posted, Visit, t};

use super::{CAMPAIGNS, LINES_A_PAGE, letter};
use crate::actions::{MakeLetters, RemoveCampaign};
use crate::model::{Campaign, CampaignId, Letter, LetterId};
use crate::rights;
use crate::store::letters;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

#[derive(Deserialize)]
pub(super) struct Making {
    #[serde(default)]
    edition: i64,
    #[serde(default)]
    lettre: String,
}

/// A file is made once: its codes stand nowhere else.
pub(super) async fn back(Path(id): Path<CampaignId>) -> Answer {
    Ok(Redirect::to(&format!("{CAMPAIGNS}/{id}")).into_response())
}

pub(super) async fn show(visit: Visit, Path(id): Path<CampaignId>, Query(asked): Query<Asked>) -> Answer {
    let campaign = find(&visit, id).await?;
    let page = page(&visit, &campaign, asked.page.as_deref(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn make_all(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Posted(making): Posted<Making>,
) -> Answer {
    make(&visit, id, None, making.edition).await
}

pub(super) async fn make_one(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Posted(making): Posted<Making>,
) -> Answer {
    let letter: LetterId = making.lettre.parse().map_err(|_| Fault::NotFound("letter"))?;
    make(&visit, id, Some(letter), making.edition).await
}

/// Without a request id: the answer holds codes, which are kept nowhere. The edition says that it was not made since.
async fn make(visit: &Visit, id: CampaignId, letter: Option<LetterId>, edition: i64) -> Answer {
    let campaign = find(visit, id).await?;
    let deed = MakeLetters {
        campaign: id,
        letter,
        edition,
    };
    match visit.house.act(visit.body.id, visit.actor, &deed).await {
        Ok(made) => letter::file(visit, &campaign, &made).await,
        Err(fault) => {
            let errors = visit.refusal_of_form("lettres", fault)?;
            let page = page(visit, &campaign, None, &errors).await?.refused(&errors);
            visit.refused_page(page)
        }
    }
}

pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    visit
        .act(pressed.request_id, &RemoveCampaign { campaign: id })
        .await?;
    visit.done(CAMPAIGNS, "desk-removed")
}

async fn find(visit: &Visit, id: CampaignId) -> Result<Campaign, Fault> {
    super::must_hold(visit, &rights::SEND_CODES).await?;
    letters::find_campaign(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("campaign"))
}

async fn page(
    visit: &Visit,
    campaign: &Campaign,
    asked: Option<&str>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let (all, used) = letters::counts(&mut sql, body, campaign.id).await?;
    let pages = pages_of(all, LINES_A_PAGE);
    let (here, offset) = page_and_offset(asked, pages, LINES_A_PAGE);
    let shown = letters::list(&mut sql, body, campaign.id, (LINES_A_PAGE, offset)).await?;
    let is_over = visit.now() >= campaign.expires_at;
    let path = campaign.path();
    let facts = [
        (
            t!(words, "desk-campaign-fact-letters"),
            html! { (words.number(all)) },
        ),
        (
            t!(words, "desk-campaign-fact-used"),
            html! { (words.number(used)) },
        ),
        (
            t!(words, "desk-campaign-fact-until"),
            html! { (visit.at(campaign.expires_at)) },
        ),
    ];
    let remove = Form::post(words, format!("{path}/retirer"), visit.request_id())
        .content(html! { (button(t!(words, "desk-remove")).danger()) });
    let main = html! {
        (error_summary(errors, words))
        (definition_list(&facts))
        section #lettres tabindex="-1" {
            @if is_over { (notice(Tone::Info, &html! { p { (t!(words, "desk-refused-over")) } })) }
            @else if used == all { (notice(Tone::Good, &html! { p { (t!(words, "desk-refused-all-served")) } })) }
            @else {
                p { (t!(words, "desk-make-why")) }
                @if campaign.edition > 0 {
                    (notice(Tone::Warning, &html! { p { (t!(words, "desk-make-again-why")) } }))
                }
                (Form::post(words, format!("{path}/lettres.pdf"), visit.request_id()).content(html! {
                    (hidden("edition", &campaign.edition.to_string()))
                    (button(t!(words, "desk-make", n = all - used)))
                }))
            }
        }
        (lines(visit, campaign, &shown, is_over))
        (pagination(words, here, pages, |page| format!("{path}?page={page}")))
        (confirm_details(&t!(words, "desk-remove-title"), &t!(words, "desk-remove-why"), &remove))
    };
    Ok(Page::new(&campaign.title, main)
        .under(t!(words, "desk-campaigns-title"), CAMPAIGNS)
        .not_indexed())
}

fn lines(visit: &Visit, campaign: &Campaign, shown: &[Letter], is_over: bool) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "desk-letters-caption"))
        .column(t!(words, "desk-letters-name"))
        .column(t!(words, "desk-letters-district"))
        .column(t!(words, "desk-letters-state"))
        .column(t!(words, "desk-letters-again"));
    for one in shown {
        let state = match (one.used_at, one.made_at) {
            (Some(at), _) => t!(words, "desk-letter-used", on = visit.on(at)),
            (None, Some(at)) => t!(words, "desk-letter-made", on = visit.on(at)),
            (None, None) => t!(words, "desk-letter-waits"),
        };
        let again = html! {
            @if one.used_at.is_none() && one.made_at.is_some() && !is_over {
                (Form::post(words, format!("{}/lettre.pdf", campaign.path()), visit.request_id()).content(html! {
                    (hidden("lettre", &one.id.to_string()))
                    (hidden("edition", &one.edition.to_string()))
                    (button_quiet(t!(words, "desk-make-one", name = &one.name)))
                }))
            }
        };
        lines = lines.row([
            // Agents see where a letter goes before it leaves: a separator that is wrong cuts an address short.
            html! {
                (one.name)
                @if !one.address.is_empty() { br; span.hint { (one.address.replace('\n', ", ")) } }
            },
            html! { (one.district) },
            html! { (state) },
            again,
        ]);
    }
    html! { @if !shown.is_empty() { (lines) } }
}
