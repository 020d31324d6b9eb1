//! What one follows: what is received of each thing, and the rhythm of the digest.

use std::collections::BTreeMap;

use axum::extract::Query;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, pagination, tag};
use ui::forms::{
    Choice as Offered, Form, FormErrors, button, checkboxes, error_summary, hidden, radios, select,
};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Posted, Visit, t};

use super::reader;
use crate::actions::{Choose, SetRhythm};
use crate::model::{Choice, Reader, Reason, Rhythm};
use crate::store::follows::{self, Followed};
use crate::store::readers;

/// Things on a page.
const PAGE_SIZE: i64 = 50;
/// What a field that chooses about a thing is called, before its identifier.
const FIELD: &str = "choix-";

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct ChooseForm {
    request_id: Uuid,
    #[serde(default)]
    page: String,
    #[serde(flatten)]
    fields: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(super) struct RhythmForm {
    request_id: Uuid,
    #[serde(default)]
    rythme: String,
    #[serde(default)]
    jour: String,
    #[serde(default)]
    participation: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page = mine_page(&visit, asked.page.as_deref(), None, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn choose(visit: Visit, Posted(form): Posted<ChooseForm>) -> Answer {
    let choices = form.fields.iter().filter_map(|(name, value)| {
        let object: Uuid = name.strip_prefix(FIELD)?.parse().ok()?;
        Some((object, Choice::parse(value)?))
    });
    let deed = Choose {
        choices: choices.collect(),
    };
    visit.act(form.request_id, &deed).await?;
    let (page, _) = page_and_offset(Some(&form.page), u32::MAX, PAGE_SIZE);
    visit.done(&format!("/mes-suivis?page={page}"), "follow-chosen")
}

pub(super) async fn set_rhythm(visit: Visit, Posted(form): Posted<RhythmForm>) -> Answer {
    let Some(rhythm) = Rhythm::parse(&form.rythme) else {
        let mut errors = FormErrors::default();
        errors.add("rythme", t!(visit.words, "follow-rhythm-missing"));
        return refused(&visit, &form, &errors).await;
    };
    let deed = SetRhythm {
        rhythm,
        weekday: form.jour.parse().unwrap_or(0),
        follows_taking_part: form.participation == "oui",
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => visit.done("/mes-suivis", "follow-chosen"),
        Err(fault) => refused(&visit, &form, &visit.refusal_of_form("jour", fault)?).await,
    }
}

/// The page again, with what was typed and what to mend.
async fn refused(visit: &Visit, form: &RhythmForm, errors: &FormErrors) -> Answer {
    let page = mine_page(visit, None, Some(Wanted::of_form(form)), errors).await?;
    visit.refused_page(page)
}

/// What the form of the rhythm shows: what was chosen, or what was just typed.
struct Wanted {
    rhythm: String,
    weekday: String,
    follows_taking_part: bool,
}

impl Wanted {
    fn of_form(form: &RhythmForm) -> Self {
        Self {
            rhythm: form.rythme.clone(),
            weekday: form.jour.clone(),
            follows_taking_part: form.participation == "oui",
        }
    }

    fn of_reader(known: &Reader) -> Self {
        Self {
            rhythm: known.rhythm.as_str().to_owned(),
            weekday: known.weekday.to_string(),
            follows_taking_part: known.follows_taking_part,
        }
    }
}

async fn mine_page(
    visit: &Visit,
    asked: Option<&str>,
    typed: Option<Wanted>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let person = reader(visit)?;
    let (words, body, mut sql) = (visit.words, visit.body.id, visit.sql());
    let total = follows::count_mine(&mut sql, body, person).await?;
    let pages = pages_of(total, PAGE_SIZE);
    let (page, offset) = page_and_offset(asked, pages, PAGE_SIZE);
    let mine = follows::mine(&mut sql, body, person, (PAGE_SIZE, offset)).await?;
    let known = readers::find(&mut sql, body, person).await?;
    let rhythm = known.as_ref().map(|known| {
        rhythm_form(
            visit,
            known,
            &typed.unwrap_or_else(|| Wanted::of_reader(known)),
            errors,
        )
    });
    let main = html! {
        (error_summary(errors, words))
        @if mine.is_empty() {
            (list_empty(&t!(words, "follow-mine-none"), Some((&t!(words, "follow-mine-none-action"), "/parcours"))))
        } @else {
            (choices_form(visit, &mine, total, page))
            (pagination(words, page, pages, |page| format!("/mes-suivis?page={page}")))
        }
        @if let Some(rhythm) = rhythm { (rhythm) }
        p { a href="/nouveautes" { (t!(words, "follow-news-title")) } }
    };
    Ok(Page::new(t!(words, "follow-mine-title"), main)
        .lead(t!(words, "follow-mine-lead"))
        .under(t!(words, "follow-news-title"), "/nouveautes")
        .refused(errors)
        .not_indexed())
}

fn choices_form(visit: &Visit, mine: &[Followed], total: i64, page: u32) -> Markup {
    let words = visit.words;
    html! {
        p { (t!(words, "follow-mine-count", n = total)) }
        (Form::post(words, "/mes-suivis", visit.request_id()).content(html! {
            (hidden("page", &page.to_string()))
            ul.followed { @for followed in mine { li { (line_of(visit, followed)) } } }
            (button(t!(words, "follow-mine-save")))
        }))
    }
}

/// A thing, why it is followed, and what is received of it: the label of the folded list names the thing.
fn line_of(visit: &Visit, followed: &Followed) -> Markup {
    let words = visit.words;
    let kind = words.say(&format!("subject-{}", followed.object.kind));
    let since = visit.on(followed.since);
    let why = match followed.reason {
        Reason::Asked => t!(words, "follow-reason-asked", since = since),
        Reason::TookPart => t!(words, "follow-reason-took-part", since = since),
    };
    let title = followed
        .shown
        .as_ref()
        .map_or_else(|| t!(words, "follow-mine-gone"), |(title, _)| title.clone());
    let label = t!(words, "follow-mine-choice-of", title = &title);
    html! {
        div {
            p {
                @match &followed.shown {
                    Some((_, path)) => { a href=(path) { (words.written(&title)) } }
                    None => { (title) }
                }
                " " (tag(&kind, Tone::Neutral))
            }
            p.hint { (why) }
        }
        div.field {
            select name={ (FIELD) (followed.object.id) } aria-label=(label) {
                @for choice in Choice::ALL {
                    option value=(choice.as_str()) selected[*choice == followed.choice] {
                        (words.say(&format!("follow-choice-{}", choice.as_str())))
                    }
                }
            }
        }
    }
}

fn rhythm_form(visit: &Visit, known: &Reader, shown: &Wanted, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let rhythms = Rhythm::ALL.iter().map(|rhythm| {
        let label = words.say(&format!("follow-rhythm-{}", rhythm.as_str()));
        Offered::new(rhythm.as_str(), label)
    });
    let days = (1..=7).map(|day| {
        let label = words.say(&format!("date-weekday-{day}"));
        Offered::new(day.to_string(), label)
    });
    let mut taking_part = checkboxes(words, t!(words, "follow-taking-part-legend"), "participation")
        .choice("oui", t!(words, "follow-taking-part"))
        .optional();
    if shown.follows_taking_part {
        taking_part = taking_part.chosen("oui");
    }
    html! {
        section aria-labelledby="rythme-titre" {
            h2 #rythme-titre { (t!(words, "follow-rhythm-title")) }
            @if let Some(next) = known.next_digest_at.filter(|next| *next > visit.now()) {
                p { (t!(words, "follow-rhythm-next", at = visit.at(next))) }
            }
            (Form::post(words, "/mes-suivis/rythme", visit.request_id()).content(html! {
                (radios(words, t!(words, "follow-rhythm-legend"), "rythme")
                    .choices(rhythms)
                    .chosen(&shown.rhythm)
                    .hint(t!(words, "follow-rhythm-hint"))
                    .errors(errors))
                (select(words, t!(words, "follow-rhythm-weekday"), "jour")
                    .choices(days)
                    .chosen(&shown.weekday)
                    .errors(errors))
                (taking_part)
                (button(t!(words, "follow-rhythm-save")))
            }))
        }
    }
}
