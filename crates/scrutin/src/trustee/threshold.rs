//! The Pedersen ceremony (§Messages specific to threshold decryption support), in its six steps.
//!
//! 1. each trustee makes a certificate ([`certificate`]);
//! 2. the server puts them together ([`read_certificates`]);
//! 3. each trustee makes a polynomial ([`polynomial`]);
//! 4. the server hands to each what the others wrote to them ([`vinputs`]);
//! 5. each trustee checks it and has their share ([`voutput`]);
//! 6. the server publishes ([`parameters`]).
//!
//! In version 1, who speaks last in step 3 can choose their coefficients after having seen the others', and so bias the
//! key. [`commitment`] lets each trustee publish, beside the format, a hash of theirs before anybody reveals.

mod arriving;

use std::collections::HashSet;

use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use arriving::{check_certificate, check_polynomial, check_voutput};

use super::channel::{Keys, is_signed, receive, send, sign};
use super::{Key, MEMBERS_MAX, Trustee, prove_key, verify_key};
use crate::election::read_key;
use crate::fault::{Fault, Rule};
use crate::group::{Group, Secret, random_secret, zero};
use crate::hash::Hash;
use crate::message::{
    Proof, SignedMessage, ThresholdParameters, TrusteePublicKey, read, read_secret, write, write_secret,
    write_text,
};
use crate::profile::Profile;

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Context {
    group: String,
    size: usize,
    threshold: usize,
    index: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateKeys {
    context: Context,
    verification: String,
    encryption: String,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct RawPolynomial {
    polynomial: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCoefficients {
    coefexps: Vec<String>,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct Share {
    secret: String,
}

/// The private key as it is kept: the name of its field is the official programs', in no specification.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct DecryptionKey {
    decryption_key: String,
}

#[derive(Serialize)]
struct Ceremony<'a> {
    certs: &'a [SignedMessage],
    coefexps: &'a [String],
}

/// What a trustee makes in step 3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polynomial {
    /// Their coefficients, encrypted for themselves.
    pub polynomial: String,
    /// A share for each trustee, encrypted.
    pub secrets: Vec<String>,
    /// Their public coefficients, signed.
    pub coefexps: SignedMessage,
    /// What they signed of the ceremony.
    pub signature: Proof,
}

/// What a trustee receives in step 5.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vinput {
    /// Their own coefficients.
    pub polynomial: String,
    /// The share each sent them.
    pub secrets: Vec<String>,
    /// The public coefficients of each.
    pub coefexps: Vec<SignedMessage>,
    /// What each signed of the ceremony.
    pub signatures: Vec<Proof>,
}

/// What a trustee makes in step 5.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voutput {
    /// Their private key, encrypted for themselves.
    pub private_key: String,
    /// Its public part.
    pub public_key: TrusteePublicKey,
}

/// The certificates of a ceremony, verified.
#[derive(Clone, Debug)]
pub struct Certificates<G: Group> {
    written: Vec<SignedMessage>,
    /// How many trustees decrypt.
    pub threshold: usize,
    verification: Vec<G::Element>,
    encryption: Vec<String>,
}

/// Step 1: the certificate of the trustee number `index` (from 1) of `size`.
pub fn certificate<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
    seed: &str,
    (size, threshold, index): (usize, usize, usize),
) -> Result<SignedMessage, Fault> {
    if !(1..=size).contains(&threshold) || !(1..=size).contains(&index) || size > MEMBERS_MAX {
        return Err(Rule::ThresholdShape.into());
    }
    let keys = Keys::<G>::derive(seed)?;
    let message = write_text(&CertificateKeys {
        context: Context {
            group: G::NAME.to_owned(),
            size,
            threshold,
            index,
        },
        verification: G::write(&G::generator_power_secret(&keys.signing)),
        encryption: G::write(&G::generator_power_secret(&keys.decryption)),
    });
    let signature = sign::<G, R>(profile, random, &keys.signing, &message);
    Ok(SignedMessage { message, signature })
}

