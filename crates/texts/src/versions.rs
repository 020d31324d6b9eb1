//! The versions of a text read back from its history: which files each holds, and who wrote each line of the first.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use db::{Instant, Sql};
use gitwire::{Commit, EntryKind, Oid, parse_tree};
use kernel::{CollectiviteId, Fault, PersonId};
use legistique::{Division, Document};

use crate::files::names_of;
use crate::history::{self, person_of};
use crate::model::{TextDocument, TextId};
use crate::store::{amendments, git};

/// Bytes of one file of a version that a page reads.
const FILE_BYTES_MAX: usize = 2_000_000;

/// Versions of a text that are looked through for one: with three thousand amendments and many drafts, all of them.
const LINE_MAX: usize = 5_000;

/// The files of a version by name, each with the id of its content: equal ids, equal words.
pub(crate) type Files = BTreeMap<String, Oid>;

/// The text's line of versions from `head` back, newest first, at most `limit`: a merge is followed by what it was before.
pub(crate) async fn line(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    head: Oid,
    limit: usize,
) -> Result<Vec<(Oid, Arc<Commit>)>, Fault> {
    let mut versions = Vec::new();
    let mut next = Some(head);
    while let Some(oid) = next.filter(|_| versions.len() < limit) {
        let Some(commit) = history::known_commit(sql, body, text, oid).await? else {
            break;
        };
        next = commit.parents.first().copied();
        versions.push((oid, commit));
    }
    Ok(versions)
}

/// The commit of a version that is published: one that the text had, or that an amendment asks for. What was pushed on the way
/// to an amendment is in the repository too, but nobody checked it and no page shows it.
pub(crate) async fn find_published(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
    oid: Oid,
) -> Result<Option<Commit>, Fault> {
    // An object that is no commit is no version.
    let Ok(Some(commit)) = history::find_commit(sql, body, text.id, oid).await else {
        return Ok(None);
    };
    let is_published = if person_of(&commit.committer).is_some() {
        // Parvis signs every version of a text and every amendment: somebody else signed this one.
        false
    } else if amendments::has_commit(sql, body, text.id, oid).await? {
        true
    } else {
        let head = history::oid(&text.head_commit)?;
        walked(sql, body, text.id, head, Some(oid)).await? == Some(oid)
    };
    Ok(is_published.then_some(commit))
}

/// The first version of the text, or the oldest of those looked through.
pub(crate) async fn first(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    head: Oid,
) -> Result<Option<Oid>, Fault> {
    walked(sql, body, text, head, None).await
}

/// The version that a walk back from `head` ends at: the one wanted, or the last one reached.
async fn walked(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    head: Oid,
    wanted: Option<Oid>,
) -> Result<Option<Oid>, Fault> {
    let mut next = Some(head);
    let mut reached = None;
    for _ in 0..LINE_MAX {
        let Some(oid) = next else { break };
        let Some(commit) = history::known_commit(sql, body, text, oid).await? else {
            break;
        };
        reached = Some(oid);
        if reached == wanted {
            break;
        }
        next = commit.parents.first().copied();
    }
    Ok(reached)
}

/// The versions that lead from one to another.
pub(crate) enum Between {
    /// Those after the older, up to the newer, newest first
    All(Vec<(Oid, Arc<Commit>)>),
    /// More than were looked through
    TooMany,
    /// The newer does not follow the older
    Apart,
}

/// What leads from `older` to `newer`, at most `limit` versions.
pub(crate) async fn between(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    (older, newer): (Oid, Oid),
    limit: usize,
) -> Result<Between, Fault> {
    let mut line = line(sql, body, text, newer, limit + 1).await?;
    if let Some(end) = line.iter().position(|(oid, _)| *oid == older) {
        line.truncate(end);
        return Ok(Between::All(line));
    }
    let is_cut = line
        .last()
        .is_some_and(|(_, commit)| line.len() > limit && !commit.parents.is_empty());
    Ok(if is_cut { Between::TooMany } else { Between::Apart })
}

/// The files of a version.
pub(crate) async fn files(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    commit: &Commit,
) -> Result<Files, Fault> {
    let tree = git::find_object(sql, body, text, commit.tree).await?;
    let tree = tree.ok_or(Fault::NotFound("version"))?;
    let entries = parse_tree(&tree.data)
        .map_err(|error| Fault::Internal(format!("the files of a version: {error}")))?;
    let files = entries
        .into_iter()
        .filter(|entry| entry.kind == EntryKind::File)
        .map(|entry| (entry.name, entry.oid));
    Ok(files.collect())
}

