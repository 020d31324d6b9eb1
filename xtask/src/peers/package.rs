//! The Debian package on a Debian that has nothing else: installed, run as its own user, taken away.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail, ensure};

use crate::needs;
use crate::run::{answers, cargo, run, target_folder};

/// What builds the package.
const CARGO_DEB: &str = "3.7.0";
/// The Debian on which it is installed: the oldest that the program promises to run on.
const SUITE: &str = "bookworm";
/// What the package asks for beyond the smallest Debian.
const INCLUDED: &str = "systemd-standalone-sysusers,curl";
/// Where what people wrote stays.
const DATA: &str = "/var/lib/parvis";

/// Builds the package and tells its story.
pub(super) fn story(root: &Path) -> anyhow::Result<()> {
    let folder = target_folder(root).join("package");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let package = build(root, &folder)?;
    eprintln!("── {} on a bare Debian {SUITE}", package.display());
    needs::debian(&[("debootstrap", "debootstrap")])?;
    let debian = Debian::make(folder.join("debian"))?;
    debian.install(&package)?;
    debian.is_used()?;
    debian.is_taken_away()?;
    eprintln!("── the package installs, serves, and leaves what people wrote");
    fs::remove_dir_all(&debian.root).with_context(|| debian.root.display().to_string())
}

fn build(root: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    let program = folder.join("bin/cargo-deb");
    if !answers(&program.display().to_string(), &["--version"]) {
        eprintln!("── building cargo-deb");
        run(cargo(root)
            .args([
                "install",
                "cargo-deb",
                "--locked",
                "--version",
                CARGO_DEB,
                "--root",
            ])
            .arg(folder))?;
    }
    eprintln!("── building the package");
    let built = folder.join("parvis.deb");
    run(Command::new(&program)
        .current_dir(root)
        .args(["-p", "parvis", "--locked", "--output"])
        .arg(&built))?;
    Ok(built)
}

struct Debian {
    root: PathBuf,
}

impl Debian {
    /// A Debian of the smallest kind, in a folder.
    fn make(root: PathBuf) -> anyhow::Result<Self> {
        if root.exists() {
            fs::remove_dir_all(&root).with_context(|| root.display().to_string())?;
        }
        let mut making = needs::as_root("debootstrap");
        making
            .args(["--variant=minbase", "--include", INCLUDED, SUITE])
            .arg(&root);
        // The same mirror as this machine's.
        if let Some(mirror) = mirror()? {
            making.arg(mirror);
        }
        run(making.stdout(Stdio::null()))?;
        Ok(Self { root })
    }

    /// Runs `script` inside; what it prints.
    fn sh(&self, script: &str) -> anyhow::Result<String> {
        let output = needs::as_root("chroot")
            .arg(&self.root)
            .args(["/bin/sh", "-ec", script])
            .stderr(Stdio::inherit())
            .output()?;
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        ensure!(
            output.status.success(),
            "« {script} » failed: {}: {said}",
            output.status
        );
        Ok(said)
    }

    fn install(&self, package: &Path) -> anyhow::Result<()> {
        run(needs::as_root("cp")
            .arg(package)
            .arg(self.root.join("parvis.deb")))?;
        self.sh("dpkg --install /parvis.deb >&2")?;
        let is = |what: &str, wanted: &str| -> anyhow::Result<()> {
            let said = self.sh(&format!("stat --format '%a %U:%G' {what}"))?;
            ensure!(said == wanted, "{what} is {said}, not {wanted}");
            Ok(())
        };
        is("/etc/parvis/parvis.env", "640 root:parvis")?;
        is(DATA, "700 parvis:parvis")?;
        is("/usr/bin/parvis", "755 root:root")?;
        self.sh("test -f /lib/systemd/system/parvis.service -o -f /usr/lib/systemd/system/parvis.service")?;
        Ok(())
    }

    /// As the guide says: a body, a backup, a node that answers and stops when asked.
    fn is_used(&self) -> anyhow::Result<()> {
        let parvis = |asked: &str| self.sh(&format!("runuser -u parvis -- parvis {asked} --data {DATA}"));
        let link =
            parvis("init --name 'Ville d’essai' --agent-name 'Ada Essai' --agent-email ada@essai.example")?;
        ensure!(link.contains("/connexion/"), "no way in: {link}");
        parvis(&format!("backup --to {DATA}/backups"))?;
        let page = self.sh(&format!(
            "setpriv --reuid parvis --regid parvis --clear-groups parvis serve --data {DATA} --listen 127.0.0.1:8999 >/tmp/log 2>&1 &
            node=$!
            for second in 1 2 3 4 5 6 7 8 9 10; do
                if curl --silent --fail --noproxy '*' http://127.0.0.1:8999/; then break; fi
                sleep 1
            done
            kill -TERM $node
            wait $node || {{ cat /tmp/log >&2; exit 1; }}"
        ))?;
        if !page.contains("Ville d’essai") {
            bail!("the page is not the town’s: {page}");
        }
        Ok(())
    }

    fn is_taken_away(&self) -> anyhow::Result<()> {
        self.sh("dpkg --purge parvis >&2")?;
        self.sh("test ! -e /usr/bin/parvis && test ! -e /etc/parvis/parvis.env")?;
        let kept = self.sh(&format!("ls {DATA}"))?;
        ensure!(!kept.is_empty(), "what people wrote went away with the program");
        Ok(())
    }
}

/// The mirror this machine takes its packages from; none when it does not say.
fn mirror() -> anyhow::Result<Option<String>> {
    let told = Command::new("apt-get")
        .args(["indextargets", "--format", "$(SITE)", "Created-By: Packages"])
        .output()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    Ok(told
        .lines()
        .find(|site| !site.contains("security"))
        .map(str::to_owned))
}
