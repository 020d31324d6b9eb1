//! The page of a dataset: what it holds, who answers for it, its files, how well it is published, what people say of it.

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use moderation::Target;
use ui::components::{Tone, card, cards, definition_list, list_empty, notice, table};
use ui::forms::{Form, button_link, button_quiet};
use ui::offers::offers_of;
use ui::panels::panels_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::{
    author, budget, challenges, find_dataset, find_group, harvest, hidden, licence_words, may_prepare,
    names_of, produced, size, theme_words, under_catalogue,
};
use crate::explore::is_within;
use crate::model::{
    Current, Dataset, DatasetId, DatasetState, Harvest, Listed, Produced, REMARK_WORD, Remark, RemarkSort,
    RemarkState, Resource, ResourceId, Version, VersionState, quality,
};
use crate::{rights, store};

pub(super) async fn show(visit: Visit, Path(id): Path<DatasetId>) -> Answer {
    let dataset = find_dataset(&visit, id).await?;
    let may = may_prepare(&visit, &dataset).await?;
    if dataset.state == DatasetState::Draft && !may {
        return Err(hidden(&visit).into());
    }
    if dataset.state == DatasetState::Withdrawn && !may {
        let page = Page::new(&dataset.title, withdrawn(&visit, &dataset));
        return visit.page(under_catalogue(&visit, page).titled_by_its_author().not_indexed());
    }
    let page = whole(&visit, &dataset, may).await?;
    visit.page(page)
}

fn withdrawn(visit: &Visit, dataset: &Dataset) -> Markup {
    notice(
        Tone::Neutral,
        &html! {
            p { (t!(visit.words, "datasets-withdrawn-on", date = visit.on(dataset.changed_at))) }
            (visit.words.markdown(&dataset.withdrawn_because))
        },
    )
}

async fn whole(visit: &Visit, dataset: &Dataset, may: bool) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let files = store::list_current_of(&mut sql, body, dataset.id).await?;
    let listed = Listed {
        dataset: dataset.clone(),
        files,
    };
    let resources = if may {
        store::list_resources(&mut sql, body, dataset.id).await?
    } else {
        Vec::new()
    };
    let made = store::list_produced_of(&mut sql, body, dataset.id).await?;
    let harvests = store::list_harvests_of(&mut sql, body, dataset.id).await?;
    let by_parvis = by_parvis(&made, &harvests);
    let path = dataset.path();
    let main = html! {
        @match dataset.state {
            DatasetState::Draft => (notice(Tone::Info, &html! { p { (t!(words, "datasets-draft-notice")) } })),
            DatasetState::Withdrawn => (withdrawn(visit, dataset)),
            DatasetState::Published => (offers_of(visit, &dataset.subject()).await?),
        }
        (words.markdown(&dataset.description))
        (definition_list(&facts(visit, dataset).await?))
        section aria-labelledby="fichiers" {
            h2 #fichiers { (t!(words, "datasets-files")) }
            @if listed.files.is_empty() { (list_empty(&t!(words, "datasets-no-file"), None)) }
            @for file in &listed.files { (one_file(visit, file, (&made, &harvests))) }
            @for one in made.iter().filter(|one| !listed.files.iter().any(|file| file.resource.id == one.resource_id)) {
                (produced::said(visit, one))
            }
            (produced::held(visit, &listed, &made).await?)
            (harvest::held(visit, &listed, &harvests).await?)
            @if may { (waiting(visit, (&listed.files, &resources), &by_parvis).await?) }
            @if may {
                p { (button_link(&t!(words, "datasets-send-title"), &format!("{path}/deposer"))) }
                (harvest::offered(visit, dataset, (&resources, &by_parvis)).await?)
            }
        }
        (budget::section(visit, &listed.files).await?)
        (quality_section(visit, &listed))
        @if dataset.is_public() { (said(visit, dataset).await?) }
        (challenges::on(visit, dataset).await?)
        (panels_of(visit, &dataset.subject()).await?)
        @if may {
            ul.links {
                li { a href={ (path) "/modifier" } { (t!(words, "datasets-change-title")) } }
                @if dataset.is_public() {
                    li { a href={ (path) "/retirer" } { (t!(words, "datasets-withdraw-title")) } }
                }
                @if dataset.state == DatasetState::Withdrawn {
                    li { a href={ (path) "/remettre" } { (t!(words, "datasets-restore-title")) } }
                }
            }
        }
        section aria-labelledby="histoire" {
            h2 #histoire { (t!(words, "datasets-history")) }
            (timeline_of(visit, &dataset.reference(), &|_| None).await?)
        }
    };
    let page = under_catalogue(visit, Page::new(&dataset.title, main)).titled_by_its_author();
    Ok(if dataset.is_public() {
        page
    } else {
        page.not_indexed()
    })
}

