//! Proposing an idea: where first, on the map or by words; then what. Changing it, taking it back.

use axum::extract::{Path, Query};
use db::Uuid;
use groups::GroupId;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, checkboxes, error_summary, hidden, select, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::map::Town;
use super::{Pressed, chars, find_budget, find_idea, must_hold, typed_amount, under_budget};
use crate::actions::{EditIdea, ProposeIdea, ProposeIdeaFor, Proposed, WithdrawIdea};
use crate::model::{Budget, BudgetId, DESCRIPTION_CHARS_MAX, Idea, IdeaId, TITLE_CHARS_MAX, idea_path};
use crate::rights;

/// What the page of the form is asked.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// Where the map was pressed, in pixels of its picture
    #[serde(default, rename = "carte.x")]
    x: String,
    #[serde(default, rename = "carte.y")]
    y: String,
    /// Present once somebody prefers words to the map
    sans: Option<String>,
}

/// What the form holds; every field may be missing, so that a mistake is a sentence beside it.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    secteur: String,
    #[serde(default)]
    longitude: String,
    #[serde(default)]
    latitude: String,
    #[serde(default)]
    cout: String,
    #[serde(default)]
    pour: String,
    #[serde(default)]
    nom_visible: String,
}

impl Typed {
    fn of(idea: &Idea) -> Self {
        let (longitude, latitude) = idea.point().map(crate::model::Point::written).unwrap_or_default();
        Self {
            version: idea.version,
            titre: idea.title.clone(),
            description: idea.description.clone(),
            secteur: idea.district.clone(),
            longitude,
            latitude,
            cout: idea.estimate_cents.map(typed_amount).unwrap_or_default(),
            nom_visible: if idea.shows_name {
                "oui".to_owned()
            } else {
                String::new()
            },
            ..Self::default()
        }
    }

    fn proposed(&self) -> Proposed {
        Proposed {
            title: self.titre.clone(),
            description: self.description.clone(),
            district: self.secteur.clone(),
            longitude: self.longitude.clone(),
            latitude: self.latitude.clone(),
            estimate: self.cout.clone(),
            shows_name: !self.nom_visible.is_empty(),
        }
    }
}

