//! Deciding on what was reported; contesting a removal; deciding on that, by somebody else.

use db::Instant;
use jiff::ToSpan as _;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Subject, Work};
use serde_json::json;

use super::forget::FORGET_REMOVED;
use super::{Judged, explained, judged};
use crate::model::{
    AppealOutcome, Decision, DecisionId, Reason, State, Target, TargetKind, appeal_months, basis,
};
use crate::store::{comments, contributions, moderation};
use crate::{index, mail, rights};

/// Decides on a contribution or a comment: it stays, or it is removed, and why.
#[derive(Clone, Debug)]
pub struct Moderate {
    /// What
    pub target: Target,
    /// True to remove it, false to keep it, none when nothing was chosen
    pub is_removal: Option<bool>,
    /// Why it is removed, from the public list
    pub reason: Option<Reason>,
    /// In words, for its author
    pub words: String,
}

impl Action for Moderate {
    const NAME: &'static str = "debates.moderate";
    type Output = DecisionId;

    async fn run(&self, work: &mut Work) -> Result<DecisionId, Fault> {
        let about = judged(work, self.target).await?;
        work.require(&rights::MODERATE, Scope::group(about.group)).await?;
        let moderator_id = work.person()?;
        if moderator_id == about.author {
            return Err(Fault::refused("debates-refused-own"));
        }
        let reports = moderation::open_reports(&mut work.sql, work.body, self.target).await?;
        if about.state != State::Published {
            return Err(Fault::refused("debates-refused-decided"));
        }
        let mut fields = Fields::default();
        let Some(is_removal) = self.is_removal else {
            return Err(Fault::field("decision", "debates-decision-missing"));
        };
        let words = if is_removal {
            explained(&mut fields, "pourquoi", &self.words)
        } else {
            if reports.is_empty() {
                return Err(Fault::refused("debates-refused-decided"));
            }
            self.words
                .trim()
                .chars()
                .take(crate::model::WORDS_CHARS_MAX)
                .collect()
        };
        let reported = reports.first().map(|report| report.reason);
        let reason = if is_removal { self.reason } else { reported };
        if reason.is_none() {
            fields.refuse("motif", Sentence::new("debates-reason-missing"));
        }
        fields.finish()?;
        let reason = reason.ok_or_else(|| Fault::field("motif", "debates-reason-missing"))?;
        let decision = Decision {
            id: work.new_id(),
            consultation_id: about.consultation,
            target_type: self.target.kind,
            target_id: self.target.id,
            author_id: about.author,
            is_removal,
            reason,
            words,
            moderator_id,
            decided_at: work.now,
            appeal: String::new(),
            appealed_at: None,
            appeal_outcome: AppealOutcome::None,
            appeal_words: String::new(),
            appeal_decided_at: None,
        };
        let delay_s = reports
            .first()
            .map(|first| (work.now.micros() - first.reported_at.micros()) / 1_000_000);
        moderation::insert_decision(&mut work.sql, work.body, &decision, delay_s).await?;
        let outcome = if is_removal {
            "debates-mail-reported-removed"
        } else {
            "debates-mail-reported-kept"
        };
        mail::reports_closed(work, &about.path, outcome, &reports).await?;
        moderation::decide_reports(&mut work.sql, work.body, self.target, work.now).await?;
        if is_removal {
            remove(work, self.target, &about).await?;
            let until = contestable_until(work, decision.decided_at)?;
            mail::removed(work, &about, &decision, until).await?;
            let reference = kernel::SubjectRef::new("moderation", decision.id);
            work.timer(FORGET_REMOVED, &reference, until, &json!({})).await?;
        }
        let kind = match (is_removal, self.target.kind) {
            (true, TargetKind::Contribution) => "debates.contribution-removed",
            (true, TargetKind::Comment) => "debates.comment-removed",
            (false, _) => "debates.content-kept",
        };
        let event = Event::public(kind, about.reference());
        work.journal(event.with(json!({ "reason": reason.as_str(), "decision": decision.id })))
            .await?;
        Ok(decision.id)
    }
}

/// Contests the removal of what one wrote: once, before another moderator.
#[derive(Clone, Debug)]
pub struct AppealRemoval {
    /// Which decision
    pub decision: DecisionId,
    /// Why it should be back
    pub words: String,
}

impl Action for AppealRemoval {
    const NAME: &'static str = "debates.appeal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let decision = find(work, self.decision).await?;
        let about = judged(work, decision.target()).await?;
        let scope = Scope::group(about.group).written_by(decision.author_id);
        work.require(&rights::APPEAL, scope).await?;
        if !decision.is_removal {
            return Err(Fault::NotFound("decision"));
        }
        if work.now > contestable_until(work, decision.decided_at)? {
            return Err(Fault::refused("debates-refused-appeal-late"));
        }
        let mut fields = Fields::default();
        let words = explained(&mut fields, "recours", &self.words);
        fields.finish()?;
        if !moderation::appeal(&mut work.sql, work.body, decision.id, &words, work.now).await? {
            return Err(Fault::refused("debates-refused-appealed"));
        }
        work.journal(Event::public("debates.removal-contested", about.reference()))
            .await
    }
}

