//! The whole way: planned, held, written, read, approved, followed.

use kernel::Actor;
use meetings::{Attendance, MeetingState};
use testkit::{Browser, TestTown, on_both_engines};

use crate::calendar::check;
use crate::{Circle, FEATURES, follow, open, says, send, signed_in};

/// Invented minutes, written as people write them.
const MINUTES: &str = "Groupe mobilités

10 novembre 2026

Rédaction Alix

Participants

Présents: Camille Durand, A. Martin, Mme Hervé (association Les Roues libres)

Excusés : Sacha Petit

Éléments de contexte, déroulement et décisions

Objectif de la réunion : Préparer l'avis sur le plan vélo.

Échanges et informations :

La carte des pistes est relue. Le tronçon de la gare manque.

Actions à venir du groupe de travail :

- Camille Durand : demander la carte à jour au service voirie, avant le 1er décembre 2026
- compter les vélos sur le marché (tous)
- [x] ouvrir le dossier partagé

Décisions :

- Ajouter le tronçon de la gare à l'avis (pour : 2, contre : 0, abstention : 1)

Prochaine réunion

Dates, horaires et lieu : Mardi 8 décembre 18h30 à la maison des associations
Lien documents : Dossier partagé
";

#[tokio::test]
async fn from_the_announcement_to_what_became_of_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move { tell(&town).await });
}

async fn tell(town: &TestTown) {
    let circle = Circle::meet(town).await;
    let id = circle
        .plan(town, "Réunion mensuelle", "2026-11-10T17:30:00Z")
        .await;
    let page = format!("/reunions/{id}");
    let path = format!("{page}/compte-rendu");
    let mut secretary = signed_in(town, "Alix Martin").await;
    let mut chair = signed_in(town, "Camille Durand").await;
    let mut citizen = town.browser();

    take_attendance(town, &circle, &mut secretary, &page).await;
    write(town, &mut secretary, &path).await;

    // A draft is for the group: a visitor is asked to sign in, and finds nothing of it by searching.
    assert_eq!(citizen.get(&path).await.status, 303);
    let found = search::find(&mut town.sql(), town.body, "tronçon", None, 10, 0)
        .await
        .expect("a search");
    assert_eq!(found.hits.len(), 0);
    assert!(
        meetings::find_minutes(&mut town.sql(), town.body, id)
            .await
            .expect("read")
            .is_none()
    );

    approve(town, &mut chair, &path).await;
    let approved = meetings::find_minutes(&mut town.sql(), town.body, id)
        .await
        .expect("read")
        .expect("approved");
    assert_eq!(approved.held_on.to_string(), "2026-11-10");
    assert_eq!(approved.markdown.trim(), MINUTES.trim());
    assert_eq!(approved.minutes.decisions.len(), 1);
    let meeting = meetings::find(&mut town.sql(), town.body, id)
        .await
        .expect("read")
        .expect("there");
    assert_eq!(meeting.state, MeetingState::Approved);

    // The next meeting stands in the list, with its place, and in the group's calendar.
    let next = meeting.next_meeting_id.expect("a next meeting");
    let announced = open(&mut citizen, &format!("/reunions/{next}")).await;
    says(
        &announced,
        &[
            "mardi 8 décembre 2026 à 18\u{a0}h\u{a0}30",
            "maison des associations",
        ],
    );
    let calendar = open(&mut citizen, &format!("/groupes/{}/reunions.ics", circle.slug)).await;
    let calendar = check(&calendar);
    assert_eq!(
        calendar
            .iter()
            .filter(|line| line.as_str() == "BEGIN:VEVENT")
            .count(),
        2
    );
    assert!(
        calendar
            .iter()
            .any(|line| line == "DTSTART;TZID=Europe/Paris:20261208T183000"),
        "{calendar:?}"
    );

    // Minutes are public, found, and final.
    let read = open(&mut citizen, &path).await;
    says(
        &read,
        &[
            "Approuvé le 10 novembre 2026",
            "Le tronçon de la gare manque",
            "compter les vélos sur le marché",
        ],
    );
    let found = search::find(&mut town.sql(), town.body, "tronçon", None, 10, 0)
        .await
        .expect("a search");
    assert_eq!(found.hits.len(), 1);
    assert_eq!(found.hits[0].path, path);
    let late = send(
        town,
        &mut chair,
        &path,
        &[("version", "1"), ("texte", "autre chose")],
    )
    .await;
    assert_eq!(late.status, 422);
    says(&late.text, &["ne change plus", "autre chose"]);
    let twice = send(
        town,
        &mut chair,
        &format!("{path}/approuver"),
        &[("version", "1")],
    )
    .await;
    assert_ne!(twice.status, 303);
    let meetings_now = open(&mut citizen, "/reunions").await;
    assert_eq!(
        meetings_now.matches("maison des associations").count(),
        1,
        "nothing is created twice"
    );

    // The board shows what is to be done, and by whom.
    says(
        &open(&mut citizen, "/suivi").await,
        &["demander la carte à jour", "Camille Durand", "1er décembre 2026"],
    );
}

