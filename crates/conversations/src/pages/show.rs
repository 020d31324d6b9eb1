//! The page of a conversation: the question, how to take part, the map and what it says, the files it is made from.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Tone, list_empty, notice};
use ui::forms::{Form, button, button_link, confirm_details};
use ui::offers::offers_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::drawing::{Drawn, drawing};
use super::figures::{Texts, Told};
use super::files::are_files_open;
use super::{MENU, dates, find_conversation, for_whom, is_in_charge, stage_status, words_of};
use crate::made::{Made, map_of, voter_of};
use crate::model::{
    Audience, Conversation, ConversationId, NEWCOMERS_SHOWN_MIN, OWN_PLACE_DAYS, PEOPLE_SHOWN_MIN,
    STATEMENTS_MAX, Stage, State,
};
use crate::store::{statements, votes};

pub(super) async fn show(visit: Visit, Path(id): Path<ConversationId>) -> Answer {
    let about = find_conversation(&visit, id).await?;
    let words = visit.words;
    let stage = about.stage_at(visit.now());
    let main = html! {
        (facts(&visit, &about).await?)
        (offers_of(&visit, &about.subject()).await?)
        p.lead lang=[words.content_language()] { strong { (about.question) } }
        @if stage == Stage::Open {
            p { (button_link(&t!(words, "conversations-take-part"), &format!("{}/participer", about.path()))) }
        }
        @if !about.presentation.is_empty() {
            section aria-labelledby="presentation" {
                h2 #presentation { (t!(words, "conversations-field-presentation")) }
                (words.markdown(&about.presentation))
            }
        }
        (in_charge(&visit, &about).await?)
        @if stage != Stage::Planned { (map_section(&visit, &about).await?) }
        (kept(&visit, &about))
        section {
            h2 { (t!(words, "conversations-timeline")) }
            (timeline_of(&visit, &about.reference(), &|_| None).await?)
        }
    };
    let page = Page::new(about.title.clone(), main)
        .heading(html! { (words.written(&about.title)) " " (stage_status(&visit, &about)) })
        .under(t!(words, "conversations-navigation"), MENU)
        .active(MENU);
    visit.page(page)
}

/// When, for whom, and who carries it.
async fn facts(visit: &Visit, about: &Conversation) -> Result<Markup, Fault> {
    let words = visit.words;
    let group = groups::find(&mut visit.sql(), visit.body.id, about.group_id).await?;
    let parcours = parcours::of_subject(&mut visit.sql(), visit.body.id, &about.reference()).await?;
    let path = about.path();
    Ok(html! {
        ul.details {
            li { (dates(visit, about)) }
            li { (t!(words, "conversations-people-count", n = about.participants)) }
            li { (t!(words, "conversations-votes-count", n = about.votes)) }
            @if about.audience == Audience::Members { li { (for_whom(visit, about).await?) } }
            @if about.is_imported { li { (t!(words, "conversations-came-in")) } }
            @if let Some(group) = group {
                li { (t!(words, "conversations-carried-by")) " " a href={ "/groupes/" (group.slug) } { (group.name) } }
            }
            @if let Some(parcours) = parcours {
                li { a href={ "/parcours/" (parcours) } { (t!(words, "conversations-of-parcours")) } }
            }
        }
        ul.links {
            li { a href={ (path) "/enonces" } { (t!(words, "conversations-statements-title")) } }
            @if visit.signed_in.is_some() {
                li { a href={ (path) "/mes-avis" } { (t!(words, "conversations-own-title")) } }
            }
        }
    })
}

/// What those who run the conversation do here.
async fn in_charge(visit: &Visit, about: &Conversation) -> Result<Markup, Fault> {
    if !is_in_charge(visit, about).await? {
        return Ok(html! {});
    }
    let words = visit.words;
    let waiting =
        statements::count_in_state(&mut visit.sql(), visit.body.id, about.id, State::Waiting).await?;
    let is_over = about.stage_at(visit.now()) == Stage::Closed;
    let close = Form::post(words, format!("{}/clore", about.path()), visit.request_id())
        .content(html! { (button(t!(words, "conversations-close-button")).danger()) });
    Ok(html! {
        ul.links {
            @if !is_over {
                li { a href={ (about.path()) "/modifier" } { (t!(words, "conversations-change-title")) } }
                li { a href={ (about.path()) "/ajouter" } { (t!(words, "conversations-add-title")) } }
            }
            @if about.is_moderated_first || waiting > 0 {
                li { a href={ (about.path()) "/relire" } { (t!(words, "conversations-review-link", n = waiting)) } }
            }
            li { a href="/moderation" { (t!(words, "conversations-moderation")) } }
        }
        @if !is_over {
            (confirm_details(&t!(words, "conversations-close-title"), &t!(words, "conversations-close-what"), &close))
        }
    })
}

