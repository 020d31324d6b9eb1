//! Putting a choice among several answers to a group: what is asked, the answers, the rule in plain words, and a preview with
//! invented ballots, counted as the true ones will be.

use axum::extract::Query;
use counting::Refusal;
use db::Uuid;
use groups::{Group, GroupId};
use kernel::{Fault, FieldFault, Sentence};
use maud::{Markup, html};
use ui::components::{Tone, notice};
use ui::forms::{
    Choice as Radio, Form, FormErrors, button, button_quiet, error_summary, hidden, number_field, radios,
    text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use super::asking::{Asked, electors_of, terms, terms_fields, usual_end};
use super::booth::quorum_rule;
use super::counting_shown::Shown;
use super::papers::BallotPaper;
use crate::actions::{AskChoice, AskedWay, QUESTION_CHARS_MAX, STATEMENT_CHARS_MAX, checked_choice};
use crate::counted::{aside, count, represented, unsupported};
use crate::law_of_votes::{rules_for, to_fault};
use crate::model::{Mode, Outcome, Scrutin, ScrutinId, path_of};
use crate::rights;
use crate::samples::{SAMPLE_BALLOTS, sample};
use crate::store;
use crate::ways::{Alternative, DESCRIPTION_CHARS_MAX, OFFERED_MAX, TITLE_CHARS_MAX, Way, WayRule};

/// Rows for answers shown at first, and added at each press of the button.
const ROWS: usize = 4;
/// Points proposed for a rule that gives some.
const POINTS_USUAL: &str = "10";
/// How many grades Mieux Voter's scale has here, from the worst: their words are translations.
const GRADES_USUAL: u32 = 6;

/// What was typed, as it was typed.
#[derive(Clone, Default)]
struct Typed {
    group: String,
    again: String,
    question: String,
    statement: String,
    mode: String,
    closes_on: String,
    closes_time: String,
    rule: String,
    seats: String,
    points: String,
    /// One a line, from the best
    grades: String,
    offered: Vec<Alternative>,
    rows: usize,
    /// What the button asks: to open, to preview, to add rows
    deed: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let group = asked.groupe.ok_or(Fault::NotFound("group"))?;
    let group = groups::allowed(&visit, &rights::OPEN, group).await?;
    let official = visit.official_words();
    let grades: Vec<String> = (1..=GRADES_USUAL)
        .rev()
        .map(|grade| official.say(&format!("votes-grade-{grade}")))
        .collect();
    let (statement, offered) = match asked.reprise {
        Some(before) => as_it_was(&visit, before).await?,
        None => Default::default(),
    };
    let typed = Typed {
        group: group.id.to_string(),
        again: asked.reprise.map(|before| before.to_string()).unwrap_or_default(),
        statement,
        offered,
        mode: Mode::Ordinaire.as_str().to_owned(),
        closes_on: usual_end(&visit).to_string(),
        closes_time: "20:00".to_owned(),
        rule: WayRule::MajorityJudgment.as_str().to_owned(),
        seats: "1".to_owned(),
        points: POINTS_USUAL.to_owned(),
        grades: grades.join("\n"),
        rows: ROWS,
        ..Typed::default()
    };
    let page = form_page(&visit, &group, &typed, &FormErrors::default(), None).await?;
    visit.page(page)
}

/// The wording of a proposal that did not have the consent of all, to be amended; nothing of any other vote.
async fn as_it_was(visit: &Visit, before: ScrutinId) -> Result<(String, Vec<Alternative>), Fault> {
    let mut sql = visit.sql();
    let found = store::find(&mut sql, visit.body.id, before).await?;
    let Some(scrutin) = found.filter(Scrutin::comes_back) else {
        return Ok(Default::default());
    };
    let choice = store::choice(&mut sql, visit.body.id, before).await?;
    let offered = choice.map(|choice| choice.offered).unwrap_or_default();
    Ok((scrutin.statement, offered))
}

pub(super) async fn ask(visit: Visit, Posted(fields): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed::of(&fields);
    let request: Uuid = fields
        .iter()
        .find(|(name, _)| name == "request_id")
        .and_then(|(_, id)| id.parse().ok())
        .ok_or_else(|| Fault::refused("form-unreadable"))?;
    let group: GroupId = typed.group.parse().map_err(|_| Fault::NotFound("group"))?;
    let group = groups::allowed(&visit, &rights::OPEN, group).await?;
    let deed = typed.deed.clone();
    match deed.as_str() {
        "lignes" => {
            let more = Typed {
                rows: (typed.rows + ROWS).min(OFFERED_MAX),
                ..typed
            };
            let page = form_page(&visit, &group, &more, &FormErrors::default(), None).await?;
            visit.page(page)
        }
        "apercu" => match preview(&visit, &typed).await {
            Ok(preview) => {
                let page = form_page(&visit, &group, &typed, &FormErrors::default(), Some(&preview)).await?;
                visit.page(page)
            }
            Err(fault) => refused(&visit, &group, &typed, fault).await,
        },
        _ => {
            let outcome = match read(&visit, &typed) {
                Ok(deed) => visit.act(request, &deed).await,
                Err(fault) => Err(fault),
            };
            match outcome {
                Ok(scrutin) => visit.done(&path_of(scrutin), "votes-opened"),
                Err(fault) => refused(&visit, &group, &typed, fault).await,
            }
        }
    }
}

async fn refused(visit: &Visit, group: &Group, typed: &Typed, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("question", fault)?;
    let page = form_page(visit, group, typed, &errors, None).await?;
    visit.refused_page(page.refused(&errors))
}

impl Typed {
    fn of(fields: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        let mut rows: Vec<Alternative> = Vec::new();
        for (name, value) in fields {
            let value = value.clone();
            match name.as_str() {
                "group" => typed.group = value,
                "again" => typed.again = value,
                "question" => typed.question = value,
                "statement" => typed.statement = value,
                "mode" => typed.mode = value,
                "closes_on" => typed.closes_on = value,
                "closes_time" => typed.closes_time = value,
                "rule" => typed.rule = value,
                "seats" => typed.seats = value,
                "points" => typed.points = value,
                "grades" => typed.grades = value,
                "deed" => typed.deed = value,
                // A description follows its title: browsers send fields in the order of the page.
                "titre" if rows.len() < OFFERED_MAX => rows.push(Alternative {
                    title: value,
                    description: String::new(),
                }),
                "description" => {
                    if let Some(last) = rows.last_mut().filter(|last| last.description.is_empty()) {
                        last.description = value;
                    }
                }
                _ => {}
            }
        }
        typed.rows = rows.len().clamp(ROWS, OFFERED_MAX);
        rows.retain(|row| !row.title.trim().is_empty() || !row.description.trim().is_empty());
        typed.offered = rows;
        typed
    }

    fn asked_way(&self) -> Option<AskedWay> {
        Some(AskedWay {
            rule: WayRule::parse(&self.rule)?,
            seats: self.seats.trim().parse().unwrap_or_default(),
            points: self.points.trim().parse().ok(),
            // Read from the best; kept from the worst, as they are counted.
            grades: self.grades.lines().rev().map(ToOwned::to_owned).collect(),
        })
    }

    fn before(&self) -> Option<ScrutinId> {
        self.again.parse().ok()
    }
}

fn no_rule() -> Fault {
    Fault::field("rule", "votes-rule-missing")
}

fn read(visit: &Visit, typed: &Typed) -> Result<AskChoice, Fault> {
    let mut faults = Vec::new();
    let mut refuse = |field, key| {
        faults.push(FieldFault {
            field,
            sentence: Sentence::new(key),
        });
    };
    let before = typed.before();
    if before.is_none() && typed.question.trim().is_empty() {
        refuse("question", "votes-choice-question-empty");
    }
    let (mode, closes_at) = terms(visit, [&typed.mode, &typed.closes_on, &typed.closes_time], refuse);
    // Of a vote put again, rule and answers are those of that vote.
    let way = match (typed.asked_way(), before) {
        (Some(way), _) => way,
        (None, Some(_)) => AskedWay {
            rule: WayRule::Majority,
            seats: 1,
            points: None,
            grades: Vec::new(),
        },
        (None, None) => return Err(no_rule()),
    };
    if before.is_none()
        && let Err(Fault::Invalid(more)) = checked_choice(&typed.offered, &way)
    {
        faults.extend(more);
    }
    match (mode, closes_at) {
        (Some(mode), Some(closes_at)) if faults.is_empty() => Ok(AskChoice {
            group: typed.group.parse().map_err(|_| Fault::NotFound("group"))?,
            question: typed.question.clone(),
            statement: typed.statement.clone(),
            mode,
            closes_at,
            offered: typed.offered.clone(),
            way,
            again: before,
        }),
        _ => Err(Fault::Invalid(faults)),
    }
}

/// The ballot as people will see it, then invented ballots counted by the same functions as true ones.
async fn preview(visit: &Visit, typed: &Typed) -> Result<Markup, Fault> {
    let words = visit.words;
    let asked = typed.asked_way().ok_or_else(no_rule)?;
    let (offered, way) = checked_choice(&typed.offered, &asked)?;
    let way = Way {
        // Any seed: the true one is drawn when the vote opens.
        seed: t!(words, "votes-preview-seed"),
        ..way
    };
    let places = u32::try_from(offered.len()).unwrap_or(u32::MAX);
    let refused = |refusal: Refusal| Fault::Internal(format!("preview: {refusal}"));
    let (title, asked, answers) = (typed.question.clone(), way.clone(), offered.clone());
    let counted = aside(move || count(&title, &asked, &answers, &sample(&asked, places)))
        .await?
        .map_err(refused)?;
    let certificate = counted.certificate.ok_or(Fault::NotFound("preview"))?;
    let second_round = if way.rule.shares_seats() {
        t!(words, "votes-preview-second-round-lists")
    } else if way.rule == WayRule::ThreeRound {
        t!(words, "votes-preview-second-round-three")
    } else {
        t!(words, "votes-preview-second-round")
    };
    let ballots = certificate.ballots.election().map_err(refused)?;
    let recount = aside(move || counting::recount(&certificate))
        .await?
        .map_err(refused)?;
    let paper = BallotPaper {
        words,
        way: &way,
        offered: &offered,
        id: "apercu-bulletin",
        legend: &t!(words, "votes-legend-own"),
        typed: &[],
        errors: &FormErrors::default(),
    };
    let shown = Shown {
        words,
        way: &way,
        offered: &offered,
        count: &recount.count,
        unsupported: &unsupported(&ballots, &recount.count.winners),
        represented: &represented(&ballots, &recount.count.winners),
    };
    Ok(html! {
        section #apercu {
            (notice(Tone::Info, &html! { p { (t!(words, "votes-preview-explained", n = SAMPLE_BALLOTS)) } }))
            h2 { (t!(words, "votes-preview-ballot")) }
            (paper.fields())
            h2 { (t!(words, "votes-preview-result")) }
            @if counted.outcome == Outcome::SecondRound { p { (second_round) } }
            @if counted.outcome == Outcome::Objected { p { (t!(words, "votes-preview-objected")) } }
            (shown.whole())
        }
    })
}

