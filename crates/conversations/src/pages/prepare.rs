//! Opening a conversation, changing what it says, closing it.

use axum::extract::Path;
use axum::http::StatusCode;
use db::{Instant, Uuid};
use groups::Group;
use jiff::civil::{Date, Time};
use kernel::{Fault, FieldFault, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Choice, Form, FormErrors, Select, button, checkboxes, date_field, error_summary, hidden, radios, select,
    text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, chars, dates, find_conversation, is_in_charge, under_conversation};
use crate::actions::{ChangeConversation, CloseConversation, OpenConversation};
use crate::model::{
    Audience, Conversation, ConversationId, PRESENTATION_CHARS_MAX, QUESTION_CHARS_MAX, STATEMENT_CHARS_MAX,
    Stage, TITLE_CHARS_MAX, conversation_path,
};
use crate::rights;

/// Groups among which one chooses.
const GROUPS_MAX: i64 = 200;
/// A conversation lasts until the end of its last day.
const LAST_MINUTE: Time = Time::constant(23, 59, 0, 0);

/// What the form holds; every field may be missing, so that a mistake is a sentence beside it.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    presentation: String,
    #[serde(default)]
    enonces: String,
    #[serde(default)]
    public: String,
    #[serde(default)]
    relire: String,
    #[serde(default)]
    carte: String,
    #[serde(default)]
    debut: String,
    #[serde(default)]
    fin: String,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    request_id: Uuid,
}

/// The groups the visitor may run conversations for, by name.
pub(super) async fn groups_in_charge(visit: &Visit) -> Result<Vec<Group>, Fault> {
    if visit.signed_in.is_none() {
        return Ok(Vec::new());
    }
    let all = groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?;
    // Agents may everywhere: no need to ask group by group.
    if visit.may(&rights::OPEN, Scope::BODY).await? {
        return Ok(all);
    }
    let mut some = Vec::new();
    for group in all {
        if visit.may(&rights::OPEN, Scope::group(group.id)).await? {
            some.push(group);
        }
    }
    Ok(some)
}

/// The field by which one of them is chosen; the only one is.
pub(super) fn group_field(visit: &Visit, groups: &[Group], typed: &str, errors: &FormErrors) -> Select {
    let words = visit.words;
    let only = match groups {
        [only] => only.slug.as_str(),
        _ => typed,
    };
    let choices = groups.iter().map(|group| Choice::new(&group.slug, &group.name));
    select(words, t!(words, "conversations-field-group"), "groupe")
        .hint(t!(words, "conversations-field-group-hint"))
        .choices(choices)
        .chosen(only)
        .errors(errors)
}

