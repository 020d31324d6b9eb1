//! Who may do what: rights declared by features, composed into one table that is also a public page.

use std::collections::BTreeMap;

use db::{Id, Uuid};

use crate::PersonId;

db::text_enum! {
    /// In what capacity somebody acts. Rights are given to qualities, never to people.
    pub enum Quality {
        /// Anyone, signed in or not
        Visitor = "visitor",
        /// Somebody who proved an address
        Person = "person",
        /// The author of the very thing acted upon
        Author = "author",
        /// Holds a mandate in the group concerned, today
        Member = "member",
        /// Secretary of the group concerned
        Secretary = "secretary",
        /// Chairs the group concerned
        Chair = "chair",
        /// An agent of the body
        Agent = "agent",
        /// Parvis itself: a date came, or a decision entails another
        System = "system",
    }
}

/// A right: something that can be done, and the qualities that may.
#[derive(Clone, Copy, Debug)]
pub struct Right {
    /// `texts.amend`: the feature, then the verb. The page's sentence is the translation `right-texts-amend`.
    pub code: &'static str,
    /// Who holds it
    pub held_by: &'static [Quality],
}

impl Right {
    /// True when one of `qualities` holds this right. Parvis itself and the operator hold every right: what they do was
    /// decided before, and stands in the journal.
    pub fn held_with(&self, qualities: &[Quality]) -> bool {
        qualities.contains(&Quality::System) || self.held_by.iter().any(|quality| qualities.contains(quality))
    }

    /// The key of its sentence in the translations.
    pub fn words_key(&self) -> String {
        format!("right-{}", self.code.replace('.', "-"))
    }
}

/// Where a right is asked for: the whole body, or a group; and who wrote the thing, when it has an author.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The group concerned (its raw id: groups are a feature, above the kernel)
    pub group: Option<Uuid>,
    /// Who wrote the thing acted upon
    pub author: Option<PersonId>,
}

impl Scope {
    /// The whole body.
    pub const BODY: Self = Self {
        group: None,
        author: None,
    };

    /// A group.
    pub fn group<T>(id: Id<T>) -> Self {
        Self {
            group: Some(id.uuid()),
            author: None,
        }
    }

    /// The same place, about a thing that `author` wrote.
    #[must_use]
    pub fn written_by(mut self, author: PersonId) -> Self {
        self.author = Some(author);
        self
    }
}

/// Every right of the house, by code.
#[derive(Debug, Default)]
pub struct RightsTable(BTreeMap<&'static str, Right>);

impl RightsTable {
    /// Composes the features' rights.
    ///
    /// # Panics
    /// When two features declare the same code: a mistake of composition, found by every test.
    pub fn compose(rights: impl IntoIterator<Item = Right>) -> Self {
        let mut table = BTreeMap::new();
        for right in rights {
            let previous = table.insert(right.code, right);
            assert!(previous.is_none(), "right {} is declared twice", right.code);
        }
        Self(table)
    }

    /// The rights, ordered by code.
    pub fn iter(&self) -> impl Iterator<Item = &Right> {
        self.0.values()
    }
}
