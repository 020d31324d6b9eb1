//! Preparing and conducting: what is refused and why, a roll pasted with weights, a vote prolonged, ballots on paper.

use elections::{
    AskForKeys, CloseElection, CreateElection, CryptoGroup, DesignateCounter, DesignateCredentialAuthority,
    DesignateTrustee, EditElection, ElectionId, EnterPaperBallots, ExtendElection, Kind, OpenElection,
    PaperCount, RecordCeremonyMessage, RecordCredentials, RecordKey, ResumePreparation, RollSource, State,
    TakeRoll, check_ceremony_message,
};
use kernel::{Actor, Fault};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use scrutin::group::Ed25519;
use scrutin::trustee::{channel, threshold};
use testkit::cast::{mandate, person};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal};

use crate::bureau::{Bureau, FEATURES, PROFILE, VOTE_DAYS, cast, give_step, settings, text, verified};

#[tokio::test]
async fn what_the_law_wants_on_paper_is_refused_with_its_article() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        for (kind, article) in [
            (Kind::Referendum, "LO 1112-12"),
            (Kind::Consultation, "L. 1112-15"),
        ] {
            let mut settings = settings(&town, CryptoGroup::Ed25519);
            settings.kind = kind;
            let create = CreateElection {
                group: bureau.group,
                settings,
            };
            match town.act(Actor::Person(bureau.chair), create).await {
                Err(Fault::Refused {
                    article: Some(cited), ..
                }) => assert!(cited.contains(article), "{cited}"),
                other => panic!("not refused with an article: {other:?}"),
            }
        }
        let settings = settings(&town, CryptoGroup::Ed25519);
        let create = CreateElection {
            group: bureau.group,
            settings,
        };
        let passer_by = Actor::Person(bureau.passer_by);
        assert_eq!(refusal(town.act(passer_by, create).await), "elections.prepare");
    });
}

#[tokio::test]
async fn roles_are_held_by_different_people() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let election = bureau.prepare(&town, settings).await;
        let chair = Actor::Person(bureau.chair);
        for (email, key) in [
            ("nolwenn@exemple.fr", "elections-refused-role-preparer"),
            ("denez@exemple.fr", "elections-refused-role-trustee"),
            ("nobody@exemple.fr", "elections-person-unknown"),
        ] {
            let email = email.to_owned();
            let designate = DesignateCredentialAuthority { election, email };
            assert_eq!(refusal(town.act(chair, designate).await), key);
        }
        for (email, key) in [
            ("nolwenn@exemple.fr", "elections-refused-role-preparer"),
            ("aziliz@exemple.fr", "elections-refused-role-authority"),
            ("denez@exemple.fr", "elections-refused-role-trustee"),
        ] {
            let email = email.to_owned();
            let designate = DesignateTrustee { election, email };
            assert_eq!(refusal(town.act(chair, designate).await), key);
        }
        // Who makes the codes is not on the roll, whichever comes first.
        let email = "lea@exemple.fr".to_owned();
        let designate = DesignateCredentialAuthority { election, email };
        assert_eq!(
            refusal(town.act(chair, designate).await),
            "elections-refused-authority-on-roll"
        );
        let pasted = "Aziliz;AZILIZ@exemple.fr\nAbel;abel@exemple.fr\nIda;ida@exemple.fr".to_owned();
        let take = TakeRoll {
            election,
            source: RollSource::Pasted(pasted),
        };
        assert_eq!(
            refusal(town.act(chair, take).await),
            "elections-refused-authority-on-roll"
        );
        // Whoever prepared once, be it in the place of another, holds no other role.
        mandate(
            &town,
            bureau.group,
            bureau.passer_by,
            groups::Role::Secretary,
            false,
        )
        .await;
        let take = TakeRoll {
            election,
            source: RollSource::Members,
        };
        town.act(Actor::Person(bureau.passer_by), take)
            .await
            .expect("taken");
        let email = "passant@exemple.fr".to_owned();
        let designate = DesignateTrustee { election, email };
        assert_eq!(
            refusal(town.act(chair, designate).await),
            "elections-refused-role-preparer"
        );
        for threshold in [1, 4] {
            let ask = AskForKeys {
                election,
                threshold: Some(threshold),
            };
            assert_eq!(refusal(town.act(chair, ask).await), "elections-refused-threshold");
        }
        let mut secrets = bureau.make_keys::<Ed25519>(&town, election, None).await;

        // An authority or a trustee who also chairs the group does not conduct.
        for other in [bureau.authority, bureau.trustees[0]] {
            mandate(&town, bureau.group, other, groups::Role::Chair, false).await;
            let open = OpenElection {
                election,
                reason: "Parce que".to_owned(),
            };
            assert_eq!(
                refusal(town.act(Actor::Person(other), open).await),
                "elections-refused-apart"
            );
        }
        // Each gives what is theirs, and nothing else.
        let credentials = "[]".to_owned();
        let give = RecordCredentials {
            election,
            credentials,
        };
        assert_eq!(
            refusal(town.act(Actor::Person(bureau.trustees[1]), give).await),
            "elections-refused-not-authority"
        );
        let key = text(&scrutin::trustee::generate::<Ed25519, _>(PROFILE, &mut secrets.random).1);
        let give = RecordKey {
            election,
            key: key.clone(),
        };
        assert_eq!(
            refusal(town.act(Actor::Person(bureau.authority), give.clone()).await),
            "elections-refused-not-trustee"
        );
        town.act(Actor::Person(bureau.trustees[0]), give.clone())
            .await
            .expect("a key in the place of one that was lost");
        assert_eq!(
            refusal(town.act(Actor::Person(bureau.trustees[1]), give).await),
            "elections-refused-key-twice"
        );
        // Back to the preparation, keys and codes are worth nothing.
        town.act(chair, ResumePreparation { election })
            .await
            .expect("resumed");
        let ask = AskForKeys {
            election,
            threshold: None,
        };
        town.act(chair, ask).await.expect("asked again");
        let open = OpenElection {
            election,
            reason: "Parce que".to_owned(),
        };
        assert_eq!(
            refusal(town.act(chair, open).await),
            "elections-refused-keys-missing"
        );
    });
}

