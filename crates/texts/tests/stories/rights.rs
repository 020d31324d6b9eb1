//! Who may do what: every right, tried in every quality.

use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use texts::{
    AddArgument, AmendmentForm, ArgumentSide, CloseDiscussion, Consolidate, CosignAmendment, DecideInSitting,
    EditDraft, ImportText, OpenDiscussion, OpenVotes, ProposeAmendment, RectifyAmendment, TextId,
    WithdrawAmendment,
};

use crate::council::{Council, FEATURES, PLAN, amendment, browser_of, page, propose};

/// Whether the right was held: whatever else refused came after it.
fn is_held<T>(outcome: &Result<T, Fault>) -> bool {
    !matches!(outcome, Err(Fault::Forbidden { .. }))
}

#[tokio::test]
async fn each_quality_holds_its_rights_and_no_other() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let draft = council.import(&town, PLAN).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let leads = [
            "import",
            "edit-draft",
            "open",
            "amend",
            "cosign",
            "argue",
            "vote-open",
            "sit",
            "consolidate",
        ];
        let table: [(&str, Actor, &[&str]); 7] = [
            ("a visitor", Actor::Visitor, &[]),
            ("a passer-by", Actor::Person(council.passer_by), &["argue"]),
            (
                "a member",
                Actor::Person(council.malo),
                &["amend", "cosign", "argue"],
            ),
            (
                "the secretary",
                Actor::Person(council.secretary),
                &["import", "edit-draft", "amend", "cosign", "argue", "sit"],
            ),
            ("an agent", Actor::Person(council.agent), &leads),
            ("the chair", Actor::Person(council.chair), &leads),
            // Last: withdrawing succeeds.
            (
                "the author",
                Actor::Person(council.lea),
                &["amend", "cosign", "argue", "rectify", "withdraw"],
            ),
        ];
        for (who, actor, expected) in table {
            assert_eq!(held(&town, actor, &council, draft, text).await, expected, "{who}");
        }
    });
}

/// Tries every deed with input that is refused once the right is held, so that trying changes nothing.
async fn held(
    town: &TestTown,
    actor: Actor,
    council: &Council,
    draft: TextId,
    text: TextId,
) -> Vec<&'static str> {
    let id = amendment(town, text, 1).await.id;
    let form = || AmendmentForm::Sentence("Supprimer l’action 13.".to_owned());
    let nothing = String::new;
    let import = ImportText {
        group: council.group,
        title: nothing(),
        markdown: nothing(),
    };
    let edit = EditDraft {
        title_before: String::new(),
        choices: std::collections::BTreeMap::new(),
        text: draft,
        version: 0,
        title: "T".to_owned(),
        markdown: "M".to_owned(),
    };
    let amend = ProposeAmendment {
        text: draft,
        form: form(),
        rationale: nothing(),
    };
    let cosign = CosignAmendment {
        amendment: id,
        version: 0,
    };
    let sit = DecideInSitting {
        text,
        number: 1,
        seen: 99,
        shown: texts::sitting::Shown::default(),
        verdict: texts::sitting::Verdict::Rejected,
        tally: None,
    };
    let argue = AddArgument {
        amendment: id,
        side: ArgumentSide::For,
        body: nothing(),
    };
    let vote = OpenVotes {
        text,
        mode: votes::Mode::Ordinaire,
        closes_at: town.now().plus_days(1),
    };
    let rectify = RectifyAmendment {
        amendment: id,
        version: 0,
        form: form(),
        rationale: nothing(),
    };
    let opens = is_held(&town.act(actor, OpenDiscussion { text }).await);
    assert_eq!(
        opens,
        is_held(&town.act(actor, CloseDiscussion { text: draft }).await)
    );
    [
        ("import", is_held(&town.act(actor, import).await)),
        ("edit-draft", is_held(&town.act(actor, edit).await)),
        ("open", opens),
        ("amend", is_held(&town.act(actor, amend).await)),
        ("cosign", is_held(&town.act(actor, cosign).await)),
        ("argue", is_held(&town.act(actor, argue).await)),
        ("vote-open", is_held(&town.act(actor, vote).await)),
        ("sit", is_held(&town.act(actor, sit).await)),
        (
            "consolidate",
            is_held(&town.act(actor, Consolidate { text }).await),
        ),
        ("rectify", is_held(&town.act(actor, rectify).await)),
        (
            "withdraw",
            is_held(&town.act(actor, WithdrawAmendment { amendment: id }).await),
        ),
    ]
    .into_iter()
    .filter_map(|(right, is_held)| is_held.then_some(right))
    .collect()
}

#[tokio::test]
async fn buttons_are_shown_to_who_may_press_them() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let path = format!("/textes/{text}");
        let seen =
            |shown: &str, words: &[&str]| words.iter().map(|word| shown.contains(word)).collect::<Vec<_>>();
        let deeds = ["Modifier le projet", "Mettre en discussion"];
        assert_eq!(
            seen(&page(&mut town.browser(), &path).await, &deeds),
            [false, false]
        );
        assert_eq!(
            seen(&page(&mut browser_of(&town, council.lea), &path).await, &deeds),
            [false, false]
        );
        assert_eq!(
            seen(
                &page(&mut browser_of(&town, council.secretary), &path).await,
                &deeds
            ),
            [true, false]
        );
        assert_eq!(
            seen(&page(&mut browser_of(&town, council.chair), &path).await, &deeds),
            [true, true]
        );
        let visitor = town.browser().get(&format!("{path}/modifier")).await;
        assert!(
            visitor
                .location
                .expect("the way to sign in")
                .starts_with("/connexion")
        );
        let member = browser_of(&town, council.lea)
            .get(&format!("{path}/modifier"))
            .await;
        assert_eq!(member.status, 403);
        assert!(!member.text.contains('⟦'), "{}", member.text);
        assert_eq!(
            browser_of(&town, council.lea).get("/textes/nouveau").await.status,
            403
        );
    });
}
