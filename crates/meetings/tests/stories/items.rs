//! Who was there for which item, and the quorum at each.

use kernel::Actor;
use meetings::{
    AgendaItemId, Attendance, RecordAttendance, RecordSpans, RecuseFromItem, RemoveAgendaItem, Span,
};
use testkit::{TestTown, on_both_engines, refusal, whole};

use crate::{Circle, FEATURES, follow, open, says, send, signed_in};

db::statements! {
    COUNT_ABSENCES_TOLD = "select count(*) as n from journal where collectivite_id = $1 and kind = 'meetings.absence-recorded'";
}

async fn absences_told(town: &TestTown) -> i64 {
    town.sql()
        .count(COUNT_ABSENCES_TOLD, db::args![town.body])
        .await
        .expect("counted")
}

#[tokio::test]
async fn arrivals_and_departures_tell_the_quorum_of_each_item() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Séance", "2026-11-10T17:30:00Z").await;
        let page = format!("/reunions/{id}");
        let address = format!("{page}/presence/points");
        let mut secretary = signed_in(&town, "Alix Martin").await;
        says(
            &whole(secretary.get(&address).await, 200),
            &["notez d’abord les présences"],
        );
        let present = [circle.chair, circle.secretary, circle.member];
        let record = RecordAttendance {
            meeting: id,
            attendance: present.map(|person| (person, Attendance::Present)).to_vec(),
        };
        town.act(Actor::Person(circle.secretary), record)
            .await
            .expect("noted");
        assert!(
            !open(&mut secretary, &page).await.contains("Absents de ce point"),
            "all were there throughout"
        );

        let form = whole(secretary.get(&address).await, 200);
        says(
            &form,
            &[
                "Arrivée de Yann Le Goff",
                "Dès le début",
                "1. Bilan",
                "2. Questions diverses",
            ],
        );
        assert!(!form.contains("Sacha Petit"), "only those who came");
        let items: Vec<String> = form
            .split("<option value=\"")
            .filter_map(|rest| rest.split('"').next())
            .filter(|value| value.len() == 36)
            .take(2)
            .map(str::to_owned)
            .collect();
        let (arrival, departure) = (format!("a-{}", circle.member), format!("d-{}", circle.chair));
        // Yann arrives for the second item: the first has no quorum. Camille cannot leave before the first.
        let impossible = [
            (departure.as_str(), items[0].as_str()),
            (arrival.as_str(), items[1].as_str()),
        ];
        let refused = whole(send(&town, &mut secretary, &address, &impossible).await, 422);
        says(
            &refused,
            &[
                "ne peut pas partir avant le point où elle arrive",
                "href=\"#points\"",
            ],
        );
        assert_eq!(
            refused.matches(" selected").count(),
            2,
            "nothing chosen is lost: {refused}"
        );
        let done = send(
            &town,
            &mut secretary,
            &address,
            &[(arrival.as_str(), items[1].as_str())],
        )
        .await;
        let shown = follow(&mut secretary, &done).await;
        says(
            &shown,
            &[
                "Les arrivées et les départs sont notés.",
                "Non atteint\u{a0}: 2 ayant voix, il en faut 3",
                "Atteint\u{a0}: 3 ayant voix, il en faut 3",
                "data-label=\"Absents de ce point\">Yann Le Goff",
            ],
        );
        let mut citizen = town.browser();
        let public = open(&mut citizen, &page).await;
        says(&public, &["Non atteint\u{a0}: 2 ayant voix"]);
        assert!(
            !public.contains("Yann Le Goff"),
            "names are for the group until the approval"
        );

        // The item that somebody arrived for stays on the agenda; without that, it may go.
        let alix = Actor::Person(circle.secretary);
        let remove = RemoveAgendaItem {
            meeting: id,
            item: items[1].parse().expect("an id"),
        };
        let outcome = town.act(alix, remove.clone()).await;
        assert_eq!(refusal(outcome), "meetings-agenda-item-attended");
        let span = |person, from: Option<&str>| Span {
            person_id: person,
            from_item: from.map(|item| item.parse().expect("an id")),
            until_item: None,
        };
        let record = |spans| RecordSpans { meeting: id, spans };
        let outcome = town.act(alix, record(vec![span(circle.other, None)])).await;
        assert_eq!(refusal(outcome), "meetings-spans-not-present");
        let outcome = town
            .act(
                Actor::Person(circle.member),
                record(vec![span(circle.member, None)]),
            )
            .await;
        assert_eq!(refusal(outcome), "meetings.record-attendance");
        town.act(alix, record(vec![span(circle.member, None)]))
            .await
            .expect("noted");
        town.act(alix, remove).await.expect("removed");
        let outcome = town
            .act(alix, record(vec![span(circle.member, Some(&items[1]))]))
            .await;
        assert_eq!(refusal(outcome), "meetings-spans-no-item");
    });
}

