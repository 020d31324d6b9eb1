//! A requirement is followed: what each project answers is news.

use follow::Follow;
use follow::model::Choice;
use kernel::{Actor, SubjectRef};
use requirements::{Conclude, Reach, Standing};
use testkit::{TestTown, browser_of, on_both_engines, page};

use crate::{FEATURES, SCHEME, Town, examination_in, says};

#[tokio::test]
async fn who_follows_a_requirement_or_a_project_reads_what_it_answers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let project = cast.project(&town, "Refaire la place").await;
        let requirement = cast.mark(&town, text, Reach::All).await;
        town.settle().await;
        let objects = [
            (cast.stranger, SubjectRef::new("requirement", requirement)),
            (cast.lea, SubjectRef::new("parcours", project)),
        ];
        for (person, object) in objects {
            let follow = Follow {
                object,
                choice: Choice::Site,
            };
            town.act(Actor::Person(person), follow).await.expect("followed");
        }
        says(
            &page(
                &mut browser_of(&town, cast.stranger),
                &format!("/exigences/{requirement}"),
            )
            .await,
            &["Vous suivez"],
        );
        let shown = page(&mut browser_of(&town, cast.yann), &format!("/parcours/{project}")).await;
        let conclude = Conclude {
            examination: examination_in(&shown, requirement),
            version: 0,
            standing: Standing::Met,
            reason: String::new(),
            proof_url: String::new(),
        };
        town.act(Actor::Person(cast.yann), conclude).await.expect("said");
        town.settle().await;
        for person in [cast.stranger, cast.lea] {
            says(
                &page(&mut browser_of(&town, person), "/nouveautes").await,
                &["Un projet a répondu à une exigence"],
            );
        }
    });
}
