//! Which objects a client is missing, and their pack, a page of the database at a time. Whoever asks is unknown: what one
//! of them holds in memory is a page of deflated objects and one object inflated, and few work at once.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use db::Sql;
use gitwire::{Band, EntryKind, Graph, Oid, PackWriter, Selection, parse_tree, write_band, write_flush};
use kernel::{CollectiviteId, Fault, House};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::model::TextId;
use crate::store::git::{self, PAGE_BYTES, Packed, Pages};

/// Objects that are asked for one by one rather than by reading all of them.
const ONE_BY_ONE_MAX: usize = 300;

/// Who may work at once, for everybody who clones or fetches. It is the making of an answer or of one of its pages that is
/// counted, not the time that a slow client takes to read it.
static TURNS: Semaphore = Semaphore::const_new(4);
/// How long one waits for one's turn.
const TURN_TIME_MAX: Duration = Duration::from_secs(30);

/// One's turn to look for objects; none when everybody before has been too long.
pub(super) async fn turn() -> Option<SemaphorePermit<'static>> {
    turn_of(&TURNS, TURN_TIME_MAX).await
}

async fn turn_of(turns: &Semaphore, time_max: Duration) -> Option<SemaphorePermit<'_>> {
    tokio::time::timeout(time_max, turns.acquire()).await.ok()?.ok()
}

/// The objects of `selection` and these tags, without those that come with the commits it has.
pub(super) async fn objects(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    graph: &Graph,
    selection: &Selection,
    tags: &[Oid],
) -> Result<HashSet<Oid>, Fault> {
    // Files that a client has are those of the commits from which it goes on.
    let mut had_trees = HashSet::new();
    let mut trees = HashSet::new();
    for oid in &selection.commits {
        let Some(node) = graph.find(*oid) else { continue };
        trees.insert(node.tree);
        let parents = node
            .parents
            .iter()
            .filter(|parent| selection.had.contains(parent));
        had_trees.extend(
            parents
                .filter_map(|parent| graph.find(*parent))
                .map(|node| node.tree),
        );
    }
    let had = within(sql, (body, text), had_trees, &HashSet::new()).await?;
    let mut wanted = within(sql, (body, text), trees, &had).await?;
    wanted.extend(selection.commits.iter().copied());
    wanted.extend(tags.iter().copied());
    Ok(wanted)
}

/// These folders and all they hold, but what is in `had`.
async fn within(
    sql: &mut Sql,
    place: (CollectiviteId, TextId),
    mut trees: HashSet<Oid>,
    had: &HashSet<Oid>,
) -> Result<HashSet<Oid>, Fault> {
    let mut found = HashSet::new();
    loop {
        trees.retain(|oid| !had.contains(oid) && !found.contains(oid));
        if trees.is_empty() {
            return Ok(found);
        }
        let mut deeper = HashSet::new();
        let read = if trees.len() <= ONE_BY_ONE_MAX {
            let mut read = 0;
            for oid in &trees {
                if let Some(folder) = git::find_packed(sql, place.0, place.1, *oid).await? {
                    look_into(&folder, had, &mut found, &mut deeper)?;
                    read += 1;
                }
            }
            read
        } else {
            read_all(sql, place, &trees, had, (&mut found, &mut deeper)).await?
        };
        if read != trees.len() {
            return Err(Fault::Internal("a folder of a text is missing".to_owned()));
        }
        trees = deeper;
    }
}

/// Looks into these folders, page after page; gives how many were there.
async fn read_all(
    sql: &mut Sql,
    (body, text): (CollectiviteId, TextId),
    trees: &HashSet<Oid>,
    had: &HashSet<Oid>,
    (found, deeper): (&mut HashSet<Oid>, &mut HashSet<Oid>),
) -> Result<usize, Fault> {
    let mut read = 0;
    let mut after = Oid::from_bytes([0; 20]);
    loop {
        let page = git::objects_after(sql, body, text, Pages::Trees, after).await?;
        let Some(last) = page.last() else { return Ok(read) };
        after = last.oid;
        for folder in page.iter().filter(|folder| trees.contains(&folder.oid)) {
            look_into(folder, had, found, deeper)?;
            read += 1;
        }
    }
}

