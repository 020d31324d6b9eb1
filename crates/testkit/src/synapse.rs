//! Synapse, a real chat server (Matrix), on loopback for one story, and people who talk there.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::radicale::installed;

/// The name of the server in accounts.
const HOME: &str = "ville.test";
/// Time the server may take to answer its first question.
const START_TIME_MAX: Duration = Duration::from_mins(1);
/// Limits that no story reaches.
const UNLIMITED: &str = "rc_message: {per_second: 1000, burst_count: 1000}
rc_registration: {per_second: 1000, burst_count: 1000}
rc_room_creation: {per_second: 1000, burst_count: 1000}
rc_joins: {local: {per_second: 1000, burst_count: 1000}}
rc_invites: {per_room: {per_second: 1000, burst_count: 1000}, per_user: {per_second: 1000, burst_count: 1000}, per_issuer: {per_second: 1000, burst_count: 1000}}
rc_login: {address: {per_second: 1000, burst_count: 1000}, account: {per_second: 1000, burst_count: 1000}, failed_attempts: {per_second: 1000, burst_count: 1000}}
";

/// A server without accounts, stopped when it goes out of sight. What it keeps outlives a stop.
pub struct Synapse {
    python: PathBuf,
    folder: tempfile::TempDir,
    address: SocketAddr,
    running: Option<Child>,
}

/// Somebody with an account there.
pub struct Talker {
    address: SocketAddr,
    /// The whole account: `@camille:ville.test`
    pub account: String,
    /// What lets in for that account
    pub token: String,
}

/// A room as somebody in it sees it.
#[derive(Debug)]
pub struct Room {
    /// What it is called
    pub name: String,
    /// What it is about
    pub topic: String,
    /// Who said what, oldest first; at most a hundred
    pub said: Vec<(String, String)>,
}

