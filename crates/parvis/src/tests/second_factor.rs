//! What agents decide of second factors: wanting one of all of them, and two of them letting a third begin anew.

use groups::{CreateGroup, GiveMandate, GroupId, GroupKind, Role};
use identity::RegisterPerson;
use kernel::{Actor, PersonId};
use testkit::{Browser, Device, TestTown, on_both_engines, page, send, sign_in, whole};
use totp_rs::{Builder, Secret};

use crate::compose::FEATURES;

const OWN: &str = "/compte/second-facteur";
const RULE: &str = "/moyens-de-connexion/second-facteur";
const RESETS: &str = "/comptes/second-facteur";

async fn services(town: &TestTown) -> GroupId {
    let services = CreateGroup {
        name: "Services".to_owned(),
        kind: GroupKind::Services,
        description: String::new(),
    };
    town.act(Actor::Operator, services).await.expect("created")
}

/// Somebody signed in, an agent when a group of services is given.
async fn person(town: &TestTown, name: &str, email: &str, services: Option<GroupId>) -> (PersonId, Browser) {
    let deed = RegisterPerson {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    let person = town.act(Actor::Operator, deed).await.expect("registered");
    if let Some(group) = services {
        let mandate = GiveMandate {
            group,
            person,
            role: Role::Member,
            has_vote: false,
            from: "2026-01-01".parse().expect("a date"),
            until: None,
        };
        town.act(Actor::Operator, mandate).await.expect("given");
    }
    let mut browser = town.browser();
    sign_in(town, &mut browser, email).await;
    (person, browser)
}

/// Adds an app; what it shares.
async fn enrol(town: &TestTown, browser: &mut Browser) -> String {
    send(town, browser, "/compte/second-facteur/commencer", &[]).await;
    let page = page(browser, OWN).await;
    let (_, rest) = page
        .split_once("id=\"second-factor-secret\"")
        .expect("a secret to copy");
    let (_, rest) = rest.split_once('>').expect("an element");
    let secret: String = rest.split('<').next().unwrap_or_default().split(' ').collect();
    let shown = code(town, &secret);
    whole(send(town, browser, OWN, &[("code", &shown)]).await, 200);
    // What its person is written about it has left.
    town.settle().await;
    secret
}

fn code(town: &TestTown, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).expect("a secret");
    let seconds = u64::try_from(town.now().micros() / 1_000_000).expect("a time");
    let app = Builder::new().with_secret(secret).build_noncompliant();
    app.generate(seconds).to_string()
}

