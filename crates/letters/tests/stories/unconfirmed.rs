//! Somebody without account contributes by mail: their words wait for the link sent to their address, and no longer than a
//! week. Told with a real mail server.

use letters::State;
use letters::model::UNCONFIRMED_A_DAY_MAX;
use testkit::cast::person;
use testkit::{Dovecot, TestTown, on_both_engines, page, send};

use crate::contributing::Square;
use crate::town::{FEATURES, Mailroom, PASSWORD, letter};

const NEW: &str = "nouvelle@ailleurs.example";
const WORDS: &str = "Des bancs à l’ombre, et une fontaine.";

async fn is_known(town: &TestTown, address: &str) -> bool {
    identity::find_by_email(&mut town.sql(), town.body, address)
        .await
        .expect("it reads")
        .is_some()
}

#[tokio::test]
async fn somebody_without_account_confirms_what_they_wrote_once() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let to = square.address.as_str();
        let message = letter(NEW, to, "new", WORDS).replace("Subject: Amendements", "Subject: Re: Des bancs");
        dovecot.deliver(to, message.as_bytes()).await;
        town.advance_minutes(6).await;
        let kept = room.only_letter(&town).await;
        assert_eq!((kept.state, kept.person_id), (State::Waiting, None));
        assert!(!kept.has_original, "only the words are kept");
        let told = town.letters(NEW).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].text.contains("Confirmer ma contribution")
                && told[0].text.contains("effacé après 7 jours")
                && !told[0].text.contains("bancs"),
            "{told:?}"
        );

        // Mail scanners open every link they meet: opening does nothing.
        let link = town.link_sent_to(NEW).await;
        let mut author = town.browser();
        for _ in 0..2 {
            let shown = page(&mut author, &link).await;
            for said in [
                "value=\"Des bancs\"",
                WORDS,
                "name=\"nom\"",
                "Confirmer ma contribution",
            ] {
                assert!(shown.contains(said), "{said} in {shown}");
            }
        }
        assert!(square.contributions(&town).await.is_empty());
        assert!(!is_known(&town, NEW).await);

        let text = "Des bancs à l’ombre.";
        let nameless = [("titre", "Des bancs"), ("texte", text), ("nom", " ")];
        let refused = send(&town, &mut author, &link, &nameless).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(text), "what was typed is still there");
        assert!(!is_known(&town, NEW).await, "a refusal makes no account");
        let fields = [
            ("titre", "Des bancs"),
            ("texte", text),
            ("nom", "Maëlle Kervella"),
        ];
        let done = send(&town, &mut author, &link, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let published = square.contributions(&town).await;
        assert_eq!(published.len(), 1);
        assert_eq!(
            (
                published[0].title.as_str(),
                published[0].text.as_str(),
                published[0].shows_name
            ),
            ("Des bancs", text, false)
        );
        let known = identity::find_by_email(&mut town.sql(), town.body, NEW).await;
        assert_eq!(known.expect("it reads"), Some(published[0].author_id));
        let filed = page(&mut author, &link).await;
        assert!(
            filed.contains(&published[0].path()) && filed.contains("connectez-vous avec la même adresse"),
            "{filed}"
        );

        // The button once more, the message once more, and a week later: still one, and it stays.
        send(&town, &mut author, &link, &fields).await;
        dovecot.deliver(to, message.as_bytes()).await;
        town.advance_minutes(6).await;
        town.advance_days(8).await;
        assert_eq!(square.contributions(&town).await.len(), 1);
        let kept = room.only_letter(&town).await;
        assert_eq!(
            (kept.state, kept.person_id),
            (State::Filed, Some(published[0].author_id))
        );
        // From now on their address is that of an account.
        dovecot
            .deliver(to, letter(NEW, to, "again", "Et une fontaine.").as_bytes())
            .await;
        town.advance_minutes(6).await;
        let second = &room.letters(&town).await[0];
        assert_eq!((second.state, second.person_id), (State::Waiting, kept.person_id));
    });
}

#[tokio::test]
async fn who_made_an_account_meanwhile_gives_no_name_again() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let to = square.address.as_str();
        let address = "maelle@exemple.fr";
        dovecot
            .deliver(to, letter(address, to, "before", WORDS).as_bytes())
            .await;
        town.advance_minutes(6).await;
        let link = town.link_sent_to(address).await;
        let maelle = person(&town, "Maëlle Kervella", "maelle").await;
        let mut author = town.browser();
        let shown = page(&mut author, &link).await;
        assert!(!shown.contains("name=\"nom\""), "{shown}");
        let fields = [("titre", "Des bancs"), ("texte", WORDS)];
        let done = send(&town, &mut author, &link, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(square.contributions(&town).await[0].author_id, maelle);
    });
}

