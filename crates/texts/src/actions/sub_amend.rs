//! Amending an amendment, and what becomes of sub-amendments when something is decided.

use kernel::{Action, Event, Fault, Scope, Sentence, Work};
use legistique::Document;
use serde_json::json;

use super::adopting::{self, Changed, Decided};
use super::propose::{commit, place};
use super::{amendment_subject, checked_rationale, find_amendment, require_state};
use crate::drafting::{self, AdoptedEdits, AmendmentForm, Draft};
use crate::model::{
    AMENDMENTS_MAX, Amendment, AmendmentId, FallenBecause, Fate, SUB_AMENDMENTS_MAX, TextDocument, TextState,
};
use crate::store::amendments::{self, Fall, Wording};
use crate::store::{documents, sub_amendments};
use crate::{history, indexing, places, rights, sub_amended};

/// Tables an amendment to an amendment: it refers to the text as that one would make it, is called before it, and falls
/// with it.
pub struct ProposeSubAmendment {
    /// The amendment amended
    pub parent: AmendmentId,
    /// The version of it that was read
    pub parent_version: i64,
    /// The passage rewritten, or the sentence
    pub form: AmendmentForm,
    /// Why; may be empty
    pub rationale: String,
}

impl Action for ProposeSubAmendment {
    const NAME: &'static str = "texts.propose-sub-amendment";
    /// The sub-amendment's number, among those of the text
    type Output = i64;

    async fn run(&self, work: &mut Work) -> Result<i64, Fault> {
        let (parent, text) = find_amendment(work, self.parent).await?;
        work.require(&rights::AMEND, Scope::group(text.group_id)).await?;
        let author = work.person()?;
        require_state(&text, TextState::Discussion, "texts-not-in-discussion")?;
        self.require_open(work, &parent, &text).await?;
        let rationale = checked_rationale(&self.rationale)?;
        let base = Document::parse(text.base());
        let draft = sub_draft(&text, &base, &parent, &self.form)?;

        let number = documents::take_number(&mut work.sql, work.body, text.id, work.now).await?;
        let commit_of_parent = history::oid(&parent.commit_oid)?;
        let ground = sub_amended::ground(&base, &parent)?;
        let from = (commit_of_parent, work.actor);
        let branch = (number, 1, rationale.as_str());
        let commit = commit(work, &text, &ground, &draft, branch, from).await?;
        let id: AmendmentId = work.new_id();
        let edits = drafting::to_json(&draft.edits)?;
        let wording = Wording {
            manner: draft.manner,
            sentence: &draft.sentence,
            edits: &edits,
            rationale: &rationale,
            commit,
            at: work.now,
        };
        amendments::insert(&mut work.sql, work.body, id, (text.id, number), author, &wording).await?;
        sub_amendments::insert(&mut work.sql, work.body, (text.id, id), parent.id).await?;
        // It is called by where it bears on its amendment: that is what its operations refer to.
        place(work, &ground, (text.id, id), &draft).await?;
        // Where it shows in the text everybody reads: as its amendment and it would make it together.
        let in_text = Draft {
            places: places::compare(&base, &draft.after),
            ..draft
        };
        amendments::replace_places(&mut work.sql, work.body, (text.id, id), &in_text.places).await?;
        let subject = amendment_subject(work, &text, id, number)?;
        work.register(&subject).await?;
        let at = work.now;
        indexing::amendment(work, &subject, (&in_text.sentence, &rationale), at).await?;
        let payload = json!({
            "text": text.id, "number": number, "parent": parent.number, "commit": commit.to_string(),
        });
        work.journal(Event::public("texts.amendment-proposed", subject.reference).with(payload))
            .await?;
        Ok(number)
    }
}

impl ProposeSubAmendment {
    async fn require_open(
        &self,
        work: &mut Work,
        parent: &Amendment,
        text: &TextDocument,
    ) -> Result<(), Fault> {
        if parent.fate != Fate::Pending {
            return Err(Fault::refused("texts-amendment-settled"));
        }
        if parent.version != self.parent_version {
            return Err(Fault::Stale("amendment"));
        }
        let of = sub_amendments::parent_of(&mut work.sql, work.body, parent.id).await?;
        if of.is_some() {
            return Err(Fault::refused("texts-sub-too-deep"));
        }
        let full = |max: i64| Fault::refused_with(Sentence::new("texts-amendments-full").with("max", max));
        if text.last_number >= AMENDMENTS_MAX {
            return Err(full(AMENDMENTS_MAX));
        }
        if sub_amendments::count(&mut work.sql, work.body, parent.id).await? >= SUB_AMENDMENTS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("texts-sub-full").with("max", SUB_AMENDMENTS_MAX),
            ));
        }
        Ok(())
    }
}

