//! Passkeys, on the side that verifies them: what a browser is asked, and what its answer is worth (Web Authentication, level 3,
//! sections 7.1 and 7.2).
//!
//! All that is verified is `webauthn-rs`'s: the challenge, the origin, the relying party, the signature, the counter, and that the
//! person was verified by their device (a fingerprint, a face, a code). A passkey is two factors by itself, so that nothing else
//! is asked beside it. It is discoverable: nobody types who they are. No attestation is asked: which brand of telephone people
//! have is not the town's affair.
//!
//! Both ceremonies have two halves. The first gives [`Begun::options`], for the browser, and [`Begun::state`], which is to come
//! back with the answer unread, unchanged, once, and soon: the caller sees to it. What is drawn is the library's own randomness.
//!
//! ```
//! let site = passkeys::Site::at("https://participer.exemple.fr", "Ville d’essai").expect("a site");
//! let begun = site.begin_sign_in().expect("a challenge");
//! assert!(begun.options.contains("\"userVerification\":\"required\""));
//! assert!(site.finish_sign_in(&begun.state, "{}", &[]).is_err());
//! assert!(passkeys::Site::at("https://192.0.2.1", "Sans nom").is_none());
//! ```

use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Why an answer is not accepted. Nothing of it is for people: they are told that it did not work.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is not what a browser answers, or what was kept is not what this crate gave
    #[error("what came cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// It does not answer the question, comes from elsewhere, or is not signed by that key
    #[error("what came is refused: {0:?}")]
    Refused(WebauthnError),
    /// It is of a key that is none of this person's
    #[error("the key is none of theirs")]
    OtherKey,
}

impl From<WebauthnError> for Refusal {
    fn from(error: WebauthnError) -> Self {
        Self::Refused(error)
    }
}

/// A ceremony that has begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// What the browser is asked: the `publicKey` of `navigator.credentials`, its bytes in base64url
    pub options: String,
    /// What is to come back with the answer. It holds the challenge: only who began it may write it
    pub state: String,
}

/// A public key of somebody, and what is to be known of it at its next use.
#[derive(Clone, Debug)]
pub struct Key(Passkey);

impl Key {
    /// Reads what was kept.
    pub fn parse(kept: &str) -> Result<Self, Refusal> {
        Ok(Self(serde_json::from_str(kept)?))
    }

    /// What is to be kept: no secret, the private key never leaves its device.
    pub fn to_json(&self) -> Result<String, Refusal> {
        Ok(serde_json::to_string(&self.0)?)
    }

    /// What it is called by: drawn by its device, told to nobody but this site.
    pub fn id(&self) -> &[u8] {
        self.0.cred_id()
    }
}

/// A site that people sign in to.
pub struct Site(Webauthn);

impl Site {
    /// The site at this address, called so in what a device shows. None where passkeys cannot be: at an address that has no
    /// name, a number.
    pub fn at(address: &str, name: &str) -> Option<Self> {
        let origin = Url::parse(address).ok()?;
        let domain = origin.domain()?.to_owned();
        let builder = WebauthnBuilder::new(&domain, &origin).ok()?;
        builder.rp_name(name).build().ok().map(Self)
    }

    /// Asks for a new key of this person, unless their device has one of `known`.
    pub fn begin_enrolment(
        &self,
        person: Uuid,
        (account, name): (&str, &str),
        known: &[Key],
    ) -> Result<Begun, Refusal> {
        let known = known.iter().map(|key| key.0.cred_id().clone()).collect();
        let (asked, state) = self
            .0
            .start_passkey_registration(person, account, name, Some(known))?;
        let mut options = serde_json::to_value(&asked.public_key)?;
        // The library leaves it to the device: without it, some would have to be told who signs in.
        if let Some(Value::Object(selection)) = options.get_mut("authenticatorSelection") {
            selection.insert("residentKey".to_owned(), json!("required"));
            selection.insert("requireResidentKey".to_owned(), json!(true));
        }
        Ok(Begun {
            options: options.to_string(),
            state: serde_json::to_string(&state)?,
        })
    }

    /// The key that a browser answered with.
    pub fn finish_enrolment(&self, state: &str, answer: &str) -> Result<Key, Refusal> {
        let state: PasskeyRegistration = serde_json::from_str(state)?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer)?;
        Ok(Key(self.0.finish_passkey_registration(&answer, &state)?))
    }

    /// Asks whoever is there to sign in with one of their keys.
    pub fn begin_sign_in(&self) -> Result<Begun, Refusal> {
        let (asked, state) = self.0.start_discoverable_authentication()?;
        Ok(Begun {
            options: serde_json::to_string(&asked.public_key)?,
            state: serde_json::to_string(&state)?,
        })
    }

    /// Who an answer says it is of, and with which key: not verified yet.
    pub fn who(&self, answer: &str) -> Result<(Uuid, Vec<u8>), Refusal> {
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let (person, key) = self.0.identify_discoverable_authentication(&answer)?;
        Ok((person, key.to_vec()))
    }

    /// Verifies an answer by the keys that its person has: the one that signed it, as it is to be kept from now on.
    pub fn finish_sign_in(&self, state: &str, answer: &str, keys: &[Key]) -> Result<Key, Refusal> {
        let state: DiscoverableAuthentication = serde_json::from_str(state)?;
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let key = keys
            .iter()
            .find(|key| key.id() == answer.get_credential_id())
            .ok_or(Refusal::OtherKey)?;
        let result = self
            .0
            .finish_discoverable_authentication_v2(&answer, state, &key.0)?;
        let mut next = key.clone();
        match next.0.update_credential(&result) {
            Some(_) if result.user_verified() => Ok(next),
            _ => Err(Refusal::OtherKey),
        }
    }
}
