//! Every way to decide that Parvis offers, as pure functions: an election in, a result out, with the reasons.
//!
//! A count is three things: an [`Election`] (read from a file by [`formats::read`], or built), a rule by its name
//! ([`rules()`]), and options. [`count`] yields a [`Count`]: who is chosen, every tie met and what decided it, the rounds, an
//! explanation as message ids with arguments, a table and the matter of a picture. A [`Certificate`] holds the ballots,
//! the rule and the result in one file; [`recount`] makes the count again from it.
//!
//! All arithmetic is exact ([`exact::Rational`]); where a rule's text prescribes decimals, they are those of the text.
//! Nothing here reads a file, a clock or a random source: a draw has its public seed among the options.

pub mod budget;
mod certificate;
mod committees;
mod condorcet;
pub mod corpus;
mod dates;
mod election;
pub mod exact;
pub mod formats;
mod grades;
mod lists;
mod majority;
mod outcome;
mod record;
mod refusal;
mod rules;
mod stv;
mod ties;

pub use certificate::{CERTIFICATE_VERSION, Certificate, Recount, hexadecimal, recount, rule_digest, sha256};
pub use election::{
    Answer, BALLOTS_MAX, Ballot, CANDIDATES_MAX, COUNT_MAX, Candidate, Election, Envelope, GRADES_MAX,
    MARKS_MAX, Mark, NAME_BYTES_MAX,
};
pub use outcome::{Amounts, Argument, Count, Exact, Message, OUTCOMES_MAX, Picture, Round, Table, Tie};
pub use refusal::Refusal;
pub use rules::{Choice, Rule, count, find, rules};
pub use ties::{TieRule, drawn};
