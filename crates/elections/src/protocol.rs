//! What the protocol has to say about what people send: each message is verified by `scrutin`, in the election's own group,
//! before anything is kept. Nothing here knows a table, a person or a clock.

mod decrypting;
mod opening;

use std::sync::{Arc, LazyLock};

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use scrutin::board::Board;
use scrutin::group::Group;
use scrutin::message::{Ballot, Event, EventType, SignedMessage, TrusteePublicKey, read, write};
use scrutin::trustee::threshold::{self, Polynomial, Vinput, Voutput};
use scrutin::trustee::{single, verify_key};
use scrutin::{Fault, Hash, InGroup, Profile, Rule, in_group};

use crate::model::VOTERS_MAX;

pub(crate) use decrypting::{
    Counting, Encrypted, after_shuffle, check_decryption, check_shuffle, encrypted_tally, result,
};
pub(crate) use opening::{CredentialsFault, check_credentials, open};

/// The version of the protocol that elections are held in.
pub(crate) const PROFILE: Profile = Profile::Version1;

/// Boards of open elections held in memory: each is read from what was published once and never changes.
const BOARDS_MAX: usize = 8;
/// And credentials of theirs: two of the largest elections, or many small ones.
const CREDENTIALS_MAX: u64 = 2 * (VOTERS_MAX as u64 + 1);

/// Does something in the group of this name.
fn in_its_group<T, O>(group: &str, task: T) -> Result<O, Fault>
where
    T: InGroup<Output = Result<O, Fault>>,
{
    in_group(group, task).unwrap_or_else(|| Err(Fault::new(Rule::ElectionGroup).found(group)))
}

/// What verifies the ballots of one open election.
pub(crate) trait Booth: Send + Sync {
    /// The hash of a ballot that may be put in the urn.
    fn verify(&self, ballot: &[u8]) -> Result<Hash, Fault>;
}

impl<G: Group> Booth for Board<G> {
    fn verify(&self, ballot: &[u8]) -> Result<Hash, Fault> {
        self.verify_ballot(ballot)
    }
}

/// The three messages that open an election.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    pub(crate) group: String,
    pub(crate) election: Vec<u8>,
    pub(crate) trustees: Vec<u8>,
    pub(crate) credentials: Vec<u8>,
}

/// A booth, and how many credentials it holds.
#[derive(Clone)]
struct Held(Arc<dyn Booth>, u64);

#[derive(Clone)]
struct ByCredentials;

impl Weighter<String, Held> for ByCredentials {
    fn weight(&self, _key: &String, held: &Held) -> u64 {
        held.1
    }
}

static BOOTHS: LazyLock<Cache<String, Held, ByCredentials>> =
    LazyLock::new(|| Cache::with_weighter(BOARDS_MAX, CREDENTIALS_MAX, ByCredentials));

/// The booth of an election, if it is held in memory. `key` is the hash of what opened it: it says the election, its keys
/// and its credentials.
pub(crate) fn known_booth(key: &str) -> Option<Arc<dyn Booth>> {
    BOOTHS.get(key).map(|held| held.0)
}

/// Reads a booth from what was published, and holds it. Many who come at once wait for the one who reads it.
pub(crate) fn booth(key: &str, setup: &Setup) -> Result<Arc<dyn Booth>, Fault> {
    struct Read<'a>(&'a Setup);
    impl InGroup for Read<'_> {
        type Output = Result<Held, Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let Setup {
                election,
                trustees,
                credentials,
                ..
            } = self.0;
            let board = Board::<G>::open(election, trustees, credentials).map_err(|(_, fault)| fault)?;
            let voters = board.credentials.len() as u64;
            Ok(Held(Arc::new(board), voters + 1))
        }
    }
    let held = BOOTHS.get_or_insert_with(key, || in_its_group(&setup.group, Read(setup)))?;
    Ok(held.0)
}

/// A ballot that was verified: it belongs to this election, is signed by one of its credentials, and proves that its choices
/// are allowed. Whether it may still come is another question, for the one who puts it in.
#[derive(Clone, Debug)]
pub struct VerifiedBallot {
    pub(crate) fingerprint: String,
    pub(crate) credential: String,
    pub(crate) hash: Hash,
    pub(crate) content: String,
}

impl VerifiedBallot {
    /// What its voter can look for in the urn.
    pub fn tracker(&self) -> String {
        self.hash.base64()
    }
}

/// Verifies a ballot; `fingerprint` is the election's.
pub(crate) fn verify_ballot(
    booth: &dyn Booth,
    fingerprint: String,
    content: String,
) -> Result<VerifiedBallot, Fault> {
    let hash = booth.verify(content.as_bytes())?;
    let ballot: Ballot = read(content.as_bytes())?;
    Ok(VerifiedBallot {
        fingerprint,
        credential: ballot.credential,
        hash,
        content,
    })
}

/// Verifies the key of a single trustee and gives it back in its one writing, with the trustee's name.
pub(crate) fn named_key(group: &str, written: &str, name: &str) -> Result<String, Fault> {
    struct Verify<'a>(&'a TrusteePublicKey);
    impl InGroup for Verify<'_> {
        type Output = Result<(), Fault>;
        fn run<G: Group>(self) -> Self::Output {
            verify_key::<G>(PROFILE, self.0).map(drop)
        }
    }
    let mut key: TrusteePublicKey = read(written.trim().as_bytes())?;
    if key.signature.is_some() {
        return Err(Rule::VerificationKeySignature.into());
    }
    in_its_group(group, Verify(&key))?;
    key.name = Some(name.to_owned());
    Ok(text_of(&key))
}

