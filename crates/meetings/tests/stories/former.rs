//! A mandate that ended since takes from nobody what they said at a meeting where they were.

use groups::{EndMandate, Role};
use jiff::civil::date;
use kernel::{Actor, PersonId};
use meetings::{MeetingId, ProposeCorrection, ProposeMinutes, WithdrawCorrection, WriteMinutes};
use testkit::{TestTown, on_both_engines, refusal, whole};

use crate::{Circle, FEATURES, mandate, person, says, signed_in};

const MINUTES: &str = "# Réunion

Présents : Camille Durand, Alix Martin, Yann Le Goff

## Décisions

- Adopter la carte (pour : 3)
";

async fn ends(town: &TestTown, circle: &Circle, person: PersonId) {
    let end = EndMandate {
        group: circle.group,
        person,
        on: date(2026, 11, 10),
    };
    town.act(Actor::System, end).await.expect("it ends");
}

fn asks(meeting: MeetingId) -> ProposeCorrection {
    ProposeCorrection {
        meeting,
        version: 1,
        place: 3,
        wording: "- Adopter la carte (pour : 2, contre : 1)".to_owned(),
        reason: "J’ai voté contre.".to_owned(),
    }
}

#[tokio::test]
async fn who_was_there_corrects_the_minutes_after_their_mandate() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let absent = person(&town, "Maël Quéré").await;
        mandate(&town, circle.group, absent, Role::Member).await;
        let id = circle
            .plan(&town, "Réunion mensuelle", "2026-11-10T17:30:00Z")
            .await;
        town.advance_days(1).await;
        let secretary = Actor::Person(circle.secretary);
        let write = WriteMinutes {
            meeting: id,
            version: 0,
            text: MINUTES.to_owned(),
        };
        town.act(secretary, write).await.expect("written");
        for former in [circle.member, absent] {
            ends(&town, &circle, former).await;
        }
        town.advance_days(1).await;
        let path = format!("/reunions/{id}/compte-rendu");
        let mut yann = signed_in(&town, "Yann Le Goff").await;
        assert_eq!(yann.get(&path).await.status, 403, "nothing is proposed yet");
        let propose = ProposeMinutes {
            meeting: id,
            closes_on: date(2026, 11, 20),
        };
        town.act(secretary, propose).await.expect("proposed");
        says(
            &whole(yann.get(&path).await, 200),
            &["choisissez le passage à corriger"],
        );
        says(
            &whole(
                yann.get(&format!("{path}/corriger?version=1&passage=4")).await,
                200,
            ),
            &["Adopter la carte"],
        );
        let asked = town
            .act(Actor::Person(circle.member), asks(id))
            .await
            .expect("asked");
        says(
            &whole(yann.get(&format!("{path}/corrections")).await, 200),
            &["J’ai voté contre."],
        );
        town.act(
            Actor::Person(circle.member),
            WithdrawCorrection { correction: asked },
        )
        .await
        .expect("withdrawn");
        // Who was not there, and who came later, ask for nothing.
        let mut mael = signed_in(&town, "Maël Quéré").await;
        assert_eq!(mael.get(&path).await.status, 403);
        let outcome = town.act(Actor::Person(absent), asks(id)).await;
        assert_eq!(refusal(outcome), "meetings-correction-not-there");
        let stranger = person(&town, "Zoé Passante").await;
        let outcome = town.act(Actor::Person(stranger), asks(id)).await;
        assert_eq!(refusal(outcome), "meetings.correct-minutes");
        // Nor does anybody write over the text for having been there.
        let over = WriteMinutes {
            meeting: id,
            version: 1,
            text: "# Autre".to_owned(),
        };
        let outcome = town.act(Actor::Person(circle.member), over).await;
        assert_eq!(refusal(outcome), "meetings.write-minutes");
    });
}
