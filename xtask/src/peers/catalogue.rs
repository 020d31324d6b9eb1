//! The catalogue of the demonstration, read by programs that others wrote: the official shapes of DCAT-AP by `pyshacl`, the CKAN
//! actions by `ckanapi`.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;

use crate::run::{cargo, run, target_folder};

/// What validates RDF by shapes.
const PYSHACL: &str = "pyshacl==0.40.1";
/// What most programs read CKAN with.
const CKANAPI: &str = "ckanapi==4.8";
/// The shapes of DCAT-AP 3.0.1, beside the project.
const SHAPES: &str = "../shared/data/dcat/semic-3.0.1";
/// Those that the catalogue has to satisfy.
const FILES: [&str; 2] = ["html_shacl_shapes.ttl", "shacl_dcat-ap-SHACL.ttl"];

/// Serves the demonstration, and has its catalogue read.
pub(super) fn story(root: &Path) -> anyhow::Result<()> {
    let shapes = root.join(SHAPES);
    if !shapes.exists() {
        eprintln!("── {SHAPES} is absent: the catalogue is not validated");
        return Ok(());
    }
    let folder = target_folder(root).join("catalogue");
    let python = environment(&folder)?;
    eprintln!("── the catalogue of the demonstration, by the shapes of DCAT-AP and by a CKAN client");
    run(cargo(root).args(["build", "--locked", "-p", "parvis"]))?;
    let data = folder.join("data");
    if data.exists() {
        std::fs::remove_dir_all(&data).with_context(|| data.display().to_string())?;
    }
    let listen = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .context("a free port")?
        .to_string();
    let served = Served(
        Command::new(target_folder(root).join("debug/parvis"))
            .args(["demo", "--listen", &listen, "--data"])
            .arg(&data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("parvis demo")?,
    );
    let mut read = Command::new(python);
    read.arg(root.join("xtask/src/peers/catalogue.py"))
        .arg(format!("http://{listen}"))
        .args(FILES.map(|file| shapes.join(file)));
    let told = run(&mut read);
    drop(served);
    told
}

/// The program, ended with what started it.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself, which the reader has told.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Both readers, in an environment of their own.
fn environment(folder: &Path) -> anyhow::Result<PathBuf> {
    let python = folder.join("bin/python");
    let stamp = folder.join(".installed");
    let wanted = format!("{PYSHACL} {CKANAPI}");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    run(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        PYSHACL,
        CKANAPI,
    ]))?;
    std::fs::write(stamp, wanted)?;
    Ok(python)
}
