//! Legal drafting in French: a text cut into numbered alinéas, amendments written as sentences, and both ways
//! between the two.
//!
//! - [`Document`] reads Markdown into divisions and alinéas, and writes it back, one alinéa a line.
//! - [`parse_amendment`] reads sentences into [`Edit`]s; [`apply`] and [`apply_readings`] apply adopted amendments
//!   to the text put to discussion, all at once; [`Outcome`] says what became of each.
//! - [`Table`] and [`Amount`] read the tables of a text and the sums in them; [`wrong_totals`] says which totals an
//!   amendment leaves wrong, and the sentence that would mend each.
//! - [`draft`] writes the sentences that lead from one version to another; [`diff_words`] shows the difference.
//!
//! Architecture invariant: no silent wrong result. The sentence is the legal act, so what is not understood, not
//! found, found twice or disputed is refused with its reason, and a draft is read back and applied before it is
//! given. Nothing here opens a file, a connection or a clock.
//!
//! ```
//! use legistique::{Document, Outcome, apply_readings, draft, parse_amendment};
//!
//! let text = Document::parse("## Action 7 – Diffuser les données\n\nUn bilan est fait chaque trimestre.");
//! let amendments = [
//!     "Compléter l’intitulé de l’action 7 comme suit : Diffuser les données, et les documenter.",
//!     "Remplacer « trimestre » par « mois »",
//!     "Supprimer l’alinéa 4 de l’action 7.",
//! ];
//! let readings = amendments.map(|sentence| parse_amendment(sentence, &text));
//! let applied = apply_readings(&text, &readings.each_ref());
//! assert_eq!(applied.document.to_markdown(), "## Action 7 – Diffuser les données, et les documenter\n\nUn bilan est fait chaque mois.\n");
//! let Outcome::Refused(reason) = &applied.outcomes[2] else { panic!("there is no alinéa 4") };
//! assert_eq!(reason.code(), "target-missing");
//! assert_eq!(draft(&text, &applied.document)?.len(), 2);
//! # Ok::<(), legistique::Undraftable>(())
//! ```

mod alignment;
mod amount;
mod apply;
mod call_place;
mod calling;
mod cells;
mod columns;
mod compile;
mod compile_words;
pub mod corpus;
mod dialects;
mod difference;
mod dispositif;
mod document;
mod doubts;
mod draft;
mod draft_style;
mod edit;
mod folding;
mod heading;
mod labels;
mod layout;
mod lines;
mod nouns;
mod numbering;
mod outcome;
mod path;
mod places;
mod reading;
mod reference;
mod render;
mod renumbering;
mod resolve;
mod rewording;
mod style;
mod sub_amendment;
mod table;
mod table_rewording;
mod targets;
mod tokens;
mod totals;
mod typography;
mod words;

pub use amount::{Amount, Centimes};
pub use apply::{apply, apply_readings};
pub use call_place::{CallAct, CallPlace, CallStep};
pub use calling::{Called, Tabled, calling_order};
pub use dialects::{read_amendment, read_sub_amendment};
pub use difference::{Change, ChangeKind, diff_words};
pub use dispositif::{
    Act, Alineas, Directive, Dispositif, Edge, Place, PreambleKind, PreamblePlace, TablePlace, Unit, Which,
    dispositif_json, dispositif_json_in, opens_rationale, parse_in, render_in,
};
pub use document::{Block, BlockKind, Division, Document};
pub use doubts::{Doubt, Warning};
pub use draft::{Undraftable, draft, draft_edits, join_sentences, roman};
pub use draft_style::{Drafted, draft_in};
pub use edit::{
    Addition, DivisionPath, Edit, NotUnderstood, Occurrence, Operation, Reading, ReadingProblem, Side, Span,
};
pub use outcome::{Applied, Outcome, Provenance, Reason};
pub use path::{CellPlace, DivisionRef, Path, PathError, Target};
pub use reading::{parse_amendment, parse_amendment_in};
pub use resolve::resolve;
pub use style::{Style, StyleError};
pub use sub_amendment::{SubAmended, inserted_text, sub_amended};
pub use table::{Header, Table};
pub use totals::{WrongTotal, recomputed_totals, wrong_totals};
pub use typography::{close_quotations, closed_as_read};
