//! Tokens signed here as a provider signs them, then forged in every way that is known.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair,
    RsaPublicKeyComponents,
};
use serde_json::{Value, json};

use super::*;

const NOW_S: i64 = 1_795_000_000;
const ISSUER: &str = "https://fournisseur.example/api/v2";
const CLIENT: &str = "parvis-lune";
const NONCE: &str = "un-nonce-de-ce-navigateur";
const ACCESS: &str = "jeton-d-acces";
/// Made for these tests (ring makes none): it opens nothing.
const RSA_KEY: &str = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDG/ubOdRUbnk5cHHZ1+epwZeZulxEqVlgO9SkqnhHCewQKrDJO6thd/SWWTJ\
    kTc7Ek6ug+R7GMToTABEvA4bAFqREpTbs/yObKdRfKY/jVMNjYX7Qw40cPVhjUaNYUESC1yqG6njZ7r2lm2pQS/qh1mm2H251+mdQ+kywlEwWL\
    Gu3szrpbLtSyHf0qU6rfqBNCGCPHMv9iWZY0itz2mbWanomLa9qA+jx86NQwYzUP8sbBrQPH/0ZE5A8S6pZ+8DJALSTTZTHDvOYLKDSCMs2gVg\
    DCbz0QibgiyPf0FJSFXVSgML4f0RIFfQfMYYVbU61EQZdbsAf7NvK6ZWIgJkt3AgMBAAECggEAJgzsrlKmABtzqVpJ7oIkqWxatQ/O2PUcrnOD\
    dSI3jCQAoFfP4NY4HDTBIK2x4Y3QNBp04R/NW+JRsPPBVnbxNQvge7Dg2q/8LX9ZVrpqBL3r4Off6S80UcLpSYhoUvr5cbl21lvVWC4w7dli0g\
    T+ykoGoqFESsZ4VqTGnqo196SOwTEVspG0f5AfiezopB6VwzOl+z24+tv2382jd03h9xtY4rGxFrpZzOie4S06T7qpIma5n/Lf91pqI/GLJ89e\
    lJfPVE8iwyCtNWLxYzOrBvwbxnWQQs6x5dKZ3v71V2CocO344sELF3Vt5qxpEsjMUR4rIz0thPqWJEh1y0TGHQKBgQDlYJ3B6YkSTEM/9nKZZE\
    XnaOKABk6e18+pMrnbojBMTFebNMTW2R0BSUxGLunH3Dr+r1vxzZ8vYXzYtEqKlIMXAWtcOr+vMv4TmeZbvUg9nc/LQ3XosRMyOVzZAPlCQd2s\
    vzrPf94wbnWhqA44ttdapJlShXy9fqz5IxoWNUjyWwKBgQDeF5FySWUkgBeno6zh3M1vAvedbENF9kUL2UP7S1WZs353UjKJCQDGu7p3ZUFXHq\
    LgL6en7hZtB9w8vwiosoiDdkYR7qa7+XFcRbiPvpet6gHbhGaolPdXVZyf3KDtXD9xQuWSmZOV10lQgYjL8Fl9dCpPxzBs+hHvPISWNhdeFQKB\
    gQCisGNUTSK2grbUICVqHI/kMSUtbsvGqAUW2e6vFBszkpY0dDoEtNt4tRdPVCjmY5LIX3JUT+ZPAdM+FKomHm3YHF6cfOLGDeHd3zNe8CLT6S\
    Gf5sozb5zQ65SqKaGhV/w1cTDySZw7N61hKkRj/3NBTCufNyShdr6Suk3fYI3LrwKBgAiQQhR1DghVRBQ7tGvVFrrEE4YnaYSmFU16qCtlYTyW\
    9jZlnfs4tKX1ESCPb/CLBt68F6va+1Ri7DQPbacLk0X2ZodEe3teB+f17ELmp3SWRFIRjd/MNqlQbMShPjdIyk10teNsNoudjH8lL4AlmV3D/+\
    mplY1uKwjdfYNJPKdtAoGAClYppJY+Dq1swDkWt/XVtOqYKPE8JJ5+Alz2BhqauVmNAliwgbobIOsYrWciEY1H75yJBhU+iGbI/wEPP8WpSV38\
    XSmbee8FNjaokvFMkbyS/N8T7aExpAmGB4bpDjdjPUPJeCGS9qqv1uhF4WqQnYwWkc5hm9T+iXLC6Ds/gRo=";