async fn form_page(
    visit: &Visit,
    group: &Group,
    typed: &Typed,
    errors: &FormErrors,
    preview: Option<&Markup>,
) -> Result<Page, Fault> {
    let words = visit.words;
    let before = match typed.before() {
        Some(before) => store::find(&mut visit.sql(), visit.body.id, before).await?,
        None => None,
    };
    let electors = electors_of(visit, group.id).await?;
    let question = format!("/votes/nouveau?groupe={}", group.id);
    let main = html! {
        (error_summary(errors, words))
        @if electors == 0 {
            div #question {
                (notice(Tone::Warning, &html! { p { (t!(words, "votes-refused-no-elector")) } }))
            }
        } @else {
            @if before.is_none() { p { (t!(words, "votes-question-instead")) " " a href=(question) { (t!(words, "votes-question-link")) } } }
            @if let Some(preview) = preview { (preview) h2 { (t!(words, "votes-preview-change")) } }
            (form(visit, typed, before.as_ref(), errors))
            h2 { (t!(words, "votes-conditions")) }
            (conditions(visit, electors)?)
        }
    };
    Ok(Page::new(t!(words, "votes-choice-title"), main)
        .lead(t!(words, "votes-ask-lead", group = &group.name, n = electors))
        .under(t!(words, "votes-ask-groups"), "/groupes")
        .under(&group.name, format!("/groupes/{}", group.slug))
        .active(MENU)
        .not_indexed())
}

