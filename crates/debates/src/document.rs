//! What leaves as files: the table of contributions, and their feed.

mod feed;
mod table;

pub(crate) use feed::{ENTRIES_MAX, feed_of};
pub(crate) use table::Table;
