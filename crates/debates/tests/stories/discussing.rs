//! Supporting, arguing, answering one another.

use debates::{AddComment, SetSupport, Side};
use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{CITIZEN, Circle, FEATURES, NEIGHBOUR, contribute, follow, hides, open, says, send, signed_in};

#[tokio::test]
async fn a_support_counts_once_and_can_be_taken_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        let path = format!("/consultations/{id}/contributions/{contribution}");
        let mut visitor = town.browser();
        says(
            &open(&mut visitor, &path).await,
            &["Aucun soutien", "Se connecter pour soutenir"],
        );
        let mut browser = signed_in(&town, NEIGHBOUR).await;
        says(&open(&mut browser, &path).await, &["Je soutiens"]);
        let support = format!("{path}/soutenir");
        for _ in 0..2 {
            let done = send(&town, &mut browser, &support, &[("soutien", "oui")]).await;
            says(
                &follow(&mut browser, &done).await,
                &["1 soutien<", "Retirer mon soutien"],
            );
        }
        let deed = |is_supported| SetSupport {
            contribution,
            is_supported,
        };
        let (one, other) = tokio::join!(
            town.act(Actor::Person(circle.chair), deed(true)),
            town.act(Actor::Person(circle.secretary), deed(true)),
        );
        one.expect("supported");
        other.expect("supported");
        says(&open(&mut visitor, &path).await, &["3 soutiens"]);
        for _ in 0..2 {
            let done = send(&town, &mut browser, &support, &[("soutien", "non")]).await;
            says(&follow(&mut browser, &done).await, &["2 soutiens"]);
        }
        town.house.clock.set(town.now().plus_days(31));
        let late = town.act(Actor::Person(circle.neighbour), deed(true)).await;
        assert!(matches!(late, Err(Fault::Refused { .. })));
    });
}

#[tokio::test]
async fn people_argue_and_answer_on_one_level() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        let path = format!("/consultations/{id}/contributions/{contribution}");
        let mut browser = signed_in(&town, NEIGHBOUR).await;
        let comment = format!("{path}/commenter");
        let refused = send(
            &town,
            &mut browser,
            &comment,
            &[("texte", "Bonne idée, à l’ombre.")],
        )
        .await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &["Dites si c’est un argument", "Bonne idée, à l’ombre."],
        );
        let fields = [("sens", "question"), ("texte", "Combien ?")];
        let done = send(&town, &mut browser, &comment, &fields).await;
        let page = follow(&mut browser, &done).await;
        says(&page, &["Une question", "Combien ?", "1 commentaire<"]);
        let location = done.location.expect("an address");
        let parent = location
            .split("#commentaire-")
            .nth(1)
            .expect("an anchor")
            .to_owned();

        let mut author = signed_in(&town, CITIZEN).await;
        says(
            &open(&mut author, &format!("{path}?repondre={parent}")).await,
            &["Répondre à ce commentaire"],
        );
        let reply = [
            ("parent", parent.as_str()),
            ("texte", "Une vingtaine."),
            ("nom_visible", "oui"),
        ];
        let done = send(&town, &mut author, &comment, &reply).await;
        let page = follow(&mut author, &done).await;
        says(
            &page,
            &[
                "Une vingtaine.",
                "L’auteur de la contribution",
                "Maïwenn Le Goff-Kerbrat",
                "2 commentaires",
            ],
        );
        let location = done.location.expect("an address");
        let reply = location.split("#commentaire-").nth(1).expect("an anchor");
        // An answer to an answer stands beside it.
        let deed = AddComment {
            contribution,
            parent: reply.parse().ok(),
            side: None,
            text: "Merci".to_owned(),
            shows_name: false,
        };
        town.act(Actor::Person(circle.neighbour), deed)
            .await
            .expect("said");
        says(&open(&mut author, &path).await, &["3 commentaires", "Merci"]);

        let withdraw = format!("{path}/commentaires/retirer");
        let foreign = send(&town, &mut author, &withdraw, &[("commentaire", &parent)]).await;
        assert_eq!(foreign.status, 403);
        let done = send(&town, &mut browser, &withdraw, &[("commentaire", &parent)]).await;
        let page = follow(&mut browser, &done).await;
        says(
            &page,
            &[
                "Commentaire retiré par son auteur.",
                "Une vingtaine.",
                "2 commentaires",
            ],
        );
        hides(&page, &["Combien ?"]);
        let elsewhere = contribute(&town, circle.citizen, id, "Autre chose").await;
        let misplaced = AddComment {
            contribution: elsewhere,
            parent: reply.parse().ok(),
            side: Some(Side::For),
            text: "Perdu".to_owned(),
            shows_name: false,
        };
        let refused = town.act(Actor::Person(circle.neighbour), misplaced).await;
        assert!(matches!(refused, Err(Fault::NotFound(_))));
    });
}

