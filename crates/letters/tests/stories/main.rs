//! What is sent by mail, told with a real mail server.

mod attendance;
mod contributing;
mod hostile;
mod post;
mod town;
mod unconfirmed;

use kernel::Actor;
use letters::{ConfirmLetter, State};
use testkit::{Dovecot, TestTown, on_both_engines};

use crate::town::{FEATURES, Mailroom, PASSWORD, letter, refusal};

const TWO: &str = "Bonjour,\n\nSupprimer l’alinéa 2 de l’action 7.\n\nCe bilan existe déjà.\n\nÀ l’alinéa 1 de l’action 12, remplacer\n« chaque commune » par « chaque quartier ».\n\nCordialement,\nLéa\n\nLe 3 décembre 2026, Mairie a écrit :\n> Écrivez-nous.\n";

#[tokio::test]
async fn a_message_with_two_amendments_becomes_two_amendments() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        dovecot
            .deliver(
                &room.address,
                letter("lea@exemple.fr", &room.address, "1", TWO).as_bytes(),
            )
            .await;
        town.advance_minutes(6).await;

        let kept = room.only_letter(&town).await;
        assert_eq!(kept.state, State::Waiting);
        assert_eq!(
            room.amendments(&town).await,
            0,
            "nothing is made before the author says so"
        );
        assert_eq!(
            (
                dovecot.count("contributions", ""),
                dovecot.count("contributions", "Parvis")
            ),
            (0, 1)
        );

        let link = town.link_sent_to("lea@exemple.fr").await;
        let mut lea = town.browser();
        for _ in 0..2 {
            let shown = lea.get(&link).await.text;
            for said in [
                "2 amendements",
                "Supprimer l’alinéa 2 de l’action 7.",
                "Ce bilan existe déjà.",
                "remplacer « chaque commune » par « chaque quartier ».",
                "Cordialement, Léa",
                "&gt; Écrivez-nous.",
            ] {
                assert!(shown.contains(said), "{said} in {shown}");
            }
        }
        assert_eq!(room.amendments(&town).await, 0, "looking makes nothing");

        // Corrected into something that does not apply: all that was typed is still there, nothing was made.
        let fields = |first: &'static str| {
            [
                ("request_id", "01939000-0000-7000-8000-000000000001"),
                ("garder-1", "oui"),
                ("amendement-1", first),
                ("motif-1", "Ce bilan existe déjà."),
                ("garder-2", "oui"),
                (
                    "amendement-2",
                    "À l’alinéa 1 de l’action 12, remplacer « chaque commune » par « chaque quartier ».",
                ),
                ("motif-2", ""),
            ]
        };
        let refused = lea
            .post(&link, &fields("Supprimer l’alinéa 99 de l’action 7."))
            .await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("alinéa 99 de l’action 7"));
        assert_eq!(room.amendments(&town).await, 0);

        let done = lea
            .post(&link, &fields("Supprimer l’alinéa 2 de l’action 7."))
            .await;
        assert_eq!(done.status, 303, "{}", done.text);
        let first = room.amendment(&town, 1).await;
        assert_eq!(first.author_id, room.lea);
        assert_eq!(first.sentence, "Supprimer l’alinéa 2 de l’action 7.");
        assert_eq!(first.rationale, "Ce bilan existe déjà.");
        assert!(
            room.amendment(&town, 2)
                .await
                .sentence
                .contains("chaque quartier")
        );
        let again = lea.get(&link).await.text;
        assert!(again.contains("2 amendements sont déposés"), "{again}");
        let deed = ConfirmLetter {
            token: link.trim_start_matches("/courriel/").to_owned(),
            amendments: Vec::new(),
            argument: None,
        };
        assert_eq!(refusal(town.act(Actor::Visitor, deed).await), "letters-link-over");
        assert_eq!(room.amendments(&town).await, 2);
        assert_eq!(room.only_letter(&town).await.state, State::Filed);

        // What is personal is forgotten after its delay.
        town.advance_days(91).await;
        town.settle().await;
        assert!(room.letters(&town).await.is_empty());
    });
}

