//! One view over a group's tools: every sort of thing, one search.

use testkit::{on_both_engines, page, whole};

use crate::{Circle, FEATURES, consultation, contribute};

#[tokio::test]
async fn a_group_shows_all_that_is_said_and_planned_and_searches_it() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        contribute(&town, circle.writer, gare, "Des bancs en bois").await;
        testkit::cast::group(&town, "Groupe forêt", groups::GroupKind::Working).await;
        town.settle().await;
        let mut visitor = town.browser();
        let group = page(&mut visitor, "/groupes/groupe-mobilites").await;
        assert!(group.contains("/groupes/groupe-mobilites/activite"), "{group}");
        let all = page(&mut visitor, "/groupes/groupe-mobilites/activite").await;
        let (parts, lines) = all.split_once("Ce qui s’est passé").expect("parts, then lines");
        let part = |name: &str| {
            parts
                .split(name)
                .nth(1)
                .and_then(|rest| rest.split("</section>").next())
        };
        let said = part("id=\"partie-said\"").expect("what is said");
        assert!(
            said.contains("La place de la gare") && said.contains("Contribuez jusqu’au"),
            "{said}"
        );
        let written = part("id=\"partie-written\"").expect("what is written");
        assert!(written.contains("Aucun texte encore"), "{written}");
        assert!(part("id=\"partie-filed\"").is_some() && part("id=\"partie-scheduled\"").is_some());
        assert!(lines.contains("Des bancs en bois"), "{lines}");
        assert!(
            all.contains("Une consultation est annoncée") && all.contains("Des bancs en bois"),
            "{all}"
        );
        assert!(all.contains("Une personne rejoint le groupe"), "{all}");
        let said = page(&mut visitor, "/groupes/groupe-mobilites/activite?sorte=said").await;
        assert!(said.contains("Des bancs en bois") && !said.contains("Une consultation est annoncée"));
        let found = page(&mut visitor, "/groupes/groupe-mobilites/activite?q=banc").await;
        assert!(found.contains("Des bancs en bois"), "{found}");
        let nothing = page(&mut visitor, "/groupes/groupe-foret/activite?q=banc").await;
        assert!(nothing.contains("Rien ici ne répond"), "{nothing}");
        whole(visitor.get("/groupes/personne/activite").await, 404);
    });
}

#[tokio::test]
async fn a_long_life_is_read_back_page_by_page() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        for place in 0..45 {
            for author in [circle.writer, circle.chair] {
                contribute(&town, author, gare, &format!("Idée numéro {place}.")).await;
            }
        }
        town.settle().await;
        let mut visitor = town.browser();
        let mut address = "/groupes/groupe-mobilites/activite".to_owned();
        let mut seen = 0;
        loop {
            let shown = page(&mut visitor, &address).await;
            seen += shown.matches("Idée numéro ").count();
            let Some(older) = shown.split("rel=\"next\" href=\"").nth(1) else {
                break;
            };
            address = older.split('"').next().unwrap().replace("&amp;", "&");
        }
        assert_eq!(seen, 90);
    });
}

const TWO_STEPS: &str = r#"
format = 1
name = "deux-temps"
version = 1
title = "En deux temps"
summary = "Une question, puis une autre."

[[steps]]
name = "premier"
kind = "debates.collect"
label = "Première question"
days = 10
settings = { question = "Que faut-il changer ?" }
tools = ["calendar", "discussion", "minitel"]

[[steps]]
name = "second"
kind = "debates.collect"
label = "Seconde question"
days = 10
settings = { question = "Et ensuite ?" }
tools = ["courriel"]
"#;

#[tokio::test]
async fn a_parcours_shows_the_tools_that_its_steps_switched_on() {
    on_both_engines!(FEATURES, |mut town: testkit::TestTown| async move {
        town.equip(
            |settings| settings.private_network_allowed = true,
            |settings| {
                let connections = outgoing::Connections::new(settings).expect("the settings are followed");
                vec![
                    Box::new(connections),
                    Box::new(tools::Bridges(&[caldav::BRIDGE, imap::BRIDGE])),
                    Box::new(tools::Switches(&[parcours::switched_on])),
                ]
            },
        )
        .await;
        let circle = Circle::meet(&town).await;
        let services = testkit::cast::group(&town, "Services", groups::GroupKind::Services).await;
        let agent = testkit::cast::person(&town, "Anne Agent", "agent").await;
        testkit::cast::mandate(&town, services, agent, groups::Role::Member, false).await;
        for (capability, address, account) in [
            (
                tools::Capability::Calendar,
                "http://127.0.0.1:9/parvis/reunions/",
                "parvis",
            ),
            (
                tools::Capability::Mailbox,
                "imap://127.0.0.1:9",
                "contributions@ville.exemple",
            ),
        ] {
            let typed = tools::Typed {
                version: 0,
                address: address.to_owned(),
                account: account.to_owned(),
                password: "sesame".to_owned(),
            };
            let deed = tools::SetUpBridge { capability, typed };
            town.act(kernel::Actor::Operator, deed).await.expect("set up");
        }
        let chair = kernel::Actor::Person(circle.chair);
        let import = parcours::ImportTemplate {
            source: TWO_STEPS.to_owned(),
        };
        let template = town
            .act(kernel::Actor::Person(agent), import)
            .await
            .expect("an unknown tool refuses nothing");
        let create = parcours::CreateParcours {
            title: "La place de la gare".to_owned(),
            group: circle.group,
            template: template.clone(),
            starts_on: jiff::civil::date(2026, 11, 10),
            days: std::collections::BTreeMap::new(),
            answers: std::collections::BTreeMap::new(),
        };
        let parcours = town.act(chair, create).await.expect("prepared");
        let activity = format!("/parcours/{parcours}/activite");
        let mut visitor = town.browser();
        let (calendar, mailbox) = ("dans l’agenda de la collectivité", "s’envoyer par courriel");
        town.act(chair, parcours::StartParcours { parcours })
            .await
            .expect("started");
        town.settle().await;
        let first = page(&mut visitor, &activity).await;
        assert!(first.contains(calendar) && !first.contains(mailbox), "{first}");
        assert!(
            !first.contains("Salon de discussion"),
            "not for citizens: {first}"
        );
        let mut agents = testkit::browser_of(&town, agent);
        let seen = page(&mut agents, &activity).await;
        assert!(
            seen.contains("reliés à rien\u{a0}: Salon de discussion."),
            "{seen}"
        );
        let told = page(&mut agents, &format!("/parcours/modeles/{template}")).await;
        assert!(
            told.contains("que ce site ne connaît pas\u{a0}: minitel."),
            "{told}"
        );
        assert!(
            told.contains("Agenda partagé, Salon de discussion, minitel (inconnu de ce site)"),
            "{told}"
        );
        town.advance_days(12).await;
        let second = page(&mut visitor, &activity).await;
        assert!(second.contains(calendar) && second.contains(mailbox), "{second}");
        // A group has those of the whole body.
        let group = page(&mut visitor, "/groupes/groupe-mobilites/activite").await;
        assert!(group.contains(calendar) && group.contains(mailbox), "{group}");
    });
}

