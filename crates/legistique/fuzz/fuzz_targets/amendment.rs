//! `cargo +nightly fuzz run amendment` from `crates/legistique`: any amendment, on any text, in every dialect.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let input = String::from_utf8_lossy(data);
    // A sentence, then the text it amends.
    let (sentence, text) = input.split_once('\0').unwrap_or((&input, "## Article 1\n\nUn. Deux.\n\n- trois ;"));
    if let Some(broken) = legistique::corpus::broken_promise(sentence, text) {
        panic!("{broken}\n{sentence:?}\n{text:?}");
    }
});
