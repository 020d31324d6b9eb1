//! Challenges set on data: announced, open, closed, answered; what people and groups submit, and who reads it when.

use datasets::{
    AnswerSubmission, CancelChallenge, ChallengeId, ChallengeTold, DatasetId, Gallery, PublishResults,
    SetChallenge, SubmissionId, Submit, Verdict, WithdrawSubmission,
};
use groups::{GroupKind, Role};
use kernel::{Actor, PersonId};
use moderation::{Moderate, Reason, Target};
use testkit::{TestTown, browser_of, cast, on_both_engines, page, refusal, send as post, whole};

use crate::{FEATURES, People, published};

const TABLE: &[u8] = b"a,b\n1,2\n";

fn told(town: &TestTown, dataset: DatasetId, gallery: Gallery) -> ChallengeTold {
    ChallengeTold {
        title: "Où manque-t-il d’ombre ?".to_owned(),
        question: "Quelles rues sont les plus chaudes en été ?".to_owned(),
        expected: "Une carte, ou une étude.".to_owned(),
        criteria: "Clarté, utilité.".to_owned(),
        prize: "Une rencontre avec le service des espaces verts".to_owned(),
        datasets: vec![dataset],
        gallery: Some(gallery),
        opens_at: town.now().plus_days(1),
        closes_at: town.now().plus_days(11),
    }
}

async fn set(town: &TestTown, people: &People, gallery: Gallery) -> ChallengeId {
    let (dataset, _) = published(town, people, "Arbres", ("arbres.csv", TABLE)).await;
    let deed = SetChallenge {
        group: people.services,
        told: told(town, dataset, gallery),
    };
    town.act(people.agent(), deed).await.expect("announced")
}

fn submission(challenge: ChallengeId, title: &str) -> Submit {
    Submit {
        challenge,
        group: None,
        title: title.to_owned(),
        content: "Faite avec les *arbres*.".to_owned(),
        address: "https://exemple.fr/carte".to_owned(),
        file: None,
        shows_name: true,
    }
}

async fn submit(town: &TestTown, who: PersonId, challenge: ChallengeId, title: &str) -> SubmissionId {
    town.act(Actor::Person(who), submission(challenge, title))
        .await
        .expect("submitted")
}

#[tokio::test]
async fn an_agent_sets_a_challenge_on_a_page_and_nothing_typed_is_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, _) = published(&town, &people, "Arbres", ("arbres.csv", TABLE)).await;
        let mut ada = browser_of(&town, people.ada);
        let mut chloe = browser_of(&town, people.chloe);
        assert!(page(&mut chloe, "/defis").await.contains("Aucun défi"));
        assert_eq!(chloe.get("/defis/nouveau").await.status, 403);
        assert!(page(&mut ada, "/defis/nouveau").await.contains("Arbres"));
        let id = dataset.to_string();
        let mut fields = vec![
            ("titre", "Où manque-t-il d’ombre ?"),
            ("question", "Quelles rues sont les plus chaudes ?"),
            ("attendu", "Une carte."),
            ("galerie", "a-la-cloture"),
            ("debut", ""),
            ("fin", "2026-11-01"),
            ("jeux", id.as_str()),
        ];
        let past = whole(post(&town, &mut ada, "/defis/nouveau", &fields).await, 422);
        assert!(past.contains("plus chaudes"), "nothing typed is lost: {past}");
        assert!(past.contains("La clôture vient après"), "{past}");
        fields[5] = ("fin", "2026-11-30");
        let without = whole(post(&town, &mut ada, "/defis/nouveau", &fields[..6]).await, 422);
        assert!(without.contains("au moins un jeu"), "{without}");
        let done = post(&town, &mut ada, "/defis/nouveau", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let path = done.leads_to().split('?').next().unwrap_or_default().to_owned();
        let shown = page(&mut town.browser(), &path).await;
        for said in ["Ouvert", "Arbres", "plus chaudes", "Proposer quelque chose"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert!(
            page(&mut town.browser(), &format!("/donnees/{dataset}"))
                .await
                .contains("manque-t-il")
        );

        // Two change it at once: the second is told, and keeps what they typed.
        page(&mut ada, &format!("{path}/modifier")).await;
        let mut change = fields.clone();
        change.push(("version", "1"));
        change[0] = ("titre", "Où manque-t-il d’arbres ?");
        change[4] = ("debut", "2026-11-10");
        assert_eq!(
            post(&town, &mut ada, &format!("{path}/modifier"), &change)
                .await
                .status,
            303
        );
        change[0] = ("titre", "Où planter ?");
        let late = whole(
            post(&town, &mut ada, &format!("{path}/modifier"), &change).await,
            422,
        );
        assert!(late.contains("Où planter ?"), "{late}");
        assert!(page(&mut town.browser(), &path).await.contains("d’arbres"));
    });
}

