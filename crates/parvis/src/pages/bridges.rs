//! « Passerelles » : how what Parvis does with tools elsewhere goes, and what an agent can do about it.

mod files;
mod setting;
#[cfg(test)]
mod tests;

use axum::extract::Path;
use db::{Id, Instant, Uuid};
use kernel::{
    EffectLine, EffectMark, EffectState, Exchanges, Fault, RetryEffect, RetryEffectsOf, Scope,
    SetAsideEffect, Subject, SubjectRef,
};
use maud::{Markup, html};
use serde::Deserialize;
use tools::{BridgeSettings, Bridges, Capability, MANAGE};
use ui::components::{Tone, card, cards, definition_list, status};
use ui::forms::{Form, button_link, button_quiet};
use ui::{Answer, Page, Posted, Visit, t};

use super::why::reason;

pub(super) use setting::settings_routes;

const PATH: &str = "/passerelles";
/// What is left to be done, shown for one bridge.
const LINES_MAX: i64 = 50;
/// Characters of an identifier as it is written.
const UUID_CHARS: usize = 36;
/// Text messages: what they go through has a page of its own.
const SMS: &str = "sms";
const SMS_SETTING: &str = "/passerelles/sms";
/// The kinds of effects that are bridges, in the order of the page.
const KINDS: [&str; 14] = [
    "mail",
    SMS,
    "mailbox",
    "calendar",
    "tasks",
    "tasks-read",
    "files",
    "files-read",
    tools::messages::EFFECT,
    tools::messages::READ,
    "rooms",
    "pads",
    "tables",
    "websub",
];

/// How a bridge goes.
#[derive(Clone, Copy)]
enum State {
    /// Not set up
    Off,
    /// Something was given up
    Down,
    /// Something failed and is tried again
    Waiting,
    Works,
}

/// A bridge as the page shows it.
struct Shown {
    kind: &'static str,
    /// What an agent sets up; none for what the operator does
    capability: Option<Capability>,
    /// When it last went well
    last: Option<Instant>,
    is_set: bool,
    /// Where it leads, or what is missing
    place: String,
    exchanges: Exchanges,
    left: Vec<(EffectLine, Option<Subject>)>,
}

impl Shown {
    fn state(&self) -> State {
        match (self.exchanges.parked, self.exchanges.postponed) {
            (1.., _) => State::Down,
            _ if !self.is_set => State::Off,
            (_, 1..) => State::Waiting,
            _ => State::Works,
        }
    }
}

pub(super) async fn show(visit: Visit) -> Answer {
    refuse_who_may_not(&visit).await?;
    let words = visit.words;
    let mut all = Vec::new();
    for kind in KINDS {
        all.extend(read(&visit, kind).await?);
    }
    let main = html! {
        @for bridge in &all { (section(&visit, bridge)) }
        @if let Some(state) = visit.house.files.state_elsewhere() { (files::section(&visit, &state)) }
        p { a href="/donnees/recoltes" { (t!(words, "house-bridges-harvests")) } }
        p { a href="/donnees/data-gouv" { (t!(words, "house-bridges-portal")) } }
        p { a href="/envois" { (t!(words, "house-bridges-deliveries")) } }
    };
    visit.page(
        Page::new(t!(words, "house-bridges-title"), main)
            .lead(t!(words, "house-bridges-lead"))
            .wide()
            .not_indexed(),
    )
}

async fn refuse_who_may_not(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&MANAGE, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: MANAGE.code })
    }
}

