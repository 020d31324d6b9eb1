//! Any two versions of a text in words: what was struck, what was added, part by part, and what brought it. Parts that say the
//! same are named, folded, and read one at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use axum::extract::{Path, Query};
use gitwire::Oid;
use kernel::Fault;
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, pagination, tag};
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::{Answer, Page, Visit, t};

use super::compare_choice;
use super::compare_who::Brought;
use super::{find_text, passages, under_text};
use crate::files::{ORDER_FILE, names_of};
use crate::history;
use crate::model::{TextDocument, TextId};
use crate::places;
use crate::remembered;
use crate::versions::{self, Files};

/// Parts of the text that differ, shown at once.
const PARTS_A_PAGE: i64 = 40;
/// Parts that say the same, named in one place.
const UNCHANGED_NAMED_MAX: usize = 200;
/// Headings read from old versions for one page, when neither the text nor what was put to discussion says them.
const HEADINGS_READ_MAX: usize = 60;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// The version before: the forty digits of its commit, or a name of [`compare_choice`]
    pub(super) de: Option<String>,
    /// The version after
    pub(super) a: Option<String>,
    page: Option<String>,
    /// The part that says the same, to be read
    partie: Option<String>,
    /// The side, `de` or `a`, whose version is looked for among all
    pub(super) choisir: Option<String>,
    /// Words of what is looked for
    pub(super) q: Option<String>,
    /// A version: those before it are listed
    pub(super) avant: Option<String>,
}

/// The parts of two versions, in their order.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// Its file
    Changed(String),
    /// Those that follow one another and say the same
    Unchanged(Vec<String>),
}

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let text = find_text(&visit, id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let head = history::oid(&text.head_commit)?;
    let default = compare_choice::default_before(&visit, &text).await?;
    let before = compare_choice::chosen(&visit, &text, asked.de.as_deref(), default).await?;
    let after = compare_choice::chosen(&visit, &text, asked.a.as_deref(), head).await?;
    if let Some(side) = asked.choisir.as_deref() {
        return compare_choice::page(&visit, &text, &asked, side, (&before, &after)).await;
    }
    let old = versions::files(&mut sql, body, id, &before.1).await?;
    let new = versions::files(&mut sql, body, id, &after.1).await?;
    let (parts, is_moved) = parts_of(&visit, id, &old, &new).await?;
    let changed = parts.iter().filter(|part| matches!(part, Part::Changed(_)));
    let total = changed.count();
    let pages = pages_of(i64::try_from(total).unwrap_or(i64::MAX), PARTS_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, PARTS_A_PAGE);
    let offset = usize::try_from(offset).unwrap_or_default();
    let here = page_of(&parts, offset, usize::try_from(PARTS_A_PAGE).unwrap_or_default());
    let comparison = Comparison {
        link: compare_choice::link(id, before.0, after.0),
        brought: Brought::read(&visit, &text, (&before, &after), &old).await?,
        text: &text,
        page,
        files: (old, new),
    };
    let mut headings = Headings::read(&visit, &text).await?;
    let mut shown = Vec::new();
    for (rank, part) in here.iter().enumerate() {
        shown.push(match part {
            Part::Changed(name) => comparison.changed(&visit, (rank, name.as_str())).await?,
            Part::Unchanged(names) => {
                let asked = asked.partie.as_deref();
                comparison.unchanged(&visit, names, asked, &mut headings).await?
            }
        });
    }
    let main = html! {
        (compare_choice::form(&visit, &text, (&before, &after)).await?)
        @if total > 0 {
            p { strong { (t!(words, "texts-compare-count", n = total)) } }
            (comparison.brought.told(&visit, id))
        } @else if !is_moved {
            (list_empty(&t!(words, "texts-compare-same"), None))
        }
        @if is_moved { p.hint { (t!(words, "texts-compare-moved")) } }
        @for part in &shown { (part) }
        (pagination(words, page, pages, |page| format!("{}&page={page}", comparison.link)))
    };
    let page = Page::new(t!(words, "texts-compare-title"), main).lead(t!(words, "texts-compare-lead"));
    visit.page(under_text(&visit, &text, page))
}

/// The parts of two versions, those that went where they stood, and whether parts of both stand in another order.
async fn parts_of(visit: &Visit, text: TextId, old: &Files, new: &Files) -> Result<(Vec<Part>, bool), Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let before = versions::words(&mut sql, body, text, old.get(ORDER_FILE).copied()).await?;
    let after = versions::words(&mut sql, body, text, new.get(ORDER_FILE).copied()).await?;
    Ok(in_order((&before, old), (&after, new)))
}

