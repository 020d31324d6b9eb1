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
