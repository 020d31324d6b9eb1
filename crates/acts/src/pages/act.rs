//! One act: who published it, when, what it is, where it comes from, and how to check its file.

use groups::Group;
use kernel::{EffectLine, Fault, Scope, Subject, SubjectRef};
use maud::{Markup, html};
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, button_link, button_quiet};
use ui::icons::{Icon, icon};
use ui::offers::offers_of;
use ui::panels::panels_of;
use ui::subject_timeline::timeline_of;
use ui::{Visit, t};

use crate::actions::is_of;
use crate::making::EFFECT;
use crate::model::{Act, ActPdf, Matter, Theme};
use crate::{rights, store};

/// Effects looked at for the one of an act.
const EFFECTS_MAX: i64 = 500;

pub(super) async fn main(visit: &Visit, act: &Act) -> Result<Markup, Fault> {
    let words = visit.words;
    let facts = facts(visit, act).await?;
    let timeline = timeline_of(visit, &act.reference(), &|_| None).await?;
    let pdf = store::pdf(&mut visit.sql(), visit.body.id, act.id).await?;
    let asking = asking(visit, act, pdf.as_ref()).await?;
    let open_data = open_data(visit, act).await?;
    let giving_theme = giving_theme(visit, act).await?;
    let subject = Subject {
        reference: act.reference(),
        title: act.title.clone(),
        path: act.path(),
    };
    let offers = offers_of(visit, &subject).await?;
    let panels = panels_of(visit, &subject).await?;
    Ok(html! {
        @if !act.extract.is_empty() { p { (words.written(&act.extract)) } }
        p { (button_link(&t!(words, "acts-read"), &act.file_path())) }
        p {
            a href=(act.file_path()) download=(act.file_name()) {
                (icon(Icon::Download)) (t!(words, "acts-download", size = words.file_size(size_of(act))))
            }
        }
        (on_paper(visit, act, pdf.as_ref()))
        (asking)
        (offers)
        (definition_list(&facts))
        (giving_theme)
        (open_data)
        h2 { (t!(words, "acts-nature")) }
        p { (words.say(&format!("acts-nature-{}", act.kind.as_str()))) }
        details {
            summary { (t!(words, "acts-check")) }
            p { (t!(words, "acts-check-explained")) }
            pre tabindex="0" { code { "sha256sum " (act.file_name()) } }
            p { (t!(words, "acts-check-expected")) }
            pre tabindex="0" { code { (act.sha256) "  " (act.file_name()) } }
            @if let Some(pdf) = &pdf {
                p { (t!(words, "acts-check-pdf")) }
                pre tabindex="0" { code { (pdf.sha256) "  " (act.pdf_name()) } }
            }
            @if let Some(commit) = &act.text_commit {
                p { (t!(words, "acts-commit")) " " code { (commit) } }
            }
        }
        (panels)
        h2 { (t!(words, "acts-history")) }
        (timeline)
    })
}

/// The same act as a file that is read aloud, printed and archived; or that it is being made.
fn on_paper(visit: &Visit, act: &Act, pdf: Option<&ActPdf>) -> Markup {
    let words = visit.words;
    let Some(pdf) = pdf else {
        return html! { p { (t!(words, "acts-pdf-waited")) } };
    };
    let size = words.file_size(u64::try_from(pdf.size_bytes).unwrap_or_default());
    html! {
        p {
            a href=(act.pdf_path()) download=(act.pdf_name()) {
                (icon(Icon::Download)) (t!(words, "acts-pdf-download", size = size, pages = pdf.page_count))
            }
        }
        @if !pdf.substituted.is_empty() {
            p { (t!(words, "acts-pdf-substituted")) " "
                @for letter in pdf.substituted.chars() { code { (format!("U+{:04X}", u32::from(letter))) } " " } }
        }
    }
}

/// For whoever may ask for the file again: why it was given up, and a button.
async fn asking(visit: &Visit, act: &Act, pdf: Option<&ActPdf>) -> Result<Markup, Fault> {
    if !visit.may(&rights::MAKE_PDF, Scope::BODY).await? {
        return Ok(html! {});
    }
    let words = visit.words;
    let left = EffectLine::left(&mut visit.sql(), visit.body.id, EFFECT, EFFECTS_MAX).await?;
    let own = left.iter().find(|line| is_of(&line.key, act.id));
    let is_given_up = own.is_some_and(|line| line.parked_at.is_some());
    if own.is_some() && !is_given_up {
        return Ok(html! { @if pdf.is_some() { p { (t!(words, "acts-pdf-waited-again")) } } });
    }
    let label = if pdf.is_some() {
        "acts-pdf-again"
    } else {
        "acts-pdf-ask"
    };
    let form = Form::post(words, act.pdf_path(), visit.request_id())
        .content(html! { (button_quiet(words.say(label))) });
    Ok(html! {
        @if is_given_up { (notice(Tone::Warning, &html! { p { (t!(words, "acts-pdf-given-up")) } })) }
        (form)
    })
}

