//! The document around every page: head, header, menu, breadcrumb, title, notice, footer.
//!
//! A [`Frame`] says what all pages of a visit share; a [`Page`] says what this one adds; [`layout`] joins them.
//! Nothing here needs a script: the menu of small screens is a `details`, the search a plain form.

use maud::{DOCTYPE, Markup, html};

use crate::assets;
use crate::components::{Crumb, breadcrumb};
use crate::forms::FormErrors;
pub use crate::frame::{Emblem, FeedLink, Frame, NavItem};
use crate::icons::{Icon, icon};
use crate::offline;
use crate::t;
use crate::words::Words;

/// Where one chooses a language: `/langue/en?retour=/textes`.
pub const LANGUAGE: &str = "/langue";

/// What one page adds to the frame.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Page {
    title: String,
    heading: Option<Markup>,
    lead: Option<String>,
    main: Markup,
    active: Option<String>,
    breadcrumb: Vec<Crumb>,
    feeds: Vec<FeedLink>,
    is_wide: bool,
    is_refused: bool,
    keeps_drafts: bool,
    is_indexed: bool,
    is_translated: bool,
    is_titled_by_its_author: bool,
}

impl Page {
    /// A page: its title (tab and `h1`) and what stands under it.
    pub fn new(title: impl Into<String>, main: Markup) -> Self {
        Self {
            title: title.into(),
            heading: None,
            lead: None,
            main,
            active: None,
            breadcrumb: Vec::new(),
            feeds: Vec::new(),
            is_wide: false,
            is_refused: false,
            keeps_drafts: false,
            is_indexed: true,
            is_translated: false,
            is_titled_by_its_author: false,
        }
    }

    /// The `href` of the menu entry this page belongs to.
    #[must_use]
    pub fn active(mut self, nav_href: impl Into<String>) -> Self {
        self.active = Some(nav_href.into());
        self
    }

    /// What the `h1` shows when it is more than the title: a status beside it, a number before it.
    #[must_use]
    pub fn heading(mut self, heading: Markup) -> Self {
        self.heading = Some(heading);
        self
    }

    /// One sentence under the title that says what can be done here.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// A page above this one; called from the top down. The home page and this page are added by the layout.
    #[must_use]
    pub fn under(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.breadcrumb.push(Crumb::link(label, href));
        self
    }

    /// A feed about this page only.
    #[must_use]
    pub fn feed(mut self, feed: FeedLink) -> Self {
        self.feeds.push(feed);
        self
    }

    /// For boards, three columns and large tables: the main part takes the width of the screen.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.is_wide = true;
        self
    }

    /// Says in the tab's title that the form was refused, when there are errors: it is heard first.
    #[must_use]
    pub fn refused(mut self, errors: &FormErrors) -> Self {
        self.is_refused = !errors.is_empty();
        self
    }

    /// Arriving here does not mean that a form succeeded (signing in, an error): drafts are kept.
    #[must_use]
    pub fn keeps_drafts(mut self) -> Self {
        self.keeps_drafts = true;
        self
    }

    /// Says that this page is translated in the languages whose translation is only begun: elsewhere, what stands between
    /// their header and their footer is mostly French, and is marked so.
    #[must_use]
    pub fn translated(mut self) -> Self {
        self.is_translated = true;
        self
    }

    /// The title is what somebody wrote, not a sentence of the interface.
    #[must_use]
    pub fn titled_by_its_author(mut self) -> Self {
        self.is_titled_by_its_author = true;
        self
    }

    /// Asks search engines to leave this page out.
    #[must_use]
    pub fn not_indexed(mut self) -> Self {
        self.is_indexed = false;
        self
    }
}

