//! A text that several people write at the same time, and the merge of two texts written apart.
//!
//! What browsers share is a [Yjs] document of a closed schema: two texts, `title` and `lines`, nothing else. `lines` holds one
//! line a block of our Markdown (a title of a part, an alinéa, an item, a quotation, a line of a table), so that there is no
//! structure to break: two people who cut a line in two, join two lines or turn an alinéa into a title at the same time never
//! lose what a third one types there. Whatever arrives is read by [`legistique::Document::from_lines`], which accepts any
//! text and gives canonical Markdown.
//!
//! [`SharedText`] is the server's copy: it takes updates from anybody, refuses those that hold anything else or grow beyond
//! its bounds, and stays as it was; what was kept already is read again without bounds. [`merge()`] is for those who write
//! without a script: what was changed in different places is put together, the rest is told place by place.
//!
//! Pure: no database, no socket, no clock, no randomness of its own.
//!
//! [Yjs]: https://docs.yjs.dev/

mod differences;
mod merge;
mod shared;

pub use merge::{Choice, Conflict, Part, merge, merge_words, resolve};
pub use shared::{LINES_UNITS_MAX, Refused, STATE_BYTES_MAX, SharedText, TITLE_UNITS_MAX};
