//! Somebody's browser that writes in a draft with others: a real socket, and yrs as the other peer.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    ClientID, Doc, GetString as _, OffsetKind, Options, ReadTxn as _, StateVector, Text as _, Transact as _,
    Update,
};

/// Time an answer may take on a busy machine.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(30);

/// What stands for a status where the socket opens, and only says that nobody writes here: a script cannot read the status of a
/// handshake.
pub const OVER: u16 = 6;

/// A browser with a draft open.
pub struct Writer {
    socket: WebSocketStream<TcpStream>,
    /// Its copy of the draft
    pub doc: Doc,
    /// Changes that the server said it keeps
    pub kept: u32,
    sent: u32,
    /// Who is there, as it was told last
    pub people: Vec<Value>,
    /// What it was told last beside changes: which sort, and the sentence
    pub told: Vec<(u8, String)>,
    /// The other side closed
    pub is_closed: bool,
}

impl Writer {
    /// Opens the draft whose socket is at `path`, signed in by these cookies; or gives the status that refuses it, [`OVER`]
    /// when it is said in the socket. `client` tells its changes from those of others.
    pub async fn join(node: SocketAddr, cookies: &str, path: &str, client: u64) -> Result<Self, u16> {
        let doc = Doc::with_options(Options {
            client_id: ClientID::new(client),
            offset_kind: OffsetKind::Utf16,
            ..Options::default()
        });
        let mut writer = Self {
            socket: connect(node, cookies, path, &format!("http://{node}")).await?,
            doc,
            kept: 0,
            sent: 0,
            people: Vec::new(),
            told: Vec::new(),
            is_closed: false,
        };
        writer.greet().await;
        let is_over = writer.told.iter().any(|(kind, _)| u16::from(*kind) == OVER);
        if is_over { Err(OVER) } else { Ok(writer) }
    }

    /// The connection is lost; a new one is opened, perhaps on another node.
    ///
    /// # Panics
    /// When it is not let in.
    pub async fn come_back(&mut self, node: SocketAddr, cookies: &str, path: &str) {
        let origin = format!("http://{node}");
        self.socket = connect(node, cookies, path, &origin).await.expect("let in");
        (self.kept, self.sent, self.is_closed) = (0, 0, false);
        self.greet().await;
    }

    async fn greet(&mut self) {
        let known = self.doc.transact().state_vector().encode_v1();
        self.say(1, &known).await;
        let is_answer = |(kind, _): &(u8, String)| *kind == 2 || u16::from(*kind) == OVER;
        self.until("greeted", |writer| writer.told.iter().any(is_answer))
            .await;
        self.told.retain(|(kind, _)| *kind != 2);
    }

    /// Sends a message as it is.
    pub async fn say(&mut self, kind: u8, content: &[u8]) {
        let message = [&[kind], content].concat();
        let _ = self.socket.send(Message::Binary(message.into())).await;
    }

    /// Sends any frame.
    pub async fn send(&mut self, message: Message) {
        let _ = self.socket.send(message).await;
    }

    /// Types at a place, without telling anybody yet.
    pub fn type_alone(&self, at: u32, words: &str) -> Vec<u8> {
        let before = self.doc.transact().state_vector();
        let lines = self.doc.get_or_insert_text("lines");
        lines.insert(&mut self.doc.transact_mut(), at, words);
        self.doc.transact().encode_diff_v1(&before)
    }

    /// Types after `words`, and sends it.
    ///
    /// # Panics
    /// When they are not there.
    pub async fn types_after(&mut self, words: &str, typed: &str) {
        let lines = self.lines();
        let (before, _) = lines.split_once(words).expect("the words are there");
        let at = before.encode_utf16().count() + words.encode_utf16().count();
        let update = self.type_alone(u32::try_from(at).expect("short"), typed);
        self.say(2, &update).await;
        self.sent += 1;
    }

    /// Types, and waits until the server keeps it.
    pub async fn writes_after(&mut self, words: &str, typed: &str) {
        self.types_after(words, typed).await;
        let sent = self.sent;
        self.until("kept", |writer| writer.kept == sent).await;
    }

    /// The text as this browser has it.
    pub fn lines(&self) -> String {
        let lines = self.doc.get_or_insert_text("lines");
        lines.get_string(&self.doc.transact())
    }

    /// Listens until it is so.
    ///
    /// # Panics
    /// When nothing more is said, or the other side closes.
    pub async fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        while !is_so(self) {
            let message = tokio::time::timeout(ANSWER_TIME_MAX, self.socket.next()).await;
            let Ok(message) = message else {
                panic!(
                    "{what}: nothing more is said; {:?}, {:?}",
                    self.lines(),
                    self.told
                );
            };
            match message {
                Some(Ok(Message::Binary(bytes))) => self.hear(&bytes).await,
                Some(Ok(Message::Close(_)) | Err(_)) | None => {
                    self.is_closed = true;
                    assert!(is_so(self), "{what}: closed; {:?}, {:?}", self.lines(), self.told);
                }
                Some(Ok(_)) => {}
            }
        }
    }

    async fn hear(&mut self, bytes: &[u8]) {
        let (kind, content) = bytes.split_first().expect("a message");
        match kind {
            1 => {
                let update = Update::decode_v1(content).expect("readable");
                self.doc.transact_mut().apply_update(update).expect("applied");
            }
            2 => {
                // What the server misses leaves.
                let known = StateVector::decode_v1(content).expect("readable");
                let missing = self.doc.transact().encode_diff_v1(&known);
                self.say(2, &missing).await;
                self.sent += 1;
                self.told.push((2, String::new()));
            }
            3 => self.kept = u32::from_be_bytes(content.try_into().expect("four bytes")),
            4 => {
                let told: Value = serde_json::from_slice(content).expect("JSON");
                self.people.clone_from(told["people"].as_array().expect("a list"));
            }
            kind => self
                .told
                .push((*kind, String::from_utf8_lossy(content).into_owned())),
        }
    }

    /// The names of those who are there.
    pub fn names(&self) -> Vec<&str> {
        self.people
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect()
    }
}

/// Opens the socket as a page of `origin` does in a browser that has these cookies; or gives the status that refuses it.
///
/// # Panics
/// When nothing answers.
pub async fn connect(
    node: SocketAddr,
    cookies: &str,
    path: &str,
    origin: &str,
) -> Result<WebSocketStream<TcpStream>, u16> {
    let mut request = format!("ws://{node}{path}")
        .into_client_request()
        .expect("a request");
    let headers = request.headers_mut();
    headers.insert("cookie", HeaderValue::try_from(cookies).expect("plain"));
    headers.insert("origin", HeaderValue::try_from(origin).expect("plain"));
    let stream = TcpStream::connect(node).await.expect("a connection");
    match tokio_tungstenite::client_async(request, stream).await {
        Ok((socket, _)) => Ok(socket),
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(error) => panic!("no answer: {error}"),
    }
}
