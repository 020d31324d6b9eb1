//! Commits of a text: who wrote what, under which name, and what is kept of it.
//!
//! Authors stand in commits under pseudonymous addresses, because a history cannot be rewritten when a person asks to
//! be forgotten (GDPR art. 17): names are resolved when a page shows them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use db::{Id, Instant, Uuid};
use gitwire::{Commit, CommitInput, GitError, Object, ObjectKind, Oid, Signature, TagInput};
use kernel::{Actor, Collectivite, CollectiviteId, Fault, PersonId, Work};
use legistique::Document;

use crate::files::files_of;
use crate::model::TextId;
use crate::remembered;
use crate::store::git;

/// The branch that holds the text.
pub(crate) const MAIN: &str = "refs/heads/main";
/// The tag of the text put to discussion, which every amendment starts from.
pub(crate) const DISCUSSION_TAG: &str = "texte-en-discussion";

/// The reference of an amendment.
pub(crate) fn amendment_ref(number: i64) -> String {
    format!("refs/heads/amendements/{number}")
}

fn unwritable(error: &GitError) -> Fault {
    Fault::Internal(format!("writing git objects: {error}"))
}

/// The 20 bytes of a column, as an id.
pub(crate) fn oid(bytes: &[u8]) -> Result<Oid, Fault> {
    Oid::try_from(bytes).map_err(|error| unwritable(&error))
}

/// Whose signature an actor's commits bear.
pub(crate) fn signature(body: &Collectivite, actor: Actor, at: Instant) -> Signature {
    let local = at.timestamp().to_zoned(body.zone());
    let offset_minutes = i16::try_from(local.offset().seconds() / 60).unwrap_or_default();
    let (name, email) = match actor {
        Actor::Person(person) => {
            let id = person.to_string();
            // The end of a version 7 identifier is random; its start is only a date.
            (
                format!("personne {}", &id[id.len() - 8..]),
                format!("{id}@personnes.{}.invalid", body.slug),
            )
        }
        Actor::Visitor | Actor::System | Actor::Operator => {
            ("Parvis".to_owned(), format!("parvis@{}.invalid", body.slug))
        }
    };
    Signature {
        name,
        email,
        time_seconds: local.timestamp().as_second(),
        offset_minutes,
    }
}

/// The person behind a pseudonymous address, if it is one.
pub(crate) fn person_of(signature: &Signature) -> Option<PersonId> {
    let (id, domain) = signature.email.split_once('@')?;
    domain
        .starts_with("personnes.")
        .then(|| Uuid::parse_str(id).ok().map(Id::from_uuid))?
}

/// Those who wrote a version with its author, as its message says.
pub(crate) fn co_authors(message: &str) -> Vec<PersonId> {
    let trailers = gitwire::trailers(message);
    let addresses = trailers
        .iter()
        .filter(|(key, _)| key == CO_AUTHOR)
        .filter_map(|(_, value)| {
            let (_, address) = value.split_once('<')?;
            address.strip_suffix('>')
        });
    let people = addresses.filter_map(|address| {
        let (id, domain) = address.split_once('@')?;
        domain
            .starts_with("personnes.")
            .then(|| Uuid::parse_str(id).ok().map(Id::from_uuid))?
    });
    people.collect()
}

/// The trailer that names each of them.
pub(crate) const CO_AUTHOR: &str = "Co-authored-by";

/// A commit about to be written.
pub(crate) struct NewCommit<'a> {
    /// The text's repository
    pub(crate) text: TextId,
    /// The text after it
    pub(crate) document: &'a Document,
    /// What it follows
    pub(crate) parents: Vec<Oid>,
    /// Who wrote the change
    pub(crate) author: Actor,
    /// Title, body and trailers
    pub(crate) message: String,
    /// A version whose objects are stored already: only what differs from it is written
    pub(crate) known: Option<&'a Document>,
}

