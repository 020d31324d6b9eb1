//! The calendars, read by a small reader of our own that knows only RFC 5545.

use kernel::{Actor, Collectivite, HostName};
use meetings::{ChangeMeeting, PlanMeeting, SendConvocation};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, instant, open, sequence};

db::statements! {
    /// A meeting as it was kept before its name was.
    FORGET_UID = "update meeting set calendar_uid = null where collectivite_id = $1 and id = $2";
}

/// Gives the site a name of its own.
async fn name_site(town: &TestTown, name: &str) {
    let name = HostName::parse(name).expect("a name");
    let mut sql = town.house.db.begin().await.expect("begun");
    Collectivite::set_hosts(&mut sql, town.body, &[name])
        .await
        .expect("named");
    sql.commit().await.expect("committed");
    town.house.load_collectivites().await.expect("read again");
}

/// Unfolds a calendar (section 3.1) after checking what a strict reader would: CRLF, 75 octets a line, BEGIN and END
/// balanced, one UID, DTSTAMP and DTSTART in each event.
pub(crate) fn check(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n"), "ends with CRLF");
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']), "only CRLF");
    let mut lines: Vec<String> = Vec::new();
    for line in calendar.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => lines.last_mut().expect("a line to continue").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    let mut open = Vec::new();
    for line in &lines {
        assert!(line.contains(':'), "{line}");
        if let Some(name) = line.strip_prefix("BEGIN:") {
            open.push(name);
        } else if let Some(name) = line.strip_prefix("END:") {
            assert_eq!(open.pop(), Some(name), "BEGIN and END balance");
        }
    }
    assert!(open.is_empty(), "{open:?} left open");
    assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    let text = lines.join("\n");
    for event in text.split("BEGIN:VEVENT").skip(1) {
        for property in ["\nUID:", "\nDTSTAMP:", "\nDTSTART", "\nSEQUENCE:"] {
            assert_eq!(event.matches(property).count(), 1, "{property} in {event}");
        }
    }
    lines
}

fn line<'a>(calendar: &'a [String], name: &str) -> &'a str {
    calendar
        .iter()
        .rev()
        .find(|line| line.starts_with(name))
        .map_or_else(|| panic!("no {name} in {calendar:?}"), String::as_str)
}

#[tokio::test]
async fn a_meeting_in_a_calendar_keeps_its_name_and_counts_its_changes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let title =
            "Réunion élargie, avec les associations de cyclistes ; ordre du jour à confirmer à l’entrée";
        let id = circle.plan(&town, title, "2026-12-08T17:30:00Z").await;
        let path = format!("/reunions/{id}.ics");
        let mut citizen = town.browser();
        let reply = citizen.get(&path).await;
        let media_type = reply.headers.get("content-type").expect("a media type");
        assert!(media_type.to_str().expect("text").starts_with("text/calendar"));
        let first = check(&reply.text);
        assert_eq!(
            line(&first, "DTSTART;"),
            "DTSTART;TZID=Europe/Paris:20261208T183000"
        );
        assert_eq!(line(&first, "SEQUENCE"), sequence(town.now(), 0));
        assert_eq!(line(&first, "UID"), format!("UID:meeting-{id}@{}", town.body));
        assert!(line(&first, "SUMMARY").contains("cyclistes \\; ordre"));
        assert!(line(&first, "DESCRIPTION").contains("1. Bilan\\n2. Questions diverses"));
        assert!(first.iter().any(|line| line == "TZID:Europe/Paris"));
        assert_eq!(
            open(&mut citizen, &path).await,
            reply.text,
            "the same meeting gives the same bytes"
        );

        town.advance_days(1).await;
        let change = ChangeMeeting {
            meeting: id,
            sequence: 0,
            title: title.to_owned(),
            starts_at: instant("2026-12-08T18:00:00Z"),
            ends_at: Some(instant("2026-12-08T19:30:00Z")),
            place: String::new(),
        };
        town.act(Actor::Person(circle.chair), change)
            .await
            .expect("changed");
        let second = check(&open(&mut citizen, &path).await);
        assert_eq!(line(&second, "SEQUENCE"), sequence(town.now(), 1));
        assert_eq!(line(&second, "UID"), line(&first, "UID"));
        assert_eq!(line(&second, "DTEND"), "DTEND;TZID=Europe/Paris:20261208T203000");
        assert_ne!(line(&second, "DTSTAMP"), line(&first, "DTSTAMP"));
        assert!(!second.iter().any(|line| line.starts_with("LOCATION")));

        // A name given to the site since changes the address, not which meeting it is.
        name_site(&town, "participer.example").await;
        citizen.go_to("participer.example");
        let moved = check(&open(&mut citizen, &path).await);
        assert_eq!(line(&moved, "UID"), line(&first, "UID"));
        assert!(line(&moved, "DESCRIPTION").contains("participer.example"));
    });
}