#[tokio::test]
async fn a_pasted_roll_has_its_weights_and_a_voter_signs_in_by_their_address() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let election = bureau.prepare(&town, settings).await;
        let chair = Actor::Person(bureau.chair);
        let paste = |roll: &str| TakeRoll {
            election,
            source: RollSource::Pasted(roll.to_owned()),
        };
        assert_eq!(
            refusal(town.act(chair, paste("Zoé;zoe@exemple.fr;beaucoup")).await),
            "elections-roll-fault-weight"
        );
        town.act(chair, paste("Zoé;zoe@exemple.fr\nAbel;abel@exemple.fr"))
            .await
            .expect("taken");
        let ask = AskForKeys {
            election,
            threshold: None,
        };
        assert_eq!(
            refusal(town.act(chair, ask).await),
            "elections-refused-voters-min"
        );
        town.act(
            chair,
            paste("Zoé;zoe@exemple.fr;3\nAbel;abel@exemple.fr\nLéa;lea@exemple.fr\nIda;ida@exemple.fr"),
        )
        .await
        .expect("taken");
        let ask = AskForKeys {
            election,
            threshold: None,
        };
        assert_eq!(
            refusal(town.act(chair, ask).await),
            "elections-refused-lonely-weight",
            "the total would tell what Zoé chose"
        );
        town.act(
            chair,
            paste(
                "Nom;Adresse;Poids\nZoé;ZOE@exemple.fr;3\nAbel;abel@exemple.fr\nLéa;lea@exemple.fr;1\nIda;ida@exemple.fr\n\
                 Per;per@exemple.fr;3\nMona;mona@exemple.fr;3",
            ),
        )
        .await
        .expect("taken");
        let mut secrets = bureau.make_keys::<Ed25519>(&town, election, None).await;
        bureau.open(&town, election).await;
        // Zoé registers after the opening, with the address that stands on the roll.
        let zoe = person(&town, "Zoé Le Gall", "zoe").await;
        for (voter, login, bits) in [
            (zoe, "zoe", &[0_u8, 1, 0][..]),
            (bureau.voters[0], "lea", &[0, 0, 1][..]),
        ] {
            let ballot = secrets.ballot(&town, login, bits).await;
            cast(&town, voter, election, ballot).await.expect("recorded");
        }
        town.advance_days(VOTE_DAYS).await;
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        let (_, report) = verified(&town, election).await;
        assert_eq!((report.voters, report.counted, report.weight), (6, 2, 4));
        let found = elections::find(&mut town.sql(), town.body, election).await;
        let found = found.expect("it reads").expect("it is there");
        let figures = elections::totals(&found.questions, &found.result.expect("a result"), None);
        assert_eq!(figures[0].answers, [3, 1], "Zoé counts for three");
    });
}

