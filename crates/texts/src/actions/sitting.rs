//! Deciding amendments in a sitting, one after the other, and going back on a decision that was recorded by mistake.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Action, Actor, Event, Fault, Fields, Scope, Sentence, Work};
use legistique::Document;
use serde_json::json;

use super::adopting::{self, Changed, Decided};
use super::find_text;
use super::sub_amend::{self, WITHOUT_PARENT};
use crate::clashes;
use crate::drafting;
use crate::history::{self, NewCommit};
use crate::model::{Amendment, AmendmentId, FallenBecause, Fate, TextDocument, TextId, TextState};
use crate::queue;
use crate::rights;
use crate::sitting::{CHANGED, Decision, DecisionId, Queued, Shown, Tally, Turn, Verdict};
use crate::store::amendments::{self, Fall};
use crate::store::{documents, fates, sitting, sub_amendments};
use crate::sub_amended::{self, Standing};

/// Says what becomes of an amendment, and of those identical to it: one vote serves them all. What falls with an adoption
/// falls in the same transaction.
pub struct DecideInSitting {
    /// The text amended
    pub text: TextId,
    /// The amendment called, by its number
    pub number: i64,
    /// How many decisions the page had seen: another one meanwhile, and nothing is decided
    pub seen: i64,
    /// What the page showed to be put to the vote: anything else now, and nothing is decided
    pub shown: Shown,
    /// What is decided
    pub verdict: Verdict,
    /// The show of hands, when it was counted
    pub tally: Option<Tally>,
}

impl Action for DecideInSitting {
    const NAME: &'static str = "texts.decide-in-sitting";
    type Output = DecisionId;

    async fn run(&self, work: &mut Work) -> Result<DecisionId, Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::SIT, Scope::group(text.group_id)).await?;
        require_discussed(&text)?;
        self.check_hands()?;
        if !sitting::next_version(&mut work.sql, work.body, text.id, self.seen).await? {
            return Err(Fault::Stale("sitting"));
        }
        let turns = queue::read_and_keep(&mut work.sql, work.body, &text).await?;
        let put = self.put_to_the_vote(work, &turns).await?;
        let voted = voted_elsewhere(work, &turns).await?;
        let changes = self.carry_out(work, &text, &put).await?;
        let cancelled = changes.iter().find_map(|change| voted.get(&change.amendment));
        if let Some(number) = cancelled {
            return Err(Fault::refused_with(
                Sentence::new("texts-sitting-would-cancel").with("n", *number),
            ));
        }
        let decision = Decision {
            id: work.new_id(),
            document_id: text.id,
            number: self.seen + 1,
            verdict: self.verdict,
            tally: self.tally,
            decided_by: work.person()?,
            decided_at: work.now,
            undone_by: None,
            undone_at: None,
        };
        sitting::insert_decision(&mut work.sql, work.body, &decision).await?;
        let put: BTreeSet<AmendmentId> = put.iter().map(|amendment| amendment.id).collect();
        keep_fates(work, (text.id, decision.id), &put, &changes).await?;
        let payload = json!({
            "number": decision.number, "verdict": self.verdict.as_str(), "amendments": put, "tally": self.tally,
        });
        work.journal(Event::public("texts.sitting-decided", text.reference()).with(payload))
            .await?;
        Ok(decision.id)
    }
}

impl DecideInSitting {
    fn check_hands(&self) -> Result<(), Fault> {
        let mut fields = Fields::default();
        if self.tally.is_some_and(|tally| tally.denies(self.verdict)) {
            fields.refuse("pour", Sentence::new("texts-sitting-hands-deny"));
        }
        fields.finish()
    }

