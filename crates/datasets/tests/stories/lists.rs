//! Lists of Parvis itself, opened as data: what they hold and what they never do, when a version is made, who makes it.

use std::sync::Arc;

use datasets::{
    DatasetId, MakeNow, OpenAsDataset, ResourceId, RestoreDataset, SendFile, StopMaking, Trouble, Version,
    VersionState, WithdrawDataset, WithdrawFile,
};
use db::{Statement, args};
use debates::{
    ConsultationId, Contribute, ContributeByMail, ContributionId, OpenConsultation, WithdrawContribution,
    Written,
};
use groups::{GroupKind, Role};
use kernel::{Actor, Feature, House, HouseBuilder, PersonId, Randomness, SubjectRef};
use moderation::{Moderate, Reason, Target};
use testkit::{TestTown, browser_of, cast, on_both_engines, page, refusal, send as post, whole};
use votes::{CastBallot, Choice, CloseScrutin, Mode, OpenScrutin};

use crate::{People, described, examined, published};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
    votes::FEATURE,
    territory::FEATURE,
    datasets::FEATURE,
    cast::DOOR,
];

/// Somebody wrote ten thousand times to one consultation.
const FILL: Statement = Statement {
    name: "FILL",
    sql: "insert into contribution (collectivite_id, id, consultation_id, author_id, shows_name, title, text, theme, place,
        state, version, created_at, changed_at, shuffle, supports, comments, answer, answer_text)
        values ($1, $2, $3, $4, $5, $6, '', '', '', 'publie', 1, $7, $7, 1, 0, 0, 'attente', '')",
};

async fn consultation(town: &TestTown, people: &People) -> ConsultationId {
    let deed = OpenConsultation {
        group: people.services,
        title: "La place de la gare".to_owned(),
        question: "Que faut-il changer ?".to_owned(),
        presentation: "Des travaux commencent en mai.".to_owned(),
        themes: vec!["Vélo".to_owned()],
        opens_at: town.now(),
        closes_at: town.now().plus_days(90),
    };
    town.act(people.agent(), deed).await.expect("opened")
}

fn written(title: &str) -> Written {
    Written {
        title: title.to_owned(),
        text: "Parce qu’on y attend longtemps.".to_owned(),
        theme: "Vélo".to_owned(),
        place: "devant l’école".to_owned(),
    }
}

async fn contribute(
    town: &TestTown,
    author: PersonId,
    consultation: ConsultationId,
    title: &str,
) -> ContributionId {
    let deed = Contribute {
        consultation,
        written: written(title),
        shows_name: true,
    };
    town.act(Actor::Person(author), deed).await.expect("published")
}

/// A list opened as a dataset, and its first version made.
async fn open(town: &TestTown, people: &People, list: &str) -> (DatasetId, ResourceId) {
    let deed = OpenAsDataset {
        group: people.services,
        list: list.to_owned(),
        described: described("Une liste"),
    };
    let dataset = town.act(people.agent(), deed).await.expect("opened");
    town.settle().await;
    let produced = datasets::produced_from(&mut town.sql(), town.body, list)
        .await
        .expect("read")
        .expect("there");
    (dataset, produced.resource_id)
}

async fn versions(town: &TestTown, resource: ResourceId) -> Vec<Version> {
    datasets::versions(&mut town.sql(), town.body, resource)
        .await
        .expect("read")
}

/// The file in force, as anybody downloads it.
async fn file(town: &TestTown, resource: ResourceId) -> String {
    let reply = town
        .browser()
        .get(&format!("/donnees/fichiers/{resource}/original"))
        .await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.text
}