#[tokio::test]
async fn a_vote_is_prolonged_or_closed_by_a_decision_that_says_why() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        let election = secrets.election;
        let chair = Actor::Person(bureau.chair);
        let later = town.now().plus_days(VOTE_DAYS + 2);
        let extend = |reason: &str, closes_at| ExtendElection {
            election,
            closes_at,
            reason: reason.to_owned(),
        };
        assert_eq!(
            refusal(town.act(chair, extend(" ", later)).await),
            "elections-reason-empty"
        );
        assert_eq!(
            refusal(town.act(chair, extend("Panne", town.now())).await),
            "elections-refused-not-later"
        );
        town.act(chair, extend("Panne du réseau mardi", later))
            .await
            .expect("prolonged");
        town.advance_days(VOTE_DAYS).await;
        let found = elections::find(&mut town.sql(), town.body, election).await;
        assert_eq!(found.unwrap().unwrap().state, State::Open);
        let close = |reason: &str| CloseElection {
            election,
            reason: reason.to_owned(),
        };
        assert_eq!(
            refusal(town.act(chair, close("")).await),
            "elections-reason-empty"
        );
        town.act(chair, close("Tout le monde a voté"))
            .await
            .expect("closed");
        let shown = page(&mut town.browser(), &format!("/elections/{election}")).await;
        for part in ["Panne du réseau mardi", "Tout le monde a voté", "avant son heure"] {
            assert!(shown.contains(part), "{part} is missing: {shown}");
        }
    });
}

#[tokio::test]
async fn a_certificate_that_is_for_something_else_is_refused_when_it_arrives() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        let election = bureau.prepare(&town, settings).await;
        let ask = AskForKeys {
            election,
            threshold: Some(2),
        };
        town.act(Actor::Person(bureau.chair), ask).await.expect("asked");
        let mut random = ChaCha20Rng::seed_from_u64(11);
        let seed = channel::draw_seed(&mut random);
        let mut made = |numbers| {
            let made = threshold::certificate::<Ed25519, _>(PROFILE, &mut random, &seed, numbers);
            text(&made.expect("a certificate"))
        };
        let trustee = bureau.trustees[0];
        // Another threshold, the number of another trustee, another size: nobody else spoke yet.
        for numbers in [(3, 3, 1), (3, 2, 2), (4, 2, 1)] {
            assert_eq!(
                refusal(give_step(&town, trustee, election, (1, &made(numbers))).await),
                "elections-refused-message",
                "{numbers:?}"
            );
        }
        let own = made((3, 2, 1));
        give_step(&town, trustee, election, (1, &own))
            .await
            .expect("given");

        // What was verified is what must stand: another trustee gave theirs meanwhile.
        let [_, second, third] = bureau.trustees[..] else {
            panic!("three trustees")
        };
        let checked = |who, message: String| {
            let (house, body) = (town.house.clone(), town.body);
            async move { check_ceremony_message(&house, body, (election, who), (1, &message)).await }
        };
        let of_second = checked(second, made((3, 2, 2))).await.expect("verified");
        let of_third = checked(third, made((3, 2, 3))).await.expect("verified");
        let give = |step| RecordCeremonyMessage { step };
        town.act(Actor::Person(second), give(of_second))
            .await
            .expect("given");
        let late = town.act(Actor::Person(third), give(of_third)).await;
        assert!(matches!(late, Err(Fault::Stale(_))), "{late:?}");
    });
}

async fn state_of(town: &TestTown, election: ElectionId) -> State {
    let found = elections::find(&mut town.sql(), town.body, election).await;
    found.expect("it reads").expect("it is there").state
}

