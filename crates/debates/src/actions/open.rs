//! Opening a consultation, changing it, closing it.

use db::Instant;
use groups::GroupId;
use kernel::{Action, BoxFuture, Event, Fault, Fields, Scope, Sentence, Timer, Work};
use serde_json::json;

use super::{consultation, one_line};
use crate::model::{
    Consultation, ConsultationId, DAYS_MAX, PRESENTATION_CHARS_MAX, QUESTION_CHARS_MAX, Stage,
    THEME_CHARS_MAX, THEMES_MAX, TITLE_CHARS_MAX,
};
use crate::store::consultations;
use crate::{index, rights};

/// The timer of a consultation's end.
pub(crate) const CLOSE: &str = "debates.close";

/// Opens a consultation, at once or at a date to come.
#[derive(Clone, Debug)]
pub struct OpenConsultation {
    /// Who answers for it
    pub group: GroupId,
    /// What people call it
    pub title: String,
    /// What is asked
    pub question: String,
    /// Why, and on what: Markdown; may be empty
    pub presentation: String,
    /// The themes proposed; none is fine
    pub themes: Vec<String>,
    /// When contributions begin; an instant already past is now
    pub opens_at: Instant,
    /// Until when
    pub closes_at: Instant,
}

impl Action for OpenConsultation {
    const NAME: &'static str = "debates.open";
    type Output = ConsultationId;

    async fn run(&self, work: &mut Work) -> Result<ConsultationId, Fault> {
        work.require(&rights::OPEN, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let mut fields = Fields::default();
        let asked = asked(&mut fields, &self.title, &self.question, &self.presentation);
        let themes = themes(&mut fields, &self.themes);
        let opens_at = self.opens_at.max(work.now);
        refuse_bad_end(&mut fields, opens_at, self.closes_at);
        fields.finish()?;
        let [title, question, presentation] = asked;
        let new = Consultation {
            id: work.new_id(),
            group_id: self.group,
            title,
            question,
            presentation,
            themes,
            opens_at,
            closes_at: self.closes_at,
            closed_at: None,
            created_at: work.now,
            changed_at: work.now,
            version: 1,
        };
        consultations::insert(&mut work.sql, work.body, &new).await?;
        work.register(&new.subject()).await?;
        index::consultation(work, &new).await?;
        work.timer(CLOSE, &new.reference(), new.closes_at, &json!({}))
            .await?;
        let payload = json!({ "group": self.group, "opens_at": opens_at, "closes_at": self.closes_at });
        work.journal(Event::public("debates.consultation-opened", new.reference()).with(payload))
            .await?;
        Ok(new.id)
    }
}

/// Changes what a consultation says or its end, unless somebody else did meanwhile. Its first day stays.
#[derive(Clone, Debug)]
pub struct ChangeConsultation {
    /// Which one
    pub consultation: ConsultationId,
    /// The version this change was made from
    pub version: i64,
    /// What people call it
    pub title: String,
    /// What is asked
    pub question: String,
    /// Why, and on what
    pub presentation: String,
    /// The themes proposed; contributions keep the one they have
    pub themes: Vec<String>,
    /// Until when
    pub closes_at: Instant,
}

impl Action for ChangeConsultation {
    const NAME: &'static str = "debates.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = consultation(work, self.consultation).await?;
        work.require(&rights::OPEN, Scope::group(before.group_id)).await?;
        if before.stage_at(work.now) == Stage::Closed {
            return Err(Fault::refused("debates-refused-over"));
        }
        let mut fields = Fields::default();
        let [title, question, presentation] =
            asked(&mut fields, &self.title, &self.question, &self.presentation);
        let themes = themes(&mut fields, &self.themes);
        refuse_bad_end(&mut fields, before.opens_at.max(work.now), self.closes_at);
        fields.finish()?;
        let after = Consultation {
            title,
            question,
            presentation,
            themes,
            closes_at: self.closes_at,
            ..before.clone()
        };
        if !consultations::change(&mut work.sql, work.body, &after, self.version, work.now).await? {
            return Err(Fault::Stale("consultation"));
        }
        work.register(&after.subject()).await?;
        index::consultation(work, &after).await?;
        work.cancel_timers(CLOSE, &after.reference()).await?;
        work.timer(CLOSE, &after.reference(), after.closes_at, &json!({}))
            .await?;
        let is_moved = before.closes_at != after.closes_at;
        let kind = if is_moved {
            "debates.consultation-moved"
        } else {
            "debates.consultation-changed"
        };
        work.journal(Event::public(kind, after.reference()).with(json!({ "closes_at": after.closes_at })))
            .await
    }
}

/// Closes a consultation: Parvis at its date, or before it whoever runs the group.
#[derive(Clone, Debug)]
pub struct CloseConsultation {
    /// Which one
    pub consultation: ConsultationId,
}

impl Action for CloseConsultation {
    const NAME: &'static str = "debates.close";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = consultation(work, self.consultation).await?;
        work.require(&rights::OPEN, Scope::group(before.group_id)).await?;
        if !consultations::close(&mut work.sql, work.body, before.id, work.now).await? {
            return Err(Fault::refused("debates-refused-over"));
        }
        work.cancel_timers(CLOSE, &before.reference()).await?;
        work.journal(Event::public("debates.consultation-closed", before.reference()))
            .await
    }
}

/// The end came. A consultation closed before it has no timer left; should one remain, nothing happens.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = ConsultationId::from_uuid(timer.subject);
        let found = consultations::find(&mut work.sql, work.body, id).await?;
        if found.is_some_and(|found| found.closed_at.is_none()) {
            work.as_system(&CloseConsultation { consultation: id }).await?;
        }
        Ok(())
    })
}

fn asked(fields: &mut Fields, title: &str, question: &str, presentation: &str) -> [String; 3] {
    let title = fields.text(
        "titre",
        &one_line(title),
        TITLE_CHARS_MAX,
        "debates-consultation-title-empty",
        "debates-title-too-long",
    );
    let question = fields.text(
        "question",
        &one_line(question),
        QUESTION_CHARS_MAX,
        "debates-question-empty",
        "debates-question-too-long",
    );
    let presentation = presentation.trim().replace("\r\n", "\n");
    if presentation.chars().count() > PRESENTATION_CHARS_MAX {
        fields.refuse(
            "presentation",
            Sentence::new("debates-presentation-too-long").with("max", PRESENTATION_CHARS_MAX),
        );
    }
    [title, question, presentation]
}

/// One theme a line, each once, in the order typed.
fn themes(fields: &mut Fields, typed: &[String]) -> String {
    let mut themes: Vec<String> = Vec::new();
    for theme in typed.iter().map(|theme| one_line(theme)) {
        if !theme.is_empty() && !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    if themes.len() > THEMES_MAX {
        fields.refuse(
            "themes",
            Sentence::new("debates-themes-too-many").with("max", THEMES_MAX),
        );
    }
    if themes.iter().any(|theme| theme.chars().count() > THEME_CHARS_MAX) {
        fields.refuse(
            "themes",
            Sentence::new("debates-theme-too-long").with("max", THEME_CHARS_MAX),
        );
    }
    themes.join("\n")
}

fn refuse_bad_end(fields: &mut Fields, opens_at: Instant, closes_at: Instant) {
    if closes_at <= opens_at {
        fields.refuse("fin", Sentence::new("debates-end-before-start"));
    } else if closes_at > opens_at.plus_days(DAYS_MAX) {
        fields.refuse("fin", Sentence::new("debates-end-too-far").with("max", DAYS_MAX));
    }
}
