//! A version of a file. A draft shows what is wrong in it, line by line, with the way to mend it, and is published from here; a
//! published one shows its columns and what changed.

use axum::extract::{FromRequest as _, Path, Request};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, FileHash};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice, table};
use ui::download::attached;
use ui::forms::{
    Form, FormErrors, button, button_quiet, confirm_details, error_summary, file_field, hidden, textarea,
};
use ui::spreadsheet::Csv;
use ui::{Answer, Page, Posted, PostedWithFile, SentFile, Visit, Words, t};

use super::{
    Pressed, before, chars, content_of, find_version, hidden as unseen, may_prepare, size, told,
    under_dataset,
};
use crate::actions::{DropFile, PublishFile, ReplaceFile};
use crate::document::made_name;
use crate::examine::{Examined, PREPARING, RECEIVING, mend as mended};
use crate::explore::is_within;
use crate::model::{
    Dataset, FILE_BYTES_MAX, Finding, Found, REASON_CHARS_MAX, Resource, Samples, Version, VersionId,
    VersionState,
};
use crate::pages::send::{chosen, schema_field};
use crate::store;
use crate::totem_file::Arrived;

/// Faults shown in a page.
const FAULTS_SHOWN: usize = 100;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    /// The digest of what was read
    #[serde(default)]
    vu: String,
    /// The revision of what was read
    #[serde(default)]
    revision: i64,
    #[serde(default)]
    schema: String,
    #[serde(default)]
    motif: String,
    #[serde(default)]
    note: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<VersionId>) -> Answer {
    let (version, resource, dataset) = find_version(&visit, id).await?;
    let may = may_prepare(&visit, &dataset).await?;
    if version.state == VersionState::Draft {
        if !may {
            return Err(unseen(&visit).into());
        }
        let about = (&version, &resource, &dataset);
        let page = draft_page(&visit, about, &Typed::default(), &FormErrors::default()).await?;
        return visit.page(page);
    }
    if !may && !dataset.is_public() {
        return Err(Fault::NotFound("file").into());
    }
    let page = published_page(&visit, (&version, &resource, &dataset), may).await?;
    visit.page(page)
}

/// The address of a form, opened as a page: the page the form is in.
pub(super) async fn back(visit: Visit, Path(id): Path<VersionId>) -> Answer {
    let (version, _, _) = find_version(&visit, id).await?;
    Ok(Redirect::to(&version.path()).into_response())
}

/// A draft that the visitor prepares.
async fn draft(visit: &Visit, id: VersionId) -> Result<(Version, Resource, Dataset), Fault> {
    let (version, resource, dataset) = find_version(visit, id).await?;
    if !may_prepare(visit, &dataset).await? {
        return Err(unseen(visit));
    }
    if version.state != VersionState::Draft {
        return Err(Fault::refused("datasets-draft-changed"));
    }
    Ok((version, resource, dataset))
}

impl Typed {
    /// The content that was read. Without its digest nobody read anything: what is there is what is meant only when the form
    /// says so.
    fn seen(&self) -> FileHash {
        FileHash::parse(&self.vu).unwrap_or_else(|| FileHash::of(b""))
    }

    /// Refuses before any heavy work what is no longer what was read.
    fn must_have_seen(&self, version: &Version) -> Result<(), Fault> {
        if version.sha256 == self.seen() && version.revision == self.revision {
            Ok(())
        } else {
            Err(Fault::refused("datasets-draft-changed"))
        }
    }
}

/// What a form says was read of the draft.
fn as_read(version: &Version) -> Markup {
    html! {
        (hidden("vu", version.sha256.as_str()))
        (hidden("revision", &version.revision.to_string()))
    }
}

