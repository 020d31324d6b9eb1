//! One field: label, hint, error, input, in that order on the page and in speech.

use maud::{Markup, Render, html};

use super::errors::FormErrors;
use super::{described_by, hint_and_error, optional_mark};
use crate::t;
use crate::words::Words;

/// A text of one line.
pub fn text_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Line("text"), label, name)
}

/// An e-mail address; the browser proposes the person's own.
pub fn email_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Line("email"), label, name).autocomplete("email")
}

/// A telephone number, typed on the keyboard for numbers; the browser proposes the person's own.
pub fn telephone_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Line("tel"), label, name).autocomplete("tel")
}

/// A password to another service. It is never shown back, and the browser does not propose the person's own.
pub fn password_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Line("password"), label, name).autocomplete("new-password")
}

/// A web address.
pub fn url_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Line("url"), label, name)
}

/// A number, typed on a numeric keyboard. It stays a text input: a spinner changes values by accident.
pub fn number_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Number, label, name)
}

/// A date; its value is `2026-12-08`.
pub fn date_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Line("date"), label, name)
}

/// An hour; its value is `18:30`.
pub fn time_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::Line("time"), label, name)
}

/// A text of several lines.
pub fn textarea(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(
        words,
        Kind::Lines {
            rows: 5,
            original: None,
        },
        label,
        name,
    )
}

/// A file to send; the form needs [`Form::with_files`](super::Form::with_files).
pub fn file_field(words: Words, label: impl Into<String>, name: impl Into<String>) -> Field {
    Field::new(words, Kind::File { accept: None }, label, name)
}

#[derive(Clone, Debug)]
enum Kind {
    Line(&'static str),
    Number,
    Lines { rows: u16, original: Option<String> },
    File { accept: Option<String> },
}

/// A field with its label; written inside `html!`, it renders itself.
#[derive(Clone, Debug)]
pub struct Field {
    words: Words,
    kind: Kind,
    label: String,
    name: String,
    id: String,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    is_optional: bool,
    autocomplete: Option<&'static str>,
    max_length: Option<u32>,
    bounds: (Option<String>, Option<String>),
    suggestions: Vec<String>,
}

impl Field {
    fn new(words: Words, kind: Kind, label: impl Into<String>, name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            words,
            kind,
            label: label.into(),
            id: name.clone(),
            name,
            value: String::new(),
            hint: None,
            error: None,
            is_optional: false,
            autocomplete: None,
            max_length: None,
            bounds: (None, None),
            suggestions: Vec::new(),
        }
    }

    /// What the field already holds: the stored value, or what was typed when the form comes back.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// A short help under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The sentence that says what to mend here.
    #[must_use]
    pub fn error(mut self, error: Option<impl Into<String>>) -> Self {
        self.error = error.map(Into::into);
        self
    }

    /// Takes this field's sentence, if there is one.
    #[must_use]
    pub fn errors(mut self, errors: &FormErrors) -> Self {
        self.error = errors.of(&self.name).map(ToOwned::to_owned);
        self
    }

    /// The field may stay empty; the label says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// Another `id` than the name, when two forms of a page have a field of the same name.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// What the browser may fill by itself: `name`, `email`, `street-address`… (WCAG 1.3.5).
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// The largest number of characters.
    #[must_use]
    pub fn max_length(mut self, characters_max: u32) -> Self {
        self.max_length = Some(characters_max);
        self
    }

    /// The earliest and latest value of a date or an hour.
    #[must_use]
    pub fn between(mut self, first: Option<String>, last: Option<String>) -> Self {
        self.bounds = (first, last);
        self
    }

    /// Words that the browser proposes while a text of one line is typed; anything else may be typed.
    #[must_use]
    pub fn suggestions(mut self, words: impl IntoIterator<Item = String>) -> Self {
        self.suggestions = words.into_iter().collect();
        self
    }

    /// The height of a [`textarea`], in lines.
    #[must_use]
    pub fn rows(mut self, lines: u16) -> Self {
        if let Kind::Lines { rows, .. } = &mut self.kind {
            *rows = lines;
        }
        self
    }

    /// The text a [`textarea`] started from: with scripts, the differences are shown live underneath.
    #[must_use]
    pub fn original(mut self, text: impl Into<String>) -> Self {
        if let Kind::Lines { original, .. } = &mut self.kind {
            *original = Some(text.into());
        }
        self
    }

    /// The kinds of files a [`file_field`] takes, as in HTML: `.pdf,.odt`.
    #[must_use]
    pub fn accept(mut self, kinds: impl Into<String>) -> Self {
        if let Kind::File { accept } = &mut self.kind {
            *accept = Some(kinds.into());
        }
        self
    }

