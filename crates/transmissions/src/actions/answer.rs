//! Answering: by the link received, or through the secretary for what came by letter.

use db::args;
use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, FileHash, Scope, Sentence, Work};

use super::REMIND;
use crate::model::{
    ANSWER_CHARS_MAX, ANSWERS_MAX, Answer, AnswerId, FILE_BYTES_MAX, NAME_CHARS_MAX, State, Transmission,
    TransmissionId, day_of, is_pdf,
};
use crate::{index, mail, rights, store, tags};

/// The longest name of a file that is kept, in characters.
const FILE_NAME_CHARS_MAX: usize = 150;

/// A PDF file joined to an answer.
#[derive(Clone, Debug)]
pub struct JoinedFile {
    /// Its name
    pub name: String,
    /// Its content
    pub bytes: Vec<u8>,
}

/// Answers, by the link received.
#[derive(Clone, Debug)]
pub struct AnswerByLink {
    /// The token, as the link carries it
    pub token: String,
    /// Who answers, with their quality
    pub given_by: String,
    /// What they say; may be empty when there is a file
    pub content: String,
    /// The file joined
    pub file: Option<JoinedFile>,
}

impl Action for AnswerByLink {
    const NAME: &'static str = "transmissions.answer";
    type Output = TransmissionId;

    async fn run(&self, work: &mut Work) -> Result<TransmissionId, Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        let Some(link) = store::find_link(&mut work.sql, work.body, &self.token).await? else {
            return Err(Fault::refused("transmissions-link-over"));
        };
        let sent = super::transmission(work, link.transmission_id).await?;
        if sent.state == State::Cancelled || link.end(&sent) <= work.now {
            return Err(Fault::refused("transmissions-link-over"));
        }
        let today = day_of(work.now, &work.collectivite()?.zone());
        let said = Said {
            given_by: &self.given_by,
            content: &self.content,
            given_on: today,
            is_by_link: true,
            file: self.file.as_ref(),
        };
        add(work, &sent, &said, Fields::default()).await?;
        Ok(sent.id)
    }
}

/// Records an answer that came another way.
#[derive(Clone, Debug)]
pub struct RecordAnswer {
    /// To which transmission
    pub transmission: TransmissionId,
    /// Who answers, with their quality
    pub given_by: String,
    /// What they say; may be empty when there is a file
    pub content: String,
    /// The day of the answer (ISO 8601), as typed
    pub given_on: String,
    /// The file joined
    pub file: Option<JoinedFile>,
}

impl Action for RecordAnswer {
    const NAME: &'static str = "transmissions.record-answer";
    type Output = AnswerId;

    async fn run(&self, work: &mut Work) -> Result<AnswerId, Fault> {
        let sent = super::transmission(work, self.transmission).await?;
        work.require(&rights::RECORD, Scope::group(sent.group_id)).await?;
        if sent.state == State::Cancelled {
            return Err(Fault::refused("transmissions-called-off"));
        }
        let zone = work.collectivite()?.zone();
        let (today, sent_on) = (day_of(work.now, &zone), day_of(sent.sent_at, &zone));
        let mut fields = Fields::default();
        let given_on = match self.given_on.trim().parse::<Date>() {
            Ok(day) if (sent_on..=today).contains(&day) => day,
            Ok(_) => {
                fields.refuse("le", Sentence::new("transmissions-answer-day-impossible"));
                today
            }
            Err(_) => {
                fields.refuse("le", Sentence::new("transmissions-date-unreadable"));
                today
            }
        };
        let said = Said {
            given_by: &self.given_by,
            content: &self.content,
            given_on,
            is_by_link: false,
            file: self.file.as_ref(),
        };
        add(work, &sent, &said, fields).await
    }
}

/// What is said, as it was given.
struct Said<'a> {
    given_by: &'a str,
    content: &'a str,
    given_on: Date,
    is_by_link: bool,
    file: Option<&'a JoinedFile>,
}