/// Adds a folder and what it holds to `found`, and the folders in it to `deeper`.
fn look_into(
    folder: &Packed,
    had: &HashSet<Oid>,
    found: &mut HashSet<Oid>,
    deeper: &mut HashSet<Oid>,
) -> Result<(), Fault> {
    found.insert(folder.oid);
    let entries = parse_tree(&folder.inflated()?.data)
        .map_err(|error| Fault::Internal(format!("folder {}: {error}", folder.oid)))?;
    for entry in entries {
        match entry.kind {
            EntryKind::Folder => {
                deeper.insert(entry.oid);
            }
            EntryKind::File | EntryKind::ExecutableFile | EntryKind::Link => {
                if !had.contains(&entry.oid) {
                    found.insert(entry.oid);
                }
            }
            EntryKind::Submodule => {}
        }
    }
    Ok(())
}

/// A pack on its way.
pub(super) struct Sending {
    house: Arc<House>,
    place: (CollectiviteId, TextId),
    wanted: HashSet<Oid>,
    /// Those still to be asked for one by one; none when all are read in order
    one_by_one: Option<Vec<Oid>>,
    after: Oid,
    sent: usize,
    band_bytes_max: Option<usize>,
    /// What precedes the pack
    head: Vec<u8>,
    writer: Option<PackWriter>,
    has_ended: bool,
}

impl Sending {
    /// A pack of `wanted` after `head`, in frames when they are bounded.
    pub(super) fn begin(
        house: Arc<House>,
        place: (CollectiviteId, TextId),
        wanted: HashSet<Oid>,
        band_bytes_max: Option<usize>,
        head: Vec<u8>,
    ) -> Self {
        let mut one_by_one = None;
        if wanted.len() <= ONE_BY_ONE_MAX {
            let mut in_order: Vec<Oid> = wanted.iter().copied().collect();
            in_order.sort_unstable_by(|one, other| other.cmp(one));
            one_by_one = Some(in_order);
        }
        Self {
            house,
            place,
            wanted,
            one_by_one,
            after: Oid::from_bytes([0; 20]),
            sent: 0,
            band_bytes_max,
            head,
            writer: None,
            has_ended: false,
        }
    }

    /// The body of the answer: each part is read when the one before it has left.
    pub(super) fn into_body(self) -> Body {
        Body::from_stream(futures_util::stream::try_unfold(self, |mut sending| async move {
            let part = sending.next().await.inspect_err(|fault| {
                tracing::error!(fault = %fault, "a pack could not be sent whole");
            })?;
            Ok::<_, Fault>(part.map(|part| (Bytes::from(part), sending)))
        }))
    }

