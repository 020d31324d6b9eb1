//! Preparing a budget, changing it, reading one from a file.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use groups::Group;
use kernel::{Fault, FieldFault, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Choice, Form, FormErrors, button, checkboxes, error_summary, file_field, hidden, number_field, radios,
    select, text_field, textarea,
};
use ui::{Answer, Page, Posted, PostedWithFile, Visit, t};

use super::{MENU, Pressed, chars, find_budget, groups_in_charge, must_hold, typed_amount, under_budget};
use crate::actions::{
    ChangeBudget, CreateBudget, Described, FILE_BYTES_MAX, ImportPabulib, PabulibFile, RemoveBudget,
};
use crate::model::{
    BallotForm, Budget, BudgetId, ELECTORATE_CHARS_MAX, IDEAS_PER_PERSON_MAX, PRESENTATION_CHARS_MAX,
    SharingRule, Stage, TITLE_CHARS_MAX, path_of,
};
use crate::rights;

/// What the form holds; every field may be missing, so that a mistake is a sentence beside it.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    presentation: String,
    #[serde(default)]
    montant: String,
    #[serde(default)]
    secteurs: String,
    #[serde(default)]
    regle: String,
    #[serde(default)]
    bulletin: String,
    #[serde(default)]
    choix_max: String,
    #[serde(default)]
    idees_max: String,
    #[serde(default)]
    electorat: String,
    #[serde(default)]
    par_secteur: String,
    #[serde(default)]
    papier: String,
}

impl Typed {
    fn of(budget: &Budget) -> Self {
        let districts: Vec<String> = budget
            .districts
            .iter()
            .map(|district| format!("{}\u{a0}: {}", district.name, typed_amount(district.amount)))
            .collect();
        let number = |number: i64| {
            if number > 0 {
                number.to_string()
            } else {
                String::new()
            }
        };
        let ticked = |is_so: bool| if is_so { "oui".to_owned() } else { String::new() };
        Self {
            version: budget.version,
            titre: budget.title.clone(),
            presentation: budget.presentation.clone(),
            montant: typed_amount(budget.amount),
            secteurs: districts.join("\n"),
            regle: budget.sharing_rule.as_str().to_owned(),
            bulletin: budget.ballot_form.as_str().to_owned(),
            choix_max: number(budget.approvals_max),
            idees_max: number(budget.ideas_max),
            electorat: budget.electorate.clone(),
            par_secteur: ticked(budget.is_by_district),
            papier: ticked(budget.has_paper),
            ..Self::default()
        }
    }

    /// What was typed; the rule and the ballot that are not chosen are the most usual.
    fn described(&self) -> Described {
        Described {
            title: self.titre.clone(),
            presentation: self.presentation.clone(),
            amount: self.montant.clone(),
            districts: self.secteurs.clone(),
            sharing_rule: SharingRule::parse(&self.regle).unwrap_or(SharingRule::Greedy),
            ballot_form: BallotForm::parse(&self.bulletin).unwrap_or(BallotForm::Basket),
            approvals_max: self.choix_max.clone(),
            ideas_max: self.idees_max.clone(),
            electorate: self.electorat.clone(),
            is_by_district: !self.par_secteur.is_empty(),
            has_paper: !self.papier.is_empty(),
        }
    }
}

