//! What a file of `data/` says: a matter, what is written about it, and what is done about it, day after day.

use std::collections::BTreeMap;

use jiff::civil::Time;
use kernel::Fault;
use serde::Deserialize;

/// The files, in the order in which their matters begin.
const FILES: &[(&str, &str)] = &[
    ("reglement", include_str!("../data/reglement.toml")),
    ("seances", include_str!("../data/seances.toml")),
    ("donnees", include_str!("../data/donnees.toml")),
    ("mediatheque", include_str!("../data/mediatheque.toml")),
    ("logiciels", include_str!("../data/logiciels.toml")),
    ("port", include_str!("../data/port.toml")),
    ("cantine", include_str!("../data/cantine.toml")),
    ("video", include_str!("../data/video.toml")),
    ("schema", include_str!("../data/schema.toml")),
    ("choix", include_str!("../data/choix.toml")),
    ("gare", include_str!("../data/gare.toml")),
    ("velo", include_str!("../data/velo.toml")),
    ("associations", include_str!("../data/associations.toml")),
    ("eclairage", include_str!("../data/eclairage.toml")),
    ("jardins", include_str!("../data/jardins.toml")),
    ("salles", include_str!("../data/salles.toml")),
    ("budget", include_str!("../data/budget.toml")),
    ("accueil", include_str!("../data/accueil.toml")),
];

/// Reads every file.
pub(crate) fn all() -> Result<Vec<Script>, Fault> {
    let read = |(name, text): &(&str, &str)| {
        toml::from_str(text).map_err(|error| Fault::Internal(format!("data/{name}.toml: {error}")))
    };
    FILES.iter().map(read).collect()
}

/// A matter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Script {
    /// What people call it
    pub(crate) title: String,
    /// The group that carries it
    pub(crate) group: String,
    /// Who does what nobody is named for
    pub(crate) lead: String,
    /// The template of its parcours; empty when there is none
    #[serde(default)]
    pub(crate) template: String,
    /// Days of its steps, where they differ from the template's
    #[serde(default)]
    pub(crate) days: BTreeMap<String, u32>,
    /// What is answered to what the template asks
    #[serde(default)]
    pub(crate) answers: BTreeMap<String, String>,
    /// Its text, in Markdown
    #[serde(default)]
    pub(crate) text: String,
    /// Proposed by the deeds `amend`, in this order
    #[serde(default, rename = "amendment")]
    pub(crate) amendments: Vec<Amendment>,
    /// Published by the deeds `contribute`, in this order
    #[serde(default, rename = "contribution")]
    pub(crate) contributions: Vec<Idea>,
    /// What the page of its budget says first
    #[serde(default)]
    pub(crate) presentation: String,
    /// The ideas of its budget, in this order
    #[serde(default, rename = "project")]
    pub(crate) projects: Vec<Project>,
    /// The projects of each ballot of its budget, by number
    #[serde(default)]
    pub(crate) ballots: Vec<Vec<i64>>,
    /// What is done, and when
    #[serde(rename = "deed")]
    pub(crate) deeds: Vec<Deed>,
}

/// What is done on a day.
#[derive(Debug, Deserialize)]
pub(crate) struct Deed {
    /// Days from the one the visitor comes: `-40`
    pub(crate) day: i64,
    /// In Paris
    #[serde(default = "morning")]
    pub(crate) time: Time,
    /// Who does it; the lead when nobody is named
    #[serde(default)]
    pub(crate) by: Option<String>,
    #[serde(flatten)]
    pub(crate) what: What,
}

fn morning() -> Time {
    Time::constant(9, 0, 0, 0)
}

