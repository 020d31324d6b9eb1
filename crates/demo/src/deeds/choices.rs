//! A choice among several answers, put to the group of a file, and the ballots of those who are named. Its deadline closes
//! it, as it would any vote.

use kernel::Fault;
use votes::{Alternative, AskChoice, AskedWay, CastMark, Mark, Mode, WayRule};

use crate::play::Case;
use crate::scene::Scene;
use crate::script::Choose;

/// The grades of its judgments, from the worst: those that the form proposes.
const GRADES: [&str; 6] = [
    "À rejeter",
    "Passable",
    "Assez bien",
    "Bien",
    "Très bien",
    "Excellent",
];

pub(super) async fn choose(
    scene: &Scene<'_>,
    case: &Case<'_>,
    by: &str,
    choose: &Choose,
) -> Result<(), Fault> {
    let rule = WayRule::parse(&choose.rule).ok_or(Fault::NotFound("rule"))?;
    let ask = AskChoice {
        group: scene.group(&case.script.group)?,
        question: case.named(&choose.question),
        statement: choose.statement.clone(),
        mode: Mode::Ordinaire,
        closes_at: scene.now().plus_days(choose.closes_in_days),
        offered: choose
            .offered
            .iter()
            .map(|[title, description]| Alternative {
                title: title.clone(),
                description: description.clone(),
            })
            .collect(),
        way: AskedWay {
            rule,
            seats: choose.seats,
            points: None,
            grades: GRADES.map(ToOwned::to_owned).to_vec(),
        },
        again: None,
    };
    let scrutin = scene.act(by, &ask).await?;
    let ballots = choose
        .ballots
        .iter()
        .map(|(name, numbers)| (name, mark_of(rule, numbers)));
    let objections = choose
        .objections
        .iter()
        .map(|(name, reasons)| (name, Mark::Objection(reasons.clone())));
    for (name, mark) in ballots.chain(objections) {
        let ballot = CastMark {
            scrutin,
            elector: scene.person(name)?,
            mark,
        };
        scene.act(name, &ballot).await?;
    }
    Ok(())
}

/// A ballot as its numbers say it under this rule.
fn mark_of(rule: WayRule, numbers: &[u32]) -> Mark {
    match rule {
        WayRule::MajorityJudgment => Mark::Grades((1..).zip(numbers.iter().copied()).collect()),
        WayRule::SainteLague => Mark::Approvals(numbers.iter().copied().collect()),
        WayRule::Consent if numbers.is_empty() => Mark::Aside,
        WayRule::Consent => Mark::Consent,
        _ => Mark::Ranking(numbers.iter().map(|place| vec![*place]).collect()),
    }
}
