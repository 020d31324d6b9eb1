//! Choices: one among several (radios, select), several among several (checkboxes).

use maud::{Markup, Render, html};

use super::errors::FormErrors;
use super::{described_by, hint_and_error, optional_mark};
use crate::t;
use crate::words::Words;

/// One choice: the value sent, what is read, and an optional help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
    heading: Option<String>,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            heading: None,
        }
    }

    /// A title over this choice and those that follow it, up to the next title: of many, one finds a family first. A folded list
    /// shows none.
    #[must_use]
    pub fn headed(mut self, heading: impl Into<String>) -> Self {
        self.heading = Some(heading.into());
        self
    }

    /// A short help under the choice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// One choice among several, all visible: the usual way up to seven choices.
pub fn radios(words: Words, legend: impl Into<String>, name: impl Into<String>) -> Choices {
    Choices::new(words, "radio", legend, name)
}

/// Any number of choices among several; required means at least one.
pub fn checkboxes(words: Words, legend: impl Into<String>, name: impl Into<String>) -> Choices {
    Choices::new(words, "checkbox", legend, name)
}

/// One choice among many, folded. Its first entry is empty, so that nothing is chosen by accident.
pub fn select(words: Words, label: impl Into<String>, name: impl Into<String>) -> Select {
    Select(Choices::new(words, "select", label, name))
}

/// A group of radios or checkboxes under its legend.
#[derive(Clone, Debug)]
pub struct Choices {
    words: Words,
    input_type: &'static str,
    legend: String,
    name: String,
    id: String,
    offered: Vec<Choice>,
    chosen: Vec<String>,
    hint: Option<String>,
    error: Option<String>,
    is_optional: bool,
    is_large: bool,
}

impl Choices {
    fn new(
        words: Words,
        input_type: &'static str,
        legend: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        let name = name.into();
        Self {
            words,
            input_type,
            legend: legend.into(),
            id: name.clone(),
            name,
            offered: Vec::new(),
            chosen: Vec::new(),
            hint: None,
            error: None,
            is_optional: false,
            is_large: false,
        }
    }

    /// Adds a choice.
    #[must_use]
    pub fn choice(self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.choices([Choice::new(value, label)])
    }

    /// Adds several choices.
    #[must_use]
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.offered.extend(choices);
        self
    }

    /// What is already chosen, by value. For checkboxes, call it for each.
    #[must_use]
    pub fn chosen(mut self, value: impl Into<String>) -> Self {
        self.chosen.push(value.into());
        self
    }

    /// A short help under the legend.
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

    /// Nothing may be chosen; the legend says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// Each choice in its own frame, to press with a thumb: votes.
    #[must_use]
    pub fn large(mut self) -> Self {
        self.is_large = true;
        self
    }

    /// Another `id` than the name, when two forms of a page have a field of the same name.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The first choice bears the group's own id: the link of the error summary lands on it.
    fn choice_id(&self, place: usize) -> String {
        if place == 0 {
            self.id.clone()
        } else {
            format!("{}-{}", self.id, place + 1)
        }
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        self.chosen.contains(&choice.value)
    }

    #[cfg(test)]
    pub(super) fn render_string(&self) -> String {
        self.render().into_string()
    }
}

impl Render for Choices {
    fn render(&self) -> Markup {
        let described_by = described_by(&self.id, self.hint.as_deref(), self.error.as_deref());
        let is_required = !self.is_optional && self.input_type == "radio";
        html! {
            fieldset.field.choices.choices-large[self.is_large].has-error[self.error.is_some()]
                aria-describedby=[described_by] {
                legend { (self.legend) (optional_mark(self.words, self.is_optional)) }
                (hint_and_error(self.words, &self.id, self.hint.as_deref(), self.error.as_deref()))
                @for (place, choice) in self.offered.iter().enumerate() {
                    @let id = self.choice_id(place);
                    @let hint_id = choice.hint.as_ref().map(|_| format!("{id}-help"));
                    @if let Some(heading) = &choice.heading { p.choices-part { (heading) } }
                    div.choice {
                        input id=(id) type=(self.input_type) name=(self.name) value=(choice.value)
                            checked[self.is_chosen(choice)] required[is_required] aria-describedby=[hint_id.as_deref()];
                        label for=(id) { (choice.label) }
                        @if let Some(hint) = &choice.hint { p.hint id=[hint_id.as_deref()] { (hint) } }
                    }
                }
            }
        }
    }
}

