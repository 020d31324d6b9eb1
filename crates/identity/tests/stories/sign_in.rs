//! Asking for a link, opening it, using it; and what does not work.

use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, later, open, refuse_missing_sentences, send, sign_in, signed_in};

const MAIWENN: &str = "maiwenn.le-goff@exemple.fr";

#[tokio::test]
async fn a_first_visit_by_link_asks_the_name_and_comes_back_where_it_was() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        let page = open(&mut browser, "/connexion?retour=/textes/12&pourquoi=droit").await;
        assert!(page.contains("name=\"retour\" value=\"/textes/12\""));
        assert!(page.contains("il faut savoir qui vous êtes"));
        for asked in ["civilité", "Civilité", "genre", "Madame", "name=\"name\""] {
            assert!(!page.contains(asked), "{asked} is asked");
        }
        let fields = [("email", " Maiwenn.Le-Goff@Exemple.FR"), ("retour", "/textes/12")];
        let sent = send(&town, &mut browser, "/connexion", &fields).await;
        assert_eq!(sent.status, 200);
        assert!(sent.text.contains("est mis de côté"));

        let link = town.link_sent_to(MAIWENN).await;
        let page = open(&mut browser, &link).await;
        assert!(page.contains("name=\"name\"") && page.contains("première venue"));

        let nameless = send(&town, &mut browser, &link, &[("name", "  ")]).await;
        assert_eq!(nameless.status, 422);
        assert!(nameless.text.contains("Écrivez le nom"));

        let done = send(&town, &mut browser, &link, &[("name", " Maïwenn   Le Goff ")]).await;
        assert_eq!(
            (done.status.as_u16(), done.location.as_deref()),
            (303, Some("/textes/12"))
        );
        let cookie = done.headers["set-cookie"].to_str().expect("a cookie");
        for wanted in ["parvis=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
            assert!(cookie.contains(wanted), "{cookie}");
        }
        assert!(
            !cookie.contains("Secure"),
            "over plain HTTP the browser would drop it: {cookie}"
        );

        let account = open(&mut browser, "/compte").await;
        assert!(account.contains("Maïwenn Le Goff") && account.contains(MAIWENN));

        // The second time, nothing is asked.
        let mut elsewhere = town.browser();
        send(&town, &mut elsewhere, "/connexion", &[("email", MAIWENN)]).await;
        let link = town.link_sent_to(MAIWENN).await;
        assert!(!open(&mut elsewhere, &link).await.contains("name=\"name\""));
        let done = send(&town, &mut elsewhere, &link, &[]).await;
        assert_eq!(done.location.as_deref(), Some("/"));
    });
}

#[tokio::test]
async fn a_scanner_that_opens_the_link_does_not_use_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        send(&town, &mut ada, "/connexion", &[("email", "ada@exemple.fr")]).await;
        let link = town.link_sent_to("ada@exemple.fr").await;
        let mut scanner = town.browser();
        for _ in 0..3 {
            let reply = scanner.get(&link).await;
            assert_eq!(reply.status, 200);
            assert!(!reply.headers.contains_key("set-cookie"));
        }
        let mut reader = town.browser();
        assert_eq!(send(&town, &mut reader, &link, &[]).await.status, 303);
        open(&mut reader, "/compte").await;
    });
}

#[tokio::test]
async fn a_link_used_twice_cut_or_late_is_refused_and_another_is_offered() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        signed_in(&town, "Ada", "ada@exemple.fr").await;
        let mut browser = town.browser();
        send(&town, &mut browser, "/connexion", &[("email", "ada@exemple.fr")]).await;
        let link = town.link_sent_to("ada@exemple.fr").await;
        assert_eq!(send(&town, &mut browser, &link, &[]).await.status, 303);

        let mut thief = town.browser();
        for reply in [thief.get(&link).await, send(&town, &mut thief, &link, &[]).await] {
            assert_eq!(reply.status, 410);
            assert!(reply.text.contains("a déjà servi") && reply.text.contains("name=\"email\""));
            assert!(!reply.headers.contains_key("set-cookie"));
        }
        // Who pressed the button twice is not told off.
        assert_eq!(
            send(&town, &mut browser, &link, &[]).await.location.as_deref(),
            Some("/")
        );

        let cut = send(&town, &mut thief, &link[..link.len() - 1], &[]).await;
        assert_eq!(cut.status, 410);
        assert!(cut.text.contains("n’est pas reconnu"));

        send(&town, &mut thief, "/connexion", &[("email", "ada@exemple.fr")]).await;
        let link = town.link_sent_to("ada@exemple.fr").await;
        later(&town, 3599);
        open(&mut thief, &link).await;
        later(&town, 1);
        for reply in [thief.get(&link).await, send(&town, &mut thief, &link, &[]).await] {
            assert_eq!(reply.status, 410);
            assert!(reply.text.contains("n’est plus valable"));
            refuse_missing_sentences(&reply);
        }
        assert_eq!(thief.get("/compte").await.status, 303);
    });
}

