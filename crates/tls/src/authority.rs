//! An authority that speaks ACME (RFC 8555): an account there, and one order for each name.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, Response};
use http_body_util::BodyExt as _;
use instant_acme::{
    Account, AuthorizationStatus, BodyWrapper, BytesResponse, ChallengeType, HttpClient, Identifier,
    NewAccount, NewOrder, OrderStatus, RetryPolicy,
};
use outgoing::http::Client;
use rcgen::{CertificateParams, CustomExtension, DistinguishedName, KeyPair};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::PrivateKeyDer;
use rustls::sign::CertifiedKey;
use tokio::sync::Mutex;

use crate::certificates::{Certificate, Certificates};
use crate::{Error, Kept};

/// The directory of Let's Encrypt, where certificates cost nothing.
pub const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// The longest an order may take: authorities check a name from several places.
const ORDER_TIME_MAX: Duration = Duration::from_mins(3);

/// An authority, and who we are there.
pub struct Authority {
    directory: String,
    /// `mailto:…`
    contact: String,
    client: Client,
    pub(crate) kept: Kept,
    account: Mutex<Option<Account>>,
}

impl Authority {
    /// The one whose directory is at `directory`; `contact` is the address it writes to when something is wrong. To use it
    /// is to agree to its terms.
    pub fn new(directory: &str, contact: &str, client: Client, data: &Path) -> Self {
        Self {
            directory: directory.to_owned(),
            contact: format!("mailto:{contact}"),
            client,
            kept: Kept::of(data, directory),
            account: Mutex::new(None),
        }
    }

    /// Obtains a certificate for `name`, and keeps it.
    pub(crate) async fn obtain(&self, name: &str, certificates: &Certificates) -> Result<Certificate, Error> {
        let ordered = tokio::time::timeout(ORDER_TIME_MAX, self.order(name, certificates)).await;
        certificates.answer_challenge(name, None);
        let pem = ordered.unwrap_or_else(|_| {
            let seconds = ORDER_TIME_MAX.as_secs();
            Err(Error::Authority(format!(
                "the order was not done within {seconds} s"
            )))
        })?;
        let certificate = Certificate::read(pem.as_bytes(), pem.as_bytes())?;
        if !certificate.covers(name) {
            return Err(Error::Authority(format!("the certificate is not for {name}")));
        }
        self.kept.keep_certificate(name, &pem)?;
        Ok(certificate)
    }

    /// An order, from its name to the key and the chain, in PEM.
    async fn order(&self, name: &str, certificates: &Certificates) -> Result<String, Error> {
        let account = self.account().await?;
        let identifiers = [Identifier::Dns(name.to_owned())];
        let mut order = account
            .new_order(&NewOrder::new(&identifiers))
            .await
            .map_err(|error| refused(&error))?;
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            let mut authorization = authorization.map_err(|error| refused(&error))?;
            match authorization.status {
                AuthorizationStatus::Valid => continue,
                AuthorizationStatus::Pending => {}
                status => return Err(Error::Authority(format!("the authorization is {status:?}"))),
            }
            let mut challenge = authorization
                .challenge(ChallengeType::TlsAlpn01)
                .ok_or_else(|| Error::Authority("this authority does not check by TLS-ALPN-01".to_owned()))?;
            let answer = challenge_certificate(name, challenge.key_authorization().digest().as_ref())?;
            certificates.answer_challenge(name, Some(answer));
            challenge.set_ready().await.map_err(|error| refused(&error))?;
        }
        let patience = RetryPolicy::new()
            .initial_delay(Duration::from_millis(500))
            .timeout(ORDER_TIME_MAX);
        let status = order
            .poll_ready(&patience)
            .await
            .map_err(|error| refused(&error))?;
        if status != OrderStatus::Ready {
            return Err(Error::Authority(failed_check(&mut order).await));
        }
        let key = KeyPair::generate().map_err(|error| Error::malformed("key", error))?;
        let mut asked = named(name)?;
        asked.distinguished_name = DistinguishedName::new();
        let asked = asked
            .serialize_request(&key)
            .map_err(|error| Error::malformed("certificate request", error))?;
        order
            .finalize_csr(asked.der())
            .await
            .map_err(|error| refused(&error))?;
        let chain = order
            .poll_certificate(&patience)
            .await
            .map_err(|error| refused(&error))?;
        Ok(format!("{}{chain}", key.serialize_pem()))
    }

    /// The account, as it was kept or made anew.
    async fn account(&self) -> Result<Account, Error> {
        let mut held = self.account.lock().await;
        if let Some(account) = &*held {
            return Ok(account.clone());
        }
        let builder = Account::builder_with_http(Box::new(Through(self.client.clone())));
        let account = if let Some(kept) = self.kept.account()? {
            let kept = serde_json::from_slice(&kept).map_err(|error| Error::malformed("account", error))?;
            builder
                .from_credentials(kept)
                .await
                .map_err(|error| refused(&error))?
        } else {
            let new = NewAccount {
                contact: &[&self.contact],
                terms_of_service_agreed: true,
                only_return_existing: false,
            };
            let (account, kept) = builder
                .create(&new, self.directory.clone(), None)
                .await
                .map_err(|error| refused(&error))?;
            let kept = serde_json::to_vec(&kept).map_err(|error| Error::malformed("account", error))?;
            self.kept.keep_account(&kept)?;
            account
        };
        *held = Some(account.clone());
        Ok(account)
    }
}

