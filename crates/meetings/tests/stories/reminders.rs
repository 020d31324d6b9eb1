//! Owners are reminded once, some days before, unless it is done; the history says every change.

use kernel::Actor;
use meetings::{ApproveMinutes, AssignAction, CompleteAction, FollowUp, ReopenAction, WriteMinutes};
use testkit::{TestTown, on_both_engines, refusal, whole};

use crate::{Circle, FEATURES, email, follow, says, send, signed_in};

/// Three things to do by 20 November: Yann's, Sacha's, nobody's.
const MINUTES: &str = "## Actions à venir

- Yann Le Goff : compter les vélos, avant le 20 novembre 2026
- Sacha Petit : écrire au maire, avant le 20 novembre 2026
- relire la carte
";

async fn board(town: &TestTown, circle: &Circle) -> Vec<FollowUp> {
    let id = circle.plan(town, "Réunion", "2026-11-10T17:30:00Z").await;
    let write = WriteMinutes {
        meeting: id,
        version: 0,
        text: MINUTES.to_owned(),
    };
    let chair = Actor::Person(circle.chair);
    town.act(chair, write).await.expect("written");
    town.act(chair, ApproveMinutes { meeting: id })
        .await
        .expect("approved");
    meetings::follow_ups_of(&mut town.sql(), town.body, id)
        .await
        .expect("read")
}

#[tokio::test]
async fn approved_minutes_and_what_they_decide_are_found_among_all_that_the_group_does() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let actions = board(&town, &circle).await;
        let (_, stands) = meetings::FEATURE
            .stands
            .iter()
            .find(|(kind, _)| *kind == "follow-up")
            .expect("what is to be done stands on the page of its group");
        for is_open in [true, false] {
            let about = actions[2].reference();
            let standing = stands(&town.house, &mut town.sql(), town.body, &about).await;
            let standing = standing.expect("read").expect("it stands");
            assert_eq!(standing.is_open, is_open, "{:?}", standing.state);
            let complete = CompleteAction {
                follow_up: actions[2].id,
            };
            let outcome = town.act(Actor::Person(circle.chair), complete).await;
            assert_eq!(outcome.is_ok(), is_open);
        }
        let of_group = kernel::SubjectRef::new("group", circle.group);
        let found = search::find_within(&mut town.sql(), town.body, "relire la carte", &of_group, 10, 0)
            .await
            .expect("searched");
        for kind in ["minutes", "follow-up"] {
            assert!(
                found.hits.iter().any(|hit| hit.kind == kind),
                "{kind} in {found:?}"
            );
        }
    });
}

async fn reminders(town: &TestTown, name: &str) -> usize {
    reminders_of(town, name, "").await
}

/// Those about something to be done.
async fn reminders_of(town: &TestTown, name: &str, what: &str) -> usize {
    let letters = town.letters(&email(name)).await;
    letters
        .iter()
        .filter(|letter| letter.subject.starts_with("À faire avant le") && letter.text.contains(what))
        .count()
}

