//! Who was there for which item: arrivals and departures, by the agenda.

use kernel::PersonId;
use serde::{Deserialize, Serialize};

use super::{AgendaItem, AgendaItemId};

db::record! {
    /// From which item to which a member who came was there.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Span {
        /// Who
        pub person_id: PersonId,
        /// The item they arrived for; none from the beginning
        pub from_item: Option<AgendaItemId>,
        /// The item they left before; none to the end
        pub until_item: Option<AgendaItemId>,
    }
}

db::record! {
    /// An item that a member who came was not in the room for, between two that they were.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Absence {
        /// Who
        pub person_id: PersonId,
        /// Which item
        pub item_id: AgendaItemId,
    }
}

impl Span {
    /// True when somebody who came arrived late or left early.
    pub fn is_partial(&self) -> bool {
        self.from_item.is_some() || self.until_item.is_some()
    }

    /// True when they were there for the item at `place` of `agenda`.
    pub fn covers(&self, agenda: &[AgendaItem], place: usize) -> bool {
        let place_of = |wanted: Option<AgendaItemId>| agenda.iter().position(|item| Some(item.id) == wanted);
        let from = place_of(self.from_item).unwrap_or(0);
        let until = place_of(self.until_item).unwrap_or(agenda.len());
        (from..until).contains(&place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::{Id, Uuid};

    #[test]
    fn a_span_runs_from_one_item_to_before_another() {
        let id = |number| Id::from_uuid(Uuid::from_u128(number));
        let agenda: Vec<AgendaItem> = (1..=3)
            .map(|number| AgendaItem {
                id: Id::from_uuid(Uuid::from_u128(number)),
                title: String::new(),
                subject: None,
            })
            .collect();
        let there = |from: Option<u128>, until: Option<u128>| {
            let span = Span {
                person_id: Id::from_uuid(Uuid::nil()),
                from_item: from.map(id),
                until_item: until.map(id),
            };
            [0, 1, 2].map(|place| span.covers(&agenda, place))
        };
        assert_eq!(there(None, None), [true, true, true]);
        assert_eq!(there(Some(2), None), [false, true, true]);
        assert_eq!(there(None, Some(2)), [true, false, false]);
        assert_eq!(there(Some(2), Some(3)), [false, true, false]);
    }
}