pub(super) async fn show_new(visit: Visit) -> Answer {
    let typed = Typed {
        public: Audience::Everybody.as_str().to_owned(),
        carte: "pendant".to_owned(),
        ..Typed::default()
    };
    let page = new_page(&visit, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn open(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let group = groups_in_charge(&visit)
        .await?
        .into_iter()
        .find(|group| group.slug == typed.groupe);
    let opens_at = if typed.debut.trim().is_empty() {
        Ok(visit.now())
    } else {
        day(&visit, &typed.debut, "debut", Time::midnight())
    };
    let closes_at = last_day(&visit, &typed.fin);
    let (group, opens_at, closes_at) = match (group, opens_at, closes_at) {
        (Some(group), Ok(opens_at), Ok(closes_at)) => (group, opens_at, closes_at),
        (group, opens_at, closes_at) => {
            let mut faults = Vec::new();
            if group.is_none() {
                faults.push(fault("groupe", "conversations-group-missing"));
            }
            faults.extend(opens_at.err());
            faults.extend(closes_at.err());
            let page = new_page(&visit, &typed, &visit.form_errors(&faults)).await?;
            return visit.refused_page(page);
        }
    };
    let deed = OpenConversation {
        group: group.id,
        title: typed.titre.clone(),
        question: typed.question.clone(),
        presentation: typed.presentation.clone(),
        audience: Audience::parse(&typed.public).unwrap_or(Audience::Everybody),
        is_moderated_first: !typed.relire.is_empty(),
        is_map_shown_meanwhile: typed.carte != "apres",
        statements: typed.enonces.lines().map(str::to_owned).collect(),
        opens_at,
        closes_at,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&conversation_path(id), "conversations-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = new_page(&visit, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let about = find_conversation(&visit, id).await?;
    must_be_in_charge(&visit, &about).await?;
    let typed = as_typed(&visit, &about);
    visit.page(change_page(&visit, &about, &typed, &FormErrors::default(), None))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<ConversationId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let about = find_conversation(&visit, id).await?;
    must_be_in_charge(&visit, &about).await?;
    let closes_at = match last_day(&visit, &typed.fin) {
        // The day was not changed: its hour stays, whatever it is.
        Ok(_) if typed.fin == local_day(&visit, about.closes_at) => about.closes_at,
        Ok(closes_at) => closes_at,
        Err(fault) => {
            let errors = visit.form_errors(&[fault]);
            return visit.refused_page(change_page(&visit, &about, &typed, &errors, None));
        }
    };
    let deed = ChangeConversation {
        conversation: id,
        version: typed.version,
        title: typed.titre.clone(),
        question: typed.question.clone(),
        presentation: typed.presentation.clone(),
        is_moderated_first: !typed.relire.is_empty(),
        is_map_shown_meanwhile: typed.carte != "apres",
        closes_at,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&about.path(), "conversations-changed"),
        Err(Fault::Stale(_)) => {
            let current = find_conversation(&visit, id).await?;
            typed.version = current.version;
            let none = FormErrors::default();
            let page = change_page(&visit, &current, &typed, &none, Some(&current));
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(change_page(&visit, &about, &typed, &errors, None))
        }
    }
}

pub(super) async fn close(
    visit: Visit,
    Path(id): Path<ConversationId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let deed = CloseConversation { conversation: id };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(&about.path(), "conversations-closed")
}

async fn must_be_in_charge(visit: &Visit, about: &Conversation) -> Result<(), Fault> {
    if !is_in_charge(visit, about).await? {
        return Err(Fault::Forbidden {
            right: rights::OPEN.code,
        });
    }
    if about.stage_at(visit.now()) == Stage::Closed {
        return Err(Fault::refused("conversations-refused-over"));
    }
    Ok(())
}

/// The last minute of the day typed in the field `fin`.
pub(super) fn last_day(visit: &Visit, typed: &str) -> Result<Instant, FieldFault> {
    day(visit, typed, "fin", LAST_MINUTE)
}

fn day(visit: &Visit, typed: &str, field: &'static str, hour: Time) -> Result<Instant, FieldFault> {
    let unreadable = || fault(field, "conversations-date-unreadable");
    let date: Date = typed.trim().parse().map_err(|_| unreadable())?;
    date.to_datetime(hour)
        .to_zoned(visit.body.zone())
        .map(|zoned| Instant::from(zoned.timestamp()))
        .map_err(|_| unreadable())
}

fn local_day(visit: &Visit, at: Instant) -> String {
    at.timestamp().to_zoned(visit.body.zone()).date().to_string()
}

pub(super) fn fault(field: &'static str, key: &'static str) -> FieldFault {
    FieldFault {
        field,
        sentence: Sentence::new(key),
    }
}

fn as_typed(visit: &Visit, about: &Conversation) -> Typed {
    let carte = if about.is_map_shown_meanwhile {
        "pendant"
    } else {
        "apres"
    };
    Typed {
        version: about.version,
        titre: about.title.clone(),
        question: about.question.clone(),
        presentation: about.presentation.clone(),
        relire: if about.is_moderated_first { "oui" } else { "" }.to_owned(),
        carte: carte.to_owned(),
        fin: local_day(visit, about.closes_at),
        ..Typed::default()
    }
}

async fn new_page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let groups = groups_in_charge(visit).await?;
    if groups.is_empty() {
        return Err(Fault::Forbidden {
            right: rights::OPEN.code,
        });
    }
    let form =
        Form::post(words, "/conversations/nouvelle", visit.request_id()).autosave("conversation-nouvelle");
    let audiences = Audience::ALL.iter().map(|audience| {
        let key = format!("conversations-audience-{}", audience.as_str());
        Choice::new(audience.as_str(), words.say(&key))
    });
    let has_proven = groups.iter().any(|group| group.kind.is_proven());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (group_field(visit, &groups, &typed.groupe, errors))
            @if has_proven { p.hint { (t!(words, "conversations-proven-carry")) } }
            (asked_fields(visit, typed, errors))
            (textarea(words, t!(words, "conversations-field-statements"), "enonces")
                .hint(t!(words, "conversations-field-statements-hint", max = STATEMENT_CHARS_MAX)).rows(12)
                .value(&typed.enonces).errors(errors).optional())
            (radios(words, t!(words, "conversations-field-audience"), "public")
                .choices(audiences).chosen(&typed.public).errors(errors))
            (groups::proofs_explained(words))
            (way_fields(visit, typed, errors))
            (date_field(words, t!(words, "conversations-field-start"), "debut")
                .hint(t!(words, "conversations-field-start-hint")).value(&typed.debut).errors(errors).optional())
            (end_field(visit, typed, errors))
            (button(t!(words, "conversations-open-button")))
        }))
    };
    Ok(Page::new(t!(words, "conversations-open-title"), main)
        .lead(t!(words, "conversations-open-lead"))
        .under(t!(words, "conversations-navigation"), MENU)
        .active(MENU)
        .refused(errors))
}

