//! What pushed commits may hold: the files of a text, signed as Parvis signs, and nothing else. What is accepted is kept
//! for ever, since a history is not rewritten: so every commit is looked at, not the last one only.

use std::collections::{BTreeMap, HashMap, HashSet};

use db::{Instant, Sql};
use gitwire::{Commit, CommitInput, EntryKind, GitError, Object, ObjectKind, Oid, Signature, TreeEntry};
use kernel::{CollectiviteId, Fault, Sentence};
use legistique::Document;

use super::standing::Standing;
use crate::files::ORDER_FILE;
use crate::history;
use crate::model::{MARKDOWN_BYTES_MAX, TextId};
use crate::store::git;

/// Files a pushed text may have.
const FILES_MAX: usize = 2_000;
/// Commits one push may add, all its branches together.
const COMMITS_MAX: usize = 100;
/// Commits of a branch over the life of its amendment, those of Parvis included.
const BRANCH_COMMITS_MAX: usize = 200;
/// Bytes the message of a commit may have.
const MESSAGE_BYTES_MAX: usize = 4_000;
/// How far the clock of somebody's machine may be behind, in seconds.
const BEHIND_MAX: i64 = 3_600;
/// How far it may be ahead.
const AHEAD_MAX: i64 = 86_400;

fn refused(key: &'static str) -> Fault {
    Fault::refused(key)
}

/// Objects that came with a push, not written yet, and what was found of them: a folder or a file that many commits have
/// is looked at once.
pub(super) struct Quarantine<'a> {
    place: (CollectiviteId, TextId),
    objects: &'a HashMap<Oid, Object>,
    signature: &'a Signature,
    now_seconds: i64,
    folders: HashSet<Oid>,
    /// Files, with their bytes
    files: HashMap<Oid, usize>,
    /// Objects that an addition keeps already
    kept: HashSet<Oid>,
    commits: usize,
}

/// What a push adds to a branch, checked: to be written only with the amendment.
pub(super) struct Addition {
    /// What it follows
    pub(super) start: Oid,
    /// The commit pushed
    pub(super) tip_oid: Oid,
    /// What it says
    pub(super) tip: Commit,
    /// The text as it stands there
    pub(super) document: Document,
    /// Objects to keep, what is named before what names it
    pub(super) objects: Vec<Object>,
}

impl<'a> Quarantine<'a> {
    /// What `signature` pushed; its instant does not count.
    pub(super) fn of(
        place: (CollectiviteId, TextId),
        objects: &'a HashMap<Oid, Object>,
        signature: &'a Signature,
        now: Instant,
    ) -> Self {
        Self {
            place,
            objects,
            signature,
            now_seconds: now.timestamp().as_second(),
            folders: HashSet::new(),
            files: HashMap::new(),
            kept: HashSet::new(),
            commits: 0,
        }
    }

    /// An object that came, or that is had.
    async fn find(&self, sql: &mut Sql, oid: Oid, kind: ObjectKind) -> Result<Object, Fault> {
        let found = match self.objects.get(&oid) {
            Some(object) => Some(object.clone()),
            None => git::find_object(sql, self.place.0, self.place.1, oid).await?,
        };
        found
            .filter(|object| object.kind == kind)
            .ok_or_else(|| refused("texts-push-incomplete"))
    }