async fn take_attendance(town: &TestTown, circle: &Circle, secretary: &mut Browser, page: &str) {
    let sheet = open(secretary, &format!("{page}/presence")).await;
    for name in crate::NAMES {
        assert_eq!(
            sheet.matches(&format!("{name}\u{a0}: ")).count(),
            3,
            "three choices for {name}"
        );
    }
    let choices: Vec<(String, &str)> = [
        (circle.chair, Attendance::Present),
        (circle.secretary, Attendance::Present),
        (circle.member, Attendance::Absent),
    ]
    .into_iter()
    .map(|(person, state)| (format!("p-{person}"), state.as_str()))
    .collect();
    let fields: Vec<(&str, &str)> = choices
        .iter()
        .map(|(name, state)| (name.as_str(), *state))
        .collect();
    let done = send(town, secretary, &format!("{page}/presence"), &fields).await;
    let shown = follow(secretary, &done).await;
    says(
        &shown,
        &[
            "Les présences sont notées.",
            "Quorum non atteint",
            "2 présents sur 4 membres",
            "il en faut 3",
        ],
    );
    let nobody = send(town, secretary, &format!("{page}/presence"), &[]).await;
    assert_eq!(nobody.status, 422);
    says(
        &nobody.text,
        &[
            "Choisissez au moins une présence.",
            "href=\"#presence\"",
            "id=\"presence\"",
        ],
    );
    // Names are for the group until the minutes are approved; the count is for everyone.
    let mut citizen = town.browser();
    let seen = open(&mut citizen, page).await;
    says(&seen, &["2 présents sur 4 membres"]);
    assert!(!seen.contains("Yann Le Goff"), "{seen}");
}

async fn write(town: &TestTown, secretary: &mut Browser, path: &str) {
    let template = open(secretary, path).await;
    says(
        &template,
        &[
            "Présents : Alix Martin, Camille Durand",
            "Absents : Yann Le Goff",
            "## Décisions",
            "## Actions à venir",
            "## Prochaine réunion",
            "### Bilan",
            "data-autosave=",
        ],
    );
    let shown = send(
        town,
        secretary,
        path,
        &[("version", "0"), ("texte", MINUTES), ("intention", "lire")],
    )
    .await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    says(
        &shown.text,
        &[
            "Ce que Parvis a lu",
            "Camille Durand – membre du groupe",
            "A. Martin – membre du groupe",
            "1 décision",
            "pour\u{a0}: 2, contre\u{a0}: 0, abstention\u{a0}: 1",
            "3 actions",
            "avant le 1er décembre 2026 inclus",
            "mardi 8 décembre 2026 à 18\u{a0}h\u{a0}30",
        ],
    );
    assert!(
        !shown.text.contains("Approuver et publier"),
        "only what is saved can be approved"
    );
    let saved = send(
        town,
        secretary,
        path,
        &[("version", "0"), ("texte", MINUTES), ("intention", "enregistrer")],
    )
    .await;
    says(
        &follow(secretary, &saved).await,
        &[
            "Le compte rendu est enregistré.",
            "Version 1",
            "Approuver et publier",
        ],
    );
}

async fn approve(town: &TestTown, chair: &mut Browser, path: &str) {
    let request = town.id::<()>().to_string();
    let fields = [("request_id", request.as_str()), ("version", "1")];
    let address = format!("{path}/approuver");
    let done = chair.post(&address, &fields).await;
    // A double click approves once, and both clicks arrive at the same place.
    let again = chair.post(&address, &fields).await;
    assert_eq!((done.status, &done.location), (again.status, &again.location));
    let page = follow(chair, &done).await;
    says(
        &page,
        &[
            "Le compte rendu est approuvé et public.",
            "demander la carte à jour au service voirie",
            "compter les vélos sur le marché",
            "Prochaine réunion",
            "Réunion mensuelle",
        ],
    );
}

#[tokio::test]
async fn approval_marks_members_and_does_nothing_without_minutes_or_before_the_day() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        use kernel::Fault;
        use meetings::{ApproveMinutes, WriteMinutes};
        let circle = Circle::meet(&town).await;
        let chair = Actor::Person(circle.chair);
        let id = circle
            .plan(&town, "Réunion mensuelle", "2026-11-12T17:30:00Z")
            .await;
        let text = MINUTES.replace("10 novembre", "12 novembre");
        let refused = |outcome: Result<_, Fault>, key: &str| match outcome {
            Err(Fault::Refused { sentence, .. }) => assert_eq!(sentence.key, key),
            other => panic!("{other:?}"),
        };
        refused(
            town.act(chair, ApproveMinutes { meeting: id }).await,
            "meetings-not-held-yet",
        );
        town.advance_days(2).await;
        refused(
            town.act(chair, ApproveMinutes { meeting: id }).await,
            "meetings-nothing-to-approve",
        );
        // A meeting of the group at the announced instant is there already: it is that one.
        let there = circle.plan(&town, "Autre nom", "2026-12-08T17:30:00Z").await;
        let write = WriteMinutes {
            meeting: id,
            version: 0,
            text,
        };
        town.act(Actor::Person(circle.member), write)
            .await
            .expect("written");
        let approval = town
            .act(chair, ApproveMinutes { meeting: id })
            .await
            .expect("approved");
        assert_eq!(approval.next_meeting, Some(there));
        assert_eq!((approval.follow_ups, approval.attendance), (3, 3));
        let mut citizen = town.browser();
        let page = open(&mut citizen, &format!("/reunions/{id}")).await;
        says(&page, &["Sacha Petit", "Excusé", "2 présents sur 4 membres"]);
        let follow_ups = meetings::follow_ups_of(&mut town.sql(), town.body, id)
            .await
            .expect("read");
        assert_eq!(follow_ups[0].owner_id, Some(circle.chair));
        assert_eq!(
            follow_ups[0].due_on.map(|due| due.to_string()).as_deref(),
            Some("2026-12-01")
        );
        assert_eq!(follow_ups[1].owner_id, None);
        assert!(follow_ups[2].done_at.is_some());
    });
}