/// What each trustee gave in a ceremony so far, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ceremony {
    pub(crate) certificates: Vec<SignedMessage>,
    pub(crate) polynomials: Vec<Polynomial>,
    pub(crate) voutputs: Vec<Voutput>,
}

/// Verifies what the trustee of this number (from 1) gives at a step, as soon as they give it.
pub(crate) fn check_step(
    group: &str,
    ceremony: &Ceremony,
    (size, wanted): (usize, usize),
    (index, step, written): (usize, u8, &str),
) -> Result<(), Fault> {
    struct Check<'a>(&'a Ceremony, (usize, usize), (usize, u8, &'a str));
    impl InGroup for Check<'_> {
        type Output = Result<(), Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let Self(ceremony, (size, wanted), (index, step, written)) = self;
            let written = written.as_bytes();
            if step == 1 {
                let certificate: SignedMessage = read(written)?;
                return threshold::check_certificate::<G>(PROFILE, &certificate, (size, wanted, index));
            }
            let certificates = threshold::read_certificates::<G>(PROFILE, &ceremony.certificates)?;
            if step == 3 {
                let polynomial: Polynomial = read(written)?;
                return threshold::check_polynomial(PROFILE, &certificates, &polynomial, index);
            }
            let voutput: Voutput = read(written)?;
            threshold::check_voutput(PROFILE, &certificates, &ceremony.polynomials, (&voutput, index))
        }
    }
    in_its_group(group, Check(ceremony, (size, wanted), (index, step, written)))
}

/// Verifies a ceremony as far as it has come: when all certificates are there, their context and signatures; when all
/// coefficients are, each one's; when all keys are, everything that will be published.
pub(crate) fn check_ceremony(
    group: &str,
    ceremony: &Ceremony,
    (size, threshold): (usize, usize),
) -> Result<(), Fault> {
    struct Check<'a>(&'a Ceremony, (usize, usize));
    impl InGroup for Check<'_> {
        type Output = Result<(), Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let Self(ceremony, (size, wanted)) = self;
            if ceremony.certificates.len() < size {
                return Ok(());
            }
            let certificates = threshold::read_certificates::<G>(PROFILE, &ceremony.certificates)?;
            if certificates.threshold != wanted {
                return Err(Rule::CertificateContext.into());
            }
            if ceremony.polynomials.len() < size {
                return Ok(());
            }
            threshold::vinputs(PROFILE, &certificates, &ceremony.polynomials)?;
            if ceremony.voutputs.len() < size {
                return Ok(());
            }
            let (polynomials, voutputs) = (&ceremony.polynomials, &ceremony.voutputs);
            threshold::parameters(PROFILE, &certificates, polynomials, voutputs).map(drop)
        }
    }
    in_its_group(group, Check(ceremony, (size, threshold)))
}

/// What the trustee of this number (from 1) is handed at the fifth step.
pub(crate) fn vinput(group: &str, ceremony: &Ceremony, position: usize) -> Result<Vinput, Fault> {
    struct Hand<'a>(&'a Ceremony);
    impl InGroup for Hand<'_> {
        type Output = Result<Vec<Vinput>, Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let certificates = threshold::read_certificates::<G>(PROFILE, &self.0.certificates)?;
            threshold::vinputs(PROFILE, &certificates, &self.0.polynomials)
        }
    }
    let handed = in_its_group(group, Hand(ceremony))?;
    let own = position
        .checked_sub(1)
        .and_then(|place| handed.into_iter().nth(place));
    own.ok_or_else(|| Rule::ThresholdShape.into())
}

/// The keys of trustees as the election publishes them.
pub(crate) fn trustees_of(
    group: &str,
    keys: &[TrusteePublicKey],
    ceremony: Option<&Ceremony>,
) -> Result<Vec<scrutin::message::TrusteeKind>, Fault> {
    struct Publish<'a>(&'a Ceremony);
    impl InGroup for Publish<'_> {
        type Output = Result<scrutin::message::ThresholdParameters, Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let certificates = threshold::read_certificates::<G>(PROFILE, &self.0.certificates)?;
            threshold::parameters(PROFILE, &certificates, &self.0.polynomials, &self.0.voutputs)
        }
    }
    match ceremony {
        Some(ceremony) => {
            let parameters = in_its_group(group, Publish(ceremony))?;
            Ok(vec![scrutin::trustee::pedersen(parameters)])
        }
        None => Ok(keys.iter().cloned().map(single).collect()),
    }
}

/// The hash of an event in its one writing.
pub(crate) fn event_hash(parent: Option<Hash>, height: u64, kind: EventType, payload: Option<Hash>) -> Hash {
    Hash::of(event_text(parent, height, kind, payload).as_bytes())
}

/// An event in its one writing.
pub(crate) fn event_text(
    parent: Option<Hash>,
    height: u64,
    kind: EventType,
    payload: Option<Hash>,
) -> String {
    text_of(&Event {
        parent,
        height,
        kind,
        payload,
    })
}

/// A message in its one writing.
pub(crate) fn text_of<T: serde::Serialize>(message: &T) -> String {
    String::from_utf8(write(message)).unwrap_or_default()
}