#[tokio::test]
async fn an_agent_opens_a_list_by_one_press_and_everybody_explores_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        contribute(&town, people.chloe, consultation, "=Des arceaux à vélo").await;
        let mut ada = browser_of(&town, people.ada);
        let offered = page(&mut ada, "/donnees").await;
        for said in [
            "Listes de Parvis",
            "Contributions aux consultations",
            "Résultats des votes",
        ] {
            assert!(offered.contains(said), "{said}: {offered}");
        }
        let mut chloe = browser_of(&town, people.chloe);
        assert!(!page(&mut chloe, "/donnees").await.contains("Listes de Parvis"));
        assert_eq!(chloe.get("/donnees/listes/contributions").await.status, 403);
        assert_eq!(ada.get("/donnees/listes/rien").await.status, 404);

        // Nobody knows the establishment yet: the form comes back, written but for that.
        let path = "/donnees/listes/contributions";
        let short = whole(post(&town, &mut ada, path, &[]).await, 422);
        for said in ["14 chiffres", "Contributions aux consultations", "suite_le"] {
            assert!(short.contains(said), "{said}: {short}");
        }
        // Once a dataset said it, one press is enough.
        published(&town, &people, "Aides", ("aides.csv", b"a,b\n1,2\n")).await;
        let opened = post(&town, &mut ada, path, &[]).await;
        assert_eq!(opened.status, 303, "{}", opened.text);
        let dataset = opened.leads_to().split('?').next().unwrap_or_default().to_owned();
        let early = page(&mut ada, &dataset).await;
        assert!(early.contains("en cours de production"), "{early}");
        town.settle().await;

        let mut visitor = town.browser();
        let shown = page(&mut visitor, &dataset).await;
        for said in [
            "produit par Parvis à partir de sa liste",
            "Dernière relecture",
            "quand elle a été publiée",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert!(!shown.contains("Mettre à jour maintenant"), "{shown}");
        assert!(
            page(&mut ada, &dataset)
                .await
                .contains("Mettre à jour maintenant")
        );
        let produced = datasets::produced_from(&mut town.sql(), town.body, "contributions")
            .await
            .expect("read")
            .expect("there");
        let table = file(&town, produced.resource_id).await;
        assert!(
            table.starts_with("contribution_id,consultation_id,consultation,titre,theme,lieu,"),
            "{table}"
        );
        assert!(table.contains("'=Des arceaux à vélo"), "no formula runs: {table}");
        assert!(!table.contains("Chloé"), "nobody is named: {table}");
        let explorer = format!("/donnees/fichiers/{}/explorer", produced.resource_id);
        let explored = page(&mut visitor, &format!("{explorer}?theme__in=V%C3%A9lo")).await;
        assert!(explored.contains("1 ligne sur 1"), "{explored}");
        let asked = visitor
            .get(&format!("/api/resources/{}/data/", produced.resource_id))
            .await;
        assert!(asked.text.contains("La place de la gare"), "{}", asked.text);
        assert!(
            visitor
                .get("/catalog.ttl")
                .await
                .text
                .contains("Contributions aux consultations")
        );

        // Opened once: the page of the list leads to it.
        assert_eq!(ada.get(path).await.leads_to(), dataset);
        let again = OpenAsDataset {
            group: people.services,
            list: "contributions".to_owned(),
            described: described("Encore"),
        };
        assert_eq!(
            refusal(town.act(people.agent(), again).await),
            "datasets-list-opened-already"
        );
    });
}

#[tokio::test]
async fn a_version_comes_when_the_list_changed_and_not_otherwise() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        contribute(&town, people.chloe, consultation, "Des arceaux").await;
        let (dataset, resource) = open(&town, &people, "contributions").await;
        assert_eq!(versions(&town, resource).await.len(), 1);
        town.act(people.agent(), MakeNow { resource })
            .await
            .expect("asked");
        town.settle().await;
        town.advance_days(1).await;
        assert_eq!(versions(&town, resource).await.len(), 1, "the same content");

        contribute(&town, people.denis, consultation, "Un abri").await;
        town.settle().await;
        assert_eq!(versions(&town, resource).await.len(), 1, "once a day");
        town.advance_days(1).await;
        let made = versions(&town, resource).await;
        assert_eq!((made.len(), made[0].number, made[0].row_count), (2, 2, Some(2)));
        assert!(made[0].differences.contains("Un abri"), "{}", made[0].differences);
        assert_eq!(made[0].personal, "[]", "nobody is asked why it may be published");
        contribute(&town, people.denis, consultation, "Un banc").await;
        let mut ada = browser_of(&town, people.ada);
        let asked = post(
            &town,
            &mut ada,
            &format!("/donnees/fichiers/{resource}/actualiser"),
            &[],
        )
        .await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        town.settle().await;
        assert_eq!(versions(&town, resource).await.len(), 3, "at once when asked");

        // A month later, earlier versions are gone and the one in force stays.
        town.advance_days(31).await;
        let left = versions(&town, resource).await;
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(left[0].state, VersionState::Published);
        let shown = page(&mut town.browser(), &format!("/donnees/{dataset}")).await;
        assert!(shown.contains("version 3"), "{shown}");
    });
}

