//! Forms: fields whose label cannot be forgotten, choices, buttons, and the errors tied to them.
//!
//! Every field is required unless it says [`Field::optional`]: the label then shows « (facultatif) », so that
//! nobody has to learn a sign. Forms carry `novalidate`: the sentence that helps is ours, beside the field and in
//! the summary at the top, the same with and without scripts.
//!
//! Fields are written inside `html!` and rendered as they stand:
//!
//! ```
//! use maud::html;
//! use ui::forms::{text_field, textarea};
//! # let words = ui::Words::build(&[]);
//! let fields = html! {
//!     (text_field(words, "Titre", "title").max_length(120).hint("Une ligne."))
//!     (textarea(words, "Votre proposition", "body").rows(8).optional())
//! };
//! assert!(fields.into_string().contains("<label for=\"title\">Titre</label>"));
//! ```

mod buttons;
mod choices;
mod errors;
mod fields;

pub use buttons::{Button, button, button_link, button_quiet, confirm_again, confirm_details};
pub use choices::{Choice, Choices, Select, checkboxes, radios, select};
pub use errors::{FormErrors, error_summary};
pub use fields::{
    Field, date_field, email_field, file_field, number_field, password_field, telephone_field, text_field,
    textarea, time_field, url_field,
};

use maud::{Markup, html};

use crate::t;
use crate::words::Words;

/// A form sent by `POST` to its action.
#[derive(Debug)]
pub struct Form {
    words: Words,
    action: String,
    request_id: String,
    autosave_key: Option<String>,
    later: Option<Later>,
    needs_network: Option<String>,
    has_files: bool,
    came_back: bool,
}

/// What a browser without network has to know of a form that may be sent later.
#[derive(Debug)]
struct Later {
    key: String,
    title: String,
    note: String,
    is_whole: bool,
}

impl Form {
    /// A form for one action. `request_id` is the unique id the server gives this showing of the form: sent
    /// twice (double click, retry, offline queue), it is done once. When it is empty the browser makes one.
    pub fn post(words: Words, action: impl Into<String>, request_id: impl Into<String>) -> Self {
        Self {
            words,
            action: action.into(),
            request_id: request_id.into(),
            autosave_key: None,
            later: None,
            needs_network: None,
            has_files: false,
            came_back: false,
        }
    }

    /// The form comes back as it was sent, without having been refused (a preview): what this browser kept of it says
    /// nothing more.
    #[must_use]
    pub fn came_back(mut self, came_back: bool) -> Self {
        self.came_back = came_back;
        self
    }

    /// Keeps what is typed in this browser until the form is accepted. The key names the draft: one per object
    /// (« contribution-12 »), so that two drafts never mix.
    #[must_use]
    pub fn autosave(mut self, key: impl Into<String>) -> Self {
        self.autosave_key = Some(key.into());
        self
    }

    /// Without network, the form waits in the browser of who asked for it and is sent when the network comes back, once:
    /// its deed must be done through its request id. `key` names what is written, `title` says it to people.
    #[must_use]
    pub fn later(mut self, key: impl Into<String>, title: impl Into<String>) -> Self {
        self.later = Some(Later {
            key: key.into(),
            title: title.into(),
            note: t!(self.words, "offline-form-waits"),
            is_whole: false,
        });
        self
    }

    /// The same for a text: what is written again before it could leave takes the place of the first writing. Its form
    /// holds the `version` it was written from, and each save makes the next one.
    #[must_use]
    pub fn later_whole(self, key: impl Into<String>, title: impl Into<String>) -> Self {
        let mut form = self.later(key, title);
        if let Some(later) = &mut form.later {
            later.is_whole = true;
        }
        form
    }

    /// What arrives after `at` is refused: said before one writes, without network.
    #[must_use]
    pub fn closing(mut self, at: &str) -> Self {
        let note = t!(self.words, "offline-form-waits-until", at = at);
        if let Some(later) = &mut self.later {
            later.note = note;
        }
        self
    }

    /// The form never waits: `sentence` says why where there is no network.
    #[must_use]
    pub fn needs_network(mut self, sentence: impl Into<String>) -> Self {
        self.needs_network = Some(sentence.into());
        self
    }

    /// The form sends files.
    #[must_use]
    pub fn with_files(mut self) -> Self {
        self.has_files = true;
        self
    }