/// Understands a sub-amendment: it bears on what its amendment changes, and leaves something of it.
pub(crate) fn sub_draft(
    text: &TextDocument,
    base: &Document,
    parent: &Amendment,
    form: &AmendmentForm,
) -> Result<Draft, Fault> {
    let field = match form {
        AmendmentForm::Sentence(_) => "sentence",
        AmendmentForm::InPlace { .. } | AmendmentForm::InPlaces { .. } | AmendmentForm::Pushed { .. } => {
            "wording"
        }
    };
    let ground = sub_amended::ground(base, parent)?;
    let draft = drafting::sub_draft(text, &ground, form)?;
    if draft.after == *base {
        return Err(Fault::field(field, "texts-sub-cancels"));
    }
    if !sub_amended::stays_within(base, &ground, &draft.after) {
        return Err(Fault::field(field, "texts-sub-elsewhere"));
    }
    Ok(draft)
}

/// Adopts sub-amendments of one amendment, before it: the text does not change yet. Others of the same amendment that
/// they have overtaken fall.
pub(super) async fn adopt(
    work: &mut Work,
    text: &TextDocument,
    (parent, newcomers): (&Amendment, &[Amendment]),
    decided: &Decided,
) -> Result<Vec<Changed>, Fault> {
    let mut changes = Vec::new();
    if parent.fate != Fate::Pending {
        for newcomer in newcomers {
            changes.push(fell_with(work, text, parent, newcomer).await?);
        }
        return Ok(changes);
    }
    let ground = sub_amended::ground(&Document::parse(text.base()), parent)?;
    let all = sub_amendments::of(&mut work.sql, work.body, parent.id).await?;
    let mut standing: Vec<AdoptedEdits> = Vec::new();
    for other in all.iter().filter(|other| other.fate == Fate::Adopted) {
        standing.push(AdoptedEdits::of(other)?);
    }
    for newcomer in newcomers {
        standing.push(AdoptedEdits::of(newcomer)?);
        let outcomes = drafting::apply(&ground, &standing).outcomes;
        let fall = outcomes
            .last()
            .and_then(|outcome| adopting::fall_of(outcome, &standing));
        if let Some(fall) = fall {
            adopting::fell(work, text, newcomer, &fall).await?;
            changes.push(adopting::changed(newcomer, Fate::Fallen));
            standing.pop();
            continue;
        }
        adopting::settle(work, newcomer, Fate::Adopted, &Fall::default()).await?;
        let (origin, id) = &decided.origin;
        let payload = json!({
            "text": text.id, "number": newcomer.number, "parent": parent.number, (*origin): id,
        });
        work.journal(Event::public("texts.amendment-adopted", newcomer.reference()).with(payload))
            .await?;
        changes.push(adopting::changed(newcomer, Fate::Adopted));
    }
    for other in all.iter().filter(|other| {
        other.fate == Fate::Pending && newcomers.iter().all(|newcomer| newcomer.id != other.id)
    }) {
        let mut with_other = standing.clone();
        with_other.push(AdoptedEdits::of(other)?);
        let outcomes = drafting::apply(&ground, &with_other).outcomes;
        let fall = outcomes
            .last()
            .and_then(|outcome| adopting::overtaken(outcome, &with_other));
        if let Some(fall) = fall {
            adopting::fell(work, text, other, &fall).await?;
            changes.push(adopting::changed(other, Fate::Fallen));
        }
    }
    Ok(changes)
}

/// The sub-amendments of an amendment whose fate is one of `fates` fall with it.
pub(super) async fn fall_with(
    work: &mut Work,
    text: &TextDocument,
    parent: &Amendment,
    fates: &[Fate],
) -> Result<Vec<Changed>, Fault> {
    let mut changes = Vec::new();
    for sub in sub_amendments::of(&mut work.sql, work.body, parent.id).await? {
        if fates.contains(&sub.fate) {
            changes.push(fell_with(work, text, parent, &sub).await?);
        }
    }
    Ok(changes)
}

/// Refuses when what was decided of an amendment, or is being voted, is no longer its author's alone.
pub(super) async fn require_free(work: &mut Work, parent: &Amendment) -> Result<(), Fault> {
    match sub_amended::held_by(&mut work.sql, work.body, parent.id).await? {
        Some(why) => Err(Fault::refused_with(why)),
        None => Ok(()),
    }
}

/// What is in discussion or adopted has no effect without the amendment it amends.
pub(super) const WITHOUT_PARENT: &[Fate] = &[Fate::Pending, Fate::Adopted];

async fn fell_with(
    work: &mut Work,
    text: &TextDocument,
    parent: &Amendment,
    sub: &Amendment,
) -> Result<Changed, Fault> {
    let fall = Fall {
        because: Some(FallenBecause::Parent),
        by: Some(parent.number),
        detail: None,
    };
    adopting::fell(work, text, sub, &fall).await?;
    Ok(adopting::changed(sub, Fate::Fallen))
}
