//! What a feature brings to the house.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use db::{Instant, Migration, Sql, Statement, Uuid};

use crate::steps::{Guard, StepKind, StepTerms};
use crate::{
    Actor, CollectiviteId, Delivery, Effect, Event, Fault, House, Moderated, News, NumberedLine, Offer,
    OpenList, Panel, PersonId, Processing, Quality, Retention, Right, SignedIn, Standing, Subject,
    SubjectRef, Timer, Waiting, Work,
};

/// A future in a box: what a table of functions can hold.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Delivers one kind of effect. What comes in from outside is written by actions of its own.
pub type EffectHandler = for<'a> fn(&'a Arc<House>, &'a Effect) -> BoxFuture<'a, Result<(), Delivery>>;

/// Acts when a date has come, inside the transaction that removes the timer.
pub type TimerHandler = for<'a> fn(&'a mut Work, &'a Timer) -> BoxFuture<'a, Result<(), Fault>>;

/// Reacts to another feature's event, inside the same transaction.
pub type Reaction = for<'a> fn(&'a mut Work, &'a Event) -> BoxFuture<'a, Result<(), Fault>>;

/// Says in what qualities a person acts, in a group (its raw id) or for the whole body, at an instant.
pub type Qualities = for<'a> fn(
    &'a mut Sql,
    CollectiviteId,
    PersonId,
    Option<Uuid>,
    Instant,
) -> BoxFuture<'a, Result<Vec<Quality>, db::Error>>;

/// Gives who the body's agents are on the day it is at an instant, at most a thousand.
pub type AgentsOf =
    for<'a> fn(&'a mut Sql, CollectiviteId, Instant) -> BoxFuture<'a, Result<Vec<PersonId>, db::Error>>;

/// Recognises the person behind a session cookie's value.
pub type Recognise = for<'a> fn(
    &'a mut Sql,
    CollectiviteId,
    &'a str,
    Instant,
) -> BoxFuture<'a, Result<Option<SignedIn>, db::Error>>;

/// Notes that a session served, by its cookie's value, in the browser that says this of itself (`User-Agent`).
pub type Seen =
    for<'a> fn(&'a House, CollectiviteId, &'a str, &'a str) -> BoxFuture<'a, Result<(), db::Error>>;

/// Says what a subject is directly a part of, as far as the feature knows: an amendment of its text, a text of its group.
/// Nothing for the subjects of others.
pub type Within = for<'a> fn(
    &'a mut Sql,
    CollectiviteId,
    &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>>;

/// Says which meeting has a subject on its agenda on the day it is at an instant; nothing when none has.
pub type Sits = for<'a> fn(
    &'a mut Sql,
    CollectiviteId,
    &'a SubjectRef,
    Instant,
) -> BoxFuture<'a, Result<Option<Subject>, db::Error>>;

/// Reads the public lines of the journal after they are numbered, a handful at a time and each once, in a transaction of
/// its own. A line that cannot be read is tried again before those after it.
pub type JournalReader = for<'a> fn(&'a mut Work, &'a [NumberedLine]) -> BoxFuture<'a, Result<(), Fault>>;

/// Says what a feature offers to do about a subject, to who reads its page.
pub type Offers =
    for<'a> fn(&'a House, CollectiviteId, Actor, &'a Subject) -> BoxFuture<'a, Result<Vec<Offer>, Fault>>;

/// Says what a feature knows of a subject of another one, to who reads its page. Nothing when there is nothing to say.
pub type Panels =
    for<'a> fn(&'a House, CollectiviteId, Actor, &'a Subject) -> BoxFuture<'a, Result<Option<Panel>, Fault>>;

/// Says how one of a feature's subjects stands today; nothing for what is not worth showing any more.
pub type Stands = for<'a> fn(
    &'a House,
    &'a mut Sql,
    CollectiviteId,
    &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>>;

/// Says what waits for a person, on every page they read: it must cost next to nothing.
pub type WaitingFor =
    for<'a> fn(&'a House, CollectiviteId, PersonId) -> BoxFuture<'a, Result<Option<Waiting>, db::Error>>;

/// Gives the themes that a feature's subjects bear, at most a hundred, in any order.
pub type Themes = for<'a> fn(&'a mut Sql, CollectiviteId) -> BoxFuture<'a, Result<Vec<String>, db::Error>>;

/// Gives a feature's lines of the home page, newest or most urgent first, at most `limit` of them.
pub type Home =
    for<'a> fn(&'a House, &'a mut Sql, CollectiviteId, usize) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>>;

/// Gives the pages of a feature that concern a person, what they take part in and what waits for them, to be read
/// without network: the most useful first, at most `limit`.
pub type Carried = for<'a> fn(
    &'a House,
    &'a mut Sql,
    CollectiviteId,
    PersonId,
    usize,
) -> BoxFuture<'a, Result<Vec<CarriedPage>, Fault>>;

/// A page worth having without network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedPage {
    /// What it is: the type of its subject
    pub kind: &'static str,
    /// Its address
    pub path: String,
}

/// An entry of the main navigation.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    /// The key of its label
    pub words: &'static str,
    /// Its address
    pub path: &'static str,
    /// Its place, smallest first
    pub rank: u8,
    /// What it stands under, when it is one of several of a kind
    pub section: Option<Section>,
}

