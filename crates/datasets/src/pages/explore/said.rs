//! What `columns` and `charts` say, in a reader's language: numbers and days as it writes them, what is kept of a table, what there
//! is to see in a picture.

use charts::{Argument, Form, Writing};
use columns::{Condition, Function, Heading, Kind, Operator, Test, Value};
use jiff::civil::Date;
use tables::{Message, Sort, values};
use ui::words::Value as Said;
use ui::{Words, t};

/// The longest cell shown, in characters.
const CELL_CHARS_MAX: usize = 300;

/// The title of a picture.
pub(super) fn title(words: Words, message: &Message) -> String {
    let arguments: Vec<(&str, Said<'_>)> = message
        .arguments
        .iter()
        .map(|(name, value)| (*name, Said::from(value.as_str())))
        .collect();
    words.say_with(message.id, &arguments)
}

/// What there is to see in a picture.
pub(super) fn sentence(words: Words, sentence: &charts::Sentence) -> String {
    let writing = Written { words };
    let arguments: Vec<(&str, Said<'_>)> = sentence
        .arguments
        .iter()
        .map(|(name, argument)| {
            let said = match argument {
                Argument::Number(number) => writing.number(*number),
                Argument::Label(label) => label.written(&writing),
                Argument::Text(text) => column(words, text),
            };
            (*name, Said::from(said))
        })
        .collect();
    words.say_with(sentence.id, &arguments)
}

/// The name of a column, in words where it is reckoned: `montant__sum`.
pub(super) fn column(words: Words, name: &str) -> String {
    match name {
        "count" => return t!(words, "chart-rows"),
        "from" => return t!(words, "chart-from"),
        "to" => return t!(words, "chart-to"),
        _ => {}
    }
    let reckoned = name.rsplit_once("__").and_then(|(column, function)| {
        let function = Function::ALL.into_iter().find(|one| one.name() == function)?;
        Some((column, function))
    });
    match reckoned {
        Some((column, function)) => t!(
            words,
            &format!("chart-figure-{}", function.name()),
            column = column
        ),
        None => name.to_owned(),
    }
}

/// How something is drawn.
pub(super) fn form(words: Words, form: Form) -> String {
    words.say(&format!("chart-form-{}", form.name()))
}

/// A cell, as the language writes it; nothing for an empty one.
pub(super) fn cell(words: Words, value: &Value, heading: &Heading) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => cut(text),
        Value::Boolean(is_true) => yes_or_no(words, *is_true),
        Value::Day(days) => day(words, *days),
        // A year is not cut into thousands.
        number if heading.sort == Sort::Year => number.plain(),
        number => decimal(words, &number.plain()),
    }
}

/// A value to be chosen.
pub(super) fn choice(words: Words, value: &Value, heading: &Heading) -> String {
    if *value == Value::Null {
        t!(words, "chart-nothing")
    } else {
        cell(words, value, heading)
    }
}

fn yes_or_no(words: Words, is_true: bool) -> String {
    if is_true {
        t!(words, "datasets-explore-yes")
    } else {
        t!(words, "datasets-explore-no")
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CELL_CHARS_MAX) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// A number as programs write it; one with an exponent stays so.
fn decimal(words: Words, plain: &str) -> String {
    if plain.contains('e') {
        plain.to_owned()
    } else {
        words.decimal(plain)
    }
}

fn day(words: Words, days: i32) -> String {
    let (year, month, of_month) = values::civil(days);
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(of_month));
    let date = match parts {
        (Ok(year), Ok(month), Ok(of_month)) => Date::new(year, month, of_month).ok(),
        _ => None,
    };
    date.map_or_else(|| values::iso_day(days), |date| words.date(date))
}

/// What is kept by a condition: « montant : au moins 100 ».
pub(super) fn condition(words: Words, condition: &Condition, headings: &[Heading]) -> String {
    match condition {
        Condition::Test(test) => tested(words, test, headings),
        Condition::Any(all) => joined(words, all, "datasets-kept-or", headings),
        Condition::All(all) => joined(words, all, "datasets-kept-and", headings),
    }
}

