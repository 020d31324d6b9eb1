//! What an author does with their letter, by the link they received.

use kernel::{Action, Actor, Event, Fault, FieldFault, PersonId, Scope, Work};
use texts::{AddArgument, AmendmentForm, ArgumentSide, ProposeAmendment};

use crate::model::{AMENDMENTS_MAX, Letter, State};
use crate::{CONFIRM, store};

/// The fields of the page, by place: a refusal stands beside what it is about.
pub(crate) const SENTENCES: [&str; AMENDMENTS_MAX] = [
    "amendement-1",
    "amendement-2",
    "amendement-3",
    "amendement-4",
    "amendement-5",
    "amendement-6",
    "amendement-7",
    "amendement-8",
    "amendement-9",
    "amendement-10",
    "amendement-11",
    "amendement-12",
    "amendement-13",
    "amendement-14",
    "amendement-15",
    "amendement-16",
    "amendement-17",
    "amendement-18",
    "amendement-19",
    "amendement-20",
];
/// Those of the reasons.
pub(crate) const RATIONALES: [&str; AMENDMENTS_MAX] = [
    "motif-1", "motif-2", "motif-3", "motif-4", "motif-5", "motif-6", "motif-7", "motif-8", "motif-9",
    "motif-10", "motif-11", "motif-12", "motif-13", "motif-14", "motif-15", "motif-16", "motif-17",
    "motif-18", "motif-19", "motif-20",
];
/// That of an argument.
pub(crate) const BODY: &str = "argument";

/// An amendment that its author keeps.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its place on the page, from 0
    pub place: usize,
    /// Its sentence
    pub sentence: String,
    /// Why; may be empty
    pub rationale: String,
}

/// An argument made of a letter that holds no amendment.
#[derive(Clone, Debug)]
pub struct ChosenArgument {
    /// The number of the amendment it is about
    pub number: i64,
    /// On which side
    pub side: ArgumentSide,
    /// What is said
    pub content: String,
}

/// Makes amendments, or an argument, of a letter: all of them or none.
#[derive(Clone, Debug)]
pub struct ConfirmLetter {
    /// The token, as the link carries it
    pub token: String,
    /// The amendments kept
    pub amendments: Vec<Chosen>,
    /// The argument, when there is one
    pub argument: Option<ChosenArgument>,
}

impl Action for ConfirmLetter {
    const NAME: &'static str = "letters.confirm";
    /// The numbers of the amendments made
    type Output = Vec<i64>;

    async fn run(&self, work: &mut Work) -> Result<Vec<i64>, Fault> {
        work.require(&CONFIRM, Scope::BODY).await?;
        let letter = waiting(work, &self.token).await?;
        let text = letter.text_id.ok_or(Fault::NotFound("text"))?;
        let person = letter.person_id.ok_or(Fault::NotFound("person"))?;
        if self.amendments.is_empty() && self.argument.is_none() {
            return Err(Fault::refused("letters-nothing-chosen"));
        }
        refuse_link_alone(work, person).await?;
        // Whoever holds the link reads this address: from here on it is they who act, with their own rights.
        work.actor = Actor::Person(person);
        let mut numbers = Vec::new();
        for chosen in &self.amendments {
            let deed = ProposeAmendment {
                text,
                form: AmendmentForm::Sentence(chosen.sentence.clone()),
                rationale: chosen.rationale.clone(),
            };
            let number = deed
                .run(work)
                .await
                .map_err(|fault| placed(fault, chosen.place))?;
            numbers.push(number);
        }
        if let Some(argument) = &self.argument {
            let found = texts::find_amendment(&mut work.sql, work.body, text, argument.number).await?;
            let Some(amendment) = found else {
                return Err(Fault::field("numero", "letters-no-such-amendment"));
            };
            let deed = AddArgument {
                amendment: amendment.id,
                side: argument.side,
                body: argument.content.clone(),
            };
            deed.run(work).await.map_err(|fault| renamed(fault, |_| BODY))?;
        }
        let written: Vec<String> = numbers.iter().map(i64::to_string).collect();
        settle(work, &letter, State::Filed, &written.join(",")).await?;
        work.journal(Event::internal("letters.filed", letter.reference()))
            .await?;
        Ok(numbers)
    }
}

/// Says that a letter is not one's own, or is not to be kept.
#[derive(Clone, Debug)]
pub struct RefuseLetter {
    /// The token, as the link carries it
    pub token: String,
}

impl Action for RefuseLetter {
    const NAME: &'static str = "letters.refuse";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&CONFIRM, Scope::BODY).await?;
        let letter = waiting(work, &self.token).await?;
        settle(work, &letter, State::Refused, "").await?;
        if letter.person_id.is_none() {
            // Nobody here has this address, and whoever has it wants nothing of it.
            store::erase_words(&mut work.sql, work.body, letter.id).await?;
        }
        work.journal(Event::internal("letters.refused", letter.reference()))
            .await
    }
}

/// A link received by mail does not act for who gives a second factor: they sign in first.
pub(super) async fn refuse_link_alone(work: &mut Work, person: PersonId) -> Result<(), Fault> {
    if work.actor != Actor::Person(person) && identity::gives_second_factor(work, person).await? {
        return Err(Fault::refused("letters-second-factor-first"));
    }
    Ok(())
}

pub(super) async fn waiting(work: &mut Work, token: &str) -> Result<Letter, Fault> {
    let found = store::find_by_token(&mut work.sql, work.body, token).await?;
    found
        .filter(|letter| letter.state == State::Waiting && !is_over(letter, work.now))
        .ok_or_else(|| Fault::refused("letters-link-over"))
}

/// True when its link no longer works.
pub(crate) fn is_over(letter: &Letter, now: db::Instant) -> bool {
    letter.received_at.plus_days(letter.link_days()) <= now
}

pub(super) async fn settle(
    work: &mut Work,
    letter: &Letter,
    state: State,
    numbers: &str,
) -> Result<(), Fault> {
    if store::settle(&mut work.sql, work.body, letter.id, state, numbers, work.now).await? {
        Ok(())
    } else {
        Err(Fault::Raced)
    }
}

/// A refusal about an amendment, beside its own fields.
fn placed(fault: Fault, place: usize) -> Fault {
    let of = |names: &[&'static str; AMENDMENTS_MAX]| names.get(place).copied().unwrap_or(names[0]);
    match fault {
        Fault::Refused {
            sentence,
            article: None,
        } => Fault::Invalid(vec![FieldFault {
            field: of(&SENTENCES),
            sentence,
        }]),
        other => renamed(other, |field| {
            if field == "rationale" {
                of(&RATIONALES)
            } else {
                of(&SENTENCES)
            }
        }),
    }
}

fn renamed(fault: Fault, name: impl Fn(&'static str) -> &'static str) -> Fault {
    match fault {
        Fault::Invalid(faults) => Fault::Invalid(
            faults
                .into_iter()
                .map(|fault| FieldFault {
                    field: name(fault.field),
                    ..fault
                })
                .collect(),
        ),
        other => other,
    }
}
