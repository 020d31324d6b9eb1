//! What a test says when a program that it speaks to is not there.

/// The environment variable by which a runner that installed everything wants everything tried.
pub const EVERYTHING: &str = "PARVIS_TEST_EVERYTHING";

/// Says that `peer` is not installed, and that what needs it is skipped.
///
/// # Panics
/// Under `cargo xtask test`, which installs every peer first: there, a story that is not told is a fault. What stands
/// beside the project (`../shared`) is not a peer: its absence is only said.
pub fn absent(peer: &str) {
    assert!(
        std::env::var_os(EVERYTHING).is_none(),
        "{peer} is not installed, and {EVERYTHING} wants everything tried (cargo xtask needs)"
    );
    println!("skipped: {peer} is not installed (cargo xtask needs)");
}
