//! Open data: what the town publishes, in two versions where it was brought up to date, a map of its places, the lists of the
//! site that it opens, what people say of it and ask for, and what they make of it when a challenge is set.

use datasets::schemas::{self, InstalledSchema};
use datasets::{
    AddRemark, AnswerRequest, AskForData, Before, ChallengeTold, CreateDataset, DatasetId, Described,
    Examined, Frequency, Gallery, Licence, OpenAsDataset, PublishFile, Reach, RemarkSort, RequestState,
    ResourceId, SendFile, SetChallenge, Submit, Theme, VersionId,
};
use jiff::civil::{Time, time};
use kernel::{Fault, FileHash};
use maps::{CreateMap, PublishMap};

use crate::people::{SERVICES, WORKING_GROUP};
use crate::scene::Scene;

/// When the first files are published.
pub(crate) const FIRST_DAY: i64 = -150;
/// When one of them is brought up to date.
pub(crate) const SECOND_DAY: i64 = -15;
pub(crate) const HOUR: Time = time(10, 0, 0, 0);
/// The last day of the challenge, and its last minute.
const CLOSING_DAY: i64 = 45;
const LAST_MINUTE: Time = time(23, 59, 0, 0);

/// Who publishes.
const AGENT: &str = "Camille Exemple";
/// The establishment of the commune of Auray, in the register of enterprises.
const SIRET: &str = "21560007300013";
const GRANTS_BEFORE: &[u8] = include_bytes!("../data/donnees/subventions-1.csv");
const GRANTS_AFTER: &[u8] = include_bytes!("../data/donnees/subventions-2.csv");
const FACILITIES: &[u8] = include_bytes!("../data/donnees/equipements.csv");
const BUDGET: &[u8] = include_bytes!("../data/donnees/budget.xml");
const ACCOUNT_PLAN: &[u8] = include_bytes!("../data/donnees/plan-de-comptes.xml");
const VISITS: &[u8] = include_bytes!("../data/donnees/frequentation.csv");

/// What was published first, to be brought up to date.
#[derive(Clone, Copy)]
pub(crate) struct Opened {
    grants: DatasetId,
    facilities: DatasetId,
    file: ResourceId,
    version: VersionId,
}

/// A file, and how it is published.
struct Sent<'a> {
    resource: Option<ResourceId>,
    title: &'a str,
    name: &'a str,
    bytes: &'a [u8],
    schema: Option<InstalledSchema>,
    before: Option<Before>,
    reason: &'a str,
    note: &'a str,
}

impl<'a> Sent<'a> {
    fn new(title: &'a str, name: &'a str, bytes: &'a [u8]) -> Self {
        Self {
            resource: None,
            title,
            name,
            bytes,
            schema: None,
            before: None,
            reason: "",
            note: "",
        }
    }
}

/// The first files.
pub(crate) async fn open(scene: &Scene<'_>) -> Result<Opened, Fault> {
    let grants = Described {
        title: "Subventions aux associations".to_owned(),
        description: "Ce que la Ville donne aux associations, délibération par délibération : à qui, pour quoi, combien. \
             Les montants sont ceux qui ont été votés ; tout est inventé pour la démonstration."
            .to_owned(),
        theme: Some(Theme::Government),
        keywords: "subventions; associations; budget".to_owned(),
        frequency: Some(Frequency::HalfYearly),
        covers_from: "2025-01-01".to_owned(),
        ..described()
    };
    let grants = create(scene, grants).await?;
    let schema = schemas::find(scene.house(), "scdl/subventions").await?;
    let sent = Sent {
        schema: Some(schema),
        ..Sent::new("Subventions", "subventions.csv", GRANTS_BEFORE)
    };
    let (file, version) = publish(scene, grants, sent).await?;

    let facilities = Described {
        title: "Équipements de la ville".to_owned(),
        description: "Où sont les équipements ouverts au public, et comment les joindre.".to_owned(),
        theme: Some(Theme::Regions),
        keywords: "équipements; adresses; accessibilité".to_owned(),
        frequency: Some(Frequency::Annual),
        ..described()
    };
    let facilities = create(scene, facilities).await?;
    let sent = Sent {
        reason: "Les numéros sont ceux des accueils, et non de personnes.",
        ..Sent::new("Équipements", "equipements.csv", FACILITIES)
    };
    let (places, _) = publish(scene, facilities, sent).await?;
    show_on_map(scene, places).await?;

    let visits = Described {
        title: "Fréquentation de la médiathèque et du cinéma".to_owned(),
        description: "Les entrées de chaque mois, comptées à la porte.".to_owned(),
        theme: Some(Theme::Education),
        licence: Some(Licence::Odbl),
        keywords: "culture; médiathèque".to_owned(),
        frequency: Some(Frequency::Monthly),
        ..described()
    };
    let visits = create(scene, visits).await?;
    publish(
        scene,
        visits,
        Sent::new("Entrées par mois", "frequentation.csv", VISITS),
    )
    .await?;
    publish_budget(scene).await?;
    say(scene, facilities).await?;
    Ok(Opened {
        grants,
        facilities,
        file,
        version,
    })
}

