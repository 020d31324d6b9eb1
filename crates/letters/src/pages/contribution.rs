//! « Contribuer par courriel » : the address of a consultation, who may write to it, and what becomes of a message.

use axum::extract::Path;
use debates::model::Stage;
use debates::{Consultation, ConsultationId};
use kernel::Fault;
use maud::{Markup, html};
use tools::mailbox;
use ui::components::{Tone, notice};
use ui::{Answer, Page, Visit, t};

use crate::aims::consultation_tag;
use crate::model::UNCONFIRMED_DAYS;

pub(super) async fn show(visit: Visit, Path(id): Path<ConsultationId>) -> Answer {
    let about = debates::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("consultation"))?;
    let words = visit.words;
    let reference = about.reference();
    let settings = mailbox::settings_for(&visit.house, &mut visit.sql(), visit.body.id, &reference).await?;
    let main = match settings {
        _ if about.stage_at(visit.now()) != Stage::Open => notice(
            Tone::Warning,
            &html! { p { (t!(words, "letters-consultation-not-open")) } },
        ),
        None => notice(Tone::Warning, &html! { p { (t!(words, "letters-no-mailbox")) } }),
        Some(settings) => {
            let address = mailbox::address_with(&settings, &consultation_tag(about.id));
            how_to(&visit, &about, &address)
        }
    };
    visit.page(
        Page::new(t!(words, "letters-offer"), main)
            .lead(t!(words, "letters-address-lead", title = &about.title))
            .under(&about.title, about.path())
            .not_indexed(),
    )
}

fn how_to(visit: &Visit, about: &Consultation, address: &str) -> Markup {
    let words = visit.words;
    html! {
        p { strong { a href={ "mailto:" (address.replace('+', "%2B")) } { (address) } } }
        p { (t!(words, "letters-contribution-who")) " "
            a href={ (about.path()) "/contribuer" } { (t!(words, "letters-contribution-otherwise")) } }
        h2 { (t!(words, "letters-how-title")) }
        ul {
            li { (t!(words, "letters-contribution-subject")) }
            li { (t!(words, "letters-contribution-content")) }
            li { (t!(words, "letters-contribution-files")) }
        }
        h2 { (t!(words, "letters-how-then-title")) }
        p { (t!(words, "letters-contribution-then", days = UNCONFIRMED_DAYS)) }
    }
}
