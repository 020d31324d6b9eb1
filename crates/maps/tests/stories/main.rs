//! Maps, told on SQLite and on PostgreSQL: made of published data, brought from uMap, laid over a background that is served by ranges.

mod background;
mod imported;
mod published;

use datasets::{
    CreateDataset, DatasetId, Described, Examined, Frequency, Licence, PublishFile, Reach, ResourceId,
    SendFile, Theme,
};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Feature, FileHash, PersonId};
use testkit::{TestTown, cast, on_both_engines};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    territory::FEATURE,
    datasets::FEATURE,
    maps::FEATURE,
    cast::DOOR,
];

/// Places of Auray, one of which stands nowhere.
const PLACES: &str = "nom,latitude,longitude,note\n\
Mairie,47.66657,-2.98384,place de la République\n\
Médiathèque de l’Étang,47.6672,-2.9831,ouverte le samedi\n\
Gymnase,47.6641,-2.9902,<b>fermé</b>\n\
Sans adresse,,,à placer\n";
/// What a town’s boundary is, as a file.
const BOUNDARY: &str = r#"{"type":"Feature","properties":{"source":"IGN, ADMIN EXPRESS"},"geometry":
    {"type":"Polygon","coordinates":[[[-3.0168,47.655],[-2.964,47.655],[-2.964,47.6816],[-3.0168,47.6816],[-3.0168,47.655]]]}}"#;

/// A town with an agent and an inhabitant.
struct People {
    services: GroupId,
    ada: PersonId,
    chloe: PersonId,
}

impl People {
    async fn meet(town: &TestTown) -> Self {
        let services = cast::group(town, "Services", GroupKind::Services).await;
        let ada = cast::person(town, "Ada Agente", "ada").await;
        cast::mandate(town, services, ada, Role::Member, false).await;
        let chloe = cast::person(town, "Chloé Habitante", "chloe").await;
        Self { services, ada, chloe }
    }

    fn agent(&self) -> Actor {
        Actor::Person(self.ada)
    }
}

/// A published dataset of one file, of CSV or of `GeoJSON`.
async fn published(town: &TestTown, people: &People, title: &str, csv: &str) -> (DatasetId, ResourceId) {
    let described = Described {
        title: title.to_owned(),
        description: "Ce que la Ville ouvre au public.".to_owned(),
        theme: Some(Theme::Government),
        keywords: "équipements".to_owned(),
        licence: Some(Licence::Open),
        frequency: Some(Frequency::Annual),
        producer: "Service des équipements".to_owned(),
        siret: "218 601 946 00013".to_owned(),
        email: "equipements@exemple.fr".to_owned(),
        reach: Some(Reach::Commune),
        territory: "Auray".to_owned(),
        covers_from: String::new(),
        covers_to: String::new(),
    };
    let group = people.services;
    let dataset = town
        .act(people.agent(), CreateDataset { group, described })
        .await
        .expect("described");
    let bytes = csv.as_bytes().to_vec();
    let name = if csv.starts_with('{') {
        "lieux.geojson"
    } else {
        "lieux.csv"
    };
    let examined = Examined::read(name.to_owned(), bytes, None, None)
        .await
        .expect("a table");
    let deed = SendFile {
        dataset,
        resource: None,
        title: name.to_owned(),
        examined,
    };
    let version = town.act(people.agent(), deed).await.expect("sent");
    let deed = PublishFile {
        version,
        seen: FileHash::of(csv.as_bytes()),
        revision: 1,
        personal_reason: "Ce sont des bâtiments.".to_owned(),
        note: String::new(),
    };
    town.act(people.agent(), deed).await.expect("published");
    let version = datasets::version(&mut town.sql(), town.body, version).await;
    (dataset, version.expect("read").expect("there").resource_id)
}

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let town = town;
        for statement in maps::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
