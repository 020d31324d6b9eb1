//! Answering an invitation from a mail program: invited by a real letter, answered through a real mail server.

use groups::{GroupKind, Role};
use kernel::{Actor, PersonId};
use letters::State;
use meetings::{
    AnswerInvitation, CancelMeeting, ChangeMeeting, Intention, MeetingId, PlanMeeting, SendConvocation,
};
use outgoing::Connections;
use testkit::cast::{group, mandate, person};
use testkit::{Dovecot, TestTown, browser_of, on_both_engines, page};
use tools::{Bridges, Capability, SetUpBridge, Typed};

use crate::post::{Given, Post, Program, words};
use crate::town::{BRIDGES, FEATURES, PASSWORD};

struct Assembly {
    chair: PersonId,
    lea: PersonId,
    yann: PersonId,
    meeting: MeetingId,
    post: Post,
}

impl Assembly {
    /// A town that sends its mail and reads it, and a meeting to come of four members.
    async fn convene(town: &mut TestTown, dovecot: &Dovecot) -> Self {
        let post = Post::open().await;
        let server = post.address();
        town.equip(
            move |settings| {
                settings.private_network_allowed = true;
                settings.smtp_url = Some(server);
                "Mairie <mairie@ville.exemple>".clone_into(&mut settings.mail_from);
            },
            |settings| {
                let connections = Connections::new(settings).expect("the settings are followed");
                vec![Box::new(connections), Box::new(Bridges(BRIDGES))]
            },
        )
        .await;
        let working = group(town, "Groupe numérique", GroupKind::Working).await;
        let mut people = Vec::new();
        for (name, address, role) in [
            ("Nolwenn Le Goff", "nolwenn", Role::Chair),
            ("Léa Riou", "lea", Role::Member),
            ("Yann Le Bihan", "yann", Role::Member),
            ("Sacha Petit", "sacha", Role::Member),
        ] {
            let somebody = person(town, name, address).await;
            mandate(town, working, somebody, role, true).await;
            people.push(somebody);
        }
        let deed = SetUpBridge {
            capability: Capability::Mailbox,
            typed: Typed {
                version: 0,
                address: dovecot.address(),
                account: "contributions@ville.exemple".to_owned(),
                password: PASSWORD.to_owned(),
            },
        };
        town.act(Actor::Operator, deed).await.expect("set up");
        let deed = PlanMeeting {
            group: working,
            title: "Atelier de l’été".to_owned(),
            starts_at: instant("2026-11-18T17:30:00Z"),
            ends_at: Some(instant("2026-11-18T19:00:00Z")),
            place: "Salle 2, rez-de-chaussée".to_owned(),
            agenda: vec!["Bilan".to_owned()],
        };
        let meeting = town.act(Actor::Person(people[0]), deed).await.expect("planned");
        let assembly = Self {
            chair: people[0],
            lea: people[1],
            yann: people[2],
            meeting,
            post,
        };
        assembly.send(town, 0).await;
        assembly
    }

    async fn send(&self, town: &TestTown, sequence: i64) {
        let deed = SendConvocation {
            meeting: self.meeting,
            sequence,
        };
        town.act(Actor::Person(self.chair), deed).await.expect("sent");
        town.settle().await;
    }

    async fn move_to(&self, town: &TestTown, sequence: i64, starts_at: &str) {
        let deed = ChangeMeeting {
            meeting: self.meeting,
            sequence,
            title: "Atelier de l’été".to_owned(),
            starts_at: instant(starts_at),
            ends_at: None,
            place: "Salle 3".to_owned(),
        };
        town.act(Actor::Person(self.chair), deed).await.expect("moved");
    }

    /// What the chair reads of the answers.
    async fn shown(&self, town: &TestTown) -> String {
        let mut chair = browser_of(town, self.chair);
        page(&mut chair, &format!("/reunions/{}", self.meeting)).await
    }

    async fn states(&self, town: &TestTown) -> Vec<State> {
        let letters = letters::latest(&mut town.sql(), town.body, 100).await;
        let letters = letters.expect("the letters are read");
        letters.into_iter().rev().map(|letter| letter.state).collect()
    }
}

fn instant(text: &str) -> db::Instant {
    db::Instant::from(text.parse::<jiff::Timestamp>().expect("a timestamp"))
}

/// Hands these over to the mail server, each to the address it was written to, and has them read.
async fn deliver(town: &TestTown, dovecot: &Dovecot, letters: &[(&str, String)]) {
    for (to, letter) in letters {
        dovecot.deliver(to, letter.as_bytes()).await;
    }
    town.advance_minutes(6).await;
}