async fn facts(visit: &Visit, dataset: &Dataset) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let group = find_group(visit, dataset.group_id).await?;
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: Markup| facts.push((words.say(key), value));
    fact(
        "datasets-field-theme",
        html! { (theme_words(words, dataset.theme)) },
    );
    let keywords: Vec<&str> = dataset.words().collect();
    if !keywords.is_empty() {
        fact(
            "datasets-field-keywords",
            html! { (words.written(&keywords.join(", "))) },
        );
    }
    fact("datasets-field-producer", html! { (dataset.producer) });
    fact(
        "datasets-fact-group",
        html! { a href={ "/groupes/" (group.slug) } { (group.name) } },
    );
    if !dataset.email.is_empty() {
        fact(
            "datasets-fact-contact",
            html! { a href={ "mailto:" (dataset.email) } { (dataset.email) } },
        );
    }
    fact(
        "datasets-field-licence",
        html! { a href=(dataset.licence.address()) rel="license noopener external" { (licence_words(words, dataset.licence)) } },
    );
    let frequency = words.say(&format!("datasets-frequency-{}", dataset.frequency.as_str()));
    fact("datasets-field-frequency", html! { (frequency) });
    let reach = words.say(&format!("datasets-reach-{}", dataset.reach.as_str()));
    fact(
        "datasets-field-territory",
        html! { (dataset.territory) " (" (reach) ")" },
    );
    let period = match (dataset.covers_from, dataset.covers_to) {
        (Some(from), Some(to)) => t!(
            words,
            "datasets-period",
            from = words.date(from),
            to = words.date(to)
        ),
        (Some(from), None) => t!(words, "datasets-period-from", from = words.date(from)),
        (None, Some(to)) => t!(words, "datasets-period-to", to = words.date(to)),
        (None, None) => String::new(),
    };
    if !period.is_empty() {
        fact("datasets-fact-period", html! { (period) });
    }
    if let Some(at) = dataset.published_at {
        fact("datasets-fact-published", html! { (visit.on(at)) });
        fact("datasets-fact-changed", html! { (visit.on(dataset.changed_at)) });
    }
    fact("datasets-fact-identifier", html! { code { (dataset.id) } });
    Ok(facts)
}

/// The files of which Parvis makes the versions.
fn by_parvis(made: &[Produced], harvests: &[Harvest]) -> Vec<ResourceId> {
    let made = made.iter().filter(|one| one.is_running());
    made.map(|one| one.resource_id)
        .chain(harvests.iter().map(|one| one.resource_id))
        .collect()
}

fn one_file(visit: &Visit, file: &Current, (made, harvests): (&[Produced], &[Harvest])) -> Markup {
    let words = visit.words;
    let version = &file.version;
    html! {
        article id={ "fichier-" (file.resource.id) } {
            h3 { (words.written(&file.resource.title)) }
            p {
                (version.format.to_uppercase()) ", " (size(words, version.size_bytes))
                @if let Some(rows) = version.row_count { ", " (t!(words, "datasets-rows", n = rows)) }
                @if let Some(at) = version.published_at { " – " (t!(words, "datasets-version-on", number = version.number, date = visit.on(at))) }
            }
            @if !version.schema_name.is_empty() {
                p { (t!(words, "datasets-follows-schema", schema = format!("{} {}", version.schema_name, version.schema_version))) }
            }
            @for one in made.iter().filter(|one| one.resource_id == file.resource.id) { (produced::said(visit, one)) }
            @for one in harvests.iter().filter(|one| one.resource_id == file.resource.id) { (harvest::said(visit, one)) }
            (super::written(words, &version.note))
            @if version.is_explorable() && is_within(version) {
                p { (button_link(&t!(words, "datasets-explore-named", title = file.resource.title.as_str()), &file.resource.explorer_path())) }
            }
            (downloads(visit, &file.resource.path(), version))
            p { a href=(version.path()) { (t!(words, "datasets-version-details", title = file.resource.title.as_str())) } }
            details {
                summary { (t!(words, "datasets-fact-digest")) }
                code.digest { (version.sha256) }
            }
        }
    }
}

