//! At the desk: the person present consents that somebody acts for them.

use axum::extract::Path;
use desk::VisitId;
use kernel::{Fault, Scope};
use maud::html;
use ui::forms::{Form, FormErrors, button, checkboxes, email_field, error_summary, number_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Sent, YES, acts_of, boxes, of, request_of};
use crate::actions::ConsentAtDesk;
use crate::model::{Act, DAYS};
use crate::rights;

fn nothing(visit: VisitId) -> ConsentAtDesk {
    ConsentAtDesk {
        visit,
        email: String::new(),
        acts: Act::ALL.to_vec(),
        days: DAYS.to_string(),
        consents: false,
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<VisitId>) -> Answer {
    if !visit.may(&rights::CONSENT_AT_DESK, Scope::BODY).await? {
        return Err(Fault::Forbidden {
            right: rights::CONSENT_AT_DESK.code,
        }
        .into());
    }
    desk::find_visit(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("visit"))?;
    let page = page(&visit, &nothing(id), &FormErrors::default());
    visit.page(page)
}

pub(super) async fn consent(visit: Visit, Path(id): Path<VisitId>, Posted(sent): Posted<Sent>) -> Answer {
    let deed = ConsentAtDesk {
        visit: id,
        email: of(&sent, "email").to_owned(),
        acts: acts_of(&sent),
        days: of(&sent, "jours").to_owned(),
        consents: of(&sent, "accord") == YES,
    };
    match visit.act(request_of(&sent)?, &deed).await {
        Ok(_) => visit.done(&format!("/guichet/{id}"), "helpers-consented"),
        Err(fault) => {
            let errors = visit.refusal_of_form("email", fault)?;
            visit.refused_page(page(&visit, &deed, &errors))
        }
    }
}

fn page(visit: &Visit, typed: &ConsentAtDesk, errors: &FormErrors) -> Page {
    let words = visit.words;
    let address = format!("/guichet/{}/aide", typed.visit);
    let consent = checkboxes(words, t!(words, "helpers-consent-legend"), "accord")
        .choice(YES, t!(words, "helpers-consent"))
        .errors(errors);
    let consent = if typed.consents {
        consent.chosen(YES)
    } else {
        consent
    };
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "helpers-desk-how")) }
        (Form::post(words, address.as_str(), visit.request_id()).content(html! {
            (email_field(words, t!(words, "helpers-desk-email"), "email")
                .value(&typed.email)
                .autocomplete("off")
                .errors(errors))
            (boxes(visit, &typed.acts, errors))
            (number_field(words, t!(words, "helpers-days"), "jours").value(&typed.days).errors(errors))
            (consent)
            (button(t!(words, "helpers-desk-button")))
        }))
    };
    Page::new(t!(words, "helpers-desk-title"), main)
        .under(t!(words, "desk-title"), format!("/guichet/{}", typed.visit))
        .refused(errors)
        .not_indexed()
}