async fn allowed_groups(visit: &Visit) -> Result<Vec<Group>, Fault> {
    let groups = groups_in_charge(visit).await?;
    if groups.is_empty() {
        let right = rights::PREPARE.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(groups)
}

pub(super) async fn show_new(visit: Visit) -> Answer {
    let groups = allowed_groups(&visit).await?;
    visit.page(new_page(
        &visit,
        &groups,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn create(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let groups = allowed_groups(&visit).await?;
    let Some(group) = chosen_group(&groups, &typed.groupe) else {
        let errors = visit.form_errors(&[group_missing()]);
        return visit.refused_page(new_page(&visit, &groups, &typed, &errors));
    };
    let deed = CreateBudget {
        group: group.id,
        described: typed.described(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&format!("{}/etapes", path_of(id)), "budgets-created"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(new_page(&visit, &groups, &typed, &errors))
        }
    }
}

fn chosen_group<'a>(groups: &'a [Group], slug: &str) -> Option<&'a Group> {
    match groups {
        [only] => Some(only),
        several => several.iter().find(|group| group.slug == slug),
    }
}

fn group_missing() -> FieldFault {
    FieldFault {
        field: "groupe",
        sentence: Sentence::new("budgets-group-missing"),
    }
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    must_hold(&visit, &rights::PREPARE, budget.scope()).await?;
    if !matches!(budget.stage, Stage::Prepared | Stage::Ideas | Stage::Study) {
        return Err(Fault::refused("budgets-refused-fixed").into());
    }
    let typed = Typed::of(&budget);
    visit.page(change_page(&visit, &budget, &typed, &FormErrors::default()))
}

pub(super) async fn change(visit: Visit, Path(id): Path<BudgetId>, Posted(typed): Posted<Typed>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    must_hold(&visit, &rights::PREPARE, budget.scope()).await?;
    let deed = ChangeBudget {
        budget: id,
        version: typed.version,
        described: typed.described(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&budget.path(), "budgets-changed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(change_page(&visit, &budget, &typed, &errors))
        }
    }
}

/// Takes the whole budget away, while nobody was invited to it.
pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<BudgetId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    visit
        .act(pressed.request_id, &RemoveBudget { budget: id })
        .await?;
    visit.done(MENU, "budgets-removed")
}

/// The address of a form, opened as a page: the page the form is in.
pub(super) async fn back(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    Ok(Redirect::to(&budget.path()).into_response())
}

fn new_page(visit: &Visit, groups: &[Group], typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let form = Form::post(words, "/budgets/nouveau", visit.request_id()).autosave("budget-nouveau");
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (group_field(visit, groups, &typed.groupe, errors))
            (fields(visit, typed, errors))
            (button(t!(words, "budgets-create-button")))
        }))
    };
    Page::new(t!(words, "budgets-new-title"), main)
        .lead(t!(words, "budgets-new-lead"))
        .under(t!(words, "budgets-navigation"), MENU)
        .active(MENU)
        .refused(errors)
}

fn group_field(visit: &Visit, groups: &[Group], chosen: &str, errors: &FormErrors) -> Markup {
    let words = visit.words;
    if groups.len() < 2 {
        return html! {};
    }
    let mut group = select(words, t!(words, "budgets-field-group"), "groupe")
        .hint(t!(words, "budgets-field-group-hint"))
        .chosen(chosen)
        .errors(errors);
    for choice in groups {
        group = group.choice(&choice.slug, &choice.name);
    }
    html! { (group) }
}

fn change_page(visit: &Visit, budget: &Budget, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let form = Form::post(words, format!("{}/reglages", budget.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (fields(visit, typed, errors))
            (button(t!(words, "budgets-change-button")))
        }))
    };
    under_budget(visit, budget, Page::new(t!(words, "budgets-change-title"), main))
        .lead(t!(words, "budgets-change-lead"))
        .refused(errors)
        .not_indexed()
}

