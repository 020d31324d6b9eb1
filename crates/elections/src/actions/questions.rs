//! What is asked: answers that are added up, lists, answers that are ranked or graded; added one by one, and taken away.

use kernel::{Action, Event, Fault, Fields, Sentence, Work};
use scrutin::election::Question;
use ui::{Words, t};

use super::rounds::refuse_in_next_round;
use super::{allowed, in_state};
use crate::model::{
    ANSWERS_TOTAL_MAX, Election, ElectionId, Kind, NewCountedQuestion, NewListsQuestion, NewQuestion,
    QUESTIONS_MAX, State,
};
use crate::{rights, store};

/// Adds a question after the others.
#[derive(Clone, Debug)]
pub struct AddQuestion {
    /// Which election
    pub election: ElectionId,
    /// What is asked
    pub question: NewQuestion,
}

impl Action for AddQuestion {
    const NAME: &'static str = "elections.add-question";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let election = prepared(work, self.election).await?;
        let mut fields = Fields::default();
        let question = self.question.read(&mut fields);
        if election.settings.kind == Kind::Appointment && self.question.max > 1 {
            fields.refuse("max", Sentence::new("elections-appointment-one"));
        }
        fields.finish()?;
        add(work, election, question).await
    }
}

/// Adds a question of lists after the others.
#[derive(Clone, Debug)]
pub struct AddListsQuestion {
    /// Which election
    pub election: ElectionId,
    /// What is asked
    pub question: NewListsQuestion,
}

impl Action for AddListsQuestion {
    const NAME: &'static str = "elections.add-lists-question";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let election = prepared(work, self.election).await?;
        refuse_in_appointment(&election)?;
        let words = Words::of(work.house())?;
        let mut fields = Fields::default();
        let question = self
            .question
            .read(&mut fields, &t!(words, "elections-vote-blank"));
        fields.finish()?;
        add(work, election, question).await
    }
}

/// Adds, after the others, a question whose answers each voter ranks or grades.
#[derive(Clone, Debug)]
pub struct AddCountedQuestion {
    /// Which election
    pub election: ElectionId,
    /// What is asked, and the rule that counts
    pub question: NewCountedQuestion,
}

impl Action for AddCountedQuestion {
    const NAME: &'static str = "elections.add-counted-question";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let election = prepared(work, self.election).await?;
        refuse_in_appointment(&election)?;
        let mut fields = Fields::default();
        let question = self.question.read(&mut fields);
        fields.finish()?;
        add(work, election, question).await
    }
}

/// The draft of an election to which a question may be added.
async fn prepared(work: &mut Work, id: ElectionId) -> Result<Election, Fault> {
    let (election, _) = allowed(work, id, &rights::PREPARE).await?;
    in_state(&election, State::Draft)?;
    refuse_in_next_round(work, election.id, "elections-refused-round-questions").await?;
    if election.questions.len() >= QUESTIONS_MAX {
        let sentence = Sentence::new("elections-refused-questions-max").with("max", QUESTIONS_MAX);
        return Err(Fault::refused_with(sentence));
    }
    Ok(election)
}

/// An appointment is by majority, one post at a time (CGCT, art. L. 2121-21): neither lists nor rankings.
fn refuse_in_appointment(election: &Election) -> Result<(), Fault> {
    if election.settings.kind == Kind::Appointment {
        return Err(Fault::refused("elections-appointment-one"));
    }
    Ok(())
}

async fn add(work: &mut Work, mut election: Election, question: Question) -> Result<(), Fault> {
    election.questions.push(question);
    refuse_too_many_answers(&election)?;
    store::set_questions(&mut work.sql, work.body, &election).await?;
    work.journal(Event::internal("elections.edited", election.reference()))
        .await
}

/// Takes a question away.
#[derive(Clone, Debug)]
pub struct RemoveQuestion {
    /// Which election
    pub election: ElectionId,
    /// Which question, from 0
    pub index: usize,
    /// What it asks: another one may stand there meanwhile
    pub asked: String,
}

impl Action for RemoveQuestion {
    const NAME: &'static str = "elections.remove-question";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mut election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        refuse_in_next_round(work, election.id, "elections-refused-round-questions").await?;
        let found = election.questions.get(self.index);
        if found.is_none_or(|question| question.asked() != self.asked) {
            return Err(Fault::Stale("election"));
        }
        election.questions.remove(self.index);
        store::set_questions(&mut work.sql, work.body, &election).await?;
        work.journal(Event::internal("elections.edited", election.reference()))
            .await
    }
}

/// What a ballot weighs grows with the answers of all questions.
pub(super) fn refuse_too_many_answers(election: &Election) -> Result<(), Fault> {
    let answers: usize = election
        .questions
        .iter()
        .map(|question| question.answers().len() + 1)
        .sum();
    if answers > ANSWERS_TOTAL_MAX {
        let sentence = Sentence::new("elections-refused-answers-max").with("max", ANSWERS_TOTAL_MAX);
        return Err(Fault::refused_with(sentence));
    }
    Ok(())
}
