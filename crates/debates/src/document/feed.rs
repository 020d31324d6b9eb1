//! The feed of a consultation's contributions: Atom (RFC 4287), the latest first, without the name of anybody.

use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use db::Instant;
use kernel::Collectivite;
use ui::{Words, t};

use crate::model::{Consultation, Contribution};

/// How many contributions the feed holds: the latest.
pub(crate) const ENTRIES_MAX: i64 = 50;
/// Characters of a contribution shown in the feed.
const SUMMARY_CHARS: usize = 500;

/// What the feed depends on besides its contributions.
pub(crate) struct Place<'a> {
    pub(crate) words: Words,
    pub(crate) body: &'a Collectivite,
    /// Without a final slash
    pub(crate) base_url: &'a str,
}

/// The feed as XML.
pub(crate) fn feed_of(place: &Place<'_>, about: &Consultation, latest: &[Contribution]) -> String {
    let updated = latest
        .iter()
        .map(|line| line.changed_at)
        .max()
        .unwrap_or(about.changed_at);
    let address = format!("{}{}", place.base_url, about.path());
    Feed {
        title: Text::plain(t!(place.words, "debates-feed-title", title = &about.title)),
        subtitle: Some(Text::plain(about.question.clone())),
        id: format!("urn:uuid:{}", about.id),
        updated: moment(updated),
        authors: vec![Person {
            name: place.body.name.clone(),
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Parvis".to_owned(),
            ..Generator::default()
        }),
        links: vec![
            link(
                "self",
                format!("{address}/contributions.atom"),
                "application/atom+xml",
            ),
            link("alternate", address, "text/html"),
        ],
        entries: latest.iter().map(|line| entry(place, line)).collect(),
        lang: Some(place.words.language().to_owned()),
        ..Feed::default()
    }
    .to_string()
}

fn entry(place: &Place<'_>, line: &Contribution) -> Entry {
    let summary: String = ui::markdown::plain_text(&line.text)
        .chars()
        .take(SUMMARY_CHARS)
        .collect();
    let theme = Category {
        term: line.theme.clone(),
        ..Category::default()
    };
    Entry {
        title: Text::plain(line.title.clone()),
        id: format!("urn:uuid:{}", line.id),
        updated: moment(line.changed_at),
        published: Some(moment(line.created_at)),
        links: vec![link(
            "alternate",
            format!("{}{}", place.base_url, line.path()),
            "text/html",
        )],
        categories: Some(theme)
            .filter(|theme| !theme.term.is_empty())
            .into_iter()
            .collect(),
        summary: Some(Text::plain(summary)),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, media_type: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}

/// The instant as Atom wants it (RFC 3339), to the second.
fn moment(instant: Instant) -> FixedDateTime {
    let second = jiff::Timestamp::from_second(instant.timestamp().as_second()).unwrap_or_default();
    second.to_string().parse().unwrap_or_default()
}
