//! The page of a consultation: the question, how to answer it, what people answered, what became of it.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Card, Tone, card, cards, list_empty, pagination, progress, tag};
use ui::forms::{Choice, Form, button, button_link, confirm_details, select, text_field};
use ui::layout::FeedLink;
use ui::markdown::plain_text;
use ui::offers::offers_of;
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::{
    LINES_A_PAGE, MENU, answer_status, answer_words, author_of, day_element, find_consultation, made_for,
    names_shown, stage_status,
};
use crate::model::{
    Answer as Fate, Consultation, ConsultationId, Contribution, Order, SHUFFLE_PRIME, Stage, State,
    shuffle_number,
};
use crate::rights;
use crate::steps::count_of;
use crate::store::contributions::{self, Filter};

/// Results of a search that are looked at: beyond, more words are the way to find.
const HITS_MAX: u32 = 500;
/// Characters of a contribution shown in the list.
const EXTRACT_CHARS: usize = 280;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    suite: String,
    #[serde(default)]
    tri: String,
    #[serde(default)]
    miennes: String,
    graine: Option<String>,
    page: Option<String>,
}

/// What is asked, understood.
struct Wanted {
    filter: Filter,
    order: Order,
    /// What the shuffled order depends on: the same from page to page
    seed: i64,
    words: String,
    page: Option<String>,
}

impl Wanted {
    fn read(visit: &Visit, about: &Consultation, asked: Asked) -> Self {
        // While it is open, none is always first; once it is over, the latest are the news.
        let usual = match about.stage_at(visit.now()) {
            Stage::Open => Order::Shuffled,
            Stage::Planned | Stage::Closed => Order::Recent,
        };
        let own = visit.signed_in.as_ref().map(|person| person.person);
        Self {
            filter: Filter {
                theme: Some(asked.theme).filter(|theme| !theme.is_empty()),
                answer: Fate::parse(&asked.suite),
                author: own.filter(|_| !asked.miennes.is_empty()),
            },
            order: Order::parse(&asked.tri).unwrap_or(usual),
            seed: seed(visit, about.id, asked.graine.as_deref()),
            words: asked.q.trim().to_owned(),
            page: asked.page,
        }
    }

    fn address(&self, about: &Consultation, page: u32) -> String {
        let answer = self.filter.answer.map(Fate::as_str).unwrap_or_default();
        let own = if self.filter.author.is_some() { "oui" } else { "" };
        let theme = self.filter.theme.as_deref().unwrap_or_default();
        let (q, theme) = (query_value(&self.words), query_value(theme));
        let (order, seed, path) = (self.order.as_str(), self.seed, about.path());
        format!(
            "{path}?q={q}&theme={theme}&suite={answer}&miennes={own}&tri={order}&graine={seed}&page={page}#contributions"
        )
    }
}

/// The seed of the order: the one the address carries; for somebody signed in, their own, always the same; else a new
/// one, that every link of the page then carries. No cookie is needed for it.
fn seed(visit: &Visit, about: ConsultationId, asked: Option<&str>) -> i64 {
    let given = asked
        .and_then(|seed| seed.parse::<i64>().ok())
        .filter(|seed| (1..SHUFFLE_PRIME).contains(seed));
    given.unwrap_or_else(|| {
        let mut bytes = [0; 8];
        match &visit.signed_in {
            Some(person) => {
                let mixed = (person.person.uuid().as_u128() ^ about.uuid().as_u128()).to_be_bytes();
                bytes.copy_from_slice(&mixed[8..]);
            }
            None => visit.house.randomness.fill(&mut bytes),
        }
        shuffle_number(bytes)
    })
}