    /// The amendment called, and those identical to it: an author takes back no more than one.
    async fn put_to_the_vote(&self, work: &mut Work, turns: &[Turn]) -> Result<Vec<Amendment>, Fault> {
        let turn = turns.iter().find(|turn| turn.holds(self.number));
        let turn = turn.ok_or_else(|| Fault::refused("texts-amendment-settled"))?;
        let is_put = |queued: &&Queued| self.verdict != Verdict::Withdrawn || queued.number == self.number;
        let called: Vec<&Queued> = turn.amendments.iter().filter(is_put).collect();
        let shown = queue::shown(&mut work.sql, work.body, &called).await?;
        let mut put = Vec::new();
        for queued in called {
            let found = amendments::find(&mut work.sql, work.body, queued.id).await?;
            let amendment = found.ok_or(Fault::NotFound("amendment"))?;
            let vote = votes::of_subject(&mut work.sql, work.body, &amendment.reference()).await?;
            if vote.is_some_and(|vote| vote.is_open) {
                return Err(Fault::refused_with(
                    Sentence::new("texts-sitting-vote-open").with("n", amendment.number),
                ));
            }
            put.push(amendment);
        }
        if shown != self.shown {
            return Err(Fault::Stale(CHANGED));
        }
        Ok(put)
    }

    /// Nothing is adopted that could not enter the text as it was voted: what to do instead is said.
    async fn require_no_clash(
        &self,
        work: &mut Work,
        text: &TextDocument,
        put: &[Amendment],
    ) -> Result<(), Fault> {
        let base = Document::parse(text.base());
        for amendment in put {
            let of = (text.id, &base);
            if let Some(clash) = clashes::of_waiting(&mut work.sql, work.body, of, amendment).await? {
                return Err(clash.refusal(amendment.number));
            }
        }
        Ok(())
    }

    async fn carry_out(
        &self,
        work: &mut Work,
        text: &TextDocument,
        put: &[Amendment],
    ) -> Result<Vec<Changed>, Fault> {
        if self.verdict == Verdict::Adopted {
            self.require_no_clash(work, text, put).await?;
            let date = work.now.timestamp().to_zoned(work.collectivite()?.zone()).date();
            let now = work.now;
            let (said, _) = adopting::sitting_said(work, text, now).await?;
            let mut trailers = vec![("Seance", said)];
            if let Some(Tally {
                pour,
                contre,
                abstention,
            }) = self.tally
            {
                trailers.insert(0, ("Vote", format!("{pour}/{contre}/{abstention}")));
            }
            let decided = Decided {
                trailers,
                origin: ("sitting", date.to_string()),
            };
            return adopting::adopt(work, text, put, &decided).await;
        }
        if matches!(self.verdict, Verdict::Withdrawn | Verdict::Fallen) {
            for amendment in put {
                if sub_amended::is_kept_by_a_vote(&mut work.sql, work.body, amendment.id).await? {
                    return Err(Fault::refused("texts-sitting-sub-voted"));
                }
            }
        }
        let fall = Fall {
            because: (self.verdict == Verdict::Fallen).then_some(FallenBecause::Chair),
            ..Fall::default()
        };
        let kind = match self.verdict {
            Verdict::Rejected => "texts.amendment-rejected",
            Verdict::Withdrawn => "texts.amendment-withdrawn",
            Verdict::Adopted | Verdict::Fallen => "texts.amendment-fallen",
        };
        let mut changes = Vec::new();
        for amendment in put {
            adopting::settle(work, amendment, self.verdict.fate(), &fall).await?;
            let because = fall.because.map(FallenBecause::as_str);
            let payload =
                json!({ "text": text.id, "number": amendment.number, "because": because, "sitting": true });
            work.journal(Event::public(kind, amendment.reference()).with(payload))
                .await?;
            changes.push(Changed {
                amendment: amendment.id,
                before: amendment.fate,
                after: self.verdict.fate(),
            });
            changes.extend(sub_amend::fall_with(work, text, amendment, WITHOUT_PARENT).await?);
        }
        Ok(changes)
    }
}

