//! A group that votes, its bureau, and what each of them does in their own browser.
#![expect(clippy::unwrap_used, reason = "a story stops at what fails")]

use std::collections::BTreeMap;

use elections::{
    AddQuestion, AskForKeys, CastSecretBallot, CreateElection, CryptoGroup, DesignateCredentialAuthority,
    DesignateTrustee, ElectionId, Kind, NewQuestion, OpenElection, RecordCeremonyMessage, RecordCredentials,
    RecordKey, RecordPartialDecryption, RecordShuffle, RollSource, Settings, TakeRoll, check_ballot,
    check_ceremony_message, check_part, check_shuffle,
};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Fault, Feature, PersonId};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use scrutin::ballot::{self, Plain};
use scrutin::election::Election;
use scrutin::group::{Group, Secret};
use scrutin::message::{EncryptedTally, Shaped, Shuffle, SignedMessage, read, write};
use scrutin::shuffle::{self, Generators};
use scrutin::trustee::threshold::{self, Vinput, Voutput};
use scrutin::trustee::{channel, generate};
use scrutin::{Cipher, Profile, Report, credential, decryption};
use testkit::cast::{DOOR, group, mandate, person};
use testkit::{Browser, Reply, TestTown, browser_of, send};

pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    elections::FEATURE,
    DOOR,
];

pub(crate) const PROFILE: Profile = Profile::Version1;
/// Days a vote of these stories lasts.
pub(crate) const VOTE_DAYS: i64 = 7;
/// Days its archive is kept.
pub(crate) const KEPT_DAYS: u32 = 60;

pub(crate) struct Bureau {
    pub(crate) group: GroupId,
    /// Chairs the group, prepares and conducts
    pub(crate) chair: PersonId,
    pub(crate) authority: PersonId,
    pub(crate) trustees: Vec<PersonId>,
    /// Members who vote
    pub(crate) voters: Vec<PersonId>,
    /// Registered, and nothing more
    pub(crate) passer_by: PersonId,
}

impl Bureau {
    pub(crate) async fn gather(town: &TestTown) -> Self {
        let group = group(town, "Association du quartier", GroupKind::Working).await;
        let chair = person(town, "Nolwenn Le Goff", "nolwenn").await;
        mandate(town, group, chair, Role::Chair, false).await;
        let mut voters = Vec::new();
        for (name, address) in [
            ("Léa Riou", "lea"),
            ("Malo Tanguy", "malo"),
            ("Yann Kervella", "yann"),
            ("Soizic Morvan", "soizic"),
            ("Gwen Abgrall", "gwen"),
        ] {
            let voter = person(town, name, address).await;
            mandate(town, group, voter, Role::Member, true).await;
            voters.push(voter);
        }
        let mut trustees = Vec::new();
        for (name, address) in [
            ("Denez Prigent", "denez"),
            ("Enora Riwal", "enora"),
            ("Fañch Coz", "fanch"),
        ] {
            trustees.push(person(town, name, address).await);
        }
        Self {
            group,
            chair,
            authority: person(town, "Aziliz Bihan", "aziliz").await,
            trustees,
            voters,
            passer_by: person(town, "Paul Passant", "passant").await,
        }
    }

    /// Questions, roll and people are chosen; nothing is asked of anybody yet.
    pub(crate) async fn prepare(&self, town: &TestTown, settings: Settings) -> ElectionId {
        let chair = Actor::Person(self.chair);
        let create = CreateElection {
            group: self.group,
            settings,
        };
        let election = town.act(chair, create).await.expect("created");
        self.furnish(town, election).await;
        election
    }

    /// The question, the roll and the people of an election that was begun.
    pub(crate) async fn furnish(&self, town: &TestTown, election: ElectionId) {
        let chair = Actor::Person(self.chair);
        let question = NewQuestion {
            asked: "Qui préside ?".to_owned(),
            answers: "Alban\nBérénice".to_owned(),
            min: 1,
            max: 1,
            is_blank_allowed: true,
        };
        let add = AddQuestion { election, question };
        town.act(chair, add).await.expect("asked");
        let source = RollSource::Members;
        town.act(chair, TakeRoll { election, source })
            .await
            .expect("taken");
        let email = "aziliz@exemple.fr".to_owned();
        let designate = DesignateCredentialAuthority { election, email };
        town.act(chair, designate).await.expect("an authority");
        for name in ["denez", "enora", "fanch"] {
            let email = format!("{name}@exemple.fr");
            let designate = DesignateTrustee { election, email };
            town.act(chair, designate).await.expect("a trustee");
        }
    }