/// A map of the facilities, that anyone reads.
async fn show_on_map(scene: &Scene<'_>, file: ResourceId) -> Result<(), Fault> {
    let make = CreateMap {
        title: "Les équipements de la ville".to_owned(),
        description: "Où sont les lieux ouverts au public, et ceux où l’on entre en fauteuil. Les adresses sont inventées pour la \
             démonstration."
            .to_owned(),
        files: vec![file],
    };
    let map = scene.act(AGENT, &make).await?;
    scene.act(AGENT, &PublishMap { map }).await
}

/// The lists of the site that are opened: their name, what they are called, what they hold, the words they are found by.
const LISTS: [(&str, &str, &str, &str); 3] = [
    (
        "contributions",
        "Contributions des habitants d’Auray",
        "Les contributions publiées de toutes les consultations, sans le nom de leurs auteurs : leur thème, leur lieu, leurs soutiens \
         et ce qui en est fait. Parvis relit cette liste chaque jour.",
        "participation; consultation; contributions",
    ),
    (
        "idees-budgets",
        "Budgets participatifs d’Auray : idées et projets",
        "Les idées proposées à chaque budget participatif, ce qu’elles coûtent, où elles sont, leurs voix une fois comptées, et où en \
         sont les travaux. Parvis relit cette liste chaque jour.",
        "budget participatif; projets; travaux",
    ),
    (
        "votes",
        "Résultats des votes d’Auray",
        "Les votes clos de chaque groupe : la question, la règle, les chiffres et ce qui a été décidé. Le vote de chacun n’y est pas. \
         Parvis relit cette liste chaque jour.",
        "votes; résultats; décisions",
    ),
];

/// Opens what the site lists already.
async fn open_lists(scene: &Scene<'_>) -> Result<(), Fault> {
    for (list, title, description, keywords) in LISTS {
        let deed = OpenAsDataset {
            group: scene.group(SERVICES)?,
            list: list.to_owned(),
            described: Described {
                title: title.to_owned(),
                description: description.to_owned(),
                theme: Some(Theme::Government),
                keywords: keywords.to_owned(),
                frequency: Some(Frequency::Irregular),
                ..described()
            },
        };
        scene.act(AGENT, &deed).await?;
    }
    Ok(())
}

/// The grants of the year are added, lists of the site are opened; a request is answered.
pub(crate) async fn update(scene: &Scene<'_>, opened: Opened) -> Result<(), Fault> {
    let schema = schemas::find(scene.house(), "scdl/subventions").await?;
    let sent = Sent {
        resource: Some(opened.file),
        schema: Some(schema),
        before: Some(Before {
            id: opened.version,
            table: Some(GRANTS_BEFORE.to_vec()),
        }),
        note: "Ajout des subventions votées en 2026.",
        ..Sent::new("", "subventions.csv", GRANTS_AFTER)
    };
    publish(scene, opened.grants, sent).await?;
    open_lists(scene).await?;
    let group = scene.group(SERVICES)?;
    let ask = |title: &str, content: &str| AskForData {
        group,
        title: title.to_owned(),
        content: content.to_owned(),
        shows_name: true,
    };
    let wanted = ask(
        "Le détail des subventions de 2026",
        "Pour comparer, association par association, avec l’année passée.",
    );
    let request = scene.act("Gaëlle Astérisque", &wanted).await?;
    let answer = AnswerRequest {
        request,
        version: 1,
        state: Some(RequestState::Met),
        answer: "C’est publié : les subventions votées en 2026 sont dans la nouvelle version du fichier."
            .to_owned(),
        dataset: Some(opened.grants),
    };
    scene.act(AGENT, &answer).await?;
    let wanted = ask(
        "Les comptages de vélos aux entrées de la ville",
        "Pour préparer l’atelier sur les pistes cyclables.",
    );
    scene.act("Sacha Fictif", &wanted).await?;
    challenge(scene, opened).await
}

