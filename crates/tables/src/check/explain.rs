//! Faults put in words' ids, with how to mend each. Made only for what is wrong, so it may take its time.

use super::cells::{Broken, Examiner};
use super::fault::{Fault, Fix, Stricter};
use crate::fold::{fold, trimmed};
use crate::mend;
use crate::message::{Message, shown, shown_bytes};
use crate::schema::Kind;

/// Values of an enumeration that are shown.
const ALLOWED_SHOWN_MAX: usize = 20;

/// A cell that is not of its field's type.
pub(super) fn wrong_type(examiner: &Examiner<'_>, value: &[u8], row: u64) -> Fault {
    let id = match examiner.field.kind {
        Kind::Integer { .. } => "tables-fault-integer",
        Kind::Number(_) => "tables-fault-number",
        Kind::Boolean { .. } => "tables-fault-boolean",
        Kind::Date(_) => "tables-fault-date",
        Kind::DateTime(_) => "tables-fault-datetime",
        Kind::Time(_) => "tables-fault-time",
        Kind::Year => "tables-fault-year",
        Kind::GeoPoint(_) => "tables-fault-geopoint",
        Kind::Formatted(crate::schema::TextFormat::Email) => "tables-fault-email",
        Kind::Formatted(crate::schema::TextFormat::Uri) => "tables-fault-uri",
        _ => "tables-fault-type",
    };
    let mut message = Message::new(id).with("type", examiner.field.kind.name());
    if let Kind::Boolean { yes, no } = &examiner.field.kind {
        let words: Vec<&str> = yes.iter().chain(no).map(String::as_str).collect();
        message = message.with("words", words.join(", "));
    }
    let mut fault = cell("type-error", examiner, value, row, message);
    fault.stricter = stricter(value, &examiner.field.kind);
    fault
}

/// A constraint that a cell breaks.
pub(super) fn constraint(examiner: &Examiner<'_>, value: &[u8], broken: Broken, row: u64) -> Fault {
    let constraints = &examiner.field.constraints;
    let number = |length: Option<usize>| length.unwrap_or_default().to_string();
    let message = match broken {
        Broken::REQUIRED => Message::new("tables-fault-required"),
        Broken::LENGTH_MIN => {
            Message::new("tables-fault-short").with("number", number(constraints.length_min))
        }
        Broken::LENGTH_MAX => {
            Message::new("tables-fault-long").with("number", number(constraints.length_max))
        }
        Broken::PATTERN => {
            let pattern = constraints.pattern.as_ref();
            Message::new("tables-fault-pattern").with(
                "pattern",
                pattern.map(|pattern| pattern.written.clone()).unwrap_or_default(),
            )
        }
        Broken::ALLOWED => {
            let allowed = constraints.allowed.as_deref().unwrap_or_default();
            let listed: Vec<&str> = allowed
                .iter()
                .take(ALLOWED_SHOWN_MAX)
                .map(String::as_str)
                .collect();
            Message::new("tables-fault-allowed").with("values", listed.join(" ; "))
        }
        Broken::MINIMUM => {
            let bound = constraints.minimum.as_ref().map(|bound| bound.written.clone());
            Message::new("tables-fault-minimum").with("bound", bound.unwrap_or_default())
        }
        Broken::MAXIMUM => {
            let bound = constraints.maximum.as_ref().map(|bound| bound.written.clone());
            Message::new("tables-fault-maximum").with("bound", bound.unwrap_or_default())
        }
        _ => Message::new("tables-fault-item"),
    };
    let mut fault = cell("constraint-error", examiner, value, row, message);
    if broken == Broken::ALLOWED && fault.fix.is_none() {
        fault.fix = nearest(examiner, value);
    }
    if broken == Broken::PATTERN && has_full_width(value) {
        fault.stricter = Some(Stricter::FullWidth);
    }
    fault
}

fn cell(kind: &'static str, examiner: &Examiner<'_>, value: &[u8], row: u64, message: Message) -> Fault {
    let mut fault = Fault::at(kind, row, message).with_field(&examiner.field.name);
    fault.value = Some(shown_bytes(value));
    fault.fix = mend::value(examiner, value, false).map(|mended| Fix {
        message: Message::new("tables-fix-write").with("value", &mended),
        value: Some(mended),
    });
    fault
}

/// The allowed value that begins or ends as this one does, when there is one: told, not written.
fn nearest(examiner: &Examiner<'_>, value: &[u8]) -> Option<Fix> {
    let folded = fold(&String::from_utf8_lossy(value));
    if folded.chars().count() < 3 {
        return None;
    }
    let allowed = examiner.field.constraints.allowed.as_deref()?;
    let mut near = allowed.iter().filter(|word| {
        let word = fold(word);
        word.starts_with(&folded) || folded.starts_with(&word) && !word.is_empty()
    });
    let only = near.next()?;
    near.next()
        .is_none()
        .then(|| Fix::told(Message::new("tables-fix-nearest").with("value", only)))
}

fn stricter(value: &[u8], kind: &Kind) -> Option<Stricter> {
    if !matches!(kind, Kind::Number(_) | Kind::Integer { .. } | Kind::Year) {
        return None;
    }
    if matches!(kind, Kind::Number(_)) && is_not_finite(trimmed(value)) {
        return Some(Stricter::NotFinite);
    }
    has_full_width(value).then_some(Stricter::FullWidth)
}

/// What Python takes for a number that is none.
fn is_not_finite(value: &[u8]) -> bool {
    let word = match value.split_first() {
        Some((b'-' | b'+', rest)) => rest,
        _ => value,
    };
    [b"nan".as_slice(), b"snan", b"inf", b"infinity"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

fn has_full_width(value: &[u8]) -> bool {
    std::str::from_utf8(value).is_ok_and(|text| text.chars().any(|letter| ('０'..='９').contains(&letter)))
}

/// A cell beyond the last column.
pub(super) fn extra_cell(value: &[u8], row: u64) -> Fault {
    let mut fault = Fault::at("extra-cell", row, Message::new("tables-fault-cell-extra"));
    fault.value = Some(shown_bytes(value));
    if trimmed(value).is_empty() {
        fault.fix = Some(Fix {
            message: Message::new("tables-fix-remove-cell"),
            value: Some(String::new()),
        });
    }
    fault
}

/// A cell that a row ends before.
pub(super) fn missing_cell(field: Option<&str>, row: u64) -> Fault {
    let fault = Fault::at("missing-cell", row, Message::new("tables-fault-cell-missing")).with_value("");
    match field {
        Some(field) => fault.with_field(field),
        None => fault,
    }
}

/// A row with nothing on it, between others.
pub(super) fn blank_row(row: u64) -> Fault {
    let mut fault = Fault::at("blank-row", row, Message::new("tables-fault-row-blank"));
    fault.fix = Some(Fix {
        message: Message::new("tables-fix-remove-row"),
        value: None,
    });
    fault
}

/// A value that may come once only.
pub(super) fn twice(field: &str, row: u64, first: u64) -> Fault {
    let message = Message::new("tables-fault-twice").with("row", first.to_string());
    Fault::at("unique-error", row, message).with_field(field)
}

/// A custom check.
pub(super) fn custom(
    kind: &'static str,
    row: u64,
    message: Message,
    field: Option<&str>,
    value: Option<&[u8]>,
) -> Fault {
    let mut fault = Fault::at(kind, row, message);
    fault.field = field.map(shown);
    fault.value = value.map(shown_bytes);
    fault
}
