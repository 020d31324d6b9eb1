//! A number is proved by its code, by one person; guessed by nobody, and paid for within bounds.

use std::net::{IpAddr, Ipv4Addr};

use groups::GroupKind;
use identity::CloseAccount;
use kernel::Actor;
use phones::{AskPhoneCode, Confirmed, GiveUpPhone, SetUpGateway, verified};
use testkit::{TestTown, browser_of, cast, on_both_engines, page, refusal, send};

use crate::town::{FEATURES, Hall, NUMBER, another, ask, confirm, typed};

db::statements! {
    COUNT_CLEAR = "select count(*) as n from effect where collectivite_id = $1 and payload like '%612345678%'";
    COUNT_WAITING = "select count(*) as n from effect where collectivite_id = $1 and kind = 'sms'";
    COUNT_LEFT = "select count(*) as n from phone_held where collectivite_id = $1 and person_id is not null";
    COUNT_SENT = "select count(*) as n from sms_sent where collectivite_id = $1";
}

#[tokio::test]
async fn a_code_received_by_message_proves_a_number_and_opens_the_group_that_asks_for_it() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        let mut maiwenn = browser_of(&town, hall.maiwenn);
        let account = page(&mut maiwenn, "/compte").await;
        assert!(account.contains("href=\"/compte/telephone\""), "{account}");
        page(&mut maiwenn, "/compte/telephone").await;
        let asked = send(&town, &mut maiwenn, "/compte/telephone", &[("numero", NUMBER)]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let clear = town.sql().count(COUNT_CLEAR, db::args![town.body]).await;
        let waiting = town.sql().count(COUNT_WAITING, db::args![town.body]).await;
        assert_eq!((clear.expect("read"), waiting.expect("read")), (0, 1));
        town.settle().await;

        let sent = hall.gateway.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].media_type, "application/json");
        assert_eq!(sent[0].authorization, "Bearer un-jeton-d-essai");
        assert!(sent[0].key.starts_with("phone-code-"), "{}", sent[0].key);
        assert!(
            sent[0].content.contains("\"to\":\"+33612345678\""),
            "{}",
            sent[0].content
        );

        let code = hall.gateway.last_code();
        let shown = page(&mut maiwenn, "/compte/telephone").await;
        assert!(shown.contains("se terminant par 78"), "{shown}");
        let path = "/compte/telephone/code";
        let wrong = send(&town, &mut maiwenn, path, &[("code", another(&code))]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("Ce n’est pas le code qui a été envoyé"));
        assert!(hall.members(&town).await.is_empty());
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let right = send(&town, &mut maiwenn, path, &[("code", spaced.as_str())]).await;
        assert_eq!(right.status, 303, "{}", right.text);
        let own = page(&mut maiwenn, "/compte/telephone").await;
        assert!(
            own.contains("Numéro de téléphone vérifié") && !own.contains("612345678"),
            "{own}"
        );
        assert_eq!(hall.members(&town).await, [hall.maiwenn]);
        // A code serves once.
        let again = confirm(&town, hall.maiwenn, &code).await;
        assert_eq!(refusal(again), "phones-refused-no-code");
        let mut paul = browser_of(&town, hall.paul);
        let group = page(&mut paul, "/groupes/une-voix-par-telephone").await;
        assert!(
            group.contains("href=\"/compte/telephone\"") && !group.contains("Kerbrat"),
            "nobody is named there: {group}"
        );
    });
}

