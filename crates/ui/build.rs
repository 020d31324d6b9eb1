//! Compiles `web/` (style sheet, script, icon) and prepares what is embedded: hashed names, compressed bytes.
//!
//! `PARVIS_UI_DIST=folder` takes ready files instead (those of `FILES` and `WORKERS`, by their names), for machines
//! without npm. Otherwise esbuild does it; it is installed from the lock file only when the lock file changed.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

/// Name and media type of what is embedded.
const FILES: [(&str, &str); 15] = [
    ("style.css", "text/css; charset=utf-8"),
    ("parvis.js", "text/javascript; charset=utf-8"),
    ("offline.js", "text/javascript; charset=utf-8"),
    ("together.js", "text/javascript; charset=utf-8"),
    ("election.js", "text/javascript; charset=utf-8"),
    ("passkeys.js", "text/javascript; charset=utf-8"),
    ("effort.js", "text/javascript; charset=utf-8"),
    ("maps.js", "text/javascript; charset=utf-8"),
    ("maps-engine.js", "text/javascript; charset=utf-8"),
    ("maps-engine.css", "text/css; charset=utf-8"),
    ("maps-worker.js", "text/javascript; charset=utf-8"),
    ("favicon.svg", "image/svg+xml"),
    ("icon-192.png", "image/png"),
    ("icon-512.png", "image/png"),
    ("icon-maskable.png", "image/png"),
];

/// Drawn by hand, copied as they are: (in `web/`, embedded as).
const DRAWINGS: [(&str, &str); 4] = [
    ("favicon.svg", "favicon.svg"),
    ("icons/icon-192.png", "icon-192.png"),
    ("icons/icon-512.png", "icon-512.png"),
    ("icons/icon-maskable.png", "icon-maskable.png"),
];

/// What a browser keeps from the first day to show a page without network; the icons are the system's to keep.
const KEPT: [&str; 4] = ["style.css", "parvis.js", "offline.js", "favicon.svg"];

/// The service worker, and the one that takes its place on a site that no longer wants one: served under one name.
const WORKERS: [&str; 2] = ["worker.js", "off.js"];

/// How many hexadecimal digits of the SHA-256 stand in a name: 64 bits, for a few files.
const HASH_LENGTH: usize = 16;

fn main() {
    println!("cargo:rerun-if-env-changed=PARVIS_UI_DIST");
    let output = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let ready = std::env::var_os("PARVIS_UI_DIST").filter(|folder| !folder.is_empty());
    let compiled = match ready {
        Some(folder) => {
            let folder = PathBuf::from(folder);
            for name in FILES.iter().map(|(name, _)| *name).chain(WORKERS) {
                println!("cargo:rerun-if-changed={}", folder.join(name).display());
            }
            folder
        }
        None => compile(&output),
    };
    embed(&compiled, &output);
}

/// Runs esbuild on `web/` and returns the folder of what it made.
fn compile(output: &Path) -> PathBuf {
    for watched in [
        "web/src",
        "web/styles",
        "web/favicon.svg",
        "web/icons",
        "web/package.json",
        "web/package-lock.json",
        "web/.npmrc",
    ] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let web = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"))
        .join("web");
    install(&web);
    let folder = output.join("web");
    bundle(
        &web,
        &folder,
        "esm",
        &[
            "src/parvis.ts",
            "offline=src/offline/page.ts",
            "together=src/together/page.ts",
            "election=src/election/page.ts",
            "src/passkeys.ts",
            "src/effort.ts",
            "maps=src/maps/start.ts",
            // Its style sheet comes with it, under the same name.
            "maps-engine=src/maps/engine.ts",
            "styles/style.css",
        ],
    );
    // A worker is an ordinary script: not every browser takes one as a module.
    bundle(
        &web,
        &folder,
        "iife",
        &[
            "src/offline/worker.ts",
            "src/offline/off.ts",
            "maps-worker=node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs",
        ],
    );
    for (drawing, name) in DRAWINGS {
        fs::copy(web.join(drawing), folder.join(name)).expect("the drawings can be copied");
    }
    folder
}