    /// Keys are asked for, made and given; codes as well.
    pub(crate) async fn make_keys<G: Group>(
        &self,
        town: &TestTown,
        election: ElectionId,
        threshold: Option<u32>,
    ) -> Secrets<G> {
        let ask = AskForKeys { election, threshold };
        town.act(Actor::Person(self.chair), ask).await.expect("asked");
        let mut secrets = Secrets {
            election,
            random: ChaCha20Rng::seed_from_u64(7),
            codes: BTreeMap::new(),
            keys: Vec::new(),
        };
        if threshold.is_some() {
            self.hold_ceremony(town, &mut secrets).await;
        } else {
            for trustee in &self.trustees {
                let (secret, public) = generate::<G, _>(PROFILE, &mut secrets.random);
                let key = text(&public);
                let give = RecordKey { election, key };
                town.act(Actor::Person(*trustee), give).await.expect("given");
                secrets.keys.push(secret);
            }
        }
        self.make_codes(town, &mut secrets).await;
        secrets
    }

    /// Each comes three times to their page.
    async fn hold_ceremony<G: Group>(&self, town: &TestTown, secrets: &mut Secrets<G>) {
        let election = secrets.election;
        let seeds: Vec<_> = self
            .trustees
            .iter()
            .map(|_| channel::draw_seed(&mut secrets.random))
            .collect();
        let mut sealed = Vec::new();
        for step in [1, 3, 5] {
            for (place, trustee) in self.trustees.iter().enumerate() {
                let path = format!("/elections/{election}/cle/ceremonie.json");
                let told = browser_of(town, *trustee).get(&path).await;
                let told: serde_json::Value = serde_json::from_str(&told.text).expect("a step");
                assert_eq!(told["step"], step, "{told}");
                let number = |name: &str| {
                    let number = told[name].as_u64().expect("a number");
                    usize::try_from(number).expect("a small one")
                };
                let random = &mut secrets.random;
                let message = if step == 1 {
                    let numbers = (number("size"), number("threshold"), number("index"));
                    assert_eq!(numbers.2, place + 1);
                    text(&threshold::certificate::<G, _>(PROFILE, random, &seeds[place], numbers).unwrap())
                } else {
                    let written: Vec<SignedMessage> = serde_json::from_value(told["certs"].clone()).unwrap();
                    let certificates = threshold::read_certificates::<G>(PROFILE, &written).unwrap();
                    // The offline command reads the same, one a line.
                    let lines: String = written.iter().map(|one| text(one) + "\n").collect();
                    let file = format!("/elections/{election}/cle/certificats.jsonl");
                    assert_eq!(browser_of(town, *trustee).get(&file).await.text, lines);
                    if step == 3 {
                        text(&threshold::polynomial(PROFILE, random, &seeds[place], &certificates).unwrap())
                    } else {
                        let vinput: Vinput = serde_json::from_value(told["vinput"].clone()).unwrap();
                        let file = format!("/elections/{election}/cle/recu.json");
                        assert_eq!(browser_of(town, *trustee).get(&file).await.text, text(&vinput));
                        let voutput: Voutput =
                            threshold::voutput(PROFILE, random, &seeds[place], &certificates, &vinput)
                                .unwrap();
                        sealed.push(voutput.private_key.clone());
                        text(&voutput)
                    }
                };
                give_step(town, *trustee, election, (step, &message))
                    .await
                    .expect("given");
            }
        }
        for (seed, sealed) in seeds.iter().zip(&sealed) {
            secrets
                .keys
                .push(threshold::private_key::<G>(PROFILE, seed, sealed).unwrap());
        }
    }

