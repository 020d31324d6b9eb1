//! The board: what is to be done, late, done; whose; and its pages.

use kernel::{Actor, HomeSection};
use meetings::{ApproveMinutes, FollowUp, WriteMinutes};
use testkit::{TestTown, on_both_engines, open_rows};

use crate::{Circle, FEATURES, follow, open, says, send, signed_in};

/// Holds a meeting whose minutes decide these actions, and approves them.
async fn decide(town: &TestTown, circle: &Circle, actions: &str) -> Vec<FollowUp> {
    let id = circle.plan(town, "Réunion", "2026-11-10T17:30:00Z").await;
    let text = format!("Date : 10 novembre 2026\n\n## Actions à venir\n\n{actions}\n");
    let write = WriteMinutes {
        meeting: id,
        version: 0,
        text,
    };
    town.act(Actor::Person(circle.secretary), write)
        .await
        .expect("written");
    town.act(Actor::Person(circle.chair), ApproveMinutes { meeting: id })
        .await
        .expect("approved");
    meetings::follow_ups_of(&mut town.sql(), town.body, id)
        .await
        .expect("read")
}

const ACTIONS: &str = "- [ ] A1 @camille.durand écrire au maire – échéance : 2026-12-01
- [ ] A2 Service voirie : envoyer la carte – échéance : 2026-11-20
- [x] A3 tous : relire le plan";

/// What stands in the column of this title.
fn column<'a>(board: &'a str, title: &str) -> &'a str {
    let start = board
        .find(&format!("<h2>{title}"))
        .unwrap_or_else(|| panic!("no column {title} in {board}"));
    board[start..]
        .split("</section>")
        .next()
        .expect("the column ends")
}

#[tokio::test]
async fn what_is_decided_is_followed_until_done() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let follow_ups = decide(&town, &circle, ACTIONS).await;
        let mut citizen = town.browser();
        let board = open(&mut citizen, "/suivi").await;
        says(
            column(&board, "À faire"),
            &[
                "écrire au maire",
                "Camille Durand",
                "envoyer la carte",
                "Service voirie",
            ],
        );
        says(column(&board, "Fait"), &["relire le plan"]);
        assert!(!column(&board, "En retard").contains("<article"));
        assert!(!board.contains("C’est fait"), "a visitor has no button");

        // The last day is not late; the day after is.
        town.advance_days(10).await;
        assert!(!column(&open(&mut citizen, "/suivi").await, "En retard").contains("<article"));
        town.advance_days(1).await;
        let board = open(&mut citizen, "/suivi").await;
        says(column(&board, "En retard"), &["envoyer la carte"]);

        let mut member = signed_in(&town, "Yann Le Goff").await;
        says(
            &open(&mut member, "/suivi").await,
            &["C’est fait", "Ce n’est pas fait"],
        );
        let page = follow_ups[1].path();
        let done = send(&town, &mut member, &format!("{page}/fait"), &[]).await;
        says(
            &follow(&mut member, &done).await,
            &["C’est noté\u{a0}: c’est fait.", "Action faite", "Service voirie"],
        );
        says(
            column(&open(&mut citizen, "/suivi").await, "Fait"),
            &["envoyer la carte", "relire le plan"],
        );
        let twice = send(&town, &mut member, &format!("{page}/fait"), &[]).await;
        assert_eq!(twice.status, 409);
        let reopened = send(&town, &mut member, &format!("{page}/rouvrir"), &[]).await;
        says(
            &follow(&mut member, &reopened).await,
            &["ce n’est pas fait", "En retard"],
        );
    });
}

