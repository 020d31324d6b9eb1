//! What people do about personal data.

mod breaches;
mod contact;
mod objections;

pub use breaches::{RecordBreach, TellOfBreach};
pub use contact::NameOfficer;
pub(crate) use objections::react;
pub use objections::{AnswerObjection, ObjectToProcessing};
