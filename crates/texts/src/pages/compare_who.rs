//! What brought the changes between two versions, and who wrote it: the adopted amendments from the text put to discussion to the
//! text as it stands, else the versions that lead from one to the other.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use gitwire::{Commit, Oid};
use kernel::{Fault, PersonId};
use legistique::Document;
use maud::{Markup, html};
use ui::{Visit, t};

use super::compare_choice::Version;
use super::gathered::name_of;
use super::historique::title_of;
use super::reading::{Adopted, adopted_line};
use crate::brought::{self, Step};
use crate::files::names_of;
use crate::history::{self, person_of};
use crate::model::{TextDocument, TextId, amendment_path, text_path};
use crate::places::{PlaceChange, PlaceSlot};
use crate::remembered;
use crate::store::amendments;
use crate::versions::{self, Between, Files};

/// Versions between the two that are read: beyond, nobody is named.
const STEPS_READ_MAX: usize = 40;
/// Versions of one part that its passages are followed through: beyond, those that changed the part are named together.
const STEPS_FOLLOWED_MAX: usize = 12;

/// What is known of what brought the changes.
pub(super) enum Brought {
    /// The adopted amendments, by passage of the text put to discussion
    Adopted(AdoptedParts),
    /// Each version between the two
    Steps(Steps),
    /// Too many versions lie between the two
    TooMany,
    /// Neither follows the other
    Apart,
}

pub(super) struct AdoptedParts {
    adopted: Adopted,
    /// By the name of its file, each part of the text put to discussion: its division, and how many blocks it has
    divisions: HashMap<String, (usize, usize)>,
    /// The parts of the text as it stands that are new, with the one each follows
    follows: HashMap<String, String>,
}

pub(super) struct Steps {
    /// Newest first
    versions: Vec<(Oid, Arc<Commit>, Files)>,
    /// What the oldest of them changed
    first: Files,
    /// True when the comparison goes back in time: what they brought is undone
    is_backwards: bool,
    names: BTreeMap<PersonId, String>,
    /// Who wrote the amendments that they adopted
    authors: BTreeMap<i64, PersonId>,
}

impl Brought {
    pub(super) async fn read(
        visit: &Visit,
        text: &TextDocument,
        (before, after): (&Version, &Version),
        old: &Files,
    ) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let head = history::oid(&text.head_commit)?;
        let base = text.base_commit.as_deref().map(history::oid).transpose()?;
        if base == Some(before.0) && after.0 == head {
            return AdoptedParts::read(visit, text).await.map(Self::Adopted);
        }
        let limit = STEPS_READ_MAX;
        let forwards = versions::between(&mut sql, body, text.id, (before.0, after.0), limit).await?;
        if let Between::All(line) = forwards {
            let steps = Steps::read(visit, text.id, line, old.clone(), false).await?;
            return Ok(Self::Steps(steps));
        }
        // A long way back from the one says nothing of how near the other follows it.
        let backwards = versions::between(&mut sql, body, text.id, (after.0, before.0), limit).await?;
        if let Between::All(line) = backwards {
            let first = versions::files(&mut sql, body, text.id, &after.1).await?;
            let steps = Steps::read(visit, text.id, line, first, true).await?;
            return Ok(Self::Steps(steps));
        }
        let is_cut = |found: &Between| matches!(found, Between::TooMany);
        Ok(if is_cut(&forwards) || is_cut(&backwards) {
            Self::TooMany
        } else {
            Self::Apart
        })
    }

    /// Why nobody is named, where nobody can be.
    pub(super) fn told(&self, visit: &Visit, text: TextId) -> Markup {
        let words = visit.words;
        match self {
            Self::Adopted(_) | Self::Steps(_) => html! {},
            Self::TooMany => html! {
                p.hint {
                    (t!(words, "texts-compare-far", max = STEPS_READ_MAX)) " "
                    a href={ (text_path(text)) "/qui-a-ecrit" } { (t!(words, "texts-blame-link")) }
                }
            },
            Self::Apart => html! { p.hint { (t!(words, "texts-compare-apart")) } },
        }
    }

    /// What brought the changes of one part.
    pub(super) async fn of_part(
        &self,
        visit: &Visit,
        text: TextId,
        name: &str,
        places: &[PlaceChange],
    ) -> Result<BroughtHere<'_>, Fault> {
        Ok(match self {
            Self::Adopted(parts) => parts.here(name),
            Self::Steps(steps) => steps.here(visit, text, name, places).await?,
            Self::TooMany | Self::Apart => BroughtHere::Nothing,
        })
    }
}