/// The same, of two orders read.
fn in_order((before, old): (&str, &Files), (after, new): (&str, &Files)) -> (Vec<Part>, bool) {
    let listed = |order: &str, files: &Files| -> Vec<String> {
        let mut seen = BTreeSet::new();
        order
            .lines()
            .filter(|name| files.contains_key(*name) && seen.insert(*name))
            .map(str::to_owned)
            .collect()
    };
    let (were, are) = (listed(before, old), listed(after, new));
    let in_both = |names: &[String], other: &Files| -> Vec<String> {
        names
            .iter()
            .filter(|name| other.contains_key(*name))
            .cloned()
            .collect()
    };
    let is_moved = in_both(&were, new) != in_both(&are, old);
    // What went is shown after what it followed and which is still there.
    let mut gone: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    let mut last_kept: Option<&str> = None;
    for name in &were {
        if new.contains_key(name) {
            last_kept = Some(name);
        } else {
            gone.entry(last_kept).or_default().push(name);
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut push = |name: &str| {
        if old.get(name) != new.get(name) {
            parts.push(Part::Changed(name.to_owned()));
        } else if let Some(Part::Unchanged(names)) = parts.last_mut() {
            names.push(name.to_owned());
        } else {
            parts.push(Part::Unchanged(vec![name.to_owned()]));
        }
    };
    gone.remove(&None).into_iter().flatten().for_each(&mut push);
    for name in &are {
        push(name);
        gone.remove(&Some(name.as_str()))
            .into_iter()
            .flatten()
            .for_each(&mut push);
    }
    (parts, is_moved)
}

/// The parts from the one after `offset` that differ, at most `limit` of these, with those that say the same before each; the last
/// page ends with the text.
fn page_of(parts: &[Part], offset: usize, limit: usize) -> &[Part] {
    let changed: Vec<usize> = (0..parts.len())
        .filter(|index| matches!(parts[*index], Part::Changed(_)))
        .collect();
    let start = match offset.checked_sub(1) {
        Some(last) => changed.get(last).map_or(parts.len(), |index| index + 1),
        None => 0,
    };
    let end = match changed.get(offset + limit) {
        Some(_) => changed
            .get(offset + limit - 1)
            .map_or(parts.len(), |index| index + 1),
        None => parts.len(),
    };
    parts.get(start..end).unwrap_or_default()
}

/// Two versions read, and what is known of what brought the one to the other.
struct Comparison<'a> {
    text: &'a TextDocument,
    /// Its address
    link: String,
    page: u32,
    files: (Files, Files),
    brought: Brought,
}

impl Comparison<'_> {
    /// One part of the text, struck and underlined, with what brought each change.
    async fn changed(&self, visit: &Visit, (rank, name): (usize, &str)) -> Result<Markup, Fault> {
        let words = visit.words;
        let (mut sql, body, text) = (visit.sql(), visit.body.id, self.text.id);
        let (old, new) = &self.files;
        let before = versions::words(&mut sql, body, text, old.get(name).copied()).await?;
        let after = versions::words(&mut sql, body, text, new.get(name).copied()).await?;
        let (before, after) = (Document::parse(&before), Document::parse(&after));
        let places = places::compare(&before, &after);
        let mark = match (old.contains_key(name), new.contains_key(name)) {
            (false, _) => Some(tag(&t!(words, "texts-compare-added"), Tone::Good)),
            (_, false) => Some(tag(&t!(words, "texts-compare-removed"), Tone::Bad)),
            _ => None,
        };
        let brought = self.brought.of_part(visit, text, name, &places).await?;
        // Two parts may have one name: each has its own addresses in this page.
        let named = |anchor: String| format!("p{rank}-{anchor}");
        Ok(html! {
            section.compared {
                @if let Some(mark) = mark { p { (mark) } }
                (passages::changed_text_by(
                    visit,
                    &before,
                    &places,
                    (&named, &|slot| brought.below(visit, text, slot)),
                    &|slot, words| brought.wrote(visit, text, slot, words),
                ))
                (brought.whole(visit, text))
            }
        })
    }

    /// Parts that say the same: their names, folded, and the one that is asked for.
    async fn unchanged(
        &self,
        visit: &Visit,
        names: &[String],
        asked: Option<&str>,
        headings: &mut Headings,
    ) -> Result<Markup, Fault> {
        let words = visit.words;
        let (mut sql, body, text) = (visit.sql(), visit.body.id, self.text.id);
        let files = &self.files.1;
        let mut listed = Vec::new();
        for name in names.iter().take(UNCHANGED_NAMED_MAX) {
            listed.push((
                name,
                headings
                    .of(visit, text, (name.as_str(), files.get(name).copied()))
                    .await?,
            ));
        }
        let opened = asked.filter(|asked| names.iter().any(|name| name == asked));
        let read = match opened.and_then(|name| files.get(name).copied()) {
            Some(oid) => Some(Document::parse(
                &versions::words(&mut sql, body, text, Some(oid)).await?,
            )),
            None => None,
        };
        let first = listed
            .first()
            .map(|(_, heading)| heading.clone())
            .unwrap_or_default();
        let hidden = names.len() - listed.len();
        Ok(html! {
            details open[read.is_some()] {
                summary { (t!(words, "texts-compare-unchanged", n = names.len(), first = first)) }
                ul.details {
                    @for (name, heading) in &listed {
                        li {
                            a href={ (self.link) "&page=" (self.page) "&partie=" (query_value(name)) "#inchangee" }
                                aria-current=[(opened == Some(name.as_str())).then_some("true")] { (heading) }
                        }
                    }
                }
                @if hidden > 0 { p.hint { (t!(words, "texts-compare-unchanged-more", n = hidden)) } }
                @if let Some(read) = &read {
                    section.compared id="inchangee" {
                        (passages::changed_text(visit, read, &[], &|anchor| format!("inchangee-{anchor}"), &|_| html! {}))
                    }
                }
            }
        })
    }
}

