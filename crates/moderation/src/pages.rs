//! The pages of moderation, and what other features show of it in theirs.

mod desk;
mod figures;
mod queue;
mod report;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use db::{Instant, Uuid};
use groups::GroupId;
use kernel::{Fault, House, Moderated, ModeratedContent, PersonId, Scope};
use maud::{Markup, html};
use ui::components::{Tone, notice};
use ui::{Visit, Words, t};

use crate::model::{Decision, Reason, Target};
use crate::rights;

/// What waits for a moderator.
const DESK: &str = "/moderation";
/// Lines of a list in one page.
const LINES_A_PAGE: i64 = 20;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/signaler/{kind}/{id}", get(report::show).post(report::send))
        .route(DESK, get(queue::show))
        .route("/moderation/bilan", get(figures::figures))
        .route("/moderation/motifs", get(figures::reasons))
        .route(
            "/moderation/recours/{decision}",
            get(desk::show_appeal).post(desk::decide_appeal),
        )
        .route("/moderation/{kind}/{id}", get(desk::show).post(desk::decide))
        .route(
            "/recours/{decision}",
            get(report::show_appeal).post(report::appeal),
        )
}

fn target_of(kind: &str, id: Uuid) -> Target {
    Target {
        kind: kind.to_owned(),
        id,
    }
}

fn find_kind(visit: &Visit, target: &Target) -> Result<&'static Moderated, Fault> {
    visit
        .house
        .moderated(&target.kind)
        .ok_or(Fault::NotFound("target"))
}

/// What is reported or decided upon, as it stands.
async fn read(visit: &Visit, target: &Target) -> Result<ModeratedContent, Fault> {
    let kind = find_kind(visit, target)?;
    (kind.read)(&mut visit.sql(), visit.body.id, target.id)
        .await?
        .ok_or(Fault::NotFound("target"))
}

fn group_of(about: &ModeratedContent) -> GroupId {
    GroupId::from_uuid(about.group)
}

/// « Contribution », « Argument ».
fn kind_words(words: Words, kind: &str) -> String {
    words.say(&format!("moderation-target-{kind}"))
}

/// Its own title, or what it is.
fn title_of(visit: &Visit, about: &ModeratedContent, target: &Target) -> String {
    if about.title.is_empty() {
        kind_words(visit.words, &target.kind)
    } else {
        about.title.clone()
    }
}

/// What it is and what it is about, in a line of the queue.
fn what_element(visit: &Visit, about: &ModeratedContent, target: &Target) -> Markup {
    html! {
        @match &about.about {
            Some(sentence) => (visit.say(sentence)),
            None => (kind_words(visit.words, &target.kind)),
        }
    }
}

/// A reason, in words.
pub fn reason_words(visit: &Visit, reason: Reason) -> String {
    visit.words.say(&format!("moderation-reason-{}", reason.as_str()))
}

/// « Retiré par la modération le … pour ce motif … »
pub fn removed_on(visit: &Visit, decided_at: Instant, reason: Reason) -> String {
    t!(
        visit.words,
        "moderation-removed-on",
        date = visit.on(decided_at),
        reason = reason_words(visit, reason)
    )
}

/// The link by which anyone reports something; who decides on it (`may_decide`) examines it at once.
pub fn report_link(visit: &Visit, target: &Target, may_decide: bool) -> Markup {
    let words = visit.words;
    html! {
        @if may_decide {
            a href={ (DESK) "/" (target.slug()) } { (t!(words, "moderation-moderate-title")) }
        } @else {
            a href={ "/signaler/" (target.slug()) } rel="nofollow" { (t!(words, "moderation-report")) }
        }
    }
}

/// Reporting and, for who may, examining what the group answers for.
pub async fn links(visit: &Visit, target: &Target, group: GroupId) -> Result<Markup, Fault> {
    let words = visit.words;
    let may_decide = visit.may(&rights::DECIDE, Scope::group(group)).await?;
    Ok(html! {
        ul.links {
            li { a href={ "/signaler/" (target.slug()) } rel="nofollow" { (t!(words, "moderation-report-title")) } }
            @if may_decide {
                li { a href={ (DESK) "/" (target.slug()) } { (t!(words, "moderation-moderate-title")) } }
            }
        }
    })
}

/// What a page of a feature gives of moderation: the queue to who has one (`may_decide`), the reasons, the figures.
pub fn links_public(visit: &Visit, may_decide: bool) -> Markup {
    let words = visit.words;
    html! {
        @if may_decide { li { a href=(DESK) { (t!(words, "moderation-queue-title")) } } }
        li { a href="/moderation/motifs" { (t!(words, "moderation-reasons-title")) } }
        li { a href="/moderation/bilan" { (t!(words, "moderation-figures-title")) } }
    }
}

/// What stands in the place of what `decision` removed: when and why, nothing of what it said. Its author reads it still
/// (`own`, read only for them) and how to contest; a moderator finds the way to what was decided.
pub async fn stub(
    visit: &Visit,
    (decision, group): (&Decision, GroupId),
    author: PersonId,
    own: &Markup,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let scope = Scope::group(group).written_by(author);
    let is_own = visit.may(&rights::APPEAL, scope).await?;
    let may_decide = visit.may(&rights::DECIDE, scope).await?;
    Ok(html! {
        (notice(Tone::Neutral, &html! {
            p { (t!(words, "moderation-stub-removed", kind = &decision.target_type,
                date = visit.on(decision.decided_at), reason = reason_words(visit, decision.reason))) }
            p { a href="/moderation/motifs" { (t!(words, "moderation-reasons-title")) } }
        }))
        @if is_own {
            section {
                h2 { (t!(words, "moderation-removed-own")) }
                p { (t!(words, "moderation-removed-why")) " " (decision.words) }
                (own)
                p { a.button href={ "/recours/" (decision.id) } { (t!(words, "moderation-appeal-title")) } }
            }
        }
        @if may_decide {
            p { a href={ (DESK) "/" (decision.target().slug()) } { (t!(words, "moderation-moderate-title")) } }
        }
    })
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