fn joined(words: Words, all: &[Condition], key: &str, headings: &[Heading]) -> String {
    let said: Vec<String> = all.iter().map(|one| condition(words, one, headings)).collect();
    let mut said = said.into_iter();
    let first = said.next().unwrap_or_default();
    said.fold(first, |before, next| t!(words, key, before = before, next = next))
}

fn tested(words: Words, test: &Test, headings: &[Heading]) -> String {
    let column = test.column.as_str();
    let heading = headings.iter().find(|heading| heading.name == column);
    let one = |value: &String| typed(words, value, heading);
    let list = |values: &[String]| {
        let said: Vec<String> = values.iter().map(one).collect();
        said.join(", ")
    };
    let (key, value) = match &test.operator {
        Operator::Exact(value) => ("exact", one(value)),
        Operator::Differs(value) => ("differs", one(value)),
        Operator::Contains(words) => ("contains", words.clone()),
        Operator::NotContains(words) => ("notcontains", words.clone()),
        Operator::In(values) => ("in", list(values)),
        Operator::NotIn(values) => ("notin", list(values)),
        Operator::Less(value) => ("less", one(value)),
        Operator::Greater(value) => ("greater", one(value)),
        Operator::StrictlyLess(value) => ("strictly-less", one(value)),
        Operator::StrictlyGreater(value) => ("strictly-greater", one(value)),
        Operator::IsNull => return t!(words, "datasets-kept-isnull", column = column),
        Operator::IsNotNull => return t!(words, "datasets-kept-isnotnull", column = column),
    };
    t!(
        words,
        &format!("datasets-kept-{key}"),
        column = column,
        value = value
    )
}

/// A value as an address has it, in words.
fn typed(words: Words, value: &str, heading: Option<&Heading>) -> String {
    let written = value.as_bytes();
    let said = match heading.map(|heading| heading.kind) {
        Some(Kind::Day) => values::day(written).map(|days| day(words, days)),
        Some(Kind::Boolean) => values::boolean(written).map(|is_true| yes_or_no(words, is_true)),
        _ => None,
    };
    said.unwrap_or_else(|| value.to_owned())
}

/// Numbers and days as a language writes them.
pub(in crate::pages) struct Written {
    pub(in crate::pages) words: Words,
}

impl Writing for Written {
    fn number(&self, number: f64) -> String {
        let size = number.abs();
        if size >= 1e15 {
            return format!("{number:e}");
        }
        // Two decimals; of what is below one, four figures that say something.
        let decimals = if size >= 1.0 || number == 0.0 {
            2
        } else {
            (3_u8..=12)
                .find(|decimals| size * 10_f64.powi(i32::from(*decimals)) >= 1_000.0)
                .unwrap_or(12)
        };
        let written = format!("{number:.*}", usize::from(decimals));
        self.words
            .decimal(written.trim_end_matches('0').trim_end_matches('.'))
    }

    fn day(&self, days: i32) -> String {
        day(self.words, days)
    }

    fn range(&self, from: &str, to: &str) -> String {
        t!(self.words, "chart-range", from = from, to = to)
    }

    fn days(&self, from: i32, to: i32) -> String {
        t!(self.words, "chart-days", from = self.day(from), to = self.day(to))
    }

    fn nothing(&self) -> String {
        t!(self.words, "chart-nothing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_shortly() {
        let writing = Written {
            words: Words::build(&[]),
        };
        for (number, written) in [
            (0.0, "0"),
            (1_234.5, "1\u{202f}234,5"),
            (-12.0, "\u{2212}12"),
            (100.0, "100"),
            (0.000_123_4, "0,0001234"),
            (2e20, "2e20"),
        ] {
            assert_eq!(writing.number(number), written);
        }
    }
}
