//! Giving a mandate, and ending one.

use axum::extract::{Path, Query};
use db::{Uuid, args};
use kernel::{Fault, Fields, PersonId, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::pagination;
use ui::forms::{
    Choice, Form, FormErrors, button, checkboxes, date_field, email_field, error_summary, hidden, radios,
    select, text_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{group_called, members_table, page_of, read_date, role_words, today};
use crate::actions::{EndMandate, WelcomeMember, WelcomeOfficer, by_proof};
use crate::model::associations::{OFFICE_TITLE_CHARS_MAX, Office};
use crate::model::{Group, Member, Role};
use crate::{rights, store};

/// Members on a page.
const PAGE_SIZE: u32 = 100;

#[derive(Deserialize)]
pub(super) struct MandatesQuery {
    page: Option<u32>,
}

#[derive(Deserialize)]
pub(super) struct GiveForm {
    request_id: Uuid,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    has_vote: String,
    #[serde(default)]
    office: String,
    #[serde(default)]
    office_title: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

#[derive(Deserialize)]
pub(super) struct EndQuery {
    personne: PersonId,
}

#[derive(Deserialize)]
pub(super) struct EndForm {
    request_id: Uuid,
    personne: PersonId,
    #[serde(default)]
    on: String,
}

pub(super) async fn show(
    visit: Visit,
    Path(slug): Path<String>,
    Query(query): Query<MandatesQuery>,
) -> Answer {
    let group = group_for_mandates(&visit, &slug).await?;
    let form = GiveForm {
        request_id: Uuid::nil(),
        name: String::new(),
        email: String::new(),
        role: Role::Member.as_str().to_owned(),
        has_vote: "oui".to_owned(),
        office: String::new(),
        office_title: String::new(),
        from: today(&visit).to_string(),
        until: String::new(),
    };
    let page = mandates_page(&visit, &group, &form, query.page, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn give(visit: Visit, Path(slug): Path<String>, Posted(form): Posted<GiveForm>) -> Answer {
    let group = group_for_mandates(&visit, &slug).await?;
    let outcome = match read_give(&group, &form) {
        Ok(deed) => visit.act(form.request_id, &deed).await.map(drop),
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(()) => visit.done(&page_of(&group), "groups-mandate-given"),
        Err(fault) => {
            let errors = visit.refusal_of_form("from", fault)?;
            let page = mandates_page(&visit, &group, &form, None, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn show_end(
    visit: Visit,
    Path(slug): Path<String>,
    Query(query): Query<EndQuery>,
) -> Answer {
    let group = group_for_mandates(&visit, &slug).await?;
    let typed = today(&visit).to_string();
    let page = end_page(&visit, &group, query.personne, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn end(visit: Visit, Path(slug): Path<String>, Posted(form): Posted<EndForm>) -> Answer {
    let group = group_for_mandates(&visit, &slug).await?;
    let mut fields = Fields::default();
    let outcome = match read_date(&mut fields, "on", &form.on) {
        Some(on) => {
            let deed = EndMandate {
                group: group.id,
                person: form.personne,
                on,
            };
            visit.act(form.request_id, &deed).await
        }
        None => fields.finish(),
    };
    match outcome {
        Ok(()) => visit.done(&page_of(&group), "groups-mandate-ended"),
        Err(fault) => {
            let errors = visit.refusal_of_form("on", fault)?;
            let page = end_page(&visit, &group, form.personne, &form.on, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// The group, for those who may give mandates in it.
async fn group_for_mandates(visit: &Visit, slug: &str) -> Result<Group, Fault> {
    let group = group_called(visit, slug).await?;
    // Nobody is named as a member of such a group, not even to agents.
    if group.kind.is_proven() {
        return Err(Fault::refused(by_proof(group.kind)));
    }
    if visit.may(&rights::GIVE_MANDATE, Scope::group(group.id)).await? {
        Ok(group)
    } else {
        let right = rights::GIVE_MANDATE.code;
        Err(Fault::Forbidden { right })
    }
}

fn read_give(group: &Group, form: &GiveForm) -> Result<WelcomeOfficer, Fault> {
    let mut fields = Fields::default();
    let works_here = group.kind.works_here();
    // Who is in an association or a political group runs nothing here: there is no role to choose.
    let role = if works_here {
        Role::parse(&form.role)
    } else {
        Some(Role::Member)
    };
    let office = Office::parse(&form.office);
    if office.is_none() && !form.office.is_empty() {
        fields.refuse("office", Sentence::new("groups-office-unknown"));
    }
    if role.is_none() {
        fields.refuse("role", Sentence::new("groups-role-empty"));
    }
    let from = read_date(&mut fields, "from", &form.from);
    let until = if form.until.trim().is_empty() {
        None
    } else {
        read_date(&mut fields, "until", &form.until)
    };
    fields.finish()?;
    let (Some(role), Some(from)) = (role, from) else {
        return Err(Fault::field("from", "groups-date-unreadable"));
    };
    Ok(WelcomeOfficer {
        mandate: WelcomeMember {
            group: group.id,
            name: form.name.clone(),
            email: form.email.clone(),
            role,
            has_vote: works_here && form.has_vote == "oui",
            from,
            until,
        },
        office,
        title: form.office_title.clone(),
    })
}

async fn mandates_page(
    visit: &Visit,
    group: &Group,
    form: &GiveForm,
    page: Option<u32>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let (words, body, today) = (visit.words, visit.body.id, today(visit));
    let mut sql = visit.sql();
    let count = sql
        .count(store::COUNT_CURRENT_MEMBERS, args![body, group.id, today])
        .await?;
    let pages = u32::try_from(count)
        .unwrap_or(u32::MAX)
        .div_ceil(PAGE_SIZE)
        .max(1);
    let page = page.unwrap_or(1).clamp(1, pages);
    let (limit, offset) = (i64::from(PAGE_SIZE), i64::from(page - 1) * i64::from(PAGE_SIZE));
    let members = store::current_members(&mut sql, body, group.id, today, limit, offset).await?;
    let offices = store::associations::offices(&mut sql, body, group.id).await?;
    let caption = t!(words, "groups-members-caption", group = &group.name);
    let address = format!("{}/mandats", page_of(group));
    let end_link = |member: &Member| -> Markup {
        html! {
            a href={ (address) "/fin?personne=" (member.person) } {
                (t!(words, "groups-end-link")) span.visually-hidden { " " (t!(words, "groups-end-of", name = &member.name)) }
            }
        }
    };
    let main = html! {
        (error_summary(errors, words))
        section aria-labelledby="give" {
            h2 #give { (t!(words, "groups-give-title")) }
            (give_form(visit, group, form, errors))
        }
        @if !members.is_empty() {
            section aria-labelledby="current" {
                h2 #current { (t!(words, "groups-current-title")) }
                (members_table(visit, (caption, group.kind), (&members, &offices), Some(&end_link)))
                (pagination(words, page, pages, |page| format!("{address}?page={page}")))
            }
        }
    };
    Ok(Page::new(t!(words, "groups-mandates-title"), main)
        .active("/groupes")
        .under(t!(words, "groups-list-title"), "/groupes")
        .under(&group.name, page_of(group))
        .refused(errors)
        .not_indexed())
}

fn give_form(visit: &Visit, group: &Group, form: &GiveForm, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let address = format!("{}/mandats", page_of(group));
    let works_here = group.kind.works_here();
    let offices = Office::of(group.kind);
    let offices_named = offices.iter().map(|office| {
        Choice::new(
            office.as_str(),
            words.say(&format!("groups-office-{}", office.as_str())),
        )
    });
    let office_hint = if works_here {
        t!(words, "groups-office-hint")
    } else {
        t!(words, "groups-office-speaks-hint")
    };
    let roles = Role::ALL.iter().map(|role| {
        Choice::new(role.as_str(), role_words(visit, *role))
            .hint(words.say(&format!("groups-role-{}-hint", role.as_str())))
    });
    let mut vote = checkboxes(words, t!(words, "groups-vote"), "has_vote")
        .choice("oui", t!(words, "groups-vote-label"))
        .optional();
    if form.has_vote == "oui" {
        vote = vote.chosen("oui");
    }
    Form::post(words, address, visit.request_id()).content(html! {
        (text_field(words, t!(words, "groups-person-name"), "name")
            .value(&form.name)
            .hint(t!(words, "groups-person-name-hint"))
            .errors(errors))
        (email_field(words, t!(words, "groups-person-email"), "email")
            .value(&form.email)
            .hint(t!(words, "groups-person-email-hint"))
            .autocomplete("off")
            .errors(errors))
        @if works_here {
            (radios(words, t!(words, "groups-role"), "role").choices(roles).chosen(&form.role).errors(errors))
            (vote)
        }
        @if !offices.is_empty() {
            (select(words, t!(words, "groups-office"), "office")
                .choices(offices_named)
                .chosen(&form.office)
                .hint(office_hint)
                .optional()
                .errors(errors))
            (text_field(words, t!(words, "groups-office-title"), "office_title")
                .value(&form.office_title)
                .hint(t!(words, "groups-office-title-hint"))
                .max_length(u32::try_from(OFFICE_TITLE_CHARS_MAX).unwrap_or(u32::MAX))
                .optional()
                .errors(errors))
        }
        (date_field(words, t!(words, "groups-from"), "from").value(&form.from).errors(errors))
        (date_field(words, t!(words, "groups-until"), "until")
            .value(&form.until)
            .hint(t!(words, "groups-until-hint"))
            .optional()
            .errors(errors))
        (button(t!(words, "groups-give-button")))
    })
}

async fn end_page(
    visit: &Visit,
    group: &Group,
    person: PersonId,
    typed: &str,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let names = identity::names(&mut visit.sql(), visit.body.id, &[person]).await?;
    let name = names.get(&person).ok_or(Fault::NotFound("person"))?;
    let address = format!("{}/mandats", page_of(group));
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "groups-end-explained", name = name, group = &group.name)) }
        (Form::post(words, format!("{address}/fin"), visit.request_id()).content(html! {
            (hidden("personne", &person.to_string()))
            (date_field(words, t!(words, "groups-end-on"), "on")
                .value(typed)
                .hint(t!(words, "groups-end-on-hint"))
                .errors(errors))
            (button(t!(words, "groups-end-button")).danger())
        }))
    };
    Ok(Page::new(t!(words, "groups-end-title"), main)
        .active("/groupes")
        .under(t!(words, "groups-list-title"), "/groupes")
        .under(&group.name, page_of(group))
        .under(t!(words, "groups-mandates-title"), address)
        .refused(errors)
        .not_indexed())
}
