//! What the services say of an idea: one form, in public; and putting it in another that says the same.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, error_summary, hidden, radios, select, text_field,
    textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Pressed, chars, find_idea, must_hold, typed_amount, under_budget};
use crate::actions::{MergeIdeas, SeparateIdea, StudyIdea, Verdict};
use crate::model::{Budget, Idea, IdeaId, IdeaState, REASON_CHARS_MAX, alike};
use crate::{rights, store};

/// What the forms hold; every field may be missing, so that a mistake is a sentence beside it.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    avis: String,
    #[serde(default)]
    cout: String,
    #[serde(default)]
    fonctionnement: String,
    #[serde(default)]
    motif: String,
    #[serde(default)]
    avec: String,
}

impl Typed {
    fn of(idea: &Idea) -> Self {
        let amount = |amount: Option<crate::model::Cents>| amount.map(typed_amount).unwrap_or_default();
        let verdict = match idea.state {
            IdeaState::Studied => "etudiee",
            IdeaState::Eligible => "recevable",
            IdeaState::Refused => "refusee",
            _ => "",
        };
        Self {
            version: idea.version,
            avis: verdict.to_owned(),
            cout: amount(idea.cost_cents),
            fonctionnement: amount(idea.running_cents),
            motif: idea.reason.clone(),
            ..Self::default()
        }
    }

    fn verdict(&self) -> Option<Verdict> {
        match self.avis.as_str() {
            "etudiee" => Some(Verdict::Studied),
            "recevable" => Some(Verdict::Eligible),
            "refusee" => Some(Verdict::Refused),
            _ => None,
        }
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<IdeaId>) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    must_hold(&visit, &rights::STUDY, budget.scope()).await?;
    let typed = Typed::of(&idea);
    let page = page_of(&visit, (&idea, &budget), &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn study(visit: Visit, Path(id): Path<IdeaId>, Posted(typed): Posted<Typed>) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    must_hold(&visit, &rights::STUDY, budget.scope()).await?;
    let outcome = match typed.verdict() {
        Some(verdict) => {
            let deed = StudyIdea {
                idea: id,
                version: typed.version,
                verdict,
                cost: typed.cout.clone(),
                running: typed.fonctionnement.clone(),
                reason: typed.motif.clone(),
            };
            visit.act(typed.request_id, &deed).await
        }
        None => Err(Fault::field("avis", "budgets-verdict-missing")),
    };
    match outcome {
        Ok(()) => visit.done(&idea.path(), "budgets-studied"),
        Err(fault) => refused(&visit, (&idea, &budget), &typed, fault).await,
    }
}

pub(super) async fn merge(visit: Visit, Path(id): Path<IdeaId>, Posted(typed): Posted<Typed>) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    must_hold(&visit, &rights::STUDY, budget.scope()).await?;
    let outcome = match typed.avec.parse() {
        Ok(into) => visit.act(typed.request_id, &MergeIdeas { idea: id, into }).await,
        Err(_) => Err(Fault::field("avec", "budgets-merge-missing")),
    };
    match outcome {
        Ok(()) => visit.done(&idea.path(), "budgets-merged"),
        Err(fault) => {
            let shown = Typed {
                avec: typed.avec,
                ..Typed::of(&idea)
            };
            refused(&visit, (&idea, &budget), &shown, fault).await
        }
    }
}

pub(super) async fn separate(
    visit: Visit,
    Path(id): Path<IdeaId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (idea, _) = find_idea(&visit, id).await?;
    visit.act(pressed.request_id, &SeparateIdea { idea: id }).await?;
    visit.done(&idea.path(), "budgets-separated")
}

async fn refused(visit: &Visit, about: (&Idea, &Budget), typed: &Typed, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form("avis", fault)?;
    let page = page_of(visit, about, typed, &errors).await?;
    visit.refused_page(page)
}

async fn page_of(
    visit: &Visit,
    (idea, budget): (&Idea, &Budget),
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let verdicts = ["recevable", "refusee", "etudiee"].map(|verdict| {
        Choice::new(verdict, words.say(&format!("budgets-verdict-{verdict}")))
            .hint(words.say(&format!("budgets-verdict-hint-{verdict}")))
    });
    let form = Form::post(words, format!("{}/etudier", idea.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        p { strong { (words.written(&idea.title)) } }
        (words.markdown(&idea.description))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (radios(words, t!(words, "budgets-field-verdict"), "avis").choices(verdicts)
                .chosen(&typed.avis).errors(errors))
            (text_field(words, t!(words, "budgets-field-cost"), "cout")
                .hint(t!(words, "budgets-field-cost-hint")).value(&typed.cout).errors(errors).optional())
            (text_field(words, t!(words, "budgets-field-running"), "fonctionnement")
                .hint(t!(words, "budgets-field-running-hint")).value(&typed.fonctionnement).errors(errors).optional())
            (textarea(words, t!(words, "budgets-field-reason"), "motif")
                .hint(t!(words, "budgets-field-reason-hint")).rows(5)
                .max_length(chars(REASON_CHARS_MAX)).value(&typed.motif).errors(errors).optional())
            (button(t!(words, "budgets-study-button")))
        }))
        (merging(visit, idea, typed, errors).await?)
    };
    Ok(
        under_budget(visit, budget, Page::new(t!(words, "budgets-study-title"), main))
            .lead(t!(words, "budgets-study-lead"))
            .refused(errors)
            .not_indexed(),
    )
}

/// The other ideas of the budget, one of which may say the same.
async fn merging(visit: &Visit, idea: &Idea, typed: &Typed, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let all = store::list_all(&mut visit.sql(), visit.body.id, idea.budget_id).await?;
    let mut others = select(words, t!(words, "budgets-field-merge"), "avec")
        .hint(t!(words, "budgets-field-merge-hint"))
        .chosen(&typed.avec)
        .errors(errors);
    let offered: Vec<&Idea> = all
        .iter()
        .filter(|other| other.id != idea.id && other.is_shown() && other.state != IdeaState::Merged)
        .collect();
    let alike = alike(idea, &offered);
    let rest = offered
        .iter()
        .filter(|other| alike.iter().all(|one| one.id != other.id));
    for other in alike.iter().chain(rest) {
        others = others.choice(other.id.to_string(), format!("{}. {}", other.number, other.title));
    }
    let form = Form::post(words, format!("{}/reunir", idea.path()), visit.request_id());
    Ok(html! {
        @if !offered.is_empty() {
            section {
                h2 { (t!(words, "budgets-merge-title")) }
                p { (t!(words, "budgets-merge-what")) }
                @if !alike.is_empty() {
                    p { (t!(words, "budgets-merge-alike")) }
                    ul {
                        @for other in &alike {
                            li { a href=(other.path()) { (other.number) ". " (words.written(&other.title)) } }
                        }
                    }
                }
                (form.content(html! { (others) (button_quiet(t!(words, "budgets-merge-button"))) }))
            }
        }
    })
}
