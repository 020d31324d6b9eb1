//! What cannot be chosen, or voted in a choice: refused with what to do, and nothing typed is lost.

use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use votes::{AskGroup, Choice, CloseScrutin, MajorityAsked, Mark, Mode, Outcome, WayRule};

use crate::assembly::{Assembly, FEATURES, browser_of, cast, page, refusal, send, whole};
use crate::choosing::{asked, mark, one, open, ranking, read};

#[tokio::test]
async fn what_cannot_be_chosen_or_voted_is_refused_and_nothing_typed_is_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let chair = Actor::Person(people.nolwenn);
        let long: Vec<String> = (0..61).map(|number| format!("Réponse {number}")).collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let with = |titles: &[&str], rule| asked(&people, &town, rule, titles);
        let approval = WayRule::Approval;
        for (deed, why) in [
            (with(&["Seule"], approval), "votes-offered-beyond"),
            (with(&long, approval), "votes-offered-beyond"),
            (with(&["Été", "ete"], approval), "votes-offered-twice"),
            (with(&["Nord", " "], approval), "votes-offered-untitled"),
            (
                with(&["Nord", &"x".repeat(201)], approval),
                "votes-offered-title-long",
            ),
        ] {
            assert_eq!(refusal(town.act(chair, deed).await), why);
        }
        let mut two_of_two = with(&["Nord", "Sud"], WayRule::MeekStv);
        two_of_two.way.seats = 2;
        assert_eq!(refusal(town.act(chair, two_of_two).await), "votes-seats-beyond");
        let mut no_points = with(&["Nord", "Sud"], WayRule::Cumulative);
        no_points.way.points = None;
        assert_eq!(refusal(town.act(chair, no_points).await), "votes-points-beyond");
        let mut same_grades = with(&["Nord", "Sud"], WayRule::MajorityJudgment);
        same_grades.way.grades = vec!["Bien".to_owned(), "bien".to_owned()];
        assert_eq!(refusal(town.act(chair, same_grades).await), "votes-grades-twice");
        let by_lea = town
            .act(Actor::Person(people.lea), with(&["Nord", "Sud"], approval))
            .await;
        assert!(matches!(by_lea, Err(Fault::Forbidden { .. })), "{by_lea:?}");

        let group = people.group.to_string();
        let mut nolwenn = browser_of(&town, people.nolwenn);
        let wrong = [
            ("group", group.as_str()),
            ("question", "Quelle couleur ?"),
            ("titre", "Ocre rouge"),
            ("description", "Celle des toits."),
            ("rule", "borda"),
            ("seats", "beaucoup"),
            ("mode", "public"),
            ("closes_on", "2026-11-01"),
            ("closes_time", "20:00"),
            ("deed", "ouvrir"),
        ];
        let refused = whole(
            send(&town, &mut nolwenn, "/votes/nouveau/choix", &wrong).await,
            422,
        );
        for said in [
            "Quelle couleur ?",
            "Ocre rouge",
            "Celle des toits.",
            "Proposez de 2 à 60 réponses",
            "Choisissez une fin à venir",
            "value=\"borda\" checked",
            "value=\"beaucoup\"",
        ] {
            assert!(refused.contains(said), "{said} in {refused}");
        }

        // More rows: what was typed is still there, and nothing is refused yet.
        let more = [&wrong[..wrong.len() - 1], &[("deed", "lignes")]].concat();
        let longer = whole(
            send(&town, &mut nolwenn, "/votes/nouveau/choix", &more).await,
            200,
        );
        for said in ["Réponse 8", "Ocre rouge", "Celle des toits.", "Quelle couleur ?"] {
            assert!(longer.contains(said), "{said} in {longer}");
        }

        // A ballot is of its vote: neither « pour » in a choice, nor a ranking on a question.
        let choice = open(&town, &people, with(&["Nord", "Sud"], approval)).await;
        assert_eq!(
            refusal(cast(&town, choice, people.lea, Choice::Pour).await),
            "votes-mark-other-paper"
        );
        assert_eq!(
            refusal(mark(&town, choice, people.lea, ranking(&[1])).await),
            "votes-mark-other-paper"
        );
        assert_eq!(
            refusal(mark(&town, choice, people.lea, one(3)).await),
            "votes-mark-unknown-answer"
        );
        let question = people.open(&town, Mode::Ordinaire).await;
        assert_eq!(
            refusal(mark(&town, question, people.lea, one(1)).await),
            "votes-mark-other-paper"
        );
        let as_question = AskGroup {
            group: people.group,
            question: String::new(),
            statement: String::new(),
            mode: Mode::Ordinaire,
            closes_at: town.now().plus_days(2),
            majority: MajorityAsked::OfLaw,
            majority_text: String::new(),
            again: Some(choice),
        };
        assert_eq!(
            refusal(town.act(chair, as_question).await),
            "votes-refused-not-again"
        );

        // Only blank ballots: nothing is chosen, not even by the draw.
        for elector in people.electors() {
            mark(&town, choice, elector, Mark::Blank).await.expect("blank");
        }
        town.act(chair, CloseScrutin { scrutin: choice })
            .await
            .expect("closed");
        let closed = read(&town, choice).await;
        assert_eq!(closed.closing.expect("closed").outcome, Outcome::NobodyChosen);
        let shown = page(&mut nolwenn, &format!("/votes/{choice}")).await;
        assert!(
            shown.contains("Un tirage au sort seul ne décide de rien"),
            "{shown}"
        );
        assert_eq!(
            refusal(mark(&town, choice, people.lea, one(1)).await),
            "votes-refused-closed"
        );
    });
}
