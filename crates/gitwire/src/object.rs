//! Ids, kinds and objects: what every other module is made of.

use std::fmt;
use std::str::FromStr;

use crate::name::NameRefusal;

/// Why an object could not be built or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GitError {
    /// The text is not 40 hexadecimal digits.
    #[error("not an object id: {0:?}")]
    NotAnOid(String),
    /// A path component that a clone could not hold safely.
    #[error("refused name {name:?}: {refusal}")]
    Name {
        /// The component as it was given.
        name: String,
        /// What is wrong with it.
        refusal: NameRefusal,
    },
    /// The same path stands twice, or stands both as a file and as a folder.
    #[error("path given twice, or as a file and a folder: {0:?}")]
    PathConflict(String),
    /// A path goes deeper than [`crate::FOLDER_DEPTH_MAX`], or a read goes past its limits.
    #[error("too large: {0}")]
    TooLarge(&'static str),
    /// A person's name or address holds `<`, `>`, a line break or NUL, which the format cannot carry.
    #[error("a signature cannot hold {0:?}")]
    Signature(String),
    /// A time zone outside -23:59 … +23:59.
    #[error("time zone offset out of range: {0} minutes")]
    Offset(i16),
    /// A trailer key or value, a tag name or a message the format cannot carry.
    #[error("cannot be written: {0}")]
    Unwritable(String),
    /// The bytes are not an object of the expected kind.
    #[error("malformed {kind}: {detail}")]
    Malformed {
        /// The kind that was expected.
        kind: ObjectKind,
        /// What the decoder said.
        detail: String,
    },
    /// An object named by another one was not found.
    #[error("object {0} is missing")]
    Missing(Oid),
    /// The object found under an id does not hash to it.
    #[error("object {expected} holds the bytes of {found}")]
    Tampered {
        /// The id that was asked for.
        expected: Oid,
        /// The id of what came.
        found: Oid,
    },
    /// An object was found, but of another kind.
    #[error("object {oid} is a {found}, not a {expected}")]
    WrongKind {
        /// The object.
        oid: Oid,
        /// The kind that was needed.
        expected: ObjectKind,
        /// The kind that was found.
        found: ObjectKind,
    },
}

/// The id of an object: the SHA-1 of its kind, length and bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oid([u8; 20]);

impl Oid {
    /// From the 20 bytes a database column holds.
    pub const fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The 20 bytes.
    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    pub(crate) fn to_gix(self) -> gix_hash::ObjectId {
        gix_hash::ObjectId::Sha1(self.0)
    }

    pub(crate) fn from_gix(id: &gix_hash::oid) -> Self {
        let mut bytes = [0; 20];
        // Every parser here is told SHA-1, so the length is always 20.
        bytes.copy_from_slice(id.as_bytes());
        Self(bytes)
    }
}

impl TryFrom<&[u8]> for Oid {
    type Error = GitError;

    fn try_from(bytes: &[u8]) -> Result<Self, GitError> {
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| GitError::NotAnOid(format!("{} bytes", bytes.len())))
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Oid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Oid({self})")
    }
}

impl FromStr for Oid {
    type Err = GitError;

    fn from_str(text: &str) -> Result<Self, GitError> {
        let refused = || GitError::NotAnOid(text.chars().take(60).collect());
        if text.len() != 40 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refused());
        }
        let mut bytes = [0; 20];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).map_err(|_| refused())?;
        }
        Ok(Self(bytes))
    }
}

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    /// The bytes of a file.
    Blob,
    /// A folder.
    Tree,
    /// A state of the files, who made it and from what.
    Commit,
    /// A named, signed-by-name mark on another object.
    Tag,
}

impl ObjectKind {
    pub(crate) fn to_gix(self) -> gix_object::Kind {
        match self {
            Self::Blob => gix_object::Kind::Blob,
            Self::Tree => gix_object::Kind::Tree,
            Self::Commit => gix_object::Kind::Commit,
            Self::Tag => gix_object::Kind::Tag,
        }
    }

    pub(crate) fn from_gix(kind: gix_object::Kind) -> Self {
        match kind {
            gix_object::Kind::Blob => Self::Blob,
            gix_object::Kind::Tree => Self::Tree,
            gix_object::Kind::Commit => Self::Commit,
            gix_object::Kind::Tag => Self::Tag,
        }
    }
}

impl fmt::Display for ObjectKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Blob => "blob",
            Self::Tree => "tree",
            Self::Commit => "commit",
            Self::Tag => "tag",
        })
    }
}

impl FromStr for ObjectKind {
    type Err = GitError;

    fn from_str(text: &str) -> Result<Self, GitError> {
        match text {
            "blob" => Ok(Self::Blob),
            "tree" => Ok(Self::Tree),
            "commit" => Ok(Self::Commit),
            "tag" => Ok(Self::Tag),
            other => Err(GitError::Unwritable(format!("unknown kind of object {other:?}"))),
        }
    }
}

/// An object: its kind and its bytes, without the loose header.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Object {
    /// What the bytes are.
    pub kind: ObjectKind,
    /// The bytes, as `git cat-file` would give them.
    pub data: Vec<u8>,
}

impl Object {
    /// The id of this object.
    ///
    /// # Panics
    /// Only on bytes forged to collide in SHA-1, which Git itself refuses to store.
    pub fn oid(&self) -> Oid {
        self.checked_oid()
            .expect("bytes are not a forged SHA-1 collision")
    }

    /// The same, of bytes that came from others.
    pub fn checked_oid(&self) -> Result<Oid, GitError> {
        gix_object::compute_hash(gix_hash::Kind::Sha1, self.kind.to_gix(), &self.data)
            .map(|id| Oid::from_gix(&id))
            .map_err(|error| GitError::Malformed {
                kind: self.kind,
                detail: error.to_string(),
            })
    }
}

/// The bytes of a file as an object.
pub fn blob(bytes: impl Into<Vec<u8>>) -> Object {
    Object {
        kind: ObjectKind::Blob,
        data: bytes.into(),
    }
}
