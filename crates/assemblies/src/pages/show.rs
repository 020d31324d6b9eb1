//! The page of an assembly, for everybody: what it is, who it must look like, where it stands. Numbers, no name.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Tone, notice, table};
use ui::forms::button_link;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::MENU;
use super::seen::{Seen, algorithm, draw_status, quotas, state_status};
use crate::model::{AssemblyId, DrawState, Seat, State, Volunteer, own_path, published_as};
use crate::own_secret::own_token;
use crate::store;

pub(super) async fn show(visit: Visit, Path(id): Path<AssemblyId>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let assembly = &seen.assembly;
    let words = visit.words;
    let volunteers = store::count_in(&mut visit.sql(), visit.body.id, id).await?;
    let main = html! {
        (to_do(&visit, &seen).await?)
        (words.markdown(&assembly.settings.description))
        p {
            (t!(words, "assemblies-seats-said", seats = assembly.settings.seats)) " "
            @if assembly.settings.is_same_address_excluded { (t!(words, "assemblies-same-address-said")) }
        }
        @if !matches!(assembly.state, State::Draft | State::Erased) {
            p { (t!(words, "assemblies-volunteers-count", n = volunteers)) }
        }
        h2 { (t!(words, "assemblies-quotas-title")) }
        p { (t!(words, "assemblies-quotas-lead")) }
        @if assembly.criteria.is_empty() { p { (t!(words, "assemblies-criteria-none")) } }
        (quotas(&visit, assembly))
        (draws(&visit, &seen))
        (panel(&visit, &seen).await?)
        h2 { (t!(words, "assemblies-rule-title")) }
        p { (t!(words, "assemblies-rule")) }
        (algorithm(&visit))
        h2 { (t!(words, "assemblies-personal-title")) }
        p { (t!(words, "assemblies-personal")) }
        h2 { (t!(words, "assemblies-history")) }
        (timeline_of(&visit, &assembly.reference(), &|_| None).await?)
    };
    let page = Page::new(assembly.settings.name.clone(), main)
        .heading(html! { (words.written(&assembly.settings.name)) " " (state_status(&visit, assembly)) })
        .under(t!(words, "assemblies-list-title"), MENU)
        .active(MENU);
    visit.page(page)
}

/// What whoever looks can do now.
async fn to_do(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let words = visit.words;
    let assembly = &seen.assembly;
    let own = match visit.actor.person() {
        Some(person) => store::of_person(&mut visit.sql(), visit.body.id, assembly.id, person).await?,
        None => None,
    };
    let own = match own {
        Some(volunteer) => own_token(&visit.house, visit.body.id, &volunteer)?,
        None => None,
    };
    let group = match assembly.panel_group {
        Some(group) => groups::find(&mut visit.sql(), visit.body.id, group).await?,
        None => None,
    };
    Ok(html! {
        @if let Some(token) = own {
            (notice(Tone::Good, &html! { p {
                (t!(words, "assemblies-own-said")) " " a href=(own_path(&token)) { (t!(words, "assemblies-own-link")) }
            } }))
        } @else if assembly.takes_volunteers_at(visit.now()) {
            p { (button_link(&t!(words, "assemblies-join-link"), &format!("{}/inscription", assembly.path()))) }
            p { (t!(words, "assemblies-until", at = visit.at(assembly.settings.volunteers_until))) }
        }
        @if let Some(draw) = seen.under_way().filter(|draw| draw.state == DrawState::Published) {
            (notice(Tone::Info, &html! { p {
                (t!(words, "assemblies-draw-announced", at = visit.at(draw.draw_at))) " "
                a href=(draw.path(assembly.id)) { (t!(words, "assemblies-ceremony-link")) }
            } }))
        }
        @if let Some(group) = group {
            p { a href={ "/groupes/" (group.slug) } { (t!(words, "assemblies-group-link", name = &group.name)) } }
        }
        @if seen.may_prepare {
            p { a href={ (assembly.path()) "/preparer" } { (t!(words, "assemblies-prepare-link")) } }
        }
        @if seen.may_see_volunteers && !matches!(assembly.state, State::Draft | State::Erased) {
            p { a href={ (assembly.path()) "/volontaires" } { (t!(words, "assemblies-people-link")) } }
        }
    })
}

/// The draws that everybody may read.
fn draws(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let published: Vec<_> = seen
        .draws
        .iter()
        .filter(|draw| draw.published_at.is_some())
        .collect();
    html! {
        @if !published.is_empty() {
            h2 { (t!(words, "assemblies-draws-title")) }
            ul.links {
                @for draw in published {
                    li {
                        a href=(draw.path(seen.assembly.id)) {
                            @if draw.vacated.is_empty() { (t!(words, "assemblies-draw-whole", n = draw.round)) }
                            @else { (t!(words, "assemblies-draw-seats", n = draw.round, seats = draw.vacated.len())) }
                        }
                        " " (draw_status(visit, draw))
                    }
                }
            }
        }
    }
}

/// The panel as it stands, by numbers, and who followed whom.
async fn panel(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let words = visit.words;
    let assembly = &seen.assembly;
    if !matches!(assembly.state, State::Drawn | State::Erased) {
        return Ok(html! {});
    }
    let mut sql = visit.sql();
    let volunteers = store::volunteers(&mut sql, visit.body.id, assembly.id).await?;
    let successions = store::successions(&mut sql, visit.body.id, assembly.id).await?;
    drop(sql);
    let sitting: Vec<&Volunteer> = volunteers.iter().filter(|one| one.holds_a_seat()).collect();
    let accepted = sitting
        .iter()
        .filter(|one| one.seat == Some(Seat::Accepted))
        .count();
    let followed = successions.iter().fold(
        table(t!(words, "assemblies-successions-caption"))
            .column(t!(words, "assemblies-succession-leaving"))
            .column(t!(words, "assemblies-succession-following"))
            .column(t!(words, "assemblies-succession-how")),
        |table, succession| {
            let how = if succession.rank == 0 {
                t!(words, "assemblies-succession-draw", n = succession.round)
            } else {
                t!(words, "assemblies-succession-rank", rank = succession.rank)
            };
            table.row([
                html! { (published_as(succession.leaving)) },
                html! { (published_as(succession.following)) },
                html! { (how) },
            ])
        },
    );
    Ok(html! {
        @if !sitting.is_empty() {
            h2 { (t!(words, "assemblies-panel-title")) }
            p { (t!(words, "assemblies-panel-said", accepted = accepted, seats = assembly.settings.seats)) }
            ul.drawn { @for one in &sitting { li { (one.published_as()) } } }
        }
        @if !successions.is_empty() {
            h2 { (t!(words, "assemblies-successions-title")) }
            p { (t!(words, "assemblies-successions-lead")) }
            (followed)
        }
    })
}
