//! Published tables that are asked. A file is opened beside the server's threads, once for all who ask at the same time: it is
//! written as Parquet in memory, under the name of its content, and stays open as long as there is room. Questions are
//! answered beside those threads too, a few at a time, each within a time. Whether somebody may read the file is asked before,
//! by whoever shows it.

mod asked;
mod filled;
mod seen;
mod shelf;

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use bytes::Bytes;
use columns::{Asking, Refused, Table};
use kernel::{Argument, CollectiviteId, Fault, House, Sentence};
use serde_json::Value as Json;
use tables::Source;

pub(crate) use self::asked::{
    Asked, BY, CHOICE, DRAW, FILTER, FORM, MEASURE, OF, ORDER, SHOWN, SUGGESTION, addressed, without,
};
pub(crate) use self::filled::{Filled, filled};
pub(crate) use self::seen::{Control, Facet, Seen, profile};
use self::shelf::{Opening, Shelf};
use crate::examine::{ASKING, OPENING};
use crate::model::Version;

/// Cells of a table that is opened: rows times columns. Each column that is asked is four bytes a row in memory at most, besides
/// its different values.
pub(crate) const CELLS_MAX: usize = 50_000_000;
/// Columns of a table that is opened.
const COLUMNS_MAX: usize = 1_000;
/// Time given to one question.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(10);
/// Bytes of memory of the tables that stay open. The one that was asked last stays, whatever it weighs.
const OPEN_BYTES_MAX: usize = 384 << 20;
/// Tables that stay open.
const OPEN_MAX: usize = 32;
/// How a Parquet file begins.
const PARQUET: &[u8] = b"PAR1";

static SHELF: Shelf<Opened> = Shelf::new(Opened::weight, OPEN_BYTES_MAX, OPEN_MAX);

/// A table that is open.
pub(crate) struct Opened {
    pub(crate) table: Table,
    /// The same as a file: what is given to whoever wants all of it
    pub(crate) parquet: Bytes,
    /// How each of its first columns is chosen among, once somebody asked
    controls: OnceLock<Vec<Control>>,
    /// What its columns hold, once a program asked
    profile: OnceLock<Json>,
}

impl Opened {
    /// What it takes in memory, in bytes: the file, and the columns that were asked so far, which may be many times larger than
    /// a file that was pressed.
    fn weight(&self) -> usize {
        self.parquet.len().saturating_add(self.table.bytes())
    }
}

/// Asks a published table something, within a time. A sentence says why a table is not opened.
///
/// # Errors
/// [`Fault::Busy`] when too many ask already; those of the store of files.
pub(crate) async fn ask<T: Send + 'static>(
    (house, body): (&House, CollectiviteId),
    version: &Version,
    task: impl FnOnce(&Opened, Asking<'_>) -> T + Send + 'static,
) -> Result<Result<T, Sentence>, Fault> {
    if !version.is_explorable() {
        return Err(Fault::NotFound("file"));
    }
    if !is_within(version) {
        return Ok(Err(too_large()));
    }
    let opened = || SHELF.get(&version.sha256, move |place| open((house, body), version, place));
    // Who waits for a table to be opened has no turn, which another table may be asked in; who waits for a turn holds no table.
    if let Err(sentence) = opened().await? {
        return Ok(Err(sentence));
    }
    let turn = ASKING.turn().await?;
    let opened = match opened().await? {
        Ok(opened) => opened,
        Err(sentence) => return Ok(Err(sentence)),
    };
    let answered = turn.aside(move || {
        let begun = Instant::now();
        let is_over = || begun.elapsed() > ANSWER_TIME_MAX;
        let asking = Asking {
            beside: &[],
            is_over: &is_over,
        };
        task(&opened, asking)
    });
    let answered = answered.await?;
    // The answer may have read columns: the shelf weighs more.
    SHELF.lighten();
    Ok(Ok(answered))
}

