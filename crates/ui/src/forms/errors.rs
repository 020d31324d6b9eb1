//! What was wrong in a form: one sentence per field, in the order of the page.

use maud::{Markup, html};

use crate::t;
use crate::words::Words;

/// The errors of one form: field name → the sentence that says what to do, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormErrors {
    entries: Vec<(String, String)>,
}

impl FormErrors {
    /// Adds the sentence of a field. Only the first of a field is shown beside it; all are in the summary.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.entries.push((field.into(), sentence.into()));
    }

    /// The first sentence about this field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.entries
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, sentence)| sentence.as_str())
    }

    /// Whether the form is accepted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Field and sentence, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries
            .iter()
            .map(|(field, sentence)| (field.as_str(), sentence.as_str()))
    }
}

/// The list of errors at the top of the page, each a link to its field; nothing when there is none.
///
/// It takes the focus when the page opens (with scripts) and is announced at once (`role="alert"`).
pub fn error_summary(errors: &FormErrors, words: Words) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
                h2 #error-summary-title { (t!(words, "error-summary-title")) }
                ul {
                    @for (field, sentence) in errors.iter() {
                        li { a href={ "#" (field) } { (sentence) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::{radios, text_field};

    #[test]
    fn the_summary_links_to_the_fields_in_order() {
        let words = Words::build(&[]);
        let mut errors = FormErrors::default();
        errors.add("title", "Donnez un titre <court>");
        errors.add("choice", "Choisissez une réponse");
        let summary = error_summary(&errors, words).into_string();
        let title = summary
            .find("<a href=\"#title\">Donnez un titre &lt;court&gt;</a>")
            .expect("the first link");
        let choice = summary
            .find("<a href=\"#choice\">Choisissez une réponse</a>")
            .expect("the second link");
        assert!(title < choice);
        assert!(summary.contains("role=\"alert\"") && summary.contains("tabindex=\"-1\""));

        let field = text_field(words, "Titre", "title")
            .errors(&errors)
            .render_string();
        assert!(field.contains("id=\"title\"") && field.contains("aria-invalid=\"true\""));
        assert!(field.contains("aria-describedby=\"title-error\"") && field.contains("id=\"title-error\""));
        let choices = radios(words, "Votre choix", "choice")
            .choice("a", "A")
            .choice("b", "B")
            .errors(&errors);
        assert!(
            choices.render_string().contains("id=\"choice\""),
            "the first radio is what the link reaches"
        );
    }

    #[test]
    fn no_error_no_summary() {
        assert_eq!(
            error_summary(&FormErrors::default(), Words::build(&[])).into_string(),
            ""
        );
    }
}
