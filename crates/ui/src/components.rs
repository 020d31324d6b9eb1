//! The pieces of pages: what features assemble, so that the same thing looks and reads the same everywhere.
//!
//! Pieces with a few obligatory parts are functions; pieces with options are values that render themselves
//! inside `html!` (`(card("Titre").href("/x"))`).

mod changes;
mod chart;
mod counts;
mod lists;
mod results;
mod steps;

pub use changes::{Change, ComparedAlinea, alinea, strike_underline, three_columns};
pub use chart::{LineChart, chart_keys, line_chart};
pub use counts::{CountCell, CountRow, count_bars, count_grid, count_keys};
pub use lists::{BoardColumn, PAGE_LINKS_MAX, Table, board, cards, definition_list, pagination, table};
pub use results::{ResultPart, Shade, progress, receipt, result_bar};
pub use steps::{Step, StepState, TimelineLine, steps_line, timeline};

use maud::{Markup, Render, html};

use crate::icons::{Icon, icon};
use crate::t;
use crate::words::Words;

/// The colour family of a tag or a notice; each has its own icon or words too, never the colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    Neutral,
    /// Under way, worth knowing.
    Info,
    /// Done, adopted, accepted.
    Good,
    /// Careful: soon late, incomplete.
    Warning,
    /// Refused, rejected, late.
    Bad,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Info => "tone-info",
            Self::Good => "tone-good",
            Self::Warning => "tone-warning",
            Self::Bad => "tone-bad",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Neutral => Icon::Document,
            Self::Info => Icon::Info,
            Self::Good => Icon::Done,
            Self::Warning => Icon::Warning,
            Self::Bad => Icon::Refused,
        }
    }
}

/// A word about something: its kind, its theme.
pub fn tag(label: &str, tone: Tone) -> Markup {
    html! { span.tag.(tone.class()) { (label) } }
}

/// The state of something, with the icon of its tone.
pub fn status(label: &str, tone: Tone) -> Markup {
    html! { span.tag.status.(tone.class()) { (icon(tone.icon())) (label) } }
}

/// A message in the page.
pub fn notice(tone: Tone, message: &Markup) -> Markup {
    html! { div.notice.(tone.class()) { (icon(tone.icon())) div { (message) } } }
}

/// One object among others in a list: a title that links to it, and little more.
pub fn card(title: impl Into<String>) -> Card {
    Card {
        title: title.into(),
        title_language: None,
        href: None,
        status: None,
        details: Vec::new(),
        body: None,
        action: None,
        level: 2,
    }
}

/// A card; written inside `html!`, it renders itself.
#[derive(Debug)]
pub struct Card {
    title: String,
    title_language: Option<&'static str>,
    href: Option<String>,
    status: Option<Markup>,
    details: Vec<Markup>,
    body: Option<Markup>,
    action: Option<Markup>,
    level: u8,
}

impl Card {
    /// Where the title leads.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// The title is what somebody wrote, in a page that may be in another language.
    #[must_use]
    pub fn titled_by_its_author(mut self, words: Words) -> Self {
        self.title_language = words.content_language();
        self
    }

    /// Its state, from [`status`] or [`tag`].
    #[must_use]
    pub fn status(mut self, status: Markup) -> Self {
        self.status = Some(status);
        self
    }

    /// A short detail under the title: a date, a number; called for each.
    #[must_use]
    pub fn detail(mut self, detail: Markup) -> Self {
        self.details.push(detail);
        self
    }

    /// A sentence or two.
    #[must_use]
    pub fn body(mut self, body: Markup) -> Self {
        self.body = Some(body);
        self
    }

    /// One action.
    #[must_use]
    pub fn action(mut self, action: Markup) -> Self {
        self.action = Some(action);
        self
    }

    /// The title is an `h3`, when the list already stands under an `h2`.
    #[must_use]
    pub fn under_h2(mut self) -> Self {
        self.level = 3;
        self
    }
}

