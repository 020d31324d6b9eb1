//! A convocation that leaves by itself.

use db::Id;
use groups::GroupKind;
use kernel::steps::settings::Setting;
use kernel::{Actor, Fault};
use meetings::{CancelMeeting, ChangeMeeting, MeetingId, PlanConvocation, SendConvocation};
use testkit::{TestTown, on_both_engines, refusal, whole};

use crate::steps::{OpenStep, step};
use crate::{Circle, FEATURES, email, follow, group, instant, says, send, signed_in};

async fn convocations(town: &TestTown, name: &str) -> usize {
    let letters = town.letters(&email(name)).await;
    let convened = letters
        .iter()
        .filter(|one| one.subject.starts_with("Convocation"));
    convened.count()
}

fn move_to(meeting: MeetingId, sequence: i64, at: &str) -> ChangeMeeting {
    ChangeMeeting {
        meeting,
        sequence,
        title: "Séance".to_owned(),
        starts_at: instant(at),
        ends_at: None,
        place: "Salle 1".to_owned(),
    }
}

#[tokio::test]
async fn it_leaves_on_its_day_once_and_follows_the_meeting() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Séance", "2026-11-20T17:30:00Z").await;
        let page = format!("/reunions/{id}");
        let form = format!("{page}/convocation");
        let mut alix = signed_in(&town, "Alix Martin").await;
        says(
            &whole(alix.get(&page).await, 200),
            &["La faire partir d’elle-même"],
        );
        says(
            &whole(alix.get(&form).await, 200),
            &["value=\"6\"", "le 14 novembre 2026", "5 jours francs au moins"],
        );
        for (typed, said) in [
            ("", "Donnez un nombre de jours, par exemple 7."),
            ("six", "Donnez un nombre de jours, par exemple 7."),
            ("91", "entre 0 et 90"),
            ("-1", "entre 0 et 90"),
        ] {
            let refused = send(&town, &mut alix, &form, &[("jours", typed)]).await;
            says(&whole(refused, 422), &[said]);
        }
        let done = send(&town, &mut alix, &form, &[("jours", "6")]).await;
        let shown = follow(&mut alix, &done).await;
        says(
            &shown,
            &[
                "La convocation partira d’elle-même",
                "14 novembre 2026 à 8\u{a0}h",
            ],
        );
        // Moved by three days, it leaves three days later.
        let alix_acts = Actor::Person(circle.secretary);
        town.act(alix_acts, move_to(id, 0, "2026-11-23T17:30:00Z"))
            .await
            .expect("moved");
        town.advance_days(6).await;
        assert_eq!(convocations(&town, "Yann Le Goff").await, 0);
        town.advance_days(1).await;
        for name in crate::NAMES {
            assert_eq!(convocations(&town, name).await, 1, "{name}");
        }
        town.advance_days(1).await;
        assert_eq!(convocations(&town, "Yann Le Goff").await, 1, "once");
        let shown = whole(alix.get(&page).await, 200);
        says(&shown, &["Convocation envoyée"]);
        assert!(!shown.contains("partira d’elle-même"), "{shown}");
        let again = PlanConvocation {
            meeting: id,
            days_before: Some(1),
        };
        assert_eq!(
            refusal(town.act(alix_acts, again).await),
            "meetings-convocation-already"
        );
        // Changed once sent, it is for people to say so again.
        town.act(alix_acts, move_to(id, 1, "2026-11-24T17:30:00Z"))
            .await
            .expect("moved");
        town.advance_days(3).await;
        assert_eq!(convocations(&town, "Yann Le Goff").await, 1);
    });
}

