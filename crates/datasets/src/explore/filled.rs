//! What a form of filters shows as filled, of the conditions there are; the others stay beside it, so that none is lost.

use columns::{Condition, Heading, Operator, Query, Test};

use super::seen::Control;

/// What stands in the fields of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    /// The values ticked; an empty one is the empty cell
    pub(crate) chosen: Vec<String>,
    /// At least
    pub(crate) from: String,
    /// At most
    pub(crate) to: String,
    /// Words it contains
    pub(crate) words: String,
}

impl Filled {
    /// True when nothing is asked of the column.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes a condition that the fields of its column say, once each.
    fn take(&mut self, control: Control, column: &str, condition: &Condition) -> bool {
        if control == Control::Choices {
            let chosen = choices_of(column, condition).filter(|_| self.chosen.is_empty());
            return chosen.is_some_and(|chosen| {
                self.chosen = chosen;
                true
            });
        }
        let Condition::Test(test) = condition else {
            return false;
        };
        if test.column != column {
            return false;
        }
        let is_between = matches!(control, Control::Numbers | Control::Days);
        let (field, value) = match &test.operator {
            Operator::Greater(value) if is_between => (&mut self.from, value),
            Operator::Less(value) if is_between => (&mut self.to, value),
            Operator::Contains(value) if control == Control::Words => (&mut self.words, value),
            _ => return false,
        };
        let is_free = field.is_empty();
        if is_free {
            field.clone_from(value);
        }
        is_free
    }
}

/// What the fields of each column hold, and the conditions that no field says.
pub(crate) fn filled(
    query: &Query,
    headings: &[Heading],
    controls: &[Control],
) -> (Vec<Filled>, Vec<Condition>) {
    let mut all = vec![Filled::default(); headings.len().min(controls.len())];
    let mut kept = Vec::new();
    for condition in &query.conditions {
        let mut columns = headings.iter().zip(controls).zip(&mut all);
        let is_taken =
            columns.any(|((heading, control), filled)| filled.take(*control, &heading.name, condition));
        if !is_taken {
            kept.push(condition.clone());
        }
    }
    (all, kept)
}

/// The values of a column that a condition chooses among.
fn choices_of(column: &str, condition: &Condition) -> Option<Vec<String>> {
    match condition {
        Condition::Test(test) if test.column == column => match &test.operator {
            Operator::In(values) if !values.is_empty() => Some(values.clone()),
            Operator::Exact(value) if !value.is_empty() => Some(vec![value.clone()]),
            Operator::IsNull => Some(vec![String::new()]),
            _ => None,
        },
        Condition::Any(both) => match both.as_slice() {
            [Condition::Test(one), Condition::Test(empty)] => with_empty(column, one, empty),
            _ => None,
        },
        _ => None,
    }
}

/// One of these values, or the empty cell.
fn with_empty(column: &str, one: &Test, empty: &Test) -> Option<Vec<String>> {
    let is_of_column = one.column == column && empty.column == column;
    match (&one.operator, &empty.operator) {
        (Operator::In(values), Operator::IsNull) if is_of_column => {
            let mut chosen = values.clone();
            chosen.push(String::new());
            Some(chosen)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use columns::Kind;
    use tables::Sort;

    use super::*;

    #[test]
    fn fields_hold_what_an_address_asks_and_what_they_cannot_say_stays() {
        let heading = |name: &str, kind| Heading {
            name: name.to_owned(),
            kind,
            sort: Sort::Text,
        };
        let headings = [
            heading("commune", Kind::Text),
            heading("montant", Kind::Real),
            heading("objet", Kind::Text),
        ];
        let controls = [Control::Choices, Control::Numbers, Control::Words];
        let query = Query::parse(
            "or=(commune__in.Auray,commune__isnull)&montant__greater=1&montant__greater=2&montant__less=9\
             &objet__contains=eau&objet__differs=x",
        );
        let (all, kept) = filled(&query.expect("a query"), &headings, &controls);
        assert_eq!(all[0].chosen, ["Auray", ""]);
        assert_eq!((all[1].from.as_str(), all[1].to.as_str()), ("1", "9"));
        assert_eq!(all[2].words, "eau");
        let kept = Query {
            conditions: kept,
            ..Query::default()
        };
        assert_eq!(kept.print(), "montant__greater=2&objet__differs=x");
    }
}