    /// The form around its fields and buttons.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "written in place: content(html! { … })"
    )]
    pub fn content(self, content: Markup) -> Markup {
        let words = self.words;
        let keeps = self.autosave_key.is_some();
        let later = self.later.as_ref();
        html! {
            form method="post" action=(self.action) novalidate data-submit-once
                enctype=[self.has_files.then_some("multipart/form-data")]
                data-now=[self.needs_network]
                data-later=[later.map(|later| &later.key)]
                data-later-title=[later.map(|later| &later.title)]
                data-later-note=[later.map(|later| &later.note)]
                data-later-off=[later.map(|_| t!(words, "offline-form-stays"))]
                data-later-whole[later.is_some_and(|later| later.is_whole)]
                data-later-filled=[later.filter(|later| later.is_whole).map(|_| t!(words, "offline-form-filled"))]
                data-autosave=[self.autosave_key]
                data-came-back[self.came_back]
                data-draft-restored=[keeps.then(|| t!(words, "draft-restored"))]
                data-draft-forget=[keeps.then(|| t!(words, "draft-forget"))]
                data-draft-older=[keeps.then(|| t!(words, "draft-older", date = "%date%"))]
                data-draft-older-read=[keeps.then(|| t!(words, "draft-older-read"))]
                data-draft-older-use=[keeps.then(|| t!(words, "draft-older-use"))]
                data-draft-saved-read=[keeps.then(|| t!(words, "draft-saved-read"))]
                data-draft-saved-use=[keeps.then(|| t!(words, "draft-saved-use"))] {
                (hidden_request_id(&self.request_id))
                (content)
            }
        }
    }
}

/// The unique id of this showing of a form, for forms written by hand.
pub fn hidden_request_id(request_id: &str) -> Markup {
    html! { input type="hidden" name="request_id" value=(request_id) data-request-id; }
}

/// A value the form sends back as it is.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The hint, then the error: what `aria-describedby` points to, in the order they are heard.
fn hint_and_error(words: Words, id: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p.hint id={ (id) "-hint" } { (hint) } }
        @if let Some(error) = error {
            p.field-error id={ (id) "-error" } {
                span.visually-hidden { (t!(words, "error-prefix")) " " } (error)
            }
        }
    }
}

fn described_by(id: &str, hint: Option<&str>, error: Option<&str>) -> Option<String> {
    let parts: Vec<String> = [
        hint.map(|_| format!("{id}-hint")),
        error.map(|_| format!("{id}-error")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// « (facultatif) » after the label of what may stay empty.
fn optional_mark(words: Words, is_optional: bool) -> Markup {
    html! { @if is_optional { " " span.optional { (t!(words, "field-optional")) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_carries_its_request_id_and_its_draft() {
        let words = Words::build(&[]);
        let form = Form::post(words, "/a?b=\"c", "id-<1>")
            .autosave("contribution-12")
            .with_files();
        let form = form.content(html! { p { "champs" } }).into_string();
        assert!(form.contains("action=\"/a?b=&quot;c\""));
        assert!(form.contains("name=\"request_id\" value=\"id-&lt;1&gt;\""));
        assert!(form.contains("data-autosave=\"contribution-12\""));
        assert!(form.contains("enctype=\"multipart/form-data\""));
        let plain = Form::post(words, "/a", "1").content(html! {}).into_string();
        assert!(!plain.contains("data-autosave") && !plain.contains("enctype"));
    }

    #[test]
    fn a_form_that_may_wait_says_so_and_any_other_says_nothing() {
        let words = Words::build(&[]);
        let text = Form::post(words, "/a", "1").later_whole("texte-1", "Compte rendu <b>");
        let text = text.content(html! {}).into_string();
        assert!(text.contains("data-later=\"texte-1\" data-later-title=\"Compte rendu &lt;b&gt;\""));
        assert!(text.contains(" data-later-whole ") && text.contains("data-later-filled="));
        let dated = Form::post(words, "/a", "1")
            .later("argument-1", "Argument")
            .closing("8 décembre à 18 h");
        let dated = dated.content(html! {}).into_string();
        assert!(dated.contains("après le 8 décembre à 18 h") && !dated.contains("data-later-whole"));
        let ballot = Form::post(words, "/a", "1").needs_network("Il faut être connecté");
        let ballot = ballot.content(html! {}).into_string();
        assert!(ballot.contains("data-now=\"Il faut être connecté\"") && !ballot.contains("data-later"));
    }

    #[test]
    fn hidden_values_are_escaped() {
        assert_eq!(
            hidden("step", "\"><script>").into_string(),
            "<input type=\"hidden\" name=\"step\" value=\"&quot;&gt;&lt;script&gt;\">"
        );
    }
}
