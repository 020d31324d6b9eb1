//! A question put to a vote: for, against, abstention, blank.
//!
//! The usual rule of a French council: adopted by the absolute majority of the votes expressed, abstentions, blanks and
//! nulls not counting; in a tie the chair's vote prevails except in a secret ballot (code général des collectivités
//! territoriales, art. L. 2121-20). A local referendum is adopted when at least half of those registered took part and the
//! majority of the votes expressed is for (art. LO 1112-7). Associations use two thirds, a majority of those present or of
//! those registered, and two majorities at once.
//!
//! The quorum of a council is more than half of its members in office, present in person (art. L. 2121-17):
//! `quorum=1/2`, `quorum-base=members`, with `registered` the members in office and `present` those in the room. Without
//! `present` it is refused: votes cast say nothing of who is present, for proxies are cast too.
//!
//! Heads and weights are never counted apart: the majorities of co-ownerships, of members and of their shares at once, are
//! not offered.

use crate::election::{Answer, Election, Mark};
use crate::exact::{Rational, amount, ratio, whole};
use crate::outcome::{Argument, Exact, Picture};
use crate::record::{Record, Verdict};
use crate::refusal::Refusal;
use crate::rules::Asked;

/// How many of each answer.
#[derive(Debug, Default, Clone, Copy)]
struct Answers {
    for_it: u64,
    against: u64,
    abstain: u64,
    blank: u64,
    null: u64,
}

impl Answers {
    fn expressed(self) -> u64 {
        self.for_it + self.against
    }

    fn cast(self) -> u64 {
        self.expressed() + self.abstain + self.blank + self.null
    }
}

fn answers(election: &Election, rule: &'static str) -> Result<Answers, Refusal> {
    let mut answers = Answers::default();
    for ballot in &election.ballots {
        let place = match &ballot.mark {
            Mark::Answer(Answer::For) => &mut answers.for_it,
            Mark::Answer(Answer::Against | Answer::Object) => &mut answers.against,
            Mark::Answer(Answer::Abstain) => &mut answers.abstain,
            Mark::Answer(Answer::Blank) => &mut answers.blank,
            Mark::Answer(Answer::Null) => &mut answers.null,
            other => {
                return Err(Refusal::UnfitBallots {
                    rule,
                    kind: other.kind(),
                });
            }
        };
        *place += ballot.count;
    }
    Ok(answers)
}

/// The proposal is the first candidate; its adoption is that candidate's election.
pub(super) fn count(election: &Election, asked: &Asked, record: &mut Record<'_>) -> Result<Verdict, Refusal> {
    if election.candidates.is_empty() {
        return Err(Refusal::Missing("candidates"));
    }
    let answers = answers(election, asked.rule())?;
    let named = |name: &'static str, number: u64| (name.to_owned(), Exact(whole(number)));
    record.next_round("tally").amounts.0.extend([
        named("for", answers.for_it),
        named("against", answers.against),
        named("abstain", answers.abstain),
        named("blank", answers.blank),
        named("null", answers.null),
        named("expressed", answers.expressed()),
    ]);
    let has_quorum = quorum(election, asked, record, answers)?;
    let is_carried = majority(election, asked, record, answers)?;
    let is_second = second_majority(election, asked, record, answers)?;
    let is_adopted = has_quorum && is_carried && is_second;
    record.say(
        if is_adopted {
            "count-said-adopted"
        } else {
            "count-said-rejected"
        },
        [
            ("for", Argument::Number(Exact(whole(answers.for_it)))),
            ("against", Argument::Number(Exact(whole(answers.against)))),
            ("abstain", Argument::Number(Exact(whole(answers.abstain)))),
        ],
    );
    let winners = if is_adopted { vec![0] } else { Vec::new() };
    let step = record.same_round(if is_adopted { "elect" } else { "exclude" });
    step.amounts.0.push(named("for", answers.for_it));
    record.draw(Picture::Bars {
        bars: crate::outcome::Amounts(vec![
            named("for", answers.for_it),
            named("against", answers.against),
            named("abstain", answers.abstain),
        ]),
        line: None,
    });
    Ok(Verdict {
        winners,
        outcomes: Vec::new(),
        scores: vec![(0, whole(answers.for_it))],
    })
}

/// The number a share is taken of.
fn base(election: &Election, name: &str, answers: Answers) -> Result<u64, Refusal> {
    match name {
        "expressed" => Ok(answers.expressed()),
        "present" => election.present.ok_or(Refusal::Missing("present")),
        _ => election.registered.ok_or(Refusal::Missing("registered")),
    }
}

