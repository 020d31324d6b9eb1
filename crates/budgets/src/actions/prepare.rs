//! Preparing a budget: the money, how it is shared, what a ballot is. All of it may change until the vote opens.

use groups::GroupId;
use kernel::{Action, Event, Fault, FieldFault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::long_text;
use crate::model::{
    BallotForm, Budget, BudgetId, Cents, DISTRICT_CHARS_MAX, DISTRICTS_MAX, District, ELECTORATE_CHARS_MAX,
    IDEAS_PER_PERSON_MAX, PRESENTATION_CHARS_MAX, SharingRule, Stage, TITLE_CHARS_MAX,
};
use crate::{index, rights, store};

/// The most projects a ballot may be held to.
const APPROVALS_MAX: i64 = 100;

/// What is said of a budget; amounts and numbers as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its name
    pub title: String,
    /// What it is, in Markdown; may be empty
    pub presentation: String,
    /// All the money
    pub amount: String,
    /// The districts that have an envelope, one a line: « Gare : 20 000 »; may be empty
    pub districts: String,
    /// How envelopes are shared
    pub sharing_rule: SharingRule,
    /// What a ballot is
    pub ballot_form: BallotForm,
    /// How many projects a ballot approves at most; empty for no limit
    pub approvals_max: String,
    /// How many ideas one person proposes at most; empty for what the house allows
    pub ideas_max: String,
    /// Who may vote
    pub electorate: String,
    /// True when one votes in one's own district and for the whole town only
    pub is_by_district: bool,
    /// True when ballots on paper are awaited
    pub has_paper: bool,
}

/// A budget of one envelope, as a parcours begins it: shared by votes, a basket to fill.
pub(crate) fn whole_town(title: &str, amount: &str, electorate: &str) -> Described {
    Described {
        title: title.chars().take(TITLE_CHARS_MAX).collect(),
        presentation: String::new(),
        amount: amount.to_owned(),
        districts: String::new(),
        sharing_rule: SharingRule::Greedy,
        ballot_form: BallotForm::Basket,
        approvals_max: String::new(),
        ideas_max: String::new(),
        electorate: electorate.chars().take(ELECTORATE_CHARS_MAX).collect(),
        is_by_district: false,
        has_paper: false,
    }
}

/// Prepares a budget in a group. Nobody proposes anything yet.
#[derive(Clone, Debug)]
pub struct CreateBudget {
    /// The group that runs it
    pub group: GroupId,
    /// What is said of it
    pub described: Described,
}

impl Action for CreateBudget {
    const NAME: &'static str = "budgets.create";
    type Output = BudgetId;

    async fn run(&self, work: &mut Work) -> Result<BudgetId, Fault> {
        work.require(&rights::PREPARE, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let blank = Budget {
            id: work.new_id(),
            group_id: self.group,
            title: String::new(),
            presentation: String::new(),
            stage: Stage::Prepared,
            amount: Cents::default(),
            districts: Vec::new(),
            sharing_rule: self.described.sharing_rule,
            ballot_form: self.described.ballot_form,
            approvals_max: 0,
            ideas_max: IDEAS_PER_PERSON_MAX,
            electorate: String::new(),
            is_by_district: false,
            has_paper: false,
            seed: String::new(),
            ideas_close_at: None,
            vote_opened_at: None,
            vote_closes_at: None,
            closed_because: String::new(),
            decided_at: None,
            ballots_count: 0,
            created_at: work.now,
            changed_at: work.now,
            version: 1,
        };
        let budget = read(blank, &self.described)?;
        store::insert(&mut work.sql, work.body, &budget).await?;
        index::budget(work, &budget).await?;
        let told = json!({ "group": self.group, "amount_cents": budget.amount });
        work.journal(Event::public("budgets.created", budget.reference()).with(told))
            .await?;
        Ok(budget.id)
    }
}

/// Changes what is said of a budget, unless somebody else did meanwhile. Once the vote is open, nothing of it changes.
#[derive(Clone, Debug)]
pub struct ChangeBudget {
    /// Which one
    pub budget: BudgetId,
    /// The version that was read
    pub version: i64,
    /// What is said of it
    pub described: Described,
}

impl Action for ChangeBudget {
    const NAME: &'static str = "budgets.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = super::budget(work, self.budget).await?;
        work.require(&rights::PREPARE, before.scope()).await?;
        if !matches!(before.stage, Stage::Prepared | Stage::Ideas | Stage::Study) {
            return Err(Fault::refused("budgets-refused-fixed"));
        }
        let former = before.districts.clone();
        let mut budget = read(before, &self.described)?;
        for district in &former {
            if budget.districts.iter().any(|kept| kept.name == district.name) {
                continue;
            }
            // An idea is paid by the envelope of its district: without it, nobody could ever choose it.
            let ideas = store::count_in_district(&mut work.sql, work.body, budget.id, &district.name).await?;
            if ideas > 0 {
                return Err(Fault::Invalid(vec![FieldFault {
                    field: "secteurs",
                    sentence: Sentence::new("budgets-district-used")
                        .with("name", district.name.as_str())
                        .with("n", ideas),
                }]));
            }
        }
        budget.version = self.version;
        if !store::change(&mut work.sql, work.body, &budget, work.now).await? {
            return Err(Fault::Stale("budget"));
        }
        index::budget(work, &budget).await?;
        let told = json!({ "amount_cents": budget.amount });
        work.journal(Event::public("budgets.changed", budget.reference()).with(told))
            .await
    }
}

