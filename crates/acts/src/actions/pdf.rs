//! The accessible file of an act: asked for at publication, made by the worker, asked for again by an agent.

use kernel::{Action, EffectLine, Event, Fault, FileHash, RetryEffect, Scope, SubjectRef, Work};
use serde_json::json;

use crate::making::EFFECT;
use crate::model::{Act, ActId, ActPdf};
use crate::{filing, rights, store};

/// Acts asked for at once, and effects looked at.
const ACTS_MAX: i64 = 500;

/// Asks for the file of an act, in the transaction that publishes it.
pub(super) async fn ask(work: &mut Work, act: ActId) -> Result<(), Fault> {
    work.effect(EFFECT, &act.to_string(), &json!({ "act": act }))
        .await
}

/// Keeps a file that was made. Done by Parvis itself.
pub(crate) struct KeepPdf {
    pub(crate) act: Act,
    pub(crate) bytes: Vec<u8>,
    pub(crate) page_count: i64,
    pub(crate) substituted: String,
}

impl Action for KeepPdf {
    const NAME: &'static str = "acts.keep-pdf";
    type Output = FileHash;

    async fn run(&self, work: &mut Work) -> Result<FileHash, Fault> {
        work.require(&rights::KEEP_PDF, Scope::BODY).await?;
        let size_bytes = i64::try_from(self.bytes.len()).unwrap_or(i64::MAX);
        let sha256 = work.keep_file("application/pdf", self.bytes.clone()).await?;
        let pdf = ActPdf {
            act_id: self.act.id,
            sha256: sha256.clone(),
            size_bytes,
            page_count: self.page_count,
            substituted: self.substituted.clone(),
            made_at: work.now,
        };
        store::keep_pdf(&mut work.sql, work.body, &pdf).await?;
        filing::file(work, &self.act, &pdf).await?;
        let event = Event::internal("acts.pdf-made", self.act.reference());
        work.journal(event.with(json!({ "sha256": sha256 }))).await?;
        Ok(sha256)
    }
}

/// Asks for the file of an act again: it was given up, or the act is older than these files.
#[derive(Clone, Copy, Debug)]
pub struct AskPdf {
    /// Which act
    pub act: ActId,
}

impl Action for AskPdf {
    const NAME: &'static str = "acts.ask-pdf";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::MAKE_PDF, Scope::BODY).await?;
        let act = store::find(&mut work.sql, work.body, self.act)
            .await?
            .ok_or(Fault::NotFound("act"))?;
        let left = EffectLine::left(&mut work.sql, work.body, EFFECT, ACTS_MAX).await?;
        ask_again(work, &act, &left).await?;
        work.journal(Event::internal("acts.pdf-asked", act.reference()))
            .await
    }
}

/// Asks for the files of the acts that have none, at most five hundred at once: those published before there were any.
#[derive(Clone, Copy, Debug)]
pub struct AskMissingPdfs;

impl Action for AskMissingPdfs {
    const NAME: &'static str = "acts.ask-missing-pdfs";
    /// How many were asked for
    type Output = i64;

    async fn run(&self, work: &mut Work) -> Result<i64, Fault> {
        work.require(&rights::MAKE_PDF, Scope::BODY).await?;
        let left = EffectLine::left(&mut work.sql, work.body, EFFECT, ACTS_MAX).await?;
        let without = store::without_pdf(&mut work.sql, work.body, ACTS_MAX).await?;
        let mut count = 0;
        for act in &without {
            ask_again(work, act, &left).await?;
            count += 1;
        }
        let body = SubjectRef::new("collectivite", work.body);
        work.journal(Event::internal("acts.pdf-asked", body).with(json!({ "count": count })))
            .await?;
        Ok(count)
    }
}

/// What was given up is taken up again; what waits already waits; otherwise it is asked for anew.
async fn ask_again(work: &mut Work, act: &Act, left: &[EffectLine]) -> Result<(), Fault> {
    match left.iter().find(|line| is_of(&line.key, act.id)) {
        Some(line) if line.parked_at.is_some() => RetryEffect { effect: line.id }.run(work).await,
        Some(_) => Ok(()),
        None => {
            let key = format!("{}-{}", act.id, work.now.micros());
            work.effect(EFFECT, &key, &json!({ "act": act.id })).await
        }
    }
}

/// True for the key of an effect about this act.
pub(crate) fn is_of(key: &str, act: ActId) -> bool {
    key.strip_prefix(&act.to_string())
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