/// Entries of the main navigation that answer one intention: the menu shows them under one word, in the place of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// To say what one thinks, wants or proposes
    TakePart,
    /// To vote, in the open or in secret
    Vote,
    /// To see what becomes of what was decided
    FollowUp,
}

impl Section {
    /// The key of its label.
    pub fn words(self) -> &'static str {
        match self {
            Self::TakePart => "section-take-part",
            Self::Vote => "section-vote",
            Self::FollowUp => "section-follow-up",
        }
    }
}

/// The three questions of the home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HomeSection {
    /// What can I take part in?
    TakePart,
    /// What was decided?
    Decided,
    /// What became of it?
    Became,
}

/// A line of the home page.
#[derive(Clone, Debug)]
pub struct HomeEntry {
    /// Under which question
    pub section: HomeSection,
    /// What it is: the type of its subject, said by the translation `subject-{kind}`
    pub kind: &'static str,
    /// What it is called
    pub title: String,
    /// Where to read or act
    pub path: String,
    /// A short sentence in the page's language: what is open until when, what was decided, where it stands
    pub detail: crate::Sentence,
    /// The date it is sorted by: the deadline for what is open (soonest first), the event otherwise (newest first)
    pub at: Instant,
}

/// A feature of the product, as a value: what it brings. The binary composes them in one list.
#[derive(Clone, Copy)]
pub struct Feature {
    /// Its crate's name
    pub name: &'static str,
    /// Its dated schema changes
    pub migrations: &'static [Migration],
    /// Its statements, by store module
    pub statements: &'static [&'static [Statement]],
    /// Its rights
    pub rights: &'static [Right],
    /// Its translations: (language, Fluent source)
    pub locales: &'static [(&'static str, &'static str)],
    /// Its entries of the main navigation
    pub navigation: &'static [Navigation],
    /// Its routes
    pub routes: Option<fn() -> Router<Arc<House>>>,
    /// Its reactions to events
    pub reaction: Option<Reaction>,
    /// The effects it delivers, by kind
    pub effects: &'static [(&'static str, EffectHandler)],
    /// The kinds of those that may take long: nothing else waits behind them
    pub slow: &'static [&'static str],
    /// The timers it handles, by kind
    pub timers: &'static [(&'static str, TimerHandler)],
    /// The steps it offers to parcours
    pub step_kinds: &'static [StepKind],
    /// What a template may say to each of them
    pub step_terms: &'static [StepTerms],
    /// The kinds of its events after which a step of a kind that it offers closes, as soon as what that step waits for holds,
    /// in a transaction of its own that is tried again when it must: it is the step of the parcours that the event's subject
    /// was made for. Where that subject follows another one (a next round), the event's payload names the first in `first`
    pub closes_steps: &'static [&'static str],
    /// The guards it offers to steps of every kind
    pub guards: &'static [Guard],
    /// The qualities it knows of
    pub qualities: Option<Qualities>,
    /// Who the body's agents are
    pub agents: Option<AgentsOf>,
    /// How it recognises a session
    pub recognise: Option<Recognise>,
    /// How it notes that a session served
    pub seen: Option<Seen>,
    /// Its lines of the home page
    pub home: Option<Home>,
    /// Those of its routes whose pages a browser may keep, to be read without network. No other page is: ballots,
    /// sign-in links, what agents administer and mailboxes are on no such list
    pub keepable: &'static [&'static str],
    /// Its pages that concern a person, to be kept on the devices where they asked for it
    pub carried: Option<Carried>,
    /// Its lines of the journal that are news to those who follow
    pub news: &'static [News],
    /// The types of its subjects whose life can be followed
    pub followed: &'static [&'static str],
    /// What its subjects are a part of
    pub within: Option<Within>,
    /// In which meeting a subject is deliberated
    pub sits: Option<Sits>,
    /// What it does with the public lines of the journal
    pub reader: Option<JournalReader>,
    /// What it offers to do about the subjects of others
    pub offers: Option<Offers>,
    /// How its subjects stand, by their type: those that the page of a group or of a parcours gathers
    pub stands: &'static [(&'static str, Stands)],
    /// What it shows on the pages of the subjects of others
    pub panels: Option<Panels>,
    /// What it says of what waits for a person
    pub waiting: Option<WaitingFor>,
    /// The themes in use in it, offered wherever a theme is given
    pub themes: Option<Themes>,
    /// Its lists that anyone reads, offered as open data
    pub lists: &'static [OpenList],
    /// What people write in it that moderation may remove
    pub moderated: &'static [Moderated],
    /// What it does with personal data, for the register of processing
    pub processings: &'static [Processing],
    /// How long it keeps them
    pub retentions: &'static [Retention],
}

impl Feature {
    /// A feature that brings nothing yet, to be completed with `..Feature::named("petitions")`.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            migrations: &[],
            statements: &[],
            rights: &[],
            locales: &[],
            navigation: &[],
            routes: None,
            reaction: None,
            effects: &[],
            slow: &[],
            timers: &[],
            step_kinds: &[],
            step_terms: &[],
            closes_steps: &[],
            guards: &[],
            qualities: None,
            agents: None,
            recognise: None,
            seen: None,
            home: None,
            keepable: &[],
            carried: None,
            news: &[],
            followed: &[],
            within: None,
            sits: None,
            reader: None,
            offers: None,
            stands: &[],
            panels: None,
            waiting: None,
            themes: None,
            lists: &[],
            moderated: &[],
            processings: &[],
            retentions: &[],
        }
    }
}