/// The forms in which a version is given, from its own address or from that of its file.
pub(super) fn downloads(visit: &Visit, base: &str, version: &Version) -> Markup {
    let words = visit.words;
    let format = version.format.to_uppercase();
    html! {
        ul.links {
            li { a href={ (base) "/original" } { (t!(words, "datasets-download-original", format = format)) } }
            @if version.is_table() {
                li { a href={ (base) "/tableur.csv" } { (t!(words, "datasets-download-spreadsheet")) } }
                @if version.format != "csv" {
                    li { a href={ (base) "/table.csv" } { (t!(words, "datasets-download-csv")) } }
                }
                @if version.format != "json" {
                    li { a href={ (base) "/table.json" } { (t!(words, "datasets-download-json")) } }
                }
            }
        }
    }
}

/// What those who prepare it see beside: drafts, earlier versions, the way to send another one.
async fn waiting(
    visit: &Visit,
    (current, resources): (&[Current], &[Resource]),
    by_parvis: &[ResourceId],
) -> Result<Markup, Fault> {
    let words = visit.words;
    if resources.is_empty() {
        return Ok(html! {});
    }
    let mut lines = table(t!(words, "datasets-versions-caption"))
        .column(t!(words, "datasets-column-file"))
        .column(t!(words, "datasets-column-version"))
        .column(t!(words, "datasets-column-state"))
        .column(t!(words, "datasets-column-action"));
    for resource in resources {
        let mut versions = store::list_versions(&mut visit.sql(), visit.body.id, resource.id).await?;
        // The draft first: it is what waits.
        versions.sort_by_key(|version| version.state != VersionState::Draft);
        let has_draft = versions
            .first()
            .is_some_and(|version| version.state == VersionState::Draft);
        // Nobody sends by hand what Parvis makes.
        let is_made = by_parvis.contains(&resource.id);
        let is_current = current.iter().any(|file| file.resource.id == resource.id);
        let send = format!(
            "{}/deposer?de={}",
            crate::model::dataset_path(resource.dataset_id),
            resource.id
        );
        for (place, version) in versions.iter().enumerate() {
            let label = if version.state == VersionState::Draft {
                t!(words, "datasets-version-draft")
            } else {
                t!(words, "datasets-version-number", number = version.number)
            };
            lines = lines.row([
                html! { (words.written(&resource.title)) },
                html! { a href=(version.path()) { (label) } },
                html! { (words.say(&format!("datasets-version-state-{}", version.state.as_str()))) },
                html! {
                    @if place == 0 && !has_draft && !is_made {
                        a href=(send) { (t!(words, "datasets-send-version")) }
                    } @else { "–" }
                },
            ]);
        }
        if versions.is_empty() && !is_current {
            lines = lines.row([
                html! { (words.written(&resource.title)) },
                html! { "–" },
                html! { "–" },
                html! {
                    @if is_made { "–" }
                    @else { a href=(send) { (t!(words, "datasets-send-version")) } }
                },
            ]);
        }
    }
    Ok(html! { details { summary { (t!(words, "datasets-versions")) } (lines) } })
}

