//! Reading a text: as it stands, with the amendments in place, or with what changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::extract::{Path, Query};
use kernel::{CollectiviteId, Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{definition_list, table};
use ui::forms::button_link;
use ui::layout::FeedLink;
use ui::offers::offers_of;
use ui::panels::panels_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::gathered::{AMENDMENTS_LISTED_MAX, Gathered, Shown, name_of};
use super::{
    MENU, deeds, fate_status, fate_words, files, find_text, original, passages, state_status, totals,
    vote_words, with_git,
};
use crate::model::{Fate, TextDocument, TextId, TextState, amendment_path, text_path};
use crate::places::PlaceSlot;
use crate::remembered;
use crate::store::amendments::{self, AdoptedSlot};
use crate::written::Written;

/// Characters of an amendment's sentence in the list: its page says the rest.
const SENTENCE_CHARS: usize = 600;

#[derive(Deserialize)]
pub(super) struct Asked {
    vue: Option<String>,
    /// The division whose amendments are read, of a text that has many
    partie: Option<String>,
    /// The page of them, where they are many on one division
    page: Option<String>,
}

/// What of the text is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    /// As it stands
    Now,
    /// As put to discussion, amendments in place
    Amendments,
    /// What adopted amendments changed
    Changes,
}

impl View {
    const ALL: [Self; 3] = [Self::Now, Self::Amendments, Self::Changes];

    fn word(self) -> &'static str {
        match self {
            Self::Now => "texte",
            Self::Amendments => "amendements",
            Self::Changes => "changements",
        }
    }

    /// While amendments are discussed, they are what one comes to read.
    fn asked(word: Option<&str>, state: TextState) -> Self {
        let default = match state {
            TextState::Draft | TextState::Consolidated => Self::Now,
            TextState::Discussion | TextState::Closed => Self::Amendments,
        };
        if state == TextState::Draft {
            return default;
        }
        word.and_then(|word| Self::ALL.into_iter().find(|view| view.word() == word))
            .unwrap_or(default)
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let text = find_text(&visit, id).await?;
    let view = View::asked(asked.vue.as_deref(), text.state);
    let in_place = match view {
        View::Amendments => {
            let page = asked.page.as_deref().and_then(|page| page.parse().ok());
            let part = part_of(visit.body.id, &text, asked.partie.as_deref());
            Shown::InPlace(part, page.unwrap_or(1))
        }
        View::Now | View::Changes => Shown::Listed,
    };
    let gathered = Gathered::read(&visit, text, in_place).await?;
    let adopted = match view {
        View::Changes => Adopted::read(&visit, &gathered.text).await?,
        View::Now | View::Amendments => Adopted::default(),
    };
    let timeline = timeline_of(&visit, &gathered.text.reference(), &|_| None).await?;
    let original = original::link(&visit, &gathered).await?;
    let sentences = sentences(&visit, &gathered).await?;
    let may_write = may_amend_by_mail(&visit, &gathered).await?;
    let words = visit.words;
    let text = &gathered.text;
    let heading = html! { (visit.words.written(&text.title)) " " (state_status(&visit, text.state)) };
    let main = html! {
        (offers_of(&visit, &text.subject()).await?)
        (facts(&visit, &gathered, original))
        (totals::of_text(&visit, &gathered)?)
        (deeds::panel(&visit, &gathered).await?)
        @if text.state == TextState::Discussion && gathered.may.amend {
            p { (button_link(&t!(words, "texts-amend-by-sentence"), &format!("{}/amender", text_path(id)))) }
            @if may_write {
                p { a href={ (text_path(id)) "/courriel" } { (t!(words, "texts-amend-by-mail")) } }
            }
        }
        (views(&visit, &gathered, view))
        (shown(&visit, &gathered, &adopted, view)?)
        (panels_of(&visit, &text.subject()).await?)
        (with_git::block(&visit, text, gathered.may.amend))
        @if gathered.total() > 0 { (amendment_list(&visit, &gathered, &sentences)) }
        ul {
            li { a href={ "/contributions.atom?texte=" (id) } { (t!(words, "texts-contributions-atom")) } }
            li { a href={ "/contributions.json?texte=" (id) } { (t!(words, "texts-contributions-json")) } }
        }
        h2 { (t!(words, "texts-timeline")) }
        (timeline)
    };
    let feed = FeedLink::atom(
        t!(words, "texts-contributions-of", title = &text.title),
        format!("/contributions.atom?texte={id}"),
    );
    let page = Page::new(&text.title, main)
        .feed(feed)
        .heading(heading)
        .under(t!(words, "texts-nav"), MENU)
        .active(MENU);
    visit.page(page)
}

