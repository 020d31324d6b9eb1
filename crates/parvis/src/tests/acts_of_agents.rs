//! What agents do is counted in public, by kind and by month, and names nobody.

use groups::{CreateGroup, GroupKind, Role};
use kernel::Actor;
use testkit::{TestTown, cast, on_both_engines, page};

use crate::compose::FEATURES;

#[tokio::test]
async fn acts_of_agents_are_counted_by_kind_and_month_and_name_nobody() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = cast::group(&town, "Services", GroupKind::Services).await;
        let agent = cast::person(&town, "Annick Registre", "annick").await;
        cast::mandate(&town, services, agent, Role::Member, false).await;
        let none = page(&mut town.browser(), "/journal/agents").await;
        assert!(
            none.contains("Aucun acte d’agent ce mois-là."),
            "what Parvis itself did is none: {none}"
        );
        let create = |name: &str| CreateGroup {
            name: name.to_owned(),
            kind: GroupKind::Working,
            description: String::new(),
        };
        for name in ["Un", "Deux"] {
            town.act(Actor::Person(agent), create(name))
                .await
                .expect("created");
        }
        town.advance_days(31).await;
        town.act(Actor::Person(agent), create("Trois"))
            .await
            .expect("created");

        let now = page(&mut town.browser(), "/journal/agents").await;
        assert!(now.contains("Groupe créé") && !now.contains("Annick"), "{now}");
        let address = now
            .split("href=\"/journal/agents?mois=")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the month before");
        let before = page(&mut town.browser(), &format!("/journal/agents?mois={address}")).await;
        assert!(before.contains("Groupe créé"), "{before}");
        assert_eq!(counted(&now, "Groupe créé"), Some("1"), "{now}");
        assert_eq!(counted(&before, "Groupe créé"), Some("2"), "{before}");
        let wrong = page(&mut town.browser(), "/journal/agents?mois=toujours").await;
        assert!(
            wrong.contains("Groupe créé"),
            "an unknown month is this one: {wrong}"
        );
    });
}

/// The number that stands in the row of this kind.
fn counted<'a>(page: &'a str, kind: &str) -> Option<&'a str> {
    let (_, row) = page.split_once(kind)?;
    let (row, _) = row.split_once("</tr>")?;
    row.split(['<', '>'])
        .find(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
