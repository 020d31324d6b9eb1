//! Léa votes, changes her mind, presses twice; others come too late, or have no vote here.

use db::Uuid;
use testkit::{TestTown, on_both_engines};
use votes::{Choice, Mode, Outcome};

use crate::assembly::{
    Assembly, FEATURES, browser_of, cast, journaled, page, refusal, send_ballot, send_ballot_again, whole,
};

#[tokio::test]
async fn an_elector_votes_and_keeps_a_reference() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let path = format!("/votes/{scrutin}");
        let mut lea = browser_of(&town, people.lea);

        let booth = page(&mut lea, &path).await;
        for part in [
            "Adoptez-vous l’amendement n° 12",
            "Vous répondez oui, vous adoptez «\u{a0}Amendement n° 12\u{a0}»",
            "href=\"/textes/1/amendements/12\"",
            "value=\"abstention\"",
            "jeudi 12 novembre 2026 à 18\u{a0}h\u{a0}30",
            "règlement intérieur type",
            "pas un référendum local",
            "pas un vote secret",
        ] {
            assert!(booth.contains(part), "{part} is missing: {booth}");
        }

        let request = town.id::<Uuid>().to_string();
        let answer = send_ballot_again(&mut lea, scrutin, people.lea, "pour", &request).await;
        assert_eq!(answer.location, Some(format!("{path}/bulletin?fait=votes-cast")));
        let receipt = page(&mut lea, &format!("{path}/bulletin?fait=votes-cast")).await;
        assert!(
            receipt.contains("Votre vote est enregistré.") && receipt.contains("Vous avez voté\u{a0}: Pour")
        );
        let reference = reference_in(&receipt);

        // The same form pressed twice: nothing more is recorded, the reference does not change.
        send_ballot_again(&mut lea, scrutin, people.lea, "pour", &request).await;
        assert_eq!(
            reference_in(&page(&mut lea, &format!("{path}/bulletin")).await),
            reference
        );
        assert_eq!(journaled(&town, scrutin, "votes.ballot-cast").await.len(), 1);

        // Another form is a change of mind: the latest counts, under a reference of its own.
        send_ballot(&town, &mut lea, scrutin, people.lea, "contre").await;
        let receipt = page(&mut lea, &format!("{path}/bulletin")).await;
        assert!(receipt.contains("Vous avez voté\u{a0}: Contre"), "{receipt}");
        assert_ne!(reference_in(&receipt), reference);

        // Nothing chosen: the page says so beside the choices, and keeps what stands.
        let refused = whole(send_ballot(&town, &mut lea, scrutin, people.lea, "").await, 422);
        assert!(
            refused.contains(&format!("href=\"#choix-{}\"", people.lea)),
            "{refused}"
        );
        assert!(refused.contains("value=\"contre\" checked"), "{refused}");
    });
}

/// Ten characters and a hyphen, in the element of receipts.
fn reference_in(page: &str) -> String {
    let start = page.find("receipt-number\">").expect("a receipt") + "receipt-number\">".len();
    let reference: String = page[start..]
        .chars()
        .take_while(|letter| *letter != '<')
        .collect();
    assert_eq!(
        (reference.len(), reference.find('-')),
        (11, Some(5)),
        "{reference}"
    );
    reference
}

#[tokio::test]
async fn while_it_is_open_nobody_sees_more_than_the_turnout() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Public).await;
        cast(&town, scrutin, people.lea, Choice::Pour)
            .await
            .expect("Léa votes");
        cast(&town, scrutin, people.malo, Choice::Contre)
            .await
            .expect("Malo votes");
        for reader in [people.passer_by, people.agent, people.nolwenn, people.yann] {
            let shown = page(&mut browser_of(&town, reader), &format!("/votes/{scrutin}")).await;
            assert!(
                shown.contains("2 personnes sur 5 ont déjà voté ou ont été représentées."),
                "{shown}"
            );
            assert!(
                shown.contains("2 sur 3"),
                "the quorum: more than half of five, {shown}"
            );
            assert!(
                !shown.contains("result-bar") && !shown.contains("Dépouillement<"),
                "{shown}"
            );
            assert!(
                !shown.contains("checked"),
                "the choice of somebody else is shown: {shown}"
            );
        }
        let summary = votes::of_subject(&mut town.sql(), town.body, &people.amendment)
            .await
            .expect("the summary reads")
            .expect("there is a vote");
        assert!(summary.is_open && summary.tally.is_none() && summary.outcome.is_none());
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/votes/{scrutin}")).await;
        assert!(shown.contains(&format!("/connexion?retour=/votes/{scrutin}")));
        for name in ["Léa", "Malo", "Nolwenn"] {
            assert!(!shown.contains(name), "{name} is shown");
        }
    });
}

