//! Radicale, a real calendar server (`CalDAV`), on loopback for one story.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::net::TcpStream;

/// The account of the story.
const ACCOUNT: &str = "parvis";
/// Time the server may take to listen.
const START_TIME_MAX: Duration = Duration::from_secs(20);

/// A server with one account, stopped when it goes out of sight. What it keeps outlives a stop.
pub struct Radicale {
    program: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    running: Option<Child>,
}

impl Radicale {
    /// Starts one whose account has `password`; none, said visibly, when it is not installed (`cargo xtask needs`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(password: &str) -> Option<Self> {
        let program = installed("radicale", "Radicale")?;
        let folder = tempfile::tempdir().expect("a temporary folder");
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

    /// The address of the account's calendar called `name`.
    pub fn calendar(&self, name: &str) -> String {
        format!("http://127.0.0.1:{}/{ACCOUNT}/{name}/", self.port)
    }

    /// Gives the account a calendar at [`calendar`](Self::calendar), called `title`.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn keep_calendar(&self, name: &str, title: &str) {
        let kept = self.folder.path().join("kept/collection-root");
        let folder = kept.join(ACCOUNT).join(name);
        fs::create_dir_all(&folder).expect("written");
        let properties = format!("{{\"tag\": \"VCALENDAR\", \"D:displayname\": \"{title}\"}}");
        fs::write(folder.join(".Radicale.props"), properties).expect("written");
    }

    /// The account has this password from the next start on.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn change_password(&self, password: &str) {
        let folder = self.folder.path().display();
        let settings = format!(
            "[server]\nhosts = 127.0.0.1:{}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {folder}/users\n\
             htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {folder}/kept\n\
             [logging]\nlevel = error\n",
            self.port
        );
        fs::write(self.folder.path().join("settings"), settings).expect("written");
        let users = format!("{ACCOUNT}:{password}\n");
        fs::write(self.folder.path().join("users"), users).expect("written");
    }

    /// Starts it again, with what it kept.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn resume(&mut self) {
        let child = Command::new(&self.program)
            .arg("--config")
            .arg(self.folder.path().join("settings"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Radicale starts");
        self.running = Some(child);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listening = tokio::time::timeout(START_TIME_MAX, async {
            while TcpStream::connect(address).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        listening.await.expect("Radicale listens");
    }

    /// Stops it, as if its machine had died.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

impl Drop for Radicale {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Where `cargo xtask needs` puts it: beside what this test was built into.
pub(crate) fn installed(program: &str, name: &str) -> Option<PathBuf> {
    let test = std::env::current_exe().expect("a test has a program");
    let found = test
        .ancestors()
        .map(|folder| folder.join("peers/bin").join(program))
        .find(|program| program.exists());
    if found.is_none() {
        crate::absent(name);
    }
    found
}
