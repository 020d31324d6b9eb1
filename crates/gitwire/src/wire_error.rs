//! Why what came over the wire is refused.

use crate::object::Oid;

/// What is wrong with a conversation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A frame ends before its content
    #[error("a frame is cut short")]
    Truncated,
    /// A frame whose length is none
    #[error("a frame has no readable length")]
    Length,
    /// A line that has no place there
    #[error("unexpected line: {0}")]
    Line(String),
    /// A message that ends before it says anything
    #[error("the request ends too early")]
    Incomplete,
    /// More lines than a conversation has
    #[error("more than {0} lines")]
    TooManyLines(usize),
    /// Something that this server does not do, by its name in the protocol
    #[error("not supported here: {0}")]
    Unsupported(String),
}

/// What is wrong with a pack. Offsets are those of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// It does not begin as one, or is of another version than 2
    #[error("not a pack of version 2")]
    Header,
    /// It ends before its last object
    #[error("the pack is cut short at byte {at}")]
    Truncated {
        /// Where
        at: usize,
    },
    /// Its checksum is another one than that of its bytes
    #[error("the checksum is not that of the pack")]
    Checksum,
    /// Bytes stand between its last object and its checksum
    #[error("bytes follow the last object, at byte {at}")]
    Trailing {
        /// Where
        at: usize,
    },
    /// It says that it holds more objects than accepted
    #[error("{found} objects, more than {max}")]
    TooManyObjects {
        /// How many it says
        found: usize,
        /// How many are accepted
        max: usize,
    },
    /// An object is larger than accepted
    #[error("the object at byte {at} is larger than {max} bytes")]
    ObjectTooLarge {
        /// Where
        at: usize,
        /// How large one may be
        max: usize,
    },
    /// Its objects are, together, larger than accepted
    #[error("the objects are larger than {max} bytes together")]
    TooLarge {
        /// How large they may be
        max: usize,
    },
    /// An entry of a kind that does not exist
    #[error("the object at byte {at} is of no known kind")]
    Kind {
        /// Where
        at: usize,
    },
    /// Bytes that do not inflate, or to another size than said
    #[error("the object at byte {at} does not inflate to the size it says")]
    Inflate {
        /// Where
        at: usize,
    },
    /// A difference from what is not an object of the pack
    #[error("the difference at byte {at} is from no object of the pack")]
    Base {
        /// Where
        at: usize,
    },
    /// A difference from an object that is neither in the pack nor known: also what differences in a circle are
    #[error("the difference at byte {at} is from {base}, which is unknown")]
    MissingBase {
        /// Where
        at: usize,
        /// What it is from
        base: Oid,
    },
    /// Differences of differences, deeper than accepted
    #[error("differences of differences are deeper than {max}")]
    TooDeep {
        /// How deep they may be
        max: usize,
    },
    /// A difference that does not apply
    #[error("the difference at byte {at} does not apply to its object")]
    Delta {
        /// Where
        at: usize,
    },
    /// Bytes forged to collide in SHA-1
    #[error("the object at byte {at} is forged to collide")]
    Collision {
        /// Where
        at: usize,
    },
}