#[tokio::test]
async fn too_late_is_said_even_before_the_count() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let deadline = town.now().plus_days(2);
        town.house.clock.set(deadline);
        assert_eq!(
            refusal(cast(&town, scrutin, people.lea, Choice::Pour).await),
            "votes-refused-closed"
        );
        let mut lea = browser_of(&town, people.lea);
        let waiting = page(&mut lea, &format!("/votes/{scrutin}")).await;
        assert!(waiting.contains("Le vote est terminé") && !waiting.contains("type=\"radio\""));
        let refused = whole(
            send_ballot(&town, &mut lea, scrutin, people.lea, "pour").await,
            422,
        );
        assert!(refused.contains("Trop tard\u{a0}: ce vote est clos depuis le jeudi 12 novembre 2026"));
        town.settle().await;
        let closed = whole(
            send_ballot(&town, &mut lea, scrutin, people.lea, "pour").await,
            422,
        );
        assert!(closed.contains("Trop tard\u{a0}: ce vote est clos"), "{closed}");
        let found = votes::find(&mut town.sql(), town.body, scrutin)
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(found.closing.expect("it is closed").outcome, Outcome::NoQuorum);
    });
}

#[tokio::test]
async fn who_has_no_vote_here_is_told_who_has() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        for outsider in [people.guest, people.agent, people.passer_by] {
            assert_eq!(
                refusal(cast(&town, scrutin, outsider, Choice::Pour).await),
                "votes-refused-not-elector"
            );
            let shown = page(&mut browser_of(&town, outsider), &format!("/votes/{scrutin}")).await;
            assert!(
                shown.contains("ouvert aux 5 membres de «\u{a0}Groupe mobilités\u{a0}»"),
                "{shown}"
            );
            assert!(!shown.contains("type=\"radio\""));
        }
        let mut visitor = town.browser();
        let sent = visitor.get(&format!("/votes/{scrutin}/bulletin")).await;
        assert!(
            sent.location
                .expect("a visitor signs in first")
                .starts_with("/connexion?retour=/votes/")
        );
        let back = visitor.get(&format!("/votes/{scrutin}/voter")).await;
        assert_eq!(back.location, Some(format!("/votes/{scrutin}")));
    });
}

#[tokio::test]
async fn many_at_once_are_each_counted_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let outcomes = tokio::join!(
            cast(&town, scrutin, people.nolwenn, Choice::Pour),
            cast(&town, scrutin, people.lea, Choice::Pour),
            cast(&town, scrutin, people.malo, Choice::Contre),
            cast(&town, scrutin, people.yann, Choice::Abstention),
            cast(&town, scrutin, people.soizic, Choice::Pour),
            cast(&town, scrutin, people.soizic, Choice::Contre),
        );
        outcomes.0.expect("recorded");
        outcomes.1.expect("recorded");
        outcomes.2.expect("recorded");
        outcomes.3.expect("recorded");
        outcomes.4.expect("recorded");
        outcomes.5.expect("recorded");
        town.advance_days(2).await;
        let found = votes::find(&mut town.sql(), town.body, scrutin)
            .await
            .expect("it reads")
            .expect("it is there");
        let tally = found.closing.expect("it is closed").tally;
        assert_eq!((tally.votants(), tally.presents, tally.abstention), (5, 5, 1));
        assert_eq!(tally.pour + tally.contre, 4);
    });
}

#[tokio::test]
async fn a_vote_that_meets_the_closing_is_counted_or_refused_never_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let closing = votes::CloseScrutin { scrutin };
        let (first, second, third, fourth, fifth, closed) = tokio::join!(
            cast(&town, scrutin, people.nolwenn, Choice::Pour),
            cast(&town, scrutin, people.lea, Choice::Pour),
            cast(&town, scrutin, people.malo, Choice::Pour),
            cast(&town, scrutin, people.yann, Choice::Pour),
            cast(&town, scrutin, people.soizic, Choice::Pour),
            town.act(kernel::Actor::Person(people.nolwenn), closing),
        );
        closed.expect("the chair closes");
        let mut recorded = 0;
        for outcome in [first, second, third, fourth, fifth] {
            match outcome {
                Ok(_) => recorded += 1,
                refused => assert_eq!(refusal(refused), "votes-refused-closed"),
            }
        }
        let found = votes::find(&mut town.sql(), town.body, scrutin)
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(found.closing.expect("it is closed").tally.pour, recorded);
    });
}
