//! Minutes read again by those who were there, before they are approved.

use kernel::{Actor, Fault};
use meetings::{
    AcceptCorrection, ApproveMinutes, Attendance, CorrectionId, MeetingId, ProposeCorrection, ProposeMinutes,
    RecordAttendance, RefuseCorrection, WithdrawCorrection, WriteMinutes,
};
use testkit::{Browser, Reply, TestTown, on_both_engines, refusal, whole};

use crate::{Circle, FEATURES, email, follow, mandate, open, person, says, send, signed_in};

const MINUTES: &str = "# Réunion

Présents : Camille Durand, Alix Martin, Yann Le Goff

Excusés : Sacha Petit

## Décisions

- Adopter la carte (pour : 3)

## Actions à venir

- Camille Durand : demander la carte, avant le 1er décembre 2026
- Yann Le Goff : compter les vélos
";
/// The place of Camille's action, as the page numbers passages.
const ACTION: usize = 7;
const CAMILLE: &str = "- Camille Durand : demander la carte, avant le 1er décembre 2026";
const YANN: &str = "- Yann Le Goff : demander la carte, avant le 8 décembre 2026";

/// A meeting held, its minutes written by the secretary.
async fn written(town: &TestTown, circle: &Circle) -> MeetingId {
    let id = circle
        .plan(town, "Réunion mensuelle", "2026-11-10T17:30:00Z")
        .await;
    let write = WriteMinutes {
        meeting: id,
        version: 0,
        text: MINUTES.to_owned(),
    };
    town.act(Actor::Person(circle.secretary), write)
        .await
        .expect("written");
    id
}

async fn proposed(town: &TestTown, circle: &Circle) -> MeetingId {
    let id = written(town, circle).await;
    let propose = ProposeMinutes {
        meeting: id,
        closes_on: "2026-11-17".parse().expect("a date"),
    };
    town.act(Actor::Person(circle.secretary), propose)
        .await
        .expect("proposed");
    id
}

fn correction(meeting: MeetingId, version: i64, place: usize, wording: &str) -> ProposeCorrection {
    ProposeCorrection {
        meeting,
        version,
        place: place - 1,
        wording: wording.to_owned(),
        reason: "C’est ce qui a été dit.".to_owned(),
    }
}

fn accept(correction: CorrectionId, passage: &str, wording: &str) -> AcceptCorrection {
    AcceptCorrection {
        correction,
        passage: passage.to_owned(),
        wording: wording.to_owned(),
        answer: String::new(),
    }
}

#[tokio::test]
async fn two_attendees_correct_one_passage_and_nothing_is_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move { tell(&town).await });
}

