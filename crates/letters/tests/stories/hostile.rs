//! Messages that want harm, or that programs send: none becomes anything, none is answered wrongly.

use std::fmt::Write as _;

use letters::State;
use testkit::{Dovecot, TestTown, on_both_engines};

use crate::town::{FEATURES, Mailroom, PASSWORD, letter};

#[tokio::test]
async fn each_is_filed_for_what_it_is_and_only_people_are_answered() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let to = room.address.as_str();
        let amendment = "Supprimer l’alinéa 2 de l’action 7.";
        let head = |from: &str, number: &str, more: &str| {
            format!("From: {from}\r\nTo: {to}\r\nMessage-ID: <{number}@x>\r\nSubject: x\r\n{more}\r\n")
        };
        let mut deep = head(
            "lea@exemple.fr",
            "deep",
            "Content-Type: multipart/mixed; boundary=b0\r\n",
        );
        for depth in 1..200 {
            write!(
                deep,
                "--b{}\r\nContent-Type: multipart/mixed; boundary=b{depth}\r\n\r\n",
                depth - 1
            )
            .unwrap();
        }
        write!(deep, "--b199\r\nContent-Type: text/plain\r\n\r\n{amendment}\r\n").unwrap();
        let mut large = head("lea@exemple.fr", "large", "Content-Type: text/plain\r\n").into_bytes();
        for _ in 0..300_000 {
            large.extend_from_slice(&[b'a'; 70]);
            large.extend_from_slice(b"\r\n");
        }
        let auto = format!(
            "{}{amendment}",
            head("lea@exemple.fr", "auto", "Auto-Submitted: auto-replied\r\n")
        );
        let charset = format!(
            "{}{amendment}",
            head(
                "lea@exemple.fr",
                "charset",
                "Content-Type: text/plain; charset=klingon\r\n"
            )
        );
        let nobody = format!("To: {to}\r\nMessage-ID: <nobody@x>\r\n\r\n{amendment}");
        let guessed = "contributions+texte-aaaaaaaaaaaaaaaa@ville.exemple";
        let script = format!("{amendment}\n\n<script>alert(1)</script>");
        let expected: Vec<(&str, Vec<u8>, State)> = vec![
            (to, deep.into_bytes(), State::Unreadable),
            (to, large, State::Unreadable),
            (to, auto.into_bytes(), State::Automatic),
            (to, charset.into_bytes(), State::Waiting),
            (to, nobody.into_bytes(), State::Unreadable),
            (
                to,
                letter("inconnu@ailleurs.example", to, "who", amendment).into_bytes(),
                State::Unknown,
            ),
            (
                to,
                letter("inconnu@ailleurs.example", to, "who2", "Encore.").into_bytes(),
                State::Unknown,
            ),
            (
                to,
                letter("passant@exemple.fr", to, "no", amendment).into_bytes(),
                State::NotAllowed,
            ),
            (
                guessed,
                letter("lea@exemple.fr", guessed, "guess", amendment).into_bytes(),
                State::NoText,
            ),
            (
                to,
                letter("lea@exemple.fr", to, "script", &script).into_bytes(),
                State::Waiting,
            ),
        ];
        for (to, message, _) in &expected {
            dovecot.deliver(to, message).await;
        }
        for _ in 0..3 {
            town.advance_minutes(6).await;
        }
        let letters = room.letters(&town).await;
        let states: Vec<State> = letters.iter().rev().map(|letter| letter.state).collect();
        let wanted: Vec<State> = expected.iter().map(|(_, _, state)| *state).collect();
        assert_eq!(states, wanted);
        assert_eq!(room.amendments(&town).await, 0);
        // Léa: two links, and nothing for her out-of-office. The unknown: told once.
        assert_eq!(town.letters("lea@exemple.fr").await.len(), 2);
        let told = town.letters("inconnu@ailleurs.example").await;
        assert_eq!(told.len(), 1);
        assert!(
            !told[0].text.contains("alinéa") && !told[0].text.contains("plan numérique"),
            "{told:?}"
        );
        assert_eq!(town.letters("passant@exemple.fr").await.len(), 1);

        // Agents see them and take the message as it came; nobody else.
        let mut agent = testkit::browser_of(&town, room.agent);
        let list = agent.get("/courriel-recu").await.text;
        for said in [
            "Illisible",
            "Automatique",
            "Expéditeur inconnu",
            "Sans droit",
            "Pour aucun texte",
            "Attend son auteur",
        ] {
            assert!(list.contains(said), "{said} in {list}");
        }
        let script = &letters[0];
        let one = agent.get(&format!("/courriel-recu/{}", script.id)).await.text;
        assert!(
            one.contains("&lt;script&gt;") && !one.contains("<script>alert"),
            "{one}"
        );
        let original = agent.get(&format!("/courriel-recu/{}/original", script.id)).await;
        assert!(original.text.contains("Message-ID: <script@x>"));
        assert_eq!(original.headers["content-type"], "application/octet-stream");
        let mut lea = testkit::browser_of(&town, room.lea);
        for path in [
            "/courriel-recu".to_owned(),
            format!("/courriel-recu/{}/original", script.id),
        ] {
            assert_eq!(lea.get(&path).await.status, 403);
        }
    });
}

#[tokio::test]
async fn a_message_without_amendment_becomes_an_argument_or_nothing() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        room.propose(&town, "Supprimer l’alinéa 2 de l’action 7.").await;
        let to = room.address.as_str();
        for (number, text) in [
            ("1", "Je suis contre l’amendement 1 : le bilan sert à tous."),
            ("2", "Rien à dire."),
        ] {
            dovecot
                .deliver(to, letter("lea@exemple.fr", to, number, text).as_bytes())
                .await;
            town.advance_minutes(6).await;
            let link = town.link_sent_to("lea@exemple.fr").await;
            let mut lea = town.browser();
            let shown = lea.get(&link).await.text;
            assert!(
                shown.contains("Aucune phrase d’amendement") && shown.contains(text),
                "{shown}"
            );
            if number == "1" {
                let empty = [("request_id", "01939000-0000-7000-8000-000000000002")];
                assert_eq!(lea.post(&link, &empty).await.status, 422);
                let fields = [
                    ("request_id", "01939000-0000-7000-8000-000000000003"),
                    ("numero", "1"),
                    ("sens", "contre"),
                    ("argument", text),
                ];
                assert_eq!(lea.post(&link, &fields).await.status, 303);
            } else {
                let fields = [("request_id", "01939000-0000-7000-8000-000000000004")];
                let done = lea.post(&format!("{link}/refuser"), &fields).await;
                assert!(done.text.contains("rien n’a été déposé"));
                assert_eq!(lea.get(&link).await.status, 410);
            }
        }
        let first = room.amendment(&town, 1).await;
        let arguments = texts::arguments(&mut town.sql(), town.body, first.id)
            .await
            .expect("read");
        assert_eq!(arguments.len(), 1);
        let states: Vec<State> = room
            .letters(&town)
            .await
            .iter()
            .map(|letter| letter.state)
            .collect();
        assert_eq!(states, [State::Refused, State::Filed]);
    });
}
