//! An association: what it is, what waits there for a second person, and how a form asks in whose name one speaks.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::{Uuid, args};
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{definition_list, list_empty};
use ui::forms::{
    Form, FormErrors, button, button_link, checkboxes, confirm_details, error_summary, hidden, radios,
    text_field,
};
use ui::{Answer, Page, Posted, Visit, Words, t};

use super::{group_called, page_of};
use crate::actions::{ConfirmAct, DeclineAct, DescribeAssociation};
use crate::model::associations::{ActId, ActToConfirm, Association, CONFIRM_DAYS, MadeFor, Representation};
use crate::model::{Group, GroupKind};
use crate::on_behalf::{FIELD, SELF};
use crate::rights;
use crate::store::associations as store;

#[derive(Default, Deserialize)]
pub(super) struct DescribeForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    rna: String,
    #[serde(default)]
    siret: String,
    #[serde(default)]
    deux: String,
}

#[derive(Deserialize)]
pub(super) struct ActForm {
    request_id: Uuid,
    acte: ActId,
}

/// « Association Vélocité, par Maïwenn Le Goff »: what is made in a name bears both, and who confirmed it.
pub fn made_for_words(words: Words, made: &MadeFor) -> String {
    match &made.confirmed_name {
        None => t!(
            words,
            "groups-made-for",
            association = &made.name,
            person = &made.person_name
        ),
        Some(second) => t!(
            words,
            "groups-made-for-two",
            association = &made.name,
            person = &made.person_name,
            second = second
        ),
    }
}

/// The part of a form that asks in whose name one speaks, in the field `pour`; nothing for who speaks for no association. A choice
/// that is no longer offered is asked again: nobody speaks in another name than they meant.
pub async fn author_choice(visit: &Visit, typed: &str, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let offered = represented(visit).await?;
    if offered.is_empty() && errors.of(FIELD).is_none() {
        return Ok(html! {});
    }
    let chosen = if typed.is_empty() { SELF } else { typed };
    let mut choices = radios(words, t!(words, "groups-for"), FIELD)
        .hint(t!(words, "groups-for-hint"))
        .choice(SELF, t!(words, "groups-for-self"))
        .chosen(chosen)
        .errors(errors);
    for one in &offered {
        choices = choices.choice(
            one.group.id.to_string(),
            t!(words, "groups-for-association", association = &one.group.name),
        );
    }
    Ok(html! { (choices) })
}

/// The associations that the visitor may speak for today.
async fn represented(visit: &Visit) -> Result<Vec<Representation>, Fault> {
    match &visit.signed_in {
        Some(person) => {
            Ok(store::represented_by(&mut visit.sql(), visit.body.id, person.person, visit.now()).await?)
        }
        None => Ok(Vec::new()),
    }
}

/// True when the visitor may speak for this association today.
pub(super) async fn represents(visit: &Visit, group: &Group) -> Result<bool, Fault> {
    let all = represented(visit).await?;
    Ok(all.iter().any(|one| one.group.id == group.id))
}

/// The facts of an association on its page, with what the visitor may do there; nothing for another group.
pub(super) async fn facts(visit: &Visit, group: &Group) -> Result<Markup, Fault> {
    if group.kind != GroupKind::Association {
        return Ok(html! {});
    }
    let words = visit.words;
    let known = store::find(&mut visit.sql(), visit.body.id, group.id).await?;
    let mut lines = Vec::new();
    if !known.rna.is_empty() {
        lines.push((t!(words, "groups-rna"), html! { (known.rna) }));
    }
    if !known.siret.is_empty() {
        lines.push((t!(words, "groups-siret"), html! { (known.siret) }));
    }
    let voices = if known.needs_two {
        t!(words, "groups-voices-two")
    } else {
        t!(words, "groups-voices-one")
    };
    lines.push((t!(words, "groups-voices"), html! { (voices) }));
    let address = page_of(group);
    let represents = represents(visit, group).await?;
    let waiting = if represents {
        visit
            .sql()
            .count(store::COUNT_ACTS, args![visit.body.id, group.id])
            .await?
    } else {
        0
    };
    let describes = visit
        .may(&rights::DESCRIBE_ASSOCIATION, Scope::group(group.id))
        .await?;
    Ok(html! {
        (definition_list(&lines))
        @if represents {
            p { (button_link(&t!(words, "groups-delegations-title"), &format!("{address}/delegations"))) }
            @if known.needs_two || waiting > 0 {
                p { a href={ (address) "/a-confirmer" } { (t!(words, "groups-to-confirm-count", n = waiting)) } }
            }
        } @else if describes {
            p { a href={ (address) "/delegations" } { (t!(words, "groups-delegations-title")) } }
        }
        @if describes { p { a href={ (address) "/association" } { (t!(words, "groups-describe-title")) } } }
    })
}

