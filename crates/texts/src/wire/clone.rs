//! Clone and fetch: references, then what is missing.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use db::Sql;
use gitwire::{
    Command, Fetch, Graph, ListedRef, Node, Oid, Protocol, WireError, acknowledgements, listed_refs,
    receive_advertisement, upload_advertisement, write_delimiter, write_flush, write_line, write_packet,
    write_shallow,
};
use kernel::{CollectiviteId, Fault};
use serde::Deserialize;
use ui::{Visit, t};

use super::access::{Refused, answered, body, failed, pusher, said, text, unreadable};
use super::sending::{self, Sending};
use super::standing::BRANCHES;
use super::{AGENT, ASKED_BYTES_MAX};
use crate::history;
use crate::model::TextId;
use crate::moderated::RATIONALE;
use crate::remembered;
use crate::store::branches;
use crate::store::git::{self, Pages};

const UPLOAD: &str = "git-upload-pack";
const RECEIVE: &str = "git-receive-pack";

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    service: String,
}

fn protocol(headers: &HeaderMap) -> Protocol {
    Protocol::of(headers.get("git-protocol").and_then(|value| value.to_str().ok()))
}

/// What every conversation begins with.
pub(super) async fn references(
    visit: Visit,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let answer = async {
        let text = text(&visit, &name).await?;
        let listed = async || {
            let listed = listed(&mut visit.sql(), visit.body.id, text.id).await;
            listed.map_err(|fault| failed(&visit, &fault))
        };
        match asked.service.as_str() {
            UPLOAD => {
                let protocol = protocol(&headers);
                let listed = match protocol {
                    Protocol::V0 => listed().await?,
                    // Asked for by a command, later.
                    Protocol::V2 => Vec::new(),
                };
                Ok(answered(
                    "application/x-git-upload-pack-advertisement",
                    upload_advertisement(protocol, &listed, AGENT),
                ))
            }
            RECEIVE => {
                pusher(&visit, &headers, &text).await?;
                Ok(answered(
                    "application/x-git-receive-pack-advertisement",
                    receive_advertisement(&listed().await?, AGENT),
                ))
            }
            _ => Err(said(
                StatusCode::FORBIDDEN,
                &t!(visit.words, "texts-wire-old-protocol"),
            )),
        }
    };
    answer.await.unwrap_or_else(Refused::into_response)
}

/// The references of a text, `HEAD` first. The commits of an amendment say its rationale: when moderation removed it, its
/// branches are told to nobody, until it is put back. What was merged stays: the text is made of it.
async fn listed(sql: &mut Sql, body: CollectiviteId, text: TextId) -> Result<Vec<ListedRef>, Fault> {
    let references = git::list_refs(sql, body, text).await?;
    let withheld = branches::withheld(sql, body, text, RATIONALE).await?;
    let mut listed = Vec::with_capacity(references.len() + 1);
    for (name, target) in references {
        if name
            .strip_prefix(BRANCHES)
            .is_some_and(|name| withheld.contains(name))
        {
            continue;
        }
        let peeled = match name.strip_prefix("refs/tags/") {
            Some(_) => {
                Some(history::tagged(sql, body, text, target).await?).filter(|commit| *commit != target)
            }
            None => None,
        };
        if name == history::MAIN {
            listed.insert(
                0,
                ListedRef {
                    name: "HEAD".to_owned(),
                    target,
                    peeled: None,
                    symbolic: Some(name.clone()),
                },
            );
        }
        listed.push(ListedRef {
            name,
            target,
            peeled,
            symbolic: None,
        });
    }
    Ok(listed)
}

/// Objects asked for.
pub(super) async fn upload(
    visit: Visit,
    Path(name): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let answer = async {
        let text = text(&visit, &name).await?;
        let bytes = body(&visit, request, ASKED_BYTES_MAX).await?;
        let protocol = protocol(&headers);
        let fetch = match protocol {
            Protocol::V0 => Fetch::read_v0(&bytes),
            Protocol::V2 => match Command::read(&bytes) {
                Ok(Command::ListRefs(asked)) => {
                    let listed = listed(&mut visit.sql(), visit.body.id, text.id).await;
                    let listed = listed.map_err(|fault| failed(&visit, &fault))?;
                    return Ok(result(listed_refs(&listed, &asked)));
                }
                Ok(Command::Fetch(fetch)) => Ok(Some(fetch)),
                Err(error) => Err(error),
            },
        };
        match fetch {
            Ok(Some(fetch)) => packed(&visit, text.id, protocol, &fetch).await,
            Ok(None) => Ok(result(Vec::new())),
            Err(WireError::Unsupported(what)) => {
                let sentence = t!(visit.words, "texts-wire-unsupported", what = what);
                Ok(refused(&sentence))
            }
            Err(_) => Err(unreadable(&visit)),
        }
    };
    answer.await.unwrap_or_else(Refused::into_response)
}

fn result(content: Vec<u8>) -> Response {
    answered("application/x-git-upload-pack-result", content)
}

/// `git` ends there and shows the sentence (gitprotocol-common, « ERR »).
fn refused(sentence: &str) -> Response {
    let mut out = Vec::new();
    write_packet(&mut out, format!("ERR {sentence}\n").as_bytes());
    result(out)
}

