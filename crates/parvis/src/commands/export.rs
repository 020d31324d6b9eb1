//! `parvis export`: one body, in the open format. What leads from somebody to what they think stays behind ([`db::kept_back`]):
//! while people vote on a budget, that is their ballots, and it is for the operator to say that they may be left.

use db::{Db, Instant};
use kernel::{Collectivite, Feature};
use ui::{Words, t};

use super::backup::{named, say_missing, size_of};
use crate::cli::Export;
use crate::failure::Failure;
use crate::{backups, compose};

pub(crate) async fn run(words: Words, asked: Export) -> Result<(), Failure> {
    let files = compose::files(&asked.place)?;
    let db = compose::open_existing(&asked.place).await?;
    let staying = Staying::of(&db, &asked.body).await?;
    if !staying.budgets.is_empty() && !asked.without_open_votes {
        db.close().await;
        let names = listed(&staying.budgets);
        return Err(Failure::Use("cli-export-open-votes", vec![("names", names)]));
    }
    let to = named(&asked.to, || {
        backups::dated(&format!("{}-", kernel::slug(&asked.body)), jiff::Timestamp::now())
    });
    let migrations = compose::migrations();
    let place = compose::archive_place(&db, &asked.place.data, &files, &migrations);
    let done = archive::export(place, &asked.body, &to).await?;
    db.close().await;
    let manifest = &done.manifest;
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    println!(
        "{}",
        t!(
            words,
            "cli-exported",
            path = done.archive.display().to_string(),
            rows = rows,
            tables = manifest.tables.len(),
            size = size_of(words, &done.archive)
        )
    );
    staying.say(words);
    say_missing(words, &manifest.missing_files)
}

/// What people are doing while their body leaves, and leaves without: the titles.
#[derive(Default)]
struct Staying {
    /// Budgets whose ballots are not counted
    budgets: Vec<String>,
    /// Conversations that are not over
    conversations: Vec<String>,
}

impl Staying {
    async fn of(db: &Db, slug: &str) -> Result<Self, Failure> {
        let ran = db::ran(db).await?;
        // The database may be an older program's.
        let is_there = |feature: &Feature| {
            let mut migrations = feature.migrations.iter();
            migrations.all(|known| ran.iter().any(|row| row.name == known.name))
        };
        let mut sql = db.read();
        let bodies = Collectivite::all(&mut sql).await?;
        // Nobody is called so: the export says it.
        let Some(body) = bodies.iter().find(|body| body.slug == slug) else {
            return Ok(Self::default());
        };
        let mut staying = Self::default();
        if is_there(&budgets::FEATURE) {
            let uncounted = budgets::uncounted(&mut sql, body.id).await?;
            staying.budgets = uncounted.into_iter().map(|budget| budget.title).collect();
        }
        if is_there(&conversations::FEATURE) {
            let now = Instant::from(jiff::Timestamp::now());
            let not_over = conversations::not_over(&mut sql, body.id, now).await?;
            staying.conversations = not_over.into_iter().map(|about| about.title).collect();
        }
        Ok(staying)
    }

    fn say(&self, words: Words) {
        if !self.budgets.is_empty() {
            println!(
                "{}",
                t!(words, "cli-export-left-votes", names = listed(&self.budgets))
            );
        }
        if !self.conversations.is_empty() {
            let names = listed(&self.conversations);
            println!("{}", t!(words, "cli-export-left-conversations", names = names));
        }
    }
}

/// « Titre », « Titre ».
fn listed(titles: &[String]) -> String {
    let quoted: Vec<String> = titles
        .iter()
        .map(|title| format!("«\u{a0}{title}\u{a0}»"))
        .collect();
    quoted.join(", ")
}
