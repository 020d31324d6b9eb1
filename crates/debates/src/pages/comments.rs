//! Arguments, questions and their answers, under a contribution.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use moderation::Target;
use serde::Deserialize;
use ui::components::{Tone, list_empty, pagination, tag};
use ui::forms::{
    Form, FormErrors, button, button_quiet, checkboxes, confirm_details, hidden, radios, textarea,
};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Posted, Visit, t};

use super::contribution::{self, Asked};
use super::{LINES_A_PAGE, answers, chars, day_element, find_contribution, name_of, names_shown};
use crate::actions::{AddComment, WithdrawComment};
use crate::model::{
    COMMENT_CHARS_MAX, COMMENT_WORD, Comment, CommentId, Consultation, ConsultationId, Contribution,
    ContributionId, Side, Stage, State,
};
use crate::rights;
use crate::store::comments;

/// What the form of a comment holds.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    sens: String,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    nom_visible: String,
    #[serde(default)]
    parent: String,
}

#[derive(Deserialize)]
pub(super) struct Withdrawn {
    request_id: Uuid,
    commentaire: CommentId,
}

pub(super) async fn add(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let (about, found) = find_contribution(&visit, (consultation, id)).await?;
    let deed = AddComment {
        contribution: id,
        parent: typed.parent.parse().ok(),
        side: Side::parse(&typed.sens),
        text: typed.texte.clone(),
        shows_name: !typed.nom_visible.is_empty(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(comment) => {
            // To the page of the list where it stands, else the address would lead to nothing.
            let all = comments::list(&mut visit.sql(), visit.body.id, id).await?;
            let page = page_of(&all, comment);
            let path = format!("{}?page={page}#commentaire-{comment}", found.path());
            visit.done(&path, "debates-commented")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("texte", fault)?;
            let asked = Asked {
                repondre: Some(typed.parent.clone()).filter(|parent| !parent.is_empty()),
                ..Asked::default()
            };
            let answer = answers::Typed::default();
            let page = contribution::page(&visit, &about, &found, &asked, &typed, &answer, &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(pressed): Posted<Withdrawn>,
) -> Answer {
    let (_, found) = find_contribution(&visit, (consultation, id)).await?;
    let deed = WithdrawComment {
        comment: pressed.commentaire,
    };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(
        &format!("{}#commentaires", found.path()),
        "debates-comment-withdrawn",
    )
}

/// The page of the list on which a comment, or the one it answers, stands.
fn page_of(all: &[Comment], wanted: CommentId) -> i64 {
    let top = all
        .iter()
        .find(|comment| comment.id == wanted)
        .map_or(wanted, |comment| comment.parent_id.unwrap_or(comment.id));
    let before = all
        .iter()
        .filter(|comment| comment.parent_id.is_none() && comment.id < top)
        .count();
    i64::try_from(before).unwrap_or_default() / LINES_A_PAGE + 1
}

/// Every comment a reader may see, page by page, each followed by its answers; then the form.
pub(super) async fn section(
    visit: &Visit,
    about: &Consultation,
    found: &Contribution,
    asked: &Asked,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let all = comments::list(&mut visit.sql(), visit.body.id, found.id).await?;
    let tops: Vec<&Comment> = all.iter().filter(|comment| comment.parent_id.is_none()).collect();
    let total = i64::try_from(tops.len()).unwrap_or(i64::MAX);
    let replying: Option<CommentId> = asked.repondre.as_deref().and_then(|id| id.parse().ok());
    let looked_for: Option<CommentId> = asked.commentaire.as_deref().and_then(|id| id.parse().ok());
    // The form stands under the comment it answers, on whatever page that is.
    let of_reply = replying
        .or(looked_for)
        .map(|comment| page_of(&all, comment).to_string());
    let wanted = of_reply.as_deref().or(asked.page.as_deref());
    let (page, offset) = page_and_offset(wanted, pages_of(total, LINES_A_PAGE), LINES_A_PAGE);
    let skipped = usize::try_from(offset).unwrap_or_default();
    let kept = usize::try_from(LINES_A_PAGE).unwrap_or_default();
    let shown: Vec<&Comment> = tops.into_iter().skip(skipped).take(kept).collect();
    let names = names_shown(
        visit,
        all.iter().map(|comment| (comment.author_id, comment.shows_name)),
    )
    .await?;
    let is_open = about.stage_at(visit.now()) == Stage::Open;
    let may_comment = visit.may(&rights::COMMENT, Scope::group(about.group_id)).await?;
    let list = List {
        visit,
        about,
        found,
        names: &names,
        answers: is_open && may_comment,
        may_decide: visit
            .may(&moderation::rights::DECIDE, Scope::group(about.group_id))
            .await?,
        replying: replying.filter(|comment| shown.iter().any(|shown| shown.id == *comment)),
        typed,
        errors,
    };
    Ok(html! {
        section.discussion #commentaires aria-labelledby="discussion" {
            h2 #discussion { (t!(words, "debates-comments-count", n = found.comments)) }
            @if shown.is_empty() { (list_empty(&t!(words, "debates-comments-none"), None)) }
            @for comment in shown {
                (list.one(comment))
                @for reply in all.iter().filter(|reply| reply.parent_id == Some(comment.id)) {
                    div.replies { (list.one(reply)) }
                }
                @if list.replying == Some(comment.id) { (list.form(Some(comment.id))) }
            }
            (pagination(words, page, pages_of(total, LINES_A_PAGE), |page| format!("{}?page={page}#commentaires", found.path())))
            @if is_open && !may_comment {
                p { a href={ "/connexion?retour=" (found.path()) } { (t!(words, "debates-comment-sign-in")) } }
            } @else if list.answers && list.replying.is_none() {
                (list.form(None))
            }
        }
    })
}

/// What every comment of a page is shown with.
struct List<'a> {
    visit: &'a Visit,
    about: &'a Consultation,
    found: &'a Contribution,
    names: &'a BTreeMap<PersonId, String>,
    /// True when the visitor may answer
    answers: bool,
    /// True when the visitor moderates this consultation
    may_decide: bool,
    /// The comment being answered
    replying: Option<CommentId>,
    typed: &'a Typed,
    errors: &'a FormErrors,
}

impl List<'_> {
    fn one(&self, comment: &Comment) -> Markup {
        let (visit, words) = (self.visit, self.visit.words);
        let target = Target::new(COMMENT_WORD, comment.id);
        let anchor = format!("commentaire-{}", comment.id);
        let is_own = visit
            .signed_in
            .as_ref()
            .is_some_and(|person| person.person == comment.author_id);
        html! {
            article.card id=(anchor) {
                @match comment.state {
                    State::Withdrawn => p { (t!(words, "debates-comment-stub-withdrawn")) },
                    State::Removed => p {
                        (t!(words, "debates-comment-stub-removed")) " "
                        @if is_own { a href="/moderation/motifs" { (t!(words, "debates-removal-reasons")) } }
                    },
                    State::Published => {
                        p.card-status { (side_tag(visit, comment.side)) }
                        ul.details {
                            li { (name_of(visit, self.names, comment.author_id, comment.shows_name)) }
                            @if comment.author_id == self.found.author_id { li { (t!(words, "debates-comment-by-author")) } }
                            li { (day_element(visit, comment.created_at)) }
                        }
                        (visit.words.markdown(&comment.text))
                        ul.details {
                            @if self.answers {
                                @let top = comment.parent_id.unwrap_or(comment.id);
                                li { a href={ (self.found.path()) "?repondre=" (top) "#repondre" } rel="nofollow" { (t!(words, "debates-reply")) } }
                            }
                            li { (moderation::report_link(visit, &target, self.may_decide)) }
                        }
                        @if is_own { (self.withdrawal(comment)) }
                    },
                }
            }
        }
    }

    fn withdrawal(&self, comment: &Comment) -> Markup {
        let words = self.visit.words;
        let action = format!("{}/commentaires/retirer", self.found.path());
        let form = Form::post(words, action, self.visit.request_id()).content(html! {
            (hidden("commentaire", &comment.id.to_string()))
            (button(t!(words, "debates-comment-withdraw")).danger())
        });
        confirm_details(
            &t!(words, "debates-comment-withdraw"),
            &t!(words, "debates-comment-withdraw-what"),
            &form,
        )
    }

    fn form(&self, parent: Option<CommentId>) -> Markup {
        let (typed, errors, words) = (self.typed, self.errors, self.visit.words);
        let action = format!("{}/commenter", self.found.path());
        let draft = parent.map_or(self.found.id.uuid(), CommentId::uuid);
        let form = Form::post(words, action, self.visit.request_id())
            .autosave(format!("commentaire-{draft}"))
            .later(
                format!("commentaire-{draft}"),
                t!(words, "debates-comment-on", title = &self.found.title),
            )
            .closing(&self.visit.at(self.about.closes_at));
        let mut sides = radios(words, t!(words, "debates-comment-side"), "sens").errors(errors);
        for side in Side::ON_A_CONTRIBUTION {
            sides = sides.choice(
                side.as_str(),
                words.say(&format!("debates-side-{}", side.as_str())),
            );
        }
        let mut named = checkboxes(words, t!(words, "debates-field-shows-name"), "nom_visible")
            .choice("oui", t!(words, "debates-field-shows-name-yes"))
            .optional();
        if !typed.nom_visible.is_empty() {
            named = named.chosen("oui");
        }
        html! {
            section #repondre {
                h3 { (t!(words, if parent.is_some() { "debates-reply-title" } else { "debates-comment-title" })) }
                (form.content(html! {
                    @if let Some(parent) = parent { (hidden("parent", &parent.to_string())) }
                    @else { (sides.chosen(&typed.sens)) }
                    (textarea(words, t!(words, "debates-comment-text"), "texte")
                        .max_length(chars(COMMENT_CHARS_MAX)).rows(4).value(&typed.texte).errors(errors))
                    (named)
                    (button_quiet(t!(words, "debates-comment-button")))
                }))
            }
        }
    }
}

fn side_tag(visit: &Visit, side: Side) -> Markup {
    let tone = match side {
        Side::For => Tone::Good,
        Side::Against => Tone::Bad,
        Side::Question => Tone::Info,
        Side::Reply => Tone::Neutral,
    };
    tag(&visit.words.say(&format!("debates-side-{}", side.as_str())), tone)
}