impl Synapse {
    /// Starts one that lets everybody do what they will; none, said visibly, when it is not installed (`cargo xtask needs`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start() -> Option<Self> {
        Self::start_with(UNLIMITED).await
    }

    /// Starts one with the limits that servers have when nobody changed them.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_limited() -> Option<Self> {
        Self::start_with("").await
    }

    async fn start_with(limits: &str) -> Option<Self> {
        // The program's own first line names the folder where it was installed.
        let python = installed("synapse_homeserver", "Synapse")?.with_file_name("python");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let free = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = free.local_addr().expect("its address");
        drop(free);
        let path = folder.path().display();
        let settings = format!(
            "server_name: {HOME}\npid_file: {path}/pid\nlisteners:\n  - port: {}\n    bind_addresses: ['127.0.0.1']\n    \
             type: http\n    tls: false\n    resources: [{{names: [client], compress: false}}]\n\
             database: {{name: sqlite3, args: {{database: {path}/kept.sqlite}}}}\nmedia_store_path: {path}/media\n\
             signing_key_path: {path}/signing.key\nlog_config: {path}/log.yaml\nreport_stats: false\n\
             macaroon_secret_key: story-macaroons\nform_secret: story-forms\ntrusted_key_servers: []\n\
             federation_domain_whitelist: []\nenable_registration: true\nenable_registration_without_verification: true\n\
             bcrypt_rounds: 4\n{limits}",
            address.port()
        );
        let log = "version: 1\nhandlers: {nowhere: {class: logging.NullHandler}}\nroot: {level: ERROR, handlers: [nowhere]}\n";
        // Thirty-two bytes that sign nothing outside of the story.
        let key = "ed25519 a_story QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE\n";
        for (name, content) in [
            ("settings.yaml", settings.as_str()),
            ("log.yaml", log),
            ("signing.key", key),
        ] {
            fs::write(folder.path().join(name), content).expect("written");
        }
        let mut server = Self {
            python,
            folder,
            address,
            running: None,
        };
        server.resume().await;
        Some(server)
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Starts it again, with what it kept.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn resume(&mut self) {
        let child = Command::new(&self.python)
            .args(["-m", "synapse.app.homeserver", "-c"])
            .arg(self.folder.path().join("settings.yaml"))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Synapse starts");
        self.running = Some(child);
        let address = self.address;
        let listening = tokio::time::timeout(START_TIME_MAX, async {
            while TcpStream::connect(address).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        listening.await.expect("Synapse listens");
    }

    /// Stops it, as if its machine had died.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }

    /// Gives somebody an account.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn register(&self, name: &str, password: &str) -> Talker {
        let asked = json!({ "username": name, "password": password, "auth": { "type": "m.login.dummy" } });
        let (status, said) = ask(self.address, "POST", "v3/register", "", Some(&asked)).await;
        assert_eq!(status, 200, "{said}");
        Talker {
            address: self.address,
            account: said["user_id"].as_str().expect("an account").to_owned(),
            token: said["access_token"].as_str().expect("a token").to_owned(),
        }
    }
}

impl Drop for Synapse {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Talker {
    /// Comes into the room whose address, as Parvis gives it, is this; none when the server does not let them in.
    ///
    /// # Panics
    /// When that is no such address.
    pub async fn join(&self, address: &str) -> Option<String> {
        let (_, alias) = address.split_once("#/").expect("the address of a room");
        let (status, said) = self
            .ask("POST", &format!("v3/join/{alias}"), Some(&json!({})))
            .await;
        (status == 200).then(|| said["room_id"].as_str().expect("a room").to_owned())
    }

    /// Ends every session of the account, this one included.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn sign_out_everywhere(&self) {
        let (status, said) = self.ask("POST", "v3/logout/all", Some(&json!({}))).await;
        assert_eq!(status, 200, "{said}");
    }

    /// How many sessions of the account are open, this one included.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn sessions(&self) -> usize {
        let (status, said) = self.ask("GET", "v3/devices", None).await;
        assert_eq!(status, 200, "{said}");
        said["devices"].as_array().expect("devices").len()
    }

    /// Calls themself so.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn call_themself(&self, name: &str) {
        let path = format!("v3/profile/{}/displayname", encoded(&self.account));
        let (status, said) = self
            .ask("PUT", &path, Some(&json!({ "displayname": name })))
            .await;
        assert_eq!(status, 200, "{said}");
    }

    /// Says something, and gives the name of the message; none when the server does not let them.
    pub async fn say(&self, room: &str, key: &str, words: &str) -> Option<String> {
        self.send(room, key, &json!({ "msgtype": "m.text", "body": words }))
            .await
    }

    /// Says `message` otherwise.
    pub async fn correct(&self, room: &str, message: &str, words: &str) -> Option<String> {
        let content = json!({
            "msgtype": "m.text",
            "body": format!("* {words}"),
            "m.new_content": { "msgtype": "m.text", "body": words },
            "m.relates_to": { "rel_type": "m.replace", "event_id": message },
        });
        self.send(room, &format!("correct {message}"), &content).await
    }

    async fn send(&self, room: &str, key: &str, content: &Value) -> Option<String> {
        let path = format!("v3/rooms/{}/send/m.room.message/{}", encoded(room), encoded(key));
        let (status, said) = self.ask("PUT", &path, Some(content)).await;
        (status == 200).then(|| said["event_id"].as_str().expect("a message").to_owned())
    }

    /// Removes a message.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn remove(&self, room: &str, message: &str) {
        let path = format!("v3/rooms/{}/redact/{}/1", encoded(room), encoded(message));
        let (status, said) = self.ask("PUT", &path, Some(&json!({}))).await;
        assert_eq!(status, 200, "{said}");
    }

    /// Has the room be encrypted from now on; false when the server does not let them.
    pub async fn encrypt(&self, room: &str) -> bool {
        let path = format!("v3/rooms/{}/state/m.room.encryption/", encoded(room));
        let content = json!({ "algorithm": "m.megolm.v1.aes-sha2" });
        self.ask("PUT", &path, Some(&content)).await.0 == 200
    }

    /// How many rooms they are in.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn rooms(&self) -> usize {
        let (_, said) = self.ask("GET", "v3/joined_rooms", None).await;
        said["joined_rooms"].as_array().expect("rooms").len()
    }

    /// What they see of a room they are in.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn sees(&self, room: &str) -> Room {
        let state = async |kind: &str, field: &str| {
            let path = format!("v3/rooms/{}/state/{kind}/", encoded(room));
            let (_, said) = self.ask("GET", &path, None).await;
            said[field].as_str().unwrap_or_default().to_owned()
        };
        let filter = encoded("{\"types\":[\"m.room.message\"]}");
        let path = format!(
            "v3/rooms/{}/messages?dir=b&limit=100&filter={filter}",
            encoded(room)
        );
        let (status, told) = self.ask("GET", &path, None).await;
        assert_eq!(status, 200, "{told}");
        let events = told["chunk"].as_array().expect("messages").iter().rev();
        let said = events.filter_map(|event| {
            let words = event["content"]["body"].as_str()?;
            Some((event["sender"].as_str()?.to_owned(), words.to_owned()))
        });
        Room {
            name: state("m.room.name", "name").await,
            topic: state("m.room.topic", "topic").await,
            said: said.collect(),
        }
    }

    async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> (u16, Value) {
        ask(self.address, method, path, &self.token, body).await
    }
}

/// One question, in a version of the protocol whose answers end with the connection (RFC 1945).
async fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    token: &str,
    body: Option<&Value>,
) -> (u16, Value) {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    // Who has no account yet shows none: Synapse refuses an empty one.
    let who = if token.is_empty() {
        String::new()
    } else {
        format!("Authorization: Bearer {token}\r\n")
    };
    let head = format!(
        "{method} /_matrix/client/{path} HTTP/1.0\r\nHost: {address}\r\n{who}\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.expect("heard");
    stream.write_all(body.as_bytes()).await.expect("heard");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, content) = answer.split_once("\r\n\r\n").expect("the end of the head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    (
        status.expect("a status"),
        serde_json::from_str(content).unwrap_or_default(),
    )
}

/// A part of a path (RFC 3986, section 2.1).
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(["%".to_owned(), format!("{byte:02X}")]);
        }
    }
    encoded
}
