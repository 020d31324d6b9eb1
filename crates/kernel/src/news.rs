//! What is told to those who follow something: which lines of the journal are news, what a subject is a part of, what
//! can be done about a subject of another feature, and what waits for the person who reads.

use db::Instant;

use crate::{PersonId, Sentence, SubjectRef};

db::text_enum! {
    /// What sort of thing happened: how one view over a group's tools is sorted.
    pub enum NewsSort {
        /// Somebody spoke: a contribution, an argument, an answer
        Said = "said",
        /// A text was written or changed
        Written = "written",
        /// A date was set or came: a meeting, a vote, a step
        Scheduled = "scheduled",
        /// Something was settled and kept: a result, minutes, an act
        Filed = "filed",
    }
}

/// What a line of the journal means to those who follow what it is about.
#[derive(Clone, Copy, Debug)]
pub struct News {
    /// `texts.amendment-proposed`: said by the translation `news-texts-amendment-proposed`, with `$n`, how many of them,
    /// and `$until`, the date of [`News::until`] of the latest of them
    pub event: &'static str,
    /// What sort of thing it is; none for what takes back and is told to nobody
    pub sort: Option<NewsSort>,
    /// The field of the payload that holds the instant until when one can act, or at which it takes place
    pub until: Option<&'static str>,
    /// True when what was open or planned is so no longer
    pub ends: bool,
    /// True when all that was told of the subject must be told no more
    pub retracts: bool,
    /// True when who did it takes part in what it is a part of
    pub takes_part: bool,
    /// The field of the payload that holds the person who takes part, when it is not who did it
    pub participant: Option<&'static str>,
}

impl News {
    /// A line that is news, of this sort.
    pub const fn of(sort: NewsSort, event: &'static str) -> Self {
        Self {
            event,
            sort: Some(sort),
            until: None,
            ends: false,
            retracts: false,
            takes_part: false,
            participant: None,
        }
    }

    /// A line that takes back what was told of its subject: withdrawn, removed, erased.
    pub const fn retraction(event: &'static str) -> Self {
        Self {
            sort: None,
            retracts: true,
            ..Self::of(NewsSort::Said, event)
        }
    }

    /// The same, whose payload holds in `field` the instant until when one can act, or at which it takes place.
    #[must_use]
    pub const fn until(self, field: &'static str) -> Self {
        Self {
            until: Some(field),
            ..self
        }
    }

    /// The same, that ends what was open or planned.
    #[must_use]
    pub const fn ending(self) -> Self {
        Self { ends: true, ..self }
    }

    /// The same, by which who does it takes part.
    #[must_use]
    pub const fn taking_part(self) -> Self {
        Self {
            takes_part: true,
            ..self
        }
    }

    /// The same, by which the person named by `field` of the payload takes part.
    #[must_use]
    pub const fn bringing_in(self, field: &'static str) -> Self {
        Self {
            takes_part: true,
            participant: Some(field),
            ..self
        }
    }

    /// The key of its sentence.
    pub fn words_key(event: &str) -> String {
        format!("news-{}", event.replace('.', "-"))
    }
}

/// A public line of the journal, once it has its number: lines come in that order to all who read them.
#[derive(Clone, Debug)]
pub struct NumberedLine {
    /// Its number
    pub number: i64,
    /// When it was written
    pub at: Instant,
    /// What happened
    pub kind: String,
    /// Who did it, as a pseudonym
    pub actor: Option<PersonId>,
    /// To what
    pub subject: SubjectRef,
    /// What was added for readers
    pub payload: serde_json::Value,
}

impl db::FromRow for NumberedLine {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let payload: String = row.get("payload")?;
        Ok(Self {
            number: row.get("number")?,
            at: row.get("at")?,
            kind: row.get("kind")?,
            actor: row.get("actor_id")?,
            subject: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            payload: serde_json::from_str(&payload).map_err(|_| db::Error::Content {
                column: "payload".to_owned(),
                value: payload,
            })?,
        })
    }
}

impl NumberedLine {
    /// The instant that `field` of the payload holds, in microseconds.
    pub fn instant(&self, field: &str) -> Option<Instant> {
        self.payload[field].as_i64().map(Instant::from_micros)
    }
}

/// What a feature offers to do about a subject of another one: a sentence, and a link or a form of one button.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is so, or what one will receive
    pub says: Option<Sentence>,
    /// What the link or the button says
    pub label: Sentence,
    /// Where it goes
    pub path: String,
    /// What the form carries; nothing for a link
    pub form: Option<Vec<(&'static str, String)>>,
}

/// What a feature knows of a subject of another one, shown on its page under a title of its own.
#[derive(Clone, Debug)]
pub struct Panel {
    /// The key of its title
    pub title: &'static str,
    /// What has to be done about it, and has not been
    pub alert: Option<Sentence>,
    /// What it holds, at most a few dozen lines
    pub lines: Vec<PanelLine>,
    /// Where there is more, and where to act
    pub links: Vec<(Sentence, String)>,
}

/// A line of a [`Panel`].
#[derive(Clone, Debug)]
pub struct PanelLine {
    /// What people call it
    pub title: String,
    /// Its page
    pub path: String,
    /// Where it stands
    pub state: Option<Sentence>,
    /// What has to be known besides, as somebody wrote it
    pub note: String,
    /// True when something is still to be done about it
    pub waits: bool,
}

/// How a subject stands today, as the page that gathers all that is in a group or a parcours shows it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// In which of its four parts
    pub sort: NewsSort,
    /// Where it stands, in a short sentence
    pub state: Sentence,
    /// The date it is sorted by: until when, for what is open (soonest first); the event otherwise (newest first)
    pub at: Instant,
    /// True while something can still happen there: it comes first
    pub is_open: bool,
}

/// What waits for the person who reads, as the header of every page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The key of what it is called, said with `$n` and, when there are more than are counted, `$more` = « yes »
    pub words: &'static str,
    /// Its page
    pub path: &'static str,
    /// How many
    pub count: u32,
    /// True when there are more
    pub has_more: bool,
}
