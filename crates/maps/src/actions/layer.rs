//! The layers of a map: which files it shows, in which colour and order.

use datasets::ResourceId;
use kernel::{Action, Fault, Fields, Sentence, Work};

use super::map::told;
use super::{find_layer, find_map, located, of_file, too_many};
use crate::model::{Colour, LAYERS_MAX, LayerId, MapId, NAME_CHARS_MAX, SCOPE};
use crate::{rights, store};

/// Adds a published file to a map, under its other layers.
#[derive(Clone, Copy, Debug)]
pub struct AddLayer {
    /// The map
    pub map: MapId,
    /// The file
    pub file: ResourceId,
}

impl Action for AddLayer {
    const NAME: &'static str = "maps.add-layer";
    type Output = LayerId;

    async fn run(&self, work: &mut Work) -> Result<LayerId, Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let map = find_map(work, self.map).await?;
        let layers = store::list_layers(&mut work.sql, work.body, map.id).await?;
        if layers.len() >= LAYERS_MAX {
            return Err(too_many());
        }
        let files = located(work, &[self.file]).await?;
        let file = files.first().ok_or(Fault::NotFound("file"))?;
        let mut layer = of_file(work, map.id, layers.len(), file);
        layer.place = layers.last().map_or(0, |last| last.place + 1);
        store::insert_layer(&mut work.sql, work.body, &layer).await?;
        store::touch_map(&mut work.sql, work.body, map.id, work.now).await?;
        work.journal(told("maps.layer-added", &map)).await?;
        Ok(layer.id)
    }
}

/// Changes how a layer is shown.
#[derive(Clone, Debug)]
pub struct ChangeLayer {
    /// Which one
    pub layer: LayerId,
    /// What it shows
    pub name: String,
    /// Its colour
    pub colour: Colour,
    /// The column that names its places; may be empty
    pub label: String,
}

impl Action for ChangeLayer {
    const NAME: &'static str = "maps.change-layer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let (mut layer, map) = find_layer(work, self.layer).await?;
        let mut fields = Fields::default();
        layer.name = fields.name(
            "nom",
            &self.name,
            NAME_CHARS_MAX,
            "maps-layer-name-empty",
            "maps-too-long",
        );
        if self.label.chars().count() > NAME_CHARS_MAX {
            fields.refuse(
                "libelle",
                Sentence::new("maps-too-long").with("max", NAME_CHARS_MAX),
            );
        }
        fields.finish()?;
        layer.colour = self.colour;
        layer.label.clone_from(&self.label);
        store::update_layer(&mut work.sql, work.body, &layer).await?;
        store::touch_map(&mut work.sql, work.body, map.id, work.now).await?;
        work.journal(told("maps.layer-changed", &map)).await
    }
}

/// Has a layer drawn over the one before it, or under the one after it.
#[derive(Clone, Copy, Debug)]
pub struct MoveLayer {
    /// Which one
    pub layer: LayerId,
    /// Over the one before it
    pub is_up: bool,
}

impl Action for MoveLayer {
    const NAME: &'static str = "maps.move-layer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let (layer, map) = find_layer(work, self.layer).await?;
        let mut layers = store::list_layers(&mut work.sql, work.body, map.id).await?;
        let here = layers.iter().position(|one| one.id == layer.id);
        let here = here.ok_or(Fault::NotFound("layer"))?;
        let there = if self.is_up {
            here.checked_sub(1)
        } else {
            Some(here + 1)
        };
        // One that is first already stays so.
        if let Some(there) = there.filter(|there| *there < layers.len()) {
            layers.swap(here, there);
            for (place, layer) in layers.iter().enumerate() {
                let place = i64::try_from(place).unwrap_or(i64::MAX);
                store::set_place(&mut work.sql, work.body, layer.id, place).await?;
            }
        }
        store::touch_map(&mut work.sql, work.body, map.id, work.now).await?;
        work.journal(told("maps.layer-moved", &map)).await
    }
}

/// Takes a layer out of its map.
#[derive(Clone, Copy, Debug)]
pub struct RemoveLayer {
    /// Which one
    pub layer: LayerId,
}

impl Action for RemoveLayer {
    const NAME: &'static str = "maps.remove-layer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let (layer, map) = find_layer(work, self.layer).await?;
        let layers = store::list_layers(&mut work.sql, work.body, map.id).await?;
        if map.is_public() && layers.len() == 1 {
            return Err(Fault::refused("maps-refused-last-layer"));
        }
        store::delete_layer(&mut work.sql, work.body, layer.id).await?;
        store::touch_map(&mut work.sql, work.body, map.id, work.now).await?;
        work.journal(told("maps.layer-removed", &map)).await
    }
}
