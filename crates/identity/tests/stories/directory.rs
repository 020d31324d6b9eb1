//! Signing in with the town's directory (LDAP): a real one, and one that fails.

use identity::model::provider::ProviderId;
use identity::{RemoveProvider, SetUpDirectory, TypedDirectory};
use kernel::{Actor, Fault};
use testkit::{Browser, Person, Reply, Slapd, TestTown, on_both_engines, refusal, whole};
use tokio::io::AsyncWriteExt as _;

use crate::provider::{count, is_signed_in};
use crate::{FEATURES, later, open, send, signed_in};

const FORM: &str = "/connexion/annuaire";
const HELENE: &str = "helene@exemple.fr";
const RIGHT: &str = "Été 2026, à l’ombre";
const UNRECOGNISED: &str = "n’ouvrent rien chez";

db::statements! {
    COUNT_LINKED = "select count(*) as n from openid_identity where collectivite_id = $1";
    COUNT_TRIES = "select count(*) as n from directory_try where collectivite_id = $1";
    COUNT_DIRECTORIES = "select count(*) as n from directory where collectivite_id = $1";
    COUNT_DOWN = "select count(*) as n from journal where collectivite_id = $1 and kind = 'identity.directory-down'";
}

/// A mistake in what is typed, or another choice.
type Change = fn(&mut TypedDirectory);

fn helene() -> Person {
    Person {
        identifier: "hlegoff",
        name: "Hélène Le Goff",
        mail: HELENE,
        password: RIGHT,
        uuid: "5d7f3c1e-8a53-4d0c-9f0e-2f6f5b1a0c01",
        is_agent: true,
    }
}

fn paul() -> Person {
    Person {
        identifier: "pmartin",
        name: "Paul Martin",
        mail: "paul@exemple.fr",
        password: "le sien",
        uuid: "5d7f3c1e-8a53-4d0c-9f0e-2f6f5b1a0c02",
        is_agent: false,
    }
}

fn typed(address: &str) -> TypedDirectory {
    TypedDirectory {
        version: 0,
        label: "Mairie de Saint-Méen".to_owned(),
        address: address.to_owned(),
        is_clear: true,
        account: Slapd::ACCOUNT.to_owned(),
        secret: Slapd::SECRET.to_owned(),
        base: Slapd::BASE.to_owned(),
        person_filter: "(&(objectClass=inetOrgPerson)(uid={identifiant}))".to_owned(),
        name_attribute: "cn".to_owned(),
        mail_attribute: "mail".to_owned(),
        id_attribute: "entryUUID".to_owned(),
        is_for_agents: true,
        agents_filter: Slapd::AGENTS.to_owned(),
        authority: String::new(),
    }
}

async fn set_up(town: &TestTown, version: i64, address: &str, change: Change) -> ProviderId {
    let mut typed = typed(address);
    typed.version = version;
    change(&mut typed);
    let deed = SetUpDirectory { typed };
    town.act(Actor::Operator, deed).await.expect("set up")
}

/// A town that may speak to a private network.
async fn equip(town: &mut TestTown) {
    town.equip(
        |settings| settings.private_network_allowed = true,
        |settings| vec![Box::new(outgoing::Connections::new(settings).expect("settings"))],
    )
    .await;
}

async fn enter(town: &TestTown, browser: &mut Browser, identifier: &str, password: &str) -> Reply {
    let fields = [
        ("identifiant", identifier),
        ("mot_de_passe", password),
        ("retour", "/textes/12"),
    ];
    send(town, browser, FORM, &fields).await
}

/// As many sequences (BER) as `bytes_max` holds, each in the one before.
fn nested(bytes_max: usize) -> Vec<u8> {
    let mut backwards: Vec<u8> = Vec::new();
    while backwards.len() + 4 <= bytes_max {
        let length = u16::try_from(backwards.len()).expect("a length of two bytes");
        let [high, low] = length.to_be_bytes();
        backwards.extend([low, high, 0x82, 0x30]);
    }
    backwards.reverse();
    backwards
}

