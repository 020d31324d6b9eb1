//! What an author does with a contribution afterwards.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Subject, Work};
use moderation::Target;

use super::{checked, contribution, must_be_open};
use crate::model::{Answer, CONTRIBUTION_WORD, ContributionId, State, VERSIONS_MAX, Written};
use crate::store::contributions;
use crate::{index, rights};

/// Changes what a contribution says; what it said before is kept and shown.
#[derive(Clone, Debug)]
pub struct EditContribution {
    /// Which one
    pub contribution: ContributionId,
    /// The version this change was made from
    pub version: i64,
    /// What it says from now on
    pub written: Written,
    /// True when the author wants to be named
    pub shows_name: bool,
}

impl Action for EditContribution {
    const NAME: &'static str = "debates.edit";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (before, consultation) = contribution(work, self.contribution).await?;
        let scope = Scope::group(consultation.group_id).written_by(before.author_id);
        work.require(&rights::EDIT, scope).await?;
        groups::must_still_represent(work, &before.reference()).await?;
        must_be_open(&consultation, work)?;
        if before.state != State::Published {
            return Err(Fault::refused("debates-refused-gone"));
        }
        if before.answer != Answer::Waiting {
            return Err(Fault::refused("debates-refused-answered"));
        }
        if before.version >= VERSIONS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("debates-refused-versions").with("max", VERSIONS_MAX),
            ));
        }
        let mut fields = Fields::default();
        let mut typed = self.written.clone();
        // A theme that is no longer proposed may stay where it was.
        let keeps_theme = typed.theme == before.theme;
        if keeps_theme {
            typed.theme = String::new();
        }
        let mut written = checked(&mut fields, &consultation, &typed);
        if keeps_theme {
            written.theme.clone_from(&before.theme);
        }
        fields.finish()?;
        let how = (self.shows_name, self.version);
        if !contributions::edit(&mut work.sql, work.body, &before, &written, how, work.now).await? {
            return Err(Fault::Stale("contribution"));
        }
        let (after, _) = contribution(work, before.id).await?;
        index::contribution(work, &after).await?;
        if after.title != before.title {
            index::comments_of(work, (&after, &consultation)).await?;
        }
        work.journal(Event::public("debates.contribution-edited", after.reference()))
            .await
    }
}

/// Takes a contribution back: nothing is left of what it said.
#[derive(Clone, Debug)]
pub struct WithdrawContribution {
    /// Which one
    pub contribution: ContributionId,
}

impl Action for WithdrawContribution {
    const NAME: &'static str = "debates.withdraw";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (before, consultation) = contribution(work, self.contribution).await?;
        let scope = Scope::group(consultation.group_id).written_by(before.author_id);
        work.require(&rights::EDIT, scope).await?;
        let change = (State::Published, State::Withdrawn);
        if !contributions::set_state(&mut work.sql, work.body, before.id, change, work.now).await? {
            return Err(Fault::refused("debates-refused-gone"));
        }
        contributions::forget(&mut work.sql, work.body, before.id).await?;
        let target = Target::new(CONTRIBUTION_WORD, before.id);
        moderation::close_reports(work, &target, &before.path()).await?;
        let title = ui::Words::of(work.house())?.say("debates-withdrawn-title");
        work.register(&Subject {
            reference: before.reference(),
            title,
            path: before.path(),
        })
        .await?;
        index::forget_contribution(work, &before).await?;
        work.journal(Event::public(
            "debates.contribution-withdrawn",
            before.reference(),
        ))
        .await
    }
}
