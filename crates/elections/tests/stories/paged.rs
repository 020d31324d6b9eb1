//! Every page, as each of its people sees it at each step: nothing missing, nothing shown to who may not see it.

use db::Uuid;
use elections::{
    AskForKeys, CastSecretBallot, CloseElection, CryptoGroup, EditElection, RollSource, TakeRoll,
    check_ballot,
};
use kernel::{Actor, PersonId};
use scrutin::group::Ed25519;
use testkit::cast::HELPED;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::bureau::{Bureau, FEATURES, cast, published, settings};

async fn shown(town: &TestTown, person: PersonId, path: &str) -> String {
    page(&mut browser_of(town, person), path).await
}

#[tokio::test]
async fn each_role_finds_what_it_has_to_do() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let id = bureau.prepare(&town, settings).await;
        let path = format!("/elections/{id}");
        let (chair, authority, trustee) = (bureau.chair, bureau.authority, bureau.trustees[0]);
        let (lea, passer_by) = (bureau.voters[0], bureau.passer_by);

        // In preparation: nobody else knows of it.
        let draft = shown(&town, chair, &format!("{path}/preparer")).await;
        assert!(
            draft.contains("Qui préside") && draft.contains("Terminer la préparation"),
            "{draft}"
        );
        shown(&town, chair, &format!("{path}/preparer/reglages")).await;
        for outsider in [passer_by, lea] {
            for below in [
                "",
                "/preparer",
                "/voter",
                "/cnil",
                "/election.json",
                "/archive.bel",
            ] {
                let reply = browser_of(&town, outsider).get(&format!("{path}{below}")).await;
                assert_eq!(reply.status, 404, "{below}");
            }
        }
        let list = shown(&town, passer_by, "/elections").await;
        assert!(!list.contains("Élection du bureau 2027"), "{list}");
        let list = shown(&town, trustee, "/elections").await;
        assert!(list.contains(&format!("{path}/cle")), "{list}");

        // Keys and codes: each their own page, and no other.
        let ask = AskForKeys {
            election: id,
            threshold: Some(2),
        };
        town.act(Actor::Person(chair), ask).await.expect("asked");
        let key = shown(&town, trustee, &format!("{path}/cle")).await;
        assert!(
            key.contains("data-scrutin=\"ceremony\"") && key.contains("passage 1 sur 3"),
            "{key}"
        );
        let codes = shown(&town, authority, &format!("{path}/codes")).await;
        assert!(
            codes.contains("data-scrutin=\"codes\"") && codes.contains("data-letter"),
            "{codes}"
        );
        shown(&town, chair, &format!("{path}/preparer")).await;
        for (person, below) in [
            (authority, "/cle"),
            (trustee, "/codes"),
            (trustee, "/codes/liste.json"),
            (chair, "/codes/liste.json"),
            (authority, "/preparer"),
        ] {
            let reply = browser_of(&town, person).get(&format!("{path}{below}")).await;
            assert_eq!(reply.status, 403, "{below}");
        }
        let letters = town.letters("denez@exemple.fr").await;
        assert!(
            letters
                .iter()
                .any(|letter| letter.text.contains(&format!("{path}/cle")))
        );
    });
}

#[tokio::test]
async fn an_open_vote_and_a_closed_one_have_whole_pages() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        let id = secrets.election;
        let path = format!("/elections/{id}");
        let (chair, lea) = (bureau.chair, bureau.voters[0]);
        let booth = shown(&town, lea, &format!("{path}/voter")).await;
        // A choice is a field of no form: no browser sends it, with a script or without.
        let choices = booth
            .split("<input ")
            .filter(|field| field.contains("data-answer") || field.contains("data-blank"));
        let choices: Vec<&str> = choices.collect();
        assert_eq!(choices.len(), 3, "two answers and the blank vote");
        assert!(
            choices.iter().all(|field| field.contains("form=\"aucun-envoi\"")),
            "{choices:?}"
        );
        let code = booth
            .split("<input ")
            .find(|field| field.contains("data-scrutin-code"));
        let code = code
            .and_then(|field| field.split('>').next())
            .expect("a field for the code");
        assert!(!code.contains(" name="), "{code}");
        let visitor = town.browser().get(&format!("{path}/voter")).await;
        assert!(
            visitor.leads_to().starts_with("/connexion?retour="),
            "{}",
            visitor.leads_to()
        );

        // What was made without a browser is pasted; something else is refused, and says why.
        let ballot = secrets.ballot(&town, "lea", &[0, 1, 0]).await;
        let mut browser = browser_of(&town, lea);
        let voter = format!("{path}/voter");
        let misspelt = ballot.replacen("election_uuid", "election_uuld", 1);
        for wrong in ["", "{}", misspelt.as_str()] {
            let refused = whole(send(&town, &mut browser, &voter, &[("ballot", wrong)]).await, 422);
            assert!(refused.contains("href=\"#bulletin\""), "{refused}");
        }
        let pasted = format!("\r\n{ballot}\n");
        whole(
            send(&town, &mut browser, &voter, &[("ballot", &pasted)]).await,
            200,
        );
        for (person, below) in [
            (chair, "/preparer"),
            (lea, ""),
            (lea, "/voter"),
            (lea, "/urne"),
            (lea, "/urne?q=inconnu"),
            (lea, "/cnil"),
            (bureau.trustees[0], "/cle"),
            (bureau.authority, "/codes"),
        ] {
            shown(&town, person, &format!("{path}{below}")).await;
        }
        let elsewhere = secrets.ballot(&town, "malo", &[0, 0, 1]).await;
        cast(&town, bureau.voters[1], id, elsewhere)
            .await
            .expect("recorded");

        // A closing without its reason comes back beside it; then keys decrypt.
        let mut conducts = browser_of(&town, chair);
        let close = format!("{path}/preparer/clore");
        let refused = whole(send(&town, &mut conducts, &close, &[("reason", " ")]).await, 422);
        assert!(refused.contains("href=\"#close-reason\""), "{refused}");
        let close = CloseElection {
            election: id,
            reason: "Tout le monde a voté".to_owned(),
        };
        town.act(Actor::Person(chair), close).await.expect("closed");
        town.settle().await;
        let key = shown(&town, bureau.trustees[0], &format!("{path}/cle")).await;
        assert!(key.contains("data-scrutin=\"decrypt\""), "{key}");
        shown(&town, chair, &format!("{path}/preparer")).await;
        shown(&town, chair, &format!("{path}/resultat/papier")).await;
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        for (person, below) in [
            (lea, ""),
            (lea, "/resultat"),
            (lea, "/pv"),
            (lea, "/voter"),
            (chair, "/preparer"),
            (chair, "/emargement"),
            (bureau.trustees[0], "/cle"),
        ] {
            shown(&town, person, &format!("{path}{below}")).await;
        }
        let downloaded = published(&mut town.browser(), id, "trustees.json").await;
        assert!(
            downloaded.contains("Denez Prigent"),
            "keys are published with their names"
        );
        let unknown = browser_of(&town, chair)
            .get(&format!("/elections/{}", town.id::<Uuid>()))
            .await;
        assert_eq!(unknown.status, 404);
    });
}

