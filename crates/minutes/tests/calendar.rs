//! Calendars as other programs must find them.

use jiff::Timestamp;
use jiff::civil::{date, time};
use minutes::Moment;
use minutes::ics::{Event, calendar};

fn now() -> Timestamp {
    Timestamp::constant(1_794_341_700, 0)
}

#[test]
fn the_next_meeting_and_the_open_actions_go_to_a_calendar() {
    let minutes = minutes::parse(
        "Groupe : Open data\nDate : 10 novembre 2026\n\nActions\n- [ ] Alix : relire – pour le 20 novembre\n- [x] écrire\n\n\
         Prochaine réunion : mardi 8 décembre de 18h30 à 20h, Hôtel de ville, salle 2",
    );
    let file = minutes::to_ics(&minutes, "parvis.example", now()).unwrap();
    insta::assert_snapshot!(file.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Parvis//minutes//FR
    CALSCALE:GREGORIAN
    BEGIN:VTIMEZONE
    TZID:Europe/Paris
    BEGIN:DAYLIGHT
    DTSTART:19810329T020000
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    TZNAME:CEST
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:19961027T030000
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    TZNAME:CET
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:prochaine-reunion-open-data-2026-11-10@parvis.example
    DTSTAMP:20261110T201500Z
    SEQUENCE:0
    DTSTART;TZID=Europe/Paris:20261208T183000
    DTEND;TZID=Europe/Paris:20261208T200000
    SUMMARY:Réunion – Open data
    LOCATION:Hôtel de ville\, salle 2
    END:VEVENT
    BEGIN:VTODO
    UID:action-a1-open-data-2026-11-10@parvis.example
    DTSTAMP:20261110T201500Z
    SUMMARY:relire
    DUE;VALUE=DATE:20261120
    DESCRIPTION:Responsables : Alix
    STATUS:NEEDS-ACTION
    END:VTODO
    END:VCALENDAR
    ");
    assert_eq!(
        minutes::to_ics(&minutes, "parvis.example", now()).unwrap(),
        file,
        "the same minutes give the same UIDs"
    );
    assert_eq!(
        minutes::to_ics(&minutes::parse("Bonjour"), "parvis.example", now()),
        None
    );
}

fn event(summary: &str, tz: &str) -> Event {
    Event {
        uid: "1@parvis.example".to_owned(),
        starts: Moment::at(date(2026, 12, 8), time(18, 30, 0, 0)),
        ends: None,
        tz: tz.to_owned(),
        summary: summary.to_owned(),
        place: None,
        description: None,
        sequence: 2,
        is_cancelled: false,
        organizer: None,
    }
}

#[test]
fn long_lines_are_folded_between_two_characters() {
    let summary = "é€😀".repeat(40);
    let file = calendar(&[event(&summary, "Europe/Paris")], now());
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    assert!(
        file.replace("\r\n ", "")
            .contains(&format!("SUMMARY:{summary}\r\n"))
    );
    assert!(!file.replace("\r\n", "").contains('\n'));
}

#[test]
fn text_cannot_become_a_property() {
    let file = calendar(
        &[event("a, b; c\\d\r\nDTSTART:19700101\u{7}", "Europe/Paris")],
        now(),
    );
    assert!(file.contains("SUMMARY:a\\, b\\; c\\\\d\\nDTSTART:19700101\r\n"));
    assert!(file.contains("SEQUENCE:2\r\n"));
    let strange = calendar(&[event("a", "Nowhere\r\nX:1")], now());
    assert!(strange.contains("DTSTART:20261208T183000\r\n") && !strange.contains("Nowhere"));
}

#[test]
fn overseas_clocks_have_their_own_rules() {
    let reunion = calendar(&[event("a", "Indian/Reunion")], now());
    assert!(
        reunion.contains("TZID:Indian/Reunion")
            && reunion.contains("TZOFFSETTO:+0400")
            && !reunion.contains("DAYLIGHT")
    );
    let miquelon = calendar(&[event("a", "America/Miquelon")], now());
    assert!(
        miquelon
            .contains("BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0300\r\nTZOFFSETTO:-0200")
    );
}

#[test]
fn whole_days_end_the_day_after() {
    let days = Event {
        starts: Moment::day(date(2026, 12, 8)),
        ends: Some(Moment::day(date(2026, 12, 9))),
        ..event("a", "Europe/Paris")
    };
    let file = calendar(&[days], now());
    assert!(file.contains("DTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261210\r\n"));
    assert!(!file.contains("VTIMEZONE"));
}
