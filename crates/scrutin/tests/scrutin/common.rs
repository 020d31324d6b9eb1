//! Elections made for tests, and where the shared ones are.

use std::path::PathBuf;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use scrutin::Profile;
use scrutin::ballot::{self, Plain};
use scrutin::credential;
use scrutin::election::ElectionDocument;
use scrutin::group::{Group, Secret};
use scrutin::holding::{Holding, shuffle, write_election};
use scrutin::message::{ElectionResult, Shaped, TrusteeKind, write};
use scrutin::trustee::{self, threshold};

pub(crate) const UUID: &str = "7ZQJLP7KVsixq9";
pub(crate) const PROFILE: Profile = Profile::Version1;
pub(crate) const TIME_SECONDS: u64 = 1_795_311_561;

/// The shared elections, if they are there.
pub(crate) fn shared() -> Option<Vec<PathBuf>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/elections");
    let Ok(listed) = std::fs::read_dir(folder) else {
        println!("skipped: the shared elections are absent");
        return None;
    };
    let mut folders: Vec<PathBuf> = listed.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    Some(folders)
}

pub(crate) fn random(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// An election to hold: questions as JSON, what each voter answers, in order (a voter may come back), weights.
pub(crate) struct Told {
    pub(crate) questions: &'static str,
    pub(crate) weights: Vec<u64>,
    pub(crate) votes: Vec<(usize, Vec<Plain>)>,
    pub(crate) trustees: TrusteesTold,
}

/// Single trustees, and ceremonies of (size, threshold).
pub(crate) struct TrusteesTold {
    pub(crate) singles: usize,
    pub(crate) ceremony: Option<(usize, usize)>,
}

pub(crate) fn flat(bits: &[u8]) -> Plain {
    Shaped::Flat(bits.to_vec())
}

pub(crate) fn nested(lists: &[&[u8]]) -> Plain {
    Shaped::Nested(lists.iter().map(|list| list.to_vec()).collect())
}

/// The trustees of an election and their secrets, by number.
pub(crate) struct Keys<G: Group> {
    pub(crate) kinds: Vec<TrusteeKind>,
    pub(crate) secrets: Vec<Secret<G>>,
    /// Those who come to the tally.
    pub(crate) present: Vec<usize>,
}

pub(crate) fn keys<G: Group>(told: &TrusteesTold, random: &mut ChaCha20Rng) -> Keys<G> {
    let mut kinds = Vec::new();
    let mut secrets = Vec::new();
    for _ in 0..told.singles {
        let (secret, public) = trustee::generate::<G, _>(PROFILE, random);
        kinds.push(trustee::single(public));
        secrets.push(secret);
    }
    let mut present: Vec<usize> = (1..=told.singles).collect();
    if let Some((size, threshold)) = told.ceremony {
        let (parameters, shares) = ceremony::<G>(size, threshold, random);
        kinds.push(trustee::pedersen(parameters));
        secrets.extend(shares);
        // The first of them does not come.
        present.extend((told.singles + 1 + size - threshold)..=(told.singles + size));
    }
    Keys {
        kinds,
        secrets,
        present,
    }
}

/// The six steps, as each trustee and the server do them.
pub(crate) fn ceremony<G: Group>(
    size: usize,
    threshold: usize,
    random: &mut ChaCha20Rng,
) -> (scrutin::message::ThresholdParameters, Vec<Secret<G>>) {
    let seeds: Vec<_> = (0..size).map(|_| trustee::channel::draw_seed(random)).collect();
    let written: Vec<_> = seeds
        .iter()
        .enumerate()
        .map(|(index, seed)| {
            threshold::certificate::<G, _>(PROFILE, random, seed, (size, threshold, index + 1)).unwrap()
        })
        .collect();
    let certificates = threshold::read_certificates::<G>(PROFILE, &written).unwrap();
    let polynomials: Vec<_> = seeds
        .iter()
        .map(|seed| threshold::polynomial(PROFILE, random, seed, &certificates).unwrap())
        .collect();
    let commitments: Vec<_> = polynomials
        .iter()
        .map(|one| threshold::commitment(&one.coefexps))
        .collect();
    threshold::verify_commitments(polynomials.iter().map(|one| &one.coefexps), &commitments).unwrap();
    let vinputs = threshold::vinputs(PROFILE, &certificates, &polynomials).unwrap();
    let voutputs: Vec<_> = seeds
        .iter()
        .zip(&vinputs)
        .map(|(seed, vinput)| threshold::voutput(PROFILE, random, seed, &certificates, vinput).unwrap())
        .collect();
    let shares = seeds
        .iter()
        .zip(&voutputs)
        .map(|(seed, voutput)| threshold::private_key::<G>(PROFILE, seed, &voutput.private_key).unwrap())
        .collect();
    let parameters = threshold::parameters(PROFILE, &certificates, &polynomials, &voutputs).unwrap();
    (parameters, shares)
}

pub(crate) fn document(questions: &str) -> ElectionDocument {
    serde_json::from_value(serde_json::json!({
        "version": 1, "description": "Une élection d’essai.", "name": "Essai", "group": "", "public_key": "",
        "questions": serde_json::from_str::<serde_json::Value>(questions).unwrap(), "uuid": UUID,
    }))
    .unwrap()
}

/// What an election held from its beginning to its end gave.
pub(crate) struct Held {
    pub(crate) archive: Vec<u8>,
    pub(crate) result: ElectionResult,
    pub(crate) codes: Vec<String>,
}

/// Opens an election: its holding, its trustees, its private credentials.
pub(crate) fn open<G: Group>(
    told: &Told,
    random: &mut ChaCha20Rng,
) -> (Holding<G, Vec<u8>>, Keys<G>, Vec<String>) {
    let keys = keys::<G>(&told.trustees, random);
    let codes: Vec<String> = told
        .weights
        .iter()
        .map(|_| credential::draw(random).to_string())
        .collect();
    let weighted: Vec<(&str, u64)> = codes
        .iter()
        .map(String::as_str)
        .zip(told.weights.iter().copied())
        .collect();
    let credentials = credential::public_list::<G>(UUID, &weighted).unwrap();
    let election = write_election::<G>(&document(told.questions), &keys.kinds).unwrap();
    let holding = Holding::open(Vec::new(), TIME_SECONDS, &election, &keys.kinds, &credentials).unwrap();
    (holding, keys, codes)
}

pub(crate) fn hold<G: Group>(told: &Told, seed: u64) -> Held {
    let random = &mut random(seed);
    let (mut holding, keys, codes) = open::<G>(told, random);
    for (voter, plains) in &told.votes {
        let ballot = ballot::make(&holding.board.election, random, &codes[*voter], plains).unwrap();
        holding.ballot(&write(&ballot)).unwrap();
    }
    holding.close().unwrap();
    if holding.board.election.is_shuffled() {
        for owner in 1..=2.min(keys.secrets.len()) {
            let made = shuffle(&holding.board, random).unwrap();
            holding.shuffle(owner, &made).unwrap();
        }
        holding.end_shuffles().unwrap();
    }
    for owner in &keys.present {
        let tally = holding.board.tally().unwrap();
        let secret = &keys.secrets[owner - 1];
        let made = scrutin::decryption::decrypt(&holding.board.election, random, secret, tally);
        holding.decryption(*owner, &made).unwrap();
    }
    let result = holding.result().unwrap();
    Held {
        archive: holding.finish().unwrap(),
        result,
        codes,
    }
}

pub(crate) const HOMOMORPHIC: &str = r#"[
    {"answers":["Oui","Non"],"min":0,"max":1,"question":"Aménager la place ?"},
    {"answers":["A","B","C"],"blank":true,"min":1,"max":2,"question":"Quels projets ?"}
]"#;
pub(crate) const TO_SHUFFLE: &str = r#"[
    {"answers":["Oui","Non"],"min":1,"max":1,"question":"Aménager ?"},
    {"type":"NonHomomorphic","value":{"answers":["A","B","C"],"question":"Quel ordre ?"}}
]"#;
pub(crate) const LISTS: &str = r#"[
    {"type":"Lists","value":{"answers":[["Liste 1","a","b"],["Liste 2","c"]],"question":"Quelle liste ?"}}
]"#;

