//! Malo’s brother owns the field: he takes no part in the vote on it.

use kernel::{Actor, Fault, PersonId};
use testkit::{TestTown, on_both_engines};
use votes::{
    CastBallot, Choice, GiveProcuration, Mode, Outcome, RecuseAhead, RecuseOneself, ScrutinId, TakePartAgain,
};

use crate::assembly::{Assembly, FEATURES, browser_of, cast, journaled, page, refusal, send};

async fn recuse(town: &TestTown, scrutin: ScrutinId, person: PersonId) -> Result<(), Fault> {
    town.act(Actor::Person(person), RecuseOneself { scrutin }).await
}

#[tokio::test]
async fn who_is_interested_leaves_the_list_before_they_vote_and_is_named() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Public).await;
        let path = format!("/votes/{scrutin}");
        let (malo, yann, lea) = (people.malo, people.yann, people.lea);
        let give = GiveProcuration {
            scrutin,
            holder: malo,
        };
        town.act(Actor::Person(yann), give)
            .await
            .expect("Yann trusts Malo");

        let mut browser = browser_of(&town, malo);
        let booth = page(&mut browser, &path).await;
        assert!(
            booth.contains("m’intéresse en mon nom personnel") && booth.contains("règlement intérieur type"),
            "{booth}"
        );
        let done = send(&town, &mut browser, &format!("{path}/deport"), &[]).await;
        assert_eq!(
            done.location,
            Some(format!("{path}?fait=votes-recused")),
            "{}",
            done.text
        );
        let left = page(&mut browser, &path).await;
        assert!(
            left.contains("Votre déport est noté") && !left.contains("type=\"radio\""),
            "{left}"
        );
        assert_eq!(
            refusal(cast(&town, scrutin, malo, Choice::Pour).await),
            "votes-refused-not-elector"
        );
        assert_eq!(
            refusal(recuse(&town, scrutin, malo).await),
            "votes-refused-not-elector"
        );

        // Who had trusted him is told that nobody votes for him any more.
        let letters = town.letters("yann@exemple.fr").await;
        let told = letters
            .iter()
            .find(|letter| letter.subject.contains("procuration ne vaut plus"))
            .expect("a letter");
        assert!(
            told.text.contains("Malo Tanguy") && told.text.contains(&path),
            "{}",
            told.text
        );
        // Who had trusted him votes himself; nobody votes for him.
        cast(&town, scrutin, yann, Choice::Pour)
            .await
            .expect("Yann votes");
        let for_yann = CastBallot {
            scrutin,
            elector: yann,
            choice: Choice::Contre,
        };
        assert!(town.act(Actor::Person(malo), for_yann).await.is_err());
        let to_malo = GiveProcuration {
            scrutin,
            holder: malo,
        };
        assert_eq!(
            refusal(town.act(Actor::Person(lea), to_malo).await),
            "votes-holder-is-no-elector"
        );

        // Recusal comes before the vote, not after.
        assert_eq!(
            refusal(recuse(&town, scrutin, yann).await),
            "votes-refused-recusal-voted"
        );
        cast(&town, scrutin, lea, Choice::Pour).await.expect("Léa votes");
        cast(&town, scrutin, people.soizic, Choice::Contre)
            .await
            .expect("Soizic votes");

        // Three of four: the quorum is that of those who may take part.
        town.advance_days(2).await;
        let found = votes::find(&mut town.sql(), town.body, scrutin).await;
        let closing = found
            .expect("it reads")
            .and_then(|found| found.closing)
            .expect("closed");
        assert_eq!((closing.outcome, closing.tally.inscrits), (Outcome::Adopted, 4));
        let result = page(&mut town.browser(), &path).await;
        assert!(
            result.contains("Ne prennent pas part au vote") && result.contains("Malo Tanguy"),
            "{result}"
        );
        assert!(
            result.contains("intéressée à l’affaire"),
            "the history says so: {result}"
        );
        assert!(refusal(recuse(&town, scrutin, people.nolwenn).await) == "votes-refused-closed");
    });
}

#[tokio::test]
async fn somebody_stays_to_vote_and_a_stranger_has_nothing_to_leave() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        assert_eq!(
            refusal(recuse(&town, scrutin, people.guest).await),
            "votes-refused-not-elector"
        );
        let [first, others @ ..] = people.electors();
        for elector in others {
            recuse(&town, scrutin, elector).await.expect("recused");
        }
        assert_eq!(
            refusal(recuse(&town, scrutin, first).await),
            "votes-refused-recusal-last"
        );
    });
}

#[tokio::test]
async fn who_says_so_ahead_is_on_no_list_and_counts_for_no_quorum() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let malo = people.malo;
        let about = &people.amendment;
        let path = format!("/votes/deports?sorte={}&objet={}", about.kind, about.id);
        let mut browser = browser_of(&town, malo);
        let before = page(&mut browser, &path).await;
        assert!(
            before.contains("Personne ne s’est déporté de ce sujet."),
            "{before}"
        );
        let id = about.id.to_string();
        let fields = [("sorte", about.kind.as_str()), ("objet", id.as_str())];
        let said = send(&town, &mut browser, "/votes/deports", &fields).await;
        assert_eq!(
            said.location,
            Some(format!("{path}&fait=votes-recused-ahead")),
            "{}",
            said.text
        );
        let after = page(&mut browser, &path).await;
        assert!(
            after.contains("Malo Tanguy") && after.contains("Reprendre part"),
            "{after}"
        );
        let again = send(&town, &mut browser, "/votes/deports", &fields).await;
        assert_eq!(again.status, 422, "{}", again.text);

        let scrutin = people.open(&town, Mode::Public).await;
        assert_eq!(
            refusal(cast(&town, scrutin, malo, Choice::Pour).await),
            "votes-refused-not-elector"
        );
        let opened = journaled(&town, scrutin, "votes.scrutin-opened").await;
        assert_eq!(opened[0]["inscrits"], 4, "he counts for no quorum");
        let shown = page(&mut browser_of(&town, people.lea), &format!("/votes/{scrutin}")).await;
        assert!(
            shown.contains("Malo Tanguy"),
            "the page of the vote names him: {shown}"
        );
        let passing = RecuseAhead { about: about.clone() };
        let passing = town.act(Actor::Person(people.passer_by), passing).await;
        assert_eq!(refusal(passing), "votes-refused-ahead-no-group");
    });
}

#[tokio::test]
async fn who_takes_part_again_is_on_the_next_list_and_nobody_recused_leaves_nobody_to_vote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let about = || people.amendment.clone();
        for elector in people.electors() {
            let deed = RecuseAhead { about: about() };
            town.act(Actor::Person(elector), deed).await.expect("said");
        }
        let nobody = town
            .act(
                Actor::Person(people.nolwenn),
                people.opening(&town, Mode::Ordinaire),
            )
            .await;
        assert_eq!(refusal(nobody), "votes-refused-no-elector");
        let back = TakePartAgain { about: about() };
        town.act(Actor::Person(people.lea), back)
            .await
            .expect("taken back");
        let twice = TakePartAgain { about: about() };
        let twice = town.act(Actor::Person(people.lea), twice).await;
        assert_eq!(refusal(twice), "votes-refused-ahead-none");
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        cast(&town, scrutin, people.lea, Choice::Pour)
            .await
            .expect("she votes");
    });
}