/// The whole document.
#[expect(clippy::needless_pass_by_value, reason = "a page is made where it is shown")]
pub fn layout(frame: &Frame, page: Page) -> Markup {
    let words = frame.words;
    let is_home = frame.path == "/";
    // Sentence by sentence, nothing says which ones French stands in for: the whole is marked as what most of it is.
    let language = if words.is_whole() || page.is_translated {
        None
    } else {
        words.content_language()
    };
    html! {
        (DOCTYPE)
        html lang=(words.language()) {
            (head(frame, &page))
            body data-keep-drafts[page.keeps_drafts] {
                a.skip-link href="#main" { (t!(words, "skip-to-content")) }
                @if frame.is_offline_allowed { (offline::bar(frame)) }
                (header(frame, page.active.as_deref()))
                @if !is_home {
                    (breadcrumb(words, &trail(words, &page)))
                }
                main #main tabindex="-1" lang=[language] .wide[page.is_wide] {
                    @if let Some(notice) = &frame.notice {
                        div.notice.tone-good role="status" data-flash { (icon(Icon::Done)) div { (notice) } }
                    }
                    h1 {
                        @if let Some(heading) = &page.heading { (heading) }
                        @else if page.is_titled_by_its_author { (words.written(&page.title)) }
                        @else { (page.title) }
                    }
                    @if let Some(lead) = &page.lead { p.lead { (lead) } }
                    (page.main)
                }
                (footer(frame, &page))
            }
        }
    }
}

fn head(frame: &Frame, page: &Page) -> Markup {
    let words = frame.words;
    let title = if page.is_refused {
        t!(words, "title-refused", title = &page.title)
    } else {
        page.title.clone()
    };
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (t!(words, "title-of-page", title = title, body = frame.name_on_top())) }
            @if let Some(lead) = &page.lead { meta name="description" content=(lead); }
            @if !page.is_indexed { meta name="robots" content="noindex"; }
            link rel="stylesheet" href=(assets::url("style.css"));
            @if let Some(colours) = &frame.colours { link rel="stylesheet" href=(assets::colours_url(colours)); }
            link rel="icon" type="image/svg+xml" href=(assets::url("favicon.svg"));
            link rel="apple-touch-icon" href=(assets::url("icon-192.png"));
            link rel="manifest" href=(offline::MANIFEST);
            meta name="theme-color" content=(frame.main_colour());
            @for feed in frame.feeds.iter().chain(&page.feeds) {
                link rel="alternate" type=(feed.media_type) title=(feed.title) href=(feed.href);
            }
            script type="module" src=(assets::url("parvis.js")) {}
        }
    }
}

fn header(frame: &Frame, active: Option<&str>) -> Markup {
    let words = frame.words;
    html! {
        header.site-header {
            @if frame.is_demonstration {
                p.demonstration role="note" { (icon(Icon::Info)) (t!(words, "demonstration-banner")) }
            }
            div.site-bar {
                a.site-name href="/" {
                    @match &frame.emblem {
                        Some(emblem) => { img.emblem src=(emblem.href) alt=(emblem.words); }
                        None => { (icon(Icon::Square)) }
                    }
                    span { strong { (frame.name_on_top()) } " " small { (frame.kind_label) } }
                }
                form.site-search role="search" method="get" action="/recherche" {
                    label.visually-hidden for="site-search" { (t!(words, "search-label")) }
                    input #site-search type="search" name="q" maxlength="200" autocomplete="off";
                    button type="submit" { (icon(Icon::Search)) span { (t!(words, "search-button")) } }
                }
                p.site-person {
                    @for item in &frame.waiting { a href=(item.href) { (icon(Icon::Bell)) (item.label) } }
                    @if let Some(person) = &frame.person {
                        a href=(frame.account_href) { (icon(Icon::Person)) (person) }
                    } @else {
                        a href=(frame.sign_in_href) { (icon(Icon::Person)) (t!(words, "sign-in")) }
                    }
                }
                @if !frame.nav.is_empty() { (menu(frame, active)) }
            }
        }
    }
}

