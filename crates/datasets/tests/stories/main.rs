//! Open data, told on SQLite and on PostgreSQL: a file checked, mended and published, what others read of it, what people say.

mod budgets;
mod catalogues;
mod challenges;
mod explorer;
mod features;
mod harvest;
mod hostile;
mod lists;
mod people;
mod portal;
mod publishing;
mod tabular;

use datasets::{
    CreateDataset, DatasetId, Described, Examined, Frequency, Licence, PublishFile, Reach, SendFile, Theme,
    VersionId,
};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Fault, Feature, FileHash, PersonId};
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
    cast::DOOR,
];

/// What SCDL `subventions` asks for, with one line that follows it.
const GRANTS: &str = "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,\
rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,\
pourcentageSubvention,dispositifAide\n\
Ville,21860194600013,2025-03-04,D1,Amicale,,W561000011,Fête,1200.50,aide en numéraire,unique,2025-03-04,,non,1,\n";

/// A town, its services with two agents, and inhabitants.
struct People {
    services: GroupId,
    ada: PersonId,
    brice: PersonId,
    chloe: PersonId,
    denis: PersonId,
}

impl People {
    async fn meet(town: &TestTown) -> Self {
        let services = cast::group(town, "Services", GroupKind::Services).await;
        let ada = cast::person(town, "Ada Agente", "ada").await;
        let brice = cast::person(town, "Brice Agent", "brice").await;
        for agent in [ada, brice] {
            cast::mandate(town, services, agent, Role::Member, false).await;
        }
        Self {
            services,
            ada,
            brice,
            chloe: cast::person(town, "Chloé Habitante", "chloe").await,
            denis: cast::person(town, "Denis Habitant", "denis").await,
        }
    }

    fn agent(&self) -> Actor {
        Actor::Person(self.ada)
    }
}

fn described(title: &str) -> Described {
    Described {
        title: title.to_owned(),
        description: "Ce que la Ville **donne** aux associations.".to_owned(),
        theme: Some(Theme::Government),
        keywords: "subventions; associations, budget".to_owned(),
        licence: Some(Licence::Open),
        frequency: Some(Frequency::Annual),
        producer: "Service des associations".to_owned(),
        siret: "218 601 946 00013".to_owned(),
        email: "associations@exemple.fr".to_owned(),
        reach: Some(Reach::Commune),
        territory: "Plouharnel-sur-Mer".to_owned(),
        covers_from: "2025-01-01".to_owned(),
        covers_to: "2025-12-31".to_owned(),
    }
}

async fn create(town: &TestTown, people: &People, title: &str) -> DatasetId {
    let deed = CreateDataset {
        group: people.services,
        described: described(title),
    };
    town.act(people.agent(), deed).await.expect("described")
}

/// A file looked at, beside SCDL `subventions` when asked.
async fn examined(
    town: &TestTown,
    name: &str,
    bytes: &[u8],
    schema: Option<&str>,
) -> Result<Examined, Fault> {
    let schema = match schema {
        None => None,
        Some(name) => Some(datasets::schemas::find(&town.house, name).await?),
    };
    Examined::read(name.to_owned(), bytes.to_vec(), schema, None).await
}

/// A file more, sent.
async fn send(
    town: &TestTown,
    people: &People,
    dataset: DatasetId,
    (name, bytes): (&str, &[u8]),
) -> VersionId {
    let examined = examined(town, name, bytes, None).await.expect("a file");
    let deed = SendFile {
        dataset,
        resource: None,
        title: name.to_owned(),
        examined,
    };
    town.act(people.agent(), deed).await.expect("sent")
}

fn publish(version: VersionId, bytes: &[u8]) -> PublishFile {
    PublishFile {
        version,
        seen: FileHash::of(bytes),
        revision: 1,
        personal_reason: String::new(),
        note: String::new(),
    }
}

/// A dataset with one published file.
async fn published(
    town: &TestTown,
    people: &People,
    title: &str,
    file: (&str, &[u8]),
) -> (DatasetId, VersionId) {
    let dataset = create(town, people, title).await;
    let version = send(town, people, dataset, file).await;
    town.act(people.agent(), publish(version, file.1))
        .await
        .expect("published");
    (dataset, version)
}

async fn resource_of(town: &TestTown, version: VersionId) -> datasets::ResourceId {
    let version = datasets::version(&mut town.sql(), town.body, version).await;
    version.expect("read").expect("there").resource_id
}

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let town = town;
        for statement in datasets::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}

/// What `tables` says in a terminal, pages say too: no sentence is forgotten, with the same things in it.
#[test]
fn every_sentence_about_tables_has_its_words() {
    let terminal = include_str!("../../../parvis/locales/table.ftl");
    let described = include_str!("../../locales/tables/fr.ftl");
    let explored = include_str!("../../locales/explorer/fr.ftl");
    let things = |line: &str| {
        let mut things: Vec<String> = line
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .map(|name| name.trim().to_owned())
            .collect();
        things.sort_unstable();
        things
    };
    let sentences = |text: &'static str, libraries: &'static [&'static str]| {
        text.lines()
            .filter(|line| libraries.iter().any(|library| line.starts_with(library)))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, said)| (key, things(said)))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    assert_eq!(
        sentences(terminal, &["tables-"]),
        sentences(described, &["tables-"])
    );
    let drawn = &["columns-", "charts-"];
    assert_eq!(sentences(terminal, drawn), sentences(explored, drawn));
}
