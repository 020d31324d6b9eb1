//! `parvis serve`: the pages and the worker, on a database made by `parvis init`.

use kernel::{Clock, Randomness};
use ui::{Words, t};

use crate::cli::Serve;
use crate::failure::Failure;
use crate::{compose, serve};

pub(super) async fn run(words: Words, asked: Serve) -> Result<(), Failure> {
    let db = compose::open_database(&asked.place).await?;
    let settings = compose::settings(&asked.place, &asked.network);
    let house = compose::house(db, settings, Clock::System, Randomness::system()).await?;
    if house.collectivites().is_empty() {
        return Err(Failure::Use("cli-no-body", vec![("data", asked.place.data.display().to_string())]));
    }
    serve::serve(house, &asked.network.listen, |address| {
        eprintln!("{}", t!(words, "cli-listening", url = format!("http://{address}")));
    })
    .await?;
    Ok(())
}