/// The amendments on which a vote is open, with their numbers: a sitting, which need not have the right to open a vote,
/// cancels none by letting its amendment fall.
async fn voted_elsewhere(work: &mut Work, turns: &[Turn]) -> Result<BTreeMap<AmendmentId, i64>, Fault> {
    let waiting: Vec<Queued> = turns.iter().flat_map(|turn| turn.amendments.clone()).collect();
    queue::open_votes(&mut work.sql, work.body, &waiting).await
}

fn require_discussed(text: &TextDocument) -> Result<(), Fault> {
    match text.state {
        TextState::Discussion | TextState::Closed => Ok(()),
        TextState::Draft => Err(Fault::refused("texts-sitting-too-early")),
        TextState::Consolidated => Err(Fault::refused("texts-sitting-over")),
    }
}

async fn keep_fates(
    work: &mut Work,
    decision: (TextId, DecisionId),
    put: &BTreeSet<AmendmentId>,
    changes: &[Changed],
) -> Result<(), Fault> {
    for change in changes {
        let amendment = (change.amendment, put.contains(&change.amendment));
        let fates = (change.before, change.after);
        sitting::insert_fate(&mut work.sql, work.body, decision, amendment, fates).await?;
    }
    Ok(())
}

/// Goes back on a decision: what it decided and what it let fall is as it was before, the text too. That there was a
/// decision, and that somebody went back on it, stays.
pub struct UndoDecision {
    /// Which decision
    pub decision: DecisionId,
    /// How many decisions the page had seen
    pub seen: i64,
}

impl Action for UndoDecision {
    const NAME: &'static str = "texts.undo-decision";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let decision = sitting::find(&mut work.sql, work.body, self.decision).await?;
        let decision = decision.ok_or(Fault::NotFound("decision"))?;
        let text = find_text(work, decision.document_id).await?;
        work.require(&rights::SIT, Scope::group(text.group_id)).await?;
        require_discussed(&text)?;
        if !sitting::next_version(&mut work.sql, work.body, text.id, self.seen).await? {
            return Err(Fault::Stale("sitting"));
        }
        let by = work.person()?;
        if !sitting::undo(&mut work.sql, work.body, decision.id, by, work.now).await? {
            return Err(Fault::refused("texts-sitting-undone-already"));
        }
        let reopened = restore(work, &decision).await?;
        if decision.verdict == Verdict::Adopted {
            withdraw_from_text(work, &text, &decision, &reopened).await?;
        }
        let payload = json!({ "number": decision.number, "verdict": decision.verdict.as_str() });
        work.journal(Event::public("texts.sitting-undone", text.reference()).with(payload))
            .await
    }
}

/// Gives each amendment the fate it had before, unless a later decision changed it: that one is to be undone first.
async fn restore(work: &mut Work, decision: &Decision) -> Result<Vec<Amendment>, Fault> {
    let mut restored = Vec::new();
    for fate in sitting::fates(&mut work.sql, work.body, decision.id).await? {
        let found = amendments::find(&mut work.sql, work.body, fate.amendment_id).await?;
        let mut amendment = found.ok_or(Fault::NotFound("amendment"))?;
        let parent = sub_amendments::parent_of(&mut work.sql, work.body, amendment.id).await?;
        let is_built_upon = fate.is_put && parent.as_ref().is_some_and(|parent| parent.fate != Fate::Pending);
        if let Some(parent) = parent.filter(|_| is_built_upon) {
            return Err(Fault::refused_with(
                Sentence::new("texts-sitting-undo-later").with("n", parent.number),
            ));
        }
        if amendment.fate != fate.fate_after {
            return Err(Fault::refused_with(
                Sentence::new("texts-sitting-undo-later").with("n", amendment.number),
            ));
        }
        if fate.fate_before == Fate::Pending {
            amendments::reopen(&mut work.sql, work.body, amendment.id, work.now).await?;
        } else {
            adopting::settle(work, &amendment, fate.fate_before, &Fall::default()).await?;
        }
        let payload = json!({ "text": amendment.document_id, "number": amendment.number, "fate": fate.fate_before.as_str() });
        work.journal(Event::public("texts.amendment-reopened", amendment.reference()).with(payload))
            .await?;
        amendment.fate = fate.fate_before;
        restored.push(amendment);
    }
    Ok(restored)
}

