//! wsgidav, a real server of files (`WebDAV`), on loopback for one story.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::net::TcpStream;

use crate::radicale::installed;

/// The account of the story.
const ACCOUNT: &str = "parvis";
/// Time the server may take to listen.
const START_TIME_MAX: Duration = Duration::from_secs(20);

/// A server with one account, stopped when it goes out of sight. What it keeps outlives a stop.
pub struct Wsgidav {
    program: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    running: Option<Child>,
}

impl Wsgidav {
    /// Starts one whose account has `password`; none, said visibly, when it is not installed (`cargo xtask needs`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(password: &str) -> Option<Self> {
        let program = installed("wsgidav", "wsgidav")?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("kept")).expect("written");
        let free = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = free.local_addr().expect("its address").port();
        drop(free);
        let mut server = Self {
            program,
            folder,
            port,
            running: None,
        };
        server.change_password(password);
        server.resume().await;
        Some(server)
    }

    /// The address of what it keeps, or of a folder in it.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// Where it keeps what is written to it: what somebody else does there is done on the disk.
    pub fn kept(&self) -> PathBuf {
        self.folder.path().join("kept")
    }

    /// Everything it keeps, by path, in order; folders end with a slash.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn all(&self) -> Vec<String> {
        let kept = self.kept();
        let mut found = Vec::new();
        let mut waiting = vec![kept.clone()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(&folder).expect("readable") {
                let path = entry.expect("readable").path();
                let name = path.strip_prefix(&kept).expect("inside").display().to_string();
                if path.is_dir() {
                    found.push(format!("{name}/"));
                    waiting.push(path);
                } else {
                    found.push(name);
                }
            }
        }
        found.sort();
        found
    }

    /// The account has this password from the next start on.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn change_password(&self, password: &str) {
        let kept = self.kept().display().to_string();
        let settings = format!(
            "host: 127.0.0.1\nport: {}\nserver: cheroot\nprovider_mapping:\n  \"/\": \"{kept}\"\nsimple_dc:\n  user_mapping:\n    \
             \"*\":\n      {ACCOUNT}:\n        password: \"{password}\"\nhttp_authenticator:\n  accept_basic: true\n  \
             accept_digest: false\n  default_to_digest: false\nverbose: 0\n",
            self.port
        );
        fs::write(self.folder.path().join("settings.yaml"), settings).expect("written");
    }

    /// Starts it again, with what it kept.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn resume(&mut self) {
        let child = Command::new(&self.program)
            .arg("--config")
            .arg(self.folder.path().join("settings.yaml"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("wsgidav starts");
        self.running = Some(child);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listening = tokio::time::timeout(START_TIME_MAX, async {
            while TcpStream::connect(address).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        listening.await.expect("wsgidav listens");
    }

    /// Stops it, as if its machine had died.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

impl Drop for Wsgidav {
    fn drop(&mut self) {
        self.stop();
    }
}
