//! Who may be at the keyboard: somebody who helps, or the next person at a shared computer.

use identity::model::SecretHash;
use identity::model::provider::Kind;
use identity::{CloseAccount, LendAccount, SetUpProvider, UnlinkAccount};
use kernel::Actor;
use serde_json::json;
use testkit::{IdentityProvider, TestTown, Vouched, on_both_engines, refusal, whole};

use crate::provider::{
    COUNT_ARRIVALS, COUNT_LINKED, LINKED, angela, count, is_signed_in, leave, linked, through, typed,
    with_provider,
};
use crate::{FEATURES, open, send, sign_in, signed_in};

#[tokio::test]
async fn a_session_with_somebody_else_at_the_keyboard_says_so_and_changes_no_way_in() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        let mut helped = angela();
        helped.claims["idp_id"] = json!("aidants-connect");
        let mut browser = town.browser();
        through(&mut browser, &provider, helped.clone()).await;
        let page = open(&mut browser, "/compte/moyens").await;
        assert!(page.contains("Quelqu’un vous aide peut-être"), "{page}");
        let cookie = browser.cookie("parvis").expect("a session").to_owned();
        let known = town
            .house
            .recognise(town.body, &cookie)
            .await
            .expect("read")
            .expect("signed in");
        assert!(known.proof.is_assisted);
        assert_eq!(known.proof.provider.as_deref(), Some("FranceConnect"));
        assert_eq!(known.proof.level.as_deref(), Some("eidas1"));
        assert!(known.proof.at.is_some());
        let id = page
            .split("name=\"fournisseur\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let fields = [("fournisseur", id.expect("a way to unlink"))];
        let refused = send(&town, &mut browser, "/compte/moyens/delier", &fields).await;
        assert!(whole(refused, 422).contains("ne se change pas dans une telle session"));
        let refused = send(&town, &mut browser, "/compte/jetons", &[("name", "git")]).await;
        assert!(whole(refused, 422).contains("ne crée pas de jeton"));

        let refused = send(&town, &mut browser, "/compte/fermer", &[]).await;
        assert!(whole(refused, 422).contains("ne ferme pas de compte"));

        // Nobody first known through a helper is linked.
        let (_, mut other) = signed_in(&town, "Bob", "bob@exemple.fr").await;
        let mut unknown = Vouched::of("bob", json!({ "given_name": "Bob" }));
        unknown.claims["idp_id"] = json!("aidants-connect");
        through(&mut other, &provider, unknown.clone()).await;
        let page = open(&mut other, "/compte/moyens").await;
        assert!(!page.contains("Relier mon compte de FranceConnect"), "{page}");
        let refused = send(&town, &mut other, "/compte/moyens/relier", &[]).await;
        assert!(whole(refused, 422).contains("ne se change pas dans une telle session"));
        // Where the provider does not say through whom, nobody can tell: it is linked, and does not vote secretly.
        unknown.claims["idp_id"] = json!(null);
        through(&mut other, &provider, unknown.clone()).await;
        let done = send(&town, &mut other, "/compte/moyens/relier", &[]).await;
        assert_eq!(done.leads_to(), LINKED);
        through(&mut other, &provider, unknown).await;
        let cookie = other.cookie("parvis").expect("a session").to_owned();
        let known = town
            .house
            .recognise(town.body, &cookie)
            .await
            .expect("read")
            .expect("signed in");
        assert!(known.may_be_helped() && !known.is_helped());
    });
}

/// Whoever helps cannot link an account of theirs, recognised without help in that same browser, to the account that they hold.
#[tokio::test]
async fn a_session_held_by_a_helper_links_nothing_even_recognised_alone() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (france, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &france, angela()).await;
        let other = IdentityProvider::open(&town).await;
        let mut settings = typed(&other, Kind::Other);
        settings.label = "Compte métropole".to_owned();
        let deed = SetUpProvider {
            provider: None,
            typed: settings,
        };
        town.act(Actor::Operator, deed).await.expect("set up");
        let mut helped = angela();
        helped.claims["idp_id"] = json!("aidants-connect");
        let mut desk = town.browser();
        assert_eq!(through(&mut desk, &france, helped).await.leads_to(), "/textes/12");
        let there = leave(&mut desk, "/connexion/avec/compte-metropole").await;
        let helper = Vouched::of("aidant", json!({ "name": "Hélène Aidante" }));
        let back = desk.get(&other.sign_in(&there, helper)).await;
        assert_eq!(back.leads_to(), "/compte/moyens");
        let page = open(&mut desk, "/compte/moyens").await;
        assert!(!page.contains("Relier mon compte de Compte métropole"), "{page}");
        let refused = send(&town, &mut desk, "/compte/moyens/relier", &[]).await;
        assert!(whole(refused, 422).contains("ne se change pas dans une telle session"));
        assert_eq!(count(&town, COUNT_LINKED).await, 1);
    });
}