#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub(crate) enum What {
    /// Prepares the parcours
    Prepare,
    /// Prepares and starts it
    Start,
    /// Brings a text in: the file's own, or this one
    Text {
        #[serde(default)]
        title: String,
        #[serde(default)]
        markdown: String,
    },
    /// Closes a step, unless its date closed it
    Close { step: String },
    /// Ends the parcours without result
    Abandon { reason: String },
    /// Proposes the next amendments
    Amend {
        #[serde(default = "all_of_them")]
        count: usize,
    },
    /// Makes every argument about the amendments that are there
    Argue,
    /// Puts a text that follows no parcours to discussion
    Open,
    /// Signs an amendment with its author
    Cosign { number: i64, names: Vec<String> },
    /// Tables an amendment to an amendment
    SubAmend {
        number: i64,
        sentence: String,
        why: String,
    },
    /// Decides in sitting of an amendment, or of several identical ones
    Decide {
        numbers: Vec<i64>,
        verdict: String,
        /// In favour, against, neither, when the hands were counted
        #[serde(default)]
        hands: Option<[u32; 3]>,
    },
    /// A text without parcours is put to the vote at once
    PutToVote,
    /// Votes an amendment, or the whole: those named vote as they are said to, the others in favour
    Vote(Vote),
    /// Offers several answers to the group, and fills the ballots of those named
    Choose(Choose),
    /// Plans a meeting outside any parcours
    Plan {
        title: String,
        place: String,
        in_days: i64,
        at: Time,
        agenda: Vec<String>,
    },
    /// Adds an item to the agenda
    Item { title: String },
    /// Sends the convocation
    Convoke,
    /// Answers it: who, what, a word
    Reply { answers: Vec<[String; 3]> },
    /// Notes who was there and writes the minutes
    Minutes {
        text: String,
        #[serde(default)]
        excused: Vec<String>,
    },
    /// Hands the minutes to those who were there
    ProposeMinutes { for_days: i64 },
    /// Asks for other words
    Correct {
        passage: String,
        wording: String,
        reason: String,
    },
    /// Takes the words that were asked for
    AcceptCorrection { answer: String },
    /// Does not
    RefuseCorrection { answer: String },
    /// Approves the minutes
    Approve,
    /// Does an action of the last approved minutes, found by its first words
    Done { action: String },
    /// Publishes the act
    Publish {
        #[serde(default)]
        title: String,
        #[serde(default)]
        theme: String,
        author: String,
        quality: String,
        #[serde(default)]
        with_minutes: bool,
        #[serde(default)]
        minutes_only: bool,
    },
    /// Describes it for the open data
    Describe {
        number: String,
        matter: String,
        /// Days after the session when the State received it
        control_days: i64,
        /// Members, in favour, against, neither
        votes: [u32; 4],
    },
    /// Sends it to somebody who decides
    Transmit {
        to: String,
        quality: String,
        letter: String,
        in_days: i64,
    },
    /// Records the answer of the first it was sent to
    Answer { given_by: String, content: String },
    /// Says what the consultation is about
    Present {
        presentation: String,
        themes: Vec<String>,
    },
    /// Publishes the next contributions, over some days
    Contribute {
        count: usize,
        #[serde(default)]
        over_days: i64,
    },
    /// Supports what was not supported yet
    Support,
    /// Makes the comments that were not made yet
    Discuss,
    /// Reports and removes what is to be removed
    Moderate,
    /// Contests it, and decides on that
    Appeal,
    /// Answers every contribution that has an answer
    Respond,
    /// Opens the plan and its indicators
    OpenPlan,
    /// Records the values of the quarters that are over
    Measure,
    /// Marks a passage of the adopted text as what projects must answer; why the plan does so in part
    Require {
        place: String,
        title: String,
        theme: String,
        partly: String,
    },
    /// Goes on with the budget of the parcours
    Budget { step: String },
    /// People choose what they follow
    Follow,
    /// Everybody looks at their news
    Look,
}

fn all_of_them() -> usize {
    usize::MAX
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vote {
    /// Of these amendments; none for the whole
    #[serde(default)]
    pub(crate) amendments: Vec<i64>,
    #[serde(default)]
    pub(crate) contre: Vec<String>,
    #[serde(default)]
    pub(crate) abstention: Vec<String>,
    #[serde(default)]
    pub(crate) absent: Vec<String>,
    /// Who votes for an absent one
    #[serde(default)]
    pub(crate) procuration: Option<Procuration>,
    /// When only some vote: those in favour
    #[serde(default)]
    pub(crate) pour: Option<Vec<String>>,
    /// True to leave it open
    #[serde(default)]
    pub(crate) goes_on: bool,
}

/// A choice among several answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choose {
    pub(crate) question: String,
    pub(crate) statement: String,
    /// As `votes` names it
    pub(crate) rule: String,
    /// How many are chosen
    #[serde(default = "one")]
    pub(crate) seats: u32,
    pub(crate) closes_in_days: i64,
    /// Titles and descriptions
    pub(crate) offered: Vec<[String; 2]>,
    /// Who, and what: of a judgment a grade for each answer, from 0; of a proposal its number for consent, nothing to stand
    /// aside; else answers from the preferred, from 1
    pub(crate) ballots: Vec<(String, Vec<u32>)>,
    /// Of a proposal: who objects, and why
    #[serde(default)]
    pub(crate) objections: Vec<(String, String)>,
}

fn one() -> u32 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Procuration {
    pub(crate) of: String,
    pub(crate) to: String,
    pub(crate) choice: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Amendment {
    pub(crate) by: String,
    /// In French drafting style
    pub(crate) sentence: String,
    pub(crate) why: String,
    /// Who, on which side, what
    #[serde(default)]
    pub(crate) arguments: Vec<[String; 3]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Idea {
    pub(crate) title: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) theme: String,
    #[serde(default)]
    pub(crate) place: String,
    /// The name of somebody without account, who confirms by mail
    #[serde(default)]
    pub(crate) by_mail: Option<String>,
    /// What became of it, and why
    #[serde(default)]
    pub(crate) answer: Option<[String; 2]>,
    /// Side and words; a question may be followed by its reply
    #[serde(default)]
    pub(crate) comments: Vec<Vec<String>>,
    #[serde(default)]
    pub(crate) removed: Option<Removed>,
}

/// An idea of a budget, and what the services answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Project {
    pub(crate) by: String,
    pub(crate) title: String,
    pub(crate) text: String,
    /// None for the whole town
    #[serde(default)]
    pub(crate) district: String,
    /// Degrees east, degrees north
    #[serde(default)]
    pub(crate) place: Option<[String; 2]>,
    #[serde(default)]
    pub(crate) estimate: String,
    /// Empty for what is refused
    #[serde(default)]
    pub(crate) cost: String,
    #[serde(default)]
    pub(crate) running: String,
    #[serde(default)]
    pub(crate) reason: String,
    /// The number of the idea that says the same
    #[serde(default)]
    pub(crate) merged_into: Option<i64>,
    /// What is said under it: by whom, what it brings, in what words; an answer follows what it answers
    #[serde(default)]
    pub(crate) comments: Vec<[String; 3]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Removed {
    pub(crate) reason: String,
    pub(crate) words: String,
    /// What its author answers
    #[serde(default)]
    pub(crate) appeal: String,
    /// True when it comes back
    #[serde(default)]
    pub(crate) is_restored: bool,
    #[serde(default)]
    pub(crate) verdict: String,
}
