//! Git objects and references, kept beside what they decide.

use std::io::{Read as _, Write as _};

use db::{Instant, Sql, args};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use gitwire::{Object, ObjectKind, Oid};
use kernel::{CollectiviteId, Fault};

use crate::model::{REFERENCES_MAX, TextId};

db::statements! {
    /// An object is its id: writing it again is nothing.
    INSERT_OBJECT = "insert into git_object (collectivite_id, repo, oid, kind, deflated) values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, repo, oid) do nothing";
    FIND_OBJECT = "select oid, kind, deflated from git_object where collectivite_id = $1 and repo = $2 and oid = $3";
    /// From one page to the next by their ids: what a clone is sent is never whole in memory. How large they are is asked
    /// first, so that a page holds few when they are large.
    LIST_SIZES_AFTER = "select oid, cast(length(deflated) as bigint) as bytes from git_object
        where collectivite_id = $1 and repo = $2 and oid > $3 order by oid limit $4";
    LIST_OBJECTS_BETWEEN = "select oid, kind, deflated from git_object
        where collectivite_id = $1 and repo = $2 and oid > $3 and oid <= $4 order by oid limit $5";
    /// The same of one kind, from an index of its own: files are many, and in the way.
    LIST_SIZES_OF_KIND_AFTER = "select oid, cast(length(deflated) as bigint) as bytes from git_object
        where collectivite_id = $1 and repo = $2 and kind = $5 and oid > $3 order by oid limit $4";
    LIST_OBJECTS_OF_KIND_BETWEEN = "select oid, kind, deflated from git_object
        where collectivite_id = $1 and repo = $2 and kind = $6 and oid > $3 and oid <= $4 order by oid limit $5";
    FIND_REF = "select name, oid from git_ref where collectivite_id = $1 and repo = $2 and name = $3";
    LIST_OBJECTS = "select oid, kind, deflated from git_object where collectivite_id = $1 and repo = $2 order by oid limit 100000";
    UPSERT_REF = "insert into git_ref (collectivite_id, repo, name, oid, changed_at) values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, repo, name) do update set oid = excluded.oid, changed_at = excluded.changed_at";
    LIST_TAGS = "select name, oid from git_ref where collectivite_id = $1 and repo = $2 and name like 'refs/tags/%'
        order by name limit 100";
    /// Branches with the commits they point to, those that moved last first.
    LIST_TIPS = "select r.name, r.changed_at, o.oid, o.kind, o.deflated from (
            select name, oid, changed_at from git_ref
            where collectivite_id = $1 and repo = $2 and name like 'refs/heads/amendements/%'
            order by changed_at desc, name limit $3
        ) r join git_object o on o.collectivite_id = $1 and o.repo = $2 and o.oid = r.oid
        order by r.changed_at desc, r.name limit $3";
    COUNT_COMMITS = "select count(*) as n from git_object where collectivite_id = $1 and repo = $2 and kind = 'commit'";
    LIST_REFS = "select name, oid from git_ref where collectivite_id = $1 and repo = $2 order by name limit $3";
}

db::record! {
    struct StoredObject {
        oid: Vec<u8>,
        kind: String,
        deflated: Vec<u8>,
    }
}

db::record! {
    struct StoredSize {
        oid: Vec<u8>,
        bytes: i64,
    }
}

db::record! {
    struct StoredRef {
        name: String,
        oid: Vec<u8>,
    }
}

db::record! {
    struct StoredTip {
        name: String,
        changed_at: Instant,
        oid: Vec<u8>,
        kind: String,
        deflated: Vec<u8>,
    }
}

/// Keeps an object; one already there is left as it is.
pub(crate) async fn insert_object(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
    object: &Object,
) -> Result<Oid, Fault> {
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::default());
    let deflated = deflate.write_all(&object.data).and_then(|()| deflate.finish());
    let deflated = deflated.map_err(|error| Fault::Internal(format!("deflating an object: {error}")))?;
    let oid = object.oid();
    let values = args![
        body,
        repo,
        oid.as_bytes().to_vec(),
        object.kind.to_string(),
        deflated
    ];
    sql.execute(INSERT_OBJECT, values).await?;
    Ok(oid)
}

/// Objects of a page at most.
const PAGE: i64 = 256;
/// Bytes of a page, deflated: one object more than this comes alone.
pub(crate) const PAGE_BYTES: usize = 1_000_000;

/// An object as it is kept and as a pack carries it: deflated.
pub(crate) struct Packed {
    pub(crate) oid: Oid,
    pub(crate) kind: ObjectKind,
    pub(crate) deflated: Vec<u8>,
}

impl Packed {
    /// The object itself. One no longer hashing to its name is refused: a damaged database must not pass for history.
    pub(crate) fn inflated(&self) -> Result<Object, Fault> {
        let mut data = Vec::new();
        ZlibDecoder::new(self.deflated.as_slice())
            .read_to_end(&mut data)
            .map_err(|error| damaged(&error))?;
        let object = Object {
            kind: self.kind,
            data,
        };
        if object.oid() == self.oid {
            Ok(object)
        } else {
            Err(damaged(&self.oid))
        }
    }
}

fn damaged(detail: &dyn std::fmt::Display) -> Fault {
    Fault::Internal(format!("a stored git object is damaged: {detail}"))
}

/// Which objects a page holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    All,
    Trees,
    Commits,
}

