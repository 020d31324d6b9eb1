//! Passwords of bridges, secrets of identity providers and of second factors: sealed in the database, with a key that stands beside
//! it in the data folder.
//!
//! Whoever gets a backup or an export gets no password; whoever moves a database without its key types the passwords
//! again.

use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::{CollectiviteId, Fault, House};
use quick_cache::sync::Cache;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac::{self, HMAC_SHA256};

/// Hidden: backups leave it out (docs/agenda.md).
const KEY_FILE: &str = ".bridges.key";
const KEY_BYTES: usize = 32;
/// One process serves one data folder, tests many.
const SIGNING_KEYS_MAX: usize = 32;

/// By data folder: a key that is put in another's place is read once the program starts again.
static SIGNING_KEYS: LazyLock<Cache<PathBuf, hmac::Key>> = LazyLock::new(|| Cache::new(SIGNING_KEYS_MAX));

/// Seals `password`: it opens again for this body and this purpose only. The purpose of a bridge is its capability.
pub fn seal(house: &House, body: CollectiviteId, purpose: &str, password: &str) -> Result<String, Fault> {
    let key = key(house).map_err(|error| fault(&error))?;
    let mut nonce = [0; NONCE_LEN];
    house.randomness.fill(&mut nonce);
    let mut sealed = password.as_bytes().to_vec();
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        owner(body, purpose),
        &mut sealed,
    )
    .map_err(|_| fault(&io::Error::other("it seals nothing")))?;
    Ok(STANDARD.encode([nonce.as_slice(), &sealed].concat()))
}

/// The password; none when it was sealed with another key, or for something else.
pub fn open(house: &House, body: CollectiviteId, purpose: &str, sealed: &str) -> Option<String> {
    let key = sealing(&bytes(house, false).ok()?).ok()?;
    let bytes = STANDARD.decode(sealed).ok()?;
    let (nonce, content) = bytes.split_at_checked(NONCE_LEN)?;
    let mut content = content.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let opened = key
        .open_in_place(nonce, owner(body, purpose), &mut content)
        .ok()?;
    String::from_utf8(opened.to_vec()).ok()
}

/// What seals and opens for one body and one purpose, its key read once: for many contents at a time, kept as bytes.
pub struct Sealer {
    key: LessSafeKey,
    owner: Vec<u8>,
}

impl Sealer {
    /// Reads the key of the house, which is made when there is none.
    ///
    /// # Errors
    /// When the key cannot be read.
    pub fn of(house: &House, body: CollectiviteId, purpose: &str) -> Result<Self, Fault> {
        Ok(Self {
            key: key(house).map_err(|error| fault(&error))?,
            owner: format!("{body} {purpose}").into_bytes(),
        })
    }

    /// `content`, sealed: a nonce drawn by `house`, then what it hides and its tag.
    ///
    /// # Errors
    /// When there is too much to seal at once.
    pub fn seal(&self, house: &House, content: &[u8]) -> Result<Vec<u8>, Fault> {
        let mut nonce = [0; NONCE_LEN];
        house.randomness.fill(&mut nonce);
        let mut hidden = content.to_vec();
        let owner = Aad::from(self.owner.as_slice());
        self.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), owner, &mut hidden)
            .map_err(|_| fault(&io::Error::other("it seals nothing")))?;
        Ok([nonce.as_slice(), &hidden].concat())
    }

    /// What was sealed; none when it was with another key, or for something else.
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, hidden) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut hidden = hidden.to_vec();
        let owner = Aad::from(self.owner.as_slice());
        let opened = self.key.open_in_place(nonce, owner, &mut hidden).ok()?;
        Some(opened.to_vec())
    }
}

/// A digest of `text` that nobody makes again without the key of this house: what is kept of an identifier that is to be
/// recognised and never read. Of this body and this purpose only.
pub fn digest(house: &House, body: CollectiviteId, purpose: &str, text: &str) -> Result<Vec<u8>, Fault> {
    let key = SIGNING_KEYS
        .get_or_insert_with(&house.settings.data, || signing(house))
        .map_err(|error| fault(&error))?;
    let said = format!("{body} {purpose}\0{text}");
    Ok(hmac::sign(&key, said.as_bytes()).as_ref().to_vec())
}

/// The key seals too: what it signs is kept apart by a key of its own (RFC 5869, section 3.2).
fn signing(house: &House) -> io::Result<hmac::Key> {
    let bytes = bytes(house, true)?;
    let own = hmac::sign(&hmac::Key::new(HMAC_SHA256, &bytes), b"parvis digest");
    Ok(hmac::Key::new(HMAC_SHA256, own.as_ref()))
}

fn fault(error: &io::Error) -> Fault {
    Fault::Internal(format!("the key of the bridges: {error}"))
}

/// What a sealed password belongs to: copied into another row, it does not open.
fn owner(body: CollectiviteId, purpose: &str) -> Aad<Vec<u8>> {
    Aad::from(format!("{body} {purpose}").into_bytes())
}

fn key(house: &House) -> io::Result<LessSafeKey> {
    sealing(&bytes(house, true)?)
}

fn sealing(bytes: &[u8]) -> io::Result<LessSafeKey> {
    let key = UnboundKey::new(&CHACHA20_POLY1305, bytes)
        .map_err(|_| io::Error::other(format!("{KEY_FILE} does not hold a key")))?;
    Ok(LessSafeKey::new(key))
}

fn bytes(house: &House, may_make: bool) -> io::Result<Vec<u8>> {
    let path = house.settings.data.join(KEY_FILE);
    match std::fs::read(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && may_make => make(house, &path),
        read => read,
    }
}

/// Two nodes may make it at once: the first to give the file its name wins, and both read that one.
fn make(house: &House, path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = [0; KEY_BYTES];
    house.randomness.fill(&mut bytes);
    let part = path.with_extension(format!("{}.part", house.randomness.id::<()>(house.clock.now())));
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&part)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    let named = std::fs::hard_link(&part, path);
    std::fs::remove_file(&part)?;
    match named {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => std::fs::read(path),
    }
}
