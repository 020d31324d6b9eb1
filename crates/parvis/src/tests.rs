//! What holds of the whole program, whatever its features are.

mod apart;
mod appearance;
mod demonstration;
mod hosts;
mod offline;
mod passages;
mod portability;
mod schema;