/// Checks the draft against another schema, or none.
pub(super) async fn check(visit: Visit, Path(id): Path<VersionId>, Posted(typed): Posted<Typed>) -> Answer {
    let about = draft(&visit, id).await?;
    let outcome = async {
        let (version, resource, _) = &about;
        typed.must_have_seen(version)?;
        let schema = chosen(&visit, &typed.schema).await?;
        let turn = PREPARING.turn().await?;
        let bytes = content_of(&visit, version).await?;
        let before = before(&visit, resource.id).await?;
        let examined = Examined::read_in(turn, (version.file_name.clone(), bytes), schema, before).await?;
        let deed = ReplaceFile {
            version: id,
            seen: typed.seen(),
            revision: typed.revision,
            examined,
            mended_count: version.mended_count,
        };
        visit.act(typed.request_id, &deed).await
    };
    let outcome = outcome.await;
    answered(&visit, id, &typed, outcome, "datasets-file-checked").await
}

/// Mends what can be, at one click.
pub(super) async fn mend(visit: Visit, Path(id): Path<VersionId>, Posted(typed): Posted<Typed>) -> Answer {
    let about = draft(&visit, id).await?;
    let outcome = async {
        let (version, resource, _) = &about;
        typed.must_have_seen(version)?;
        let (bytes, count) = corrected(&visit, version).await?;
        let schema = chosen(&visit, &version.schema_name).await?;
        let turn = PREPARING.turn().await?;
        let before = before(&visit, resource.id).await?;
        let examined = Examined::read_in(turn, (made_name(version, "csv"), bytes), schema, before).await?;
        let more = i64::try_from(count).unwrap_or(i64::MAX);
        let deed = ReplaceFile {
            version: id,
            seen: typed.seen(),
            revision: typed.revision,
            examined,
            mended_count: version.mended_count.saturating_add(more),
        };
        visit.act(typed.request_id, &deed).await
    };
    let outcome = outcome.await;
    answered(&visit, id, &typed, outcome, "datasets-file-mended").await
}

/// Puts another file in the place of the draft, checked against the same schema. Nothing of it is read before who sends it is
/// known to hold the right.
pub(super) async fn replace(visit: Visit, Path(id): Path<VersionId>, request: Request) -> Answer {
    let about = draft(&visit, id).await?;
    let _place = RECEIVING.turn().await?;
    let posted = PostedWithFile::<Typed>::from_request(request, &visit.house).await;
    let (typed, file) = match posted {
        Ok(PostedWithFile(typed, file)) => (typed, file),
        Err(refusal) => return Ok(refusal),
    };
    let outcome = replaced(&visit, (&about.0, &about.1), &typed, file).await;
    answered(&visit, id, &typed, outcome, "datasets-file-replaced").await
}

async fn replaced(
    visit: &Visit,
    (version, resource): (&Version, &Resource),
    typed: &Typed,
    file: Option<SentFile>,
) -> Result<(), Fault> {
    typed.must_have_seen(version)?;
    let file = file.ok_or_else(|| Fault::field("fichier", "datasets-file-missing"))?;
    let file = Arrived::read(&visit.house, file.name, file.bytes.to_vec()).await?;
    let schema = chosen(visit, &version.schema_name).await?;
    let turn = PREPARING.turn().await?;
    let before = before(visit, resource.id).await?;
    let examined = Examined::read_in(turn, (file.name, file.bytes), schema, before).await?;
    let deed = ReplaceFile {
        version: version.id,
        seen: typed.seen(),
        revision: typed.revision,
        examined,
        mended_count: 0,
    };
    visit.act(typed.request_id, &deed).await
}

/// The draft mended, as a file to be read before anything changes.
pub(super) async fn mended_file(visit: Visit, Path(id): Path<VersionId>) -> Answer {
    let (version, _, _) = draft(&visit, id).await?;
    let (bytes, _) = corrected(&visit, &version).await?;
    let name = made_name(&version, "corrige.csv");
    Ok(attached(&name, Csv::MEDIA_TYPE, bytes))
}

async fn corrected(visit: &Visit, version: &Version) -> Result<(Vec<u8>, u64), Fault> {
    let schema = chosen(visit, &version.schema_name).await?;
    let schema = schema.ok_or_else(|| Fault::refused("datasets-nothing-to-mend"))?;
    let turn = PREPARING.turn().await?;
    let bytes = content_of(visit, version).await?;
    mended(turn, bytes, schema).await
}

