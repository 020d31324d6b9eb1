//! What trustees of a ceremony send one another through the server, signed and encrypted (§Public key infrastructure,
//! §Channels).

use aes_gcm::aead::consts::U32;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::aes::Aes256;
use aes_gcm::{AesGcm, Key as AesKey, Nonce};
use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::credential::{BASE58, CODE_LETTERS, random_letters};
use crate::election::{read_element, read_key};
use crate::fault::{Fault, Rule};
use crate::group::{Group, Secret, random_secret};
use crate::hash::{from_hexadecimal, hexadecimal};
use crate::message::{Proof, read, read_secret, write_secret, write_text};
use crate::profile::Profile;
use crate::proof::{prove_knowledge, verify_knowledge};

/// The cipher of version 1: a key of 256 bits and an initialisation vector of 32 bytes.
type Cipher = AesGcm<Aes256, U32>;
const ALGORITHM: &str = "AES-GCM";

/// The two secrets of a member of the ceremony.
pub struct Keys<G: Group> {
    /// Signs.
    pub signing: Secret<G>,
    /// Decrypts.
    pub decryption: Secret<G>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EncryptedMessage {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    algorithm: Option<String>,
    alpha: String,
    beta: String,
    data: String,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct ChannelMessage {
    recipient: String,
    message: String,
}

/// As [`crate::message::SignedMessage`], of a text that is a secret.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct SignedSecret {
    message: String,
    #[zeroize(skip)]
    signature: Proof,
}

/// Draws a seed, from which everything that is secret in the ceremony is derived.
pub fn draw_seed<R: CryptoRng + ?Sized>(random: &mut R) -> Zeroizing<String> {
    random_letters(random, CODE_LETTERS)
}

impl<G: Group> Keys<G> {
    /// Derives both keys from a seed.
    pub fn derive(seed: &str) -> Result<Self, Fault> {
        if seed.len() != CODE_LETTERS || !seed.bytes().all(|letter| BASE58.contains(&letter)) {
            return Err(Rule::CredentialForm.into());
        }
        let derived = |prefix: &str| {
            let named = Zeroizing::new(format!("{prefix}|{seed}"));
            let hash = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(named.as_bytes())));
            Zeroizing::new(G::scalar_from_bytes(hash.as_ref()))
        };
        Ok(Self {
            signing: derived("sk"),
            decryption: derived("dk"),
        })
    }
}

/// Signs a text.
pub(super) fn sign<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
    signing: &Secret<G>,
    message: &str,
) -> Proof {
    prove_knowledge::<G, R>(profile, random, "sigmsg", &[message], signing)
}

/// Whether a text was signed by the owner of a verification key.
pub(super) fn is_signed<G: Group>(
    profile: Profile,
    verification: &G::Element,
    message: &str,
    signature: &Proof,
) -> Result<bool, Fault> {
    verify_knowledge::<G>(profile, "sigmsg", &[message], verification, signature)
}

fn symmetric(key: &[u8; 32]) -> Cipher {
    Cipher::new(&AesKey::<Cipher>::from(*key))
}

fn derived<G: Group>(prefix: &str, element: &G::Element) -> Zeroizing<[u8; 32]> {
    let text = Zeroizing::new(format!("{prefix}|{}", G::write(element)));
    Zeroizing::new(Sha256::digest(text.as_bytes()).into())
}

/// Signs a message and encrypts it for the owner of an encryption key, whose text is `recipient`.
pub(super) fn send<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
    signing: &Secret<G>,
    recipient: &str,
    message: &str,
) -> Result<String, Fault> {
    let key = read_key::<G>(recipient)?;
    let inner = write_secret(&ChannelMessage {
        recipient: recipient.to_owned(),
        message: message.to_owned(),
    });
    let signature = sign::<G, R>(profile, random, signing, &inner);
    let signed = write_secret(&SignedSecret {
        message: inner.to_string(),
        signature,
    });
    let (ephemeral, shared) = (random_secret::<G, R>(random), random_secret::<G, R>(random));
    let alpha = G::generator_power_secret(&ephemeral);
    let shared = G::generator_power_secret(&shared);
    let beta = G::multiply(&G::power_secret(&key, &ephemeral), &shared);
    let vector = derived::<G>("iv", &alpha);
    let data = symmetric(&derived::<G>("key", &shared))
        .encrypt(&Nonce::<U32>::from(*vector), signed.as_bytes())
        .map_err(|_| Rule::Channel)?;
    Ok(write_text(&EncryptedMessage {
        algorithm: Some(ALGORITHM.to_owned()),
        alpha: G::write(&alpha),
        beta: G::write(&beta),
        data: hexadecimal(&data),
    }))
}

/// Opens a message: it must be for its reader, and signed by who is said to have sent it.
pub(super) fn receive<G: Group>(
    profile: Profile,
    keys: &Keys<G>,
    sender: &G::Element,
    encrypted: &str,
) -> Result<Zeroizing<String>, Fault> {
    let encrypted: EncryptedMessage = read(encrypted.as_bytes())?;
    if encrypted.algorithm.as_deref() != Some(ALGORITHM) {
        return Err(Rule::Channel.into());
    }
    let alpha = read_key::<G>(&encrypted.alpha)?;
    let beta = read_element::<G>(&encrypted.beta)?;
    let shared = G::divide(&beta, &G::power_secret(&alpha, &keys.decryption));
    let vector = derived::<G>("iv", &alpha);
    let data = from_hexadecimal(&encrypted.data).ok_or(Rule::Channel)?;
    let opened = symmetric(&derived::<G>("key", &shared))
        .decrypt(&Nonce::<U32>::from(*vector), data.as_slice())
        .map_err(|_| Rule::Channel)?;
    let signed: SignedSecret = read_secret(&Zeroizing::new(opened))?;
    if !is_signed::<G>(profile, sender, &signed.message, &signed.signature)? {
        return Err(Rule::Channel.into());
    }
    let mut inner: ChannelMessage = read_secret(signed.message.as_bytes())?;
    let own = G::write(&G::generator_power_secret(&keys.decryption));
    if inner.recipient != own {
        return Err(Rule::Channel.into());
    }
    Ok(Zeroizing::new(std::mem::take(&mut inner.message)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_that_cannot_be_read_is_not_said() {
        for bytes in [
            &br#"{"recipient":"r","message":12345}"#[..],
            br#"{"recipient":"r", "message":"12345"}"#,
            br#"{"recipient":"r","message":"12345","12345":0}"#,
        ] {
            let refused = read_secret::<ChannelMessage>(bytes).err();
            assert_eq!(refused, Some(Rule::MessageForm.into()));
        }
        let written = write_secret(&ChannelMessage {
            recipient: "r".to_owned(),
            message: "a \"12345\"".to_owned(),
        });
        assert_eq!(written.len(), written.capacity(), "it never grew");
        assert!(read_secret::<ChannelMessage>(written.as_bytes()).is_ok());
    }
}
