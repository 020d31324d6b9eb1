//! Git objects without a repository: blobs, trees, commits and annotated tags as bytes and ids; and what two programs say
//! to exchange them: frames, requests, packs.
//!
//! A caller that keeps objects in a database writes what [`blob`], [`tree_from_files`], [`commit`] and
//! [`annotated_tag`] give, and reads back with [`parse_commit`], [`parse_tag`], [`parse_tree`] and
//! [`read_files`]. The ids are the ones the `git` program computes (SHA-1), so the same objects can be served
//! to it later: [`Fetch`] is what a clone asks, [`Graph::select`] which commits it is missing, [`PackWriter`] what it is
//! sent; [`Push`] is what comes back, [`Pack`] its objects.
//!
//! Architecture invariant: nothing here opens a file, a connection or a clock. Names that a clone could not
//! hold safely (`..`, `.git`, a slash, a control character) are refused when written *and* when read.
//!
//! ```
//! use std::collections::BTreeMap;
//! use gitwire::{CommitInput, Signature, commit, parse_commit, read_files, tree_from_files};
//!
//! let files = BTreeMap::from([("articles/1.md".to_owned(), b"Un.\n".to_vec())]);
//! let (root, objects) = tree_from_files(&files)?;
//! let author = Signature { name: "Camille".into(), email: "camille@parvis.example".into(), time_seconds: 1_790_000_000, offset_minutes: 120 };
//! let adopted = commit(&CommitInput {
//!     tree: root, parents: vec![], author: author.clone(), committer: author, message: "Texte mis en débat\n".into(),
//! })?;
//! assert_eq!(parse_commit(&adopted.data)?.tree, root);
//! let read = read_files(root, |oid| objects.iter().find(|object| object.oid() == *oid).cloned())?;
//! assert_eq!(read, files);
//! # Ok::<(), gitwire::GitError>(())
//! ```

mod graph;
mod history;
mod name;
mod object;
mod pack_read;
mod pack_write;
mod packet;
mod receive;
mod signature;
mod trailers;
mod tree;
mod upload;
mod upload_answer;
mod wire_error;

pub use graph::{Graph, Node, Selection};
pub use history::{Commit, CommitInput, Tag, TagInput, annotated_tag, commit, parse_commit, parse_tag};
pub use name::NameRefusal;
pub use object::{GitError, Object, ObjectKind, Oid, blob};
pub use pack_read::{Pack, PackLimits, pack_checksum};
pub use pack_write::{PackWriter, write_pack};
pub use packet::{
    Band, PACKET_BYTES_MAX, Packet, Packets, write_band, write_delimiter, write_flush, write_line,
    write_packet,
};
pub use receive::{Push, PushedRef, RefReport, Update, receive_advertisement};
pub use signature::Signature;
pub use trailers::{message_with_trailers, trailers};
pub use tree::{
    BYTES_READ_MAX, EntryKind, FILES_READ_MAX, FOLDER_DEPTH_MAX, TreeEntry, parse_tree, read_files, tree,
    tree_from_files,
};
pub use upload::{Command, Deepen, Fetch, ListRefs, MultiAck, Protocol};
pub use upload_answer::{ListedRef, acknowledgements, listed_refs, upload_advertisement, write_shallow};
pub use wire_error::{PackError, WireError};