#[tokio::test]
async fn agents_are_led_to_add_one_before_anything_else_and_keep_what_they_wrote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = services(&town).await;
        let (_, mut anne) = person(&town, "Anne Agent", "anne@exemple.fr", Some(services)).await;
        let (_, mut bruno) = person(&town, "Bruno Agent", "bruno@exemple.fr", Some(services)).await;
        let (_, mut paul) = person(&town, "Paul Passant", "paul@exemple.fr", None).await;
        let before = page(&mut anne, "/moyens-de-connexion").await;
        assert!(before.contains("obligatoire pour personne"), "{before}");
        let refused = send(&town, &mut paul, RULE, &[("obligatoire", "oui")]).await;
        assert_eq!(refused.status, 403);
        page(&mut bruno, "/groupes/nouveau").await;
        let refused = send(&town, &mut anne, RULE, &[("obligatoire", "oui")]).await;
        assert!(whole(refused, 409).contains("votre propre second facteur"));
        let (_, mut denis) = person(&town, "Denis Agent", "denis@exemple.fr", Some(services)).await;
        enrol(&town, &mut denis).await;

        let done = send(&town, &mut denis, RULE, &[("obligatoire", "oui")]).await;
        assert_eq!(
            done.leads_to(),
            "/moyens-de-connexion?fait=identity-second-factor-required"
        );
        // Whoever has no part in it sees nothing of it.
        page(&mut paul, "/compte").await;
        page(&mut town.browser(), "/").await;
        for path in ["/", "/compte", "/moyens-de-connexion", "/groupes?page=2"] {
            let led = anne.get(path).await;
            assert_eq!(
                led.leads_to(),
                format!("/compte/second-facteur?retour={}", ui::paging::query_value(path))
            );
        }
        for path in ["/mentions-legales", "/langues"] {
            page(&mut anne, path).await;
        }
        // What was being written when it came is given back, and is not done.
        let fields = [
            ("name", "Groupe de travail sur les haies"),
            ("kind", "travail"),
            ("description", "Pour planter où il le faut."),
        ];
        let led = send(&town, &mut bruno, "/groupes/nouveau", &fields).await;
        assert_eq!(led.status, 409, "{}", led.text);
        assert!(
            led.text.contains("demande un second facteur à ses agents"),
            "{}",
            led.text
        );
        assert!(led.text.contains("Pour planter où il le faut."), "{}", led.text);
        assert!(
            led.text.contains("href=\"/compte/second-facteur?retour="),
            "{}",
            led.text
        );
        let off = send(&town, &mut bruno, RULE, &[("obligatoire", "non")]).await;
        assert_eq!(off.status, 409, "it is not undone by who has none");

        let shown = page(&mut bruno, "/compte/second-facteur?retour=/groupes/nouveau").await;
        assert!(shown.contains("pour continuer"), "{shown}");
        let secret = enrol(&town, &mut bruno).await;
        let groups = page(&mut bruno, "/groupes").await;
        assert!(!groups.contains("haies"), "nothing was created: {groups}");
        town.house.clock.set(town.now().plus_seconds(30));
        let shown = code(&town, &secret);
        let kept = send(
            &town,
            &mut bruno,
            "/compte/second-facteur/retirer",
            &[("code", &shown)],
        )
        .await;
        assert!(whole(kept, 422).contains("il ne se retire pas"));

        // No longer wanted: nobody is led any more.
        let off = send(&town, &mut bruno, RULE, &[("obligatoire", "non")]).await;
        assert_eq!(off.status, 303);
        page(&mut anne, "/compte").await;
    });
}

#[tokio::test]
async fn one_agent_asks_another_takes_it_away_and_its_person_is_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = services(&town).await;
        let (_, mut anne) = person(&town, "Anne Agent", "anne@exemple.fr", Some(services)).await;
        let (_, mut bruno) = person(&town, "Bruno Agent", "bruno@exemple.fr", Some(services)).await;
        let (lost, mut chloe) = person(&town, "Chloé Agente", "chloe@exemple.fr", Some(services)).await;
        let (_, mut paul) = person(&town, "Paul Passant", "paul@exemple.fr", None).await;
        enrol(&town, &mut chloe).await;
        assert_eq!(paul.get(RESETS).await.status, 403);
        assert!(page(&mut anne, RESETS).await.contains("Aucune demande n’attend"));
        for (email, said) in [
            ("chloé", "Écrivez une adresse électronique entière"),
            ("inconnue@exemple.fr", "Personne n’a cette adresse ici"),
            ("paul@exemple.fr", "n’a pas de second facteur"),
            ("anne@exemple.fr", "demandez à deux autres agents"),
        ] {
            let refused = whole(send(&town, &mut anne, RESETS, &[("email", email)]).await, 422);
            assert!(refused.contains(said) && refused.contains(email), "{refused}");
        }
        let about = lost.to_string();
        let about = [("person", about.as_str())];
        let alone = send(&town, &mut anne, "/comptes/second-facteur/confirmer", &about).await;
        assert!(whole(alone, 422).contains("n’attend plus"), "nobody asked yet");

        let asked = send(&town, &mut anne, RESETS, &[("email", "chloe@exemple.fr")]).await;
        assert_eq!(
            asked.leads_to(),
            "/comptes/second-facteur?fait=identity-reset-asked"
        );
        let told = town.letters("chloe@exemple.fr").await;
        assert!(
            told.iter()
                .any(|letter| letter.subject.starts_with("Retrait demandé"))
        );
        let twice = send(&town, &mut bruno, RESETS, &[("email", "chloe@exemple.fr")]).await;
        assert!(whole(twice, 422).contains("déjà demandé"));
        for (browser, said) in [
            (&mut anne, "à un autre agent"),
            (&mut chloe, "deux autres agents"),
        ] {
            let refused = send(&town, browser, "/comptes/second-facteur/confirmer", &about).await;
            assert!(whole(refused, 422).contains(said), "{said}");
        }
        assert_eq!(
            chloe.get("/compte").await.status,
            200,
            "nothing is done by one alone"
        );
        assert!(
            page(&mut anne, RESETS)
                .await
                .contains("Un autre agent doit le faire")
        );

        let seen = page(&mut bruno, RESETS).await;
        assert!(
            seen.contains("Retirer le second facteur de Chloé Agente") && seen.contains("Anne Agent"),
            "{seen}"
        );
        let done = send(&town, &mut bruno, "/comptes/second-facteur/confirmer", &about).await;
        assert_eq!(
            done.leads_to(),
            "/comptes/second-facteur?fait=identity-reset-done"
        );
        assert_eq!(chloe.get("/compte").await.status, 303, "her sessions are over");
        let told = town.letters("chloe@exemple.fr").await;
        assert!(
            told.iter()
                .any(|letter| letter.subject.starts_with("Votre second facteur est retiré"))
        );
        sign_in(&town, &mut chloe, "chloe@exemple.fr").await;
        assert!(page(&mut chloe, OWN).await.contains("Ajouter un second facteur"));
    });
}