async fn map_section(visit: &Visit, about: &Conversation) -> Result<Markup, Fault> {
    let words = visit.words;
    let content = if about.is_map_shown_at(visit.now()) {
        let own = own_voter(visit, about).await?;
        let made = map_of(&visit.house, visit.body.id, about).await?;
        map_content(visit, about, &made, own).await?
    } else {
        html! { p { (t!(words, "conversations-map-later", at = visit.at(about.closes_at))) } }
    };
    let is_meanwhile = about.stage_at(visit.now()) == Stage::Open && about.is_map_shown_meanwhile;
    Ok(html! {
        section #carte aria-labelledby="carte-titre" {
            h2 #carte-titre { (t!(words, "conversations-map-title")) }
            @if is_meanwhile { p.hint { (t!(words, "conversations-map-meanwhile", n = NEWCOMERS_SHOWN_MIN)) } }
            (content)
        }
    })
}

/// Who the reader is among the voters; nobody when they said nothing yet, on statements that can be read.
async fn own_voter(visit: &Visit, about: &Conversation) -> Result<Option<i64>, Fault> {
    let Some(person) = visit.actor.person() else {
        return Ok(None);
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(voter) = voter_of(&mut sql, body, about.id, person).await? else {
        return Ok(None);
    };
    let has_voted = votes::has_voted_on_shown(&mut sql, body, about.id, voter).await?;
    Ok(has_voted.then_some(voter))
}

async fn map_content(
    visit: &Visit,
    about: &Conversation,
    made: &Made,
    own: Option<i64>,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(map) = &made.map else {
        let is_open = about.stage_at(visit.now()) == Stage::Open;
        let few = if is_open && about.participants >= NEWCOMERS_SHOWN_MIN {
            t!(words, "conversations-map-tomorrow")
        } else {
            t!(words, "conversations-map-few", min = PEOPLE_SHOWN_MIN)
        };
        return Ok(html! { (list_empty(&few, None)) });
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let that_count = statements::that_count(&mut sql, body, about.id).await?;
    let texts: Texts = that_count
        .iter()
        .map(|statement| (statement.number, words_of(visit, statement)))
        .collect();
    let own_group = own.and_then(|voter| made.group_of(voter));
    // What they say today, on the map that everybody sees.
    let said = match own {
        Some(voter) => votes::of_voter(&mut sql, body, about.id, voter, STATEMENTS_MAX).await?,
        None => Vec::new(),
    };
    let told = Told::of(visit, made, map, &texts);
    let drawn = Drawn {
        groups: made.groups(),
        bases: &map.bases,
        own: made.place_of(&said),
        label: told.label(),
        own_word: t!(words, "conversations-you"),
    };
    Ok(html! {
        @if drawn.groups.is_empty() {
            (list_empty(&t!(words, "conversations-groups-few", min = PEOPLE_SHOWN_MIN), None))
        } @else {
            p { (drawn.label) }
            figure.result { (drawing(&drawn)) (told.groups_table()) }
            p.hint { (t!(words, "conversations-map-hint")) }
            @if drawn.own.is_some() { p.hint { (t!(words, "conversations-own-place")) } }
            @if made.hidden_groups() > 0 {
                p { (t!(words, "conversations-groups-hidden", n = made.hidden_groups(), min = PEOPLE_SHOWN_MIN)) }
            }
            h3 { (t!(words, "conversations-shared-title")) }
            (told.shared())
            (told.groups(own_group))
            h3 { (t!(words, "conversations-divides-title")) }
            (told.divided())
            p.hint { (t!(words, "conversations-quoted")) }
        }
        p { a href={ (about.path()) "/enonces?tri=divise" } { (t!(words, "conversations-statements-figures")) } }
        (files(visit, about))
    })
}

/// The files, and how to make the map again from them.
fn files(visit: &Visit, about: &Conversation) -> Markup {
    let words = visit.words;
    let path = about.path();
    html! {
        @if are_files_open(visit, about) {
            h3 { (t!(words, "conversations-files")) }
            ul.links {
                li { a href={ (path) "/comments.csv" } { (t!(words, "conversations-file-statements")) } }
                li { a href={ (path) "/votes.csv" } { (t!(words, "conversations-file-votes")) } }
                li { a href={ (path) "/participants-votes.csv" } { (t!(words, "conversations-file-participants")) } }
            }
            p { (t!(words, "conversations-again")) }
            p { code { "parvis opinions votes.csv --seed " (about.seed) } }
            p.hint { (t!(words, "conversations-files-hint")) }
        } @else {
            p { (t!(words, "conversations-files-later")) }
        }
    }
}

/// What is public, what is kept, and until when (GDPR, articles 9 and 13).
fn kept(visit: &Visit, about: &Conversation) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="garde" {
            h2 #garde { (t!(words, "conversations-kept-title")) }
            @if about.is_imported { (notice(Tone::Info, &html! { p { (t!(words, "conversations-came-in-what")) } })) }
            ul {
                li { (t!(words, "conversations-kept-public")) }
                li { (t!(words, "conversations-kept-name")) }
                li { (t!(words, "conversations-kept-small", min = PEOPLE_SHOWN_MIN)) }
                li { (t!(words, "conversations-kept-until", days = OWN_PLACE_DAYS)) }
                li { a href="/mentions-legales" { (t!(words, "conversations-kept-more")) } }
            }
        }
    }
}
