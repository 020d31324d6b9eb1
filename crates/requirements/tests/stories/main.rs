//! Requirements, told on both engines. The town's clock begins on 10 November 2026.

mod answering;
mod changing;
mod following;
mod reminding;
mod rights;

use std::collections::BTreeMap;

use groups::{GroupId, GroupKind, Role};
use jiff::civil::date;
use kernel::{Actor, Feature, PersonId};
use parcours::{CreateParcours, ParcoursId, StartParcours};
use requirements::{ExaminationId, MarkRequirement, Reach, RequirementId};
use testkit::{TestTown, cast};
use texts::{CloseDiscussion, Consolidate, ImportText, OpenDiscussion, TextId};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    indicators::FEATURE,
    meetings::FEATURE,
    acts::FEATURE,
    requirements::FEATURE,
    follow::FEATURE,
    cast::DOOR,
];

/// An invented scheme whose third article asks something of every project.
const SCHEME: &str = "# Schéma des mobilités

## Article 2 – Objectifs

La part du vélo double en cinq ans.

## Article 3 – Vélos

Tout projet d’aménagement prévoit des places pour les vélos.

Leur nombre est justifié.
";

/// The passage everybody speaks of.
const PLACES: &str = "article-3/alinea-1";

/// Two groups: one carries the scheme, the other a project.
struct Town {
    mobility: GroupId,
    works: GroupId,
    /// Chairs the group that carries the scheme
    nolwenn: PersonId,
    /// Chairs the group that carries the projects
    yann: PersonId,
    /// A member of that group
    lea: PersonId,
    agent: PersonId,
    stranger: PersonId,
}

impl Town {
    async fn meet(town: &TestTown) -> Self {
        let services = cast::group(town, "Services", GroupKind::Services).await;
        let met = Self {
            mobility: cast::group(town, "Mobilités", GroupKind::Working).await,
            works: cast::group(town, "Travaux", GroupKind::Working).await,
            nolwenn: cast::person(town, "Nolwenn Le Goff", "nolwenn").await,
            yann: cast::person(town, "Yann Kervella", "yann").await,
            lea: cast::person(town, "Léa Riou", "lea").await,
            agent: cast::person(town, "Anne Agent", "agent").await,
            stranger: cast::person(town, "Zoé Passante", "zoe").await,
        };
        cast::mandate(town, met.mobility, met.nolwenn, Role::Chair, true).await;
        cast::mandate(town, met.works, met.yann, Role::Chair, true).await;
        cast::mandate(town, met.works, met.lea, Role::Member, true).await;
        cast::mandate(town, services, met.agent, Role::Member, false).await;
        met
    }

    /// A text of the first group, adopted as it is.
    async fn adopt(&self, town: &TestTown, title: &str, markdown: &str) -> TextId {
        let chair = Actor::Person(self.nolwenn);
        let import = ImportText {
            group: self.mobility,
            title: title.to_owned(),
            markdown: markdown.to_owned(),
        };
        let text = town.act(chair, import).await.expect("brought in");
        town.act(chair, OpenDiscussion { text }).await.expect("discussed");
        town.act(chair, CloseDiscussion { text }).await.expect("closed");
        town.act(chair, Consolidate { text }).await.expect("adopted");
        text
    }

    /// A project of the second group, under way.
    async fn project(&self, town: &TestTown, title: &str) -> ParcoursId {
        let chair = Actor::Person(self.yann);
        let create = CreateParcours {
            title: title.to_owned(),
            group: self.works,
            template: "avis-sur-un-document".to_owned(),
            starts_on: date(2026, 11, 10),
            days: BTreeMap::new(),
            answers: BTreeMap::new(),
        };
        let parcours = town.act(chair, create).await.expect("prepared");
        town.act(chair, StartParcours { parcours })
            .await
            .expect("started");
        parcours
    }

    /// The places for bicycles, asked of these projects.
    async fn mark(&self, town: &TestTown, text: TextId, reach: Reach) -> RequirementId {
        let mark = MarkRequirement {
            text,
            place: PLACES.to_owned(),
            title: "Des places pour les vélos".to_owned(),
            theme: "Mobilités".to_owned(),
            reach,
        };
        town.act(Actor::Person(self.nolwenn), mark).await.expect("marked")
    }
}

/// The examination that a page links to.
fn examination_in(page: &str, requirement: RequirementId) -> ExaminationId {
    let opening = format!("/exigences/{requirement}/examens/");
    let (_, rest) = page.split_once(&opening).expect("a link to an examination");
    rest[..36].parse().expect("an identifier")
}

/// Every piece stands in the text.
#[track_caller]
fn says(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(text.contains(piece), "« {piece} » is missing from {text}");
    }
}

/// None of these pieces does.
#[track_caller]
fn says_not(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(!text.contains(piece), "« {piece} » stands in {text}");
    }
}
