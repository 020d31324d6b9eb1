//! Challenges set on data: the list, and the page of one with what was submitted.

pub(super) mod announce;
pub(super) mod conduct;
pub(super) mod submit;

use std::collections::BTreeMap;

use axum::extract::Path;
use groups::Group;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use moderation::Target;
use ui::components::{Tone, card, cards, definition_list, list_empty, notice, status};
use ui::forms::{Form, button_link, button_quiet};
use ui::offers::offers_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, Words, t};

use super::{author, find_group, names_of, under_catalogue};
use crate::model::{
    Challenge, ChallengeId, ChallengeStage, Dataset, Gallery, RemarkState, SUBMISSION_WORD, Submission,
    SubmissionId, Verdict,
};
use crate::{rights, store};

/// The list of challenges.
const LIST: &str = "/defis";

pub(super) async fn list(visit: Visit) -> Answer {
    let words = visit.words;
    let now = visit.now();
    let all = store::list_challenges(&mut visit.sql(), visit.body.id).await?;
    let may_set = visit.may(&rights::CHALLENGE, Scope::BODY).await?;
    // What one may take part in comes first.
    let rank = |stage: ChallengeStage| match stage {
        ChallengeStage::Open => 0,
        ChallengeStage::Announced => 1,
        ChallengeStage::Closed => 2,
        ChallengeStage::Results => 3,
        ChallengeStage::Cancelled => 4,
    };
    let mut sorted: Vec<&Challenge> = all.iter().collect();
    sorted.sort_by_key(|challenge| rank(challenge.stage(now)));
    let lines: Vec<_> = sorted
        .into_iter()
        .map(|challenge| {
            card(&challenge.title)
                .titled_by_its_author(words)
                .href(challenge.path())
                .status(stage_status(words, challenge.stage(now)))
                .detail(html! { (when(&visit, challenge)) })
                .body(html! { @if !challenge.prize.is_empty() { p { (words.written(&challenge.prize)) } } })
        })
        .collect();
    let main = html! {
        @if may_set { p { (button_link(&t!(words, "datasets-challenge-new"), "/defis/nouveau")) } }
        @if lines.is_empty() { (list_empty(&t!(words, "datasets-challenges-none"), None)) }
        @else { (cards(lines)) }
    };
    let page = Page::new(t!(words, "datasets-challenges"), main).lead(t!(words, "datasets-challenges-lead"));
    visit.page(under_catalogue(&visit, page))
}

pub(super) async fn show(visit: Visit, Path(id): Path<ChallengeId>) -> Answer {
    let words = visit.words;
    let challenge = find_challenge(&visit, id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let datasets = store::list_challenge_data(&mut sql, body, id).await?;
    drop(sql);
    let stage = challenge.stage(visit.now());
    let may_conduct = visit.may(&rights::CHALLENGE, challenge.scope()).await?;
    let path = challenge.path();
    let main = html! {
        p { (stage_status(words, stage)) " " (when(&visit, &challenge)) }
        @if stage == ChallengeStage::Cancelled {
            (notice(Tone::Neutral, &html! {
                p { (t!(words, "datasets-challenge-cancelled")) }
                (words.markdown(&challenge.cancelled_because))
            }))
        }
        (offers_of(&visit, &challenge.subject()).await?)
        @if !challenge.results.is_empty() { (results(&visit, &challenge)) }
        (words.markdown(&challenge.question))
        (told(words, "attendu", &t!(words, "datasets-field-expected"), &challenge.expected))
        (told(words, "criteres", &t!(words, "datasets-field-criteria"), &challenge.criteria))
        (data(&visit, &datasets))
        (definition_list(&facts(&visit, &challenge).await?))
        @if stage == ChallengeStage::Open {
            p { (button_link(&t!(words, "datasets-submit-title"), &format!("{path}/proposer"))) }
        }
        (submissions(&visit, &challenge, may_conduct).await?)
        @if may_conduct { (conducted(words, &challenge, stage)) }
        section aria-labelledby="histoire" {
            h2 #histoire { (t!(words, "datasets-history")) }
            (timeline_of(&visit, &challenge.reference(), &|_| None).await?)
        }
    };
    let page = Page::new(&challenge.title, main).titled_by_its_author();
    visit.page(under_list(&visit, page))
}

/// What whoever conducts it may do, as far as it has come.
fn conducted(words: Words, challenge: &Challenge, stage: ChallengeStage) -> Markup {
    let path = challenge.path();
    html! {
        @if stage == ChallengeStage::Closed {
            p { (button_link(&t!(words, "datasets-results-title"), &format!("{path}/resultats"))) }
        }
        @if !matches!(stage, ChallengeStage::Results | ChallengeStage::Cancelled) {
            ul.links {
                li { a href={ (path) "/modifier" } { (t!(words, "datasets-challenge-change")) } }
                li { a href={ (path) "/annuler" } { (t!(words, "datasets-challenge-cancel")) } }
            }
        }
    }
}

fn results(visit: &Visit, challenge: &Challenge) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="resultats" {
            h2 #resultats { (t!(words, "datasets-results")) }
            @if let Some(at) = challenge.results_at { p.muted { (t!(words, "datasets-results-on", date = visit.on(at))) } }
            (words.markdown(&challenge.results))
        }
    }
}

