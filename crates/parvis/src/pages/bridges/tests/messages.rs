//! The chat server is set up, told what is wrong with it, seen at work and removed.

use testkit::{Synapse, TestTown, on_both_engines, page, send, whole};

use super::{PASSWORD, agent, form, plan};
use crate::compose::FEATURES;

const SETTING: &str = "/passerelles/discussion";

fn typed<'a>(
    version: &'a str,
    address: &'a str,
    account: &'a str,
    secret: &'a str,
) -> [(&'a str, &'a str); 4] {
    [
        ("version", version),
        ("adresse", address),
        ("compte", account),
        ("mot_de_passe", secret),
    ]
}

/// What the page says of one kind of exchange.
async fn section(browser: &mut testkit::Browser, kind: &str) -> String {
    let all = page(browser, "/passerelles").await;
    let section = all.split_once(&format!("id=\"{kind}\""));
    let (_, section) = section.unwrap_or_else(|| panic!("no {kind} in {all}"));
    section.split("</section>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn rooms_are_set_up_told_what_is_wrong_seen_at_work_and_removed() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Synapse::start().await else {
            return;
        };
        let bot = server.register("parvis", PASSWORD).await;
        let (group, mut anne) = agent(&mut town, true).await;
        let off = page(&mut anne, "/passerelles").await;
        assert!(
            off.contains("Régler les salons de discussion") && !off.contains("id=\"messages-read\""),
            "{off}"
        );
        page(&mut anne, SETTING).await;
        let empty = whole(
            send(&town, &mut anne, SETTING, &typed("0", &server.address(), "", "")).await,
            422,
        );
        assert!(
            empty.contains("Donnez le mot de passe") && !empty.contains("Donnez le compte"),
            "{empty}"
        );
        let address = server.address();
        for (version, account, secret, why) in [
            (
                "0",
                "@parvis:ville.test",
                "erroné",
                "refuse le compte ou le mot de passe",
            ),
            ("1", "", "jeton faux", "refuse le compte ou le mot de passe"),
        ] {
            let sent = send(
                &town,
                &mut anne,
                SETTING,
                &typed(version, &address, account, secret),
            )
            .await;
            let wrong = whole(sent, 200);
            assert!(
                wrong.contains("l’essai a échoué") && wrong.contains(why),
                "{wrong}"
            );
            assert!(!wrong.contains(secret), "{wrong}");
        }
        // The page of a program people talk with, and not the server.
        let elsewhere = format!("{address}_synapse/");
        let wrong = whole(
            send(
                &town,
                &mut anne,
                SETTING,
                &typed("2", &elsewhere, "parvis", PASSWORD),
            )
            .await,
            200,
        );
        assert!(
            wrong.contains("n’est pas un agenda, une liste, un dossier ou un serveur de discussion"),
            "{wrong}"
        );
        let right = typed("3", &address, "@parvis:ville.test", PASSWORD);
        let saved = whole(send(&town, &mut anne, SETTING, &right).await, 200);
        assert!(
            saved.contains("sous le compte @parvis:ville.test") && !saved.contains(PASSWORD),
            "{saved}"
        );
        town.advance_minutes(3).await;
        assert_eq!(bot.rooms().await, 1);
        for kind in ["messages", "messages-read"] {
            let works = section(&mut anne, kind).await;
            assert!(
                works.contains("Marche") && !works.contains("Aucun encore"),
                "{works}"
            );
        }
        let tried = form(&page(&mut anne, SETTING).await, "/essayer").to_owned();
        let tried = whole(send(&town, &mut anne, &tried, &[]).await, 200);
        assert!(tried.contains("cela marche"), "{tried}");

        server.stop();
        plan(&town, group, "Commission").await;
        town.advance_minutes(6).await;
        let waits = section(&mut anne, "messages").await;
        assert!(
            waits.contains("En attente") && waits.contains("ne répond pas") && waits.contains("Services"),
            "{waits}"
        );
        server.resume().await;
        town.advance_minutes(90).await;
        assert!(section(&mut anne, "messages").await.contains("Marche"));
        let remove = form(&page(&mut anne, SETTING).await, "/retirer").to_owned();
        assert_eq!(send(&town, &mut anne, &remove, &[]).await.status, 303);
        let off = page(&mut anne, "/passerelles").await;
        assert!(
            off.contains("Aucun serveur de discussion") && !off.contains("id=\"messages-read\""),
            "{off}"
        );
    });
}