async fn add(
    work: &mut Work,
    sent: &Transmission,
    said: &Said<'_>,
    mut fields: Fields,
) -> Result<AnswerId, Fault> {
    let given_by = fields.name(
        "par",
        said.given_by,
        NAME_CHARS_MAX,
        "transmissions-given-by-empty",
        "transmissions-text-too-long",
    );
    let content = said.content.trim().replace("\r\n", "\n");
    if content.is_empty() && said.file.is_none() {
        fields.refuse("reponse", Sentence::new("transmissions-answer-empty"));
    }
    if content.chars().count() > ANSWER_CHARS_MAX {
        let sentence = Sentence::new("transmissions-text-too-long").with("max", ANSWER_CHARS_MAX);
        fields.refuse("reponse", sentence);
    }
    if let Some(file) = said.file {
        if !is_pdf(&file.bytes) {
            fields.refuse("fichier", Sentence::new("transmissions-file-not-pdf"));
        } else if file.bytes.len() > FILE_BYTES_MAX {
            fields.refuse("fichier", Sentence::new("transmissions-file-too-large"));
        }
    }
    fields.finish()?;
    let count = work
        .sql
        .count(store::COUNT_ANSWERS, args![work.body, sent.id, said.is_by_link])
        .await?;
    if count >= ANSWERS_MAX {
        let sentence = Sentence::new("transmissions-too-many-answers").with("max", ANSWERS_MAX);
        return Err(Fault::refused_with(sentence));
    }
    let (file_sha256, file_name, file_size) = kept(work, said.file).await?;
    let answer = Answer {
        id: work.new_id(),
        transmission_id: sent.id,
        given_by,
        content,
        given_on: said.given_on,
        recorded_at: work.now,
        is_by_link: said.is_by_link,
        file_sha256,
        file_name,
        file_size,
        withdrawn_at: None,
        reason: String::new(),
    };
    store::insert_answer(&mut work.sql, work.body, &answer).await?;
    if said.file.is_some_and(|file| !tags::is_tagged(&file.bytes)) {
        store::set_untagged(&mut work.sql, work.body, &answer).await?;
    }
    if sent.state == State::Waiting {
        let (body, now) = (work.body, work.now);
        if !store::set_answered(&mut work.sql, body, sent, now).await? {
            return Err(Fault::Raced);
        }
        work.cancel_timers(REMIND, &sent.reference()).await?;
    }
    index::answer(work, sent, &answer).await?;
    mail::answered(work, sent).await?;
    work.journal(Event::public("transmissions.answered", sent.reference()))
        .await?;
    Ok(answer.id)
}

async fn kept(work: &mut Work, file: Option<&JoinedFile>) -> Result<(Option<FileHash>, String, i64), Fault> {
    let Some(file) = file else {
        return Ok((None, String::new(), 0));
    };
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let hash = work.keep_file("application/pdf", file.bytes.clone()).await?;
    Ok((Some(hash), pdf_name(&file.name), size))
}

/// The name under which it is saved. Its end is ours: what begins as a PDF may be something else too, and what a computer
/// opens it with is said by its end.
fn pdf_name(given: &str) -> String {
    let stem = given.rsplit_once('.').map_or(given, |(stem, _)| stem);
    let is_plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'' | '\u{2019}' | '(' | ')' | ' ')
    };
    let plain: String = stem
        .chars()
        .map(|letter| if is_plain(letter) { letter } else { ' ' })
        .take(FILE_NAME_CHARS_MAX)
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() {
        return "reponse.pdf".to_owned();
    }
    format!("{}.pdf", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::pdf_name;

    #[test]
    fn a_file_ends_as_what_it_was_taken_for() {
        for (given, kept) in [
            ("Réponse signée.pdf", "Réponse signée.pdf"),
            ("reponse.hta", "reponse.pdf"),
            ("facture.pdf.exe", "facture pdf.pdf"),
            ("fdp\u{202e}exe.bat", "fdp exe.pdf"),
            ("...", "reponse.pdf"),
            ("", "reponse.pdf"),
        ] {
            assert_eq!(pdf_name(given), kept, "{given:?}");
        }
    }
}
