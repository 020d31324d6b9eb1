//! Convened, answered, and what the answers are good for.

use groups::{GroupKind, Role};
use kernel::{Actor, Fault, PersonId};
use meetings::{
    AnswerInvitation, CancelMeeting, ChangeMeeting, Intention, MeetingId, PlanMeeting, SendConvocation,
};
use testkit::{TestTown, on_both_engines, refusal, whole};

use crate::{Circle, FEATURES, email, follow, group, instant, mandate, open, person, says, send, signed_in};

fn coming(meeting: MeetingId, answer: Intention) -> AnswerInvitation {
    AnswerInvitation {
        meeting,
        answer,
        note: String::new(),
    }
}

#[tokio::test]
async fn members_are_convened_by_mail_and_answer_on_the_site() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle
            .plan(&town, "Séance de décembre", "2026-11-18T17:30:00Z")
            .await;
        let page = format!("/reunions/{id}");
        let mut secretary = signed_in(&town, "Alix Martin").await;
        let shown = whole(secretary.get(&page).await, 200);
        says(
            &shown,
            &[
                "La convocation n’est pas encore envoyée",
                "4 membres reçoivent",
                "elle laisse 7 jours francs",
                "5 jours francs au moins, quelle que soit la population (règlement intérieur type)",
            ],
        );
        let request = town.id::<()>().to_string();
        let fields = [("request_id", request.as_str()), ("sequence", "0")];
        let address = format!("{page}/convoquer");
        let done = secretary.post(&address, &fields).await;
        let again = secretary.post(&address, &fields).await;
        assert_eq!((done.status.as_u16(), &done.location), (303, &again.location));
        says(
            &follow(&mut secretary, &done).await,
            &["Convocation envoyée", "sans réponse\u{a0}: 4"],
        );
        let letters = town.letters(&email("Yann Le Goff")).await;
        let convoked: Vec<_> = letters
            .iter()
            .filter(|letter| letter.subject.starts_with("Convocation"))
            .collect();
        assert_eq!(convoked.len(), 1, "a double click convenes once");
        says(
            &convoked[0].text,
            &[
                "mercredi 18 novembre 2026 à 18\u{a0}h\u{a0}30, Salle 2",
                "1. Bilan\n2. Questions diverses",
                "/reponse",
            ],
        );

        // The link opens a page; only its button answers.
        let mut yann = signed_in(&town, "Yann Le Goff").await;
        let form = format!("{page}/reponse");
        says(
            &whole(yann.get(&form).await, 200),
            &["Viendrez-vous", "Je ne viens pas (excusé)"],
        );
        assert!(
            open(&mut yann, &page).await.contains("sans réponse\u{a0}: 4"),
            "nothing is answered by opening"
        );
        let nothing = whole(send(&town, &mut yann, &form, &[("mot", "J’hésite")]).await, 422);
        says(&nothing, &["Choisissez une réponse.", "J’hésite"]);
        let long = "a".repeat(501);
        let long = whole(
            send(&town, &mut yann, &form, &[("reponse", "oui"), ("mot", &long)]).await,
            422,
        );
        says(&long, &["500 caractères au plus", &"a".repeat(501)]);
        let fields = [("reponse", "oui"), ("mot", "En retard de 10 minutes")];
        let done = send(&town, &mut yann, &form, &fields).await;
        says(
            &follow(&mut yann, &done).await,
            &["Votre réponse\u{a0}: vient", "Changer ma réponse"],
        );
        let done = send(&town, &mut yann, &form, &[("reponse", "non"), ("mot", "Malade")]).await;
        let seen = follow(&mut yann, &done).await;
        says(
            &seen,
            &[
                "Votre réponse\u{a0}: ne vient pas",
                "excusés\u{a0}: 1",
                "Quorum encore incertain",
            ],
        );
        assert!(
            !seen.contains("Malade"),
            "the word is for who prepares the meeting"
        );

        for person in [circle.chair, circle.secretary, circle.other] {
            town.act(Actor::Person(person), coming(id, Intention::Coming))
                .await
                .expect("answered");
        }
        let shown = whole(secretary.get(&page).await, 200);
        says(
            &shown,
            &[
                "Viennent\u{a0}: 3",
                "Quorum probable\u{a0}: 3 membres ayant voix annoncent venir sur 4",
                "Malade",
            ],
        );
        sheet(&town, &circle, id, &page).await;
        // Nobody outside the group reads who comes.
        let mut citizen = town.browser();
        assert!(!open(&mut citizen, &page).await.contains("Qui vient"));
        assert_eq!(citizen.get(&form).await.status, 303);
    });
}

