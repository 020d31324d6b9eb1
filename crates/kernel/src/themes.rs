//! The themes of a body: those that its features use, so that one thing is not called by three names.

use db::Sql;

use crate::{CollectiviteId, House};

/// Themes offered where one is given.
const THEMES_MAX: usize = 100;

/// The themes in use in a body, as every feature knows them: each once whatever its capitals and accents, in the order of
/// people's alphabet.
pub async fn themes_of(house: &House, sql: &mut Sql, body: CollectiviteId) -> Result<Vec<String>, db::Error> {
    let mut found: Vec<(Vec<u8>, String)> = Vec::new();
    for themes in house.features().iter().filter_map(|feature| feature.themes) {
        for theme in themes(sql, body).await? {
            let key = db::sort_key(&theme);
            if !key.is_empty() && !found.iter().any(|(known, _)| *known == key) {
                found.push((key, theme));
            }
        }
    }
    found.sort();
    found.truncate(THEMES_MAX);
    Ok(found.into_iter().map(|(_, theme)| theme).collect())
}
