//! A whole election: three trustees of whom two count, five voters of whom four come, what is refused on the way.

use elections::{CryptoGroup, DestroyArchive, State};
use kernel::Actor;
use scrutin::group::Ed25519;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, whole};

use crate::bureau::{
    Bureau, FEATURES, KEPT_DAYS, Secrets, VOTE_DAYS, cast, post_ballot, settings, tracker_of, verified,
};

const BLANK: &[u8] = &[1, 0, 0];
const ALBAN: &[u8] = &[0, 1, 0];
const BERENICE: &[u8] = &[0, 0, 1];

async fn state_of(town: &TestTown, secrets: &Secrets<Ed25519>) -> elections::Election {
    elections::find(&mut town.sql(), town.body, secrets.election)
        .await
        .expect("it reads")
        .expect("it is there")
}

#[tokio::test]
async fn an_election_goes_from_its_preparation_to_its_destruction() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut secrets = bureau
            .opened::<Ed25519>(&town, CryptoGroup::Ed25519, Some(2))
            .await;
        let id = secrets.election;
        let path = format!("/elections/{id}");
        let [lea, malo, yann, soizic, gwen] = bureau.voters[..] else {
            panic!("five voters")
        };

        let (_, empty) = verified(&town, id).await;
        assert_eq!((empty.voters, empty.ballots), (5, 0));
        let booth = page(&mut browser_of(&town, lea), &format!("{path}/voter")).await;
        for part in [
            "data-scrutin=\"ballot\"",
            "Bérénice",
            "Vote blanc",
            "Rien ne vous protège de qui vous regarde voter",
        ] {
            assert!(booth.contains(part), "{part} is missing: {booth}");
        }

        // Léa votes, presses twice, tries another ballot.
        let first = secrets.ballot(&town, "lea", ALBAN).await;
        for _ in 0..2 {
            let received = whole(post_ballot(&town, lea, id, &first).await, 200);
            assert!(received.contains(&tracker_of(&first)), "{received}");
        }
        let another = secrets.ballot(&town, "lea", BERENICE).await;
        let refused = whole(post_ballot(&town, lea, id, &another).await, 422);
        assert!(refused.contains("Vous avez déjà voté"), "{refused}");

        // Malo sends Léa's ballot, then one made with her code; then his own.
        assert_eq!(
            refusal(cast(&town, malo, id, first.clone()).await),
            "elections-refused-replayed"
        );
        assert_eq!(
            refusal(cast(&town, malo, id, another).await),
            "elections-refused-code-used"
        );
        for (voter, login, bits) in [
            (malo, "malo", BERENICE),
            (yann, "yann", BLANK),
            (soizic, "soizic", ALBAN),
        ] {
            let ballot = secrets.ballot(&town, login, bits).await;
            cast(&town, voter, id, ballot).await.expect("recorded");
        }
        let late = secrets.ballot(&town, "gwen", ALBAN).await;
        assert_eq!(
            refusal(cast(&town, bureau.passer_by, id, late.clone()).await),
            "elections-refused-not-on-roll"
        );
        let forged = late.replacen("\"challenge\":\"", "\"challenge\":\"1", 1);
        assert_eq!(
            refusal(cast(&town, gwen, id, forged).await),
            "elections-refused-message"
        );

        // The urn is public, the turnout is a number, who voted is nobody's to see.
        let urn = page(
            &mut town.browser(),
            &format!(
                "{path}/urne?q={}",
                ui::paging::query_value(&tracker_of(&first)[..6])
            ),
        )
        .await;
        assert!(urn.contains(&tracker_of(&first)), "{urn}");
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("4 sur 5"), "{shown}");
        assert!(
            !shown.contains("Léa") && !shown.contains(&tracker_of(&first)),
            "{shown}"
        );
        let early = browser_of(&town, bureau.chair)
            .get(&format!("{path}/emargement"))
            .await;
        assert_eq!(early.status, 409);
        let (before, running) = verified(&town, id).await;
        assert_eq!((running.ballots, running.result.is_none()), (4, true));

        // Too late, before the worker has passed and after.
        town.house.clock.set(town.now().plus_days(VOTE_DAYS));
        assert_eq!(
            refusal(cast(&town, gwen, id, late.clone()).await),
            "elections-refused-closed"
        );
        town.settle().await;
        assert_eq!(
            refusal(cast(&town, gwen, id, late).await),
            "elections-refused-closed"
        );
        let closed = state_of(&town, &secrets).await;
        assert_eq!((closed.state, closed.voted), (State::Tallying, 4));
        let (after, _) = verified(&town, id).await;
        let (before, after) = (before.as_bytes(), after.as_bytes());
        assert!(scrutin::verify_diff(before, after, after, &|_| {}).is_valid());

        // Enora is away. Nobody decrypts with the key of another.
        let wrong = bureau.decrypt(&town, &mut secrets, (0, 2)).await;
        assert_eq!(refusal(wrong), "elections-refused-message");
        bureau.decrypt(&town, &mut secrets, (0, 0)).await.expect("a part");
        let again = bureau.decrypt(&town, &mut secrets, (0, 0)).await;
        assert_eq!(refusal(again), "elections-refused-decrypted-already");
        assert_eq!(state_of(&town, &secrets).await.state, State::Tallying);
        bureau.decrypt(&town, &mut secrets, (2, 2)).await.expect("enough");

        let tallied = state_of(&town, &secrets).await;
        assert_eq!(tallied.state, State::Tallied);
        let figures = elections::totals(&tallied.questions, &tallied.result.expect("a result"), None);
        assert_eq!(
            (figures[0].blank, figures[0].answers.as_slice()),
            (Some(1), &[2, 1][..])
        );
        let (_, report) = verified(&town, id).await;
        assert_eq!(
            (report.counted, report.fingerprint),
            (4, state_of(&town, &secrets).await.fingerprint)
        );
        let result = page(&mut town.browser(), &format!("{path}/resultat")).await;
        assert!(
            result.contains("result-bar") && result.contains("belenios-tool"),
            "{result}"
        );
        let list = page(
            &mut browser_of(&town, bureau.chair),
            &format!("{path}/emargement"),
        )
        .await;
        assert!(
            list.contains("Soizic Morvan") && !list.contains("Gwen Abgrall"),
            "{list}"
        );

        // Kept as long as somebody may appeal, then destroyed: the result stays.
        let destroy = || DestroyArchive {
            election: id,
            reason: "Fin des recours".to_owned(),
        };
        let chair = Actor::Person(bureau.chair);
        assert_eq!(
            refusal(town.act(chair, destroy()).await),
            "elections-refused-kept"
        );
        town.advance_days(i64::from(KEPT_DAYS)).await;
        town.act(chair, destroy()).await.expect("destroyed");
        town.settle().await;
        let gone = town.browser().get(&format!("{path}/archive.bel")).await;
        assert_eq!(gone.status, 404);
        let result = page(&mut town.browser(), &format!("{path}/resultat")).await;
        assert!(result.contains("result-bar"), "{result}");
    });
}

