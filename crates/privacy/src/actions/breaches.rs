//! The register of breaches (regulation (EU) 2016/679, articles 33 and 34): written down once, never changed; what is done
//! afterwards is added.

use db::{Instant, args};
use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use crate::model::{BreachId, WORDS_CHARS_MAX, Whom};
use crate::{rights, store};

/// Writes a breach down.
#[derive(Clone, Debug)]
pub struct RecordBreach {
    /// When the body became aware of it; none when what was typed is no date
    pub noticed_at: Option<Instant>,
    /// What happened
    pub nature: String,
    /// Which people and which data
    pub concerned: String,
    /// What may follow
    pub consequences: String,
    /// What was done
    pub measures: String,
}

impl Action for RecordBreach {
    const NAME: &'static str = "privacy.record-breach";
    type Output = BreachId;

    async fn run(&self, work: &mut Work) -> Result<BreachId, Fault> {
        work.require(&rights::RECORD_BREACHES, Scope::BODY).await?;
        let mut fields = Fields::default();
        match self.noticed_at {
            None => fields.refuse("noticed_on", Sentence::new("privacy-breach-noticed-missing")),
            Some(at) if at > work.now => {
                fields.refuse("noticed_on", Sentence::new("privacy-breach-noticed-later"));
            }
            Some(_) => {}
        }
        let mut text = |field, value: &str, empty| {
            fields.text(field, value, WORDS_CHARS_MAX, empty, "privacy-words-long")
        };
        let nature = text("nature", &self.nature, "privacy-breach-nature-empty");
        let concerned = text("concerned", &self.concerned, "privacy-breach-concerned-empty");
        let consequences = text(
            "consequences",
            &self.consequences,
            "privacy-breach-consequences-empty",
        );
        let measures = text("measures", &self.measures, "privacy-breach-measures-empty");
        fields.finish()?;
        let noticed_at = self
            .noticed_at
            .ok_or_else(|| Fault::field("noticed_on", "privacy-breach-noticed-missing"))?;
        let (body, now) = (work.body, work.now);
        let id: BreachId = work.new_id();
        let number = work.sql.count(store::LAST_BREACH, args![body]).await? + 1;
        let new = args![
            body,
            id,
            number,
            noticed_at,
            nature,
            concerned,
            consequences,
            measures,
            now,
            work.actor.person()
        ];
        work.sql.execute(store::INSERT_BREACH, new).await?;
        let event = Event::internal("privacy.breach-recorded", SubjectRef::new("breach", id));
        work.journal(event.with(json!({ "number": number }))).await?;
        Ok(id)
    }
}

/// Adds to a breach that somebody was told of it, or why nobody was.
#[derive(Clone, Debug)]
pub struct TellOfBreach {
    /// Which breach
    pub breach: BreachId,
    /// Who; none when nothing was chosen
    pub whom: Option<Whom>,
    /// On which day; none when what was typed is no date
    pub on: Option<Date>,
    /// How, or why nobody was
    pub words: String,
}

impl Action for TellOfBreach {
    const NAME: &'static str = "privacy.tell-of-breach";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::RECORD_BREACHES, Scope::BODY).await?;
        let known = store::breach(&mut work.sql, work.body, self.breach).await?;
        let known = known.ok_or(Fault::NotFound("breach"))?;
        let zone = work.collectivite()?.zone();
        let day_of = |at: Instant| at.timestamp().to_zoned(zone.clone()).date();
        let mut fields = Fields::default();
        if self.whom.is_none() {
            fields.refuse("whom", Sentence::new("privacy-told-whom-missing"));
        }
        match self.on {
            None => fields.refuse("told_on", Sentence::new("privacy-told-on-missing")),
            Some(on) if on > day_of(work.now) || on < day_of(known.noticed_at) => {
                fields.refuse("told_on", Sentence::new("privacy-told-on-wrong"));
            }
            Some(_) => {}
        }
        let words = fields.text(
            "words",
            &self.words,
            WORDS_CHARS_MAX,
            "privacy-told-words-empty",
            "privacy-words-long",
        );
        fields.finish()?;
        let whom = self
            .whom
            .ok_or_else(|| Fault::field("whom", "privacy-told-whom-missing"))?;
        let on = self
            .on
            .ok_or_else(|| Fault::field("told_on", "privacy-told-on-missing"))?;
        let id: BreachId = work.new_id();
        let new = args![
            work.body,
            id,
            self.breach,
            whom,
            on,
            words,
            work.now,
            work.actor.person()
        ];
        work.sql.execute(store::INSERT_TOLD, new).await?;
        let event = Event::internal("privacy.breach-told", SubjectRef::new("breach", self.breach));
        work.journal(event.with(json!({ "whom": whom.as_str() }))).await
    }
}
