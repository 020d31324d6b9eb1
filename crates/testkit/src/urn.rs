//! A secret vote on a running demonstration, for whoever sends many ballots there: prepared through its forms by people of the
//! demonstration. What each of them does in a browser (keys, codes, ballots) is done here by the same protocol.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;

use axum::http::StatusCode;
use db::Uuid;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use scrutin::ballot::{self, Plain};
use scrutin::election::Election;
use scrutin::group::{Ed25519, Group};
use scrutin::message::{Shaped, write};
use scrutin::{Hash, Profile, credential, trustee};

use crate::Web;
use crate::web::between;

const AGENT: &str = "camille@demonstration.example";
const AUTHORITY: &str = "jeanne@demonstration.example";
const TRUSTEES: [&str; 2] = ["paol@demonstration.example", "lucie@demonstration.example"];
/// Of keys and codes: nothing here is a secret.
const SEED: u64 = 5;
/// What is asked: with the blank vote, a ballot of five ciphertexts.
const ANSWERS: &str = "Le jardin\nLa halle\nLe théâtre\nLe port";
const CIPHERTEXTS: usize = 5;
/// Long after whatever is measured.
const CLOSES_ON: &str = "2099-12-31";

/// A secret vote that is open.
pub struct Urn {
    /// The address of its page.
    pub path: String,
    /// Where ballots are made.
    pub booth: Booth,
    agent: Web,
}

/// What browsers make ballots with.
pub struct Booth {
    election: Election<Ed25519>,
    /// The code of each voter, by the address they sign in with.
    codes: BTreeMap<String, String>,
}

impl Urn {
    /// Prepares a vote of those who sign in with these addresses, and opens it.
    pub async fn open(address: SocketAddr, voters: &[String], is_revote_allowed: bool) -> io::Result<Self> {
        let (mut agent, path, codes) = opened::<Ed25519>(address, voters, is_revote_allowed).await?;
        let published = agent.get(&format!("{path}/election.json")).await?.text;
        let election = Election::<Ed25519>::read(published.as_bytes()).map_err(refused)?;
        Ok(Self {
            path,
            booth: Booth { election, codes },
            agent,
        })
    }

    /// The archive as everybody downloads it now, from the node at `address`.
    pub async fn archive(&self, address: SocketAddr) -> io::Result<String> {
        let reply = Web::on(address)
            .get(&format!("{}/archive.bel", self.path))
            .await?;
        if reply.status == StatusCode::OK {
            Ok(reply.text)
        } else {
            Err(io::Error::other(format!("{}: {}", reply.status, reply.text)))
        }
    }

    /// Closes the vote, on the node at `address`; gives the page that names those who voted.
    pub async fn close(&self, address: SocketAddr) -> io::Result<String> {
        let mut agent = self.agent.also_on(address);
        let closing = [("reason", "Tout le monde a voté")];
        done(&mut agent, &format!("{}/preparer/clore", self.path), &closing).await?;
        let page = agent.get(&format!("{}/emargement", self.path)).await?;
        if page.status == StatusCode::OK {
            Ok(page.text)
        } else {
            Err(io::Error::other(format!("{}: {}", page.status, page.text)))
        }
    }
}

impl Booth {
    /// A ballot that the browser of this voter makes: no two ranks make the same.
    pub fn ballot(&self, email: &str, rank: u64) -> io::Result<String> {
        let code = self
            .codes
            .get(email)
            .ok_or_else(|| io::Error::other(email.to_owned()))?;
        let mut random = ChaCha20Rng::seed_from_u64(SEED + 1 + rank);
        let mut bits = vec![0_u8; CIPHERTEXTS];
        let chosen = usize::try_from(rank).unwrap_or_default() % CIPHERTEXTS;
        bits[chosen] = 1;
        let plains: [Plain; 1] = [Shaped::Flat(bits)];
        let made = ballot::make(&self.election, &mut random, code, &plains).map_err(refused)?;
        Ok(text(&made))
    }
}

/// Opens, in a group, a vote of those who sign in with these addresses; gives the address of its page, and the code of each by
/// their address.
pub async fn open_vote_in<G: Group>(
    address: SocketAddr,
    voters: &[String],
) -> io::Result<(String, BTreeMap<String, String>)> {
    let (_, path, codes) = opened::<G>(address, voters, false).await?;
    Ok((path, codes))
}

/// The same, with who conducts it.
async fn opened<G: Group>(
    address: SocketAddr,
    voters: &[String],
    is_revote_allowed: bool,
) -> io::Result<(Web, String, BTreeMap<String, String>)> {
    let mut agent = signed_in(address, AGENT).await?;
    let path = prepared(&mut agent, voters, (G::NAME, is_revote_allowed)).await?;
    let mut random = ChaCha20Rng::seed_from_u64(SEED);
    for email in TRUSTEES {
        let (_, public) = trustee::generate::<G, _>(Profile::Version1, &mut random);
        let key = text(&public);
        let given = [("key", key.as_str())];
        let mut web = signed_in(address, email).await?;
        done(&mut web, &format!("{path}/cle/publique"), &given).await?;
    }
    let codes = coded::<G>(address, &path, &mut random).await?;
    let opening = [("reason", "Décision du conseil de quartier")];
    done(&mut agent, &format!("{path}/preparer/ouvrir"), &opening).await?;
    Ok((agent, path, codes))
}