#[tokio::test]
async fn what_nobody_reads_is_in_no_version() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        town.become_demonstration().await;
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        contribute(&town, people.chloe, consultation, "Des arceaux").await;
        let taken = contribute(&town, people.chloe, consultation, "Repris par son auteur").await;
        let removed = contribute(&town, people.denis, consultation, "Une injure").await;
        let waiting = ContributeByMail {
            consultation,
            written: written("Pas encore confirmée"),
            shows_name: false,
            name: "Zoé".to_owned(),
            email: "zoe@exemple.fr".to_owned(),
            client: None,
            language: None,
            effort: None,
        };
        town.act(Actor::Visitor, waiting).await.expect("waits");
        let (_, resource) = open(&town, &people, "contributions").await;
        let first = versions(&town, resource).await.remove(0);
        let table = file(&town, resource).await;
        assert!(
            table.contains("Une injure") && !table.contains("Pas encore confirmée"),
            "{table}"
        );
        assert!(!table.contains("zoe@exemple.fr"), "{table}");

        let decision = Moderate {
            target: Target::new("contribution", removed),
            is_removal: Some(true),
            reason: Some(Reason::Insult),
            words: "Le mot vise une personne.".to_owned(),
        };
        town.act(people.agent(), decision).await.expect("removed");
        let deed = WithdrawContribution { contribution: taken };
        town.act(Actor::Person(people.chloe), deed)
            .await
            .expect("withdrawn");
        // No day is waited for.
        town.settle().await;
        let left = versions(&town, resource).await;
        assert_eq!(left.len(), 1, "earlier versions are gone too: {left:?}");
        assert_ne!(left[0].id, first.id);
        assert!(left[0].differences.is_empty(), "{}", left[0].differences);
        let table = file(&town, resource).await;
        for gone in ["Une injure", "Repris par son auteur"] {
            assert!(!table.contains(gone), "{gone}: {table}");
        }
        let old = town
            .browser()
            .get(&format!("/donnees/versions/{}/original", first.id))
            .await;
        assert_eq!(old.status, 404);

        // Its bytes leave the body once the store may let them go.
        town.advance_days(2).await;
        let kept = town.house.file(town.body, &first.sha256).await.expect("read");
        assert!(kept.is_none(), "the content of the first version");
        let kept = town.house.file(town.body, &left[0].sha256).await.expect("read");
        assert!(kept.is_some(), "the content of the version in force");
    });
}

