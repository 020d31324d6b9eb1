//! What is said in the room of a group or a parcours on the town's chat server, for those who may read it here: as it was
//! read last, never asked for while a page is made. And coming into it.

use axum::extract::Query;
use db::Uuid;
use kernel::{Fault, Scope, Subject, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use tools::messages::{ADDRESS_CHARS_MAX, AskInvitation, KEPT_DAYS, Room, Said};
use tools::{BridgeSettings, Capability, MANAGE, READ_DISCUSSION};
use ui::forms::{Form, FormErrors, button, error_summary, hidden, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use crate::offers::ACTIVITY;

/// Where one asks to be let in.
const PATH: &str = "/discussion/invitation";
/// Messages shown on the page.
const SHOWN_MAX: i64 = 8;
/// Messages of one room that a search looks at, and of all of them.
const SEARCHED_MAX: i64 = tools::messages::KEPT_MAX;
const SEARCHED_TOTAL_MAX: usize = 1_000;
/// Messages found that are shown.
const FOUND_MAX: usize = 20;

/// The room, in the part of what is said: its link for everybody when it is public, its last messages for its members.
pub(super) async fn section(visit: &Visit, subject: &Subject) -> Result<Markup, Fault> {
    let (words, mut sql, body) = (visit.words, visit.sql(), visit.body.id);
    let Some(room) = Room::of(&mut sql, body, &subject.reference).await? else {
        return Ok(html! {});
    };
    let may_read = visit.may(&READ_DISCUSSION, room.scope()).await?;
    if !may_read && !room.is_public {
        return Ok(html! {});
    }
    let said = if may_read {
        Said::latest(&mut sql, body, &room, SHOWN_MAX).await?
    } else {
        Vec::new()
    };
    // Nothing proves that an account is of who gave it: agents see whether there are too many.
    let invited = if may_read && !room.is_public && visit.may(&MANAGE, Scope::BODY).await? {
        Some(room.invited(&mut sql, body).await?)
    } else {
        None
    };
    // What was missed is forgotten with what was not.
    let kept_since = visit.now().plus_days(-KEPT_DAYS);
    let missed_at = room.missed_at.filter(|at| may_read && *at > kept_since);
    Ok(html! {
        h3 { (t!(words, "follow-room")) }
        @match &room.address {
            // What is closed is not made anew on another server.
            None if room.closed_at.is_some() => p { (t!(words, "follow-room-left")) },
            None => p { (t!(words, "follow-room-asked")) },
            Some(address) => {
                @if room.is_encrypted { p { (t!(words, "follow-room-encrypted")) } }
                @else if may_read && said.is_empty() { p { (t!(words, "follow-room-silent")) } }
                @if let Some(at) = missed_at { p { (t!(words, "follow-room-missed", at = visit.at(at))) } }
                @if !said.is_empty() {
                    ul { @for one in &said { li { (message(visit, one)) } } }
                    p.hint { (t!(words, "follow-room-unknown", days = KEPT_DAYS)) }
                }
                p { a href=(address) rel="noopener" { (t!(words, "follow-room-open")) } }
                @if may_read && !room.is_public {
                    p {
                        a href={ (PATH) "?objet=" (subject.reference.kind) "/" (subject.reference.id) } {
                            (t!(words, "follow-room-invite"))
                        }
                    }
                    @if let Some(n) = invited { p.hint { (t!(words, "follow-room-invited", n = n)) } }
                }
                p.hint { (how(visit, &room)) }
            }
        }
    })
}

fn how(visit: &Visit, room: &Room) -> String {
    let words = visit.words;
    match (room.closed_at, room.is_public) {
        (Some(at), _) => t!(words, "follow-room-closed", at = visit.at(at)),
        (None, true) => t!(words, "follow-room-public"),
        (None, false) => t!(words, "follow-room-private"),
    }
}

fn message(visit: &Visit, said: &Said) -> Markup {
    let words = visit.words;
    html! {
        @if said.is_file { (t!(words, "follow-room-file")) " " }
        (words.written(&said.words))
        br;
        span.muted { (said.author) " · " (words.datetime_element(said.at.timestamp(), &visit.body.zone())) }
    }
}

/// The messages that answer a search; nothing for who may not read them.
pub(super) async fn found(visit: &Visit, subject: &Subject, query: &str) -> Result<Markup, Fault> {
    let (words, mut sql, body) = (visit.words, visit.sql(), visit.body.id);
    if BridgeSettings::find(&mut sql, body, Capability::Messages)
        .await?
        .is_none()
    {
        return Ok(html! {});
    }
    let mut searched = Vec::new();
    for room in Room::within(&mut sql, body, &subject.reference).await? {
        if searched.len() < SEARCHED_TOTAL_MAX && visit.may(&READ_DISCUSSION, room.scope()).await? {
            let said = Said::latest(&mut sql, body, &room, SEARCHED_MAX).await?;
            searched.extend(said.into_iter().map(|one| (room.clone(), one)));
        }
    }
    searched.sort_by_key(|(_, said)| std::cmp::Reverse(said.at));
    searched.truncate(SEARCHED_TOTAL_MAX);
    let answers = |said: &Said| search::answers(query, &format!("{} {}", said.author, said.words));
    let found: Vec<_> = searched.iter().filter(|(_, said)| answers(said)).collect();
    Ok(html! {
        @if !found.is_empty() {
            section aria-labelledby="discussion" {
                h2 #discussion { (t!(words, "follow-room-found", n = found.len())) }
                ul {
                    @for (room, said) in found.iter().take(FOUND_MAX) {
                        li {
                            (message(visit, said))
                            @if let Some(address) = &room.address {
                                " · " a href=(address) rel="noopener" { (words.written(&room.name)) }
                            }
                        }
                    }
                }
                @if found.len() > FOUND_MAX { p { (t!(words, "follow-room-found-cut", max = FOUND_MAX)) } }
                p.hint { (t!(words, "follow-room-unknown", days = KEPT_DAYS)) }
            }
        }
    })
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    objet: String,
}

#[derive(Deserialize)]
pub(super) struct Sent {
    request_id: Uuid,
    #[serde(default)]
    objet: String,
    #[serde(default)]
    compte: String,
}

pub(super) async fn ask(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let subject = named(&visit, &asked.objet).await?;
    visit.page(page(&visit, &subject, "", &FormErrors::default()))
}

pub(super) async fn invite(visit: Visit, Posted(sent): Posted<Sent>) -> Answer {
    let subject = named(&visit, &sent.objet).await?;
    let deed = AskInvitation {
        of: subject.reference.clone(),
        account: sent.compte.clone(),
    };
    match visit.act(sent.request_id, &deed).await {
        Ok(()) => visit.done(&format!("{}/{ACTIVITY}", subject.path), "invitation-asked"),
        Err(fault) => {
            let errors = visit.refusal_of_form("compte", fault)?;
            visit.refused_page(page(&visit, &subject, &sent.compte, &errors).refused(&errors))
        }
    }
}

/// What the address names, for who may come into its room.
async fn named(visit: &Visit, written: &str) -> Result<Subject, Fault> {
    let unknown = || Fault::NotFound("discussion");
    let (kind, id) = written.split_once('/').ok_or_else(unknown)?;
    let reference = SubjectRef {
        kind: kind.to_owned(),
        id: id.parse().map_err(|_| unknown())?,
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let room = Room::of(&mut sql, body, &reference).await?.ok_or_else(unknown)?;
    // Anybody comes into a public one.
    if room.is_public {
        return Err(unknown());
    }
    if !visit.may(&READ_DISCUSSION, room.scope()).await? {
        return Err(Fault::Forbidden {
            right: READ_DISCUSSION.code,
        });
    }
    Subject::find(&mut sql, body, &reference)
        .await?
        .ok_or_else(unknown)
}

fn page(visit: &Visit, subject: &Subject, typed: &str, errors: &FormErrors) -> Page {
    let words = visit.words;
    let chars = u32::try_from(ADDRESS_CHARS_MAX).unwrap_or(u32::MAX);
    let objet = format!("{}/{}", subject.reference.kind, subject.reference.id);
    let form = Form::post(words, PATH, visit.request_id()).content(html! {
        (hidden("objet", &objet))
        (text_field(words, t!(words, "follow-room-account"), "compte").value(typed).max_length(chars)
            .hint(t!(words, "follow-room-account-hint")).autocomplete("off").errors(errors))
        (button(t!(words, "follow-room-invite-ask")))
    });
    let main = html! {
        (error_summary(errors, words))
        (form)
    };
    Page::new(t!(words, "follow-room-invite-title"), main)
        .lead(t!(words, "follow-room-invite-lead"))
        .under(&subject.title, &subject.path)
        .not_indexed()
}