const ALONE: &str = r#"
format = 1
name = "une-question"
version = 1
title = "Une question"
summary = "Une seule question."

[[steps]]
name = "question"
kind = "debates.collect"
label = "La question"
days = 10
settings = { question = "Que faut-il changer ?" }
"#;

#[tokio::test]
async fn what_joins_a_parcours_is_found_there_with_all_that_was_said_of_it() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        contribute(&town, circle.writer, gare, "Des bancs en bois").await;
        town.settle().await;
        let services = testkit::cast::group(&town, "Services", groups::GroupKind::Services).await;
        let agent = testkit::cast::person(&town, "Anne Agent", "agent").await;
        testkit::cast::mandate(&town, services, agent, groups::Role::Member, false).await;
        let import = parcours::ImportTemplate {
            source: ALONE.to_owned(),
        };
        let template = town.act(kernel::Actor::Person(agent), import).await;
        let create = parcours::CreateParcours {
            title: "Les places de la ville".to_owned(),
            group: circle.group,
            template: template.expect("imported"),
            starts_on: jiff::civil::date(2026, 11, 10),
            days: std::collections::BTreeMap::new(),
            answers: std::collections::BTreeMap::new(),
        };
        let chair = kernel::Actor::Person(circle.chair);
        let parcours = town.act(chair, create).await.expect("prepared");
        let start = parcours::StartParcours { parcours };
        town.act(chair, start).await.expect("started");
        town.settle().await;
        let mut visitor = town.browser();
        let searched = format!("/parcours/{parcours}/activite?q=bancs");
        let before = page(&mut visitor, &searched).await;
        assert!(before.contains("Rien ici ne répond"), "{before}");
        let gather = parcours::GatherSubject {
            parcours,
            role: "before".to_owned(),
            subject: consultation(gare),
        };
        town.act(chair, gather).await.expect("gathered");
        town.settle().await;
        let after = page(&mut visitor, &searched).await;
        assert!(after.contains("Des bancs en bois"), "{after}");
        // And its news are the news of the parcours.
        let life = page(&mut visitor, &format!("/parcours/{parcours}/activite")).await;
        assert!(life.contains("Des bancs en bois"), "{life}");
    });
}

#[tokio::test]
async fn a_search_stays_in_its_group_from_page_to_page() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        for place in 0..25 {
            for author in [circle.writer, circle.reader] {
                contribute(&town, author, gare, &format!("Un banc, numéro {place}")).await;
            }
        }
        testkit::cast::group(&town, "Groupe des bancs publics", groups::GroupKind::Working).await;
        town.settle().await;
        let mut visitor = town.browser();
        let mut address = "/groupes/groupe-mobilites/activite?q=bancs".to_owned();
        let (mut seen, mut pages) = (0, 0);
        loop {
            let shown = page(&mut visitor, &address).await;
            assert!(shown.contains("50 résultats pour «\u{a0}bancs\u{a0}»"), "{shown}");
            assert!(!shown.contains("Groupe des bancs publics"), "{shown}");
            seen += shown.matches("<li><h2>").count();
            pages += 1;
            let next = format!(
                "/groupes/groupe-mobilites/activite?q=bancs&amp;page={}",
                pages + 1
            );
            if !shown.contains(&next) {
                break;
            }
            address = next.replace("&amp;", "&");
        }
        assert_eq!((seen, pages), (50, 3));
        // The whole site is one link away.
        let last = page(&mut visitor, &address).await;
        assert!(last.contains("/recherche?q=bancs"), "{last}");
        let all = page(&mut visitor, "/groupes/groupe-des-bancs-publics/activite?q=bancs").await;
        assert!(!all.contains("Un banc"), "{all}");
    });
}