#[tokio::test]
async fn where_nobody_wrote_who_helps_people_link_and_do_not_vote_secretly() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::FranceConnect).await;
        let mut empty = typed(&provider, Kind::FranceConnect);
        empty.version = 1;
        empty.assistance.clear();
        let deed = SetUpProvider {
            provider: Some(id),
            typed: empty.clone(),
        };
        town.act(Actor::Operator, deed).await.expect("changed");
        linked(&town, &provider, angela()).await;
        let mut browser = town.browser();
        assert_eq!(
            through(&mut browser, &provider, angela()).await.leads_to(),
            "/textes/12"
        );
        let page = open(&mut browser, "/compte/moyens").await;
        assert!(page.contains("Rien ne dit si quelqu’un vous aide"), "{page}");
        let cookie = browser.cookie("parvis").expect("a session").to_owned();
        let known = town
            .house
            .recognise(town.body, &cookie)
            .await
            .expect("read")
            .expect("signed in");
        assert!(known.may_be_helped() && !known.is_helped());
        let own = id.to_string();
        let fields = [("fournisseur", own.as_str())];
        let done = send(&town, &mut browser, "/compte/moyens/delier", &fields).await;
        assert_eq!(done.leads_to(), "/compte/moyens?fait=identity-provider-unlinked");

        // Written since, a helper may have opened any session: they end. What accepts more ends none.
        linked(&town, &provider, angela()).await;
        let mut browser = town.browser();
        through(&mut browser, &provider, angela()).await;
        for (version, assistance, levels, stays) in [
            (2, "", "eidas1 eidas2", true),
            (3, "aidants-connect", "eidas1 eidas2", false),
        ] {
            let mut changed = empty.clone();
            changed.version = version;
            assistance.clone_into(&mut changed.assistance);
            levels.clone_into(&mut changed.levels);
            let deed = SetUpProvider {
                provider: Some(id),
                typed: changed,
            };
            town.act(Actor::Operator, deed).await.expect("changed");
            assert_eq!(is_signed_in(&mut browser).await, stays, "{assistance}");
        }
    });
}

#[tokio::test]
async fn what_waits_in_a_shared_browser_is_not_the_next_persons() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        // Recognised, then gone without an account; the next one says that it is not them.
        let mut shared = town.browser();
        through(&mut shared, &provider, angela()).await;
        assert_eq!(count(&town, COUNT_ARRIVALS).await, 1);
        let page = open(&mut shared, "/connexion/premiere-fois").await;
        assert!(page.contains("Ce n’est pas moi"), "{page}");
        let gone = send(&town, &mut shared, "/connexion/pas-moi", &[]).await;
        assert_eq!(gone.leads_to(), "/connexion?fait=identity-arrival-forgotten");
        assert_eq!(count(&town, COUNT_ARRIVALS).await, 0);
        assert_eq!(
            shared.get("/connexion/premiere-fois").await.leads_to(),
            "/connexion"
        );

        // Signed in, one sees for which account; signed out, nothing waits for who comes next.
        through(&mut shared, &provider, angela()).await;
        let (_, _) = signed_in(&town, "Bob", "bob@exemple.fr").await;
        sign_in(&town, &mut shared, "bob@exemple.fr").await;
        let page = open(&mut shared, "/compte/moyens").await;
        assert!(
            page.contains("Angela DUBOIS") && page.contains("bob@exemple.fr"),
            "{page}"
        );
        send(&town, &mut shared, "/deconnexion", &[]).await;
        sign_in(&town, &mut shared, "bob@exemple.fr").await;
        let page = open(&mut shared, "/compte/moyens").await;
        assert!(!page.contains("Angela DUBOIS"), "{page}");

        // Nor for who signs in over somebody else's session.
        through(&mut shared, &provider, angela()).await;
        let (_, _) = signed_in(&town, "Carole", "carole@exemple.fr").await;
        sign_in(&town, &mut shared, "carole@exemple.fr").await;
        let page = open(&mut shared, "/compte/moyens").await;
        assert!(!page.contains("Angela DUBOIS"), "{page}");

        // What is kept goes at its hour, nobody coming.
        assert!(count(&town, COUNT_ARRIVALS).await > 0);
        town.advance_minutes(61).await;
        assert_eq!(count(&town, COUNT_ARRIVALS).await, 0);
    });
}

/// What opens the account in another town, or is opened by one, is not changed by who helps.
#[tokio::test]
async fn a_helper_neither_lends_an_account_nor_undoes_a_link_nor_closes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (ada, _) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        let actor = Actor::Person(ada);
        let lend = LendAccount {
            guest: town.body,
            challenge: SecretHash::of("un secret"),
            is_assisted: true,
        };
        assert_eq!(refusal(town.act(actor, lend).await), "identity-assisted-not-lent");
        let unlink = |is_helped| UnlinkAccount {
            home: town.body,
            is_helped,
        };
        assert_eq!(
            refusal(town.act(actor, unlink(true)).await),
            "identity-assisted-no-link"
        );
        town.act(actor, unlink(false)).await.expect("undone");
        let close = |is_helped| CloseAccount { is_helped };
        assert_eq!(
            refusal(town.act(actor, close(true)).await),
            "identity-assisted-no-closing"
        );
        town.act(actor, close(false)).await.expect("closed");
    });
}
