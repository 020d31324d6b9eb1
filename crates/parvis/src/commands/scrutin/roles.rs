//! What the credential authority, a voter and who counts do without a server.

use std::fmt::Write as _;
use std::io::Read as _;

use scrutin::ballot::Plain;
use scrutin::board::Board;
use scrutin::group::Group;
use scrutin::message::{Owned, PartialDecryption, write};
use scrutin::{Fault, Hash, InGroup, Rule, in_group};
use ui::Words;
use zeroize::Zeroizing;

use super::{open, read, refuse, unreadable, whole, write_new};
use crate::cli::scrutin::{ScrutinBallot, ScrutinCredentials, ScrutinTally};
use crate::commands::answer;
use crate::failure::Failure;

/// Does something in the group that was named; it was checked when the command was read.
pub(super) fn in_named_group<T, O>(words: Words, name: &str, task: T) -> Result<O, Failure>
where
    T: InGroup<Output = Result<O, Failure>>,
{
    in_group(name, task).unwrap_or_else(|| Err(refuse(words, &Fault::new(Rule::ElectionGroup).found(name))))
}

/// Does something with the board that an archive makes, if it is entirely valid.
pub(super) fn on_board<T: OnBoard>(words: Words, path: &std::path::Path, task: T) -> Result<(), Failure> {
    struct Opened<'a, T>(Words, &'a std::path::Path, T);
    impl<T: OnBoard> InGroup for Opened<'_, T> {
        type Output = Result<(), Failure>;
        fn run<G: Group>(self) -> Self::Output {
            let Self(words, path, task) = self;
            let (board, _, _) =
                scrutin::verify::board::<G, _>(open(path)?).map_err(|fault| refuse(words, &fault))?;
            task.run(board)
        }
    }
    let group = scrutin::verify::group_of(open(path)?).map_err(|fault| refuse(words, &fault))?;
    in_named_group(words, &group, Opened(words, path, task))
}

/// Something to do with a board.
pub(super) trait OnBoard {
    /// Does it.
    fn run<G: Group>(self, board: Board<G>) -> Result<(), Failure>;
}

/// One line a voter: an address, perhaps a login, perhaps a weight.
fn voters(words: Words, text: &str) -> Result<Vec<(String, u64)>, Failure> {
    let mut voters = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut fields = line.split(',').map(str::trim);
        let name = fields.next().unwrap_or_default().to_owned();
        let _login = fields.next();
        let weight = match fields.next() {
            None | Some("") => 1,
            Some(weight) => weight
                .parse()
                .ok()
                .filter(|weight: &u64| *weight > 0)
                .ok_or_else(|| {
                    let fault = Fault::new(Rule::CredentialWeight).found(weight);
                    refuse(words, &fault.answer(voters.len() + 1))
                })?,
        };
        if voters.iter().any(|(known, _)| *known == name) {
            let fault = Fault::new(Rule::CredentialTwice).found(&name);
            return Err(refuse(words, &fault.answer(voters.len() + 1)));
        }
        voters.push((name, weight));
    }
    if voters.is_empty() {
        return Err(refuse(words, &Rule::CredentialsNone.into()));
    }
    Ok(voters)
}

pub(super) fn credentials(words: Words, asked: &ScrutinCredentials) -> Result<(), Failure> {
    struct Publics<'a>(Words, &'a str, Vec<(&'a str, u64)>);
    impl InGroup for Publics<'_> {
        type Output = Result<Vec<String>, Failure>;
        fn run<G: Group>(self) -> Self::Output {
            let Self(words, uuid, codes) = self;
            scrutin::credential::public_list::<G>(uuid, &codes).map_err(|fault| refuse(words, &fault))
        }
    }
    if !scrutin::election::is_uuid(&asked.uuid) {
        return Err(refuse(words, &Fault::new(Rule::ElectionUuid).found(&asked.uuid)));
    }
    let voters = voters(words, &read(&asked.voters)?)?;
    let random = &mut rand::rng();
    let codes: Vec<Zeroizing<String>> = voters.iter().map(|_| scrutin::credential::draw(random)).collect();
    let weighted = codes
        .iter()
        .zip(&voters)
        .map(|(code, (_, weight))| (code.as_str(), *weight))
        .collect();
    let publics = in_named_group(words, &asked.group.group, Publics(words, &asked.uuid, weighted))?;
    let mut private = Zeroizing::new(String::from("{"));
    for (index, ((name, _), code)) in voters.iter().zip(&codes).enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(
            private,
            "{comma}{}:\"{}\"",
            serde_json::to_string(name)?,
            code.as_str()
        );
    }
    private.push('}');
    let folder = &asked.into.folder;
    let public = String::from_utf8(write(&publics))?;
    write_new(&folder.join(format!("{}.privcreds", asked.uuid)), &private, true)?;
    write_new(&folder.join(format!("{}.pubcreds", asked.uuid)), &public, false)
}