/// Step 2: the certificates of all, in the order of their numbers.
pub fn read_certificates<G: Group>(
    profile: Profile,
    written: &[SignedMessage],
) -> Result<Certificates<G>, Fault> {
    if written.len() > MEMBERS_MAX {
        return Err(Fault::new(Rule::ThresholdShape).found(written.len()));
    }
    let mut threshold = None;
    let mut known = HashSet::new();
    let mut verification = Vec::new();
    let mut encryption = Vec::new();
    for (index, certificate) in written.iter().enumerate() {
        let check = || -> Result<(CertificateKeys, G::Element), Fault> {
            let keys: CertificateKeys = read(certificate.message.as_bytes())?;
            let Context {
                group,
                size,
                threshold: own,
                index: number,
            } = &keys.context;
            let is_ours = group == G::NAME
                && *size == written.len()
                && *number == index + 1
                && (1..=*size).contains(own)
                && threshold.is_none_or(|threshold| threshold == *own);
            if !is_ours {
                return Err(Rule::CertificateContext.into());
            }
            let key = read_key::<G>(&keys.verification)?;
            read_key::<G>(&keys.encryption)?;
            if !is_signed::<G>(profile, &key, &certificate.message, &certificate.signature)? {
                return Err(Rule::CertificateSignature.into());
            }
            Ok((keys, key))
        };
        let (keys, key) = check().map_err(|fault| fault.answer(index + 1))?;
        if !known.insert(keys.verification.clone()) || !known.insert(keys.encryption.clone()) {
            return Err(Fault::new(Rule::TrusteeTwice).answer(index + 1));
        }
        threshold = Some(keys.context.threshold);
        verification.push(key);
        encryption.push(keys.encryption);
    }
    Ok(Certificates {
        written: written.to_vec(),
        threshold: threshold.ok_or(Rule::ThresholdShape)?,
        verification,
        encryption,
    })
}

impl<G: Group> Certificates<G> {
    /// The place of the trustee who has these keys, from 0.
    fn place(&self, keys: &Keys<G>) -> Result<usize, Fault> {
        let own = G::generator_power_secret(&keys.signing);
        let encryption = G::write(&G::generator_power_secret(&keys.decryption));
        self.verification
            .iter()
            .position(|key| *key == own)
            .filter(|place| self.encryption[*place] == encryption)
            .ok_or_else(|| Rule::SecretMismatch.into())
    }

    /// What a trustee signs of the ceremony.
    fn ceremony(&self, coefficients: &[String]) -> String {
        let ceremony = write_text(&Ceremony {
            certs: &self.written,
            coefexps: coefficients,
        });
        format!("certs_sig|{ceremony}")
    }

    /// Reads the public coefficients of all, and what each signed.
    fn coefficients(
        &self,
        profile: Profile,
        coefexps: &[SignedMessage],
        signatures: &[Proof],
    ) -> Result<Vec<Vec<G::Element>>, Fault> {
        if coefexps.len() != self.written.len() || signatures.len() != self.written.len() {
            return Err(Rule::ThresholdShape.into());
        }
        coefexps
            .iter()
            .zip(signatures)
            .zip(&self.verification)
            .enumerate()
            .map(|(index, ((signed, signature), key))| {
                self.coefficients_of(profile, signed, signature, key)
                    .map_err(|fault| fault.answer(index + 1))
            })
            .collect()
    }

    fn coefficients_of(
        &self,
        profile: Profile,
        signed: &SignedMessage,
        signature: &Proof,
        key: &G::Element,
    ) -> Result<Vec<G::Element>, Fault> {
        if !is_signed::<G>(profile, key, &signed.message, &signed.signature)? {
            return Err(Rule::CoefficientsSignature.into());
        }
        let raw: RawCoefficients = read(signed.message.as_bytes())?;
        if raw.coefexps.len() != self.threshold {
            return Err(Rule::ThresholdShape.into());
        }
        if !is_signed::<G>(profile, key, &self.ceremony(&raw.coefexps), signature)? {
            return Err(Rule::CeremonySignature.into());
        }
        // A neutral coefficient is a polynomial of a lesser degree, or a trustee who puts nothing in the key.
        raw.coefexps.iter().map(|text| read_key::<G>(text)).collect()
    }
}

/// `∏ A_k ^ (j ^ k)`: the public part of what one polynomial gives to the trustee number `j`. By Horner's rule, so that
/// the exponents are as small as `j`.
fn evaluated<G: Group>(coefficients: &[G::Element], number: usize) -> G::Element {
    coefficients
        .iter()
        .rev()
        .fold(G::identity(), |power, coefficient| {
            G::multiply(&G::power_small(&power, number as u64), coefficient)
        })
}

/// The public coefficients of the sum of all polynomials. Verification keys are computed from it alone: computed from
/// each polynomial, they would cost as many powers as trustees × trustees × threshold.
fn together<G: Group>(all: &[Vec<G::Element>], threshold: usize) -> Vec<G::Element> {
    (0..threshold)
        .map(|degree| {
            all.iter().fold(G::identity(), |product, coefficients| {
                G::multiply(&product, &coefficients[degree])
            })
        })
        .collect()
}

