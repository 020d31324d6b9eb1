//! What is drawn under the layers of every map of the body.

use kernel::{Action, Event, Fault, Fields, House, Sentence, SubjectRef, Work};

use crate::disk::{OPERATORS, OnDisk};
use crate::model::{Archive, Background, Choice, SCOPE, SOURCE_CHARS_MAX, TILES_BYTES_MAX};
use crate::{rights, store};

/// The media type of an archive of tiles (IANA).
pub(crate) const PMTILES: &str = "application/vnd.pmtiles";

/// Chooses what is drawn, and keeps a file of tiles when one is sent.
#[derive(Clone, Debug)]
pub struct SetBackground {
    /// The version that was read; 0 when nothing was chosen yet
    pub version: i64,
    /// What is drawn
    pub choice: Choice,
    /// Where the tiles of the file come from, in words; may be empty when the file says so
    pub attribution: String,
    /// A file of tiles: its name and its bytes; none to keep the one there is, or to take the operator's when there is none
    pub file: Option<(String, Vec<u8>)>,
}

impl Action for SetBackground {
    const NAME: &'static str = "maps.set-background";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let mut background = find(work).await?;
        let mut fields = Fields::default();
        let attribution = self.attribution.split_whitespace().collect::<Vec<_>>().join(" ");
        if attribution.chars().count() > SOURCE_CHARS_MAX {
            fields.refuse(
                "source",
                Sentence::new("maps-too-long").with("max", SOURCE_CHARS_MAX),
            );
        }
        let mut said = background.archive().map(|archive| archive.attribution);
        if let Some((name, bytes)) = &self.file {
            match checked(bytes) {
                Ok(archive) => {
                    background.described = serde_json::to_string(&archive)
                        .map_err(|error| Fault::Internal(error.to_string()))?;
                    background.sha256 = Some(work.keep_file(PMTILES, bytes.clone()).await?);
                    background.size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
                    background.file_name = name.chars().take(SOURCE_CHARS_MAX).collect();
                    said = Some(archive.attribution);
                }
                Err(sentence) => fields.refuse("tuiles", sentence),
            }
        } else if self.choice == Choice::File && background.sha256.is_none() {
            match operators(&work.shared_house()).await? {
                Ok((archive, size)) => {
                    background.described = serde_json::to_string(&archive)
                        .map_err(|error| Fault::Internal(error.to_string()))?;
                    background.size_bytes = i64::try_from(size).unwrap_or(i64::MAX);
                    OPERATORS.clone_into(&mut background.file_name);
                    said = Some(archive.attribution);
                }
                Err(sentence) => fields.refuse("tuiles", sentence),
            }
        }
        background.attribution = if attribution.is_empty() {
            said.unwrap_or_default()
        } else {
            attribution
        };
        // The licences of open maps ask for their names.
        if self.choice == Choice::File && background.archive().is_some() && background.attribution.is_empty()
        {
            fields.refuse("source", Sentence::new("maps-source-missing"));
        }
        fields.finish()?;
        background.choice = self.choice;
        background.version = self.version;
        set(work, &background, "maps.background-set").await
    }
}

/// Gives up the file of tiles: what was drawn of it is the boundary alone.
#[derive(Clone, Copy, Debug)]
pub struct RemoveTiles {
    /// The version that was read
    pub version: i64,
}

impl Action for RemoveTiles {
    const NAME: &'static str = "maps.remove-tiles";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PREPARE, SCOPE).await?;
        let before = find(work).await?;
        if before.archive().is_none() {
            return Err(Fault::refused("maps-refused-already"));
        }
        let background = Background {
            choice: match before.choice {
                Choice::File => Choice::Outline,
                other => other,
            },
            version: self.version,
            ..Background::none(work.now)
        };
        set(work, &background, "maps.tiles-removed").await
    }
}

async fn find(work: &mut Work) -> Result<Background, Fault> {
    let found = store::find_background(&mut work.sql, work.body).await?;
    Ok(found.unwrap_or_else(|| Background::none(work.now)))
}

async fn set(work: &mut Work, background: &Background, kind: &'static str) -> Result<(), Fault> {
    if !store::set_background(&mut work.sql, work.body, background, work.now).await? {
        return Err(Fault::Stale("background"));
    }
    let body = SubjectRef::new("collectivite", work.body);
    work.journal(Event::public(kind, body)).await
}

/// What the operator's file holds and its bytes, or why it cannot be used.
async fn operators(house: &House) -> Result<Result<(Archive, u64), Sentence>, Fault> {
    let Some(file) = OnDisk::operators(house).await? else {
        return Ok(Err(Sentence::new("maps-tiles-missing")));
    };
    let archive = file.archive().await?;
    Ok(archive
        .map(|archive| (archive, file.size))
        .map_err(|unusable| Sentence::new(unusable.key())))
}

fn checked(bytes: &[u8]) -> Result<Archive, Sentence> {
    if bytes.len() > TILES_BYTES_MAX {
        let max = TILES_BYTES_MAX / 1_000_000;
        return Err(Sentence::new("maps-tiles-too-large").with("max", max));
    }
    Archive::read(bytes).map_err(|unusable| Sentence::new(unusable.key()))
}