#[tokio::test]
async fn who_leaves_the_room_for_one_item_counts_for_the_others() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Séance", "2026-11-10T17:30:00Z").await;
        let page = format!("/reunions/{id}");
        let address = format!("{page}/presence/points");
        let present = [circle.chair, circle.secretary, circle.member];
        let record = RecordAttendance {
            meeting: id,
            attendance: present.map(|person| (person, Attendance::Present)).to_vec(),
        };
        town.act(Actor::Person(circle.secretary), record)
            .await
            .expect("noted");
        let mut secretary = signed_in(&town, "Alix Martin").await;
        let form = whole(secretary.get(&address).await, 200);
        says(&form, &["Sorties pour certains points", "quitte la salle"]);
        let items: Vec<&str> = form
            .split("name=\"sortie-point\" value=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(items.len(), 2, "{form}");
        let away = format!("{address}/sorties");
        let member = circle.member.to_string();
        let refused = whole(
            send(&town, &mut secretary, &away, &[("sortie-personne", &member)]).await,
            422,
        );
        says(&refused, &["Cochez au moins un point de l’ordre du jour."]);
        assert!(
            refused.contains(&format!("value=\"{member}\" selected")),
            "the person chosen stays: {refused}"
        );
        let stranger = circle.other.to_string();
        let fields = [("sortie-personne", stranger.as_str()), ("sortie-point", items[0])];
        let refused = whole(send(&town, &mut secretary, &away, &fields).await, 422);
        says(&refused, &["n’est pas notée présente"]);

        let fields = [("sortie-personne", member.as_str()), ("sortie-point", items[0])];
        for _ in 0..2 {
            let done = send(&town, &mut secretary, &away, &fields).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        let shown = open(&mut secretary, &page).await;
        says(
            &shown,
            &[
                "Non atteint\u{a0}: 2 ayant voix, il en faut 3",
                "Atteint\u{a0}: 3 ayant voix, il en faut 3",
                "data-label=\"Absents de ce point\">Yann Le Goff",
            ],
        );
        assert_eq!(
            absences_told(&town).await,
            2,
            "each deed leaves its line, the second that nothing changed"
        );
        // The first minutes propose who took no part in what.
        says(
            &open(&mut secretary, &format!("{page}/compte-rendu")).await,
            &["Yann Le Goff ne prend pas part au point 1."],
        );
        let remove = RemoveAgendaItem {
            meeting: id,
            item: items[0].parse().expect("an id"),
        };
        let outcome = town.act(Actor::Person(circle.secretary), remove).await;
        assert_eq!(refusal(outcome), "meetings-agenda-item-attended");

        let back = [fields[0], fields[1], ("retirer", "1")];
        let done = send(&town, &mut secretary, &away, &back).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(
            !open(&mut secretary, &page).await.contains("Absents de ce point"),
            "taken back"
        );

        // Several items at once; and somebody noted absent left the room for nothing.
        let both = [fields[0], fields[1], ("sortie-point", items[1])];
        let done = send(&town, &mut secretary, &away, &both).await;
        assert_eq!(done.status, 303, "{}", done.text);
        says(
            &open(&mut secretary, &format!("{page}/compte-rendu")).await,
            &[
                "Yann Le Goff ne prend pas part au point 1.",
                "Yann Le Goff ne prend pas part au point 2.",
            ],
        );
        assert_eq!(absences_told(&town).await, 4, "taken back, noted again");
        for state in [Attendance::Absent, Attendance::Present] {
            let record = RecordAttendance {
                meeting: id,
                attendance: vec![(circle.member, state)],
            };
            town.act(Actor::Person(circle.secretary), record)
                .await
                .expect("noted");
        }
        assert!(
            !open(&mut secretary, &page).await.contains("Absents de ce point"),
            "who did not come left the room for nothing"
        );
        let mut member = signed_in(&town, "Yann Le Goff").await;
        let refused = send(&town, &mut member, &away, &fields).await;
        assert_eq!(refused.status, 403, "{}", refused.text);
    });
}

