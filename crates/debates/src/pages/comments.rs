//! Arguments, questions and their answers, under a contribution and under what another feature holds.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::Uuid;
use groups::MadeFor;
use kernel::{Fault, PersonId, Scope, SubjectRef};
use maud::{Markup, html};
use moderation::Target;
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice, pagination, tag};
use ui::forms::{
    Form, FormErrors, button, button_quiet, checkboxes, confirm_details, hidden, radios, textarea,
};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Posted, Visit, t};

use super::contribution::{self, Asked};
use super::{LINES_A_PAGE, answers, chars, day_element, find_contribution, name_of, names_shown};
use crate::actions::{AddComment, AddCommentFor, WithdrawComment};
use crate::model::{
    COMMENT_CHARS_MAX, COMMENT_WORD, CommentId, Consultation, ConsultationId, Contribution, ContributionId,
    Discussed, Remark, Said, Side, Stage, State,
};
use crate::rights;
use crate::store::{comments, subject_comments};

/// What the form of a comment holds.
#[derive(Clone, Default, Deserialize)]
pub struct CommentForm {
    /// The id of the request
    pub request_id: Uuid,
    #[serde(default)]
    sens: String,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    nom_visible: String,
    #[serde(default)]
    parent: String,
    #[serde(default)]
    pour: String,
}

impl CommentForm {
    /// What somebody has to say, as it was typed.
    pub fn remark(&self) -> Remark {
        Remark {
            parent: self.parent.parse().ok(),
            side: Side::parse(&self.sens),
            text: self.texte.clone(),
            shows_name: !self.nom_visible.is_empty(),
        }
    }

    /// The part of the discussion in which this form stands, to show it again.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            repondre: Some(self.parent.clone()).filter(|parent| !parent.is_empty()),
            ..Wanted::default()
        }
    }
}

/// What the form that takes a comment back holds.
#[derive(Deserialize)]
pub struct CommentWithdrawn {
    /// The id of the request
    pub request_id: Uuid,
    /// Which comment
    pub commentaire: CommentId,
}

/// The part of a discussion that is asked for in an address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wanted {
    /// The comment that is being answered
    repondre: Option<String>,
    /// The page of the list
    page: Option<String>,
    /// A comment whose page of the list is asked for
    commentaire: Option<String>,
}

