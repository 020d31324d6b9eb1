//! What follows from a version of a text alone, remembered: a commit never changes, so neither does what is read from it. A
//! text of four hundred articles is then read once, and not for each page about it.
//!
//! Only pages fill these memories, from what is committed. All of them are bounded in bytes: what was read least recently goes
//! first, and is read again.

use std::convert::Infallible;
use std::hash::Hash;
use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use gitwire::{Commit, Graph, Oid};
use kernel::{CollectiviteId, Fault};
use legistique::{Division, Document};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::addresses::Addresses;
use crate::history;
use crate::model::{TextDocument, TextId};
use crate::places::{self, PlaceChange};
use crate::versions::Origin;
use crate::written::Written;

/// Bytes of each memory.
const READ_BYTES_MAX: u64 = 24 * 1024 * 1024;
const COMPARED_BYTES_MAX: u64 = 8 * 1024 * 1024;
const WRITTEN_BYTES_MAX: u64 = 8 * 1024 * 1024;
const ORIGINS_BYTES_MAX: u64 = 8 * 1024 * 1024;
const COMMITS_BYTES_MAX: u64 = 8 * 1024 * 1024;
const GRAPHS_BYTES_MAX: u64 = 16 * 1024 * 1024;
const FILES_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// A guess at how many things each holds. A memory cut in several would keep nothing larger than its part: few make one.
const HELD_ABOUT: usize = 32;
/// What a commit weighs in a graph: two ids, its parents, and the room around them.
const NODE_BYTES: usize = 160;

/// A text read weighs about this many times its words, and these bytes for each division and each block, however short.
const READ_WEIGHT: usize = 4;
const DIVISION_BYTES: usize = 400;
const BLOCK_BYTES: usize = 96;

/// Something remembered, with the bytes it counts for.
struct Held<T> {
    value: Arc<T>,
    bytes: u64,
}

impl<T> Held<T> {
    fn of(value: T, bytes: usize) -> Self {
        Self {
            value: Arc::new(value),
            bytes: u64::try_from(bytes).unwrap_or(u64::MAX),
        }
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            bytes: self.bytes,
        }
    }
}

#[derive(Clone)]
struct ByBytes;

impl<K, T> Weighter<K, Held<T>> for ByBytes {
    fn weight(&self, _: &K, held: &Held<T>) -> u64 {
        held.bytes.max(1)
    }
}

/// A bounded memory.
struct Memory<K, T> {
    held: Cache<K, Held<T>, ByBytes>,
}

impl<K: Eq + Hash + Clone, T> Memory<K, T> {
    fn new(bytes_max: u64) -> Self {
        Self {
            held: Cache::with_weighter(HELD_ABOUT, bytes_max, ByBytes),
        }
    }

    fn get(&self, key: &K) -> Option<Arc<T>> {
        self.held.get(key).map(|held| held.value)
    }

    fn keep(&self, key: K, value: T, bytes: usize) -> Arc<T> {
        let held = Held::of(value, bytes);
        let value = held.value.clone();
        self.held.insert(key, held);
        value
    }

    /// What is remembered, or else what `make` makes with its bytes. Those who ask for it meanwhile wait for it instead of
    /// making it too: `make` must not wait for anything.
    fn get_or_make<E>(&self, key: &K, make: impl FnOnce() -> Result<(T, usize), E>) -> Result<Arc<T>, E> {
        let held = self
            .held
            .get_or_insert_with(key, || make().map(|(value, bytes)| Held::of(value, bytes)));
        held.map(|held| held.value)
    }
}

/// A version of a text, of one body.
type Version = (CollectiviteId, TextId, Oid);

static READ: LazyLock<Memory<Version, ReadText>> = LazyLock::new(|| Memory::new(READ_BYTES_MAX));
static COMPARED: LazyLock<Memory<(Version, Oid), Vec<PlaceChange>>> =
    LazyLock::new(|| Memory::new(COMPARED_BYTES_MAX));
