//! Which objects a client is missing, and their pack, a page of the database at a time.

use std::collections::HashSet;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use db::Sql;
use gitwire::{
    Band, EntryKind, Graph, Object, Oid, PackWriter, Selection, parse_tree, write_band, write_flush,
};
use kernel::{CollectiviteId, Fault, House};

use crate::model::TextId;
use crate::store::git::{self, Packed, Pages};

/// Objects read at once: a few megabytes at most, checked in a few milliseconds.
const PAGE: i64 = 256;
/// Objects that are asked for one by one rather than by reading all of them.
const ONE_BY_ONE_MAX: usize = 300;

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
        let read = read_trees(sql, place, &trees).await?;
        if read.len() != trees.len() {
            return Err(Fault::Internal("a folder of a text is missing".to_owned()));
        }
        for (oid, object) in read {
            found.insert(oid);
            let entries = parse_tree(&object.data)
                .map_err(|error| Fault::Internal(format!("folder {oid}: {error}")))?;
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
        }
        trees = deeper;
    }
}

async fn read_trees(
    sql: &mut Sql,
    (body, text): (CollectiviteId, TextId),
    trees: &HashSet<Oid>,
) -> Result<Vec<(Oid, Object)>, Fault> {
    let mut read = Vec::with_capacity(trees.len());
    if trees.len() <= ONE_BY_ONE_MAX {
        for oid in trees {
            if let Some(object) = git::find_object(sql, body, text, *oid).await? {
                read.push((*oid, object));
            }
        }
        return Ok(read);
    }
    let mut after = Oid::from_bytes([0; 20]);
    loop {
        let page = git::objects_after(sql, body, text, Pages::Trees, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(read) };
        after = last.oid;
        let asked = page.into_iter().filter(|packed| trees.contains(&packed.oid));
        read.extend(asked.map(|packed| (packed.oid, packed.object)));
    }
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
        let mut part = Vec::new();
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => PackWriter::begin(u32::try_from(self.wanted.len()).unwrap_or(u32::MAX), &mut part),
        };
        let page = self.page().await?;
        let is_last = page.is_empty();
        for packed in page {
            if self.wanted.contains(&packed.oid) {
                let Packed { object, deflated, .. } = packed;
                writer.add_deflated(object.kind, object.data.len(), &deflated, &mut part);
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
            let page = git::objects_after(&mut sql, body, text, Pages::All, self.after, PAGE).await?;
            if let Some(last) = page.last() {
                self.after = last.oid;
            }
            return Ok(page);
        };
        let mut page = Vec::new();
        while let Some(oid) = one_by_one.pop() {
            page.extend(git::find_packed(&mut sql, body, text, oid).await?);
        }
        Ok(page)
    }
}
