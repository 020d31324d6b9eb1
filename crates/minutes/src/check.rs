//! What the parts of minutes say of one another: numbers, votes, presences.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::fold::fold_words;
use crate::items::{self, Draft};
use crate::messages::Message;
use crate::model::{Minutes, Person, Warning};
use crate::owners::KnownNames;

/// Reads the decisions and actions gathered, gives numbers to those that have none, and compares.
pub(crate) fn read_items(
    minutes: &mut Minutes,
    decisions: &[Draft],
    actions: &[Draft],
    reference: Option<Date>,
) {
    let names = [
        &minutes.presents,
        &minutes.excuses,
        &minutes.absents,
        &minutes.invites,
    ];
    let names = names
        .into_iter()
        .flatten()
        .map(|person| person.nom.as_str())
        .chain(minutes.redaction.iter().map(String::as_str));
    let known = KnownNames::from_names(names);
    let mut warnings = Vec::new();

    minutes.decisions = decisions
        .iter()
        .map(|draft| items::decision(&draft.text))
        .collect();
    number(
        minutes.decisions.iter_mut().map(|decision| &mut decision.id),
        'D',
        decisions,
        &mut warnings,
    );
    for (decision, draft) in minutes.decisions.iter().zip(decisions) {
        let Some(vote) = decision.vote else { continue };
        let votes = vote
            .pour
            .unwrap_or(0)
            .saturating_add(vote.contre)
            .saturating_add(vote.abstention);
        let voting = people_voting(minutes);
        if voting > 0 && votes > voting {
            let message = Message::VoteExceedsVoters {
                decision: decision.id.clone(),
                votes,
                voters: voting,
            };
            warnings.push(Warning::new(draft.line, &message));
        }
    }

    for draft in actions {
        let read = items::action(draft, &known, reference);
        if let Some((phrase, date)) = read.approximate {
            warnings.push(Warning::new(
                draft.line,
                &Message::ApproximateDeadline { phrase, date },
            ));
        }
        if let Some(phrase) = read.unread_deadline {
            warnings.push(Warning::new(draft.line, &Message::UnreadDeadline(phrase)));
        }
        minutes.actions.push(read.action);
    }
    number(
        minutes.actions.iter_mut().map(|action| &mut action.id),
        'A',
        actions,
        &mut warnings,
    );
    let decided: HashSet<&str> = minutes
        .decisions
        .iter()
        .map(|decision| decision.id.as_str())
        .collect();
    for (action, draft) in minutes.actions.iter().zip(actions) {
        if let Some(decision) = action.decision.as_deref().filter(|id| !decided.contains(id)) {
            let message = Message::UnknownDecision {
                action: action.id.clone(),
                decision: decision.to_owned(),
            };
            warnings.push(Warning::new(draft.line, &message));
        }
    }
    minutes.warnings.extend(warnings);
}

/// Those present, and those who gave a proxy.
fn people_voting(minutes: &Minutes) -> u32 {
    let away = minutes.excuses.iter().chain(&minutes.absents);
    let count = minutes.presents.len() + away.filter(|person| person.pouvoir_a.is_some()).count();
    if minutes.presents.is_empty() {
        0
    } else {
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// Gives the next free number to the items that have none.
fn number<'a>(
    ids: impl Iterator<Item = &'a mut String>,
    letter: char,
    drafts: &[Draft],
    warnings: &mut Vec<Warning>,
) {
    let mut ids: Vec<&mut String> = ids.collect();
    let mut taken: HashSet<String> = HashSet::new();
    for (id, draft) in ids.iter().zip(drafts) {
        if !id.is_empty() && !taken.insert((**id).clone()) {
            warnings.push(Warning::new(draft.line, &Message::DuplicateId((**id).clone())));
        }
    }
    let mut next = 1;
    for id in ids.iter_mut().filter(|id| id.is_empty()) {
        while taken.contains(&format!("{letter}{next}")) {
            next += 1;
        }
        **id = format!("{letter}{next}");
        next += 1;
    }
}

/// Warns of people said both present and excused.
pub(crate) fn presences(minutes: &mut Minutes, excuse_lines: &[usize]) {
    let key = |person: &Person| fold_words(&person.nom);
    let present: HashSet<String> = minutes.presents.iter().map(key).collect();
    for (person, line) in minutes.excuses.iter().zip(excuse_lines) {
        if present.contains(&key(person)) {
            minutes.warnings.push(Warning::new(
                *line,
                &Message::PresentAndExcused(person.nom.clone()),
            ));
        }
    }
}
