//! The delegations of an association: who speaks for it in whose stead, until when.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, Fields, PersonId, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{list_empty, table};
use ui::forms::{Choice, Form, FormErrors, button, button_quiet, date_field, error_summary, hidden, select};
use ui::{Answer, Page, Posted, Visit, t};

use super::associations::{association_called, represents, under_group};
use super::{days_words, page_of, read_date, today};
use crate::actions::{Delegate, EndDelegation};
use crate::model::Group;
use crate::model::associations::{Delegation, DelegationId};
use crate::{rights, store};

/// Members offered in the list.
const HOLDERS_MAX: i64 = 1_000;

#[derive(Default, Deserialize)]
pub(super) struct DelegateForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    holder: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

#[derive(Deserialize)]
pub(super) struct EndForm {
    request_id: Uuid,
    delegation: DelegationId,
}

pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    let group = readable(&visit, &slug).await?;
    let form = DelegateForm {
        from: today(&visit).to_string(),
        ..DelegateForm::default()
    };
    let page = delegations_page(&visit, &group, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn give(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(form): Posted<DelegateForm>,
) -> Answer {
    let group = readable(&visit, &slug).await?;
    let outcome = match read(&group, &form) {
        Ok(deed) => visit.act(form.request_id, &deed).await.map(drop),
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(()) => visit.done(&address(&group), "groups-delegated"),
        Err(fault) => {
            let errors = visit.refusal_of_form("holder", fault)?;
            let page = delegations_page(&visit, &group, &form, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn end(visit: Visit, Path(slug): Path<String>, Posted(form): Posted<EndForm>) -> Answer {
    let group = association_called(&visit, &slug).await?;
    let deed = EndDelegation {
        group: group.id,
        delegation: form.delegation,
    };
    visit.act(form.request_id, &deed).await?;
    visit.done(&address(&group), "groups-delegation-ended")
}

/// An address that only forms go to, read: the page they stand on.
pub(super) async fn back(visit: Visit, Path(slug): Path<String>) -> Answer {
    let group = association_called(&visit, &slug).await?;
    Ok(Redirect::to(&address(&group)).into_response())
}

fn address(group: &Group) -> String {
    format!("{}/delegations", page_of(group))
}

/// The association, for who speaks for it and for agents.
async fn readable(visit: &Visit, slug: &str) -> Result<Group, Fault> {
    let group = association_called(visit, slug).await?;
    let is_agent = visit
        .may(&rights::DESCRIBE_ASSOCIATION, Scope::group(group.id))
        .await?;
    if is_agent || represents(visit, &group).await? {
        Ok(group)
    } else {
        let right = rights::SPEAK_FOR.code;
        Err(Fault::Forbidden { right })
    }
}

fn read(group: &Group, form: &DelegateForm) -> Result<Delegate, Fault> {
    let mut fields = Fields::default();
    let holder: Option<PersonId> = form.holder.parse().ok();
    if holder.is_none() {
        fields.refuse("holder", Sentence::new("groups-delegation-holder-empty"));
    }
    let from = read_date(&mut fields, "from", &form.from);
    let until = read_date(&mut fields, "until", &form.until);
    fields.finish()?;
    match (holder, from, until) {
        (Some(holder), Some(from), Some(until)) => Ok(Delegate {
            group: group.id,
            holder,
            from,
            until,
        }),
        _ => Err(Fault::field("from", "groups-date-unreadable")),
    }
}

async fn delegations_page(
    visit: &Visit,
    group: &Group,
    form: &DelegateForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let (words, body, today) = (visit.words, visit.body.id, today(visit));
    let known = store::associations::delegations(&mut visit.sql(), body, group.id, today).await?;
    let people: Vec<PersonId> = known.iter().flat_map(|one| [one.giver, one.holder]).collect();
    let names = identity::names(&mut visit.sql(), body, &people).await?;
    let name = |person: PersonId| names.get(&person).cloned().unwrap_or_default();
    let mut lines = table(t!(words, "groups-delegations-caption"))
        .column(t!(words, "groups-delegation-holder"))
        .column(t!(words, "groups-delegation-giver"))
        .column(t!(words, "groups-column-days"))
        .column(t!(words, "groups-column-action"));
    for one in &known {
        let scope = Scope::group(group.id).written_by(one.giver);
        let may_end = visit.may(&rights::END_DELEGATION, scope).await?;
        lines = lines.row([
            html! { (name(one.holder)) },
            html! { (name(one.giver)) },
            html! { (days_words(visit, one.days, today)) },
            html! { @if may_end { (end_form(visit, group, one, &name(one.holder))) } },
        ]);
    }
    let may_delegate = represents(visit, group).await?;
    let members = store::current_members(&mut visit.sql(), body, group.id, today, HOLDERS_MAX, 0).await?;
    let own = visit.signed_in.as_ref().map(|person| person.person);
    let holders = members
        .iter()
        .filter(|member| Some(member.person) != own)
        .map(|member| Choice::new(member.person.to_string(), &member.name));
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "groups-delegations-lead")) }
        @if known.is_empty() { (list_empty(&t!(words, "groups-delegations-none"), None)) }
        @else { (lines) }
        @if may_delegate {
            section aria-labelledby="delegate" {
                h2 #delegate { (t!(words, "groups-delegate-title")) }
                (Form::post(words, address(group), visit.request_id()).content(html! {
                    (select(words, t!(words, "groups-delegation-holder"), "holder")
                        .choices(holders).chosen(&form.holder)
                        .hint(t!(words, "groups-delegation-holder-hint")).errors(errors))
                    (date_field(words, t!(words, "groups-from"), "from").value(&form.from).errors(errors))
                    (date_field(words, t!(words, "groups-until"), "until").value(&form.until).errors(errors))
                    (button(t!(words, "groups-delegate-button")))
                }))
            }
        }
    };
    let page = Page::new(t!(words, "groups-delegations-title"), main);
    Ok(under_group(visit, group, page).refused(errors).not_indexed())
}

fn end_form(visit: &Visit, group: &Group, one: &Delegation, name: &str) -> Markup {
    let words = visit.words;
    html! {
        (Form::post(words, format!("{}/fin", address(group)), visit.request_id()).content(html! {
            (hidden("delegation", &one.id.to_string()))
            (button_quiet(t!(words, "groups-delegation-end", name = name)))
        }))
    }
}
