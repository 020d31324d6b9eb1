//! Feeds that reader programs follow: one description, written as Atom (RFC 4287) or as JSON Feed 1.1
//! (<https://www.jsonfeed.org/version/1.1/>), and sent again only when it changed (RFC 9110, section 13).

use atom_syndication::{
    Category, Entry as AtomEntry, Feed as AtomFeed, FixedDateTime, Generator, Link, Person, Text,
};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use db::{Instant, Uuid};
use jiff::Timestamp;
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};
use kernel::FileHash;
use serde_json::{Map, Value, json};

use crate::validators::{holds_tag, weak_tag};

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// Atom
    Atom,
    /// JSON Feed
    Json,
}

impl FeedFormat {
    /// What ends its address.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Json => "json",
        }
    }

    /// What it is called on its way.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// The format that the end of the address asks for; a route that ends otherwise has no feed.
impl<S: Sync> FromRequestParts<S> for FeedFormat {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, StatusCode> {
        let (_, end) = parts.uri.path().rsplit_once('.').ok_or(StatusCode::NOT_FOUND)?;
        [Self::Atom, Self::Json]
            .into_iter()
            .find(|format| format.extension() == end)
            .ok_or(StatusCode::NOT_FOUND)
    }
}

/// What a feed tells.
#[derive(Clone, Debug)]
pub struct Feed {
    /// What stays when its address changes: `urn:uuid:…` of what it tells about, with what else names it; what it is
    /// restricted to follows
    pub id: String,
    /// What it is called
    pub title: String,
    /// What it holds, in a sentence
    pub subtitle: String,
    /// Where the site is, without a final slash
    pub base_url: String,
    /// The page that shows the same to people, from `/`
    pub page: String,
    /// Its own address from `/`, without the extension of a format nor what it is restricted to: `/actes`
    pub address: String,
    /// What it is restricted to: an encoded query without its question mark, or nothing
    pub query: String,
    /// Who publishes it
    pub author: String,
    /// The language of its sentences: `fr`
    pub language: &'static str,
    /// When what it tells last changed
    pub updated_at: Instant,
    /// Who tells readers that it changed (WebSub), when somebody does
    pub hub: Option<String>,
    /// What happened, the latest first
    pub entries: Vec<FeedEntry>,
}

/// One thing a feed tells.
#[derive(Clone, Debug)]
pub struct FeedEntry {
    /// Which one
    pub id: Uuid,
    /// What it is called
    pub title: String,
    /// Its first words
    pub summary: String,
    /// Its page, from `/`
    pub page: String,
    /// Who wrote it; nobody when that is not told
    pub author: Option<String>,
    /// Its themes
    pub themes: Vec<String>,
    /// When it was made public
    pub published_at: Instant,
    /// When it last changed
    pub updated_at: Instant,
    /// The file it publishes
    pub file: Option<FeedFile>,
}

/// A file that an entry publishes.
#[derive(Clone, Debug)]
pub struct FeedFile {
    /// Its address from `/`
    pub path: String,
    /// What it holds
    pub media_type: &'static str,
    /// How long it is
    pub size_bytes: i64,
}

