//! Duties to publish, told on SQLite and on PostgreSQL: nothing answered, some, all; what an agent says of them.

use datasets::{
    CreateDataset, DatasetId, Described, Examined, Frequency, Licence, PublishFile, Reach, SendFile, Theme,
};
use disclosure::{ChooseAnswer, SetSize, duties};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, CollectiviteKind, Feature, FileHash, HomeEntry, PersonId};
use testkit::{TestTown, browser_of, cast, on_both_engines, page, send as post, whole};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    meetings::FEATURE,
    acts::FEATURE,
    territory::FEATURE,
    datasets::FEATURE,
    disclosure::FEATURE,
    cast::DOOR,
];

/// What SCDL `subventions` asks for, with one line that follows it.
const GRANTS: &str = "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,\
rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,\
pourcentageSubvention,dispositifAide\n\
Ville,21860194600013,2025-03-04,D1,Amicale,,W561000011,Fête,1200.50,aide en numéraire,unique,2025-03-04,,non,1,\n";

/// A town, its services, an agent and an inhabitant.
struct People {
    services: GroupId,
    ada: PersonId,
    chloe: PersonId,
}

impl People {
    async fn meet(town: &TestTown) -> Self {
        town.become_kind(CollectiviteKind::Commune).await;
        let services = cast::group(town, "Services", GroupKind::Services).await;
        let ada = cast::person(town, "Ada Agente", "ada").await;
        cast::mandate(town, services, ada, Role::Member, false).await;
        Self {
            services,
            ada,
            chloe: cast::person(town, "Chloé Habitante", "chloe").await,
        }
    }

    fn agent(&self) -> Actor {
        Actor::Person(self.ada)
    }

    async fn publish(&self, town: &TestTown, title: &str, csv: &str, schema: Option<&str>) -> DatasetId {
        let described = Described {
            title: title.to_owned(),
            description: "Ce que la Ville publie.".to_owned(),
            theme: Some(Theme::Government),
            licence: Some(Licence::Open),
            frequency: Some(Frequency::Annual),
            producer: "Services".to_owned(),
            siret: "21860194600013".to_owned(),
            reach: Some(Reach::Commune),
            territory: "Plouharnel".to_owned(),
            ..Described::default()
        };
        let create = CreateDataset {
            group: self.services,
            described,
        };
        let dataset = town.act(self.agent(), create).await.expect("described");
        let schema = match schema {
            None => None,
            Some(name) => Some(
                datasets::schemas::find(&town.house, name)
                    .await
                    .expect("a schema"),
            ),
        };
        let bytes = csv.as_bytes();
        let examined = Examined::read("fichier.csv".to_owned(), bytes.to_vec(), schema, None).await;
        let send = SendFile {
            dataset,
            resource: None,
            title: title.to_owned(),
            examined: examined.expect("a table"),
        };
        let version = town.act(self.agent(), send).await.expect("sent");
        let publish = PublishFile {
            version,
            seen: FileHash::of(bytes),
            revision: 1,
            personal_reason: String::new(),
            note: String::new(),
        };
        town.act(self.agent(), publish).await.expect("published");
        dataset
    }
}

async fn say_size(town: &TestTown, people: &People, population: i64, agents: i64) {
    let place = parcours::Place {
        population: Some(population),
        is_alsace_moselle: false,
    };
    town.act(people.agent(), parcours::SetPlace(place))
        .await
        .expect("said");
    let agents = Some(agents);
    town.act(people.agent(), SetSize { agents }).await.expect("said");
}

/// What the home page reminds of.
async fn on_the_home_page(town: &TestTown) -> Vec<HomeEntry> {
    let home = disclosure::FEATURE.home.expect("it has lines");
    home(&town.house, &mut town.sql(), town.body, 10)
        .await
        .expect("read")
}

/// The part of the page about a duty.
fn part<'a>(page: &'a str, key: &str) -> &'a str {
    let start = format!("<h2 id=\"devoir-{key}\"");
    let after = page
        .split(&start)
        .nth(1)
        .unwrap_or_else(|| panic!("{key} in {page}"));
    after.split("</section>").next().unwrap_or_default()
}

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let town = town;
        for statement in disclosure::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}

#[tokio::test]
async fn everybody_reads_what_is_missing_and_what_was_published() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let empty = page(&mut town.browser(), "/a-publier").await;
        assert!(empty.contains("Publiées et à jour"), "{empty}");
        assert!(part(&empty, "budget").contains("Manquant"), "{empty}");
        assert!(part(&empty, "grants").contains("À préciser"), "{empty}");
        assert!(
            !empty.contains("/donnees/nouveau"),
            "a visitor publishes nothing: {empty}"
        );
        assert!(
            on_the_home_page(&town).await.is_empty(),
            "its size is not known yet"
        );

        say_size(&town, &people, 12_000, 80).await;
        let grants = people
            .publish(&town, "Subventions", GRANTS, Some("scdl/subventions"))
            .await;
        let reminded = on_the_home_page(&town).await;
        assert_eq!(
            reminded
                .iter()
                .map(|entry| entry.path.as_str())
                .collect::<Vec<_>>(),
            ["/a-publier"]
        );
        let mut ada = browser_of(&town, people.ada);
        let partly = page(&mut ada, "/a-publier").await;
        let said = part(&partly, "grants");
        assert!(said.contains("Publié") && said.contains("Subventions"), "{said}");
        assert!(
            said.contains(&format!("/donnees/{grants}/deposer")),
            "one press to bring it up to date: {said}"
        );
        assert!(part(&partly, "catalogue").contains("Publié"), "{partly}");
        let missing = part(&partly, "budget");
        assert!(
            missing.contains("Manquant") && missing.contains("/donnees/nouveau"),
            "{missing}"
        );
        assert!(missing.contains("n’a pas été relue"), "{missing}");
        let form = page(
            &mut ada,
            "/donnees/nouveau?titre=Budget%20et%20comptes&schema=scdl/budget",
        )
        .await;
        assert!(
            form.contains("Budget et comptes") && form.contains("value=\"scdl/budget\""),
            "the form knows what it is for: {form}"
        );

        // Small enough for nothing to bind it: what it published stays told.
        say_size(&town, &people, 900, 6).await;
        let small = page(&mut town.browser(), "/a-publier").await;
        assert!(part(&small, "algorithms").contains("Facultatif"), "{small}");
        assert!(part(&small, "grants").contains("Publié"), "{small}");
    });
}

