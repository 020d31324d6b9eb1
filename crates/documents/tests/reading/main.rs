//! Office files read as texts.

mod corpus;
mod files;
mod hostile;
mod made;
