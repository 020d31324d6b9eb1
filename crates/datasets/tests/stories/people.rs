//! What people say of the data, and what they ask for.

use datasets::{
    AddRemark, AnswerRequest, AskForData, RemarkSort, RequestState, WithdrawRemark, WithdrawRequest,
};
use kernel::Actor;
use moderation::{Moderate, Reason, Target};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send as post, whole};

use crate::{FEATURES, People, published};

const TABLE: &[u8] = b"a,b\n1,2\n";

#[tokio::test]
async fn comments_and_reuses_are_read_taken_back_and_moderated() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        town.become_demonstration().await;
        let (dataset, _) = published(&town, &people, "Comptages", ("comptages.csv", TABLE)).await;
        let path = format!("/donnees/{dataset}");
        let mut chloe = browser_of(&town, people.chloe);
        page(&mut chloe, &format!("{path}/commenter")).await;
        let empty = post(&town, &mut chloe, &format!("{path}/commenter"), &[("texte", " ")]).await;
        whole(empty, 422);
        let fields = [("texte", "La ligne 2 est fausse."), ("nom_visible", "oui")];
        let said = post(&town, &mut chloe, &format!("{path}/commenter"), &fields).await;
        assert_eq!(said.status, 303, "{}", said.text);
        let reuse = AddRemark {
            dataset,
            sort: RemarkSort::Reuse,
            title: "Ma carte".to_owned(),
            content: "Faite à la main.".to_owned(),
            address: "javascript:alert(1)".to_owned(),
            shows_name: false,
        };
        let wrong = town.act(Actor::Person(people.denis), reuse.clone()).await;
        assert_eq!(refusal(wrong), "datasets-address-unreadable");
        let reuse = AddRemark {
            address: "https://exemple.fr/carte".to_owned(),
            ..reuse
        };
        let reuse = town.act(Actor::Person(people.denis), reuse).await.expect("told");
        let shown = page(&mut town.browser(), &path).await;
        for said in [
            "Chloé Habitante",
            "La ligne 2 est fausse.",
            "Ma carte",
            "/signaler/avis-donnees",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert!(!shown.contains("Denis Habitant"), "he did not want to be named");

        let remove = Moderate {
            target: Target::new("avis-donnees", reuse),
            is_removal: Some(true),
            reason: Some(Reason::Advertising),
            words: "Publicité.".to_owned(),
        };
        town.act(people.agent(), remove).await.expect("removed");
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            !shown.contains("Ma carte") && shown.contains("retiré par la modération"),
            "{shown}"
        );

        let other = town
            .act(Actor::Person(people.denis), WithdrawRemark { remark: reuse })
            .await;
        assert!(
            other.is_err(),
            "what moderation removed is not its author's any more"
        );
    });
}

#[tokio::test]
async fn a_request_is_public_and_so_is_its_answer() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, _) = published(&town, &people, "Comptages", ("comptages.csv", TABLE)).await;
        let mut chloe = browser_of(&town, people.chloe);
        let fields = [
            ("titre", "Les horaires de la déchèterie"),
            ("texte", "Pour un calendrier partagé."),
        ];
        let asked = post(&town, &mut chloe, "/demandes-de-donnees/nouvelle", &fields).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let path = asked.location.expect("its page");
        let path = path.split('?').next().unwrap_or_default().to_owned();
        let list = page(&mut town.browser(), "/demandes-de-donnees").await;
        assert!(
            list.contains("Réponse attendue") && list.contains("déchèterie"),
            "{list}"
        );
        let mut ada = browser_of(&town, people.ada);
        page(&mut ada, &format!("{path}/repondre")).await;
        let fields = [("version", "1"), ("etat", "publiee"), ("reponse", "C’est fait.")];
        let without = post(&town, &mut ada, &format!("{path}/repondre"), &fields).await;
        let without = whole(without, 422);
        assert!(
            without.contains("Choisissez le jeu de données") && without.contains("C’est fait."),
            "{without}"
        );
        let id = dataset.to_string();
        let fields = [
            ("version", "1"),
            ("etat", "publiee"),
            ("reponse", "C’est fait."),
            ("jeu", id.as_str()),
        ];
        let answered = post(&town, &mut ada, &format!("{path}/repondre"), &fields).await;
        assert_eq!(answered.status, 303, "{}", answered.text);
        let shown = page(&mut town.browser(), &path).await;
        for said in ["Données publiées", "C’est fait.", "Comptages"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let outsider = browser_of(&town, people.denis)
            .get(&format!("{path}/repondre"))
            .await;
        assert_eq!(outsider.status, 403);
    });
}

#[tokio::test]
async fn a_request_is_answered_once_at_a_time_and_taken_back_before() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let ask = || AskForData {
            group: people.services,
            title: "Les bancs publics".to_owned(),
            content: "Pour s’asseoir.".to_owned(),
            shows_name: false,
        };
        let first = town.act(Actor::Person(people.chloe), ask()).await.expect("asked");
        let back = WithdrawRequest { request: first };
        let other = town.act(Actor::Person(people.denis), back.clone()).await;
        assert_eq!(refusal(other), "datasets.take-back");
        town.act(Actor::Person(people.chloe), back)
            .await
            .expect("taken back");
        let gone = page(&mut town.browser(), &format!("/demandes-de-donnees/{first}")).await;
        assert!(!gone.contains("bancs"), "{gone}");

        let second = town.act(Actor::Person(people.chloe), ask()).await.expect("asked");
        let answer = AnswerRequest {
            request: second,
            version: 1,
            state: Some(RequestState::Refused),
            answer: "Nous n’en avons pas la liste.".to_owned(),
            dataset: None,
        };
        town.act(people.agent(), answer.clone()).await.expect("answered");
        let late = town.act(Actor::Person(people.brice), answer).await;
        assert!(matches!(late, Err(kernel::Fault::Stale("request"))), "{late:?}");
        let late = town
            .act(Actor::Person(people.chloe), WithdrawRequest { request: second })
            .await;
        assert_eq!(refusal(late), "datasets-request-answered");
    });
}

#[tokio::test]
async fn one_person_writes_so_many_remarks_a_day_and_no_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, _) = published(&town, &people, "Comptages", ("comptages.csv", TABLE)).await;
        let say = |number: u32| AddRemark {
            dataset,
            sort: RemarkSort::Comment,
            title: String::new(),
            content: format!("Remarque {number}"),
            address: String::new(),
            shows_name: false,
        };
        let chloe = Actor::Person(people.chloe);
        let first = town.act(chloe, say(0)).await.expect("said");
        town.act(chloe, WithdrawRemark { remark: first })
            .await
            .expect("taken back");
        for number in 1..20 {
            town.act(chloe, say(number)).await.expect("said");
        }
        assert_eq!(refusal(town.act(chloe, say(20)).await), "datasets-remarks-day");
        town.act(Actor::Person(people.denis), say(21))
            .await
            .expect("others may");
        let shown = page(&mut town.browser(), &format!("/donnees/{dataset}")).await;
        assert!(shown.contains("20 commentaires"), "{shown}");
    });
}
