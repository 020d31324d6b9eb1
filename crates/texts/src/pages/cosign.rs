//! Who signed an amendment with its author, and the button to sign it or to take one's signature back.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{Form, button_quiet, hidden};
use ui::{Answer, Posted, Visit, t};

use super::amendment::find;
use super::gathered::name_of;
use crate::actions::{CosignAmendment, WithdrawSignature};
use crate::model::{Amendment, Fate, TextDocument, TextId, TextState, amendment_path};
use crate::rights;
use crate::store::cosigners::Cosigner;

/// Names written out; the others are counted.
const NAMES_SHOWN_MAX: usize = 50;

#[derive(Deserialize)]
pub(super) struct Signed {
    request_id: Uuid,
    version: i64,
}

#[derive(Deserialize)]
pub(super) struct Unsigned {
    request_id: Uuid,
}

pub(super) async fn sign(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(form): Posted<Signed>,
) -> Answer {
    let deed = CosignAmendment {
        amendment: find(&visit, id, number).await?.id,
        version: form.version,
    };
    visit.act(form.request_id, &deed).await?;
    visit.done(&amendment_path(id, number), "texts-amendment-cosigned")
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(form): Posted<Unsigned>,
) -> Answer {
    let deed = WithdrawSignature {
        amendment: find(&visit, id, number).await?.id,
    };
    visit.act(form.request_id, &deed).await?;
    visit.done(&amendment_path(id, number), "texts-signature-withdrawn")
}

/// « Malo Tanguy, Yann Kervella (avant rectification) et 3 autres »
pub(super) fn names_of(
    visit: &Visit,
    amendment: &Amendment,
    cosigners: &[Cosigner],
    names: &BTreeMap<PersonId, String>,
) -> Markup {
    let words = visit.words;
    let hidden = cosigners.len().saturating_sub(NAMES_SHOWN_MAX);
    html! {
        @for (rank, cosigner) in cosigners.iter().take(NAMES_SHOWN_MAX).enumerate() {
            @if rank > 0 { ", " }
            (name_of(visit, names, cosigner.person_id))
            @if cosigner.version < amendment.version { " " (t!(words, "texts-cosigned-before")) }
        }
        @if hidden > 0 { " " (t!(words, "texts-cosigners-more", n = hidden)) }
    }
}

/// The button, for who may press it.
pub(super) async fn button_for(
    visit: &Visit,
    text: &TextDocument,
    amendment: &Amendment,
    cosigners: &[Cosigner],
) -> Result<Markup, Fault> {
    let words = visit.words;
    let person = visit.actor.person();
    if person.is_none() || amendment.fate != Fate::Pending || person == Some(amendment.author_id) {
        return Ok(html! {});
    }
    let own = cosigners
        .iter()
        .find(|cosigner| Some(cosigner.person_id) == person);
    let is_current = own.is_some_and(|own| own.version == amendment.version);
    let may_sign = text.state == TextState::Discussion
        && !is_current
        && visit.may(&rights::COSIGN, Scope::group(text.group_id)).await?;
    // Signed then taken back without network, both leave, in that order.
    let form = |deed: &str| {
        let n = amendment.number;
        let address = format!("{}/{deed}", amendment.path());
        Form::post(words, address, visit.request_id()).later(
            format!("{}-{}", deed.replace('/', "-"), amendment.id),
            t!(words, "texts-cosign-of", n = n, title = &text.title),
        )
    };
    Ok(html! {
        @if may_sign {
            (form("cosigner").content(html! {
                (hidden("version", &amendment.version.to_string()))
                (button_quiet(t!(words, "texts-cosign-button")))
            }))
        }
        @if own.is_some() {
            (form("cosigner/retirer").content(html! {
                (button_quiet(t!(words, "texts-cosign-withdraw")))
            }))
        }
    })
}