/// The text is again what the other adopted amendments make of it; of what is in discussion again, what cannot be
/// with them falls again.
async fn withdraw_from_text(
    work: &mut Work,
    text: &TextDocument,
    decision: &Decision,
    reopened: &[Amendment],
) -> Result<(), Fault> {
    let base = Document::parse(text.base());
    let adopted = fates::list(&mut work.sql, work.body, text.id, Fate::Adopted).await?;
    let of = (text.id, &base);
    let standing = Standing::of(&mut work.sql, work.body, of, adopted.iter())
        .await?
        .edits;
    let applied = drafting::apply(&base, &standing);
    if let Some(index) = applied
        .outcomes
        .iter()
        .position(|outcome| !adopting::stands(outcome))
    {
        let n = standing.get(index).map_or(0, |one| one.number);
        return Err(Fault::refused_with(
            Sentence::new("texts-sitting-undo-later").with("n", n),
        ));
    }
    let after = applied.document;
    let before = Document::parse(&text.markdown);
    // Sub-amendments change nothing before their amendment is adopted.
    if after == before {
        return Ok(());
    }
    let said = ui::Words::of(work.house())?;
    let numbers: Vec<String> = reopened
        .iter()
        .filter(|amendment| amendment.fate == Fate::Pending)
        .map(|amendment| amendment.number.to_string())
        .collect();
    let title = ui::t!(
        said,
        "texts-commit-undone",
        n = numbers.len(),
        numbers = numbers.join(", ")
    );
    let commit = NewCommit {
        text: text.id,
        document: &after,
        parents: vec![history::oid(&text.head_commit)?],
        author: Actor::System,
        message: history::message(&title, "", &[])?,
        known: Some(&before),
    };
    let commit = history::write(work, commit).await?;
    history::point(work, text.id, history::MAIN, commit).await?;
    documents::merge(
        &mut work.sql,
        work.body,
        text.id,
        &after.to_markdown(),
        commit.as_bytes(),
        work.now,
    )
    .await?;
    let subs = sub_amendments::all(&mut work.sql, work.body, text.id).await?;
    let is_sub = |other: &Amendment| subs.iter().any(|kinship| kinship.amendment_id == other.id);
    let pending: Vec<&Amendment> = reopened
        .iter()
        .filter(|amendment| amendment.fate == Fate::Pending && !is_sub(amendment))
        .collect();
    let touched = adopting::divisions_of(work, text, reopened).await?;
    let falls = adopting::drop_overtaken(work, text, &base, &standing, &touched, &pending).await?;
    give_to_their_decisions(work, decision, &falls).await
}

/// What falls again falls by an amendment that another decision adopted: going back on that one will bring it back.
async fn give_to_their_decisions(
    work: &mut Work,
    decision: &Decision,
    falls: &[Changed],
) -> Result<(), Fault> {
    for fall in falls {
        let found = amendments::find(&mut work.sql, work.body, fall.amendment).await?;
        let Some(by) = found.and_then(|amendment| amendment.fallen_by) else {
            continue;
        };
        let cause = amendments::find_by_number(&mut work.sql, work.body, decision.document_id, by).await?;
        let Some(cause) = cause else { continue };
        let of = sitting::of_amendment(&mut work.sql, work.body, cause.id).await?;
        if let Some(of) = of {
            let place = (decision.document_id, of.id);
            let fates = (fall.before, fall.after);
            sitting::insert_fate(&mut work.sql, work.body, place, (fall.amendment, false), fates).await?;
        }
    }
    Ok(())
}
