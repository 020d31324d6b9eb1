//! Somebody leaves the site: an agent closes their account as they asked, and they are a member of nothing any more.

use groups::{EndMandate, GroupId, GroupKind, Role, members_on};
use identity::EraseAccount;
use kernel::{Actor, PersonId};
use testkit::{TestTown, on_both_engines, refusal};

use crate::{FEATURES, day, email, give, group, mandate, open, person, send, signed_in};

/// Ends a mandate today.
async fn end(town: &TestTown, group: GroupId, person: PersonId) {
    let on = town.now().timestamp().to_zoned(jiff::tz::TimeZone::UTC).date();
    let deed = EndMandate { group, person, on };
    town.act(Actor::Operator, deed).await.expect("the mandate ends");
}

#[tokio::test]
async fn an_agent_closes_the_account_of_who_asked_and_its_mandates_end() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = group(&town, "Services", GroupKind::Services).await;
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let agent = person(&town, "Anne").await;
        let ada = person(&town, "Ada").await;
        mandate(&town, services, agent, Role::Member).await;
        mandate(&town, mobility, ada, Role::Member).await;
        give(&town, services, ada, Role::Member, day("2027-03-01"), None)
            .await
            .expect("given");
        let mut anne = signed_in(&town, "Anne").await;
        let account = open(&mut anne, "/compte").await;
        assert!(account.contains("href=\"/comptes/fermer\""), "{account}");
        for (typed, said) in [
            ("ada", "Écrivez une adresse électronique entière"),
            ("inconnue@exemple.fr", "Personne n’a cette adresse ici."),
            ("anne@exemple.fr", "Cette adresse est la vôtre"),
        ] {
            let refused = send(&town, &mut anne, "/comptes/fermer", &[("email", typed)]).await;
            assert_eq!(refused.status, 422, "{typed}");
            assert!(
                refused.text.contains(said) && refused.text.contains(typed),
                "{}",
                refused.text
            );
        }
        let shown = send(&town, &mut anne, "/comptes/fermer", &[("email", &email("Ada"))]).await;
        assert_eq!(shown.status, 200);
        assert!(
            shown.text.contains("Ce qui reste") && shown.text.contains(&ada.to_string()),
            "{}",
            shown.text
        );
        let today = members_on(&mut town.sql(), town.body, mobility, town.now()).await;
        assert_eq!(
            today.expect("members")[0].name,
            "Ada",
            "nothing is done by looking"
        );
        // A mandate is ended first, by a deed that its group sees.
        let fields = ada.to_string();
        let fields = [("person", fields.as_str())];
        let refused = send(&town, &mut anne, "/comptes/fermer", &fields).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(
            refused.text.contains("exerce encore un mandat"),
            "{}",
            refused.text
        );
        let at_once = town.act(Actor::Person(agent), EraseAccount { person: ada }).await;
        assert_eq!(refusal(at_once), "identity-closing-at-once");
        end(&town, mobility, ada).await;
        let done = send(&town, &mut anne, "/comptes/fermer", &fields).await;
        assert_eq!(
            done.location.as_deref(),
            Some("/comptes/fermer?fait=identity-erasure-asked")
        );

        // Written to, she signs in: nothing is closed on the day.
        let told = town.letters(&email("Ada")).await;
        assert!(
            told.iter()
                .any(|letter| letter.text.contains("a reçu la demande de fermer votre compte")),
            "{told:?}"
        );
        let mut ada_here = signed_in(&town, "Ada").await;
        town.advance_days(8).await;
        assert_eq!(
            ada_here.get("/compte").await.status,
            200,
            "who signs in keeps their account"
        );

        // Asked again, and nobody signs in; her open session is over.
        let mut anne = signed_in(&town, "Anne").await;
        send(&town, &mut anne, "/comptes/fermer", &fields).await;
        assert_eq!(ada_here.get("/compte").await.status, 303);
        town.advance_days(6).await;
        let known = identity::email_of(&mut town.sql(), town.body, ada).await;
        assert!(known.expect("a search").is_some(), "not before its day");
        town.advance_days(2).await;
        let known = identity::email_of(&mut town.sql(), town.body, ada).await;
        assert_eq!(known.expect("a search"), None);
        let told = town.letters(&email("Ada")).await;
        assert_eq!(told.len(), 1, "the last letter alone: {told:?}");
        assert!(told[0].text.contains("comme cela avait été demandé"), "{told:?}");
        let members = |group, days| {
            let town = &town;
            async move {
                let at = town.now().plus_days(days);
                members_on(&mut town.sql(), town.body, group, at)
                    .await
                    .expect("members")
            }
        };
        assert!(members(mobility, 1).await.is_empty());
        let later = members(services, 200).await;
        assert_eq!(later.len(), 1, "what was to begin is taken back: {later:?}");
        let page = open(&mut anne, "/groupes/mobilites").await;
        assert!(!page.contains("Ada"), "{page}");

        // Nobody would run the site any more.
        let refused = send(&town, &mut anne, "/compte/fermer", &[]).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(
            refused.text.contains("Vous êtes le dernier agent"),
            "{}",
            refused.text
        );
        let next = person(&town, "Zoé").await;
        mandate(&town, services, next, Role::Member).await;
        let closed = send(&town, &mut anne, "/compte/fermer", &[]).await;
        assert_eq!(closed.location.as_deref(), Some("/?fait=identity-account-closed"));
    });
}