async fn tell(town: &TestTown) {
    let circle = Circle::meet(town).await;
    let id = written(town, &circle).await;
    let path = format!("/reunions/{id}/compte-rendu");
    let mut secretary = signed_in(town, "Alix Martin").await;
    let mut yann = signed_in(town, "Yann Le Goff").await;
    let mut sacha = signed_in(town, "Sacha Petit").await;
    propose(town, &mut secretary, &path).await;

    // Those who were there are written to; they no longer write over the text, they ask.
    let letter = &town.letters(&email("Sacha Petit")).await[0];
    assert_eq!(letter.subject, "Compte rendu à relire\u{a0}: Réunion mensuelle");
    assert!(
        letter.text.contains("17 novembre 2026") && letter.text.contains(&path),
        "{}",
        letter.text
    );
    let page = whole(yann.get(&path).await, 200);
    says(
        &page,
        &[
            "jusqu’au 17 novembre 2026 inclus",
            "choisissez le passage à corriger",
        ],
    );
    assert!(
        !page.contains("<textarea"),
        "members ask, they do not write over: {page}"
    );
    let direct = whole(yann.get(&format!("{path}?modifier=oui")).await, 200);
    assert!(!direct.contains("<textarea"), "nor by another address: {direct}");
    says(
        &open(&mut yann, &format!("/reunions/{id}")).await,
        &["Relire le compte rendu"],
    );
    let over = send(
        town,
        &mut yann,
        &path,
        &[("version", "1"), ("texte", "Autre chose")],
    )
    .await;
    assert_eq!(over.status, 403);

    let first = ask(town, &mut yann, &path, YANN).await;
    let second = ask(
        town,
        &mut sacha,
        &path,
        &CAMILLE.replace("la carte", "la carte et le budget"),
    )
    .await;
    says(
        &whole(sacha.get(&second).await, 200),
        &[
            "Autres demandes sur ce passage",
            "Correction demandée par Yann Le Goff",
        ],
    );
    let asked = &town.letters(&email("Alix Martin")).await[0];
    assert!(asked.text.contains(&second), "{}", asked.text);

    // The secretary accepts one; the other sees its passage changed, and keeps what it asks.
    let shown = whole(secretary.get(&format!("{path}/corrections")).await, 200);
    says(
        &shown,
        &[
            "Correction demandée par Yann Le Goff",
            "Correction demandée par Sacha Petit",
            "<del>",
            "<ins>",
        ],
    );
    let decide = format!("{first}/decider");
    let fields = [
        ("passage", CAMILLE),
        ("redaction", YANN),
        ("mot", "Merci."),
        ("decision", "accepter"),
    ];
    let done = send(town, &mut secretary, &decide, &fields).await;
    says(
        &follow(&mut secretary, &done).await,
        &["Acceptée", "Merci.", "Version 2"],
    );
    let told = &town.letters(&email("Yann Le Goff")).await[0];
    assert!(
        told.text.contains("Elle est acceptée.") && told.text.contains("Merci."),
        "{}",
        told.text
    );
    settle_the_second(town, &mut secretary, &second).await;

    // The history of the minutes says who asked, and what was read follows.
    let page = whole(secretary.get(&path).await, 200);
    says(
        &page,
        &[
            "Version 3",
            "correction demandée par Yann Le Goff",
            "correction demandée par Sacha Petit",
            "2 corrections demandées, toutes ont une réponse",
            "demander la carte et le budget",
        ],
    );
    approve(town, &circle, id, &path).await;
}

/// By the page: a day past is refused, the usual week is offered.
async fn propose(town: &TestTown, secretary: &mut Browser, path: &str) {
    let page = whole(secretary.get(path).await, 200);
    says(&page, &["Proposer à la relecture", "value=\"2026-11-17\""]);
    let address = format!("{path}/proposer");
    for (typed, sentence) in [
        ("2026-11-09", "Le 9 novembre 2026 est passé"),
        ("", "Donnez la date."),
        ("demain", "Cette date n’existe pas"),
        ("2036-11-09", "trop lointaine"),
    ] {
        let refused = whole(send(town, secretary, &address, &[("jusqu_au", typed)]).await, 422);
        says(&refused, &[sentence, &format!("value=\"{typed}\"")[..]]);
    }
    let done = send(town, secretary, &address, &[("jusqu_au", "2026-11-17")]).await;
    says(&follow(secretary, &done).await, &["proposé à la relecture"]);
}