enum Signer {
    Es256(Box<EcdsaKeyPair>),
    Rs256(Box<RsaKeyPair>),
}

impl Signer {
    fn point() -> Self {
        let random = SystemRandom::new();
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random);
        Self::Es256(Box::new(pair.expect("a key")))
    }

    fn rsa() -> Self {
        let document = STANDARD.decode(RSA_KEY).expect("base64");
        Self::Rs256(Box::new(RsaKeyPair::from_pkcs8(&document).expect("a key")))
    }

    fn algorithm(&self) -> Algorithm {
        match self {
            Self::Es256(_) => Algorithm::Es256,
            Self::Rs256(_) => Algorithm::Rs256,
        }
    }

    /// As the provider publishes it.
    fn published(&self, name: &str) -> Value {
        match self {
            Self::Es256(pair) => {
                let point = pair.public_key().as_ref();
                json!({
                    "kty": "EC", "crv": "P-256", "kid": name, "use": "sig", "alg": "ES256",
                    "x": URL_SAFE_NO_PAD.encode(&point[1..33]), "y": URL_SAFE_NO_PAD.encode(&point[33..65]),
                })
            }
            Self::Rs256(pair) => {
                let key = RsaPublicKeyComponents::<Vec<u8>>::from(pair.public());
                json!({
                    "kty": "RSA", "kid": name, "use": "sig", "alg": "RS256",
                    "n": URL_SAFE_NO_PAD.encode(&key.n),
                    "e": URL_SAFE_NO_PAD.encode(&key.e),
                })
            }
        }
    }

    fn signature(&self, text: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Es256(pair) => pair.sign(&random, text).expect("signed").as_ref().to_vec(),
            Self::Rs256(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, text, &mut signature)
                    .expect("signed");
                signature
            }
        }
    }

    fn token(&self, name: &str, claims: &Value) -> String {
        self.token_under(
            &json!({ "alg": self.algorithm().as_str(), "kid": name, "typ": "JWT" }),
            claims,
        )
    }

    fn token_under(&self, header: &Value, claims: &Value) -> String {
        let signed = unsigned(header, claims);
        let signature = URL_SAFE_NO_PAD.encode(self.signature(signed.as_bytes()));
        format!("{signed}.{signature}")
    }
}

fn unsigned(header: &Value, claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", encode(header), encode(claims))
}

fn keys_of(published: &[Value]) -> Keys {
    Keys::read(json!({ "keys": published }).to_string().as_bytes(), NOW_S).expect("keys")
}

/// What a provider says a moment after somebody signed in.
fn claims() -> Value {
    let hash = ring::digest::digest(&ring::digest::SHA256, ACCESS.as_bytes());
    json!({
        "iss": ISSUER, "aud": CLIENT, "sub": "abcv1", "exp": NOW_S + 60, "iat": NOW_S, "nonce": NONCE,
        "acr": "eidas1", "auth_time": NOW_S - 5, "at_hash": URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16]),
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut changed = claims();
    changed[field] = value;
    changed
}

fn without(field: &str) -> Value {
    let mut changed = claims();
    changed.as_object_mut().expect("claims").remove(field);
    changed
}

fn read_at(signer: &Signer, token: &str, now_s: i64) -> Result<IdToken, Refusal> {
    let levels = ["eidas1".to_owned()];
    let expected = Expected {
        issuer: ISSUER,
        client_id: CLIENT,
        nonce: NONCE,
        levels: &levels,
        access_token: ACCESS,
        now_s,
    };
    let keys = keys_of(&[signer.published("k1")]);
    read_id_token(token, signer.algorithm(), &keys, &expected)
}

fn read(signer: &Signer, token: &str) -> Result<IdToken, Refusal> {
    read_at(signer, token, NOW_S)
}

fn read_claims(claims: &Value) -> Result<IdToken, Refusal> {
    let signer = Signer::point();
    read(&signer, &signer.token("k1", claims))
}

#[test]
fn who_came_is_read_whichever_of_the_two_algorithms_was_agreed() {
    for signer in [Signer::point(), Signer::rsa()] {
        let who = read(&signer, &signer.token("k1", &claims())).expect("who came");
        assert_eq!(who.subject, "abcv1");
        assert_eq!(who.level.as_deref(), Some("eidas1"));
        assert_eq!(who.authenticated_at_s, NOW_S - 5);
        // A key without a name, where there is one only.
        let nameless = signer.token_under(&json!({ "alg": signer.algorithm().as_str() }), &claims());
        assert!(read(&signer, &nameless).is_ok());
    }
}

