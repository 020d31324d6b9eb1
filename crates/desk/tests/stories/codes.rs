//! Typing a code: it opens an account or is attached to one, once; who tries many finds none.

use std::net::{IpAddr, Ipv4Addr};

use desk::{UseCode, Used, residence};
use kernel::Actor;
use testkit::{TestTown, on_both_engines, page, refusal, send, sign_in};

use crate::town::{FEATURES, Hall, MAIWENN, lines};

const ONE: &str = "Maïwenn Le Goff-Kerbrat ; Bât. B | 12 bis rue des Écoles | 56400 AURAY ; Centre";

fn shown(code: &str, client: u8) -> UseCode {
    UseCode {
        code: code.to_owned(),
        client: Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, client))),
    }
}

#[tokio::test]
async fn a_code_opens_an_account_once_and_proves_where_one_lives() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall.prepare(&town, ONE).await;
        let made = hall.make(&town, campaign, 0).await.unwrap();
        assert_eq!(made.len(), 1);
        assert_eq!(made[0].code.len(), 14, "{}", made[0].code);

        let mut browser = town.browser();
        page(&mut browser, "/code").await;
        let typed = made[0].code.to_lowercase().replace('-', " ");
        let done = send(&town, &mut browser, "/code", &[("code", typed.as_str())]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let own = page(&mut browser, "/code").await;
        assert!(own.contains("Résidence vérifiée par courrier"), "{own}");
        assert!(own.contains("Quartier\u{a0}: Centre"), "{own}");
        let account = page(&mut browser, "/compte").await;
        assert!(
            account.contains("Le Goff-Kerbrat") && account.contains("/code/adresse"),
            "{account}"
        );

        // Used: it answers what an unknown one is answered, word for word.
        let mut other = town.browser();
        let used = send(&town, &mut other, "/code", &[("code", made[0].code.as_str())]).await;
        let unknown = send(&town, &mut other, "/code", &[("code", "2222-2222-2222")]).await;
        assert_eq!((used.status.as_u16(), unknown.status.as_u16()), (422, 422));
        let why = "il est mal recopié, il a déjà servi, ou sa date est passée";
        assert!(used.text.contains(why) && unknown.text.contains(why));
        assert_eq!(lines(&town, "desk.code-refused").await, 2, "each is told once");
        assert_eq!(lines(&town, "desk.residence-verified").await, 1);
    });
}

#[tokio::test]
async fn a_code_is_attached_to_the_account_one_is_signed_in_with() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall.prepare(&town, ONE).await;
        let made = hall.make(&town, campaign, 0).await.unwrap();
        let own = testkit::cast::person(&town, "M. Le Goff", "m.legoff").await;
        let mut browser = town.browser();
        sign_in(&town, &mut browser, "m.legoff@exemple.fr").await;
        let done = send(&town, &mut browser, "/code", &[("code", made[0].code.as_str())]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let proof = residence(&mut town.sql(), town.body, own).await.unwrap();
        assert_eq!(proof.expect("proved").district, "Centre");
        let account = page(&mut browser, "/compte").await;
        assert!(account.contains("m.legoff@exemple.fr"), "{account}");
    });
}

#[tokio::test]
async fn a_letter_for_an_account_opens_it_to_nobody_else() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let own = testkit::cast::person(&town, MAIWENN, "maiwenn").await;
        let list = format!("{MAIWENN} ; 12 rue des Écoles | 56400 AURAY ; ; maiwenn@exemple.fr");
        let campaign = hall.prepare(&town, &list).await;
        let made = hall.make(&town, campaign, 0).await.unwrap();
        assert!(made[0].is_for_account);
        let code = made[0].code.as_str();
        // The agent printed it: it opens nothing to them, and is not lost.
        for actor in [Actor::Visitor, hall.by()] {
            assert_eq!(
                refusal(town.act(actor, shown(code, 1)).await),
                "desk-code-of-account"
            );
        }
        let done = town.act(Actor::Person(own), shown(code, 2)).await.unwrap();
        assert!(matches!(done, Used::Attached));
        let proof = residence(&mut town.sql(), town.body, own).await.unwrap();
        assert!(proof.is_some());
    });
}

#[tokio::test]
async fn ten_thousand_wrong_codes_find_nothing_and_lock_nobody_else_out() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall.prepare(&town, ONE).await;
        let made = hall.make(&town, campaign, 0).await.unwrap();
        let letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".as_bytes();
        let (mut looked_at, mut stopped) = (0, 0);
        for turn in 0..10_000_usize {
            let mut rest = turn;
            let code: String = (0..12)
                .map(|_| {
                    let letter = char::from(letters[rest % 32]);
                    rest /= 32;
                    letter
                })
                .collect();
            // From two hundred and fifty addresses by turns.
            let client = u8::try_from(turn % 250).unwrap();
            match town.act(Actor::Visitor, shown(&code, client)).await {
                Ok(Used::Refused) => looked_at += 1,
                Ok(other) => panic!("{code} gave {other:?}"),
                Err(fault) => {
                    assert_eq!(refusal::<()>(Err(fault)), "desk-too-many-tries");
                    stopped += 1;
                }
            }
        }
        // One each, fifty of them a second one; then, three hundred being refused, two each.
        assert_eq!((looked_at, stopped), (500, 9_500), "in one hour");
        assert_eq!(lines(&town, "desk.codes-refused-many").await, 1, "it is told");
        let mut agent = town.browser();
        sign_in(&town, &mut agent, "ada@exemple.fr").await;
        let desk = page(&mut agent, "/guichet").await;
        assert!(
            desk.contains("500 codes ont été refusés depuis une heure"),
            "{desk}"
        );
        // Who has a code is not locked out by who tries many, even with a slip.
        let slip = town
            .act(Actor::Visitor, shown("2222-2222-2222", 251))
            .await
            .unwrap();
        assert!(matches!(slip, Used::Refused));
        let done = town.act(Actor::Visitor, shown(&made[0].code, 251)).await.unwrap();
        assert!(matches!(done, Used::Entered(_)));
        town.advance_minutes(61).await;
        let desk = page(&mut agent, "/guichet").await;
        assert!(!desk.contains("depuis une heure"), "{desk}");
    });
}

#[tokio::test]
async fn one_client_gets_ten_wrong_and_the_others_none_the_less_enter() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall.prepare(&town, ONE).await;
        let made = hall.make(&town, campaign, 0).await.unwrap();
        for _ in 0..10 {
            let done = town
                .act(Actor::Visitor, shown("2222-2222-2222", 7))
                .await
                .unwrap();
            assert!(matches!(done, Used::Refused));
        }
        assert_eq!(
            refusal(town.act(Actor::Visitor, shown(&made[0].code, 7)).await),
            "desk-too-many-tries"
        );
        let done = town.act(Actor::Visitor, shown(&made[0].code, 8)).await.unwrap();
        assert!(matches!(done, Used::Entered(_)));
    });
}

#[tokio::test]
async fn two_who_type_one_code_at_once_enter_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall.prepare(&town, ONE).await;
        let made = hall.make(&town, campaign, 0).await.unwrap();
        let code = made[0].code.as_str();
        let (one, other) = tokio::join!(
            town.act(Actor::Visitor, shown(code, 1)),
            town.act(Actor::Visitor, shown(code, 2))
        );
        let entered = [one, other]
            .into_iter()
            .filter(|outcome| matches!(outcome, Ok(Used::Entered(_))))
            .count();
        assert_eq!(entered, 1);
        assert_eq!(lines(&town, "desk.residence-verified").await, 1);
    });
}