impl Feed {
    /// The feed in this format; nothing but « not changed » to who has it already, which `If-None-Match` tells when it
    /// is there and `If-Modified-Since` otherwise (RFC 9110, section 13.2.2).
    pub fn answer(&self, format: FeedFormat, asked: &HeaderMap) -> Response {
        let text = match format {
            FeedFormat::Atom => self.atom().to_string(),
            FeedFormat::Json => self.json().to_string(),
        };
        let tag = weak_tag(FileHash::of(text.as_bytes()).as_str());
        let updated_at = second(self.updated_at);
        let is_known = header_text(asked, header::IF_NONE_MATCH).map_or_else(
            || {
                header_text(asked, header::IF_MODIFIED_SINCE)
                    .and_then(|since| DateTimeParser::new().parse_timestamp(since).ok())
                    .is_some_and(|since| updated_at <= since)
            },
            |known| holds_tag(known, &tag),
        );
        let last_modified = DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&updated_at)
            .unwrap_or_default();
        let validators = [(header::ETAG, tag), (header::LAST_MODIFIED, last_modified)];
        if is_known {
            return (StatusCode::NOT_MODIFIED, validators).into_response();
        }
        let media_type = format!("{}; charset=utf-8", format.media_type());
        (validators, [(header::CONTENT_TYPE, media_type)], text).into_response()
    }

    fn full_id(&self) -> String {
        match self.query.as_str() {
            "" => self.id.clone(),
            query => format!("{}?{query}", self.id),
        }
    }

    fn own_address(&self, format: FeedFormat) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        format!(
            "{}{}.{}{mark}{}",
            self.base_url,
            self.address,
            format.extension(),
            self.query
        )
    }

    fn atom(&self) -> AtomFeed {
        let mut links = vec![
            link("self", self.own_address(FeedFormat::Atom), "application/atom+xml"),
            link(
                "alternate",
                format!("{}{}", self.base_url, self.page),
                "text/html",
            ),
        ];
        links.extend(self.hub.clone().map(|href| Link {
            href,
            rel: "hub".to_owned(),
            ..Link::default()
        }));
        AtomFeed {
            title: Text::plain(self.title.clone()),
            subtitle: Some(Text::plain(self.subtitle.clone())),
            id: self.full_id(),
            updated: moment(self.updated_at),
            authors: vec![named(&self.author)],
            generator: Some(Generator {
                value: "Parvis".to_owned(),
                ..Generator::default()
            }),
            links,
            entries: self.entries.iter().map(|entry| self.atom_entry(entry)).collect(),
            lang: Some(self.language.to_owned()),
            ..AtomFeed::default()
        }
    }

    fn atom_entry(&self, entry: &FeedEntry) -> AtomEntry {
        let page = link(
            "alternate",
            format!("{}{}", self.base_url, entry.page),
            "text/html",
        );
        let file = entry.file.as_ref().map(|file| Link {
            length: Some(file.size_bytes.to_string()),
            ..link(
                "enclosure",
                format!("{}{}", self.base_url, file.path),
                file.media_type,
            )
        });
        AtomEntry {
            title: Text::plain(entry.title.clone()),
            id: urn(entry.id),
            updated: moment(entry.updated_at),
            published: Some(moment(entry.published_at)),
            authors: entry.author.iter().map(|author| named(author)).collect(),
            categories: entry
                .themes
                .iter()
                .map(|theme| Category {
                    term: theme.clone(),
                    ..Category::default()
                })
                .collect(),
            links: [page].into_iter().chain(file).collect(),
            summary: Some(Text::plain(entry.summary.clone())),
            ..AtomEntry::default()
        }
    }

    fn json(&self) -> Value {
        let mut feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "description": self.subtitle,
            "home_page_url": format!("{}{}", self.base_url, self.page),
            "feed_url": self.own_address(FeedFormat::Json),
            "language": self.language,
            "authors": [{ "name": self.author }],
            "items": self.entries.iter().map(|entry| self.json_item(entry)).collect::<Vec<_>>(),
        });
        if let Some(hub) = &self.hub {
            feed["hubs"] = json!([{ "type": "WebSub", "url": hub }]);
        }
        feed
    }

    fn json_item(&self, entry: &FeedEntry) -> Value {
        let mut item = Map::from_iter([
            ("id".to_owned(), json!(urn(entry.id))),
            (
                "url".to_owned(),
                json!(format!("{}{}", self.base_url, entry.page)),
            ),
            ("title".to_owned(), json!(entry.title)),
            ("content_text".to_owned(), json!(entry.summary)),
            (
                "date_published".to_owned(),
                json!(second(entry.published_at).to_string()),
            ),
            (
                "date_modified".to_owned(),
                json!(second(entry.updated_at).to_string()),
            ),
        ]);
        if let Some(author) = &entry.author {
            item.insert("authors".to_owned(), json!([{ "name": author }]));
        }
        if !entry.themes.is_empty() {
            item.insert("tags".to_owned(), json!(entry.themes));
        }
        if let Some(file) = &entry.file {
            let file = json!({
                "url": format!("{}{}", self.base_url, file.path),
                "mime_type": file.media_type,
                "size_in_bytes": file.size_bytes,
            });
            item.insert("attachments".to_owned(), json!([file]));
        }
        Value::Object(item)
    }
}

