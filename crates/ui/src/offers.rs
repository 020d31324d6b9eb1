//! What other features offer to do about the subject of a page: the same line at the top of every subject's page.

use kernel::{Fault, Offer, Subject};
use maud::{Markup, html};

use crate::forms::{Form, button_quiet, hidden};
use crate::visit::Visit;

/// What the house's features offer about `subject`; nothing when none offers anything. For a visitor there are links only:
/// a page that many ask for stays the same for all.
pub async fn offers_of(visit: &Visit, subject: &Subject) -> Result<Markup, Fault> {
    let mut offers = Vec::new();
    for offered in visit.house.features().iter().filter_map(|feature| feature.offers) {
        offers.extend(offered(&visit.house, visit.body.id, visit.actor, subject).await?);
    }
    Ok(html! {
        @if !offers.is_empty() {
            div.offers { @for offer in &offers { (one(visit, offer)) } }
        }
    })
}

fn one(visit: &Visit, offer: &Offer) -> Markup {
    let label = visit.say(&offer.label);
    html! {
        div.offer {
            @match &offer.form {
                Some(fields) => {
                    (Form::post(visit.words, &offer.path, visit.request_id()).content(html! {
                        @for (name, value) in fields { (hidden(name, value)) }
                        (button_quiet(label))
                    }))
                }
                None => { a href=(offer.path) { (label) } }
            }
            @if let Some(says) = &offer.says { p.hint { (visit.say(says)) } }
        }
    }
}
