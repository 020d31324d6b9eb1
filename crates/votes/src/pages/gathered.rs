//! What the pages of one vote show: the vote, what it is about, who holds it, and the visitor's own situation.

use std::collections::BTreeMap;

use groups::Group;
use kernel::{Fault, PersonId, Subject};
use maud::{Markup, html};
use ui::components::{Tone, status};
use ui::{Visit, t};

use super::situation::Situation;
use crate::model::{Outcome, Scrutin, ScrutinId};
use crate::store;

pub(super) struct Gathered {
    pub(super) scrutin: Scrutin,
    pub(super) about: Option<Subject>,
    pub(super) group: Option<Group>,
    pub(super) situation: Situation,
    pub(super) names: BTreeMap<PersonId, String>,
}

impl Gathered {
    pub(super) async fn read(visit: &Visit, id: ScrutinId) -> Result<Self, Fault> {
        let scrutin = super::find(visit, id).await?;
        let body = visit.body.id;
        let mut sql = visit.sql();
        let situation = Situation::read(&mut sql, body, &scrutin, visit.actor.person()).await?;
        let names = identity::names(&mut sql, body, &situation.people()).await?;
        Ok(Self {
            about: Subject::find(&mut sql, body, &scrutin.on).await?,
            group: groups::find(&mut sql, body, scrutin.group).await?,
            situation,
            names,
            scrutin,
        })
    }

    /// The name of somebody; a person erased since keeps their place.
    pub(super) fn name(&self, visit: &Visit, person: PersonId) -> String {
        name_in(&self.names, visit, person)
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
        Outcome::Adopted => Tone::Good,
        Outcome::Rejected => Tone::Bad,
        Outcome::NoQuorum => Tone::Warning,
        Outcome::Cancelled => Tone::Neutral,
    };
    status(
        &visit.words.say(&format!("votes-outcome-{}", outcome.as_str())),
        tone,
    )
}
