//! What a trustee does without a server: keys, the threshold ceremony, shuffling, decrypting.

use std::path::Path;

use scrutin::board::Board;
use scrutin::group::{Group, Secret};
use scrutin::message::{SignedMessage, write};
use scrutin::trustee::{channel, generate, read_private_key, threshold, write_private_key};
use scrutin::{Fault, Hash, InGroup, Profile, Rule};
use serde::Serialize;
use serde::de::DeserializeOwned;
use ui::Words;

use super::roles::{OnBoard, in_named_group, on_board};
use super::{read, refuse, unreadable, write_new};
use crate::cli::scrutin::{Ceremony, ScrutinTrustee, TrusteeDecrypt, Trusteeing};
use crate::commands::answer;
use crate::failure::Failure;

/// The version in which keys are made.
const PROFILE: Profile = Profile::Version1;

pub(super) fn run(words: Words, asked: &ScrutinTrustee) -> Result<(), Failure> {
    let group = match &asked.asked {
        Trusteeing::Decrypt(asked) => return decrypt(words, asked),
        Trusteeing::Shuffle(asked) => return on_board(words, &asked.election, Shuffling(words)),
        Trusteeing::New(asked) => &asked.group,
        Trusteeing::ThresholdCertificate(asked) => &asked.group,
        Trusteeing::ThresholdPolynomial(asked) => &asked.ceremony.group,
        Trusteeing::ThresholdInputs(asked) => &asked.ceremony.group,
        Trusteeing::ThresholdOutput(asked) => &asked.ceremony.group,
        Trusteeing::ThresholdParameters(asked) => &asked.ceremony.group,
    };
    in_named_group(words, &group.group, Making(words, &asked.asked))
}

/// A message on a line.
fn say(message: &impl Serialize) -> Result<(), Failure> {
    answer(&format!("{}\n", String::from_utf8(write(message))?))
}

/// The messages of a file, one a line.
fn messages<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Failure> {
    read(path)?
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).map_err(|error| unreadable(path, &error)))
        .collect()
}

/// The name of a trustee's files, as the official programs give it: the beginning of a hash of the public key.
fn file_name(public_key: &str) -> String {
    Hash::of(public_key.as_bytes()).to_string()[..8].to_uppercase()
}

struct Making<'a>(Words, &'a Trusteeing);

impl InGroup for Making<'_> {
    type Output = Result<(), Failure>;

    fn run<G: Group>(self) -> Self::Output {
        let Self(words, asked) = self;
        let no = |fault: Fault| refuse(words, &fault);
        let random = &mut rand::rng();
        match asked {
            Trusteeing::New(asked) => {
                let (secret, public) = generate::<G, _>(PROFILE, random);
                let name = asked.into.folder.join(file_name(&public.public_key));
                write_new(
                    &name.with_extension("privkey"),
                    &write_private_key::<G>(&secret),
                    true,
                )?;
                let written = String::from_utf8(write(&public))?;
                write_new(&name.with_extension("pubkey"), &written, false)?;
                answer(&format!("{}\n", name.display()))
            }
            Trusteeing::ThresholdCertificate(asked) => {
                let seed = channel::draw_seed(random);
                let context = (asked.size, asked.threshold, asked.index);
                let certificate =
                    threshold::certificate::<G, _>(PROFILE, random, &seed, context).map_err(no)?;
                let written = String::from_utf8(write(&certificate))?;
                let name = asked.into.folder.join(file_name(&written));
                write_new(&name.with_extension("key"), &seed, true)?;
                write_new(&name.with_extension("cert"), &written, false)?;
                answer(&format!("{}\n", name.display()))
            }
            Trusteeing::ThresholdPolynomial(asked) => {
                let certificates = certificates::<G>(words, &asked.ceremony)?;
                let seed = read(&asked.seed)?;
                let made = threshold::polynomial(PROFILE, random, seed.trim(), &certificates).map_err(no)?;
                let hash = [("hash", threshold::commitment(&made.coefexps).to_string().into())];
                eprintln!("parvis: {}", words.say_with("cli-scrutin-commitment", &hash));
                say(&made)
            }
            Trusteeing::ThresholdInputs(asked) => {
                let certificates = certificates::<G>(words, &asked.ceremony)?;
                let polynomials: Vec<threshold::Polynomial> = messages(&asked.polynomials)?;
                let revealed = polynomials.iter().map(|one| &one.coefexps);
                verify_commitments(words, asked.commitments.as_deref(), revealed)?;
                let inputs = threshold::vinputs(PROFILE, &certificates, &polynomials).map_err(no)?;
                for (input, number) in inputs.iter().zip(1..) {
                    let name = asked.into.folder.join(format!("{number}.vinput"));
                    write_new(&name, &String::from_utf8(write(input))?, false)?;
                }
                Ok(())
            }
            Trusteeing::ThresholdOutput(asked) => {
                let certificates = certificates::<G>(words, &asked.ceremony)?;
                let seed = read(&asked.seed)?;
                let input: Vec<threshold::Vinput> = messages(&asked.input)?;
                let input = input.first().ok_or_else(|| no(Rule::MessageForm.into()))?;
                verify_commitments(words, asked.commitments.as_deref(), &input.coefexps)?;
                let made = threshold::voutput(PROFILE, random, seed.trim(), &certificates, input);
                say(&made.map_err(no)?)
            }
            Trusteeing::ThresholdParameters(asked) => {
                let certificates = certificates::<G>(words, &asked.ceremony)?;
                let polynomials: Vec<threshold::Polynomial> = messages(&asked.polynomials)?;
                let outputs: Vec<threshold::Voutput> = messages(&asked.outputs)?;
                let made = threshold::parameters(PROFILE, &certificates, &polynomials, &outputs);
                say(&made.map_err(no)?)
            }
            // Both are done on the board of an archive.
            Trusteeing::Decrypt(_) | Trusteeing::Shuffle(_) => Ok(()),
        }
    }
}