/// What a voter is told of a ballot that was received, and looks for in the urn.
pub fn tracker_of(ballot: &str) -> String {
    Hash::of(ballot.as_bytes()).base64()
}

/// From nothing to keys and codes that are asked for; gives the address of its page.
async fn prepared(
    agent: &mut Web,
    voters: &[String],
    (crypto_group, is_revote_allowed): (&str, bool),
) -> io::Result<String> {
    let groups = agent.get("/elections/nouvelle").await?.text;
    let group = between(&groups, "href=\"/elections/nouvelle?groupe=", "\"")
        .ok_or_else(|| io::Error::other(groups.clone()))?;
    let settings = [
        ("group", group),
        ("name", "Ce que deviendra la friche de la gare"),
        ("description", "Quatre projets, dont un se fera."),
        ("kind", "citoyens"),
        ("crypto_group", crypto_group),
        ("revote", if is_revote_allowed { "oui" } else { "non" }),
        ("closes_on", CLOSES_ON),
        ("closes_time", "18:00"),
        ("paper_voters", "0"),
        ("kept_days", "90"),
    ];
    let created = done(agent, "/elections/nouvelle", &settings).await?;
    let (path, _) = created
        .split_once("/preparer")
        .ok_or_else(|| io::Error::other(created.clone()))?;
    let roll: Vec<String> = (1..)
        .zip(voters)
        .map(|(number, email): (usize, &String)| format!("Électeur {number};{email}"))
        .collect();
    let question = [
        ("asked", "Que faire de la friche ?"),
        ("answers", ANSWERS),
        ("min", "1"),
        ("max", "1"),
        ("blank", "oui"),
    ];
    done(agent, &format!("{path}/preparer/questions"), &question).await?;
    let roll = roll.join("\n");
    let taken = [("source", "collee"), ("roll", roll.as_str())];
    done(agent, &format!("{path}/preparer/liste"), &taken).await?;
    let authority = [("authority", AUTHORITY)];
    done(agent, &format!("{path}/preparer/autorite"), &authority).await?;
    for email in TRUSTEES {
        done(agent, &format!("{path}/preparer/gardiens"), &[("trustee", email)]).await?;
    }
    let keys = [("how", "tous"), ("threshold", "")];
    done(agent, &format!("{path}/preparer/cles"), &keys).await?;
    Ok(path.to_owned())
}

/// The authority draws a code for each voter, and gives the public parts.
async fn coded<G: Group>(
    address: SocketAddr,
    path: &str,
    random: &mut ChaCha20Rng,
) -> io::Result<BTreeMap<String, String>> {
    let mut authority = signed_in(address, AUTHORITY).await?;
    let roll = authority.get(&format!("{path}/codes/liste.json")).await?.text;
    let roll: serde_json::Value = serde_json::from_str(&roll)?;
    let voters = roll["voters"].as_array().map(Vec::as_slice).unwrap_or_default();
    let codes: BTreeMap<String, String> = voters
        .iter()
        .filter_map(|voter| voter["login"].as_str())
        .map(|login| (login.to_owned(), credential::draw(random).to_string()))
        .collect();
    let weighted: Vec<(&str, u64)> = codes.values().map(|code| (code.as_str(), 1)).collect();
    let uuid = roll["uuid"].as_str().unwrap_or_default();
    let list = credential::public_list::<G>(uuid, &weighted).map_err(refused)?;
    let list = text(&list);
    let given = [("credentials", list.as_str())];
    done(&mut authority, &format!("{path}/codes"), &given).await?;
    Ok(codes)
}

async fn signed_in(address: SocketAddr, email: &str) -> io::Result<Web> {
    let mut web = Web::on(address);
    web.sign_in(email).await?;
    Ok(web)
}

/// Sends a form that must be accepted; gives where it leads.
async fn done(web: &mut Web, path: &str, fields: &[(&str, &str)]) -> io::Result<String> {
    let request = Uuid::now_v7().to_string();
    let mut form = vec![("request_id", request.as_str())];
    form.extend_from_slice(fields);
    let reply = web.post(path, &form).await?;
    match reply.location {
        Some(location) if reply.status == StatusCode::SEE_OTHER => Ok(location),
        _ => Err(io::Error::other(format!(
            "{path}: {}: {}",
            reply.status, reply.text
        ))),
    }
}

fn text<T: serde::Serialize>(message: &T) -> String {
    String::from_utf8_lossy(&write(message)).into_owned()
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn refused(fault: scrutin::Fault) -> io::Error {
    io::Error::other(fault.to_string())
}
