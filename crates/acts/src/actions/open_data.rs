//! What the open data say of deliberations: the number of the body, and what is known of each.

use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};

use crate::model::{
    ActId, BUDGET_CHARS_MAX, Deliberation, ELECTORS_MAX, Matter, NUMBER_CHARS_MAX, Siret, is_budget_years,
    is_control_id,
};
use crate::{rights, store};

/// Says under which number the body stands in the national register; nothing takes it away.
#[derive(Clone, Debug)]
pub struct SetSiret {
    /// Fourteen digits, spaced or not
    pub siret: String,
}

impl Action for SetSiret {
    const NAME: &'static str = "acts.set-siret";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::OPEN_DATA, Scope::BODY).await?;
        if self.siret.trim().is_empty() {
            store::deliberations::forget_siret(&mut work.sql, work.body).await?;
        } else {
            let siret = Siret::parse(&self.siret).ok_or(Fault::field("siret", "acts-siret-wrong"))?;
            store::deliberations::set_siret(&mut work.sql, work.body, &siret, work.now).await?;
        }
        let body = SubjectRef::new("collectivite", work.body);
        work.journal(Event::public("acts.siret-set", body)).await
    }
}

/// Describes a published deliberation for the open data, in the words typed. Only what is not known may stay empty.
#[derive(Clone, Debug, Default)]
pub struct DescribeDeliberation {
    /// What it builds on: 0 when nobody described it yet
    pub version: i64,
    /// The number the assembly gave it
    pub number: String,
    /// When it was adopted: `2026-11-29`
    pub decided_on: String,
    /// The code of its matter
    pub matter: String,
    /// The year of its budget, or two with a stroke
    pub budget_years: String,
    /// The name of its budget
    pub budget_name: String,
    /// Who controls its legality
    pub control_id: String,
    /// When they received it
    pub control_on: String,
    /// Members of the assembly, then votes in favour, against, and neither
    pub votes: [String; 4],
}

/// The fields of [`DescribeDeliberation::votes`] in a form.
pub(crate) const VOTE_FIELDS: [&str; 4] = ["electors", "pour", "contre", "abstention"];

impl DescribeDeliberation {
    /// The deed about an act.
    pub fn of(self, act: ActId) -> Describe {
        Describe { act, said: self }
    }

    fn checked(&self, act: ActId) -> Result<Deliberation, Fault> {
        let mut fields = Fields::default();
        let number = fields.text(
            "number",
            &self.number.split_whitespace().collect::<Vec<_>>().join(" "),
            NUMBER_CHARS_MAX,
            "acts-number-empty",
            "acts-number-too-long",
        );
        let decided_on = self.decided_on.trim().parse::<Date>();
        if decided_on.is_err() {
            fields.refuse("decided_on", Sentence::new("acts-decided-wrong"));
        }
        if Matter::of(&self.matter).is_none() {
            fields.refuse("matter", Sentence::new("acts-matter-missing"));
        }
        let (budget_years, budget_name) = (self.budget_years.trim(), self.budget_name.trim());
        if !budget_years.is_empty() && !is_budget_years(budget_years) {
            fields.refuse("budget_years", Sentence::new("acts-budget-years-wrong"));
        }
        if budget_years.is_empty() && !budget_name.is_empty() {
            fields.refuse("budget_years", Sentence::new("acts-budget-both"));
        }
        if budget_name.is_empty() && !budget_years.is_empty() {
            fields.refuse("budget_name", Sentence::new("acts-budget-both"));
        }
        if budget_name.chars().count() > BUDGET_CHARS_MAX {
            fields.refuse(
                "budget_name",
                Sentence::new("acts-budget-too-long").with("max", BUDGET_CHARS_MAX),
            );
        }
        let control_id = self.control_id.trim().to_uppercase();
        if !control_id.is_empty() && !is_control_id(&control_id) {
            fields.refuse("control_id", Sentence::new("acts-control-id-wrong"));
        }
        let control_on = match self.control_on.trim() {
            "" => None,
            text => text.parse::<Date>().map_or_else(
                |_| {
                    fields.refuse("control_on", Sentence::new("acts-decided-wrong"));
                    None
                },
                Some,
            ),
        };
        if let (Some(control_on), Ok(decided_on)) = (control_on, &decided_on)
            && control_on < *decided_on
        {
            fields.refuse("control_on", Sentence::new("acts-control-before"));
        }
        let votes = self.counted(&mut fields);
        fields.finish()?;
        Ok(Deliberation {
            act_id: act,
            version: self.version,
            number,
            decided_on: decided_on.unwrap_or_default(),
            matter: self.matter.clone(),
            budget_years: budget_years.to_owned(),
            budget_name: budget_name.to_owned(),
            control_id,
            control_on,
            electors: votes[0],
            pour: votes[1],
            contre: votes[2],
            abstention: votes[3],
        })
    }

    /// The four figures of the vote, or none of them; no more votes than members.
    fn counted(&self, fields: &mut Fields) -> [Option<i64>; 4] {
        let typed: Vec<&str> = self.votes.iter().map(|figure| figure.trim()).collect();
        let is_without = typed.iter().all(|figure| figure.is_empty());
        let mut votes = [None; 4];
        for (place, figure) in typed.into_iter().enumerate() {
            if is_without {
                continue;
            }
            votes[place] = figure
                .parse()
                .ok()
                .filter(|count| (0..=ELECTORS_MAX).contains(count));
            if votes[place].is_none() {
                let why = if figure.is_empty() {
                    "acts-votes-all"
                } else {
                    "acts-votes-number"
                };
                fields.refuse(VOTE_FIELDS[place], Sentence::new(why));
            }
        }
        if let [Some(electors), Some(pour), Some(contre), Some(abstention)] = votes
            && pour + contre + abstention > electors
        {
            fields.refuse("electors", Sentence::new("acts-votes-more"));
        }
        votes
    }
}

/// [`DescribeDeliberation`], and the act it is about.
#[derive(Clone, Debug)]
pub struct Describe {
    act: ActId,
    said: DescribeDeliberation,
}

impl Action for Describe {
    const NAME: &'static str = "acts.describe";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let act = store::find(&mut work.sql, work.body, self.act)
            .await?
            .ok_or(Fault::NotFound("act"))?;
        work.require(&rights::DESCRIBE, Scope::group(act.group_id))
            .await?;
        if !act.may_be_deliberation() {
            return Err(Fault::refused_with(Sentence::new("acts-not-deliberation")));
        }
        let said = self.said.checked(act.id)?;
        let written = store::deliberations::write(&mut work.sql, work.body, &said, work.now).await;
        match written {
            Ok(true) => {}
            Ok(false) => return Err(Fault::Stale("deliberation")),
            Err(error) if error.is_unique_violation() => {
                return Err(Fault::field("number", "acts-number-taken"));
            }
            Err(error) => return Err(error.into()),
        }
        work.journal(Event::public("acts.deliberation-described", act.reference()))
            .await
    }
}