    /// Checks the commits from `tip` down to where the branch stands, which must be reached by one line of new commits.
    pub(super) async fn addition(
        &mut self,
        sql: &mut Sql,
        standing: &Standing,
        tip_oid: Oid,
    ) -> Result<Addition, Fault> {
        let not_from_there = standing.not_from_there();
        let mut commits = Vec::new();
        let mut at = tip_oid;
        while at != standing.start {
            let Some(object) = self.objects.get(&at) else {
                let known = git::find_object(sql, self.place.0, self.place.1, at).await?;
                return Err(refused(match known {
                    Some(_) => not_from_there,
                    None => "texts-push-incomplete",
                }));
            };
            if object.kind != ObjectKind::Commit {
                return Err(refused("texts-push-not-a-commit"));
            }
            if self.commits == COMMITS_MAX {
                let sentence = Sentence::new("texts-push-too-many-commits").with("max", COMMITS_MAX);
                return Err(Fault::refused_with(sentence));
            }
            self.commits += 1;
            let commit = checked_commit(object, self.signature)?;
            let parent = match commit.parents[..] {
                [parent] => parent,
                [] => return Err(refused(not_from_there)),
                _ => return Err(refused("texts-push-merge")),
            };
            commits.push((at, object, commit));
            at = parent;
        }
        let Some((_, _, tip)) = commits.first() else {
            return Err(refused("texts-push-nothing-new"));
        };
        let tip = tip.clone();
        self.check_past(sql, standing, &commits).await?;
        let mut objects = Vec::new();
        for (oid, object, commit) in commits.into_iter().rev() {
            self.check_folder(sql, commit.tree, &mut objects).await?;
            self.keep_new(oid, object, &mut objects);
        }
        let document = document_of(&self.contents(sql, tip.tree).await?)?;
        Ok(Addition {
            start: standing.start,
            tip_oid,
            tip,
            document,
            objects,
        })
    }

    /// The branch stays short, and its dates go on: a history is shown by dates, and one that begins years ago, or years
    /// ahead, would bury what others did or stand above it.
    async fn check_past(
        &self,
        sql: &mut Sql,
        standing: &Standing,
        commits: &[(Oid, &Object, Commit)],
    ) -> Result<(), Fault> {
        let (body, text) = self.place;
        let mut latest = None;
        let mut length = commits.len();
        let mut at = standing.start;
        loop {
            let commit = history::find_commit(sql, body, text, at).await?;
            let commit = commit.ok_or_else(|| Fault::Internal(format!("commit {at} is missing")))?;
            latest.get_or_insert(commit.time_seconds);
            if at == standing.base {
                break;
            }
            length += 1;
            if length > BRANCH_COMMITS_MAX {
                let sentence = Sentence::new("texts-push-branch-long").with("max", BRANCH_COMMITS_MAX);
                return Err(Fault::refused_with(sentence));
            }
            let Some(parent) = commit.parents.first() else {
                break;
            };
            at = *parent;
        }
        let mut latest = latest.unwrap_or_default();
        for (oid, _, commit) in commits.iter().rev() {
            let recorded = commit.time_seconds;
            let written = commit.author.time_seconds;
            if recorded < latest.saturating_sub(BEHIND_MAX)
                || recorded.max(written) > self.now_seconds.saturating_add(AHEAD_MAX)
            {
                let id: String = oid.to_string().chars().take(10).collect();
                return Err(Fault::refused_with(
                    Sentence::new("texts-push-date").with("commit", id),
                ));
            }
            latest = latest.max(recorded);
        }
        Ok(())
    }

