//! Folders: written from a map of paths, read back into one.

use std::collections::{BTreeMap, HashSet};

use gix_object::WriteTo;
use gix_object::tree::{Entry, EntryKind as GixEntryKind};

use crate::name::{NameRefusal, check_name};
use crate::object::{GitError, Object, ObjectKind, Oid, blob};

/// How deep folders may nest, both ways.
pub const FOLDER_DEPTH_MAX: usize = 64;
/// How many files [`read_files`] gives at most: a few kilobytes of trees can name billions of paths.
pub const FILES_READ_MAX: usize = 100_000;
/// How many bytes of files [`read_files`] gives at most.
pub const BYTES_READ_MAX: usize = 256 * 1024 * 1024;

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A plain file.
    File,
    /// A file marked as a program.
    ExecutableFile,
    /// Another folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A commit of another repository.
    Submodule,
}

/// A line of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeEntry {
    /// The name, without its folder.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
    /// The object it names.
    pub oid: Oid,
}

/// A flat folder of plain files, in Git's order whatever the order given.
pub fn tree(entries: &[(String, Oid)]) -> Result<Object, GitError> {
    write_tree(
        entries
            .iter()
            .map(|(name, oid)| (name.as_str(), GixEntryKind::Blob, *oid))
            .collect(),
    )
}

/// A folder and its sub-folders from paths such as `articles/1.md`: the root's id and every object, each once,
/// what is named before what names it.
pub fn tree_from_files(files: &BTreeMap<String, Vec<u8>>) -> Result<(Oid, Vec<Object>), GitError> {
    let mut root = Folder::default();
    for (path, bytes) in files {
        root.insert(path, bytes)?;
    }
    let mut written = Written::default();
    let oid = root.write(&mut written)?;
    Ok((oid, written.objects))
}

/// Reads the bytes of a folder; names a clone could not hold safely are refused.
pub fn parse_tree(data: &[u8]) -> Result<Vec<TreeEntry>, GitError> {
    let malformed = |detail: String| GitError::Malformed {
        kind: ObjectKind::Tree,
        detail,
    };
    let read = gix_object::TreeRef::from_bytes(data, gix_hash::Kind::Sha1)
        .map_err(|error| malformed(error.to_string()))?;
    let mut entries = Vec::with_capacity(read.entries.len());
    for entry in read.entries {
        let Ok(name) = std::str::from_utf8(entry.filename) else {
            return Err(GitError::Name {
                name: entry.filename.to_string(),
                refusal: NameRefusal::NotText,
            });
        };
        check_name(name)?;
        let kind = match entry.mode.kind() {
            GixEntryKind::Blob => EntryKind::File,
            GixEntryKind::BlobExecutable => EntryKind::ExecutableFile,
            GixEntryKind::Tree => EntryKind::Folder,
            GixEntryKind::Link => EntryKind::Link,
            GixEntryKind::Commit => EntryKind::Submodule,
        };
        entries.push(TreeEntry {
            name: name.to_owned(),
            kind,
            oid: Oid::from_gix(entry.oid),
        });
    }
    Ok(entries)
}

/// Every file under a folder, by path. `fetch` gives an object by id; what it gives is checked against the id.
///
/// Links and submodules are left out: they have no bytes of their own to show. Stops with an error at
/// [`FILES_READ_MAX`], [`BYTES_READ_MAX`] and [`FOLDER_DEPTH_MAX`].
pub fn read_files(
    root: Oid,
    mut fetch: impl FnMut(&Oid) -> Option<Object>,
) -> Result<BTreeMap<String, Vec<u8>>, GitError> {
    let mut files = BTreeMap::new();
    let mut bytes_read = 0;
    let mut folders_read = 0;
    let mut to_visit = vec![(String::new(), root, 0)];
    while let Some((prefix, oid, depth)) = to_visit.pop() {
        folders_read += 1;
        if depth > FOLDER_DEPTH_MAX {
            return Err(GitError::TooLarge("folders nest too deep"));
        }
        if folders_read > FILES_READ_MAX {
            return Err(GitError::TooLarge("too many folders"));
        }
        for entry in parse_tree(&fetch_checked(oid, ObjectKind::Tree, &mut fetch)?.data)? {
            let path = format!("{prefix}{}", entry.name);
            match entry.kind {
                EntryKind::Folder => to_visit.push((path + "/", entry.oid, depth + 1)),
                EntryKind::File | EntryKind::ExecutableFile => {
                    let bytes = fetch_checked(entry.oid, ObjectKind::Blob, &mut fetch)?.data;
                    bytes_read += bytes.len();
                    if files.len() >= FILES_READ_MAX || bytes_read > BYTES_READ_MAX {
                        return Err(GitError::TooLarge("too many files or bytes"));
                    }
                    if files.insert(path.clone(), bytes).is_some() {
                        return Err(GitError::PathConflict(path));
                    }
                }
                EntryKind::Link | EntryKind::Submodule => {}
            }
        }
    }
    Ok(files)
}