/// Asks for other words by the page, looking first; a second click asks once.
async fn ask(town: &TestTown, browser: &mut Browser, path: &str, wording: &str) -> String {
    let form = whole(
        browser
            .get(&format!("{path}/corriger?passage={ACTION}&version=1"))
            .await,
        200,
    );
    says(
        &form,
        &[
            "demander la carte, avant le 1er décembre 2026",
            "Nouvelle rédaction",
            "data-later=\"correction-",
            "name=\"version_lue\" value=\"1\"",
            "value=\"voir\" data-needs-network",
        ],
    );
    let address = format!("{path}/corriger");
    let place = ACTION.to_string();
    let base = [
        ("version", "1"),
        ("passage", place.as_str()),
        ("redaction", wording),
    ];
    let look = [&base[..], &[("intention", "voir")]].concat();
    let looked = send(town, browser, &address, &look).await;
    says(&whole(looked, 200), &["Ce qui changerait", "<ins>", wording]);
    let without_reason = whole(send(town, browser, &address, &base).await, 422);
    says(&without_reason, &["Dites pourquoi, en quelques mots.", wording]);
    let nothing = [
        ("version", "1"),
        ("passage", place.as_str()),
        ("redaction", CAMILLE),
        ("motif", "Pour voir"),
    ];
    let nothing = whole(send(town, browser, &address, &nothing).await, 422);
    says(&nothing, &["Rien n’est changé", "Pour voir"]);
    let request = town.id::<()>().to_string();
    let asked = [
        &base[..],
        &[
            ("request_id", request.as_str()),
            ("motif", "C’est ce qui a été dit."),
        ],
    ]
    .concat();
    let done = browser.post(&address, &asked).await;
    let again = browser.post(&address, &asked).await;
    assert_eq!((done.status.as_u16(), &done.location), (303, &again.location));
    let page = follow(browser, &done).await;
    says(&page, &["Attend une réponse", "C’est ce qui a été dit."]);
    let same = [&base[..], &[("motif", "Encore")]].concat();
    let twice = whole(send(town, browser, &address, &same).await, 422);
    assert!(
        twice.contains("Vous avez déjà demandé cette correction."),
        "{twice}"
    );
    path_of(&done)
}

