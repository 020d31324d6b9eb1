//! What an agent does on « Moyens de connexion », and who may not.

use groups::{CreateGroup, GiveMandate, GroupKind, Role};
use identity::RegisterPerson;
use kernel::Actor;
use testkit::{Browser, IdentityProvider, TestTown, on_both_engines, page, send, sign_in, whole};

use crate::compose::FEATURES;

const LIST: &str = "/moyens-de-connexion";
const NEW: &str = "/moyens-de-connexion/nouveau/proconnect";
const SIRET: &str = "213 502 388 00019";

pub(super) async fn person(town: &TestTown, name: &str, email: &str) -> (kernel::PersonId, Browser) {
    let deed = RegisterPerson {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    let person = town.act(Actor::Operator, deed).await.expect("registered");
    let mut browser = town.browser();
    sign_in(town, &mut browser, email).await;
    (person, browser)
}

pub(super) async fn agent(town: &TestTown) -> Browser {
    let (person, browser) = person(town, "Anne Agent", "anne@exemple.fr").await;
    let services = CreateGroup {
        name: "Services".to_owned(),
        kind: GroupKind::Services,
        description: String::new(),
    };
    let group = town.act(Actor::Operator, services).await.expect("created");
    let mandate = GiveMandate {
        group,
        person,
        role: Role::Member,
        has_vote: false,
        from: "2026-01-01".parse().expect("a date"),
        until: None,
    };
    town.act(Actor::Operator, mandate).await.expect("given");
    browser
}

fn typed<'a>(version: &'a str, issuer: &'a str, secret: &'a str, sirets: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("nom", "ProConnect"),
        ("emetteur", issuer),
        ("client", IdentityProvider::CLIENT),
        ("secret", secret),
        ("algorithme", "ES256"),
        ("niveaux", "eidas1"),
        ("sirets", sirets),
        ("assistance", ""),
    ]
}

#[tokio::test]
async fn providers_are_set_up_by_agents_and_a_wrong_field_comes_back() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        town.equip(
            |settings| settings.private_network_allowed = true,
            |settings| vec![Box::new(outgoing::Connections::new(settings).expect("settings"))],
        )
        .await;
        let provider = IdentityProvider::open(&town).await;
        let issuer = provider.issuer().to_owned();
        let mut anne = agent(&town).await;
        let (_, mut paul) = person(&town, "Paul Passant", "paul@exemple.fr").await;
        for path in [LIST, NEW] {
            assert_eq!(town.browser().get(path).await.status, 303, "{path}");
            assert_eq!(paul.get(path).await.status, 403, "{path}");
        }
        let whole_form = typed("0", &issuer, IdentityProvider::SECRET, SIRET);
        assert_eq!(send(&town, &mut paul, NEW, &whole_form).await.status, 403);
        assert!(
            page(&mut anne, "/")
                .await
                .contains("href=\"/moyens-de-connexion\"")
        );
        assert!(
            page(&mut anne, LIST)
                .await
                .contains("Aucun fournisseur n’est réglé")
        );

        let empty = page(&mut anne, NEW).await;
        assert!(
            empty.contains("http://localhost:8080/connexion/retour/proconnect"),
            "{empty}"
        );
        assert!(
            empty.contains("openid given_name usual_name email siret"),
            "{empty}"
        );
        for (field, value, said) in [
            ("nom", "", "Donnez un nom"),
            ("emetteur", "identite", "Écrivez une adresse entière"),
            ("client", " ", "Écrivez l’identifiant"),
            ("secret", "", "Écrivez le secret"),
            ("sirets", "", "au moins un SIRET"),
            ("sirets", "123", "Un SIRET a 14 chiffres"),
        ] {
            let mut form = whole_form.clone();
            for pair in &mut form {
                if pair.0 == field {
                    pair.1 = value;
                }
            }
            let refused = whole(send(&town, &mut anne, NEW, &form).await, 422);
            assert!(
                refused.contains(said) && refused.contains(&format!("href=\"#{field}\"")),
                "{field}: {refused}"
            );
            assert!(
                refused.contains("213 502 388 00019") || field == "sirets",
                "what was typed stays: {refused}"
            );
            assert!(
                !refused.contains("un secret"),
                "the secret never comes back: {refused}"
            );
        }

        let done = send(&town, &mut anne, NEW, &whole_form).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let path = done.leads_to().split('?').next().unwrap_or_default().to_owned();
        let shown = page(&mut anne, &path).await;
        assert!(shown.contains("21350238800019"), "digits alone: {shown}");
        assert!(!shown.contains("un secret"), "{shown}");
        assert!(page(&mut anne, LIST).await.contains(&issuer));
        let again = whole(send(&town, &mut anne, NEW, &whole_form).await, 422);
        assert!(again.contains("a déjà ce nom"), "{again}");
        assert!(
            page(&mut town.browser(), "/connexion")
                .await
                .contains("S’identifier avec ProConnect")
        );

        // Tried: it answers, then it does not; nothing is changed by looking.
        let tried = whole(send(&town, &mut anne, &format!("{path}/essayer"), &[]).await, 200);
        assert!(tried.contains("son document et ses clés sont lus"), "{tried}");
        provider.break_down(true);
        let tried = whole(send(&town, &mut anne, &format!("{path}/essayer"), &[]).await, 200);
        assert!(tried.contains("ne répond pas, ou pas à cette adresse"), "{tried}");
        provider.break_down(false);

        // Two agents at once: the second is told, and nothing of theirs is lost.
        let changed = typed("1", &issuer, "", SIRET);
        assert_eq!(send(&town, &mut anne, &path, &changed).await.status, 303);
        let mut late = changed.clone();
        late[1].1 = "Compte d’agent";
        let stale = whole(send(&town, &mut anne, &path, &late).await, 409);
        assert!(
            stale.contains("Quelqu’un d’autre") && stale.contains("Compte d’agent"),
            "{stale}"
        );

        // Invited by name and address; listed; withdrawn.
        let invites = format!("{path}/invites");
        assert!(
            page(&mut anne, &invites)
                .await
                .contains("Personne n’est encore invité")
        );
        let wrong = [("name", "Léa Élue"), ("email", "lea chez exemple.fr")];
        let refused = whole(send(&town, &mut anne, &invites, &wrong).await, 422);
        assert!(
            refused.contains("Léa Élue") && refused.contains("lea chez exemple.fr"),
            "{refused}"
        );
        let right = [("name", "Léa Élue"), ("email", "lea@exemple.fr")];
        assert_eq!(send(&town, &mut anne, &invites, &right).await.status, 303);
        let listed = page(&mut anne, &invites).await;
        assert!(
            listed.contains("Léa Élue") && listed.contains("pas encore"),
            "{listed}"
        );
        let id = listed
            .split("name=\"personne\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let fields = [("personne", id.expect("an invitation to withdraw"))];
        let done = send(&town, &mut anne, &format!("{invites}/retirer"), &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(!page(&mut anne, &invites).await.contains("Léa Élue"));
        assert_eq!(paul.get(&invites).await.status, 403);

        let done = send(&town, &mut anne, &format!("{path}/retirer"), &[]).await;
        assert_eq!(
            done.leads_to(),
            "/moyens-de-connexion?fait=identity-provider-removed"
        );
        assert!(
            !page(&mut town.browser(), "/connexion")
                .await
                .contains("ProConnect")
        );
        assert_eq!(anne.get(&path).await.status, 404);
    });
}
