//! Legal drafting in French: a text cut into numbered alinéas, amendments written as sentences, and both ways
//! between the two.

mod alignment;
mod apply;
mod compile;
mod compile_words;
mod difference;
mod document;
mod draft;
mod edit;
mod folding;
mod heading;
mod layout;
mod lines;
mod nouns;
mod outcome;
mod path;
mod places;
mod reading;
mod reference;
mod render;
mod rewording;
mod sub_amendment;
mod targets;
mod tokens;
mod words;

pub use apply::{apply, apply_readings};
pub use difference::{Change, ChangeKind, diff_words};
pub use document::{Block, BlockKind, Division, Document};
pub use draft::{Undraftable, draft, draft_edits, join_sentences};
pub use edit::{
    Addition, DivisionPath, Edit, NotUnderstood, Occurrence, Operation, Reading, ReadingProblem, Side, Span,
};
pub use outcome::{Applied, Outcome, Reason};
pub use path::{DivisionRef, Path, PathError, Target};
pub use reading::parse_amendment;
pub use sub_amendment::inserted_text;