#[tokio::test]
async fn somebody_is_put_in_charge_and_found_by_the_filters() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let follow_ups = decide(&town, &circle, ACTIONS).await;
        let mut member = signed_in(&town, "Yann Le Goff").await;
        let path = format!("{}/responsable", follow_ups[1].path());
        let stranger = crate::person(&town, "Une inconnue").await.to_string();
        for (owner, due, sentence) in [
            (stranger.as_str(), "", "n’est pas membre du groupe"),
            ("n’importe qui", "2026-02-30", "Cette date n’existe pas."),
        ] {
            let refused = send(
                &town,
                &mut member,
                &path,
                &[("responsable", owner), ("echeance", due)],
            )
            .await;
            assert_eq!(refused.status, 422);
            says(&refused.text, &[sentence]);
        }
        let owner = circle.member.to_string();
        let fields = [("responsable", owner.as_str()), ("echeance", "2026-12-15")];
        let done = send(&town, &mut member, &path, &fields).await;
        says(
            &follow(&mut member, &done).await,
            &[
                "Yann Le Goff",
                "15 décembre 2026",
                "Service voirie",
                "selon le compte rendu",
            ],
        );
        let his = open(&mut member, &format!("/suivi?responsable={owner}")).await;
        says(&his, &["envoyer la carte"]);
        assert!(!his.contains("écrire au maire</a>"), "{his}");
        let nobodys = open(&mut member, "/suivi?responsable=personne").await;
        assert!(!nobodys.contains("envoyer la carte</a>"));
        says(&nobodys, &["relire le plan"]);
        let of_group = open(
            &mut member,
            &format!("/suivi?groupe={}&responsable=", circle.slug),
        )
        .await;
        says(&of_group, &["écrire au maire", "envoyer la carte"]);
        let empty = crate::group(&town, "Groupe logement", groups::GroupKind::Working).await;
        let slug = groups::find(&mut town.sql(), town.body, empty)
            .await
            .expect("read")
            .expect("there")
            .slug;
        says(
            &open(&mut member, &format!("/suivi?groupe={slug}")).await,
            &["Aucune action à suivre."],
        );
        for unknown in ["/suivi?groupe=rien", "/suivi?responsable=rien"] {
            assert_eq!(member.get(unknown).await.status, 404, "{unknown}");
        }
    });
}

#[tokio::test]
async fn a_long_column_has_pages_and_the_home_page_its_share() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let actions: Vec<String> = (1..=120)
            .map(|number| format!("- [ ] A{number} tâche numéro {number}."))
            .collect();
        let follow_ups = decide(&town, &circle, &actions.join("\n")).await;
        assert_eq!(follow_ups.len(), 120);
        let mut citizen = town.browser();
        let board = open(&mut citizen, "/suivi").await;
        assert_eq!(column(&board, "À faire").matches("<article").count(), 50);
        says(column(&board, "À faire"), &["120"]);
        let last = open(&mut citizen, "/suivi?a_faire=3").await;
        assert_eq!(column(&last, "À faire").matches("<article").count(), 20);
        says(&last, &["/suivi?groupe=&amp;responsable=&amp;a_faire=2"]);

        circle
            .plan(&town, "Réunion à venir", "2026-12-08T17:30:00Z")
            .await;
        let home = meetings::FEATURE.home.expect("a home hook");
        let entries = home(&town.house, &mut town.sql(), town.body, 5)
            .await
            .expect("entries");
        let of = |section| entries.iter().filter(move |entry| entry.section == section);
        assert_eq!(of(HomeSection::TakePart).count(), 1);
        assert_eq!(of(HomeSection::Became).count(), 5);
        assert_eq!(of(HomeSection::Decided).count(), 0);
    });
}

#[tokio::test]
async fn too_many_actions_are_refused_whole() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-11-10T17:30:00Z").await;
        let actions: Vec<String> = (1..=201)
            .map(|number| format!("- [ ] A{number} tâche {number}."))
            .collect();
        let text = format!("## Actions à venir\n\n{}\n", actions.join("\n"));
        let write = WriteMinutes {
            meeting: id,
            version: 0,
            text,
        };
        town.act(Actor::Person(circle.secretary), write)
            .await
            .expect("written");
        let mut chair = signed_in(&town, "Camille Durand").await;
        let path = format!("/reunions/{id}/compte-rendu/approuver");
        let refused = send(&town, &mut chair, &path, &[("version", "1")]).await;
        assert_eq!(refused.status, 422);
        says(&refused.text, &["trop d’actions", "200 au plus"]);
        let none = meetings::follow_ups_of(&mut town.sql(), town.body, id)
            .await
            .expect("read");
        assert_eq!(none.len(), 0);
    });
}

#[tokio::test]
async fn the_board_is_offered_as_open_data_and_names_nobody() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        decide(&town, &circle, ACTIONS).await;
        town.advance_days(11).await;
        let rows = open_rows(&town, "suivi").await;
        let mut states: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
        states.sort_unstable();
        assert_eq!(states, ["a-faire", "en-retard", "fait"], "{rows:?}");
        let names_somebody = |cell: &String| cell.contains("Camille Durand");
        assert!(!rows.iter().flatten().any(names_somebody), "{rows:?}");
        let held = open_rows(&town, "reunions").await;
        assert_eq!(held.len(), 1, "{held:?}");
        assert_eq!(
            (held[0][2].as_str(), held[0][6].as_str()),
            ("Réunion", "approuvee")
        );
    });
}
