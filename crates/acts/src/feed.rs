//! The feed of acts: Atom (RFC 4287), with stable identifiers and conditional requests.

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use axum::http::{HeaderMap, header};
use db::Instant;
use jiff::Timestamp;
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};
use kernel::{Collectivite, FileHash};
use ui::{Words, t};

use crate::model::Act;

/// How many acts the feed holds: the latest.
pub(crate) const ENTRIES_MAX: i64 = 50;

/// The feed, and what a client needs to ask for it only when it changed.
pub(crate) struct Published {
    pub(crate) xml: String,
    /// Weak, because answers may be compressed on their way (RFC 9110, section 8.8.1)
    pub(crate) etag: String,
    pub(crate) last_modified: String,
    updated_at: Instant,
}

/// What the feed depends on besides its acts.
pub(crate) struct Place<'a> {
    pub(crate) words: Words,
    pub(crate) body: &'a Collectivite,
    /// Without a final slash
    pub(crate) base_url: &'a str,
    pub(crate) hub: Option<&'a str>,
}

impl Published {
    pub(crate) fn new(place: &Place<'_>, acts: &[Act]) -> Self {
        let updated_at = acts.first().map_or(place.body.created_at, |act| act.published_at);
        let xml = feed(place, acts, updated_at).to_string();
        let last_modified = DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&updated_at.timestamp())
            .unwrap_or_default();
        Self {
            etag: weak_tag(FileHash::of(xml.as_bytes()).as_str()),
            last_modified,
            updated_at,
            xml,
        }
    }

    /// True when what the client has is what it would receive: `If-None-Match` decides when it is there, and
    /// `If-Modified-Since` otherwise (RFC 9110, section 13.2.2).
    pub(crate) fn is_known_to(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(known) = text(header::IF_NONE_MATCH) {
            return holds_tag(known, &self.etag);
        }
        text(header::IF_MODIFIED_SINCE)
            .and_then(|since| DateTimeParser::new().parse_timestamp(since).ok())
            .is_some_and(|since| self.updated_at.timestamp().as_second() <= since.as_second())
    }
}

/// The entity tag of bytes whose SHA-256 is `hash`.
pub(crate) fn weak_tag(hash: &str) -> String {
    format!("W/\"{hash}\"")
}

/// True when an `If-None-Match` names this tag, compared weakly (RFC 9110, sections 8.8.3.2 and 13.1.2).
pub(crate) fn holds_tag(if_none_match: &str, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    if_none_match
        .split(',')
        .any(|known| known.trim() == "*" || opaque(known) == opaque(tag))
}

fn feed(place: &Place<'_>, acts: &[Act], updated_at: Instant) -> Feed {
    let address = format!("{}/actes.atom", place.base_url);
    let mut links = vec![
        link("self", &address, "application/atom+xml"),
        link("alternate", &format!("{}/actes", place.base_url), "text/html"),
    ];
    if let Some(hub) = place.hub {
        links.push(Link {
            href: hub.to_owned(),
            rel: "hub".to_owned(),
            ..Link::default()
        });
    }
    Feed {
        title: Text::plain(t!(place.words, "acts-feed-title", body = &place.body.name)),
        subtitle: Some(Text::plain(t!(place.words, "acts-list-lead"))),
        id: format!("urn:uuid:{}", place.body.id),
        updated: moment(updated_at),
        authors: vec![Person {
            name: place.body.name.clone(),
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Parvis".to_owned(),
            ..Generator::default()
        }),
        links,
        entries: acts.iter().map(|act| entry(place, act)).collect(),
        lang: Some(place.words.language().to_owned()),
        ..Feed::default()
    }
}

fn entry(place: &Place<'_>, act: &Act) -> Entry {
    let author = t!(
        place.words,
        "acts-author",
        name = &act.author_name,
        quality = &act.author_quality
    );
    let mut file = link(
        "enclosure",
        &format!("{}{}", place.base_url, act.file_path()),
        "text/html",
    );
    file.length = Some(act.size_bytes.to_string());
    Entry {
        title: Text::plain(act.title.clone()),
        id: format!("urn:uuid:{}", act.id),
        updated: moment(act.published_at),
        published: Some(moment(act.published_at)),
        authors: vec![Person {
            name: author,
            ..Person::default()
        }],
        links: vec![
            link(
                "alternate",
                &format!("{}{}", place.base_url, act.path()),
                "text/html",
            ),
            file,
        ],
        summary: Some(Text::plain(act.extract.clone())),
        ..Entry::default()
    }
}

fn link(rel: &str, href: &str, media_type: &str) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}

/// The instant as Atom wants it (RFC 3339), to the second: what a client compares with `Last-Modified`.
fn moment(instant: Instant) -> FixedDateTime {
    let second = Timestamp::from_second(instant.timestamp().as_second()).unwrap_or_default();
    second.to_string().parse().unwrap_or_default()
}
