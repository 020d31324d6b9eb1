//! Datasette, which publishes SQLite tables as pages: the same contributions, the same load, the same minute.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use testkit::Web;

use crate::load::Load;
use crate::machine::resident_mib;
use crate::report::{Figures, PageFigures};
use crate::seed::SEARCHED;

/// Time Datasette has to answer.
const START_TIME_MAX: Duration = Duration::from_mins(1);
const ROWS: &str = include_str!("peer_rows.py");

/// Installs it in `folder`, gives it the contributions of the database at `parvis`, and measures it.
pub(crate) async fn measure(folder: &Path, parvis: &Path, load: Load) -> anyhow::Result<Figures> {
    let venv = folder.join("datasette");
    let program = |name: &str| venv.join("bin").join(name);
    run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    run(Command::new(program("pip")).args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "datasette",
    ]))?;
    let version = run(Command::new(program("datasette")).arg("--version"))?;
    let database = folder.join("bench.db");
    let rows = run(Command::new(program("python"))
        .args(["-c", ROWS])
        .arg(parvis)
        .arg(&database))?;
    println!("\npeer: {}, {} rows, immutable", version.trim(), rows.trim());

    let address = free_address()?;
    let serving = Serving(
        // Immutable is what its documentation advises for what is published: counts are then known beforehand.
        Command::new(program("datasette"))
            .args([
                "serve",
                "-h",
                "127.0.0.1",
                "-p",
                &address.port().to_string(),
                "-i",
            ])
            .arg(&database)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?,
    );
    let begun = Instant::now();
    answering(address).await?;
    let start = begun.elapsed();
    let idle_mib = resident_mib(serving.0.id());
    let mut pages = Vec::new();
    for (name, path) in [
        ("home", "/".to_owned()),
        (
            "list, page 1",
            "/bench/contributions?_size=50&_sort_desc=id".to_owned(),
        ),
        (
            "list, filtered",
            "/bench/contributions?_size=50&_sort_desc=id&genre=argument&fate=en-discussion".to_owned(),
        ),
        (
            "list, searched",
            format!("/bench/contributions?_size=50&_search={SEARCHED}"),
        ),
    ] {
        let measured = load.at_rate(&Web::on(address), &path).await;
        let saturation = load.saturating(&Web::on(address), &path).await;
        pages.push(PageFigures {
            name,
            measured,
            saturation,
        });
    }
    Ok(Figures {
        seeding: None,
        start: Some((start, start)),
        idle_mib,
        loaded_mib: resident_mib(serving.0.id()),
        pages,
    })
}

/// A server of ours, ended with the measure.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn answering(address: SocketAddr) -> anyhow::Result<()> {
    let mut looks = tokio::time::interval(Duration::from_millis(20));
    let begun = Instant::now();
    while begun.elapsed() < START_TIME_MAX {
        looks.tick().await;
        if Web::on(address)
            .weigh("/")
            .await
            .is_ok_and(|(status, _)| status.is_success())
        {
            return Ok(());
        }
    }
    bail!("it does not answer within {} s", START_TIME_MAX.as_secs())
}

fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Runs a command to its end; gives what it printed.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{command:?}"))?;
    ensure!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
