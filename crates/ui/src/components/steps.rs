//! Time: the steps of a parcours as a line, and what happened as a list.

use maud::{Markup, html};

use crate::icons::{Icon, icon};
use crate::t;
use crate::words::Words;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Closed.
    Done,
    /// Open now.
    Current,
    /// Still to come.
    Next,
    /// Left unfinished: it was open when the whole ended.
    Left,
    /// Will not take place.
    Skipped,
}

/// One step of the line.
#[derive(Clone, Debug)]
pub struct Step {
    /// What people do at this step: « Donner son avis ».
    pub label: String,
    /// Where the step is.
    pub href: Option<String>,
    /// Its dates, as read: « du 3 au 28 février 2027 ».
    pub dates: Option<String>,
    /// Where it stands.
    pub state: StepState,
}

impl StepState {
    fn class(self) -> &'static str {
        match self {
            Self::Done => "step-done",
            Self::Current => "step-current",
            Self::Next => "step-next",
            Self::Left | Self::Skipped => "step-skipped",
        }
    }

    fn sentence(self, words: Words) -> String {
        match self {
            Self::Done => t!(words, "step-done"),
            Self::Current => t!(words, "step-current"),
            Self::Next => t!(words, "step-next"),
            Self::Left => t!(words, "step-left"),
            Self::Skipped => t!(words, "step-skipped"),
        }
    }
}

/// A parcours as a line of steps; a column on phones. Steps may overlap: several can be current.
pub fn steps_line(words: Words, steps: &[Step]) -> Markup {
    html! {
        ol.steps aria-label=(t!(words, "steps")) {
            @for step in steps {
                li class=(step.state.class()) aria-current=[(step.state == StepState::Current).then_some("step")] {
                    span.step-mark aria-hidden="true" {
                        @match step.state {
                            StepState::Done => { (icon(Icon::Done)) }
                            StepState::Left | StepState::Skipped => { (icon(Icon::Refused)) }
                            StepState::Current | StepState::Next => {}
                        }
                    }
                    span.step-label {
                        @if let Some(href) = &step.href { a href=(href) { (words.written(&step.label)) } } @else { (words.written(&step.label)) }
                    }
                    span.step-state { (step.state.sentence(words)) }
                    @if let Some(dates) = &step.dates { span.step-dates { (dates) } }
                }
            }
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct TimelineLine {
    /// When, as a `time` element: see [`Words::datetime_element`].
    pub when: Markup,
    /// Who did it, when that is public.
    pub who: Option<String>,
    /// What happened, in one sentence, with its link.
    pub what: Markup,
    /// The rule it was done under: see [`why`](super::why).
    pub why: Option<Markup>,
}

/// What happened, in the order given (the latest first, in most pages).
pub fn timeline(lines: &[TimelineLine]) -> Markup {
    html! {
        ol.timeline {
            @for line in lines {
                li {
                    p.timeline-when { (line.when) @if let Some(who) = &line.who { " · " (who) } }
                    div.timeline-what { (line.what) }
                    @if let Some(why) = &line.why { (why) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_words_and_the_current_step_is_announced() {
        let words = Words::build(&[]);
        let step = |label: &str, state| Step {
            label: label.to_owned(),
            href: None,
            dates: None,
            state,
        };
        let steps = [
            step("Avis <b>", StepState::Done),
            step("Vote", StepState::Current),
            step("Publication", StepState::Next),
            step("Réponse", StepState::Left),
            step("Recours", StepState::Skipped),
        ];
        let line = steps_line(words, &steps).into_string();
        assert!(line.contains("Avis &lt;b&gt;"));
        assert_eq!(line.matches("aria-current=\"step\"").count(), 1);
        for key in [
            "step-done",
            "step-current",
            "step-next",
            "step-left",
            "step-skipped",
        ] {
            assert!(line.contains(&format!(">{}<", words.say(key))), "{key}");
        }
    }

    #[test]
    fn a_timeline_escapes_who_and_what() {
        let line = TimelineLine {
            when: html! { time datetime="2026-12-01" { "1er décembre 2026" } },
            who: Some("<b>".to_owned()),
            what: html! { ("<i>") },
            why: None,
        };
        let rendered = timeline(&[line]).into_string();
        assert!(rendered.contains("&lt;b&gt;") && rendered.contains("&lt;i&gt;"));
    }
}
