//! Proving that one is on the electoral roll.

use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, button_link, confirm_details, date_field, error_summary, text_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, ROLLS};
use crate::actions::{GiveUpProof, Outcome, ProveRegistered};
use crate::model::{NAME_CHARS_MAX, Proof, Roll};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    name: String,
    #[serde(default)]
    given_names: String,
    #[serde(default)]
    born_on: String,
    #[serde(default)]
    birthplace: String,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = whole(&visit, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn prove(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = ProveRegistered {
        name: typed.name.clone(),
        given_names: typed.given_names.clone(),
        born_on: typed.born_on.clone(),
        birthplace: typed.birthplace.clone(),
        client: visit.client,
    };
    let sentence = match visit.act(typed.request_id, &deed).await {
        Ok(Outcome::Proved) => return visit.done(MENU, "rolls-proved"),
        Ok(Outcome::NotFound) => "rolls-not-found",
        Ok(Outcome::Taken) => "rolls-taken",
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            return visit.refused_page(whole(&visit, &typed, &errors).await?);
        }
    };
    let mut errors = FormErrors::default();
    errors.add("name", visit.words.say(sentence));
    visit.refused_page(whole(&visit, &typed, &errors).await?)
}

pub(super) async fn give_up(visit: Visit, Posted(asked): Posted<Asked>) -> Answer {
    match visit.act(asked.request_id, &GiveUpProof).await {
        Ok(()) => visit.done(MENU, "rolls-given-up"),
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            visit.refused_page(whole(&visit, &Typed::default(), &errors).await?)
        }
    }
}

async fn whole(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let (body, now) = (visit.body.id, visit.now());
    let roll = store::serving(&mut visit.sql(), body).await?;
    let roll = roll.filter(|roll| roll.serves_at(now));
    let own = match visit.actor.person() {
        Some(person) => store::proofs::proof(&mut visit.sql(), body, person).await?,
        None => None,
    };
    let own = own.filter(|proof| proof.ends_at > now);
    let is_agent = visit.may(&rights::IMPORT, Scope::BODY).await?;
    let main = html! {
        (error_summary(errors, words))
        @if let Some(proof) = &own { div #name { (proved(visit, proof)) } }
        @else if let Some(roll) = &roll {
            p { (t!(words, "rolls-why")) }
            p { (t!(words, "rolls-roll-dated", date = words.date(roll.dated_on), until = visit.on(roll.ends_at.plus_seconds(-1)))) }
            @if visit.actor.person().is_some() { (form(visit, roll, typed, errors)) }
            @else {
                div #name { (notice(Tone::Info, &html! { p { (t!(words, "rolls-sign-in-first")) } })) }
                p { (button_link(&t!(words, "rolls-sign-in"), "/connexion?retour=%2Fliste-electorale")) }
            }
        } @else {
            p { (t!(words, "rolls-why")) }
            div #name { (notice(Tone::Info, &html! { p { (t!(words, "rolls-refused-none")) } })) }
        }
        h2 { (t!(words, "rolls-kept-title")) }
        p { (t!(words, "rolls-kept")) }
        p { a href="/groupes" { (t!(words, "rolls-groups")) } }
        @if is_agent { p { (button_link(&t!(words, "rolls-list-title"), ROLLS)) } }
    };
    Ok(Page::new(t!(words, "rolls-title"), main)
        .active(MENU)
        .refused(errors))
}

fn proved(visit: &Visit, proof: &Proof) -> Markup {
    let words = visit.words;
    let leave = Form::post(words, "/liste-electorale/renoncer", visit.request_id())
        .content(html! { (button(t!(words, "rolls-give-up-button")).danger()) });
    html! {
        (notice(Tone::Good, &html! { p { strong { (t!(words, "rolls-own-proof")) } } }))
        p { (t!(words, "rolls-own-bureau", bureau = proof.bureau.as_str())) }
        p { (t!(words, "rolls-own-days", since = visit.on(proof.proved_at), until = visit.on(proof.ends_at.plus_seconds(-1)))) }
        (confirm_details(&t!(words, "rolls-give-up"), &t!(words, "rolls-give-up-lead"), &leave))
    }
}

fn form(visit: &Visit, roll: &Roll, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars_max = u32::try_from(NAME_CHARS_MAX).unwrap_or(u32::MAX);
    Form::post(words, MENU, visit.request_id())
        .needs_network(t!(words, "rolls-needs-network"))
        .content(html! {
            (text_field(words, t!(words, "rolls-name"), "name")
                .hint(t!(words, "rolls-name-hint"))
                .autocomplete("family-name").max_length(chars_max)
                .value(&typed.name).errors(errors))
            (text_field(words, t!(words, "rolls-given-names"), "given_names")
                .hint(t!(words, "rolls-given-names-hint"))
                .autocomplete("given-name").max_length(chars_max)
                .value(&typed.given_names).errors(errors))
            (date_field(words, t!(words, "rolls-born-on"), "born_on")
                .autocomplete("bday").value(&typed.born_on).errors(errors))
            @if roll.has_birthplace {
                (text_field(words, t!(words, "rolls-birthplace"), "birthplace")
                    .hint(t!(words, "rolls-birthplace-hint")).max_length(chars_max)
                    .value(&typed.birthplace).errors(errors))
            }
            (button(t!(words, "rolls-prove-button")))
        })
}