pub(super) async fn add(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(typed): Posted<CommentForm>,
) -> Answer {
    let (about, found) = find_contribution(&visit, (consultation, id)).await?;
    let remark = typed.remark();
    let deed = AddComment {
        contribution: id,
        parent: remark.parent,
        side: remark.side,
        text: remark.text,
        shows_name: remark.shows_name,
    };
    match sent(&visit, &typed, deed).await {
        Ok(None) => visit.done(&format!("{}#commentaires", found.path()), "groups-act-to-confirm"),
        Ok(Some(comment)) => {
            let all = said_of(&visit, id).await?;
            visit.done(&place_in(&all, &found.path(), comment), "debates-commented")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("texte", fault)?;
            let asked = Asked {
                repondre: typed.wanted().repondre,
                ..Asked::default()
            };
            let answer = answers::Typed::default();
            let page = contribution::page(&visit, &about, &found, &asked, &typed, &answer, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// Comments in one's own name, or in that of an association one speaks for: none when a second person of it has to confirm.
async fn sent(visit: &Visit, typed: &CommentForm, comment: AddComment) -> Result<Option<CommentId>, Fault> {
    match groups::chosen_author(&typed.pour)? {
        None => visit.act(typed.request_id, &comment).await.map(Some),
        Some(association) => {
            let deed = AddCommentFor { association, comment };
            visit.act(typed.request_id, &deed).await
        }
    }
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(pressed): Posted<CommentWithdrawn>,
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

/// The comments of a contribution.
async fn said_of(visit: &Visit, id: ContributionId) -> Result<Vec<Said>, Fault> {
    let all = comments::list(&mut visit.sql(), visit.body.id, id).await?;
    Ok(all.into_iter().map(Said::from).collect())
}

/// Those of a subject that another feature holds.
async fn said_under(visit: &Visit, subject: &SubjectRef) -> Result<Vec<Said>, Fault> {
    let all = subject_comments::list(&mut visit.sql(), visit.body.id, subject).await?;
    Ok(all.into_iter().map(Said::from).collect())
}

/// Where a comment stands under a subject that another feature holds: on its page of the list, else the address would lead to
/// nothing.
///
/// # Errors
/// When the database fails.
pub async fn comment_place(visit: &Visit, about: &Discussed, comment: CommentId) -> Result<String, Fault> {
    let all = said_under(visit, &about.subject.reference).await?;
    Ok(place_in(&all, &about.subject.path, comment))
}

/// The address of a comment, on the page of the list where it stands.
fn place_in(all: &[Said], path: &str, comment: CommentId) -> String {
    format!("{path}?page={}#commentaire-{comment}", page_of(all, comment))
}

/// The page of the list on which a comment, or the one it answers, stands.
fn page_of(all: &[Said], wanted: CommentId) -> i64 {
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

/// What is said of a contribution.
pub(super) async fn of_contribution(
    visit: &Visit,
    (about, found): (&Consultation, &Contribution),
    asked: &Asked,
    typed: &CommentForm,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let discussed = Discussed {
        subject: found.subject(),
        group_id: about.group_id,
        author_id: Some(found.author_id),
        is_open: about.stage_at(visit.now()) == Stage::Open,
        closes_at: Some(about.closes_at),
    };
    let wanted = Wanted {
        repondre: asked.repondre.clone(),
        page: asked.page.clone(),
        commentaire: asked.commentaire.clone(),
    };
    let all = said_of(visit, found.id).await?;
    section(visit, &discussed, &all, &wanted, (typed, errors)).await
}

/// What is said of a subject that another feature holds, and the form of who may say something. Its feature answers to two
/// addresses under the subject's own: `commenter` ([`CommentForm`]) and `commentaires/retirer` ([`CommentWithdrawn`]).
///
/// # Errors
/// When the database fails.
pub async fn discussion(
    visit: &Visit,
    about: &Discussed,
    wanted: &Wanted,
    typed: &CommentForm,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let all = said_under(visit, &about.subject.reference).await?;
    section(visit, about, &all, wanted, (typed, errors)).await
}

/// What somebody had written when it was refused for good: the discussion is over, or nobody reads any more what it was about.
/// It is shown to be copied; nothing where nothing was written.
pub fn written_kept(visit: &Visit, typed: &CommentForm, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        @if !errors.is_empty() && !typed.texte.is_empty() {
            (notice(Tone::Warning, &html! { p { (t!(words, "debates-written-kept")) } }))
            (textarea(words, t!(words, "debates-comment-text"), "texte").rows(4).value(&typed.texte).errors(errors))
        }
    }
}

/// Every comment a reader may see, page by page, each followed by its answers; then the form.
async fn section(
    visit: &Visit,
    about: &Discussed,
    all: &[Said],
    asked: &Wanted,
    (typed, errors): (&CommentForm, &FormErrors),
) -> Result<Markup, Fault> {
    let words = visit.words;
    let path = about.subject.path.as_str();
    let readable = all
        .iter()
        .filter(|comment| comment.state == State::Published)
        .count();
    let tops: Vec<&Said> = all.iter().filter(|comment| comment.parent_id.is_none()).collect();
    let total = i64::try_from(tops.len()).unwrap_or(i64::MAX);
    let replying: Option<CommentId> = asked.repondre.as_deref().and_then(|id| id.parse().ok());
    let looked_for: Option<CommentId> = asked.commentaire.as_deref().and_then(|id| id.parse().ok());
    // The form stands under the comment it answers, on whatever page that is.
    let of_reply = replying
        .or(looked_for)
        .map(|comment| page_of(all, comment).to_string());
    let wanted = of_reply.as_deref().or(asked.page.as_deref());
    let (page, offset) = page_and_offset(wanted, pages_of(total, LINES_A_PAGE), LINES_A_PAGE);
    let skipped = usize::try_from(offset).unwrap_or_default();
    let kept = usize::try_from(LINES_A_PAGE).unwrap_or_default();
    let shown: Vec<&Said> = tops.into_iter().skip(skipped).take(kept).collect();
    let names = names_shown(
        visit,
        all.iter().map(|comment| (comment.author_id, comment.shows_name)),
    )
    .await?;
    let ids: Vec<Uuid> = all.iter().map(|comment| comment.id.uuid()).collect();
    let made = groups::made_for(&mut visit.sql(), visit.body.id, "comment", &ids).await?;
    // What another feature holds is discussed in one's own name only.
    let in_whose_name = if about.subject.reference.kind == "contribution" {
        groups::author_choice(visit, &typed.pour, errors).await?
    } else {
        html! {}
    };
    let is_open = about.is_open;
    let may_comment = visit.may(&rights::COMMENT, Scope::group(about.group_id)).await?;
    let list = List {
        visit,
        about,
        names: &names,
        made: &made,
        in_whose_name: &in_whose_name,
        answers: is_open && may_comment,
        may_decide: visit
            .may(&moderation::rights::DECIDE, Scope::group(about.group_id))
            .await?,
        replying: replying.filter(|comment| is_open && shown.iter().any(|shown| shown.id == *comment)),
        typed,
        errors,
    };
    Ok(html! {
        section.discussion #commentaires aria-labelledby="discussion" {
            h2 #discussion { (t!(words, "debates-comments-count", n = readable)) }
            @if shown.is_empty() { (list_empty(&t!(words, "debates-comments-none"), None)) }
            @for comment in shown {
                (list.one(comment))
                @for reply in all.iter().filter(|reply| reply.parent_id == Some(comment.id)) {
                    div.replies { (list.one(reply)) }
                }
                @if list.replying == Some(comment.id) { (list.form(Some(comment.id))) }
            }
            (pagination(words, page, pages_of(total, LINES_A_PAGE), |page| format!("{path}?page={page}#commentaires")))
            @if is_open && !may_comment {
                p { a href={ "/connexion?retour=" (path) } { (t!(words, "debates-comment-sign-in")) } }
            } @else if list.answers && list.replying.is_none() {
                (list.form(None))
            }
            @if !is_open { (written_kept(visit, typed, errors)) }
        }
    })
}

/// What every comment of a page is shown with.
struct List<'a> {
    visit: &'a Visit,
    about: &'a Discussed,
    names: &'a BTreeMap<PersonId, String>,
    /// In whose name comments were made, of those made in somebody else's
    made: &'a BTreeMap<Uuid, MadeFor>,
    /// The part of the form that asks it
    in_whose_name: &'a Markup,
    /// True when the visitor may answer
    answers: bool,
    /// True when the visitor moderates what is discussed
    may_decide: bool,
    /// The comment being answered
    replying: Option<CommentId>,
    typed: &'a CommentForm,
    errors: &'a FormErrors,
}

impl List<'_> {
    fn one(&self, comment: &Said) -> Markup {
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
                            li { (self.author(comment)) }
                            @if self.about.author_id == Some(comment.author_id) { li { (self.by_author()) } }
                            li { (day_element(visit, comment.created_at)) }
                        }
                        (visit.words.markdown(&comment.text))
                        ul.details {
                            @if self.answers {
                                @let top = comment.parent_id.unwrap_or(comment.id);
                                li { a href={ (self.about.subject.path) "?repondre=" (top) "#repondre" } rel="nofollow" { (t!(words, "debates-reply")) } }
                            }
                            li { (moderation::report_link(visit, &target, self.may_decide)) }
                        }
                        @if is_own { (self.withdrawal(comment)) }
                    },
                }
            }
        }
    }

    fn author(&self, comment: &Said) -> String {
        match self.made.get(&comment.id.uuid()) {
            Some(made) => groups::made_for_words(self.visit.words, made),
            None => name_of(self.visit, self.names, comment.author_id, comment.shows_name),
        }
    }

    /// Said of who wrote what is discussed.
    fn by_author(&self) -> String {
        let words = self.visit.words;
        if self.about.subject.reference.kind == "contribution" {
            t!(words, "debates-comment-by-author")
        } else {
            t!(words, "debates-comment-by-its-author")
        }
    }

    fn withdrawal(&self, comment: &Said) -> Markup {
        let words = self.visit.words;
        let action = format!("{}/commentaires/retirer", self.about.subject.path);
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
        let about = self.about;
        let action = format!("{}/commenter", about.subject.path);
        let draft = parent.map_or(about.subject.reference.id, CommentId::uuid);
        let mut form = Form::post(words, action, self.visit.request_id())
            .autosave(format!("commentaire-{draft}"))
            .later(
                format!("commentaire-{draft}"),
                t!(words, "debates-comment-on", title = &about.subject.title),
            );
        if let Some(closes_at) = about.closes_at {
            form = form.closing(&self.visit.at(closes_at));
        }
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
                    (self.in_whose_name)
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
