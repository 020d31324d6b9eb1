//! Amendments and arguments of all texts, with what became of each.

use std::collections::{BTreeMap, HashSet};

use axum::extract::Query;
use db::Uuid;
use groups::MadeFor;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, card, list_empty, pagination, tag};
use ui::forms::{Choice, button, select, text_field};
use ui::layout::FeedLink;
use ui::markdown::plain_text;
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::{Answer, Page, Visit, t};

use super::gathered::name_of;
use super::{LINES_A_PAGE, MENU, fate_status, fate_words};
use crate::model::{ArgumentSide, Fate, TextId, amendment_path};
use crate::store::contributions::{self, Contribution, Filter, Genre, Listed};
use crate::store::documents;

/// Answers to a search that are shown: beyond, more words are the way to find.
const HITS_MAX: usize = 200;
/// Answers looked up at a time, and how many times: those that other filters leave out are not shown.
const ANSWERS_A_LOOK: u32 = 201;
const LOOKS_MAX: usize = 10;
/// Characters of a contribution shown in the list.
const EXTRACT_CHARS: usize = 280;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    genre: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    q: String,
    page: Option<String>,
}

impl Asked {
    /// What the list and its feeds are restricted to, as it stands in their addresses; empty when nothing is asked.
    pub(super) fn restriction(&self) -> String {
        let asked = [
            ("genre", &self.genre),
            ("sort", &self.sort),
            ("texte", &self.texte),
            ("q", &self.q),
        ];
        let parts = asked.iter().filter(|(_, value)| !value.trim().is_empty());
        let parts: Vec<String> = parts
            .map(|(name, value)| format!("{name}={}", query_value(value.trim())))
            .collect();
        parts.join("&")
    }

    fn filter(&self) -> Filter {
        Filter {
            genre: Genre::parse(&self.genre),
            fate: Fate::parse(&self.sort),
            text: self.texte.parse::<TextId>().ok(),
        }
    }
}

/// One page of the list.
pub(super) struct Shown {
    pub(super) lines: Vec<Contribution>,
    total: i64,
    page: u32,
    /// True when a search answered more than is looked at
    is_cut: bool,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let shown = asked_for(&visit, &asked).await?;
    let mut people: Vec<PersonId> = shown.lines.iter().map(|line| line.author_id).collect();
    people.sort_unstable();
    people.dedup();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let made = made_for(&visit, &shown.lines).await?;
    let may_decide = visit.may(&moderation::rights::DECIDE, Scope::BODY).await?;
    let restriction = asked.restriction();
    let (mark, and) = if restriction.is_empty() {
        ("", "")
    } else {
        ("?", "&")
    };
    let main = html! {
        p { a href="/mes-contributions" { (t!(words, "texts-own-title")) } }
        (filters(&visit, &asked).await?)
        p { strong { (t!(words, "texts-contributions-count", n = shown.total)) } }
        @if shown.is_cut { p { (t!(words, "texts-contributions-cut", n = HITS_MAX)) } }
        @if shown.lines.is_empty() { (list_empty(&t!(words, "texts-contributions-none"), None)) }
        @for line in &shown.lines { (one(&visit, line, (&names, &made))) }
        (pagination(words, shown.page, pages_of(shown.total, LINES_A_PAGE), |page| {
            format!("/contributions?{restriction}{and}page={page}")
        }))
        ul {
            li { a href={ "/contributions.atom" (mark) (restriction) } { (t!(words, "texts-contributions-atom")) } }
            li { a href={ "/contributions.json" (mark) (restriction) } { (t!(words, "texts-contributions-json")) } }
        }
        ul.links { (moderation::links_public(&visit, may_decide)) }
    };
    let feed = FeedLink::atom(
        t!(words, "texts-contributions-title"),
        format!("/contributions.atom{mark}{restriction}"),
    );
    let page = Page::new(t!(words, "texts-contributions-title"), main)
        .feed(feed)
        .lead(t!(words, "texts-contributions-lead"))
        .under(t!(words, "texts-nav"), MENU)
        .active(MENU);
    visit.page(page)
}

/// What is asked for, by filters or by words.
pub(super) async fn asked_for(visit: &Visit, asked: &Asked) -> Result<Shown, Fault> {
    if asked.q.trim().is_empty() {
        listed(visit, asked).await
    } else {
        searched(visit, asked).await
    }
}

async fn listed(visit: &Visit, asked: &Asked) -> Result<Shown, Fault> {
    let (mut sql, body, filter) = (visit.sql(), visit.body.id, asked.filter());
    let total = contributions::count(&mut sql, body, filter).await?;
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages_of(total, LINES_A_PAGE), LINES_A_PAGE);
    let lines = contributions::list(&mut sql, body, filter, LINES_A_PAGE, offset).await?;
    Ok(Shown {
        lines,
        total,
        page,
        is_cut: false,
    })
}

/// What answers the words asked, newest first.
async fn searched(visit: &Visit, asked: &Asked) -> Result<Shown, Fault> {
    let (mut sql, body, filter) = (visit.sql(), visit.body.id, asked.filter());
    let (mut answers, is_whole) = answers(visit, &asked.q, filter).await?;
    let is_cut = answers.len() > HITS_MAX || !is_whole;
    answers.truncate(HITS_MAX);
    let total = i64::try_from(answers.len()).unwrap_or(i64::MAX);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages_of(total, LINES_A_PAGE), LINES_A_PAGE);
    let skipped = usize::try_from(offset).unwrap_or_default();
    let kept = usize::try_from(LINES_A_PAGE).unwrap_or_default();
    let shown: Vec<Listed> = answers.into_iter().skip(skipped).take(kept).collect();
    Ok(Shown {
        lines: contributions::these(&mut sql, body, &shown).await?,
        total,
        page,
        is_cut,
    })
}