/// What the command line does, alone.
#[tokio::test]
async fn the_operator_takes_one_away_without_anybody_asking() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (lost, mut paul) = person(&town, "Paul Passant", "paul@exemple.fr", None).await;
        enrol(&town, &mut paul).await;
        let deed = identity::ResetSecondFactor { person: lost };
        town.act(Actor::Operator, deed).await.expect("taken away");
        assert_eq!(paul.get("/compte").await.status, 303);
        sign_in(&town, &mut paul, "paul@exemple.fr").await;
        page(&mut paul, "/compte").await;
        let again = town
            .act(Actor::Operator, identity::ResetSecondFactor { person: lost })
            .await;
        assert!(again.is_err());
    });
}

#[tokio::test]
async fn a_request_that_nobody_takes_up_is_dropped_or_grows_old() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = services(&town).await;
        let (_, mut anne) = person(&town, "Anne Agent", "anne@exemple.fr", Some(services)).await;
        let (_, mut bruno) = person(&town, "Bruno Agent", "bruno@exemple.fr", Some(services)).await;
        let (lost, mut chloe) = person(&town, "Chloé Agente", "chloe@exemple.fr", Some(services)).await;
        enrol(&town, &mut chloe).await;
        let about = lost.to_string();
        let about = [("person", about.as_str())];
        let chloe_s = [("email", "chloe@exemple.fr")];
        send(&town, &mut anne, RESETS, &chloe_s).await;
        let dropped = send(&town, &mut bruno, "/comptes/second-facteur/abandonner", &about).await;
        assert_eq!(
            dropped.leads_to(),
            "/comptes/second-facteur?fait=identity-reset-dropped"
        );
        let late = send(&town, &mut bruno, "/comptes/second-facteur/confirmer", &about).await;
        assert_eq!(late.status, 422);

        send(&town, &mut anne, RESETS, &chloe_s).await;
        town.advance_days(3).await;
        let late = send(&town, &mut bruno, "/comptes/second-facteur/confirmer", &about).await;
        assert!(whole(late, 422).contains("trop ancienne"));
        assert_eq!(chloe.get("/compte").await.status, 200);
        // Asked again, it holds again.
        let again = send(&town, &mut bruno, RESETS, &chloe_s).await;
        assert_eq!(again.status, 303, "{}", again.text);
    });
}

