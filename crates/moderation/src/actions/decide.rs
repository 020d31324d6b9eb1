//! Deciding on what was reported; contesting a removal; deciding on that, by somebody else.

use db::Instant;
use jiff::ToSpan as _;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use super::forget::FORGET;
use super::{explained, judged};
use crate::model::{
    AppealOutcome, Decision, DecisionId, Reason, Target, WORDS_CHARS_MAX, appeal_months, basis,
};
use crate::{mail, rights, store};

/// Decides on what somebody wrote: it stays, or it is removed, and why.
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
    const NAME: &'static str = "moderation.moderate";
    type Output = DecisionId;

    async fn run(&self, work: &mut Work) -> Result<DecisionId, Fault> {
        let about = judged(work, &self.target).await?;
        work.require(&rights::DECIDE, Scope::group(about.group())).await?;
        let moderator_id = work.person()?;
        if moderator_id == about.content.author {
            return Err(Fault::refused("moderation-refused-own"));
        }
        let reports = store::open_reports(&mut work.sql, work.body, &self.target).await?;
        if !about.content.is_shown {
            return Err(Fault::refused("moderation-refused-decided"));
        }
        let mut fields = Fields::default();
        let Some(is_removal) = self.is_removal else {
            return Err(Fault::field("decision", "moderation-decision-missing"));
        };
        let words = if is_removal {
            explained(&mut fields, "pourquoi", &self.words)
        } else {
            if reports.is_empty() {
                return Err(Fault::refused("moderation-refused-decided"));
            }
            self.words.trim().chars().take(WORDS_CHARS_MAX).collect()
        };
        let reported = reports.first().map(|report| report.reason);
        let reason = if is_removal { self.reason } else { reported };
        if reason.is_none() {
            fields.refuse("motif", Sentence::new("moderation-reason-missing"));
        }
        fields.finish()?;
        let reason = reason.ok_or_else(|| Fault::field("motif", "moderation-reason-missing"))?;
        let decision = Decision {
            id: work.new_id(),
            group_id: about.group(),
            target_type: self.target.kind.clone(),
            target_id: self.target.id,
            part_of_id: about.content.reference.id,
            author_id: about.content.author,
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
        store::insert_decision(&mut work.sql, work.body, &decision, delay_s).await?;
        let outcome = if is_removal {
            "moderation-mail-reported-removed"
        } else {
            "moderation-mail-reported-kept"
        };
        mail::reports_closed(work, &about.content.path, outcome, &reports).await?;
        store::decide_reports(&mut work.sql, work.body, &self.target, work.now).await?;
        if is_removal {
            (about.kind.hide)(work, self.target.id).await?;
            let until = contestable_until(work, decision.decided_at)?;
            mail::removed(work, &about.content, &decision, until).await?;
            forget_at(work, decision.id, until).await?;
        }
        let kind = if is_removal {
            about.kind.removed
        } else {
            "moderation.kept"
        };
        let payload = json!({ "reason": reason.as_str(), "decision": decision.id, "target": self.target.id });
        work.journal(Event::public(kind, about.content.reference).with(payload))
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
    const NAME: &'static str = "moderation.appeal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let decision = find(work, self.decision).await?;
        let about = judged(work, &decision.target()).await?;
        let scope = Scope::group(about.group()).written_by(decision.author_id);
        work.require(&rights::APPEAL, scope).await?;
        if !decision.is_removal {
            return Err(Fault::NotFound("decision"));
        }
        if work.now > contestable_until(work, decision.decided_at)? {
            return Err(Fault::refused("moderation-refused-appeal-late"));
        }
        let mut fields = Fields::default();
        let words = explained(&mut fields, "recours", &self.words);
        fields.finish()?;
        if !store::appeal(&mut work.sql, work.body, decision.id, &words, work.now).await? {
            return Err(Fault::refused("moderation-refused-appealed"));
        }
        work.journal(Event::public("moderation.contested", about.content.reference))
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
    const NAME: &'static str = "moderation.decide-appeal";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let decision = find(work, self.decision).await?;
        let about = judged(work, &decision.target()).await?;
        work.require(&rights::DECIDE, Scope::group(about.group())).await?;
        let moderator = work.person()?;
        if moderator == decision.moderator_id || moderator == decision.author_id {
            return Err(Fault::refused("moderation-refused-same-moderator"));
        }
        let mut fields = Fields::default();
        let words = explained(&mut fields, "pourquoi", &self.words);
        if self.is_overturned.is_none() {
            fields.refuse("decision", Sentence::new("moderation-decision-missing"));
        }
        fields.finish()?;
        let is_overturned = self.is_overturned.unwrap_or_default();
        let outcome = if is_overturned {
            AppealOutcome::Overturned
        } else {
            AppealOutcome::Confirmed
        };
        let said = (outcome, words.as_str());
        if !store::decide_appeal(&mut work.sql, work.body, decision.id, said, work.now).await? {
            return Err(Fault::refused("moderation-refused-decided"));
        }
        if is_overturned {
            (about.kind.restore)(work, decision.target_id).await?;
        } else {
            // The date on which it was to be forgotten may have passed while the appeal waited.
            let until = contestable_until(work, decision.decided_at)?.max(work.now);
            forget_at(work, decision.id, until).await?;
        }
        mail::appeal_decided(work, &about.content, &decision, outcome, &words).await?;
        let kind = if is_overturned {
            "moderation.restored"
        } else {
            "moderation.confirmed"
        };
        work.journal(Event::public(kind, about.content.reference)).await
    }
}

/// What was removed is kept as long as its removal may be contested.
async fn forget_at(work: &mut Work, decision: DecisionId, at: Instant) -> Result<(), Fault> {
    let reference = SubjectRef::new("moderation", decision);
    work.timer(FORGET, &reference, at, &json!({})).await
}

/// Until when a removal decided at `decided_at` may be contested.
fn contestable_until(work: &Work, decided_at: Instant) -> Result<Instant, Fault> {
    let body = work.collectivite()?;
    let zoned = decided_at.timestamp().to_zoned(body.zone());
    let (months, _) = appeal_months(body.kind, zoned.date())?;
    zoned
        .checked_add(months.months())
        .map(|until| Instant::from(until.timestamp()))
        .map_err(|error| Fault::Internal(error.to_string()))
}

async fn find(work: &mut Work, id: DecisionId) -> Result<Decision, Fault> {
    store::find_decision(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("decision"))
}

/// The article or the charter a reason rests on, today, as it is told to whom `words` speak.
pub(crate) fn basis_words(work: &Work, words: ui::Words, reason: Reason) -> Result<String, Fault> {
    let body = work.collectivite()?;
    let today = work.now.timestamp().to_zoned(body.zone()).date();
    Ok(match basis(reason, body.kind, today)? {
        Some(article) => article.to_owned(),
        None => words.say("moderation-basis-charter"),
    })
}