    fn control(&self) -> Markup {
        let words = self.words;
        let described_by = described_by(&self.id, self.said_hint().as_deref(), self.error.as_deref());
        let invalid = self.error.is_some().then_some("true");
        match &self.kind {
            Kind::Lines { rows, original } => html! {
                textarea id=(self.id) name=(self.name) rows=(rows)
                    required[!self.is_optional] aria-describedby=[described_by] aria-invalid=[invalid]
                    autocomplete=[self.autocomplete] data-original=[original.as_deref()]
                    data-changes-label=[original.as_ref().map(|_| t!(words, "changes-live"))]
                    data-deleted-label=[original.as_ref().map(|_| t!(words, "change-deleted"))]
                    data-deleted-end-label=[original.as_ref().map(|_| t!(words, "change-deleted-end"))]
                    data-inserted-label=[original.as_ref().map(|_| t!(words, "change-inserted"))]
                    data-inserted-end-label=[original.as_ref().map(|_| t!(words, "change-inserted-end"))] {
                    // HTML drops one line break right after the tag: ours keeps a text that starts with one.
                    "\n" (self.value)
                }
            },
            Kind::File { accept } => html! {
                input id=(self.id) name=(self.name) type="file" accept=[accept.as_deref()]
                    required[!self.is_optional] aria-describedby=[described_by] aria-invalid=[invalid];
            },
            Kind::Line(_) | Kind::Number => html! {
                input id=(self.id) name=(self.name) type=(self.input_type()) value=(self.value)
                    inputmode=[matches!(self.kind, Kind::Number).then_some("numeric")]
                    maxlength=[self.max_length] min=[self.bounds.0.as_deref()] max=[self.bounds.1.as_deref()]
                    required[!self.is_optional] autocomplete=[self.autocomplete] list=[self.suggested()]
                    aria-describedby=[described_by] aria-invalid=[invalid];
                @if let Some(list) = self.suggested() {
                    datalist id=(list) { @for word in &self.suggestions { option value=(word) {} } }
                }
            },
        }
    }

    /// The hint, with the limit of a long text: browsers cut a paste at `maxlength` without a word, so the limit is told
    /// and the server refuses what is beyond, keeping it in the form.
    fn said_hint(&self) -> Option<String> {
        let limit = match (&self.kind, self.max_length) {
            (Kind::Lines { .. }, Some(max)) => Some(t!(self.words, "field-limit", n = max)),
            _ => None,
        };
        match (&self.hint, limit) {
            (Some(hint), Some(limit)) => Some(format!("{hint} {limit}")),
            (hint, limit) => hint.clone().or(limit),
        }
    }

    /// The `id` of the list of suggestions, when there are some.
    fn suggested(&self) -> Option<String> {
        (!self.suggestions.is_empty()).then(|| format!("{}-suggestions", self.id))
    }

    fn input_type(&self) -> &'static str {
        match self.kind {
            Kind::Line(input_type) => input_type,
            _ => "text",
        }
    }

    #[cfg(test)]
    pub(super) fn render_string(&self) -> String {
        self.render().into_string()
    }
}

impl Render for Field {
    fn render(&self) -> Markup {
        html! {
            div.field.has-error[self.error.is_some()] {
                label for=(self.id) { (self.label) (optional_mark(self.words, self.is_optional)) }
                (hint_and_error(self.words, &self.id, self.said_hint().as_deref(), self.error.as_deref()))
                (self.control())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "\"><script>alert(1)</script>";

    #[test]
    fn every_kind_escapes_what_it_is_given() {
        let words = Words::build(&[]);
        let kinds: [fn(Words, String, String) -> Field; 9] = [
            |w, l, n| text_field(w, l, n),
            |w, l, n| email_field(w, l, n),
            |w, l, n| telephone_field(w, l, n),
            |w, l, n| url_field(w, l, n),
            |w, l, n| number_field(w, l, n),
            |w, l, n| date_field(w, l, n),
            |w, l, n| time_field(w, l, n),
            |w, l, n| textarea(w, l, n).original(HOSTILE),
            |w, l, n| file_field(w, l, n).accept(HOSTILE),
        ];
        for kind in kinds {
            let field = kind(words, HOSTILE.to_owned(), HOSTILE.to_owned());
            let field = field
                .value(HOSTILE)
                .hint(HOSTILE)
                .error(Some(HOSTILE))
                .render_string();
            assert!(!field.contains("<script>"), "{field}");
            assert!(field.contains("<label for="), "{field}");
            assert!(!field.contains('⟦'), "{field}");
        }
    }

    #[test]
    fn hint_comes_before_error_in_what_is_heard() {
        let field = text_field(Words::build(&[]), "Titre", "title")
            .hint("Court")
            .error(Some("Donnez un titre"));
        let field = field.render_string();
        assert!(field.contains("aria-describedby=\"title-hint title-error\""));
        assert!(field.contains("required"));
    }

    #[test]
    fn what_may_stay_empty_says_so() {
        let words = Words::build(&[]);
        let field = text_field(words, "Téléphone", "phone").optional().render_string();
        assert!(field.contains(&t!(words, "field-optional")) && !field.contains(" required"));
    }

    #[test]
    fn what_is_suggested_is_offered_and_escaped() {
        let field = text_field(Words::build(&[]), "Thème", "theme")
            .suggestions([HOSTILE.to_owned(), "Mobilités".to_owned()])
            .render_string();
        assert!(
            field.contains("list=\"theme-suggestions\"")
                && field.contains("<datalist id=\"theme-suggestions\">")
        );
        assert!(
            field.contains("<option value=\"Mobilités\">") && !field.contains("<script>"),
            "{field}"
        );
        let plain = text_field(Words::build(&[]), "Thème", "theme").render_string();
        assert!(!plain.contains("datalist") && !plain.contains("list="), "{plain}");
    }

    #[test]
    fn a_text_starting_with_a_line_break_keeps_it() {
        let field = textarea(Words::build(&[]), "Texte", "body")
            .value("\nligne")
            .render_string();
        assert!(field.contains(">\n\nligne</textarea>"));
    }
}
