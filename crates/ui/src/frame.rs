//! What all the pages of one visit share: the body, its menu, the person, the feeds.

use kernel::Appearance;

use crate::colours::{Colour, TownColours};
use crate::words::Words;

/// What every page of one visit shows, whatever the feature.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The sentences, in the visitor's language.
    pub words: Words,
    /// The name of the collectivité: « Plouharnel-sur-Mer ».
    pub body_name: String,
    /// What it is called at the top of pages; empty for its whole name.
    pub short_name: String,
    /// The picture beside its name; none shows the square of Parvis.
    pub emblem: Option<Emblem>,
    /// Its kind, in plain words: « Commune », « Conseil de développement ».
    pub kind_label: String,
    /// Whether a banner says that people and decisions here are invented.
    pub is_demonstration: bool,
    /// The main menu, in order.
    pub nav: Vec<NavItem>,
    /// The name of the person signed in, if any.
    pub person: Option<String>,
    /// What the pages made for that person are filed under in a browser that keeps them; empty for a visitor.
    pub reader: String,
    /// Whether browsers may keep pages to be read without network.
    pub is_offline_allowed: bool,
    /// What waits for that person, each with its page.
    pub waiting: Vec<NavItem>,
    /// Where one signs in.
    pub sign_in_href: String,
    /// Where a person signed in finds their own page.
    pub account_href: String,
    /// The feeds of the whole site; a page adds its own with [`Page::feed`].
    pub feeds: Vec<FeedLink>,
    /// The two colours the town chose; none keeps those of the style sheet.
    pub colours: Option<TownColours>,
    /// What has just been done (« Votre contribution est enregistrée. »), shown once.
    pub notice: Option<String>,
    /// The path of this request, without its query.
    pub path: String,
    /// This page’s address from `/`, with what its query asks: where a reader who changes language comes back to.
    pub here: String,
    /// What was written in a form that no page gives back: an error page does.
    pub typed: Vec<String>,
}

/// The picture that stands beside a body's name: its coat of arms, its logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emblem {
    /// Where it is: an address that changes with its content.
    pub href: String,
    /// What it shows; empty when it shows nothing that the name does not say.
    pub words: String,
}

impl Emblem {
    /// Where an emblem is served from, under the digest of its content.
    pub const PATH: &'static str = "/apparence/embleme/";

    /// The emblem of a body, if it has one.
    pub fn of(look: &Appearance) -> Option<Self> {
        look.emblem.as_ref().map(|digest| Self {
            href: format!("{}{digest}", Self::PATH),
            words: look.emblem_words.clone(),
        })
    }
}

/// One entry of the main menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// What the link says.
    pub label: String,
    /// Where it goes.
    pub href: String,
    /// What stands under it: the first of them leads where it leads itself.
    pub beneath: Vec<NavItem>,
}

impl NavItem {
    /// An entry of the menu.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            beneath: Vec::new(),
        }
    }

    /// One word for several entries, which leads to the first; a single one stands for itself.
    pub fn section(label: impl Into<String>, beneath: Vec<NavItem>) -> Option<Self> {
        if beneath.len() < 2 {
            return beneath.into_iter().next();
        }
        Some(Self {
            label: label.into(),
            href: beneath.first()?.href.clone(),
            beneath,
        })
    }
}

/// A feed that a reader program can follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedLink {
    /// What the feed tells: « Les décisions ».
    pub title: String,
    /// Where it is.
    pub href: String,
    /// `application/atom+xml`, `text/calendar`…
    pub media_type: String,
}

impl FeedLink {
    /// An Atom feed.
    pub fn atom(title: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            href: href.into(),
            media_type: "application/atom+xml".to_owned(),
        }
    }

    /// A calendar that agendas can subscribe to.
    pub fn calendar(title: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            href: href.into(),
            media_type: "text/calendar".to_owned(),
        }
    }
}

impl Frame {
    /// The main colour of the body, its own or that of the style sheet.
    pub(crate) fn main_colour(&self) -> Colour {
        self.colours.as_ref().map_or(TownColours::MAIN, TownColours::main)
    }

    /// The name at the top of pages and in the titles of tabs.
    pub fn name_on_top(&self) -> &str {
        if self.short_name.is_empty() {
            &self.body_name
        } else {
            &self.short_name
        }
    }

    /// A frame with no menu, nobody signed in and nothing to announce; fill the public fields from there.
    pub fn new(words: Words, body_name: impl Into<String>, kind_label: impl Into<String>) -> Self {
        Self {
            words,
            body_name: body_name.into(),
            short_name: String::new(),
            emblem: None,
            kind_label: kind_label.into(),
            is_demonstration: false,
            nav: Vec::new(),
            person: None,
            reader: String::new(),
            is_offline_allowed: false,
            waiting: Vec::new(),
            sign_in_href: "/connexion".to_owned(),
            account_href: "/compte".to_owned(),
            feeds: Vec::new(),
            colours: None,
            notice: None,
            path: "/".to_owned(),
            here: "/".to_owned(),
            typed: Vec::new(),
        }
    }
}
