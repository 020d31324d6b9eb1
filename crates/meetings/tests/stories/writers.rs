//! Two people writing at once, a paste far too long, and versions that stay.

use kernel::{Actor, Fault};
use meetings::{ApproveVersion, WriteMinutes};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, follow, open, says, send, signed_in};

#[tokio::test]
async fn two_people_saving_at_once_both_keep_their_text() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-11-10T17:30:00Z").await;
        let path = format!("/reunions/{id}/compte-rendu");
        let mut alix = signed_in(&town, "Alix Martin").await;
        let mut yann = signed_in(&town, "Yann Le Goff").await;
        let first = send(
            &town,
            &mut alix,
            &path,
            &[("version", "0"), ("texte", "Le texte d’Alix <b>")],
        )
        .await;
        follow(&mut alix, &first).await;
        let second = send(
            &town,
            &mut yann,
            &path,
            &[("version", "0"), ("texte", "Le texte de Yann")],
        )
        .await;
        assert_eq!(second.status, 409);
        says(
            &second.text,
            &[
                "Quelqu’un a enregistré une autre version",
                "Le texte de Yann</textarea>",
                "<pre>Le texte d’Alix &lt;b&gt;</pre>",
                "name=\"version\" value=\"1\"",
            ],
        );
        let third = send(
            &town,
            &mut yann,
            &path,
            &[("version", "1"), ("texte", "Le texte des deux")],
        )
        .await;
        let page = follow(&mut yann, &third).await;
        says(
            &page,
            &[
                "Le texte des deux",
                "Version 2",
                "Version 1",
                "Alix Martin",
                "Yann Le Goff",
            ],
        );
        says(
            &open(&mut yann, &format!("{path}?version=1")).await,
            &["Le texte d’Alix"],
        );
        assert_eq!(yann.get(&format!("{path}?version=9")).await.status, 404);
        // What was read is what is approved: a version saved meanwhile stops the approval.
        let stale = ApproveVersion {
            meeting: id,
            version: 1,
            pending: 0,
        };
        let refused = town.act(Actor::Person(circle.chair), stale).await;
        assert!(matches!(refused, Err(Fault::Stale("minutes"))), "{refused:?}");
        let mut chair = signed_in(&town, "Camille Durand").await;
        let refused = send(
            &town,
            &mut chair,
            &format!("{path}/approuver"),
            &[("version", "1")],
        )
        .await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &["relisez-la avant d’approuver", "Le texte des deux"],
        );
    });
}

#[tokio::test]
async fn writers_racing_in_the_database_make_one_version_each_or_are_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-11-10T17:30:00Z").await;
        let write = |text: &str| WriteMinutes {
            meeting: id,
            version: 0,
            text: text.to_owned(),
        };
        let (one, other) = tokio::join!(
            town.act(Actor::Person(circle.secretary), write("un")),
            town.act(Actor::Person(circle.member), write("deux")),
        );
        let outcomes = [one, other];
        assert_eq!(
            outcomes.iter().filter(|outcome| matches!(outcome, Ok(1))).count(),
            1,
            "{outcomes:?}"
        );
        let stale = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Err(Fault::Stale(_))));
        assert_eq!(stale.count(), 1, "{outcomes:?}");
        // Two approvals at once create everything once.
        let approve = || ApproveVersion {
            meeting: id,
            version: 1,
            pending: 0,
        };
        let text =
            "Actions à venir\n- écrire au maire\n\nProchaine réunion : mardi 8 décembre à 18h30, salle 2\n";
        let write = WriteMinutes {
            meeting: id,
            version: 1,
            text: text.to_owned(),
        };
        town.act(Actor::Person(circle.secretary), write)
            .await
            .expect("written");
        let approve = || ApproveVersion {
            version: 2,
            ..approve()
        };
        let (one, other) = tokio::join!(
            town.act(Actor::Person(circle.chair), approve()),
            town.act(Actor::Person(circle.secretary), approve()),
        );
        assert_eq!(
            usize::from(one.is_ok()) + usize::from(other.is_ok()),
            1,
            "{one:?} {other:?}"
        );
        let follow_ups = meetings::follow_ups_of(&mut town.sql(), town.body, id)
            .await
            .expect("read");
        assert_eq!(follow_ups.len(), 1);
    });
}

#[tokio::test]
async fn a_paste_far_too_long_comes_back_whole_with_a_sentence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-11-10T17:30:00Z").await;
        let path = format!("/reunions/{id}/compte-rendu");
        let mut alix = signed_in(&town, "Alix Martin").await;
        let paste = "- Décision : une ligne collée par mégarde, « à l’identique »\n".repeat(2_000_000 / 64);
        assert!(paste.len() > 1_900_000, "{}", paste.len());
        for intention in ["enregistrer", "lire"] {
            let began = std::time::Instant::now();
            let fields = [
                ("version", "0"),
                ("texte", paste.as_str()),
                ("intention", intention),
            ];
            let refused = send(&town, &mut alix, &path, &fields).await;
            println!("2 MB, {intention}: {:?}", began.elapsed());
            assert!(began.elapsed().as_secs() < 5, "answers quickly");
            assert_eq!(refused.status, 422, "{intention}");
            says(
                &refused.text[..20_000],
                &["Ce texte est trop long", "500\u{a0}ko au plus"],
            );
            assert_eq!(
                refused.text.matches("une ligne collée par mégarde").count(),
                2_000_000 / 64,
                "all of it"
            );
        }
        // Just under the limit, it is read and kept.
        let long = "- Décision : une ligne\n".repeat(499_000 / 24);
        let began = std::time::Instant::now();
        let saved = send(&town, &mut alix, &path, &[("version", "0"), ("texte", &long)]).await;
        let page = follow(&mut alix, &saved).await;
        println!("{} bytes saved and read back: {:?}", long.len(), began.elapsed());
        says(&page, &["autres</li>"]);
        let empty = send(&town, &mut alix, &path, &[("version", "1"), ("texte", " \n ")]).await;
        assert_eq!(empty.status, 422);
        says(&empty.text, &["Écrivez le compte rendu"]);
    });
}

#[tokio::test]
async fn minutes_approved_while_somebody_was_writing_give_back_what_they_typed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-11-10T17:30:00Z").await;
        let path = format!("/reunions/{id}/compte-rendu");
        let first = WriteMinutes {
            meeting: id,
            version: 0,
            text: "Réunion du 10 novembre 2026".to_owned(),
        };
        town.act(Actor::Person(circle.secretary), first)
            .await
            .expect("written");
        let approval = ApproveVersion {
            meeting: id,
            version: 1,
            pending: 0,
        };
        town.act(Actor::Person(circle.chair), approval)
            .await
            .expect("approved");
        let mut alix = signed_in(&town, "Alix Martin").await;
        let typed = [("version", "1"), ("texte", "Une page entière de notes")];
        let refused = send(&town, &mut alix, &path, &typed).await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        says(
            &refused.text,
            &["Ce que vous aviez écrit", "Une page entière de notes</textarea>"],
        );
    });
}