fn header_text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// What names a thing wherever it is (RFC 9562, section 4).
pub fn urn(id: Uuid) -> String {
    format!("urn:uuid:{id}")
}

fn named(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..Person::default()
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

/// To the second: what a client compares with `Last-Modified`.
fn second(instant: Instant) -> Timestamp {
    Timestamp::from_second(instant.timestamp().as_second()).unwrap_or_default()
}

/// The instant as Atom wants it (RFC 3339).
fn moment(instant: Instant) -> FixedDateTime {
    second(instant).to_string().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Feed, FeedEntry, FeedFile, FeedFormat, urn};
    use axum::http::{HeaderMap, StatusCode, header};
    use db::{Instant, Uuid};

    fn feed(query: &str) -> Feed {
        Feed {
            id: urn(Uuid::nil()),
            title: "Actes & avis".to_owned(),
            subtitle: "Ce qui est décidé".to_owned(),
            base_url: "https://ville.example".to_owned(),
            page: "/actes".to_owned(),
            address: "/actes".to_owned(),
            query: query.to_owned(),
            author: "Ville".to_owned(),
            language: "fr",
            updated_at: Instant::from_micros(1_000_000_999_999),
            hub: Some("https://relais.example/".to_owned()),
            entries: vec![FeedEntry {
                id: Uuid::max(),
                title: "Avis <1>".to_owned(),
                summary: "Premiers mots".to_owned(),
                page: "/actes/1".to_owned(),
                author: Some("La maire".to_owned()),
                themes: vec!["Vélo".to_owned()],
                published_at: Instant::from_micros(0),
                updated_at: Instant::from_micros(1_000_000_999_999),
                file: Some(FeedFile {
                    path: "/actes/1/fichier".to_owned(),
                    media_type: "text/html",
                    size_bytes: 12,
                }),
            }],
        }
    }

    #[test]
    fn both_formats_tell_the_same() {
        let feed = feed("q=v%C3%A9lo&texte=1");
        let atom: atom_syndication::Feed = feed.atom().to_string().parse().expect("Atom");
        let json = feed.json();
        assert_eq!(atom.id, format!("{}?q=v%C3%A9lo&texte=1", urn(Uuid::nil())));
        assert_eq!(
            atom.links[0].href,
            "https://ville.example/actes.atom?q=v%C3%A9lo&texte=1"
        );
        assert_eq!(
            json["feed_url"],
            "https://ville.example/actes.json?q=v%C3%A9lo&texte=1"
        );
        let (entry, item) = (&atom.entries[0], &json["items"][0]);
        assert_eq!(item["id"], entry.id);
        assert_eq!(item["title"], entry.title.value);
        assert_eq!(item["date_modified"], "1970-01-12T13:46:40Z");
        assert_eq!(entry.updated.to_rfc3339(), "1970-01-12T13:46:40+00:00");
        assert_eq!(item["tags"][0], entry.categories[0].term);
        assert_eq!(item["attachments"][0]["url"], entry.links[1].href);
        assert_eq!(json["hubs"][0]["url"], atom.links[2].href);
    }

    #[test]
    fn what_a_reader_has_is_not_sent_again() {
        let none = HeaderMap::new();
        let first = feed("").answer(FeedFormat::Json, &none);
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers()[header::ETAG].clone();
        let known = HeaderMap::from_iter([(header::IF_NONE_MATCH, tag)]);
        assert_eq!(
            feed("").answer(FeedFormat::Json, &known).status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(feed("").answer(FeedFormat::Atom, &known).status(), StatusCode::OK);
    }
}