/// One page of the list.
struct Shown {
    lines: Vec<Contribution>,
    total: i64,
    page: u32,
    /// True when a search answered more than is looked at
    is_cut: bool,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ConsultationId>, Query(asked): Query<Asked>) -> Answer {
    let about = find_consultation(&visit, id).await?;
    let words = visit.words;
    let wanted = Wanted::read(&visit, &about, asked);
    let shown = if wanted.words.is_empty() {
        listed(&visit, &about, &wanted).await?
    } else {
        searched(&visit, &about, &wanted).await?
    };
    let people = shown.lines.iter().map(|line| (line.author_id, line.shows_name));
    let names = names_shown(&visit, people).await?;
    let made = made_for(&visit, &shown.lines).await?;
    let main = html! {
        (dates(&visit, &about).await?)
        (offers_of(&visit, &about.subject()).await?)
        p.lead lang=[words.content_language()] { strong { (about.question) } }
        @if about.stage_at(visit.now()) == Stage::Open {
            p { (button_link(&t!(words, "debates-contribute"), &format!("{}/contribuer", about.path()))) }
        }
        @if !about.presentation.is_empty() {
            section aria-labelledby="presentation" {
                h2 #presentation { (t!(words, "debates-field-presentation")) }
                (words.markdown(&about.presentation))
            }
        }
        (in_charge(&visit, &about).await?)
        (answers_given(&visit, &about).await?)
        section #contributions {
            h2 { (t!(words, "debates-contributions")) }
            (filters(&visit, &about, &wanted).await?)
            p role="status" { strong { (t!(words, "debates-contributions-count", n = shown.total)) } }
            @if wanted.order == Order::Shuffled && shown.total > 1 && wanted.words.is_empty() {
                p.hint { (t!(words, "debates-order-shuffled-why")) }
            }
            @if shown.is_cut { p { (t!(words, "debates-contributions-cut", n = HITS_MAX)) } }
            @if shown.lines.is_empty() { (list_empty(&t!(words, "debates-contributions-none"), None)) }
            @else { (cards(shown.lines.iter().map(|line| one(&visit, line, &author_of(&visit, &names, &made, line), wanted.seed)))) }
            (pagination(words, shown.page, pages_of(shown.total, LINES_A_PAGE), |page| wanted.address(&about, page)))
        }
        (downloads(&visit, &about, wanted.filter.theme.as_deref()).await?)
        section {
            h2 { (t!(words, "debates-timeline")) }
            (timeline_of(&visit, &about.reference(), &|_| None).await?)
        }
    };
    let feed = FeedLink::atom(
        t!(words, "debates-feed-title", title = &about.title),
        format!("{}/contributions.atom", about.path()),
    );
    let page = Page::new(about.title.clone(), main)
        .heading(html! { (words.written(&about.title)) " " (stage_status(&visit, &about)) })
        .under(t!(words, "debates-navigation"), MENU)
        .active(MENU)
        .feed(feed);
    visit.page(page)
}

/// When, and who answers for it.
async fn dates(visit: &Visit, about: &Consultation) -> Result<Markup, Fault> {
    let words = visit.words;
    let group = groups::find(&mut visit.sql(), visit.body.id, about.group_id).await?;
    let parcours = parcours::of_subject(&mut visit.sql(), visit.body.id, &about.reference()).await?;
    Ok(html! {
        ul.details {
            @match about.stage_at(visit.now()) {
                Stage::Planned => li { (t!(words, "debates-opens-on", at = visit.at(about.opens_at))) },
                Stage::Open => li { (t!(words, "debates-open-until", at = visit.at(about.closes_at))) },
                Stage::Closed => li { (t!(words, "debates-closed-on", at = visit.at(about.ends_at()))) },
            }
            @if let Some(group) = group {
                li { (t!(words, "debates-answers-for")) " " a href={ "/groupes/" (group.slug) } { (group.name) } }
            }
            @if let Some(parcours) = parcours {
                li { a href={ "/parcours/" (parcours) } { (t!(words, "debates-of-parcours")) } }
            }
        }
    })
}

/// What those who run the consultation do here.
async fn in_charge(visit: &Visit, about: &Consultation) -> Result<Markup, Fault> {
    let words = visit.words;
    let may = visit.may(&rights::OPEN, Scope::group(about.group_id)).await?;
    if !may {
        return Ok(html! {});
    }
    let close = Form::post(words, format!("{}/clore", about.path()), visit.request_id())
        .content(html! { (button(t!(words, "debates-close-button")).danger()) });
    Ok(html! {
        ul.links {
            @if about.stage_at(visit.now()) != Stage::Closed {
                li { a href={ (about.path()) "/modifier" } { (t!(words, "debates-change-title")) } }
            }
            li { a href={ (about.path()) "?suite=attente&tri=soutenues#contributions" } { (t!(words, "debates-to-answer")) } }
            li { a href="/moderation" { (t!(words, "debates-moderation")) } }
        }
        @if about.stage_at(visit.now()) != Stage::Closed {
            (confirm_details(&t!(words, "debates-close-title"), &t!(words, "debates-close-what"), &close))
        }
    })
}