/// What a refusal says, without what each page has of its own.
fn said(page: &str) -> String {
    let start = page.find(UNRECOGNISED).expect("it is not recognised");
    page[start..].split('<').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn one_comes_with_the_password_of_the_directory_and_is_known_by_what_never_changes() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut slapd) = Slapd::start(&[helene(), paul()]).await else {
            return;
        };
        let mut browser = town.browser();
        assert!(!open(&mut browser, "/connexion").await.contains("mot_de_passe"));
        assert_eq!(
            browser.get(FORM).await.status,
            404,
            "shown only once it is set up"
        );
        equip(&mut town).await;
        let id = set_up(&town, 0, &slapd.address(), |_| {}).await;

        let mut browser = town.browser();
        let page = open(&mut browser, "/connexion?retour=/textes/12").await;
        assert!(page.contains("Mairie de Saint-Méen"), "{page}");
        assert!(page.contains("name=\"mot_de_passe\"") && page.contains("name=\"email\""));

        // The same words for who is unknown and for a wrong password; nothing typed into a filter changes it.
        let wrong = whole(enter(&town, &mut browser, "hlegoff", "autre").await, 422);
        assert!(
            wrong.contains("value=\"hlegoff\"") && !wrong.contains("value=\"autre\""),
            "{wrong}"
        );
        let unknown = whole(enter(&town, &mut browser, "personne", RIGHT).await, 422);
        assert_eq!(said(&wrong), said(&unknown));
        let star = whole(enter(&town, &mut browser, "hlegof*", RIGHT).await, 422);
        assert_eq!(said(&wrong), said(&star));
        let empty = whole(enter(&town, &mut browser, "hlegoff", "").await, 422);
        assert!(empty.contains("Écrivez votre mot de passe"), "{empty}");
        let stranger = whole(enter(&town, &mut browser, "pmartin", "le sien").await, 422);
        assert!(stranger.contains("pas de ceux qui entrent ici"), "{stranger}");
        assert_eq!(
            count(&town, COUNT_TRIES).await,
            4,
            "an empty password is no attempt"
        );

        // An address proves nothing: who has the same one here is not opened.
        let (_, mut known) = signed_in(&town, "Hélène d’ici", HELENE).await;
        let back = enter(&town, &mut browser, "hlegoff", RIGHT).await;
        assert_eq!(back.leads_to(), "/connexion/premiere-fois", "{}", back.text);
        assert!(!is_signed_in(&mut browser).await);
        let page = open(&mut browser, "/connexion/premiere-fois").await;
        assert!(page.contains("Hélène Le Goff") && page.contains(HELENE), "{page}");
        assert_eq!(
            count(&town, COUNT_TRIES).await,
            4,
            "what opened something is counted no more"
        );

        // Linked from inside, it opens.
        let back = enter(&town, &mut known, "hlegoff", RIGHT).await;
        assert_eq!(back.leads_to(), "/compte/moyens");
        let done = send(&town, &mut known, "/compte/moyens/relier", &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(count(&town, COUNT_LINKED).await, 1);
        let mut desk = town.browser();
        assert_eq!(
            enter(&town, &mut desk, "HLEGOFF", RIGHT).await.leads_to(),
            "/textes/12"
        );
        assert!(is_signed_in(&mut desk).await);

        // Another name, another address, another password: the same person.
        let married = Person {
            identifier: "hbreton",
            name: "Hélène Breton",
            mail: "breton@exemple.fr",
            password: "un autre",
            ..helene()
        };
        slapd.begin_again(&[married, paul()]).await;
        let mut elsewhere = town.browser();
        assert_eq!(
            enter(&town, &mut elsewhere, "hbreton", "un autre")
                .await
                .leads_to(),
            "/textes/12"
        );
        assert!(
            open(&mut elsewhere, "/compte").await.contains("Hélène d’ici"),
            "the name is theirs"
        );
        // Leaving it leads nowhere else.
        let left = send(&town, &mut elsewhere, "/deconnexion", &[]).await;
        assert!(!left.headers.contains_key("refresh"));

        // Stopped, it is said, and the other ways are there; nobody's attempt failed.
        slapd.stop();
        let away = whole(enter(&town, &mut elsewhere, "hbreton", "un autre").await, 503);
        assert!(
            away.contains("votre mot de passe n’a pas été vérifié") && away.contains("name=\"email\""),
            "{away}"
        );
        assert_eq!(count(&town, COUNT_TRIES).await, 4);
        assert_eq!(count(&town, COUNT_DOWN).await, 1);

        // Removed, it opens nothing, and what it opened is closed.
        town.act(Actor::Operator, RemoveProvider { provider: id })
            .await
            .expect("removed");
        assert!(!is_signed_in(&mut desk).await);
        assert!(is_signed_in(&mut known).await, "the link by mail opened that one");
        assert_eq!(count(&town, COUNT_LINKED).await, 0);
        assert_eq!(count(&town, COUNT_DIRECTORIES).await, 0);
    });
}