/// Writes a commit and what it names; gives its id.
pub(crate) async fn write(work: &mut Work, new: NewCommit<'_>) -> Result<Oid, Fault> {
    let body = work.collectivite()?;
    let (tree, objects) =
        gitwire::tree_from_files(&files_of(new.document)).map_err(|error| unwritable(&error))?;
    let known: BTreeSet<Oid> = match new.known {
        Some(document) => {
            let (_, objects) =
                gitwire::tree_from_files(&files_of(document)).map_err(|error| unwritable(&error))?;
            objects.iter().map(Object::oid).collect()
        }
        None => BTreeSet::new(),
    };
    for object in objects.iter().filter(|object| !known.contains(&object.oid())) {
        git::insert_object(&mut work.sql, work.body, new.text, object).await?;
    }
    let commit = gitwire::commit(&CommitInput {
        tree,
        parents: new.parents,
        author: signature(&body, new.author, work.now),
        committer: signature(&body, Actor::System, work.now),
        message: new.message,
    });
    let commit = commit.map_err(|error| unwritable(&error))?;
    git::insert_object(&mut work.sql, work.body, new.text, &commit).await
}

/// A message with its trailers. Titles come from people: one line, no control character.
pub(crate) fn message(title: &str, content: &str, trailers: &[(&str, &str)]) -> Result<String, Fault> {
    let title: String = title
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let content = content.replace('\0', " ");
    gitwire::message_with_trailers(&title, &content, trailers).map_err(|error| unwritable(&error))
}

/// Makes `name` point to `target`, on this text.
pub(crate) async fn point(work: &mut Work, text: TextId, name: &str, target: Oid) -> Result<(), Fault> {
    git::point(&mut work.sql, work.body, text, name, target, work.now).await?;
    Ok(())
}

/// Writes an annotated tag on a commit, and its reference.
pub(crate) async fn tag(
    work: &mut Work,
    text: TextId,
    name: &str,
    target: Oid,
    why: &str,
) -> Result<(), Fault> {
    let body = work.collectivite()?;
    let tag = gitwire::annotated_tag(&TagInput {
        target,
        target_kind: ObjectKind::Commit,
        name: name.to_owned(),
        tagger: signature(&body, work.actor, work.now),
        message: message(why, "", &[])?,
    });
    let tag = tag.map_err(|error| unwritable(&error))?;
    let written = git::insert_object(&mut work.sql, work.body, text, &tag).await?;
    point(work, text, &format!("refs/tags/{name}"), written).await
}

/// Versions of the text itself that a history reads, newest first.
const VERSIONS_READ_MAX: usize = 500;
/// Versions walked through to reach an older one: with three thousand amendments and many drafts, all of them.
const VERSIONS_WALKED_MAX: usize = 5_000;
/// Branches of amendments that it reads, those that moved last first.
const BRANCHES_READ_MAX: usize = 500;
/// Commits of one branch that it reads: what its author pushed at once, or rectified.
const BRANCH_COMMITS_READ_MAX: usize = 4;

/// A commit with its id.
#[derive(Clone, Debug)]
pub(crate) struct HistoryLine {
    /// Its id
    pub(crate) oid: Oid,
    /// What it holds
    pub(crate) commit: Arc<Commit>,
    /// The references that point to it, without `refs/heads/` or `refs/tags/`
    pub(crate) names: Vec<String>,
    /// True for a version of the text itself, false for what an amendment asks for
    pub(crate) is_version: bool,
    /// The version that it changes, which everybody may compare it with
    pub(crate) changes: Option<Oid>,
    /// When Parvis had it, in seconds since 1970: a date that was pushed says what its author likes
    known_at: i64,
}