pub(super) async fn publish(visit: Visit, Path(id): Path<VersionId>, Posted(typed): Posted<Typed>) -> Answer {
    let (version, _, dataset) = draft(&visit, id).await?;
    let deed = PublishFile {
        version: version.id,
        seen: typed.seen(),
        revision: typed.revision,
        personal_reason: typed.motif.clone(),
        note: typed.note.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&dataset.path(), "datasets-published"),
        Err(fault) => answered(&visit, id, &typed, Err(fault), "datasets-published").await,
    }
}

pub(super) async fn abandon(
    visit: Visit,
    Path(id): Path<VersionId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (version, _, dataset) = draft(&visit, id).await?;
    let deed = DropFile { version: version.id };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(&dataset.path(), "datasets-file-dropped")
}

/// The page of the draft again: with what was done, or with what refuses it.
async fn answered(
    visit: &Visit,
    id: VersionId,
    typed: &Typed,
    outcome: Result<(), Fault>,
    done: &'static str,
) -> Answer {
    match outcome {
        Ok(()) => visit.done(&crate::model::version_path(id), done),
        Err(fault) => {
            let errors = visit.refusal_of_form("brouillon", fault)?;
            // Somebody may have changed it meanwhile: what is shown is what is there.
            let (version, resource, dataset) = draft(visit, id).await?;
            let page = draft_page(visit, (&version, &resource, &dataset), typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn draft_page(
    visit: &Visit,
    (version, resource, dataset): (&Version, &Resource, &Dataset),
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let findings = version.findings();
    let path = version.path();
    // What Parvis makes is neither mended nor published by hand.
    let is_made = store::is_running(&mut visit.sql(), visit.body.id, resource.id).await?;
    let schema = schema_field(visit, &version.schema_name, &FormErrors::default()).await?;
    let post = |deed: &str| Form::post(words, format!("{path}/{deed}"), visit.request_id());
    let mend: Option<&dyn Fn(&str) -> Form> = if is_made { None } else { Some(&post) };
    let main = html! {
        (error_summary(errors, words))
        div #brouillon { (definition_list(&facts(visit, version))) }
        @if is_made { (notice(Tone::Warning, &html! { p { (t!(words, "datasets-produced-draft")) } })) }
        @if version.is_table() && !is_made {
            details open[version.schema_name.is_empty()] {
                summary { (t!(words, "datasets-choose-schema")) }
                div {
                    (post("verifier").content(html! {
                        (as_read(version))
                        (schema)
                        (button_quiet(t!(words, "datasets-check-button")))
                    }))
                }
            }
        }
        (faults(visit, version, mend))
        (personal(visit, &findings))
        @if let Some(changes) = version.changes() {
            section { h2 { (t!(words, "datasets-differences")) } (told::differences(words, &changes)) }
        }
        @if version.fault_count == 0 && !is_made {
            section aria-labelledby="publier" {
                h2 #publier { (t!(words, "datasets-publish-title")) }
                (post("publier").autosave(format!("donnees-{}", version.id)).content(html! {
                    (as_read(version))
                    @if !findings.is_empty() {
                        (textarea(words, t!(words, "datasets-field-personal-reason"), "motif")
                            .hint(t!(words, "datasets-field-personal-reason-hint")).rows(3)
                            .max_length(chars(REASON_CHARS_MAX)).value(&typed.motif).errors(errors))
                    }
                    (textarea(words, t!(words, "datasets-field-note"), "note")
                        .hint(t!(words, "datasets-field-note-hint")).rows(3)
                        .max_length(chars(REASON_CHARS_MAX)).value(&typed.note).errors(errors).optional())
                    (button(t!(words, "datasets-publish-button")))
                }))
            }
        }
        @if version.is_table() {
            @let seen = version.table();
            section {
                h2 { (t!(words, "datasets-columns")) }
                (told::columns(words, &seen))
                (told::notices(words, &seen.notices))
            }
        }
        @if !is_made {
            details open[errors.of("fichier").is_some()] {
                summary { (t!(words, "datasets-replace")) }
                (post("remplacer").with_files().content(html! {
                    (as_read(version))
                    (file_field(words, t!(words, "datasets-field-file"), "fichier")
                        .hint(t!(words, "datasets-replace-hint", max = words.file_size(FILE_BYTES_MAX as u64))).errors(errors))
                    (button_quiet(t!(words, "datasets-replace-button")))
                }))
            }
        }
        p { a href={ (path) "/original" } { (t!(words, "datasets-download-sent")) } }
        @if !is_made {
            (confirm_details(
                &t!(words, "datasets-drop"),
                &t!(words, "datasets-drop-what"),
                &post("abandonner").content(html! { (button(t!(words, "datasets-drop-confirm")).danger()) }),
            ))
        }
    };
    let title = t!(words, "datasets-draft-title", title = resource.title.as_str());
    Ok(under_dataset(visit, dataset, Page::new(title, main))
        .lead(t!(words, "datasets-draft-lead"))
        .refused(errors)
        .not_indexed())
}

/// What a file is: format, encoding, rows, schema.
fn facts(visit: &Visit, version: &Version) -> Vec<(String, Markup)> {
    let words = visit.words;
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: Markup| facts.push((words.say(key), value));
    fact("datasets-fact-file", html! { (version.file_name) });
    fact(
        "datasets-fact-format",
        html! { (version.format.to_uppercase()) " – " (size(words, version.size_bytes)) },
    );
    if let Some(rows) = version.row_count {
        let seen = version.table();
        fact(
            "datasets-fact-size",
            html! { (t!(words, "datasets-rows", n = rows)) ", " (t!(words, "datasets-columns-count", n = seen.column_count)) },
        );
        if let Some(encoding) = &seen.encoding {
            let separator = match seen.separator {
                Some('\t') => t!(words, "datasets-separator-tab"),
                Some(separator) => separator.to_string(),
                None => String::new(),
            };
            let said = t!(
                words,
                "datasets-written",
                encoding = encoding.as_str(),
                separator = separator
            );
            fact("datasets-fact-written", html! { (said) });
        }
    }
    let schema = if version.schema_name.is_empty() {
        t!(words, "datasets-schema-none")
    } else {
        format!("{} {}", version.schema_name, version.schema_version)
    };
    fact(
        "datasets-fact-schema",
        html! {
            @if version.schema_url.is_empty() { (schema) }
            @else { a href=(version.schema_url) rel="noopener external" { (schema) } }
        },
    );
    fact("datasets-fact-digest", html! { code.digest { (version.sha256) } });
    if version.mended_count > 0 {
        fact(
            "datasets-fact-mended",
            html! { (t!(words, "datasets-mended", n = version.mended_count)) },
        );
    }
    facts
}

/// What the check found, line by line, each with the sentence that says how to mend it.
fn faults(visit: &Visit, version: &Version, post: Option<&dyn Fn(&str) -> Form>) -> Markup {
    let words = visit.words;
    if version.schema_name.is_empty() {
        return html! {};
    }
    let found = version.faults();
    if version.fault_count == 0 {
        return html! {
            (notice(Tone::Good, &html! { p { (t!(words, "datasets-valid", schema = version.schema_name.as_str())) } }))
            (remarks(words, &found))
            (told::notices(words, &found.notices))
        };
    }
    let shown = i64::try_from(found.faults.len().min(FAULTS_SHOWN)).unwrap_or(i64::MAX);
    let more = version.fault_count.saturating_sub(shown);
    let is_mendable = found.faults.iter().any(|fault| fault.is_mendable) || more > 0;
    html! {
        section aria-labelledby="erreurs" {
            h2 #erreurs { (t!(words, "datasets-faults", n = version.fault_count)) }
            p { (t!(words, "datasets-faults-lead")) }
            @if let Some(post) = post.filter(|_| is_mendable) {
                (post("corriger").content(html! {
                    (as_read(version))
                    (button(t!(words, "datasets-mend-button")))
                }))
                p { a href={ (version.path()) "/corrige.csv" } { (t!(words, "datasets-mend-file")) } }
            }
            (told::faults(words, t!(words, "datasets-faults-caption"), &found.faults, FAULTS_SHOWN))
            @if more > 0 { p { (t!(words, "datasets-faults-more", n = more)) } }
            (told::notices(words, &found.notices))
        }
        (remarks(words, &found))
    }
}

/// Warnings, which keep nothing from being published.
fn remarks(words: Words, found: &Found) -> Markup {
    let number = i64::try_from(found.remark_count).unwrap_or(i64::MAX);
    html! {
        @if number > 0 {
            section aria-labelledby="remarques" {
                h2 #remarques { (t!(words, "datasets-remarks", n = number)) }
                p { (t!(words, "datasets-remarks-lead")) }
                (told::faults(words, t!(words, "datasets-remarks-caption"), &found.remarks, FAULTS_SHOWN))
            }
        }
    }
}

fn personal(visit: &Visit, findings: &[Finding]) -> Markup {
    let words = visit.words;
    if findings.is_empty() {
        return html! {};
    }
    notice(
        Tone::Warning,
        &html! {
            p { strong { (t!(words, "datasets-personal-title")) } }
            (told::findings(words, findings))
            p { (t!(words, "datasets-personal-what-to-do")) }
        },
    )
}

async fn published_page(
    visit: &Visit,
    (version, resource, dataset): (&Version, &Resource, &Dataset),
    may: bool,
) -> Result<Page, Fault> {
    let words = visit.words;
    let title = t!(
        words,
        "datasets-version-title",
        title = resource.title.as_str(),
        number = version.number
    );
    if version.state == VersionState::Withdrawn {
        let main = notice(
            Tone::Neutral,
            &html! { p { (t!(words, "datasets-version-withdrawn")) } (words.markdown(&version.withdrawn_because)) },
        );
        return Ok(under_dataset(visit, dataset, Page::new(title, main)).not_indexed());
    }
    let versions = store::list_versions(&mut visit.sql(), visit.body.id, resource.id).await?;
    // Rows of a version that was withdrawn are shown nowhere.
    let is_earlier_shown = versions
        .iter()
        .any(|other| other.number + 1 == version.number && other.is_public());
    let main = html! {
        @if version.state == VersionState::Former {
            (notice(Tone::Info, &html! { p {
                (t!(words, "datasets-version-former")) " "
                a href=(dataset.path()) { (t!(words, "datasets-version-latest")) }
            } }))
        }
        (super::written(words, &version.note))
        (definition_list(&facts(visit, version)))
        @if version.state == VersionState::Published && version.is_explorable() && is_within(version) && dataset.is_public() {
            p { a href=(resource.explorer_path()) { (t!(words, "datasets-explore-button")) } }
        }
        (super::dataset::downloads(visit, &version.path(), version))
        @if !version.personal_reason.is_empty() {
            section {
                h2 { (t!(words, "datasets-personal-justified")) }
                (words.markdown(&version.personal_reason))
            }
        }
        @if let Some(changes) = version.changes() {
            section {
                h2 { (t!(words, "datasets-differences")) }
                (told::differences(words, &changes))
                @if is_earlier_shown { (samples(visit, &changes.samples)) }
            }
        }
        @if version.is_table() {
            @let seen = version.table();
            section {
                h2 { (t!(words, "datasets-columns")) }
                (told::columns(words, &seen))
                (told::notices(words, &seen.notices))
            }
        }
        @if may { p { a href={ (version.path()) "/retirer" } { (t!(words, "datasets-withdraw-version")) } } }
    };
    Ok(under_dataset(visit, dataset, Page::new(title, main)))
}

/// Some rows that came and went, as they were kept when the file was looked at.
fn samples(visit: &Visit, samples: &Samples) -> Markup {
    let words = visit.words;
    let shown = |caption: String, rows: &[Vec<String>]| {
        let mut lines = table(caption);
        for name in &samples.columns {
            lines = lines.column(name);
        }
        for row in rows {
            lines = lines.row(row.iter().map(|cell| html! { (cell) }));
        }
        lines
    };
    html! {
        @if !samples.added.is_empty() { (shown(t!(words, "datasets-sample-added"), &samples.added)) }
        @if !samples.removed.is_empty() { (shown(t!(words, "datasets-sample-removed"), &samples.removed)) }
    }
}
