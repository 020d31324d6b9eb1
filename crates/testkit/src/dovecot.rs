//! Dovecot, a real mail server (IMAP), on loopback for one story: mail is delivered to it as its own delivery agent would
//! be given it, and read over IMAP.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// Where Debian puts it.
const PROGRAM: &str = "/usr/sbin/dovecot";
/// Time the server may take to listen, or to stop.
const START_TIME_MAX: Duration = Duration::from_secs(20);

/// A server where every address is an account, stopped when it goes out of sight. What it keeps outlives a stop.
pub struct Dovecot {
    folder: tempfile::TempDir,
    imap: u16,
    lmtp: u16,
}

impl Dovecot {
    /// Starts one whose accounts have `password`; none, said visibly, when it is not installed (`cargo xtask needs`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(password: &str) -> Option<Self> {
        let is_installed = Path::new(PROGRAM).exists() && Path::new("/usr/lib/dovecot/lmtp").exists();
        if !is_installed {
            crate::absent("Dovecot");
            return None;
        }
        let server = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
            imap: free_port(),
            lmtp: free_port(),
        };
        server.configure(password);
        server.resume().await;
        Some(server)
    }

    /// Its address, for a setting.
    pub fn address(&self) -> String {
        format!("imap://127.0.0.1:{}", self.imap)
    }

    /// The accounts have this password from the next start on.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn configure(&self, password: &str) {
        let folder = self.folder.path().display();
        let id = |arguments: &[&str]| {
            let said = Command::new("id").args(arguments).output();
            String::from_utf8_lossy(&said.expect("who runs this").stdout)
                .trim()
                .to_owned()
        };
        // Started by root, it keeps mail under its own account, as its packages make it: it refuses to do so as root.
        let is_root = id(&["-u"]) == "0";
        let (user, login) = if is_root {
            ("dovecot".to_owned(), "dovenull".to_owned())
        } else {
            (id(&["-un"]), id(&["-un"]))
        };
        let (uid, gid, group) = (id(&["-u", &user]), id(&["-g", &user]), id(&["-gn", &user]));
        let settings = format!(
            "base_dir = {folder}/run\nstate_dir = {folder}/run\nlog_path = {folder}/log\n\
             protocols = imap lmtp\nlisten = 127.0.0.1\nssl = no\ndisable_plaintext_auth = no\n\
             default_login_user = {login}\ndefault_internal_user = {user}\ndefault_internal_group = {group}\n\
             first_valid_uid = 0\nfirst_valid_gid = 0\nmail_location = maildir:~/Maildir\n\
             auth_username_format = %Ln\nrecipient_delimiter = +\nlmtp_save_to_detail_mailbox = no\n\
             passdb {{\n driver = static\n args = password={password}\n}}\n\
             userdb {{\n driver = static\n args = uid={uid} gid={gid} home={folder}/mail/%n allow_all_users=yes\n}}\n\
             service imap-login {{\n chroot =\n inet_listener imap {{\n port = {}\n }}\n inet_listener imaps {{\n port = 0\n }}\n}}\n\
             service lmtp {{\n inet_listener lmtp {{\n address = 127.0.0.1\n port = {}\n }}\n}}\n\
             service anvil {{\n chroot =\n}}\nservice stats {{\n chroot =\n}}\n\
             namespace inbox {{\n inbox = yes\n}}\nmail_max_userip_connections = 50\n",
            self.imap, self.lmtp
        );
        fs::create_dir_all(self.folder.path().join("run")).expect("written");
        let mail = self.folder.path().join("mail");
        fs::create_dir_all(&mail).expect("written");
        if is_root {
            let given = Command::new("chown")
                .arg(format!("{user}:{group}"))
                .arg(&mail)
                .status();
            assert!(given.is_ok_and(|status| status.success()), "the folder is given");
        }
        fs::write(self.settings(), settings).expect("written");
    }

    fn settings(&self) -> std::path::PathBuf {
        self.folder.path().join("settings.conf")
    }

    /// Starts it again, with what it kept.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn resume(&self) {
        // Whoever runs as root keeps accounts in folders that its other users must pass through.
        let open = Command::new("chmod").arg("755").arg(self.folder.path()).status();
        assert!(open.is_ok_and(|status| status.success()), "the folder is opened");
        // It goes on by itself and keeps what it was given: a pipe would never end.
        let started = Command::new(PROGRAM)
            .arg("-c")
            .arg(self.settings())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("Dovecot starts");
        assert!(started.success(), "{started}");
        self.wait_until(true).await;
    }

    /// Stops it.
    ///
    /// # Panics
    /// When it goes on.
    pub async fn stop(&self) {
        self.kill();
        self.wait_until(false).await;
    }

    async fn wait_until(&self, is_listening: bool) {
        for port in [self.imap, self.lmtp] {
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            let reached = tokio::time::timeout(START_TIME_MAX, async {
                while TcpStream::connect(address).await.is_ok() != is_listening {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            });
            let log = || fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            assert!(
                reached.await.is_ok(),
                "Dovecot listens: {is_listening}\n{}",
                log()
            );
        }
    }

    fn kill(&self) {
        drop(
            Command::new(PROGRAM)
                .arg("-c")
                .arg(self.settings())
                .arg("stop")
                .output(),
        );
    }

    /// Delivers a message to an address, over LMTP (RFC 2033), as a mail relay does.
    ///
    /// # Panics
    /// When the server refuses it.
    pub async fn deliver(&self, to: &str, message: &[u8]) {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.lmtp));
        let stream = TcpStream::connect(address).await.expect("a connection");
        let mut stream = BufReader::new(stream);
        answer(&mut stream, "220").await;
        for (line, code) in [
            ("LHLO relais.exemple".to_owned(), "250"),
            ("MAIL FROM:<relais@relais.exemple>".to_owned(), "250"),
            (format!("RCPT TO:<{to}>"), "250"),
            ("DATA".to_owned(), "354"),
        ] {
            stream
                .write_all(format!("{line}\r\n").as_bytes())
                .await
                .expect("sent");
            answer(&mut stream, code).await;
        }
        let mut data = Vec::with_capacity(message.len() + 10);
        for line in message.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.starts_with(b".") {
                data.push(b'.');
            }
            data.extend_from_slice(line);
            data.extend_from_slice(b"\r\n");
        }
        data.extend_from_slice(b".\r\n");
        stream.write_all(&data).await.expect("sent");
        answer(&mut stream, "250").await;
    }

    /// How many messages lie in a folder of the account of `name`: its inbox when `folder` is empty.
    ///
    /// # Panics
    /// When its folders cannot be read.
    pub fn count(&self, name: &str, folder: &str) -> usize {
        let mut place = self.folder.path().join("mail").join(name).join("Maildir");
        if !folder.is_empty() {
            place = place.join(format!(".{folder}"));
        }
        ["new", "cur"]
            .iter()
            .filter_map(|part| fs::read_dir(place.join(part)).ok())
            .map(Iterator::count)
            .sum()
    }

    /// Makes the server forget how it numbered the messages of an account: they are numbered anew, with another validity.
    ///
    /// # Panics
    /// When there was nothing to forget.
    pub fn forget_numbers(&self, name: &str) {
        let place = self.folder.path().join("mail").join(name).join("Maildir");
        let mut forgotten = 0;
        for entry in fs::read_dir(&place).expect("the account has a folder").flatten() {
            if entry.file_name().to_string_lossy().starts_with("dovecot") {
                fs::remove_file(entry.path()).expect("removed");
                forgotten += 1;
            }
        }
        assert!(forgotten > 0, "nothing was numbered in {}", place.display());
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.kill();
    }
}

fn free_port() -> u16 {
    let free = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    free.local_addr().expect("its address").port()
}

/// Reads one answer, whatever its lines, and wants its code.
async fn answer(stream: &mut BufReader<TcpStream>, code: &str) {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.expect("an answer");
        assert!(line.starts_with(code), "{line:?} instead of {code}");
        if line.as_bytes().get(3) != Some(&b'-') {
            return;
        }
    }
}