#[tokio::test]
async fn each_mail_program_answers_in_its_own_way() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let assembly = Assembly::convene(&mut town, &dovecot).await;
        let given: Vec<Given> = ["nolwenn", "lea", "yann", "sacha"]
            .map(|name| assembly.post.invitation_of(&format!("{name}@exemple.fr")))
            .into();
        for one in &given {
            assert!(one.answers_to.starts_with("contributions+reunion-"), "{one:?}");
            assert_eq!(one.method, "REQUEST");
            assert_eq!(
                given
                    .iter()
                    .filter(|other| other.answers_to == one.answers_to)
                    .count(),
                1,
                "an address is one person's"
            );
        }
        let sent = assembly.post.heads();
        let answers = [
            (Program::Thunderbird, "ACCEPTED", "En retard, de 10 min"),
            (Program::Outlook, "TENTATIVE", "Je dépends d’un train"),
            (Program::Google, "DECLINED", ""),
            (Program::Apple, "ACCEPTED", ""),
        ];
        let letters: Vec<(&str, String)> = given
            .iter()
            .zip(answers)
            .map(|(given, (program, answer, comment))| {
                (
                    given.answers_to.as_str(),
                    given.answered(program, answer, comment, town.now()),
                )
            })
            .collect();
        deliver(&town, &dovecot, &letters).await;
        assert_eq!(assembly.states(&town).await, [State::Answered; 4]);
        let shown = assembly.shown(&town).await;
        for said in [
            "Viennent\u{a0}: 2 – excusés\u{a0}: 1 – ne savent pas encore\u{a0}: 1 – sans réponse\u{a0}: 0",
            "En retard, de 10 min",
            "Je dépends d’un train",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        assert_eq!(assembly.post.heads(), sent, "nobody is answered");

        // The same again, by another way: nothing changes. A change of mind does.
        deliver(&town, &dovecot, &letters).await;
        assert_eq!(assembly.states(&town).await.len(), 4);
        let excused = given[1].answered(Program::Outlook, "DECLINED", "", town.now());
        dovecot.stop().await;
        town.advance_minutes(20).await;
        dovecot.resume().await;
        deliver(&town, &dovecot, &[(&given[1].answers_to, excused)]).await;
        let shown = assembly.shown(&town).await;
        assert!(shown.contains("excusés\u{a0}: 2"), "{shown}");
        assert!(!shown.contains("Je dépends d’un train"), "{shown}");
        assert_eq!(
            dovecot.count("contributions", "Parvis") + dovecot.count("contributions", ""),
            9
        );
    });
}

#[tokio::test]
async fn nobody_answers_for_another() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let assembly = Assembly::convene(&mut town, &dovecot).await;
        let lea = assembly.post.invitation_of("lea@exemple.fr");
        let yann = assembly.post.invitation_of("yann@exemple.fr");
        let now = town.now();
        let forged = |given: &Given, to: &str| {
            let given = Given {
                answers_to: to.to_owned(),
                ..given.clone()
            };
            given.answered(Program::Thunderbird, "DECLINED", "", now)
        };
        let other_meeting = Given {
            uid: "meeting-01939000-0000-7000-8000-000000000001@parvis.example".to_owned(),
            ..lea.clone()
        };
        let plain = "contributions@ville.exemple";
        let guessed = "contributions+reunion-aaaaaaaaaaaaaaaa@ville.exemple";
        deliver(
            &town,
            &dovecot,
            &[
                // Everything is right but the address: what everybody could know.
                (plain, forged(&lea, plain)),
                (guessed, forged(&lea, guessed)),
                // Yann holds his own address, and writes in Léa's name.
                (&yann.answers_to, forged(&lea, &yann.answers_to)),
                (&lea.answers_to, forged(&other_meeting, &lea.answers_to)),
            ],
        )
        .await;
        assert_eq!(
            assembly.states(&town).await,
            [
                State::NoText,
                State::NoText,
                State::AnswerOther,
                State::AnswerOther
            ]
        );
        let shown = assembly.shown(&town).await;
        assert!(shown.contains("sans réponse\u{a0}: 4"), "{shown}");
        for (name, told) in [("lea", 2), ("yann", 2), ("sacha", 1)] {
            let letters = assembly.post.letters_to(&format!("{name}@exemple.fr"));
            assert_eq!(letters.len(), told, "who holds the address is told: {letters:?}");
        }
    });
}

