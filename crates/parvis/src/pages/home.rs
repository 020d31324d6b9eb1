//! The home page answers three questions: what can I take part in, what was decided, what became of it?

use kernel::{Fault, HomeEntry, HomeSection, Subject, SubjectRef};
use maud::{Markup, html};
use ui::components::{Tone, card, cards, list_empty, tag};
use ui::{Answer, Page, Visit, t};

use crate::appearance::CHANGE;

/// What everybody may answer: the kinds of its subjects.
const OPEN_TO_ALL: [&str; 2] = ["consultation", "budget"];

/// Lines under each question.
const PER_SECTION: usize = 8;

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let entries = entries(&visit).await?;
    let whole = Subject {
        reference: SubjectRef::new("collectivite", visit.body.id),
        title: visit.body.name.clone(),
        path: "/".to_owned(),
    };
    let main = html! {
        @if visit.may(&tools::MANAGE, kernel::Scope::BODY).await? {
            p { a href="/passerelles" { (t!(words, "house-home-bridges")) } }
        }
        @if visit.may(&identity::rights::MANAGE_PROVIDERS, kernel::Scope::BODY).await? {
            p { a href="/moyens-de-connexion" { (t!(words, "house-home-providers")) } }
        }
        @if visit.may(&kernel::DELIVERIES, kernel::Scope::BODY).await? {
            p { a href="/envois" { (t!(words, "house-home-deliveries")) } }
        }
        @if visit.may(&privacy::rights::SET_UP, kernel::Scope::BODY).await? {
            @let waiting = privacy::count_waiting(&mut visit.sql(), visit.body.id).await?;
            p { a href="/donnees-personnelles" { (t!(words, "house-home-privacy", n = waiting)) } }
        }
        @if visit.may(&CHANGE, kernel::Scope::BODY).await? {
            p { a href="/apparence" { (t!(words, "house-home-appearance")) } }
        }
        (section(&visit, &entries, HomeSection::TakePart, "take-part"))
        (section(&visit, &entries, HomeSection::Decided, "decided"))
        (section(&visit, &entries, HomeSection::Became, "became"))
        (territory::figure(&visit).await?)
        (ui::offers::offers_of(&visit, &whole).await?)
    };
    visit.page(
        Page::new(t!(words, "house-navigation-home"), main)
            .heading(html! { (visit.body.name) })
            .lead(t!(words, "house-home-lead"))
            .active("/")
            .translated(),
    )
}

async fn entries(visit: &Visit) -> Result<Vec<HomeEntry>, Fault> {
    let mut sql = visit.sql();
    let mut entries = Vec::new();
    for feature in visit.house.features() {
        if let Some(home) = feature.home {
            entries.extend(home(&visit.house, &mut sql, visit.body.id, PER_SECTION).await?);
        }
    }
    Ok(entries)
}

fn section(visit: &Visit, entries: &[HomeEntry], section: HomeSection, name: &str) -> Markup {
    let words = visit.words;
    let mut shown: Vec<&HomeEntry> = entries.iter().filter(|entry| entry.section == section).collect();
    // What is open: what everybody may answer first, then the soonest deadline. What happened: the latest first.
    shown.sort_by_key(|entry| {
        if section == HomeSection::TakePart {
            (!OPEN_TO_ALL.contains(&entry.kind), entry.at.micros())
        } else {
            (false, -entry.at.micros())
        }
    });
    html! {
        section {
            h2 { (words.say(&format!("house-home-{name}"))) }
            @if shown.is_empty() {
                (list_empty(&words.say(&format!("house-home-{name}-none")), None))
            } @else {
                (cards(shown.iter().take(PER_SECTION).map(|entry| {
                    card(&entry.title).titled_by_its_author(words).href(&entry.path).under_h2().status(tag(&words.say(&format!("subject-{}", entry.kind)), Tone::Neutral)).detail(html! { (visit.say(&entry.detail)) })
                })))
            }
            p { a href=(words.say(&format!("house-home-{name}-path"))) { (words.say(&format!("house-home-{name}-all"))) } }
            @if section == HomeSection::Became && visit.house.features().iter().any(|feature| feature.name == "transmissions") {
                p { a href="/transmissions" { (t!(words, "house-home-transmissions")) } }
            }
        }
    }
}