/// What was said under a heading; nothing when nothing was.
fn told(words: Words, id: &str, heading: &str, text: &str) -> Markup {
    html! {
        @if !text.is_empty() {
            section aria-labelledby=(id) {
                h2 id=(id) { (heading) }
                (words.markdown(text))
            }
        }
    }
}

fn data(visit: &Visit, datasets: &[Dataset]) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="donnees" {
            h2 #donnees { (t!(words, "datasets-challenge-data")) }
            ul.links {
                @for dataset in datasets {
                    li {
                        a href=(dataset.path()) { (words.written(&dataset.title)) }
                        @if !dataset.is_public() { " – " (t!(words, "datasets-state-withdrawn")) }
                    }
                }
            }
        }
    }
}

async fn facts(visit: &Visit, challenge: &Challenge) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let group = find_group(visit, challenge.group_id).await?;
    let mut facts = vec![
        (
            t!(words, "datasets-challenge-by"),
            html! { a href={ "/groupes/" (group.slug) } { (group.name) } },
        ),
        (
            t!(words, "datasets-challenge-opens"),
            html! { (visit.at(challenge.opens_at)) },
        ),
        (
            t!(words, "datasets-challenge-closes"),
            html! { (visit.at(challenge.closes_at)) },
        ),
        (
            t!(words, "datasets-field-gallery"),
            html! { (gallery_words(words, challenge.gallery)) },
        ),
    ];
    if !challenge.prize.is_empty() {
        facts.push((
            t!(words, "datasets-field-prize"),
            html! { (words.written(&challenge.prize)) },
        ));
    }
    Ok(facts)
}

/// What was submitted, as far as the visitor may read it: everybody once the gallery is open, those who conduct it always, and an
/// author what is theirs.
async fn submissions(visit: &Visit, challenge: &Challenge, may_conduct: bool) -> Result<Markup, Fault> {
    let words = visit.words;
    let now = visit.now();
    let stage = challenge.stage(now);
    if stage == ChallengeStage::Announced {
        return Ok(html! {});
    }
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut shown = store::list_submissions(&mut sql, body, challenge.id).await?;
    let removed = store::count_submissions(&mut sql, body, challenge.id, RemarkState::Removed).await?;
    drop(sql);
    let is_open_to_all = challenge.shows_gallery(now);
    let person = visit.signed_in.as_ref().map(|signed_in| signed_in.person);
    if !is_open_to_all && !may_conduct {
        shown.retain(|submission| Some(submission.author_id) == person);
    }
    let reader = Reader::of(visit, challenge, may_conduct, &shown).await?;
    let mut lines = Vec::with_capacity(shown.len());
    for submission in &shown {
        lines.push(reader.line(submission).await?);
    }
    let retained = shown
        .iter()
        .filter(|submission| submission.verdict == Verdict::Retained)
        .count();
    Ok(html! {
        section aria-labelledby="propositions" {
            h2 #propositions { (t!(words, "datasets-submissions", n = shown.len())) }
            @if !is_open_to_all {
                p { (t!(words, "datasets-submissions-hidden")) }
            }
            @if stage == ChallengeStage::Results { p { (t!(words, "datasets-submissions-retained", n = retained)) } }
            @if lines.is_empty() && is_open_to_all { (list_empty(&t!(words, "datasets-submissions-none"), None)) }
            @for line in &lines { (line) }
            @if removed > 0 { p.muted { (t!(words, "datasets-remarks-removed", n = removed)) } }
        }
    })
}

