//! What leaves a budget as files: its ideas as a table and as a feed, its vote in Pabulib's format.

mod feed;
mod pabulib;
mod table;

pub(crate) use feed::{ENTRIES_MAX, feed_of};
pub(crate) use pabulib::{About, pabulib};
pub(crate) use table::table;
