//! The legal notices, and the form in which an agent writes what no program can know: who answers, who hosts.

use axum::http::StatusCode;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, FormErrors, button, button_link, error_summary, hidden, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use crate::legal_notice::{EDIT, EditLegalNotice, FACT_CHARS_MAX, LegalNotice};

const PATH: &str = "/mentions-legales";

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let stands = LegalNotice::find(&mut visit.sql(), visit.body.id).await?;
    let may_edit = visit.may(&EDIT, Scope::BODY).await?;
    let main = html! {
        h2 { (t!(words, "house-legal-editor")) }
        p { (t!(words, "house-legal-editor-text", name = visit.body.name.as_str())) }
        (who(&visit, &stands))
        @if may_edit { p { (button_link(&t!(words, "house-legal-edit"), "/mentions-legales/modifier")) } }
        h2 { (t!(words, "house-legal-personal")) }
        p { (t!(words, "house-legal-personal-text")) }
        ul {
            li { (t!(words, "house-legal-personal-account")) }
            li { (t!(words, "house-legal-personal-session")) }
            li { (t!(words, "house-legal-personal-network")) }
            li { (t!(words, "house-legal-personal-journal")) }
            li { (t!(words, "house-legal-personal-third")) }
        }
        p { a href="/donnees-personnelles" { (t!(words, "house-legal-personal-more")) } }
        p { a href="/donnees-du-site" { (t!(words, "house-data-title")) } }
        h2 { (t!(words, "house-legal-software")) }
        p { (t!(words, "house-legal-software-text")) }
        h2 { (t!(words, "house-legal-limits")) }
        p { (t!(words, "house-legal-limits-text")) }
    };
    visit.page(Page::new(t!(words, "house-legal-title"), main))
}

/// Who answers and who hosts; what is missing is said, not left blank.
fn who(visit: &Visit, stands: &LegalNotice) -> Markup {
    let words = visit.words;
    if stands.version == 0 {
        return notice(Tone::Warning, &html! { p { (t!(words, "house-legal-unknown")) } });
    }
    let mut host = vec![
        (t!(words, "house-legal-host-name"), said(&stands.host_name)),
        (t!(words, "house-legal-host-address"), said(&stands.host_address)),
    ];
    if !stands.host_phone.is_empty() {
        host.push((t!(words, "house-legal-host-phone"), said(&stands.host_phone)));
    }
    html! {
        (definition_list(&[
            (t!(words, "house-legal-director"), said(&stands.director)),
            (t!(words, "house-legal-contact"), said(&stands.contact)),
        ]))
        h2 { (t!(words, "house-legal-host")) }
        (definition_list(&host))
    }
}

/// An address keeps its lines.
fn said(text: &str) -> Markup {
    html! { @for (place, line) in text.lines().enumerate() { @if place > 0 { br; } (line) } }
}

pub(super) async fn edit(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    let stands = LegalNotice::find(&mut visit.sql(), visit.body.id).await?;
    visit.page(form_page(&visit, &stands, &FormErrors::default(), &html! {}))
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    director: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    host_name: String,
    #[serde(default)]
    host_address: String,
    #[serde(default)]
    host_phone: String,
}

pub(super) async fn save(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let mut typed_notice = LegalNotice {
        version: typed.version,
        director: typed.director,
        contact: typed.contact,
        host_name: typed.host_name,
        host_address: typed.host_address,
        host_phone: typed.host_phone,
    };
    let deed = EditLegalNotice(typed_notice.clone());
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(PATH, "legal-notice-edited"),
        Err(Fault::Stale(_)) => {
            let stands = LegalNotice::find(&mut visit.sql(), visit.body.id).await?;
            typed_notice.version = stands.version;
            let mut errors = FormErrors::default();
            errors.add("director", t!(visit.words, "house-legal-stale"));
            let above = html! {
                h2 { (t!(visit.words, "house-legal-stands")) }
                (who(&visit, &stands))
            };
            let page = form_page(&visit, &typed_notice, &errors, &above).refused(&errors);
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("director", fault)?;
            visit.refused_page(form_page(&visit, &typed_notice, &errors, &html! {}).refused(&errors))
        }
    }
}

async fn refuse_who_may_not(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&EDIT, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: EDIT.code })
    }
}

fn form_page(visit: &Visit, typed: &LegalNotice, errors: &FormErrors, above: &Markup) -> Page {
    let words = visit.words;
    let chars = u32::try_from(FACT_CHARS_MAX).unwrap_or(u32::MAX);
    let fields = html! {
        (hidden("version", &typed.version.to_string()))
        (text_field(words, t!(words, "house-legal-director"), "director").value(&typed.director)
            .max_length(chars).hint(t!(words, "house-legal-director-hint")).errors(errors))
        (textarea(words, t!(words, "house-legal-contact"), "contact").rows(3).value(&typed.contact)
            .max_length(chars).hint(t!(words, "house-legal-contact-hint")).errors(errors))
        (text_field(words, t!(words, "house-legal-host-name"), "host_name").value(&typed.host_name)
            .max_length(chars).hint(t!(words, "house-legal-host-name-hint")).errors(errors))
        (textarea(words, t!(words, "house-legal-host-address"), "host_address").rows(3).value(&typed.host_address)
            .max_length(chars).errors(errors))
        (text_field(words, t!(words, "house-legal-host-phone"), "host_phone").value(&typed.host_phone)
            .max_length(chars).optional().errors(errors))
        (button(t!(words, "house-legal-save")))
    };
    let form = Form::post(words, "/mentions-legales/modifier", visit.request_id())
        .autosave("mentions-legales")
        .content(fields);
    let main = html! { (error_summary(errors, words)) (above) (form) };
    Page::new(t!(words, "house-legal-edit"), main)
        .lead(t!(words, "house-legal-edit-lead"))
        .under(t!(words, "house-legal-title"), PATH)
        .not_indexed()
}

