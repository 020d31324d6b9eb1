//! What can be found by its words: budgets, and ideas that can be read.

use kernel::{Fault, Subject, SubjectRef, Work};
use search::Entry;

use crate::model::{BUDGET, Budget, Idea};

/// A budget, by its title and its presentation.
pub(crate) async fn budget(work: &mut Work, about: &Budget) -> Result<(), Fault> {
    work.register(&about.subject()).await?;
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: ui::markdown::plain_text(&about.presentation),
        at: about.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

/// An idea, known to the rest of the house by its title.
pub(crate) async fn idea(work: &mut Work, about: &Idea) -> Result<(), Fault> {
    work.register(&Subject {
        reference: about.reference(),
        title: about.title.clone(),
        path: about.path(),
    })
    .await?;
    let words = ui::markdown::plain_text(&about.description);
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: format!("{words}\n\n{}", about.district),
        at: about.created_at,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    let within = SubjectRef::new(BUDGET, about.budget_id);
    Ok(search::place(&mut work.sql, work.body, &about.reference(), &within).await?)
}

/// The same with what was said of it, where that changes too: its title is told with each comment, and a comment of an idea that
/// nobody read was not found.
pub(crate) async fn idea_and_comments(work: &mut Work, about: &Idea) -> Result<(), Fault> {
    idea(work, about).await?;
    let subject = Subject {
        reference: about.reference(),
        title: about.title.clone(),
        path: about.path(),
    };
    debates::resume(work, &subject).await
}

/// What nobody reads any more is no longer found, nor named.
pub(crate) async fn forget(work: &mut Work, about: &Idea) -> Result<(), Fault> {
    let title = ui::Words::of(work.house())?.say("budgets-idea-gone");
    work.register(&Subject {
        reference: about.reference(),
        title,
        path: about.path(),
    })
    .await?;
    debates::silence(work, &about.reference()).await?;
    Ok(search::remove(&mut work.sql, work.body, &about.reference()).await?)
}