/// Folded on phones, a bar on wider screens: the style sheet says which.
fn menu(frame: &Frame, active: Option<&str>) -> Markup {
    let words = frame.words;
    html! {
        nav.site-nav aria-label=(t!(words, "main-menu")) {
            details {
                summary { (icon(Icon::Menu)) (t!(words, "menu")) }
                ul {
                    @for item in &frame.nav {
                        li {
                            (entry(item, active))
                            @if !item.beneath.is_empty() {
                                ul { @for item in &item.beneath { li { (entry(item, active)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A link of the menu. What holds the page in front is current too, but is not that page.
fn entry(item: &NavItem, active: Option<&str>) -> Markup {
    let is_at = |item: &NavItem| active == Some(item.href.as_str());
    let current = if item.beneath.iter().any(is_at) {
        Some("true")
    } else {
        is_at(item).then_some("page")
    };
    html! { a href=(item.href) aria-current=[current] { (item.label) } }
}

fn trail(words: Words, page: &Page) -> Vec<Crumb> {
    let mut trail = vec![Crumb::link(t!(words, "home"), "/")];
    trail.extend(page.breadcrumb.iter().cloned());
    trail.push(Crumb::here(&page.title));
    trail
}

fn footer(frame: &Frame, page: &Page) -> Markup {
    let words = frame.words;
    html! {
        footer.site-footer {
            div {
                p { strong { (frame.body_name) } br; (frame.kind_label) }
                nav aria-label=(t!(words, "footer-about")) {
                    ul {
                        li { a href="/mentions-legales" { (t!(words, "footer-legal")) } }
                        li { a href="/accessibilite" { (t!(words, "footer-accessibility")) } }
                        li { a href="/droits" { (t!(words, "footer-rights")) } }
                        li { a href="/journal" { (t!(words, "footer-journal")) } }
                        li { a href="/donnees" { (t!(words, "footer-data")) } }
                    }
                }
                @if frame.feeds.len() + page.feeds.len() > 0 {
                    nav aria-label=(t!(words, "footer-feeds")) {
                        ul {
                            @for feed in frame.feeds.iter().chain(&page.feeds) {
                                li { a href=(feed.href) type=(feed.media_type) { (icon(Icon::Feed)) (feed.title) } }
                            }
                        }
                    }
                }
                (languages(frame))
            }
        }
    }
}

/// Each language in itself, so that whoever reads no other finds it.
fn languages(frame: &Frame) -> Markup {
    let words = frame.words;
    let back = form_urlencoded(&frame.here);
    html! {
        nav.languages aria-label=(t!(words, "footer-languages")) {
            ul {
                @for language in words.languages() {
                    @let (tag, name) = (language.language(), t!(language, "language-name"));
                    li {
                        @if tag == words.language() { strong lang=(tag) aria-current="true" { (name) } }
                        @else {
                            a href={ (LANGUAGE) "/" (tag) "?retour=" (back) } lang=(tag) hreflang=(tag) rel="nofollow" { (name) }
                        }
                    }
                }
                li { a href="/langues" { (t!(words, "footer-languages-about")) } }
            }
            // In itself and in French, for whoever fell upon a language they do not read.
            @let begun = format!("language-begun-{}", words.language());
            @if !words.is_whole() && words.knows(&begun) {
                p { (words.say(&begun)) }
                @if let Some(source) = words.content_language() {
                    p lang=(source) { (words.in_language(source).say(&begun)) }
                }
            }
        }
    }
}

/// What a query may hold, percent-encoded (WHATWG URL, section 5): the address of a page within another.
fn form_urlencoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        let _ = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                write!(encoded, "{}", char::from(byte))
            }
            _ => write!(encoded, "%{byte:02X}"),
        };
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        let mut frame = Frame::new(Words::build(&[]), "Ville <b>", "Commune");
        frame.path = "/parcours/12".to_owned();
        frame.nav = vec![
            NavItem::new("Parcours", "/parcours"),
            NavItem::new("Textes", "/textes"),
        ];
        frame.nav.extend(NavItem::section(
            "Voter",
            vec![
                NavItem::new("Votes", "/votes"),
                NavItem::new("Élections", "/elections"),
            ],
        ));
        frame
    }

    #[test]
    fn a_section_holds_the_page_in_front_and_a_single_entry_needs_none() {
        let said = menu(&frame(), Some("/elections")).into_string();
        assert!(
            said.contains(r#"<a href="/votes" aria-current="true">Voter</a>"#),
            "{said}"
        );
        assert!(said.contains(r#"<a href="/votes">Votes</a>"#), "{said}");
        assert!(
            said.contains(r#"<a href="/elections" aria-current="page">Élections</a>"#),
            "{said}"
        );
        let alone = NavItem::section("Voter", vec![NavItem::new("Votes", "/votes")]);
        assert_eq!(alone, Some(NavItem::new("Votes", "/votes")));
        assert_eq!(NavItem::section("Voter", Vec::new()), None);
    }

    #[test]
    fn everything_given_is_escaped() {
        let mut frame = frame();
        frame.notice = Some("<i>fait</i>".to_owned());
        frame.person = Some("<script>".to_owned());
        let page = Page::new("<u>Titre</u>", html! { p { "corps" } })
            .lead("<s>chapeau")
            .under("<em>", "/\"x");
        let document = layout(&frame, page).into_string();
        for raw in ["<b>", "<i>", "<u>", "<s>", "<em>", "<script>", "/\"x"] {
            assert!(!document.contains(raw), "{raw} was not escaped");
        }
        assert!(document.contains("&lt;u&gt;Titre&lt;/u&gt;"));
    }

    #[test]
    fn the_active_entry_is_announced() {
        let document = layout(&frame(), Page::new("Un parcours", html! {}).active("/parcours")).into_string();
        assert!(document.contains("<a href=\"/parcours\" aria-current=\"page\">"));
        assert!(document.contains("<a href=\"/textes\">"));
    }

    #[test]
    fn the_banner_of_a_demonstration_shows_only_there() {
        let mut frame = frame();
        let sentence = t!(frame.words, "demonstration-banner");
        assert!(
            !layout(&frame, Page::new("Page", html! {}))
                .into_string()
                .contains(&sentence)
        );
        frame.is_demonstration = true;
        assert!(
            layout(&frame, Page::new("Page", html! {}))
                .into_string()
                .contains(&sentence)
        );
    }

    #[test]
    fn feeds_of_the_site_and_of_the_page_are_declared() {
        let mut frame = frame();
        frame
            .feeds
            .push(FeedLink::atom("Décisions", "/flux/decisions.atom"));
        let page = Page::new("Réunions", html! {}).feed(FeedLink::calendar("Réunions", "/reunions.ics"));
        let document = layout(&frame, page).into_string();
        assert!(document.contains("rel=\"alternate\" type=\"application/atom+xml\" title=\"Décisions\""));
        assert!(document.contains("rel=\"alternate\" type=\"text/calendar\" title=\"Réunions\""));
    }

    #[test]
    fn a_refused_form_is_said_in_the_title_of_the_tab() {
        let mut errors = FormErrors::default();
        let plain = layout(&frame(), Page::new("Proposer", html! {}).refused(&errors)).into_string();
        assert!(plain.contains("<title>Proposer"));
        errors.add("title", "Donnez un titre");
        let refused = layout(&frame(), Page::new("Proposer", html! {}).refused(&errors)).into_string();
        assert!(refused.contains("<title>Erreur\u{a0}: Proposer"));
    }

    #[test]
    fn only_the_home_page_has_no_breadcrumb() {
        let mut frame = frame();
        assert!(
            layout(&frame, Page::new("Page", html! {}))
                .into_string()
                .contains("class=\"breadcrumb\"")
        );
        frame.path = "/".to_owned();
        assert!(
            !layout(&frame, Page::new("Page", html! {}))
                .into_string()
                .contains("class=\"breadcrumb\"")
        );
    }

    #[test]
    fn each_language_is_offered_in_itself_and_comes_back_here() {
        let mut frame = frame();
        frame.here = "/textes?q=vélo&page=2".to_owned();
        let french = layout(&frame, Page::new("Textes", html! {})).into_string();
        assert!(french.contains("<html lang=\"fr\">"));
        assert!(french.contains("<strong lang=\"fr\" aria-current=\"true\">Français</strong>"));
        assert!(french.contains(
            "<a href=\"/langue/en?retour=/textes%3Fq%3Dv%C3%A9lo%26page%3D2\" lang=\"en\" hreflang=\"en\" rel=\"nofollow\">English</a>"
        ));
        frame.words = frame.words.in_language("en");
        let english = layout(&frame, Page::new("Texts", html! {})).into_string();
        assert!(english.contains("<html lang=\"en\">") && english.contains(">Skip to content<"));
        assert!(english.contains("<strong lang=\"en\" aria-current=\"true\">English</strong>"));
    }

    #[test]
    fn a_language_that_is_begun_says_so_and_what_is_french() {
        let mut frame = frame();
        frame.words = frame.words.in_language("br");
        let page = layout(&frame, Page::new("Textes", html! {})).into_string();
        assert!(
            page.contains("<html lang=\"br\">") && page.contains(" id=\"main\" tabindex=\"-1\" lang=\"fr\"")
        );
        assert!(page.contains("<p lang=\"fr\">La traduction en breton est commencée"));
        let translated = layout(&frame, Page::new("Degemer", html! {}).translated()).into_string();
        assert!(!translated.contains("tabindex=\"-1\" lang="));
    }
}