#[tokio::test]
async fn an_agent_chooses_what_answers_or_says_why_nothing_does() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        say_size(&town, &people, 12_000, 80).await;
        let rules = people
            .publish(&town, "Règles des tarifs", "regle\nQuotient familial\n", None)
            .await;
        let mut ada = browser_of(&town, people.ada);
        let path = "/a-publier/algorithms";
        let form = page(&mut ada, path).await;
        assert!(form.contains("Règles des tarifs"), "{form}");
        let both = [("jeu", rules.to_string()), ("motif", "Aucun".to_owned())];
        let both: Vec<(&str, &str)> = both.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let refused = whole(post(&town, &mut ada, path, &both).await, 422);
        assert!(
            refused.contains("soit un jeu de données y répond") && refused.contains("Aucun"),
            "{refused}"
        );
        let id = rules.to_string();
        let chosen = post(&town, &mut ada, path, &[("jeu", id.as_str())]).await;
        assert_eq!(chosen.status, 303, "{}", chosen.text);
        let seen = page(&mut town.browser(), "/a-publier").await;
        assert!(part(&seen, "algorithms").contains("Règles des tarifs"), "{seen}");

        let long = "a".repeat(1_001);
        let refused = whole(
            post(
                &town,
                &mut ada,
                "/a-publier/addresses",
                &[("motif", long.as_str())],
            )
            .await,
            422,
        );
        assert!(
            refused.contains("1\u{202f}000 caractères") || refused.contains("1000 caractères"),
            "{refused}"
        );
        let reason = [("motif", "Aucune voie n’a de nom.")];
        let said = post(&town, &mut ada, "/a-publier/addresses", &reason).await;
        assert_eq!(said.status, 303, "{}", said.text);
        let seen = page(&mut town.browser(), "/a-publier").await;
        let addresses = part(&seen, "addresses");
        assert!(
            addresses.contains("Sans objet ici") && addresses.contains("Aucune voie n’a de nom."),
            "{addresses}"
        );

        // Taken back.
        let said = post(&town, &mut ada, "/a-publier/addresses", &[]).await;
        assert_eq!(said.status, 303, "{}", said.text);
        let seen = page(&mut town.browser(), "/a-publier").await;
        assert!(part(&seen, "addresses").contains("Manquant"), "{seen}");

        let wrong = whole(
            post(&town, &mut ada, "/a-publier/agents", &[("agents", "beaucoup")]).await,
            422,
        );
        assert!(
            wrong.contains("beaucoup") && wrong.contains("nombre d’agents"),
            "{wrong}"
        );
    });
}

#[tokio::test]
async fn nobody_but_an_agent_answers_and_only_with_what_is_published() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let mut chloe = browser_of(&town, people.chloe);
        for path in ["/a-publier/agents", "/a-publier/budget"] {
            assert_eq!(chloe.get(path).await.status, 403, "{path}");
            assert_eq!(post(&town, &mut chloe, path, &[]).await.status, 403, "{path}");
        }
        assert_eq!(chloe.get("/a-publier/nothing").await.status, 404);
        let deed = |duty: &str, dataset| ChooseAnswer {
            duty: duty.to_owned(),
            dataset,
            reason: String::new(),
        };
        let unknown = town.act(people.agent(), deed("nothing", None)).await;
        assert!(unknown.is_err());
        let absent = town.act(people.agent(), deed("budget", Some(town.id()))).await;
        assert!(absent.is_err(), "no such dataset");
        let rules = people.publish(&town, "Règles", "regle\nUne\n", None).await;
        let acts = town.act(people.agent(), deed("acts", Some(rules))).await;
        assert!(acts.is_err(), "Parvis publishes acts itself");
        let chosen = town
            .act(Actor::Person(people.chloe), deed("budget", Some(rules)))
            .await;
        assert!(chosen.is_err());
        assert!(duties().expect("read").len() >= 8);
    });
}

#[tokio::test]
async fn a_body_that_no_duty_binds_reads_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        town.become_kind(CollectiviteKind::Association).await;
        let seen = page(&mut town.browser(), "/a-publier").await;
        assert!(seen.contains("Aucune des obligations suivies ici"), "{seen}");
        assert!(on_the_home_page(&town).await.is_empty());
    });
}
