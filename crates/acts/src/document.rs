//! The published file: one HTML document that needs nothing else, readable in fifty years by any browser.
//!
//! The same content gives the same bytes: nothing here reads a clock or a generator. No script, no picture, no address
//! to fetch; its style stands in it because it leaves the site. It names nobody but its author: authors of amendments
//! and voters stand on pages, which can be corrected, and not in a file, which cannot. The minutes are annexed as they
//! were approved.

mod pdf;
mod scdl;

pub(crate) use pdf::on_paper;
pub(crate) use scdl::{COLUMNS as DELIBERATION_COLUMNS, Deliberations, cells as deliberation_cells};

use jiff::civil::Date;
use maud::{Markup, html};
use ui::Words;
use ui::markdown::render_markdown;
use ui::standalone::Standalone;
use ui::t;
use votes::{Outcome, Tally};

use crate::model::ActKind;

/// All that the file says.
pub(crate) struct Document {
    pub(crate) title: String,
    pub(crate) body_name: String,
    /// People and decisions are invented: the file says so, since it travels without the site
    pub(crate) is_demonstration: bool,
    pub(crate) group_name: String,
    pub(crate) kind: ActKind,
    pub(crate) author_name: String,
    pub(crate) author_quality: String,
    pub(crate) published_on: Date,
    /// The page of the act, whole address
    pub(crate) address: String,
    /// How the vote on the whole text ended
    pub(crate) vote: Option<(Outcome, Tally)>,
    pub(crate) text: Option<PublishedText>,
    pub(crate) minutes: Option<Annex>,
}

pub(crate) struct PublishedText {
    pub(crate) markdown: String,
    pub(crate) commit: String,
    pub(crate) amendments: Vec<PublishedAmendment>,
}

/// An amendment, what became of it, and the figures of its vote.
pub(crate) struct PublishedAmendment {
    pub(crate) number: i64,
    pub(crate) sentence: String,
    /// The key of what became of it
    pub(crate) fate: String,
    pub(crate) vote: Option<(Outcome, Tally)>,
}

pub(crate) struct Annex {
    pub(crate) title: String,
    pub(crate) held_on: Date,
    pub(crate) markdown: String,
}

impl Document {
    /// The file's bytes.
    pub(crate) fn bytes(&self, words: Words) -> Vec<u8> {
        self.whole(words).into_string().into_bytes()
    }

    fn whole(&self, words: Words) -> Markup {
        let file = Standalone {
            title: t!(
                words,
                "acts-file-title",
                title = &self.title,
                body = &self.body_name
            ),
            author: &self.author_name,
            issued_on: self.published_on,
            header: self.header(words),
            main: html! {
                @if let Some(text) = &self.text { (text_section(words, text)) (amendments_section(words, text)) }
                @if let Some(minutes) = &self.minutes { (minutes_section(words, minutes)) }
            },
            footer: self.footer(words),
            more_style: "",
        };
        file.whole(words)
    }

    fn header(&self, words: Words) -> Markup {
        html! {
            @if self.is_demonstration { p { strong { (t!(words, "demonstration-banner")) } } }
            p { (self.body_name) " – " (self.group_name) }
            h1 { (self.title) }
            dl {
                dt { (t!(words, "acts-file-kind")) }
                dd { (words.say(&format!("acts-kind-{}", self.kind.as_str()))) }
                dt { (t!(words, "acts-file-published")) }
                dd { (words.date_element(self.published_on)) }
                dt { (t!(words, "acts-file-author")) }
                dd { (t!(words, "acts-author", name = &self.author_name, quality = &self.author_quality)) }
                @if let Some((outcome, tally)) = &self.vote {
                    dt { (t!(words, "acts-file-vote")) }
                    dd { (vote_line(words, *outcome, tally)) }
                }
            }
        }
    }

    fn footer(&self, words: Words) -> Markup {
        html! {
            p { (words.say(&format!("acts-nature-{}", self.kind.as_str()))) }
            @if let Some(text) = &self.text { p { (t!(words, "acts-file-commit", commit = &text.commit)) } }
            p { (t!(words, "acts-file-address")) " " (self.address) }
        }
    }
}

/// « Adopté : 23 pour, 4 contre, 1 abstention ».
fn vote_line(words: Words, outcome: Outcome, tally: &Tally) -> String {
    t!(
        words,
        "acts-vote-line",
        outcome = words.say(&format!("acts-vote-{}", outcome.as_str())),
        pour = tally.pour,
        contre = tally.contre,
        abstention = tally.abstention
    )
}

fn text_section(words: Words, text: &PublishedText) -> Markup {
    html! {
        section aria-labelledby="texte" {
            h2 #texte { (t!(words, "acts-file-text")) }
            (render_markdown(&text.markdown))
        }
    }
}

