//! `cargo +nightly fuzz run --fuzz-dir crates/tables/fuzz csv`: any bytes opened as a table, described, checked and mended.
//! What was mended is read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tables::{Schema, Source, check, corrected, describe};

const SCHEMA: &[u8] = br#"{"fields": [
    {"name": "a", "type": "integer", "constraints": {"unique": true}},
    {"name": "b", "type": "number"},
    {"name": "c", "type": "date"}
], "primaryKey": "a"}"#;

fuzz_target!(|data: &[u8]| {
    if let Ok(source) = Source::open(data) {
        let _ = describe(source);
    }
    let schema = Schema::parse(SCHEMA).expect("a schema of ours");
    let Ok(source) = Source::open(data) else { return };
    let Ok(report) = check(source, &schema) else { return };
    let mut mended = Vec::new();
    let source = Source::open(data).expect("it opened before");
    corrected(source, &schema, &report, |bytes| {
        mended.extend_from_slice(bytes);
        Ok(())
    })
    .expect("it was read before");
    if let Ok(source) = Source::open(mended.as_slice()) {
        let _ = check(source, &schema);
    }
});