/// `current` is what somebody else wrote meanwhile, shown beside what was typed.
fn change_page(
    visit: &Visit,
    about: &Conversation,
    typed: &Typed,
    errors: &FormErrors,
    current: Option<&Conversation>,
) -> Page {
    let words = visit.words;
    let form = Form::post(words, format!("{}/modifier", about.path()), visit.request_id());
    let main = html! {
        @if let Some(current) = current {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "conversations-changed-meanwhile")) }
                p { strong { (current.title) } " – " (current.question) }
                p { (dates(visit, current)) }
                @if !current.presentation.is_empty() { (words.markdown(&current.presentation)) }
            }))
        }
        (error_summary(errors, words))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (asked_fields(visit, typed, errors))
            (way_fields(visit, typed, errors))
            (end_field(visit, typed, errors))
            (button(t!(words, "conversations-change-button")))
        }))
    };
    let page = Page::new(t!(words, "conversations-change-title"), main).refused(errors);
    under_conversation(visit, about, page)
}

fn asked_fields(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    said_fields(
        visit,
        [&typed.titre, &typed.question, &typed.presentation],
        errors,
    )
}

/// Title, question, presentation.
pub(super) fn said_fields(
    visit: &Visit,
    [title, question, presentation]: [&String; 3],
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    html! {
        (text_field(words, t!(words, "conversations-field-title"), "titre")
            .hint(t!(words, "conversations-field-title-hint"))
            .max_length(chars(TITLE_CHARS_MAX)).value(title).errors(errors))
        (text_field(words, t!(words, "conversations-field-question"), "question")
            .hint(t!(words, "conversations-field-question-hint"))
            .max_length(chars(QUESTION_CHARS_MAX)).value(question).errors(errors))
        (textarea(words, t!(words, "conversations-field-presentation"), "presentation")
            .hint(t!(words, "conversations-field-presentation-hint"))
            .max_length(chars(PRESENTATION_CHARS_MAX)).rows(8)
            .value(presentation).errors(errors).optional())
    }
}

/// How it goes on: whether statements are read first, when the map is shown.
fn way_fields(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut read_first = checkboxes(words, t!(words, "conversations-field-read-first"), "relire")
        .hint(t!(words, "conversations-field-read-first-hint"))
        .choice("oui", t!(words, "conversations-field-read-first-yes"))
        .optional();
    if !typed.relire.is_empty() {
        read_first = read_first.chosen("oui");
    }
    let shown = ["pendant", "apres"].map(|when| {
        let key = format!("conversations-map-{when}");
        Choice::new(when, words.say(&key))
    });
    html! {
        (read_first)
        (radios(words, t!(words, "conversations-field-map"), "carte")
            .hint(t!(words, "conversations-field-map-hint"))
            .choices(shown).chosen(&typed.carte).errors(errors))
    }
}

fn end_field(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (date_field(words, t!(words, "conversations-field-end"), "fin")
            .hint(t!(words, "conversations-field-end-hint")).value(&typed.fin).errors(errors))
    }
}
