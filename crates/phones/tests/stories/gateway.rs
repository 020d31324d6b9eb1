//! The gateway is set up by an agent, keeps its secret for one address, and may be away.

use kernel::{Actor, EffectLine, EffectState};
use phones::{Format, Method, RemoveGateway, SetUpGateway};
use testkit::{SmsGateway, TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::town::{FEATURES, Hall, NUMBER, ask, confirm, typed};

async fn lines(town: &TestTown) -> Vec<EffectLine> {
    let all = EffectLine::latest(&mut town.sql(), town.body, 100).await;
    let mut all = all.expect("the outbox is read");
    all.retain(|line| line.kind == "sms");
    all
}

#[tokio::test]
async fn an_agent_sets_it_up_and_its_secret_never_comes_back() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        let mut agent = browser_of(&town, hall.agent);
        let shown = page(&mut agent, "/passerelles/sms").await;
        assert!(
            shown.contains("Un secret est gardé") && !shown.contains("un-jeton-d-essai"),
            "{shown}"
        );
        let mut paul = browser_of(&town, hall.paul);
        assert_eq!(paul.get("/passerelles/sms").await.status, 403);

        // Wrong, everything is told at once and nothing is lost but the secret.
        let fields = [
            ("version", "1"),
            ("adresse", "https://qui:secret@api.exemple.fr/sms"),
            ("methode", "POST"),
            ("format", "json"),
            ("modele", "{\"to\": {numero}}"),
            ("entete", "host"),
            ("secret", "é"),
            ("indicatifs", "33"),
            ("maximum", "0"),
        ];
        let refused = send(&town, &mut agent, "/passerelles/sms", &fields).await;
        assert_eq!(refused.status, 422);
        for said in [
            "une adresse entière sans mot de passe",
            "Ce n’est pas du JSON",
            "un nom d’en-tête qui peut porter un secret",
            "sans accent, sur une ligne",
            "Donnez des indicatifs comme +33",
            "Donnez un nombre de 1 à 5",
            "{numero}}",
        ] {
            assert!(refused.text.contains(said), "{said} in {}", refused.text);
        }

        // Another address does not get the secret of this one.
        let other = SmsGateway::open().await;
        let mut moved = typed(&other);
        moved.version = 1;
        moved.secret = String::new();
        let outcome = town
            .act(Actor::Person(hall.agent), SetUpGateway { typed: moved })
            .await;
        assert_eq!(refusal(outcome), "phones-secret-empty");
        // The same one keeps it, with a form and PUT from now on.
        let mut changed = typed(&hall.gateway);
        changed.version = 1;
        changed.secret = String::new();
        changed.method = Method::Put;
        changed.format = Format::Form;
        changed.template = "to={numero-sans-plus}\ntext={texte}".to_owned();
        let deed = SetUpGateway { typed: changed };
        town.act(Actor::Person(hall.agent), deed.clone())
            .await
            .expect("changed");
        let twice = town.act(Actor::Person(hall.agent), deed).await;
        assert!(matches!(twice, Err(kernel::Fault::Stale(_))), "{twice:?}");
        ask(&town, hall.maiwenn, NUMBER).await.expect("asked");
        town.settle().await;
        let sent = hall.gateway.sent();
        assert_eq!(sent[0].authorization, "Bearer un-jeton-d-essai");
        assert!(
            sent[0].content.starts_with("to=33612345678&text="),
            "{}",
            sent[0].content
        );
    });
}

#[tokio::test]
async fn a_gateway_that_is_away_sends_later_and_what_is_too_late_is_not_sent() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        hall.gateway.answers(503);
        ask(&town, hall.maiwenn, NUMBER).await.expect("asked");
        town.settle().await;
        let waiting = lines(&town).await;
        assert_eq!(waiting[0].state(), EffectState::Waiting);
        hall.gateway.answers(200);
        town.advance_minutes(2).await;
        let code = hall.gateway.last_code();
        confirm(&town, hall.maiwenn, &code).await.expect("in time");

        hall.gateway.answers(503);
        ask(&town, hall.paul, "07 98 76 54 32").await.expect("asked");
        town.settle().await;
        hall.gateway.answers(200);
        town.advance_minutes(11).await;
        let late = lines(&town).await;
        let parked = late.iter().find(|line| line.state() == EffectState::Parked);
        let why = parked.and_then(|line| line.last_error.as_deref());
        assert_eq!(why, Some("sms-too-late"));
        assert_eq!(hall.gateway.sent().len(), 1, "its code served no more");

        // Asked for twice while it is away, one message leaves: the one whose code works.
        ask(&town, hall.paul, "07 98 76 54 32").await.expect("asked");
        let first = lines(&town).await.len();
        ask(&town, hall.paul, "07 98 76 54 32").await.expect("asked");
        town.settle().await;
        assert_eq!(lines(&town).await.len(), first + 1);
        assert_eq!(hall.gateway.sent().len(), 2);
        confirm(&town, hall.paul, &hall.gateway.last_code())
            .await
            .expect("the last code");

        // Refused for good, it is told and not tried again.
        hall.gateway.answers(401);
        ask(&town, hall.paul, "06 99 00 00 10").await.expect("asked");
        town.settle().await;
        let refused = lines(&town).await;
        let is_told = |line: &EffectLine| line.last_error.as_deref() == Some("bridge-password 401");
        assert!(refused.iter().any(is_told), "{refused:?}");
    });
}

#[tokio::test]
async fn without_a_gateway_nothing_is_offered_and_what_was_proved_stays() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let hall = Hall::open(&mut town).await;
        hall.prove(&town, hall.maiwenn, NUMBER).await;
        town.act(Actor::Person(hall.agent), RemoveGateway)
            .await
            .expect("removed");
        let mut paul = browser_of(&town, hall.paul);
        let account = page(&mut paul, "/compte").await;
        assert!(!account.contains("/compte/telephone"), "{account}");
        let own = page(&mut paul, "/compte/telephone").await;
        assert!(own.contains("n’envoie pas de SMS"), "{own}");
        assert_eq!(
            refusal(ask(&town, hall.paul, "07 98 76 54 32").await),
            "phones-refused-off"
        );
        let mut maiwenn = browser_of(&town, hall.maiwenn);
        let own = page(&mut maiwenn, "/compte/telephone").await;
        assert!(own.contains("Numéro de téléphone vérifié"), "{own}");
        assert_eq!(hall.members(&town).await, [hall.maiwenn]);
    });
}
