//! Putting a question to a group: choose the group, then what is asked, how it is shown, until when. The rules that
//! apply are said before, with their articles: nobody chooses a majority, but a working group whose own texts ask for one
//! cites them.

use axum::extract::Query;
use db::{Instant, Uuid};
use groups::{Group, GroupId, GroupKind};
use jiff::civil::{Date, Time};
use kernel::{Fault, FieldFault, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{
    Choice, Form, FormErrors, button, date_field, error_summary, hidden, radios, text_field, textarea,
    time_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use super::booth::{majority_rule, quorum_rule};
use crate::actions::{AskGroup, MAJORITY_TEXT_CHARS_MAX, QUESTION_CHARS_MAX, STATEMENT_CHARS_MAX};
use crate::law_of_votes::{rules_for, to_fault};
use crate::model::{MajorityAsked, Mode, Scrutin, ScrutinId, path_of};
use crate::{rights, store};

/// Days a vote is open unless another date is chosen.
const VOTE_DAYS: i64 = 7;

#[derive(Deserialize)]
pub(super) struct Asked {
    pub(super) groupe: Option<GroupId>,
    pub(super) reprise: Option<ScrutinId>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    group: GroupId,
    again: Option<ScrutinId>,
    #[serde(default)]
    question: String,
    #[serde(default)]
    statement: String,
    #[serde(default)]
    majority: String,
    #[serde(default)]
    majority_text: String,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    closes_on: String,
    #[serde(default)]
    closes_time: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let Some(group) = asked.groupe else {
        let offered = groups::offered(&visit, &rights::OPEN).await?;
        let main = html! {
            ul.links { @for group in &offered { li { a href={ "/votes/nouveau?groupe=" (group.id) } { (group.name) } } } }
            (groups::proofs_explained(visit.words))
        };
        let page = Page::new(t!(visit.words, "votes-ask-title"), main)
            .lead(t!(visit.words, "votes-ask-choose-group"))
            .under(t!(visit.words, "votes-list-title"), MENU)
            .active(MENU);
        return visit.page(page);
    };
    let group = groups::allowed(&visit, &rights::OPEN, group).await?;
    let typed = Typed {
        request_id: Uuid::nil(),
        group: group.id,
        again: asked.reprise,
        question: String::new(),
        statement: String::new(),
        majority: MajorityAsked::OfLaw.as_str().to_owned(),
        majority_text: String::new(),
        mode: Mode::Ordinaire.as_str().to_owned(),
        closes_on: usual_end(&visit).to_string(),
        closes_time: "20:00".to_owned(),
    };
    let page = form_page(&visit, &group, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn ask(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let outcome = match read(&visit, &typed) {
        Ok(deed) => visit.act(typed.request_id, &deed).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(scrutin) => visit.done(&path_of(scrutin), "votes-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("question", fault)?;
            let group = groups::allowed(&visit, &rights::OPEN, typed.group).await?;
            let page = form_page(&visit, &group, &typed, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

fn read(visit: &Visit, typed: &Typed) -> Result<AskGroup, Fault> {
    let mut faults = Vec::new();
    let mut refuse = |field, key| {
        faults.push(FieldFault {
            field,
            sentence: Sentence::new(key),
        });
    };
    if typed.again.is_none() && typed.question.trim().is_empty() {
        refuse("question", "votes-question-empty");
    }
    let (mode, closes_at) = terms(visit, [&typed.mode, &typed.closes_on, &typed.closes_time], refuse);
    match (mode, closes_at) {
        (Some(mode), Some(closes_at)) if faults.is_empty() => Ok(AskGroup {
            group: typed.group,
            question: typed.question.clone(),
            statement: typed.statement.clone(),
            mode,
            closes_at,
            majority: MajorityAsked::parse(&typed.majority).unwrap_or(MajorityAsked::OfLaw),
            majority_text: typed.majority_text.clone(),
            again: typed.again,
        }),
        _ => Err(Fault::Invalid(faults)),
    }
}

/// How a vote is shown and when it ends, as they were typed: mode, date, time.
pub(super) fn terms(
    visit: &Visit,
    [mode, date, time]: [&str; 3],
    mut refuse: impl FnMut(&'static str, &'static str),
) -> (Option<Mode>, Option<Instant>) {
    let mode = Mode::parse(mode);
    if mode.is_none() {
        refuse("mode", "votes-ask-mode-missing");
    }
    let date = date.trim().parse::<Date>().ok();
    if date.is_none() {
        refuse("closes_on", "votes-ask-date-missing");
    }
    let time = time.trim().parse::<Time>().ok();
    if time.is_none() {
        refuse("closes_time", "votes-ask-time-missing");
    }
    let closes_at = date.zip(time).and_then(|(date, time)| {
        let local = date.to_datetime(time).to_zoned(visit.body.zone()).ok()?;
        Some(Instant::from(local.timestamp()))
    });
    if closes_at.is_some_and(|at| at <= visit.now()) {
        refuse("closes_on", "votes-closes-in-the-past");
    }
    (mode, closes_at)
}

/// The fields of [`terms`].
pub(super) fn terms_fields(visit: &Visit, [mode, date, time]: [&str; 3], errors: &FormErrors) -> Markup {
    let words = visit.words;
    let modes = Mode::ALL
        .iter()
        .map(|mode| Choice::new(mode.as_str(), words.say(&format!("votes-mode-{}", mode.as_str()))));
    html! {
        (radios(words, t!(words, "votes-ask-mode"), "mode").choices(modes).chosen(mode).errors(errors))
        (date_field(words, t!(words, "votes-ask-closes-on"), "closes_on").value(date).errors(errors))
        (time_field(words, t!(words, "votes-ask-closes-time"), "closes_time").value(time).errors(errors))
    }
}

/// How many members of the group vote today.
pub(super) async fn electors_of(visit: &Visit, group: GroupId) -> Result<usize, Fault> {
    let members = groups::members_on(&mut visit.sql(), visit.body.id, group, visit.now()).await?;
    let mut electors: Vec<_> = members
        .iter()
        .filter(|member| member.has_vote)
        .map(|member| member.person)
        .collect();
    electors.sort_unstable();
    electors.dedup();
    Ok(electors.len())
}

/// The day a vote ends unless another is chosen.
pub(super) fn usual_end(visit: &Visit) -> Date {
    let end = visit.now().plus_days(VOTE_DAYS).timestamp();
    end.to_zoned(visit.body.zone()).date()
}

async fn form_page(visit: &Visit, group: &Group, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let before = match typed.again {
        Some(before) => store::find(&mut visit.sql(), visit.body.id, before).await?,
        None => None,
    };
    let electors = electors_of(visit, group.id).await?;
    let choice = format!("/votes/nouveau/choix?groupe={}", group.id);
    let main = html! {
        (error_summary(errors, words))
        @if electors == 0 {
            div #question {
                (notice(Tone::Warning, &html! { p { (t!(words, "votes-refused-no-elector")) } }))
            }
        } @else {
            @if before.is_none() { p { (t!(words, "votes-choice-instead")) " " a href=(choice) { (t!(words, "votes-choice-link")) } } }
            (form(visit, (group, typed), before.as_ref(), errors))
            h2 { (t!(words, "votes-conditions")) }
            (rules_said(visit, electors, before.as_ref())?)
        }
    };
    Ok(Page::new(t!(words, "votes-ask-title"), main)
        .lead(t!(words, "votes-ask-lead", group = &group.name, n = electors))
        .under(t!(words, "votes-ask-groups"), "/groupes")
        .under(&group.name, format!("/groupes/{}", group.slug))
        .active(MENU)
        .not_indexed())
}

fn form(
    visit: &Visit,
    (group, typed): (&Group, &Typed),
    before: Option<&Scrutin>,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let fields = html! {
        (hidden("group", &typed.group.to_string()))
        @match before {
            Some(before) => {
                (hidden("again", &before.id.to_string()))
                div #question {
                    p { (t!(words, "votes-ask-same-question")) }
                    blockquote { p { (before.question) } }
                    @if !before.statement.is_empty() { blockquote { (before.statement) } }
                }
            }
            None => {
                (text_field(words, t!(words, "votes-ask-question"), "question").value(&typed.question)
                    .max_length(chars(QUESTION_CHARS_MAX)).hint(t!(words, "votes-ask-question-hint")).errors(errors))
                (textarea(words, t!(words, "votes-ask-statement"), "statement").rows(6).value(&typed.statement).optional()
                    .max_length(chars(STATEMENT_CHARS_MAX)).hint(t!(words, "votes-ask-statement-hint")).errors(errors))
                @if group.kind == GroupKind::Working { (majority_fields(visit, typed, errors)) }
            }
        }
        (terms_fields(visit, [&typed.mode, &typed.closes_on, &typed.closes_time], errors))
        (button(t!(words, "votes-ask-button")))
    };
    Form::post(words, "/votes/nouveau", visit.request_id())
        .autosave(format!("vote-{}", typed.group))
        .content(fields)
}

/// A majority that the group's own texts ask for, and the text that does.
fn majority_fields(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let offered = MajorityAsked::ALL.iter().map(|majority| {
        let majority = majority.as_str();
        Choice::new(majority, words.say(&format!("votes-majority-asked-{majority}")))
    });
    html! {
        (radios(words, t!(words, "votes-ask-majority"), "majority").choices(offered).chosen(&typed.majority).errors(errors))
        (text_field(words, t!(words, "votes-ask-majority-text"), "majority_text").value(&typed.majority_text).optional()
            .max_length(u32::try_from(MAJORITY_TEXT_CHARS_MAX).unwrap_or(u32::MAX))
            .hint(t!(words, "votes-ask-majority-text-hint")).errors(errors))
    }
}

/// What will be applied, said before the vote opens and copied into it: the law's, by kind of body; of a question that is put
/// again, the majority that it needed then.
fn rules_said(visit: &Visit, electors: usize, before: Option<&Scrutin>) -> Result<Markup, Fault> {
    let words = visit.words;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let mut rules = rules_for(visit.body.kind.as_str(), today, false).map_err(|error| to_fault(&error))?;
    if let Some(before) = before {
        rules.majority_base = before.rules.majority_base;
        rules.majority_share = before.rules.majority_share;
        rules.majority_article.clone_from(&before.rules.majority_article);
    }
    let inscrits = u32::try_from(electors).unwrap_or(u32::MAX);
    let cited = |sentence: String, article: &str| {
        html! { (t!(words, "votes-rule-with-article", sentence = sentence, article = article)) }
    };
    let facts = [
        (
            t!(words, "votes-ask-answers"),
            html! { (t!(words, "votes-ask-answers-three")) },
        ),
        (
            t!(words, "votes-fact-majority"),
            cited(majority_rule(visit, &rules), &rules.majority_article),
        ),
        (
            t!(words, "votes-fact-quorum"),
            cited(quorum_rule(visit, &rules, inscrits), &rules.quorum_article),
        ),
    ];
    Ok(html! {
        (definition_list(&facts))
        p.hint { (t!(words, "votes-ask-rules-why")) }
    })
}