#[tokio::test]
async fn a_member_says_before_the_meeting_that_they_take_no_part_in_an_item_and_the_minutes_tell_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Séance", "2026-11-12T17:30:00Z").await;
        let page = format!("/reunions/{id}");
        let address = format!("{page}/ordre-du-jour/deport");
        let mut member = signed_in(&town, "Yann Le Goff").await;
        let shown = open(&mut member, &page).await;
        says(&shown, &["Me déporter du point «\u{a0}Bilan\u{a0}»"]);
        let item = first_item(&shown);
        let fields = [("item", item.as_str())];
        let done = send(&town, &mut member, &address, &fields).await;
        let shown = follow(&mut member, &done).await;
        says(
            &shown,
            &[
                "Yann Le Goff n’y prend pas part.",
                "Reprendre part au point «\u{a0}Bilan\u{a0}»",
            ],
        );
        let public = open(&mut town.browser(), &page).await;
        assert!(!public.contains("Yann Le Goff"), "names are for the group");
        let mut outsider = town.browser();
        let refused = send(&town, &mut outsider, &address, &fields).await;
        assert_ne!(refused.status, 200, "{}", refused.text);

        let back = [("item", item.as_str()), ("retour", "oui")];
        let done = send(&town, &mut member, &address, &back).await;
        let shown = follow(&mut member, &done).await;
        assert!(!shown.contains("n’y prend pas part"), "taken back: {shown}");
        let done = send(&town, &mut member, &address, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);

        town.advance_days(3).await;
        let record = RecordAttendance {
            meeting: id,
            attendance: [circle.chair, circle.secretary, circle.member]
                .map(|person| (person, Attendance::Present))
                .to_vec(),
        };
        town.act(Actor::Person(circle.secretary), record)
            .await
            .expect("noted");
        let mut secretary = signed_in(&town, "Alix Martin").await;
        says(
            &open(&mut secretary, &format!("{page}/compte-rendu")).await,
            &["Yann Le Goff ne prend pas part au point 1."],
        );
        let late = RecuseFromItem {
            meeting: id,
            item: item.parse().expect("an identifier"),
            is_recused: false,
        };
        let late = town.act(Actor::Person(circle.member), late).await;
        assert_eq!(refusal(late), "meetings-has-begun");
    });
}

#[tokio::test]
async fn an_item_that_somebody_is_recused_from_may_still_leave_the_agenda() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Séance", "2026-11-12T17:30:00Z").await;
        let mut member = signed_in(&town, "Yann Le Goff").await;
        let item: AgendaItemId = first_item(&open(&mut member, &format!("/reunions/{id}")).await)
            .parse()
            .expect("an identifier");
        let deed = |is_recused| RecuseFromItem {
            meeting: id,
            item,
            is_recused,
        };
        town.act(Actor::Person(circle.member), deed(true))
            .await
            .expect("said");
        let remove = RemoveAgendaItem { meeting: id, item };
        town.act(Actor::Person(circle.chair), remove)
            .await
            .expect("removed");
        let gone = town.act(Actor::Person(circle.member), deed(true)).await;
        assert!(
            matches!(gone, Err(kernel::Fault::NotFound("agenda-item"))),
            "{gone:?}"
        );
    });
}

/// The identifier of the first item one may recuse oneself from, as the page's own form says it.
fn first_item(page: &str) -> String {
    page.split("/ordre-du-jour/deport\"")
        .nth(1)
        .and_then(|form| form.split("name=\"item\" value=\"").nth(1))
        .and_then(|rest| rest.split('"').next())
        .expect("an item")
        .to_owned()
}
