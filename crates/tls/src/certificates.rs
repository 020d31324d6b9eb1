//! Which certificate is shown to whom.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::Timestamp;
use rustls::client::verify_server_name;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::Error;

/// A certificate with its key, ready to be shown, and the days it covers.
#[derive(Clone, Debug)]
pub(crate) struct Certificate {
    pub(crate) shown: Arc<CertifiedKey>,
    pub(crate) from: Timestamp,
    pub(crate) until: Timestamp,
}

impl Certificate {
    /// Reads a chain, the certificate first, and its key, both in PEM.
    pub(crate) fn read(chain: &[u8], key: &[u8]) -> Result<Self, Error> {
        let chain = CertificateDer::pem_slice_iter(chain)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| Error::malformed("certificate", error))?;
        let key =
            PrivateKeyDer::from_pem_slice(key).map_err(|error| Error::malformed("private key", error))?;
        let first = chain
            .first()
            .ok_or_else(|| Error::malformed("certificate", "none in the file"))?;
        let (from, until) = days_of(first)?;
        let provider = rustls::crypto::ring::default_provider();
        let shown = CertifiedKey::from_der(chain, key, &provider)
            .map_err(|error| Error::malformed("certificate and key", error))?;
        Ok(Self {
            shown: Arc::new(shown),
            from,
            until,
        })
    }

    /// True when it was made for `name`.
    pub(crate) fn covers(&self, name: &str) -> bool {
        let parsed = self
            .shown
            .cert
            .first()
            .and_then(|first| ParsedCertificate::try_from(first).ok());
        let name = ServerName::try_from(name).ok();
        parsed
            .zip(name)
            .is_some_and(|(parsed, name)| verify_server_name(&parsed, &name).is_ok())
    }

    /// The day from which another one is asked for: a third of its life is left for what may go wrong.
    pub(crate) fn renewed_from(&self) -> Timestamp {
        let life_s = self.until.as_second() - self.from.as_second();
        Timestamp::from_second(self.until.as_second() - life_s / 3).unwrap_or(self.until)
    }
}

/// The days a certificate covers (RFC 5280, section 4.1.2.5).
fn days_of(certificate: &CertificateDer<'_>) -> Result<(Timestamp, Timestamp), Error> {
    let (_, read) = x509_parser::parse_x509_certificate(certificate)
        .map_err(|error| Error::malformed("certificate", error))?;
    let at =
        |seconds| Timestamp::from_second(seconds).map_err(|error| Error::malformed("certificate", error));
    let validity = read.validity();
    Ok((
        at(validity.not_before.timestamp())?,
        at(validity.not_after.timestamp())?,
    ))
}

/// Those of a node: by name, the operator's, and what answers a check that is under way.
#[derive(Debug, Default)]
pub struct Certificates {
    inner: RwLock<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    names: BTreeSet<String>,
    by_name: HashMap<String, Certificate>,
    given: Option<Certificate>,
    challenges: HashMap<String, Arc<CertifiedKey>>,
}

impl Certificates {
    /// None yet: a name has none until [`crate::keep`] has found or obtained it.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// True when `name` is one of this house's, or of the operator's certificate.
    pub fn knows(&self, name: &str) -> bool {
        let inner = self.read();
        inner.names.contains(name) || inner.given.as_ref().is_some_and(|given| given.covers(name))
    }

    /// The names of this house from now on: what was held for another one is shown no more.
    pub(crate) fn set_names(&self, names: &[String]) {
        let mut inner = self.write();
        if inner.names.iter().eq(names.iter().collect::<BTreeSet<_>>()) {
            return;
        }
        inner.names = names.iter().cloned().collect();
        let Inner { names, by_name, .. } = &mut *inner;
        by_name.retain(|name, _| names.contains(name));
    }

    pub(crate) fn of(&self, name: &str) -> Option<Certificate> {
        self.read().by_name.get(name).cloned()
    }

    pub(crate) fn set(&self, name: &str, certificate: Certificate) {
        self.write().by_name.insert(name.to_owned(), certificate);
    }

    pub(crate) fn set_given(&self, certificate: Certificate) {
        self.write().given = Some(certificate);
    }

    pub(crate) fn answer_challenge(&self, name: &str, certificate: Option<Arc<CertifiedKey>>) {
        let mut inner = self.write();
        match certificate {
            Some(certificate) => inner.challenges.insert(name.to_owned(), certificate),
            None => inner.challenges.remove(name),
        };
    }

    fn shown_to(&self, name: &str) -> Option<Arc<CertifiedKey>> {
        let inner = self.read();
        let given = || inner.given.as_ref().filter(|given| given.covers(name));
        let found = inner.by_name.get(name).or_else(given)?;
        Some(found.shown.clone())
    }

    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name a client asks for (SNI, RFC 6066, section 3), in lower case.
pub(crate) fn name_in(hello: &ClientHello<'_>) -> Option<String> {
    hello.server_name().map(str::to_ascii_lowercase)
}

/// What is shown to who comes for a page.
#[derive(Debug)]
pub(crate) struct ForPages(pub(crate) Arc<Certificates>);

impl ResolvesServerCert for ForPages {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.0.shown_to(&name_in(&hello)?)
    }
}

/// What is shown to an authority that checks a name.
#[derive(Debug)]
pub(crate) struct ForChallenges(pub(crate) Arc<Certificates>);

impl ResolvesServerCert for ForChallenges {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let name = name_in(&hello)?;
        self.0.read().challenges.get(&name).cloned()
    }
}
