//! What can be found by its words: consultations, contributions and comments that can be read.

use kernel::{Fault, Subject, SubjectRef, Work};
use search::Entry;

use crate::model::{Comment, Consultation, Contribution, State, SubjectComment};
use crate::store::comments;

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

/// A comment, found in the whole body and in the work of its group and its parcours; its contribution is what says where it stands.
pub(crate) async fn comment(
    work: &mut Work,
    comment: &Comment,
    (about, within): (&Contribution, &Consultation),
) -> Result<(), Fault> {
    let words = ui::Words::of(work.house())?;
    let entry = Entry {
        subject: comment.reference(),
        title: ui::t!(words, "debates-comment-found", title = &about.title),
        path: comment.path(),
        body_text: comment.text.clone(),
        at: comment.created_at,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    search::add_to_wholes(work, &comment.reference(), &within.reference()).await
}

/// A comment of a subject that another feature holds, found as those of a contribution are.
pub(crate) async fn subject_comment(
    work: &mut Work,
    comment: &SubjectComment,
    about: &Subject,
) -> Result<(), Fault> {
    let words = ui::Words::of(work.house())?;
    let entry = Entry {
        subject: comment.reference(),
        title: ui::t!(words, "debates-comment-found", title = &about.title),
        path: comment.path(&about.path),
        body_text: comment.text.clone(),
        at: comment.created_at,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    let group = SubjectRef::new("group", comment.group_id);
    search::add_to(&mut work.sql, work.body, &comment.reference(), &group).await?;
    search::add_to_wholes(work, &comment.reference(), &comment.subject()).await
}

/// The comments of a contribution, under the title it bears now.
pub(crate) async fn comments_of(
    work: &mut Work,
    (about, within): (&Contribution, &Consultation),
) -> Result<(), Fault> {
    for one in comments::list(&mut work.sql, work.body, about.id).await? {
        if one.state == State::Published {
            comment(work, &one, (about, within)).await?;
        }
    }
    Ok(())
}

/// A contribution is no longer found, nor what was said of it: its title is told with each comment.
pub(crate) async fn forget_contribution(work: &mut Work, about: &Contribution) -> Result<(), Fault> {
    for one in comments::list(&mut work.sql, work.body, about.id).await? {
        forget(work, &one.reference()).await?;
    }
    forget(work, &about.reference()).await
}

/// What nobody may read is no longer found.
pub(crate) async fn forget(work: &mut Work, subject: &SubjectRef) -> Result<(), Fault> {
    Ok(search::remove(&mut work.sql, work.body, subject).await?)
}
