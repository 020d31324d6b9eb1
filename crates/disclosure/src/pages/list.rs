//! The duties, how each stands, and what is to be done.

use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Tone, definition_list, list_empty, notice, status};
use ui::forms::button_link;
use ui::paging::query_value;
use ui::{Answer, Page, Visit, Words, t};

use super::{MENU, may_answer};
use crate::model::{AnsweredBy, Size};
use crate::standing::{self, Standing, Stood};

pub(super) async fn show(visit: Visit) -> Answer {
    let page = page_of(&visit).await?;
    visit.page(page)
}

async fn page_of(visit: &Visit) -> Result<Page, Fault> {
    let words = visit.words;
    let is_agent = may_answer(visit).await?;
    let mut sql = visit.sql();
    let size = standing::size(&mut sql, &visit.body).await?;
    let all = standing::all(&mut sql, &visit.body, visit.now()).await?;
    drop(sql);
    let main = html! {
        @if all.is_empty() { (list_empty(&t!(words, "disclosure-none"), None)) }
        @else {
            (summary(words, &all))
            (sizes(words, size, is_agent))
            @for stood in &all { (one(visit, stood, is_agent)) }
            p.muted { (t!(words, "disclosure-caution")) }
        }
    };
    Ok(Page::new(t!(words, "disclosure-title"), main)
        .lead(t!(words, "disclosure-lead"))
        .active(MENU))
}

fn summary(words: Words, all: &[Stood]) -> Markup {
    let count = |standing: Standing| all.iter().filter(|stood| stood.standing == standing).count();
    let (met, late, missing) = (
        count(Standing::Met),
        count(Standing::Late),
        count(Standing::Missing),
    );
    let tone = if missing > 0 {
        Tone::Warning
    } else if late > 0 {
        Tone::Info
    } else {
        Tone::Good
    };
    let said = t!(
        words,
        "disclosure-summary",
        met = met,
        late = late,
        missing = missing
    );
    notice(tone, &html! { p { (said) } })
}

/// How large the body is, and where an agent says it.
fn sizes(words: Words, size: Size, is_agent: bool) -> Markup {
    let number = |said: Option<i64>| {
        said.map_or_else(
            || t!(words, "disclosure-size-unknown"),
            |number| words.decimal(&number.to_string()),
        )
    };
    let facts = [
        (
            t!(words, "disclosure-population"),
            html! { (number(size.population)) },
        ),
        (t!(words, "disclosure-agents"), html! { (number(size.agents)) }),
    ];
    html! {
        (definition_list(&facts))
        @if is_agent {
            ul.links {
                li { a href="/parcours/calendrier" { (t!(words, "disclosure-set-population")) } }
                li { a href="/a-publier/agents" { (t!(words, "disclosure-set-agents")) } }
            }
        }
    }
}

fn one(visit: &Visit, stood: &Stood, is_agent: bool) -> Markup {
    let words = visit.words;
    let duty = stood.duty;
    let title = words.say(&format!("disclosure-duty-{}", duty.key));
    let tone = match stood.standing {
        Standing::Met => Tone::Good,
        Standing::Late | Standing::Unknown => Tone::Warning,
        Standing::Missing => Tone::Bad,
        Standing::Exempt | Standing::Below => Tone::Neutral,
    };
    html! {
        section aria-labelledby={ "devoir-" (duty.key) } {
            h2 id={ "devoir-" (duty.key) } { (title) }
            p { (status(&words.say(&format!("disclosure-standing-{}", stood.standing.word())), tone)) }
            p { (words.say(&format!("disclosure-what-{}", duty.key))) }
            (definition_list(&facts(visit, stood)))
            @if !duty.is_checked { p.muted { (t!(words, "disclosure-unchecked")) } }
            @if is_agent {
                @let name = if stood.standing.is_due() || stood.answer.is_none() { "disclosure-publish" } else { "disclosure-update" };
                p { (button_link(&t!(words, name, title = title.as_str()), &address(stood, &title))) }
                p { a href={ (MENU) "/" (duty.key) } { (t!(words, "disclosure-choose-named", title = title.as_str())) } }
            }
        }
    }
}

/// Where a duty is answered: one press, with what is known of it already.
fn address(stood: &Stood, title: &str) -> String {
    let duty = stood.duty;
    match &stood.publish {
        Some(path) => path.clone(),
        // Any data answer the duty of the catalogue.
        None if duty.answered_by == AnsweredBy::Catalogue => "/donnees/nouveau".to_owned(),
        None => format!(
            "/donnees/nouveau?titre={}&schema={}",
            query_value(title),
            query_value(&duty.schema)
        ),
    }
}

fn facts(visit: &Visit, stood: &Stood) -> Vec<(String, Markup)> {
    let words = visit.words;
    let duty = stood.duty;
    let number = |number: i64| words.decimal(&number.to_string());
    let who = match (duty.people_min, duty.agents_min) {
        (None, None) => t!(words, "disclosure-who-all"),
        (Some(people), None) => t!(words, "disclosure-who-people", people = number(people)),
        (None, Some(agents)) => t!(words, "disclosure-who-agents", agents = number(agents)),
        (Some(people), Some(agents)) => t!(
            words,
            "disclosure-who-both",
            people = number(people),
            agents = number(agents)
        ),
    };
    let mut facts = vec![
        (
            t!(words, "disclosure-law"),
            html! { (duty.article) " (" (duty.source) ")" },
        ),
        (t!(words, "disclosure-who"), html! { (who) }),
        (
            t!(words, "disclosure-when"),
            html! { (words.say(&format!("disclosure-when-{}", duty.key))) },
        ),
    ];
    if !duty.schema.is_empty() {
        facts.push((t!(words, "disclosure-schema"), html! { code { (duty.schema) } }));
    }
    let answer = match &stood.answer {
        None => html! { (t!(words, "disclosure-answer-none")) },
        Some(answer) => {
            let title = if answer.title.is_empty() {
                t!(words, "disclosure-answer-made")
            } else {
                answer.title.clone()
            };
            html! {
                a href=(answer.path) { (title) } " – "
                (t!(words, "disclosure-answer-at", date = visit.on(answer.at)))
            }
        }
    };
    facts.push((t!(words, "disclosure-answer"), answer));
    if !stood.reason.is_empty() {
        facts.push((t!(words, "disclosure-reason"), words.markdown(&stood.reason)));
    }
    facts
}
