//! Setting a challenge on data: announced, changed, given up, and its results published.

use std::collections::BTreeSet;

use db::Instant;
use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::{long_text, short_text};
use crate::model::{
    CHALLENGE_DATASETS_MAX, Challenge, ChallengeId, ChallengeStage, DatasetId, Gallery, NAME_CHARS_MAX,
    REASON_CHARS_MAX, TEXT_CHARS_MAX,
};
use crate::{index, rights, store};

/// What is said of a challenge.
#[derive(Clone, Debug)]
pub struct ChallengeTold {
    /// Its title
    pub title: String,
    /// The question that is asked, in Markdown
    pub question: String,
    /// What is expected, in Markdown
    pub expected: String,
    /// What submissions are looked at by, in Markdown; may be empty
    pub criteria: String,
    /// What is won, in words; may be empty
    pub prize: String,
    /// The published datasets it rests on
    pub datasets: Vec<DatasetId>,
    /// When submissions are read by everybody
    pub gallery: Option<Gallery>,
    /// From when people submit
    pub opens_at: Instant,
    /// Until when
    pub closes_at: Instant,
}

/// Announces a challenge, which opens by itself.
#[derive(Clone, Debug)]
pub struct SetChallenge {
    /// The group that answers for it
    pub group: GroupId,
    /// What is said of it
    pub told: ChallengeTold,
}

impl Action for SetChallenge {
    const NAME: &'static str = "datasets.set-challenge";
    type Output = ChallengeId;

    async fn run(&self, work: &mut Work) -> Result<ChallengeId, Fault> {
        work.require(&rights::CHALLENGE, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let blank = Challenge {
            id: work.new_id(),
            group_id: self.group,
            title: String::new(),
            question: String::new(),
            expected: String::new(),
            criteria: String::new(),
            prize: String::new(),
            gallery: Gallery::AfterClosing,
            opens_at: self.told.opens_at,
            closes_at: self.told.closes_at,
            results: String::new(),
            results_at: None,
            cancelled_because: String::new(),
            cancelled_at: None,
            created_at: work.now,
            version: 1,
        };
        let challenge = self.told.checked(work, blank, None).await?;
        store::insert_challenge(&mut work.sql, work.body, &challenge).await?;
        store::set_challenge_data(&mut work.sql, work.body, challenge.id, &self.told.datasets).await?;
        index::challenge(work, &challenge).await?;
        let told = json!({ "group": self.group });
        work.journal(Event::public("datasets.challenge-set", challenge.reference()).with(told))
            .await?;
        Ok(challenge.id)
    }
}

/// Changes what is said of a challenge until its results are published: what people answered to stays in the journal.
#[derive(Clone, Debug)]
pub struct ChangeChallenge {
    /// Which one
    pub challenge: ChallengeId,
    /// The version that was read
    pub version: i64,
    /// What is said of it now
    pub told: ChallengeTold,
}

impl Action for ChangeChallenge {
    const NAME: &'static str = "datasets.change-challenge";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = super::challenge(work, self.challenge).await?;
        work.require(&rights::CHALLENGE, before.scope()).await?;
        must_go_on(work, &before)?;
        let known = before.clone();
        let challenge = self.told.checked(work, before, Some(&known)).await?;
        let challenge = Challenge {
            version: self.version,
            ..challenge
        };
        if !store::update_challenge(&mut work.sql, work.body, &challenge, work.now).await? {
            return Err(Fault::Stale("challenge"));
        }
        store::set_challenge_data(&mut work.sql, work.body, challenge.id, &self.told.datasets).await?;
        index::challenge(work, &challenge).await?;
        work.journal(Event::public("datasets.challenge-changed", challenge.reference()))
            .await
    }
}

impl ChallengeTold {
    /// `blank` with what is said, once it is right. `known` is the challenge as it stands.
    async fn checked(
        &self,
        work: &mut Work,
        blank: Challenge,
        known: Option<&Challenge>,
    ) -> Result<Challenge, Fault> {
        let mut fields = Fields::default();
        let title = fields.name(
            "titre",
            &self.title,
            NAME_CHARS_MAX,
            "datasets-challenge-title-empty",
            "datasets-text-too-long",
        );
        let mut text = |field, typed: &str, empty| {
            fields.text(field, typed, TEXT_CHARS_MAX, empty, "datasets-text-too-long")
        };
        let question = text("question", &self.question, "datasets-challenge-question-empty");
        let expected = text("attendu", &self.expected, "datasets-challenge-expected-empty");
        let criteria = long_text(&mut fields, "criteres", &self.criteria, TEXT_CHARS_MAX);
        let prize = short_text(&mut fields, "prix", &self.prize, REASON_CHARS_MAX);
        let is_kept =
            known.is_none_or(|known| known.opens_at > work.now || Some(known.gallery) == self.gallery);
        if self.gallery.is_none() {
            fields.refuse("galerie", Sentence::new("datasets-challenge-gallery-empty"));
        } else if !is_kept {
            // Whoever submitted was told who would read it, and when.
            fields.refuse("galerie", Sentence::new("datasets-challenge-gallery-kept"));
        }
        self.check_dates(&mut fields, work, known);
        self.check_data(&mut fields, work).await?;
        fields.finish()?;
        Ok(Challenge {
            title,
            question,
            expected,
            criteria,
            prize,
            gallery: self.gallery.unwrap_or(blank.gallery),
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            ..blank
        })
    }

