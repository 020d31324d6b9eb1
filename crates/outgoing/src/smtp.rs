//! The mail server: how its address is read, and when it may be spoken to in the clear.
//!
//! The guard against private addresses does not apply here: the server is named by the operator, never by somebody
//! outside, and it commonly stands on the same network. The contrary holds: without encryption, only a loopback or
//! private address is spoken to.

use std::time::Duration;

use kernel::{Delivery, Settings};
use lettre::message::Mailbox;
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{AsyncSmtpTransportBuilder, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use url::{Host, Url};

use crate::SettingsError;
use crate::guard::{is_public, system_lookup};

/// Of each answer of the server.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
/// Of the whole delivery, below the worker's lease (60 s).
const TOTAL_TIMEOUT: Duration = Duration::from_secs(45);

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// The configured server, and the sender of what it carries.
pub(crate) struct Server {
    way: Way,
    pub(crate) sender: Mailbox,
    client: ClientId,
}

enum Way {
    /// Encrypted: connections are kept between two mails
    Encrypted(Transport),
    /// In the clear: the name is looked up and checked at each mail
    Clear(Url),
}

impl Server {
    pub(crate) fn new(address: &str, settings: &Settings) -> Result<Self, SettingsError> {
        // The address holds a password: only what is wrong with it is said.
        let wrong = |what: &str| SettingsError::SmtpAddress(what.to_owned());
        let url = Url::parse(address).map_err(|error| wrong(&error.to_string()))?;
        if url.host_str().is_none_or(str::is_empty) {
            return Err(wrong("no host"));
        }
        let tls = url.query_pairs().find(|(name, _)| name == "tls");
        let is_encrypted = match (url.scheme(), tls.as_ref().map(|(_, value)| value.as_ref())) {
            ("smtps", None) | ("smtp", Some("required")) => true,
            ("smtp", None) => false,
            _ => return Err(wrong("neither smtps://, smtp:// nor smtp://…?tls=required")),
        };
        let client = ClientId::Domain(house_host(&settings.base_url));
        let builder = Transport::from_url(address).map_err(|_| wrong("not an SMTP address"))?;
        let way = if is_encrypted {
            Way::Encrypted(transport(builder, &client))
        } else {
            Way::Clear(url)
        };
        let sender = settings
            .mail_from
            .parse()
            .map_err(|_| SettingsError::Sender(settings.mail_from.clone()))?;
        Ok(Self { way, sender, client })
    }

    /// Hands a message to the server.
    pub(crate) async fn send(&self, message: Message) -> Result<(), Delivery> {
        tokio::time::timeout(TOTAL_TIMEOUT, self.hand_over(message))
            .await
            .unwrap_or_else(|_| {
                Err(Delivery::Again(format!(
                    "no answer within {} s",
                    TOTAL_TIMEOUT.as_secs()
                )))
            })
    }

    async fn hand_over(&self, message: Message) -> Result<(), Delivery> {
        match &self.way {
            Way::Encrypted(transport) => transport.send(message).await.map_err(|error| refusal(&error))?,
            Way::Clear(url) => {
                let transport = self.in_the_clear(url).await?;
                let outcome = transport.send(message).await.map_err(|error| refusal(&error));
                transport.shutdown().await;
                outcome?
            }
        };
        Ok(())
    }

    /// A connection to the address that was checked, so that the name cannot mean another meanwhile.
    async fn in_the_clear(&self, url: &Url) -> Result<Transport, Delivery> {
        let addresses = match url.host() {
            Some(Host::Ipv4(address)) => vec![address.into()],
            Some(Host::Ipv6(address)) => vec![address.into()],
            // For a scheme it does not know, the url crate leaves IPv4 addresses as names: the resolver reads them.
            _ => system_lookup(url.host_str().unwrap_or_default().to_owned())
                .await
                .map_err(|error| Delivery::Again(format!("looking up the mail server: {error}")))?,
        };
        let Some(address) = addresses.into_iter().find(|address| !is_public(*address)) else {
            return Err(Delivery::Park(
                "smtp:// without tls=required is only for a server on a private network".to_owned(),
            ));
        };
        let mut checked = url.clone();
        let host = match address {
            std::net::IpAddr::V4(address) => address.to_string(),
            std::net::IpAddr::V6(address) => format!("[{address}]"),
        };
        let understood = checked.set_host(Some(&host)).is_ok();
        Transport::from_url(checked.as_str())
            .ok()
            .filter(|_| understood)
            .map(|builder| transport(builder, &self.client))
            .ok_or_else(|| Delivery::Park("the mail server's address is not understood".to_owned()))
    }
}

fn transport(builder: AsyncSmtpTransportBuilder, client: &ClientId) -> Transport {
    builder
        .hello_name(client.clone())
        .timeout(Some(ANSWER_TIMEOUT))
        .pool_config(
            PoolConfig::new()
                .max_size(2)
                .idle_timeout(Duration::from_secs(30)),
        )
        .build()
}

/// What the server answered, as the worker understands it. Codes 53x are about our own account: a wrong password is the
/// operator's to mend, and must not throw away the mail waiting meanwhile.
fn refusal(error: &lettre::transport::smtp::Error) -> Delivery {
    let why = error.to_string();
    let is_about_account = error
        .status()
        .is_some_and(|code| (530..540).contains(&u16::from(code)));
    if (error.is_permanent() && !is_about_account) || error.is_client() {
        Delivery::Park(why)
    } else {
        Delivery::Again(why)
    }
}

/// The host of the house's public address: the right side of Message-IDs, and the name given to mail servers.
pub(crate) fn house_host(base_url: &str) -> String {
    Url::parse(base_url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_else(|| "localhost".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(address: &str) -> Result<Server, SettingsError> {
        Server::new(address, &Settings::quiet(std::path::PathBuf::new()))
    }

    #[tokio::test]
    async fn the_three_forms_of_address_are_understood_and_no_other() {
        for address in [
            "smtps://agent:s%40cret@mail.example.fr",
            "smtps://mail.example.fr:465",
            "smtp://agent:secret@mail.example.fr:587?tls=required",
            "smtp://localhost:1025",
            "smtp://[::1]:1025",
        ] {
            assert!(outcome(address).is_ok(), "{address}");
        }
        for address in [
            "mail.example.fr",
            "http://mail.example.fr",
            "smtp://mail.example.fr?tls=opportunistic",
            "smtp://",
            "smtps://mail.example.fr?tls=none",
        ] {
            assert!(
                matches!(outcome(address), Err(SettingsError::SmtpAddress(_))),
                "{address}"
            );
        }
    }

    #[tokio::test]
    async fn the_password_is_not_repeated_in_errors() {
        let Err(error) = outcome("smtp://agent:hunter2@mail.example.fr?tls=maybe") else {
            panic!("accepted");
        };
        assert!(!error.to_string().contains("hunter2"));
    }

    #[tokio::test]
    async fn a_public_server_is_not_spoken_to_in_the_clear() {
        let server = outcome("smtp://8.8.8.8:25").unwrap();
        let message = Message::builder()
            .from(server.sender.clone())
            .to("ada@example.fr".parse().unwrap())
            .body(String::new())
            .unwrap();
        assert!(matches!(server.send(message).await, Err(Delivery::Park(_))));
    }
}