#[tokio::test]
async fn results_of_votes_say_what_was_decided_and_nobodys_vote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let group = cast::group(&town, "Groupe mobilités", GroupKind::Working).await;
        for member in [people.chloe, people.denis] {
            cast::mandate(&town, group, member, Role::Member, true).await;
        }
        let opening = |question: &str| OpenScrutin {
            on: SubjectRef::new("question", town.id::<()>()),
            group,
            question: question.to_owned(),
            statement: String::new(),
            mode: Mode::Ordinaire,
            closes_at: town.now().plus_days(2),
        };
        let scrutin = town
            .act(Actor::System, opening("Faut-il des arceaux ?"))
            .await
            .expect("opened");
        for (elector, choice) in [(people.chloe, Choice::Pour), (people.denis, Choice::Pour)] {
            let ballot = CastBallot {
                scrutin,
                elector,
                choice,
            };
            town.act(Actor::Person(elector), ballot).await.expect("cast");
        }
        town.act(Actor::System, CloseScrutin { scrutin })
            .await
            .expect("closed");
        town.act(Actor::System, opening("Un vote encore ouvert ?"))
            .await
            .expect("opened");
        let (_, resource) = open(&town, &people, "votes").await;
        let table = file(&town, resource).await;
        assert!(table.contains("Faut-il des arceaux ?"), "{table}");
        assert!(table.contains(",2,2,2,2,0,0,adopted,"), "{table}");
        for hidden in ["Un vote encore ouvert", "Chloé", "Denis"] {
            assert!(!table.contains(hidden), "{hidden}: {table}");
        }
        for person in [people.chloe, people.denis] {
            assert!(!table.contains(&person.to_string()), "{table}");
        }
    });
}

#[tokio::test]
async fn what_parvis_makes_nobody_sends_by_hand_until_it_is_frozen() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        contribute(&town, people.chloe, consultation, "Des arceaux").await;
        let (dataset, resource) = open(&town, &people, "contributions").await;
        let current = versions(&town, resource).await.remove(0);
        let by_hand = SendFile {
            dataset,
            resource: Some(resource),
            title: String::new(),
            examined: examined(&town, "autre.csv", b"a,b\n1,2\n", None)
                .await
                .expect("a file"),
        };
        let sent = town.act(people.agent(), by_hand).await;
        assert_eq!(refusal(sent), "datasets-produced-by-parvis");
        let withdrawn = WithdrawFile {
            version: current.id,
            reason: "Une erreur.".to_owned(),
        };
        assert_eq!(
            refusal(town.act(people.agent(), withdrawn).await),
            "datasets-produced-stop-first"
        );
        // Who writes in a list holds no right on its file.
        let stranger = Actor::Person(people.chloe);
        assert!(town.act(stranger, MakeNow { resource }).await.is_err());
        assert!(town.act(stranger, StopMaking { resource }).await.is_err());

        // Withdrawn, nothing is made of it; put back, it is read again.
        let withdraw = WithdrawDataset {
            dataset,
            reason: "Le temps de vérifier.".to_owned(),
        };
        town.act(people.agent(), withdraw).await.expect("withdrawn");
        contribute(&town, people.denis, consultation, "Un abri").await;
        town.advance_days(1).await;
        assert_eq!(versions(&town, resource).await.len(), 1);
        let restore = RestoreDataset {
            dataset,
            seen: vec![current.id],
        };
        town.act(people.agent(), restore).await.expect("restored");
        town.settle().await;
        assert_eq!(versions(&town, resource).await.len(), 2);

        let mut ada = browser_of(&town, people.ada);
        let frozen = post(
            &town,
            &mut ada,
            &format!("/donnees/fichiers/{resource}/figer"),
            &[],
        )
        .await;
        assert_eq!(frozen.status, 303, "{}", frozen.text);
        contribute(&town, people.denis, consultation, "Un banc").await;
        town.advance_days(2).await;
        assert_eq!(versions(&town, resource).await.len(), 2, "it changes no more");
        let shown = page(&mut town.browser(), &format!("/donnees/{dataset}")).await;
        assert!(shown.contains("il ne change plus"), "{shown}");
        let late = town.act(people.agent(), StopMaking { resource }).await;
        assert_eq!(refusal(late), "datasets-not-produced");
        // The list may be opened again, elsewhere.
        let (other, _) = open(&town, &people, "contributions").await;
        assert_ne!(other, dataset);
    });
}

