//! `OpenLDAP`'s server, a real directory (LDAP), on loopback for one story.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::net::TcpStream;

const PROGRAM: &str = "/usr/sbin/slapd";
const LOADER: &str = "/usr/sbin/slapadd";
/// Its certificate and its key, in its folder.
const CERTIFICATE: &str = "chain.pem";
const KEY: &str = "key.pem";
/// Time the server may take to listen.
const START_TIME_MAX: Duration = Duration::from_secs(20);
/// Who are agents, in the directory of a story.
const GROUP: &str = "Agents de la mairie";

/// Somebody in the directory.
#[derive(Clone, Debug)]
pub struct Person {
    /// What they type
    pub identifier: &'static str,
    /// Their name
    pub name: &'static str,
    /// Their address
    pub mail: &'static str,
    /// Their password
    pub password: &'static str,
    /// What never changes: a UUID (RFC 4530)
    pub uuid: &'static str,
    /// Whether the group of agents names them
    pub is_agent: bool,
}

/// A server stopped when it goes out of sight, whose folder is its own.
pub struct Slapd {
    folder: tempfile::TempDir,
    port: u16,
    running: Option<Child>,
}

impl Slapd {
    /// Below what people and groups are.
    pub const BASE: &'static str = "dc=exemple,dc=fr";
    /// The account that reads them; nobody reads without one.
    pub const ACCOUNT: &'static str = "cn=parvis,dc=exemple,dc=fr";
    /// Its password.
    pub const SECRET: &'static str = "mot de passe du service";
    /// What finds the group that names an agent.
    pub const AGENTS: &'static str = "(&(objectClass=groupOfNames)(cn=Agents de la mairie)(member={dn}))";

    /// Starts one that knows `people`; none, said visibly, when it is not installed (`cargo xtask needs`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(people: &[Person]) -> Option<Self> {
        if !Path::new(PROGRAM).exists() {
            crate::absent("slapd");
            return None;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let free = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = free.local_addr().expect("its address").port();
        drop(free);
        let mut server = Self {
            folder,
            port,
            running: None,
        };
        server.begin_again(people).await;
        Some(server)
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("ldap://127.0.0.1:{}", self.port)
    }

    /// Starts it with these people and no other.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn begin_again(&mut self, people: &[Person]) {
        self.stop();
        let folder = self.folder.path();
        let kept = folder.join("kept");
        if kept.exists() {
            fs::remove_dir_all(&kept).expect("emptied");
        }
        fs::create_dir(&kept).expect("made");
        let settings = folder.join("slapd.conf");
        fs::write(&settings, configuration(folder)).expect("written");
        let entries = folder.join("entries.ldif");
        fs::write(&entries, ldif(people)).expect("written");
        let loaded = Command::new(LOADER)
            .arg("-f")
            .arg(&settings)
            .arg("-l")
            .arg(&entries)
            .output()
            .expect("slapadd runs");
        assert!(
            loaded.status.success(),
            "{}",
            String::from_utf8_lossy(&loaded.stderr)
        );
        self.resume().await;
    }

    /// Starts it again with a certificate and its key (PEM): what is asked of it can be encrypted from then on.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn certify(&mut self, certificate: &str, key: &str) {
        self.stop();
        let folder = self.folder.path();
        fs::write(folder.join(CERTIFICATE), certificate).expect("written");
        fs::write(folder.join(KEY), key).expect("written");
        fs::write(folder.join("slapd.conf"), configuration(folder)).expect("written");
        self.resume().await;
    }

    /// Starts it again, with what it kept.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn resume(&mut self) {
        let child = Command::new("sh")
            // It makes room for as many connections as it may open files.
            .args(["-c", "ulimit -n 1024; exec \"$0\" \"$@\"", PROGRAM, "-f"])
            .arg(self.folder.path().join("slapd.conf"))
            .arg("-h")
            .arg(format!("{}/", self.address()))
            // Keeps it from leaving this process.
            .args(["-d", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd starts");
        self.running = Some(child);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listening = tokio::time::timeout(START_TIME_MAX, async {
            while TcpStream::connect(address).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        listening.await.expect("slapd listens");
    }

    /// Stops it, as if its machine had died.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

impl Drop for Slapd {
    fn drop(&mut self) {
        self.stop();
    }
}

fn configuration(folder: &Path) -> String {
    let encryption = if folder.join(CERTIFICATE).exists() {
        let folder = folder.display();
        format!("TLSCertificateFile {folder}/{CERTIFICATE}\nTLSCertificateKeyFile {folder}/{KEY}\n")
    } else {
        String::new()
    };
    let folder = folder.display();
    format!(
        "include /etc/ldap/schema/core.schema\ninclude /etc/ldap/schema/cosine.schema\n\
         include /etc/ldap/schema/inetorgperson.schema\nmodulepath /usr/lib/ldap\nmoduleload back_mdb\n\
         pidfile {folder}/slapd.pid\nargsfile {folder}/slapd.args\n{encryption}\
         database mdb\nmaxsize 16777216\nsuffix \"{base}\"\ndirectory {folder}/kept\nindex objectClass,uid eq\n\
         access to attrs=userPassword by anonymous auth by * none\n\
         access to * by dn.exact=\"{account}\" read by anonymous auth by * none\n",
        base = Slapd::BASE,
        account = Slapd::ACCOUNT,
    )
}

/// The entries of the directory (RFC 2849): values are in base 64, since they hold accents.
fn ldif(people: &[Person]) -> String {
    let mut lines = Vec::new();
    let mut entry = |values: &[(&str, &str)]| {
        for (name, value) in values {
            lines.push(format!("{name}:: {}", STANDARD.encode(value)));
        }
        lines.push(String::new());
    };
    entry(&[
        ("dn", Slapd::BASE),
        ("objectClass", "dcObject"),
        ("objectClass", "organization"),
        ("dc", "exemple"),
        ("o", "Mairie de Saint-Méen-le-Grand"),
    ]);
    entry(&[
        ("dn", Slapd::ACCOUNT),
        ("objectClass", "organizationalRole"),
        ("objectClass", "simpleSecurityObject"),
        ("cn", "parvis"),
        ("userPassword", Slapd::SECRET),
    ]);
    for person in people {
        let named = named(person);
        entry(&[
            ("dn", entry_name(person).as_str()),
            ("objectClass", "inetOrgPerson"),
            ("uid", person.identifier),
            ("cn", person.name),
            // What names an entry is a value of it (RFC 4512, section 2.3.1).
            ("cn", named.as_str()),
            ("sn", person.name),
            ("mail", person.mail),
            ("userPassword", person.password),
            ("entryUUID", person.uuid),
        ]);
    }
    let members: Vec<String> = people
        .iter()
        .filter(|person| person.is_agent)
        .map(entry_name)
        .collect();
    let group = format!("cn={GROUP},{}", Slapd::BASE);
    // A group names somebody at least (RFC 4519, section 3.5).
    let mut values = vec![
        ("dn", group.as_str()),
        ("objectClass", "groupOfNames"),
        ("cn", GROUP),
        ("member", Slapd::ACCOUNT),
    ];
    values.extend(members.iter().map(|member| ("member", member.as_str())));
    entry(&values);
    lines.join("\n")
}

/// A name with an accent and a parenthesis, as directories have them.
fn entry_name(person: &Person) -> String {
    format!("cn={},{}", named(person), Slapd::BASE)
}

fn named(person: &Person) -> String {
    format!("{} (mairie)", person.name)
}
