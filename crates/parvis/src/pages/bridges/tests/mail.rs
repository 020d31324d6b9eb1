//! A mail server that is away for an hour, in three ways: nothing is lost, nothing arrives twice, nor in another order than
//! it was decided.

use std::collections::BTreeMap;

use debates::{Answer, AnswerContribution, Contribute, OpenConsultation, Written};
use groups::{GiveMandate, GroupId, Role};
use identity::AskSignInLink;
use kernel::{Actor, PersonId, RetryEffectsOf};
use meetings::{CancelMeeting, PlanMeeting, SendConvocation};
use testkit::{Browser, Mood, SmtpSink, TestTown, on_both_engines, page};

use super::{agent, person};
use crate::compose::{BRIDGES, FEATURES};

/// What the page says of the mail.
async fn mail(browser: &mut Browser) -> String {
    let all = page(browser, "/passerelles").await;
    let (_, section) = all.split_once("id=\"mail\"").expect("the section of the mail");
    section.split("</section>").next().unwrap_or_default().to_owned()
}

/// The house speaks to this mail server from now on.
async fn connect(town: &mut TestTown, sink: &SmtpSink) {
    let address = sink.address();
    town.equip(
        |settings| {
            settings.smtp_url = Some(address);
            // So that a server that hangs is given up in a second and a half.
            settings.lease_s = 2;
        },
        |settings| {
            let connections = outgoing::Connections::new(settings).expect("the settings are followed");
            vec![Box::new(connections), Box::new(tools::Bridges(BRIDGES))]
        },
    )
    .await;
}

async fn member(town: &TestTown, group: GroupId, name: &str, email: &str) -> PersonId {
    let found = person(town, name, email).await;
    let mandate = GiveMandate {
        group,
        person: found,
        role: Role::Member,
        has_vote: true,
        from: "2026-01-01".parse().expect("a date"),
        until: None,
    };
    town.act(Actor::Operator, mandate).await.expect("given");
    found
}

/// A meeting convoked, then cancelled, then another convoked: three mails to each member.
async fn convoke(town: &TestTown, group: GroupId) {
    for (title, is_cancelled, days) in [("Commission budget", true, 20), ("Commission culture", false, 21)] {
        let plan = PlanMeeting {
            group,
            title: title.to_owned(),
            starts_at: town.now().plus_days(days),
            ends_at: None,
            place: "Salle de l’Étoile".to_owned(),
            agenda: Vec::new(),
        };
        let meeting = town.act(Actor::Operator, plan).await.expect("planned");
        let read = meetings::find(&mut town.sql(), town.body, meeting).await;
        let sequence = read.expect("read").expect("a meeting").sequence;
        town.act(Actor::Operator, SendConvocation { meeting, sequence })
            .await
            .expect("convoked");
        if is_cancelled {
            town.act(Actor::Operator, CancelMeeting { meeting, sequence })
                .await
                .expect("cancelled");
        }
    }
}

/// A contribution answered, and answered otherwise: two mails to its author.
async fn answer(town: &TestTown, group: GroupId, author: PersonId) {
    let opening = OpenConsultation {
        group,
        title: "La place du marché".to_owned(),
        question: "Que faire de la place ?".to_owned(),
        presentation: String::new(),
        themes: Vec::new(),
        opens_at: town.now(),
        closes_at: town.now().plus_days(30),
    };
    let consultation = town.act(Actor::Operator, opening).await.expect("opened");
    let contributing = Contribute {
        consultation,
        written: Written {
            title: "Des arbres".to_owned(),
            text: "Planter des tilleuls.".to_owned(),
            ..Written::default()
        },
        shows_name: false,
    };
    let contribution = town
        .act(Actor::Person(author), contributing)
        .await
        .expect("published");
    for fate in [Answer::Taken, Answer::TakenInPart] {
        let seen = debates::find_contribution(&mut town.sql(), town.body, contribution).await;
        let answering = AnswerContribution {
            contribution,
            seen: seen.expect("read").expect("there").answered_at,
            answer: Some(fate),
            words: "Parce que.".to_owned(),
        };
        town.act(Actor::Operator, answering).await.expect("answered");
        town.house.clock.set(town.now().plus_seconds(1));
    }
}