fn quality_section(visit: &Visit, listed: &Listed) -> Markup {
    let words = visit.words;
    let quality = quality(listed, visit.now());
    html! {
        section aria-labelledby="qualite" {
            h2 #qualite { (t!(words, "datasets-quality", score = quality.score)) }
            details {
                summary { (t!(words, "datasets-quality-why")) }
                ul {
                    @for (criterion, points, is_met) in &quality.reasons {
                        @let answer = if *is_met { "yes" } else { "no" };
                        li { (t!(words, &format!("datasets-quality-{criterion}-{answer}"), points = *points)) }
                    }
                }
            }
        }
    }
}

/// Comments and reuses; of those that were removed, how many they were.
async fn said(visit: &Visit, dataset: &Dataset) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let shown = store::list_remarks(&mut sql, body, dataset.id).await?;
    let removed = store::count_remarks(&mut sql, body, dataset.id, RemarkState::Removed).await?;
    drop(sql);
    let may_decide = visit.may(&moderation::rights::DECIDE, dataset.scope()).await?;
    let people = shown
        .iter()
        .map(|remark| (remark.author_id, remark.shows_name))
        .collect();
    let names = names_of(visit, people).await?;
    let mut foot = Vec::with_capacity(shown.len());
    for remark in &shown {
        foot.push((remark.id, under(visit, (dataset, may_decide), remark).await?));
    }
    let under_of = |remark: &Remark| {
        foot.iter()
            .find(|(id, _)| *id == remark.id)
            .map(|(_, under)| under.clone())
    };
    let by = |remark: &Remark| {
        let name = author(words, &names, (remark.author_id, remark.shows_name));
        t!(
            words,
            "datasets-said-by",
            name = name,
            date = visit.on(remark.created_at)
        )
    };
    let of = |sort: RemarkSort| shown.iter().filter(move |remark| remark.sort == sort);
    let reuses: Vec<_> = of(RemarkSort::Reuse)
        .map(|remark| {
            card(&remark.title)
                .titled_by_its_author(words)
                .href(&remark.address)
                .under_h2()
                .detail(html! { span id={ "avis-" (remark.id) } { (by(remark)) } })
                .body(html! { (words.markdown(&remark.content)) @if let Some(under) = under_of(remark) { (under) } })
        })
        .collect();
    let comments: Vec<&Remark> = of(RemarkSort::Comment).collect();
    Ok(html! {
        section aria-labelledby="reutilisations" {
            h2 #reutilisations { (t!(words, "datasets-reuses")) }
            @if reuses.is_empty() { (list_empty(&t!(words, "datasets-reuses-none"), None)) }
            @else { (cards(reuses)) }
            p { a href={ (dataset.path()) "/reutiliser" } { (t!(words, "datasets-reuse-title")) } }
        }
        section aria-labelledby="commentaires" {
            h2 #commentaires { (t!(words, "datasets-comments", n = comments.len())) }
            @for remark in &comments {
                article id={ "avis-" (remark.id) } {
                    p.muted { (by(remark)) }
                    (words.markdown(&remark.content))
                    @if let Some(under) = under_of(remark) { (under) }
                }
            }
            @if removed > 0 { p.muted { (t!(words, "datasets-remarks-removed", n = removed)) } }
            p { a href={ (dataset.path()) "/commenter" } { (t!(words, "datasets-comment-title")) } }
        }
    })
}

/// Reporting it, and for its author taking it back.
async fn under(
    visit: &Visit,
    (dataset, may_decide): (&Dataset, bool),
    remark: &Remark,
) -> Result<Markup, Fault> {
    let words = visit.words;
    // Of what others wrote nothing is asked.
    let signed_in = visit.signed_in.as_ref();
    let is_written = signed_in.is_some_and(|signed_in| signed_in.person == remark.author_id);
    let is_own = is_written && visit.may(&rights::TAKE_BACK, remark.scope(dataset)).await?;
    let target = Target::new(REMARK_WORD, remark.id);
    Ok(html! {
        p { (moderation::report_link(visit, &target, may_decide)) }
        @if is_own {
            (Form::post(words, format!("/donnees/avis/{}/retirer", remark.id), visit.request_id())
                .content(html! { (button_quiet(t!(words, "datasets-take-back"))) }))
        }
    })
}