/// What brought the changes of one part of the text.
pub(super) enum BroughtHere<'a> {
    /// Nothing that is known
    Nothing,
    /// The adopted amendments, where a slot of the part is one of the text put to discussion
    Adopted { adopted: &'a Adopted, division: usize },
    /// Of a part that is new: what was added after this place
    AddedAfter { adopted: &'a Adopted, slot: PlaceSlot },
    /// The ranks of the versions that changed each passage, newest first
    Followed {
        steps: &'a Steps,
        by_slot: HashMap<PlaceSlot, Vec<usize>>,
    },
    /// The ranks of the versions that changed the part
    Whole { steps: &'a Steps, ranks: Vec<usize> },
}

impl BroughtHere<'_> {
    /// Under a passage: what changed it.
    pub(super) fn below(&self, visit: &Visit, text: TextId, slot: PlaceSlot) -> Markup {
        match self {
            // A part that has a heading holds an empty preamble before it.
            Self::Adopted { division, .. } if (slot.division > 0) != (*division > 0) => html! {},
            Self::Adopted { adopted, division } => {
                let slot = PlaceSlot {
                    division: *division,
                    ..slot
                };
                adopted_line(visit, text, adopted, slot)
            }
            Self::Followed { steps, by_slot } => by_slot
                .get(&slot)
                .map_or_else(|| html! {}, |ranks| steps.lines(visit, text, ranks)),
            Self::Nothing | Self::AddedAfter { .. } | Self::Whole { .. } => html! {},
        }
    }

    /// What wrote some words of a passage: the page of the amendment and its name, where it is one and known.
    pub(super) fn wrote(
        &self,
        visit: &Visit,
        text: TextId,
        slot: PlaceSlot,
        words: &str,
    ) -> Option<(String, String)> {
        let (adopted, slot) = match self {
            Self::Adopted { adopted, division } => (
                adopted,
                PlaceSlot {
                    division: *division,
                    ..slot
                },
            ),
            Self::AddedAfter { adopted, slot } => (adopted, *slot),
            Self::Nothing | Self::Followed { .. } | Self::Whole { .. } => return None,
        };
        let number = adopted.written.by(slot, words)?;
        let author = adopted
            .by_slot
            .values()
            .flatten()
            .find(|one| one.number == number)
            .map(|one| name_of(visit, &adopted.names, one.author_id));
        let name = match author {
            Some(author) => t!(visit.words, "texts-blame-amendment", n = number, author = author),
            None => t!(visit.words, "texts-amendment-number", n = number),
        };
        Some((amendment_path(text, number), name))
    }

    /// Under the part: the versions that changed it, where its passages are not followed one by one.
    pub(super) fn whole(&self, visit: &Visit, text: TextId) -> Markup {
        if let Self::Whole { steps, ranks } = self {
            steps.lines(visit, text, ranks)
        } else {
            html! {}
        }
    }
}

impl AdoptedParts {
    async fn read(visit: &Visit, text: &TextDocument) -> Result<Self, Fault> {
        let body = visit.body.id;
        let (base, now) = (remembered::base(body, text)?, remembered::now(body, text)?);
        let divisions: HashMap<String, (usize, usize)> = names_of(&base.document)
            .into_iter()
            .zip(base.document.divisions())
            .enumerate()
            .filter_map(|(index, (name, division))| Some((name?, (index, division.blocks.len()))))
            .collect();
        let mut follows = HashMap::new();
        let mut last: Option<String> = None;
        for name in names_of(&now.document).into_iter().flatten() {
            if divisions.contains_key(&name) {
                last = Some(name);
            } else if let Some(last) = &last {
                follows.insert(name, last.clone());
            }
        }
        Ok(Self {
            adopted: Adopted::read(visit, text).await?,
            divisions,
            follows,
        })
    }

    fn here(&self, name: &str) -> BroughtHere<'_> {
        let adopted = &self.adopted;
        if let Some((division, _)) = self.divisions.get(name) {
            return BroughtHere::Adopted {
                adopted,
                division: *division,
            };
        }
        let follows = self.follows.get(name).and_then(|name| self.divisions.get(name));
        match follows {
            Some((division, blocks)) => BroughtHere::AddedAfter {
                adopted,
                slot: PlaceSlot {
                    division: *division,
                    block: *blocks,
                },
            },
            None => BroughtHere::Nothing,
        }
    }
}

