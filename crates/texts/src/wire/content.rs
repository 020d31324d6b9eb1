//! What pushed commits may hold: the files of a text, signed as Parvis signs, and nothing else. What is accepted is kept
//! for ever, since a history is not rewritten: so every commit is looked at, not the last one only.

use std::collections::{BTreeMap, HashMap};

use gitwire::{Commit, CommitInput, EntryKind, GitError, Object, ObjectKind, Oid, Signature};
use kernel::{Fault, Sentence, Work};
use legistique::Document;

use crate::files::ORDER_FILE;
use crate::model::{MARKDOWN_BYTES_MAX, TextId};
use crate::store::git;

/// Files a pushed text may have.
const FILES_MAX: usize = 2_000;
/// Commits one push may add to a branch.
const COMMITS_MAX: usize = 100;
/// Bytes the message of a commit may have.
const MESSAGE_BYTES_MAX: usize = 20_000;

fn refused(key: &'static str) -> Fault {
    Fault::refused(key)
}

/// Objects that came with a push, not written yet.
pub(super) struct Quarantine<'a> {
    pub(super) text: TextId,
    pub(super) objects: &'a HashMap<Oid, Object>,
}

/// What a push adds to a branch, checked: to be written only with the amendment.
pub(super) struct Addition {
    /// The commit pushed
    pub(super) tip: Commit,
    /// The text as it stands there
    pub(super) document: Document,
    /// Objects to keep, what is named before what names it
    pub(super) objects: Vec<Object>,
}

impl Quarantine<'_> {
    /// An object that came, or that is had.
    async fn find(&self, work: &mut Work, oid: Oid, kind: ObjectKind) -> Result<Object, Fault> {
        let found = match self.objects.get(&oid) {
            Some(object) => Some(object.clone()),
            None => git::find_object(&mut work.sql, work.body, self.text, oid).await?,
        };
        found
            .filter(|object| object.kind == kind)
            .ok_or_else(|| refused("texts-push-incomplete"))
    }

    /// Checks the commits from `tip` down to `start`, which must be reached by one line of new commits, all signed
    /// `signature` (its instant does not count).
    pub(super) async fn addition(
        &self,
        work: &mut Work,
        (start, tip): (Oid, Oid),
        not_from_there: &'static str,
        signature: &Signature,
    ) -> Result<Addition, Fault> {
        let mut commits = Vec::new();
        let mut at = tip;
        while at != start {
            let Some(object) = self.objects.get(&at) else {
                let known = git::find_object(&mut work.sql, work.body, self.text, at).await?;
                return Err(refused(match known {
                    Some(_) => not_from_there,
                    None => "texts-push-incomplete",
                }));
            };
            if object.kind != ObjectKind::Commit {
                return Err(refused("texts-push-not-a-commit"));
            }
            if commits.len() == COMMITS_MAX {
                let sentence = Sentence::new("texts-push-too-many-commits").with("max", COMMITS_MAX);
                return Err(Fault::refused_with(sentence));
            }
            let commit = checked_commit(object, signature)?;
            at = match commit.parents[..] {
                [parent] => parent,
                [] => return Err(refused(not_from_there)),
                _ => return Err(refused("texts-push-merge")),
            };
            commits.push((object.clone(), commit));
        }
        let Some((_, tip)) = commits.first() else {
            return Err(refused("texts-push-nothing-new"));
        };
        let tip = tip.clone();
        let mut kept = Kept::default();
        let mut document = None;
        for (object, commit) in commits.into_iter().rev() {
            let files = self.files(work, commit.tree, &mut kept).await?;
            document = Some(files);
            kept.add(object)?;
        }
        let document = document_of(&document.unwrap_or_default())?;
        Ok(Addition {
            tip,
            document,
            objects: kept.objects,
        })
    }

    /// The files of a commit, each looked at.
    async fn files(
        &self,
        work: &mut Work,
        tree: Oid,
        kept: &mut Kept,
    ) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
        let folder = self.find(work, tree, ObjectKind::Tree).await?;
        let entries = gitwire::parse_tree(&folder.data).map_err(|error| match error {
            GitError::Name { name, .. } => named("texts-push-file-name", &name),
            _ => refused("texts-push-malformed"),
        })?;
        if entries.len() > FILES_MAX {
            let sentence = Sentence::new("texts-push-too-many-files").with("max", FILES_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let mut lines = Vec::with_capacity(entries.len());
        let mut files = BTreeMap::new();
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
            let file = self.find(work, entry.oid, ObjectKind::Blob).await?;
            bytes += file.data.len();
            if bytes > MARKDOWN_BYTES_MAX {
                let max = MARKDOWN_BYTES_MAX / 1_000_000;
                let sentence = Sentence::new("texts-push-text-long").with("max", max);
                return Err(Fault::refused_with(sentence));
            }
            if std::str::from_utf8(&file.data).is_err() || file.data.contains(&0) {
                return Err(named("texts-push-not-text", &entry.name));
            }
            lines.push((entry.name.clone(), entry.oid));
            files.insert(entry.name, file.data.clone());
            self.keep_new(kept, file)?;
        }
        // The same folder written by us: what is sorted otherwise, or says a mode that git no longer writes, is refused.
        let written = gitwire::tree(&lines).map_err(|_| refused("texts-push-malformed"))?;
        if written.data != folder.data {
            return Err(refused("texts-push-malformed"));
        }
        self.keep_new(kept, folder)?;
        Ok(files)
    }

    fn keep_new(&self, kept: &mut Kept, object: Object) -> Result<(), Fault> {
        let oid = object
            .checked_oid()
            .map_err(|_| refused("texts-push-malformed"))?;
        if self.objects.contains_key(&oid) {
            kept.insert(oid, object);
        }
        Ok(())
    }
}

#[derive(Default)]
struct Kept {
    seen: std::collections::HashSet<Oid>,
    objects: Vec<Object>,
}

impl Kept {
    fn add(&mut self, object: Object) -> Result<(), Fault> {
        let oid = object
            .checked_oid()
            .map_err(|_| refused("texts-push-malformed"))?;
        self.insert(oid, object);
        Ok(())
    }

    fn insert(&mut self, oid: Oid, object: Object) {
        if self.seen.insert(oid) {
            self.objects.push(object);
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
        return Err(refused("texts-push-message-long"));
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
    let mut listed = std::collections::BTreeSet::new();
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
