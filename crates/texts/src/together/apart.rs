//! Who writes a draft apart, in the plain form, is put together with what others wrote meanwhile.

use std::collections::BTreeMap;

use coedit::{Choice, Conflict, Part};
use db::Sql;
use kernel::{CollectiviteId, Fault};
use legistique::Document;

use super::kept::Read;
use crate::files::ORDER_FILE;
use crate::history;
use crate::model::TextDocument;
use crate::versions;

/// What somebody wrote, and from what.
pub(crate) struct Written<'a> {
    /// The version of the draft the form was made from
    pub(crate) version: i64,
    /// The title in that form, before it was changed
    pub(crate) title_before: &'a str,
    pub(crate) title: &'a str,
    pub(crate) document: &'a Document,
}

/// A title and a text put together, with the places that two people changed.
pub(crate) struct Merged {
    title: Vec<Part>,
    text: Vec<Part>,
}

impl Merged {
    /// The places to decide, the title's first.
    pub(crate) fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.title.iter().chain(&self.text).filter_map(|part| match part {
            Part::Conflict(conflict) => Some(conflict),
            Part::Agreed(_) => None,
        })
    }

    /// True when this conflict is about the title.
    pub(crate) fn is_of_title(&self, conflict: &Conflict) -> bool {
        self.title
            .iter()
            .any(|part| matches!(part, Part::Conflict(of_title) if of_title == conflict))
    }

    /// What these choices make of it; none while a place is left to decide.
    pub(crate) fn resolved(&self, choices: &BTreeMap<String, Choice>) -> Option<(String, Document)> {
        let title = self.title.iter().map(|part| match part {
            Part::Agreed(words) => Some(words.concat()),
            Part::Conflict(conflict) => {
                let choice = *choices.get(&conflict.key())?;
                Some(match choice {
                    Choice::Theirs => conflict.theirs.concat(),
                    Choice::Mine | Choice::Both => conflict.mine.concat(),
                })
            }
        });
        let title: Option<String> = title.collect();
        Some((title?, coedit::resolve(&self.text, choices)?))
    }
}

/// Puts what somebody wrote together with the draft as it stands: what is being written, or its last version.
pub(crate) async fn merge(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, read): (&TextDocument, Option<&Read>),
    mine: &Written<'_>,
) -> Result<Merged, Fault> {
    let before = version(sql, body, text, mine.version).await?;
    let (their_title, theirs) = match read {
        Some(read) => (read.shared.title(), read.shared.document()),
        None => (text.title.clone(), Document::parse(&text.markdown)),
    };
    let whole = |document: &Document| vec![Part::Agreed(vec![document.to_markdown()])];
    let merged_text = if theirs == before || theirs == *mine.document {
        whole(mine.document)
    } else if before == *mine.document {
        whole(&theirs)
    } else {
        coedit::merge(&before, mine.document, &theirs)
    };
    // What the form says of it counts only where nothing else is known: titles stand in no file of a version.
    let title_before = if mine.version == text.version {
        &text.title
    } else {
        mine.title_before
    };
    let title = if mine.title == their_title || mine.title == title_before {
        Part::Agreed(vec![their_title])
    } else if their_title == title_before {
        Part::Agreed(vec![mine.title.to_owned()])
    } else {
        Part::Conflict(Conflict {
            rank: 0,
            before: vec![title_before.to_owned()],
            mine: vec![mine.title.to_owned()],
            theirs: vec![their_title],
        })
    };
    Ok(Merged {
        title: vec![title],
        text: merged_text,
    })
}

/// The words of a version of a draft: each save made one commit on the one before.
async fn version(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
    version: i64,
) -> Result<Document, Fault> {
    if version == text.version {
        return Ok(Document::parse(&text.markdown));
    }
    let back = text.version.checked_sub(version);
    let back = back.and_then(|back| usize::try_from(back).ok());
    let back = back.ok_or(Fault::Stale("text"))?;
    let head = history::oid(&text.head_commit)?;
    let mut next = Some(head);
    for _ in 0..back {
        let Some(oid) = next else { break };
        let commit = history::find_commit(sql, body, text.id, oid).await?;
        next = commit.and_then(|commit| commit.parents.first().copied());
    }
    let commit = match next {
        Some(oid) => history::find_commit(sql, body, text.id, oid).await?,
        None => None,
    };
    let commit = commit.ok_or(Fault::Stale("text"))?;
    let files = versions::files(sql, body, text.id, &commit).await?;
    let order = versions::words(sql, body, text.id, files.get(ORDER_FILE).copied()).await?;
    let mut markdown = String::new();
    for name in order.lines() {
        markdown += &versions::words(sql, body, text.id, files.get(name).copied()).await?;
        markdown.push('\n');
    }
    Ok(Document::parse(&markdown))
}