    /// The authority reads the roll, draws a code for each and gives the public parts.
    async fn make_codes<G: Group>(&self, town: &TestTown, secrets: &mut Secrets<G>) {
        let election = secrets.election;
        let path = format!("/elections/{election}/codes/liste.json");
        let roll = browser_of(town, self.authority).get(&path).await;
        let roll: serde_json::Value = serde_json::from_str(&roll.text).expect("a roll");
        assert_eq!(roll["group"], G::NAME);
        let mut drawn = Vec::new();
        for voter in roll["voters"].as_array().expect("voters") {
            let code = credential::draw(&mut secrets.random).to_string();
            let login = voter["login"].as_str().expect("a login").to_owned();
            drawn.push((code.clone(), voter["weight"].as_u64().expect("a weight")));
            secrets.codes.insert(login, code);
        }
        let uuid = roll["uuid"].as_str().expect("an identifier");
        let weighted: Vec<(&str, u64)> = drawn
            .iter()
            .map(|(code, weight)| (code.as_str(), *weight))
            .collect();
        let list = credential::public_list::<G>(uuid, &weighted).unwrap();
        let give = RecordCredentials {
            election,
            credentials: text(&list),
        };
        town.act(Actor::Person(self.authority), give)
            .await
            .expect("given");
    }

    pub(crate) async fn open(&self, town: &TestTown, election: ElectionId) {
        let open = OpenElection {
            election,
            reason: "Décision du bureau du 10 novembre".to_owned(),
        };
        town.act(Actor::Person(self.chair), open).await.expect("open");
    }

    /// From nothing to an open vote.
    pub(crate) async fn opened<G: Group>(
        &self,
        town: &TestTown,
        crypto_group: CryptoGroup,
        threshold: Option<u32>,
    ) -> Secrets<G> {
        let settings = settings(town, crypto_group);
        let election = self.prepare(town, settings).await;
        let secrets = self.make_keys::<G>(town, election, threshold).await;
        self.open(town, election).await;
        secrets
    }

    /// A trustee decrypts what is published, in their browser.
    pub(crate) async fn decrypt<G: Group>(
        &self,
        town: &TestTown,
        secrets: &mut Secrets<G>,
        (trustee, with): (usize, usize),
    ) -> Result<(), Fault> {
        let id = secrets.election;
        let mut browser = town.browser();
        let read_election =
            Election::<G>::read(published(&mut browser, id, "election.json").await.as_bytes());
        let written = published(&mut browser, id, "depouillement.json").await;
        let written: EncryptedTally = read(written.as_bytes()).unwrap();
        let tally = written
            .iter()
            .map(|question| {
                let ciphers = question.flat().into_iter().map(Cipher::<G>::read);
                ciphers.collect::<Result<Vec<_>, _>>().unwrap()
            })
            .collect();
        let part = decryption::decrypt(
            &read_election.unwrap(),
            &mut secrets.random,
            &secrets.keys[with],
            &tally,
        );
        let trustee = self.trustees[trustee];
        let part = check_part(&town.house, town.body, (id, trustee), &text(&part)).await?;
        town.act(Actor::Person(trustee), RecordPartialDecryption { part })
            .await?;
        // The result is made by the worker, once nothing is missing.
        town.settle().await;
        Ok(())
    }
}

/// What is published, shuffled in a trustee's browser.
pub(crate) async fn shuffled<G: Group>(town: &TestTown, secrets: &mut Secrets<G>) -> String {
    let id = secrets.election;
    let mut browser = town.browser();
    let election = published(&mut browser, id, "election.json").await;
    let election = Election::<G>::read(election.as_bytes()).unwrap();
    let tally = published(&mut browser, id, "depouillement.json").await;
    let tally: EncryptedTally = read(tally.as_bytes()).unwrap();
    let (mut ciphertexts, mut proofs) = (Vec::new(), Vec::new());
    for (form, question) in election.forms.iter().zip(&tally) {
        if !form.is_shuffled() {
            continue;
        }
        let before = question.flat().into_iter().map(Cipher::<G>::read);
        let before: Vec<Cipher<G>> = before.collect::<Result<_, _>>().unwrap();
        let generators = Generators::<G>::new(before.len()).unwrap();
        let (after, proof) = shuffle::shuffle(&election, &mut secrets.random, &generators, &before);
        ciphertexts.push(Cipher::write_all(&after));
        proofs.push(proof);
    }
    text(&Shuffle { ciphertexts, proofs })
}

/// A trustee gives a shuffle.
pub(crate) async fn give_shuffle(
    town: &TestTown,
    trustee: PersonId,
    election: ElectionId,
    shuffle: &str,
) -> Result<(), Fault> {
    let shuffle = check_shuffle(&town.house, town.body, (election, trustee), shuffle).await?;
    town.act(Actor::Person(trustee), RecordShuffle { shuffle }).await
}

