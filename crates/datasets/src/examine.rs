//! A file that was sent, looked at before anything is written: what it is, what is wrong in it according to a schema, where it
//! may hold personal data, what changed since the version in force. Long for a large one: it is done beside the server's own
//! threads, and a few at a time.

use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use kernel::{Argument, Fault, FieldFault, Sentence};
use tables::{Refusal, Source, each_row};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::differences::compare;
use crate::model::{Differences, FILE_BYTES_MAX, Finding, Found, PersonalSort, SeenTable, VersionId};
use crate::personal::Search;
use crate::schemas::InstalledSchema;

/// Files examined or mended at the same time, and people who may wait beside: each file may take some hundreds of megabytes.
pub(crate) static PREPARING: LazyLock<Turns> = LazyLock::new(|| Turns::of(2, 16));
/// Files converted at the same time for who downloads them: apart, so that a crowd of readers stops no agent.
pub(crate) static GIVING: LazyLock<Turns> = LazyLock::new(|| Turns::of(2, 32));
/// Tables opened at the same time to be asked: each is read three times and written once.
pub(crate) static OPENING: LazyLock<Turns> = LazyLock::new(|| Turns::of(1, 32));
/// Questions answered at the same time about tables that are open.
pub(crate) static ASKING: LazyLock<Turns> = LazyLock::new(|| Turns::of(4, 64));
/// Files being received at the same time, each of them held in memory.
pub(crate) static RECEIVING: LazyLock<Turns> = LazyLock::new(|| Turns::of(6, 0));

/// Files made that are being sent: who reads slowly keeps one in memory long after the turn in which it was made.
pub(crate) static SENDING: LazyLock<Room> = LazyLock::new(|| Room::of(400_000_000));

/// Bytes held in memory by those who read them, all together.
pub(crate) struct Room {
    kilobytes: Arc<Semaphore>,
}

/// Bytes that give their room back with their memory.
struct Held {
    bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Room {
    fn of(bytes_max: usize) -> Self {
        Self {
            kilobytes: Arc::new(Semaphore::new(bytes_max / 1_000)),
        }
    }

    /// The same bytes, which take their room until the last who holds them is done.
    ///
    /// # Errors
    /// [`Fault::Busy`] when there is no room for so many.
    pub(crate) fn held(&self, bytes: Bytes) -> Result<Bytes, Fault> {
        let busy = || Fault::Busy(Sentence::new("datasets-busy"));
        let kilobytes = u32::try_from(bytes.len().div_ceil(1_000)).map_err(|_| busy())?;
        let room = Arc::clone(&self.kilobytes).try_acquire_many_owned(kilobytes);
        Ok(Bytes::from_owner(Held {
            bytes,
            _room: room.map_err(|_| busy())?,
        }))
    }
}

/// How many do something heavy at once, and how many may wait for it.
pub(crate) struct Turns {
    doing: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

/// A turn to do something heavy: given back when it is dropped, and not before what it was taken for has ended.
pub(crate) struct Turn {
    _doing: OwnedSemaphorePermit,
    _place: OwnedSemaphorePermit,
}

impl Turns {
    fn of(at_once: usize, waiting: usize) -> Self {
        Self {
            doing: Arc::new(Semaphore::new(at_once)),
            places: Arc::new(Semaphore::new(at_once + waiting)),
        }
    }

    /// Waits for a turn. Files are read once it came: who waits holds none.
    ///
    /// # Errors
    /// [`Fault::Busy`] when too many wait already.
    pub(crate) async fn turn(&self) -> Result<Turn, Fault> {
        let place = Arc::clone(&self.places).try_acquire_owned();
        let place = place.map_err(|_| Fault::Busy(Sentence::new("datasets-busy")))?;
        let doing = Arc::clone(&self.doing).acquire_owned().await;
        Ok(Turn {
            _doing: doing.map_err(|error| Fault::Internal(error.to_string()))?,
            _place: place,
        })
    }
}

impl Turn {
    /// Does a long task beside the server's threads. The turn ends with the task, even when who asked for it went away.
    ///
    /// # Errors
    /// When the task broke.
    pub(crate) async fn aside<T: Send + 'static>(
        self,
        task: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let within = move || {
            let done = task();
            drop(self);
            done
        };
        let done = tokio::task::spawn_blocking(within).await;
        done.map_err(|error| Fault::Internal(error.to_string()))
    }
}

/// Formats that are published as they are: what ends the name, and the media type (IANA).
const OTHERS: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("xml", "application/xml"),
    ("ics", "text/calendar"),
    ("gpx", "application/gpx+xml"),
    ("kml", "application/vnd.google-earth.kml+xml"),
    ("parquet", "application/vnd.apache.parquet"),
    ("txt", "text/plain; charset=utf-8"),
];