static WRITTEN: LazyLock<Memory<(Version, Oid), Written>> = LazyLock::new(|| Memory::new(WRITTEN_BYTES_MAX));
static ORIGINS: LazyLock<Memory<Version, Vec<Vec<Origin>>>> =
    LazyLock::new(|| Memory::new(ORIGINS_BYTES_MAX));
static COMMITS: LazyLock<Memory<Version, Commit>> = LazyLock::new(|| Memory::new(COMMITS_BYTES_MAX));
static GRAPHS: LazyLock<Memory<(CollectiviteId, TextId), Graph>> =
    LazyLock::new(|| Memory::new(GRAPHS_BYTES_MAX));
static FILES: LazyLock<Memory<String, Bytes>> = LazyLock::new(|| Memory::new(FILES_BYTES_MAX));

/// A version of a text, read.
pub(crate) struct ReadText {
    /// Its divisions and blocks
    pub(crate) document: Document,
    /// How links name them
    pub(crate) addresses: Addresses,
}

impl ReadText {
    /// Names the places of a text that is read.
    pub(crate) fn of(document: Document) -> Self {
        Self {
            addresses: Addresses::of(&document),
            document,
        }
    }

    /// What it holds in memory, about.
    fn bytes(&self) -> usize {
        let of_division = |division: &Division| {
            let blocks = division.blocks.iter();
            let words: usize = blocks
                .map(|block| BLOCK_BYTES + READ_WEIGHT * block.text.len())
                .sum();
            DIVISION_BYTES + READ_WEIGHT * division.heading.len() + words
        };
        self.document.divisions().iter().map(of_division).sum()
    }
}

fn read(version: Version, markdown: &str) -> Arc<ReadText> {
    let read = READ.get_or_make(&version, || {
        let read = ReadText::of(Document::parse(markdown));
        let bytes = read.bytes();
        Ok::<_, Infallible>((read, bytes))
    });
    match read {
        Ok(read) => read,
        Err(never) => match never {},
    }
}

/// The text that amendments refer to, read.
pub(crate) fn base(body: CollectiviteId, text: &TextDocument) -> Result<Arc<ReadText>, Fault> {
    let commit = text.base_commit.as_deref().unwrap_or(&text.head_commit);
    Ok(read((body, text.id, history::oid(commit)?), text.base()))
}

/// The text as it stands, read.
pub(crate) fn now(body: CollectiviteId, text: &TextDocument) -> Result<Arc<ReadText>, Fault> {
    let head = history::oid(&text.head_commit)?;
    Ok(read((body, text.id, head), &text.markdown))
}

/// The commit put to discussion, and the one that stands.
fn base_and_head(text: &TextDocument) -> Result<(Oid, Oid), Fault> {
    let head = history::oid(&text.head_commit)?;
    let from = match text.base_commit.as_deref() {
        Some(commit) => history::oid(commit)?,
        None => head,
    };
    Ok((from, head))
}

/// Which amendments wrote which words of the text as it stands, when it was looked for already.
pub(crate) fn written(body: CollectiviteId, text: &TextDocument) -> Result<Option<Arc<Written>>, Fault> {
    let (from, head) = base_and_head(text)?;
    Ok(WRITTEN.get(&((body, text.id, from), head)))
}

/// Remembers which amendments wrote which words of the text as it stands.
pub(crate) fn keep_written(
    body: CollectiviteId,
    text: &TextDocument,
    written: Written,
) -> Result<Arc<Written>, Fault> {
    let (from, head) = base_and_head(text)?;
    let bytes = written.bytes();
    Ok(WRITTEN.keep(((body, text.id, from), head), written, bytes))
}

/// Where the text as it stands differs from the one put to discussion.
pub(crate) fn changed(body: CollectiviteId, text: &TextDocument) -> Result<Arc<Vec<PlaceChange>>, Fault> {
    let (from, head) = base_and_head(text)?;
    let versions = ((body, text.id, from), head);
    COMPARED.get_or_make(&versions, || {
        let places = if from == head {
            Vec::new()
        } else {
            places::compare(&base(body, text)?.document, &now(body, text)?.document)
        };
        let bytes = places.iter().map(PlaceChange::bytes).sum();
        Ok((places, bytes))
    })
}