/// Why a name could not be checked, in the authority's own words.
async fn failed_check(order: &mut instant_acme::Order) -> String {
    let mut authorizations = order.authorizations();
    while let Some(Ok(mut authorization)) = authorizations.next().await {
        let Ok(state) = authorization.refresh().await else {
            continue;
        };
        if let Some(problem) = state
            .challenges
            .iter()
            .find_map(|challenge| challenge.error.as_ref())
        {
            return format!("the name could not be checked: {problem}");
        }
    }
    "the name could not be checked".to_owned()
}

fn refused(error: &instant_acme::Error) -> Error {
    Error::Authority(error.to_string())
}

fn named(name: &str) -> Result<CertificateParams, Error> {
    CertificateParams::new([name.to_owned()]).map_err(|error| Error::malformed(name, error))
}

/// What an authority looks for: a certificate of ours for that name, with its digest inside (RFC 8737, section 3). What it
/// holds is for it alone: whoever checks certificates otherwise refuses this one.
fn challenge_certificate(name: &str, digest: &[u8]) -> Result<Arc<CertifiedKey>, Error> {
    let fault = |error: rcgen::Error| Error::malformed("challenge", error);
    let key = KeyPair::generate().map_err(fault)?;
    let mut asked = named(name)?;
    asked.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    let certificate = asked.self_signed(&key).map_err(fault)?;
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let key = any_supported_type(&key).map_err(|error| Error::malformed("challenge", error))?;
    Ok(Arc::new(CertifiedKey::new(vec![certificate.der().clone()], key)))
}

/// The house's own client, behind its guard and its bounds.
struct Through(Client);

impl HttpClient for Through {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> std::pin::Pin<Box<dyn Future<Output = Result<BytesResponse, instant_acme::Error>> + Send>> {
        let client = self.0.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body
                .collect()
                .await
                .map_or_else(|never| match never {}, http_body_util::Collected::to_bytes);
            let answered = client
                .relay(parts.method, &parts.uri.to_string(), parts.headers, body.to_vec())
                .await
                .map_err(|error| instant_acme::Error::Other(Box::new(error)))?;
            let (status, headers, body) = answered.into_parts();
            let mut response = Response::builder().status(status).body(())?;
            *response.headers_mut() = headers;
            Ok(BytesResponse {
                parts: response.into_parts().0,
                body: Box::new(Bytes::from(body)),
            })
        })
    }
}

/// The authority of a house: shared by what orders and by what looks.
pub(crate) type Shared = Arc<Authority>;
