//! What an agent does to set up the directory of their town hall, and what trying it shows.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use testkit::{Person, Slapd, TestTown, on_both_engines, page, send, whole};

use super::providers::{agent, person};
use crate::compose::FEATURES;

const SETTING: &str = "/moyens-de-connexion/annuaire";
const TRY: &str = "/moyens-de-connexion/annuaire/essayer";
const FILTER: &str = "(uid={identifiant})";

fn typed<'a>(version: &'a str, address: &'a str, secret: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("nom", "Mairie"),
        ("adresse", address),
        ("chiffrement", "clair"),
        ("compte", Slapd::ACCOUNT),
        ("secret", secret),
        ("base", Slapd::BASE),
        ("filtre", FILTER),
        ("attribut_nom", "cn"),
        ("attribut_courriel", "mail"),
        ("attribut_stable", "entryUUID"),
        ("qui", "agents"),
        ("filtre_agents", Slapd::AGENTS),
        ("autorite", ""),
    ]
}

fn helene() -> Person {
    Person {
        identifier: "hlegoff",
        name: "Hélène Le Goff",
        mail: "helene@exemple.fr",
        password: "le sien",
        uuid: "5d7f3c1e-8a53-4d0c-9f0e-2f6f5b1a0c01",
        is_agent: true,
    }
}

async fn equip(town: &mut TestTown) {
    town.equip(
        |settings| settings.private_network_allowed = true,
        |settings| vec![Box::new(outgoing::Connections::new(settings).expect("settings"))],
    )
    .await;
}

#[tokio::test]
async fn a_directory_is_set_up_by_agents_and_a_wrong_field_comes_back() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        equip(&mut town).await;
        let mut anne = agent(&town).await;
        let (_, mut paul) = person(&town, "Paul Passant", "paul@exemple.fr").await;
        assert_eq!(town.browser().get(SETTING).await.status, 303);
        assert_eq!(paul.get(SETTING).await.status, 403);
        let whole_form = typed("0", "ldap://127.0.0.1:9", "un secret bien gardé");
        assert_eq!(send(&town, &mut paul, SETTING, &whole_form).await.status, 403);
        let list = page(&mut anne, "/moyens-de-connexion").await;
        assert!(
            list.contains("href=\"/moyens-de-connexion/nouveau/annuaire\""),
            "{list}"
        );
        let there = anne.get("/moyens-de-connexion/nouveau/annuaire").await;
        assert_eq!(there.leads_to(), SETTING);
        assert_eq!(
            send(&town, &mut anne, TRY, &[]).await.status,
            404,
            "nothing to try yet"
        );

        for (field, value, said) in [
            ("nom", "", "Donnez un nom"),
            ("adresse", "annuaire", "commence par ldaps:// ou ldap://"),
            ("secret", "", "Écrivez le mot de passe de ce compte"),
            ("base", " ", "Écrivez la base de recherche"),
            ("filtre", "(uid=*)", "Écrivez un filtre entre parenthèses"),
            ("attribut_stable", "entry UUID", "Écrivez le nom d’un attribut"),
            ("filtre_agents", "", "dit qui est agent"),
        ] {
            let mut form = whole_form.clone();
            for pair in &mut form {
                if pair.0 == field {
                    pair.1 = value;
                }
            }
            let refused = whole(send(&town, &mut anne, SETTING, &form).await, 422);
            assert!(
                refused.contains(said) && refused.contains(&format!("href=\"#{field}\"")),
                "{field}: {refused}"
            );
            assert!(
                refused.contains("cn=parvis,dc=exemple,dc=fr"),
                "what was typed stays"
            );
            assert!(
                !refused.contains("bien gardé"),
                "the secret never comes back: {refused}"
            );
        }

        let done = send(&town, &mut anne, SETTING, &whole_form).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let shown = page(&mut anne, SETTING).await;
        assert!(shown.contains("name=\"version\" value=\"1\""), "{shown}");
        assert!(!shown.contains("bien gardé"));
        // Nobody listens there.
        let tried = whole(send(&town, &mut anne, TRY, &[("essai", "hlegoff")]).await, 200);
        assert!(tried.contains("L’annuaire ne répond pas"), "{tried}");
        let list = page(&mut anne, "/moyens-de-connexion").await;
        assert!(list.contains("ldap://127.0.0.1:9"), "{list}");
        assert!(
            !list.contains("href=\"/moyens-de-connexion/nouveau/annuaire\""),
            "one is enough"
        );
        // From a page opened before: what was typed comes back, over what is there now.
        let late = whole(send(&town, &mut anne, SETTING, &whole_form).await, 409);
        assert!(late.contains("Quelqu’un d’autre a changé ces réglages"), "{late}");
        assert!(late.contains("name=\"version\" value=\"1\""), "{late}");
    });
}