#[test]
fn a_token_chooses_neither_its_algorithm_nor_its_key() {
    let (point, rsa) = (Signer::point(), Signer::rsa());
    for alg in ["none", "None", "", "HS256", "RS256", "ES384", "es256"] {
        let header = json!({ "alg": alg, "kid": "k1" });
        let refused = Err(Refusal::Algorithm(alg.to_owned()));
        assert_eq!(
            read(&point, &point.token_under(&header, &claims())),
            refused,
            "{alg}"
        );
        let naked = format!("{}.", unsigned(&header, &claims()));
        assert_eq!(read(&point, &naked), refused, "{alg}");
    }
    let naked = format!(
        "{}.",
        unsigned(&json!({ "alg": "ES256", "kid": "k1" }), &claims())
    );
    assert_eq!(read(&point, &naked), Err(Refusal::Signature));
    // Signed with the public key as if it were a shared secret.
    let published = rsa.published("k1").to_string();
    for secret in [published.as_bytes(), CLIENT.as_bytes()] {
        let signed = unsigned(&json!({ "alg": "HS256", "kid": "k1" }), &claims());
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), signed.as_bytes());
        let forged = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag.as_ref()));
        assert_eq!(read(&rsa, &forged), Err(Refusal::Algorithm("HS256".to_owned())));
        let renamed = unsigned(&json!({ "alg": "RS256", "kid": "k1" }), &claims());
        let forged = format!("{renamed}.{}", URL_SAFE_NO_PAD.encode(tag.as_ref()));
        assert_eq!(read(&rsa, &forged), Err(Refusal::Signature));
    }
    // A key that the token brings itself.
    let thief = Signer::point();
    let header =
        json!({ "alg": "ES256", "jwk": thief.published("k1"), "jku": "https://mechant.example/jwks" });
    assert_eq!(
        read(&point, &thief.token_under(&header, &claims())),
        Err(Refusal::Signature)
    );
    let header = json!({ "alg": "ES256", "kid": "k1", "crit": ["exp"] });
    assert_eq!(
        read(&point, &point.token_under(&header, &claims())),
        Err(Refusal::Critical)
    );
}

#[test]
fn not_a_letter_of_a_token_can_be_changed() {
    for signer in [Signer::point(), Signer::rsa()] {
        let token = signer.token("k1", &claims());
        let first = token.find('.').expect("a dot") + 1;
        for place in (first..token.len()).step_by(7) {
            let mut bytes = token.clone().into_bytes();
            if bytes[place] == b'.' {
                continue;
            }
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).expect("text");
            assert!(
                matches!(
                    read(&signer, &changed),
                    Err(Refusal::Signature | Refusal::Malformed(_))
                ),
                "changed at {place}"
            );
        }
        let other = signer.token("k1", &with("sub", json!("autre")));
        let (head, _) = token.rsplit_once('.').expect("a signature");
        let (_, signature) = other.rsplit_once('.').expect("a signature");
        assert_eq!(
            read(&signer, &format!("{head}.{signature}")),
            Err(Refusal::Signature)
        );
    }
}

#[test]
fn what_is_not_a_token_is_refused() {
    let signer = Signer::point();
    for wrong in [
        "",
        ".",
        "..",
        "a.b",
        "a.b.c.d",
        "é.é.é",
        "e30.e30.",
        "bnVsbA.e30.AAAA",
    ] {
        assert!(
            matches!(read(&signer, wrong), Err(Refusal::Malformed(_))),
            "{wrong}"
        );
    }
    let long = signer.token("k1", &with("more", json!("a".repeat(40_000))));
    assert_eq!(read(&signer, &long), Err(Refusal::Malformed("too long")));
    let list = signer.token("k1", &json!([1]));
    assert_eq!(
        read(&signer, &list),
        Err(Refusal::Malformed("claims not understood"))
    );
}