/// What a form of a page hands to the browser, and what is to come back with its answer.
fn asked(page: &str) -> (String, String) {
    let (_, rest) = page.split_once("data-options=\"").expect("a form for passkeys");
    let (options, rest) = rest.split_once('"').expect("options");
    let (_, rest) = rest
        .split_once("name=\"etat\" value=\"")
        .expect("what is to come back");
    let state = rest.split('"').next().unwrap_or_default();
    (
        options.replace("&quot;", "\"").replace("&amp;", "&"),
        state.to_owned(),
    )
}

async fn add_passkey(town: &TestTown, browser: &mut Browser, device: &mut Device) {
    let (options, state) = asked(&page(browser, "/compte/appareils").await);
    let answer = device.make(&options);
    let fields = [
        ("etat", state.as_str()),
        ("reponse", answer.as_str()),
        ("nom", "Mon téléphone"),
    ];
    let added = send(town, browser, "/compte/appareils/cles", &fields).await;
    assert_eq!(added.status, 303, "{}", added.text);
    town.settle().await;
}

#[tokio::test]
async fn a_passkey_stands_for_an_agents_second_factor_and_asks_nothing_of_others() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = services(&town).await;
        let (_, mut anne) = person(&town, "Anne Agent", "anne@exemple.fr", Some(services)).await;
        let (_, mut paul) = person(&town, "Paul Passant", "paul@exemple.fr", None).await;
        let (mut phone, mut other) = (Device::default(), Device::default());
        add_passkey(&town, &mut anne, &mut phone).await;
        add_passkey(&town, &mut paul, &mut other).await;
        send(&town, &mut anne, RULE, &[("obligatoire", "oui")]).await;
        page(&mut anne, "/moyens-de-connexion").await;

        // A link by mail is no longer enough for her; it is for him.
        let mut desk = town.browser();
        sign_in(&town, &mut desk, "anne@exemple.fr").await;
        assert_eq!(desk.get("/compte").await.status, 303);
        let shown = page(&mut desk, "/connexion/second-facteur?retour=/compte").await;
        assert!(!shown.contains("name=\"code\""), "she has no app: {shown}");
        let (options, state) = asked(&shown);
        let answer = phone.sign(&options);
        let fields = [
            ("etat", state.as_str()),
            ("reponse", answer.as_str()),
            ("retour", "/compte"),
        ];
        let entered = send(&town, &mut desk, "/connexion/cle", &fields).await;
        assert_eq!(entered.leads_to(), "/compte");
        page(&mut desk, "/compte").await;
        let mut home = town.browser();
        sign_in(&town, &mut home, "paul@exemple.fr").await;
        page(&mut home, "/compte").await;
    });
}

/// Who was made an agent by the one who asks, or after they asked, is no second agent; who has their app still keeps it.
#[tokio::test]
async fn two_agents_are_two_people_and_the_person_may_say_no() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = services(&town).await;
        let (anne_s, mut anne) = person(&town, "Anne Agent", "anne@exemple.fr", Some(services)).await;
        let (_, mut bruno) = person(&town, "Bruno Agent", "bruno@exemple.fr", Some(services)).await;
        let (lost, mut chloe) = person(&town, "Chloé Agente", "chloe@exemple.fr", Some(services)).await;
        let secret = enrol(&town, &mut chloe).await;
        let (straw, mut faux) = person(&town, "Faux Agent", "faux@exemple.fr", None).await;
        let mandate = GiveMandate {
            group: services,
            person: straw,
            role: Role::Member,
            has_vote: false,
            from: "2026-01-01".parse().expect("a date"),
            until: None,
        };
        town.act(Actor::Person(anne_s), mandate).await.expect("given");
        let about = lost.to_string();
        let about = [("person", about.as_str())];
        let chloe_s = [("email", "chloe@exemple.fr")];
        send(&town, &mut anne, RESETS, &chloe_s).await;
        let refused = send(&town, &mut faux, "/comptes/second-facteur/confirmer", &about).await;
        assert!(whole(refused, 422).contains("ne pas avoir été inscrit ou mandaté"));

        // « Ce n’est pas moi ».
        let own = page(&mut chloe, OWN).await;
        assert!(
            own.contains("Anne Agent") && own.contains("Ce n’est pas moi"),
            "{own}"
        );
        let dropped = send(&town, &mut chloe, "/compte/second-facteur/pas-moi", &[]).await;
        assert_eq!(
            dropped.leads_to(),
            "/compte/second-facteur?fait=identity-reset-refused"
        );
        let late = send(&town, &mut bruno, "/comptes/second-facteur/confirmer", &about).await;
        assert!(whole(late, 422).contains("n’attend plus"));

        // A right code says so too.
        send(&town, &mut anne, RESETS, &chloe_s).await;
        town.house.clock.set(town.now().plus_seconds(30));
        let mut phone = town.browser();
        sign_in(&town, &mut phone, "chloe@exemple.fr").await;
        let shown = code(&town, &secret);
        let given = send(
            &town,
            &mut phone,
            "/connexion/second-facteur",
            &[("code", &shown)],
        )
        .await;
        assert_eq!(given.leads_to(), "/");
        let late = send(&town, &mut bruno, "/comptes/second-facteur/confirmer", &about).await;
        assert!(whole(late, 422).contains("n’attend plus"));
    });
}

