//! What holds of the whole program, whatever its features are.

mod portability;
mod schema;