#[test]
fn each_claim_is_checked() {
    let cases = [
        (with("iss", json!("https://autre.example")), Refusal::Issuer),
        (with("iss", json!(format!("{ISSUER}/"))), Refusal::Issuer),
        (without("iss"), Refusal::Issuer),
        (with("aud", json!("autre")), Refusal::Audience),
        (with("aud", json!([CLIENT, "autre"])), Refusal::Audience),
        (with("aud", json!([])), Refusal::Audience),
        (with("aud", json!(null)), Refusal::Audience),
        (without("aud"), Refusal::Audience),
        (with("azp", json!("autre")), Refusal::Audience),
        (with("azp", json!(1)), Refusal::Audience),
        (with("exp", json!(NOW_S - 60)), Refusal::Expired),
        (without("exp"), Refusal::Claim("exp")),
        (with("exp", json!("demain")), Refusal::Claim("exp")),
        (with("exp", json!(1e300)), Refusal::Claim("exp")),
        (with("exp", json!(-1)), Refusal::Claim("exp")),
        (without("iat"), Refusal::Claim("iat")),
        (with("iat", json!(NOW_S + 61)), Refusal::Time),
        (with("iat", json!(NOW_S - 661)), Refusal::Time),
        (with("nbf", json!(NOW_S + 61)), Refusal::Time),
        (with("auth_time", json!(NOW_S + 61)), Refusal::Time),
        (with("auth_time", json!("hier")), Refusal::Claim("auth_time")),
        (with("nonce", json!("autre")), Refusal::Nonce),
        (without("nonce"), Refusal::Nonce),
        (with("at_hash", json!("autre")), Refusal::AccessToken),
        (with("at_hash", json!(null)), Refusal::AccessToken),
        (
            with("acr", json!("eidas0")),
            Refusal::Level(Some("eidas0".to_owned())),
        ),
        (without("acr"), Refusal::Level(None)),
        (without("sub"), Refusal::Claim("sub")),
        (with("sub", json!("")), Refusal::Claim("sub")),
        (with("sub", json!("a".repeat(256))), Refusal::Claim("sub")),
    ];
    for (claims, refusal) in cases {
        assert_eq!(read_claims(&claims), Err(refusal), "{claims}");
    }
    for fine in [
        with("aud", json!([CLIENT])),
        with("azp", json!(CLIENT)),
        with("exp", json!(NOW_S - 59)),
        with("iat", json!(NOW_S + 60)),
        with("exp", json!(1_795_000_060.5)),
        without("at_hash"),
        with("acr", json!("eidas2")),
        with("more", json!({ "autre": 1 })),
    ] {
        assert!(read_claims(&fine).is_ok(), "{fine}");
    }
    let undated = read_claims(&without("auth_time")).expect("who came");
    assert_eq!(undated.authenticated_at_s, NOW_S);
}

#[test]
fn a_token_kept_for_later_is_refused() {
    let signer = Signer::point();
    let token = signer.token("k1", &claims());
    assert!(read_at(&signer, &token, NOW_S + 119).is_ok());
    assert_eq!(read_at(&signer, &token, NOW_S + 120), Err(Refusal::Expired));
}

#[test]
fn a_refreshed_token_is_of_the_same_person_and_answers_no_browser() {
    let signer = Signer::point();
    let levels = ["eidas1".to_owned()];
    let expected = Expected {
        issuer: ISSUER,
        client_id: CLIENT,
        nonce: "",
        levels: &levels,
        access_token: ACCESS,
        now_s: NOW_S,
    };
    let keys = keys_of(&[signer.published("k1")]);
    let read = |claims: &Value, subject: &str| {
        let token = signer.token("k1", claims);
        read_refreshed_id_token(&token, signer.algorithm(), &keys, &expected, subject)
    };
    assert!(read(&claims(), "abcv1").is_ok(), "its nonce is not looked at");
    assert!(read(&without("nonce"), "abcv1").is_ok());
    assert!(read(&without("acr"), "abcv1").is_ok(), "the level may go unsaid");
    let lower = Some("eidas0".to_owned());
    assert_eq!(
        read(&with("acr", json!("eidas0")), "abcv1"),
        Err(Refusal::Level(lower))
    );
    assert_eq!(read(&claims(), "another"), Err(Refusal::OtherSubject));
    assert_eq!(read(&with("aud", json!("x")), "abcv1"), Err(Refusal::Audience));
    let hash = with("at_hash", json!("x"));
    assert_eq!(read(&hash, "abcv1"), Err(Refusal::AccessToken));
}

