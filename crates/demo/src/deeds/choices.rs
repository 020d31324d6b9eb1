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
    for (name, numbers) in &choose.ballots {
        let mark = match rule {
            WayRule::MajorityJudgment => Mark::Grades((1..).zip(numbers.iter().copied()).collect()),
            _ => Mark::Ranking(numbers.iter().map(|place| vec![*place]).collect()),
        };
        let ballot = CastMark {
            scrutin,
            elector: scene.person(name)?,
            mark,
        };
        scene.act(name, &ballot).await?;
    }
    Ok(())
}
