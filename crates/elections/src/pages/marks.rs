//! What a voter marks, for each sort of question. Every field says that it belongs to a form that is nowhere: no browser sends a
//! choice, with a script or without.

use maud::{Markup, html};
use scrutin::election::{HomomorphicQuestion, Question};
use ui::{Visit, t};

use super::show::choices_sentence;
use crate::model::{Method, homomorphic, lists, method};

/// A form that exists nowhere.
const NO_FORM: &str = "aucun-envoi";
/// Where the script writes the answer to mend.
const ANSWER: &str = "{answer}";

/// The fields of a question.
pub(super) fn fieldset(visit: &Visit, index: usize, question: &Question) -> Markup {
    if let Some(question) = homomorphic(question) {
        return of_choices(visit, index, question);
    }
    if let Some(lists) = lists(question) {
        return of_lists(visit, index, question.asked(), lists);
    }
    html! {
        @if let Some(method) = method(question) {
            (of_marks(visit, index, question, &method))
        } @else {
            p { (t!(visit.words, "elections-vote-elsewhere")) }
        }
    }
}

fn of_choices(visit: &Visit, index: usize, question: &HomomorphicQuestion) -> Markup {
    let words = visit.words;
    // What may stay empty can be unmarked.
    let is_one = question.max == 1 && question.min == 1;
    let input_type = if is_one { "radio" } else { "checkbox" };
    let name = is_one.then(|| format!("question-{index}"));
    html! {
        fieldset.field.choices.choices-large data-question=(index) {
            legend { (words.written(&question.question)) }
            p.hint { (choices_sentence(visit, question)) }
            template data-say="choose-more" { (too_few(visit, question)) }
            template data-say="choose-fewer" { (too_many(visit, question)) }
            @for (place, answer) in question.answers.iter().enumerate() {
                @let id = format!("question-{index}-{place}");
                div.choice {
                    input id=(id) type=(input_type) form=(NO_FORM) name=[name.as_deref()] data-answer=(place) autocomplete="off";
                    label for=(id) { (words.written(answer)) }
                }
            }
            @if question.blank == Some(true) {
                @let id = format!("question-{index}-blanc");
                div.choice {
                    input id=(id) type=(input_type) form=(NO_FORM) name=[name.as_deref()] data-blank autocomplete="off";
                    label for=(id) { (t!(words, "elections-vote-blank")) }
                }
            }
        }
    }
}

/// One list, and candidates of that list: marking a list marks all its candidates, and whoever strikes some out unmarks them.
fn of_lists(visit: &Visit, index: usize, asked: &str, lists: &[Vec<String>]) -> Markup {
    let words = visit.words;
    html! {
        fieldset.field.choices.choices-large data-question=(index) {
            legend { (words.written(asked)) }
            p.hint { (t!(words, "elections-vote-lists-hint")) }
            template data-say="choose-more" { (t!(words, "elections-vote-say-choose-list", asked = asked)) }
            @for (list, names) in lists.iter().enumerate() {
                @let id = format!("question-{index}-{list}");
                @if let Some((name, candidates)) = names.split_first() {
                    div.choice {
                        input id=(id) type="radio" form=(NO_FORM) name={ "question-" (index) } data-list=(list) autocomplete="off";
                        label id={ (id) "-nom" } for=(id) { (words.written(name)) }
                    }
                    div role="group" aria-labelledby={ (id) "-nom" } {
                        @for (place, candidate) in candidates.iter().enumerate() {
                            @let own = format!("{id}-{place}");
                            div.choice {
                                input id=(own) type="checkbox" form=(NO_FORM) data-list-answer={ (list) "." (place) } autocomplete="off";
                                label for=(own) { (words.written(candidate)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A rank or a grade for each answer. Nothing marked is a blank vote.
fn of_marks(visit: &Visit, index: usize, question: &Question, method: &Method) -> Markup {
    let words = visit.words;
    let answers = question.answers();
    let offered: Vec<String> = if method.rule.has_grades() {
        method.grades.clone()
    } else {
        (1..=answers.len())
            .map(|rank| t!(words, "elections-vote-rank", n = rank))
            .collect()
    };
    let (is_distinct, is_complete) = (method.rule.has_seats(), method.rule.has_grades());
    let none = if is_complete {
        t!(words, "elections-vote-no-grade")
    } else {
        t!(words, "elections-vote-no-rank")
    };
    let choice = |place: usize, answer: &str| {
        let id = format!("question-{index}-{place}");
        html! {
            label.ballot-title for=(id) { (words.written(answer)) }
            select id=(id) form=(NO_FORM) data-answer=(place) autocomplete="off" {
                option value="0" selected { (none) }
                @for (mark, said) in (1_u32..).zip(&offered) { option value=(mark) { (said) } }
            }
        }
    };
    html! {
        fieldset.field data-question=(index) data-distinct[is_distinct] data-complete[is_complete] {
            legend { (words.written(question.asked())) }
            p.hint {
                @if is_complete { (t!(words, "elections-vote-grades-hint")) }
                @else if is_distinct { (t!(words, "elections-vote-ranks-distinct-hint")) }
                @else { (t!(words, "elections-vote-ranks-hint")) }
            }
            template data-say="rank-twice" { (t!(words, "elections-vote-say-rank-twice", asked = question.asked(), answer = ANSWER)) }
            template data-say="grade-missing" { (t!(words, "elections-vote-say-grade-missing", asked = question.asked(), answer = ANSWER)) }
            @if is_complete {
                @for (place, answer) in answers.iter().copied().enumerate() { div.ballot-answer { (choice(place, answer)) } }
            } @else {
                // Dragged by a mouse or a finger, moved by buttons, or ranked by the lists alone: `ranking.ts`.
                div data-ranking data-ranking-unranked="0"
                    data-ranking-up=(t!(words, "elections-ranking-up")) data-ranking-down=(t!(words, "elections-ranking-down"))
                    data-ranking-said=(t!(words, "elections-ranking-said", title = "%title%", rank = "%rank%"))
                    data-ranking-none=(t!(words, "elections-ranking-none", title = "%title%")) {
                    @for (place, answer) in answers.iter().copied().enumerate() {
                        div.ballot-answer data-ranked=(answer) { (choice(place, answer)) }
                    }
                }
            }
        }
    }
}

/// Said where fewer answers are marked than must be.
fn too_few(visit: &Visit, question: &HomomorphicQuestion) -> String {
    let asked = question.question.as_str();
    if question.min == question.max {
        exactly(visit, question)
    } else {
        t!(
            visit.words,
            "elections-vote-say-choose-more",
            asked = asked,
            min = question.min
        )
    }
}

/// Said where more answers are marked than may be.
fn too_many(visit: &Visit, question: &HomomorphicQuestion) -> String {
    let asked = question.question.as_str();
    if question.min == question.max {
        exactly(visit, question)
    } else {
        t!(
            visit.words,
            "elections-vote-say-choose-fewer",
            asked = asked,
            max = question.max
        )
    }
}

fn exactly(visit: &Visit, question: &HomomorphicQuestion) -> String {
    let asked = question.question.as_str();
    t!(
        visit.words,
        "elections-vote-say-choose-exactly",
        asked = asked,
        n = question.max
    )
}
