//! What a subject is a part of, as far as every feature knows: its text, that text's group and parcours, the body.

use db::Sql;

use crate::{CollectiviteId, House, SubjectRef};

/// The type of the body itself.
const BODY: &str = "collectivite";

/// Steps from a subject to the largest thing it is a part of.
const DEPTH_MAX: i64 = 6;
/// Things one subject may be a part of.
const WHOLES_MAX: usize = 16;

/// The subject itself (depth 0), what it is a part of (1), what that is a part of, and last the body. Each once, at its
/// smallest depth, nearest first.
pub async fn wholes_of(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Vec<(SubjectRef, i64)>, db::Error> {
    let whole = SubjectRef::new(BODY, body);
    let mut found: Vec<(SubjectRef, i64)> = vec![(subject.clone(), 0)];
    let mut next = 0;
    while let Some((part, depth)) = found.get(next).cloned() {
        next += 1;
        if depth >= DEPTH_MAX {
            continue;
        }
        for within in house.features().iter().filter_map(|feature| feature.within) {
            for known in within(sql, body, &part).await? {
                let is_new = known != whole && !found.iter().any(|(other, _)| *other == known);
                if is_new && found.len() < WHOLES_MAX {
                    found.push((known, depth + 1));
                }
            }
        }
    }
    let deepest = found.last().map_or(0, |(_, depth)| *depth);
    found.retain(|(known, _)| known != &whole);
    found.push((whole, deepest + 1));
    Ok(found)
}