/// None for a bridge that this program does not have, or that only the operator could switch on.
async fn read(visit: &Visit, kind: &'static str) -> Result<Option<Shown>, Fault> {
    let (mut sql, body, words) = (visit.sql(), visit.body.id, visit.words);
    let settings = &visit.house.settings;
    let (is_set, place) = match kind {
        // Reading the list, the folders or what is said is shown where it is set up, and once it is.
        "calendar"
        | "mailbox"
        | "tasks"
        | tools::tasks::READ
        | "files"
        | tools::files::READ
        | tools::messages::EFFECT
        | tools::messages::READ
        | "rooms"
        | "pads"
        | "tables" => {
            let Some(capability) = Capability::parse(kind.trim_end_matches("-read")) else {
                return Ok(None);
            };
            let is_known = visit
                .house
                .extension::<Bridges>()
                .is_some_and(|bridges| bridges.providing(capability).is_some());
            if !is_known {
                return Ok(None);
            }
            match (
                BridgeSettings::find(&mut sql, body, capability).await?,
                capability,
            ) {
                (Some(found), Capability::Mailbox) => (true, found.account),
                (Some(found), _) => (true, found.address),
                (None, _)
                    if matches!(
                        kind,
                        tools::tasks::READ | tools::files::READ | tools::messages::READ
                    ) =>
                {
                    return Ok(None);
                }
                (None, Capability::Messages) => (false, t!(words, "house-bridges-messages-off")),
                (None, Capability::Rooms) => (false, t!(words, "house-bridges-rooms-off")),
                (None, Capability::Pads) => (false, t!(words, "house-bridges-pads-off")),
                (None, Capability::Tables) => (false, t!(words, "house-bridges-tables-off")),
                (None, Capability::Files) => (false, t!(words, "house-bridges-folders-off")),
                (None, Capability::Tasks) => (false, t!(words, "house-bridges-tasks-off")),
                (None, Capability::Calendar) => (false, t!(words, "house-bridges-calendar-off")),
                (None, Capability::Mailbox) => (false, t!(words, "house-bridges-mailbox-off")),
            }
        }
        "mail" if settings.smtp_url.is_some() => (true, t!(words, "house-bridges-mail-on")),
        "mail" if visit.body.is_demonstration => (true, t!(words, "house-bridges-mail-demonstration")),
        "mail" => (false, t!(words, "house-bridges-mail-off")),
        SMS => match phones::gateway(&mut sql, body).await? {
            Some(gateway) => (true, gateway.address),
            None => (false, t!(words, "house-bridges-sms-off")),
        },
        _ => match &settings.websub_hub {
            Some(hub) => (true, hub.clone()),
            None => return Ok(None),
        },
    };
    let exchanges = Exchanges::of(&mut sql, body, kind).await?;
    let mut left = Vec::new();
    for line in EffectLine::left(&mut sql, body, kind, LINES_MAX).await? {
        let reference = line.about.clone().or_else(|| about(&line.key));
        let subject = match reference {
            Some(reference) => Subject::find(&mut sql, body, &reference).await?,
            None => None,
        };
        left.push((line, subject));
    }
    let last = match kind {
        // One reading is done again and again: what it kept tells when it last went well.
        "mailbox" => letters::last_read(&mut sql, body).await?,
        _ => exchanges.last_done_at,
    };
    Ok(Some(Shown {
        kind,
        capability: Capability::parse(kind),
        last,
        is_set,
        place,
        exchanges,
        left,
    }))
}

/// What an effect is about when only its key says it: `meeting-{id}@{body} 1 1` for an event of the calendar,
/// `follow-up-{id}@{body} 1 1` for a task, `meetings-cancelled-{id}-…` for a mail of the meetings.
fn about(key: &str) -> Option<SubjectRef> {
    if let Some((name, _)) = key.split_once('@') {
        let (kind, id) = name.split_at_checked(name.len().checked_sub(UUID_CHARS)?)?;
        return Some(SubjectRef::new::<()>(kind.strip_suffix('-')?, id.parse().ok()?));
    }
    key.strip_prefix("meetings-")?;
    let id = key.match_indices('-').find_map(|(place, _)| {
        let written = key.get(place + 1..place + 1 + UUID_CHARS)?;
        written.parse::<Id<()>>().ok()
    })?;
    Some(SubjectRef::new("meeting", id))
}

fn section(visit: &Visit, bridge: &Shown) -> Markup {
    let words = visit.words;
    let exchanges = &bridge.exchanges;
    let last = if let Some(at) = bridge.last {
        words.datetime_element(at.timestamp(), &visit.body.zone())
    } else {
        html! { (t!(words, "house-bridges-never")) }
    };
    let facts = [
        (t!(words, "house-bridges-place"), html! { (bridge.place) }),
        (t!(words, "house-bridges-last"), last),
        (
            t!(words, "house-bridges-waiting"),
            html! {
                (words.number(exchanges.waiting))
                @if let Some(since) = exchanges.waiting_since {
                    " " (t!(words, "house-bridges-since", at = visit.at(since)))
                }
            },
        ),
        (
            t!(words, "house-bridges-parked"),
            html! { (words.number(exchanges.parked)) },
        ),
    ];
    // Nothing is handed over to what is reached by its address alone.
    let is_place = bridge.capability.is_some_and(Capability::is_place);
    let heading = words.say(&format!("house-bridges-kind-{}", bridge.kind));
    html! {
        section {
            h2 id=(bridge.kind) {
                (heading) " "
                @if is_place && bridge.is_set { (status(&t!(words, "house-bridges-state-set"), Tone::Good)) }
                @else { (state(visit, bridge.state())) }
            }
            @if !is_place && (bridge.is_set || exchanges.waiting + exchanges.parked > 0) {
                (definition_list(&facts))
            } @else {
                p { (bridge.place) }
            }
            @if let Some(capability) = bridge.capability {
                p { (button_link(&setting_label(visit, bridge, capability), setting::path(capability))) }
            }
            @if bridge.kind == SMS {
                @let label = if bridge.is_set {
                    t!(words, "house-bridges-change")
                } else {
                    t!(words, "house-bridges-sms-set-up")
                };
                p { (button_link(&label, SMS_SETTING)) }
            }
            @if bridge.kind == "mailbox" && bridge.is_set {
                p { a href="/courriel-recu" { (t!(words, "house-bridges-received")) } }
            }
            @if exchanges.parked > 0 { p { (t!(words, "house-bridges-given-up")) } }
            @if !bridge.left.is_empty() { (left(visit, bridge)) }
            @if exchanges.parked > 1 {
                (retry_all_form(visit, bridge.kind))
            }
        }
    }
}

