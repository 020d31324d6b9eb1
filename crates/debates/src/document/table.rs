//! The contributions of a consultation as CSV (RFC 4180): UTF-8, commas, one header line, no name and no address of
//! anybody. What its author withdrew or a moderator removed keeps its line, without content.

use kernel::Fault;
use ui::spreadsheet::{Csv, cell, moment};

use crate::model::{Answer, Contribution, State};

/// The columns, in the words of `docs/consultation.md`.
const HEADER: [&str; 13] = [
    "id",
    "etat",
    "ecrite_le",
    "modifiee_le",
    "theme",
    "lieu",
    "titre",
    "texte",
    "soutiens",
    "commentaires",
    "suite",
    "suite_pourquoi",
    "suite_le",
];

/// A table being written, some lines at a time.
pub(crate) struct Table(Csv);

impl Table {
    /// The header line.
    pub(crate) fn begin() -> Result<Self, Fault> {
        Csv::begin(&HEADER).map(Self)
    }

    /// Adds a line.
    pub(crate) fn add(&mut self, line: &Contribution) -> Result<(), Fault> {
        let shown = line.state == State::Published;
        let content = |text: &str| {
            if shown { cell(text) } else { String::new() }
        };
        let answer = if line.answer == Answer::Waiting {
            ""
        } else {
            line.answer.as_str()
        };
        let cells = [
            line.id.to_string(),
            line.state.as_str().to_owned(),
            moment(line.created_at),
            moment(line.changed_at),
            cell(&line.theme),
            content(&line.place),
            content(&line.title),
            content(&line.text),
            line.supports.to_string(),
            line.comments.to_string(),
            answer.to_owned(),
            content(&line.answer_text),
            line.answered_at.map(moment).unwrap_or_default(),
        ];
        self.0.add(cells)
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Fault> {
        self.0.finish()
    }
}