/// Who is helped by a service at whose keyboard somebody else sits would show them their choice.
#[tokio::test]
async fn a_session_through_an_assistance_service_never_votes_secretly() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        let id = secrets.election;
        let (voter, lea) = (format!("/elections/{id}/voter"), bureau.voters[0]);
        let ballot = secrets.ballot(&town, "lea", &[0, 1, 0]).await;

        let mut helped = town.browser();
        helped.remember("parvis", &format!("{HELPED}{lea}"));
        let booth = page(&mut helped, &voter).await;
        assert!(booth.contains("on n’y vote pas à bulletin secret"), "{booth}");
        assert!(booth.contains("déconnectez-vous, puis connectez-vous"), "{booth}");
        assert!(!booth.contains("data-answer"), "no booth: {booth}");
        let refused = send(&town, &mut helped, &voter, &[("ballot", &ballot)]).await;
        let refused = whole(refused, 422);
        assert!(refused.contains("on n’y vote pas à bulletin secret"), "{refused}");

        // Nor by the deed itself, whatever page led there.
        let checked = check_ballot(&town.house, town.body, (id, lea), ballot.clone()).await;
        let deed = CastSecretBallot {
            election: id,
            ballot: checked.expect("a ballot of this election"),
            is_assisted: true,
        };
        let refused = town.act(Actor::Person(lea), deed).await;
        assert_eq!(refusal(refused), "elections-refused-assisted");

        // The rest of the site is theirs, and the same person alone votes.
        page(&mut helped, &format!("/elections/{id}")).await;
        let alone = send(&town, &mut browser_of(&town, lea), &voter, &[("ballot", &ballot)]).await;
        whole(alone, 200);
    });
}

#[tokio::test]
async fn a_roll_of_many_people_is_taken_whole_and_handed_whole_to_its_authority() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let id = bureau.prepare(&town, settings).await;
        // More than one statement takes, and not a whole number of them.
        let people = 1_501;
        let take = TakeRoll {
            election: id,
            source: RollSource::Pasted(roll_of(people)),
        };
        town.act(Actor::Person(bureau.chair), take).await.expect("taken");
        let ask = AskForKeys {
            election: id,
            threshold: Some(2),
        };
        town.act(Actor::Person(bureau.chair), ask).await.expect("asked");
        let roll = browser_of(&town, bureau.authority)
            .get(&format!("/elections/{id}/codes/liste.csv"))
            .await;
        let mut logins: Vec<&str> = roll
            .text
            .lines()
            .filter_map(|line| line.split(',').next())
            .collect();
        assert_eq!(logins.len(), people);
        logins.sort_unstable();
        logins.dedup();
        assert_eq!(logins.len(), people);
    });
}

/// So many people, as they are pasted.
fn roll_of(people: usize) -> String {
    let lines: Vec<String> = (0..people)
        .map(|number| format!("Électrice {number};electrice-{number}@exemple.fr"))
        .collect();
    lines.join("\n")
}

#[tokio::test]
async fn the_slower_group_takes_fewer_people_whenever_it_is_chosen() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let id = bureau.prepare(&town, settings(&town, CryptoGroup::Ed25519)).await;
        let take = || TakeRoll {
            election: id,
            source: RollSource::Pasted(roll_of(10_001)),
        };
        town.act(chair, take()).await.expect("taken");
        let edit = EditElection {
            election: id,
            settings: settings(&town, CryptoGroup::Rfc3526),
        };
        town.act(chair, edit).await.expect("edited");
        let ask = AskForKeys {
            election: id,
            threshold: Some(2),
        };
        assert_eq!(
            refusal(town.act(chair, ask).await),
            "elections-roll-too-many-slow"
        );
        assert_eq!(
            refusal(town.act(chair, take()).await),
            "elections-roll-too-many-slow"
        );
    });
}