#[tokio::test]
async fn what_is_submitted_is_read_at_the_closing_answered_and_told_with_the_results() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let club = cast::group(&town, "Club nature", GroupKind::Working).await;
        cast::mandate(&town, club, people.chloe, Role::Member, false).await;
        let challenge = set(&town, &people, Gallery::AfterClosing).await;
        let path = format!("/defis/{challenge}");
        let mut visitor = town.browser();
        assert!(page(&mut visitor, &path).await.contains("Annoncé"));
        let early = town
            .act(Actor::Person(people.chloe), submission(challenge, "Trop tôt"))
            .await;
        assert_eq!(refusal(early), "datasets-challenge-not-open");
        town.advance_days(2).await;

        // A citizen for their association, by the form, with a file.
        let mut chloe = browser_of(&town, people.chloe);
        let form = format!("{path}/proposer");
        assert!(page(&mut chloe, &form).await.contains("Club nature"));
        let request = town.id::<()>().to_string();
        let empty = [
            ("request_id", request.as_str()),
            ("titre", "La carte des ombres"),
            ("texte", ""),
        ];
        let refused = chloe
            .post_file(&form, &empty, ("fichier", "carte.pdf", b"%PDF-1.7"))
            .await;
        assert!(
            whole(refused, 422).contains("La carte des ombres"),
            "nothing typed is lost"
        );
        let request = town.id::<()>().to_string();
        let slug = "club-nature";
        let fields = [
            ("request_id", request.as_str()),
            ("titre", "La carte des ombres"),
            ("texte", "Rue par rue."),
            ("groupe", slug),
            ("nom_visible", "oui"),
        ];
        let sent = chloe
            .post_file(&form, &fields, ("fichier", "carte.pdf", b"%PDF-1.7"))
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let second = submit(&town, people.denis, challenge, "Un tableur").await;
        // Nobody submits for a group of others.
        let other = Submit {
            group: Some(club),
            ..submission(challenge, "Pour eux")
        };
        let other = town.act(Actor::Person(people.denis), other).await;
        assert_eq!(refusal(other), "datasets-submission-group-other");
        let dangerous = Submit {
            address: "javascript:alert(1)".to_owned(),
            ..submission(challenge, "Piège")
        };
        let dangerous = town.act(Actor::Person(people.denis), dangerous).await;
        assert_eq!(refusal(dangerous), "datasets-address-unreadable");

        let hidden = page(&mut visitor, &path).await;
        assert!(
            !hidden.contains("carte des ombres") && !hidden.contains("Un tableur"),
            "{hidden}"
        );
        let own = page(&mut chloe, &path).await;
        assert!(
            own.contains("carte des ombres") && !own.contains("Un tableur"),
            "{own}"
        );
        let mut ada = browser_of(&town, people.ada);
        let all = page(&mut ada, &path).await;
        assert!(
            all.contains("carte des ombres") && all.contains("Un tableur"),
            "{all}"
        );
        let file = all.split("href=\"").find(|rest| rest.contains("/fichier\""));
        let file = file
            .and_then(|rest| rest.split('"').next())
            .expect("a file")
            .to_owned();
        assert_eq!(visitor.get(&file).await.status, 404);
        let answer = AnswerSubmission {
            submission: second,
            version: 1,
            verdict: Some(Verdict::NotRetained),
            answer: "Ce n’est pas une carte.".to_owned(),
        };
        assert_eq!(
            refusal(town.act(people.agent(), answer.clone()).await),
            "datasets-challenge-not-closed"
        );

        // Closed: everybody reads; the answers wait for the results.
        town.advance_days(10).await;
        let gallery = page(&mut visitor, &path).await;
        for said in [
            "Clos",
            "La carte des ombres",
            "Club nature",
            "Un tableur",
            "Chloé Habitante",
        ] {
            assert!(gallery.contains(said), "{said}: {gallery}");
        }
        let given = visitor.get(&file).await;
        assert_eq!((given.status.as_u16(), given.text.as_str()), (200, "%PDF-1.7"));
        town.act(people.agent(), answer).await.expect("answered");
        assert!(
            !page(&mut visitor, &path)
                .await
                .contains("Ce n’est pas une carte.")
        );
        let results = PublishResults {
            challenge,
            version: 1,
            results: "Une carte sera affichée en mairie.".to_owned(),
        };
        assert_eq!(
            refusal(town.act(people.agent(), results.clone()).await),
            "datasets-challenge-unanswered"
        );
        let answered = file.replace("/fichier", "/repondre");
        page(&mut ada, &answered).await;
        let fields = [
            ("version", "1"),
            ("avis", "retenue"),
            ("reponse", "Claire et utile."),
        ];
        assert_eq!(post(&town, &mut ada, &answered, &fields).await.status, 303);
        page(&mut ada, &format!("{path}/resultats")).await;
        assert_eq!(
            refusal(town.act(Actor::Person(people.chloe), results.clone()).await),
            "datasets.challenge"
        );
        town.act(people.agent(), results.clone())
            .await
            .expect("published");
        let told = page(&mut visitor, &path).await;
        for said in [
            "Résultats publiés",
            "affichée en mairie",
            "Une proposition est retenue.",
            "Claire et utile.",
            "Ce n’est pas une carte.",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert_eq!(
            refusal(town.act(people.agent(), results).await),
            "datasets-challenge-not-closed"
        );
        let withdraw = WithdrawSubmission { submission: second };
        let late = town.act(Actor::Person(people.denis), withdraw).await;
        assert_eq!(refusal(late), "datasets-challenge-over");
    });
}

