//! Objecting to what a body does with one's data (regulation (EU) 2016/679, article 21), and being answered.

use db::args;
use kernel::{Action, BoxFuture, Event, Fault, Fields, PersonId, Scope, Sentence, SubjectRef, Work, privacy};
use serde_json::json;
use ui::t;

use crate::model::{OBJECTIONS_WAITING_MAX, ObjectionId, WORDS_CHARS_MAX};
use crate::{rights, store};

/// Objects to a processing that rests on a public task.
#[derive(Clone, Debug)]
pub struct ObjectToProcessing {
    /// The code of the processing
    pub processing: String,
    /// The grounds, which are one's own situation
    pub words: String,
}

impl Action for ObjectToProcessing {
    const NAME: &'static str = "privacy.object";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::OWN, Scope::BODY).await?;
        let (body, person, house) = (work.body, work.person()?, work.shared_house());
        let mut fields = Fields::default();
        let known = privacy::processings(house.features())
            .map(|(_, processing)| processing)
            .find(|processing| processing.code == self.processing && processing.basis.may_be_objected_to());
        if known.is_none() {
            fields.refuse("processing", Sentence::new("privacy-object-which"));
        }
        let words = fields.text(
            "words",
            &self.words,
            WORDS_CHARS_MAX,
            "privacy-object-empty",
            "privacy-words-long",
        );
        fields.finish()?;
        let to_it = args![body, person, &self.processing];
        if work.sql.count(store::COUNT_WAITING_TO, to_it).await? > 0 {
            return Err(Fault::refused("privacy-object-waiting"));
        }
        let waiting = work
            .sql
            .count(store::COUNT_WAITING_OF, args![body, person])
            .await?;
        if waiting >= OBJECTIONS_WAITING_MAX {
            return Err(Fault::refused("privacy-object-too-many"));
        }
        let id: ObjectionId = work.new_id();
        let new = args![body, id, person, &self.processing, words, work.now];
        work.sql.execute(store::INSERT_OBJECTION, new).await?;
        let event = Event::internal("privacy.objected", SubjectRef::new("objection", id));
        work.journal(event.with(json!({ "processing": self.processing })))
            .await
    }
}

/// Answers somebody who objects: the processing stops for them, or goes on and why.
#[derive(Clone, Debug)]
pub struct AnswerObjection {
    /// Which objection
    pub objection: ObjectionId,
    /// Whether it is upheld; none when nothing was chosen
    pub is_upheld: Option<bool>,
    /// What is done, or why it goes on
    pub answer: String,
}

impl Action for AnswerObjection {
    const NAME: &'static str = "privacy.answer-objection";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        let found = store::objection(&mut work.sql, work.body, self.objection).await?;
        let objection = found.ok_or(Fault::NotFound("objection"))?;
        let mut fields = Fields::default();
        if self.is_upheld.is_none() {
            fields.refuse("outcome", Sentence::new("privacy-answer-which"));
        }
        let answer = fields.text(
            "answer",
            &self.answer,
            WORDS_CHARS_MAX,
            "privacy-answer-empty",
            "privacy-words-long",
        );
        fields.finish()?;
        let values = args![
            work.body,
            self.objection,
            work.now,
            self.is_upheld,
            &answer,
            work.actor.person()
        ];
        if work.sql.execute(store::ANSWER_OBJECTION, values).await? != 1 {
            return Err(Fault::refused("privacy-answer-twice"));
        }
        let person = objection.person_id;
        let words = identity::words_to(work, person).await?;
        let name = work.collectivite()?.name;
        let text = t!(
            words,
            "privacy-answer-mail-text",
            body = name.clone(),
            link = format!("{}/compte/donnees", work.base_url())
        );
        // Who is refused is told where to complain (article 12(4)).
        let text = if self.is_upheld == Some(false) {
            format!("{text}\n\n{}", t!(words, "privacy-rights-authority"))
        } else {
            text
        };
        let subject = t!(words, "privacy-answer-mail-subject", body = name);
        let key = format!("objection-answered-{}", self.objection);
        identity::write_to(work, &key, person, subject, text).await?;
        let event = Event::internal(
            "privacy.objection-answered",
            SubjectRef::new("objection", self.objection),
        );
        work.journal(event.with(json!({ "is_upheld": self.is_upheld })))
            .await
    }
}

/// Who closes their account takes their objections with them.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == identity::ACCOUNT_ERASED {
            let person: PersonId = event.subject.id();
            let values = args![work.body, person];
            work.sql.execute(store::DELETE_OBJECTIONS_OF, values).await?;
        }
        Ok(())
    })
}