/// The next objects after `after`, in the order of their ids, as many as a page holds.
pub(crate) async fn objects_after(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
    pages: Pages,
    after: Oid,
) -> Result<Vec<Packed>, Fault> {
    let kind = match pages {
        Pages::All => None,
        Pages::Trees => Some(ObjectKind::Tree.to_string()),
        Pages::Commits => Some(ObjectKind::Commit.to_string()),
    };
    let after = after.as_bytes().to_vec();
    let mut values = args![body, repo, after.clone(), PAGE];
    let (sizes, objects) = match kind {
        None => (LIST_SIZES_AFTER, LIST_OBJECTS_BETWEEN),
        Some(_) => (LIST_SIZES_OF_KIND_AFTER, LIST_OBJECTS_OF_KIND_BETWEEN),
    };
    values.extend(kind.clone().map(db::Value::from));
    let sizes = sql.all::<StoredSize>(sizes, values).await?;
    let mut bytes = 0;
    let mut last = None;
    for size in sizes {
        bytes += usize::try_from(size.bytes).unwrap_or(usize::MAX / 2);
        if bytes > PAGE_BYTES && last.is_some() {
            break;
        }
        last = Some(size.oid);
    }
    let Some(last) = last else { return Ok(Vec::new()) };
    let mut values = args![body, repo, after, last, PAGE];
    values.extend(kind.map(db::Value::from));
    let stored = sql.all::<StoredObject>(objects, values).await?;
    stored.into_iter().map(StoredObject::pack).collect()
}

/// The object called `oid`, as a pack carries it.
pub(crate) async fn find_packed(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
    oid: Oid,
) -> Result<Option<Packed>, Fault> {
    let found = sql
        .optional::<StoredObject>(FIND_OBJECT, args![body, repo, oid.as_bytes().to_vec()])
        .await?;
    found.map(StoredObject::pack).transpose()
}

/// What `name` points to.
pub(crate) async fn find_ref(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
    name: &str,
) -> Result<Option<Oid>, Fault> {
    let found = sql
        .optional::<StoredRef>(FIND_REF, args![body, repo, name])
        .await?;
    found
        .map(|reference| Oid::try_from(reference.oid.as_slice()))
        .transpose()
        .map_err(|error| Fault::Internal(format!("reference {name}: {error}")))
}

impl StoredRef {
    fn read(self) -> Result<(String, Oid), Fault> {
        let oid = Oid::try_from(self.oid.as_slice())
            .map_err(|error| Fault::Internal(format!("reference {}: {error}", self.name)))?;
        Ok((self.name, oid))
    }
}

impl StoredObject {
    fn pack(self) -> Result<Packed, Fault> {
        Ok(Packed {
            oid: Oid::try_from(self.oid.as_slice()).map_err(|error| damaged(&error))?,
            kind: self.kind.parse::<ObjectKind>().map_err(|error| damaged(&error))?,
            deflated: self.deflated,
        })
    }

    fn open(self) -> Result<(Oid, Object), Fault> {
        let packed = self.pack()?;
        Ok((packed.oid, packed.inflated()?))
    }
}

/// The object called `oid`.
pub(crate) async fn find_object(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
    oid: Oid,
) -> Result<Option<Object>, Fault> {
    let found = sql
        .optional::<StoredObject>(FIND_OBJECT, args![body, repo, oid.as_bytes().to_vec()])
        .await?;
    found
        .map(|stored| stored.open().map(|(_, object)| object))
        .transpose()
}

/// Every object of a text.
pub(crate) async fn list_objects(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
) -> Result<Vec<(Oid, Object)>, Fault> {
    let stored = sql.all::<StoredObject>(LIST_OBJECTS, args![body, repo]).await?;
    stored.into_iter().map(StoredObject::open).collect()
}

/// Makes `name` (`refs/heads/main`…) point to `oid`.
pub(crate) async fn point(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
    name: &str,
    oid: Oid,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(UPSERT_REF, args![body, repo, name, oid.as_bytes().to_vec(), now])
        .await
        .map(drop)
}

/// Every reference of a text, by name.
pub(crate) async fn list_refs(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
) -> Result<Vec<(String, Oid)>, Fault> {
    let stored = sql
        .all::<StoredRef>(LIST_REFS, args![body, repo, REFERENCES_MAX])
        .await?;
    stored.into_iter().map(StoredRef::read).collect()
}

/// The tags of a text, by name.
pub(crate) async fn list_tags(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
) -> Result<Vec<(String, Oid)>, Fault> {
    let stored = sql.all::<StoredRef>(LIST_TAGS, args![body, repo]).await?;
    stored.into_iter().map(StoredRef::read).collect()
}

/// A branch of an amendment.
pub(crate) struct Tip {
    pub(crate) name: String,
    /// When Parvis made it point there
    pub(crate) at: Instant,
    pub(crate) oid: Oid,
    pub(crate) object: Object,
}

/// The branches of amendments, those that moved last first.
pub(crate) async fn tips(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
    limit: usize,
) -> Result<Vec<Tip>, Fault> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let stored: Vec<StoredTip> = sql.all(LIST_TIPS, args![body, repo, limit]).await?;
    stored
        .into_iter()
        .map(|tip| {
            let object = StoredObject {
                oid: tip.oid,
                kind: tip.kind,
                deflated: tip.deflated,
            };
            let (oid, object) = object.open()?;
            Ok(Tip {
                name: tip.name,
                at: tip.changed_at,
                oid,
                object,
            })
        })
        .collect()
}

pub(crate) async fn count_commits(
    sql: &mut Sql,
    body: CollectiviteId,
    repo: TextId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_COMMITS, args![body, repo]).await
}
