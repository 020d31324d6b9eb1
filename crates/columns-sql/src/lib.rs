//! The questions of [`columns`] answered by `DataFusion` over the same Parquet files.
//!
//! [`answer`] takes the same [`Query`] as [`columns::answer`] and gives the same [`Answer`]. Words are compared by the functions of
//! the other engine ([`functions`]), so that accents, cases and numbers among words mean the same.

mod ask;
mod functions;
mod read;
mod said;
mod view;

use columns::{Answer, Ask, Query, Refused, Table};
use datafusion::error::DataFusionError;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use thiserror::Error;

use self::view::View;

/// A Parquet file that is asked, or joined to one that is.
#[derive(Clone, Copy)]
pub struct File<'a> {
    /// What it is called where it is joined
    pub name: &'a str,
    /// Where it is; the name ends with `.parquet`
    pub path: &'a str,
    /// The same, opened: its columns are read there, its rows are not
    pub table: &'a Table,
}

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum Failed {
    /// The question cannot be followed
    #[error(transparent)]
    Refused(#[from] Refused),
    /// `DataFusion` failed
    #[error(transparent)]
    Engine(#[from] DataFusionError),
}

/// Answers a question about a file, as [`columns::answer`] does. `beside` are those that may be joined, by their names.
///
/// # Errors
/// [`Failed`].
pub async fn answer(file: File<'_>, beside: &[File<'_>], query: &Query) -> Result<Answer, Failed> {
    // One partition: rows are numbered in the order of the file, which tells equal ones apart.
    let config = SessionConfig::new()
        .with_target_partitions(1)
        .set_bool("datafusion.execution.parquet.schema_force_view_types", false);
    let context = SessionContext::new_with_config(config);
    functions::register(&context);
    let options = ParquetReadOptions::default();
    context.register_parquet("t", file.path, options.clone()).await?;
    for (at, join) in query.joins.iter().enumerate() {
        let other = beside.iter().find(|other| other.name == join.table);
        let other = other.ok_or_else(|| Refused::NoTable(join.table.clone()))?;
        let name = format!("j{at}");
        context
            .register_parquet(name.as_str(), other.path, options.clone())
            .await?;
    }
    let view = View::of(context, file, beside, query).await?;
    match &query.ask {
        Ask::Rows { columns } => ask::rows(&view, columns, query).await,
        Ask::Groups { by, aggregates } => ask::groups(&view, by, aggregates, query).await,
        Ask::Facet { column } => ask::facet(&view, column, query).await,
        Ask::Pivot {
            rows,
            columns,
            aggregate,
        } => ask::pivot(&view, [rows, columns], aggregate, query).await,
        Ask::Histogram {
            column,
            bins,
            aggregate,
        } => ask::histogram(&view, column, *bins, aggregate, query).await,
    }
}
