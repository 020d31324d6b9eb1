//! Two secret votes of the working group: one decided, one still open, which is the step of a parcours. What trustees, the authority and voters do in their
//! browsers is done here by the same protocol; nothing of it is a secret, so that a visitor can vote.

use std::collections::BTreeMap;

use elections::{
    AddQuestion, AskForKeys, CastSecretBallot, CloseElection, CreateElection, CryptoGroup,
    DesignateCredentialAuthority, DesignateTrustee, Election, ElectionId, Kind, NewQuestion, OpenElection,
    RecordCredentials, RecordKey, RecordPartialDecryption, RollSource, Settings, TakeRoll, check_ballot,
    check_part,
};
use jiff::civil::{Time, time};
use kernel::{Fault, SubjectRef};
use parcours::{CreateParcours, GatherSubject, StartParcours};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use scrutin::ballot::{self, Plain};
use scrutin::group::{Ed25519, Secret};
use scrutin::message::{EncryptedTally, Shaped, read, write};
use scrutin::{Cipher, Profile, credential, decryption, trustee};

use crate::people::{PEOPLE, WORKING_GROUP, electors};
use crate::scene::{Scene, day};

/// When it takes place, from the day the visitor comes.
pub(crate) const DAY: i64 = -9;
pub(crate) const HOUR: Time = time(10, 0, 0, 0);

const PREPARES: &str = "Camille Exemple";
const AUTHORITY: &str = "Jeanne Allégorie";
const TRUSTEES: [&str; 3] = ["Paol Chimère", "Lucie Devinette", "Ronan Palindrome"];
/// Days the open one still lasts when the visitor comes.
const STILL_OPEN_DAYS: i64 = 12;
const KEPT_DAYS: u32 = 90;
/// Of a demonstration, everything may be known.
const SEED: u64 = 56_007;
/// What the parcours of the open one is called.
const FOLLOWED: &str = "Désigner deux personnes auprès des usagers";
/// Letters of each part of a code that says whose it is.
const PART_LETTERS: usize = 6;

/// A vote to be held.
struct Told {
    name: &'static str,
    description: &'static str,
    asked: &'static str,
    answers: &'static str,
    max: u32,
}

const DECIDED: Told = Told {
    name: "Sujet du prochain avis du groupe",
    description: "Le groupe choisit à bulletin secret le sujet sur lequel il travaillera ensuite.",
    asked: "Sur quel sujet préparer le prochain avis ?",
    answers: "L’école et les écrans\nLe télétravail\nLes démarches en ligne",
    max: 1,
};
const OPEN: Told = Told {
    name: "Représentation du groupe au comité des usagers",
    description: "Deux personnes représenteront le groupe. Dans cette démonstration les codes ne sont pas secrets : celui de \
                  Sacha est Demo1-sacha1-Demo2-sacha1, celui de Dominique Demo1-domini-Demo2-domini, et ainsi de chacun.",
    asked: "Qui représentera le groupe ?",
    answers: "Alix Brouillon\nClaude Essai\nMaxime Échantillon",
    max: 2,
};

/// What a vote is held with.
struct Held {
    id: ElectionId,
    keys: Vec<Secret<Ed25519>>,
    random: ChaCha20Rng,
}

/// Holds both, and follows the open one in a parcours.
pub(crate) async fn hold(scene: &Scene<'_>) -> Result<(), Fault> {
    let mut decided = opened(scene, &DECIDED).await?;
    for (place, name) in electors(WORKING_GROUP).enumerate() {
        // One blank vote, the others on the second and the third.
        let bits: &[u8] = match place {
            0 => &[1, 0, 0, 0],
            1 | 2 | 4 => &[0, 0, 0, 1],
            _ => &[0, 0, 1, 0],
        };
        vote(scene, &mut decided, name, bits).await?;
    }
    let close = CloseElection {
        election: decided.id,
        reason: "Tous les membres ont voté.".to_owned(),
    };
    scene.act(PREPARES, &close).await?;
    scene.settle().await?;
    decrypt(scene, &mut decided).await?;

    let mut open = opened(scene, &OPEN).await?;
    for name in electors(WORKING_GROUP).skip(2).take(2) {
        vote(scene, &mut open, name, &[0, 1, 1, 0]).await?;
    }
    follow(scene, open.id).await
}

/// A parcours whose step is the vote that is open.
async fn follow(scene: &Scene<'_>, election: ElectionId) -> Result<(), Fault> {
    let create = CreateParcours {
        title: FOLLOWED.to_owned(),
        group: scene.group(WORKING_GROUP)?,
        template: "scrutin-secret".to_owned(),
        starts_on: day(scene.now()),
        days: BTreeMap::new(),
        answers: BTreeMap::new(),
    };
    let parcours = scene.act(PREPARES, &create).await?;
    scene.act(PREPARES, &StartParcours { parcours }).await?;
    let gather = GatherSubject {
        parcours,
        role: elections::role_of("scrutin"),
        subject: SubjectRef::new("election", election),
    };
    scene.act(PREPARES, &gather).await
}

/// A code that says whose it is, in the letters that codes are made of.
fn code_of(mailbox: &str) -> String {
    let letters = mailbox.replace('l', "L") + "1111111";
    let part: String = letters.chars().take(PART_LETTERS).collect();
    format!("Demo1-{part}-Demo2-{part}")
}

fn refused(fault: &scrutin::Fault) -> Fault {
    Fault::Internal(format!("an election of the demonstration: {fault}"))
}

fn text<T: serde::Serialize>(message: &T) -> String {
    String::from_utf8_lossy(&write(message)).into_owned()
}

