//! What is asked of `parvis table`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ReportFormat;

/// Tables of open data, without a server.
#[derive(Args, Clone)]
pub(crate) struct Table {
    #[command(subcommand)]
    pub(crate) asked: Tabling,
}

#[derive(Subcommand, Clone)]
pub(crate) enum Tabling {
    Describe(TableDescribe),
    Check(TableCheck),
    Score(TableScore),
}

#[derive(Args, Clone)]
pub(crate) struct TableDescribe {
    pub(crate) table: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct TableCheck {
    pub(crate) table: PathBuf,
    #[arg(long)]
    pub(crate) schema: PathBuf,
    /// `name=file`, once for each table that keys lead to
    #[arg(id = "table_reference", long = "reference")]
    pub(crate) references: Vec<String>,
    #[arg(long)]
    pub(crate) fix: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct TableScore {
    pub(crate) verdicts: PathBuf,
    /// Shows the cases that differ
    #[arg(long)]
    pub(crate) failures: bool,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}
