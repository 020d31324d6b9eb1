//! What stands in the folder of a group is seen and found on its page by those who may, without asking the server.

use std::fs;

use kernel::Actor;
use testkit::{TestTown, Wsgidav, browser_of, on_both_engines, page};
use tools::{Capability, SetUpBridge, Typed};

use crate::{Circle, FEATURES};

const PAGE: &str = "/groupes/groupe-mobilites/activite";
const PASSWORD: &str = "sésame, ouvre-toi";

#[tokio::test]
async fn members_see_and_find_what_stands_in_their_folder_and_nobody_else_does() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        town.equip(
            |settings| settings.private_network_allowed = true,
            |settings| {
                let connections = outgoing::Connections::new(settings).expect("the settings are followed");
                vec![
                    Box::new(connections),
                    Box::new(tools::Bridges(&[webdav::BRIDGE])),
                    Box::new(tools::Switches(&[parcours::switched_on])),
                ]
            },
        )
        .await;
        let circle = Circle::meet(&town).await;
        let typed = Typed {
            version: 0,
            address: server.address(""),
            account: "parvis".to_owned(),
            password: PASSWORD.to_owned(),
        };
        let capability = Capability::Files;
        let deed = SetUpBridge { capability, typed };
        town.act(Actor::Operator, deed).await.expect("set up");
        let mut chair = browser_of(&town, circle.chair);
        let asked = page(&mut chair, PAGE).await;
        assert!(asked.contains("Le dossier est demandé au serveur"), "{asked}");
        town.settle().await;
        let empty = page(&mut chair, PAGE).await;
        assert!(empty.contains("Le dossier est vide"), "{empty}");

        let kept = server.kept().join("Groupe mobilités");
        fs::write(kept.join("Étude d’impact <1>.pdf"), vec![0; 2_500]).expect("written");
        for number in 0..12 {
            fs::write(kept.join(format!("plan {number:02}.svg")), "x").expect("written");
        }
        town.advance_minutes(16).await;
        // From here on nobody asks the server: it is off.
        server.stop();
        let seen = page(&mut chair, PAGE).await;
        let name = "Étude d’impact &lt;1&gt;.pdf";
        assert!(seen.contains(name) && seen.contains("2,5\u{a0}ko"), "{seen}");
        assert!(seen.contains("Voir les 5 autres"), "{seen}");
        assert!(
            seen.contains(&server.address("Groupe%20mobilit%C3%A9s/plan%2000.svg")),
            "{seen}"
        );
        let found = page(&mut chair, &format!("{PAGE}?q=etudes")).await;
        assert!(
            found.contains("Un nom dans les dossiers") && found.contains(name),
            "{found}"
        );
        let several = page(&mut chair, &format!("{PAGE}?q=plans")).await;
        assert!(several.contains("12 noms dans les dossiers"), "{several}");

        // Whoever is no member sees neither the folder nor its names, on the page, by its search, nor by the site's.
        let passer_by = browser_of(&town, circle.reader);
        for mut other in [passer_by, town.browser()] {
            for path in [
                PAGE.to_owned(),
                format!("{PAGE}?q=etudes"),
                format!("{PAGE}?sorte=filed"),
            ] {
                let shown = page(&mut other, &path).await;
                assert!(
                    !shown.contains("impact") && !shown.contains("Dossier"),
                    "{path}: {shown}"
                );
            }
        }
    });
}