/// The division an address names.
fn part_of(body: CollectiviteId, text: &TextDocument, asked: Option<&str>) -> Option<usize> {
    let asked = asked?;
    let read = remembered::base(body, text).ok()?;
    let spot = read.addresses.find(&read.document, asked)?;
    Some(spot.division())
}

/// The amendments that changed each passage, and who wrote them.
#[derive(Default)]
pub(super) struct Adopted {
    pub(super) by_slot: HashMap<PlaceSlot, Vec<AdoptedSlot>>,
    pub(super) names: BTreeMap<PersonId, String>,
    /// The words that each of them wrote
    pub(super) written: Arc<Written>,
}

impl Adopted {
    pub(super) async fn read(visit: &Visit, text: &TextDocument) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let slots = amendments::adopted_slots(&mut sql, body, text.id).await?;
        let mut people: Vec<PersonId> = slots.iter().map(|slot| slot.author_id).collect();
        people.sort_unstable();
        people.dedup();
        let mut by_slot: HashMap<PlaceSlot, Vec<AdoptedSlot>> = HashMap::new();
        for slot in slots {
            let here = by_slot.entry(slot.place()).or_default();
            // One amendment may change a passage and add another after it.
            if here.last().is_none_or(|last| last.id != slot.id) {
                here.push(slot);
            }
        }
        Ok(Self {
            by_slot,
            names: identity::names(&mut sql, body, &people).await?,
            written: Written::read(&mut sql, body, text).await?,
        })
    }

    /// What wrote some words of a passage: the page of the amendment, and its name.
    fn wrote(&self, visit: &Visit, text: TextId, slot: PlaceSlot, words: &str) -> Option<(String, String)> {
        let number = self.written.by(slot, words)?;
        let name = t!(visit.words, "texts-amendment-number", n = number);
        Some((amendment_path(text, number), name))
    }
}

/// True when the body has a mailbox that amendments may be sent to.
async fn may_amend_by_mail(visit: &Visit, gathered: &Gathered) -> Result<bool, Fault> {
    if gathered.text.state != TextState::Discussion || !gathered.may.amend {
        return Ok(false);
    }
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let reference = gathered.text.reference();
    let mailbox = tools::mailbox::settings_for(&visit.house, &mut sql, body, &reference).await?;
    Ok(mailbox.is_some())
}

fn facts(visit: &Visit, gathered: &Gathered, original: Option<Markup>) -> Markup {
    let words = visit.words;
    let text = &gathered.text;
    let mut facts = Vec::new();
    if let Some(group) = &gathered.group {
        let link = html! { a href={ "/groupes/" (group.slug) } { (group.name) } };
        facts.push((t!(words, "texts-group"), link));
    }
    for (key, at) in [
        ("texts-fact-opened", text.opened_at),
        ("texts-fact-closed", text.closed_at),
        ("texts-fact-consolidated", text.consolidated_at),
    ] {
        if let Some(at) = at {
            facts.push((
                words.say(key),
                words.datetime_element(at.timestamp(), &visit.body.zone()),
            ));
        }
    }
    if gathered.total() > 0 {
        facts.push((
            t!(words, "texts-fact-amendments"),
            html! { (counts(visit, gathered)) },
        ));
    }
    if let Some(original) = original {
        facts.push((t!(words, "texts-fact-original"), original));
    }
    let path = text_path(text.id);
    facts.push((
        t!(words, "texts-fact-more"),
        html! {
            a href={ (path) "/historique" } { (t!(words, "texts-history")) }
            " · " a href={ (path) "/qui-a-ecrit" } { (t!(words, "texts-blame-link")) }
            @if text.last_number > 0 {
                " · " a href={ "/contributions?texte=" (text.id) } { (t!(words, "texts-contributions")) }
                " · " a href={ (path) "/seance" } { (t!(words, "texts-sitting-link")) }
            }
        },
    ));
    facts.push((t!(words, "texts-fact-files"), files::links(visit, text.id)));
    definition_list(&facts)
}

/// « 12 amendements : 7 adoptés, 5 rejetés ».
fn counts(visit: &Visit, gathered: &Gathered) -> String {
    let by_fate = Fate::ALL.iter().filter_map(|fate| {
        let n = gathered.count(*fate);
        (n > 0).then(|| {
            t!(
                visit.words,
                "texts-count-with-fate",
                n = n,
                fate = fate_words(visit, *fate)
            )
        })
    });
    by_fate.collect::<Vec<_>>().join(", ")
}