    async fn next(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if self.has_ended {
            return Ok(None);
        }
        let Some(_turn) = turn().await else {
            return Err(Fault::Internal("too many clones at once".to_owned()));
        };
        let mut part = Vec::new();
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => PackWriter::begin(u32::try_from(self.wanted.len()).unwrap_or(u32::MAX), &mut part),
        };
        let page = self.page().await?;
        let is_last = page.is_empty();
        for packed in page {
            if self.wanted.contains(&packed.oid) {
                // Inflated to be checked, and dropped at once.
                let bytes = packed.inflated()?.data.len();
                writer.add_deflated(packed.kind, bytes, &packed.deflated, &mut part);
                self.sent += 1;
            }
        }
        let mut out = std::mem::take(&mut self.head);
        if is_last {
            self.has_ended = true;
            if self.sent != self.wanted.len() {
                return Err(Fault::Internal("an object of a text is missing".to_owned()));
            }
            writer.end(&mut part);
        } else {
            self.writer = Some(writer);
        }
        match self.band_bytes_max {
            Some(bytes_max) => {
                write_band(&mut out, Band::Data, &part, bytes_max);
                if is_last {
                    write_flush(&mut out);
                }
            }
            None => out.append(&mut part),
        }
        Ok(Some(out))
    }

    /// The next objects, wanted or not; nothing after the last.
    async fn page(&mut self) -> Result<Vec<Packed>, Fault> {
        let (body, text) = self.place;
        let mut sql = self.house.db.read();
        let Some(one_by_one) = &mut self.one_by_one else {
            let page = git::objects_after(&mut sql, body, text, Pages::All, self.after).await?;
            if let Some(last) = page.last() {
                self.after = last.oid;
            }
            return Ok(page);
        };
        let mut page = Vec::new();
        let mut bytes = 0;
        while let Some(oid) = one_by_one.pop() {
            if let Some(packed) = git::find_packed(&mut sql, body, text, oid).await? {
                bytes += packed.deflated.len();
                page.push(packed);
            }
            if bytes > PAGE_BYTES {
                break;
            }
        }
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use gitwire::Object;

    use super::*;

    #[tokio::test]
    async fn one_waits_for_ones_turn_and_not_for_ever() {
        let turns = Semaphore::new(1);
        let first = turn_of(&turns, Duration::from_millis(20)).await;
        assert!(first.is_some());
        assert!(turn_of(&turns, Duration::from_millis(20)).await.is_none());
        let (second, ()) = tokio::join!(turn_of(&turns, Duration::from_secs(20)), async { drop(first) });
        assert!(second.is_some());
    }

    /// Bytes that no compression makes smaller, the same at each run.
    fn noise(seed: u64, bytes: usize) -> Object {
        let mut state = seed
            .wrapping_mul(2_654_435_761)
            .wrapping_add(88_172_645_463_325_252);
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        };
        gitwire::blob((0..bytes).map(|_| next()).collect::<Vec<u8>>())
    }

    #[tokio::test]
    async fn what_is_large_is_read_and_sent_a_page_of_bytes_at_a_time() {
        const FEATURES: &[kernel::Feature] = &[
            outgoing::FEATURE,
            search::FEATURE,
            identity::FEATURE,
            groups::FEATURE,
            moderation::FEATURE,
            votes::FEATURE,
            crate::FEATURE,
            testkit::cast::DOOR,
        ];
        testkit::on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
            let text: TextId = town.id();
            // Seven that share pages, one larger than any page, and more small ones than a page may hold.
            let mut objects: Vec<Object> = (1..8).map(|seed| noise(seed, 300_000)).collect();
            objects.push(noise(8, 3 * PAGE_BYTES / 2));
            objects.extend((9..609).map(|seed| noise(seed, 40)));
            let mut writing = town.house.db.begin().await.expect("a transaction");
            let mut expected = Vec::new();
            for object in &objects {
                let kept = git::insert_object(&mut writing, town.body, text, object).await;
                expected.push(kept.expect("kept"));
            }
            writing.commit().await.expect("committed");
            expected.sort_unstable();

            let (mut read, mut pages) = (Vec::new(), 0);
            let mut after = Oid::from_bytes([0; 20]);
            loop {
                let page = git::objects_after(&mut town.sql(), town.body, text, Pages::All, after).await;
                let page = page.expect("a page");
                let Some(last) = page.last() else { break };
                after = last.oid;
                pages += 1;
                let bytes: usize = page.iter().map(|packed| packed.deflated.len()).sum();
                assert!(
                    bytes <= PAGE_BYTES || page.len() == 1,
                    "{} objects of {bytes} bytes",
                    page.len()
                );
                read.extend(page.iter().map(|packed| packed.oid));
            }
            assert_eq!(read, expected, "each once, in order");
            assert!(pages >= 5, "{pages} pages");
            let mut sql = town.sql();
            let first = Oid::from_bytes([0; 20]);
            let folders = git::objects_after(&mut sql, town.body, text, Pages::Trees, first).await;
            assert!(folders.expect("a page").is_empty());

            let wanted: HashSet<Oid> = expected.iter().copied().collect();
            let mut sending = Sending::begin(
                town.house.clone(),
                (town.body, text),
                wanted,
                None,
                b"head".to_vec(),
            );
            let mut sent = Vec::new();
            while let Some(part) = sending.next().await.expect("a part") {
                // What was deflated, the few bytes before each object, and nothing else.
                assert!(
                    part.len() < 3 * PAGE_BYTES / 2 + 10_000,
                    "{} bytes at once",
                    part.len()
                );
                sent.extend_from_slice(&part);
            }
            let pack = sent.strip_prefix(b"head").expect("what precedes it");
            let pack = gitwire::Pack::read(pack, gitwire::PackLimits::TEXT).expect("a whole pack");
            let mut received: Vec<Oid> = pack
                .resolve(&HashMap::new())
                .expect("every object")
                .into_iter()
                .map(|(oid, _)| oid)
                .collect();
            received.sort_unstable();
            assert_eq!(received, expected);
        });
    }
}
