//! Publishing: choose the group, then say what is published, under whose name.

use axum::extract::Query;
use db::Uuid;
use groups::{Group, GroupId, Role};
use kernel::{Fault, Scope, Subject, SubjectRef};
use maud::{Markup, html};
use meetings::MeetingId;
use serde::Deserialize;
use texts::{TextId, TextState};
use ui::components::{Tone, list_empty, notice};
use ui::forms::{Choice, Form, FormErrors, button, error_summary, hidden, select, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use super::theme::theme_field;
use crate::actions::{PublishAct, PublishForParcours};
use crate::model::{ActId, ActKind};
use crate::{rights, store};

/// Groups offered, and texts offered of a group.
const CHOICES_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct Asked {
    groupe: Option<GroupId>,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    reunion: String,
    #[serde(default)]
    parcours: String,
}

/// What stands in the form.
#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    group: GroupId,
    #[serde(default)]
    parcours: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    meeting: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    author_name: String,
    #[serde(default)]
    author_quality: String,
    #[serde(default)]
    theme: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let Some(group) = asked.groupe else {
        let main = groups_offered(&visit).await?;
        return visit.page(page(&visit, main).lead(t!(visit.words, "acts-choose-group")));
    };
    let group = groups::allowed(&visit, &rights::PUBLISH, group).await?;
    if let Ok(text) = asked.texte.parse::<TextId>()
        && let Some(act) = store::of_text(&mut visit.sql(), visit.body.id, text).await?
    {
        let main = html! {
            (notice(Tone::Info, &html! {
                p { (t!(visit.words, "acts-already")) " " a href=(act.path()) { (act.title) } }
            }))
        };
        return visit.page(page(&visit, main));
    }
    let typed = prefilled(&visit, &group, asked).await?;
    let main = form(&visit, &group, &typed, &FormErrors::default()).await?;
    visit.page(page(&visit, main).lead(t!(visit.words, "acts-publish-lead")))
}

pub(super) async fn publish(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let deed = PublishAct {
        title: typed.title.clone(),
        group: typed.group,
        text: typed.text.parse().ok(),
        meeting: typed.meeting.parse().ok(),
        author_name: typed.author_name.clone(),
        author_quality: typed.author_quality.clone(),
        theme: typed.theme.clone(),
    };
    let outcome = match typed.parcours.parse::<Uuid>() {
        Ok(parcours) => {
            let publish = PublishForParcours {
                publish: deed,
                parcours,
            };
            visit.act(typed.request_id, &publish).await
        }
        Err(_) => visit.act(typed.request_id, &deed).await,
    };
    match outcome {
        Ok(act) => visit.done(&after(&visit, act).await?, "acts-published"),
        Err(fault) => {
            let errors = visit.refusal_of_form("title", fault)?;
            let group = groups::allowed(&visit, &rights::PUBLISH, typed.group).await?;
            let main = form(&visit, &group, &typed, &errors).await?;
            visit.refused_page(page(&visit, main).refused(&errors))
        }
    }
}

/// Where one goes once it is published: a deliberation that the open data should hold is described at once.
async fn after(visit: &Visit, id: ActId) -> Result<String, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let act = store::find(&mut sql, body, id)
        .await?
        .ok_or(Fault::NotFound("act"))?;
    let has_siret = store::deliberations::siret(&mut sql, body).await?.is_some();
    let describes = has_siret
        && act.may_be_deliberation()
        && visit.may(&rights::DESCRIBE, Scope::group(act.group_id)).await?;
    Ok(if describes {
        format!("{}/deliberation", act.path())
    } else {
        act.path()
    })
}

fn page(visit: &Visit, main: Markup) -> Page {
    Page::new(t!(visit.words, "acts-publish"), main)
        .under(t!(visit.words, "acts-nav"), MENU)
        .active(MENU)
        .not_indexed()
}

async fn groups_offered(visit: &Visit) -> Result<Markup, Fault> {
    let offered = groups::offered(visit, &rights::PUBLISH).await?;
    Ok(html! {
        ul { @for group in &offered { li { a href={ "/actes/nouveau?groupe=" (group.id) } { (group.name) } } } }
    })
}