/// An app protects what is added beside it: an open session is not enough.
#[tokio::test]
async fn a_key_is_added_beside_an_app_by_a_code_or_soon_after_one() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut paul) = person(&town, "Paul Passant", "paul@exemple.fr", None).await;
        let secret = enrol(&town, &mut paul).await;
        add_passkey(&town, &mut paul, &mut Device::default()).await;
        town.house.clock.set(town.now().plus_seconds(600));
        let mut later_on = Device::default();
        for (typed, said) in [
            ("", "Écrivez le code que montre votre application"),
            ("12345", "six chiffres"),
        ] {
            let (options, state) = asked(&page(&mut paul, "/compte/appareils").await);
            let answer = later_on.make(&options);
            let fields = [
                ("etat", state.as_str()),
                ("reponse", answer.as_str()),
                ("nom", "Autre"),
                ("code", typed),
            ];
            let refused = send(&town, &mut paul, "/compte/appareils/cles", &fields).await;
            assert!(whole(refused, 422).contains(said), "{said}");
        }
        let (options, state) = asked(&page(&mut paul, "/compte/appareils").await);
        let answer = later_on.make(&options);
        let shown = code(&town, &secret);
        let fields = [
            ("etat", state.as_str()),
            ("reponse", answer.as_str()),
            ("nom", "Autre"),
            ("code", shown.as_str()),
        ];
        let added = send(&town, &mut paul, "/compte/appareils/cles", &fields).await;
        assert_eq!(added.status, 303, "{}", added.text);
        let told = town.letters("paul@exemple.fr").await;
        let told = told
            .iter()
            .filter(|letter| letter.text.contains("clé d’accès vient d’être ajoutée"));
        assert_eq!(told.count(), 2);
    });
}

