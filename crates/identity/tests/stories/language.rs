//! The language one reads in: kept on a device, on an account, and used in letters.

use identity::ChooseLanguage;
use kernel::Actor;
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, open, send, sign_in, signed_in};

const FRENCH: &str = "<html lang=\"fr\">";
const ENGLISH: &str = "<html lang=\"en\">";

#[tokio::test]
async fn a_language_chosen_on_a_page_is_kept_on_the_next_and_nothing_else_changes_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        let page = open(&mut browser, "/connexion?retour=/textes/12").await;
        assert!(page.contains(FRENCH));
        let link = "/langue/en?retour=/connexion%3Fretour%3D/textes/12";
        assert!(page.contains(&format!("<a href=\"{link}\" lang=\"en\" hreflang=\"en\"")));
        let chosen = browser.get_from_here(link).await;
        assert_eq!(
            (chosen.status.as_u16(), chosen.location.as_deref()),
            (303, Some("/connexion?retour=/textes/12"))
        );
        let cookie = chosen.headers["set-cookie"].to_str().expect("a cookie");
        assert!(cookie.starts_with("parvis-langue=en; ") && cookie.contains("Max-Age=31536000"));

        let english = browser.get("/connexion?retour=/textes/12").await;
        assert!(english.text.contains(ENGLISH) && english.text.contains("Your email address"));
        assert!(english.text.contains("name=\"retour\" value=\"/textes/12\""));
        assert_eq!(english.headers["content-language"], "en");
        let varies: Vec<_> = english.headers.get_all("vary").iter().collect();
        assert!(
            varies
                .iter()
                .any(|vary| vary.to_str().is_ok_and(|vary| vary.contains("cookie"))),
            "{varies:?}"
        );
        let missing = browser.get("/nulle-part").await;
        assert!(missing.text.contains(ENGLISH) && missing.text.contains("This page does not exist"));
        let refused = send(&town, &mut browser, "/connexion", &[("email", "ada")]).await;
        assert!(refused.text.contains("Write a whole email address"));

        // Somebody else reads in French; so does this one again.
        assert!(open(&mut town.browser(), "/connexion").await.contains(FRENCH));
        browser.get_from_here("/langue/fr?retour=/connexion").await;
        assert!(open(&mut browser, "/connexion").await.contains(FRENCH));
    });
}

#[tokio::test]
async fn an_unknown_language_is_no_page_and_one_never_leaves_the_site() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        assert_eq!(browser.get("/langue/xx?retour=/").await.status, 404);
        for elsewhere in [
            "https://ailleurs.example/",
            "//ailleurs.example/",
            "",
            "%0d%0aSet-Cookie:a=b",
        ] {
            let reply = browser
                .get_from_here(&format!("/langue/en?retour={elsewhere}"))
                .await;
            assert_eq!(reply.location.as_deref(), Some("/"), "{elsewhere}");
        }
        // A cookie that names no language is nobody's choice.
        let mut odd = town.browser();
        odd.remember("parvis-langue", "../xx");
        assert!(open(&mut odd, "/langues").await.contains(FRENCH));
    });
}

#[tokio::test]
async fn who_is_signed_in_finds_their_language_on_another_device_and_in_their_letters() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (ada, mut phone) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        phone.get_from_here("/langue/en?retour=/compte").await;
        assert!(open(&mut phone, "/compte").await.contains("My account"));

        // Another device, where nothing was chosen: the page is in French until one is known, the letter is in English.
        let mut desk = town.browser();
        assert!(open(&mut desk, "/connexion").await.contains(FRENCH));
        sign_in(&town, &mut desk, "ada@exemple.fr").await;
        let letter = &town.letters("ada@exemple.fr").await[0];
        assert!(
            letter.subject.starts_with("Your sign-in link"),
            "{}",
            letter.subject
        );
        assert!(
            letter.text.contains("It works for one hour, until "),
            "{}",
            letter.text
        );
        assert!(open(&mut desk, "/compte").await.contains("My account"));

        // A link on another site changes what this device shows to visitors, never the account.
        let elsewhere = desk.get("/langue/br?retour=/compte").await;
        assert_eq!(elsewhere.status, 303);
        let language = identity::language_of(&mut town.sql(), town.body, ada).await;
        assert_eq!(language.expect("a language").as_deref(), Some("en"));
        assert!(open(&mut desk, "/compte").await.contains(ENGLISH));

        // Nobody chooses for nobody.
        let refused = town.act(Actor::Visitor, ChooseLanguage { language: "en" }).await;
        assert!(refused.is_err());
    });
}

#[tokio::test]
async fn a_language_chosen_before_the_first_visit_becomes_the_account_s() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        browser.get_from_here("/langue/en?retour=/connexion").await;
        send(
            &town,
            &mut browser,
            "/connexion",
            &[("email", "grace@exemple.fr")],
        )
        .await;
        let letter = &town.letters("grace@exemple.fr").await[0];
        assert!(
            letter.subject.starts_with("Your sign-in link"),
            "{}",
            letter.subject
        );
        let link = town.link_sent_to("grace@exemple.fr").await;
        assert!(
            open(&mut browser, &link)
                .await
                .contains("This is your first visit.")
        );
        send(&town, &mut browser, &link, &[("name", "Grace")]).await;
        let grace = identity::find_by_email(&mut town.sql(), town.body, "grace@exemple.fr").await;
        let grace = grace.expect("a search").expect("registered");
        let language = identity::language_of(&mut town.sql(), town.body, grace).await;
        assert_eq!(language.expect("a language").as_deref(), Some("en"));
        // What an account has, no later device takes away by signing in.
        let mut borrowed = town.browser();
        borrowed.get_from_here("/langue/br?retour=/connexion").await;
        sign_in(&town, &mut borrowed, "grace@exemple.fr").await;
        assert!(open(&mut borrowed, "/compte").await.contains(ENGLISH));
    });
}

#[tokio::test]
async fn a_language_that_is_begun_says_so_in_itself_and_in_french() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        browser.get_from_here("/langue/br?retour=/connexion").await;
        let sign_in = open(&mut browser, "/connexion").await;
        assert!(sign_in.contains("<html lang=\"br\">") && sign_in.contains("Ho chomlec’h postel"));
        assert!(sign_in.contains("Kroget eo an troidigezh e brezhoneg"));
        assert!(sign_in.contains("<p lang=\"fr\">La traduction en breton est commencée"));
        assert!(!sign_in.contains("tabindex=\"-1\" lang="));
        let about = open(&mut browser, "/langues").await;
        assert!(about.contains("<h1>Yezhoù</h1>"));
        // A page that is not translated is French between its header and its footer, and says so.
        let missing = browser.get("/connexion/inconnu").await;
        assert!(
            missing.text.contains(" id=\"main\" tabindex=\"-1\" lang=\"fr\"")
                && missing.text.contains("Ce lien ne fonctionne plus")
        );
    });
}
