//! The page of a contribution: what it says and said, who supports it, what is argued, what became of it.

use axum::extract::{Path, Query};
use kernel::{Fault, Scope};
use maud::{Markup, html};
use moderation::Target;
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice, tag};
use ui::forms::{Form, FormErrors, button, button_quiet, confirm_details, hidden};
use ui::offers::offers_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::{
    MENU, answer_status, answers, author_of, comments, day_element, find_contribution, made_for, names_shown,
};
use crate::model::{
    Answer as Fate, CONTRIBUTION_WORD, Consultation, ConsultationId, Contribution, ContributionId, Stage,
    State, Version,
};
use crate::rights;
use crate::store::contributions;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    pub(super) graine: Option<String>,
    pub(super) repondre: Option<String>,
    pub(super) page: Option<String>,
    /// A comment whose page of the list is asked for
    pub(super) commentaire: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (about, found) = find_contribution(&visit, (consultation, id)).await?;
    let (comment, answer) = (comments::CommentForm::default(), answers::Typed::default());
    let none = FormErrors::default();
    let page = page(&visit, &about, &found, &asked, &comment, &answer, &none).await?;
    visit.page(page)
}

/// The page, with what was typed in one of its forms when it comes back.
pub(super) async fn page(
    visit: &Visit,
    about: &Consultation,
    found: &Contribution,
    asked: &Asked,
    comment: &comments::CommentForm,
    answer: &answers::Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let seed = asked.graine.as_deref().filter(|seed| seed.parse::<i64>().is_ok());
    let list = match seed {
        Some(seed) => format!("{}?graine={seed}", about.path()),
        None => about.path(),
    };
    let title = match found.state {
        State::Published => found.title.clone(),
        State::Withdrawn => t!(words, "debates-withdrawn-title"),
        State::Removed => t!(words, "debates-removed-title"),
    };
    let main = match found.state {
        State::Published => html! {
            (ui::forms::error_summary(errors, words))
            (content(visit, found).await?)
            (support(visit, about, found).await?)
            (own_deeds(visit, about, found).await?)
            (answers::section(visit, about, found, answer, errors).await?)
            (comments::of_contribution(visit, (about, found), asked, comment, errors).await?)
            (moderation::links(visit, &Target::new(CONTRIBUTION_WORD, found.id), about.group_id).await?)
        },
        State::Withdrawn => html! {
            (notice(Tone::Neutral, &html! {
                p { (t!(words, "debates-stub-withdrawn", date = visit.on(found.changed_at))) }
            }))
        },
        State::Removed => stub(visit, about, found).await?,
    };
    let of_whole = if visit.signed_in.is_some() {
        offers_of(visit, &about.subject()).await?
    } else {
        html! {}
    };
    let main = html! {
        (main)
        (of_whole)
        section {
            h2 { (t!(words, "debates-timeline")) }
            (timeline_of(visit, &found.reference(), &|_| None).await?)
        }
    };
    let mut page = Page::new(title, main)
        .under(t!(words, "debates-navigation"), MENU)
        .under(&about.title, list)
        .active(MENU)
        .refused(errors);
    if found.state != State::Published {
        page = page.not_indexed();
    }
    Ok(page)
}

/// What it says, and what it said before.
async fn content(visit: &Visit, found: &Contribution) -> Result<Markup, Fault> {
    let words = visit.words;
    let names = names_shown(visit, [(found.author_id, found.shows_name)]).await?;
    let made = made_for(visit, std::slice::from_ref(found)).await?;
    let author = if let Some(made) = made.get(&found.id.uuid()) {
        html! { a href=(made.path) { (groups::made_for_words(words, made)) } }
    } else {
        html! { (author_of(visit, &names, &made, found)) }
    };
    let mut facts = vec![
        (t!(words, "debates-fact-author"), author),
        (
            t!(words, "debates-fact-date"),
            day_element(visit, found.created_at),
        ),
    ];
    if !found.place.is_empty() {
        facts.push((t!(words, "debates-fact-place"), html! { (found.place) }));
    }
    let versions = contributions::versions(&mut visit.sql(), visit.body.id, found.id).await?;
    Ok(html! {
        p {
            @if found.answer != Fate::Waiting { (answer_status(visit, found.answer)) " " }
            @if !found.theme.is_empty() { (tag(&found.theme, Tone::Neutral)) }
        }
        (definition_list(&facts))
        (visit.words.markdown(&found.text))
        @if !versions.is_empty() {
            details {
                summary { (t!(words, "debates-versions", n = versions.len(), at = visit.at(found.changed_at))) }
                (former(visit, &versions))
            }
        }
    })
}