#[tokio::test]
async fn what_nobody_confirms_is_erased_after_a_week() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let to = square.address.as_str();
        let message = letter(NEW, to, "new", WORDS);
        dovecot.deliver(to, message.as_bytes()).await;
        // Somebody says at once that the message is not theirs.
        let other = "autre@ailleurs.example";
        dovecot
            .deliver(to, letter(other, to, "other", "Achetez.").as_bytes())
            .await;
        town.advance_minutes(6).await;
        let mut browser = town.browser();
        let refused = town.link_sent_to(other).await;
        let discarded = send(&town, &mut browser, &format!("{refused}/refuser"), &[]).await;
        assert_eq!(discarded.status, 200, "{}", discarded.text);
        let link = town.link_sent_to(NEW).await;
        town.advance_days(6).await;
        page(&mut browser, &link).await;

        town.advance_days(1).await;
        assert_eq!(browser.get(&link).await.status, 410);
        assert_eq!(browser.get(&refused).await.status, 410);
        let fields = [
            ("titre", "Des bancs"),
            ("texte", WORDS),
            ("nom", "Maëlle Kervella"),
        ];
        assert_eq!(send(&town, &mut browser, &link, &fields).await.status, 410);
        let letters = room.letters(&town).await;
        let states: Vec<State> = letters.iter().map(|letter| letter.state).collect();
        assert_eq!(states, [State::Refused, State::Expired]);
        for erased in &letters {
            let words = [&erased.sender, &erased.subject, &erased.content, &erased.aside];
            assert!(words.iter().all(|words| words.is_empty()), "{erased:?}");
        }
        assert!(square.contributions(&town).await.is_empty());
        assert!(!is_known(&town, NEW).await && !is_known(&town, other).await);
        let mut agent = testkit::browser_of(&town, room.agent);
        let seen = page(&mut agent, &format!("/courriel-recu/{}", letters[1].id)).await;
        assert!(
            seen.contains("Non confirmé") && seen.contains("La place du marché"),
            "{seen}"
        );

        // The same message, read again: it was answered already.
        let before = town.letters(NEW).await.len();
        dovecot.deliver(to, message.as_bytes()).await;
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await.len(), 2);
        assert_eq!(town.letters(NEW).await.len(), before);
    });
}

#[tokio::test]
async fn nobody_fills_the_mailbox_of_another() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let to = square.address.as_str();
        let photograph = "QUJD".repeat(18) + "\r\n";
        let heavy = format!(
            "From: <lourd@ailleurs.example>\r\nTo: <{to}>\r\nMessage-ID: <heavy@x>\r\nSubject: Photo\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoyez la photo.\r\n\
             --b\r\nContent-Type: image/jpeg; name=p.jpg\r\nContent-Disposition: attachment; filename=p.jpg\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{}--b--\r\n",
            photograph.repeat(75_000)
        );
        let mut messages: Vec<(String, State)> = (0..4)
            .map(|number| {
                let state = if number < 3 {
                    State::Waiting
                } else {
                    State::TooMany
                };
                (letter(NEW, to, &format!("n{number}"), WORDS), state)
            })
            .collect();
        // It says that it comes from the mailbox itself: answered, it would answer for ever.
        messages.push((letter(to, to, "own", WORDS), State::Automatic));
        messages.push((
            letter("contributions@ville.exemple", to, "own2", WORDS),
            State::Automatic,
        ));
        messages.push((heavy, State::Unknown));
        for (message, _) in &messages {
            dovecot.deliver(to, message.as_bytes()).await;
        }
        town.advance_minutes(6).await;
        let states: Vec<State> = room
            .letters(&town)
            .await
            .iter()
            .rev()
            .map(|letter| letter.state)
            .collect();
        let wanted: Vec<State> = messages.iter().map(|(_, state)| *state).collect();
        assert_eq!(states, wanted);
        assert_eq!(town.letters(NEW).await.len(), 3);
        for own in [to, "contributions@ville.exemple"] {
            assert!(town.letters(own).await.is_empty());
        }
        assert!(
            town.letters("lourd@ailleurs.example").await[0]
                .text
                .contains("trop lourd")
        );

        // Many addresses in one day are somebody's who uses them: not all are answered.
        for number in 0..UNCONFIRMED_A_DAY_MAX {
            let from = format!("personne-{number}@ailleurs.example");
            let message = letter(&from, to, &format!("f{number}"), "Achetez.");
            dovecot.deliver(to, message.as_bytes()).await;
        }
        for _ in 0..3 {
            town.advance_minutes(6).await;
        }
        let all = letters::latest(&mut town.sql(), town.body, 500)
            .await
            .expect("they read");
        let count = |state: State| all.iter().filter(|letter| letter.state == state).count();
        let waiting = usize::try_from(UNCONFIRMED_A_DAY_MAX).expect("a small number");
        assert_eq!((count(State::Waiting), count(State::TooMany)), (waiting, 4));

        // Another day, somebody else is answered; and one who has an account is at any time.
        dovecot
            .deliver(to, letter("lea@exemple.fr", to, "lea", WORDS).as_bytes())
            .await;
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await[0].state, State::Waiting);
        town.advance_days(1).await;
        dovecot
            .deliver(
                to,
                letter("demain@ailleurs.example", to, "tomorrow", WORDS).as_bytes(),
            )
            .await;
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await[0].state, State::Waiting);
        assert_eq!(town.letters("demain@ailleurs.example").await.len(), 1);
        assert!(!is_known(&town, "demain@ailleurs.example").await);
    });
}

/// Only the members of a group amend its text: nobody becomes one by writing.
#[tokio::test]
async fn amendments_of_somebody_without_account_do_not_wait() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let message = letter(NEW, &room.address, "text", "Supprimer l’alinéa 2 de l’action 7.");
        dovecot.deliver(&room.address, message.as_bytes()).await;
        town.advance_minutes(6).await;
        assert_eq!(room.only_letter(&town).await.state, State::Unknown);
        assert_eq!(room.amendments(&town).await, 0);
        let told = &town.letters(NEW).await[0];
        assert!(!told.text.contains("/courriel/"), "{told:?}");
    });
}