#[tokio::test]
async fn what_comes_too_late_is_said_to_its_author() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let assembly = Assembly::convene(&mut town, &dovecot).await;
        let first = assembly.post.invitation_of("lea@exemple.fr");
        let at_first = town.now();
        town.advance_minutes(60).await;
        assembly.move_to(&town, 0, "2026-11-19T17:30:00Z").await;
        let answer = |given: &Given, answer: &str, at| given.answered(Program::Google, answer, "", at);
        let to = first.answers_to.clone();
        deliver(&town, &dovecot, &[(&to, answer(&first, "ACCEPTED", at_first))]).await;
        assert_eq!(assembly.states(&town).await, [State::AnswerLate]);
        let told = assembly.post.letters_to("lea@exemple.fr");
        assert!(
            words(told.last().expect("told")).contains("a changé de date"),
            "{told:?}"
        );

        // Another convocation is the same invitation, changed: the same address, a higher number.
        assembly.send(&town, 1).await;
        let second = assembly.post.invitation_of("lea@exemple.fr");
        assert_eq!((&second.uid, &second.answers_to), (&first.uid, &to));
        assert!(second.sequence > first.sequence);
        let before = town.now();
        town.advance_minutes(30).await;
        deliver(&town, &dovecot, &[(&to, answer(&second, "ACCEPTED", town.now()))]).await;
        // Said earlier, and delayed on its way.
        deliver(&town, &dovecot, &[(&to, answer(&second, "DECLINED", before))]).await;
        assert_eq!(
            assembly.states(&town).await,
            [State::AnswerLate, State::Answered, State::AnswerLate]
        );
        assert!(assembly.shown(&town).await.contains("Viennent\u{a0}: 1"));
        // The page has the last word when it is said last.
        let excused = AnswerInvitation {
            meeting: assembly.meeting,
            answer: Intention::Excused,
            note: String::new(),
        };
        let mail_before = answer(&second, "TENTATIVE", town.now());
        town.advance_minutes(10).await;
        town.act(Actor::Person(assembly.lea), excused)
            .await
            .expect("answered");
        deliver(&town, &dovecot, &[(&to, mail_before)]).await;
        assert!(assembly.shown(&town).await.contains("excusés\u{a0}: 1"));

        let cancel = CancelMeeting {
            meeting: assembly.meeting,
            sequence: 1,
        };
        town.act(Actor::Person(assembly.chair), cancel)
            .await
            .expect("cancelled");
        town.settle().await;
        let last = assembly.post.invitation_of("lea@exemple.fr");
        assert_eq!(
            (last.method.as_str(), &last.answers_to, &last.uid),
            ("CANCEL", &to, &first.uid)
        );
        assert!(last.sequence > second.sequence);
        deliver(&town, &dovecot, &[(&to, answer(&second, "ACCEPTED", town.now()))]).await;
        assert_eq!(assembly.states(&town).await.last(), Some(&State::AnswerLate));
        let told = assembly.post.letters_to("lea@exemple.fr");
        assert!(
            words(told.last().expect("told")).contains("n’a pas lieu"),
            "{told:?}"
        );
    });
}

#[tokio::test]
async fn words_are_left_to_people_and_machines_are_told_nothing() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let assembly = Assembly::convene(&mut town, &dovecot).await;
        let lea = assembly.post.invitation_of("lea@exemple.fr");
        let yann = assembly.post.invitation_of("yann@exemple.fr");
        let in_words = crate::town::letter("lea@exemple.fr", &lea.answers_to, "1", "Je serai absente.");
        let absent = in_words
            .replace("<1@x>", "<2@x>")
            .replace("MIME-Version", "Auto-Submitted: auto-replied\r\nMIME-Version")
            .replace(&lea.answers_to, &yann.answers_to);
        let delegated = yann.answered(Program::Outlook, "DELEGATED", "", town.now());
        let counter = lea
            .answered(Program::Outlook, "TENTATIVE", "", town.now())
            .replace("<outlook-", "<counter-");
        let counter = crate::post::with_method(&counter, "COUNTER");
        deliver(
            &town,
            &dovecot,
            &[
                (&lea.answers_to, in_words),
                (&yann.answers_to, absent),
                (&yann.answers_to, delegated),
                (&lea.answers_to, counter),
            ],
        )
        .await;
        assert_eq!(
            assembly.states(&town).await,
            [
                State::AnswerUnread,
                State::Automatic,
                State::AnswerUnread,
                State::AnswerUnread
            ]
        );
        assert!(assembly.shown(&town).await.contains("sans réponse\u{a0}: 4"));
        // The convocation, and why once: the second message of Léa changes nothing to it.
        for name in ["lea", "yann"] {
            assert_eq!(assembly.post.letters_to(&format!("{name}@exemple.fr")).len(), 2);
        }
        // Begun, it is answered no more.
        town.advance_days(9).await;
        deliver(
            &town,
            &dovecot,
            &[(
                &yann.answers_to,
                yann.answered(Program::Apple, "ACCEPTED", "", town.now()),
            )],
        )
        .await;
        assert_eq!(assembly.states(&town).await.last(), Some(&State::AnswerLate));
        assert_ne!(assembly.yann, assembly.lea);
    });
}
