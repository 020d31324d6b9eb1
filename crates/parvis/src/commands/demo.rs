//! `parvis demo`: a body of demonstration, seeded once when its folder is empty, then served.

use kernel::{Clock, Randomness};
use ui::{Words, t};

use crate::cli::Demo;
use crate::failure::Failure;
use crate::serve::{Doors, Signals};
use crate::{compose, serve};

pub(super) async fn run(words: Words, asked: Demo) -> Result<(), Failure> {
    let signals = Signals::listen()?;
    let (listener, address) = serve::bind(asked.network.listen.as_deref(), serve::PLAIN).await?;
    let db = compose::open_database(&asked.place).await?;
    compose::upgrade(&db, &asked.place, asked.keeping.backups.as_deref()).await?;
    let settings = compose::settings(&asked.place, &asked.network, address.port(), false)?;
    let now = Clock::System.now();
    let filling = compose::open_to_fill(&asked.place).await?;
    let seeding = compose::house(filling, settings.clone(), Clock::fixed(now), Randomness::system()).await?;
    match seeding.collectivites().first() {
        None => {
            eprintln!("{}", t!(words, "cli-seeding"));
            demo::seed_times(&seeding, now, asked.times).await?;
        }
        Some(body) if !body.is_demonstration => {
            return Err(Failure::Use(
                "cli-not-a-demonstration",
                vec![("name", body.name.clone())],
            ));
        }
        Some(_) => {}
    }
    drop(seeding);
    let house = compose::house(db, settings, Clock::System, Randomness::system()).await?;
    eprintln!(
        "{}",
        t!(
            words,
            "cli-demo-ready",
            url = format!("http://localhost:{}", address.port())
        )
    );
    serve::serve(
        house,
        Doors::plain(listener),
        signals,
        &asked.keeping,
        &asked.watch,
    )
    .await?;
    Ok(())
}