#[tokio::test]
async fn one_number_is_one_person_s_and_who_asks_is_told_nothing_of_another() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        hall.prove(&town, hall.maiwenn, NUMBER).await;
        // However it is written, and however it is answered.
        let mut paul = browser_of(&town, hall.paul);
        let path = "/compte/telephone";
        let taken = send(&town, &mut paul, path, &[("numero", "+33 (0)6 12 34 56 78")]).await;
        town.settle().await;
        let free = send(&town, &mut paul, path, &[("numero", "07 98 76 54 32")]).await;
        assert_eq!((taken.status, taken.leads_to()), (free.status, free.leads_to()));
        town.settle().await;
        let sent = hall.gateway.sent();
        assert!(sent[1].content.contains("autre compte"), "{}", sent[1].content);
        assert!(!sent[1].content.contains("est votre code"));
        assert!(sent[2].content.contains("est votre code"));

        // Given up, it is kept from the others for two months.
        let give_up = GiveUpPhone { is_helped: false };
        town.act(Actor::Person(hall.maiwenn), give_up)
            .await
            .expect("given up");
        assert!(hall.members(&town).await.is_empty());
        town.advance_minutes(61).await;
        ask(&town, hall.paul, NUMBER).await.expect("asked");
        town.settle().await;
        let sent = hall.gateway.sent();
        assert!(sent.last().expect("sent").content.contains("autre compte"));
        // Its own person takes it back.
        town.advance_days(2).await;
        hall.prove(&town, hall.maiwenn, NUMBER).await;
        let give_up = GiveUpPhone { is_helped: false };
        town.act(Actor::Person(hall.maiwenn), give_up)
            .await
            .expect("given up");
        town.advance_days(61).await;
        hall.prove(&town, hall.paul, NUMBER).await;
        assert_eq!(hall.members(&town).await, [hall.paul]);
    });
}

#[tokio::test]
async fn a_line_given_to_somebody_else_is_theirs_in_the_end() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        hall.prove(&town, hall.maiwenn, NUMBER).await;
        town.advance_days(366).await;
        ask(&town, hall.paul, NUMBER).await.expect("asked");
        town.settle().await;
        let freed = confirm(&town, hall.paul, &hall.gateway.last_code()).await;
        assert_eq!(freed.expect("the line is another's"), Confirmed::Freed);
        assert!(hall.members(&town).await.is_empty());
        let letters = town.letters("maiwenn@exemple.fr").await;
        assert!(
            letters[0].text.contains("vérifiez-le de nouveau avant 60 jours"),
            "{}",
            letters[0].text
        );
        // It may have voted: nobody but its first holder has it before two months.
        ask(&town, hall.paul, NUMBER).await.expect("asked");
        town.settle().await;
        let sent = hall.gateway.sent();
        assert!(sent.last().expect("sent").content.contains("autre compte"));
        town.advance_days(61).await;
        hall.prove(&town, hall.paul, NUMBER).await;
        assert_eq!(hall.members(&town).await, [hall.paul]);
    });
}

#[tokio::test]
async fn two_who_prove_one_number_at_once_are_one() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        ask(&town, hall.maiwenn, NUMBER).await.expect("asked");
        town.settle().await;
        let own = hall.gateway.last_code();
        ask(&town, hall.paul, NUMBER).await.expect("asked");
        town.settle().await;
        let other = hall.gateway.last_code();
        let (one, two) = tokio::join!(
            confirm(&town, hall.maiwenn, &own),
            confirm(&town, hall.paul, &other)
        );
        let proved = [&one, &two]
            .into_iter()
            .filter(|outcome| matches!(outcome, Ok(Confirmed::Proved)))
            .count();
        assert_eq!(proved, 1, "{one:?} {two:?}");
        assert_eq!(hall.members(&town).await.len(), 1);
    });
}

#[tokio::test]
async fn a_code_is_typed_wrong_five_times_and_lasts_ten_minutes() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        ask(&town, hall.maiwenn, NUMBER).await.expect("asked");
        town.settle().await;
        let code = hall.gateway.last_code();
        for _ in 0..5 {
            let done = confirm(&town, hall.maiwenn, another(&code)).await;
            assert_eq!(done.expect("counted"), Confirmed::Wrong);
        }
        let stopped = confirm(&town, hall.maiwenn, &code).await;
        assert_eq!(refusal(stopped), "phones-refused-tries");
        ask(&town, hall.maiwenn, NUMBER).await.expect("asked again");
        town.settle().await;
        // The code of one is worth nothing to another.
        let code = hall.gateway.last_code();
        let elsewhere = confirm(&town, hall.paul, &code).await;
        assert_eq!(refusal(elsewhere), "phones-refused-no-code");
        town.advance_minutes(10).await;
        let late = confirm(&town, hall.maiwenn, &code).await;
        assert_eq!(refusal(late), "phones-refused-no-code");
        assert!(
            verified(&mut town.sql(), town.body, hall.maiwenn)
                .await
                .expect("read")
                .is_none()
        );
    });
}

