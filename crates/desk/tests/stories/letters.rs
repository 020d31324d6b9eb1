//! Preparing letters and making them: a file for window envelopes, new codes each time, two agents at once.

use desk::{MakeLetters, RemoveCampaign, UseCode, Used, letters};
use kernel::Actor;
use testkit::{TestTown, on_both_engines, page, refusal, send, sign_in};

use crate::town::{FEATURES, Hall};

const TWO: &str = "Nom;Adresse;Quartier\nMaïwenn Le Goff;\"Bât. B\n12 bis rue des Écoles\n56400 AURAY\";Centre\n\
    José Álvarez;3 place du Loch | 56400 AURAY;";

fn shown(code: &str) -> UseCode {
    UseCode {
        code: code.to_owned(),
        client: None,
    }
}

#[tokio::test]
async fn letters_made_again_bear_new_codes_and_the_former_ones_are_dead() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall.prepare(&town, TWO).await;
        let first = hall.make(&town, campaign, 0).await.unwrap();
        assert_eq!(first.len(), 2);
        assert_eq!(first[0].address, "Bât. B\n12 bis rue des Écoles\n56400 AURAY");
        assert_ne!(first[0].code, first[1].code);
        // Pressed twice, or by two agents who read the same page: made once.
        assert_eq!(refusal(hall.make(&town, campaign, 0).await), "desk-refused-made");
        let second = hall.make(&town, campaign, 1).await.unwrap();
        let dead = town.act(Actor::Visitor, shown(&first[0].code)).await.unwrap();
        assert!(matches!(dead, Used::Refused));

        // One letter alone is made again: the other stays.
        let kept = letters(&mut town.sql(), town.body, campaign, 10).await.unwrap();
        let again = MakeLetters {
            campaign,
            letter: Some(kept[0].id),
            edition: kept[0].edition,
        };
        let third = town.act(hall.by(), again.clone()).await.unwrap();
        assert_eq!(refusal(town.act(hall.by(), again).await), "desk-refused-made");
        let dead = town.act(Actor::Visitor, shown(&second[0].code)).await.unwrap();
        assert!(matches!(dead, Used::Refused));
        for code in [&third[0].code, &second[1].code] {
            let done = town.act(Actor::Visitor, shown(code)).await.unwrap();
            assert!(matches!(done, Used::Entered(_)), "{code}");
        }
        // What served has no address any more, and no letter to make.
        let kept = letters(&mut town.sql(), town.body, campaign, 10).await.unwrap();
        assert!(
            kept.iter()
                .all(|letter| letter.address.is_empty() && letter.used_at.is_some())
        );
        assert_eq!(
            refusal(hall.make(&town, campaign, 2).await),
            "desk-refused-all-served"
        );
    });
}

#[tokio::test]
async fn two_agents_at_once_make_the_letters_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall.prepare(&town, TWO).await;
        let deed = || MakeLetters {
            campaign,
            letter: None,
            edition: 0,
        };
        let (one, other) = tokio::join!(
            town.act(Actor::Person(hall.ada), deed()),
            town.act(Actor::Person(hall.brice), deed())
        );
        assert_eq!([&one, &other].into_iter().filter(|made| made.is_ok()).count(), 1);
        let made = one.or(other).expect("one of them made them");
        let done = town.act(Actor::Visitor, shown(&made[0].code)).await.unwrap();
        assert!(matches!(done, Used::Entered(_)));
    });
}

#[tokio::test]
async fn an_agent_prepares_letters_and_saves_their_file() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        Hall::open(&town).await;
        let mut agent = town.browser();
        sign_in(&town, &mut agent, "ada@exemple.fr").await;
        let empty = page(&mut agent, "/guichet/courriers").await;
        assert!(empty.contains("Aucun envoi n’est préparé."), "{empty}");
        // A list that cannot be read is refused with its line, and stays in the form.
        let wrong = [
            ("titre", "Lettres"),
            ("jours", "60"),
            ("liste", "Ada ; 1 rue A\nBleiz"),
        ];
        let refused = send(&town, &mut agent, "/guichet/courriers", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("Ligne 2") && refused.text.contains("1 rue A"),
            "{}",
            refused.text
        );
        let right = [("titre", "Lettres d’automne"), ("jours", "60"), ("liste", TWO)];
        let done = send(&town, &mut agent, "/guichet/courriers", &right).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let there = done.leads_to().to_owned();
        let there = there.split('?').next().unwrap().to_owned();
        let read = page(&mut agent, &there).await;
        assert!(
            read.contains("José Álvarez") && read.contains("Produire les 2 lettres"),
            "{read}"
        );
        let file = format!("{there}/lettres.pdf");
        let made = send(&town, &mut agent, &file, &[("edition", "0")]).await;
        assert_eq!(made.status, 200);
        assert!(made.text.starts_with("%PDF"), "a file");
        let again = send(&town, &mut agent, &file, &[("edition", "0")]).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains("viennent d’être produites"), "{}", again.text);
        // Somebody who is no agent reads nothing of it.
        let mut visitor = town.browser();
        assert_ne!(visitor.get(&there).await.status, 200);
        assert_ne!(visitor.get("/guichet").await.status, 200);
    });
}

#[tokio::test]
async fn what_is_over_or_taken_back_serves_no_more_and_is_erased() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let taken_back = hall.prepare(&town, TWO).await;
        let made = hall.make(&town, taken_back, 0).await.unwrap();
        let remove = RemoveCampaign { campaign: taken_back };
        town.act(hall.by(), remove).await.unwrap();
        let dead = town.act(Actor::Visitor, shown(&made[0].code)).await.unwrap();
        assert!(matches!(dead, Used::Refused));

        let over = hall.prepare(&town, TWO).await;
        let made = hall.make(&town, over, 0).await.unwrap();
        town.advance_days(61).await;
        let dead = town.act(Actor::Visitor, shown(&made[0].code)).await.unwrap();
        assert!(matches!(dead, Used::Refused));
        assert_eq!(refusal(hall.make(&town, over, 1).await), "desk-refused-over");
        kernel::privacy::apply(&town.house, town.body, &kernel::Due::All)
            .await
            .unwrap();
        let kept = letters(&mut town.sql(), town.body, over, 10).await.unwrap();
        assert!(kept.is_empty(), "names and addresses are erased");
    });
}