/// A challenge that is open today, and what two people made of the data already.
async fn challenge(scene: &Scene<'_>, opened: Opened) -> Result<(), Fault> {
    let set = SetChallenge {
        group: scene.group(SERVICES)?,
        told: ChallengeTold {
            title: "Une journée sans voiture".to_owned(),
            question: "Comment montrer, à qui arrive à Auray sans voiture, où aller et par où passer ?"
                .to_owned(),
            expected: "Une carte, un plan à imprimer, une application ou un récit, sous une licence libre."
                .to_owned(),
            criteria: "Facile à lire sur un téléphone, utile à tous, facile à tenir à jour.".to_owned(),
            prize: "Une présentation à la médiathèque, et l’impression de ce qui est retenu".to_owned(),
            datasets: vec![opened.facilities, opened.grants],
            gallery: Some(Gallery::AsTheyCome),
            opens_at: scene.now(),
            closes_at: scene.at(CLOSING_DAY, LAST_MINUTE, 0),
        },
    };
    let challenge = scene.act(AGENT, &set).await?;
    let leaflet = Submit {
        challenge,
        group: None,
        title: "Auray à pied, en une page".to_owned(),
        content:
            "Un plan **à plier** : les équipements à moins de quinze minutes de la gare, avec les bancs."
                .to_owned(),
        address: "https://plans.example/auray-a-pied".to_owned(),
        file: None,
        shows_name: true,
    };
    scene.act("Gaëlle Astérisque", &leaflet).await?;
    let walk = Submit {
        challenge,
        group: Some(scene.group(WORKING_GROUP)?),
        title: "Le tour des associations à vélo".to_owned(),
        content: "Une boucle de huit kilomètres qui passe devant les associations que la Ville aide."
            .to_owned(),
        address: String::new(),
        file: None,
        shows_name: false,
    };
    scene.act("Sacha Fictif", &walk).await?;
    Ok(())
}

/// The budget of the year, from the document that finance software sends to the State.
async fn publish_budget(scene: &Scene<'_>) -> Result<(), Fault> {
    let budget = Described {
        title: "Budget de la Ville".to_owned(),
        description: "Ce que la Ville prévoit de dépenser et de recevoir cette année, par nature et par fonction. Tout est inventé \
             pour la démonstration."
            .to_owned(),
        theme: Some(Theme::Economy),
        keywords: "budget; finances; dépenses; recettes".to_owned(),
        frequency: Some(Frequency::Annual),
        ..described()
    };
    let budget = create(scene, budget).await?;
    let schema = schemas::find(scene.house(), schemas::BUDGET).await?;
    let table = budget_table()?;
    let sent = Sent {
        schema: Some(schema),
        ..Sent::new("Budget primitif 2026", "budget-2026.csv", &table)
    };
    publish(scene, budget, sent).await?;
    Ok(())
}

fn budget_table() -> Result<Vec<u8>, Fault> {
    let wrong =
        |refusal: totem::Refusal| Fault::Internal(format!("the budget of the demonstration: {refusal}"));
    let plan = totem::AccountPlan::read(ACCOUNT_PLAN).map_err(wrong)?;
    let mut table = Vec::new();
    let write = |bytes: &[u8]| {
        table.extend_from_slice(bytes);
        Ok(())
    };
    totem::convert(BUDGET, totem::Wording::Schema, |_| Ok(Some(plan.clone())), write).map_err(wrong)?;
    Ok(table)
}

fn described() -> Described {
    Described {
        licence: Some(Licence::Open),
        producer: "Services de la Ville".to_owned(),
        siret: SIRET.to_owned(),
        email: "donnees@auray.example".to_owned(),
        reach: Some(Reach::Commune),
        territory: "Auray".to_owned(),
        ..Described::default()
    }
}

async fn create(scene: &Scene<'_>, described: Described) -> Result<DatasetId, Fault> {
    let create = CreateDataset {
        group: scene.group(SERVICES)?,
        described,
    };
    scene.act(AGENT, &create).await
}

async fn publish(
    scene: &Scene<'_>,
    dataset: DatasetId,
    sent: Sent<'_>,
) -> Result<(ResourceId, VersionId), Fault> {
    let examined = Examined::read(
        sent.name.to_owned(),
        sent.bytes.to_vec(),
        sent.schema,
        sent.before,
    )
    .await?;
    let send = SendFile {
        dataset,
        resource: sent.resource,
        title: sent.title.to_owned(),
        examined,
    };
    let version = scene.act(AGENT, &send).await?;
    let publish = PublishFile {
        version,
        seen: FileHash::of(sent.bytes),
        revision: 1,
        personal_reason: sent.reason.to_owned(),
        note: sent.note.to_owned(),
    };
    scene.act(AGENT, &publish).await?;
    let kept = datasets::version(&mut scene.sql(), scene.body, version).await?;
    let kept = kept.ok_or(Fault::NotFound("file"))?;
    Ok((kept.resource_id, version))
}

/// What people say of the list of facilities, and what somebody made of it.
async fn say(scene: &Scene<'_>, dataset: DatasetId) -> Result<(), Fault> {
    let comment = AddRemark {
        dataset,
        sort: RemarkSort::Comment,
        title: String::new(),
        content: "Il manque la salle du Brouillon, rue du même nom.".to_owned(),
        address: String::new(),
        shows_name: false,
    };
    scene.act("Alix Brouillon", &comment).await?;
    let reuse = AddRemark {
        dataset,
        sort: RemarkSort::Reuse,
        title: "Où aller en fauteuil".to_owned(),
        content: "Une carte des lieux accessibles, faite en atelier à la médiathèque.".to_owned(),
        address: "https://cartes.example/fauteuil".to_owned(),
        shows_name: true,
    };
    scene.act("Loïc Paragraphe", &reuse).await?;
    Ok(())
}
