//! Several envelopes: each pays for its projects, and one may vote in one's own district only.

use budgets::{BallotForm, BudgetId, CastBasket, ChangeBudget, CloseIdeas, Described, OpenVote};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal};

use crate::{FEATURES, People, cost, described, ideas, open, propose, proposed, voted_on};

fn with_districts() -> Described {
    Described {
        districts: "Port : 3 000\nGare : 2 000,50".to_owned(),
        is_by_district: true,
        ballot_form: BallotForm::Approval,
        approvals_max: "2".to_owned(),
        ..described()
    }
}

#[tokio::test]
async fn each_envelope_pays_for_its_own() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let projects = [
            ("Bancs du port", "Port", "2500"),
            ("Fontaine du port", "Port", "1500"),
            ("Jardin de la gare", "Gare", "2000"),
            ("Boîtes à livres", "", "4000"),
        ];
        let (budget, _) = voted_on(&town, &people, with_districts(), &projects).await;
        let cast = |district: &str, projects: &[i64]| CastBasket {
            budget,
            district: district.to_owned(),
            projects: projects.to_vec(),
            declares: true,
        };
        for (ballot, why) in [
            (cast("", &[4]), "budgets-district-choose"),
            (cast("Ailleurs", &[4]), "budgets-district-choose"),
            (cast("Port", &[3]), "budgets-ballot-elsewhere"),
            (cast("Port", &[1, 2, 4]), "budgets-ballot-many"),
        ] {
            assert_eq!(refusal(town.act(people.inhabitant(0), ballot).await), why);
        }
        for (place, (district, chosen)) in [
            ("Port", &[1, 4][..]),
            ("Port", &[1][..]),
            ("Port", &[2][..]),
            ("Gare", &[3, 4][..]),
        ]
        .into_iter()
        .enumerate()
        {
            town.act(people.inhabitant(place), cast(district, chosen))
                .await
                .expect("a ballot");
        }
        let booth = page(
            &mut browser_of(&town, people.inhabitants[0]),
            &format!("/budgets/{budget}/voter"),
        )
        .await;
        assert!(
            booth.contains("Votre secteur") && booth.contains("Toute la commune"),
            "{booth}"
        );

        town.advance_days(8).await;
        let funded: Vec<i64> = ideas(&town, budget)
            .await
            .iter()
            .filter(|idea| idea.is_funded)
            .map(|idea| idea.number)
            .collect();
        assert_eq!(funded, [1, 3, 4], "the port pays for its most voted only");
        let result = page(&mut town.browser(), &format!("/budgets/{budget}/resultat")).await;
        for said in [
            "2\u{202f}500\u{a0}€ sur 3\u{202f}000\u{a0}€",
            "2\u{202f}000\u{a0}€ sur 2\u{202f}000,50\u{a0}€",
            "resultat.pb?enveloppe=2",
        ] {
            assert!(result.contains(said), "{said}: {result}");
        }
        let port = town
            .browser()
            .get(&format!("/budgets/{budget}/resultat.pb?enveloppe=1"))
            .await;
        assert!(port.text.contains("\nbudget;3000\n"), "{}", port.text);
        assert!(!port.text.contains("Jardin de la gare"), "{}", port.text);
        let away = town
            .browser()
            .get(&format!("/budgets/{budget}/resultat.pb?enveloppe=9"))
            .await;
        assert_eq!(away.status, 404);
    });
}

#[tokio::test]
async fn envelopes_that_do_not_hold_are_refused_where_they_were_typed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let change = |districts: &str, version: i64| ChangeBudget {
            budget,
            version,
            described: Described {
                districts: districts.to_owned(),
                ..described()
            },
        };
        let version = budgets::find(&mut town.sql(), town.body, budget)
            .await
            .expect("read")
            .expect("there")
            .version;
        for (districts, why) in [
            ("Port : 6000\nGare : 5000", "budgets-districts-beyond"),
            ("Port", "budgets-district-unreadable"),
            ("Port : 0", "budgets-district-unreadable"),
            ("Port : 10\nPORT : 20", "budgets-district-twice"),
        ] {
            let refused = town.act(people.agent(), change(districts, version)).await;
            assert_eq!(refusal(refused), why, "{districts}");
        }
        town.act(people.agent(), change("Port : 6000", version))
            .await
            .expect("changed");
        let stale = town.act(people.agent(), change("Gare : 10", version)).await;
        assert!(matches!(stale, Err(kernel::Fault::Stale(_))), "{stale:?}");
    });
}

async fn version_of(town: &TestTown, budget: BudgetId) -> i64 {
    budgets::find(&mut town.sql(), town.body, budget)
        .await
        .expect("read")
        .expect("there")
        .version
}

#[tokio::test]
async fn envelopes_changed_after_the_study_keep_what_they_no_longer_pay_for_out_of_the_vote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, with_districts()).await;
        let port = propose(
            &town,
            people.inhabitant(0),
            budget,
            proposed("Bancs du port", "Port"),
        )
        .await;
        let common = propose(
            &town,
            people.inhabitant(0),
            budget,
            proposed("Boîtes à livres", ""),
        )
        .await;
        town.act(people.agent(), CloseIdeas { budget })
            .await
            .expect("closed");
        cost(&town, &people, budget, port, "2 500").await;
        cost(&town, &people, budget, common, "4 000").await;
        let change = |districts: &str, version: i64| ChangeBudget {
            budget,
            version,
            described: Described {
                districts: districts.to_owned(),
                ..with_districts()
            },
        };
        // A district that ideas are in keeps its name; one that nobody is in may go.
        let renamed = change("Le port : 3 000", version_of(&town, budget).await);
        assert_eq!(
            refusal(town.act(people.agent(), renamed).await),
            "budgets-district-used"
        );
        let vote = || OpenVote {
            budget,
            closes_at: town.now().plus_days(5),
        };
        for districts in ["Port : 2 499,99", "Port : 10 000"] {
            let changed = change(districts, version_of(&town, budget).await);
            town.act(people.agent(), changed).await.expect("changed");
            assert_eq!(
                refusal(town.act(people.agent(), vote()).await),
                "budgets-refused-misfits",
                "{districts}"
            );
        }
        let settings = page(
            &mut browser_of(&town, people.ada),
            &format!("/budgets/{budget}/reglages"),
        )
        .await;
        assert!(settings.contains("Port\u{a0}: 10000"), "{settings}");
        let changed = change("Port : 2 500,50", version_of(&town, budget).await);
        town.act(people.agent(), changed).await.expect("changed");
        town.act(people.agent(), vote()).await.expect("each fits");
    });
}