async fn find(scene: &Scene<'_>, id: ElectionId) -> Result<Election, Fault> {
    elections::find(&mut scene.sql(), scene.body, id)
        .await?
        .ok_or(Fault::NotFound("election"))
}

/// From nothing to an open vote.
async fn opened(scene: &Scene<'_>, told: &Told) -> Result<Held, Fault> {
    let create = CreateElection {
        group: scene.group(WORKING_GROUP)?,
        settings: Settings {
            name: told.name.to_owned(),
            description: told.description.to_owned(),
            kind: Kind::Citizens,
            crypto_group: CryptoGroup::Ed25519,
            is_revote_allowed: false,
            paper_voters: 0,
            closes_at: scene.today.plus_days(STILL_OPEN_DAYS),
            kept_days: KEPT_DAYS,
        },
    };
    let election = scene.act(PREPARES, &create).await?;
    let question = NewQuestion {
        asked: told.asked.to_owned(),
        answers: told.answers.to_owned(),
        min: 1,
        max: told.max,
        is_blank_allowed: true,
    };
    scene.act(PREPARES, &AddQuestion { election, question }).await?;
    let source = RollSource::Members;
    scene.act(PREPARES, &TakeRoll { election, source }).await?;
    let email = email_of(AUTHORITY)?;
    let designate = DesignateCredentialAuthority { election, email };
    scene.act(PREPARES, &designate).await?;
    for name in TRUSTEES {
        let email = email_of(name)?;
        scene.act(PREPARES, &DesignateTrustee { election, email }).await?;
    }
    let ask = AskForKeys {
        election,
        threshold: None,
    };
    scene.act(PREPARES, &ask).await?;
    let mut held = Held {
        id: election,
        keys: Vec::new(),
        random: ChaCha20Rng::seed_from_u64(SEED),
    };
    for name in TRUSTEES {
        let (secret, public) = trustee::generate::<Ed25519, _>(Profile::Version1, &mut held.random);
        let key = text(&public);
        scene.act(name, &RecordKey { election, key }).await?;
        held.keys.push(secret);
    }
    let codes: Vec<String> = electors(WORKING_GROUP)
        .filter_map(|name| PEOPLE.iter().find(|person| person.name == name))
        .map(|person| code_of(person.mailbox))
        .collect();
    let weighted: Vec<(&str, u64)> = codes.iter().map(|code| (code.as_str(), 1)).collect();
    let uuid = find(scene, election).await?.uuid;
    let list = credential::public_list::<Ed25519>(&uuid, &weighted).map_err(|fault| refused(&fault))?;
    let give = RecordCredentials {
        election,
        credentials: text(&list),
    };
    scene.act(AUTHORITY, &give).await?;
    let open = OpenElection {
        election,
        reason: "Décision du groupe, réuni la semaine dernière.".to_owned(),
    };
    scene.act(PREPARES, &open).await?;
    Ok(held)
}

fn email_of(name: &str) -> Result<String, Fault> {
    let invented = PEOPLE.iter().find(|person| person.name == name);
    let email = invented.map(crate::Invented::email);
    email.ok_or_else(|| Fault::Internal(format!("nobody was invented as {name}")))
}

/// A voter chooses: the blank vote first, then each answer.
async fn vote(scene: &Scene<'_>, held: &mut Held, name: &str, bits: &[u8]) -> Result<(), Fault> {
    let found = find(scene, held.id).await?;
    let bytes = elections::published(&mut scene.sql(), scene.body, &found).await?;
    let election = scrutin::election::Election::<Ed25519>::read(&bytes).map_err(|fault| refused(&fault))?;
    let voter = PEOPLE.iter().find(|person| person.name == name);
    let code = voter.map(|person| code_of(person.mailbox)).unwrap_or_default();
    let plains: [Plain; 1] = [Shaped::Flat(bits.to_vec())];
    let made = ballot::make(&election, &mut held.random, &code, &plains).map_err(|fault| refused(&fault))?;
    let ballot = check_ballot(
        scene.house(),
        scene.body,
        (held.id, scene.person(name)?),
        text(&made),
    )
    .await?;
    let cast = CastSecretBallot {
        election: held.id,
        ballot,
        is_assisted: false,
    };
    scene.act(name, &cast).await
}

/// Every trustee gives their part.
async fn decrypt(scene: &Scene<'_>, held: &mut Held) -> Result<(), Fault> {
    let found = find(scene, held.id).await?;
    let bytes = elections::published(&mut scene.sql(), scene.body, &found).await?;
    let election = scrutin::election::Election::<Ed25519>::read(&bytes).map_err(|fault| refused(&fault))?;
    let written = elections::encrypted_tally(&mut scene.sql(), scene.body, &found).await?;
    let written: EncryptedTally = read(&written).map_err(|fault| refused(&fault))?;
    let mut tally = Vec::new();
    for question in &written {
        let ciphers: Result<Vec<Cipher<Ed25519>>, scrutin::Fault> =
            question.flat().into_iter().map(Cipher::read).collect();
        tally.push(ciphers.map_err(|fault| refused(&fault))?);
    }
    for (name, key) in TRUSTEES.iter().zip(&held.keys) {
        let part = decryption::decrypt(&election, &mut held.random, key, &tally);
        let trustee = (held.id, scene.person(name)?);
        let part = check_part(scene.house(), scene.body, trustee, &text(&part)).await?;
        scene.act(name, &RecordPartialDecryption { part }).await?;
    }
    // The result is made by the worker.
    scene.settle().await
}