/// Step 3: a trustee draws a polynomial, and writes to each trustee what it gives them.
pub fn polynomial<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
    seed: &str,
    certificates: &Certificates<G>,
) -> Result<Polynomial, Fault> {
    let keys = Keys::<G>::derive(seed)?;
    let place = certificates.place(&keys)?;
    let coefficients: Vec<Secret<G>> = (0..certificates.threshold)
        .map(|_| random_secret::<G, R>(random))
        .collect();
    let publics: Vec<G::Element> = coefficients
        .iter()
        .map(|coefficient| G::generator_power_secret(coefficient))
        .collect();
    let raw = RawCoefficients {
        coefexps: G::write_all(&publics),
    };
    let message = write_text(&raw);
    let signature = sign::<G, R>(profile, random, &keys.signing, &message);
    let coefexps = SignedMessage { message, signature };
    let mut secrets = Vec::new();
    for (index, recipient) in certificates.encryption.iter().enumerate() {
        let number = G::scalar_from_small(index as u64 + 1);
        let mut value = Zeroizing::new(zero::<G>());
        for coefficient in coefficients.iter().rev() {
            *value = G::add(&G::times(&value, &number), coefficient);
        }
        let message = write_secret(&Share {
            secret: G::write_scalar(&value),
        });
        secrets.push(send::<G, R>(profile, random, &keys.signing, recipient, &message)?);
    }
    let message = write_secret(&RawPolynomial {
        polynomial: coefficients
            .iter()
            .map(|coefficient| G::write_scalar(coefficient))
            .collect(),
    });
    let own = &certificates.encryption[place];
    Ok(Polynomial {
        polynomial: send::<G, R>(profile, random, &keys.signing, own, &message)?,
        secrets,
        signature: sign::<G, R>(
            profile,
            random,
            &keys.signing,
            &certificates.ceremony(&raw.coefexps),
        ),
        coefexps,
    })
}

/// The hash of a trustee's public coefficients ([`Polynomial::coefexps`]), to publish before anybody reveals theirs.
pub fn commitment(coefexps: &SignedMessage) -> Hash {
    Hash::of(&write(coefexps))
}

/// Whether each trustee revealed what they had committed to: the coefficients of all polynomials in step 4, or of
/// [`Vinput::coefexps`] in step 5, where each trustee sees for themselves what the server made of it.
pub fn verify_commitments<'a>(
    revealed: impl IntoIterator<Item = &'a SignedMessage>,
    commitments: &[Hash],
) -> Result<(), Fault> {
    let revealed: Vec<Hash> = revealed.into_iter().map(commitment).collect();
    if revealed.len() != commitments.len() {
        return Err(Rule::ThresholdShape.into());
    }
    match revealed
        .iter()
        .zip(commitments)
        .position(|(revealed, committed)| revealed != committed)
    {
        None => Ok(()),
        Some(index) => Err(Fault::new(Rule::SecretMismatch).answer(index + 1)),
    }
}

/// Step 4: what to hand to each trustee.
pub fn vinputs<G: Group>(
    profile: Profile,
    certificates: &Certificates<G>,
    polynomials: &[Polynomial],
) -> Result<Vec<Vinput>, Fault> {
    let coefexps: Vec<SignedMessage> = polynomials.iter().map(|one| one.coefexps.clone()).collect();
    let signatures: Vec<Proof> = polynomials.iter().map(|one| one.signature.clone()).collect();
    certificates.coefficients(profile, &coefexps, &signatures)?;
    if polynomials
        .iter()
        .any(|one| one.secrets.len() != polynomials.len())
    {
        return Err(Rule::ThresholdShape.into());
    }
    Ok(polynomials
        .iter()
        .enumerate()
        .map(|(index, own)| Vinput {
            polynomial: own.polynomial.clone(),
            secrets: polynomials.iter().map(|one| one.secrets[index].clone()).collect(),
            coefexps: coefexps.clone(),
            signatures: signatures.clone(),
        })
        .collect())
}

/// Step 5: a trustee checks the shares they received, and adds them up into their key.
pub fn voutput<G: Group, R: CryptoRng + ?Sized>(
    profile: Profile,
    random: &mut R,
    seed: &str,
    certificates: &Certificates<G>,
    vinput: &Vinput,
) -> Result<Voutput, Fault> {
    let keys = Keys::<G>::derive(seed)?;
    let place = certificates.place(&keys)?;
    let coefficients = certificates.coefficients(profile, &vinput.coefexps, &vinput.signatures)?;
    if vinput.secrets.len() != coefficients.len() {
        return Err(Rule::ThresholdShape.into());
    }
    own_polynomial(profile, &keys, certificates, place, vinput, &coefficients[place])?;
    let mut private = Zeroizing::new(zero::<G>());
    for (index, encrypted) in vinput.secrets.iter().enumerate() {
        let check = || -> Result<Secret<G>, Fault> {
            let message = receive::<G>(profile, &keys, &certificates.verification[index], encrypted)?;
            let share: Share = read_secret(message.as_bytes())?;
            let secret = Zeroizing::new(G::read_scalar(&share.secret).ok_or(Rule::Number)?);
            let public = evaluated::<G>(&coefficients[index], place + 1);
            if G::generator_power_secret(&secret) != public {
                return Err(Rule::Share.into());
            }
            Ok(secret)
        };
        let secret = check().map_err(|fault| fault.answer(index + 1))?;
        *private = G::add(&private, &secret);
    }
    let mut public_key = prove_key::<G, R>(profile, random, &private);
    public_key.signature = Some(sign::<G, R>(
        profile,
        random,
        &keys.signing,
        &public_key.public_key,
    ));
    let text = write_secret(&DecryptionKey {
        decryption_key: G::write_scalar(&private),
    });
    let own = &certificates.encryption[place];
    Ok(Voutput {
        private_key: send::<G, R>(profile, random, &keys.signing, own, &text)?,
        public_key,
    })
}

