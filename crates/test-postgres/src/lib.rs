//! A PostgreSQL server for tests: made in a temporary folder, listening on a Unix socket and a free loopback port,
//! without durability, ended with the process that started it.

mod peers;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use peers::{EVERYTHING, absent};

/// The environment variable by which a test runner shares one server among the processes of its tests.
pub const SHARED_URL: &str = "PARVIS_TEST_POSTGRES";

/// A running server.
pub struct Postgres {
    url: String,
    owned: Option<Owned>,
}

struct Owned {
    bin: PathBuf,
    folder: tempfile::TempDir,
}

impl Postgres {
    /// The server named by `PARVIS_TEST_POSTGRES`, or else one started now. None, said visibly, when PostgreSQL is not installed ([`absent`]).
    ///
    /// # Panics
    /// When the programs are there and the server does not start: a fault to mend, not to skip.
    pub fn shared() -> Option<Self> {
        if let Ok(url) = std::env::var(SHARED_URL) {
            return Some(Self { url, owned: None });
        }
        Self::start()
    }

    /// Starts a server of one's own. None, said visibly, when PostgreSQL is not installed ([`absent`]).
    ///
    /// # Panics
    /// When the programs are there and the server does not start.
    pub fn start() -> Option<Self> {
        let Some(bin) = programs() else {
            absent("PostgreSQL");
            return None;
        };
        let folder = tempfile::Builder::new()
            .prefix("parvis-pg")
            .tempdir()
            .expect("a temporary folder");
        let port = free_port();
        if is_root() {
            run(Command::new("chown").args(["-R", "postgres"]).arg(folder.path()));
        }
        let cluster = folder.path().join("cluster");
        run(as_postgres(&bin.join("initdb"))
            .args([
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N",
            ])
            .arg("-D")
            .arg(&cluster));
        let options = format!(
            "-c listen_addresses=127.0.0.1 -p {port} -k '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
        );
        run(as_postgres(&bin.join("pg_ctl"))
            .args(["start", "-w", "-s", "-o", &options])
            .arg("-D")
            .arg(&cluster)
            .arg("-l")
            .arg(folder.path().join("log")));
        Some(Self {
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
            owned: Some(Owned { bin, folder }),
        })
    }

    /// The server's URL: its `postgres` database.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(owned) = &self.owned {
            let _ = as_postgres(&owned.bin.join("pg_ctl"))
                .args(["stop", "-m", "immediate", "-s"])
                .arg("-D")
                .arg(owned.folder.path().join("cluster"))
                .status();
        }
    }
}

/// Debian keeps the server's programs by version, out of the path; elsewhere they are in the path.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").exists())
    })
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|self_| {
        use std::os::unix::fs::MetadataExt as _;
        self_.uid() == 0
    })
}

/// PostgreSQL refuses to run as root: there, its programs run as the `postgres` user that Debian's package makes.
fn as_postgres(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command.current_dir("/");
        command
    } else {
        Command::new(program)
    }
}

fn run(command: &mut Command) {
    let output = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(
        output.as_ref().is_ok_and(std::process::ExitStatus::success),
        "{command:?} failed: {output:?}"
    );
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free loopback port");
    listener
        .local_addr()
        .expect("a bound listener has an address")
        .port()
}