/// A link that nobody will ever receive is not said to be on its way.
#[tokio::test]
async fn without_a_mail_server_the_page_says_so_and_the_link_waits_on_deliveries() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        let plain = "Ce site ne peut pas encore envoyer de courrier";
        assert!(open(&mut browser, "/connexion").await.contains(plain));
        let sent = send(&town, &mut browser, "/connexion", &[("email", MAIWENN)]).await;
        assert!(sent.text.contains("Votre lien n’est pas parti") && sent.text.contains("est mis de côté"));
        assert!(!sent.text.contains("vient d’être envoyé"));
        town.settle().await;
        let waiting = kernel::EffectLine::latest(&mut town.sql(), town.body, 10).await;
        let waiting = waiting.expect("what waits is read");
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].state(), kernel::EffectState::Parked);
        assert_eq!(waiting[0].last_error.as_deref(), Some(outgoing::mail::NO_SERVER));

        town.become_demonstration().await;
        assert!(!open(&mut browser, "/connexion").await.contains(plain));
        let sent = send(&town, &mut browser, "/connexion", &[("email", MAIWENN)]).await;
        assert!(sent.text.contains("Un lien de connexion vient d’être envoyé"));
        town.settle().await;
        let letters = outgoing::mailbox::latest(&mut town.sql(), town.body, None, 10).await;
        assert_eq!(letters.expect("the mailbox opens").len(), 1);
    });
}

#[tokio::test]
async fn a_wrong_address_comes_back_as_it_was_typed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        let fields = [("email", "maiwenn chez exemple.fr"), ("retour", "/textes/12")];
        let reply = send(&town, &mut browser, "/connexion", &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("value=\"maiwenn chez exemple.fr\""));
        assert!(reply.text.contains("name=\"retour\" value=\"/textes/12\""));
        assert!(reply.text.contains("href=\"#email\""));
        assert!(reply.text.contains("prenom.nom@exemple.fr"));
        town.settle().await;
        assert!(town.letters("maiwenn chez exemple.fr").await.is_empty());
    });
}

#[tokio::test]
async fn the_answer_does_not_tell_who_is_known() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        signed_in(&town, "Ada", "ada@exemple.fr").await;
        let mut browser = town.browser();
        let mut answers = Vec::new();
        for email in ["ada@exemple.fr", "bob@exemple.fr"] {
            let reply = send(&town, &mut browser, "/connexion", &[("email", email)]).await;
            answers.push((reply.status, reply.text.replace(email, "…")));
        }
        assert_eq!(answers[0], answers[1]);
    });
}

#[tokio::test]
async fn an_address_receives_five_links_an_hour() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        for _ in 0..5 {
            let reply = send(&town, &mut browser, "/connexion", &[("email", MAIWENN)]).await;
            assert_eq!(reply.status, 200);
        }
        let refused = send(
            &town,
            &mut browser,
            "/connexion",
            &[("email", "MAIWENN.le-goff@exemple.fr")],
        )
        .await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("a déjà reçu 5 liens en une heure"));
        assert!(refused.text.contains("value=\"MAIWENN.le-goff@exemple.fr\""));
        let other = send(&town, &mut browser, "/connexion", &[("email", "ada@exemple.fr")]).await;
        assert_eq!(other.status, 200);
        later(&town, 3600);
        let again = send(&town, &mut browser, "/connexion", &[("email", MAIWENN)]).await;
        assert_eq!(again.status, 200);
    });
}

/// Whoever writes to many people through this house is stopped, whatever address they claim to come from.
#[tokio::test]
async fn a_client_asks_for_sixty_links_an_hour_and_its_neighbours_are_not_stopped() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        browser.connect_from([198, 51, 100, 7].into());
        for place in 0..60 {
            browser.claim(&format!("203.0.113.{place}"));
            let email = format!("inconnu{place}@exemple.fr");
            let mut fields = vec![("email", email.as_str())];
            // After half of them, one a minute from the page that asked: without script, nothing else is.
            let mut challenge = String::new();
            if place >= 30 {
                let asked = send(&town, &mut browser, "/connexion", &fields).await;
                assert_eq!(asked.status, 422, "{place}");
                challenge = crate::effort::challenge_in(&asked.text);
                later(&town, 60);
            }
            fields.push(("defi", &challenge));
            let reply = send(&town, &mut browser, "/connexion", &fields).await;
            assert_eq!(reply.status, 200, "{place}");
        }
        let fields = [("email", MAIWENN), ("retour", "/textes/12")];
        let refused = send(&town, &mut browser, "/connexion", &fields).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused
                .text
                .contains("60 liens ont déjà été demandés en une heure")
        );
        assert!(refused.text.contains(&format!("value=\"{MAIWENN}\"")));
        let mut neighbour = town.browser();
        neighbour.connect_from([198, 51, 100, 8].into());
        assert_eq!(
            send(&town, &mut neighbour, "/connexion", &fields).await.status,
            200
        );
        later(&town, 3600);
        assert_eq!(send(&town, &mut browser, "/connexion", &fields).await.status, 200);
    });
}

