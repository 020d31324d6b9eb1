//! What a trustee gives, verified when it arrives and not only when the last one spoke: whoever is wrong is told so, and
//! nobody waits for a message that will be refused.

use super::{CertificateKeys, Certificates, Polynomial, Voutput, evaluated, is_signed, together};
use crate::election::read_key;
use crate::fault::{Fault, Rule};
use crate::group::Group;
use crate::message::{Proof, SignedMessage, read};
use crate::profile::Profile;
use crate::trustee::verify_key;

/// Verifies the certificate of the trustee number `index` (from 1) of `size`: what it is for, its keys, its signature.
pub fn check_certificate<G: Group>(
    profile: Profile,
    certificate: &SignedMessage,
    (size, threshold, index): (usize, usize, usize),
) -> Result<(), Fault> {
    let check = || -> Result<(), Fault> {
        let keys: CertificateKeys = read(certificate.message.as_bytes())?;
        let context = &keys.context;
        let is_ours = context.group == G::NAME
            && context.size == size
            && context.threshold == threshold
            && context.index == index;
        if !is_ours {
            return Err(Rule::CertificateContext.into());
        }
        let key = read_key::<G>(&keys.verification)?;
        read_key::<G>(&keys.encryption)?;
        if !is_signed::<G>(profile, &key, &certificate.message, &certificate.signature)? {
            return Err(Rule::CertificateSignature.into());
        }
        Ok(())
    };
    check().map_err(|fault| fault.answer(index))
}

/// Verifies what the trustee number `index` (from 1) gives in step 3: its signatures, its coefficients, a share for each.
pub fn check_polynomial<G: Group>(
    profile: Profile,
    certificates: &Certificates<G>,
    polynomial: &Polynomial,
    index: usize,
) -> Result<(), Fault> {
    let check = || -> Result<(), Fault> {
        if polynomial.secrets.len() != certificates.written.len() {
            return Err(Rule::ThresholdShape.into());
        }
        let key = key_of(certificates, index)?;
        let (signed, signature) = (&polynomial.coefexps, &polynomial.signature);
        certificates
            .coefficients_of(profile, signed, signature, key)
            .map(drop)
    };
    check().map_err(|fault| fault.answer(index))
}

/// Verifies what the trustee number `index` (from 1) gives in step 5: that their public key is the one everybody's
/// coefficients give them, and that they signed it.
pub fn check_voutput<G: Group>(
    profile: Profile,
    certificates: &Certificates<G>,
    polynomials: &[Polynomial],
    (voutput, index): (&Voutput, usize),
) -> Result<(), Fault> {
    let coefexps: Vec<SignedMessage> = polynomials.iter().map(|one| one.coefexps.clone()).collect();
    let signatures: Vec<Proof> = polynomials.iter().map(|one| one.signature.clone()).collect();
    let coefficients = certificates.coefficients(profile, &coefexps, &signatures)?;
    let together = together::<G>(&coefficients, certificates.threshold);
    let check = || -> Result<(), Fault> {
        let written = &voutput.public_key;
        let key = verify_key::<G>(profile, written)?;
        if key.element != evaluated::<G>(&together, index) {
            return Err(Rule::VerificationKey.into());
        }
        let signature = written.signature.as_ref().ok_or(Rule::VerificationKeySignature)?;
        let owner = key_of(certificates, index)?;
        if !is_signed::<G>(profile, owner, &written.public_key, signature)? {
            return Err(Rule::VerificationKeySignature.into());
        }
        Ok(())
    };
    check().map_err(|fault| fault.answer(index))
}

/// What the trustee of this number signs with.
fn key_of<G: Group>(certificates: &Certificates<G>, index: usize) -> Result<&G::Element, Fault> {
    let place = index.checked_sub(1).ok_or(Rule::ThresholdShape)?;
    let key = certificates.verification.get(place);
    key.ok_or_else(|| Rule::ThresholdShape.into())
}