/// The words of a file; nothing when it is not text, or too long to be shown.
pub(crate) async fn words(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    file: Option<Oid>,
) -> Result<String, Fault> {
    let Some(oid) = file else {
        return Ok(String::new());
    };
    let found = git::find_object(sql, body, text, oid).await?;
    let data = found.map(|object| object.data).unwrap_or_default();
    if data.len() > FILE_BYTES_MAX {
        return Ok(String::new());
    }
    Ok(String::from_utf8(data).unwrap_or_default())
}

/// Where a line of the text put to discussion comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The version that wrote it
    Version(Wrote),
    /// Versions older than those looked through: nobody is named for what others may have written
    Older,
}

/// Who wrote a version, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrote {
    /// Who saved it, then those who wrote it with them; nobody for Parvis itself
    pub(crate) people: Vec<PersonId>,
    pub(crate) at: Instant,
    /// « Texte apporté : … »
    pub(crate) title: String,
}

impl Origin {
    fn of(commit: &Commit) -> Self {
        let mut people: Vec<PersonId> = person_of(&commit.author).into_iter().collect();
        for person in history::co_authors(&commit.message) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        Self::Version(Wrote {
            people,
            at: Instant::from_micros(commit.author.time_seconds.saturating_mul(1_000_000)),
            title: commit.message.lines().next().unwrap_or_default().to_owned(),
        })
    }

    /// Of what the oldest version looked through holds: it wrote that only when it is the first.
    fn of_oldest(commit: &Commit) -> Self {
        if commit.parents.is_empty() {
            Self::of(commit)
        } else {
            Self::Older
        }
    }

    /// Who wrote it, as far as it is known.
    pub(crate) fn people(&self) -> &[PersonId] {
        match self {
            Self::Version(wrote) => &wrote.people,
            Self::Older => &[],
        }
    }

    /// Bytes of it in memory.
    pub(crate) fn bytes(&self) -> usize {
        let held = match self {
            Self::Version(wrote) => wrote.title.len() + wrote.people.len() * size_of::<PersonId>(),
            Self::Older => 0,
        };
        held + size_of::<Self>()
    }
}

/// Who wrote each line of the version `head`, division by division: the heading first, then each block. What
/// drafts older than `limit` versions wrote is said to be older, and nobody's.
pub(crate) async fn origins(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    (head, document): (Oid, &Document),
    limit: usize,
) -> Result<Vec<Vec<Origin>>, Fault> {
    let versions = line(sql, body, text, head, limit).await?;
    let Some((_, oldest)) = versions.last() else {
        return Err(Fault::NotFound("version"));
    };
    let mut files_of: Vec<Files> = Vec::with_capacity(versions.len());
    for (_, commit) in &versions {
        files_of.push(files(sql, body, text, commit).await?);
    }
    let mut lines_of: HashMap<Oid, BTreeSet<String>> = HashMap::new();
    let mut found = Vec::new();
    for (division, name) in document.divisions().iter().zip(names_of(document)) {
        let mut origins: Vec<Option<Origin>> = vec![None; division.blocks.len() + 1];
        if let Some(name) = name {
            for (rank, (_, commit)) in versions.iter().enumerate() {
                let here = files_of[rank].get(&name).copied();
                let Some(older) = files_of.get(rank + 1).map(|files| files.get(&name).copied()) else {
                    break;
                };
                if older == here {
                    continue;
                }
                let known = match older {
                    None => BTreeSet::new(),
                    Some(oid) => {
                        if let Entry::Vacant(vacant) = lines_of.entry(oid) {
                            let read = Document::parse(&words(sql, body, text, Some(oid)).await?);
                            vacant.insert(read.divisions().iter().flat_map(lines).collect());
                        }
                        lines_of.get(&oid).cloned().unwrap_or_default()
                    }
                };
                for (origin, line) in origins.iter_mut().zip(lines(division)) {
                    if origin.is_none() && !known.contains(&line) {
                        *origin = Some(Origin::of(commit));
                    }
                }
                if older.is_none() {
                    break;
                }
            }
        }
        let first = Origin::of_oldest(oldest);
        found.push(
            origins
                .into_iter()
                .map(|origin| origin.unwrap_or_else(|| first.clone()))
                .collect(),
        );
    }
    Ok(found)
}

/// The heading of a division, then its blocks.
fn lines(division: &Division) -> Vec<String> {
    std::iter::once(division.heading.clone())
        .chain(division.blocks.iter().map(|block| block.text.clone()))
        .collect()
}
