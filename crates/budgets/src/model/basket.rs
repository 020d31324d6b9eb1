//! What a ballot may hold: a basket that each envelope can pay for, or a few projects.

use super::{BallotForm, Budget, Cents, Idea};

/// Why a ballot is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// No project is chosen
    Nothing,
    /// This number is no project of the vote
    Unknown(i64),
    /// More projects than a ballot takes
    TooMany(i64),
    /// A project of another district than the voter's
    ElsewhereThan(String),
    /// The projects cost more than their envelope (its name, what they cost, what there is)
    TooDear(String, Cents, Cents),
}

/// What a basket costs, envelope by envelope, in their order.
pub(crate) fn totals<'a>(budget: &'a Budget, chosen: &[&Idea]) -> Vec<(&'a str, Cents, Cents)> {
    budget
        .envelopes()
        .into_iter()
        .map(|(name, amount)| {
            let spent: i64 = chosen
                .iter()
                .filter(|project| budget.envelope_of(&project.district) == name)
                .filter_map(|project| project.cost_cents)
                .map(Cents::value)
                .sum();
            (name, Cents::new(spent), amount)
        })
        .collect()
}

/// The ballot as it will be kept: numbers in order, each once; or why it is none.
pub(crate) fn fitting(
    budget: &Budget,
    projects: &[Idea],
    district: &str,
    numbers: &[i64],
) -> Result<Vec<i64>, Misfit> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return Err(Misfit::Nothing);
    }
    let mut chosen = Vec::with_capacity(numbers.len());
    for number in &numbers {
        let project = projects.iter().find(|project| project.number == *number);
        chosen.push(project.ok_or(Misfit::Unknown(*number))?);
    }
    let away = chosen
        .iter()
        .find(|project| !budget.is_open_to(district, budget.envelope_of(&project.district)));
    if let Some(project) = away {
        return Err(Misfit::ElsewhereThan(project.title.clone()));
    }
    match budget.ballot_form {
        BallotForm::Approval => {
            let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
            if budget.approvals_max > 0 && count > budget.approvals_max {
                return Err(Misfit::TooMany(budget.approvals_max));
            }
        }
        BallotForm::Basket => {
            let over = totals(budget, &chosen)
                .into_iter()
                .find(|(_, spent, amount)| spent > amount);
            if let Some((name, spent, amount)) = over {
                return Err(Misfit::TooDear(name.to_owned(), spent, amount));
            }
        }
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{budget, project};
    use super::*;

    #[test]
    fn a_basket_stays_within_each_envelope() {
        let budget = budget(&[("Port", 2_000_000)]);
        let projects = [
            project(1, 2_000_000, "Port"),
            project(2, 100, "Port"),
            project(3, 8_000_000, ""),
        ];
        assert_eq!(budget.common_amount(), Cents::new(8_000_000));
        assert_eq!(fitting(&budget, &projects, "", &[3, 1, 3]), Ok(vec![1, 3]));
        assert_eq!(
            fitting(&budget, &projects, "", &[1, 2]),
            Err(Misfit::TooDear(
                "Port".to_owned(),
                Cents::new(2_000_100),
                Cents::new(2_000_000)
            ))
        );
        assert_eq!(fitting(&budget, &projects, "", &[9]), Err(Misfit::Unknown(9)));
        assert_eq!(fitting(&budget, &projects, "", &[]), Err(Misfit::Nothing));
    }

    #[test]
    fn a_district_that_has_no_envelope_is_paid_by_the_whole_town() {
        let budget = budget(&[("Port", 2_000_000)]);
        assert_eq!(budget.envelope_of("Gare"), "");
        assert_eq!(budget.envelope_of("Port"), "Port");
        let all = crate::model::tests::budget(&[("Port", 4_000_000), ("Gare", 6_000_000)]);
        assert_eq!(all.envelopes().len(), 2, "nothing is left for the whole town");
    }

    #[test]
    fn one_votes_in_ones_district_and_for_the_whole_town_when_so_decided() {
        let mut budget = budget(&[("Port", 2_000_000), ("Gare", 2_000_000)]);
        budget.is_by_district = true;
        budget.ballot_form = BallotForm::Approval;
        budget.approvals_max = 2;
        let projects = [
            project(1, 100, "Port"),
            project(2, 100, "Gare"),
            project(3, 100, ""),
            project(4, 100, ""),
        ];
        assert_eq!(fitting(&budget, &projects, "Port", &[1, 3]), Ok(vec![1, 3]));
        assert_eq!(
            fitting(&budget, &projects, "Port", &[2]),
            Err(Misfit::ElsewhereThan("Projet 2".to_owned()))
        );
        assert_eq!(
            fitting(&budget, &projects, "Port", &[1, 3, 4]),
            Err(Misfit::TooMany(2))
        );
    }
}