fn views(visit: &Visit, gathered: &Gathered, view: View) -> Markup {
    let words = visit.words;
    html! {
        @if gathered.text.state != TextState::Draft {
            nav aria-label=(t!(words, "texts-views")) {
                ul.details {
                    @for one in View::ALL {
                        li {
                            a href={ (text_path(gathered.text.id)) "?vue=" (one.word()) }
                                aria-current=[(one == view).then_some("page")] {
                                (words.say(&format!("texts-view-{}", one.word())))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn shown(visit: &Visit, gathered: &Gathered, adopted: &Adopted, view: View) -> Result<Markup, Fault> {
    Ok(match view {
        View::Now => {
            let read = remembered::now(visit.body.id, &gathered.text)?;
            html! {
                (passages::contents(visit, &read.document, &read.addresses))
                (passages::plain(visit, &read))
            }
        }
        View::Amendments => {
            if let Some(part) = gathered.part {
                passages::one_part(visit, gathered, part)
            } else {
                html! {
                    (passages::contents(visit, &gathered.read.document, &gathered.read.addresses))
                    @if gathered.counted.is_some() { p.hint { (t!(visit.words, "texts-parts-many")) } }
                    (passages::with_amendments(visit, gathered))
                }
            }
        }
        View::Changes => {
            let places = remembered::changed(visit.body.id, &gathered.text)?;
            html! {
                @if places.is_empty() { p { (t!(visit.words, "texts-no-change-yet")) } }
                (passages::contents(visit, &gathered.read.document, &gathered.read.addresses))
                (passages::changed_text_by(
                    visit,
                    &gathered.read.document,
                    &places,
                    (&|anchor| anchor, &|slot| adopted_line(visit, gathered.text.id, adopted, slot)),
                    &|slot, words| adopted.wrote(visit, gathered.text.id, slot, words),
                ))
            }
        }
    })
}

/// The amendments that made the changes of a passage.
pub(super) fn adopted_line(visit: &Visit, text: TextId, adopted: &Adopted, slot: PlaceSlot) -> Markup {
    html! {
        @if let Some(here) = adopted.by_slot.get(&slot) {
            ul.written-by {
                @for amendment in here {
                    li {
                        a href=(amendment_path(text, amendment.number)) {
                            (t!(visit.words, "texts-blame-amendment", n = amendment.number, author = name_of(visit, &adopted.names, amendment.author_id)))
                        }
                    }
                }
            }
        }
    }
}

/// What the amendments listed say.
async fn sentences(visit: &Visit, gathered: &Gathered) -> Result<Vec<String>, Fault> {
    if gathered.total() == 0 {
        return Ok(Vec::new());
    }
    let (body, text) = (visit.body.id, gathered.text.id);
    let mut sentences = amendments::sentences(&mut visit.sql(), body, text, AMENDMENTS_LISTED_MAX).await?;
    for sentence in &mut sentences {
        if let Some((cut, _)) = sentence.char_indices().nth(SENTENCE_CHARS) {
            sentence.truncate(cut);
            sentence.push('…');
        }
    }
    Ok(sentences)
}

fn amendment_list(visit: &Visit, gathered: &Gathered, sentences: &[String]) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "texts-amendments-title"))
        .titled_above()
        .column(t!(words, "texts-column-number"))
        .column(t!(words, "texts-column-sentence"))
        .column(t!(words, "texts-column-author"))
        .column(t!(words, "texts-column-fate"));
    for (amendment, sentence) in gathered.amendments.iter().zip(sentences) {
        lines = lines.row([
            html! { a href=(gathered.path(amendment)) { (words.number(amendment.number)) } },
            words.written(sentence),
            html! { (gathered.author(visit, amendment)) },
            html! {
                (fate_status(visit, amendment.fate))
                @if let Some(vote) = gathered.vote(amendment) { br; (vote_words(visit, vote)) }
            },
        ]);
    }
    html! {
        h2 #amendements { (t!(words, "texts-amendments-title")) }
        (lines)
        @if gathered.total() > AMENDMENTS_LISTED_MAX {
            p { a href={ "/contributions?genre=amendement&texte=" (gathered.text.id) } { (t!(words, "texts-amendments-all")) } }
        }
    }
}