impl Render for Card {
    fn render(&self) -> Markup {
        let title = html! {
            @if let Some(href) = &self.href { a href=(href) lang=[self.title_language] { (self.title) } }
            @else if let Some(language) = self.title_language { span lang=(language) { (self.title) } }
            @else { (self.title) }
        };
        html! {
            article.card {
                @if let Some(status) = &self.status { p.card-status { (status) } }
                @if self.level == 3 { h3 { (title) } } @else { h2 { (title) } }
                @if !self.details.is_empty() {
                    ul.details { @for detail in &self.details { li { (detail) } } }
                }
                @if let Some(body) = &self.body { div { (body) } }
                @if let Some(action) = &self.action { div.card-action { (action) } }
            }
        }
    }
}

/// A list with nothing in it: why, and what can be done about it (label, where).
pub fn list_empty(sentence: &str, action: Option<(&str, &str)>) -> Markup {
    html! {
        div.list-empty {
            p { (sentence) }
            @if let Some((label, href)) = action { p { a.button.button-quiet href=(href) { (label) } } }
        }
    }
}

/// One page of the way here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    label: String,
    href: Option<String>,
}

impl Crumb {
    /// A page above.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: Some(href.into()),
        }
    }

    /// This page.
    pub fn here(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: None,
        }
    }
}

/// The way from the home page to this one.
pub fn breadcrumb(words: Words, trail: &[Crumb]) -> Markup {
    html! {
        nav.breadcrumb aria-label=(t!(words, "breadcrumb")) {
            ol {
                @for crumb in trail {
                    li {
                        @if let Some(href) = &crumb.href { a href=(href) { (crumb.label) } }
                        @else { span aria-current="page" { (crumb.label) } }
                    }
                }
            }
        }
    }
}

/// An article of law or of a rule, as cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// « article L. 2121-10 du code général des collectivités territoriales »
    pub title: String,
    /// Where it can be read.
    pub href: Option<String>,
}

/// « Pourquoi ? »: the reason of a state or a refusal, unfolded on demand, with its article.
pub fn why(words: Words, reason: &Markup, article: Option<&Article>) -> Markup {
    html! {
        details.why {
            summary { (icon(Icon::Law)) (t!(words, "why")) }
            div {
                (reason)
                @if let Some(article) = article {
                    p.article {
                        (t!(words, "why-source")) " "
                        @if let Some(href) = &article.href { a href=(href) rel="external" { (words.written(&article.title)) } }
                        @else { (words.written(&article.title)) }
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
    fn pieces_escape_what_they_are_given() {
        let words = Words::build(&[]);
        let article = Article {
            title: HOSTILE.to_owned(),
            href: Some(HOSTILE.to_owned()),
        };
        let text = html! { (HOSTILE) };
        let rendered = html! {
            (tag(HOSTILE, Tone::Neutral)) (status(HOSTILE, Tone::Bad)) (notice(Tone::Info, &text))
            (card(HOSTILE).href(HOSTILE).detail(text.clone()).body(text.clone()))
            (list_empty(HOSTILE, Some((HOSTILE, HOSTILE))))
            (breadcrumb(words, &[Crumb::link(HOSTILE, HOSTILE), Crumb::here(HOSTILE)]))
            (why(words, &text, Some(&article)))
        };
        let rendered = rendered.into_string();
        assert!(
            !rendered.contains("<script>") && !rendered.contains('⟦'),
            "{rendered}"
        );
    }

    #[test]
    fn a_state_never_speaks_by_colour_alone() {
        for tone in [Tone::Neutral, Tone::Info, Tone::Good, Tone::Warning, Tone::Bad] {
            let rendered = status("Adoptée", tone).into_string();
            assert!(rendered.contains("<svg") && rendered.contains("Adoptée"));
        }
    }

    #[test]
    fn the_last_crumb_is_this_page() {
        let rendered = breadcrumb(
            Words::build(&[]),
            &[Crumb::link("Accueil", "/"), Crumb::here("Textes")],
        );
        assert!(
            rendered
                .into_string()
                .contains("<span aria-current=\"page\">Textes</span>")
        );
    }

    #[test]
    fn a_card_keeps_the_order_of_titles() {
        assert!(card("Titre").render().into_string().contains("<h2>Titre</h2>"));
        assert!(
            card("Titre")
                .under_h2()
                .render()
                .into_string()
                .contains("<h3>Titre</h3>")
        );
    }
}
