//! What stands in the folder of a group or a parcours, for those who may read it: as it was read last, never asked for while
//! a page is made.

use kernel::{Fault, Subject};
use maud::{Markup, html};
use tools::files::{Entry, Folder};
use tools::{BridgeSettings, Capability, READ_FOLDER};
use ui::{Visit, t};

/// Things shown at first; the others when they are asked for.
const FIRST_MAX: usize = 8;
/// Names found by a search that are shown.
const FOUND_MAX: usize = 30;

/// Those of its folders that who reads may read: its own first, then those of a group’s parcours.
async fn readable(visit: &Visit, subject: &Subject) -> Result<Vec<(Folder, BridgeSettings)>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(settings) = BridgeSettings::find(&mut sql, body, Capability::Files).await? else {
        return Ok(Vec::new());
    };
    let mut readable = Vec::new();
    for folder in Folder::within(&mut sql, body, &subject.reference).await? {
        if visit.may(&READ_FOLDER, folder.scope()).await? {
            readable.push((folder, settings.clone()));
        }
    }
    Ok(readable)
}

/// The folder, in the part of what is filed; nothing for who may not read it.
pub(super) async fn section(visit: &Visit, subject: &Subject) -> Result<Markup, Fault> {
    let words = visit.words;
    let folders = readable(visit, subject).await?;
    let Some((folder, settings)) = folders.iter().find(|(folder, _)| folder.of == subject.reference) else {
        return Ok(html! {});
    };
    let empty = Vec::new();
    let entries = folder.content.as_ref().map_or(&empty, |content| &content.entries);
    let (first, others) = entries.split_at(entries.len().min(FIRST_MAX));
    Ok(html! {
        h3 { (t!(words, "follow-folder")) }
        @match &folder.content {
            None => p { (t!(words, "follow-folder-not-read")) },
            Some(content) if content.is_gone => p { (t!(words, "follow-folder-gone")) },
            Some(_) if entries.is_empty() => p { (t!(words, "follow-folder-empty")) },
            Some(content) => {
                (list(visit, folder, settings, first))
                @if !others.is_empty() {
                    details {
                        summary { (t!(words, "follow-folder-others", n = others.len())) }
                        (list(visit, folder, settings, others))
                        @if content.is_cut { p { (t!(words, "follow-folder-cut", max = entries.len())) } }
                    }
                }
            }
        }
        p.hint {
            (t!(words, "follow-folder-members")) " "
            @if let Some(address) = folder.address(settings, None) {
                a href=(address) rel="noopener" { (t!(words, "follow-folder-open")) }
            }
        }
    })
}

fn list<'a>(
    visit: &Visit,
    folder: &Folder,
    settings: &BridgeSettings,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Markup {
    html! { ul { @for entry in entries { li { (one(visit, folder, settings, entry)) } } } }
}

fn one(visit: &Visit, folder: &Folder, settings: &BridgeSettings, entry: &Entry) -> Markup {
    let words = visit.words;
    let size = entry.size_bytes.and_then(|size| u64::try_from(size).ok());
    let size = size.map(|size| words.file_size(size));
    let date = entry
        .modified_at()
        .map(|at| words.date(at.timestamp().to_zoned(visit.body.zone()).date()));
    let kind = entry.is_folder.then(|| t!(words, "follow-folder-folder"));
    let facts: Vec<String> = [kind, size, date].into_iter().flatten().collect();
    html! {
        @if let Some(address) = folder.address(settings, Some(&entry.name)) {
            a href=(address) rel="noopener" { (words.written(&entry.name)) }
        } @else { (words.written(&entry.name)) }
        @if !facts.is_empty() { br; span.muted { (facts.join(" · ")) } }
    }
}

/// The names in its folders that answer a search; nothing for who may not read them.
pub(super) async fn found(visit: &Visit, subject: &Subject, query: &str) -> Result<Markup, Fault> {
    let words = visit.words;
    let folders = readable(visit, subject).await?;
    let mut found = Vec::new();
    for (folder, settings) in &folders {
        let entries = folder.content.iter().flat_map(|content| &content.entries);
        found.extend(
            entries
                .filter(|entry| search::answers(query, &entry.name))
                .map(|entry| (folder, settings, entry)),
        );
    }
    Ok(html! {
        @if !found.is_empty() {
            section aria-labelledby="dossier" {
                h2 #dossier { (t!(words, "follow-folder-found", n = found.len())) }
                ul { @for (folder, settings, entry) in found.iter().take(FOUND_MAX) { li { (one(visit, folder, settings, entry)) } } }
                @if found.len() > FOUND_MAX { p { (t!(words, "follow-folder-found-cut", max = FOUND_MAX)) } }
            }
        }
    })
}