    /// A challenge that has opened keeps its opening; its closing is moved to a day to come only.
    fn check_dates(&self, fields: &mut Fields, work: &Work, known: Option<&Challenge>) {
        if self.closes_at <= self.opens_at {
            fields.refuse("fin", Sentence::new("datasets-challenge-dates-order"));
            return;
        }
        let has_opened = known.is_some_and(|known| known.opens_at <= work.now);
        if has_opened && known.is_some_and(|known| known.opens_at != self.opens_at) {
            fields.refuse("debut", Sentence::new("datasets-challenge-opened"));
        }
        let is_moved = known.is_none_or(|known| known.closes_at != self.closes_at);
        if is_moved && self.closes_at <= work.now {
            fields.refuse("fin", Sentence::new("datasets-challenge-closing-past"));
        }
    }

    async fn check_data(&self, fields: &mut Fields, work: &mut Work) -> Result<(), Fault> {
        let different: BTreeSet<DatasetId> = self.datasets.iter().copied().collect();
        if self.datasets.is_empty() {
            fields.refuse("jeux", Sentence::new("datasets-challenge-data-empty"));
        } else if self.datasets.len() > CHALLENGE_DATASETS_MAX {
            let sentence = Sentence::new("datasets-challenge-data-many").with("max", CHALLENGE_DATASETS_MAX);
            fields.refuse("jeux", sentence);
        } else if different.len() < self.datasets.len() {
            fields.refuse("jeux", Sentence::new("datasets-challenge-data-gone"));
        } else {
            for id in different {
                let found = store::find(&mut work.sql, work.body, id).await?;
                if !found.is_some_and(|dataset| dataset.is_public()) {
                    fields.refuse("jeux", Sentence::new("datasets-challenge-data-gone"));
                    break;
                }
            }
        }
        Ok(())
    }
}

/// Gives a challenge up: its page says why, and what was submitted is retained by nobody.
#[derive(Clone, Debug)]
pub struct CancelChallenge {
    /// Which one
    pub challenge: ChallengeId,
    /// Why, in Markdown
    pub reason: String,
}

impl Action for CancelChallenge {
    const NAME: &'static str = "datasets.cancel-challenge";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let challenge = super::challenge(work, self.challenge).await?;
        work.require(&rights::CHALLENGE, challenge.scope()).await?;
        let mut fields = Fields::default();
        let reason = fields.text(
            "motif",
            &self.reason,
            REASON_CHARS_MAX,
            "datasets-challenge-reason-empty",
            "datasets-text-too-long",
        );
        fields.finish()?;
        if !store::cancel_challenge(&mut work.sql, work.body, challenge.id, &reason, work.now).await? {
            return Err(Fault::refused("datasets-challenge-over"));
        }
        work.journal(Event::public(
            "datasets.challenge-cancelled",
            challenge.reference(),
        ))
        .await
    }
}

/// Publishes the results of a challenge that is closed, with the answer to each submission: all of them are answered first.
#[derive(Clone, Debug)]
pub struct PublishResults {
    /// Which one
    pub challenge: ChallengeId,
    /// The version that was read
    pub version: i64,
    /// What the body says of the whole, in Markdown
    pub results: String,
}

impl Action for PublishResults {
    const NAME: &'static str = "datasets.publish-results";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let challenge = super::challenge(work, self.challenge).await?;
        work.require(&rights::CHALLENGE, challenge.scope()).await?;
        if challenge.stage(work.now) != ChallengeStage::Closed {
            return Err(Fault::refused("datasets-challenge-not-closed"));
        }
        let left = store::count_unanswered(&mut work.sql, work.body, challenge.id).await?;
        if left > 0 {
            let sentence = Sentence::new("datasets-challenge-unanswered").with("n", left);
            return Err(Fault::refused_with(sentence));
        }
        let mut fields = Fields::default();
        let results = fields.text(
            "resultats",
            &self.results,
            TEXT_CHARS_MAX,
            "datasets-challenge-results-empty",
            "datasets-text-too-long",
        );
        fields.finish()?;
        let seen = (challenge.id, self.version);
        if !store::publish_results(&mut work.sql, work.body, seen, &results, work.now).await? {
            return Err(Fault::Stale("challenge"));
        }
        work.journal(Event::public("datasets.challenge-results", challenge.reference()))
            .await
    }
}

/// Refuses for a challenge whose results are published, or that was given up.
pub(super) fn must_go_on(work: &Work, challenge: &Challenge) -> Result<(), Fault> {
    match challenge.stage(work.now) {
        ChallengeStage::Results | ChallengeStage::Cancelled => Err(Fault::refused("datasets-challenge-over")),
        ChallengeStage::Announced | ChallengeStage::Open | ChallengeStage::Closed => Ok(()),
    }
}