/// What `tables` says of a file of which it read a part only.
const LEFT_OUT: &[&str] = &[
    "tables-notice-sheets",
    "tables-notice-longer",
    "tables-notice-members",
];

/// A file that was looked at.
#[derive(Clone, Debug)]
pub struct Examined {
    pub(crate) file_name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) format: String,
    pub(crate) media_type: String,
    /// Rows and columns of a table
    pub(crate) table: Option<(u64, SeenTable)>,
    pub(crate) schema: Option<InstalledSchema>,
    pub(crate) fault_count: u64,
    pub(crate) found: Found,
    pub(crate) findings: Vec<Finding>,
    pub(crate) differences: Option<Differences>,
    /// The version it was compared with
    pub(crate) compared_with: Option<VersionId>,
}

/// The version in force, to be compared with.
#[derive(Clone, Debug)]
pub struct Before {
    /// Which one
    pub id: VersionId,
    /// Its content, when it is a table
    pub table: Option<Vec<u8>>,
}

impl Examined {
    /// Looks at a file called `file_name`, beside `schema` when one was chosen, and `before` when there is a version in force.
    ///
    /// # Errors
    /// A fault of the field `fichier` for what is empty, too large, damaged, or of a format that is not published here; of the
    /// field `schema` where a schema is chosen for what is no table.
    pub async fn read(
        file_name: String,
        bytes: Vec<u8>,
        schema: Option<InstalledSchema>,
        before: Option<Before>,
    ) -> Result<Self, Fault> {
        let turn = PREPARING.turn().await?;
        Self::read_in(turn, (file_name, bytes), schema, before).await
    }

    /// The same, in a turn that came already: the name of the file and its bytes, then what they are looked at beside.
    ///
    /// # Errors
    /// As [`Examined::read`].
    pub(crate) async fn read_in(
        turn: Turn,
        (file_name, bytes): (String, Vec<u8>),
        schema: Option<InstalledSchema>,
        before: Option<Before>,
    ) -> Result<Self, Fault> {
        if bytes.len() > FILE_BYTES_MAX {
            let max = i64::try_from(FILE_BYTES_MAX / 1_000_000).unwrap_or(i64::MAX);
            return Err(of_file(Sentence::new("datasets-file-large").with("max", max)));
        }
        turn.aside(move || examine(file_name, bytes, schema, before))
            .await?
    }

    /// The same for what Parvis made of one of its lists: as a list has no personal column, nobody is asked why the file may be
    /// published.
    ///
    /// # Errors
    /// As [`Examined::read`].
    pub(crate) async fn of_list(
        turn: Turn,
        file: (String, Vec<u8>),
        schema: Option<InstalledSchema>,
        before: Option<Before>,
    ) -> Result<Self, Fault> {
        let read = Self::read_in(turn, file, schema, before).await?;
        Ok(Self {
            findings: Vec::new(),
            ..read
        })
    }
}

/// Mends what can be without a doubt. Gives the file, as CSV in UTF-8, and how many things were mended.
///
/// # Errors
/// A fault of the field `fichier` for what cannot be read.
pub(crate) async fn mend(
    turn: Turn,
    bytes: Vec<u8>,
    schema: InstalledSchema,
) -> Result<(Vec<u8>, u64), Fault> {
    turn.aside(move || schema.rules.mended(&bytes))
        .await?
        .map_err(|refusal| unreadable(&refusal))
}

fn examine(
    file_name: String,
    bytes: Vec<u8>,
    schema: Option<InstalledSchema>,
    before: Option<Before>,
) -> Result<Examined, Fault> {
    let compared_with = before.as_ref().map(|before| before.id);
    if let Some((format, media_type)) = other_format(&file_name) {
        if bytes.is_empty() {
            return Err(unreadable(&Refusal::Empty));
        }
        if schema.is_some() {
            return Err(Fault::field("schema", "datasets-schema-no-table"));
        }
        return Ok(Examined {
            file_name,
            bytes,
            format: format.to_owned(),
            media_type: media_type.to_owned(),
            table: None,
            schema: None,
            fault_count: 0,
            found: Found::default(),
            findings: vec![Finding::of_whole(PersonalSort::Unread)],
            differences: None,
            compared_with,
        });
    }
    let read = look(&bytes, schema.as_ref()).map_err(|refusal| unreadable(&refusal))?;
    // A version that can no longer be read, or no table: nothing can be told of what changed.
    let differences = before
        .and_then(|before| before.table)
        .and_then(|table| compare(&table, &bytes).ok());
    Ok(Examined {
        file_name,
        bytes,
        schema,
        differences,
        compared_with,
        ..read
    })
}

