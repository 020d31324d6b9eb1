//! Who acts.

use db::Id;

/// Marks identifiers of people; what is known of them lives in the identity feature.
pub struct Person;

/// A person's identifier: a pseudonym, the only thing the journal keeps.
pub type PersonId = Id<Person>;

/// Who asks for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not signed in
    Visitor,
    /// Somebody who proved an address
    Person(PersonId),
    /// Parvis itself: a date came, a reaction followed
    System,
    /// The operator, at the command line
    Operator,
}

impl Actor {
    /// The person, if one is known.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Visitor | Self::System | Self::Operator => None,
        }
    }
}

/// A person recognised by the session of a request.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who
    pub person: PersonId,
    /// The name to show in the page's header
    pub name: String,
    /// The language they chose to read in, if they did: a tag such as `en`
    pub language: Option<String>,
}
