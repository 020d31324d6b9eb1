//! The catalogue of the demonstration, read by programs that others wrote: the official shapes of DCAT-AP by `pyshacl`, the CKAN
//! actions by `ckanapi`, the harvester of data.gouv.fr by `udata` itself, the places of its tables by GDAL.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;

use crate::needs;
use crate::run::{cargo, run, target_folder};

/// What validates RDF by shapes, and what most programs read CKAN with.
const READERS: &[&str] = &["pyshacl==0.40.1", "ckanapi==4.8"];
/// The program of data.gouv.fr, a database in memory that it takes for its own, and what it asks for without saying so.
const UDATA: &[&str] = &[
    "udata==17.18.0",
    "mongomock==4.3.0",
    "phonenumbers==9.0.43",
    "qrcode==8.2",
];
/// The shapes of DCAT-AP 3.0.1, beside the project.
const SHAPES: &str = "../shared/data/dcat/semic-3.0.1";
/// Those that the catalogue has to satisfy.
const FILES: [&str; 2] = ["html_shacl_shapes.ttl", "shacl_dcat-ap-SHACL.ttl"];
/// The list of schema.data.gouv.fr, beside the project.
const SCHEMAS: &str = "../shared/data/tableschema/catalogue/site/.vuepress/public/schemas.json";

/// Serves the demonstration, and has its catalogue read.
pub(super) fn story(root: &Path) -> anyhow::Result<()> {
    let folder = target_folder(root).join("catalogue");
    let python = environment(&folder, READERS)?;
    let with_udata = environment(&folder.join("udata"), UDATA)?;
    needs::debian(&[("gdal-bin", "ogr2ogr")])?;
    let served = Served::demonstration(root, &folder.join("data"))?;
    let base = format!("http://{}", served.listen);

    eprintln!("── the catalogue of the demonstration, by the shapes of DCAT-AP and by a CKAN client");
    let mut validated = reader(root, &python, "catalogue.py", &base);
    let shapes = root.join(SHAPES);
    if shapes.exists() {
        validated.args(FILES.map(|file| shapes.join(file)));
    } else {
        eprintln!("── {SHAPES} is absent: the catalogue is not validated");
    }
    run(&mut validated)?;

    eprintln!("── the same, harvested by the program of data.gouv.fr");
    let mut harvester = reader(root, &with_udata, "harvest.py", &base);
    let schemas = root.join(SCHEMAS);
    if schemas.exists() {
        harvester.arg(schemas);
    } else {
        eprintln!("── {SCHEMAS} is absent: no schema is recognised");
    }
    run(&mut harvester)?;

    eprintln!("── the places of its tables, by GDAL");
    run(&mut reader(root, &python, "features.py", &base))
}

/// A reader of what is served at an address.
fn reader(root: &Path, python: &Path, script: &str, base: &str) -> Command {
    let mut command = Command::new(python);
    command.arg(root.join("xtask/src/peers").join(script)).arg(base);
    command
}

/// The program, ended with what started it.
struct Served {
    program: Child,
    /// Where it listens
    listen: String,
}

impl Served {
    /// Begins to lay the demonstration down in a folder; it answers once that is done, which the first reader waits for.
    fn demonstration(root: &Path, data: &Path) -> anyhow::Result<Self> {
        run(cargo(root).args(["build", "--locked", "-p", "parvis"]))?;
        if data.exists() {
            std::fs::remove_dir_all(data).with_context(|| data.display().to_string())?;
        }
        let listen = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .context("a free port")?
            .to_string();
        let program = Command::new(target_folder(root).join("debug/parvis"))
            .args(["demo", "--listen", &listen, "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("parvis demo")?;
        Ok(Self { program, listen })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself, which the reader has told.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Packages of Python's, in an environment of their own.
fn environment(folder: &Path, packages: &[&str]) -> anyhow::Result<PathBuf> {
    let python = folder.join("bin/python");
    let stamp = folder.join(".installed");
    let wanted = packages.join(" ");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(packages))?;
    std::fs::write(stamp, wanted)?;
    Ok(python)
}
