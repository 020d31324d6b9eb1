//! Ballots on paper: two agents read each of them, and neither alone makes a vote.

use budgets::{CastBasket, CloseVote, CountVote, Described, EnterPaper, RemovePaper, Stage};
use kernel::Actor;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{FEATURES, People, described, ideas, voted_on};

#[tokio::test]
async fn a_ballot_on_paper_counts_once_two_agents_read_the_same() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let rules = Described {
            has_paper: true,
            ..described()
        };
        let projects = [
            ("Bancs", "", "6000"),
            ("Fontaine", "", "4000"),
            ("Verger", "", "5000"),
        ];
        let (budget, _) = voted_on(&town, &people, rules, &projects).await;
        let (ada, brice) = (Actor::Person(people.ada), Actor::Person(people.brice));
        let read = |number: &str, projects: &[i64]| EnterPaper {
            budget,
            number: number.to_owned(),
            district: String::new(),
            projects: projects.to_vec(),
            is_null: false,
        };
        let dear = read("a1", &[1, 3]);
        assert_eq!(refusal(town.act(ada, dear).await), "budgets-ballot-dear");
        assert!(!town.act(ada, read("a1", &[3, 2])).await.expect("read once"));
        assert!(
            !town
                .act(ada, read("a1", &[2, 3]))
                .await
                .expect("by the same agent")
        );
        // Another agent reads something else: neither stands.
        assert!(!town.act(brice, read("A1", &[1])).await.expect("read otherwise"));
        assert!(
            town.act(brice, read("A1", &[2, 3])).await.expect("read again"),
            "both read the same"
        );
        let third = town.act(ada, read("a1", &[1])).await;
        assert_eq!(refusal(third), "budgets-paper-settled");

        // The page tells where it stands, and not what the other read.
        let mut brice_browser = browser_of(&town, people.brice);
        let path = format!("/budgets/{budget}/papier");
        town.act(ada, read("B7", &[1])).await.expect("read once");
        let shown = page(&mut brice_browser, &path).await;
        assert!(shown.contains("B7") && shown.contains("à vous"), "{shown}");
        let wrong = whole(
            send(
                &town,
                &mut brice_browser,
                &path,
                &[("numero", "B7"), ("projets", "un")],
            )
            .await,
            422,
        );
        assert!(
            wrong.contains("Écrivez des numéros") && wrong.contains("value=\"B7\""),
            "{wrong}"
        );
        let inhabitant = browser_of(&town, people.inhabitants[0]).get(&path).await;
        assert_eq!(inhabitant.status, 403);

        let online = CastBasket {
            budget,
            district: String::new(),
            projects: vec![1],
            declares: true,
        };
        town.act(people.inhabitant(0), online).await.expect("online");
        let close = |because: &str| CloseVote {
            budget,
            because: because.to_owned(),
        };
        assert_eq!(
            refusal(town.act(ada, close(" ")).await),
            "budgets-early-reason-empty",
            "the end that was announced has not come"
        );
        town.act(ada, close("La salle du vote ferme plus tôt."))
            .await
            .expect("closed");
        let said = page(&mut town.browser(), &format!("/budgets/{budget}")).await;
        assert!(said.contains("La salle du vote ferme plus tôt."), "{said}");
        let found = budgets::find(&mut town.sql(), town.body, budget)
            .await
            .expect("read");
        assert_eq!(found.expect("there").stage, Stage::Counting, "paper is awaited");
        let count = CountVote {
            budget,
            aside_because: String::new(),
        };
        let early = town.act(ada, count).await;
        assert_eq!(refusal(early), "budgets-refused-unsettled");
        let mut ada_browser = browser_of(&town, people.ada);
        let stages = format!("/budgets/{budget}/etapes");
        let refused = whole(
            send(&town, &mut ada_browser, &stages, &[("vers", "decide")]).await,
            422,
        );
        assert!(refused.contains("1 bulletin papier"), "{refused}");

        // It was mistyped: its agent takes it back. A blank ballot is one.
        let remove = RemovePaper {
            budget,
            number: "b7".to_owned(),
        };
        town.act(ada, remove).await.expect("taken back");
        for agent in [ada, brice] {
            town.act(agent, read("B8", &[])).await.expect("blank");
        }
        let counted = send(&town, &mut ada_browser, &stages, &[("vers", "decide")]).await;
        assert_eq!(counted.status, 303, "{}", counted.text);
        let found = budgets::find(&mut town.sql(), town.body, budget)
            .await
            .expect("read");
        assert_eq!(found.expect("there").ballots_count, 3);
        let votes: Vec<Option<i64>> = ideas(&town, budget).await.iter().map(|idea| idea.votes).collect();
        assert_eq!(votes, [Some(1), Some(1), Some(1)]);
        let result = page(&mut town.browser(), &format!("/budgets/{budget}/resultat")).await;
        assert!(
            result.contains("à égalité") && result.contains("Graine du tirage"),
            "{result}"
        );
        let late = town.act(ada, read("C1", &[1])).await;
        assert_eq!(refusal(late), "budgets-refused-no-paper");
    });
}

#[tokio::test]
async fn a_number_that_nobody_reads_again_does_not_hold_up_the_count() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let rules = Described {
            has_paper: true,
            ..described()
        };
        let (budget, _) = voted_on(&town, &people, rules, &[("Bancs", "", "6000")]).await;
        let (ada, brice) = (Actor::Person(people.ada), Actor::Person(people.brice));
        let read = |number: &str, is_null: bool| EnterPaper {
            budget,
            number: number.to_owned(),
            district: String::new(),
            projects: vec![1],
            is_null,
        };
        for agent in [ada, brice] {
            town.act(agent, read("A1", false)).await.expect("read");
            town.act(agent, read("A2", true)).await.expect("null");
        }
        // Null for one, and not for the other: they do not agree.
        town.act(ada, read("A3", true)).await.expect("null");
        assert!(!town.act(brice, read("A3", false)).await.expect("read otherwise"));
        town.act(ada, read("A44", false)).await.expect("mistyped");
        town.advance_days(8).await;

        let mut browser = browser_of(&town, people.ada);
        let stages = format!("/budgets/{budget}/etapes");
        let shown = page(&mut browser, &stages).await;
        assert!(shown.contains("Pourquoi ne pas compter"), "{shown}");
        let waits = whole(
            send(&town, &mut browser, &stages, &[("vers", "decide")]).await,
            422,
        );
        assert!(waits.contains("2 bulletins papier"), "{waits}");
        let fields = [("vers", "decide"), ("motif", "Numéros *mal tapés*.")];
        let counted = send(&town, &mut browser, &stages, &fields).await;
        assert_eq!(counted.status, 303, "{}", counted.text);
        let found = budgets::find(&mut town.sql(), town.body, budget)
            .await
            .expect("read");
        assert_eq!(found.expect("there").ballots_count, 2, "one of them null");
        let votes: Vec<Option<i64>> = ideas(&town, budget).await.iter().map(|idea| idea.votes).collect();
        assert_eq!(votes, [Some(1)], "a null ballot is for nothing");
        let result = page(&mut town.browser(), &format!("/budgets/{budget}/resultat")).await;
        for said in [
            "2 bulletins papier ne sont pas comptés",
            "<em>mal tapés</em>",
            "Bulletins nuls\u{a0}: 1",
        ] {
            assert!(result.contains(said), "{said}: {result}");
        }
    });
}
