//! The register and the assessment of risks as files that people take away and go on writing in: each is one page that needs
//! nothing else, read again for a word processor.

use db::Instant;
use editions::{odt, page};
use jiff::civil::Date;
use maud::{Markup, html};
use paper::{Moment, Paper};
use ui::standalone::Standalone;
use ui::{Visit, Words, t};

use crate::model::Contact;
use crate::register::Line;

/// What is asked to be judged of each risk.
const RISKS: [&str; 3] = ["access", "change", "loss"];
/// What the program does by itself, each by its sentence.
const MEASURES: [&str; 8] = [
    "privacy-measure-minimum",
    "privacy-measure-secrets",
    "privacy-measure-rights",
    "privacy-measure-journal",
    "privacy-measure-outside",
    "privacy-measure-retention",
    "privacy-measure-secrecy",
    "privacy-measure-backups",
];

/// Who speaks, when, and who watches.
struct Head<'a> {
    words: Words,
    body: &'a str,
    at: Instant,
    on: Date,
    address: String,
    is_demonstration: bool,
}

impl<'a> Head<'a> {
    fn of(visit: &'a Visit) -> Self {
        let at = visit.now();
        Self {
            words: visit.official_words(),
            body: &visit.body.name,
            at,
            on: at.timestamp().to_zoned(visit.body.zone()).date(),
            address: visit.base_url(),
            is_demonstration: visit.body.is_demonstration,
        }
    }

    /// A file for word processors.
    fn odt(&self, title: &str, main: &Markup) -> Vec<u8> {
        let words = self.words;
        let file = Standalone {
            title: title.to_owned(),
            author: self.body,
            issued_on: self.on,
            header: html! {
                @if self.is_demonstration { p { strong { (t!(words, "demonstration-banner")) } } }
                p { (self.body) }
                h1 { (title) }
            },
            // The last paragraph of a header is who speaks: when it was made stands below.
            main: html! {
                p { (t!(words, "privacy-file-made", date = words.date(self.on))) }
                (main)
            },
            footer: html! { p { (self.address) } },
            more_style: "",
        };
        let read = page::read(&file.whole(words).into_string(), &t!(words, "privacy-title"));
        let no_number = |_: usize, _: usize| String::new();
        let paper = Paper {
            title: title.to_owned(),
            language: "fr-FR".to_owned(),
            author: self.body.to_owned(),
            producer: "Parvis".to_owned(),
            made_on: moment(self.at),
            running_title: title.to_owned(),
            footer: read.letterhead,
            page_number: &no_number,
            blocks: read.blocks,
        };
        odt::make(&paper)
    }
}

/// The register of processing. Anybody takes it away: what the body does for its security is in it for whoever set it up only.
pub(crate) fn register(visit: &Visit, contact: &Contact, lines: &[Line], has_own_measures: bool) -> Vec<u8> {
    let head = Head::of(visit);
    let words = head.words;
    let main = html! {
        (who(words, head.body, contact))
        h2 { (t!(words, "privacy-register-list")) }
        @for line in lines { (described(words, line)) }
        h2 { (t!(words, "privacy-measures-title")) }
        (measures(words, has_own_measures.then_some(contact)))
    };
    head.odt(&t!(words, "privacy-register-title"), &main)
}

/// The assessment of risks (article 35(7)), begun from what is known: what nobody but the body can judge is left to write.
pub(crate) fn assessment(visit: &Visit, contact: &Contact, lines: &[Line]) -> Vec<u8> {
    let head = Head::of(visit);
    let words = head.words;
    let to_write = || html! { p { (t!(words, "privacy-assessment-write")) } };
    let main = html! {
        p { (t!(words, "privacy-assessment-lead")) }
        (who(words, head.body, contact))
        h2 { (t!(words, "privacy-assessment-context")) }
        p { (t!(words, "privacy-assessment-context-text")) }
        @for line in lines { (described(words, line)) }
        h2 { (t!(words, "privacy-assessment-necessity")) }
        p { (t!(words, "privacy-assessment-necessity-text")) }
        (to_write())
        h2 { (t!(words, "privacy-assessment-rights")) }
        p { (t!(words, "privacy-assessment-rights-text", link = format!("{}/compte/donnees", head.address))) }
        (to_write())
        h2 { (t!(words, "privacy-measures-title")) }
        (measures(words, Some(contact)))
        h2 { (t!(words, "privacy-assessment-risks")) }
        @for risk in RISKS {
            h3 { (words.say(&format!("privacy-risk-{risk}"))) }
            p { (words.say(&format!("privacy-risk-{risk}-text"))) }
            ul {
                li { (t!(words, "privacy-risk-sources")) " " (t!(words, "privacy-assessment-write")) }
                li { (t!(words, "privacy-risk-severity")) " " (t!(words, "privacy-assessment-write")) }
                li { (t!(words, "privacy-risk-likelihood")) " " (t!(words, "privacy-assessment-write")) }
                li { (t!(words, "privacy-risk-more")) " " (t!(words, "privacy-assessment-write")) }
            }
        }
        h2 { (t!(words, "privacy-assessment-opinions")) }
        p { (t!(words, "privacy-assessment-officer")) " " (t!(words, "privacy-assessment-write")) }
        p { (t!(words, "privacy-assessment-people")) " " (t!(words, "privacy-assessment-write")) }
        p { (t!(words, "privacy-assessment-decision")) " " (t!(words, "privacy-assessment-write")) }
    };
    head.odt(&t!(words, "privacy-assessment-title"), &main)
}

fn who(words: Words, body: &str, contact: &Contact) -> Markup {
    html! {
        h2 { (t!(words, "privacy-who-title")) }
        ul {
            li { (t!(words, "privacy-controller", name = body)) }
            li {
                @if contact.version == 0 { (t!(words, "privacy-officer-unknown")) }
                @else { (t!(words, "privacy-officer-is", name = &contact.officer)) " " (contact.reach) }
            }
        }
    }
}

fn described(words: Words, line: &Line) -> Markup {
    let facts = [
        ("privacy-purpose", &line.purpose),
        ("privacy-basis", &line.basis),
        ("privacy-people", &line.people),
        ("privacy-data", &line.data),
        ("privacy-recipients", &line.recipients),
        ("privacy-transfers", &line.transfers),
    ];
    html! {
        h3 { (line.title) }
        ul {
            @for (key, fact) in facts { li { (words.say(key)) " – " (fact) } }
            @for kept in &line.kept { li { (t!(words, "privacy-kept")) " – " (kept) } }
        }
    }
}

fn measures(words: Words, own: Option<&Contact>) -> Markup {
    let own = own.map_or("", |contact| contact.measures.as_str());
    html! {
        ul {
            @for measure in MEASURES { li { (words.say(measure)) } }
            @for own in own.lines().filter(|line| !line.trim().is_empty()) { li { (own) } }
        }
    }
}

fn moment(at: Instant) -> Moment {
    let at = at.timestamp().to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    Moment {
        year: u16::try_from(at.year()).unwrap_or_default(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
    }
}