#[tokio::test]
async fn trying_a_directory_says_what_is_found_and_what_is_wrong() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let helene = helene();
        let paul = Person {
            identifier: "pmartin",
            name: "Paul Martin",
            mail: "paul@exemple.fr",
            uuid: "5d7f3c1e-8a53-4d0c-9f0e-2f6f5b1a0c02",
            is_agent: false,
            ..helene.clone()
        };
        let Some(slapd) = Slapd::start(&[helene.clone(), paul]).await else {
            return;
        };
        equip(&mut town).await;
        let mut anne = agent(&town).await;
        let address = slapd.address();
        let form = typed("0", &address, Slapd::SECRET);
        let done = send(&town, &mut anne, SETTING, &form).await;
        assert_eq!(done.status, 303, "{}", done.text);
        for (identifier, said) in [
            ("", "laisse ce site y chercher"),
            ("hlegoff", "elle entrerait"),
            ("pmartin", "elle n’entrerait que si"),
            ("personne", "personne n’y a l’identifiant"),
            ("*", "personne n’y a l’identifiant"),
        ] {
            let tried = whole(send(&town, &mut anne, TRY, &[("essai", identifier)]).await, 200);
            assert!(tried.contains(said), "{identifier}: {tried}");
        }
        let tried = whole(send(&town, &mut anne, TRY, &[("essai", "hlegoff")]).await, 200);
        for fact in [helene.name, helene.mail, helene.uuid, "(mairie)"] {
            assert!(tried.contains(fact), "{fact}: {tried}");
        }

        // Each mistake has its sentence.
        for (version, field, value, said) in [
            ("1", "secret", "un autre", "refuse le compte de ce site"),
            (
                "2",
                "base",
                "dc=ailleurs,dc=fr",
                "ne connaît rien sous cette base",
            ),
            (
                "3",
                "filtre",
                "(|(uid={identifiant})(objectClass=inetOrgPerson))",
                "Plusieurs fiches",
            ),
            ("4", "attribut_stable", "telephoneNumber", "identifiant stable"),
            ("5", "chiffrement", "chiffre", "n’a pas pu être chiffrée"),
        ] {
            let mut form = typed(version, &address, Slapd::SECRET);
            for pair in &mut form {
                if pair.0 == field {
                    pair.1 = value;
                }
            }
            let done = send(&town, &mut anne, SETTING, &form).await;
            assert_eq!(done.status, 303, "{}", done.text);
            let tried = whole(send(&town, &mut anne, TRY, &[("essai", "hlegoff")]).await, 200);
            assert!(tried.contains("Cela ne marche pas encore"), "{field}: {tried}");
            assert!(tried.contains(said), "{field}: {tried}");
        }
    });
}

#[tokio::test]
async fn a_directory_vouched_for_by_the_town_hall_is_believed_under_its_name_alone() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut slapd) = Slapd::start(&[helene()]).await else {
            return;
        };
        let mut asked = CertificateParams::default();
        asked.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let own = CertifiedIssuer::self_signed(asked, key).expect("an authority");
        let key = KeyPair::generate().expect("a key");
        let asked = CertificateParams::new(["localhost".to_owned()]).expect("a name");
        let certificate = asked.signed_by(&key, &own).expect("a certificate");
        slapd
            .certify(&(certificate.pem() + &own.pem()), &key.serialize_pem())
            .await;
        equip(&mut town).await;
        let mut anne = agent(&town).await;
        let authority = own.pem();
        let by_number = slapd.address();
        let by_name = by_number.replace("127.0.0.1", "localhost");
        for (version, address, authority, said) in [
            ("0", by_name.as_str(), "", "n’a pas pu être chiffrée"),
            ("1", by_name.as_str(), authority.as_str(), "elle entrerait"),
            (
                "2",
                by_number.as_str(),
                authority.as_str(),
                "n’a pas pu être chiffrée",
            ),
        ] {
            let mut form = typed(version, address, Slapd::SECRET);
            for pair in &mut form {
                match pair.0 {
                    "chiffrement" => pair.1 = "chiffre",
                    "autorite" => pair.1 = authority,
                    _ => {}
                }
            }
            let done = send(&town, &mut anne, SETTING, &form).await;
            assert_eq!(done.status, 303, "{}", done.text);
            let tried = whole(send(&town, &mut anne, TRY, &[("essai", "hlegoff")]).await, 200);
            assert!(tried.contains(said), "{address}: {tried}");
        }
    });
}