#[tokio::test]
async fn a_meeting_announced_before_names_were_kept_keeps_the_one_it_had() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-12-08T17:30:00Z").await;
        let mut sql = town.house.db.begin().await.expect("begun");
        sql.execute(FORGET_UID, db::args![town.body, id])
            .await
            .expect("as it was");
        sql.commit().await.expect("committed");
        let base_url = town.house.base_url(town.body);
        let (_, host) = base_url.split_once("://").expect("an address");
        let host = host.split(':').next().expect("a host");
        let known = format!("UID:meeting-{id}@{host}");
        let path = format!("/reunions/{id}.ics");
        let mut citizen = town.browser();
        let before = check(&open(&mut citizen, &path).await);
        assert_eq!(line(&before, "UID"), known);

        let convoke = SendConvocation {
            meeting: id,
            sequence: 0,
        };
        town.act(Actor::Person(circle.chair), convoke)
            .await
            .expect("convened");
        name_site(&town, "participer.example").await;
        citizen.go_to("participer.example");
        let after = check(&open(&mut citizen, &path).await);
        assert_eq!(line(&after, "UID"), known);
    });
}

#[tokio::test]
async fn hours_stay_those_of_clocks_across_the_change_of_time() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        for (at, local) in [
            ("2027-03-27T17:00:00Z", "20270327T180000"),
            ("2027-03-28T16:00:00Z", "20270328T180000"),
            ("2027-10-31T17:00:00Z", "20271031T180000"),
        ] {
            let id = circle.plan(&town, "Réunion", at).await;
            let mut citizen = town.browser();
            let calendar = check(&open(&mut citizen, &format!("/reunions/{id}.ics")).await);
            assert_eq!(
                line(&calendar, "DTSTART;"),
                format!("DTSTART;TZID=Europe/Paris:{local}")
            );
        }
    });
}

#[tokio::test]
async fn a_group_calendar_holds_its_last_two_hundred_meetings() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        for day in 0..203 {
            let deed = PlanMeeting {
                group: circle.group,
                title: format!("Réunion {day}"),
                starts_at: instant("2026-11-11T08:00:00Z").plus_days(day),
                ends_at: None,
                place: String::new(),
                agenda: vec!["Point".to_owned()],
            };
            town.act(Actor::Operator, deed).await.expect("planned");
        }
        let mut citizen = town.browser();
        let calendar = check(&open(&mut citizen, &format!("/groupes/{}/reunions.ics", circle.slug)).await);
        assert_eq!(
            calendar
                .iter()
                .filter(|line| line.as_str() == "BEGIN:VEVENT")
                .count(),
            200
        );
        assert!(
            !calendar.iter().any(|line| line.contains("Réunion 2 (")),
            "the oldest are left out"
        );
        assert!(calendar.iter().any(|line| line.contains("Réunion 202 (")));
        assert_eq!(
            calendar.iter().filter(|line| line.contains("1. Point")).count(),
            200
        );
        // The list has pages.
        let list = open(&mut citizen, "/reunions").await;
        assert_eq!(list.matches("<article").count(), 50);
        let final_page = open(&mut citizen, "/reunions?a_venir=5").await;
        assert_eq!(final_page.matches("<article").count(), 3);
        assert_eq!(citizen.get("/groupes/inconnu/reunions.ics").await.status, 404);
    });
}
