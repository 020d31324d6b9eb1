//! A bureau rehearses before it holds an election: the same people, and nothing that counts.

use elections::{AbandonRehearsal, CryptoGroup, EditElection, PrepareRehearsal, State};
use identity::EraseAccount;
use kernel::Actor;
use scrutin::group::Ed25519;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::bureau::{Bureau, FEATURES, VOTE_DAYS, cast, published, settings, verified};

#[tokio::test]
async fn a_rehearsal_goes_to_its_result_and_leaves_the_election_as_it_was() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let id = bureau.prepare(&town, settings).await;
        let mut chair = browser_of(&town, bureau.chair);
        let prepared = page(&mut chair, &format!("/elections/{id}/preparer")).await;
        assert!(prepared.contains("Préparer une répétition"), "{prepared}");
        let path = format!("/elections/{id}/preparer/repetition");
        let done = send(&town, &mut chair, &path, &[]).await;
        let leads = done.location.expect("it leads to the rehearsal");
        let trial = leads.trim_start_matches("/elections/").split('/').next();
        let trial: elections::ElectionId = trial.expect("an identifier").parse().expect("an identifier");
        assert_ne!(trial, id);

        let copied = elections::find(&mut town.sql(), town.body, trial).await;
        let copied = copied.expect("it reads").expect("it is there");
        assert_eq!(copied.rehearsed, Some(id));
        // Whatever name it is given, it says what it is.
        let mut renamed = copied.settings.clone();
        renamed.name = "Élection du bureau".to_owned();
        let edit = EditElection {
            election: trial,
            settings: renamed,
        };
        town.act(Actor::Person(bureau.chair), edit)
            .await
            .expect("renamed");
        assert_eq!((copied.questions.len(), copied.state), (1, State::Draft));
        let stranger = PrepareRehearsal { election: id };
        assert_eq!(
            refusal(town.act(Actor::Person(bureau.passer_by), stranger).await),
            "elections.prepare"
        );
        let again = PrepareRehearsal { election: trial };
        assert_eq!(
            refusal(town.act(Actor::Person(bureau.chair), again).await),
            "elections-refused-rehearsal"
        );

        // The same people make other keys and other codes, as far as the result.
        let mut secrets = bureau.make_keys::<Ed25519>(&town, trial, None).await;
        bureau.open(&town, trial).await;
        let ballot = secrets.ballot(&town, "lea", &[0, 1, 0]).await;
        cast(&town, bureau.voters[0], trial, ballot)
            .await
            .expect("recorded");
        town.advance_days(VOTE_DAYS).await;
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        verified(&town, trial).await;
        let document = published(&mut town.browser(), trial, "election.json").await;
        assert!(document.contains("Répétition – Élection du bureau"), "{document}");
        let list = page(&mut town.browser(), "/elections").await;
        assert!(list.contains("Répétition – Élection du bureau"), "{list}");
        let letters = town.letters("denez@exemple.fr").await;
        assert!(
            letters
                .iter()
                .filter(|letter| letter.subject.contains("Élection du bureau"))
                .all(|letter| letter.subject.contains("Répétition – Élection du bureau")),
            "{letters:?}"
        );
        let entries = elections::FEATURE.home.expect("a home");
        let shown = entries(&town.house, &mut town.sql(), town.body, 10).await;
        assert!(shown.expect("it reads").is_empty(), "nothing was decided");
        for below in ["", "/resultat", "/pv", "/urne"] {
            let shown = page(&mut town.browser(), &format!("/elections/{trial}{below}")).await;
            assert!(shown.contains("Ceci est une répétition"), "{below}: {shown}");
        }
        let own = elections::find(&mut town.sql(), town.body, id).await;
        assert_eq!(own.expect("it reads").expect("it is there").state, State::Draft);
        let own = page(&mut chair, &format!("/elections/{id}/preparer")).await;
        assert!(!own.contains("Ceci est une répétition"), "{own}");
    });
}

#[tokio::test]
async fn a_rehearsal_is_abandoned_wherever_it_stands_and_holds_nobody_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let settings = settings(&town, CryptoGroup::Ed25519);
        let id = bureau.prepare(&town, settings).await;
        let prepare = || PrepareRehearsal { election: id };
        let abandon = |election| AbandonRehearsal { election };
        assert_eq!(
            refusal(town.act(chair, abandon(id)).await),
            "elections-refused-not-rehearsal"
        );

        let draft = town.act(chair, prepare()).await.expect("prepared");
        assert_eq!(
            refusal(town.act(Actor::Person(bureau.passer_by), abandon(draft)).await),
            "elections.prepare"
        );
        town.act(chair, abandon(draft)).await.expect("abandoned");
        assert_eq!(
            refusal(town.act(chair, abandon(draft)).await),
            "elections-refused-abandoned"
        );
        let gone = town.browser().get(&format!("/elections/{draft}")).await;
        assert_ne!(gone.status, 200, "what never opened is nobody's to read");

        let trial = town.act(chair, prepare()).await.expect("prepared");
        let mut secrets = bureau.make_keys::<Ed25519>(&town, trial, None).await;
        bureau.open(&town, trial).await;
        let ballot = secrets.ballot(&town, "lea", &[0, 1, 0]).await;
        cast(&town, bureau.voters[0], trial, ballot)
            .await
            .expect("recorded");
        // Nobody is needed for what does not count.
        let person = bureau.trustees[0];
        town.act(Actor::Person(person), EraseAccount { person })
            .await
            .expect("gone");
        let mut browser = browser_of(&town, bureau.chair);
        let conducted = page(&mut browser, &format!("/elections/{trial}/preparer")).await;
        assert!(conducted.contains("Abandonner la répétition"), "{conducted}");
        let path = format!("/elections/{trial}/preparer/repetition/abandonner");
        let done = send(&town, &mut browser, &path, &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        town.advance_days(VOTE_DAYS).await;
        let over = elections::find(&mut town.sql(), town.body, trial).await;
        assert_eq!(
            over.expect("it reads").expect("it is there").state,
            State::Destroyed
        );
        let archive = town
            .browser()
            .get(&format!("/elections/{trial}/archive.bel"))
            .await;
        assert_eq!(archive.status, 404);
        let list = page(&mut town.browser(), "/elections").await;
        assert!(!list.contains("Répétition"), "{list}");
        let own = elections::find(&mut town.sql(), town.body, id).await;
        assert_eq!(own.expect("it reads").expect("it is there").state, State::Draft);
    });
}
