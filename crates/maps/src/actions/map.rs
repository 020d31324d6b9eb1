//! Making a map, changing what is said of it, publishing it, taking it back.

use datasets::ResourceId;
use kernel::{Action, Event, Fault, Fields, Sentence, Work};

use super::{find_map, forget, located, make_known, of_file, too_many};
use crate::model::{
    Imported, LAYERS_MAX, Layer, MAPS_MAX, MapId, MapState, NAME_CHARS_MAX, SCOPE, TEXT_CHARS_MAX, TownMap,
};
use crate::{rights, store};

/// Makes a map of published files; agents alone see it until it is published.
#[derive(Clone, Debug)]
pub struct CreateMap {
    /// Its title
    pub title: String,
    /// What it shows, in Markdown; may be empty
    pub description: String,
    /// The files it shows, the first drawn over the others; may be empty
    pub files: Vec<ResourceId>,
}

impl Action for CreateMap {
    const NAME: &'static str = "maps.create";
    type Output = MapId;

    async fn run(&self, work: &mut Work) -> Result<MapId, Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let (title, description) = described(&self.title, &self.description)?;
        if self.files.len() > LAYERS_MAX {
            return Err(too_many());
        }
        let files = located(work, &self.files).await?;
        let map = insert(work, title, description).await?;
        for (place, file) in files.iter().enumerate() {
            let layer = of_file(work, map.id, place, file);
            store::insert_layer(&mut work.sql, work.body, &layer).await?;
        }
        work.journal(Event::internal("maps.created", map.reference()))
            .await?;
        Ok(map.id)
    }
}

/// Makes a map of a `.umap` file, with the features of its layers.
#[derive(Clone, Debug)]
pub struct ImportMap {
    /// What the file says
    pub imported: Imported,
    /// Its title, in place of the one in the file
    pub title: String,
}

impl Action for ImportMap {
    const NAME: &'static str = "maps.import";
    type Output = MapId;

    async fn run(&self, work: &mut Work) -> Result<MapId, Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let title = match self.title.trim() {
            "" => self.imported.title.as_str(),
            typed => typed,
        };
        let (title, description) = described(title, &self.imported.description)?;
        if self.imported.layers.len() > LAYERS_MAX {
            return Err(too_many());
        }
        let map = insert(work, title, description).await?;
        for (place, said) in self.imported.layers.iter().enumerate() {
            let features =
                serde_json::to_string(&said.features).map_err(|error| Fault::Internal(error.to_string()))?;
            let name = match said.name.as_str() {
                "" => map.title.as_str(),
                name => name,
            };
            let layer = Layer {
                id: work.new_id(),
                map_id: map.id,
                place: i64::try_from(place).unwrap_or(i64::MAX),
                name: name.to_owned(),
                colour: said.colour,
                label: said.label.clone(),
                resource_id: None,
                features,
                left_out: i64::try_from(said.left_out).unwrap_or(i64::MAX),
                elsewhere: said.elsewhere.clone(),
            };
            store::insert_layer(&mut work.sql, work.body, &layer).await?;
        }
        work.journal(Event::internal("maps.imported", map.reference()))
            .await?;
        Ok(map.id)
    }
}

/// Changes what is said of a map.
#[derive(Clone, Debug)]
pub struct ChangeMap {
    /// Which one
    pub map: MapId,
    /// The version that was read
    pub version: i64,
    /// Its title
    pub title: String,
    /// What it shows, in Markdown; may be empty
    pub description: String,
}

impl Action for ChangeMap {
    const NAME: &'static str = "maps.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let before = find_map(work, self.map).await?;
        let (title, description) = described(&self.title, &self.description)?;
        let map = TownMap {
            title,
            description,
            version: self.version,
            ..before
        };
        if !store::update_map(&mut work.sql, work.body, &map, work.now).await? {
            return Err(Fault::Stale("map"));
        }
        make_known(work, &map).await?;
        work.journal(told("maps.changed", &map)).await
    }
}

/// Publishes a map: anyone reads it from now on.
#[derive(Clone, Copy, Debug)]
pub struct PublishMap {
    /// Which one
    pub map: MapId,
}

impl Action for PublishMap {
    const NAME: &'static str = "maps.publish";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let map = find_map(work, self.map).await?;
        let layers = store::list_layers(&mut work.sql, work.body, map.id).await?;
        if layers.is_empty() {
            return Err(Fault::refused("maps-refused-empty"));
        }
        let map = set_state(work, map, MapState::Published).await?;
        make_known(work, &map).await?;
        work.journal(Event::public("maps.published", map.reference()))
            .await
    }
}

/// Takes a published map back: agents alone see it again.
#[derive(Clone, Copy, Debug)]
pub struct HideMap {
    /// Which one
    pub map: MapId,
}

impl Action for HideMap {
    const NAME: &'static str = "maps.hide";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let map = find_map(work, self.map).await?;
        let map = set_state(work, map, MapState::Draft).await?;
        forget(work, &map).await?;
        // What anyone was told is taken back before anyone.
        work.journal(Event::public("maps.hidden", map.reference())).await
    }
}

/// Removes a map and its layers. The files it showed stay published.
#[derive(Clone, Copy, Debug)]
pub struct RemoveMap {
    /// Which one
    pub map: MapId,
}

impl Action for RemoveMap {
    const NAME: &'static str = "maps.remove";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let map = find_map(work, self.map).await?;
        store::delete_map(&mut work.sql, work.body, map.id).await?;
        forget(work, &map).await?;
        work.journal(told("maps.removed", &map)).await
    }
}

/// A line that anyone reads about a map that anyone reads.
pub(super) fn told(kind: &'static str, map: &TownMap) -> Event {
    if map.is_public() {
        Event::public(kind, map.reference())
    } else {
        Event::internal(kind, map.reference())
    }
}

async fn set_state(work: &mut Work, map: TownMap, state: MapState) -> Result<TownMap, Fault> {
    if !store::set_state(&mut work.sql, work.body, map.id, state, work.now).await? {
        return Err(Fault::refused("maps-refused-already"));
    }
    Ok(TownMap { state, ..map })
}

/// A title and a description that were typed, or what is wrong with them.
fn described(title: &str, description: &str) -> Result<(String, String), Fault> {
    let mut fields = Fields::default();
    let title = fields.name(
        "titre",
        title,
        NAME_CHARS_MAX,
        "maps-title-empty",
        "maps-too-long",
    );
    let description = description.trim().replace("\r\n", "\n");
    if description.chars().count() > TEXT_CHARS_MAX {
        fields.refuse(
            "description",
            Sentence::new("maps-too-long").with("max", TEXT_CHARS_MAX),
        );
    }
    fields.finish()?;
    Ok((title, description))
}

async fn insert(work: &mut Work, title: String, description: String) -> Result<TownMap, Fault> {
    if store::count_all_maps(&mut work.sql, work.body).await? >= MAPS_MAX {
        let sentence = Sentence::new("maps-too-many").with("max", MAPS_MAX);
        return Err(Fault::refused_with(sentence));
    }
    let map = TownMap {
        id: work.new_id(),
        title,
        description,
        state: MapState::Draft,
        created_at: work.now,
        changed_at: work.now,
        version: 1,
    };
    store::insert_map(&mut work.sql, work.body, &map).await?;
    Ok(map)
}