#[test]
fn levels_are_those_asked_for_or_higher_european_ones() {
    for (said, levels, is_fine) in [
        (Some("eidas1"), "eidas1", true),
        (Some("eidas3"), "eidas1", true),
        (Some("eidas1"), "eidas2", false),
        (Some("eidas1-mfa"), "eidas1", false),
        (Some("eidas0-mfa"), "eidas1-mfa eidas0-mfa", true),
        (Some("eidas3"), "eidas1-mfa", false),
        (None, "eidas1", false),
        (None, "", true),
        (Some("n’importe"), "", true),
    ] {
        let accepted: Vec<String> = levels.split_whitespace().map(str::to_owned).collect();
        assert_eq!(is_enough(said, &accepted), is_fine, "{said:?} of {levels:?}");
    }
}

#[test]
fn keys_that_change_are_found_once_fetched_again() {
    let (old, new) = (Signer::point(), Signer::point());
    let levels = Vec::new();
    let expected = Expected {
        issuer: ISSUER,
        client_id: CLIENT,
        nonce: NONCE,
        levels: &levels,
        access_token: ACCESS,
        now_s: NOW_S,
    };
    let token = new.token("k2", &claims());
    let before = keys_of(&[old.published("k1")]);
    let refused = read_id_token(&token, Algorithm::Es256, &before, &expected);
    assert_eq!(refused, Err(Refusal::UnknownKey));
    let after = keys_of(&[old.published("k1"), new.published("k2")]);
    assert!(read_id_token(&token, Algorithm::Es256, &after, &expected).is_ok());
    // Given up, the old key signs nothing any more, under its name or under the other.
    let only_new = keys_of(&[new.published("k2")]);
    for (name, refusal) in [("k1", Refusal::UnknownKey), ("k2", Refusal::Signature)] {
        let kept = old.token(name, &claims());
        let refused = read_id_token(&kept, Algorithm::Es256, &only_new, &expected);
        assert_eq!(refused, Err(refusal), "{name}");
    }
    // A name is not a key: the new one's under the old name is a forgery.
    let forged = new.token("k1", &claims());
    let refused = read_id_token(&forged, Algorithm::Es256, &after, &expected);
    assert_eq!(refused, Err(Refusal::Signature));
}

fn more() -> Value {
    json!({
        "iss": ISSUER, "aud": CLIENT, "sub": "abcv1", "exp": NOW_S + 60, "given_name": "Vincent",
        "family_name": " MARTIN ", "preferred_username": "DUBOIS", "email": "", "gender": "male",
        "birthdate": "1963-12-05", "idp_id": "fi-demo", "siret": 1,
    })
}

fn read_more(claims: &Value) -> Result<Claims, Refusal> {
    let signer = Signer::rsa();
    let expected = Expected {
        issuer: ISSUER,
        client_id: CLIENT,
        nonce: NONCE,
        levels: &[],
        access_token: ACCESS,
        now_s: NOW_S,
    };
    let keys = keys_of(&[signer.published("k1")]);
    let token = format!("{}\n", signer.token("k1", claims));
    read_signed_claims(&token, Algorithm::Rs256, &keys, &expected, "abcv1")
}

#[test]
fn what_more_is_said_is_of_the_same_person_to_the_same_client() {
    let said = read_more(&more()).expect("claims");
    let expected = Claims {
        given_name: Some("Vincent".to_owned()),
        family_name: Some("MARTIN".to_owned()),
        preferred_username: Some("DUBOIS".to_owned()),
        idp_id: Some("fi-demo".to_owned()),
        ..Claims::default()
    };
    assert_eq!(
        said, expected,
        "an empty address and a number are nothing, gender and birth are not read"
    );
    for (field, value, refusal) in [
        ("sub", json!("autre"), Refusal::OtherSubject),
        ("sub", json!(null), Refusal::Claim("sub")),
        ("aud", json!("autre"), Refusal::Audience),
        ("iss", json!("autre"), Refusal::Issuer),
        ("exp", json!(NOW_S - 60), Refusal::Expired),
    ] {
        let mut changed = more();
        changed[field] = value;
        assert_eq!(read_more(&changed), Err(refusal), "{field}");
    }
    let plain = read_plain_claims(more().to_string().as_bytes(), "abcv1").expect("claims");
    assert_eq!(plain, said);
    assert_eq!(
        read_plain_claims(more().to_string().as_bytes(), "autre"),
        Err(Refusal::OtherSubject)
    );
    assert_eq!(
        read_plain_claims(b"<html>", "abcv1"),
        Err(Refusal::Malformed("claims not understood"))
    );
}