/// The newest answers that pass the filter, enough to know whether there are more than are shown; and whether all that
/// answers was looked at.
async fn answers(visit: &Visit, query: &str, filter: Filter) -> Result<(Vec<Listed>, bool), Fault> {
    let genres = Genre::ALL.iter().filter(|genre| filter.shows(**genre));
    let kinds: Vec<&str> = genres.map(|genre| kind_of(*genre)).collect();
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut answers = Vec::new();
    let mut before = None;
    for _ in 0..LOOKS_MAX {
        let found = search::newest(&mut sql, body, query, &kinds, before, ANSWERS_A_LOOK).await?;
        let is_last = found.len() < usize::try_from(ANSWERS_A_LOOK).unwrap_or(usize::MAX);
        before = found.last().map(|last| last.id);
        let listed = found.into_iter().filter_map(|subject| {
            let genre = Genre::ALL.iter().find(|genre| kind_of(**genre) == subject.kind)?;
            Some(Listed {
                genre: *genre,
                id: subject.id,
            })
        });
        let mut listed: Vec<Listed> = listed.collect();
        if filter.looks_at_content() {
            let lines = contributions::these(&mut sql, body, &listed).await?;
            let accepted = lines
                .iter()
                .filter(|line| filter.accepts(line))
                .map(|line| line.id.uuid());
            let accepted: HashSet<Uuid> = accepted.collect();
            listed.retain(|line| accepted.contains(&line.id));
        }
        answers.extend(listed);
        if is_last {
            return Ok((answers, true));
        }
        if answers.len() > HITS_MAX {
            break;
        }
    }
    Ok((answers, false))
}

/// What the search calls contributions of this genre.
fn kind_of(genre: Genre) -> &'static str {
    match genre {
        Genre::Amendment => "amendment",
        Genre::Argument => "argument",
    }
}

async fn filters(visit: &Visit, asked: &Asked) -> Result<Markup, Fault> {
    let words = visit.words;
    let texts = documents::with_amendments(&mut visit.sql(), visit.body.id).await?;
    let genres = Genre::ALL.iter().map(|genre| {
        Choice::new(
            genre.as_str(),
            words.say(&format!("texts-genre-{}", genre.as_str())),
        )
    });
    let fates = Fate::ALL
        .iter()
        .map(|fate| Choice::new(fate.as_str(), fate_words(visit, *fate)));
    let texts = texts
        .iter()
        .map(|text| Choice::new(text.id.to_string(), &text.title));
    Ok(html! {
        form method="get" action="/contributions" role="search" aria-label=(t!(words, "texts-filters")) {
            (text_field(words, t!(words, "texts-filter-words"), "q").value(&asked.q).max_length(200).optional())
            (select(words, t!(words, "texts-filter-genre"), "genre").choices(genres).chosen(&asked.genre).optional())
            (select(words, t!(words, "texts-filter-fate"), "sort").choices(fates).chosen(&asked.sort).optional())
            (select(words, t!(words, "texts-filter-text"), "texte").choices(texts).chosen(&asked.texte).optional())
            (button(t!(words, "texts-filter-button")))
        }
    })
}

/// What a line is called, and its page.
pub(super) fn title_and_path(visit: &Visit, line: &Contribution) -> (String, String) {
    let words = visit.words;
    let amendment = amendment_path(line.document_id, line.number);
    match line.genre {
        Genre::Amendment => (t!(words, "texts-amendment-number", n = line.number), amendment),
        Genre::Argument => (
            t!(words, "texts-argument-about", n = line.number),
            format!("{amendment}#argument-{}", line.id),
        ),
    }
}

/// Its first words, without marks.
pub(super) fn extract_of(line: &Contribution) -> String {
    plain_text(&line.words).chars().take(EXTRACT_CHARS).collect()
}

/// In whose name these were written, of those written in somebody else's.
async fn made_for(visit: &Visit, lines: &[Contribution]) -> Result<BTreeMap<Uuid, MadeFor>, Fault> {
    let ids: Vec<Uuid> = lines.iter().map(|line| line.id.uuid()).collect();
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut made = groups::made_for(&mut sql, body, "amendment", &ids).await?;
    made.extend(groups::made_for(&mut sql, body, "argument", &ids).await?);
    Ok(made)
}

fn one(
    visit: &Visit,
    line: &Contribution,
    (names, made): (&BTreeMap<PersonId, String>, &BTreeMap<Uuid, MadeFor>),
) -> Markup {
    let words = visit.words;
    let author = match made.get(&line.id.uuid()) {
        Some(made) => groups::made_for_words(words, made),
        None => name_of(visit, names, line.author_id),
    };
    let (title, href) = title_and_path(visit, line);
    let side = ArgumentSide::parse(&line.side).map(|side| {
        let tone = if side == ArgumentSide::For {
            Tone::Good
        } else {
            Tone::Bad
        };
        tag(&words.say(&format!("texts-side-{}", side.as_str())), tone)
    });
    let extract = extract_of(line);
    html! {
        (card(title)
            .href(href)
            .status(html! { (fate_status(visit, line.fate)) @if let Some(side) = side { " " (side) } })
            .detail(html! { (author) })
            .detail(html! { (line.title) })
            .detail(html! { (words.datetime_element(line.at.timestamp(), &visit.body.zone())) })
            .body(html! { p lang=[words.content_language()] { (extract) } }))
    }
}