fn form(visit: &Visit, typed: &Typed, before: Option<&Scrutin>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let terms = terms_fields(visit, [&typed.mode, &typed.closes_on, &typed.closes_time], errors);
    let fields = html! {
        (hidden("group", &typed.group))
        @if let Some(before) = before {
            (hidden("again", &before.id.to_string()))
            div #question {
                p { (again_said(visit, before)) }
                blockquote { p { (before.question) } }
            }
            @if before.comes_back() {
                @if !before.lacks_consent() { p { a href=(before.path()) { (t!(words, "votes-objections-see")) } } }
                (statement_field(visit, typed, errors))
                (answers_fields(visit, typed, 1, errors))
            }
            (terms)
            (button(t!(words, "votes-ask-button")).sends("deed", "ouvrir"))
        } @else {
            (asked_fields(visit, typed, errors))
            (terms)
            (button_quiet(t!(words, "votes-preview-button")).sends("deed", "apercu"))
            " "
            (button(t!(words, "votes-ask-button")).sends("deed", "ouvrir"))
        }
    };
    Form::post(words, "/votes/nouveau/choix", visit.request_id())
        .autosave(format!("choix-{}", typed.group))
        .came_back(!typed.deed.is_empty())
        .content(fields)
}

fn again_said(visit: &Visit, before: &Scrutin) -> String {
    let outcome = before.closing.map(|closing| closing.outcome);
    visit.words.say(match outcome {
        Some(Outcome::SecondRound) if before.shares_seats() => "votes-choice-second-round-lists",
        Some(Outcome::SecondRound) if before.has_three_rounds() => "votes-choice-second-round-three",
        Some(Outcome::SecondRound) => "votes-choice-second-round",
        Some(_) if before.comes_back() => "votes-choice-next-round",
        _ => "votes-choice-again",
    })
}