/// The association called so; what another group has no page for is not there.
pub(super) async fn association_called(visit: &Visit, slug: &str) -> Result<Group, Fault> {
    let group = group_called(visit, slug).await?;
    if group.kind == GroupKind::Association {
        Ok(group)
    } else {
        Err(Fault::NotFound("association"))
    }
}

pub(super) async fn show_describe(visit: Visit, Path(slug): Path<String>) -> Answer {
    let group = described(&visit, &slug).await?;
    let known = store::find(&mut visit.sql(), visit.body.id, group.id).await?;
    let form = DescribeForm {
        request_id: Uuid::nil(),
        rna: known.rna,
        siret: known.siret,
        deux: if known.needs_two {
            "oui".to_owned()
        } else {
            String::new()
        },
    };
    visit.page(describe_page(&visit, &group, &form, &FormErrors::default()))
}

pub(super) async fn describe(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(form): Posted<DescribeForm>,
) -> Answer {
    let group = described(&visit, &slug).await?;
    let deed = DescribeAssociation {
        group: group.id,
        said: Association {
            rna: form.rna.clone(),
            siret: form.siret.clone(),
            needs_two: form.deux == "oui",
        },
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done(&page_of(&group), "groups-association-described"),
        Err(fault) => {
            let errors = visit.refusal_of_form("rna", fault)?;
            visit.refused_page(describe_page(&visit, &group, &form, &errors))
        }
    }
}

async fn described(visit: &Visit, slug: &str) -> Result<Group, Fault> {
    let group = association_called(visit, slug).await?;
    let right = &rights::DESCRIBE_ASSOCIATION;
    if visit.may(right, Scope::group(group.id)).await? {
        Ok(group)
    } else {
        Err(Fault::Forbidden { right: right.code })
    }
}

fn describe_page(visit: &Visit, group: &Group, form: &DescribeForm, errors: &FormErrors) -> Page {
    let words = visit.words;
    let mut voices = checkboxes(words, t!(words, "groups-voices"), "deux")
        .hint(t!(words, "groups-voices-hint", days = CONFIRM_DAYS))
        .choice("oui", t!(words, "groups-voices-label"))
        .optional();
    if form.deux == "oui" {
        voices = voices.chosen("oui");
    }
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, format!("{}/association", page_of(group)), visit.request_id()).content(html! {
            (text_field(words, t!(words, "groups-rna"), "rna")
                .value(&form.rna).hint(t!(words, "groups-rna-hint")).optional().errors(errors))
            (text_field(words, t!(words, "groups-siret"), "siret")
                .value(&form.siret).hint(t!(words, "groups-siret-hint")).optional().errors(errors))
            (voices)
            (button(t!(words, "groups-describe-button")))
        }))
    };
    under_group(visit, group, Page::new(t!(words, "groups-describe-title"), main))
        .refused(errors)
        .not_indexed()
}

/// A page about an association, with the way to it.
pub(super) fn under_group(visit: &Visit, group: &Group, page: Page) -> Page {
    page.active("/groupes")
        .under(t!(visit.words, "groups-list-title"), "/groupes")
        .under(&group.name, page_of(group))
}

