//! Saying who watches over personal data (regulation (EU) 2016/679, articles 37 and 13(1)(b)).

use db::args;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};

use crate::model::{Contact, FACT_CHARS_MAX, WORDS_CHARS_MAX};
use crate::{rights, store};

/// Names the data protection officer, unless somebody else did since [`Contact::version`].
pub struct NameOfficer(pub Contact);

impl Action for NameOfficer {
    const NAME: &'static str = "privacy.name-officer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SET_UP, Scope::BODY).await?;
        let mut fields = Fields::default();
        let officer = fields.name(
            "officer",
            &self.0.officer,
            FACT_CHARS_MAX,
            "privacy-officer-empty",
            "privacy-words-long",
        );
        let reach = fields.text(
            "reach",
            &self.0.reach,
            FACT_CHARS_MAX,
            "privacy-reach-empty",
            "privacy-words-long",
        );
        let measures = self.0.measures.trim().replace("\r\n", "\n");
        if measures.chars().count() > WORDS_CHARS_MAX {
            let sentence = Sentence::new("privacy-words-long").with("max", WORDS_CHARS_MAX);
            fields.refuse("measures", sentence);
        }
        fields.finish()?;
        let (body, now, version) = (work.body, work.now, self.0.version);
        let written = if version == 0 {
            let new = args![body, &officer, &reach, &measures, now];
            work.sql.execute(store::INSERT_CONTACT, new).await?
        } else {
            let changed = args![body, version, &officer, &reach, &measures, now];
            work.sql.execute(store::UPDATE_CONTACT, changed).await?
        };
        if written != 1 {
            return Err(Fault::Stale("privacy-contact"));
        }
        // Who it is stands on a public page; the journal only says that it changed.
        work.journal(Event::public(
            "privacy.officer-named",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}