fn fields(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let rules = SharingRule::ALL.iter().map(|rule| {
        let rule = rule.as_str();
        Choice::new(rule, words.say(&format!("budgets-rule-{rule}")))
            .hint(words.say(&format!("budgets-rule-favours-{rule}")))
    });
    let ballots = BallotForm::ALL.iter().map(|form| {
        let form = form.as_str();
        Choice::new(form, words.say(&format!("budgets-form-{form}")))
            .hint(words.say(&format!("budgets-form-hint-{form}")))
    });
    let or = |typed: &str, usual: &str| {
        if typed.is_empty() {
            usual.to_owned()
        } else {
            typed.to_owned()
        }
    };
    html! {
        (text_field(words, t!(words, "budgets-field-title"), "titre")
            .hint(t!(words, "budgets-field-title-hint"))
            .max_length(chars(TITLE_CHARS_MAX)).value(&typed.titre).errors(errors))
        (textarea(words, t!(words, "budgets-field-presentation"), "presentation")
            .hint(t!(words, "budgets-field-presentation-hint")).rows(8)
            .max_length(chars(PRESENTATION_CHARS_MAX)).value(&typed.presentation).errors(errors).optional())
        (text_field(words, t!(words, "budgets-field-amount"), "montant")
            .hint(t!(words, "budgets-field-amount-hint")).value(&typed.montant).errors(errors))
        (textarea(words, t!(words, "budgets-field-districts"), "secteurs")
            .hint(t!(words, "budgets-field-districts-hint")).rows(4).value(&typed.secteurs).errors(errors).optional())
        (checkboxes(words, t!(words, "budgets-field-by-district"), "par_secteur")
            .choice("oui", t!(words, "budgets-field-by-district-yes"))
            .chosen(&typed.par_secteur).optional())
        (text_field(words, t!(words, "budgets-field-electorate"), "electorat")
            .hint(t!(words, "budgets-field-electorate-hint"))
            .max_length(chars(ELECTORATE_CHARS_MAX)).value(&typed.electorat).errors(errors))
        (groups::proofs_explained(words))
        (number_field(words, t!(words, "budgets-field-ideas-max"), "idees_max")
            .hint(t!(words, "budgets-field-ideas-max-hint", max = IDEAS_PER_PERSON_MAX))
            .value(&typed.idees_max).errors(errors).optional())
        (radios(words, t!(words, "budgets-field-ballot"), "bulletin").choices(ballots)
            .chosen(or(&typed.bulletin, BallotForm::Basket.as_str())))
        (number_field(words, t!(words, "budgets-field-approvals-max"), "choix_max")
            .hint(t!(words, "budgets-field-approvals-max-hint")).value(&typed.choix_max).errors(errors).optional())
        (radios(words, t!(words, "budgets-field-rule"), "regle").choices(rules)
            .chosen(or(&typed.regle, SharingRule::Greedy.as_str())))
        (checkboxes(words, t!(words, "budgets-field-paper"), "papier")
            .choice("oui", t!(words, "budgets-field-paper-yes"))
            .hint(t!(words, "budgets-field-paper-hint"))
            .chosen(&typed.papier).optional())
    }
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct TypedImport {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
}

pub(super) async fn show_import(visit: Visit) -> Answer {
    let groups = allowed_groups(&visit).await?;
    let page = import_page(&visit, &groups, &TypedImport::default(), &FormErrors::default());
    visit.page(page)
}

pub(super) async fn import(visit: Visit, PostedWithFile(typed, file): PostedWithFile<TypedImport>) -> Answer {
    let groups = allowed_groups(&visit).await?;
    let mut faults = Vec::new();
    let group = chosen_group(&groups, &typed.groupe);
    if group.is_none() {
        faults.push(group_missing());
    }
    if file.is_none() {
        faults.push(FieldFault {
            field: "fichier",
            sentence: Sentence::new("budgets-file-missing"),
        });
    }
    let errors = match (group, file) {
        (Some(group), Some(file)) => {
            let outcome = match PabulibFile::read(file.bytes.to_vec()).await {
                Ok(file) => {
                    let deed = ImportPabulib {
                        group: group.id,
                        title: typed.titre.clone(),
                        file,
                    };
                    visit.act(typed.request_id, &deed).await
                }
                Err(fault) => Err(fault),
            };
            match outcome {
                Ok(id) => return visit.done(&path_of(id), "budgets-imported"),
                Err(fault) => visit.refusal_of_form("fichier", fault)?,
            }
        }
        _ => visit.form_errors(&faults),
    };
    visit.refused_page(import_page(&visit, &groups, &typed, &errors))
}

fn import_page(visit: &Visit, groups: &[Group], typed: &TypedImport, errors: &FormErrors) -> Page {
    let words = visit.words;
    let max = words.file_size(FILE_BYTES_MAX as u64);
    let form = Form::post(words, "/budgets/importer", visit.request_id()).with_files();
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (group_field(visit, groups, &typed.groupe, errors))
            (file_field(words, t!(words, "budgets-field-file"), "fichier").accept(".pb")
                .hint(t!(words, "budgets-field-file-hint", max = max)).errors(errors))
            (text_field(words, t!(words, "budgets-field-title"), "titre")
                .hint(t!(words, "budgets-field-import-title-hint"))
                .max_length(chars(TITLE_CHARS_MAX)).value(&typed.titre).errors(errors).optional())
            (button(t!(words, "budgets-import-button")))
        }))
    };
    Page::new(t!(words, "budgets-import-title"), main)
        .lead(t!(words, "budgets-import-lead"))
        .under(t!(words, "budgets-navigation"), MENU)
        .active(MENU)
        .refused(errors)
        .not_indexed()
}
