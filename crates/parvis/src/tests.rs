//! What holds of the whole program, whatever its features are.

mod apart;
mod appearance;
mod demonstration;
mod finding;
mod hosts;
mod leaving;
mod offline;
mod passages;
mod portability;
mod published;
mod schema;
