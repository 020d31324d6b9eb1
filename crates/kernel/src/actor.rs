//! Who acts.

use db::{Id, Instant};

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
    /// What opened the session
    pub proof: Proof,
    /// True when it is to be noted that the session served, with [`House::note_seen`](crate::House::note_seen): once a day
    pub is_seen_due: bool,
    /// True when the body wants a second factor of its agents and none was given in this session: it concerns who is one
    pub lacks_second_factor: bool,
}

/// What opened a session: how somebody proved who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The identity provider that vouched for them, by the name it has on the sign-in page; none for a link received at
    /// their address
    pub provider: Option<String>,
    /// The level of assurance it said: `eidas1`
    pub level: Option<String>,
    /// When they proved it there
    pub at: Option<Instant>,
    /// True when somebody else may be at the keyboard in their stead, through a service that helps people with procedures, or
    /// because the provider does not tell: such a session never votes secretly
    pub is_assisted: bool,
    /// True when it is known to be such a service: such a session does not change what opens the account either
    pub is_helper_known: bool,
}

impl SignedIn {
    /// Whether somebody else may be at the keyboard, surely or because nobody can tell.
    pub fn may_be_helped(&self) -> bool {
        self.proof.is_assisted || self.proof.is_helper_known
    }

    /// Whether a service that helps people is known to have opened this session.
    pub fn is_helped(&self) -> bool {
        self.proof.is_helper_known
    }
}
