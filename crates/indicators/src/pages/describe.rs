//! Adding an indicator, and changing what is said of it.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Choice, Form, FormErrors, button, date_field, error_summary, hidden, radios, select, text_field,
    textarea, url_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, find_indicator, find_plan};
use crate::actions::{AddIndicator, ChangeIndicator, Described};
use crate::model::{
    Direction, FIGURE_CHARS_MAX, Figure, Indicator, IndicatorId, NAME_CHARS_MAX, Plan, PlanId, Rhythm,
    SOURCE_CHARS_MAX, TEXT_CHARS_MAX, UNIT_CHARS_MAX,
};
use crate::rights;

#[derive(Default, Deserialize)]
pub(super) struct DescribeForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    unite: String,
    #[serde(default)]
    sens: String,
    #[serde(default)]
    rythme: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    source_url: String,
    #[serde(default)]
    responsable: String,
    #[serde(default)]
    depart: String,
    #[serde(default)]
    depart_le: String,
    #[serde(default)]
    cible: String,
    #[serde(default)]
    cible_le: String,
}

impl DescribeForm {
    fn blank() -> Self {
        Self {
            sens: Direction::Up.as_str().to_owned(),
            rythme: Rhythm::Year.as_str().to_owned(),
            ..Self::default()
        }
    }