fn statement_field(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = u32::try_from(STATEMENT_CHARS_MAX).unwrap_or(u32::MAX);
    html! {
        (textarea(words, t!(words, "votes-ask-statement"), "statement").rows(6).value(&typed.statement).optional()
            .max_length(chars).hint(t!(words, "votes-ask-statement-hint")).errors(errors))
    }
}

fn asked_fields(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let mut family = "";
    let rules = WayRule::ALL.iter().map(|way| {
        let rule = way.as_str();
        let favours = words.say(&format!("votes-way-favours-{rule}"));
        let wants = words.say(&format!("votes-way-wants-{rule}"));
        let offered =
            Radio::new(rule, words.say(&format!("votes-way-{rule}"))).hint(format!("{favours} {wants}"));
        if std::mem::replace(&mut family, way.family()) == way.family() {
            offered
        } else {
            offered.headed(words.say(&format!("votes-ways-{family}")))
        }
    });
    html! {
        (text_field(words, t!(words, "votes-choice-question"), "question").value(&typed.question)
            .max_length(chars(QUESTION_CHARS_MAX)).hint(t!(words, "votes-choice-question-hint")).errors(errors))
        (statement_field(visit, typed, errors))
        (answers_fields(visit, typed, typed.rows.max(typed.offered.len()).clamp(ROWS, OFFERED_MAX), errors))
        (radios(words, t!(words, "votes-way"), "rule").hint(t!(words, "votes-way-hint")).choices(rules)
            .chosen(&typed.rule).errors(errors))
        (number_field(words, t!(words, "votes-seats"), "seats").value(&typed.seats)
            .hint(t!(words, "votes-seats-hint")).errors(errors))
        (number_field(words, t!(words, "votes-points"), "points").value(&typed.points).optional()
            .hint(t!(words, "votes-points-hint")).errors(errors))
        (textarea(words, t!(words, "votes-grades"), "grades").rows(7).value(&typed.grades).optional()
            .hint(t!(words, "votes-grades-hint")).errors(errors))
    }
}

/// A title and a description for each of `rows` answers; rows left empty are nothing. One row is an amended proposal.
fn answers_fields(visit: &Visit, typed: &Typed, rows: usize, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let (legend, hint) = if rows == 1 {
        (
            t!(words, "votes-proposal-amended"),
            t!(words, "votes-proposal-amended-hint"),
        )
    } else {
        (
            t!(words, "votes-offered"),
            t!(words, "votes-offered-hint", max = OFFERED_MAX),
        )
    };
    let error = errors.of("offered");
    html! {
        fieldset.field.has-error[error.is_some()] id="offered" aria-describedby="offered-hint" {
            legend { (legend) }
            p.hint id="offered-hint" { (hint) }
            @for (field, sentence) in errors.iter() {
                @if field == "offered" { p.field-error { (sentence) } }
            }
            @for place in 0..rows {
                @let answer = typed.offered.get(place);
                @let (title, description) = answer.map_or(("", ""), |answer| (answer.title.as_str(), answer.description.as_str()));
                div.ballot-answer {
                    (text_field(words, t!(words, "votes-offered-title", n = place + 1), "titre").id(format!("titre-{}", place + 1))
                        .value(title).max_length(chars(TITLE_CHARS_MAX)))
                    (textarea(words, t!(words, "votes-offered-description", n = place + 1), "description")
                        .id(format!("description-{}", place + 1)).rows(2).value(description).optional()
                        .max_length(chars(DESCRIPTION_CHARS_MAX)))
                }
            }
            @if (ROWS..OFFERED_MAX).contains(&rows) { (button_quiet(t!(words, "votes-offered-more")).sends("deed", "lignes")) }
        }
    }
}

/// What the law fixes of any vote, and what it leaves to this one.
fn conditions(visit: &Visit, electors: usize) -> Result<Markup, Fault> {
    let words = visit.words;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let rules = rules_for(visit.body.kind.as_str(), today, false).map_err(|error| to_fault(&error))?;
    let inscrits = u32::try_from(electors).unwrap_or(u32::MAX);
    let quorum = t!(
        words,
        "votes-rule-with-article",
        sentence = quorum_rule(visit, &rules, inscrits),
        article = &rules.quorum_article
    );
    Ok(html! {
        ul {
            li { (quorum) }
            li { (t!(words, "votes-choice-fixed")) }
            li { (t!(words, "votes-choice-ties")) }
            li { (t!(words, "votes-choice-published")) }
        }
        p.hint { (t!(words, "votes-no-referendum")) }
    })
}
