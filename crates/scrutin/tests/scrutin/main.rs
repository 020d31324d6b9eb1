//! Elections verified, held and attacked.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

mod archives;
mod attacks;
mod bounds;
mod common;
mod forge;
mod held;
mod hostile;
mod measure;
