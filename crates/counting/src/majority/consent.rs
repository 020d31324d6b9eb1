//! Decision by consent: adopted when nobody objects and somebody consents. An objection blocks; the proposal is then amended to
//! lift it and comes back in another round (sociocracy: Gerard Endenburg, *Sociocratie: het organiseren van de besluitvorming*,
//! 1981).

use crate::election::{Answer, Election, Mark};
use crate::exact::whole;
use crate::outcome::{Argument, Exact};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    if election.candidates.is_empty() {
        return Err(Refusal::Missing("candidates"));
    }
    let (mut consents, mut objections, mut aside) = (0, 0, 0);
    for ballot in &election.ballots {
        match &ballot.mark {
            Mark::Answer(Answer::For) => consents += ballot.count,
            Mark::Answer(Answer::Object | Answer::Against) => objections += ballot.count,
            // Who stands aside, or hands in a blank or spoilt paper, does not block.
            Mark::Answer(Answer::Abstain | Answer::Blank | Answer::Null) => aside += ballot.count,
            other => {
                return Err(Refusal::UnfitBallots {
                    rule: asked.rule(),
                    kind: other.kind(),
                });
            }
        }
    }
    // Silence is not consent, nor is standing aside: where all do, nobody took the proposal up.
    let is_adopted = objections == 0 && consents > 0;
    let named = |name: &str, number: u64| (name.to_owned(), Exact(whole(number)));
    let proposal = record.ids(&[0]);
    let round = record.next_round(if is_adopted { "elect" } else { "object" });
    round.number = asked.small("round").unwrap_or(1);
    round.amounts.0.extend([
        named("consent", consents),
        named("objection", objections),
        named("aside", aside),
    ]);
    if is_adopted {
        round.selected = proposal;
    }
    record.say(
        match (is_adopted, objections) {
            (true, _) => "count-said-consent",
            (false, 0) => "count-said-no-consent",
            (false, _) => "count-said-objections",
        },
        [
            ("objections", Argument::Number(Exact(whole(objections)))),
            ("consents", Argument::Number(Exact(whole(consents)))),
        ],
    );
    Ok(Verdict {
        winners: if is_adopted { vec![0] } else { Vec::new() },
        outcomes: Vec::new(),
        scores: vec![(0, whole(consents))],
    })
}