/// Whoever reads what was submitted, and what is to be known to show it.
struct Reader<'a> {
    visit: &'a Visit,
    challenge: &'a Challenge,
    stage: ChallengeStage,
    may_conduct: bool,
    may_decide: bool,
    names: BTreeMap<PersonId, String>,
    groups: Vec<Group>,
}

impl<'a> Reader<'a> {
    async fn of(
        visit: &'a Visit,
        challenge: &'a Challenge,
        may_conduct: bool,
        shown: &[Submission],
    ) -> Result<Self, Fault> {
        let people = shown
            .iter()
            .map(|submission| (submission.author_id, submission.shows_name))
            .collect();
        let mut groups: Vec<Group> = Vec::new();
        for id in shown.iter().filter_map(|submission| submission.group_id) {
            if !groups.iter().any(|group| group.id == id) {
                groups.push(find_group(visit, id).await?);
            }
        }
        Ok(Self {
            visit,
            challenge,
            stage: challenge.stage(visit.now()),
            may_conduct,
            may_decide: visit.may(&moderation::rights::DECIDE, challenge.scope()).await?,
            names: names_of(visit, people).await?,
            groups,
        })
    }

    /// Who submits it: a group, or somebody who wanted to be named or not.
    fn author(&self, submission: &Submission) -> String {
        let words = self.visit.words;
        let name = author(words, &self.names, (submission.author_id, submission.shows_name));
        let group = submission
            .group_id
            .and_then(|id| self.groups.iter().find(|group| group.id == id));
        match group {
            None => name,
            Some(group) => t!(
                words,
                "datasets-submission-for",
                name = name,
                group = group.name.as_str()
            ),
        }
    }

    async fn line(&self, submission: &Submission) -> Result<Markup, Fault> {
        let (visit, words) = (self.visit, self.visit.words);
        let by = t!(
            words,
            "datasets-said-by",
            name = self.author(submission),
            date = visit.on(submission.created_at)
        );
        let is_answered = submission.verdict != Verdict::Awaited;
        let is_told = self.stage == ChallengeStage::Results || self.may_conduct;
        Ok(html! {
            article id={ "proposition-" (submission.id) } {
                h3 {
                    (words.written(&submission.title))
                    @if is_answered && is_told { " " (verdict_status(words, submission.verdict)) }
                }
                p.muted { (by) }
                (words.markdown(&submission.content))
                (given(words, submission))
                @if is_answered && is_told {
                    h4 { (t!(words, "datasets-answer")) }
                    (words.markdown(&submission.answer))
                }
                (self.under(submission).await?)
            }
        })
    }

    /// Answering it, reporting it, and for its author taking it back.
    async fn under(&self, submission: &Submission) -> Result<Markup, Fault> {
        let (visit, words) = (self.visit, self.visit.words);
        let signed_in = visit.signed_in.as_ref();
        let is_written = signed_in.is_some_and(|signed_in| signed_in.person == submission.author_id);
        let goes_on = !matches!(self.stage, ChallengeStage::Results | ChallengeStage::Cancelled);
        let is_own = is_written
            && goes_on
            && visit
                .may(&rights::TAKE_BACK, submission.scope(self.challenge))
                .await?;
        let target = Target::new(SUBMISSION_WORD, submission.id);
        let path = format!("/defis/propositions/{}", submission.id);
        Ok(html! {
            @if self.may_conduct && self.stage == ChallengeStage::Closed {
                p { a href={ (path) "/repondre" } {
                    (t!(words, "datasets-submission-answer", title = submission.title.as_str()))
                } }
            }
            p { (moderation::report_link(visit, &target, self.may_decide)) }
            @if is_own {
                (Form::post(words, format!("{path}/retirer"), visit.request_id())
                    .content(html! { (button_quiet(t!(words, "datasets-take-back"))) }))
            }
        })
    }
}

