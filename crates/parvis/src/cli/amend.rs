//! What is asked of `parvis amend`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::ReportFormat;

/// What is done with amendments.
#[derive(Args, Clone)]
pub(crate) struct Amend {
    #[command(subcommand)]
    pub(crate) asked: Amending,
}

#[derive(Subcommand, Clone)]
pub(crate) enum Amending {
    Parse(AmendParse),
    Apply(AmendApply),
    Draft(AmendDraft),
    Order(AmendOrder),
    Score(AmendScore),
}

/// `-` for the standard input
#[derive(Args, Clone)]
pub(crate) struct AmendParse {
    pub(crate) amendment: PathBuf,
    #[command(flatten)]
    pub(crate) way: Way,
}

#[derive(Args, Clone)]
pub(crate) struct AmendApply {
    pub(crate) base: PathBuf,
    #[arg(required = true)]
    pub(crate) amendments: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) way: Way,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct AmendDraft {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    #[arg(long, value_enum, default_value = "commune")]
    pub(crate) style: StyleAsked,
}

#[derive(Args, Clone)]
pub(crate) struct AmendOrder {
    pub(crate) tabled: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct AmendScore {
    pub(crate) cases: PathBuf,
    /// Shows the cases that fail
    #[arg(long)]
    pub(crate) failures: bool,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

/// How amendments are written, and in which part of the text.
#[derive(Args, Clone)]
pub(crate) struct Way {
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) style: StyleAsked,
    #[arg(long)]
    pub(crate) division: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StyleAsked {
    Auto,
    Commune,
    Assemblee,
    Senat,
    Loi,
}