#[tokio::test]
async fn what_is_taken_back_leaves_the_earlier_versions_of_a_frozen_file_too() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        let taken = contribute(&town, people.chloe, consultation, "Des arceaux").await;
        let (dataset, resource) = open(&town, &people, "contributions").await;
        contribute(&town, people.denis, consultation, "Un abri").await;
        town.advance_days(1).await;
        assert_eq!(versions(&town, resource).await.len(), 2);
        town.act(people.agent(), StopMaking { resource })
            .await
            .expect("frozen");
        let address = format!("/donnees/{dataset}");
        let warning = "peut encore le contenir";
        let mut ada = browser_of(&town, people.ada);
        assert!(!page(&mut ada, &address).await.contains(warning));
        let deed = WithdrawContribution { contribution: taken };
        town.act(Actor::Person(people.chloe), deed)
            .await
            .expect("withdrawn");
        let left = versions(&town, resource).await;
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(left[0].state, VersionState::Published);
        let shown = page(&mut ada, &address).await;
        assert!(shown.contains(warning), "who answers for it is told: {shown}");
        assert!(!page(&mut town.browser(), &address).await.contains(warning));
    });
}

#[tokio::test]
async fn two_workers_make_one_version() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        let (_, resource) = open(&town, &people, "contributions").await;
        contribute(&town, people.chloe, consultation, "Des arceaux").await;
        town.act(people.agent(), MakeNow { resource })
            .await
            .expect("asked");
        town.act(people.agent(), MakeNow { resource })
            .await
            .expect("asked");
        tokio::join!(town.settle(), town.settle());
        let made = versions(&town, resource).await;
        assert_eq!(made.len(), 2, "{made:?}");
        assert_eq!(made[0].row_count, Some(1));
        assert_eq!(made[1].row_count, Some(0), "an empty list is a table too");
    });
}

/// A house on the same database, which consultations left.
async fn without_consultations(town: &TestTown) -> Arc<House> {
    let words = town.house.extension::<ui::Words>().copied();
    let features = FEATURES.iter().filter(|feature| feature.name != "debates");
    let house = HouseBuilder {
        db: town.house.db.clone(),
        settings: town.house.settings.clone(),
        clock: town.house.clock.clone(),
        randomness: Randomness::seeded(4_321),
        features: features.copied().collect(),
    }
    .build(vec![Box::new(words.expect("a town has its sentences"))]);
    house.load_collectivites().await.expect("the body is known");
    house
}

#[tokio::test]
async fn a_list_that_is_gone_leaves_its_file_as_it_is() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        contribute(&town, people.chloe, consultation, "Des arceaux").await;
        let (dataset, resource) = open(&town, &people, "contributions").await;
        let house = without_consultations(&town).await;
        house
            .act(town.body, Actor::System, &MakeNow { resource })
            .await
            .expect("asked");
        kernel::worker::settle(&house).await.expect("the worker works");
        let produced = datasets::produced_from(&mut town.sql(), town.body, "contributions")
            .await
            .expect("read")
            .expect("there");
        assert_eq!(produced.trouble, Trouble::NoList);
        assert!(file(&town, resource).await.contains("Des arceaux"));
        let shown = page(&mut browser_of(&town, people.ada), &format!("/donnees/{dataset}")).await;
        assert!(shown.contains("Cette liste n’existe plus ici"), "{shown}");
    });
}

#[tokio::test]
async fn ten_thousand_contributions_are_one_file() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let consultation = consultation(&town, &people).await;
        let mut sql = town.house.db.begin().await.expect("a transaction");
        for number in 0..10_000 {
            let values = args![
                town.body,
                town.id::<()>(),
                consultation,
                people.chloe,
                false,
                format!("Idée n° {number}"),
                town.now()
            ];
            sql.execute(FILL, values).await.expect("written");
        }
        sql.commit().await.expect("kept");
        let (_, resource) = open(&town, &people, "contributions").await;
        let made = versions(&town, resource).await.remove(0);
        assert_eq!((made.row_count, made.fault_count), (Some(10_000), 0));
        let table = file(&town, resource).await;
        let mut numbers: Vec<&str> = table.lines().skip(1).filter_map(|line| line.get(..36)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 10_000, "each once");
        let explorer = format!("/donnees/fichiers/{resource}/explorer");
        let explored = page(&mut town.browser(), &explorer).await;
        assert!(explored.contains("10\u{202f}000 lignes"), "it is explored whole");
    });
}
