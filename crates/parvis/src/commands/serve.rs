//! `parvis serve`: the pages and the worker, on a database made by `parvis init`.

use kernel::{Clock, Randomness};
use ui::{Words, t};

use crate::cli::{LogFormat, Serve};
use crate::failure::Failure;
use crate::serve::{Doors, Signals};
use crate::{compose, secure, serve};

pub(super) async fn run(words: Words, asked: Serve) -> Result<(), Failure> {
    let signals = Signals::listen()?;
    let ends_tls = asked.tls.is_ended_here();
    let default = if ends_tls { serve::SECURE } else { serve::PLAIN };
    let (listener, address) = serve::bind(asked.network.listen.as_deref(), default).await?;
    let db = compose::open_database(&asked.place).await?;
    compose::upgrade(&db, &asked.place, asked.keeping.backups.as_deref()).await?;
    let settings = compose::settings(&asked.place, &asked.network, address.port(), ends_tls)?;
    let house = compose::house(db, settings, Clock::System, Randomness::system()).await?;
    if house.collectivites().is_empty() {
        return Err(Failure::Use(
            "cli-no-body",
            vec![("data", asked.place.data.display().to_string())],
        ));
    }
    let doors = if ends_tls {
        secure::open(&house, &asked.tls, listener).await?
    } else {
        Doors::plain(listener)
    };
    if asked.watch.log_format == LogFormat::Text {
        eprintln!("{}", t!(words, "cli-listening", url = doors.url(address)));
    }
    serve::serve(house, doors, signals, &asked.keeping, &asked.watch).await?;
    Ok(())
}
