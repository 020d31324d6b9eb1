//! Asking the body to publish something, and what it answers: in public, so that nobody asks twice in vain.

use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use crate::model::{DatasetId, NAME_CHARS_MAX, Request, RequestId, RequestState, TEXT_CHARS_MAX};
use crate::{index, rights, store};

/// Asks a group of the body to publish data.
#[derive(Clone, Debug)]
pub struct AskForData {
    /// The group that is asked
    pub group: GroupId,
    /// What is asked for
    pub title: String,
    /// What for, in Markdown
    pub content: String,
    /// True to be named
    pub shows_name: bool,
}

impl Action for AskForData {
    const NAME: &'static str = "datasets.ask";
    type Output = RequestId;

    async fn run(&self, work: &mut Work) -> Result<RequestId, Fault> {
        work.require(&rights::REQUEST, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let mut fields = Fields::default();
        let title = fields.name(
            "titre",
            &self.title,
            NAME_CHARS_MAX,
            "datasets-request-title-empty",
            "datasets-text-too-long",
        );
        let content = fields.text(
            "texte",
            &self.content,
            TEXT_CHARS_MAX,
            "datasets-request-empty",
            "datasets-text-too-long",
        );
        fields.finish()?;
        let request = Request {
            id: work.new_id(),
            group_id: self.group,
            title,
            content,
            author_id: work.person()?,
            shows_name: self.shows_name,
            state: RequestState::Awaiting,
            answered_state: String::new(),
            answer: String::new(),
            dataset_id: None,
            answered_at: None,
            created_at: work.now,
            version: 1,
        };
        store::insert_request(&mut work.sql, work.body, &request).await?;
        index::request(work, &request).await?;
        let told = json!({ "group": self.group });
        work.journal(Event::public("datasets.requested", request.reference()).with(told))
            .await?;
        Ok(request.id)
    }
}

/// Answers a request: it is planned, met or refused, with the reason.
#[derive(Clone, Debug)]
pub struct AnswerRequest {
    /// Which one
    pub request: RequestId,
    /// The version that was read
    pub version: i64,
    /// What the body does of it
    pub state: Option<RequestState>,
    /// Why, or when, in Markdown
    pub answer: String,
    /// The dataset that meets it
    pub dataset: Option<DatasetId>,
}

impl Action for AnswerRequest {
    const NAME: &'static str = "datasets.answer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = super::request(work, self.request).await?;
        work.require(&rights::ANSWER, before.scope()).await?;
        if !before.is_shown() {
            return Err(Fault::NotFound("request"));
        }
        let mut fields = Fields::default();
        let answer = fields.text(
            "reponse",
            &self.answer,
            TEXT_CHARS_MAX,
            "datasets-answer-empty",
            "datasets-text-too-long",
        );
        let state = self.state.filter(|state| {
            matches!(
                state,
                RequestState::Planned | RequestState::Met | RequestState::Refused
            )
        });
        let dataset_id = self.dataset.filter(|_| state == Some(RequestState::Met));
        match (state, dataset_id) {
            (None, _) => fields.refuse("etat", Sentence::new("datasets-answer-state-empty")),
            (Some(RequestState::Met), None) => {
                fields.refuse("jeu", Sentence::new("datasets-answer-dataset-empty"));
            }
            (Some(_), Some(id)) => {
                let found = store::find(&mut work.sql, work.body, id).await?;
                if !found.is_some_and(|dataset| dataset.is_public()) {
                    fields.refuse("jeu", Sentence::new("datasets-answer-dataset-empty"));
                }
            }
            (Some(_), None) => {}
        }
        fields.finish()?;
        let request = Request {
            state: state.unwrap_or(before.state),
            answer,
            dataset_id,
            answered_at: Some(work.now),
            version: self.version,
            ..before
        };
        if !store::answer_request(&mut work.sql, work.body, &request).await? {
            return Err(Fault::Stale("request"));
        }
        let told = json!({ "state": request.state.as_str() });
        work.journal(Event::public("datasets.answered", request.reference()).with(told))
            .await
    }
}

/// Takes back what one asked: its words are forgotten at once.
#[derive(Clone, Debug)]
pub struct WithdrawRequest {
    /// Which one
    pub request: RequestId,
}

impl Action for WithdrawRequest {
    const NAME: &'static str = "datasets.withdraw-request";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let request = super::request(work, self.request).await?;
        let scope = request.scope().written_by(request.author_id);
        work.require(&rights::TAKE_BACK, scope).await?;
        // What was answered stays: the answer is the body's, and may help others.
        let change = (RequestState::Awaiting, RequestState::Withdrawn);
        if !store::set_request_state(&mut work.sql, work.body, request.id, change, work.now).await? {
            return Err(Fault::refused("datasets-request-answered"));
        }
        store::set_request_content(&mut work.sql, work.body, request.id, ["", ""]).await?;
        index::forget_request(work, &request).await?;
        work.journal(Event::public("datasets.request-withdrawn", request.reference()))
            .await
    }
}