fn path_of(reply: &Reply) -> String {
    let location = reply.location.as_deref().expect("a place to go");
    location.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Its passage changed: an answer from the page before is shown again with what was typed, then accepted in other words.
async fn settle_the_second(town: &TestTown, secretary: &mut Browser, second: &str) {
    let page = whole(secretary.get(second).await, 200);
    says(&page, &["Ce passage a changé depuis la demande", YANN]);
    let both = YANN.replace("la carte", "la carte et le budget");
    let decide = format!("{second}/decider");
    let stale = [
        ("passage", CAMILLE),
        ("redaction", both.as_str()),
        ("mot", "Les deux"),
        ("decision", "accepter"),
    ];
    let stale = whole(send(town, secretary, &decide, &stale).await, 409);
    says(&stale, &["Ce passage vient de changer", &both, "Les deux"]);
    let silent = [
        ("passage", YANN),
        ("redaction", both.as_str()),
        ("decision", "refuser"),
    ];
    let silent = whole(send(town, secretary, &decide, &silent).await, 422);
    says(&silent, &["Dites pourquoi vous refusez", &both]);
    let fields = [
        ("passage", YANN),
        ("redaction", both.as_str()),
        ("mot", "Les deux"),
        ("decision", "accepter"),
    ];
    let done = send(town, secretary, &decide, &fields).await;
    says(
        &follow(secretary, &done).await,
        &["Acceptée", "Rédaction retenue", "Version 3"],
    );
}

/// What waits is said before the approval, told to who asked, and the board follows what was accepted.
async fn approve(town: &TestTown, circle: &Circle, id: MeetingId, path: &str) {
    let late = town
        .act(
            Actor::Person(circle.member),
            correction(
                id,
                3,
                ACTION + 1,
                "- Yann Le Goff : compter les vélos et les piétons",
            ),
        )
        .await
        .expect("asked");
    let mut chair = signed_in(town, "Camille Durand").await;
    let address = format!("{path}/approuver");
    let unseen = whole(
        send(
            town,
            &mut chair,
            &address,
            &[("version", "3"), ("en_attente", "0")],
        )
        .await,
        422,
    );
    says(
        &unseen,
        &[
            "relisez avant d’approuver",
            "1 correction demandée attend encore une réponse.",
            "La relecture court jusqu’au 17 novembre 2026",
        ],
    );
    let done = send(
        town,
        &mut chair,
        &address,
        &[("version", "3"), ("en_attente", "1")],
    )
    .await;
    says(
        &follow(&mut chair, &done).await,
        &["approuvé et public", "3 corrections demandées"],
    );
    let told = &town.letters(&email("Yann Le Goff")).await[0];
    assert!(
        told.text.contains("sans qu’elle ait reçu de réponse"),
        "{}",
        told.text
    );
    let outcome = town
        .act(Actor::Person(circle.chair), accept(late, "", "Trop tard"))
        .await;
    assert_eq!(refusal(outcome), "meetings-already-approved");
    let outcome = town
        .act(
            Actor::Person(circle.member),
            correction(id, 3, 1, "# Autre titre"),
        )
        .await;
    assert_eq!(refusal(outcome), "meetings-already-approved");

    let follow_ups = meetings::follow_ups_of(&mut town.sql(), town.body, id)
        .await
        .expect("read");
    assert_eq!(follow_ups[0].owner_id, Some(circle.member));
    assert_eq!(follow_ups[0].text, "demander la carte et le budget");
    assert_eq!(
        follow_ups[0].due_on.map(|due| due.to_string()).as_deref(),
        Some("2026-12-08")
    );
    assert_eq!(follow_ups.len(), 2, "what was not answered is not in the minutes");
    // The public reads the minutes, not what was asked about them.
    let mut citizen = town.browser();
    assert!(!open(&mut citizen, path).await.contains("corrections demandées"));
    assert_eq!(citizen.get(&format!("{path}/corrections")).await.status, 303);
}

#[tokio::test]
async fn only_who_was_there_asks_and_only_in_time() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = written(&town, &circle).await;
        let yann = Actor::Person(circle.member);
        let early = town.act(yann, correction(id, 1, ACTION, YANN)).await;
        assert_eq!(refusal(early), "meetings-corrections-not-open");
        let absent = RecordAttendance {
            meeting: id,
            attendance: vec![(circle.other, Attendance::Absent)],
        };
        let lou = person(&town, "Lou Nouvelle").await;
        mandate(&town, circle.group, lou, groups::Role::Member).await;
        town.act(Actor::Person(circle.secretary), absent)
            .await
            .expect("noted");
        let propose = ProposeMinutes {
            meeting: id,
            closes_on: "2026-11-11".parse().expect("a date"),
        };
        let refused = town.act(yann, propose.clone()).await;
        assert_eq!(refusal(refused), "meetings.decide-corrections");
        town.act(Actor::Person(circle.secretary), propose)
            .await
            .expect("proposed");

        let outcome = town
            .act(Actor::Person(lou), correction(id, 1, ACTION, YANN))
            .await;
        assert_eq!(refusal(outcome), "meetings-correction-not-there");
        let mut browser = signed_in(&town, "Lou Nouvelle").await;
        let path = format!("/reunions/{id}/compte-rendu");
        assert!(!open(&mut browser, &path).await.contains("/corriger"));
        let citizen = person(&town, "Une citoyenne").await;
        let outcome = town
            .act(Actor::Person(citizen), correction(id, 1, ACTION, YANN))
            .await;
        assert_eq!(refusal(outcome), "meetings.correct-minutes");
        let asked = town
            .act(yann, correction(id, 1, ACTION, YANN))
            .await
            .expect("asked");
        let outcome = town
            .act(
                Actor::Person(circle.other),
                WithdrawCorrection { correction: asked },
            )
            .await;
        assert_eq!(refusal(outcome), "meetings.withdraw-correction");

        // The last day is included; the day after is too late, and the answers may still come.
        town.advance_days(1).await;
        let last_day = town
            .act(yann, correction(id, 1, 2, "Présents : tout le monde"))
            .await;
        let withdrawn = last_day.expect("asked");
        town.act(
            yann,
            WithdrawCorrection {
                correction: withdrawn,
            },
        )
        .await
        .expect("withdrawn");
        town.advance_days(1).await;
        let late = town.act(yann, correction(id, 1, 1, "# Autre")).await;
        assert_eq!(refusal(late), "meetings-corrections-over");
        let refuse = RefuseCorrection {
            correction: asked,
            answer: "Ce n’est pas ce qui a été dit.".to_owned(),
        };
        town.act(Actor::Person(circle.chair), refuse.clone())
            .await
            .expect("refused");
        let again = town.act(Actor::Person(circle.chair), refuse).await;
        assert_eq!(refusal(again), "meetings-correction-settled");
        let withdrawn = town.act(yann, WithdrawCorrection { correction: asked }).await;
        assert_eq!(refusal(withdrawn), "meetings-correction-settled");
    });
}

