//! What is asked, as it is prepared: answers that are added up, lists of candidates, answers that are ranked or graded; each
//! sort has its own form.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use scrutin::election::Question;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, hidden, number_field, radios, text_field, textarea,
};
use ui::{Answer, Posted, Visit, t};

use super::prepare::{Kept, act, whole};
use super::seen::Seen;
use crate::actions::{AddCountedQuestion, AddListsQuestion, AddQuestion, RemoveQuestion};
use crate::model::{
    CountingRule, ElectionId, Kind, NewCountedQuestion, NewListsQuestion, NewQuestion, QUESTIONS_MAX,
    lists_and_blank, method, path_of,
};

/// What is asked, in the form of each sort: an identifier is in a page once.
const LISTS_ASKED: &str = "lists_asked";
const COUNTED_ASKED: &str = "counted_asked";

#[derive(Deserialize)]
pub(super) struct QuestionForm {
    request_id: Uuid,
    #[serde(default)]
    asked: String,
    #[serde(default)]
    answers: String,
    #[serde(default)]
    min: String,
    #[serde(default)]
    max: String,
    #[serde(default)]
    blank: String,
}

fn number(typed: &str) -> u32 {
    typed.trim().parse().unwrap_or(u32::MAX)
}

pub(super) async fn add_question(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<QuestionForm>,
) -> Answer {
    let deed = AddQuestion {
        election: id,
        question: NewQuestion {
            asked: form.asked.clone(),
            answers: form.answers.clone(),
            min: number(&form.min),
            max: number(&form.max),
            is_blank_allowed: form.blank == "oui",
        },
    };
    let kept = Kept {
        asked: form.asked,
        answers: form.answers,
        min: form.min,
        max: form.max,
        blank: form.blank,
        ..Kept::default()
    };
    let done = (form.request_id, deed, "elections-question-added");
    act(&visit, id, done, ("asked", kept)).await
}

#[derive(Deserialize)]
pub(super) struct ListsForm {
    request_id: Uuid,
    #[serde(default)]
    lists_asked: String,
    #[serde(default)]
    lists: String,
    #[serde(default)]
    lists_blank: String,
}

pub(super) async fn add_lists(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<ListsForm>,
) -> Answer {
    let deed = AddListsQuestion {
        election: id,
        question: NewListsQuestion {
            asked: form.lists_asked.clone(),
            lists: form.lists.clone(),
            is_blank_allowed: form.lists_blank != "non",
        },
    };
    match visit.act(form.request_id, &deed).await {
        Ok(()) => added(&visit, id),
        Err(fault) => {
            let kept = Kept {
                lists_asked: form.lists_asked,
                lists: form.lists,
                lists_blank: form.lists_blank,
                ..Kept::default()
            };
            refused(&visit, id, (LISTS_ASKED, kept), fault).await
        }
    }
}

#[derive(Deserialize)]
pub(super) struct CountedForm {
    request_id: Uuid,
    #[serde(default)]
    counted_asked: String,
    #[serde(default)]
    counted_answers: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    seats: String,
    #[serde(default)]
    grades: String,
}

pub(super) async fn add_counted(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<CountedForm>,
) -> Answer {
    let outcome = match CountingRule::parse(&form.rule) {
        None => Err(Fault::field("rule", "elections-rule-missing")),
        Some(rule) => {
            let deed = AddCountedQuestion {
                election: id,
                question: NewCountedQuestion {
                    asked: form.counted_asked.clone(),
                    answers: form.counted_answers.clone(),
                    rule,
                    seats: number(&form.seats),
                    grades: form.grades.clone(),
                },
            };
            visit.act(form.request_id, &deed).await
        }
    };
    match outcome {
        Ok(()) => added(&visit, id),
        Err(fault) => {
            let kept = Kept {
                counted_asked: form.counted_asked,
                counted_answers: form.counted_answers,
                rule: form.rule,
                seats: form.seats,
                grades: form.grades,
                ..Kept::default()
            };
            refused(&visit, id, (COUNTED_ASKED, kept), fault).await
        }
    }
}

fn added(visit: &Visit, id: ElectionId) -> Answer {
    visit.done(&format!("{}/preparer", path_of(id)), "elections-question-added")
}

