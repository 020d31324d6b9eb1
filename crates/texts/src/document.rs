//! A text as files that people take away, all made from one: the page that needs nothing else.
//!
//! What stands in the name of an author is on the site, where it can be corrected; the files name the group alone.

pub(crate) mod numbered;

use db::Instant;
use editions::{akn, odt, page};
use jiff::civil::Date;
use kernel::FileHash;
use legistique::Document;
use maud::{Markup, html};
use paper::{Limits, Made, Moment, Paper};
use ui::standalone::Standalone;
use ui::{Words, t};

use crate::model::TextState;

/// Pages a text may have on paper.
const PAGES_MAX: usize = 1_500;

/// How files are laid out: to be counted up with every change of what they show or how, so that who kept one is given the other.
const LAYOUT: &str = "3";

/// A text, and what is said of it beside its words.
#[derive(Clone)]
pub(crate) struct Edition {
    pub(crate) title: String,
    pub(crate) body_name: String,
    /// People and texts are invented: the file says so, since it travels without the site
    pub(crate) is_demonstration: bool,
    pub(crate) group_name: String,
    pub(crate) state: TextState,
    pub(crate) begun_on: Date,
    pub(crate) version_at: Instant,
    pub(crate) version_on: Date,
    /// The commit, 40 hexadecimal digits
    pub(crate) commit: String,
    /// What tells it from others, in identifiers: the body, then the text
    pub(crate) name: String,
    /// Its page, whole address
    pub(crate) address: String,
    pub(crate) markdown: String,
}

impl Edition {
    /// Sixty-four digits that change with anything a file says, found without making one: its commit stands for its words, the
    /// program's version and that of its layout for how they are laid out.
    pub(crate) fn fingerprint(&self) -> FileHash {
        self.laid_out_as(LAYOUT)
    }

    fn laid_out_as(&self, layout: &str) -> FileHash {
        let Self {
            title,
            body_name,
            is_demonstration,
            group_name,
            state,
            begun_on,
            version_at,
            version_on,
            commit,
            name,
            address,
            markdown: _,
        } = self;
        let said: [&str; 13] = [
            env!("CARGO_PKG_VERSION"),
            layout,
            title,
            body_name,
            &is_demonstration.to_string(),
            group_name,
            state.as_str(),
            &begun_on.to_string(),
            &version_at.micros().to_string(),
            &version_on.to_string(),
            commit,
            name,
            address,
        ];
        // No title holds the character that separates them.
        FileHash::of(said.join("\0").as_bytes())
    }

    /// One page that needs nothing else.
    pub(crate) fn html(&self, words: Words) -> String {
        let file = Standalone {
            title: t!(
                words,
                "texts-file-title",
                title = &self.title,
                body = &self.body_name
            ),
            author: &self.group_name,
            issued_on: self.version_on,
            header: self.header(words),
            // The titles of what people write begin at the third level.
            main: html! {
                h2 { (t!(words, "texts-file-kind")) }
                (numbered::text(words, &Document::parse(&self.markdown)))
            },
            footer: html! {
                p { (t!(words, "texts-file-commit", commit = &self.commit)) }
                p { (t!(words, "texts-file-address")) " " (self.address) }
            },
            more_style: numbered::STYLE,
        };
        file.whole(words).into_string()
    }

    fn header(&self, words: Words) -> Markup {
        html! {
            @if self.is_demonstration { p { strong { (t!(words, "demonstration-banner")) } } }
            p { (self.body_name) " – " (self.group_name) }
            h1 { (self.title) }
            dl {
                dt { (t!(words, "texts-file-state")) }
                dd { (words.say(&format!("texts-state-{}", self.state.as_str()))) }
                dt { (t!(words, "texts-file-version")) }
                dd { (words.date_element(self.version_on)) }
            }
        }
    }

    /// The same on paper: pages that last, and that everybody can read.
    pub(crate) fn pdf(&self, words: Words, goes_on: &dyn Fn() -> bool) -> Result<Made, paper::Fault> {
        let page_number =
            |page: usize, pages: usize| t!(words, "texts-file-page", page = page, pages = pages);
        let limits = Limits {
            pages_max: PAGES_MAX,
            goes_on,
        };
        paper::make(&self.paper(words, &page_number), &limits)
    }

    /// The same for a word processor.
    pub(crate) fn odt(&self, words: Words, goes_on: &dyn Fn() -> bool) -> Result<Vec<u8>, paper::Fault> {
        let paper = self.paper(words, &|_, _| String::new());
        if goes_on() {
            Ok(odt::make(&paper))
        } else {
            Err(paper::Fault::Stopped)
        }
    }

    fn paper<'a>(&self, words: Words, page_number: &'a dyn Fn(usize, usize) -> String) -> Paper<'a> {
        let kicker = t!(words, "texts-file-kind");
        let read = page::read(&self.html(words), &kicker);
        Paper {
            title: t!(
                words,
                "texts-file-title",
                title = &self.title,
                body = &self.body_name
            ),
            language: "fr-FR".to_owned(),
            author: self.group_name.clone(),
            producer: "Parvis".to_owned(),
            made_on: moment(self.version_at),
            running_title: self.title.clone(),
            footer: read.letterhead,
            page_number,
            blocks: read.blocks,
        }
    }

    /// The same for programs that read laws.
    pub(crate) fn akn(&self) -> Vec<u8> {
        let about = akn::About {
            title: &self.title,
            country: "fr",
            language: "fra",
            is_final: self.state == TextState::Consolidated,
            name: &self.name,
            begun_on: &self.begun_on.to_string(),
            version_on: &self.version_on.to_string(),
            version: &self.commit,
            author: &self.group_name,
            address: &self.address,
        };
        akn::make(&about, &Document::parse(&self.markdown))
    }
}

fn moment(at: Instant) -> Moment {
    let at = at.timestamp().to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    Moment {
        year: u16::try_from(at.year()).unwrap_or_default(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_another_one_as_soon_as_anything_it_says_changes() {
        let day = |day: i8| jiff::civil::date(2026, 11, day);
        let edition = Edition {
            title: "Avis".to_owned(),
            body_name: "Auriac".to_owned(),
            is_demonstration: false,
            group_name: "Groupe numérique".to_owned(),
            state: TextState::Draft,
            begun_on: day(1),
            version_at: Instant::from_micros(1),
            version_on: day(2),
            commit: "a".repeat(40),
            name: "auriac/1".to_owned(),
            address: "https://auriac.example/textes/1".to_owned(),
            markdown: "Un.".to_owned(),
        };
        let changes: [fn(&mut Edition); 11] = [
            |edition| edition.title.push('s'),
            |edition| edition.body_name.push('s'),
            |edition| edition.is_demonstration = true,
            |edition| edition.group_name.push('s'),
            |edition| edition.state = TextState::Discussion,
            |edition| edition.begun_on = jiff::civil::date(2026, 11, 3),
            |edition| edition.version_at = Instant::from_micros(2),
            |edition| edition.version_on = jiff::civil::date(2026, 11, 3),
            |edition| edition.commit = "b".repeat(40),
            |edition| edition.name.push('s'),
            |edition| edition.address.push('s'),
        ];
        for (rank, change) in changes.iter().enumerate() {
            let mut other = edition.clone();
            change(&mut other);
            assert_ne!(other.fingerprint(), edition.fingerprint(), "{rank}");
        }
        assert_eq!(edition.clone().fingerprint(), edition.fingerprint());
        assert_ne!(edition.laid_out_as("1"), edition.fingerprint(), "another layout");
    }
}