fn retry_all_form(visit: &Visit, kind: &str) -> Markup {
    let words = visit.words;
    Form::post(words, format!("{PATH}/{kind}/reprendre"), visit.request_id())
        .content(html! { (button_quiet(t!(words, "house-bridges-retry-all"))) })
}

fn setting_label(visit: &Visit, bridge: &Shown, capability: Capability) -> String {
    match capability {
        _ if bridge.is_set => t!(visit.words, "house-bridges-change"),
        Capability::Calendar => t!(visit.words, "house-bridges-set-up"),
        Capability::Mailbox => t!(visit.words, "house-bridges-mailbox-set-up"),
        Capability::Tasks => t!(visit.words, "house-bridges-tasks-set-up"),
        Capability::Files => t!(visit.words, "house-bridges-folders-set-up"),
        Capability::Messages => t!(visit.words, "house-bridges-messages-set-up"),
        Capability::Rooms => t!(visit.words, "house-bridges-rooms-set-up"),
        Capability::Pads => t!(visit.words, "house-bridges-pads-set-up"),
        Capability::Tables => t!(visit.words, "house-bridges-tables-set-up"),
    }
}

fn state(visit: &Visit, state: State) -> Markup {
    let (tone, key) = match state {
        State::Off => (Tone::Neutral, "house-bridges-state-off"),
        State::Down => (Tone::Bad, "house-bridges-state-down"),
        State::Waiting => (Tone::Warning, "house-bridges-state-waiting"),
        State::Works => (Tone::Good, "house-bridges-state-works"),
    };
    status(&visit.words.say(key), tone)
}

/// What waits and what failed, and why.
fn left(visit: &Visit, bridge: &Shown) -> Markup {
    let words = visit.words;
    let lines = bridge.left.iter().map(|(line, subject)| {
        let decided = words.datetime_element(line.created_at.timestamp(), &visit.body.zone());
        let shown = match subject {
            Some(subject) => card(&subject.title).href(&subject.path),
            None => card(words.say(&format!("effect-{}", line.kind))),
        };
        let shown = shown.under_h2().detail(decided).body(why(visit, line));
        if line.state() == EffectState::Parked {
            shown.action(deeds(visit, line))
        } else {
            shown
        }
    });
    cards(lines)
}

fn why(visit: &Visit, line: &EffectLine) -> Markup {
    let words = visit.words;
    html! {
        @match &line.last_error {
            Some(error) => p { (reason(words, error)) },
            None => p { (t!(words, "house-bridges-on-its-way")) },
        }
        @if line.state() == EffectState::Waiting && line.attempts > 0 {
            p { (t!(words, "house-deliveries-next", at = visit.at(line.due_at))) }
        }
    }
}

fn deeds(visit: &Visit, line: &EffectLine) -> Markup {
    let words = visit.words;
    let form = |deed: &str, label: String| {
        let action = format!("{PATH}/envois/{}/{deed}", line.id);
        Form::post(words, action, visit.request_id()).content(html! { (button_quiet(label)) })
    };
    html! {
        (form("reprendre", t!(words, "house-bridges-retry")))
        (form("ecarter", t!(words, "house-bridges-set-aside")))
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    request_id: Uuid,
}

pub(super) async fn retry(
    visit: Visit,
    Path(id): Path<Id<EffectMark>>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    visit.act(asked.request_id, &RetryEffect { effect: id }).await?;
    visit.done(PATH, "delivery-retried")
}

pub(super) async fn retry_all(
    visit: Visit,
    Path(kind): Path<String>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    if !KINDS.contains(&kind.as_str()) {
        return Err(Fault::NotFound("bridge").into());
    }
    visit.act(asked.request_id, &RetryEffectsOf { kind }).await?;
    visit.done(PATH, "delivery-retried")
}

pub(super) async fn set_aside(
    visit: Visit,
    Path(id): Path<Id<EffectMark>>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    visit
        .act(asked.request_id, &SetAsideEffect { effect: id })
        .await?;
    visit.done(PATH, "delivery-set-aside")
}