#[tokio::test]
async fn a_name_that_hides_something_is_refused_with_its_reason() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        send(&town, &mut browser, "/connexion", &[("email", MAIWENN)]).await;
        let link = town.link_sent_to(MAIWENN).await;
        for (name, code) in [
            ("Ma\u{200b}ïwenn", "U+200B"),
            ("\u{202e}ffoG eL nnewïaM", "U+202E"),
        ] {
            let refused = send(&town, &mut browser, &link, &[("name", name)]).await;
            assert_eq!(refused.status, 422);
            assert!(
                refused.text.contains("un caractère que l’on ne voit pas") && refused.text.contains(code)
            );
        }
        let done = send(&town, &mut browser, &link, &[("name", "Maïwenn Le Goff")]).await;
        assert_eq!(done.status, 303);
        let refused = send(&town, &mut browser, "/compte", &[("name", "Maï\u{2066}wenn")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("U+2066"));
    });
}

#[tokio::test]
async fn a_form_sent_twice_sends_one_link() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        let request_id = town.id::<()>().to_string();
        for _ in 0..2 {
            let fields = [("request_id", request_id.as_str()), ("email", MAIWENN)];
            assert_eq!(browser.post("/connexion", &fields).await.status, 200);
        }
        assert_eq!(town.letters(MAIWENN).await.len(), 1);
    });
}

#[tokio::test]
async fn one_never_comes_back_to_another_site() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        signed_in(&town, "Ada", "ada@exemple.fr").await;
        for elsewhere in ["//exemple.org", "/\\exemple.org", "https://exemple.org"] {
            let mut browser = town.browser();
            let fields = [("email", "ada@exemple.fr"), ("retour", elsewhere)];
            send(&town, &mut browser, "/connexion", &fields).await;
            let link = town.link_sent_to("ada@exemple.fr").await;
            let done = send(&town, &mut browser, &link, &[]).await;
            assert_eq!(done.location.as_deref(), Some("/"), "{elsewhere}");
        }
    });
}

#[tokio::test]
async fn the_mail_says_who_asks_until_when_and_what_if_it_was_not_you() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        send(&town, &mut browser, "/connexion", &[("email", MAIWENN)]).await;
        let letters = town.letters(MAIWENN).await;
        assert_eq!(letters[0].recipient, MAIWENN);
        assert_eq!(
            letters[0].subject,
            "Votre lien de connexion – Conseil de développement d’essai"
        );
        let text = &letters[0].text;
        for wanted in [
            "«\u{a0}Conseil de développement d’essai\u{a0}»",
            "http://localhost:8080/connexion/",
            "jusqu’au mardi 10 novembre 2026 à 19\u{a0}h\u{a0}30",
            "Si ce n’était pas vous, ne faites rien",
        ] {
            assert!(text.contains(wanted), "{wanted} in {text}");
        }
        assert!(!text.contains('⟦') && !text.contains('<'));
    });
}

/// What a thief of the database could use: the cookie must not be there. On SQLite, whose file can be read.
#[tokio::test]
async fn the_session_is_kept_as_a_hash_only() {
    let town = TestTown::on_sqlite(FEATURES).await;
    signed_in(&town, "Ada", "ada@exemple.fr").await;
    let mut browser = town.browser();
    send(&town, &mut browser, "/connexion", &[("email", "ada@exemple.fr")]).await;
    let link = town.link_sent_to("ada@exemple.fr").await;
    let done = send(&town, &mut browser, &link, &[]).await;
    let cookie = done.headers["set-cookie"].to_str().expect("a cookie").to_owned();
    let secret = cookie
        .strip_prefix("parvis=")
        .and_then(|rest| rest.split(';').next())
        .expect("a value")
        .to_owned();
    assert_eq!(secret.len(), 43, "256 bits in URL-safe text");
    let mut kept = Vec::new();
    for file in ["parvis.sqlite", "parvis.sqlite-wal"] {
        kept.extend(std::fs::read(town.house.settings.data.join(file)).expect("the database's files"));
    }
    let contains = |needle: &[u8]| kept.windows(needle.len()).any(|window| window == needle);
    assert!(contains(b"ada@exemple.fr"), "the right files were read");
    assert!(!contains(secret.as_bytes()));
}

#[tokio::test]
async fn a_session_lasts_thirty_days() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        later(&town, 30 * 24 * 3600 - 1);
        open(&mut ada, "/compte").await;
        later(&town, 1);
        let reply = ada.get("/compte").await;
        assert_eq!(
            reply.location.as_deref(),
            Some("/connexion?retour=/compte&pourquoi=droit")
        );
        sign_in(&town, &mut ada, "ada@exemple.fr").await;
        open(&mut ada, "/compte").await;
    });
}