#[tokio::test]
async fn a_server_down_for_long_loses_nothing_and_gives_nothing_twice() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let send = async |number: &str| {
            let text = format!("Supprimer l’alinéa 2 de l’action 7.\n\nMotif {number}.");
            let message = letter("lea@exemple.fr", &room.address, number, &text);
            dovecot.deliver(&room.address, message.as_bytes()).await;
        };
        send("1").await;
        send("2").await;
        dovecot.stop().await;
        for _ in 0..13 {
            town.advance_minutes(5).await;
        }
        assert!(room.letters(&town).await.is_empty());
        let going = kernel::Exchanges::of(&mut town.sql(), town.body, "mailbox").await;
        let going = going.expect("the exchanges are read");
        assert_eq!(
            (going.postponed, going.parked),
            (1, 0),
            "one reading is tried again, whatever its failures"
        );

        dovecot.resume().await;
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await.len(), 2);
        // The same message comes again by another way, and everything is numbered anew: a restored server.
        send("2").await;
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await.len(), 2);
        dovecot.stop().await;
        dovecot.forget_numbers("contributions");
        dovecot.resume().await;
        send("1").await;
        send("3").await;
        town.advance_minutes(6).await;
        let letters = room.letters(&town).await;
        assert_eq!(letters.len(), 3);
        assert!(letters.iter().all(|letter| letter.state == State::Waiting));
        assert_eq!(town.letters("lea@exemple.fr").await.len(), 3, "one link for each");
        assert_eq!(
            dovecot.count("contributions", "") + dovecot.count("contributions", "Parvis"),
            5,
            "nothing is deleted"
        );

        // A wrong password is tried once, then waits for the agent.
        dovecot.stop().await;
        dovecot.configure("autre");
        dovecot.resume().await;
        for _ in 0..4 {
            town.advance_minutes(6).await;
        }
        let going = kernel::Exchanges::of(&mut town.sql(), town.body, "mailbox").await;
        assert_eq!(going.expect("the exchanges are read").parked, 1);
        send("4").await;
        room.set_up(&town, &dovecot, 1, "autre").await;
        town.settle().await;
        assert_eq!(room.letters(&town).await.len(), 4);
    });
}

#[tokio::test]
async fn what_was_there_before_is_left_alone() {
    let mut town = TestTown::on_sqlite(FEATURES).await;
    let Some(dovecot) = Dovecot::start(PASSWORD).await else {
        return;
    };
    let private = letter(
        "ami@exemple.fr",
        "contributions@ville.exemple",
        "0",
        "Un mot privé.",
    );
    dovecot
        .deliver("contributions@ville.exemple", private.as_bytes())
        .await;
    let room = Mailroom::open(&mut town, &dovecot).await;
    town.advance_minutes(6).await;
    assert!(room.letters(&town).await.is_empty());
    assert_eq!(dovecot.count("contributions", ""), 1);

    // Numbered anew, a restored server's: what came in since is read, and that one still left alone. Dates are in seconds.
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let sent = letter("lea@exemple.fr", &room.address, "1", TWO);
    dovecot.deliver(&room.address, sent.as_bytes()).await;
    town.advance_minutes(6).await;
    assert_eq!(room.letters(&town).await.len(), 1);
    dovecot.stop().await;
    dovecot.forget_numbers("contributions");
    dovecot.resume().await;
    let sent = letter("lea@exemple.fr", &room.address, "2", TWO);
    dovecot.deliver(&room.address, sent.as_bytes()).await;
    for _ in 0..2 {
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await.len(), 2);
        assert_eq!(
            (
                dovecot.count("contributions", ""),
                dovecot.count("contributions", "Parvis")
            ),
            (1, 2)
        );
    }
}

#[tokio::test]
async fn an_amendment_of_the_senat_and_one_of_a_law_come_by_mail() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let senat = "Action 12\n\nAlinéa 1\n\nRemplacer les mots :\n\nchaque commune\n\npar les mots :\n\nchaque quartier";
        let law = "Au deuxième alinéa de l’action 7, les mots : « est publié » sont remplacés par les mots : « est débattu ».";
        let text = format!("Bonjour,\n\n{senat}\n\n{law}\n\nCordialement,\nLéa\n");
        let sent = letter("lea@exemple.fr", &room.address, "1", &text);
        dovecot.deliver(&room.address, sent.as_bytes()).await;
        town.advance_minutes(6).await;
        let link = town.link_sent_to("lea@exemple.fr").await;
        let mut lea = town.browser();
        let shown = testkit::page(&mut lea, &link).await;
        assert!(
            shown.contains("2 amendements") && shown.contains("chaque quartier"),
            "{shown}"
        );
        let typed = senat.replace('\n', "\r\n");
        let fields = [
            ("garder-1", "oui"),
            ("amendement-1", typed.as_str()),
            ("motif-1", ""),
            ("garder-2", "oui"),
            ("amendement-2", law),
            ("motif-2", ""),
        ];
        let done = testkit::send(&town, &mut lea, &link, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(room.amendment(&town, 1).await.sentence, senat);
        assert_eq!(room.amendment(&town, 2).await.sentence, law);
    });
}

#[tokio::test]
async fn what_somebody_sent_is_forgotten_with_their_account() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let sent = letter("lea@exemple.fr", &room.address, "1", TWO);
        dovecot.deliver(&room.address, sent.as_bytes()).await;
        town.advance_minutes(6).await;
        let link = town.link_sent_to("lea@exemple.fr").await;
        assert_eq!(room.letters(&town).await.len(), 1);
        let deed = identity::EraseAccount { person: room.lea };
        town.act(Actor::Person(room.lea), deed).await.expect("closed");
        assert!(room.letters(&town).await.is_empty());
        let over = town.browser().get(&link).await.text;
        assert!(!over.contains("Ce bilan existe déjà."), "{over}");
        // The date on which it was to be forgotten finds nothing left to do.
        town.advance_days(100).await;
        assert!(room.letters(&town).await.is_empty());
    });
}
