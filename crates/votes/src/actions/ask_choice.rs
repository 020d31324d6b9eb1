//! A choice among several answers, put to a group by hand.

use db::Instant;
use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use super::ask::{checked_statement, refuse_too_far};
use super::{OpenScrutin, find_scrutin};
use crate::counted::{aside, going_on, recounted};
use crate::model::{Mode, Outcome, QUESTION, Scrutin, ScrutinId};
use crate::ways::{
    Alternative, DESCRIPTION_CHARS_MAX, GRADE_CHARS_MAX, GRADES_BETWEEN, POINTS_MAX, Paper, TITLE_CHARS_MAX,
    Way, WayRule,
};
use crate::{rights, store};

/// Offers several answers to a group: its members who have a vote fill a ballot of the rule that is asked for.
#[derive(Clone, Debug)]
pub struct AskChoice {
    /// Whose members vote
    pub group: GroupId,
    /// What they choose
    pub question: String,
    /// What they read before, word for word; may be empty
    pub statement: String,
    /// What is shown once closed
    pub mode: Mode,
    /// Until when one may vote
    pub closes_at: Instant,
    /// What they choose among
    pub offered: Vec<Alternative>,
    /// Under what rule
    pub way: AskedWay,
    /// The choice that lacked its quorum, put again as it was; or the one without a majority, whose second round this is.
    /// Question, answers and rule are then those of that vote. Or the proposal that met an objection, or no consent: it comes
    /// back in another round, its question and its rule the same, with the wording given here
    pub again: Option<ScrutinId>,
}

/// The rule asked for, with what it needs. The seed of the draw is nobody's to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedWay {
    /// The rule
    pub rule: WayRule,
    /// How many answers are chosen
    pub seats: u32,
    /// Points or credits of each voter, where the rule gives some
    pub points: Option<u32>,
    /// The grades from the worst to the best, where the rule has some
    pub grades: Vec<String>,
}

impl Action for AskChoice {
    const NAME: &'static str = "votes.ask-choice";
    type Output = ScrutinId;

    async fn run(&self, work: &mut Work) -> Result<ScrutinId, Fault> {
        work.require(&rights::OPEN, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let (asked, offered, mut way) = match self.again {
            Some(before) => self.as_before(work, before).await?,
            None => self.anew(work)?,
        };
        if way.seed_line.is_empty() {
            way.seed_line = new_seed_line(work);
        }
        let id = asked.run(work).await?;
        // Drawn once the answers stand, shown once the ballots are in: nobody arranges either by the order that it gives.
        let way = way.seeded(id);
        store::insert_choice(&mut work.sql, work.body, id, &way, &offered).await?;
        let digest = way
            .digest()
            .map_err(|refusal| Fault::Internal(format!("scrutin {id}: {refusal}")))?;
        let titles: Vec<&str> = offered.iter().map(|answer| answer.title.as_str()).collect();
        work.journal(
            Event::public("votes.choice-fixed", SubjectRef::new("scrutin", id)).with(json!({
                "rule": way.rule,
                "seats": way.seats,
                "points": way.points,
                "grades": way.grades,
                "round": way.round,
                "offered": titles,
                "seed_digest": way.seed_digest(),
                "seed_line_digest": counting::sha256(&way.seed_line),
                "rule_digest": digest,
            })),
        )
        .await?;
        Ok(id)
    }
}

impl AskChoice {
    fn anew(&self, work: &Work) -> Result<(OpenScrutin, Vec<Alternative>, Way), Fault> {
        let mut fields = Fields::default();
        let statement = checked_statement(&mut fields, &self.statement);
        refuse_too_far(&mut fields, work, self.closes_at);
        let (offered, way) = checked_into(&mut fields, &self.offered, &self.way);
        fields.finish()?;
        let asked = OpenScrutin {
            on: SubjectRef::new(QUESTION, work.new_id::<()>()),
            group: self.group,
            question: self.question.clone(),
            statement,
            mode: self.mode,
            closes_at: self.closes_at,
        };
        Ok((asked, offered, way))
    }

    /// The same choice again, or its second round: nobody changes a word of it. A proposal objected to, or that nobody
    /// consents to, is amended: that is what its next round is for.
    async fn as_before(
        &self,
        work: &mut Work,
        before: ScrutinId,
    ) -> Result<(OpenScrutin, Vec<Alternative>, Way), Fault> {
        let mut fields = Fields::default();
        refuse_too_far(&mut fields, work, self.closes_at);
        let before = find_scrutin(work, before).await?;
        let statement = if before.comes_back() {
            checked_statement(&mut fields, &self.statement)
        } else {
            before.statement.clone()
        };
        fields.finish()?;
        let (offered, way) = self.what_follows(work, &before).await?;
        let asked = OpenScrutin {
            on: before.on,
            group: self.group,
            question: before.question,
            statement,
            mode: self.mode,
            closes_at: self.closes_at,
        };
        Ok((asked, offered, way))
    }