fn certificates<G: Group>(words: Words, asked: &Ceremony) -> Result<threshold::Certificates<G>, Failure> {
    let written: Vec<SignedMessage> = messages(&asked.certificates)?;
    threshold::read_certificates::<G>(PROFILE, &written).map_err(|fault| refuse(words, &fault))
}

/// Whether everybody revealed what they had committed to, by the file of commitments; says it when there is none.
fn verify_commitments<'a>(
    words: Words,
    path: Option<&Path>,
    revealed: impl IntoIterator<Item = &'a SignedMessage>,
) -> Result<(), Failure> {
    let Some(path) = path else {
        eprintln!("parvis: {}", words.say("cli-scrutin-commitments-unchecked"));
        return Ok(());
    };
    let commitments = read(path)?
        .split_whitespace()
        .map(|text| Hash::read(text).ok_or_else(|| unreadable(path, &std::io::ErrorKind::InvalidData)))
        .collect::<Result<Vec<Hash>, Failure>>()?;
    threshold::verify_commitments(revealed, &commitments).map_err(|fault| refuse(words, &fault))
}

struct Shuffling(Words);

impl OnBoard for Shuffling {
    fn run<G: Group>(self, board: Board<G>) -> Result<(), Failure> {
        let made = scrutin::holding::shuffle(&board, &mut rand::rng());
        say(&made.map_err(|fault| refuse(self.0, &fault))?)
    }
}

fn decrypt(words: Words, asked: &TrusteeDecrypt) -> Result<(), Failure> {
    struct Decrypting<'a>(Words, &'a TrusteeDecrypt);
    impl OnBoard for Decrypting<'_> {
        fn run<G: Group>(self, board: Board<G>) -> Result<(), Failure> {
            let Self(words, asked) = self;
            let no = |fault: Fault| refuse(words, &fault);
            let secret: Secret<G> = match (&asked.key, &asked.seed, &asked.encrypted_key) {
                (Some(key), _, _) => read_private_key::<G>(&read(key)?).map_err(no)?,
                (None, Some(seed), Some(encrypted)) => {
                    let (seed, encrypted) = (read(seed)?, read(encrypted)?);
                    threshold::private_key::<G>(PROFILE, seed.trim(), encrypted.trim()).map_err(no)?
                }
                _ => return Err(no(Rule::SecretMismatch.into())),
            };
            let own = G::write(&G::generator_power_secret(&secret));
            if !board.trustees.keys().iter().any(|key| key.text == own) {
                return Err(no(Fault::new(Rule::SecretMismatch).found(own)));
            }
            let tally = board
                .tally()
                .filter(|_| board.is_decrypting())
                .ok_or_else(|| no(Rule::EventOrder.into()))?;
            let made = scrutin::decryption::decrypt(&board.election, &mut rand::rng(), &secret, tally);
            say(&made)
        }
    }
    on_board(words, &asked.election, Decrypting(words, asked))
}