#[tokio::test]
async fn everybody_enters_where_the_town_says_so_and_who_tries_passwords_is_held_back() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(slapd) = Slapd::start(&[helene(), paul()]).await else {
            return;
        };
        equip(&mut town).await;
        set_up(&town, 0, &slapd.address(), |typed| typed.is_for_agents = false).await;
        let mut browser = town.browser();
        let back = enter(&town, &mut browser, "pmartin", "le sien").await;
        assert_eq!(back.leads_to(), "/connexion/premiere-fois");

        let mut thief = town.browser();
        thief.connect_from("192.0.2.7".parse().expect("an address"));
        for guess in ["1", "2", "3", "4", "5"] {
            let page = whole(enter(&town, &mut thief, "pmartin", guess).await, 422);
            assert!(
                page.contains(UNRECOGNISED) && !page.contains("data-effort"),
                "{page}"
            );
        }
        let page = whole(enter(&town, &mut thief, "pmartin", "le sien").await, 422);
        assert!(
            page.contains("Plusieurs essais ont échoué") && page.contains("data-effort="),
            "{page}"
        );
        // Their hour over, the person comes in as before.
        later(&town, 3600);
        let back = enter(&town, &mut browser, "pmartin", "le sien").await;
        assert_eq!(back.leads_to(), "/connexion/premiere-fois");

        // Agents alone from now on: what this one waited for is closed.
        set_up(&town, 1, &slapd.address(), |_| {}).await;
        assert_eq!(
            browser.get("/connexion/premiere-fois").await.leads_to(),
            "/connexion"
        );
        let refused = whole(enter(&town, &mut browser, "pmartin", "le sien").await, 422);
        assert!(refused.contains("pas de ceux qui entrent ici"), "{refused}");
        // A filter on the entry itself tells an agent too.
        set_up(&town, 2, &slapd.address(), |typed| {
            "(mail=paul@*)".clone_into(&mut typed.agents_filter);
        })
        .await;
        let back = enter(&town, &mut browser, "pmartin", "le sien").await;
        assert_eq!(back.leads_to(), "/connexion/premiere-fois");
    });
}

