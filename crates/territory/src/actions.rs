//! Giving the boundary, or taking it away.

use kernel::{Action, Event, Fault, Scope, Sentence, SubjectRef, Work};

use crate::geojson::{self, Unreadable};
use crate::model::{FILE_BYTES_MAX, POINTS_MAX, Polygons, SOURCE_CHARS_MAX};
use crate::{SET, store};

/// Gives the boundary of the body: the one before is replaced, since a commune has one.
#[derive(Clone, Debug)]
pub struct SetBoundary {
    /// Where
    pub polygons: Polygons,
    /// Where it comes from, in words
    pub source: String,
}

impl SetBoundary {
    /// What a `GeoJSON` file says, thinned; its source must be named in it.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        Self::parse_from(text, "")
    }

    /// The same, from a source named beside the file, which then goes before the one in the file.
    pub fn parse_from(text: &str, source: &str) -> Result<Self, Unreadable> {
        let read = geojson::read(text)?;
        let source = match source.trim() {
            "" => read.source,
            named => named.to_owned(),
        };
        if source.is_empty() {
            return Err(Unreadable::NoSource);
        }
        Ok(Self {
            polygons: read.polygons.thinned(POINTS_MAX),
            source: source.chars().take(SOURCE_CHARS_MAX).collect(),
        })
    }
}

impl Action for SetBoundary {
    const NAME: &'static str = "territory.set-boundary";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&SET, Scope::BODY).await?;
        if self.polygons.count() > POINTS_MAX {
            return Err(Fault::Internal("a boundary that was not thinned".to_owned()));
        }
        let polygons =
            serde_json::to_string(&self.polygons).map_err(|error| Fault::Internal(error.to_string()))?;
        store::set(&mut work.sql, work.body, &polygons, &self.source, work.now).await?;
        let body = SubjectRef::new("collectivite", work.body);
        work.journal(Event::public("territory.boundary-set", body)).await
    }
}

/// Takes it away: nothing is shown any more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForgetBoundary;

impl Action for ForgetBoundary {
    const NAME: &'static str = "territory.forget-boundary";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&SET, Scope::BODY).await?;
        store::forget(&mut work.sql, work.body).await?;
        let body = SubjectRef::new("collectivite", work.body);
        work.journal(Event::public("territory.boundary-forgotten", body))
            .await
    }
}

impl Unreadable {
    /// What to say to whoever gave the file, and how to mend it.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::TooLarge => Sentence::new("territory-unreadable-too-large").with(
                "max",
                i64::try_from(FILE_BYTES_MAX / 1_000_000).unwrap_or(i64::MAX),
            ),
            Self::NotJson { line, column } => Sentence::new("territory-unreadable-not-json")
                .with("line", i64::try_from(*line).unwrap_or(i64::MAX))
                .with("column", i64::try_from(*column).unwrap_or(i64::MAX)),
            Self::NoPolygon(found) => {
                Sentence::new("territory-unreadable-no-polygon").with("found", found.clone())
            }
            Self::Several(count) => Sentence::new("territory-unreadable-several")
                .with("n", i64::try_from(*count).unwrap_or(i64::MAX)),
            Self::OpenRing => Sentence::new("territory-unreadable-open-ring"),
            Self::NotDegrees(found) => {
                Sentence::new("territory-unreadable-not-degrees").with("found", found.clone())
            }
            Self::NoSource => Sentence::new("territory-unreadable-no-source"),
        }
    }
}