/// Who wrote each passage of a version, when it was looked for already.
pub(crate) fn origins(version: (CollectiviteId, TextId, Oid)) -> Option<Arc<Vec<Vec<Origin>>>> {
    ORIGINS.get(&version)
}

/// Remembers who wrote each passage of a version.
pub(crate) fn keep_origins(
    version: (CollectiviteId, TextId, Oid),
    origins: Vec<Vec<Origin>>,
) -> Arc<Vec<Vec<Origin>>> {
    let bytes = origins.iter().flatten().map(Origin::bytes).sum();
    ORIGINS.keep(version, origins, bytes)
}

/// The file that a tag names, when it was made already.
pub(crate) fn file(tag: &str) -> Option<Bytes> {
    FILES.get(&tag.to_owned()).map(|file| Bytes::clone(&file))
}

/// Remembers the file that a tag names, which says all that it is made from.
pub(crate) fn keep_file(tag: &str, file: Bytes) -> Bytes {
    let bytes = file.len();
    Bytes::clone(&FILES.keep(tag.to_owned(), file, bytes))
}

/// A commit, when it was read already.
pub(crate) fn commit(version: (CollectiviteId, TextId, Oid)) -> Option<Arc<Commit>> {
    COMMITS.get(&version)
}

/// Remembers a commit.
pub(crate) fn keep_commit(version: (CollectiviteId, TextId, Oid), commit: Commit) -> Arc<Commit> {
    let bytes = commit.message.len() + 300;
    COMMITS.keep(version, commit, bytes)
}

/// The commits of a text that were walked already: what leads to what never changes, there are only more of them.
pub(crate) fn graph(body: CollectiviteId, text: TextId) -> Option<Arc<Graph>> {
    GRAPHS.get(&(body, text))
}

/// Remembers the commits of a text.
pub(crate) fn keep_graph(body: CollectiviteId, text: TextId, graph: Graph) -> Arc<Graph> {
    let bytes = graph.len().saturating_mul(NODE_BYTES);
    GRAPHS.keep((body, text), graph, bytes)
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use legistique::Block;

    use super::*;

    #[test]
    fn what_several_ask_for_at_once_is_made_once() {
        let memory: Memory<u32, String> = Memory::new(1_000);
        let (made, start) = (AtomicUsize::new(0), Barrier::new(4));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    start.wait();
                    let given = memory.get_or_make(&1, || {
                        made.fetch_add(1, Ordering::Relaxed);
                        Ok::<_, Infallible>(("texte".to_owned(), 10))
                    });
                    assert_eq!(given.map(|given| given.len()), Ok(5));
                });
            }
        });
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn what_failed_is_made_again() {
        let memory: Memory<u32, String> = Memory::new(1_000);
        assert_eq!(memory.get_or_make(&1, || Err("no")).map(drop), Err("no"));
        let made = memory.get_or_make(&1, || Ok::<_, Infallible>(("texte".to_owned(), 10)));
        assert_eq!(made.map(|made| made.len()), Ok(5));
    }

    #[test]
    fn short_alineas_weigh_what_they_cost() {
        let read = ReadText::of(Document::parse(&"a\n\n".repeat(10_000)));
        let blocks = &read.document.preamble().blocks;
        assert_eq!(blocks.len(), 10_000);
        // Each has its own place in the list, and its words apart, for which an allocator gives 16 bytes at least.
        let held = blocks.capacity() * size_of::<Block>() + blocks.len() * 16;
        assert!(read.bytes() >= held, "{} for {held}", read.bytes());
    }

    #[test]
    fn a_memory_holds_no_more_bytes_than_it_may() {
        let memory: Memory<u32, String> = Memory::new(1_000);
        for number in 0..100 {
            memory.keep(number, "x".repeat(100), 100);
        }
        let held = (0..100).filter(|number| memory.get(number).is_some()).count();
        assert!((1..=10).contains(&held), "{held} of a hundred bytes each");
        let alone = memory.keep(200, "y".repeat(5_000), 5_000);
        assert_eq!(alone.len(), 5_000, "what is too large is given, and not kept");
        assert!(memory.get(&200).is_none());
    }
}
