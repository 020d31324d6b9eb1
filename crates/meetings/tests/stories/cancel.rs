//! A meeting that will not take place, and one that will after all.

use kernel::Actor;
use meetings::{CancelMeeting, ChangeMeeting, MeetingState, RecordAttendance};
use testkit::{TestTown, on_both_engines, refusal};

use crate::calendar::check;
use crate::{Circle, FEATURES, instant, open, send, sequence, signed_in};

#[tokio::test]
async fn cancelled_it_stays_readable_and_can_be_announced_again() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle
            .plan(&town, "Réunion mensuelle", "2026-12-08T17:30:00Z")
            .await;
        let page = format!("/reunions/{id}");
        let cancel = format!("{page}/annuler");
        let mut member = signed_in(&town, "Yann Le Goff").await;
        assert!(!open(&mut member, &page).await.contains("Annuler la réunion"));
        let refused = send(&town, &mut member, &cancel, &[("sequence", "0")]).await;
        assert_eq!(refused.status, 403);

        let mut secretary = signed_in(&town, "Alix Martin").await;
        assert!(open(&mut secretary, &page).await.contains("Annuler la réunion"));
        let stale = send(&town, &mut secretary, &cancel, &[("sequence", "7")]).await;
        let location = stale.location.expect("a redirect");
        assert!(location.contains("meetings-not-cancelled"));
        let done = send(&town, &mut secretary, &cancel, &[("sequence", "0")]).await;
        assert_eq!(done.status, 303, "{}", done.text);

        let mut citizen = town.browser();
        let read = open(&mut citizen, &page).await;
        assert!(
            read.contains("Annulée") && read.contains("elle n’aura pas lieu"),
            "{read}"
        );
        assert!(
            !read.contains("id=\"compte-rendu\""),
            "nothing is written about it"
        );
        let calendar = check(&citizen.get(&format!("{page}.ics")).await.text);
        assert!(calendar.contains(&"STATUS:CANCELLED".to_owned()));
        assert!(calendar.contains(&sequence(town.now(), 1)));

        let again = CancelMeeting {
            meeting: id,
            sequence: 1,
        };
        let twice = town.act(Actor::Operator, again).await;
        assert_eq!(refusal(twice), "meetings-is-cancelled");
        let attendance = RecordAttendance {
            meeting: id,
            attendance: Vec::new(),
        };
        let late = town.act(Actor::Operator, attendance).await;
        assert_eq!(refusal(late), "meetings-is-cancelled");

        assert!(
            open(&mut secretary, &page)
                .await
                .contains("L’annoncer de nouveau")
        );
        let change = ChangeMeeting {
            meeting: id,
            sequence: 1,
            title: "Réunion mensuelle".to_owned(),
            starts_at: instant("2026-12-08T17:30:00Z"),
            ends_at: None,
            place: String::new(),
        };
        town.act(Actor::Operator, change).await.expect("announced again");
        let meeting = meetings::find(&mut town.sql(), town.body, id).await;
        let meeting = meeting.expect("read").expect("there");
        assert_eq!((meeting.state, meeting.sequence), (MeetingState::Planned, 2));
    });
}
