//! A file that Parvis makes from one of its lists.

use db::Instant;

use super::{ResourceId, Version};

db::text_enum! {
    /// Why no version came of the last reading of a list.
    pub enum Trouble {
        /// One did, or nothing had changed
        Nothing = "",
        /// The feature that had the list is not in this house any more
        NoList = "no-list",
        /// The list makes a file larger than any that is published here
        TooLarge = "too-large",
        /// The list does not follow its schema: the draft says where
        Faults = "faults",
    }
}

db::record! {
    /// A file that Parvis makes, or made.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Produced {
        /// Which file
        pub resource_id: ResourceId,
        /// From which list
        pub list_name: String,
        /// When the list was opened
        pub opened_at: Instant,
        /// When it was stopped: the file is like any other since
        pub stopped_at: Option<Instant>,
        /// When the list was last read
        pub checked_at: Option<Instant>,
        /// Since when something of it is no longer to be read by anybody; none once it is forgotten
        pub forget_asked_at: Option<Instant>,
        /// Why no version came of the last reading
        pub trouble: Trouble,
    }
}

impl Produced {
    /// True while Parvis makes its versions, and nobody else does.
    pub fn is_running(&self) -> bool {
        self.stopped_at.is_none()
    }

    /// True when `current` was made before the file was stopped, and something of the list was taken back since: it may hold it
    /// still.
    pub(crate) fn may_hold_too_much(&self, current: &Version) -> bool {
        match (self.stopped_at, self.forget_asked_at, current.published_at) {
            (Some(stopped_at), Some(_), Some(published_at)) => published_at <= stopped_at,
            _ => false,
        }
    }
}
