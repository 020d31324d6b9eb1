//! What somebody asked to follow, to be read without network: the pages that a browser may keep, the latest followed first.
//! What one follows by taking part is carried by the feature where one takes part.

use db::Sql;
use kernel::{BoxFuture, CarriedPage, CollectiviteId, Fault, House, PersonId};

use crate::model::{Choice, Reason};
use crate::store::follows;

/// Things somebody follows that are looked at.
const FOLLOWED_MAX: i64 = 200;

pub(crate) fn pages<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<CarriedPage>, Fault>> {
    Box::pin(async move {
        let followed = follows::mine(sql, body, person, (FOLLOWED_MAX, 0)).await?;
        let asked = followed
            .into_iter()
            .filter(|one| one.choice != Choice::Nothing && one.reason == Reason::Asked);
        let pages = asked.filter_map(|one| {
            let (_, path) = one.shown?;
            let kind = kind_of(house, &one.object.kind)?;
            may_be_kept(house, &path).then_some(CarriedPage { kind, path })
        });
        Ok(pages.take(limit).collect())
    })
}

/// The type of what a feature says can be followed; the body itself is on every page.
fn kind_of(house: &House, kind: &str) -> Option<&'static str> {
    let mut kinds = house.features().iter().flat_map(|feature| feature.followed);
    kinds.find(|known| **known == kind).copied()
}

/// True for the address of a page that a browser may keep.
fn may_be_kept(house: &House, path: &str) -> bool {
    let routes = house.features().iter().flat_map(|feature| feature.keepable);
    let answers = |route: &str| {
        let (mut asked, mut wanted) = (path.split('/'), route.split('/'));
        loop {
            match (asked.next(), wanted.next()) {
                (None, None) => return true,
                (Some(part), Some(name)) if name == part || name.starts_with('{') => {}
                _ => return false,
            }
        }
    };
    routes.copied().any(answers)
}