/// The last commits of a text and of its amendments, newest first, a commit always before those it follows. What is read does
/// not grow with the text, nor with what is pushed.
pub(crate) async fn read(
    sql: &mut db::Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<HistoryLine>, Fault> {
    let mut lines: HashMap<Oid, HistoryLine> = HashMap::new();
    let line = |oid, commit: Arc<Commit>, known_at| HistoryLine {
        oid,
        commit,
        names: Vec::new(),
        is_version: false,
        changes: None,
        known_at,
    };
    let main = git::find_ref(sql, body, text, MAIN).await?;
    let mut next = main;
    while let Some(oid) = next.filter(|_| lines.len() < VERSIONS_READ_MAX) {
        let Some(commit) = known_commit(sql, body, text, oid).await? else {
            break;
        };
        next = commit.parents.first().copied();
        lines.insert(oid, version_line(oid, commit));
    }
    let versions: BTreeSet<Oid> = lines.keys().copied().collect();
    let mut names: Vec<(String, Oid)> = Vec::new();
    for tip in git::tips(sql, body, text, BRANCHES_READ_MAX).await? {
        let known_at = tip.at.timestamp().as_second();
        let commit = gitwire::parse_commit(&tip.object.data).map_err(|error| unwritable(&error))?;
        let (mut oid, mut commit) = (tip.oid, Arc::new(commit));
        names.push((tip.name.trim_start_matches("refs/heads/").to_owned(), oid));
        for rank in 1..=BRANCH_COMMITS_READ_MAX {
            if lines.contains_key(&oid) {
                break;
            }
            let parent = commit.parents.first().copied();
            // The last of a branch is what its amendment asks for, once Parvis signed it; what came before was checked by nobody.
            let is_asked = rank == 1 && person_of(&commit.committer).is_none();
            let asked = HistoryLine {
                changes: parent.filter(|parent| is_asked && versions.contains(parent)),
                ..line(oid, commit, known_at)
            };
            lines.insert(oid, asked);
            let Some(parent) =
                parent.filter(|parent| rank < BRANCH_COMMITS_READ_MAX && !lines.contains_key(parent))
            else {
                break;
            };
            let Some(found) = known_commit(sql, body, text, parent).await? else {
                break;
            };
            (oid, commit) = (parent, found);
        }
    }
    for (name, target) in git::list_tags(sql, body, text).await? {
        let tagged = tagged(sql, body, text, target).await?;
        names.push((name.trim_start_matches("refs/tags/").to_owned(), tagged));
    }
    names.extend(main.map(|main| ("main".to_owned(), main)));
    names.sort();
    for (name, target) in names {
        if let Some(line) = lines.get_mut(&target) {
            line.names.push(name);
        }
    }
    Ok(newest_first(lines.into_values().collect()))
}

/// The versions of the text itself that came before one of them, newest first, at most `limit`; none when that one is not a version
/// of the text. What is read to reach it is remembered from page to page.
pub(crate) async fn read_before(
    sql: &mut db::Sql,
    body: CollectiviteId,
    text: TextId,
    before: Oid,
    limit: usize,
) -> Result<Option<Vec<HistoryLine>>, Fault> {
    let mut next = git::find_ref(sql, body, text, MAIN).await?;
    let mut is_reached = false;
    let mut walked = 0;
    let mut lines: Vec<HistoryLine> = Vec::new();
    while let Some(oid) = next.filter(|_| walked < VERSIONS_WALKED_MAX && lines.len() < limit) {
        let Some(commit) = known_commit(sql, body, text, oid).await? else {
            break;
        };
        walked += 1;
        next = commit.parents.first().copied();
        if is_reached {
            lines.push(version_line(oid, commit));
        }
        is_reached |= oid == before;
    }
    for (name, target) in git::list_tags(sql, body, text).await? {
        let target = tagged(sql, body, text, target).await?;
        if let Some(line) = lines.iter_mut().find(|line| line.oid == target) {
            line.names.push(name.trim_start_matches("refs/tags/").to_owned());
        }
    }
    Ok(is_reached.then_some(lines))
}

/// A version of the text: it changes the one before it.
fn version_line(oid: Oid, commit: Arc<Commit>) -> HistoryLine {
    HistoryLine {
        oid,
        names: Vec::new(),
        is_version: true,
        changes: commit.parents.first().copied(),
        known_at: commit.time_seconds,
        commit,
    }
}

/// The commit called `oid`.
pub(crate) async fn find_commit(
    sql: &mut db::Sql,
    body: CollectiviteId,
    text: TextId,
    oid: Oid,
) -> Result<Option<Commit>, Fault> {
    let Some(object) = git::find_object(sql, body, text, oid).await? else {
        return Ok(None);
    };
    let commit = gitwire::parse_commit(&object.data).map_err(|error| unwritable(&error))?;
    Ok(Some(commit))
}

/// The same, remembered for the pages that read hundreds of them.
pub(crate) async fn known_commit(
    sql: &mut db::Sql,
    body: CollectiviteId,
    text: TextId,
    oid: Oid,
) -> Result<Option<Arc<Commit>>, Fault> {
    if let Some(known) = remembered::commit((body, text, oid)) {
        return Ok(Some(known));
    }
    let found = find_commit(sql, body, text, oid).await?;
    Ok(found.map(|commit| remembered::keep_commit((body, text, oid), commit)))
}

/// What a message says between its title and its trailers.
pub(crate) fn body_of(message: &str) -> String {
    let (_, after) = message.split_once("\n\n").unwrap_or_default();
    let kept = match after.trim_end().rsplit_once("\n\n") {
        Some((kept, _)) if !gitwire::trailers(message).is_empty() => kept,
        _ => after,
    };
    kept.trim().to_owned()
}

/// What an annotated tag marks.
pub(crate) async fn tagged(
    sql: &mut db::Sql,
    body: CollectiviteId,
    text: TextId,
    tag: Oid,
) -> Result<Oid, Fault> {
    let object = git::find_object(sql, body, text, tag)
        .await?
        .ok_or(Fault::NotFound("tag"))?;
    match object.kind {
        ObjectKind::Tag => Ok(gitwire::parse_tag(&object.data)
            .map_err(|error| unwritable(&error))?
            .target),
        _ => Ok(tag),
    }
}

/// By when Parvis had them, and within one second (votes that close together) by kinship.
fn newest_first(lines: Vec<HistoryLine>) -> Vec<HistoryLine> {
    use std::collections::BTreeMap;
    let mut children: BTreeMap<Oid, usize> = BTreeMap::new();
    for line in &lines {
        for parent in &line.commit.parents {
            *children.entry(*parent).or_default() += 1;
        }
    }
    let mut waiting: BTreeMap<Oid, HistoryLine> = lines.into_iter().map(|line| (line.oid, line)).collect();
    let mut ready: BTreeSet<(i64, Oid)> = waiting
        .values()
        .filter(|line| !children.contains_key(&line.oid))
        .map(|line| (line.known_at, line.oid))
        .collect();
    let mut ordered = Vec::with_capacity(waiting.len());
    while let Some((_, oid)) = ready.pop_last() {
        let Some(line) = waiting.remove(&oid) else {
            continue;
        };
        for parent in &line.commit.parents {
            if let Some(count) = children.get_mut(parent) {
                *count -= 1;
                if *count == 0
                    && let Some(parent) = waiting.get(parent)
                {
                    ready.insert((parent.known_at, parent.oid));
                }
            }
        }
        ordered.push(line);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u8, parents: &[u8], known_at: i64, dated: i64) -> HistoryLine {
        let oid = |number: u8| Oid::from_bytes([number; 20]);
        let by = Signature {
            name: "Parvis".to_owned(),
            email: "parvis@auriac.invalid".to_owned(),
            time_seconds: dated,
            offset_minutes: 0,
        };
        HistoryLine {
            oid: oid(number),
            commit: Arc::new(Commit {
                tree: oid(0),
                parents: parents.iter().map(|parent| oid(*parent)).collect(),
                author: by.clone(),
                committer: by,
                message: String::new(),
                time_seconds: dated,
            }),
            names: Vec::new(),
            is_version: false,
            changes: None,
            known_at,
        }
    }

    #[test]
    fn what_is_pushed_stands_where_parvis_had_it_whatever_its_date() {
        let far = 4_102_444_800;
        let lines = vec![
            line(1, &[], 100, 100),
            // Pushed at 200: two commits that claim the year 2100, then one that claims 1970.
            line(2, &[1], 200, far),
            line(3, &[2], 200, far),
            line(4, &[1], 210, 0),
            // The text goes on, then takes in the first.
            line(5, &[1], 300, 300),
            line(6, &[5, 3], 400, 400),
        ];
        let order: Vec<u8> = newest_first(lines)
            .iter()
            .map(|line| line.oid.as_bytes()[0])
            .collect();
        assert_eq!(order, [6, 5, 4, 3, 2, 1]);
    }
}