/// Decides on an appeal: never the moderator who removed.
#[derive(Clone, Debug)]
pub struct DecideAppeal {
    /// Which decision is contested
    pub decision: DecisionId,
    /// True to put back what was removed, none when nothing was chosen
    pub is_overturned: Option<bool>,
    /// Why
    pub words: String,
}

impl Action for DecideAppeal {
    const NAME: &'static str = "debates.decide-appeal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let decision = find(work, self.decision).await?;
        let target = decision.target();
        let about = judged(work, target).await?;
        work.require(&rights::MODERATE, Scope::group(about.group)).await?;
        let moderator = work.person()?;
        if moderator == decision.moderator_id || moderator == decision.author_id {
            return Err(Fault::refused("debates-refused-same-moderator"));
        }
        let mut fields = Fields::default();
        let words = explained(&mut fields, "pourquoi", &self.words);
        if self.is_overturned.is_none() {
            fields.refuse("decision", Sentence::new("debates-decision-missing"));
        }
        fields.finish()?;
        let is_overturned = self.is_overturned.unwrap_or_default();
        let outcome = if is_overturned {
            AppealOutcome::Overturned
        } else {
            AppealOutcome::Confirmed
        };
        let said = (outcome, words.as_str());
        if !moderation::decide_appeal(&mut work.sql, work.body, decision.id, said, work.now).await? {
            return Err(Fault::refused("debates-refused-decided"));
        }
        if is_overturned {
            put_back(work, target, &about).await?;
        } else {
            // The date on which it was to be forgotten may have passed while the appeal waited.
            let until = contestable_until(work, decision.decided_at)?.max(work.now);
            let reference = kernel::SubjectRef::new("moderation", decision.id);
            work.timer(FORGET_REMOVED, &reference, until, &json!({})).await?;
        }
        mail::appeal_decided(work, &about, &decision, outcome, &words).await?;
        let kind = if is_overturned {
            "debates.content-restored"
        } else {
            "debates.removal-confirmed"
        };
        work.journal(Event::public(kind, about.reference())).await
    }
}

/// Until when a removal decided at `decided_at` may be contested.
pub(crate) fn contestable_until(work: &Work, decided_at: Instant) -> Result<Instant, Fault> {
    let body = work.collectivite()?;
    let zoned = decided_at.timestamp().to_zoned(body.zone());
    let (months, _) = appeal_months(body.kind, zoned.date())?;
    zoned
        .checked_add(months.months())
        .map(|until| Instant::from(until.timestamp()))
        .map_err(|error| Fault::Internal(error.to_string()))
}

async fn find(work: &mut Work, id: DecisionId) -> Result<Decision, Fault> {
    moderation::find_decision(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("decision"))
}

/// Nobody reads it any more; what it says is kept as long as its removal may be contested.
async fn remove(work: &mut Work, target: Target, about: &Judged) -> Result<(), Fault> {
    let change = (State::Published, State::Removed);
    let is_changed = match target.kind {
        TargetKind::Contribution => {
            contributions::set_state(&mut work.sql, work.body, target.id(), change, work.now).await?
        }
        TargetKind::Comment => {
            contributions::add_comments(&mut work.sql, work.body, about.contribution, -1).await?;
            comments::set_state(&mut work.sql, work.body, target.id(), change).await?
        }
    };
    if !is_changed {
        return Err(Fault::Raced);
    }
    if target.kind == TargetKind::Contribution {
        let title = ui::Words::of(work.house())?.say("debates-removed-title");
        work.register(&Subject {
            reference: about.reference(),
            title,
            path: about.path.clone(),
        })
        .await?;
        index::forget(work, &about.reference()).await?;
    }
    Ok(())
}

async fn put_back(work: &mut Work, target: Target, about: &Judged) -> Result<(), Fault> {
    let change = (State::Removed, State::Published);
    match target.kind {
        TargetKind::Contribution => {
            contributions::set_state(&mut work.sql, work.body, target.id(), change, work.now).await?;
            let (back, _) = super::contribution(work, target.id()).await?;
            index::contribution(work, &back).await
        }
        TargetKind::Comment => {
            if comments::set_state(&mut work.sql, work.body, target.id(), change).await? {
                contributions::add_comments(&mut work.sql, work.body, about.contribution, 1).await?;
            }
            Ok(())
        }
    }
}

/// The article or the charter a reason rests on, today, as it is told to whom `words` speak.
pub(crate) fn basis_words(work: &Work, words: ui::Words, reason: Reason) -> Result<String, Fault> {
    let body = work.collectivite()?;
    let today = work.now.timestamp().to_zoned(body.zone()).date();
    Ok(match basis(reason, body.kind, today)? {
        Some(article) => article.to_owned(),
        None => words.say("debates-basis-charter"),
    })
}
