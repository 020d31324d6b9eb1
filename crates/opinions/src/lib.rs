//! A map of opinions: people vote on short statements, those who vote alike are found, and what each group says and what
//! all share is told.
//!
//! The method is the one of Polis (Small, Bjorkegren, Erkkilä, Shaw, Megill, *Polis: scaling deliberation by mapping high
//! dimensional opinion spaces*, Recerca 26, 2021); the figures are those of its server. [`Conversation`] takes votes and
//! gives a [`Map`]; [`next_statement`] chooses what to ask; [`Map::summary`] quotes.
//!
//! Architecture invariant: no file, no connection, no clock; chance is SHA-256 of a published seed. Who votes is a number:
//! names never come here.
//!
//! ```
//! use opinions::{Choice, Conversation, Vote};
//!
//! let mut conversation = Conversation::new("seed published with the map");
//! let votes = (0..20).flat_map(|participant| {
//!     (0..8).map(move |statement| Vote {
//!         participant,
//!         statement,
//!         choice: if (participant < 8) == (statement < 4) { Choice::Agree } else { Choice::Disagree },
//!         at_ms: 0,
//!     })
//! });
//! conversation.add(votes).unwrap();
//! let map = conversation.update().unwrap();
//! let sizes: Vec<usize> = map.groups.iter().map(|group| group.members.len()).collect();
//! assert_eq!(sizes, [8, 12]);
//! ```

mod asking;
mod components;
mod conversation;
mod grouping;
mod map;
mod numbers;
mod reading;
mod refusal;
mod speech;
mod summary;
mod votes;

pub use asking::next_statement;
pub use components::{Components, Point};
pub use conversation::Conversation;
pub use grouping::{Cluster, Points, k_means, silhouette};
pub use map::{Group, Map};
pub use reading::{Agreement, FILE_BYTES_MAX, Read, moderation_from_json, votes_from_csv, votes_from_json};
pub use refusal::Refusal;
pub use speech::{
    Counts, SIGNIFICANT, Said, Shared, consensus, group_aware_consensus, one_share_test, priorities,
    representative, two_shares_test,
};
pub use summary::{Divides, GroupSays, SharedBetween, Summary};
pub use votes::{Ballots, Choice, Moderation, PARTICIPANTS_MAX, Row, STATEMENTS_MAX, Table, VOTES_MAX, Vote};