async fn open(
    (house, body): (&House, CollectiviteId),
    version: &Version,
    place: Arc<Opening<Opened>>,
) -> Result<Result<Arc<Opened>, Sentence>, Fault> {
    let turn = OPENING.turn().await?;
    // Opened meanwhile, for somebody who went away.
    if let Some(kept) = place.kept() {
        return Ok(kept);
    }
    let found = house.file(body, &version.sha256).await?;
    let (_, bytes) = found.ok_or(Fault::NotFound("file"))?;
    turn.aside(move || {
        // Who asked may have gone away meanwhile: the next one finds it open.
        place.keep(read(bytes, CELLS_MAX).map(Arc::new))
    })
    .await
}

pub(crate) fn read(bytes: Vec<u8>, cells_max: usize) -> Result<Opened, Sentence> {
    let parquet = if bytes.starts_with(PARQUET) {
        Bytes::from(bytes)
    } else {
        let mut written = Vec::new();
        columns::import(|| Source::open(&bytes[..]), &mut written)
            .map_err(|refused| sentence_of(&refused))?;
        Bytes::from(written)
    };
    let table = Table::open(parquet.clone()).map_err(|refused| sentence_of(&refused))?;
    let width = table.headings().len();
    let cells = table.rows().saturating_mul(width);
    if cells > cells_max || width > COLUMNS_MAX {
        return Err(too_large());
    }
    Ok(Opened {
        table,
        parquet,
        controls: OnceLock::new(),
        profile: OnceLock::new(),
    })
}

/// True when a table is no larger than what is opened, as it was described at the upload.
pub(crate) fn is_within(version: &Version) -> bool {
    is_size_within(version.row_count, version.column_count)
}

/// The same of rows and columns; those that were not counted stop nothing here.
pub(crate) fn is_size_within(rows: Option<i64>, columns: Option<i64>) -> bool {
    let size = |of: Option<i64>| usize::try_from(of.unwrap_or(0)).unwrap_or(usize::MAX);
    let (rows, columns) = (size(rows), size(columns));
    columns <= COLUMNS_MAX && rows.saturating_mul(columns) <= CELLS_MAX
}

fn too_large() -> Sentence {
    Sentence::new("datasets-explore-too-large")
        .with("max", CELLS_MAX)
        .with("columns", COLUMNS_MAX)
}

/// Why a question is not answered, as a sentence.
pub(crate) fn sentence_of(refused: &Refused) -> Sentence {
    let arguments = refused.arguments().into_iter();
    Sentence {
        key: refused.id(),
        arguments: arguments
            .map(|(name, value)| (name, Argument::Text(value)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    #[test]
    fn a_table_weighs_what_was_read_of_it_however_well_its_file_was_pressed() {
        let mut csv = String::from("objet;commune\n");
        for row in 0..20_000 {
            let words = "Une subvention bien décrite ".repeat(4);
            let _ = writeln!(csv, "{words}{row:06};Auray");
        }
        let opened = read(csv.into_bytes(), CELLS_MAX).unwrap_or_else(|sentence| panic!("{}", sentence.key));
        let closed = opened.weight();
        assert_eq!(closed, opened.parquet.len(), "nothing was read yet");
        let asked = columns::Query::parse("q=decrite 000042").unwrap_or_default();
        let found = columns::answer(&opened.table, &asked, Asking::default());
        assert_eq!(found.map(|found| found.total).ok(), Some(1));
        // The words of each row twice, as they are written and without their accents.
        assert!(opened.weight() > closed + 20_000 * 2 * 115, "{}", opened.weight());
    }

    #[test]
    fn a_table_is_opened_whatever_it_was_written_as() {
        let csv = b"commune;montant\nAuray;1,5\nVannes;2\n".to_vec();
        let opened = read(csv, 4).unwrap_or_else(|sentence| panic!("{}", sentence.key));
        assert_eq!((opened.table.rows(), opened.table.headings().len()), (2, 2));
        let again = opened.parquet.to_vec();
        let again = read(again, 4).unwrap_or_else(|sentence| panic!("{}", sentence.key));
        assert_eq!(again.table.headings(), opened.table.headings());
        for (file, why) in [
            ("", "tables-refused-empty"),
            ("PAR1 and nothing more", "columns-refused-parquet"),
            ("a;b\n1;2\n3;4\n5;6\n", "datasets-explore-too-large"),
        ] {
            let refused = read(file.as_bytes().to_vec(), 4)
                .err()
                .map(|sentence| sentence.key);
            assert_eq!(refused, Some(why));
        }
    }
}
