//! Who records an indicator is reminded once a period, and only when a value is missing.

use indicators::{Described, Rhythm};
use testkit::{TestTown, on_both_engines};

use crate::{Actor, Circle, FEATURES, helped, record, says};

#[tokio::test]
async fn the_owner_is_reminded_fifteen_days_after_the_period_unless_it_is_done() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let entrusted = Described {
            owner: Some(circle.member),
            rhythm: Rhythm::Month,
            ..helped()
        };
        let id = circle.add(&town, entrusted).await;
        let member = Actor::Person(circle.member);
        let count = async || town.letters("yann@exemple.fr").await.len();
        assert_eq!(count().await, 0);
        // 10 November: October is over, and its reminder goes on the 15th at eight.
        town.advance_days(4).await;
        assert_eq!(count().await, 0, "not yet");
        town.advance_days(2).await;
        let letters = town.letters("yann@exemple.fr").await;
        assert_eq!(letters.len(), 1);
        says(&letters[0].subject, &["Habitants accompagnés", "octobre 2026"]);
        says(&letters[0].text, &[&format!("/indicateurs/{id}/valeur")]);
        town.advance_days(10).await;
        assert_eq!(count().await, 1, "once a period");
        town.act(member, record(id, "2026-10-31", "10"))
            .await
            .expect("recorded");
        // 26 November. December comes, November's value is recorded before the 15th: silence.
        town.advance_days(10).await;
        town.act(member, record(id, "2026-11-30", "20"))
            .await
            .expect("recorded");
        town.advance_days(20).await;
        assert_eq!(count().await, 1);
        // Nothing for December: one letter in January, one in February.
        town.advance_days(25).await;
        assert_eq!(count().await, 2);
        town.advance_days(30).await;
        assert_eq!(count().await, 3);
    });
}