    fn of(indicator: &Indicator) -> Self {
        let figure = |figure: Option<Figure>| {
            figure
                .map(|figure| figure.to_string().replace('.', ","))
                .unwrap_or_default()
        };
        Self {
            request_id: Uuid::nil(),
            version: indicator.version,
            nom: indicator.name.clone(),
            definition: indicator.definition.clone(),
            unite: indicator.unit.clone(),
            sens: indicator.direction.as_str().to_owned(),
            rythme: indicator.rhythm.as_str().to_owned(),
            source: indicator.source.clone(),
            source_url: indicator.source_url.clone(),
            responsable: indicator
                .owner_id
                .map(|owner| owner.to_string())
                .unwrap_or_default(),
            depart: figure(indicator.baseline),
            depart_le: indicator
                .baseline_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            cible: figure(indicator.target),
            cible_le: indicator.target_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// What the action is given; words that no form of ours sends are refused where they stand.
    fn described(&self) -> Result<Described, Fault> {
        let owner = match self.responsable.as_str() {
            "" => None,
            person => Some(
                person
                    .parse::<PersonId>()
                    .map_err(|_| Fault::field("responsable", "indicators-owner-not-a-member"))?,
            ),
        };
        Ok(Described {
            name: self.nom.clone(),
            definition: self.definition.clone(),
            unit: self.unite.clone(),
            direction: Direction::parse(&self.sens)
                .ok_or_else(|| Fault::field("sens", "indicators-direction-empty"))?,
            rhythm: Rhythm::parse(&self.rythme)
                .ok_or_else(|| Fault::field("rythme", "indicators-rhythm-empty"))?,
            source: self.source.clone(),
            source_url: self.source_url.clone(),
            owner,
            baseline: self.depart.clone(),
            baseline_on: self.depart_le.clone(),
            target: self.cible.clone(),
            target_on: self.cible_le.clone(),
        })
    }
}

async fn require(visit: &Visit, plan: &Plan) -> Result<(), Fault> {
    if visit.may(&rights::PREPARE, Scope::group(plan.group_id)).await? {
        return Ok(());
    }
    let right = rights::PREPARE.code;
    Err(Fault::Forbidden { right })
}

pub(super) async fn show_new(visit: Visit, Path(id): Path<PlanId>) -> Answer {
    let plan = find_plan(&visit, id).await?;
    require(&visit, &plan).await?;
    let page = new_page(&visit, &plan, &DescribeForm::blank(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn add(visit: Visit, Path(id): Path<PlanId>, Posted(form): Posted<DescribeForm>) -> Answer {
    let plan = find_plan(&visit, id).await?;
    require(&visit, &plan).await?;
    let outcome = match form.described() {
        Ok(described) => {
            let deed = AddIndicator {
                plan: plan.id,
                described,
            };
            visit.act(form.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(id) => visit.done(&format!("/indicateurs/{id}"), "indicators-added"),
        Err(fault) => {
            let errors = visit.refusal_of_form("nom", fault)?;
            let page = new_page(&visit, &plan, &form, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<IndicatorId>) -> Answer {
    let (indicator, plan) = find_indicator(&visit, id).await?;
    require(&visit, &plan).await?;
    let form = DescribeForm::of(&indicator);
    let page = change_page(&visit, &plan, &indicator, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<IndicatorId>,
    Posted(mut form): Posted<DescribeForm>,
) -> Answer {
    let (indicator, plan) = find_indicator(&visit, id).await?;
    require(&visit, &plan).await?;
    let outcome = match form.described() {
        Ok(described) => {
            let deed = ChangeIndicator {
                indicator: id,
                version: form.version,
                described,
            };
            visit.act(form.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    let errors = match outcome {
        Ok(()) => return visit.done(&indicator.path(), "indicators-changed"),
        Err(Fault::Stale(_)) => {
            // What was typed stays; sent again, it takes the place of what the other wrote, one link away.
            let mut errors = FormErrors::default();
            errors.add("nom", t!(visit.words, "indicators-changed-meanwhile"));
            form.version = indicator.version;
            errors
        }
        Err(fault) => visit.refusal_of_form("nom", fault)?,
    };
    let page = change_page(&visit, &plan, &indicator, &form, &errors).await?;
    visit.refused_page(page)
}

async fn new_page(
    visit: &Visit,
    plan: &Plan,
    form: &DescribeForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let address = format!("{}/indicateurs/nouveau", plan.path());
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, &address, visit.request_id()).autosave(format!("indicateur-{}", plan.id)).content(html! {
            (fields(visit, plan, form, errors).await?)
            (button(t!(words, "indicators-add")))
        }))
    };
    Ok(Page::new(t!(words, "indicators-new"), main)
        .active(MENU)
        .under(&plan.title, plan.path())
        .refused(errors)
        .not_indexed())
}

async fn change_page(
    visit: &Visit,
    plan: &Plan,
    indicator: &Indicator,
    form: &DescribeForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let address = format!("{}/modifier", indicator.path());
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, &address, visit.request_id()).content(html! {
            (hidden("version", &form.version.to_string()))
            (fields(visit, plan, form, errors).await?)
            (button(t!(words, "indicators-save")))
        }))
    };
    Ok(Page::new(t!(words, "indicators-change"), main)
        .active(MENU)
        .under(&indicator.name, indicator.path())
        .refused(errors)
        .not_indexed())
}

async fn fields(
    visit: &Visit,
    plan: &Plan,
    form: &DescribeForm,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let members = groups::members_on(&mut visit.sql(), visit.body.id, plan.group_id, visit.now()).await?;
    let length = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let mut owner = select(words, t!(words, "indicators-field-owner"), "responsable")
        .hint(t!(words, "indicators-field-owner-hint"))
        .optional()
        .chosen(&form.responsable)
        .errors(errors);
    for member in &members {
        owner = owner.choice(member.person.to_string(), &member.name);
    }
    let directions = Direction::ALL.iter().map(|direction| {
        let word = direction.as_str();
        Choice::new(word, words.say(&format!("indicators-direction-{word}")))
    });
    let mut rhythms = select(words, t!(words, "indicators-field-rhythm"), "rythme")
        .hint(t!(words, "indicators-field-rhythm-hint"))
        .chosen(&form.rythme)
        .errors(errors);
    for rhythm in Rhythm::ALL {
        let word = rhythm.as_str();
        rhythms = rhythms.choice(word, words.say(&format!("indicators-rhythm-{word}")));
    }
    let figure = |key: &str, name: &'static str, value: &str| {
        text_field(words, words.say(key), name)
            .value(value)
            .max_length(length(FIGURE_CHARS_MAX))
            .optional()
            .errors(errors)
    };
    let day = |key: &str, name: &'static str, value: &str| {
        date_field(words, words.say(key), name)
            .value(value)
            .optional()
            .errors(errors)
    };
    Ok(html! {
        (text_field(words, t!(words, "indicators-field-name"), "nom")
            .hint(t!(words, "indicators-field-name-hint"))
            .value(&form.nom)
            .max_length(length(NAME_CHARS_MAX))
            .errors(errors))
        (text_field(words, t!(words, "indicators-field-unit"), "unite")
            .hint(t!(words, "indicators-field-unit-hint"))
            .value(&form.unite)
            .max_length(length(UNIT_CHARS_MAX))
            .optional()
            .errors(errors))
        (radios(words, t!(words, "indicators-field-direction"), "sens")
            .choices(directions).chosen(&form.sens).errors(errors))
        (rhythms)
        (figure("indicators-field-baseline", "depart", &form.depart))
        (day("indicators-field-baseline-on", "depart_le", &form.depart_le))
        (figure("indicators-field-target", "cible", &form.cible))
        (day("indicators-field-target-on", "cible_le", &form.cible_le))
        (text_field(words, t!(words, "indicators-field-source"), "source")
            .hint(t!(words, "indicators-field-source-hint"))
            .value(&form.source)
            .max_length(length(SOURCE_CHARS_MAX))
            .errors(errors))
        (url_field(words, t!(words, "indicators-field-source-url"), "source_url")
            .value(&form.source_url)
            .optional()
            .errors(errors))
        (textarea(words, t!(words, "indicators-field-definition"), "definition")
            .hint(t!(words, "indicators-field-definition-hint"))
            .value(&form.definition)
            .max_length(length(TEXT_CHARS_MAX))
            .optional()
            .errors(errors))
        (owner)
    })
}
