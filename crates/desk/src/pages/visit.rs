//! A visit at the desk: in whose name one acts, until when, and what can be done.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Tone, list_empty, notice};
use ui::forms::{Form, button};
use ui::{Answer, Page, Visit, t};

use super::{DESK, deeds};
use crate::model::{Deed, DeskVisit, VisitId};
use crate::rights;
use crate::store::visits;

/// Consultations and budgets that are offered.
const OFFERED_MAX: i64 = 50;

/// A visit, and the name of who came.
pub(super) struct Shown {
    pub(super) visit: DeskVisit,
    pub(super) name: String,
    pub(super) is_claimed: bool,
}

impl Shown {
    pub(super) async fn find(visit: &Visit, id: VisitId) -> Result<Self, Fault> {
        super::must_hold(visit, &rights::HELP).await?;
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let found = visits::find(&mut sql, body, id)
            .await?
            .ok_or(Fault::NotFound("visit"))?;
        let person = found.person_id;
        let name = identity::names(&mut sql, body, &[person])
            .await?
            .remove(&person)
            .unwrap_or_default();
        let known = visits::find_person(&mut sql, body, person).await?;
        Ok(Self {
            visit: found,
            name,
            is_claimed: known.is_none_or(|known| known.claimed_at.is_some()),
        })
    }

    /// True when this reader goes on with it.
    pub(super) fn is_going_on(&self, visit: &Visit) -> bool {
        !self.is_claimed
            && !self.visit.is_over(visit.now())
            && visit.actor.person() == Some(self.visit.held_by)
    }

    /// In whose name one acts, on every page of the visit.
    pub(super) fn banner(&self, visit: &Visit) -> Markup {
        let words = visit.words;
        if self.is_going_on(visit) {
            let until = visit.at(self.visit.ends_at);
            return html! {
                (notice(Tone::Warning, &html! {
                    p { strong { (t!(words, "desk-banner", name = &self.name)) } }
                    p { (t!(words, "desk-banner-until", at = until)) }
                }))
            };
        }
        let why = if self.is_claimed {
            t!(words, "desk-refused-claimed")
        } else if self.visit.is_over(visit.now()) {
            t!(words, "desk-refused-visit-over")
        } else {
            t!(words, "desk-refused-of-another")
        };
        html! {
            (notice(Tone::Info, &html! {
                p { (why) }
                @if !self.is_claimed {
                    p { a href={ (DESK) "?passage=" (self.visit.id) } { (t!(words, "desk-receive-again")) } }
                }
            }))
        }
    }

    /// A page of the visit.
    pub(super) fn under(&self, visit: &Visit, page: Page) -> Page {
        page.under(t!(visit.words, "desk-title"), DESK)
            .under(&self.name, self.visit.path())
            .not_indexed()
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<VisitId>) -> Answer {
    let shown = Shown::find(&visit, id).await?;
    let words = visit.words;
    let (mut sql, body, now) = (visit.sql(), visit.body.id, visit.now());
    let person = shown.visit.person_id;
    let done = visits::deeds_for(&mut sql, body, person, crate::model::DEEDS_MAX).await?;
    let consultations = debates::open_now(&mut sql, body, now, OFFERED_MAX).await?;
    let budgets = budgets::collecting(&mut sql, body, OFFERED_MAX).await?;
    let path = shown.visit.path();
    // The page is another feature's, known by the house's own table of rights.
    let consents_to_help = (visit.house.rights.iter()).any(|right| right.code == "helpers.consent-at-desk");
    let main = html! {
        (shown.banner(&visit))
        @if shown.is_going_on(&visit) {
            section aria-labelledby="todo" {
                h2 #todo { (t!(words, "desk-what")) }
                @if consultations.is_empty() && budgets.is_empty() { (list_empty(&t!(words, "desk-nothing-open"), None)) }
                @else { ul.details {
                    @for one in &consultations {
                        li {
                            (one.title) " – "
                            a href={ (path) "/contribuer/" (one.id) } { (t!(words, "desk-contribute")) } " – "
                            a href={ (path) "/soutenir/" (one.id) } { (t!(words, "desk-support")) }
                        }
                    }
                    @for one in &budgets {
                        li { (one.title) " – " a href={ (path) "/proposer/" (one.id) } { (t!(words, "desk-propose")) } }
                    }
                } }
                @if consents_to_help { p { a href={ (path) "/aide" } { (t!(words, "desk-helper")) } } }
                p.hint { (t!(words, "desk-no-secret")) }
            }
        }
        (deeds::list(&visit, &done))
        (ending(&visit, &shown, &done))
    };
    let page = Page::new(&shown.name, main)
        .under(t!(words, "desk-title"), DESK)
        .not_indexed();
    visit.page(page)
}

/// The button that ends the visit and makes its receipt, as long as the account is not claimed.
fn ending(visit: &Visit, shown: &Shown, done: &[Deed]) -> Markup {
    let words = visit.words;
    html! {
        @if !shown.is_claimed {
            section aria-labelledby="ending" {
                h2 #ending { (t!(words, "desk-receipt-title")) }
                p { (t!(words, "desk-receipt-why", n = done.len())) }
                (Form::post(words, format!("{}/recu", shown.visit.path()), visit.request_id())
                    .needs_network(t!(words, "desk-code-needs-network"))
                    .content(html! {
                        @if shown.visit.is_over(visit.now()) { (button(t!(words, "desk-receipt-again"))) }
                        @else { (button(t!(words, "desk-end"))) }
                    }))
            }
        }
    }
}
