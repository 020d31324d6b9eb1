//! The desk, on the page of ballots on paper: who is handed one votes once.

use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button_quiet, date_field, hidden, text_field};
use ui::{Visit, t};

use super::chars;
use crate::actions::{AtDesk, has_lost_key};
use crate::model::{Budget, DESK_CHARS_MAX};
use crate::store;

/// The longest e-mail address (RFC 5321, section 4.5.3.1), in characters.
const EMAIL_CHARS_MAX: u32 = 254;

/// What was typed at the desk.
pub(super) struct Typed<'a> {
    pub(super) person: &'a AtDesk,
    pub(super) email: &'a str,
}

/// The form, while one votes, and how many were handed out.
pub(super) async fn section(
    visit: &Visit,
    budget: &Budget,
    typed: &Typed<'_>,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    if !budget.takes_votes_at(visit.now()) {
        return Ok(html! {});
    }
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    if has_lost_key(&visit.house, &mut sql, body, budget.id).await? {
        return Ok(html! {
            section aria-labelledby="guichet" {
                h2 #guichet { (t!(words, "budgets-desk-title")) }
                (notice(Tone::Bad, &html! { p { (t!(words, "budgets-desk-key-lost")) } }))
            }
        });
    }
    let handed = store::count_handed(&mut sql, body, budget.id).await?;
    let form = Form::post(words, format!("{}/papier", budget.path()), visit.request_id());
    Ok(html! {
        section aria-labelledby="guichet" {
            h2 #guichet { (t!(words, "budgets-desk-title")) }
            p { (t!(words, "budgets-desk-lead")) }
            (form.content(html! {
                (hidden("au_guichet", "oui"))
                (text_field(words, t!(words, "budgets-desk-name"), "guichet_nom")
                    .hint(t!(words, "budgets-desk-name-hint"))
                    .max_length(chars(DESK_CHARS_MAX)).value(&typed.person.name).autocomplete("off").errors(errors))
                (text_field(words, t!(words, "budgets-desk-first-names"), "guichet_prenoms")
                    .hint(t!(words, "budgets-desk-first-names-hint"))
                    .max_length(chars(DESK_CHARS_MAX)).value(&typed.person.first_names).autocomplete("off").errors(errors))
                (date_field(words, t!(words, "budgets-desk-born-on"), "guichet_naissance")
                    .value(&typed.person.born_on).autocomplete("off").errors(errors))
                (text_field(words, t!(words, "budgets-desk-email"), "guichet_adresse")
                    .hint(t!(words, "budgets-desk-email-hint"))
                    .max_length(EMAIL_CHARS_MAX).value(typed.email).autocomplete("off").errors(errors).optional())
                (button_quiet(t!(words, "budgets-desk-button"))) " "
                (button_quiet(t!(words, "budgets-desk-take-back")).sends("reprendre", "oui"))
                p.hint { (t!(words, "budgets-desk-take-back-hint")) }
            }))
            p { (t!(words, "budgets-desk-handed", n = handed)) }
        }
    })
}
