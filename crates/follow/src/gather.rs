//! News by what they are about: the same lines told on the site and in a digest.

use std::collections::BTreeMap;

use db::{Instant, Sql};
use jiff::tz::TimeZone;
use kernel::{CollectiviteId, News, PersonId, Subject, SubjectRef};
use ui::Words;

use crate::model::Choice;
use crate::store::news::{self, LivingObject, Told};

/// Lines read about one thing: beyond, a thousand stands for more.
pub(crate) const LINES_MAX: i64 = 1000;

/// What happened to one thing that somebody follows.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub(crate) object: Subject,
    /// Newest first
    pub(crate) lines: Vec<Line>,
}

/// Several lines of one kind, said together.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) kind: String,
    pub(crate) count: i64,
    /// When the latest of them was
    pub(crate) at: Instant,
    /// The date that the latest of them gives
    pub(crate) until: Option<Instant>,
    /// What it is about, when it is one and is not the thing itself
    pub(crate) subject: Option<(String, String)>,
}

impl Line {
    /// « 3 nouvelles contributions »
    pub(crate) fn said(&self, words: Words, zone: &TimeZone) -> String {
        let until = self
            .until
            .map_or_else(String::new, |until| words.datetime(until.timestamp(), zone));
        words.say_with(
            &News::words_key(&self.kind),
            &[("n", self.count.into()), ("until", until.into())],
        )
    }
}

/// What is new for the digest after `after` and up to `up_to` in what `person` asked to be written of: the things to which
/// something happened last come first, `limit` of them. A thing of which all is told nearer is left out.
pub(crate) async fn for_digest(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (after, up_to): (i64, i64),
    limit: i64,
) -> Result<Vec<About>, db::Error> {
    let choices = [Choice::Digest, Choice::Digest];
    let objects = news::objects(sql, body, person, choices, after, (limit, 0)).await?;
    let mut all = Vec::new();
    for object in objects {
        let (id, place) = (object.object_id, (Choice::Digest, LINES_MAX));
        let told = news::of_object(sql, body, id, person, (after, up_to), place).await?;
        if !told.is_empty() {
            all.push(about(object, &told));
        }
    }
    Ok(all)
}

/// Whether anything that somebody asked to be written of was told after the news of number `after`.
pub(crate) async fn has_news(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    after: i64,
) -> Result<bool, db::Error> {
    let choices = [Choice::Digest, Choice::Digest];
    let first = news::objects(sql, body, person, choices, after, (1, 0)).await?;
    Ok(!first.is_empty())
}

/// What was told, by kind.
pub(crate) fn about(object: LivingObject, told: &[Told]) -> About {
    let reference = SubjectRef {
        kind: object.object_type,
        id: object.object_id,
    };
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines: Vec<Line> = Vec::new();
    for told in told {
        if let Some(place) = places.get(told.kind.as_str()) {
            let line = &mut lines[*place];
            line.count += 1;
            line.subject = None;
            continue;
        }
        places.insert(&told.kind, lines.len());
        lines.push(Line {
            kind: told.kind.clone(),
            count: 1,
            at: told.at,
            until: told.until,
            subject: (told.subject != reference).then(|| (told.title.clone(), told.path.clone())),
        });
    }
    About {
        object: Subject {
            reference,
            title: object.title,
            path: object.path,
        },
        lines,
    }
}