pub(crate) fn homomorphic(weights: Vec<u64>, trustees: TrusteesTold) -> Told {
    Told {
        questions: HOMOMORPHIC,
        weights,
        votes: vec![
            (0, vec![flat(&[1, 0]), flat(&[0, 1, 1, 0])]),
            (1, vec![flat(&[0, 1]), flat(&[1, 0, 0, 0])]),
            (2, vec![flat(&[0, 0]), flat(&[0, 0, 0, 1])]),
            // They come back: the last ballot counts.
            (0, vec![flat(&[0, 1]), flat(&[0, 1, 0, 0])]),
        ],
        trustees,
    }
}

pub(crate) fn to_shuffle(trustees: TrusteesTold) -> Told {
    Told {
        questions: TO_SHUFFLE,
        weights: vec![1; 4],
        votes: vec![
            (0, vec![flat(&[1, 0]), flat(&[1, 2, 3])]),
            (1, vec![flat(&[0, 1]), flat(&[0, 0, 0])]),
            (3, vec![flat(&[1, 0]), flat(&[3, 255, 1])]),
            (1, vec![flat(&[1, 0]), flat(&[2, 1, 3])]),
        ],
        trustees,
    }
}

pub(crate) fn lists(trustees: TrusteesTold) -> Told {
    Told {
        questions: LISTS,
        weights: vec![1, 2, 1],
        votes: vec![
            (0, vec![nested(&[&[1, 1, 0], &[0, 0]])]),
            (1, vec![nested(&[&[0, 0, 0], &[1, 1]])]),
            (2, vec![nested(&[&[1, 1, 1], &[0, 0]])]),
        ],
        trustees,
    }
}
