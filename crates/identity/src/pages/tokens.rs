//! « Jetons d’application »: what one's programs sign in with.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice, table};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{MakeToken, RevokeToken};
use crate::model::{SecretHash, TOKEN_NAME_CHARS_MAX, TOKEN_PREFIX};
use crate::rights;
use crate::store;

const PATH: &str = "/compte/jetons";

#[derive(Deserialize)]
pub(super) struct Making {
    request_id: Uuid,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
pub(super) struct Revoking {
    request_id: Uuid,
    token: Uuid,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = tokens_page(&visit, "", &FormErrors::default(), html! {}).await?;
    visit.page(page)
}

/// The secret is in this answer and nowhere else: neither in an address, nor in a page kept, nor in the database.
pub(super) async fn make(visit: Visit, Posted(form): Posted<Making>) -> Answer {
    let words = visit.words;
    let secret = format!("{TOKEN_PREFIX}{}", visit.house.randomness.secret());
    let hash = SecretHash::of(&secret);
    let deed = MakeToken {
        name: form.name.clone(),
        secret: hash.clone(),
        is_assisted: super::may_be_helped(&visit),
    };
    let made = match visit.act(form.request_id, &deed).await {
        Ok(kept) if kept == hash.to_hex() => notice(
            Tone::Good,
            &html! {
                h2 { (t!(words, "identity-token-made")) }
                p { (t!(words, "identity-token-made-once")) }
                pre tabindex="0" { code #token-secret { (secret) } }
            },
        ),
        // The same form sent twice: its secret was shown the first time.
        Ok(_) => notice(
            Tone::Warning,
            &html! { p { (t!(words, "identity-token-made-before")) } },
        ),
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            let page = tokens_page(&visit, &form.name, &errors, html! {}).await?;
            return visit.refused_page(page);
        }
    };
    let page = tokens_page(&visit, "", &FormErrors::default(), made).await?;
    let mut response = visit.page(page)?;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

pub(super) async fn revoke(visit: Visit, Posted(form): Posted<Revoking>) -> Answer {
    let deed = RevokeToken { token: form.token };
    visit.act(form.request_id, &deed).await?;
    visit.done(PATH, "identity-token-revoked")
}

pub(super) async fn back(_: Visit) -> Answer {
    Ok(Redirect::to(PATH).into_response())
}

async fn tokens_page(visit: &Visit, typed: &str, errors: &FormErrors, made: Markup) -> Result<Page, Fault> {
    let words = visit.words;
    let person = visit.signed_in.as_ref().ok_or(Fault::Forbidden {
        right: rights::TOKENS.code,
    })?;
    let tokens = store::tokens_of(&mut visit.sql(), visit.body.id, person.person).await?;
    let mut lines = table(t!(words, "identity-tokens-caption"))
        .column(t!(words, "identity-token-name"))
        .column(t!(words, "identity-token-made-at"))
        .column(t!(words, "identity-token-last-used"))
        .column(t!(words, "identity-token-revoke-column"));
    for token in &tokens {
        lines = lines.row([
            html! { (token.name) },
            html! { (visit.on(token.made_at)) },
            html! { (token.last_used_at.map_or_else(|| t!(words, "identity-token-never-used"), |at| visit.on(at))) },
            Form::post(words, format!("{PATH}/revoquer"), visit.request_id()).content(html! {
                (hidden("token", &token.id.to_string()))
                (button_quiet(t!(words, "identity-token-revoke", name = token.name.as_str())).danger())
            }),
        ]);
    }
    let name_max = u32::try_from(TOKEN_NAME_CHARS_MAX).unwrap_or(u32::MAX);
    let main = html! {
        (error_summary(errors, words))
        (made)
        @if tokens.is_empty() {
            (list_empty(&t!(words, "identity-tokens-empty"), None))
        } @else {
            (lines)
        }
        section aria-labelledby="token-new" {
            h2 #token-new { (t!(words, "identity-token-new")) }
            (Form::post(words, PATH, visit.request_id()).content(html! {
                (text_field(words, t!(words, "identity-token-name"), "name")
                    .value(typed)
                    .hint(t!(words, "identity-token-name-hint"))
                    .max_length(name_max)
                    .errors(errors))
                (button(t!(words, "identity-token-make")))
            }))
        }
    };
    Ok(Page::new(t!(words, "identity-tokens-title"), main)
        .lead(t!(words, "identity-tokens-lead"))
        .under(t!(words, "identity-account-title"), "/compte")
        .refused(errors)
        .not_indexed())
}