#[tokio::test]
async fn a_directory_is_set_up_field_by_field() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let clear = SetUpDirectory {
            typed: typed("ldap://192.168.1.2"),
        };
        assert_eq!(
            refusal(town.act(Actor::Operator, clear).await),
            "identity-directory-clear"
        );
        equip(&mut town).await;
        let wrong: [(&str, Change); 11] = [
            ("identity-provider-name-empty", |typed| typed.label.clear()),
            ("identity-directory-address-wrong", |typed| typed.address.clear()),
            ("identity-directory-address-wrong", |typed| {
                "https://annuaire.exemple.fr".clone_into(&mut typed.address);
            }),
            ("identity-directory-address-wrong", |typed| {
                "ldap://annuaire.exemple.fr/dc=fr".clone_into(&mut typed.address);
            }),
            ("identity-directory-secret-empty", |typed| typed.secret.clear()),
            ("identity-directory-base-empty", |typed| typed.base.clear()),
            ("identity-directory-filter-wrong", |typed| {
                "(uid=*)".clone_into(&mut typed.person_filter);
            }),
            ("identity-directory-attribute-wrong", |typed| {
                "é".clone_into(&mut typed.id_attribute);
            }),
            ("identity-directory-agents-wrong", |typed| {
                typed.agents_filter.clear();
            }),
            ("identity-directory-authority-wrong", |typed| {
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
                    .clone_into(&mut typed.authority);
            }),
            ("identity-directory-authority-wrong", |typed| {
                "un certificat".clone_into(&mut typed.authority);
            }),
        ];
        for (key, change) in wrong {
            let mut typed = typed("ldap://127.0.0.1:3890");
            change(&mut typed);
            assert_eq!(
                refusal(town.act(Actor::Operator, SetUpDirectory { typed }).await),
                key
            );
        }
        set_up(&town, 0, "ldap://127.0.0.1:3890", |_| {}).await;
        // Two agents at once: the second sees that somebody else was there.
        let stale = SetUpDirectory {
            typed: typed("ldap://127.0.0.1:3890"),
        };
        let outcome = town.act(Actor::Operator, stale).await;
        assert!(matches!(outcome, Err(Fault::Stale("provider"))), "{outcome:?}");
        // The secret that is kept serves again, for the same server and the same account.
        set_up(&town, 1, "ldaps://127.0.0.1:3890", |typed| typed.secret.clear()).await;
        let elsewhere: [Change; 3] = [
            |typed| "ldaps://127.0.0.1:3891".clone_into(&mut typed.address),
            |typed| "ldaps://ailleurs.exemple.fr".clone_into(&mut typed.address),
            |typed| "cn=autre,dc=exemple,dc=fr".clone_into(&mut typed.account),
        ];
        for change in elsewhere {
            let mut typed = typed("ldaps://127.0.0.1:3890");
            typed.version = 2;
            typed.secret.clear();
            change(&mut typed);
            let deed = SetUpDirectory { typed };
            assert_eq!(
                refusal(town.act(Actor::Operator, deed).await),
                "identity-directory-secret-again"
            );
        }
    });
}

#[tokio::test]
async fn a_directory_that_says_anything_opens_nothing() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        equip(&mut town).await;
        // Bytes that are no answer, nothing, more nesting than an ordinary stack bears, and an answer without end.
        let mut endless = b"\x30\x83\xff\xff\xff".to_vec();
        endless.resize(500_000, 0);
        let answers = [
            b"\x30\x05\x02\x01\x01\x7f\x00HTTP/1.1 400\r\n".to_vec(),
            Vec::new(),
            nested(60_000),
            endless,
        ];
        let times = answers.len();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let address = listener.local_addr().expect("its address");
        let server = tokio::spawn(async move {
            for answer in answers {
                let (mut socket, _) = listener.accept().await.expect("somebody asks");
                // It may be left before it has said everything.
                drop(socket.write_all(&answer).await);
            }
        });
        set_up(&town, 0, &format!("ldap://{address}"), |_| {}).await;
        let mut browser = town.browser();
        for _ in 0..times {
            let page = whole(enter(&town, &mut browser, "hlegoff", RIGHT).await, 503);
            assert!(page.contains("name=\"email\""), "{page}");
            assert!(!page.contains(RIGHT));
            assert!(!is_signed_in(&mut browser).await);
        }
        server.await.expect("it answered each time");
        assert_eq!(count(&town, COUNT_TRIES).await, 0);
        assert_eq!(count(&town, COUNT_DOWN).await, 4);
    });
}
