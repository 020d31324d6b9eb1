//! Two ideas that say the same: one goes into the other, and both authors are named.

use budgets::{IdeaState, MergeIdeas, SeparateIdea, WithdrawIdea};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{FEATURES, People, cost, described, idea, open, propose, proposed};

#[tokio::test]
async fn merged_ideas_keep_both_authors_and_say_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let bancs = propose(
            &town,
            people.inhabitant(0),
            budget,
            proposed("Des bancs au port", ""),
        )
        .await;
        let asseoir = propose(
            &town,
            people.inhabitant(1),
            budget,
            proposed("S’asseoir au port", ""),
        )
        .await;
        let other = propose(&town, people.inhabitant(2), budget, proposed("Un verger", "")).await;

        let mut ada = browser_of(&town, people.ada);
        let study = page(&mut ada, &format!("/idees/{asseoir}/etudier")).await;
        let (_, alike) = study
            .split_once("ressemblent le plus")
            .expect("alike ideas are shown");
        assert!(alike.contains(&format!("href=\"/idees/{bancs}\"")), "{alike}");
        let to = format!("/idees/{asseoir}/reunir");
        let none = whole(send(&town, &mut ada, &to, &[]).await, 422);
        assert!(none.contains("Choisissez l’autre idée"), "{none}");
        let into = bancs.to_string();
        let sent = send(&town, &mut ada, &to, &[("avec", &into)]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);

        let together = page(&mut town.browser(), &format!("/idees/{bancs}")).await;
        for said in [
            "Chloé Habitante",
            "Dimitri Habitante",
            "S’asseoir au port",
            "Réunit aussi",
        ] {
            assert!(together.contains(said), "{said}: {together}");
        }
        let gone_in = page(&mut town.browser(), &format!("/idees/{asseoir}")).await;
        assert!(
            gone_in.contains("Des bancs au port") && gone_in.contains("réunie à une autre"),
            "{gone_in}"
        );
        let list = page(&mut town.browser(), &format!("/budgets/{budget}")).await;
        assert!(
            !list.contains("S’asseoir au port"),
            "it stands in the other: {list}"
        );

        for (idea, into) in [(asseoir, other), (bancs, other), (other, other), (other, asseoir)] {
            let refused = town.act(people.agent(), MergeIdeas { idea, into }).await;
            assert_eq!(refusal(refused), "budgets-merge-impossible");
        }
        let withdraw = WithdrawIdea { idea: bancs };
        assert_eq!(
            refusal(town.act(people.inhabitant(0), withdraw).await),
            "budgets-refused-withdraw",
            "it is the other author’s too"
        );
        cost(&town, &people, budget, bancs, "900").await;
        town.act(people.agent(), SeparateIdea { idea: asseoir })
            .await
            .expect("taken out");
        let alone = idea(&town, budget, asseoir).await;
        assert_eq!((alone.state, alone.merged_into), (IdeaState::Proposed, None));

        // Taken back while it is in another, it leaves that one: no link without a title stays behind.
        let merge = MergeIdeas {
            idea: asseoir,
            into: bancs,
        };
        town.act(people.agent(), merge).await.expect("merged again");
        let own = WithdrawIdea { idea: asseoir };
        town.act(people.inhabitant(1), own).await.expect("one’s own");
        let shown = page(&mut town.browser(), &format!("/idees/{bancs}")).await;
        assert!(!shown.contains("Réunit aussi"), "{shown}");
        let withdraw = WithdrawIdea { idea: bancs };
        town.act(people.inhabitant(0), withdraw)
            .await
            .expect("nobody stands behind it any more");
    });
}
