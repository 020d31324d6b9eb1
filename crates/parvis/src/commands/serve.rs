//! `parvis serve`: the pages and the worker, on a database made by `parvis init`.

use kernel::{Clock, Randomness};
use ui::{Words, t};

use crate::cli::{LogFormat, Serve};
use crate::failure::Failure;
use crate::serve::Signals;
use crate::{compose, serve};

pub(super) async fn run(words: Words, asked: Serve) -> Result<(), Failure> {
    let signals = Signals::listen()?;
    let (listener, address) = serve::bind(&asked.network.listen).await?;
    let db = compose::open_database(&asked.place).await?;
    compose::upgrade(&db, &asked.place, asked.keeping.backups.as_deref()).await?;
    let settings = compose::settings(&asked.place, &asked.network, address.port())?;
    let house = compose::house(db, settings, Clock::System, Randomness::system()).await?;
    if house.collectivites().is_empty() {
        return Err(Failure::Use(
            "cli-no-body",
            vec![("data", asked.place.data.display().to_string())],
        ));
    }
    if asked.watch.log_format == LogFormat::Text {
        eprintln!(
            "{}",
            t!(words, "cli-listening", url = format!("http://{address}"))
        );
    }
    serve::serve(house, listener, signals, &asked.keeping, &asked.watch).await?;
    Ok(())
}