pub(super) async fn show_acts(visit: Visit, Path(slug): Path<String>) -> Answer {
    let group = association_called(&visit, &slug).await?;
    if !represents(&visit, &group).await? {
        let right = rights::SPEAK_FOR.code;
        return Err(Fault::Forbidden { right }.into());
    }
    let page = acts_page(&visit, &group, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn confirm(visit: Visit, Path(slug): Path<String>, Posted(form): Posted<ActForm>) -> Answer {
    let group = association_called(&visit, &slug).await?;
    let outcome = visit.act(form.request_id, &ConfirmAct { act: form.acte }).await;
    answered(&visit, &group, outcome, "groups-act-confirmed").await
}

pub(super) async fn decline(visit: Visit, Path(slug): Path<String>, Posted(form): Posted<ActForm>) -> Answer {
    let group = association_called(&visit, &slug).await?;
    let outcome = visit.act(form.request_id, &DeclineAct { act: form.acte }).await;
    answered(&visit, &group, outcome, "groups-act-declined").await
}

/// An address that only forms go to, read: the page they stand on.
pub(super) async fn back(visit: Visit, Path(slug): Path<String>) -> Answer {
    let group = association_called(&visit, &slug).await?;
    Ok(Redirect::to(&format!("{}/a-confirmer", page_of(&group))).into_response())
}

async fn answered(visit: &Visit, group: &Group, outcome: Result<(), Fault>, done: &'static str) -> Answer {
    match outcome {
        Ok(()) => visit.done(&format!("{}/a-confirmer", page_of(group)), done),
        Err(fault) => {
            let errors = visit.refusal_of_form("acte", fault)?;
            let page = acts_page(visit, group, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn acts_page(visit: &Visit, group: &Group, errors: &FormErrors) -> Result<Page, Fault> {
    let (words, body) = (visit.words, visit.body.id);
    let acts = store::acts(&mut visit.sql(), body, group.id).await?;
    let people: Vec<_> = acts.iter().map(|act| act.person_id).collect();
    let names = identity::names(&mut visit.sql(), body, &people).await?;
    let own = visit.signed_in.as_ref().map(|person| person.person);
    let main = html! {
        (error_summary(errors, words))
        p #acte { (t!(words, "groups-to-confirm-lead", days = CONFIRM_DAYS)) }
        @if acts.is_empty() { (list_empty(&t!(words, "groups-to-confirm-none"), None)) }
        @for act in &acts {
            article.card {
                h2 { (words.written(&act.title)) }
                @if let Some(name) = names.get(&act.person_id) {
                    p { (t!(words, "groups-to-confirm-by", name = name, at = visit.at(act.asked_at))) }
                }
                (words.markdown(&act.text))
                @if own == Some(act.person_id) { p { (t!(words, "groups-to-confirm-own")) } }
                @else { (confirm_form(visit, group, act)) }
                (decline_form(visit, group, act, own == Some(act.person_id)))
            }
        }
    };
    let page = Page::new(t!(words, "groups-to-confirm-title"), main);
    Ok(under_group(visit, group, page).refused(errors).not_indexed())
}

fn confirm_form(visit: &Visit, group: &Group, act: &ActToConfirm) -> Markup {
    let words = visit.words;
    let action = format!("{}/a-confirmer/confirmer", page_of(group));
    html! {
        (Form::post(words, action, visit.request_id()).content(html! {
            (hidden("acte", &act.id.to_string()))
            (button(t!(words, "groups-confirm-button")))
        }))
    }
}

fn decline_form(visit: &Visit, group: &Group, act: &ActToConfirm, is_own: bool) -> Markup {
    let words = visit.words;
    let action = format!("{}/a-confirmer/refuser", page_of(group));
    let label = if is_own {
        t!(words, "groups-take-back")
    } else {
        t!(words, "groups-decline")
    };
    let form = Form::post(words, action, visit.request_id()).content(html! {
        (hidden("acte", &act.id.to_string()))
        (button(&label).danger())
    });
    confirm_details(&label, &t!(words, "groups-decline-what"), &form)
}
