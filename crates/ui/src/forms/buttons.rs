//! Buttons: one main action per page; quiet ones beside it; a confirmation that needs no script.

use maud::{Markup, Render, html};

use crate::icons::{Icon, icon};

/// The main action of the page.
pub fn button(label: impl Into<String>) -> Button {
    Button {
        label: label.into(),
        class: "button",
        icon: None,
        sent: None,
        needs_network: false,
        key: None,
    }
}

/// An action that is not the main one.
pub fn button_quiet(label: impl Into<String>) -> Button {
    Button {
        class: "button button-quiet",
        ..button(label)
    }
}

/// A button of a form; written inside `html!`, it renders itself.
#[derive(Clone, Debug)]
pub struct Button {
    label: String,
    class: &'static str,
    icon: Option<Icon>,
    sent: Option<(String, String)>,
    needs_network: bool,
    key: Option<char>,
}

impl Button {
    /// What pressing this button adds to the form, when a form has several.
    #[must_use]
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.sent = Some((name.into(), value.into()));
        self
    }

    /// In a form that may be sent later: what this button asks for is not, since only the server can answer it now.
    #[must_use]
    pub fn needs_network(mut self) -> Self {
        self.needs_network = true;
        self
    }

    /// For what cannot be undone: withdraw, delete, close.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.class = "button button-danger";
        self
    }

    /// A letter that presses this button while no field has the focus, shown beside its words. The page lists its letters
    /// in an element marked `data-keys`, with a box `data-keys-toggle` to have none (WCAG 2.1.4).
    #[must_use]
    pub fn key(mut self, letter: char) -> Self {
        self.key = Some(letter);
        self
    }

    /// A drawing before the words.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let (name, value) = self.sent.as_ref().map(|(name, value)| (name, value)).unzip();
        html! {
            button class=(self.class) type="submit" name=[name] value=[value] data-needs-network[self.needs_network]
                data-key=[self.key] aria-keyshortcuts=[self.key.map(|letter| letter.to_ascii_uppercase())] {
                @if let Some(drawing) = self.icon { (icon(drawing)) }
                (self.label)
                @if let Some(letter) = self.key { " " kbd aria-hidden="true" { (letter.to_ascii_uppercase()) } }
            }
        }
    }
}

/// A link that looks like the main action: it goes somewhere and changes nothing.
pub fn button_link(label: &str, href: &str) -> Markup {
    html! { a.button href=(href) { (label) } }
}

/// An action asked twice without a script: the first press unfolds what will happen and the real form.
pub fn confirm_details(label: &str, what_happens: &str, form: &Markup) -> Markup {
    unfolded(label, what_happens, form, false)
}

/// The same, already unfolded: what was refused is there to be mended.
pub fn confirm_again(label: &str, what_happens: &str, form: &Markup) -> Markup {
    unfolded(label, what_happens, form, true)
}

fn unfolded(label: &str, what_happens: &str, form: &Markup, is_open: bool) -> Markup {
    html! {
        details.confirm open[is_open] {
            summary.button.button-quiet { (label) }
            div { p { (what_happens) } (form) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "\"><script>";

    #[test]
    fn buttons_escape_what_they_are_given() {
        let rendered = html! {
            (button(HOSTILE).sends(HOSTILE, HOSTILE).icon(Icon::Done))
            (button_quiet(HOSTILE).danger())
            (button_link(HOSTILE, HOSTILE))
            (confirm_details(HOSTILE, HOSTILE, &html! { (button("Retirer").danger()) }))
        };
        assert!(!rendered.into_string().contains("<script>"));
    }

    #[test]
    fn a_button_says_what_it_sends() {
        let rendered = button("Contre").sends("vote", "against").render().into_string();
        assert_eq!(
            rendered,
            "<button class=\"button\" type=\"submit\" name=\"vote\" value=\"against\">Contre</button>"
        );
    }
}
