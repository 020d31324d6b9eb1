//! Malo cannot come: Léa votes for him, within what the rules allow.

use db::Uuid;
use kernel::{Actor, Fault, PersonId};
use testkit::{TestTown, on_both_engines};
use votes::{Choice, GiveProcuration, Mode, RevokeProcuration, ScrutinId};

use crate::assembly::{Assembly, FEATURES, browser_of, cast, cast_for, page, refusal, whole};

async fn give(town: &TestTown, scrutin: ScrutinId, giver: PersonId, holder: PersonId) -> Result<(), Fault> {
    town.act(Actor::Person(giver), GiveProcuration { scrutin, holder })
        .await
}

async fn revoke(town: &TestTown, scrutin: ScrutinId, giver: PersonId) -> Result<(), Fault> {
    town.act(Actor::Person(giver), RevokeProcuration { scrutin })
        .await
}

#[tokio::test]
async fn somebody_votes_for_an_absent_elector() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Public).await;
        let path = format!("/votes/{scrutin}");
        let mut malo = browser_of(&town, people.malo);
        let offered = page(&mut malo, &path).await;
        assert!(
            offered.contains("reçoit au plus 1 procuration (règlement intérieur type)"),
            "{offered}"
        );

        let (request, holder) = (town.id::<Uuid>().to_string(), people.lea.to_string());
        let given = malo
            .post(
                &format!("{path}/procuration"),
                &[("request_id", &request), ("holder", &holder)],
            )
            .await;
        assert_eq!(
            given.location,
            Some(format!("{path}?fait=votes-procuration-given"))
        );
        let waiting = page(&mut malo, &path).await;
        assert!(
            waiting.contains("Vous avez donné procuration à Léa Riou") && !waiting.contains("type=\"radio\"")
        );

        // Malo does not vote beside his procuration; Yann has none; Léa votes for both of them.
        assert_eq!(
            refusal(cast(&town, scrutin, people.malo, Choice::Pour).await),
            "votes-refused-represented"
        );
        assert_eq!(
            refusal(cast_for(&town, scrutin, people.yann, people.malo, Choice::Pour).await),
            "votes-refused-no-procuration"
        );
        let mut lea = browser_of(&town, people.lea);
        let booth = page(&mut lea, &path).await;
        assert_eq!(
            booth.matches("value=\"pour\"").count(),
            2,
            "one choice for each: {booth}"
        );
        cast(&town, scrutin, people.lea, Choice::Contre)
            .await
            .expect("Léa votes for herself");
        let receipt = page(&mut lea, &format!("{path}/bulletin")).await;
        assert!(receipt.contains("Il reste à voter pour Malo Tanguy"), "{receipt}");
        let reference = cast_for(&town, scrutin, people.lea, people.malo, Choice::Pour)
            .await
            .expect("and for Malo");

        // Used, it cannot be taken back; its giver sees what was given in their name.
        assert_eq!(
            refusal(revoke(&town, scrutin, people.malo).await),
            "votes-refused-procuration-used"
        );
        let seen = page(&mut malo, &format!("{path}/bulletin")).await;
        assert!(
            seen.contains("Léa Riou a voté pour vous\u{a0}: Pour") && seen.contains(&reference),
            "{seen}"
        );

        cast(&town, scrutin, people.yann, Choice::Pour)
            .await
            .expect("Yann votes");
        cast(&town, scrutin, people.soizic, Choice::Pour)
            .await
            .expect("Soizic votes");
        town.advance_days(2).await;
        let result = page(&mut town.browser(), &path).await;
        assert!(
            result.contains("(dont 1 par procuration)") && result.contains("Procuration à Léa Riou"),
            "{result}"
        );
        assert!(
            result.contains("3 personnes ont voté elles-mêmes, il en fallait 3"),
            "{result}"
        );
        assert!(result.contains(&reference), "a public vote lists its references");
    });
}

#[tokio::test]
async fn a_procuration_that_has_not_served_can_be_taken_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        assert_eq!(
            refusal(revoke(&town, scrutin, people.malo).await),
            "votes-refused-nothing-given"
        );
        give(&town, scrutin, people.malo, people.lea)
            .await
            .expect("given");
        revoke(&town, scrutin, people.malo).await.expect("taken back");
        assert_eq!(
            refusal(cast_for(&town, scrutin, people.lea, people.malo, Choice::Pour).await),
            "votes-refused-no-procuration"
        );
        cast(&town, scrutin, people.malo, Choice::Pour)
            .await
            .expect("Malo votes himself");
        assert_eq!(
            refusal(give(&town, scrutin, people.malo, people.yann).await),
            "votes-refused-has-voted"
        );
    });
}

#[tokio::test]
async fn what_the_rules_do_not_allow_is_refused_with_its_reason() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        let (lea, malo, yann) = (people.lea, people.malo, people.yann);
        assert_eq!(
            refusal(give(&town, scrutin, malo, malo).await),
            "votes-holder-is-oneself"
        );
        assert_eq!(
            refusal(give(&town, scrutin, malo, people.guest).await),
            "votes-holder-is-no-elector"
        );
        assert_eq!(
            refusal(give(&town, scrutin, people.guest, malo).await),
            "votes-refused-not-elector"
        );
        give(&town, scrutin, malo, lea).await.expect("the first is given");
        assert_eq!(
            refusal(give(&town, scrutin, malo, yann).await),
            "votes-refused-already-given"
        );
        assert_eq!(
            refusal(give(&town, scrutin, lea, yann).await),
            "votes-refused-holds-some"
        );
        assert_eq!(
            refusal(give(&town, scrutin, yann, malo).await),
            "votes-holder-is-represented"
        );
        match give(&town, scrutin, yann, lea).await {
            Err(Fault::Refused { sentence, article }) => {
                assert_eq!(sentence.key, "votes-refused-holder-full");
                assert_eq!(article.as_deref(), Some("règlement intérieur type"));
            }
            other => panic!("Léa holds one already: {other:?}"),
        }
        let mut browser = browser_of(&town, yann);
        let request = town.id::<Uuid>().to_string();
        let path = format!("/votes/{scrutin}/procuration");
        let holder = lea.to_string();
        let refused = whole(
            browser
                .post(&path, &[("request_id", &request), ("holder", &holder)])
                .await,
            422,
        );
        assert!(
            refused.contains("Cette personne a déjà reçu 1 procuration"),
            "{refused}"
        );
        let request = town.id::<Uuid>().to_string();
        let nobody = whole(
            browser
                .post(&path, &[("request_id", &request), ("holder", "")])
                .await,
            422,
        );
        assert!(
            nobody.contains("Choisissez la personne qui votera à votre place."),
            "{nobody}"
        );
    });
}