#[tokio::test]
async fn an_owner_is_reminded_once_before_the_date_and_not_when_it_is_done() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let actions = board(&town, &circle).await;
        let chair = Actor::Person(circle.chair);
        let (counting, writing, reading) = (&actions[0], &actions[1], &actions[2]);
        town.act(
            chair,
            CompleteAction {
                follow_up: writing.id,
            },
        )
        .await
        .expect("done");
        // Nobody's becomes Camille's, to be reminded on the very day.
        let assign = |reminded_before| AssignAction {
            follow_up: reading.id,
            owner: Some(circle.chair),
            due_on: Some("2026-11-21".parse().expect("a date")),
            reminded_before,
        };
        let outcome = town.act(chair, assign(Some(91))).await;
        assert_eq!(refusal(outcome), "meetings-reminder-impossible");
        town.act(chair, assign(Some(0))).await.expect("assigned");

        // Eight in the morning of the 17th, three days before the 20th.
        town.advance_days(6).await;
        assert_eq!(reminders(&town, "Yann Le Goff").await, 0, "not yet");
        town.advance_days(1).await;
        let letter = &town.letters(&email("Yann Le Goff")).await[0];
        assert_eq!(letter.subject, "À faire avant le 20 novembre 2026");
        says(
            &letter.text,
            &["compter les vélos", &format!("/suivi/{}", counting.id)],
        );
        assert_eq!(reminders(&town, "Sacha Petit").await, 0, "it is done");
        let mut citizen = town.browser();
        says(
            &whole(citizen.get(&format!("/suivi/{}", counting.id)).await, 200),
            &["Rappel envoyé au responsable"],
        );

        // Done after all, then not: what was said once is not said again; Sacha's day is past too.
        town.act(
            chair,
            CompleteAction {
                follow_up: counting.id,
            },
        )
        .await
        .expect("done");
        town.act(
            chair,
            ReopenAction {
                follow_up: counting.id,
            },
        )
        .await
        .expect("reopened");
        town.act(
            chair,
            ReopenAction {
                follow_up: writing.id,
            },
        )
        .await
        .expect("reopened");
        town.advance_days(3).await;
        assert_eq!(reminders(&town, "Camille Durand").await, 0, "the 20th");
        town.advance_days(1).await;
        assert_eq!(reminders(&town, "Camille Durand").await, 1, "on the very day");
        town.advance_days(30).await;
        assert_eq!(reminders(&town, "Yann Le Goff").await, 1);
        assert_eq!(reminders(&town, "Sacha Petit").await, 0);
    });
}

#[tokio::test]
async fn a_date_put_off_puts_the_reminder_off_and_the_page_says_every_change() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let counting = board(&town, &circle).await.remove(0);
        let page = format!("/suivi/{}", counting.id);
        let mut yann = signed_in(&town, "Yann Le Goff").await;
        says(
            &whole(yann.get(&page).await, 200),
            &[
                "Rappel, en jours avant l’échéance",
                "value=\"3\"",
                "Action inscrite au tableau de suivi",
                "(responsable\u{a0}: Yann Le Goff\u{a0}; échéance\u{a0}: 20 novembre 2026)",
            ],
        );
        let address = format!("{page}/responsable");
        let owner = circle.other.to_string();
        for (typed, sentence) in [
            ("beaucoup", "Écrivez un nombre de jours"),
            ("-1", "entre 0 et 90"),
            ("91", "entre 0 et 90"),
        ] {
            let fields = [
                ("responsable", owner.as_str()),
                ("echeance", "2026-11-30"),
                ("rappel", typed),
            ];
            let refused = whole(send(&town, &mut yann, &address, &fields).await, 422);
            says(&refused, &[sentence, typed, "2026-11-30"]);
        }
        let fields = [
            ("responsable", owner.as_str()),
            ("echeance", "2026-11-30"),
            ("rappel", "7"),
        ];
        let done = send(&town, &mut yann, &address, &fields).await;
        says(
            &follow(&mut yann, &done).await,
            &["responsable\u{a0}: Sacha Petit\u{a0}; échéance\u{a0}: 30 novembre 2026"],
        );
        town.advance_days(12).await;
        assert_eq!(reminders(&town, "Yann Le Goff").await, 0, "it is Sacha's now");
        assert_eq!(reminders_of(&town, "Sacha Petit", "compter").await, 0);
        town.advance_days(1).await;
        assert_eq!(
            reminders_of(&town, "Sacha Petit", "compter").await,
            1,
            "the 23rd, a week before"
        );
        // Without a reminder, nobody is written to.
        let fields = [("responsable", ""), ("echeance", ""), ("rappel", "")];
        let done = send(&town, &mut yann, &address, &fields).await;
        says(
            &follow(&mut yann, &done).await,
            &[
                "responsable\u{a0}: Personne pour l’instant\u{a0}; sans échéance",
                "Rappel envoyé au responsable",
            ],
        );
    });
}
