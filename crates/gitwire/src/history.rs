//! Commits and annotated tags.

use gix_object::WriteTo;

use crate::object::{GitError, Object, ObjectKind, Oid};
use crate::signature::Signature;

/// What a commit is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitInput {
    /// The root folder.
    pub tree: Oid,
    /// The commits it follows: none for the first, two or more for a merge.
    pub parents: Vec<Oid>,
    /// Who wrote the change.
    pub author: Signature,
    /// Who recorded it.
    pub committer: Signature,
    /// The message, kept byte for byte (Git's habit is to end it with a line break).
    pub message: String,
}

/// A commit as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The root folder.
    pub tree: Oid,
    /// The commits it follows.
    pub parents: Vec<Oid>,
    /// Who wrote the change.
    pub author: Signature,
    /// Who recorded it.
    pub committer: Signature,
    /// The message; bytes that are not UTF-8 are shown as U+FFFD.
    pub message: String,
    /// When it was recorded: the committer's seconds since 1970.
    pub time_seconds: i64,
}

/// Builds a commit.
///
/// ```
/// # use gitwire::{commit, CommitInput, Oid, Signature};
/// let somebody = Signature { name: "A".into(), email: "a@b.example".into(), time_seconds: 0, offset_minutes: 0 };
/// let empty_folder: Oid = "4b825dc642cb6eb9a060e54bf8d69288fbee4904".parse()?;
/// let object = commit(&CommitInput { tree: empty_folder, parents: vec![], author: somebody.clone(), committer: somebody, message: "x\n".into() })?;
/// assert!(object.data.starts_with(b"tree 4b825dc6"));
/// # Ok::<(), gitwire::GitError>(())
/// ```
pub fn commit(input: &CommitInput) -> Result<Object, GitError> {
    refuse_nul(&input.message)?;
    let object = gix_object::Commit {
        tree: input.tree.to_gix(),
        parents: input.parents.iter().map(|parent| parent.to_gix()).collect(),
        author: input.author.to_gix()?,
        committer: input.committer.to_gix()?,
        encoding: None,
        message: input.message.as_str().into(),
        extra_headers: Vec::new(),
    };
    write(ObjectKind::Commit, &object)
}

/// Reads the bytes of a commit.
pub fn parse_commit(data: &[u8]) -> Result<Commit, GitError> {
    let kind = ObjectKind::Commit;
    let malformed = |detail: String| GitError::Malformed { kind, detail };
    let read = gix_object::CommitRef::from_bytes(data, gix_hash::Kind::Sha1)
        .map_err(|e| malformed(e.to_string()))?;
    let author = read.author().map_err(|e| malformed(e.to_string()))?;
    let committer = read.committer().map_err(|e| malformed(e.to_string()))?;
    let committer = Signature::from_gix(&committer, kind)?;
    Ok(Commit {
        tree: Oid::from_gix(&read.tree()),
        parents: read.parents().map(|parent| Oid::from_gix(&parent)).collect(),
        author: Signature::from_gix(&author, kind)?,
        time_seconds: committer.time_seconds,
        committer,
        message: read.message.to_string(),
    })
}

/// What an annotated tag is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagInput {
    /// The object marked.
    pub target: Oid,
    /// Its kind (a commit, nearly always).
    pub target_kind: ObjectKind,
    /// The name, without `refs/tags/`.
    pub name: String,
    /// Who marked it.
    pub tagger: Signature,
    /// Why, kept byte for byte.
    pub message: String,
}

/// An annotated tag as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The object marked.
    pub target: Oid,
    /// Its kind.
    pub target_kind: ObjectKind,
    /// The name, without `refs/tags/`.
    pub name: String,
    /// Who marked it; very old tags have nobody.
    pub tagger: Option<Signature>,
    /// The message.
    pub message: String,
}

/// Builds an annotated tag.
pub fn annotated_tag(input: &TagInput) -> Result<Object, GitError> {
    refuse_nul(&input.message)?;
    let object = gix_object::Tag {
        target: input.target.to_gix(),
        target_kind: input.target_kind.to_gix(),
        name: input.name.as_str().into(),
        tagger: Some(input.tagger.to_gix()?),
        message: input.message.as_str().into(),
        signature: None,
    };
    write(ObjectKind::Tag, &object)
}

/// Reads the bytes of an annotated tag.
pub fn parse_tag(data: &[u8]) -> Result<Tag, GitError> {
    let kind = ObjectKind::Tag;
    let malformed = |detail: String| GitError::Malformed { kind, detail };
    let read =
        gix_object::TagRef::from_bytes(data, gix_hash::Kind::Sha1).map_err(|e| malformed(e.to_string()))?;
    let tagger = read.tagger().map_err(|e| malformed(e.to_string()))?;
    Ok(Tag {
        target: Oid::from_gix(&read.target()),
        target_kind: ObjectKind::from_gix(read.target_kind),
        name: read.name.to_string(),
        tagger: tagger
            .as_ref()
            .map(|signature| Signature::from_gix(signature, kind))
            .transpose()?,
        message: read.message.to_string(),
    })
}

fn write(kind: ObjectKind, object: &dyn WriteTo) -> Result<Object, GitError> {
    let mut data = Vec::new();
    object
        .write_to(&mut data)
        .map_err(|error| GitError::Unwritable(error.to_string()))?;
    Ok(Object { kind, data })
}

/// Git cuts a message at the first NUL: what would be lost silently is refused.
fn refuse_nul(message: &str) -> Result<(), GitError> {
    if message.contains('\0') {
        Err(GitError::Unwritable("a message with a NUL".to_owned()))
    } else {
        Ok(())
    }
}
