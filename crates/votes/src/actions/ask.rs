//! A question put to a group by hand, about nothing else in the house.

use db::Instant;
use groups::{GroupId, GroupKind};
use kernel::{Action, Fault, Fields, Scope, Sentence, SubjectRef, Work};

use super::open::OwnMajority;
use super::{OpenScrutin, find_scrutin};
use crate::law_of_votes::{rules_for, to_fault};
use crate::model::{MajorityAsked, Mode, Outcome, QUESTION, Rules, ScrutinId};
use crate::{rights, store};

/// The longest statement, in characters: what is put to the vote is read in the booth, at once.
pub(crate) const STATEMENT_CHARS_MAX: usize = 20_000;
/// The longest citation of the text that fixes a majority, in characters.
pub(crate) const MAJORITY_TEXT_CHARS_MAX: usize = 200;
/// The longest a question stays open, in days.
const OPEN_DAYS_MAX: i64 = 366;

/// Puts a question to a group: its members who have a vote answer « pour », « contre » or « abstention ».
#[derive(Clone, Debug)]
pub struct AskGroup {
    /// Whose members vote
    pub group: GroupId,
    /// What they answer
    pub question: String,
    /// What is put to the vote, word for word; may be empty when the question says it all
    pub statement: String,
    /// What is shown once closed
    pub mode: Mode,
    /// Until when one may vote
    pub closes_at: Instant,
    /// The majority it needs: another than that of the law only in a working group, whose own texts may ask for one
    pub majority: MajorityAsked,
    /// The text that fixes that other majority
    pub majority_text: String,
    /// The vote that lacked its quorum and whose question is put again, word for word
    pub again: Option<ScrutinId>,
}

impl Action for AskGroup {
    const NAME: &'static str = "votes.ask-group";
    type Output = ScrutinId;

    async fn run(&self, work: &mut Work) -> Result<ScrutinId, Fault> {
        work.require(&rights::OPEN, Scope::group(self.group)).await?;
        let group = groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let mut fields = Fields::default();
        let statement = checked_statement(&mut fields, &self.statement);
        refuse_too_far(&mut fields, work, self.closes_at);
        let own = if self.again.is_none() {
            self.own_majority(&mut fields, group.kind)
        } else {
            None
        };
        fields.finish()?;
        let asked = OpenScrutin {
            on: SubjectRef::new(QUESTION, work.new_id::<()>()),
            group: self.group,
            question: self.question.clone(),
            statement,
            mode: self.mode,
            closes_at: self.closes_at,
        };
        match self.again {
            Some(before) => {
                let (asked, own) = self.same_question(work, before, asked).await?;
                asked.open(work, own).await
            }
            None => asked.open(work, own).await,
        }
    }
}

/// What is put to the vote, word for word, as it is kept.
pub(super) fn checked_statement(fields: &mut Fields, statement: &str) -> String {
    let statement = statement.trim().replace("\r\n", "\n");
    if statement.chars().count() > STATEMENT_CHARS_MAX {
        let sentence = Sentence::new("votes-statement-too-long").with("max", STATEMENT_CHARS_MAX);
        fields.refuse("statement", sentence);
    }
    statement
}

pub(super) fn refuse_too_far(fields: &mut Fields, work: &Work, closes_at: Instant) {
    if closes_at > work.now.plus_days(OPEN_DAYS_MAX) {
        fields.refuse("closes_on", Sentence::new("votes-closes-too-far"));
    }
}

impl AskGroup {
    /// The majority that another text fixes, where the law leaves it to the group's own texts: an assembly that decides for
    /// the body follows the law alone.
    fn own_majority(&self, fields: &mut Fields, kind: GroupKind) -> Option<OwnMajority> {
        let Some((base, share)) = self.majority.rule() else {
            // Whoever cites a text wants what it asks for: the law's majority is not taken in its place unsaid.
            if !self.majority_text.trim().is_empty() {
                fields.refuse("majority", Sentence::new("votes-majority-missing"));
            }
            return None;
        };
        if kind != GroupKind::Working {
            fields.refuse("majority", Sentence::new("votes-majority-of-law"));
        }
        let text = fields.text(
            "majority_text",
            &self.majority_text,
            MAJORITY_TEXT_CHARS_MAX,
            "votes-majority-text-empty",
            "votes-majority-text-too-long",
        );
        Some(OwnMajority { base, share, text })
    }

    /// What a second call asks is what the first one did: only then does the law lift the quorum.
    async fn same_question(
        &self,
        work: &mut Work,
        before: ScrutinId,
        asked: OpenScrutin,
    ) -> Result<(OpenScrutin, Option<OwnMajority>), Fault> {
        let before = find_scrutin(work, before).await?;
        let lacked_quorum = before
            .closing
            .is_some_and(|closing| closing.outcome == Outcome::NoQuorum);
        let latest = store::latest_of_subject(&mut work.sql, work.body, &before.on).await?;
        let is_latest = latest.is_some_and(|latest| latest.id == before.id);
        let is_question = before.on.kind == QUESTION && before.way.is_none();
        if !is_latest || before.group != self.group || !is_question || !lacked_quorum {
            return Err(Fault::refused("votes-refused-not-again"));
        }
        let own = own_majority_of(work, &before.rules)?;
        let asked = OpenScrutin {
            on: before.on,
            question: before.question,
            statement: before.statement,
            ..asked
        };
        Ok((asked, own))
    }
}

/// The majority of a vote, where another text than the law fixed it.
fn own_majority_of(work: &Work, rules: &Rules) -> Result<Option<OwnMajority>, Fault> {
    let body = work.collectivite()?;
    let today = work.now.timestamp().to_zoned(body.zone()).date();
    let of_law = rules_for(body.kind.as_str(), today, false).map_err(|error| to_fault(&error))?;
    let is_of_law =
        (rules.majority_base, rules.majority_share) == (of_law.majority_base, of_law.majority_share);
    Ok((!is_of_law).then(|| OwnMajority {
        base: rules.majority_base,
        share: rules.majority_share,
        text: rules.majority_article.clone(),
    }))
}