pub(super) async fn show_new(visit: Visit, Path(id): Path<BudgetId>, Query(asked): Query<Asked>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    must_hold(&visit, &rights::PROPOSE, budget.scope()).await?;
    if !budget.takes_ideas_at(visit.now()) {
        return Err(Fault::refused("budgets-refused-no-more-ideas").into());
    }
    let town = Town::read(&visit).await?;
    let is_pressed = !asked.x.is_empty() || !asked.y.is_empty();
    if let Some(town) = &town
        && asked.sans.is_none()
    {
        let pixel = |typed: &str| typed.parse::<f64>().ok();
        let pressed = pixel(&asked.x).zip(pixel(&asked.y));
        let point = pressed.and_then(|(x, y)| town.pick.place(x, y));
        let Some(point) = point else {
            return visit.page(where_page(&visit, &budget, town, is_pressed));
        };
        let (longitude, latitude) = point.written();
        let typed = Typed {
            longitude,
            latitude,
            ..Typed::default()
        };
        let page = form_page(&visit, &budget, &typed, &FormErrors::default()).await?;
        return visit.page(page);
    }
    let page = form_page(&visit, &budget, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn propose(visit: Visit, Path(id): Path<BudgetId>, Posted(typed): Posted<Typed>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    match sent(&visit, id, &typed).await {
        Ok(Sent::Proposed(idea)) => visit.done(&idea_path(idea), "budgets-proposed"),
        Ok(Sent::ToConfirm(association)) => {
            let group = groups::find(&mut visit.sql(), visit.body.id, association)
                .await?
                .ok_or(Fault::NotFound("group"))?;
            let path = format!("{}/a-confirmer", group.subject().path);
            visit.done(&path, "groups-act-to-confirm")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = form_page(&visit, &budget, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// Where an idea went.
enum Sent {
    /// Everybody reads it
    Proposed(IdeaId),
    /// A second person of this association has to confirm it
    ToConfirm(GroupId),
}

/// Proposes in one's own name, or in that of an association one speaks for.
async fn sent(visit: &Visit, budget: BudgetId, typed: &Typed) -> Result<Sent, Fault> {
    let proposed = typed.proposed();
    match groups::chosen_author(&typed.pour)? {
        None => {
            let deed = ProposeIdea { budget, proposed };
            visit.act(typed.request_id, &deed).await.map(Sent::Proposed)
        }
        Some(association) => {
            let deed = ProposeIdeaFor {
                association,
                budget,
                proposed,
            };
            let idea = visit.act(typed.request_id, &deed).await?;
            Ok(idea.map_or(Sent::ToConfirm(association), Sent::Proposed))
        }
    }
}

/// The map as a button: the place under the finger, or the mouse, is sent without any script. Who uses a keyboard goes by
/// the link beside it.
fn where_page(visit: &Visit, budget: &Budget, town: &Town, has_missed: bool) -> Page {
    let words = visit.words;
    let path = budget.path();
    let (width, height) = (
        format!("{:.0}", town.pick.width),
        format!("{:.0}", town.pick.height),
    );
    let main = html! {
        @if has_missed {
            (notice(Tone::Warning, &html! { p { (t!(words, "budgets-where-outside")) } }))
        }
        p { (t!(words, "budgets-where-press")) }
        form method="get" action={ (path) "/proposer" } {
            input.map-pick type="image" name="carte" src={ (path) "/carte.svg" } width=(width) height=(height)
                alt=(t!(words, "budgets-where-map"));
        }
        p.map-credit { (t!(words, "budgets-map-credit", source = town.source())) }
        p { a.button.button-quiet href={ (path) "/proposer?sans=carte" } { (t!(words, "budgets-where-words")) } }
    };
    under_budget(visit, budget, Page::new(t!(words, "budgets-where-title"), main)).not_indexed()
}

async fn form_page(
    visit: &Visit,
    budget: &Budget,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let in_whose_name = groups::author_choice(visit, &typed.pour, errors).await?;
    let path = format!("{}/proposer", budget.path());
    let form = Form::post(words, path, visit.request_id()).autosave(format!("idee-{}", budget.id));
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (fields(visit, budget, typed, errors))
            (in_whose_name)
            (button(t!(words, "budgets-propose-button")))
        }))
        p.hint { (t!(words, "budgets-photo-after")) }
    };
    let page = Page::new(t!(words, "budgets-propose-title"), main);
    Ok(under_budget(visit, budget, page)
        .lead(t!(words, "budgets-propose-lead"))
        .refused(errors)
        .not_indexed())
}

pub(super) async fn show_edit(visit: Visit, Path(id): Path<IdeaId>) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    must_hold(&visit, &rights::EDIT, idea.scope(&budget)).await?;
    let typed = Typed::of(&idea);
    visit.page(edit_page(
        &visit,
        (&idea, &budget),
        &typed,
        &FormErrors::default(),
    ))
}

pub(super) async fn edit(visit: Visit, Path(id): Path<IdeaId>, Posted(typed): Posted<Typed>) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    let deed = EditIdea {
        idea: id,
        version: typed.version,
        proposed: typed.proposed(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&idea.path(), "budgets-edited"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(edit_page(&visit, (&idea, &budget), &typed, &errors))
        }
    }
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<IdeaId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (_, budget) = find_idea(&visit, id).await?;
    visit.act(pressed.request_id, &WithdrawIdea { idea: id }).await?;
    visit.done(&budget.path(), "budgets-withdrawn")
}

fn edit_page(visit: &Visit, (idea, budget): (&Idea, &Budget), typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let form = Form::post(words, format!("{}/modifier", idea.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (fields(visit, budget, typed, errors))
            (button(t!(words, "budgets-change-button")))
        }))
    };
    under_budget(visit, budget, Page::new(t!(words, "budgets-edit-title"), main))
        .refused(errors)
        .not_indexed()
}

fn fields(visit: &Visit, budget: &Budget, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut district = select(words, t!(words, "budgets-field-district"), "secteur")
        .hint(t!(words, "budgets-field-district-hint"))
        .chosen(&typed.secteur)
        .optional()
        .errors(errors);
    for known in &budget.districts {
        district = district.choice(&known.name, &known.name);
    }
    html! {
        (text_field(words, t!(words, "budgets-field-idea-title"), "titre")
            .hint(t!(words, "budgets-field-idea-title-hint"))
            .max_length(chars(TITLE_CHARS_MAX)).value(&typed.titre).errors(errors))
        (textarea(words, t!(words, "budgets-field-description"), "description")
            .hint(t!(words, "budgets-field-description-hint")).rows(8)
            .max_length(chars(DESCRIPTION_CHARS_MAX)).value(&typed.description).errors(errors))
        @if !budget.districts.is_empty() { (district) }
        (text_field(words, t!(words, "budgets-field-estimate"), "cout")
            .hint(t!(words, "budgets-field-estimate-hint")).value(&typed.cout).errors(errors).optional())
        (text_field(words, t!(words, "budgets-field-longitude"), "longitude")
            .hint(t!(words, "budgets-field-place-hint")).value(&typed.longitude).errors(errors).optional())
        (text_field(words, t!(words, "budgets-field-latitude"), "latitude")
            .value(&typed.latitude).errors(errors).optional())
        (checkboxes(words, t!(words, "budgets-field-name"), "nom_visible")
            .choice("oui", t!(words, "budgets-field-name-yes"))
            .chosen(&typed.nom_visible).optional())
    }
}