/// The sheet takes the answers up; only what is sent is noted.
async fn sheet(town: &TestTown, circle: &Circle, id: MeetingId, page: &str) {
    let mut secretary = signed_in(town, "Alix Martin").await;
    let address = format!("{page}/presence");
    let shown = whole(secretary.get(&address).await, 200);
    assert_eq!(shown.matches(" checked").count(), 4, "{shown}");
    says(
        &open(&mut secretary, page).await,
        &["Les présences ne sont pas encore notées."],
    );
    let field = format!("p-{}", circle.member);
    let done = send(town, &mut secretary, &address, &[(field.as_str(), "present")]).await;
    assert_eq!(done.status, 303);
    // Noted present, Yann stays present however he answered.
    let shown = whole(secretary.get(&address).await, 200);
    let noted = format!("name=\"p-{}\" value=\"present\" checked", circle.member);
    assert!(shown.contains(&noted), "{noted} is not in {shown}");
    let again = town
        .act(Actor::Person(circle.member), coming(id, Intention::Excused))
        .await;
    again.expect("answered");
    assert!(whole(secretary.get(&address).await, 200).contains(&noted));
}

#[tokio::test]
async fn only_members_answer_and_only_before_it_begins() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Séance", "2026-11-12T17:30:00Z").await;
        let citizen = person(&town, "Une citoyenne").await;
        let outcome = town
            .act(Actor::Person(citizen), coming(id, Intention::Coming))
            .await;
        assert_eq!(refusal(outcome), "meetings.answer-invitation");
        let convoke = |sequence| SendConvocation {
            meeting: id,
            sequence,
        };
        let outcome = town.act(Actor::Person(circle.member), convoke(0)).await;
        assert_eq!(refusal(outcome), "meetings.plan");

        // Changed meanwhile: what is sent is what was read.
        let change = ChangeMeeting {
            meeting: id,
            sequence: 0,
            title: "Séance".to_owned(),
            starts_at: instant("2026-11-12T18:00:00Z"),
            ends_at: None,
            place: "Salle 1".to_owned(),
        };
        let alix = Actor::Person(circle.secretary);
        town.act(alix, convoke(0)).await.expect("sent");
        town.act(Actor::Person(circle.member), coming(id, Intention::Coming))
            .await
            .expect("answered");
        town.act(alix, change).await.expect("changed");
        let outcome = town.act(alix, convoke(0)).await;
        assert!(matches!(outcome, Err(Fault::Stale("meeting"))), "{outcome:?}");
        let mut secretary = signed_in(&town, "Alix Martin").await;
        let page = whole(secretary.get(&format!("/reunions/{id}")).await, 200);
        says(
            &page,
            &[
                "L’annonce a changé depuis la convocation",
                "Envoyer la convocation",
                // An answer for the former hour is no answer.
                "Viennent\u{a0}: 0",
                "sans réponse\u{a0}: 4",
            ],
        );
        town.act(alix, convoke(1)).await.expect("sent again");
        let cancel = CancelMeeting {
            meeting: id,
            sequence: 1,
        };
        town.act(alix, cancel).await.expect("cancelled");
        let letters = town.letters(&email("Sacha Petit")).await;
        let subjects: Vec<&str> = letters.iter().map(|letter| letter.subject.as_str()).collect();
        assert_eq!(
            subjects
                .iter()
                .filter(|one| one.starts_with("Convocation"))
                .count(),
            2
        );
        assert!(
            subjects.contains(&"Réunion annulée\u{a0}: Séance"),
            "{subjects:?}"
        );
        let outcome = town
            .act(Actor::Person(circle.member), coming(id, Intention::Coming))
            .await;
        assert_eq!(refusal(outcome), "meetings-is-cancelled");

        let later = circle.plan(&town, "Autre séance", "2026-11-12T16:00:00Z").await;
        town.advance_days(3).await;
        let outcome = town
            .act(Actor::Person(circle.member), coming(later, Intention::Coming))
            .await;
        assert_eq!(refusal(outcome), "meetings-has-begun");
        let outcome = town
            .act(
                alix,
                SendConvocation {
                    meeting: later,
                    sequence: 0,
                },
            )
            .await;
        assert_eq!(refusal(outcome), "meetings-has-begun");
        let mut yann = signed_in(&town, "Yann Le Goff").await;
        says(
            &whole(yann.get(&format!("/reunions/{later}/reponse")).await, 200),
            &["il n’est plus temps de répondre"],
        );
    });
}

#[tokio::test]
async fn a_working_group_is_told_no_delay_of_the_law() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let working = group(&town, "Groupe logement", GroupKind::Working).await;
        let chair = person(&town, "Lou Animatrice").await;
        mandate(&town, working, chair, Role::Chair).await;
        let plan = PlanMeeting {
            group: working,
            title: "Atelier".to_owned(),
            starts_at: instant("2026-11-11T17:30:00Z"),
            ends_at: None,
            place: String::new(),
            agenda: vec![],
        };
        let id = town.act(Actor::Person(chair), plan).await.expect("planned");
        let mut lou = signed_in(&town, "Lou Animatrice").await;
        let page = whole(lou.get(&format!("/reunions/{id}")).await, 200);
        says(
            &page,
            &[
                "1 membre reçoit",
                "Quorum encore incertain\u{a0}: 0 membre ayant voix annonce",
            ],
        );
        assert!(
            !page.contains("jour franc") && !page.contains("jours francs"),
            "{page}"
        );
    });
}