async fn packed(visit: &Visit, text: TextId, protocol: Protocol, fetch: &Fetch) -> Result<Response, Refused> {
    let Some(_turn) = sending::turn().await else {
        return Ok(refused(&t!(visit.words, "texts-wire-busy")));
    };
    let (house, body) = (&visit.house, visit.body.id);
    let mut sql = visit.sql();
    let read = async {
        let mut tips = Vec::new();
        let mut tags = BTreeMap::new();
        for reference in listed(&mut sql, body, text).await? {
            if let Some(peeled) = reference.peeled {
                tags.insert(reference.target, peeled);
            }
            tips.push(reference.peeled.unwrap_or(reference.target));
        }
        // A commit that no reference leads to is not there, even for who knows its id.
        let graph = graph(&mut sql, body, text, &tips).await?;
        Ok::<_, Fault>((graph, tags))
    };
    let (graph, tags) = read.await.map_err(|fault| failed(visit, &fault))?;
    let mut wants = Vec::with_capacity(fetch.wants.len());
    let mut wanted_tags = Vec::new();
    for want in &fetch.wants {
        match tags.get(want) {
            Some(commit) => {
                wanted_tags.push(*want);
                wants.push(*commit);
            }
            None if graph.find(*want).is_some() => wants.push(*want),
            None => return Ok(refused(&t!(visit.words, "texts-wire-unknown-object"))),
        }
    }
    let common = graph.known(&fetch.haves);
    let is_enough = graph.is_enough(&wants, &common);
    let selection = graph.select(fetch, &wants, &common);
    let mut out = Vec::new();
    if protocol == Protocol::V0 && fetch.deepen.is_some() {
        write_shallow(&mut out, &selection.shallow, &selection.unshallow);
        write_flush(&mut out);
    }
    if !fetch.has_negotiation || !acknowledgements(&mut out, protocol, fetch, &common, is_enough) {
        return Ok(result(out));
    }
    if protocol == Protocol::V2 {
        if fetch.deepen.is_some() {
            write_line(&mut out, "shallow-info");
            write_shallow(&mut out, &selection.shallow, &selection.unshallow);
            write_delimiter(&mut out);
        }
        write_line(&mut out, "packfile");
    }
    if fetch.wants_tags {
        let of_what_is_sent = tags
            .iter()
            .filter(|(tag, commit)| selection.commits.contains(commit) && !fetch.wants.contains(tag));
        wanted_tags.extend(of_what_is_sent.map(|(tag, _)| *tag));
    }
    let objects = sending::objects(&mut sql, body, text, &graph, &selection, &wanted_tags).await;
    let objects = objects.map_err(|fault| failed(visit, &fault))?;
    let sending = Sending::begin(house.clone(), (body, text), objects, fetch.band_bytes_max, out);
    Ok(answered(
        "application/x-git-upload-pack-result",
        sending.into_body(),
    ))
}

/// Commits that are walked one by one rather than by reading all of a text's.
const WALKED_MAX: usize = 64;

/// The commits of a text that `tips` lead to. Those walked for an earlier fetch are remembered: only what came since is read.
async fn graph(sql: &mut Sql, body: CollectiviteId, text: TextId, tips: &[Oid]) -> Result<Graph, Fault> {
    let known = remembered::graph(body, text);
    let missing: Vec<Oid> = tips
        .iter()
        .filter(|tip| known.as_ref().is_none_or(|graph| graph.find(**tip).is_none()))
        .copied()
        .collect();
    if let Some(known) = known.as_ref().filter(|_| missing.is_empty()) {
        return Ok(known.restricted(tips));
    }
    let mut graph = known.map(|known| Graph::clone(&known)).unwrap_or_default();
    if !walk(sql, (body, text), &mut graph, missing).await? {
        read_all(sql, (body, text), &mut graph).await?;
    }
    if fill(sql, (body, text), &mut graph).await? {
        Ok(remembered::keep_graph(body, text, graph).restricted(tips))
    } else {
        // Remembered, a hole would stay.
        Ok(graph.restricted(tips))
    }
}

/// Adds what is missing: a commit that was written between two pages may stand in the one before. False when one is nowhere.
async fn fill(
    sql: &mut Sql,
    (body, text): (CollectiviteId, TextId),
    graph: &mut Graph,
) -> Result<bool, Fault> {
    loop {
        let missing = graph.missing_parents();
        if missing.is_empty() {
            return Ok(true);
        }
        let known = graph.len();
        walk(sql, (body, text), graph, missing).await?;
        if graph.len() == known {
            return Ok(false);
        }
    }
}

/// Adds the commits that these lead to, up to those known; false when they are too many to be read one by one.
async fn walk(
    sql: &mut Sql,
    (body, text): (CollectiviteId, TextId),
    graph: &mut Graph,
    mut waiting: Vec<Oid>,
) -> Result<bool, Fault> {
    let mut walked = 0;
    while let Some(oid) = waiting.pop() {
        if graph.find(oid).is_some() {
            continue;
        }
        walked += 1;
        if walked > WALKED_MAX {
            return Ok(false);
        }
        if let Some(commit) = history::find_commit(sql, body, text, oid).await? {
            waiting.extend_from_slice(&commit.parents);
            graph.add(
                oid,
                Node {
                    tree: commit.tree,
                    parents: commit.parents,
                },
            );
        }
    }
    Ok(true)
}

/// Adds every commit of a text, page after page.
async fn read_all(
    sql: &mut Sql,
    (body, text): (CollectiviteId, TextId),
    graph: &mut Graph,
) -> Result<(), Fault> {
    let mut after = Oid::from_bytes([0; 20]);
    loop {
        let page = git::objects_after(sql, body, text, Pages::Commits, after).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.oid;
        for packed in page {
            if graph.find(packed.oid).is_some() {
                continue;
            }
            let commit = gitwire::parse_commit(&packed.inflated()?.data)
                .map_err(|error| Fault::Internal(format!("commit {}: {error}", packed.oid)))?;
            graph.add(
                packed.oid,
                Node {
                    tree: commit.tree,
                    parents: commit.parents,
                },
            );
        }
    }
}