#[cfg(test)]
mod tests {
    use groups::{CreateGroup, GiveMandate, GroupKind, Role};
    use identity::RegisterPerson;
    use kernel::{Actor, JournalPage};
    use testkit::{Browser, TestTown, on_both_engines, page, send, sign_in, whole};

    use crate::compose::FEATURES;

    const EDIT_PATH: &str = "/mentions-legales/modifier";
    const KNOWN: [(&str, &str); 5] = [
        ("director", "Nolwenn Le Goff, maire"),
        ("contact", "1 place de la Mairie\n56000 Montrieux"),
        ("host_name", "Hébergeur <local>"),
        ("host_address", "2 rue du Port\n56000 Montrieux"),
        ("host_phone", "02 00 00 00 00"),
    ];

    async fn registered(town: &TestTown, name: &str, email: &str) -> kernel::PersonId {
        let deed = RegisterPerson {
            name: name.to_owned(),
            email: email.to_owned(),
        };
        town.act(Actor::Operator, deed).await.expect("registered")
    }

    /// An agent of the services, signed in.
    async fn agent(town: &TestTown) -> Browser {
        let person = registered(town, "Anne Agent", "anne@exemple.fr").await;
        let services = CreateGroup {
            name: "Services".to_owned(),
            kind: GroupKind::Services,
            description: String::new(),
        };
        let group = town.act(Actor::Operator, services).await.expect("created");
        let mandate = GiveMandate {
            group,
            person,
            role: Role::Member,
            has_vote: false,
            from: "2026-01-01".parse().expect("a date"),
            until: None,
        };
        town.act(Actor::Operator, mandate).await.expect("given");
        let mut browser = town.browser();
        sign_in(town, &mut browser, "anne@exemple.fr").await;
        browser
    }

    #[tokio::test]
    async fn an_agent_says_who_answers_and_who_hosts_and_everyone_reads_it() {
        on_both_engines!(FEATURES, |town: TestTown| async move {
            let mut visitor = town.browser();
            let before = page(&mut visitor, "/mentions-legales").await;
            assert!(before.contains("ne sont pas encore renseignés") && !before.contains(EDIT_PATH));
            assert_eq!(visitor.get(EDIT_PATH).await.status, 303);
            registered(&town, "Paul Passant", "paul@exemple.fr").await;
            let mut passer_by = town.browser();
            sign_in(&town, &mut passer_by, "paul@exemple.fr").await;
            assert_eq!(passer_by.get(EDIT_PATH).await.status, 403);

            let mut anne = agent(&town).await;
            assert!(page(&mut anne, "/mentions-legales").await.contains(EDIT_PATH));
            page(&mut anne, EDIT_PATH).await;
            let partly = [("version", "0"), ("director", "Nolwenn Le Goff, maire")];
            let refused = whole(send(&town, &mut anne, EDIT_PATH, &partly).await, 422);
            for said in [
                "value=\"Nolwenn Le Goff, maire\"",
                "Donnez le nom de l’hébergeur.",
                "où l’on peut vous joindre",
            ] {
                assert!(refused.contains(said), "{said} in {refused}");
            }
            let mut all = KNOWN.to_vec();
            all.push(("version", "0"));
            let saved = send(&town, &mut anne, EDIT_PATH, &all).await;
            assert_eq!(saved.status, 303, "{}", saved.text);
            let read = page(&mut visitor, "/mentions-legales").await;
            for said in [
                "Nolwenn Le Goff, maire",
                "1 place de la Mairie<br>56000 Montrieux",
                "Hébergeur &lt;local&gt;",
                "02 00 00 00 00",
            ] {
                assert!(read.contains(said), "{said} in {read}");
            }
            let reachable = page(&mut visitor, "/accessibilite").await;
            assert!(reachable.contains("1 place de la Mairie"));
            let lines = JournalPage::public(&mut town.sql(), town.body, 50, 0).await;
            let lines = lines.expect("the journal reads");
            let told: Vec<_> = lines
                .iter()
                .filter(|line| line.kind == "house.legal-notice-edited")
                .collect();
            assert_eq!(told.len(), 1);
            assert!(!told[0].payload.to_string().contains("Nolwenn"));
        });
    }

    #[tokio::test]
    async fn two_agents_at_once_both_see_what_the_other_wrote() {
        on_both_engines!(FEATURES, |town: TestTown| async move {
            let mut anne = agent(&town).await;
            let with = |version: &'static str, host: &'static str| {
                let mut fields = KNOWN.to_vec();
                fields[2] = ("host_name", host);
                fields.push(("version", version));
                fields
            };
            let first = send(&town, &mut anne, EDIT_PATH, &with("0", "Le premier")).await;
            assert_eq!(first.status, 303);
            let second = send(&town, &mut anne, EDIT_PATH, &with("0", "Le second")).await;
            let shown = whole(second, 409);
            for said in [
                "pendant que vous écriviez",
                "Le premier",
                "value=\"Le second\"",
                "name=\"version\" value=\"1\"",
            ] {
                assert!(shown.contains(said), "{said} in {shown}");
            }
            let third = send(&town, &mut anne, EDIT_PATH, &with("1", "Les deux")).await;
            assert_eq!(third.status, 303);
        });
    }
}