/// What a contribution said before, the latest first.
fn former(visit: &Visit, versions: &[Version]) -> Markup {
    html! {
        @for version in versions {
            article.card {
                h3 { (t!(visit.words, "debates-version", n = version.version, at = visit.at(version.written_at))) }
                p { strong { (version.title) } }
                @if !version.theme.is_empty() || !version.place.is_empty() {
                    ul.details {
                        @if !version.theme.is_empty() { li { (version.theme) } }
                        @if !version.place.is_empty() { li { (version.place) } }
                    }
                }
                (visit.words.markdown(&version.text))
            }
        }
    }
}

/// How many support it, and the button of who may.
async fn support(visit: &Visit, about: &Consultation, found: &Contribution) -> Result<Markup, Fault> {
    let words = visit.words;
    let is_supported = match &visit.signed_in {
        Some(person) => {
            contributions::is_supported_by(&mut visit.sql(), visit.body.id, found.id, person.person).await?
        }
        None => false,
    };
    let form = Form::post(words, format!("{}/soutenir", found.path()), visit.request_id())
        .later(
            format!("soutien-{}", found.id),
            t!(words, "debates-support-of", title = &found.title),
        )
        .closing(&visit.at(about.closes_at));
    Ok(html! {
        section aria-labelledby="soutiens" {
            h2 #soutiens { (t!(words, "debates-supports-count", n = found.supports)) }
            @if about.stage_at(visit.now()) == Stage::Open {
                @if visit.signed_in.is_none() {
                    p { a href={ "/connexion?retour=" (found.path()) } { (t!(words, "debates-support-sign-in")) } }
                    p { a href={ (found.path()) "/soutenir-sans-compte" } { (t!(words, "debates-support-light")) } }
                } @else if is_supported {
                    p { (t!(words, "debates-supported-already")) }
                    (form.content(html! { (hidden("soutien", "non")) (button_quiet(t!(words, "debates-unsupport"))) }))
                } @else {
                    (form.content(html! { (hidden("soutien", "oui")) (button(t!(words, "debates-support"))) }))
                }
            }
        }
    })
}

/// What its author may do.
async fn own_deeds(visit: &Visit, about: &Consultation, found: &Contribution) -> Result<Markup, Fault> {
    let words = visit.words;
    let scope = Scope::group(about.group_id).written_by(found.author_id);
    if !visit.may(&rights::EDIT, scope).await? {
        return Ok(html! {});
    }
    let is_editable = about.stage_at(visit.now()) == Stage::Open && found.answer == Fate::Waiting;
    let withdraw = Form::post(words, format!("{}/retirer", found.path()), visit.request_id())
        .content(html! { (button(t!(words, "debates-withdraw-button")).danger()) });
    Ok(html! {
        section aria-labelledby="la-mienne" {
            h2 #la-mienne { (t!(words, "debates-own")) }
            @if is_editable {
                p { a.button.button-quiet href={ (found.path()) "/modifier" } { (t!(words, "debates-edit-title")) } }
            }
            (confirm_details(&t!(words, "debates-withdraw"), &t!(words, "debates-withdraw-what"), &withdraw))
        }
    })
}

/// « Retirée le … pour … », and nothing of what it said; its author reads it still, and how to contest.
async fn stub(visit: &Visit, about: &Consultation, found: &Contribution) -> Result<Markup, Fault> {
    let removals = moderation::removals_of(&mut visit.sql(), visit.body.id, &found.reference()).await?;
    let decision = removals
        .iter()
        .rfind(|decision| decision.target_id == found.id.uuid())
        .ok_or(Fault::NotFound("decision"))?;
    let own = html! { article.card { h3 { (found.title) } (visit.words.markdown(&found.text)) } };
    moderation::stub(visit, (decision, about.group_id), found.author_id, &own).await
}
