//! The files of a conversation held elsewhere, as Polis exports them: `comments.csv` and `votes.csv`.

use kernel::{FieldFault, Sentence};
use opinions::{Refusal, Vote};

use crate::model::ImportedStatement;

/// Reads `comments.csv`: `comment-id`, `comment-body`, and `moderated` (−1 is taken away) where it is there.
pub(crate) fn statements(text: &str) -> Result<Vec<ImportedStatement>, FieldFault> {
    let refused = |sentence: Sentence| FieldFault {
        field: "enonces",
        sentence,
    };
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let unreadable = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        refused(Sentence::new("conversations-import-line").with("line", line))
    };
    let titles = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let place = |title: &str| titles.iter().position(|one| one == title);
    let (Some(number), Some(body)) = (place("comment-id"), place("comment-body")) else {
        return Err(refused(Sentence::new("conversations-import-columns")));
    };
    let moderated = place("moderated");
    let mut statements = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let line = record.position().map_or(1, csv::Position::line);
        let cell = |place: usize| record.get(place).unwrap_or_default();
        let Ok(number) = cell(number).parse() else {
            let line = i64::try_from(line).unwrap_or(i64::MAX);
            let wrong = Sentence::new("conversations-import-line").with("line", line);
            return Err(refused(wrong));
        };
        statements.push(ImportedStatement {
            number,
            text: cell(body).trim_start_matches('\'').to_owned(),
            is_shown: moderated.is_none_or(|place| !cell(place).starts_with('-')),
        });
    }
    Ok(statements)
}

/// Reads `votes.csv`, in the order of the file.
pub(crate) fn votes(text: &str) -> Result<Vec<Vote>, FieldFault> {
    let read = opinions::votes_from_csv(text, None).map_err(|refusal| {
        let sentence = match refusal {
            Refusal::Unreadable { line, .. } => {
                let line = i64::try_from(line).unwrap_or(i64::MAX);
                Sentence::new("conversations-import-line").with("line", line)
            }
            Refusal::UnknownTable { .. } => Sentence::new("conversations-import-votes-columns"),
            Refusal::NotAVote { number, value } => Sentence::new("conversations-import-not-a-vote")
                .with("number", number)
                .with("value", value),
            Refusal::TooMany { most, .. } => {
                Sentence::new("conversations-import-too-many-votes").with("max", most)
            }
            Refusal::NoVote => Sentence::new("conversations-import-unreadable"),
        };
        FieldFault {
            field: "votes",
            sentence,
        }
    })?;
    Ok(read.votes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMENTS: &str = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
        1,x,0,3,5,1,1,\"Ouvrir le jeudi, tard\"\n2,x,4,3,0,9,-1,Fermer\n";

    #[test]
    fn statements_keep_their_numbers_and_what_was_taken_away() {
        let read = statements(COMMENTS).expect("read");
        assert_eq!(read[0].text, "Ouvrir le jeudi, tard");
        assert_eq!(
            read.iter()
                .map(|one| (one.number, one.is_shown))
                .collect::<Vec<_>>(),
            [(0, true), (4, false)]
        );
    }

    #[test]
    fn what_is_no_such_file_is_refused_with_its_reason() {
        let no_columns = statements("a,b\n1,2\n").expect_err("no column");
        assert_eq!(no_columns.sentence.key, "conversations-import-columns");
        let no_number = statements("comment-id,comment-body\nx,y\n").expect_err("no number");
        assert_eq!(no_number.sentence.key, "conversations-import-line");
        let no_vote = votes("comment-id,voter-id,vote\n1,1,7\n").expect_err("no vote");
        assert_eq!(no_vote.sentence.key, "conversations-import-not-a-vote");
    }
}
