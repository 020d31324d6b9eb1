//! Every shared archive, made by the official programs: it verifies, and its result comes out again of the trustees'
//! keys.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use scrutin::board::{Board, Part, State};
use scrutin::decryption::{self, Factors};
use scrutin::group::{Ed25519, Group, Secret};
use scrutin::message::{ElectionResult, PartialDecryption, SignedMessage, TrusteePublicKey, read, write};
use scrutin::trustee::{read_private_key, threshold};
use scrutin::verify::{board, group_of, verify, verify_diff};
use scrutin::{InGroup, in_group};

fn with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    found.sort();
    found
}

fn open(path: &Path) -> BufReader<File> {
    BufReader::new(File::open(path).unwrap())
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// Decrypts again with the keys beside the archive, and compares with what the archive says.
struct Recompute<'a> {
    folder: &'a Path,
    archive: &'a Path,
}

impl Recompute<'_> {
    /// The secrets that are here, by the text of their public key.
    fn secrets<G: Group>(&self) -> Vec<(String, Secret<G>)> {
        let mut secrets = Vec::new();
        for path in with_extension(self.folder, "privkey") {
            let public: TrusteePublicKey =
                serde_json::from_str(&text(&path.with_extension("pubkey"))).unwrap();
            secrets.push((public.public_key, read_private_key::<G>(&text(&path)).unwrap()));
        }
        for path in with_extension(self.folder, "dkey") {
            let seed = text(&path.with_extension("key"));
            let voutput: threshold::Voutput =
                serde_json::from_str(&text(&path.with_extension("voutput"))).unwrap();
            let secret =
                threshold::private_key::<G>(crate::common::PROFILE, seed.trim(), text(&path).trim()).unwrap();
            secrets.push((voutput.public_key.public_key, secret));
        }
        for (public, secret) in &secrets {
            assert_eq!(G::write(&G::generator_power_secret(secret)), *public);
        }
        secrets
    }
}

impl InGroup for Recompute<'_> {
    type Output = ElectionResult;

    fn run<G: Group>(self) -> ElectionResult {
        let (board, _, _): (Board<G>, _, _) = board(open(self.archive)).unwrap();
        let random = &mut crate::common::random(3);
        let tally = board.tally().unwrap();
        let keys = board.trustees.keys();
        let parts: Vec<(usize, Factors<G>)> = self
            .secrets::<G>()
            .iter()
            .map(|(public, secret)| {
                let owner = keys.iter().position(|key| key.text == *public).unwrap();
                let made: PartialDecryption = decryption::decrypt(&board.election, random, secret, tally);
                let made = read(&write(&made)).unwrap();
                (
                    owner + 1,
                    decryption::verify(&board.election, keys[owner], tally, &made).unwrap(),
                )
            })
            .collect();
        let factors = decryption::combine(&board.trustees, &parts).unwrap();
        decryption::result(&board.election, tally, &factors, board.urn().total_weight()).unwrap()
    }
}

#[test]
fn every_shared_archive_verifies_and_its_result_comes_out_of_the_keys() {
    let Some(folders) = crate::common::shared() else {
        return;
    };
    let mut verified = 0;
    for folder in &folders {
        let archive = with_extension(folder, "bel").pop().unwrap();
        let report = verify(open(&archive), &|_| {});
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(report.is_valid(), "{name}: {}", report.fault().unwrap());
        assert_eq!(report.state, Some(State::Tallied));
        let published = report.result.clone().unwrap();
        let reference = folder.join("result.reference");
        if reference.exists() {
            let expected = format!("{{\"result\":{}}}", text(&reference).trim());
            assert_eq!(write(&published), expected.as_bytes(), "{name}");
        }
        let group = group_of(open(&archive)).unwrap();
        let recomputed = in_group(
            &group,
            Recompute {
                folder,
                archive: &archive,
            },
        )
        .unwrap();
        assert_eq!(recomputed, published, "{name}");
        println!(
            "{name:32} {group:14} {:4} ballots, {:4} counted, {} checks: valid, result recomputed",
            report.ballots,
            report.counted,
            report.checks.len()
        );
        verified += 1;
    }
    println!("{verified} archives of {}", folders.len());
    assert_eq!(verified, folders.len());
}

/// How many codes are on the list of an archive.
struct Publics<'a>(&'a [u8], Vec<String>);
impl InGroup for Publics<'_> {
    type Output = usize;
    fn run<G: Group>(self) -> usize {
        let (board, _, _): (Board<G>, _, _) = board(self.0).unwrap();
        let uuid = &board.election.document.uuid;
        self.1
            .iter()
            .filter(|code| {
                let public = scrutin::credential::public::<G>(uuid, code).unwrap();
                board.credentials.get(&G::write(&public)).is_some()
            })
            .count()
    }
}

#[test]
fn private_credentials_of_the_official_programs_give_the_public_ones() {
    let Some(folders) = crate::common::shared() else {
        return;
    };
    for folder in &folders {
        let path = folder.join("private_creds.json");
        // Those of the 2.0 program are derived otherwise, and have no such file.
        if !path.exists() {
            continue;
        }
        let codes: std::collections::BTreeMap<String, String> = serde_json::from_str(&text(&path)).unwrap();
        let codes: Vec<String> = codes.into_values().collect();
        let archive = std::fs::read(with_extension(folder, "bel").pop().unwrap()).unwrap();
        let group = group_of(archive.as_slice()).unwrap();
        let count = codes.len();
        assert_eq!(
            in_group(&group, Publics(&archive, codes)),
            Some(count),
            "{folder:?}"
        );
    }
}