fn amendments_section(words: Words, text: &PublishedText) -> Markup {
    html! {
        section aria-labelledby="amendements" {
            h2 #amendements { (t!(words, "acts-file-amendments")) }
            @if text.amendments.is_empty() {
                p { (t!(words, "acts-file-no-amendment")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-labelledby="amendements-liste" {
                    table {
                        caption #amendements-liste { (t!(words, "acts-file-amendments-caption")) }
                        thead {
                            tr {
                                @for key in ["number", "sentence", "fate", "pour", "contre", "abstention"] {
                                    th scope="col" { (words.say(&format!("acts-column-{key}"))) }
                                }
                            }
                        }
                        tbody { @for amendment in &text.amendments { (amendment_row(words, amendment)) } }
                    }
                }
            }
        }
    }
}

fn amendment_row(words: Words, amendment: &PublishedAmendment) -> Markup {
    let tally = amendment.vote.map(|(_, tally)| tally);
    let count = |number: fn(&Tally) -> u32| match &tally {
        Some(tally) => words.number(number(tally).into()),
        None => t!(words, "acts-no-vote"),
    };
    let lacked_quorum = matches!(amendment.vote, Some((Outcome::NoQuorum, _)));
    html! {
        tr {
            th scope="row" { (words.number(amendment.number)) }
            td.said { (amendment.sentence) }
            td {
                (words.say(&amendment.fate))
                @if lacked_quorum { " " (t!(words, "acts-lacked-quorum")) }
            }
            td.number { (count(|tally| tally.pour)) }
            td.number { (count(|tally| tally.contre)) }
            td.number { (count(|tally| tally.abstention)) }
        }
    }
}

fn minutes_section(words: Words, minutes: &Annex) -> Markup {
    html! {
        section aria-labelledby="compte-rendu" {
            h2 #compte-rendu { (t!(words, "acts-file-minutes", date = words.date(minutes.held_on))) }
            p { (minutes.title) }
            (render_markdown(&minutes.markdown))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const HOSTILE: &str = "\"><script>alert(1)</script>";

    fn words() -> Words {
        Words::build(&[("fr", include_str!("../locales/fr.ftl"))])
    }

    fn document(text: &str) -> Document {
        Document {
            title: text.to_owned(),
            body_name: text.to_owned(),
            is_demonstration: text == "Démonstration",
            group_name: text.to_owned(),
            kind: ActKind::Opinion,
            author_name: text.to_owned(),
            author_quality: text.to_owned(),
            published_on: date(2026, 12, 1),
            address: format!("https://exemple.fr/actes/{text}"),
            vote: Some((
                Outcome::Adopted,
                Tally {
                    pour: 23,
                    contre: 1,
                    ..Tally::default()
                },
            )),
            text: Some(PublishedText {
                markdown: format!("# Titre\n\n{text}\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
                commit: "0".repeat(40),
                amendments: vec![
                    PublishedAmendment {
                        number: 1,
                        sentence: format!("À l’alinéa 1, supprimer {text}.\nDe même à l’alinéa 2."),
                        fate: "acts-fate-adopte".to_owned(),
                        vote: Some((
                            Outcome::Adopted,
                            Tally {
                                pour: 1_200,
                                contre: 1,
                                ..Tally::default()
                            },
                        )),
                    },
                    PublishedAmendment {
                        number: 2,
                        sentence: text.to_owned(),
                        fate: "acts-fate-retire".to_owned(),
                        vote: None,
                    },
                ],
            }),
            minutes: Some(Annex {
                title: text.to_owned(),
                held_on: date(2026, 11, 20),
                markdown: text.to_owned(),
            }),
        }
    }

    fn file(text: &str) -> String {
        String::from_utf8(document(text).bytes(words())).unwrap()
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        assert_eq!(document("Avis").bytes(words()), document("Avis").bytes(words()));
        assert_ne!(
            document("Avis").bytes(words()),
            document("Autre avis").bytes(words())
        );
    }

    #[test]
    fn nothing_written_in_it_can_run_or_be_fetched() {
        let file = file(HOSTILE).to_lowercase();
        for refused in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            "src=",
            "@import",
            "url(",
            "javascript:",
        ] {
            assert!(!file.contains(refused), "{refused} in {file}");
        }
    }

    #[test]
    fn it_says_what_it_is_who_signed_it_and_when() {
        let file = file("Avis sur les mobilités");
        for part in [
            "<html lang=\"fr\">",
            "<title>Avis sur les mobilités",
            "<time datetime=\"2026-12-01\">1er décembre 2026</time>",
            "<h2 id=\"texte\">",
            "<td class=\"number\">1\u{202f}200</td>",
            "compte rendu de la réunion du 20 novembre 2026",
            "https://exemple.fr/actes/",
        ] {
            assert!(file.contains(part), "{part} is missing: {file}");
        }
        assert!(!file.contains('⟦'), "{file}");
        assert!(
            !file.contains("recours contre"),
            "an opinion asserts no way of appeal"
        );
    }

    #[test]
    fn a_file_of_a_demonstration_says_so_away_from_the_site() {
        let sentence = t!(words(), "demonstration-banner");
        assert!(file("Démonstration").contains(&sentence) && !file("Avis").contains(&sentence));
    }

    #[test]
    fn titles_go_down_one_level_at_a_time() {
        let file = file("Avis");
        let mut last = 0;
        for (place, _) in file.match_indices("<h") {
            let Some(level) = file[place + 2..]
                .chars()
                .next()
                .and_then(|digit| digit.to_digit(10))
            else {
                continue;
            };
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
        assert_eq!(file.matches("<h1").count(), 1);
    }
}