/// Runs esbuild on these entries, written `name=path` where the file has another name than its source.
fn bundle(web: &Path, folder: &Path, format: &str, entries: &[&str]) {
    let made = Command::new(web.join("node_modules/.bin/esbuild"))
        .current_dir(web)
        .args(entries)
        .args(["--bundle", "--minify", "--target=es2020"])
        .arg(format!("--format={format}"))
        .args([
            "--entry-names=[name]",
            "--log-level=warning",
            "--legal-comments=none",
        ])
        .arg(format!("--outdir={}", folder.display()))
        .status();
    match made {
        Ok(status) if status.success() => {}
        Ok(status) => panic!("esbuild could not compile {}: {status}", web.display()),
        Err(error) => panic!("esbuild could not be run: {error}"),
    }
}

/// `npm ci` when the lock file is not the one installed. Its copy inside `node_modules` says which one is; `xtask` reads
/// and writes the same.
fn install(web: &Path) {
    let lock_path = web.join("package-lock.json");
    // Two builds (two target folders) may come here at once: the second waits, then finds the stamp.
    let guard = fs::File::open(&lock_path).expect("package-lock.json can be read");
    guard.lock().expect("package-lock.json can be locked");
    let wanted = fs::read(&lock_path).expect("package-lock.json can be read");
    let stamp = web.join("node_modules/.lock-installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return;
    }
    // esbuild's program is an optional package for each platform: no installation script has to run.
    let installed = Command::new("npm")
        .current_dir(web)
        .args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ])
        .status();
    match installed {
        Ok(status) if status.success() => fs::write(stamp, wanted).expect("node_modules can be written"),
        Ok(status) => panic!(
            "npm ci failed in {}: {status}. PARVIS_UI_DIST takes ready files instead.",
            web.display()
        ),
        Err(error) => panic!("npm could not be run: {error}. PARVIS_UI_DIST takes ready files instead."),
    }
}

/// Writes the compressed files and the table that `src/assets.rs` includes.
fn embed(compiled: &Path, output: &Path) {
    let mut table = format!(
        "/// How many hexadecimal digits of the content's SHA-256 stand in a name.\n\
         const HASH_LENGTH: usize = {HASH_LENGTH};\n\
         static ASSETS: [Asset; {}] = [\n",
        FILES.len()
    );
    let mut all = Sha256::new();
    let mut kept = Vec::new();
    for (name, media_type) in FILES {
        let path = compiled.join(name);
        let bytes =
            fs::read(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        let hash = &hexadecimal(&bytes)[..HASH_LENGTH];
        fs::write(output.join(format!("plain-{name}")), &bytes).expect("OUT_DIR can be written");
        fs::write(output.join(format!("gzip-{name}")), compressed(&bytes)).expect("OUT_DIR can be written");
        let (stem, extension) = name.split_once('.').expect("each file has an extension");
        all.update(hash);
        if KEPT.contains(&name) {
            kept.push(format!("\"/assets/{stem}-{hash}.{extension}\""));
        }
        writeln!(
            table,
            "Asset {{ name: {name:?}, url: \"/assets/{stem}-{hash}.{extension}\", media_type: {media_type:?}, \
             hash: {hash:?}, plain: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/plain-{name}\")), \
             gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/gzip-{name}\")) }},"
        )
        .expect("writing into a string cannot fail");
    }
    table.push_str("];\n");
    // A worker whose bytes change is a new worker: it changes when any of our files does.
    let version = &hexadecimal(all.finalize().as_slice())[..HASH_LENGTH];
    let known = format!(
        "self.PARVIS={{version:\"{version}\",files:[{}]}};\n",
        kept.join(",")
    );
    for name in WORKERS {
        let path = compiled.join(name);
        let script = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        fs::write(output.join(name), format!("{known}{script}")).expect("OUT_DIR can be written");
    }
    fs::write(output.join("assets.rs"), table).expect("OUT_DIR can be written");
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut digits, byte| {
            write!(digits, "{byte:02x}").expect("writing into a string cannot fail");
            digits
        })
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("writing into memory cannot fail");
    encoder.finish().expect("writing into memory cannot fail")
}
