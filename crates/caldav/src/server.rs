//! What is asked of a server: read a file, write it on what was read, say what stands at an address.

use kernel::House;
use outgoing::Connections;
use outgoing::http::{Answered, Asked, Client, Credentials};
use tools::{Connection, Trouble, Why};
use url::Url;

pub(crate) struct Server<'a> {
    http: &'a Client,
    connection: &'a Connection,
}

/// A file as the server keeps it.
pub(crate) struct Kept {
    pub(crate) etag: String,
    pub(crate) text: String,
}

/// What a write builds on.
#[derive(Clone, Copy)]
pub(crate) enum Upon<'a> {
    Nothing,
    Version(&'a str),
}

impl<'a> Server<'a> {
    pub(crate) fn new(house: &'a House, connection: &'a Connection) -> Result<Self, Trouble> {
        let connections = Connections::of(house).map_err(|_| Trouble::new(Why::Unexpected))?;
        Ok(Self {
            http: connections.http(),
            connection,
        })
    }

    /// Where the event called `uid` stands.
    pub(crate) fn address_of(&self, uid: &str) -> Result<String, Trouble> {
        let wrong = || Trouble::new(Why::Address);
        let mut url = Url::parse(&self.connection.address).map_err(|_| wrong())?;
        url.path_segments_mut()
            .map_err(|()| wrong())?
            .pop_if_empty()
            .push(&format!("{uid}.ics"));
        Ok(url.into())
    }

    pub(crate) async fn read(&self, address: &str) -> Result<Option<Kept>, Trouble> {
        let answered = self.ask("GET", address, &[], Vec::new()).await?;
        if matches!(answered.status, 404 | 410) {
            return Ok(None);
        }
        refuse_failure(&answered)?;
        // Without a version nothing can be written safely.
        let etag = answered
            .header("etag")
            .ok_or(Trouble::about(Why::Unexpected, "ETag"))?
            .to_owned();
        let text = String::from_utf8(answered.body).map_err(|_| Trouble::new(Why::OtherKind))?;
        Ok(Some(Kept { etag, text }))
    }

    /// False when what stands there is no longer what this was made from.
    pub(crate) async fn write(&self, address: &str, text: String, upon: Upon<'_>) -> Result<bool, Trouble> {
        let condition = match upon {
            Upon::Nothing => ("if-none-match", "*"),
            Upon::Version(etag) => ("if-match", etag),
        };
        let headers = [("content-type", "text/calendar; charset=utf-8"), condition];
        let answered = self.ask("PUT", address, &headers, text.into_bytes()).await?;
        // RFC 4918, section 12.1: a file that is gone meanwhile no longer matches.
        if answered.status == 412 {
            return Ok(false);
        }
        refuse_failure(&answered)?;
        Ok(true)
    }

    /// The properties of the calendar itself (RFC 4918, section 9.1).
    pub(crate) async fn properties(&self, asked: &str) -> Result<Vec<u8>, Trouble> {
        let headers = [("content-type", "application/xml; charset=utf-8"), ("depth", "0")];
        let address = &self.connection.address;
        let answered = self
            .ask("PROPFIND", address, &headers, asked.as_bytes().to_vec())
            .await?;
        refuse_failure(&answered)?;
        if answered.status != 207 {
            return Err(Trouble::about(Why::OtherKind, answered.status.to_string()));
        }
        Ok(answered.body)
    }

    async fn ask(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Answered, Trouble> {
        let asked = Asked {
            method,
            url,
            headers,
            credentials: Credentials::Account(&self.connection.account, &self.connection.password),
            body,
        };
        Ok(self.http.exchange(asked).await?)
    }
}

fn refuse_failure(answered: &Answered) -> Result<(), Trouble> {
    Trouble::of_status(answered.status).map_or(Ok(()), Err)
}
