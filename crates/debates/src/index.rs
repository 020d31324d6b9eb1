//! What can be found by its words: consultations, contributions that can be read.

use kernel::{Fault, Subject, SubjectRef, Work};
use search::Entry;

use crate::model::{Consultation, Contribution};

/// A consultation, by its title, its question and its presentation.
pub(crate) async fn consultation(work: &mut Work, about: &Consultation) -> Result<(), Fault> {
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: format!("{}\n\n{}", about.question, about.presentation),
        at: about.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

/// A contribution, known to the rest of the house by its title.
pub(crate) async fn contribution(work: &mut Work, about: &Contribution) -> Result<(), Fault> {
    work.register(&Subject {
        reference: about.reference(),
        title: about.title.clone(),
        path: about.path(),
    })
    .await?;
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: format!("{}\n\n{}\n\n{}", about.text, about.theme, about.place),
        at: about.created_at,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    let within = SubjectRef::new("consultation", about.consultation_id);
    Ok(search::place(&mut work.sql, work.body, &about.reference(), &within).await?)
}

/// What nobody may read is no longer found.
pub(crate) async fn forget(work: &mut Work, subject: &SubjectRef) -> Result<(), Fault> {
    Ok(search::remove(&mut work.sql, work.body, subject).await?)
}