    /// Looks at the files of a commit, those that are new; keeps what came.
    async fn check_folder(
        &mut self,
        sql: &mut Sql,
        tree: Oid,
        objects: &mut Vec<Object>,
    ) -> Result<(), Fault> {
        if self.folders.contains(&tree) {
            return Ok(());
        }
        let folder = self.find(sql, tree, ObjectKind::Tree).await?;
        let entries = gitwire::parse_tree(&folder.data).map_err(|error| match error {
            GitError::Name { name, .. } => named("texts-push-file-name", &name),
            _ => refused("texts-push-malformed"),
        })?;
        if entries.len() > FILES_MAX {
            let sentence = Sentence::new("texts-push-too-many-files").with("max", FILES_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let mut lines = Vec::with_capacity(entries.len());
        let mut bytes = 0;
        for entry in entries {
            match entry.kind {
                EntryKind::File => {}
                EntryKind::Folder => return Err(named("texts-push-folder", &entry.name)),
                EntryKind::ExecutableFile => return Err(named("texts-push-executable", &entry.name)),
                EntryKind::Link | EntryKind::Submodule => {
                    return Err(named("texts-push-link", &entry.name));
                }
            }
            if entry.name != ORDER_FILE && !is_file_of_text(&entry.name) {
                return Err(named("texts-push-other-file", &entry.name));
            }
            bytes += match self.files.get(&entry.oid) {
                Some(bytes) => *bytes,
                None => self.check_file(sql, &entry, objects).await?,
            };
            if bytes > MARKDOWN_BYTES_MAX {
                let max = MARKDOWN_BYTES_MAX / 1_000_000;
                let sentence = Sentence::new("texts-push-text-long").with("max", max);
                return Err(Fault::refused_with(sentence));
            }
            lines.push((entry.name, entry.oid));
        }
        // The same folder written by us: what is sorted otherwise, or says a mode that git no longer writes, is refused.
        let written = gitwire::tree(&lines).map_err(|_| refused("texts-push-malformed"))?;
        if written.data != folder.data {
            return Err(refused("texts-push-malformed"));
        }
        self.keep_new(tree, &folder, objects);
        self.folders.insert(tree);
        Ok(())
    }

    /// Looks at a file; gives how many bytes it has.
    async fn check_file(
        &mut self,
        sql: &mut Sql,
        entry: &TreeEntry,
        objects: &mut Vec<Object>,
    ) -> Result<usize, Fault> {
        let file = self.find(sql, entry.oid, ObjectKind::Blob).await?;
        let bytes = file.data.len();
        if std::str::from_utf8(&file.data).is_err() || file.data.contains(&0) {
            return Err(named("texts-push-not-text", &entry.name));
        }
        self.keep_new(entry.oid, &file, objects);
        self.files.insert(entry.oid, bytes);
        Ok(bytes)
    }

    /// The files of a folder that was looked at, with what they say.
    async fn contents(&self, sql: &mut Sql, tree: Oid) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
        let folder = self.find(sql, tree, ObjectKind::Tree).await?;
        let entries = gitwire::parse_tree(&folder.data).map_err(|_| refused("texts-push-malformed"))?;
        let mut files = BTreeMap::new();
        for entry in entries {
            let file = self.find(sql, entry.oid, ObjectKind::Blob).await?;
            files.insert(entry.name, file.data);
        }
        Ok(files)
    }

    /// Ids are those of the pack, computed of its bytes.
    fn keep_new(&mut self, oid: Oid, object: &Object, objects: &mut Vec<Object>) {
        if self.objects.contains_key(&oid) && self.kept.insert(oid) {
            objects.push(object.clone());
        }
    }
}

fn named(key: &'static str, name: &str) -> Fault {
    let name: String = name.chars().filter(|letter| !letter.is_control()).collect();
    Fault::refused_with(Sentence::new(key).with("name", name))
}

/// Lower-case letters without accents, digits and hyphens, as those that Parvis writes.
fn is_file_of_text(name: &str) -> bool {
    name.strip_suffix(".md").is_some_and(|stem| {
        !stem.is_empty()
            && stem
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    })
}

/// A commit that says nothing but what Parvis would have written, and whose author and committer are the pusher.
fn checked_commit(object: &Object, signature: &Signature) -> Result<Commit, Fault> {
    let malformed = || refused("texts-push-malformed");
    let commit = gitwire::parse_commit(&object.data).map_err(|_| malformed())?;
    for signer in [&commit.author, &commit.committer] {
        if signer.name != signature.name || signer.email != signature.email {
            return Err(refused(IDENTITY));
        }
    }
    if commit.message.len() > MESSAGE_BYTES_MAX {
        let sentence = Sentence::new("texts-push-message-long").with("max", MESSAGE_BYTES_MAX);
        return Err(Fault::refused_with(sentence));
    }
    // Written again by us, it must be the same: a signature (whose key names somebody), another encoding or a header that
    // nobody reads would stay for ever.
    let written = gitwire::commit(&CommitInput {
        tree: commit.tree,
        parents: commit.parents.clone(),
        author: commit.author.clone(),
        committer: commit.committer.clone(),
        message: commit.message.clone(),
    });
    if written.map_err(|_| malformed())?.data == object.data {
        Ok(commit)
    } else {
        Err(refused("texts-push-header"))
    }
}

/// The refusal of commits under another name than the pusher's: told with the lines that mend it.
pub(super) const IDENTITY: &str = "texts-push-identity";

/// The text that files are, in the order of `sommaire.txt`.
fn document_of(files: &BTreeMap<String, Vec<u8>>) -> Result<Document, Fault> {
    let words = |name: &str| {
        let bytes = files.get(name)?;
        let words = std::str::from_utf8(bytes).ok()?;
        Some(words.replace("\r\n", "\n"))
    };
    let order = words(ORDER_FILE).ok_or_else(|| refused("texts-push-no-order"))?;
    let mut parts = Vec::new();
    let mut listed = HashSet::new();
    for name in order.lines().map(str::trim).filter(|name| !name.is_empty()) {
        if !listed.insert(name) {
            return Err(named("texts-push-listed-twice", name));
        }
        if name == ORDER_FILE {
            return Err(named("texts-push-listed-missing", name));
        }
        parts.push(words(name).ok_or_else(|| named("texts-push-listed-missing", name))?);
    }
    let forgotten = files
        .keys()
        .find(|name| *name != ORDER_FILE && !listed.contains(name.as_str()));
    if let Some(name) = forgotten {
        return Err(named("texts-push-not-listed", name));
    }
    let document = Document::parse(&parts.join("\n\n"));
    if document.is_empty() {
        return Err(refused("texts-markdown-empty"));
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::files_of;

    #[test]
    fn the_files_of_a_text_are_that_text() {
        let text =
            Document::parse("Intro.\n\n# Plan\n\n- un\n- deux\n\n|a|b|\n\n### Action 3\n\n> cité\n\nFin.");
        assert_eq!(document_of(&files_of(&text)).expect("a text"), text);
    }

    #[test]
    fn what_the_order_does_not_tell_is_refused() {
        let files = |pairs: &[(&str, &str)]| -> BTreeMap<String, Vec<u8>> {
            pairs
                .iter()
                .map(|(name, words)| ((*name).to_owned(), words.as_bytes().to_vec()))
                .collect()
        };
        let key = |pairs: &[(&str, &str)]| match document_of(&files(pairs)) {
            Err(Fault::Refused { sentence, .. }) => sentence.key,
            other => panic!("not refused: {other:?}"),
        };
        assert_eq!(key(&[("a.md", "Un.")]), "texts-push-no-order");
        let order = (ORDER_FILE, "a.md\n");
        assert_eq!(key(&[order]), "texts-push-listed-missing");
        assert_eq!(
            key(&[order, ("a.md", "Un."), ("b.md", "Deux.")]),
            "texts-push-not-listed"
        );
        assert_eq!(
            key(&[(ORDER_FILE, "a.md\na.md\n"), ("a.md", "Un.")]),
            "texts-push-listed-twice"
        );
        assert_eq!(key(&[order, ("a.md", " \n")]), "texts-markdown-empty");
    }

    #[test]
    fn files_are_named_as_parvis_names_them() {
        for name in ["action-07.md", "preambule.md", "article-01-bis.md"] {
            assert!(is_file_of_text(name), "{name}");
        }
        for name in [
            ".md",
            "A.md",
            "é.md",
            "a.txt",
            ".gitattributes",
            ".gitmodules",
            "a/b.md",
            "a .md",
        ] {
            assert!(!is_file_of_text(name), "{name}");
        }
    }
}
