//! What the pages of one vote show: the vote, what it is about, who holds it, and the visitor's own situation.

use std::collections::BTreeMap;

use groups::Group;
use kernel::{Fault, PersonId, Subject};
use maud::{Markup, html};
use ui::components::{Tone, status};
use ui::{Visit, Words, t};

use super::papers;
use super::situation::Situation;
use crate::marks::Answer as Given;
use crate::model::{Closing, Outcome, Scrutin, ScrutinId};
use crate::store;
use crate::ways::Alternative;

pub(super) struct Gathered {
    pub(super) scrutin: Scrutin,
    pub(super) about: Option<Subject>,
    pub(super) group: Option<Group>,
    pub(super) situation: Situation,
    /// Those who take no part: the matter is their own
    pub(super) recused: Vec<PersonId>,
    pub(super) names: BTreeMap<PersonId, String>,
    /// The answers of a choice; empty where one answers « pour » or « contre »
    pub(super) offered: Vec<Alternative>,
    /// The file with which anybody counts again, once a choice is counted
    pub(super) certificate: Option<String>,
    /// A ballot that was refused, to be shown as it was typed: whose, and its fields
    pub(super) typed: Option<(PersonId, Vec<(String, String)>)>,
}

impl Gathered {
    pub(super) async fn read(visit: &Visit, id: ScrutinId) -> Result<Self, Fault> {
        let scrutin = super::find(visit, id).await?;
        let body = visit.body.id;
        let mut sql = visit.sql();
        let situation = Situation::read(&mut sql, body, &scrutin, visit.actor.person()).await?;
        let recused = store::recusals(&mut sql, body, id).await?;
        let mut people = situation.people();
        people.extend(&recused);
        let names = identity::names(&mut sql, body, &people).await?;
        let choice = match &scrutin.way {
            Some(_) => store::choice(&mut sql, body, id).await?,
            None => None,
        };
        let (offered, certificate) =
            choice.map_or_else(Default::default, |choice| (choice.offered, choice.certificate));
        Ok(Self {
            offered,
            certificate,
            typed: None,
            about: Subject::find(&mut sql, body, &scrutin.on).await?,
            group: groups::find(&mut sql, body, scrutin.group).await?,
            situation,
            recused,
            names,
            scrutin,
        })
    }

    /// True where those who vote proved something of themselves: none of them is shown who the others are.
    pub(super) fn is_of_proven(&self) -> bool {
        self.group.as_ref().is_some_and(|group| group.kind.is_proven())
    }

    /// True of a choice among several answers that was closed and not cancelled.
    pub(super) fn is_counted_choice(&self, closing: &Closing) -> bool {
        self.scrutin.way.is_some() && closing.outcome != Outcome::Cancelled
    }

    /// True when the page shows a ballot to be filled for this elector.
    pub(super) fn shows_ballot_of(&self, visit: &Visit, elector: PersonId) -> bool {
        let Situation::Elector(own) = &self.situation else {
            return false;
        };
        let is_own = own.person == elector && own.given.is_none();
        let is_held = own.held.iter().any(|procuration| procuration.giver_id == elector);
        self.scrutin.is_open_at(visit.now()) && (is_own || is_held)
    }

    /// What was answered, in words: « Pour », or the ballot of a choice.
    pub(super) fn answer_said(&self, words: Words, answer: &Given) -> String {
        match (answer, &self.scrutin.way) {
            (Given::Choice(choice), _) => words.say(&format!("votes-choice-{}", choice.as_str())),
            (Given::Mark(mark), Some(way)) => papers::said(words, way, &self.offered, mark),
            // A ballot of a choice is kept nowhere else.
            (Given::Mark(_), None) => String::new(),
        }
    }

    /// The name of somebody; a person erased since keeps their place.
    pub(super) fn name(&self, visit: &Visit, person: PersonId) -> String {
        name_in(&self.names, visit, person)
    }

    /// The names of those who take no part, in their order; none where nobody said so.
    pub(super) fn recused_names(&self, visit: &Visit) -> Option<String> {
        let mut names: Vec<String> = self
            .recused
            .iter()
            .map(|person| self.name(visit, *person))
            .collect();
        names.sort_by_cached_key(|name| db::sort_key(name));
        (!names.is_empty()).then(|| names.join(", "))
    }

    pub(super) fn group_name(&self) -> &str {
        self.group.as_ref().map_or("", |group| group.name.as_str())
    }

    /// The question, and where the vote stands.
    pub(super) fn heading(&self, visit: &Visit) -> Markup {
        html! { (visit.words.written(&self.scrutin.question)) " " (state(visit, &self.scrutin)) }
    }

    /// « Texte concerné : … », a link when the subject has a page.
    pub(super) fn about_line(&self, visit: &Visit) -> Markup {
        html! {
            @if let Some(about) = &self.about {
                p { (t!(visit.words, "votes-about")) " " a href=(about.path) lang=[visit.words.content_language()] { (about.title) } }
            }
        }
    }

    /// The group that votes, as a link.
    pub(super) fn group_link(&self) -> Markup {
        html! {
            @if let Some(group) = &self.group { a href={ "/groupes/" (group.slug) } { (group.name) } }
        }
    }

    /// What anyone can read of the electoral list and of the closing.
    pub(super) async fn turnout(&self, visit: &Visit) -> Result<(u64, u64), Fault> {
        let (voters, present) = store::turnout(&mut visit.sql(), visit.body.id, self.scrutin.id).await?;
        Ok((unsigned(voters), unsigned(present)))
    }
}

pub(super) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

pub(super) fn name_in(names: &BTreeMap<PersonId, String>, visit: &Visit, person: PersonId) -> String {
    names
        .get(&person)
        .cloned()
        .unwrap_or_else(|| t!(visit.words, "votes-person-erased"))
}

/// Open, closed and counted, or waiting for its counting.
pub(super) fn state(visit: &Visit, scrutin: &Scrutin) -> Markup {
    let words = visit.words;
    match scrutin.closing {
        Some(closing) => outcome_status(visit, closing.outcome),
        None if scrutin.is_open_at(visit.now()) => status(&t!(words, "votes-state-open"), Tone::Info),
        None => status(&t!(words, "votes-state-counting"), Tone::Warning),
    }
}

pub(super) fn outcome_status(visit: &Visit, outcome: Outcome) -> Markup {
    let tone = match outcome {
        Outcome::Adopted | Outcome::Chosen => Tone::Good,
        Outcome::Rejected => Tone::Bad,
        Outcome::NoQuorum | Outcome::SecondRound | Outcome::NobodyChosen | Outcome::Objected => Tone::Warning,
        Outcome::Cancelled => Tone::Neutral,
    };
    status(
        &visit.words.say(&format!("votes-outcome-{}", outcome.as_str())),
        tone,
    )
}
