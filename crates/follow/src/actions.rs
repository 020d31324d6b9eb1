//! What people do about what they follow. What somebody follows stands nowhere in the journal: its lines say that a person
//! changed what they follow, not what it is.

mod by_link;
mod choose;
mod follow;
mod rhythm;

pub use by_link::{StopDigest, StopFollowing};
pub use choose::Choose;
pub use follow::Follow;
pub(crate) use follow::{react, set_first_date};
pub use rhythm::SetRhythm;

use kernel::{Event, PersonId, SubjectRef};

/// The line that a change leaves.
fn changed(kind: &'static str, person: PersonId) -> Event {
    Event::internal(kind, SubjectRef::new("person", person))
}
