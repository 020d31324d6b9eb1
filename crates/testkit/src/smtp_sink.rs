//! aiosmtpd, a real mail server (SMTP), on loopback for one story: it keeps every message it accepts, in their order, and
//! delivers none.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::net::TcpStream;

use crate::radicale::installed;

/// What it does with each message: the module it is given.
const HANDLER: &str = include_str!("smtp_sink.py");
/// Time the server may take to listen.
const START_TIME_MAX: Duration = Duration::from_secs(20);

/// How it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It accepts
    Accepts,
    /// It answers 451 to recipients
    RefusesRecipients,
    /// It answers 451 to whole messages, and keeps none
    RefusesMessages,
    /// It keeps the message, and the sender waits for an answer that does not come
    KeepsAndSaysNothing,
}

/// A message that arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// To whom it was handed over
    pub recipient: String,
    /// All of it
    pub content: String,
}

impl Arrived {
    /// One of its headers, unfolded.
    ///
    /// # Panics
    /// When there is none of this name.
    pub fn header(&self, name: &str) -> String {
        self.find_header(name)
            .unwrap_or_else(|| panic!("no {name} in\n{}", self.content))
    }

    /// The same; none when it is not there.
    pub fn find_header(&self, name: &str) -> Option<String> {
        let head = self.content.split("\r\n\r\n").next()?.replace("\r\n ", " ");
        let found = head
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))?;
        Some(found.trim().to_owned())
    }
}

/// A server stopped when it goes out of sight. What it keeps outlives a stop.
pub struct SmtpSink {
    program: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    running: Option<Child>,
}

impl SmtpSink {
    /// Starts one that accepts; none, said visibly, when it is not installed (`cargo xtask needs`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start() -> Option<Self> {
        let program = installed("aiosmtpd", "aiosmtpd")?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("parvis_sink.py"), HANDLER).expect("written");
        let free = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = free.local_addr().expect("its address").port();
        drop(free);
        let mut server = Self {
            program,
            folder,
            port,
            running: None,
        };
        server.change(Mood::Accepts);
        server.resume().await;
        Some(server)
    }

    /// Its address, for a setting.
    pub fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// It answers so from now on.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn change(&self, mood: Mood) {
        let word = match mood {
            Mood::Accepts => "accepts",
            Mood::RefusesRecipients => "refuses-recipients",
            Mood::RefusesMessages => "refuses-messages",
            Mood::KeepsAndSaysNothing => "keeps-and-says-nothing",
        };
        fs::write(self.folder.path().join("mood"), word).expect("written");
    }

    /// Starts it again, with what it kept.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn resume(&mut self) {
        let child = Command::new(&self.program)
            .args(["-n", "-l", &format!("127.0.0.1:{}", self.port)])
            .args(["-c", "parvis_sink.Handler"])
            .arg(self.folder.path())
            .env("PYTHONPATH", self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("aiosmtpd starts");
        self.running = Some(child);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listening = tokio::time::timeout(START_TIME_MAX, async {
            while TcpStream::connect(address).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        listening.await.expect("aiosmtpd listens");
    }

    /// Stops it, as if its machine had died: connections are refused.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }

    /// It answers nobody until [`wake`](Self::wake), and connections to it are not refused.
    ///
    /// # Panics
    /// When the system refuses.
    pub fn hang(&self) {
        self.signal("-STOP");
    }

    /// It goes on.
    ///
    /// # Panics
    /// When the system refuses.
    pub fn wake(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let child = self.running.as_ref().expect("it runs");
        let asked = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status();
        assert!(asked.is_ok_and(|status| status.success()), "kill {signal}");
    }

    /// What arrived, in its order.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn arrived(&self) -> Vec<Arrived> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.folder.path())
            .expect("its folder")
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .collect();
        files.sort();
        let read = |path: &PathBuf| {
            let text = String::from_utf8_lossy(&fs::read(path).expect("kept")).into_owned();
            let (head, content) = text.split_once("\r\n").expect("its recipient");
            Arrived {
                recipient: head.trim_start_matches("X-Recipient: ").to_owned(),
                content: content.to_owned(),
            }
        };
        files.iter().map(read).collect()
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.stop();
    }
}