impl Steps {
    async fn read(
        visit: &Visit,
        text: TextId,
        line: Vec<Version>,
        first: Files,
        is_backwards: bool,
    ) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let mut versions = Vec::with_capacity(line.len());
        let mut authors = BTreeMap::new();
        let mut people: Vec<PersonId> = Vec::new();
        for (oid, commit) in line {
            let files = versions::files(&mut sql, body, text, &commit).await?;
            people.extend(person_of(&commit.author));
            people.extend(history::co_authors(&commit.message));
            for number in adopted_by(&commit) {
                if let Some(amendment) = amendments::find_by_number(&mut sql, body, text, number).await? {
                    people.push(amendment.author_id);
                    authors.insert(number, amendment.author_id);
                }
            }
            versions.push((oid, commit, files));
        }
        people.sort_unstable();
        people.dedup();
        Ok(Self {
            versions,
            first,
            is_backwards,
            names: identity::names(&mut sql, body, &people).await?,
            authors,
        })
    }

    /// The files before the version of this rank.
    fn before(&self, rank: usize) -> &Files {
        self.versions
            .get(rank + 1)
            .map_or(&self.first, |(_, _, files)| files)
    }

    async fn here(
        &self,
        visit: &Visit,
        text: TextId,
        name: &str,
        places: &[PlaceChange],
    ) -> Result<BroughtHere<'_>, Fault> {
        let ranks: Vec<usize> = (0..self.versions.len())
            .filter(|rank| self.versions[*rank].2.get(name) != self.before(*rank).get(name))
            .collect();
        if ranks.len() > STEPS_FOLLOWED_MAX {
            return Ok(BroughtHere::Whole { steps: self, ranks });
        }
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let mut steps = Vec::with_capacity(ranks.len());
        for rank in &ranks {
            let before = self.before(*rank).get(name).copied();
            let after = self.versions[*rank].2.get(name).copied();
            let (before, after) = (
                versions::words(&mut sql, body, text, before).await?,
                versions::words(&mut sql, body, text, after).await?,
            );
            steps.push(Step {
                before: Document::parse(&before),
                after: Document::parse(&after),
            });
        }
        let found = if self.is_backwards {
            let undone: Vec<PlaceChange> = places.iter().map(PlaceChange::undone).collect();
            brought::ranks(&undone, &steps)
        } else {
            brought::ranks(places, &steps)
        };
        let mut by_slot: HashMap<PlaceSlot, Vec<usize>> = HashMap::new();
        for (place, found) in places.iter().zip(found) {
            let here = by_slot.entry(place.slot).or_default();
            here.extend(found.iter().filter_map(|step| ranks.get(*step)));
        }
        for here in by_slot.values_mut() {
            here.sort_unstable();
            here.dedup();
        }
        Ok(BroughtHere::Followed { steps: self, by_slot })
    }

    /// A line for each of these versions.
    fn lines(&self, visit: &Visit, text: TextId, ranks: &[usize]) -> Markup {
        let words = visit.words;
        html! {
            @if !ranks.is_empty() {
                ul.written-by {
                    @for (_, commit, _) in ranks.iter().filter_map(|rank| self.versions.get(*rank)) {
                        li {
                            @if self.is_backwards { (t!(words, "texts-compare-undone")) " " }
                            (self.line(visit, text, commit))
                        }
                    }
                }
            }
        }
    }

    /// « Amendement n° 3, Léa Riou, le 12 novembre », or who saved the version, when, and its title.
    fn line(&self, visit: &Visit, text: TextId, commit: &Commit) -> Markup {
        let words = visit.words;
        let at = db::Instant::from_micros(commit.author.time_seconds.saturating_mul(1_000_000));
        let at = words.datetime_element(at.timestamp(), &visit.body.zone());
        let adopted = adopted_by(commit);
        let author = person_of(&commit.author);
        let with = history::co_authors(&commit.message);
        let with = with.into_iter().filter(|person| Some(*person) != author);
        let wrote: Vec<PersonId> = author.into_iter().chain(with).collect();
        let wrote: Vec<String> = wrote
            .into_iter()
            .map(|person| name_of(visit, &self.names, person))
            .collect();
        html! {
            @if adopted.is_empty() {
                @if !wrote.is_empty() { (wrote.join(", ")) ", " }
                (at) " – " (title_of(visit, commit))
            } @else {
                @for number in &adopted {
                    a href=(amendment_path(text, *number)) { (self.amendment(visit, *number)) } ", "
                }
                (at) " – " (title_of(visit, commit))
            }
        }
    }

    fn amendment(&self, visit: &Visit, number: i64) -> String {
        match self.authors.get(&number) {
            Some(author) => {
                let author = name_of(visit, &self.names, *author);
                t!(visit.words, "texts-blame-amendment", n = number, author = author)
            }
            None => t!(visit.words, "texts-amendment-number", n = number),
        }
    }
}

/// The numbers of the amendments that a version adopted, or that going back on a decision took out.
fn adopted_by(commit: &Commit) -> Vec<i64> {
    if person_of(&commit.committer).is_some() {
        return Vec::new();
    }
    gitwire::trailers(&commit.message)
        .into_iter()
        .filter(|(key, _)| key == "Amendement")
        .filter_map(|(_, value)| value.parse().ok())
        .collect()
}