#[tokio::test]
async fn what_comes_is_read_at_once_when_the_agent_chose_so_taken_back_and_moderated() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let challenge = set(&town, &people, Gallery::AsTheyCome).await;
        let path = format!("/defis/{challenge}");
        town.advance_days(2).await;
        let first = submit(&town, people.chloe, challenge, "Un dessin").await;
        let second = submit(&town, people.denis, challenge, "Une publicité").await;
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &path).await;
        for said in ["Un dessin", "Une publicité", "/signaler/proposition-defi"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let remove = Moderate {
            target: Target::new("proposition-defi", second),
            is_removal: Some(true),
            reason: Some(Reason::Advertising),
            words: "Publicité.".to_owned(),
        };
        town.act(people.agent(), remove).await.expect("removed");
        let shown = page(&mut visitor, &path).await;
        assert!(!shown.contains("Une publicité"), "{shown}");
        assert!(shown.contains("retiré par la modération"), "{shown}");

        let mut denis = browser_of(&town, people.denis);
        let withdraw = format!("/defis/propositions/{first}/retirer");
        assert_eq!(post(&town, &mut denis, &withdraw, &[]).await.status, 403);
        let mut chloe = browser_of(&town, people.chloe);
        assert_eq!(post(&town, &mut chloe, &withdraw, &[]).await.status, 303);
        assert!(!page(&mut visitor, &path).await.contains("Un dessin"));

        // What was taken back counts: nobody fills a challenge alone.
        for place in 0..4 {
            submit(&town, people.chloe, challenge, &format!("Essai {place}")).await;
        }
        let more = town
            .act(Actor::Person(people.chloe), submission(challenge, "Encore"))
            .await;
        assert_eq!(refusal(more), "datasets-submissions-each");

        let cancel = CancelChallenge {
            challenge,
            reason: " ".to_owned(),
        };
        assert_eq!(
            refusal(town.act(people.agent(), cancel).await),
            "datasets-challenge-reason-empty"
        );
        let mut ada = browser_of(&town, people.ada);
        page(&mut ada, &format!("{path}/annuler")).await;
        let reason = [("motif", "Le service n’a plus les moyens d’y répondre.")];
        assert_eq!(
            post(&town, &mut ada, &format!("{path}/annuler"), &reason)
                .await
                .status,
            303
        );
        let shown = page(&mut visitor, &path).await;
        assert!(
            shown.contains("Annulé") && shown.contains("plus les moyens"),
            "{shown}"
        );
        let late = town
            .act(Actor::Person(people.denis), submission(challenge, "Trop tard"))
            .await;
        assert_eq!(refusal(late), "datasets-challenge-not-open");
    });
}