#[tokio::test]
async fn paper_that_is_expected_is_awaited_and_counted_by_two_named_before() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut settings = settings(&town, CryptoGroup::Ed25519);
        settings.paper_voters = 10;
        let election = bureau.prepare(&town, settings).await;
        let chair = Actor::Person(bureau.chair);
        let ask = AskForKeys {
            election,
            threshold: None,
        };
        assert_eq!(refusal(town.act(chair, ask).await), "elections-refused-counters");
        let one = person(&town, "Rozenn Le Du", "rozenn").await;
        let two = person(&town, "Tangi Mao", "tangi").await;
        let designate = |name: &str| DesignateCounter {
            election,
            email: format!("{name}@exemple.fr"),
        };
        assert_eq!(
            refusal(town.act(chair, designate("nolwenn")).await),
            "elections-refused-role-preparer",
            "nobody names themselves"
        );
        assert_eq!(
            refusal(town.act(chair, designate("denez")).await),
            "elections-refused-role-trustee"
        );
        town.act(chair, designate("rozenn")).await.expect("named");
        assert_eq!(
            refusal(town.act(chair, designate("rozenn")).await),
            "elections-refused-role-counter"
        );
        town.act(chair, designate("tangi")).await.expect("named");
        let mut secrets = bureau.make_keys::<Ed25519>(&town, election, None).await;
        bureau.open(&town, election).await;
        let count = |ballots: u64, figures: [u64; 3]| EnterPaperBallots {
            election,
            count: PaperCount {
                ballots,
                null: 1,
                questions: vec![figures.to_vec()],
            },
        };
        let enter = |figures| count(10, figures);
        let (first, second) = (Actor::Person(one), Actor::Person(two));
        assert_eq!(
            refusal(town.act(first, enter([1, 5, 3])).await),
            "elections-refused-paper-early"
        );
        let ballot = secrets.ballot(&town, "malo", &[0, 1, 0]).await;
        cast(&town, bureau.voters[1], election, ballot)
            .await
            .expect("recorded");
        town.advance_days(VOTE_DAYS).await;
        assert_eq!(
            refusal(town.act(chair, enter([1, 5, 3])).await),
            "elections-refused-not-counter"
        );
        assert_eq!(
            refusal(town.act(first, enter([1, 5, 4])).await),
            "elections-paper-impossible"
        );
        assert_eq!(
            refusal(town.act(first, count(11, [1, 5, 3])).await),
            "elections-paper-too-many"
        );
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        assert_eq!(
            state_of(&town, election).await,
            State::Tallying,
            "paper is awaited"
        );
        let awaited = page(
            &mut browser_of(&town, bureau.chair),
            &format!("/elections/{election}/preparer"),
        )
        .await;
        assert!(awaited.contains("Le résultat attend aussi"), "{awaited}");
        let signed = format!("/elections/{election}/emargement");
        let list = page(&mut browser_of(&town, bureau.chair), &signed).await;
        assert!(list.contains("Le nombre de signatures à y trouver"), "{list}");
        town.act(first, enter([1, 5, 3])).await.expect("entered");
        town.act(first, enter([1, 5, 3])).await.expect("entered again");
        town.settle().await;
        assert_eq!(
            state_of(&town, election).await,
            State::Tallying,
            "one alone is not two"
        );
        town.act(second, enter([1, 4, 4])).await.expect("entered");
        let path = format!("/elections/{election}/resultat");
        let told = page(&mut browser_of(&town, two), &format!("{path}/papier")).await;
        assert!(
            told.contains("diffèrent") && told.contains("Rozenn Le Du"),
            "{told}"
        );
        // Both had made the same mistake: they correct it, and nothing is published between.
        town.act(first, enter([1, 6, 2])).await.expect("corrected");
        town.settle().await;
        assert_eq!(state_of(&town, election).await, State::Tallying, "they differ");
        town.act(second, enter([1, 6, 2])).await.expect("corrected");
        town.settle().await;
        assert_eq!(state_of(&town, election).await, State::Tallied);
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("Sur papier"), "{shown}");
        let list = page(&mut browser_of(&town, bureau.chair), &signed).await;
        for part in [
            "doit porter 10 signatures, sur 10 au plus",
            "11 personnes ont voté",
        ] {
            assert!(list.contains(part), "{part} is missing: {list}");
        }
        assert_eq!(
            refusal(town.act(first, enter([0, 5, 4])).await),
            "elections-refused-paper-late"
        );
        // The objectives are judged from this election's own settings: every key is needed here, and no HTTPS.
        let judged = page(&mut town.browser(), &format!("/elections/{election}/cnil")).await;
        for part in [
            "une clé perdue empêcherait le résultat",
            "pas servi par HTTPS",
            "3-05",
        ] {
            assert!(judged.contains(part), "{part} is missing: {judged}");
        }
    });
}

#[tokio::test]
async fn who_was_to_count_paper_is_free_when_none_is_expected_any_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let mut settings = settings(&town, CryptoGroup::Ed25519);
        settings.paper_voters = 10;
        let election = bureau.prepare(&town, settings.clone()).await;
        person(&town, "Rozenn Le Du", "rozenn").await;
        let email = || "rozenn@exemple.fr".to_owned();
        let count = DesignateCounter {
            election,
            email: email(),
        };
        town.act(chair, count).await.expect("named");
        let keep = || DesignateTrustee {
            election,
            email: email(),
        };
        assert_eq!(
            refusal(town.act(chair, keep()).await),
            "elections-refused-role-counter"
        );
        settings.paper_voters = 0;
        let edit = EditElection { election, settings };
        town.act(chair, edit).await.expect("edited");
        town.act(chair, keep()).await.expect("free for another role");
    });
}