/// How many are answered, and how.
async fn answers_given(visit: &Visit, about: &Consultation) -> Result<Markup, Fault> {
    let words = visit.words;
    let counts = contributions::by_answer(&mut visit.sql(), visit.body.id, about.id).await?;
    let total: i64 = counts.iter().map(|(_, n)| n).sum();
    if total == 0 {
        return Ok(html! {});
    }
    let answered = total - count_of(&counts, Fate::Waiting);
    let natural = |n: i64| u64::try_from(n).unwrap_or_default();
    let label = t!(words, "debates-progress");
    Ok(html! {
        section {
            h2 { (t!(words, "debates-became")) }
            (progress(words, "reponses", &label, natural(answered), natural(total), None))
            @if answered > 0 {
                ul.details {
                    @for fate in Fate::GIVEN {
                        @let n = count_of(&counts, *fate);
                        @if n > 0 {
                            li {
                                a href={ (about.path()) "?suite=" (fate.as_str()) "#contributions" } {
                                    (t!(words, "debates-answer-count", answer = answer_words(visit, *fate), n = n))
                                }
                            }
                        }
                    }
                }
            }
        }
    })
}

async fn listed(visit: &Visit, about: &Consultation, wanted: &Wanted) -> Result<Shown, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let total = contributions::count(&mut sql, body, about.id, &wanted.filter).await?;
    let (page, offset) = page_and_offset(
        wanted.page.as_deref(),
        pages_of(total, LINES_A_PAGE),
        LINES_A_PAGE,
    );
    let order = (wanted.order, wanted.seed);
    let lines = contributions::page(
        &mut sql,
        body,
        about.id,
        &wanted.filter,
        order,
        (LINES_A_PAGE, offset),
    )
    .await?;
    Ok(Shown {
        lines,
        total,
        page,
        is_cut: false,
    })
}

/// What answers the words asked, best first.
async fn searched(visit: &Visit, about: &Consultation, wanted: &Wanted) -> Result<Shown, Fault> {
    let mut ids: Vec<Uuid> = Vec::new();
    let mut is_cut = false;
    loop {
        let offset = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let limit = search::LIMIT_MAX;
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let found =
            search::find_within(&mut sql, body, &wanted.words, &about.reference(), limit, offset).await?;
        let is_last = found.hits.len() < usize::try_from(limit).unwrap_or(usize::MAX);
        ids.extend(found.hits.iter().map(|hit| hit.id));
        if is_last {
            break;
        }
        if offset + limit >= HITS_MAX {
            is_cut = found.total > HITS_MAX;
            break;
        }
    }
    let rank: BTreeMap<Uuid, usize> = ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let mut lines = contributions::these(&mut visit.sql(), visit.body.id, &ids).await?;
    lines.retain(|line| wanted.filter.accepts(line));
    lines.sort_by_key(|line| rank.get(&line.id.uuid()).copied());
    let total = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let (page, offset) = page_and_offset(
        wanted.page.as_deref(),
        pages_of(total, LINES_A_PAGE),
        LINES_A_PAGE,
    );
    let skipped = usize::try_from(offset).unwrap_or_default();
    let kept = usize::try_from(LINES_A_PAGE).unwrap_or_default();
    Ok(Shown {
        lines: lines.into_iter().skip(skipped).take(kept).collect(),
        total,
        page,
        is_cut,
    })
}