#[tokio::test]
async fn messages_are_counted_by_number_by_account_by_client_and_for_the_town() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        // To one number, whoever asks.
        let third = cast::person(&town, "Inès Le Bihan", "ines").await;
        for who in [hall.maiwenn, hall.paul, third] {
            ask(&town, who, NUMBER).await.expect("asked");
        }
        assert_eq!(refusal(ask(&town, third, NUMBER).await), "phones-refused-often");
        // For one account, whatever the number.
        for ending in 10..13 {
            ask(&town, third, &format!("06 99 00 00 {ending}"))
                .await
                .expect("asked");
        }
        assert_eq!(
            refusal(ask(&town, third, "06 99 00 00 99").await),
            "phones-refused-often"
        );
        // From one client, whoever asks.
        town.advance_minutes(61).await;
        for turn in 0..13 {
            let who = cast::person(&town, "Quelqu’un", &format!("p{turn}")).await;
            let deed = AskPhoneCode {
                number: format!("06 98 00 00 {}", 10 + turn),
                client: Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7))),
                is_helped: false,
            };
            let outcome = town.act(Actor::Person(who), deed).await;
            if turn < 12 {
                outcome.expect("asked");
            } else {
                assert_eq!(refusal(outcome), "phones-refused-often");
            }
        }
        // Altogether.
        let mut less = typed(&hall.gateway);
        less.version = 1;
        less.hourly_max = "12".to_owned();
        town.act(Actor::Person(hall.agent), SetUpGateway { typed: less })
            .await
            .expect("changed");
        assert_eq!(
            refusal(ask(&town, hall.paul, "06 95 00 00 01").await),
            "phones-refused-busy"
        );
        town.advance_minutes(61).await;
        ask(&town, hall.paul, "06 95 00 00 01").await.expect("asked");
        // A day later nothing of it is kept.
        town.advance_days(2).await;
        kernel::privacy::apply(&town.house, town.body, &kernel::Due::All)
            .await
            .expect("what is too old is erased");
        let kept = town.sql().count(COUNT_SENT, db::args![town.body]).await;
        assert_eq!(kept.expect("read"), 0);
    });
}

#[tokio::test]
async fn what_is_no_number_is_told_and_nothing_typed_is_lost() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        let mut maiwenn = browser_of(&town, hall.maiwenn);
        for (number, said) in [
            ("zéro six", "Ce n’est pas un numéro de téléphone"),
            ("01 23 45 67 89", "Ce numéro ne reçoit pas de SMS"),
            (
                "+44 7700 900123",
                "La collectivité n’envoie pas de message vers ce pays",
            ),
        ] {
            let refused = send(&town, &mut maiwenn, "/compte/telephone", &[("numero", number)]).await;
            assert_eq!(refused.status, 422);
            assert!(
                refused.text.contains(said) && refused.text.contains(number),
                "{number}: {}",
                refused.text
            );
        }
        let helped = AskPhoneCode {
            number: NUMBER.to_owned(),
            client: None,
            is_helped: true,
        };
        let outcome = town.act(Actor::Person(hall.maiwenn), helped).await;
        assert_eq!(refusal(outcome), "phones-refused-helped");
        assert!(hall.gateway.sent().is_empty());
    });
}

#[tokio::test]
async fn a_new_group_has_those_who_proved_it_before_and_who_leaves_leaves_nothing() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        hall.prove(&town, hall.maiwenn, NUMBER).await;
        let later = cast::group(&town, "Un autre vote", GroupKind::Phones).await;
        town.settle().await;
        let members = groups::members_on(&mut town.sql(), town.body, later, town.now()).await;
        let members: Vec<_> = members.expect("read").iter().map(|one| one.person).collect();
        assert_eq!(members, [hall.maiwenn]);

        town.act(Actor::Person(hall.maiwenn), CloseAccount { is_helped: false })
            .await
            .expect("closed");
        assert!(hall.members(&town).await.is_empty());
        let left = town.sql().count(COUNT_LEFT, db::args![town.body]).await;
        assert_eq!(left.expect("read"), 0, "the number is held for nobody's name");
        let counted = town.sql().count(COUNT_SENT, db::args![town.body]).await;
        assert_eq!(
            counted.expect("read"),
            1,
            "what a number received is still counted"
        );
        // And it is not free at once: it voted already.
        ask(&town, hall.paul, NUMBER).await.expect("asked");
        town.settle().await;
        let sent = hall.gateway.sent();
        assert!(sent.last().expect("sent").content.contains("autre compte"));
    });
}
