//! A vote opens: its question, its rules and its electoral list are fixed from here on.

use std::collections::BTreeMap;

use db::Instant;
use groups::{GroupId, Role};
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, Subject, SubjectRef, Work};
use law::Fraction;
use serde_json::json;

use super::recusal_ahead::recused_ahead;
use super::same_deed_meanwhile;
use crate::law_of_votes::{rules_for, second_call_days, to_fault};
use crate::model::{MajorityBase, Mode, Outcome, Rules, ScrutinId, path_of};
use crate::{rights, store};

/// The longest question, in characters.
pub(crate) const QUESTION_CHARS_MAX: usize = 500;

/// Opens a vote on a subject. Electors are the members of the group whose mandate gives them a vote at this instant.
#[derive(Clone, Debug)]
pub struct OpenScrutin {
    /// What is decided
    pub on: SubjectRef,
    /// Whose members vote
    pub group: GroupId,
    /// What they answer by « pour », « contre » or « abstention »
    pub question: String,
    /// What is put to the vote, word for word: an elector reads it without leaving the booth
    pub statement: String,
    /// What is shown once closed
    pub mode: Mode,
    /// Until when one may vote
    pub closes_at: Instant,
}

impl Action for OpenScrutin {
    const NAME: &'static str = "votes.open";
    type Output = ScrutinId;

    async fn run(&self, work: &mut Work) -> Result<ScrutinId, Fault> {
        self.open(work, None).await
    }
}

/// A majority that another text than the law fixes: statutes, rules of procedure.
#[derive(Clone, Debug)]
pub(super) struct OwnMajority {
    pub(super) base: MajorityBase,
    pub(super) share: Fraction,
    /// The text, as it is cited
    pub(super) text: String,
}

impl OpenScrutin {
    /// Opens it under the rules of the law, but for a majority that another text fixes.
    pub(super) async fn open(&self, work: &mut Work, own: Option<OwnMajority>) -> Result<ScrutinId, Fault> {
        work.require(&rights::OPEN, Scope::group(self.group)).await?;
        let question = self.checked_question(work)?;
        self.refuse_naming_proven(work).await?;
        let mut rules = self.rules(work).await?;
        if let Some(own) = own {
            rules.majority_base = own.base;
            rules.majority_share = own.share;
            rules.majority_article = own.text;
            // The law gives the chair a casting vote on its own majority, and on no other.
            rules.chair_has_casting_vote = false;
        }
        let (electors, recused) = self.electors(work).await?;
        let inscrits = u32::try_from(electors.len())
            .map_err(|_| Fault::Internal("more electors than people".to_owned()))?;
        let id: ScrutinId = work.new_id();
        let new = store::NewScrutin {
            id,
            on: &self.on,
            group: self.group,
            question: &question,
            statement: self.statement.trim(),
            mode: self.mode,
            rules: &rules,
            inscrits,
            opened_at: work.now,
            closes_at: self.closes_at,
        };
        store::insert(&mut work.sql, work.body, &new)
            .await
            .map_err(same_deed_meanwhile)?;
        for (person, is_chair) in electors {
            store::insert_elector(&mut work.sql, work.body, id, person, is_chair).await?;
        }
        for person in recused {
            store::note_recused(&mut work.sql, work.body, id, (person, work.now)).await?;
        }
        let reference = SubjectRef::new("scrutin", id);
        let subject = Subject {
            reference: reference.clone(),
            title: question,
            path: path_of(id),
        };
        work.register(&subject).await?;
        let entry = search::Entry {
            subject: reference.clone(),
            title: subject.title,
            path: subject.path,
            body_text: String::new(),
            at: work.now,
        };
        search::index(&mut work.sql, work.body, &entry).await?;
        work.timer("votes.close", &reference, self.closes_at, &json!({}))
            .await?;
        work.journal(Event::public("votes.scrutin-opened", reference).with(json!({
            "on": self.on,
            "mode": self.mode,
            "inscrits": inscrits,
            "closes_at": self.closes_at,
        })))
        .await?;
        Ok(id)
    }

    fn checked_question(&self, work: &Work) -> Result<String, Fault> {
        let mut fields = Fields::default();
        let question = fields.text(
            "question",
            &self.question,
            QUESTION_CHARS_MAX,
            "votes-question-empty",
            "votes-question-too-long",
        );
        if self.closes_at <= work.now {
            fields.refuse("closes_at", Sentence::new("votes-closes-in-the-past"));
        }
        fields.finish()?;
        Ok(question)
    }

    /// A public vote ends with the names of who votes: that of registered electors would tell what each of them proved.
    async fn refuse_naming_proven(&self, work: &mut Work) -> Result<(), Fault> {
        if self.mode != Mode::Public {
            return Ok(());
        }
        let group = groups::find(&mut work.sql, work.body, self.group).await?;
        if group.is_some_and(|group| group.kind.is_proven()) {
            return Err(Fault::field("mode", "votes-refused-electors-public"));
        }
        Ok(())
    }

    /// Who votes, each once, and who among them chairs; then who would, and said ahead that the matter is their own: they are on no
    /// list, and count for no quorum. Two people who chair together have no casting vote.
    async fn electors(&self, work: &mut Work) -> Result<(BTreeMap<PersonId, bool>, Vec<PersonId>), Fault> {
        let members = groups::members_on(&mut work.sql, work.body, self.group, work.now).await?;
        let mut electors = BTreeMap::new();
        for member in members.iter().filter(|member| member.has_vote) {
            *electors.entry(member.person).or_default() |= member.role == Role::Chair;
        }
        let ahead = recused_ahead(work, &self.on).await?;
        let recused: Vec<PersonId> = electors
            .keys()
            .copied()
            .filter(|person| ahead.contains(person))
            .collect();
        for person in &recused {
            electors.remove(person);
        }
        if electors.is_empty() {
            return Err(Fault::refused("votes-refused-no-elector"));
        }
        if electors.values().filter(|is_chair| **is_chair).count() > 1 {
            for is_chair in electors.values_mut() {
                *is_chair = false;
            }
        }
        Ok((electors, recused))
    }

    /// One vote at a time on a subject. After one that lacked its quorum, and the days the law asks for, the next needs
    /// none.
    async fn rules(&self, work: &mut Work) -> Result<Rules, Fault> {
        let body = work.collectivite()?;
        let today = work.now.timestamp().to_zoned(body.zone()).date();
        let kind = body.kind.as_str();
        let previous = store::latest_of_subject(&mut work.sql, work.body, &self.on).await?;
        let is_second_call = match previous.map(|scrutin| (scrutin.closes_at, scrutin.closing)) {
            None => false,
            Some((_, None)) => return Err(Fault::refused("votes-refused-open-already")),
            Some((announced_end, Some(closing))) => {
                let days = second_call_days(kind, today).map_err(|error| to_fault(&error))?;
                // A vote closed before the hour it announced called nobody: it lifts no quorum.
                let was_a_call = closing.at >= announced_end;
                was_a_call && closing.outcome == Outcome::NoQuorum && closing.at.plus_days(days) <= work.now
            }
        };
        rules_for(kind, today, is_second_call).map_err(|error| to_fault(&error))
    }
}
