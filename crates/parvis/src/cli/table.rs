//! What is asked of `parvis table`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

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
    Import(TableImport),
    Query(TableQuery),
    Chart(TableChart),
    Totem(TableTotem),
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

#[derive(Args, Clone)]
pub(crate) struct TableImport {
    pub(crate) table: PathBuf,
    /// A folder: the file's name is its SHA-256
    #[arg(id = "table_folder", long = "to")]
    pub(crate) folder: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,
}

#[derive(Args, Clone)]
pub(crate) struct TableQuery {
    pub(crate) table: PathBuf,
    /// As the parameters of an address
    #[arg(id = "table_parameters", default_value = "")]
    pub(crate) parameters: String,
    /// `name=file`, once for each table that is joined
    #[arg(id = "table_join", long = "join")]
    pub(crate) joins: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: AnswerFormat,
}

#[derive(Args, Clone)]
pub(crate) struct TableChart {
    pub(crate) table: PathBuf,
    /// As the parameters of an address; without them, pictures are suggested
    #[arg(id = "table_parameters")]
    pub(crate) parameters: Option<String>,
    #[arg(id = "table_join", long = "join")]
    pub(crate) joins: Vec<String>,
    /// One of the pictures suggested, from 1
    #[arg(long, conflicts_with = "table_parameters")]
    pub(crate) suggestion: Option<usize>,
    #[arg(id = "chart_form", long = "form", value_enum)]
    pub(crate) form: Option<ChartForm>,
    #[arg(id = "chart_title", long = "title")]
    pub(crate) title: Option<String>,
    /// `GeoJSON` of the places of a map
    #[arg(long, requires = "shapes_key")]
    pub(crate) shapes: Option<PathBuf>,
    /// The property that holds the code of each place
    #[arg(long, requires = "shapes")]
    pub(crate) shapes_key: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ChartFormat,
}

/// A budget sent to the State, written as the table that is published.
#[derive(Args, Clone)]
pub(crate) struct TableTotem {
    /// The TOTEM document, pressed or not
    #[arg(id = "totem_document")]
    pub(crate) document: PathBuf,
    /// The account plan of the same nomenclature
    #[arg(long)]
    pub(crate) nomenclature: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "reference")]
    pub(crate) wording: TotemWording,
    #[arg(long, value_enum, default_value = "csv")]
    pub(crate) format: TotemFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TotemWording {
    Reference,
    Schema,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TotemFormat {
    Csv,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    Text,
    Csv,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartForm {
    Bars,
    Lines,
    Areas,
    Histogram,
    Points,
    Hemicycle,
    Map,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartFormat {
    Text,
    Svg,
    Png,
    Vega,
    Csv,
    Json,
}
