//! A device that keeps passkeys, without a browser: what it is asked and what it answers are those of Web Authentication, and its
//! keys are real. It lies when it is asked to.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom as _, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Where towns of stories are.
const ORIGIN: &str = "http://localhost:8080";
/// Whoever holds it touched it (Web Authentication, section 6.1).
const USER_PRESENT: u8 = 0x01;
/// And was known by it.
const USER_VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

/// A telephone, with the keys it made.
pub struct Device {
    /// The site that it believes to be on
    pub origin: String,
    /// Whether it checks who holds it
    pub verifies: bool,
    keys: Vec<Kept>,
}

struct Kept {
    pair: EcdsaKeyPair,
    id: Vec<u8>,
    user: String,
    counter: u32,
}

impl Default for Device {
    fn default() -> Self {
        Self {
            origin: ORIGIN.to_owned(),
            verifies: true,
            keys: Vec::new(),
        }
    }
}

fn asked(options: &str) -> Value {
    serde_json::from_str(options).expect("options are JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

impl Device {
    /// One that checks nobody.
    pub fn without_verification() -> Self {
        Self {
            verifies: false,
            ..Self::default()
        }
    }

    /// Makes a key, and answers what a page hands to its browser's `navigator.credentials.create`.
    ///
    /// # Panics
    /// When the options are not whole.
    pub fn make(&mut self, options: &str) -> String {
        let asked = asked(options);
        let wanted = &asked["authenticatorSelection"];
        assert_eq!(
            wanted["residentKey"], "required",
            "nobody is to be asked who they are"
        );
        assert_eq!(wanted["userVerification"], "required");
        let random = SystemRandom::new();
        let pkcs8 =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key is made");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random)
            .expect("a key is read");
        let mut id = vec![0; 32];
        random.fill(&mut id).expect("an id is drawn");
        let mut data = self.about(text(&asked["rp"]["id"]), HAS_KEY, 0);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(&id);
        data.extend(cose_key(pair.public_key().as_ref()));
        let said = self.said("webauthn.create", text(&asked["challenge"]));
        let mut attested = vec![0xa3];
        attested.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
        attested.push(u8::try_from(data.len()).expect("a short text"));
        attested.extend(&data);
        let name = URL_SAFE_NO_PAD.encode(&id);
        self.keys.push(Kept {
            pair,
            id,
            user: text(&asked["user"]["id"]).to_owned(),
            counter: 0,
        });
        json!({
            "id": name, "rawId": name, "type": "public-key", "extensions": {},
            "response": {
                "clientDataJSON": URL_SAFE_NO_PAD.encode(said),
                "attestationObject": URL_SAFE_NO_PAD.encode(attested),
            },
        })
        .to_string()
    }

    /// Signs with the key it made last, as `navigator.credentials.get` answers.
    ///
    /// # Panics
    /// When it has none.
    pub fn sign(&mut self, options: &str) -> String {
        let asked = asked(options);
        assert_eq!(
            asked["allowCredentials"],
            json!([]),
            "nobody is to be asked who they are"
        );
        let last = self.keys.len().checked_sub(1).expect("a key");
        self.keys[last].counter += 1;
        let key = &self.keys[last];
        let data = self.about(text(&asked["rpId"]), 0, key.counter);
        let said = self.said("webauthn.get", text(&asked["challenge"]));
        let mut signed = data.clone();
        signed.extend(Sha256::digest(said.as_bytes()));
        let signature = key.pair.sign(&SystemRandom::new(), &signed).expect("a key signs");
        let name = URL_SAFE_NO_PAD.encode(&key.id);
        json!({
            "id": name, "rawId": name, "type": "public-key", "extensions": {},
            "response": {
                "clientDataJSON": URL_SAFE_NO_PAD.encode(said),
                "authenticatorData": URL_SAFE_NO_PAD.encode(data),
                "signature": URL_SAFE_NO_PAD.encode(signature),
                "userHandle": key.user,
            },
        })
        .to_string()
    }

    /// Is copied: both count their signatures from here.
    pub fn forget_signatures(&mut self) {
        for key in &mut self.keys {
            key.counter = 0;
        }
    }

    fn about(&self, site: &str, flags: u8, counter: u32) -> Vec<u8> {
        let verified = if self.verifies { USER_VERIFIED } else { 0 };
        let mut data = Sha256::digest(site.as_bytes()).to_vec();
        data.push(USER_PRESENT | verified | flags);
        data.extend(counter.to_be_bytes());
        data
    }

    fn said(&self, kind: &str, challenge: &str) -> String {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
    }
}

/// An ES256 key as COSE writes it (RFC 9053, sections 2.1 and 7.1.1), of an uncompressed point.
fn cose_key(point: &[u8]) -> Vec<u8> {
    let (x, y) = point[1..].split_at(32);
    let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
    key.extend(x);
    key.extend([0x22, 0x58, 0x20]);
    key.extend(y);
    key
}
