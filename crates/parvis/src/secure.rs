//! HTTPS by the program itself: where its certificates come from.

use std::sync::Arc;

use kernel::House;
use tls::{Authority, Certificates, Given, Kept};
use tokio::net::TcpListener;

use crate::cli::Tls;
use crate::failure::Failure;
use crate::serve::{self, Doors};

/// Where certificates come from.
pub(crate) enum Source {
    /// An authority is asked
    Authority(Box<Authority>),
    /// The operator gives them
    Given(Given),
}

/// What a secure port needs besides itself.
pub(crate) struct Secured {
    pub(crate) certificates: Arc<Certificates>,
    /// Taken by the task that keeps them
    pub(crate) source: Option<Source>,
    /// The port that leads to the other
    pub(crate) http: TcpListener,
}

/// Opens the secure port and the one that leads to it.
pub(crate) async fn open(house: &House, asked: &Tls, listener: TcpListener) -> Result<Doors, Failure> {
    let certificates = Certificates::new();
    let source = match (asked.given(), &asked.contact) {
        (Some(given), _) => {
            given.show(&certificates)?;
            Source::Given(given)
        }
        (None, contact) => {
            if tls::names_of(house).is_empty() {
                return Err(Failure::Use("cli-tls-no-name", Vec::new()));
            }
            let contact = contact.clone().unwrap_or_default();
            if !contact.contains('@') {
                return Err(Failure::Use("cli-tls-no-contact", vec![("contact", contact)]));
            }
            let client = client(house, asked)?;
            let data = &house.settings.data;
            let authority = Authority::new(&asked.acme_directory, &contact, client, data);
            Source::Authority(Box::new(authority))
        }
    };
    let (http, _) = serve::bind(Some(&asked.listen_http), serve::PLAIN).await?;
    let secured = Secured {
        certificates,
        source: Some(source),
        http,
    };
    Ok(Doors {
        listener,
        secured: Some(secured),
    })
}

/// The client that asks the authority, and that looks at what is served.
pub(crate) fn client(house: &House, asked: &Tls) -> Result<outgoing::http::Client, Failure> {
    let own = match &asked.acme_ca {
        Some(path) => std::fs::read(path).map_err(|error| unreadable(path, &error))?,
        None => Vec::new(),
    };
    Ok(outgoing::http::Client::trusting(&house.settings, &own)?)
}

fn unreadable(path: &std::path::Path, error: &std::io::Error) -> Failure {
    let arguments = vec![("file", path.display().to_string()), ("why", error.to_string())];
    Failure::Use("cli-file-unreadable", arguments)
}

/// What was obtained for these settings.
pub(crate) fn kept(house: &House, asked: &Tls) -> Kept {
    Kept::of(&house.settings.data, &asked.acme_directory)
}
