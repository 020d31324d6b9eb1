//! Why people object to a proposal, as anybody reads it once the vote is closed; what moderation removed keeps its place.

use kernel::{Fault, Scope};
use maud::{Markup, html};
use moderation::{Decision, Target};
use ui::{Visit, t};

use super::gathered::Gathered;
use crate::moderated::{OBJECTION, reasons_of};
use crate::store::objections::{self, Objection};
use crate::store::{self, BallotLine};

/// The reasons, without names, in alphabetical order: it says nothing of who wrote first. Nothing where nobody objects.
pub(super) async fn section(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    let scrutin = &gathered.scrutin;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut objecting = store::ballots(&mut sql, body, scrutin.id).await?;
    objecting.retain(|ballot| reasons_of(&ballot.answer).is_some());
    if objecting.is_empty() {
        return Ok(html! {});
    }
    objecting.sort_by_cached_key(|ballot| reasons_of(&ballot.answer).map(db::sort_key));
    let known = objections::list(&mut sql, body, scrutin.id).await?;
    let removals = moderation::removals_of(&mut sql, body, &scrutin.subject()).await?;
    let may_decide = visit
        .may(&moderation::rights::DECIDE, Scope::group(scrutin.group))
        .await?;
    let one = |ballot: &BallotLine| {
        let objection = known.iter().find(|known| known.elector_id == ballot.elector_id);
        match objection.filter(|objection| objection.removed_at.is_some()) {
            Some(removed) => stub(visit, removed, ballot, &removals),
            None => shown(visit, objection, ballot, may_decide),
        }
    };
    Ok(html! {
        h2 { (t!(words, "votes-objections")) }
        p.hint { (t!(words, "votes-objections-why")) }
        @for ballot in &objecting { (one(ballot)) }
        ul.links { (moderation::links_public(visit, may_decide)) }
    })
}

fn shown(visit: &Visit, objection: Option<&Objection>, ballot: &BallotLine, may_decide: bool) -> Markup {
    let reasons = reasons_of(&ballot.answer).unwrap_or_default();
    html! {
        blockquote { (visit.words.written(reasons)) }
        @if let Some(objection) = objection {
            p { (moderation::report_link(visit, &Target::new(OBJECTION, objection.id), may_decide)) }
        }
    }
}

/// What stands in the place of reasons that moderation removed; who wrote them reads them still, and how to contest.
fn stub(visit: &Visit, removed: &Objection, ballot: &BallotLine, removals: &[Decision]) -> Markup {
    let words = visit.words;
    let decision = removals
        .iter()
        .rfind(|decision| decision.target_id == removed.id.uuid());
    let is_own = visit.actor.person() == Some(ballot.cast_by);
    let said = removed.words_removed.as_deref().unwrap_or_default();
    html! {
        p { (t!(words, "votes-objection-removed")) }
        @if let Some(decision) = decision {
            p.hint { (moderation::removed_on(visit, decision.decided_at, decision.reason)) }
            @if is_own {
                blockquote { (words.written(said)) }
                p { a href={ "/recours/" (decision.id) } { (t!(words, "votes-objection-contest")) } }
            }
        }
    }
}