pub(super) fn ballot(words: Words, asked: &ScrutinBallot) -> Result<(), Failure> {
    struct Vote(Words, Zeroizing<String>, Vec<Plain>);
    impl OnBoard for Vote {
        fn run<G: Group>(self, board: Board<G>) -> Result<(), Failure> {
            let Self(words, code, plains) = self;
            let made = scrutin::ballot::make(&board.election, &mut rand::rng(), code.trim(), &plains)
                .map_err(|fault| refuse(words, &fault))?;
            let bytes = write(&made);
            // The ballot is verified as the server will: its code must be one of this election.
            let hash = board
                .verify_ballot(&bytes)
                .map_err(|fault| refuse(words, &fault))?;
            answer(&format!("{}\n", String::from_utf8(bytes)?))?;
            let tracker = [("tracker", hash.base64().into())];
            eprintln!("parvis: {}", words.say_with("cli-scrutin-tracker", &tracker));
            Ok(())
        }
    }
    let plains =
        serde_json::from_str(&read(&asked.choices)?).map_err(|error| unreadable(&asked.choices, &error))?;
    let code = read(&asked.credential)?;
    on_board(words, &asked.election, Vote(words, code, plains))
}

pub(super) fn tally(words: Words, asked: &ScrutinTally) -> Result<(), Failure> {
    struct Count<'a>(Words, &'a ScrutinTally, Vec<(usize, Vec<u8>)>);
    impl OnBoard for Count<'_> {
        fn run<G: Group>(self, mut board: Board<G>) -> Result<(), Failure> {
            let Self(words, asked, decryptions) = self;
            if asked.encrypted {
                let tally = board.urn().tally();
                let written = write(&scrutin::urn::write_tally(&board.election.forms, &tally));
                return answer(&format!("{}\n", String::from_utf8(written)?));
            }
            if let Some(result) = board.result() {
                return answer(&format!("{}\n", String::from_utf8(write(result))?));
            }
            for (owner, bytes) in decryptions {
                let payload = Hash::of(&bytes);
                board
                    .put_decryption(&Owned { owner, payload }, &bytes)
                    .map_err(|fault| refuse(words, &fault.answer(owner)))?;
            }
            let result = board.compute_result().map_err(|fault| refuse(words, &fault))?;
            answer(&format!("{}\n", String::from_utf8(write(&result))?))
        }
    }
    let mut decryptions = Vec::new();
    for named in &asked.decryption {
        let parts = named
            .split_once('=')
            .and_then(|(owner, path)| Some((owner.parse().ok()?, std::path::Path::new(path))));
        let Some((owner, path)) = parts else {
            return Err(Failure::Use(
                "cli-scrutin-decryption-unnamed",
                vec![("given", named.clone())],
            ));
        };
        let mut bytes = Vec::new();
        open(path)?
            .take(scrutin::MESSAGE_BYTES_MAX + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(path, &error))?;
        whole(path, bytes.len(), scrutin::MESSAGE_BYTES_MAX)?;
        // The end of the line is the file's, not the message's.
        bytes.truncate(bytes.trim_ascii_end().len());
        let _: PartialDecryption =
            scrutin::message::read(&bytes).map_err(|fault| refuse(words, &fault.answer(owner)))?;
        decryptions.push((owner, bytes));
    }
    on_board(words, &asked.election, Count(words, asked, decryptions))
}