#[tokio::test]
async fn two_secretaries_answering_at_once_answer_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = proposed(&town, &circle).await;
        let yann = Actor::Person(circle.member);
        let asked = town
            .act(yann, correction(id, 1, ACTION, YANN))
            .await
            .expect("asked");
        let refuse = RefuseCorrection {
            correction: asked,
            answer: "Non.".to_owned(),
        };
        let (accepted, refused) = tokio::join!(
            town.act(Actor::Person(circle.chair), accept(asked, CAMILLE, YANN)),
            town.act(Actor::Person(circle.secretary), refuse),
        );
        let settled = |fault: &Fault| matches!(fault, Fault::Refused { sentence, .. } if sentence.key == "meetings-correction-settled");
        match (&accepted, &refused) {
            (Ok(2), Err(fault)) | (Err(fault), Ok(())) => assert!(settled(fault), "{fault:?}"),
            other => panic!("{other:?}"),
        }
        let latest = if accepted.is_ok() { YANN } else { CAMILLE };
        town.act(Actor::Person(circle.chair), ApproveMinutes { meeting: id })
            .await
            .expect("approved");
        let minutes = meetings::find_minutes(&mut town.sql(), town.body, id)
            .await
            .expect("read")
            .expect("approved");
        assert!(minutes.markdown.contains(latest), "{}", minutes.markdown);
    });
}

#[tokio::test]
async fn what_waits_follows_the_text_and_an_old_page_loses_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = proposed(&town, &circle).await;
        let (yann, alix) = (Actor::Person(circle.member), Actor::Person(circle.secretary));
        let asked = town
            .act(
                yann,
                correction(id, 1, ACTION, &CAMILLE.replace("carte", "carte à jour")),
            )
            .await
            .expect("asked");
        // The secretary writes above and puts the action in other words.
        let text = MINUTES
            .replace("## Décisions", "Un mot d’accueil.\n\n## Décisions")
            .replace("- Yann Le Goff : compter les vélos\n", "");
        let write = |version: i64, text: &str| WriteMinutes {
            meeting: id,
            version,
            text: text.to_owned(),
        };
        town.act(alix, write(1, &text)).await.expect("written");
        // A page of version 1 still finds its passage; its words stand.
        let mut browser = signed_in(&town, "Yann Le Goff").await;
        let path = format!("/reunions/{id}/compte-rendu");
        let fields = |redaction: &'static str| {
            [
                ("version", "1"),
                ("passage", "7"),
                ("redaction", redaction),
                ("motif", "Mon motif"),
            ]
        };
        let address = format!("{path}/corriger");
        let moved = send(
            &town,
            &mut browser,
            &address,
            &fields("- Camille : demander la carte"),
        )
        .await;
        assert_eq!(moved.status, 303, "{}", moved.text);
        town.act(
            alix,
            accept(asked, CAMILLE, &CAMILLE.replace("carte", "carte à jour")),
        )
        .await
        .expect("accepted");
        // Its words changed: what was typed comes back over the passage as it stands.
        let stale = whole(
            send(&town, &mut browser, &address, &fields("- Ma phrase")).await,
            409,
        );
        says(
            &stale,
            &[
                "a changé pendant que vous écriviez",
                "- Ma phrase",
                "Mon motif",
                "carte à jour",
            ],
        );
        // Taken out: what was typed comes back alone.
        let gone = [
            ("version", "1"),
            ("passage", "8"),
            ("redaction", "- Mon passage"),
            ("motif", "Motif"),
        ];
        let gone = whole(send(&town, &mut browser, &address, &gone).await, 409);
        says(&gone, &["n’est plus dans le texte", "- Mon passage"]);
        let approved = town
            .act(Actor::Person(circle.chair), ApproveMinutes { meeting: id })
            .await
            .expect("approved");
        assert_eq!(approved.follow_ups, 1);
    });
}
