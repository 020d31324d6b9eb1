//! The accessible file of an act, filed in the folder of its parcours, or else of its group, on the town's server of files.

use kernel::{BoxFuture, Event, Fault, SubjectRef, Work, wholes_of};
use tools::files::{self, Filed, NAME_CHARS_MAX};
use tools::{Capability, IsNewPlace};
use ui::{Words, t};

use crate::model::{Act, ActPdf};
use crate::store;

/// Acts filed when the server is set up, the latest published first.
const ACTS_MAX: i64 = 200;
/// Characters of a title in a name: what comes after it tells two acts of one title apart.
const TITLE_CHARS_MAX: usize = NAME_CHARS_MAX - 40;
/// Digits of the act's fingerprint in a name.
const PRINT_CHARS: usize = 8;

/// Files `pdf`, when the body keeps folders.
pub(crate) async fn file(work: &mut Work, act: &Act, pdf: &ActPdf) -> Result<(), Fault> {
    if !files::has(work).await? {
        return Ok(());
    }
    let (house, body) = (work.shared_house(), work.body);
    let wholes = wholes_of(&house, &mut work.sql, body, &act.reference()).await?;
    let of_kind = |kind: &'static str| {
        let nearest = wholes.iter().map(|(whole, _)| whole);
        nearest.filter(move |whole| whole.kind == kind).cloned()
    };
    let places: Vec<SubjectRef> = of_kind("parcours").chain(of_kind("group")).collect();
    let filed = Filed {
        name: name_there(work, act)?,
        sha256: pdf.sha256.clone(),
    };
    files::file(work, &act.reference(), &places, filed).await
}

/// Its date, so that a folder is read in order, what it is called, what it is, and the beginning of its fingerprint.
fn name_there(work: &Work, act: &Act) -> Result<String, Fault> {
    let words = Words::of(work.house())?;
    let date = act
        .published_at
        .timestamp()
        .to_zoned(work.collectivite()?.zone())
        .date();
    let title: String = files::name_of(&act.title).chars().take(TITLE_CHARS_MAX).collect();
    let kind = words.say(&format!("acts-kind-{}", act.kind.as_str()));
    let print = &act.sha256.as_str()[..PRINT_CHARS];
    let name = t!(
        words,
        "acts-filed-name",
        date = date.to_string(),
        title = title.trim_end(),
        kind = kind,
        print = print
    );
    Ok(format!("{}.pdf", files::name_of(&name)))
}

/// A server that was just set up is given the files of the acts published before.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if !IsNewPlace::is_of(event, Capability::Files) {
            return Ok(());
        }
        let filter = store::Filter::default();
        for act in store::list(&mut work.sql, work.body, &filter, ACTS_MAX, 0).await? {
            if let Some(pdf) = store::pdf(&mut work.sql, work.body, act.id).await? {
                file(work, &act, &pdf).await?;
            }
        }
        Ok(())
    })
}
