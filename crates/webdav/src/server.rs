//! What is asked of a server: make a folder, put a document, say what stands at an address.

use kernel::House;
use outgoing::Connections;
use outgoing::http::{Answered, Asked, Client, Credentials, Error};
use tools::files::Document;
use tools::{Connection, Trouble, Why};
use url::Url;

use crate::multistatus;

/// What is asked of each thing found.
const ASKED: &str = include_str!("asked.xml");

pub(crate) struct Server<'a> {
    http: &'a Client,
    connection: &'a Connection,
}

/// What became of a document.
pub(crate) enum Put {
    Done,
    /// Something stands there since
    Taken,
    /// What it should stand in is not there
    NoFolder,
}

impl<'a> Server<'a> {
    pub(crate) fn new(house: &'a House, connection: &'a Connection) -> Result<Self, Trouble> {
        let connections = Connections::of(house).map_err(|_| Trouble::new(Why::Unexpected))?;
        Ok(Self {
            http: connections.http(),
            connection,
        })
    }

    /// Where a folder stands, or a document in it.
    pub(crate) fn address_of(&self, folder: &[String], document: Option<&str>) -> Result<String, Trouble> {
        let wrong = || Trouble::new(Why::Address);
        let mut url = Url::parse(&self.connection.address).map_err(|_| wrong())?;
        {
            let mut segments = url.path_segments_mut().map_err(|()| wrong())?;
            segments.pop_if_empty().extend(folder);
            // A folder's address ends with a slash.
            segments.push(document.unwrap_or_default());
        }
        Ok(url.into())
    }

    /// False when what it should stand in is not there. RFC 4918, section 9.3: a folder that is there answers 405.
    pub(crate) async fn make(&self, folder: &[String]) -> Result<bool, Trouble> {
        let address = self.address_of(folder, None)?;
        let answered = self.ask("MKCOL", &address, &[], Vec::new()).await?;
        match answered.status {
            404 | 409 => Ok(false),
            // So do a document of that name, and a server that makes no folder at all.
            405 => match self.properties(folder, "0").await? {
                Some(xml) if multistatus::read(&xml)?.iter().any(|one| one.is_folder) => Ok(true),
                _ => Err(Trouble::about(Why::Forbidden, "405")),
            },
            _ => refuse_failure(&answered).map(|()| true),
        }
    }

    /// Whether what stands there is this; none when nothing does.
    pub(crate) async fn holds(&self, address: &str, content: &[u8]) -> Result<Option<bool>, Trouble> {
        let head = self.ask("HEAD", address, &[], Vec::new()).await?;
        if matches!(head.status, 404 | 409 | 410) {
            return Ok(None);
        }
        refuse_failure(&head)?;
        let length = head
            .header("content-length")
            .and_then(|length| length.parse::<usize>().ok());
        if length.is_some_and(|length| length != content.len()) {
            return Ok(Some(false));
        }
        let asked = self.asked("GET", address, &[], Vec::new());
        match self.http.exchange(asked).await {
            Ok(answered) => {
                refuse_failure(&answered)?;
                Ok(Some(answered.body == content))
            }
            // Of the same length, and longer than what is read at once: taken for the same.
            Err(Error::TooLarge { .. }) if length.is_some() => Ok(Some(true)),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) async fn put(&self, address: &str, document: &Document) -> Result<Put, Trouble> {
        let headers = [
            ("content-type", document.media_type.as_str()),
            ("if-none-match", "*"),
        ];
        let answered = self
            .ask("PUT", address, &headers, document.content.clone())
            .await?;
        match answered.status {
            412 => Ok(Put::Taken),
            404 | 409 => Ok(Put::NoFolder),
            _ => refuse_failure(&answered).map(|()| Put::Done),
        }
    }

    /// The properties of a folder, and of what stands in it when `depth` is 1 (RFC 4918, section 9.1); none when it is not
    /// there.
    pub(crate) async fn properties(
        &self,
        folder: &[String],
        depth: &str,
    ) -> Result<Option<Vec<u8>>, Trouble> {
        let headers = [
            ("content-type", "application/xml; charset=utf-8"),
            ("depth", depth),
        ];
        let address = self.address_of(folder, None)?;
        let answered = self
            .ask("PROPFIND", &address, &headers, ASKED.as_bytes().to_vec())
            .await?;
        if matches!(answered.status, 404 | 410) {
            return Ok(None);
        }
        // A server of pages alone does not know this method.
        if matches!(answered.status, 405 | 501) {
            return Err(Trouble::about(Why::OtherKind, answered.status.to_string()));
        }
        refuse_failure(&answered)?;
        if answered.status != 207 {
            return Err(Trouble::about(Why::OtherKind, answered.status.to_string()));
        }
        Ok(Some(answered.body))
    }

    async fn ask(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Answered, Trouble> {
        Ok(self.http.exchange(self.asked(method, url, headers, body)).await?)
    }

    fn asked<'b>(
        &'b self,
        method: &'b str,
        url: &'b str,
        headers: &'b [(&'b str, &'b str)],
        body: Vec<u8>,
    ) -> Asked<'b> {
        Asked {
            method,
            url,
            headers,
            credentials: Credentials::Account(&self.connection.account, &self.connection.password),
            body,
        }
    }
}

fn refuse_failure(answered: &Answered) -> Result<(), Trouble> {
    Trouble::of_status(answered.status).map_or(Ok(()), Err)
}