fn fetch_checked(
    oid: Oid,
    expected: ObjectKind,
    fetch: &mut impl FnMut(&Oid) -> Option<Object>,
) -> Result<Object, GitError> {
    let object = fetch(&oid).ok_or(GitError::Missing(oid))?;
    if object.kind != expected {
        return Err(GitError::WrongKind {
            oid,
            expected,
            found: object.kind,
        });
    }
    let found = object.oid();
    if found != oid {
        return Err(GitError::Tampered { expected: oid, found });
    }
    Ok(object)
}

#[derive(Default)]
struct Folder<'a> {
    files: BTreeMap<&'a str, &'a [u8]>,
    folders: BTreeMap<&'a str, Folder<'a>>,
}

#[derive(Default)]
struct Written {
    seen: HashSet<Oid>,
    objects: Vec<Object>,
}

impl Written {
    fn push(&mut self, object: Object) -> Oid {
        let oid = object.oid();
        if self.seen.insert(oid) {
            self.objects.push(object);
        }
        oid
    }
}

impl<'a> Folder<'a> {
    fn insert(&mut self, path: &'a str, bytes: &'a [u8]) -> Result<(), GitError> {
        let mut folder = self;
        let mut components = path.split('/').peekable();
        let mut depth = 0;
        while let Some(name) = components.next() {
            check_name(name)?;
            let conflict = || GitError::PathConflict(path.to_owned());
            if components.peek().is_none() {
                if folder.folders.contains_key(name) || folder.files.insert(name, bytes).is_some() {
                    return Err(conflict());
                }
                return Ok(());
            }
            if folder.files.contains_key(name) {
                return Err(conflict());
            }
            depth += 1;
            if depth > FOLDER_DEPTH_MAX {
                return Err(GitError::TooLarge("folders nest too deep"));
            }
            folder = folder.folders.entry(name).or_default();
        }
        Ok(())
    }

    fn write(&self, written: &mut Written) -> Result<Oid, GitError> {
        let mut entries = Vec::with_capacity(self.files.len() + self.folders.len());
        for (name, bytes) in &self.files {
            entries.push((*name, GixEntryKind::Blob, written.push(blob(*bytes))));
        }
        for (name, folder) in &self.folders {
            entries.push((*name, GixEntryKind::Tree, folder.write(written)?));
        }
        Ok(written.push(write_tree(entries)?))
    }
}

fn write_tree(entries: Vec<(&str, GixEntryKind, Oid)>) -> Result<Object, GitError> {
    let mut names = HashSet::new();
    let mut tree = gix_object::Tree::empty();
    for (name, kind, oid) in entries {
        check_name(name)?;
        if !names.insert(name) {
            return Err(GitError::PathConflict(name.to_owned()));
        }
        tree.entries.push(Entry {
            mode: kind.into(),
            filename: name.into(),
            oid: oid.to_gix(),
        });
    }
    // Git orders a folder as if its name ended with a slash; `Entry` compares that way.
    tree.entries.sort();
    let mut data = Vec::new();
    tree.write_to(&mut data)
        .map_err(|error| GitError::Unwritable(error.to_string()))?;
    Ok(Object {
        kind: ObjectKind::Tree,
        data,
    })
}