#[tokio::test]
async fn sent_by_hand_given_up_or_cancelled_it_leaves_no_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let alix = Actor::Person(circle.secretary);
        let plan = |meeting, days_before| PlanConvocation { meeting, days_before };
        let by_hand = circle.plan(&town, "Par avance", "2026-11-20T17:30:00Z").await;
        let given_up = circle.plan(&town, "Abandonnée", "2026-11-21T17:30:00Z").await;
        let cancelled = circle.plan(&town, "Annulée", "2026-11-22T17:30:00Z").await;
        for meeting in [by_hand, given_up, cancelled] {
            town.act(alix, plan(meeting, Some(6))).await.expect("planned");
        }
        let refused = town
            .act(Actor::Person(circle.member), plan(by_hand, Some(5)))
            .await;
        assert!(matches!(refused, Err(Fault::Forbidden { .. })), "{refused:?}");
        let send = SendConvocation {
            meeting: by_hand,
            sequence: 0,
        };
        town.act(alix, send).await.expect("sent");
        town.act(alix, plan(given_up, None)).await.expect("given up");
        let cancel = CancelMeeting {
            meeting: cancelled,
            sequence: 0,
        };
        town.act(alix, cancel).await.expect("cancelled");
        town.advance_days(12).await;
        assert_eq!(
            convocations(&town, "Yann Le Goff").await,
            1,
            "the one sent by hand"
        );

        // A group that nobody is a member of: said to who prepares the meeting, and nothing is stuck.
        let empty = group(&town, "Groupe vide", GroupKind::Working).await;
        let lonely = meetings::PlanMeeting {
            group: empty,
            title: "Sans personne".to_owned(),
            starts_at: instant("2026-11-25T17:30:00Z"),
            ends_at: None,
            place: String::new(),
            agenda: vec![],
        };
        let lonely = town.act(Actor::Operator, lonely).await.expect("planned");
        town.act(Actor::Operator, plan(lonely, Some(7)))
            .await
            .expect("planned");
        town.settle().await;
        crate::mandate(&town, empty, circle.secretary, groups::Role::Secretary).await;
        let mut browser = signed_in(&town, "Alix Martin").await;
        says(
            &whole(browser.get(&format!("/reunions/{lonely}")).await, 200),
            &["n’a pas de membre ce jour-là"],
        );
    });
}

#[tokio::test]
async fn a_step_convenes_its_assembly_at_the_legal_date() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut context = step(circle.group, None);
        context.closes_at = Some(instant("2026-11-19T22:59:00Z"));
        for setting in ["convocation", "automatic"] {
            let settings = &mut context.settings.0;
            settings.insert(setting.to_owned(), Setting::Bool(true));
        }
        let brought = town
            .act(Actor::System, OpenStep(context.clone()))
            .await
            .expect("opened");
        let meeting: MeetingId = brought[0].1.id();
        town.settle().await;
        // Opened again, it is the same meeting, convened once.
        town.act(Actor::System, OpenStep(context)).await.expect("opened");
        let mut alix = signed_in(&town, "Alix Martin").await;
        says(
            &whole(alix.get(&format!("/reunions/{meeting}")).await, 200),
            &["vendredi 20 novembre 2026", "14 novembre 2026 à 8\u{a0}h"],
        );
        town.advance_days(3).await;
        assert_eq!(convocations(&town, "Yann Le Goff").await, 0);
        town.advance_days(1).await;
        assert_eq!(convocations(&town, "Yann Le Goff").await, 1);
        town.advance_days(2).await;
        assert_eq!(convocations(&town, "Yann Le Goff").await, 1);
        // A working group is bound by no law: a week before, at once when that is past.
        let working = group(&town, "Groupe de travail", GroupKind::Working).await;
        crate::mandate(&town, working, circle.other, groups::Role::Member).await;
        let mut context = step(working, None);
        context.group = Id::from_uuid(working.uuid());
        context.opens_at = Some(instant("2026-11-19T23:00:00Z"));
        let settings = &mut context.settings.0;
        settings.insert("automatic".to_owned(), Setting::Bool(true));
        town.act(Actor::System, OpenStep(context)).await.expect("opened");
        town.settle().await;
        assert_eq!(convocations(&town, "Sacha Petit").await, 2);
    });
}