/// Somebody wants to sign in: a mail that waits for no other.
async fn ask_link(town: &TestTown, email: &str) {
    let asking = AskSignInLink {
        email: email.to_owned(),
        return_to: None,
        client: None,
        language: None,
        effort: None,
    };
    town.act(Actor::Visitor, asking).await.expect("asked");
    town.settle().await;
}

#[tokio::test]
async fn a_mail_server_away_for_an_hour_loses_nothing_gives_nothing_twice_and_keeps_the_order() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut sink) = SmtpSink::start().await else {
            return;
        };
        let (group, anne) = agent(&mut town, false).await;
        connect(&mut town, &sink).await;
        let mut anne = anne.also_on(&town.house);
        // What was asked before there was a server leaves now.
        let again = RetryEffectsOf {
            kind: "mail".to_owned(),
        };
        town.act(Actor::Operator, again).await.expect("asked again");
        town.settle().await;
        let before = sink.arrived().len();
        let mut members = Vec::new();
        for (name, email) in [
            ("Léa Riou", "lea@exemple.fr"),
            ("Malo Kerbrat", "malo@exemple.fr"),
            ("Inès Le Bihan", "ines@exemple.fr"),
        ] {
            members.push(member(&town, group, name, email).await);
        }

        sink.stop();
        convoke(&town, group).await;
        town.settle().await;
        answer(&town, group, members[0]).await;
        ask_link(&town, "lea@exemple.fr").await;
        // Three to Anne and to each member, two answers, one link.
        let expected = 4 * 3 + 2 + 1;
        for _ in 0..4 {
            town.advance_minutes(5).await;
        }
        let waiting = mail(&mut anne).await;
        for said in [
            "En attente",
            "depuis le mardi 10 novembre 2026",
            "Commission budget",
            "Des arbres",
        ] {
            assert!(waiting.contains(said), "{said} in {waiting}");
        }
        assert!(waiting.contains(&format!("{expected} depuis")), "{waiting}");

        sink.resume().await;
        sink.hang();
        for _ in 0..2 {
            town.advance_minutes(10).await;
        }
        assert!(mail(&mut anne).await.contains("En attente"));
        sink.wake();
        for (mood, email) in [
            (Mood::RefusesRecipients, "malo@exemple.fr"),
            (Mood::RefusesMessages, "ines@exemple.fr"),
        ] {
            sink.change(mood);
            ask_link(&town, email).await;
            for _ in 0..2 {
                town.advance_minutes(5).await;
            }
            assert!(mail(&mut anne).await.contains("451"), "{mood:?}");
        }
        let expected = expected + 2;
        assert_eq!(sink.arrived().len(), before, "nothing arrived meanwhile");
        let waiting = mail(&mut anne).await;
        assert!(waiting.contains("Prochain essai"), "{waiting}");

        sink.change(Mood::Accepts);
        for _ in 0..8 {
            town.advance_minutes(10).await;
        }
        let arrived = sink.arrived().split_off(before);
        let mut times = BTreeMap::<String, usize>::new();
        for one in &arrived {
            *times.entry(one.header("Message-ID")).or_default() += 1;
        }
        assert_eq!(times.len(), expected, "nothing is lost: {times:?}");
        assert!(
            times.values().all(|times| *times == 1),
            "nothing twice: {times:?}"
        );
        for (recipient, answers) in [
            ("lea@exemple.fr", 2),
            ("malo@exemple.fr", 0),
            ("anne@exemple.fr", 0),
        ] {
            let keys: Vec<String> = arrived
                .iter()
                .filter(|one| one.recipient == recipient)
                .map(|one| one.header("Message-ID"))
                .filter(|id| !id.starts_with("<sign-in-link"))
                .collect();
            let kinds: Vec<&str> = keys
                .iter()
                .map(|key| key.trim_start_matches('<').split("-0").next().unwrap_or_default())
                .collect();
            let mut wanted = vec![
                "meetings-convocation",
                "meetings-cancelled",
                "meetings-convocation",
            ];
            wanted.extend(vec!["debates-answer"; answers]);
            assert_eq!(kinds, wanted, "{recipient}: {keys:?}");
            if answers > 0 {
                assert!(
                    keys[3].contains("-retenue-") && keys[4].contains("-en-partie-"),
                    "{keys:?}"
                );
            }
        }
        let works = mail(&mut anne).await;
        assert!(
            works.contains("Marche") && !works.contains(" depuis le "),
            "{works}"
        );
    });
}