/// Where it is seen, and the file that came with it.
fn given(words: Words, submission: &Submission) -> Markup {
    html! {
        @if !submission.address.is_empty() {
            p { a href=(submission.address) rel="nofollow ugc noopener external" { (submission.address) } }
        }
        @if submission.sha256.is_some() {
            p { a href={ "/defis/propositions/" (submission.id) "/fichier" } {
                (t!(words, "datasets-submission-file", name = submission.file_name.as_str()))
            } }
        }
    }
}

/// The challenges that rest on a dataset, for its page.
pub(super) async fn on(visit: &Visit, dataset: &Dataset) -> Result<Markup, Fault> {
    let words = visit.words;
    let all = store::list_challenges_on(&mut visit.sql(), visit.body.id, dataset.id).await?;
    if all.is_empty() {
        return Ok(html! {});
    }
    Ok(html! {
        section aria-labelledby="defis" {
            h2 #defis { (t!(words, "datasets-challenges")) }
            ul.links {
                @for challenge in &all {
                    li { a href=(challenge.path()) { (words.written(&challenge.title)) } " – "
                        (stage_words(words, challenge.stage(visit.now()))) }
                }
            }
        }
    })
}

/// « Jusqu’au 3 mars 2027 à 23 h 59 »
fn when(visit: &Visit, challenge: &Challenge) -> String {
    let words = visit.words;
    match challenge.stage(visit.now()) {
        ChallengeStage::Announced => t!(
            words,
            "datasets-challenge-from",
            at = visit.at(challenge.opens_at)
        ),
        ChallengeStage::Open => t!(
            words,
            "datasets-challenge-until",
            at = visit.at(challenge.closes_at)
        ),
        _ => t!(
            words,
            "datasets-challenge-since",
            date = visit.on(challenge.closes_at)
        ),
    }
}

fn stage_words(words: Words, stage: ChallengeStage) -> String {
    words.say(&format!("datasets-challenge-stage-{}", stage.as_str()))
}

fn stage_status(words: Words, stage: ChallengeStage) -> Markup {
    let tone = match stage {
        ChallengeStage::Announced => Tone::Info,
        ChallengeStage::Open => Tone::Good,
        ChallengeStage::Closed => Tone::Warning,
        ChallengeStage::Results | ChallengeStage::Cancelled => Tone::Neutral,
    };
    status(&stage_words(words, stage), tone)
}

fn verdict_status(words: Words, verdict: Verdict) -> Markup {
    let (tone, key) = match verdict {
        Verdict::Retained => (Tone::Good, "datasets-verdict-retenue"),
        Verdict::NotRetained => (Tone::Neutral, "datasets-verdict-non-retenue"),
        Verdict::Awaited => (Tone::Warning, "datasets-verdict-awaited"),
    };
    status(&words.say(key), tone)
}

async fn find_challenge(visit: &Visit, id: ChallengeId) -> Result<Challenge, Fault> {
    store::find_challenge(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("challenge"))
}

/// A submission, with its challenge.
async fn find_submission(visit: &Visit, id: SubmissionId) -> Result<(Submission, Challenge), Fault> {
    let submission = store::find_submission(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("submission"))?;
    let challenge = find_challenge(visit, submission.challenge_id).await?;
    Ok((submission, challenge))
}

fn under_list(visit: &Visit, page: Page) -> Page {
    under_catalogue(visit, page).under(t!(visit.words, "datasets-challenges"), LIST)
}

fn under_challenge(visit: &Visit, challenge: &Challenge, page: Page) -> Page {
    under_list(visit, page).under(&challenge.title, challenge.path())
}

/// The words of when submissions are read.
fn gallery_words(words: Words, gallery: Gallery) -> String {
    words.say(&format!("datasets-gallery-{}", gallery.as_str()))
}
