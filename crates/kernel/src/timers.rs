//! Dates that act: a vote closes, a step opens. Each fires once, in the transaction of what it does.

use db::{Id, Instant};

use crate::{CollectiviteId, SubjectRef};

/// Marks the ids of timers.
pub struct TimerMark;

/// A date that has come.
#[derive(Clone, Debug)]
pub struct Timer {
    /// For which body
    pub collectivite: CollectiviteId,
    /// Which one
    pub id: Id<TimerMark>,
    /// Which handler acts
    pub kind: String,
    /// About what (the type of the subject is the handler's to know)
    pub subject: db::Uuid,
    /// What the handler needs beside
    pub payload: serde_json::Value,
    /// The date that was set
    pub due_at: Instant,
    /// Failures so far
    pub attempts: i64,
}

impl db::FromRow for Timer {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let payload: String = row.get("payload")?;
        Ok(Self {
            collectivite: row.get("collectivite_id")?,
            id: row.get("id")?,
            kind: row.get("kind")?,
            subject: row.get("subject_id")?,
            payload: serde_json::from_str(&payload).map_err(|_| db::Error::Content {
                column: "payload".to_owned(),
                value: payload,
            })?,
            due_at: row.get("due_at")?,
            attempts: row.get("attempts")?,
        })
    }
}

impl Timer {
    /// Its subject, whose type the handler knows.
    pub fn subject_as(&self, kind: &str) -> SubjectRef {
        SubjectRef {
            kind: kind.to_owned(),
            id: self.subject,
        }
    }
}