/// The archive up to each event, then a part of the next member.
fn ends_of_events(archive: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < archive.len() {
        let header = &archive[at..at + 512];
        let size = usize::from_str_radix(std::str::from_utf8(&header[124..135]).unwrap(), 8).unwrap();
        at += 512 + size.next_multiple_of(512);
        if header[..100].windows(6).any(|part| part == b".event") {
            ends.push(at);
        }
    }
    ends
}

#[test]
fn an_election_still_running_is_valid_and_later_states_continue_earlier_ones() {
    let Some(folders) = crate::common::shared() else {
        return;
    };
    let folder = folders
        .iter()
        .find(|folder| folder.ends_with("ed25519-h-threshold-2of3"))
        .unwrap();
    let mut archive = Vec::new();
    open(&with_extension(folder, "bel")[0])
        .read_to_end(&mut archive)
        .unwrap();
    let ends = ends_of_events(&archive);
    let mut states = Vec::new();
    for end in &ends {
        let report = verify(&archive[..*end], &|_| {});
        assert!(report.is_valid(), "{}", report.fault().unwrap());
        states.push(report.state.unwrap());
        let difference = verify_diff(&archive[..*end], &archive[..], &archive[..], &|_| {});
        assert!(difference.is_valid());
        if *end < archive.len() {
            let back = verify_diff(&archive[..], &archive[..*end], &archive[..*end], &|_| {});
            assert!(!back.is_valid());
            assert!(!verify(&archive[..*end + 512], &|_| {}).is_valid());
        }
    }
    let opens = states.iter().filter(|state| **state == State::Open).count();
    assert_eq!(opens, 9, "the setup and eight ballots");
    assert_eq!(states.last(), Some(&State::Tallied));
}

#[test]
fn a_verification_says_how_far_it_has_come_and_which_parts_it_checked() {
    let Some(folders) = crate::common::shared() else {
        return;
    };
    let folder = folders
        .iter()
        .find(|folder| folder.ends_with("ed25519-nh-mj"))
        .unwrap();
    let seen = std::sync::Mutex::new(Vec::new());
    let report = verify(open(&with_extension(folder, "bel")[0]), &|progress| {
        seen.lock().unwrap().push(progress);
    });
    let parts: Vec<(Part, u64)> = report
        .checks
        .iter()
        .map(|check| (check.part, check.count))
        .collect();
    assert_eq!(
        parts,
        [
            (Part::Archive, 112),
            (Part::Election, 1),
            (Part::Trustees, 3),
            (Part::Credentials, 102),
            (Part::Ballots, 102),
            (Part::Tally, 1),
            (Part::Shuffles, 2),
            (Part::Decryptions, 3),
            (Part::Result, 1),
        ]
    );
    let seen = seen.into_inner().unwrap();
    assert!(seen.is_sorted_by_key(|progress| progress.bytes));
    assert_eq!(seen.last().unwrap().ballots, 102);
}

#[test]
fn the_ceremony_of_the_official_programs_is_followed_step_by_step() {
    let Some(folders) = crate::common::shared() else {
        return;
    };
    let folder = folders
        .iter()
        .find(|folder| folder.ends_with("ed25519-h-threshold-2of3"))
        .unwrap();
    let lines = |name: &str| -> Vec<String> { text(&folder.join(name)).lines().map(str::to_owned).collect() };
    let written: Vec<SignedMessage> = lines("certs.jsons")
        .iter()
        .map(|line| read(line.as_bytes()).unwrap())
        .collect();
    let certificates = threshold::read_certificates::<Ed25519>(crate::common::PROFILE, &written).unwrap();
    let polynomials: Vec<threshold::Polynomial> = lines("polynomials.jsons")
        .iter()
        .map(|line| read(line.as_bytes()).unwrap())
        .collect();
    let inputs = threshold::vinputs(crate::common::PROFILE, &certificates, &polynomials).unwrap();
    let random = &mut crate::common::random(4);
    for (number, input) in (1..).zip(&inputs) {
        // The file `1.trustee` names the files of the first trustee.
        let name = text(&folder.join(format!("{number}.trustee")));
        let file = |extension: &str| text(&folder.join(format!("{}.{extension}", name.trim())));
        assert_eq!(String::from_utf8(write(input)).unwrap(), file("vinput").trim());
        let seed = file("key");
        let made =
            threshold::voutput(crate::common::PROFILE, random, seed.trim(), &certificates, input).unwrap();
        let official: threshold::Voutput = read(file("voutput").trim().as_bytes()).unwrap();
        assert_eq!(made.public_key.public_key, official.public_key.public_key);
        let key = |encrypted: &str| {
            threshold::private_key::<Ed25519>(crate::common::PROFILE, seed.trim(), encrypted).unwrap()
        };
        assert_eq!(key(&made.private_key), key(&official.private_key));
        // What was for somebody else does not open.
        let other = &inputs[number % 3];
        assert!(
            threshold::voutput(crate::common::PROFILE, random, seed.trim(), &certificates, other).is_err()
        );
    }
}