/// How a deliberation stands in the open data, once the body has a number there.
async fn open_data(visit: &Visit, act: &Act) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    if !act.may_be_deliberation() || store::deliberations::siret(&mut sql, body).await?.is_none() {
        return Ok(html! {});
    }
    let known = store::deliberations::find(&mut sql, body, act.id).await?;
    let may_describe = visit.may(&rights::DESCRIBE, Scope::group(act.group_id)).await?;
    let path = format!("{}/deliberation", act.path());
    Ok(html! {
        @match &known {
            Some(said) => p {
                (t!(words, "acts-described", number = &said.number, date = words.date(said.decided_on)))
                " " a href="/actes/donnees-ouvertes" { (t!(words, "acts-open-data")) }
            },
            None if may_describe => (notice(Tone::Info, &html! { p { (t!(words, "acts-undescribed")) } })),
            None => {},
        }
        @if may_describe {
            p { a href=(path) { (words.say(if known.is_some() { "acts-describe-again" } else { "acts-describe" })) } }
        }
    })
}

async fn facts(visit: &Visit, act: &Act) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let group = groups::find(&mut visit.sql(), visit.body.id, act.group_id).await?;
    let mut facts = vec![
        fact(
            "acts-file-kind",
            html! { (words.say(&format!("acts-kind-{}", act.kind.as_str()))) },
        ),
        fact("acts-file-published", html! { (visit.at(act.published_at)) }),
        fact(
            "acts-file-author",
            html! {
                (t!(words, "acts-author", name = &act.author_name, quality = &act.author_quality))
            },
        ),
        fact("acts-group", group_link(group.as_ref())),
    ];
    let themes = themes_of(visit, act).await?;
    if !themes.is_empty() {
        let links = html! {
            @for (place, theme) in themes.iter().enumerate() {
                @if place > 0 { ", " }
                a href={ "/actes?" (theme.query()) } { (words.written(&theme.name)) }
            }
        };
        facts.push(fact("acts-field-theme", links));
    }
    let sources = [
        (
            "acts-from-text",
            act.text_id.map(|id| SubjectRef::new("text", id)),
        ),
        (
            "acts-from-meeting",
            act.meeting_id.map(|id| SubjectRef::new("meeting", id)),
        ),
    ];
    for (key, source) in sources {
        let Some(source) = source else { continue };
        if let Some(subject) = Subject::find(&mut visit.sql(), visit.body.id, &source).await? {
            facts.push(fact(key, html! { a href=(subject.path) { (subject.title) } }));
        }
    }
    Ok(facts)
}

/// The theme it was given, and that of its matter.
pub(super) async fn themes_of(visit: &Visit, act: &Act) -> Result<Vec<Theme>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let given = store::themes::of(&mut sql, body, act.id).await?;
    let described = store::deliberations::find(&mut sql, body, act.id).await?;
    let of_matter = described
        .and_then(|described| Matter::of(&described.matter)?.theme_number())
        .and_then(Theme::numbered);
    let given = given.map(|given| Theme::named(&given.theme));
    let is_same = given.as_ref().map(Theme::key) == of_matter.as_ref().map(Theme::key);
    Ok(given.into_iter().chain(of_matter.filter(|_| !is_same)).collect())
}

/// For whoever may: the page that gives the theme.
async fn giving_theme(visit: &Visit, act: &Act) -> Result<Markup, Fault> {
    if !visit.may(&rights::GIVE_THEME, Scope::group(act.group_id)).await? {
        return Ok(html! {});
    }
    let is_given = store::themes::of(&mut visit.sql(), visit.body.id, act.id)
        .await?
        .is_some();
    let label = if is_given {
        "acts-theme-change"
    } else {
        "acts-theme-give"
    };
    Ok(html! { p { a href={ (act.path()) "/theme" } { (visit.words.say(label)) } } })
}

fn group_link(group: Option<&Group>) -> Markup {
    html! {
        @if let Some(group) = group { a href={ "/groupes/" (group.slug) } { (group.name) } }
    }
}

fn size_of(act: &Act) -> u64 {
    u64::try_from(act.size_bytes).unwrap_or_default()
}
