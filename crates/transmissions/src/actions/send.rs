//! Sending an act to somebody who decides.

use acts::ActId;
use db::args;
use identity::model::EmailAddress;
use jiff::civil::{Date, Time};
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};

use super::REMIND;
use crate::model::{
    LETTER_CHARS_MAX, NAME_CHARS_MAX, RECIPIENTS_MAX, SENDS_A_DAY_MAX, State, Transmission, TransmissionId,
    day_of,
};
use crate::{index, mail, rights, store};

/// The recipient is reminded in the morning after the day hoped for.
const HOUR: Time = Time::constant(8, 0, 0, 0);

/// Sends an act to somebody who decides, with a link by which they answer. Days as typed.
#[derive(Clone, Debug)]
pub struct TransmitAct {
    /// The act
    pub act: ActId,
    /// To whom
    pub recipient_name: String,
    /// In what quality: « Présidente de l’agglomération »
    pub recipient_quality: String,
    /// Where
    pub recipient_email: String,
    /// The words that come with it
    pub letter: String,
    /// The day by which an answer is hoped for (ISO 8601); may be empty
    pub expected_on: String,
}

impl Action for TransmitAct {
    const NAME: &'static str = "transmissions.send";
    type Output = TransmissionId;

    async fn run(&self, work: &mut Work) -> Result<TransmissionId, Fault> {
        let act = acts::find(&mut work.sql, work.body, self.act)
            .await?
            .ok_or(Fault::NotFound("act"))?;
        work.require(&rights::SEND, Scope::group(act.group_id)).await?;
        let zone = work.collectivite()?.zone();
        let mut fields = Fields::default();
        let name = fields.name(
            "nom",
            &self.recipient_name,
            NAME_CHARS_MAX,
            "transmissions-name-empty",
            "transmissions-text-too-long",
        );
        let quality = fields.name(
            "qualite",
            &self.recipient_quality,
            NAME_CHARS_MAX,
            "transmissions-quality-empty",
            "transmissions-text-too-long",
        );
        let letter = fields.text(
            "lettre",
            &self.letter,
            LETTER_CHARS_MAX,
            "transmissions-letter-empty",
            "transmissions-text-too-long",
        );
        let email = EmailAddress::parse(self.recipient_email.trim());
        if email.is_none() {
            fields.refuse("courriel", Sentence::new("transmissions-email-unreadable"));
        }
        // Who sends must not be who answers.
        if let Some(email) = &email
            && identity::find_by_email(&mut work.sql, work.body, email.as_str())
                .await?
                .is_some()
        {
            fields.refuse("courriel", Sentence::new("transmissions-email-of-somebody-here"));
        }
        let expected_on = expected_on(&mut fields, &self.expected_on, day_of(work.now, &zone));
        fields.finish()?;
        let Some(email) = email else {
            return Err(Fault::field("courriel", "transmissions-email-unreadable"));
        };
        let count = work
            .sql
            .count(store::COUNT_OF_ACT, args![work.body, act.id])
            .await?;
        if count >= RECIPIENTS_MAX {
            let sentence = Sentence::new("transmissions-too-many").with("max", RECIPIENTS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let since = work.now.plus_days(-1);
        let lately = work
            .sql
            .count(store::COUNT_SINCE, args![work.body, act.group_id, since])
            .await?;
        if lately >= SENDS_A_DAY_MAX {
            let sentence = Sentence::new("transmissions-too-many-today").with("max", SENDS_A_DAY_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let sent = Transmission {
            id: work.new_id(),
            act_id: act.id,
            group_id: act.group_id,
            act_title: act.title,
            recipient_name: name,
            recipient_quality: quality,
            recipient_email: email.as_str().to_owned(),
            letter,
            sent_at: work.now,
            expected_on,
            state: State::Waiting,
            settled_at: None,
            reason: String::new(),
            reminded_at: None,
        };
        store::insert(&mut work.sql, work.body, &sent).await?;
        work.register(&sent.subject()).await?;
        index::sent(work, &sent).await?;
        let token = super::new_link(work, sent.id).await?;
        mail::sent(work, &sent, &token).await?;
        if let Some(day) = expected_on {
            let morning = day
                .tomorrow()
                .and_then(|next| next.to_datetime(HOUR).to_zoned(zone))
                .map_err(|error| Fault::Internal(error.to_string()))?;
            let nothing = serde_json::Value::Null;
            work.timer(REMIND, &sent.reference(), morning.timestamp().into(), &nothing)
                .await?;
        }
        work.journal(Event::public("transmissions.sent", sent.reference()))
            .await?;
        Ok(sent.id)
    }
}

fn expected_on(fields: &mut Fields, typed: &str, today: Date) -> Option<Date> {
    if typed.trim().is_empty() {
        return None;
    }
    match typed.trim().parse::<Date>() {
        Ok(day) if day > today && day.year() <= today.year() + 5 => Some(day),
        Ok(_) => {
            fields.refuse("attendue_le", Sentence::new("transmissions-expected-past"));
            None
        }
        Err(_) => {
            fields.refuse("attendue_le", Sentence::new("transmissions-date-unreadable"));
            None
        }
    }
}