fn quorum(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    answers: Answers,
) -> Result<bool, Refusal> {
    let share = asked.number("quorum").unwrap_or(Rational::ZERO);
    if share == Rational::ZERO {
        return Ok(true);
    }
    let registered = || base(election, "registered", answers);
    let (of, took_part) = match asked.word("quorum-base") {
        "present" => (base(election, "present", answers)?, answers.cast()),
        "members" => (registered()?, base(election, "present", answers)?),
        // Whoever is present takes part, even without voting; where the file does not say, whoever voted.
        _ => (registered()?, election.present.unwrap_or_else(|| answers.cast())),
    };
    let is_strict = match asked.word("quorum-bound") {
        "more-than" => true,
        "at-least" => false,
        _ => asked.is("quorum-base", "members"),
    };
    let line = share * whole(of);
    let needed = if is_strict {
        Rational::from(line.floor()) + Rational::ONE
    } else {
        line
    };
    let is_reached = whole(took_part) >= needed;
    record.say(
        if is_reached {
            "count-said-quorum-reached"
        } else {
            "count-said-quorum-missed"
        },
        [
            ("part", Argument::Number(Exact(whole(took_part)))),
            ("needed", Argument::Number(Exact(needed))),
            ("of", Argument::Number(Exact(whole(of)))),
        ],
    );
    Ok(is_reached)
}

fn majority(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    answers: Answers,
) -> Result<bool, Refusal> {
    let share = asked.number("majority").unwrap_or_else(|| ratio(1, 2));
    let of = base(election, asked.word("base"), answers)?;
    let line = &share * whole(of);
    let has = whole(answers.for_it);
    // More than half; but two thirds are reached as soon as they are there.
    let is_reached_exactly = asked.is("at-least", "yes") || share > ratio(1, 2);
    let is_carried = of > 0 && (has > line || (is_reached_exactly && has == line));
    record.say(
        "count-said-line",
        [
            ("line", Argument::Number(Exact(line.clone()))),
            ("has", Argument::Number(Exact(has.clone()))),
            ("base", Argument::Text(asked.word("base").to_owned())),
        ],
    );
    if !is_carried && of > 0 && answers.for_it == answers.against && asked.is("base", "expressed") {
        let vote = asked.word("casting-vote");
        if has == line {
            record.tie(
                "question",
                &[0],
                if vote == "for" { &[0] } else { &[] },
                match vote {
                    "none" => "rejected",
                    _ => "casting-vote",
                },
                true,
            );
            return Ok(vote == "for");
        }
    }
    Ok(is_carried)
}

/// The second of two majorities, where the rule asks for two: a share of those registered for it, or most colleges.
fn second_majority(
    election: &Election,
    asked: &Asked,
    record: &mut Record<'_>,
    answers: Answers,
) -> Result<bool, Refusal> {
    if asked.is("double", "no") {
        return Ok(true);
    }
    if asked.is("double", "colleges") {
        return colleges(election, record);
    }
    let of = base(election, "registered", answers)?;
    let needed = asked.number("second-share").unwrap_or(Rational::ZERO) * whole(of);
    let has = whole(answers.for_it);
    let is_reached = has >= needed;
    record.say(
        "count-said-line",
        [
            ("line", Argument::Number(Exact(needed))),
            ("has", Argument::Number(Exact(has))),
            ("base", Argument::Text("registered".to_owned())),
        ],
    );
    Ok(is_reached)
}

/// The double majority of federations: carried in more than half of the colleges too, a college carrying it when it has
/// more votes for than against.
fn colleges(election: &Election, record: &mut Record<'_>) -> Result<bool, Refusal> {
    if election.colleges.is_empty() {
        return Err(Refusal::Missing("colleges"));
    }
    let mut carried = 0;
    for college in 0..election.colleges.len() {
        let of = |wanted: Answer| -> u64 {
            election
                .ballots
                .iter()
                .filter(|ballot| ballot.college == Some(college) && ballot.mark == Mark::Answer(wanted))
                .map(|ballot| ballot.count)
                .sum()
        };
        let (for_it, against) = (of(Answer::For), of(Answer::Against));
        carried += usize::from(for_it > against);
        let name = election.colleges[college].clone();
        record.same_round("college").amounts.0.extend([
            (format!("{name}: for"), Exact(whole(for_it))),
            (format!("{name}: against"), Exact(whole(against))),
        ]);
    }
    record.say(
        "count-said-colleges",
        [
            ("carried", Argument::Number(Exact(amount(carried)))),
            (
                "colleges",
                Argument::Number(Exact(amount(election.colleges.len()))),
            ),
        ],
    );
    Ok(2 * carried > election.colleges.len())
}
