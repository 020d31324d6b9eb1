//! What can be found by its words: published datasets, challenges, and requests that can be read.

use kernel::{Fault, Subject, Work};
use search::Entry;

use crate::model::{Challenge, Dataset, Request};

/// A published dataset, by its title, its description and its keywords.
pub(crate) async fn dataset(work: &mut Work, about: &Dataset) -> Result<(), Fault> {
    work.register(&about.subject()).await?;
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: about.searched(),
        at: about.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

/// What nobody reads any more is no longer found. Its title stays: its page says why it was withdrawn.
pub(crate) async fn forget(work: &mut Work, about: &Dataset) -> Result<(), Fault> {
    Ok(search::remove(&mut work.sql, work.body, &about.reference()).await?)
}

/// A challenge, by what is asked and expected.
pub(crate) async fn challenge(work: &mut Work, about: &Challenge) -> Result<(), Fault> {
    work.register(&about.subject()).await?;
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: ui::markdown::plain_text(&format!("{}\n\n{}", about.question, about.expected)),
        at: about.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

/// A request, by what is asked for.
pub(crate) async fn request(work: &mut Work, about: &Request) -> Result<(), Fault> {
    work.register(&about.subject()).await?;
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: ui::markdown::plain_text(&about.content),
        at: about.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

/// A request that nobody reads any more is no longer found, nor named.
pub(crate) async fn forget_request(work: &mut Work, about: &Request) -> Result<(), Fault> {
    let title = ui::Words::of(work.house())?.say("datasets-request-gone");
    work.register(&Subject {
        reference: about.reference(),
        title,
        path: about.path(),
    })
    .await?;
    Ok(search::remove(&mut work.sql, work.body, &about.reference()).await?)
}