/// The text's own title; the name and quality of whoever chairs the group, to be checked before publishing.
async fn prefilled(visit: &Visit, group: &Group, asked: Asked) -> Result<Typed, Fault> {
    let mut sql = visit.sql();
    let title = match asked.texte.parse::<TextId>() {
        Ok(id) => texts::find(&mut sql, visit.body.id, id)
            .await?
            .map(|text| text.title),
        Err(_) => None,
    };
    let members = groups::members_on(&mut sql, visit.body.id, group.id, visit.now()).await?;
    let chair = members.into_iter().find(|member| member.role == Role::Chair);
    let author_quality = chair
        .as_ref()
        .map(|_| t!(visit.official_words(), "acts-chair-of", group = &group.name));
    Ok(Typed {
        request_id: Uuid::nil(),
        group: group.id,
        parcours: asked.parcours,
        text: asked.texte,
        meeting: asked.reunion,
        title: title.unwrap_or_default(),
        author_name: chair.map(|member| member.name).unwrap_or_default(),
        author_quality: author_quality.unwrap_or_default(),
        theme: String::new(),
    })
}

async fn form(visit: &Visit, group: &Group, typed: &Typed, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let kind = ActKind::of(visit.body.kind, group.kind);
    let texts = texts_offered(visit, group).await?;
    let minutes = minutes_line(visit, &typed.meeting, errors).await?;
    let theme = theme_field(visit, &typed.theme, errors).await?;
    let mut text = select(words, t!(words, "acts-field-text"), "text")
        .choices(texts.clone())
        .chosen(&typed.text)
        .errors(errors);
    if minutes.is_some() {
        // Minutes alone can make an act.
        text = text.optional();
    }
    if texts.is_empty() && minutes.is_none() {
        return Ok(list_empty(&t!(words, "acts-nothing-ready"), None));
    }
    Ok(html! {
        (error_summary(errors, words))
        (notice(Tone::Warning, &html! { p { (t!(words, "acts-for-good")) } }))
        (Form::post(words, "/actes/nouveau", visit.request_id()).content(html! {
            (hidden("group", &group.id.to_string()))
            (hidden("parcours", &typed.parcours))
            (hidden("meeting", &typed.meeting))
            p { (t!(words, "acts-publish-for", group = &group.name)) " "
                (words.say(&format!("acts-nature-{}", kind.as_str()))) }
            (text_field(words, t!(words, "acts-field-title"), "title").max_length(200).value(&typed.title).errors(errors))
            (text)
            @if let Some(minutes) = minutes { (minutes) }
            (text_field(words, t!(words, "acts-field-author-name"), "author_name").max_length(200)
                .hint(t!(words, "acts-field-author-hint")).value(&typed.author_name).errors(errors))
            (text_field(words, t!(words, "acts-field-author-quality"), "author_quality").max_length(200)
                .value(&typed.author_quality).errors(errors))
            (theme)
            (button(t!(words, "acts-publish-now")))
        }))
    })
}

/// Texts of the group that are consolidated and not published yet.
async fn texts_offered(visit: &Visit, group: &Group) -> Result<Vec<Choice>, Fault> {
    let mut sql = visit.sql();
    let mut offered = Vec::new();
    for text in texts::list_of_group(&mut sql, visit.body.id, group.id, CHOICES_MAX).await? {
        if text.state == TextState::Consolidated
            && store::of_text(&mut sql, visit.body.id, text.id).await?.is_none()
        {
            offered.push(Choice::new(text.id.to_string(), text.title));
        }
    }
    Ok(offered)
}

/// The meeting whose minutes will be annexed, with what is wrong about it.
async fn minutes_line(visit: &Visit, meeting: &str, errors: &FormErrors) -> Result<Option<Markup>, Fault> {
    let Ok(id) = meeting.parse::<MeetingId>() else {
        return Ok(None);
    };
    let subject = Subject::find(&mut visit.sql(), visit.body.id, &SubjectRef::new("meeting", id)).await?;
    Ok(subject.map(|meeting| {
        html! {
            div #meeting {
                p { (t!(visit.words, "acts-with-minutes")) " " a href=(meeting.path) { (meeting.title) } }
                @if let Some(error) = errors.of("meeting") { p.field-error { (error) } }
            }
        }
    }))
}