async fn filters(visit: &Visit, about: &Consultation, wanted: &Wanted) -> Result<Markup, Fault> {
    let words = visit.words;
    let used = contributions::themes_used(&mut visit.sql(), visit.body.id, about.id).await?;
    let mut themes: Vec<String> = about.themes().into_iter().map(str::to_owned).collect();
    for (theme, _) in used {
        if !theme.is_empty() && !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    let themes: Vec<Choice> = themes.iter().map(|theme| Choice::new(theme, theme)).collect();
    let fates = Fate::ALL
        .iter()
        .map(|fate| Choice::new(fate.as_str(), answer_words(visit, *fate)));
    let orders = Order::ALL.iter().map(|order| {
        Choice::new(
            order.as_str(),
            words.say(&format!("debates-order-{}", order.as_str())),
        )
    });
    let theme = wanted.filter.theme.as_deref().unwrap_or_default();
    let fate = wanted.filter.answer.map(Fate::as_str).unwrap_or_default();
    let is_unfolded = !wanted.words.is_empty() || wanted.filter != Filter::default();
    let action = format!("{}#contributions", about.path());
    Ok(html! {
        details open[is_unfolded] {
            summary { (t!(words, "debates-filters")) }
            form method="get" action=(action) role="search" aria-label=(t!(words, "debates-filters")) {
                input type="hidden" name="graine" value=(wanted.seed);
                (text_field(words, t!(words, "debates-filter-words"), "q").value(&wanted.words).max_length(200).optional())
                @if !themes.is_empty() {
                    (select(words, t!(words, "debates-filter-theme"), "theme").choices(themes).chosen(theme).optional())
                }
                (select(words, t!(words, "debates-filter-answer"), "suite").choices(fates).chosen(fate).optional())
                (select(words, t!(words, "debates-filter-order"), "tri").choices(orders).chosen(wanted.order.as_str()).optional())
                @if visit.signed_in.is_some() {
                    @let own = Choice::new("oui", t!(words, "debates-filter-own-yes"));
                    @let chosen = if wanted.filter.author.is_some() { "oui" } else { "" };
                    (select(words, t!(words, "debates-filter-own"), "miennes").choices([own]).chosen(chosen).optional())
                }
                (button(t!(words, "debates-filter-button")))
            }
        }
    })
}

fn one(visit: &Visit, line: &Contribution, author: &str, seed: i64) -> Card {
    let words = visit.words;
    let extract: String = plain_text(&line.text).chars().take(EXTRACT_CHARS).collect();
    card(&line.title)
        .titled_by_its_author(words)
        .href(format!("{}?graine={seed}", line.path()))
        .under_h2()
        .status(html! {
            @if line.answer != Fate::Waiting { (answer_status(visit, line.answer)) " " }
            @if !line.theme.is_empty() { (tag(&line.theme, Tone::Neutral)) }
        })
        .detail(html! { (author) })
        .detail(html! { (day_element(visit, line.created_at)) })
        .detail(html! { (t!(words, "debates-supports-count", n = line.supports)) })
        .detail(html! { (t!(words, "debates-comments-count", n = line.comments)) })
        .body(html! { p lang=[words.content_language()] { (extract) } })
}

/// The files, their licence, and what is not in the list.
async fn downloads(visit: &Visit, about: &Consultation, theme: Option<&str>) -> Result<Markup, Fault> {
    let words = visit.words;
    let counts = contributions::by_state(&mut visit.sql(), visit.body.id, about.id).await?;
    let count = |wanted: State| -> i64 {
        let of_it = counts.iter().filter(|(state, _)| *state == wanted);
        of_it.map(|(_, n)| n).sum()
    };
    let (withdrawn, removed) = (count(State::Withdrawn), count(State::Removed));
    Ok(html! {
        section {
            h2 { (t!(words, "debates-data")) }
            @if withdrawn + removed > 0 {
                p {
                    (t!(words, "debates-not-listed", withdrawn = withdrawn, removed = removed)) " "
                    a href="/moderation/bilan" { (t!(words, "debates-moderation-figures")) }
                }
            }
            ul.links {
                li { a href={ (about.path()) "/contributions.csv" } { (t!(words, "debates-csv")) } }
                li { a href={ (about.path()) "/contributions.atom" } { (t!(words, "debates-atom")) } }
                li { a href={ (about.path()) "/contributions.json" } { (t!(words, "debates-json")) } }
                @if let Some(theme) = theme {
                    li {
                        a href={ (about.path()) "/contributions.atom?theme=" (query_value(theme)) } {
                            (t!(words, "debates-atom-theme", theme = theme))
                        }
                    }
                }
            }
            p.hint {
                (t!(words, "debates-licence")) " "
                a href="https://www.etalab.gouv.fr/licence-ouverte-open-licence" { (t!(words, "debates-licence-name")) }
            }
        }
    })
}
