//! One's own receipts: what was recorded for the person who looks, and nobody else.

use kernel::{Fault, PersonId};
use maud::{Markup, html};
use ui::components::{Tone, list_empty, notice, receipt};
use ui::forms::button_link;
use ui::{Visit, t};

use super::gathered::Gathered;
use super::situation::{Elector, Situation};
use crate::model::Outcome;
use crate::rights;
use crate::store::BallotLine;

pub(super) fn main(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    let path = gathered.scrutin.path();
    let elector = match &gathered.situation {
        // The sign-in page, then back here.
        Situation::Visitor => {
            return Err(Fault::Forbidden {
                right: rights::CAST.code,
            });
        }
        Situation::NotElector => None,
        Situation::Elector(elector) => Some(elector),
    };
    let Some(elector) = elector.filter(|elector| !elector.ballots.is_empty()) else {
        return Ok(list_empty(
            &t!(words, "votes-receipt-none"),
            Some((&t!(words, "votes-receipt-back"), &path)),
        ));
    };
    let is_open = gathered.scrutin.is_open_at(visit.now());
    let waiting = if is_open { waiting_for(elector) } else { Vec::new() };
    let is_cancelled = gathered
        .scrutin
        .closing
        .is_some_and(|closing| closing.outcome == Outcome::Cancelled);
    Ok(html! {
        @if is_cancelled {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "votes-cancelled")) " " (t!(words, "votes-cancelled-nothing-counted")) }
            }))
        }
        @for ballot in &elector.ballots { (one(visit, gathered, elector.person, ballot)) }
        p { (t!(words, "votes-receipt-later")) }
        @if is_open { p { (t!(words, "votes-receipt-may-change", at = visit.at(gathered.scrutin.closes_at))) } }
        @for person in waiting {
            p { (t!(words, "votes-receipt-still-to-vote", name = gathered.name(visit, person))) }
        }
        (button_link(&t!(words, "votes-receipt-back"), &path))
    })
}

fn one(visit: &Visit, gathered: &Gathered, me: PersonId, ballot: &BallotLine) -> Markup {
    let words = visit.words;
    let choice = gathered.answer_said(words, &ballot.answer);
    let at = visit.at(ballot.cast_at);
    let sentence = if ballot.elector_id != me {
        let name = gathered.name(visit, ballot.elector_id);
        t!(words, "votes-receipt-for", name = name, choice = choice, at = at)
    } else if ballot.cast_by != me {
        let name = gathered.name(visit, ballot.cast_by);
        t!(words, "votes-receipt-by", name = name, choice = choice, at = at)
    } else {
        t!(words, "votes-receipt-own", choice = choice, at = at)
    };
    receipt(words, &sentence, &ballot.reference)
}

/// Those who gave this person a procuration not used yet.
fn waiting_for(elector: &Elector) -> Vec<PersonId> {
    elector
        .held
        .iter()
        .map(|procuration| procuration.giver_id)
        .filter(|giver| elector.ballot_of(*giver).is_none())
        .collect()
}