/// A trustee gives what a step asks for.
pub(crate) async fn give_step(
    town: &TestTown,
    trustee: PersonId,
    election: ElectionId,
    given: (u8, &str),
) -> Result<(), Fault> {
    let step = check_ceremony_message(&town.house, town.body, (election, trustee), given).await?;
    town.act(Actor::Person(trustee), RecordCeremonyMessage { step })
        .await
}

/// What never comes to the server: codes by login, private keys by trustee.
pub(crate) struct Secrets<G: Group> {
    pub(crate) election: ElectionId,
    pub(crate) random: ChaCha20Rng,
    pub(crate) codes: BTreeMap<String, String>,
    pub(crate) keys: Vec<Secret<G>>,
}

impl<G: Group> Secrets<G> {
    /// The ballot that a voter's browser makes: the blank vote first, then each answer.
    pub(crate) async fn ballot(&mut self, town: &TestTown, login: &str, bits: &[u8]) -> String {
        self.ballot_of(town, login, &[bits]).await
    }

    /// The same for several questions.
    pub(crate) async fn ballot_of(&mut self, town: &TestTown, login: &str, answers: &[&[u8]]) -> String {
        let plains: Vec<Plain> = answers.iter().map(|bits| Shaped::Flat(bits.to_vec())).collect();
        self.ballot_with(town, login, &plains).await
    }

    /// The same with answers of every sort.
    pub(crate) async fn ballot_with(&mut self, town: &TestTown, login: &str, plains: &[Plain]) -> String {
        let election = published(&mut town.browser(), self.election, "election.json").await;
        let election = Election::<G>::read(election.as_bytes()).unwrap();
        let code = self.codes.get(&format!("{login}@exemple.fr")).expect("a code");
        let made = ballot::make(&election, &mut self.random, code, plains).unwrap();
        text(&made)
    }
}

/// What anybody can download.
pub(crate) async fn published(browser: &mut Browser, election: ElectionId, name: &str) -> String {
    let reply = browser.get(&format!("/elections/{election}/{name}")).await;
    assert_eq!(reply.status, 200, "{name}: {}", reply.text);
    reply.text
}

/// The archive, as an observer downloads and verifies it.
pub(crate) async fn verified(town: &TestTown, election: ElectionId) -> (String, Report) {
    let archive = published(&mut town.browser(), election, "archive.bel").await;
    let report = scrutin::verify(archive.as_bytes(), &|_| {});
    assert!(report.is_valid(), "{:?}", report.fault());
    (archive, report)
}

/// Sends the form of a vote.
pub(crate) async fn post_ballot(
    town: &TestTown,
    voter: PersonId,
    election: ElectionId,
    ballot: &str,
) -> Reply {
    let mut browser = browser_of(town, voter);
    let path = format!("/elections/{election}/voter");
    send(town, &mut browser, &path, &[("ballot", ballot)]).await
}

/// Votes without a page.
pub(crate) async fn cast(
    town: &TestTown,
    voter: PersonId,
    election: ElectionId,
    ballot: String,
) -> Result<(), Fault> {
    let ballot = check_ballot(&town.house, town.body, (election, voter), ballot).await?;
    let cast = CastSecretBallot {
        election,
        ballot,
        is_assisted: false,
    };
    town.act(Actor::Person(voter), cast).await
}

pub(crate) fn tracker_of(ballot: &str) -> String {
    scrutin::Hash::of(ballot.as_bytes()).base64()
}

pub(crate) fn text<T: serde::Serialize>(message: &T) -> String {
    String::from_utf8(write(message)).expect("messages are text")
}

/// A vote of citizens that closes in some days.
pub(crate) fn settings(town: &TestTown, crypto_group: CryptoGroup) -> Settings {
    Settings {
        name: "Élection du bureau 2027".to_owned(),
        description: "Qui préside, et quel projet.".to_owned(),
        kind: Kind::Citizens,
        crypto_group,
        is_revote_allowed: false,
        paper_voters: 0,
        closes_at: town.now().plus_days(VOTE_DAYS),
        kept_days: KEPT_DAYS,
    }
}