/// A folded list of choices; same options as [`Choices`].
#[derive(Clone, Debug)]
pub struct Select(Choices);

impl Select {
    /// Adds a choice.
    #[must_use]
    pub fn choice(self, value: impl Into<String>, label: impl Into<String>) -> Self {
        Self(self.0.choice(value, label))
    }

    /// Adds several choices; their hints are not shown in a folded list.
    #[must_use]
    pub fn choices(self, choices: impl IntoIterator<Item = Choice>) -> Self {
        Self(self.0.choices(choices))
    }

    /// What is already chosen, by value.
    #[must_use]
    pub fn chosen(self, value: impl Into<String>) -> Self {
        Self(self.0.chosen(value))
    }

    /// A short help under the label.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self(self.0.hint(hint))
    }

    /// The sentence that says what to mend here.
    #[must_use]
    pub fn error(self, error: Option<impl Into<String>>) -> Self {
        Self(self.0.error(error))
    }

    /// Takes this field's sentence, if there is one.
    #[must_use]
    pub fn errors(self, errors: &FormErrors) -> Self {
        Self(self.0.errors(errors))
    }

    /// Nothing may be chosen; the label says so.
    #[must_use]
    pub fn optional(self) -> Self {
        Self(self.0.optional())
    }

    /// Another `id` than the name, when two forms of a page have a field of the same name.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        Self(self.0.id(id))
    }
}

impl Render for Select {
    fn render(&self) -> Markup {
        let field = &self.0;
        let described_by = described_by(&field.id, field.hint.as_deref(), field.error.as_deref());
        html! {
            div.field.has-error[field.error.is_some()] {
                label for=(field.id) { (field.legend) (optional_mark(field.words, field.is_optional)) }
                (hint_and_error(field.words, &field.id, field.hint.as_deref(), field.error.as_deref()))
                select id=(field.id) name=(field.name) required[!field.is_optional]
                    aria-describedby=[described_by] aria-invalid=[field.error.is_some().then_some("true")] {
                    option value="" { (t!(field.words, "select-nothing")) }
                    @for choice in &field.offered {
                        option value=(choice.value) selected[field.is_chosen(choice)] { (choice.label) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "\"><script>";

    #[test]
    fn choices_escape_what_they_are_given() {
        let words = Words::build(&[]);
        for group in [
            radios(words, HOSTILE, HOSTILE),
            checkboxes(words, HOSTILE, HOSTILE),
        ] {
            let group = group
                .choices([Choice::new(HOSTILE, HOSTILE).hint(HOSTILE)])
                .chosen(HOSTILE);
            let group = group.hint(HOSTILE).error(Some(HOSTILE)).render_string();
            assert!(
                !group.contains("<script>") && group.contains(" checked"),
                "{group}"
            );
        }
        let list = select(words, HOSTILE, HOSTILE)
            .choice(HOSTILE, HOSTILE)
            .chosen(HOSTILE)
            .hint(HOSTILE);
        let list = list.error(Some(HOSTILE)).render().into_string();
        assert!(!list.contains("<script>") && list.contains(" selected"), "{list}");
    }

    #[test]
    fn a_title_stands_over_the_choices_that_follow_it() {
        let words = Words::build(&[]);
        let group = radios(words, "Rule", "rule")
            .choices([
                Choice::new("one", "One").headed("<Families>"),
                Choice::new("two", "Two"),
            ])
            .render_string();
        assert_eq!(group.matches("choices-part").count(), 1, "{group}");
        assert!(
            group.contains("<p class=\"choices-part\">&lt;Families&gt;</p><div class=\"choice\">"),
            "{group}"
        );
    }

    #[test]
    fn each_choice_has_its_own_label() {
        let group = radios(Words::build(&[]), "Vote", "vote")
            .choice("yes", "Pour")
            .choice("no", "Contre");
        let group = group.chosen("no").render_string();
        assert!(group.contains("<legend>Vote</legend>"));
        assert!(group.contains("<label for=\"vote\">Pour</label>"));
        assert!(group.contains("<label for=\"vote-2\">Contre</label>"));
        assert_eq!(group.matches(" checked").count(), 1);
    }

    #[test]
    fn a_folded_list_starts_with_nothing_chosen() {
        let list = select(Words::build(&[]), "Groupe", "group")
            .choice("a", "A")
            .render()
            .into_string();
        assert!(list.contains("<option value=\"\">") && !list.contains(" selected"));
    }
}