#[tokio::test]
async fn who_may_vote_again_does_so_with_the_same_code_and_the_last_ballot_counts() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut settings = settings(&town, CryptoGroup::Ed25519);
        settings.is_revote_allowed = true;
        let id = bureau.prepare(&town, settings).await;
        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, None).await;
        bureau.open(&town, id).await;
        let (lea, malo) = (bureau.voters[0], bureau.voters[1]);
        let first = secrets.ballot(&town, "lea", ALBAN).await;
        cast(&town, lea, id, first.clone()).await.expect("recorded");
        let with_another = secrets.ballot(&town, "gwen", ALBAN).await;
        assert_eq!(
            refusal(cast(&town, lea, id, with_another).await),
            "elections-refused-other-code"
        );
        let last = secrets.ballot(&town, "lea", BERENICE).await;
        cast(&town, lea, id, last).await.expect("recorded again");
        // Whoever looks for the first one is told that it does not count, while the vote is open and after.
        let looked_for = format!(
            "/elections/{id}/urne?q={}",
            ui::paging::query_value(&tracker_of(&first))
        );
        let replaced = "remplacé par un bulletin plus récent du même code";
        let found = page(&mut town.browser(), &looked_for).await;
        assert!(found.contains(replaced), "{found}");
        for _ in 2..10 {
            let ballot = secrets.ballot(&town, "lea", BERENICE).await;
            cast(&town, lea, id, ballot).await.expect("recorded again");
        }
        let one_more = secrets.ballot(&town, "lea", ALBAN).await;
        assert_eq!(
            refusal(cast(&town, lea, id, one_more).await),
            "elections-refused-again-max"
        );
        // The first one, sent again by somebody, would undo the last.
        assert_eq!(
            refusal(cast(&town, lea, id, first).await),
            "elections-refused-replayed"
        );
        let ballot = secrets.ballot(&town, "malo", BERENICE).await;
        cast(&town, malo, id, ballot).await.expect("recorded");
        town.advance_days(VOTE_DAYS).await;
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        let found = state_of(&town, &secrets).await;
        let figures = elections::totals(&found.questions, &found.result.expect("a result"), None);
        assert_eq!((found.voted, figures[0].answers.as_slice()), (2, &[0, 2][..]));
        let (_, report) = verified(&town, id).await;
        assert_eq!((report.ballots, report.counted), (11, 2));
        let found = page(&mut town.browser(), &looked_for).await;
        assert!(found.contains(replaced), "{found}");
    });
}

#[tokio::test]
async fn many_at_once_are_each_in_the_urn_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        let id = secrets.election;
        let mut ballots = Vec::new();
        for login in ["lea", "malo", "yann", "soizic"] {
            ballots.push(secrets.ballot(&town, login, ALBAN).await);
        }
        let twice = secrets.ballot(&town, "lea", BERENICE).await;
        let [lea, malo, yann, soizic, _] = bureau.voters[..] else {
            panic!("five voters")
        };
        let outcomes = tokio::join!(
            cast(&town, lea, id, ballots[0].clone()),
            cast(&town, malo, id, ballots[1].clone()),
            cast(&town, yann, id, ballots[2].clone()),
            cast(&town, soizic, id, ballots[3].clone()),
            cast(&town, lea, id, twice),
        );
        assert!(outcomes.1.is_ok() && outcomes.2.is_ok() && outcomes.3.is_ok());
        assert_eq!(
            usize::from(outcomes.0.is_ok()) + usize::from(outcomes.4.is_ok()),
            1,
            "Léa has one ballot in the urn"
        );
        let (_, report) = verified(&town, id).await;
        assert_eq!((report.ballots, report.counted), (4, 4));
    });
}