/// Takes a budget away: one that nobody was invited to yet, or one read from a file.
#[derive(Clone, Debug)]
pub struct RemoveBudget {
    /// Which one
    pub budget: BudgetId,
}

impl Action for RemoveBudget {
    const NAME: &'static str = "budgets.remove";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let budget = super::budget(work, self.budget).await?;
        work.require(&rights::PREPARE, budget.scope()).await?;
        if !budget.may_go() {
            return Err(Fault::refused("budgets-refused-kept"));
        }
        store::delete_ideas(&mut work.sql, work.body, budget.id).await?;
        if !store::delete(&mut work.sql, work.body, budget.id, budget.stage).await? {
            return Err(Fault::Raced);
        }
        let subject = budget.reference();
        search::remove(&mut work.sql, work.body, &subject).await?;
        work.unregister(&subject).await?;
        let told = json!({ "group": budget.group_id, "stage": budget.stage.as_str() });
        work.journal(Event::public("budgets.removed", subject).with(told))
            .await
    }
}

/// `before` with what was said of it, or every fault of the form at once.
fn read(before: Budget, said: &Described) -> Result<Budget, Fault> {
    let mut fields = Fields::default();
    let title = fields.name(
        "titre",
        &said.title,
        TITLE_CHARS_MAX,
        "budgets-title-empty",
        "budgets-text-too-long",
    );
    let presentation = long_text(
        &mut fields,
        "presentation",
        &said.presentation,
        PRESENTATION_CHARS_MAX,
    );
    let electorate = fields.text(
        "electorat",
        &said.electorate,
        ELECTORATE_CHARS_MAX,
        "budgets-electorate-empty",
        "budgets-text-too-long",
    );
    let amount = Cents::parse(&said.amount).filter(|amount| amount.value() > 0);
    if amount.is_none() {
        fields.refuse("montant", Sentence::new("budgets-amount-unreadable"));
    }
    let districts = read_districts(&mut fields, &said.districts);
    let promised: i64 = districts.iter().map(|district| district.amount.value()).sum();
    if amount.is_some_and(|amount| promised > amount.value()) {
        fields.refuse("secteurs", Sentence::new("budgets-districts-beyond"));
    }
    if said.is_by_district && districts.is_empty() {
        fields.refuse("secteurs", Sentence::new("budgets-districts-missing"));
    }
    let approvals_max = number(&mut fields, "choix_max", &said.approvals_max, APPROVALS_MAX).unwrap_or(0);
    let ideas_max = number(&mut fields, "idees_max", &said.ideas_max, IDEAS_PER_PERSON_MAX)
        .filter(|max| *max > 0)
        .unwrap_or(IDEAS_PER_PERSON_MAX);
    fields.finish()?;
    Ok(Budget {
        title,
        presentation,
        amount: amount.unwrap_or_default(),
        districts,
        sharing_rule: said.sharing_rule,
        ballot_form: said.ballot_form,
        approvals_max,
        ideas_max,
        electorate,
        is_by_district: said.is_by_district,
        has_paper: said.has_paper,
        ..before
    })
}

/// A number from 1 to `max` that may be left out.
fn number(fields: &mut Fields, field: &'static str, typed: &str, max: i64) -> Option<i64> {
    if typed.trim().is_empty() {
        return None;
    }
    let number = typed
        .trim()
        .parse()
        .ok()
        .filter(|number| (1..=max).contains(number));
    if number.is_none() {
        fields.refuse(field, Sentence::new("budgets-number-unreadable").with("max", max));
    }
    number
}

/// « Gare : 20 000 » a line; names are told apart as people read them.
fn read_districts(fields: &mut Fields, typed: &str) -> Vec<District> {
    let mut districts: Vec<District> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, amount) = line.rsplit_once(':').unwrap_or((line, ""));
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let amount = Cents::parse(amount).filter(|amount| amount.value() > 0);
        let is_good = !name.is_empty() && name.chars().count() <= DISTRICT_CHARS_MAX;
        let key = db::sort_key(&name);
        let Some(amount) = amount.filter(|_| is_good) else {
            let line: String = line.chars().take(DISTRICT_CHARS_MAX).collect();
            fields.refuse(
                "secteurs",
                Sentence::new("budgets-district-unreadable").with("line", line),
            );
            continue;
        };
        if districts.iter().any(|known| db::sort_key(&known.name) == key) {
            fields.refuse(
                "secteurs",
                Sentence::new("budgets-district-twice").with("name", name),
            );
            continue;
        }
        districts.push(District { name, amount });
    }
    if districts.len() > DISTRICTS_MAX {
        fields.refuse(
            "secteurs",
            Sentence::new("budgets-districts-many").with("max", DISTRICTS_MAX),
        );
    }
    districts
}