/// Reads a table: its description, its faults, its personal data.
fn look(bytes: &[u8], schema: Option<&InstalledSchema>) -> Result<Examined, Refusal> {
    let described = tables::describe(Source::open(bytes)?)?;
    let source = Source::open(bytes)?;
    let mut search = Search::of(&source.header);
    each_row(source, |row, cells| search.look(row, cells))?;
    let is_cut = search.is_cut();
    let mut findings = search.findings();
    // What the table does not hold is published with the file, and nobody looked at it.
    if is_cut
        || described
            .notices
            .iter()
            .any(|notice| LEFT_OUT.contains(&notice.id))
    {
        findings.push(Finding::of_whole(PersonalSort::LeftOut));
    }
    let report = schema.map(|schema| schema.rules.check(bytes)).transpose()?;
    let format = described.format.name();
    Ok(Examined {
        file_name: String::new(),
        bytes: Vec::new(),
        format: format.to_owned(),
        media_type: match (format, described.encoding) {
            ("csv", Some(encoding)) => {
                format!("text/csv; charset={}", encoding.name().trim_end_matches("-bom"))
            }
            _ => media_type(format).to_owned(),
        },
        table: Some((described.rows, SeenTable::of(&described, &findings))),
        schema: None,
        fault_count: report.as_ref().map_or(0, |report| report.fault_count),
        found: report.as_ref().map(Found::from).unwrap_or_default(),
        findings,
        differences: None,
        compared_with: None,
    })
}

/// The media type of a table's format.
pub(crate) fn media_type(format: &str) -> &'static str {
    match format {
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        _ => "application/octet-stream",
    }
}

fn other_format(file_name: &str) -> Option<(&'static str, &'static str)> {
    let (_, end) = file_name.rsplit_once('.')?;
    let end = end.to_ascii_lowercase();
    OTHERS.iter().copied().find(|(format, _)| *format == end)
}

fn of_file(sentence: Sentence) -> Fault {
    Fault::Invalid(vec![FieldFault {
        field: "fichier",
        sentence,
    }])
}

/// Why a file is not read, as a fault of its field.
pub(crate) fn unreadable(refusal: &Refusal) -> Fault {
    let arguments = refusal.arguments().into_iter();
    of_file(Sentence {
        key: refusal.id(),
        arguments: arguments
            .map(|(name, value)| (name, Argument::Text(value)))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_takes_its_room_until_it_was_read() {
        let room = Room::of(10_000);
        let file = || Bytes::from(vec![0; 6_000]);
        let first = room.held(file()).expect("room");
        let unread = first.slice(5_990..);
        drop(first);
        assert!(matches!(room.held(file()), Err(Fault::Busy(_))));
        drop(unread);
        assert_eq!(room.held(file()).expect("room again"), file());
    }

    #[tokio::test]
    async fn a_turn_lasts_as_long_as_its_task_even_when_nobody_waits_for_it() {
        let turns = Turns::of(1, 1);
        let (ended, end) = std::sync::mpsc::channel::<()>();
        let (begun, begin) = tokio::sync::oneshot::channel();
        let turn = turns.turn().await.expect("free");
        let asked = tokio::spawn(turn.aside(move || {
            let _ = begun.send(());
            end.recv().ok()
        }));
        begin.await.expect("the task began");
        asked.abort();
        assert!(asked.await.is_err(), "nobody waits for it any more");
        assert_eq!(turns.doing.available_permits(), 0, "the task still runs");
        let _waiting = Arc::clone(&turns.places)
            .try_acquire_owned()
            .expect("a place to wait");
        assert!(matches!(turns.turn().await, Err(Fault::Busy(_))));
        ended.send(()).expect("it still listens");
        let next = Arc::clone(&turns.doing).acquire_owned().await;
        assert!(next.is_ok(), "the turn came back");
    }

    #[test]
    fn what_the_table_leaves_out_is_never_taken_for_read() {
        for (file, is_whole) in [
            ("a;b\n1;2\n", true),
            ("a;b\n1;2;Zoé Le Gall\n", false),
            (r#"[{"a": 1}]"#, true),
            (r#"{"data": [{"a": 1}], "author": "Zoé Le Gall"}"#, false),
            (
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":3,"properties":{"a":1},"geometry":null}]}"#,
                true,
            ),
            (
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","owner":"Zoé","properties":{"a":1},"geometry":null}]}"#,
                false,
            ),
        ] {
            let seen = look(file.as_bytes(), None).expect("a table");
            let left_out = seen.findings.iter().any(|one| one.sort == PersonalSort::LeftOut);
            assert_eq!(!left_out, is_whole, "{file}");
        }
    }
}
