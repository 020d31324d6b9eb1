//! Files made to hurt: refused with a reason, or read within bounds.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::io::Read;

use tables::{Refusal, Schema, Source, check, describe, limits};

/// A byte repeated, so many times, after a beginning: nothing of that size is held.
struct Endless {
    beginning: Vec<u8>,
    at: usize,
    left: u64,
}

impl Endless {
    fn new(beginning: &str, left: u64) -> Self {
        Self {
            beginning: beginning.as_bytes().to_vec(),
            at: 0,
            left,
        }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at < self.beginning.len() {
            let length = buffer.len().min(self.beginning.len() - self.at);
            buffer[..length].copy_from_slice(&self.beginning[self.at..self.at + length]);
            self.at += length;
            return Ok(length);
        }
        let length = usize::try_from(self.left.min(buffer.len() as u64)).unwrap();
        buffer[..length].fill(b'a');
        self.left -= length as u64;
        Ok(length)
    }
}

fn refused<R: Read>(reader: R) -> Refusal {
    match Source::open(reader) {
        Err(refusal) => refusal,
        Ok(source) => describe(source).unwrap_err(),
    }
}

#[test]
fn a_line_of_a_gigabyte_is_refused_after_a_few_megabytes() {
    for beginning in ["a,b\n1,", "a,b\n1,\"", "", "\"", "a,b\n\"x\"y,\"z"] {
        let refusal = refused(Endless::new(beginning, 1 << 30));
        assert!(
            matches!(refusal, Refusal::RowTooLong { .. }),
            "{beginning:?}: {refusal}"
        );
    }
}

#[test]
fn a_quote_that_is_never_closed_is_told_by_its_row() {
    let mut csv = String::from("a,b\n1,2\n3,\"open\n");
    csv.push_str(&"4,5\n".repeat(2_000_000));
    let refusal = refused(csv.as_bytes());
    assert!(matches!(refusal, Refusal::RowTooLong { row: 3 }), "{refusal}");
}

#[test]
fn ten_thousand_columns_are_refused() {
    let header = vec!["a"; 10_000].join(",");
    assert!(matches!(
        refused(header.as_bytes()),
        Refusal::TooManyColumns { row: 1 }
    ));
    let row = format!("a,b\n1,2\n{header}\n");
    assert!(matches!(
        refused(row.as_bytes()),
        Refusal::TooManyColumns { row: 3 }
    ));
    let schema = Schema::parse(br#"{"fields": [{"name": "a"}, {"name": "b"}]}"#).unwrap();
    let refusal = check(Source::open(row.as_bytes()).unwrap(), &schema).unwrap_err();
    assert!(matches!(refusal, Refusal::TooManyColumns { row: 3 }));
}

#[test]
fn faults_are_counted_all_and_listed_within_bounds() {
    let schema = Schema::parse(br#"{"fields": [{"name": "a", "type": "integer"}, {"name": "b"}]}"#).unwrap();
    let mut csv = String::from("a,b\n");
    csv.push_str(&"x,1\n".repeat(300_000));
    let report = check(Source::open(csv.as_bytes()).unwrap(), &schema).unwrap();
    assert_eq!(report.fault_count, 300_000);
    assert_eq!(report.faults.len(), limits::FAULTS_MAX);
    assert_eq!(
        report.faults[limits::FAULTS_MAX - 1].row,
        Some(limits::FAULTS_MAX as u64 + 1)
    );
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    let named = |bytes: &[u8]| refused(bytes).id();
    assert_eq!(named(b""), "tables-refused-empty");
    assert_eq!(named(b"\n\n"), "tables-refused-empty");
    assert_eq!(named(b"%PDF-1.7"), "tables-refused-format");
    assert_eq!(named(b"PK\x03\x04 cut"), "tables-refused-damaged");
    assert_eq!(named(b"[1, 2"), "tables-refused-damaged");
    let deep = format!("[{{\"a\": {}", "[".repeat(100_000));
    assert_eq!(named(deep.as_bytes()), "tables-refused-damaged");
}

#[test]
fn a_schema_that_would_cost_too_much_is_refused() {
    let pattern =
        br#"{"fields": [{"name": "a", "constraints": {"pattern": "((a{1,1000}){1,1000}){1,1000}"}}]}"#;
    assert!(matches!(
        Schema::parse(pattern),
        Err(Refusal::Schema { what: "pattern", .. })
    ));
    // Exponential for an engine that goes back on its steps.
    let schema =
        Schema::parse(br#"{"fields": [{"name": "a", "constraints": {"pattern": "(a+)+b"}}, {"name": "b"}]}"#);
    let csv = format!("a,b\n{},1\n", "a".repeat(200_000));
    let report = check(Source::open(csv.as_bytes()).unwrap(), &schema.unwrap()).unwrap();
    assert_eq!(report.fault_count, 1);
}
