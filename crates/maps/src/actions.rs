//! What agents do with maps.

mod background;
mod layer;
mod map;

pub(crate) use background::PMTILES;
pub use background::{RemoveTiles, SetBackground};
pub use layer::{AddLayer, ChangeLayer, MoveLayer, RemoveLayer};
pub use map::{ChangeMap, CreateMap, HideMap, ImportMap, PublishMap, RemoveMap};

use datasets::{Located, ResourceId};
use kernel::{Fault, Sentence, Work};
use search::Entry;

use crate::model::{Colour, LAYERS_MAX, Layer, LayerId, MapId, NAME_CHARS_MAX, TownMap, naming};
use crate::store;

async fn find_map(work: &mut Work, id: MapId) -> Result<TownMap, Fault> {
    store::find_map(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("map"))
}

/// A layer with its map.
async fn find_layer(work: &mut Work, id: LayerId) -> Result<(Layer, TownMap), Fault> {
    let layer = store::find_layer(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("layer"))?;
    let map = find_map(work, layer.map_id).await?;
    Ok((layer, map))
}

/// A published map is found by its words; a draft is named nowhere.
async fn make_known(work: &mut Work, map: &TownMap) -> Result<(), Fault> {
    if !map.is_public() {
        return Ok(());
    }
    work.register(&map.subject()).await?;
    let entry = Entry {
        subject: map.reference(),
        title: map.title.clone(),
        path: map.path(),
        body_text: ui::markdown::plain_text(&map.description),
        at: map.created_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

/// What nobody reads any more is no longer found, nor named.
async fn forget(work: &mut Work, map: &TownMap) -> Result<(), Fault> {
    work.unregister(&map.reference()).await?;
    Ok(search::remove(&mut work.sql, work.body, &map.reference()).await?)
}

/// A layer that shows a published file: named as its dataset, its places by the column whose name says so.
fn of_file(work: &mut Work, map: MapId, place: usize, file: &Located) -> Layer {
    let name = file.dataset_title.chars().take(NAME_CHARS_MAX).collect();
    Layer {
        id: work.new_id(),
        map_id: map,
        place: i64::try_from(place).unwrap_or(i64::MAX),
        name,
        colour: Colour::at(place),
        label: naming(&file.columns).cloned().unwrap_or_default(),
        resource_id: Some(file.resource),
        features: String::new(),
        left_out: 0,
        elsewhere: String::new(),
    }
}

/// The files that are asked for, among those that have coordinates.
async fn located(work: &mut Work, asked: &[ResourceId]) -> Result<Vec<Located>, Fault> {
    let all = datasets::located(&mut work.sql, work.body).await?;
    asked
        .iter()
        .map(|file| {
            let found = all.iter().find(|located| located.resource == *file);
            found
                .cloned()
                .ok_or_else(|| Fault::field("fichier", "maps-file-not-located"))
        })
        .collect()
}

fn too_many() -> Fault {
    Fault::refused_with(Sentence::new("maps-too-many-layers").with("max", LAYERS_MAX))
}
