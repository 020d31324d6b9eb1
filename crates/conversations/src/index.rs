//! What can be found by its words: conversations.

use kernel::{Fault, Work};
use search::Entry;

use crate::model::Conversation;

/// A conversation, by its title, its question and its presentation.
pub(crate) async fn conversation(work: &mut Work, about: &Conversation) -> Result<(), Fault> {
    let entry = Entry {
        subject: about.reference(),
        title: about.title.clone(),
        path: about.path(),
        body_text: format!("{}\n\n{}", about.question, about.presentation),
        at: about.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}