#[tokio::test]
async fn who_reads_english_is_convened_in_english_and_the_french_text_follows() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let yann = identity::find_by_email(&mut town.sql(), town.body, &email("Yann Le Goff")).await;
        let yann = yann.expect("a search").expect("a member");
        let english = identity::ChooseLanguage { language: "en" };
        town.act(Actor::Person(yann), english).await.expect("chosen");
        let id = circle
            .plan(&town, "Séance de décembre", "2026-11-18T17:30:00Z")
            .await;
        let mut secretary = signed_in(&town, "Alix Martin").await;
        let address = format!("/reunions/{id}/convoquer");
        assert_eq!(
            send(&town, &mut secretary, &address, &[("sequence", "0")])
                .await
                .status,
            303
        );
        let letters = town.letters(&email("Yann Le Goff")).await;
        says(
            &letters[0].text,
            &[
                "Wednesday 18 November 2026 at 18:30",
                "The official text is in French:",
                "mercredi 18 novembre 2026 à 18\u{a0}h\u{a0}30, Salle 2",
            ],
        );
        let others = town.letters(&email("Alix Martin")).await;
        assert!(
            others
                .iter()
                .all(|letter| !letter.text.contains("The official text"))
        );
        // What is recorded is recorded in French, whoever reads it.
        let shown = secretary.get(&format!("/reunions/{id}")).await;
        assert!(shown.text.contains("<html lang=\"fr\">"));
    });
}

#[tokio::test]
async fn attendance_noted_elsewhere_meanwhile_is_shown_and_not_replaced() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Séance", "2026-11-12T17:30:00Z").await;
        town.house.clock.set(instant("2026-11-12T18:00:00Z"));
        let sheet = format!("/reunions/{id}/presence");
        let mut secretary = signed_in(&town, "Alix Martin").await;
        let shown = whole(secretary.get(&sheet).await, 200);
        says(
            &shown,
            &[
                &format!("name=\"lu-{}\" value=\"\"", circle.member),
                &format!("data-later=\"presence-{id}-1\""),
                "data-later-whole",
            ],
        );
        let on = |beginning: &str, person: PersonId| format!("{beginning}-{person}");
        let (member, other) = (on("p", circle.member), on("p", circle.other));
        let (read_member, read_other) = (on("lu", circle.member), on("lu", circle.other));
        let unread = [
            (read_member.as_str(), ""),
            (read_other.as_str(), ""),
            (member.as_str(), "present"),
            (other.as_str(), "excuse"),
        ];
        assert_eq!(send(&town, &mut secretary, &sheet, &unread).await.status, 303);

        // Written from the same sheet without network, sent later: another word on the member, the same on the other.
        let late = [
            (read_member.as_str(), ""),
            (read_other.as_str(), ""),
            (member.as_str(), "absent"),
            (other.as_str(), "excuse"),
        ];
        let conflict = send(&town, &mut secretary, &sheet, &late).await;
        let shown = whole(conflict, 409);
        says(
            &shown,
            &[
                "Quelqu’un a noté autre chose entre-temps",
                "(Présent)",
                &format!("name=\"{member}\" value=\"absent\" checked"),
                &format!("name=\"{read_member}\" value=\"present\""),
            ],
        );
        assert!(
            !shown.contains("(Excusé)"),
            "what both say alike is no conflict: {shown}"
        );
        let shown = whole(secretary.get(&sheet).await, 200);
        says(&shown, &[&format!("name=\"{member}\" value=\"present\" checked")]);

        // Read again, then said again: the last word counts. What was not touched stays what somebody else made of it.
        let again = [
            (read_member.as_str(), "present"),
            (read_other.as_str(), ""),
            (member.as_str(), "absent"),
        ];
        assert_eq!(send(&town, &mut secretary, &sheet, &again).await.status, 303);
        let untouched = [
            (read_member.as_str(), "present"),
            (read_other.as_str(), "absent"),
            (member.as_str(), "present"),
            (other.as_str(), "absent"),
        ];
        assert_eq!(send(&town, &mut secretary, &sheet, &untouched).await.status, 303);
        let shown = whole(secretary.get(&sheet).await, 200);
        says(
            &shown,
            &[
                &format!("name=\"{member}\" value=\"absent\" checked"),
                &format!("name=\"{other}\" value=\"excuse\" checked"),
            ],
        );
    });
}