/// The pages that answer a word, everywhere.
async fn found(town: &TestTown, word: &str) -> Vec<(String, String)> {
    let found = search::find(&mut town.sql(), town.body, word, None, 10, 0)
        .await
        .expect("searched");
    found.hits.into_iter().map(|hit| (hit.title, hit.path)).collect()
}

#[tokio::test]
async fn what_is_said_of_a_contribution_is_found_while_it_can_be_read() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        let says_that = |text: String| AddComment {
            contribution,
            parent: None,
            side: Some(Side::For),
            text,
            shows_name: false,
        };
        let neighbour = Actor::Person(circle.neighbour);
        for number in 0..25 {
            let said = says_that(format!("Remarque ordinaire {number}."));
            town.act(neighbour, said).await.expect("said");
        }
        let last = says_that("Il faudrait un **belvédère**.".to_owned());
        let last = town.act(neighbour, last).await.expect("said");
        let hits = found(&town, "belvédère").await;
        assert_eq!(hits.len(), 1, "{hits:?}");
        assert!(hits[0].0.contains("Des arceaux"), "{hits:?}");
        // The address leads to the page of the list on which it stands.
        let mut visitor = town.browser();
        let address = hits[0].1.split('#').next().expect("an address").to_owned();
        says(&open(&mut visitor, &address).await, &["belvédère"]);
        hides(
            &open(
                &mut visitor,
                &format!("/consultations/{id}/contributions/{contribution}"),
            )
            .await,
            &["belvédère"],
        );
        let of_group = kernel::SubjectRef::new("group", circle.group);
        let within = search::find_within(&mut town.sql(), town.body, "belvédère", &of_group, 10, 0)
            .await
            .expect("searched");
        assert_eq!(within.total, 1);
        // The list of contributions finds contributions, as before.
        hides(
            &open(&mut visitor, &format!("/consultations/{id}?q=belvédère")).await,
            &["Des arceaux"],
        );

        // Under its new title; then nothing, once its author or the moderation takes it away.
        let edit = debates::EditContribution {
            contribution,
            version: 1,
            written: crate::written("Des bancs"),
            shows_name: false,
        };
        town.act(Actor::Person(circle.citizen), edit)
            .await
            .expect("edited");
        assert!(found(&town, "belvédère").await[0].0.contains("Des bancs"));
        let decide = |kind: &str, id: db::Uuid| moderation::Moderate {
            target: moderation::Target {
                kind: kind.to_owned(),
                id,
            },
            is_removal: Some(true),
            reason: Some(moderation::Reason::OffTopic),
            words: "Hors sujet.".to_owned(),
        };
        let chair = Actor::Person(circle.chair);
        let removed = town
            .act(chair, decide("contribution", contribution.uuid()))
            .await
            .expect("removed");
        assert!(found(&town, "belvédère").await.is_empty());
        let appeal = moderation::AppealRemoval {
            decision: removed,
            words: "Mais si.".to_owned(),
        };
        town.act(Actor::Person(circle.citizen), appeal)
            .await
            .expect("contested");
        let back = moderation::DecideAppeal {
            decision: removed,
            is_overturned: Some(true),
            words: "Soit.".to_owned(),
        };
        town.act(Actor::Person(circle.secretary), back)
            .await
            .expect("decided");
        assert_eq!(found(&town, "belvédère").await.len(), 1);
        town.act(chair, decide("commentaire", last.uuid()))
            .await
            .expect("removed");
        assert!(found(&town, "belvédère").await.is_empty());
        assert_eq!(found(&town, "ordinaire").await.len(), 10);
        let withdraw = debates::WithdrawContribution { contribution };
        town.act(Actor::Person(circle.citizen), withdraw)
            .await
            .expect("withdrawn");
        assert!(found(&town, "ordinaire").await.is_empty());
    });
}