/// What a trustee kept for themselves must be what they published: the server may have changed it.
fn own_polynomial<G: Group>(
    profile: Profile,
    keys: &Keys<G>,
    certificates: &Certificates<G>,
    place: usize,
    vinput: &Vinput,
    publics: &[G::Element],
) -> Result<(), Fault> {
    let message = receive::<G>(
        profile,
        keys,
        &certificates.verification[place],
        &vinput.polynomial,
    )?;
    let raw: RawPolynomial = read_secret(message.as_bytes())?;
    let is_own = raw.polynomial.len() == publics.len()
        && raw.polynomial.iter().zip(publics).all(|(text, public)| {
            G::read_scalar(text)
                .map(Zeroizing::new)
                .is_some_and(|secret| G::generator_power_secret(&secret) == *public)
        });
    if is_own {
        Ok(())
    } else {
        Err(Rule::SecretMismatch.into())
    }
}

/// Step 6: what is published.
pub fn parameters<G: Group>(
    profile: Profile,
    certificates: &Certificates<G>,
    polynomials: &[Polynomial],
    voutputs: &[Voutput],
) -> Result<ThresholdParameters, Fault> {
    let parameters = ThresholdParameters {
        threshold: certificates.threshold,
        certs: certificates.written.clone(),
        coefexps: polynomials.iter().map(|one| one.coefexps.clone()).collect(),
        signatures: polynomials.iter().map(|one| one.signature.clone()).collect(),
        verification_keys: voutputs.iter().map(|one| one.public_key.clone()).collect(),
    };
    verify::<G>(profile, &parameters)?;
    Ok(parameters)
}

/// Verifies what a ceremony published.
pub(super) fn verify<G: Group>(
    profile: Profile,
    parameters: &ThresholdParameters,
) -> Result<Trustee<G>, Fault> {
    let certificates = read_certificates::<G>(profile, &parameters.certs)?;
    if parameters.threshold != certificates.threshold
        || parameters.verification_keys.len() != parameters.certs.len()
    {
        return Err(Rule::ThresholdShape.into());
    }
    let coefficients = certificates.coefficients(profile, &parameters.coefexps, &parameters.signatures)?;
    let together = together::<G>(&coefficients, certificates.threshold);
    let mut keys = Vec::new();
    for (index, written) in parameters.verification_keys.iter().enumerate() {
        let check = || -> Result<Key<G>, Fault> {
            let key = verify_key::<G>(profile, written)?;
            if key.element != evaluated::<G>(&together, index + 1) {
                return Err(Rule::VerificationKey.into());
            }
            let signature = written.signature.as_ref().ok_or(Rule::VerificationKeySignature)?;
            let owner = &certificates.verification[index];
            if !is_signed::<G>(profile, owner, &written.public_key, signature)? {
                return Err(Rule::VerificationKeySignature.into());
            }
            Ok(key)
        };
        keys.push(check().map_err(|fault| fault.answer(index + 1))?);
    }
    let sub_key = together.into_iter().next().ok_or(Rule::ThresholdShape)?;
    Ok(Trustee::Pedersen {
        threshold: parameters.threshold,
        keys,
        sub_key,
    })
}

/// The private key of a trustee, from what they kept encrypted for themselves in step 5.
pub fn private_key<G: Group>(profile: Profile, seed: &str, encrypted: &str) -> Result<Secret<G>, Fault> {
    let keys = Keys::<G>::derive(seed)?;
    let own = G::generator_power_secret(&keys.signing);
    let text = receive::<G>(profile, &keys, &own, encrypted)?;
    let kept: DecryptionKey = read_secret(text.as_bytes())?;
    let secret = G::read_scalar(&kept.decryption_key).ok_or(Rule::Number)?;
    Ok(Zeroizing::new(secret))
}