    async fn what_follows(
        &self,
        work: &mut Work,
        before: &Scrutin,
    ) -> Result<(Vec<Alternative>, Way), Fault> {
        let refused = || Fault::refused("votes-refused-no-choice-again");
        let latest = store::latest_of_subject(&mut work.sql, work.body, &before.on).await?;
        let is_latest = latest.is_some_and(|latest| latest.id == before.id);
        let choice = store::choice(&mut work.sql, work.body, before.id).await?;
        let (Some(way), Some(choice)) = (&before.way, choice) else {
            return Err(refused());
        };
        if !is_latest || before.group != self.group {
            return Err(refused());
        }
        match before.closing.map(|closing| closing.outcome) {
            Some(Outcome::NoQuorum) => Ok((choice.offered, way.clone())),
            Some(Outcome::SecondRound) => {
                let certificate = choice.certificate.ok_or_else(refused)?;
                let (_, recount) = aside(move || recounted(&certificate))
                    .await?
                    .map_err(|refusal| Fault::Internal(format!("scrutin {}: {refusal}", before.id)))?;
                let offered = going_on(&recount.count)
                    .into_iter()
                    .filter_map(|place| choice.offered.get((place as usize).checked_sub(1)?).cloned())
                    .collect();
                Ok((
                    offered,
                    Way {
                        round: way.round + 1,
                        ..way.clone()
                    },
                ))
            }
            Some(_) if before.comes_back() => {
                let mut fields = Fields::default();
                let offered = checked_answers(&mut fields, &self.offered, way.rule);
                fields.finish()?;
                Ok((
                    offered,
                    Way {
                        round: way.round + 1,
                        ..way.clone()
                    },
                ))
            }
            _ => Err(refused()),
        }
    }
}

/// Answers and rule as they will be fixed, or all that cannot be accepted of them. The seed is still to be drawn.
pub(crate) fn checked(offered: &[Alternative], way: &AskedWay) -> Result<(Vec<Alternative>, Way), Fault> {
    let mut fields = Fields::default();
    let checked = checked_into(&mut fields, offered, way);
    fields.finish()?;
    Ok(checked)
}

fn checked_into(fields: &mut Fields, offered: &[Alternative], asked: &AskedWay) -> (Vec<Alternative>, Way) {
    let rule = asked.rule;
    let offered = checked_answers(fields, offered, rule);
    let most = rule.seats_max(offered.len());
    if !(1..=most).contains(&asked.seats) {
        let key = if rule.shares_seats() {
            "votes-seats-of-lists-beyond"
        } else {
            "votes-seats-beyond"
        };
        fields.refuse("seats", Sentence::new(key).with("max", i64::from(most)));
    } else if asked.seats > 1 && !rule.may_choose_several() {
        fields.refuse("seats", Sentence::new("votes-seats-one-only"));
    }
    let points = matches!(rule.paper(), Paper::Points { .. }).then(|| {
        let points = asked.points.unwrap_or_default();
        if !(1..=POINTS_MAX).contains(&points) {
            let sentence = Sentence::new("votes-points-beyond").with("max", i64::from(POINTS_MAX));
            fields.refuse("points", sentence);
        }
        points
    });
    let grades = if rule.paper() == Paper::Grades {
        checked_grades(fields, &asked.grades)
    } else {
        Vec::new()
    };
    let way = Way {
        rule,
        seats: asked.seats,
        points,
        grades,
        round: 1,
        seed: String::new(),
        seed_line: String::new(),
    };
    (offered, way)
}

/// Titles on one line, no two the same for who reads them.
fn checked_answers(fields: &mut Fields, offered: &[Alternative], rule: WayRule) -> Vec<Alternative> {
    let answers: Vec<Alternative> = offered
        .iter()
        .map(|answer| Alternative {
            title: answer.title.split_whitespace().collect::<Vec<_>>().join(" "),
            description: answer.description.trim().replace("\r\n", "\n"),
        })
        .collect();
    let refuse = |fields: &mut Fields, sentence| fields.refuse("offered", sentence);
    let (least, most) = rule.offered_between();
    if !(least..=most).contains(&answers.len()) {
        let key = match rule {
            WayRule::Consent => "votes-offered-one-proposal",
            _ => "votes-offered-beyond",
        };
        let sentence = Sentence::new(key)
            .with("min", least)
            .with("max", most)
            .with("n", answers.len());
        refuse(fields, sentence);
    }
    let mut seen = std::collections::BTreeSet::new();
    for (place, answer) in answers.iter().enumerate() {
        let at = |key, max: usize| Sentence::new(key).with("place", place + 1).with("max", max);
        if answer.title.is_empty() {
            refuse(fields, at("votes-offered-untitled", 0));
        } else if answer.title.chars().count() > TITLE_CHARS_MAX {
            refuse(fields, at("votes-offered-title-long", TITLE_CHARS_MAX));
        } else if !seen.insert(db::sort_key(&answer.title)) {
            let sentence = Sentence::new("votes-offered-twice").with("title", answer.title.as_str());
            refuse(fields, sentence);
        }
        if answer.description.chars().count() > DESCRIPTION_CHARS_MAX {
            refuse(
                fields,
                at("votes-offered-description-long", DESCRIPTION_CHARS_MAX),
            );
        }
    }
    answers
}

fn checked_grades(fields: &mut Fields, grades: &[String]) -> Vec<String> {
    let grades: Vec<String> = grades
        .iter()
        .map(|grade| grade.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|grade| !grade.is_empty())
        .collect();
    let (least, most) = GRADES_BETWEEN;
    let mut keys: Vec<Vec<u8>> = grades.iter().map(|grade| db::sort_key(grade)).collect();
    keys.sort();
    keys.dedup();
    if !(least..=most).contains(&grades.len()) {
        let sentence = Sentence::new("votes-grades-beyond")
            .with("min", least)
            .with("max", most);
        fields.refuse("grades", sentence);
    } else if keys.len() < grades.len() {
        fields.refuse("grades", Sentence::new("votes-grades-twice"));
    } else if grades.iter().any(|grade| grade.chars().count() > GRADE_CHARS_MAX) {
        let sentence = Sentence::new("votes-grades-long").with("max", GRADE_CHARS_MAX);
        fields.refuse("grades", sentence);
    }
    grades
}

/// 256 bits from the house, in hexadecimal.
fn new_seed_line(work: &Work) -> String {
    let mut bytes = [0; 32];
    work.house().randomness.fill(&mut bytes);
    counting::hexadecimal(&bytes)
}