/// A session that one factor opened before the rule gives the other one; an agent who has none may choose a passkey.
#[tokio::test]
async fn a_session_of_one_factor_is_led_to_give_another_or_to_choose_one() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = services(&town).await;
        let (anne_s, mut anne) = person(&town, "Anne Agent", "anne@exemple.fr", Some(services)).await;
        let (_, mut bruno) = person(&town, "Bruno Agent", "bruno@exemple.fr", Some(services)).await;
        let mut phone = Device::default();
        add_passkey(&town, &mut bruno, &mut phone).await;
        let mut desk = town.browser();
        sign_in(&town, &mut desk, "bruno@exemple.fr").await;
        page(&mut desk, "/compte").await;
        send(&town, &mut bruno, RULE, &[("obligatoire", "oui")]).await;
        page(&mut bruno, "/compte").await;

        // Bruno's other session was opened by a link alone: it adds nothing, and gives his key.
        let led = desk.get("/compte").await;
        assert!(led.leads_to().starts_with(OWN), "{}", led.text);
        assert_eq!(
            desk.get("/compte/second-facteur?retour=/compte").await.leads_to(),
            "/connexion/second-facteur?retour=/compte"
        );
        let begun = send(&town, &mut desk, "/compte/second-facteur/commencer", &[]).await;
        assert!(whole(begun, 422).contains("Donnez d’abord votre second facteur"));
        let (options, state) = asked(&page(&mut desk, "/connexion/second-facteur?retour=/compte").await);
        let answer = phone.sign(&options);
        let fields = [
            ("etat", state.as_str()),
            ("reponse", answer.as_str()),
            ("retour", "/compte"),
        ];
        send(&town, &mut desk, "/connexion/cle", &fields).await;
        page(&mut desk, "/compte").await;

        // Anne has neither: no program acts for her meanwhile, and a key will do.
        let (house, body) = (&town.house, town.body);
        let lacks = identity::lacks_second_factor(house, body, anne_s).await;
        assert!(lacks.expect("known"));
        let (options, state) = asked(&page(&mut anne, "/compte/second-facteur?retour=/groupes").await);
        let answer = Device::default().make(&options);
        let fields = [
            ("etat", state.as_str()),
            ("reponse", answer.as_str()),
            ("nom", "Mon téléphone"),
            ("retour", "/groupes"),
        ];
        let added = send(&town, &mut anne, "/compte/appareils/cles", &fields).await;
        assert_eq!(added.leads_to(), "/groupes?fait=identity-passkey-added");
        page(&mut anne, "/compte").await;
        let lacks = identity::lacks_second_factor(house, body, anne_s).await;
        assert!(!lacks.expect("known"));

        // The operator lets everybody in again.
        let deed = identity::RequireSecondFactor { is_required: false };
        town.act(Actor::Operator, deed).await.expect("no longer required");
    });
}

/// Nothing is published in the name of who has still to give their second factor.
#[tokio::test]
async fn a_contribution_by_mail_waits_for_the_second_factor() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = services(&town).await;
        let (_, mut anne) = person(&town, "Anne Agent", "anne@exemple.fr", Some(services)).await;
        let secret = enrol(&town, &mut anne).await;
        let opening = debates::OpenConsultation {
            group: services,
            title: "La place de la gare".to_owned(),
            question: "Que faut-il changer ?".to_owned(),
            presentation: "Des travaux commencent en mai.".to_owned(),
            themes: Vec::new(),
            opens_at: town.now(),
            closes_at: town.now().plus_days(30),
        };
        let consultation = town.act(Actor::Operator, opening).await.expect("opened");
        let mut thief = town.browser();
        let fields = [
            ("titre", "Des bancs à l’ombre"),
            ("texte", "On y attend longtemps."),
            ("nom", "Anne Agent"),
            ("email", "anne@exemple.fr"),
        ];
        let form = format!("/consultations/{consultation}/contribuer");
        let sent = send(&town, &mut thief, &form, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let link = town.link_sent_to("anne@exemple.fr").await;
        let list = format!("/consultations/{consultation}");
        let pressed = send(&town, &mut thief, &link, &[]).await;
        assert!(
            pressed
                .leads_to()
                .starts_with("/connexion/second-facteur?retour="),
            "{}",
            pressed.text
        );
        assert!(
            !page(&mut town.browser(), &list)
                .await
                .contains("Des bancs à l’ombre")
        );

        town.house.clock.set(town.now().plus_seconds(30));
        let shown = code(&town, &secret);
        let fields = [("code", shown.as_str()), ("retour", link.as_str())];
        let given = send(&town, &mut thief, "/connexion/second-facteur", &fields).await;
        assert_eq!(given.leads_to(), link);
        page(&mut thief, &link).await;
        let done = send(&town, &mut thief, &link, &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let published = page(&mut thief, done.leads_to()).await;
        assert!(published.contains("Des bancs à l’ombre"), "{published}");
    });
}