/// The page again: what is wrong with what was typed stands in the form it was typed in, what cannot be at all in the first.
async fn refused(visit: &Visit, id: ElectionId, (asked, kept): (&'static str, Kept), fault: Fault) -> Answer {
    let mut errors = FormErrors::default();
    let is_typed = matches!(fault, Fault::Invalid(_));
    for (field, sentence) in visit.refusal_of_form("asked", fault)?.iter() {
        let is_own = is_typed && field == "asked";
        errors.add(if is_own { asked } else { field }, sentence);
    }
    let page = whole(visit, id, &kept, &errors).await?;
    visit.refused_page(page.refused(&errors))
}

#[derive(Deserialize)]
pub(super) struct RemovalForm {
    request_id: Uuid,
    index: usize,
    #[serde(default)]
    asked: String,
}

pub(super) async fn remove_question(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<RemovalForm>,
) -> Answer {
    let deed = RemoveQuestion {
        election: id,
        index: form.index,
        asked: form.asked,
    };
    let done = (form.request_id, deed, "elections-question-removed");
    act(&visit, id, done, ("asked", Kept::default())).await
}

/// The questions there are, and a form for another one of each sort.
pub(super) fn section(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let path = seen.election.path();
    let is_appointment = seen.election.settings.kind == Kind::Appointment;
    html! {
        h2 { (t!(words, "elections-step-questions")) }
        @for (index, question) in seen.election.questions.iter().enumerate() {
            h3 { (words.written(question.asked())) }
            (answers(visit, question))
            (Form::post(words, format!("{path}/preparer/questions/retirer"), visit.request_id()).content(html! {
                (hidden("index", &index.to_string()))
                (hidden("asked", question.asked()))
                (button_quiet(t!(words, "elections-question-remove", asked = question.asked())))
            }))
        }
        @if seen.election.questions.len() < QUESTIONS_MAX {
            h3 { (t!(words, "elections-question-add")) }
            (choices_form(visit, seen, kept, errors))
            @if !is_appointment {
                (lists_form(visit, seen, kept, errors))
                (counted_form(visit, seen, kept, errors))
            }
        }
    }
}

/// What can be answered, and how it is counted.
pub(super) fn answers(visit: &Visit, question: &Question) -> Markup {
    let words = visit.words;
    html! {
        @if let Some((lists, has_blank)) = lists_and_blank(question) {
            ul {
                @for list in lists {
                    li {
                        @if let Some((name, candidates)) = list.split_first() {
                            (words.written(name))
                            ol { @for candidate in candidates { li { (words.written(candidate)) } } }
                        }
                    }
                }
            }
            p.hint {
                (t!(words, "elections-question-lists"))
                @if has_blank { " " (t!(words, "elections-question-blank")) }
            }
        } @else {
            ul { @for answer in question.answers() { li { (words.written(answer)) } } }
        }
        @if let Some(method) = method(question) {
            p.hint {
                (words.say(&format!("elections-rule-{}", method.rule.as_str()))) ". "
                (words.say(&format!("elections-rule-{}-hint", method.rule.as_str())))
                @if let Some(variant) = super::counted::variant(words, &method) { " " (variant) }
                @if method.rule.has_seats() { " " (t!(words, "elections-seats-said", n = method.seats)) }
            }
            @if method.rule.has_grades() {
                p.hint { (t!(words, "elections-grades-said", grades = method.grades.join(", "))) }
            }
        }
    }
}

fn or(typed: &str, usual: &str) -> String {
    if typed.is_empty() { usual } else { typed }.to_owned()
}

fn choices_form(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let path = format!("{}/preparer/questions", seen.election.path());
    Form::post(words, path, visit.request_id())
        .autosave(format!("election-question-{}", seen.election.id))
        .content(html! {
            (text_field(words, t!(words, "elections-asked"), "asked").value(&kept.asked).errors(errors))
            (textarea(words, t!(words, "elections-answers"), "answers").rows(5).value(&kept.answers)
                .hint(t!(words, "elections-answers-hint")).errors(errors))
            (number_field(words, t!(words, "elections-min"), "min").value(or(&kept.min, "1"))
                .hint(t!(words, "elections-min-hint")).errors(errors))
            (number_field(words, t!(words, "elections-max"), "max").value(or(&kept.max, "1")).errors(errors))
            (radios(words, t!(words, "elections-blank"), "blank")
                .choices([
                    Choice::new("oui", t!(words, "elections-blank-yes")),
                    Choice::new("non", t!(words, "elections-blank-no")),
                ])
                .chosen(if kept.blank == "non" { "non" } else { "oui" }).errors(errors))
            (button(t!(words, "elections-question-add-button")))
        })
}

fn lists_form(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let path = format!("{}/preparer/questions/listes", seen.election.path());
    let is_wrong = [LISTS_ASKED, "lists"]
        .iter()
        .any(|field| errors.of(field).is_some());
    html! {
        details open[is_wrong] {
            summary { (t!(words, "elections-lists-add")) }
            p { (t!(words, "elections-lists-what")) }
            (Form::post(words, path, visit.request_id())
                .autosave(format!("election-lists-{}", seen.election.id)).content(html! {
                (text_field(words, t!(words, "elections-asked"), LISTS_ASKED).value(&kept.lists_asked).errors(errors))
                (textarea(words, t!(words, "elections-lists"), "lists").rows(10).value(&kept.lists)
                    .hint(t!(words, "elections-lists-hint")).errors(errors))
                (radios(words, t!(words, "elections-blank"), "lists_blank")
                    .choices([
                        Choice::new("oui", t!(words, "elections-blank-yes")),
                        Choice::new("non", t!(words, "elections-blank-no")),
                    ])
                    .chosen(if kept.lists_blank == "non" { "non" } else { "oui" }).errors(errors))
                (button(t!(words, "elections-lists-add-button")))
            }))
        }
    }
}

fn counted_form(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let path = format!("{}/preparer/questions/classement", seen.election.path());
    let fields = [COUNTED_ASKED, "counted_answers", "rule", "seats", "grades"];
    let is_wrong = fields.iter().any(|field| errors.of(field).is_some());
    let rules = CountingRule::ALL.iter().map(|rule| {
        let word = rule.as_str();
        Choice::new(word, words.say(&format!("elections-rule-{word}")))
            .hint(words.say(&format!("elections-rule-{word}-hint")))
    });
    html! {
        details open[is_wrong] {
            summary { (t!(words, "elections-counted-add")) }
            p { (t!(words, "elections-counted-what")) }
            (notice(Tone::Warning, &html! { p { (t!(words, "elections-counted-told")) } }))
            (Form::post(words, path, visit.request_id())
                .autosave(format!("election-counted-{}", seen.election.id)).content(html! {
                (text_field(words, t!(words, "elections-asked"), COUNTED_ASKED).value(&kept.counted_asked).errors(errors))
                (textarea(words, t!(words, "elections-answers"), "counted_answers").rows(5).value(&kept.counted_answers)
                    .hint(t!(words, "elections-answers-hint")).errors(errors))
                (radios(words, t!(words, "elections-rule"), "rule").choices(rules)
                    .chosen(or(&kept.rule, CountingRule::Schulze.as_str())).errors(errors))
                (number_field(words, t!(words, "elections-seats"), "seats").value(or(&kept.seats, "1"))
                    .hint(t!(words, "elections-seats-hint")).errors(errors))
                (textarea(words, t!(words, "elections-grades"), "grades").rows(7)
                    .value(or(&kept.grades, &t!(words, "elections-grades-usual")))
                    .hint(t!(words, "elections-grades-hint")).errors(errors))
                (button(t!(words, "elections-counted-add-button")))
            }))
        }
    }
}

/// What is asked in a round that follows another: only who stands for a post may change.
pub(super) fn posts(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let path = format!("{}/preparer/questions/reponses", seen.election.path());
    let none = FormErrors::default();
    html! {
        h2 { (t!(words, "elections-step-questions")) }
        p.hint #asked { (t!(words, "elections-round-questions")) }
        @for (index, question) in seen.election.questions.iter().enumerate() {
            @let is_kept = kept.index == Some(index);
            @let typed = if is_kept { kept.answers.clone() } else { question.answers().join("\n") };
            @let id = if is_kept { "answers".to_owned() } else { format!("answers-{index}") };
            h3 { (words.written(question.asked())) }
            (Form::post(words, path.clone(), visit.request_id()).content(html! {
                (hidden("index", &index.to_string()))
                (hidden("asked", question.asked()))
                (textarea(words, t!(words, "elections-answers"), "answers").id(&id).rows(5).value(&typed)
                    .hint(t!(words, "elections-answers-hint")).errors(if is_kept { errors } else { &none }))
                (button_quiet(t!(words, "elections-round-answers-button", asked = question.asked())))
            }))
        }
    }
}
