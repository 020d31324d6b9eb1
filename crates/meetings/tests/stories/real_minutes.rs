//! The minutes a development council really wrote, read where the shared documents are present.

use kernel::Actor;
use meetings::{ApproveMinutes, WriteMinutes};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, open, says, send, signed_in};

/// The folder of shared documents, beside the project.
const NEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/need");

fn real_minutes() -> Option<String> {
    let folder = std::fs::read_dir(NEEDS).ok()?;
    let file = folder
        .filter_map(Result::ok)
        .find(|entry| entry.file_name().to_string_lossy().starts_with("002_"))?;
    std::fs::read_to_string(file.path()).ok()
}

#[tokio::test]
async fn real_minutes_become_follow_ups() {
    let Some(text) = real_minutes() else {
        println!("skipped: {NEEDS} is absent");
        return;
    };
    on_both_engines!(FEATURES, |town: TestTown| {
        let text = text.clone();
        async move {
            let circle = Circle::meet(&town).await;
            let id = circle
                .plan(&town, "Innovation sociale numérique", "2026-11-10T17:30:00Z")
                .await;
            let mut alix = signed_in(&town, "Alix Martin").await;
            let path = format!("/reunions/{id}/compte-rendu");
            let fields = [("version", "0"), ("texte", text.as_str()), ("intention", "lire")];
            let shown = send(&town, &mut alix, &path, &fields).await;
            assert_eq!(shown.status, 200);
            // It was written for another day: that is said; its next meeting is long past: nothing is planned.
            says(
                &shown.text,
                &[
                    "n’est pas celle de la réunion",
                    "11 juin 2019",
                    "rien ne sera annoncé",
                    "2 actions",
                ],
            );
            let write = WriteMinutes {
                meeting: id,
                version: 0,
                text,
            };
            town.act(Actor::Person(circle.secretary), write)
                .await
                .expect("written");
            let approve = ApproveMinutes { meeting: id };
            let approval = town
                .act(Actor::Person(circle.chair), approve)
                .await
                .expect("approved");
            assert_eq!(
                (approval.follow_ups, approval.attendance, approval.next_meeting),
                (2, 0, None)
            );
            says(
                &open(&mut alix, "/suivi").await,
                &["base de données", "indicateurs"],
            );
        }
    });
}
