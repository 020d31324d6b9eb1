//! Texts and what would change in them: alinéas with their number, strike and underline, three columns.

use maud::{Markup, html};

use crate::t;
use crate::words::Words;

/// A run of text in a comparison. A comparison is the runs in order: those kept and deleted make the text before,
/// those kept and inserted the text after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both texts.
    Keep(String),
    /// Only in the text before.
    Delete(String),
    /// Only in the text after.
    Insert(String),
    /// The same, with what wrote it: its page, and how it is called.
    InsertBy {
        /// The words
        words: String,
        /// The page of what wrote them
        href: String,
        /// How it is called
        name: String,
    },
}

/// A comparison, struck and underlined; screen readers hear where each change starts and ends, since most say
/// nothing of `del` and `ins`.
pub fn strike_underline(words: Words, changes: &[Change]) -> Markup {
    html! {
        @for change in changes {
            @match change {
                Change::Keep(text) => { (words.written(text)) }
                Change::Delete(text) => {
                    del { (heard(&t!(words, "change-deleted"))) (words.written(text)) (heard(&t!(words, "change-deleted-end"))) }
                }
                Change::Insert(text) => {
                    ins { (heard(&t!(words, "change-inserted"))) (words.written(text)) (heard(&t!(words, "change-inserted-end"))) }
                }
                Change::InsertBy { words: text, href, name } => {
                    ins {
                        (heard(&t!(words, "change-inserted")))
                        a.written-here href=(href) title=(name) { (words.written(text)) (heard(&format!("({name})"))) }
                        (heard(&t!(words, "change-inserted-end")))
                    }
                }
            }
        }
    }
}

fn heard(sentence: &str) -> Markup {
    html! { span.visually-hidden { " " (sentence) " " } }
}

/// One alinéa of a text, its number in the margin and a link to it (`#alinea-3`).
pub fn alinea(words: Words, number: u32, content: &Markup) -> Markup {
    html! {
        div.alinea id={ "alinea-" (number) } data-n=(number) {
            a.alinea-number href={ "#alinea-" (number) } {
                span.visually-hidden { (t!(words, "alinea")) " " } (number)
            }
            div.alinea-text { (content) }
        }
    }
}

/// One line of the three columns.
#[derive(Clone, Debug)]
pub struct ComparedAlinea {
    /// What a link to this line names.
    pub id: Option<String>,
    /// True for the intitulé of a division, which has no number.
    pub is_heading: bool,
    /// The number of the alinéa in force; `None` for an alinéa the amendment would add.
    pub number: Option<u32>,
    /// The text in force.
    pub before: Markup,
    /// The sentence of the amendment about it, or nothing.
    pub sentence: Markup,
    /// The text that would result, usually from [`strike_underline`].
    pub after: Markup,
}

/// The text with the numbers of its alinéas, the sentence of the amendment, the result; one under the other on phones.
pub fn three_columns(words: Words, caption: &str, lines: &[ComparedAlinea]) -> Markup {
    let columns = [
        t!(words, "column-before"),
        t!(words, "column-sentence"),
        t!(words, "column-after"),
    ];
    html! {
        // The roles are said again because phones show cells as blocks, and browsers then forget the table.
        table.three-columns role="table" {
            caption { (caption) }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { (t!(words, "alinea-short")) }
                    @for column in &columns { th scope="col" role="columnheader" { (column) } }
                }
            }
            tbody role="rowgroup" {
                @for line in lines {
                    tr role="row" id=[line.id.as_deref()] {
                        th scope="row" role="rowheader" data-column=[(!line.is_heading).then(|| t!(words, "alinea"))] {
                            @if line.is_heading { (t!(words, "alinea-heading")) }
                            @else if let Some(number) = line.number { (number) }
                            @else { (t!(words, "alinea-new")) }
                        }
                        @for (column, cell) in columns.iter().zip([&line.before, &line.sentence, &line.after]) {
                            td role="cell" data-column=(column) lang=[words.content_language()] { (cell) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_heard_as_well_as_seen() {
        let words = Words::build(&[]);
        let changes = [
            Change::Keep("La séance est ".to_owned()),
            Change::Delete("privée".to_owned()),
            Change::Insert("publique <b>".to_owned()),
        ];
        let rendered = strike_underline(words, &changes).into_string();
        assert!(rendered.starts_with("La séance est <del>"));
        assert!(rendered.contains("publique &lt;b&gt;"));
        for key in [
            "change-deleted",
            "change-deleted-end",
            "change-inserted",
            "change-inserted-end",
        ] {
            let heard = format!("<span class=\"visually-hidden\"> {} </span>", words.say(key));
            assert_eq!(rendered.matches(&heard).count(), 1, "{key}");
        }
    }

    #[test]
    fn an_alinea_can_be_linked_to() {
        let rendered = alinea(Words::build(&[]), 3, &html! { ("<i>") }).into_string();
        assert!(rendered.contains("id=\"alinea-3\" data-n=\"3\"") && rendered.contains("href=\"#alinea-3\""));
        assert!(rendered.contains("&lt;i&gt;"));
    }

    #[test]
    fn an_added_alinea_has_a_word_for_a_number() {
        let words = Words::build(&[]);
        let line = |number| ComparedAlinea {
            id: None,
            is_heading: false,
            number,
            before: html! { ("<b>") },
            sentence: html! { "Supprimer l’alinéa." },
            after: html! {},
        };
        let rendered = three_columns(words, "Amendement <1>", &[line(Some(4)), line(None)]).into_string();
        assert!(rendered.contains("<caption>Amendement &lt;1&gt;</caption>"));
        assert!(rendered.contains(">4</th>"));
        assert!(rendered.contains(&format!(">{}</th>", words.say("alinea-new"))));
        assert!(!rendered.contains("<b>"));
    }
}
