//! What holds of the whole program, whatever its features are.

mod offline;
mod portability;
mod schema;