/// What parts are called: most are said by the text as it stands, or as it was put to discussion, under the same content.
struct Headings {
    known: HashMap<Oid, String>,
    read: usize,
}

impl Headings {
    async fn read(visit: &Visit, text: &TextDocument) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let mut known = HashMap::new();
        let head = history::oid(&text.head_commit)?;
        let base = match text.base_commit.as_deref() {
            Some(base) => history::oid(base)?,
            None => head,
        };
        let mut read = vec![(head, remembered::now(body, text)?)];
        if base != head {
            read.push((base, remembered::base(body, text)?));
        }
        for (version, read) in read {
            let Some(commit) = history::known_commit(&mut sql, body, text.id, version).await? else {
                continue;
            };
            let files = versions::files(&mut sql, body, text.id, &commit).await?;
            let document = &read.document;
            for (division, name) in document.divisions().iter().zip(names_of(document)) {
                if let Some(oid) = name.and_then(|name| files.get(&name).copied()) {
                    known.insert(oid, said(visit, division));
                }
            }
        }
        Ok(Self { known, read: 0 })
    }

    /// What a part is called: its heading, else the name of its file.
    async fn of(
        &mut self,
        visit: &Visit,
        text: TextId,
        (name, oid): (&str, Option<Oid>),
    ) -> Result<String, Fault> {
        if let Some(known) = oid.and_then(|oid| self.known.get(&oid)) {
            return Ok(known.clone());
        }
        if self.read == HEADINGS_READ_MAX {
            return Ok(name.trim_end_matches(".md").replace('-', " "));
        }
        self.read += 1;
        let words = versions::words(&mut visit.sql(), visit.body.id, text, oid).await?;
        let document = Document::parse(&words);
        Ok(document
            .divisions()
            .last()
            .map(|division| said(visit, division))
            .unwrap_or_default())
    }
}

fn said(visit: &Visit, division: &legistique::Division) -> String {
    if division.level == 0 {
        t!(visit.words, "texts-call-preamble")
    } else if division.heading.is_empty() {
        t!(visit.words, "texts-untitled")
    } else {
        division.heading.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files of a version: each name with what it says.
    fn files(said: &[(&str, u8)]) -> (String, Files) {
        let order = said.iter().flat_map(|(name, _)| [*name, "\n"]).collect();
        let files = said
            .iter()
            .map(|(name, words)| ((*name).to_owned(), Oid::from_bytes([*words; 20])));
        (order, files.collect())
    }

    fn told(parts: &[Part]) -> Vec<String> {
        parts
            .iter()
            .map(|part| match part {
                Part::Changed(name) => format!("*{name}"),
                Part::Unchanged(names) => names.join("+"),
            })
            .collect()
    }

    #[test]
    fn parts_stand_where_they_are_read_and_those_that_went_where_they_were() {
        let (before, old) = files(&[("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)]);
        let (after, new) = files(&[("a", 1), ("c", 3), ("d", 9), ("f", 6), ("e", 5)]);
        let (parts, is_moved) = in_order((&before, &old), (&after, &new));
        assert_eq!(told(&parts), ["a", "*b", "c", "*d", "*f", "e"]);
        assert!(!is_moved);
        let (parts, _) = in_order((&after, &new), (&before, &old));
        assert_eq!(told(&parts), ["a", "*b", "c", "*d", "*f", "e"]);
    }

    #[test]
    fn another_order_of_the_same_words_is_told() {
        let (before, old) = files(&[("a", 1), ("b", 2), ("c", 3)]);
        let (after, new) = files(&[("b", 2), ("a", 1), ("c", 3)]);
        let (parts, is_moved) = in_order((&before, &old), (&after, &new));
        assert_eq!(told(&parts), ["b+a+c"]);
        assert!(is_moved);
    }

    #[test]
    fn pages_hold_all_parts_and_each_once() {
        let before: Vec<(String, u8)> = (0..50).map(|rank| (format!("p{rank}"), 1)).collect();
        let after: Vec<(String, u8)> = (0..50)
            .map(|rank| (format!("p{rank}"), u8::from(rank % 3 != 1)))
            .collect();
        let named = |said: &[(String, u8)]| {
            let said: Vec<(&str, u8)> = said.iter().map(|(name, words)| (name.as_str(), *words)).collect();
            files(&said)
        };
        let ((before, old), (after, new)) = (named(&before), named(&after));
        let (parts, _) = in_order((&before, &old), (&after, &new));
        let paged: Vec<String> = (0..5)
            .flat_map(|page| told(page_of(&parts, page * 4, 4)))
            .collect();
        assert_eq!(paged, told(&parts));
        assert_eq!(told(page_of(&parts, 0, 4)).len(), 8);
        assert!(page_of(&parts, 400, 4).is_empty());
        assert_eq!(told(page_of(&parts[..1], 0, 4)).len(), 1);
    }
}
