//! Bringing in a conversation that was held elsewhere, with its statements and its votes.

use std::collections::{BTreeMap, BTreeSet};

use db::Instant;
use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, FileHash, Scope, Sentence, Work};
use opinions::{Ballots, Vote};
use serde_json::json;

use super::{CLOSE, asked, begun, refuse_bad_end, stated};
use crate::model::{
    Conversation, ConversationId, IMPORTED_VOTES_MAX, ImportedStatement, NewVote, Opinion, STATEMENTS_MAX,
    State, folded,
};
use crate::store::{conversations, statements, votes};
use crate::{index, rights};

/// Brings in a conversation that was held elsewhere. With an end to come it goes on here; without one it is over.
#[derive(Clone, Debug)]
pub struct ImportConversation {
    /// Who carries it
    pub group: GroupId,
    /// What people call it
    pub title: String,
    /// What it was about, as a question
    pub question: String,
    /// Why, and where it comes from: Markdown; may be empty
    pub presentation: String,
    /// Its statements and its votes
    pub brought: Brought,
    /// Until when it goes on here; none when it is over
    pub closes_at: Option<Instant>,
}

/// Statements and votes as they are kept here, made before anybody waits for a transaction.
#[derive(Clone, Debug)]
pub struct Brought {
    statements: Vec<Kept>,
    votes: Vec<NewVote>,
    voters: usize,
    digest: String,
}

impl Brought {
    /// Statements, and votes in the order of their file; it takes a while when there are many.
    ///
    /// # Errors
    /// [`Fault::Invalid`], with what is wrong in the fields `enonces` and `votes`.
    pub fn of(statements: &[ImportedStatement], votes: &[Vote]) -> Result<Self, Fault> {
        let mut fields = Fields::default();
        let kept = statements_kept(&mut fields, statements);
        let numbers: BTreeMap<u64, i64> = statements
            .iter()
            .zip(1_i64..)
            .map(|(statement, number)| (statement.number, number))
            .collect();
        let (brought, voters) = votes_kept(&mut fields, votes, &numbers);
        fields.finish()?;
        Ok(Self {
            statements: kept,
            votes: brought,
            voters,
            digest: digest_of(votes),
        })
    }
}

/// The SHA-256 of what came in, which anybody makes again from the file: its votes in their order, each as a line
/// `comment-id,voter-id,vote` ended by a line feed, after those words as the first line.
fn digest_of(votes: &[Vote]) -> String {
    let mut text = String::from("comment-id,voter-id,vote\n");
    for vote in votes {
        let said = Opinion::of(vote.choice).exported();
        let line = format!("{},{},{said}\n", vote.statement, vote.participant);
        text.push_str(&line);
    }
    FileHash::of(text.as_bytes()).to_string()
}

impl Action for ImportConversation {
    const NAME: &'static str = "conversations.import";
    type Output = ConversationId;

    async fn run(&self, work: &mut Work) -> Result<ConversationId, Fault> {
        work.require(&rights::IMPORT, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let mut fields = Fields::default();
        let words = asked(&mut fields, &self.title, &self.question, &self.presentation);
        if let Some(closes_at) = self.closes_at {
            refuse_bad_end(&mut fields, work.now, closes_at);
        }
        fields.finish()?;
        let new = Conversation {
            is_imported: true,
            closes_at: self.closes_at.unwrap_or(work.now),
            closed_at: self.closes_at.is_none().then_some(work.now),
            ..begun(work, self.group, words)
        };
        let body = work.body;
        let voter_key = work.house().randomness.secret();
        conversations::insert(&mut work.sql, body, &new, &voter_key).await?;
        let Brought {
            statements: kept,
            votes: brought,
            voters,
            digest,
        } = &self.brought;
        for one in kept {
            let statement = statements::New {
                id: work.new_id(),
                conversation: new.id,
                number: one.number,
                author: None,
                text: &one.text,
                folded: one.folded.clone(),
                state: one.state,
            };
            statements::insert(&mut work.sql, body, statement, work.now).await?;
        }
        // They were cast before, and are shown at once; what is said here from today on is not, until others come.
        let today = work.now.timestamp().to_zoned(work.collectivite()?.zone()).date();
        let eve = today.yesterday().unwrap_or(today);
        votes::insert_many(&mut work.sql, body, new.id, brought, eve).await?;
        let counts = [count(brought.len()), count(*voters), count(kept.len())];
        conversations::count_imported(&mut work.sql, body, new.id, counts, (digest, eve)).await?;
        work.register(&new.subject()).await?;
        index::conversation(work, &new).await?;
        if new.closed_at.is_none() {
            work.timer(CLOSE, &new.reference(), new.closes_at, &json!({}))
                .await?;
        }
        let payload = json!({
            "group": self.group, "closes_at": new.closes_at, "seed": new.seed, "votes": brought.len(), "digest": digest,
        });
        work.journal(Event::public("conversations.imported", new.reference()).with(payload))
            .await?;
        Ok(new.id)
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A statement as it is kept: with its number here, and its words as they are compared.
#[derive(Clone, Debug)]
struct Kept {
    number: i64,
    text: String,
    folded: Vec<u8>,
    state: State,
}

/// Statements, numbered anew from 1 in their order. One said twice elsewhere stays twice: people voted on both.
fn statements_kept(fields: &mut Fields, given: &[ImportedStatement]) -> Vec<Kept> {
    if given.is_empty() {
        fields.refuse("enonces", Sentence::new("conversations-import-no-statement"));
    }
    let most = usize::try_from(STATEMENTS_MAX).unwrap_or(usize::MAX);
    if given.len() > most {
        let many = Sentence::new("conversations-import-too-many").with("max", most);
        fields.refuse("enonces", many);
        return Vec::new();
    }
    let mut said = BTreeSet::new();
    let mut kept = Vec::with_capacity(given.len());
    for (statement, number) in given.iter().zip(1_i64..) {
        let mut of_line = Fields::default();
        let text = stated(&mut of_line, "enonces", &statement.text);
        let is_wrong = of_line.finish().is_err();
        // Our own files do not repeat what was taken away: its number stays, for the votes that have it.
        if text.is_empty() || (is_wrong && !statement.is_shown) {
            kept.push(Kept {
                number,
                text: String::new(),
                folded: format!("\n{number}").into_bytes(),
                state: if statement.is_shown {
                    State::WithdrawnAfter
                } else {
                    State::Refused
                },
            });
            continue;
        }
        if is_wrong {
            let wrong = Sentence::new("conversations-import-statement-wrong")
                .with("number", i64::try_from(statement.number).unwrap_or(i64::MAX));
            fields.refuse("enonces", wrong);
            return kept;
        }
        let mut folded = folded(&text);
        if !said.insert(folded.clone()) {
            folded.extend_from_slice(format!("\n{number}").as_bytes());
        }
        let state = if statement.is_shown {
            State::Published
        } else {
            State::Refused
        };
        kept.push(Kept {
            number,
            text,
            folded,
            state,
        });
    }
    kept
}

/// The latest vote of each person on each statement, and how many people that makes. People are numbered as they came there, the
/// first votes first: none of them is a person here.
fn votes_kept(fields: &mut Fields, given: &[Vote], numbers: &BTreeMap<u64, i64>) -> (Vec<NewVote>, usize) {
    let none = (Vec::new(), 0);
    if given.len() > IMPORTED_VOTES_MAX {
        let many = Sentence::new("conversations-import-too-many-votes").with("max", IMPORTED_VOTES_MAX);
        fields.refuse("votes", many);
        return none;
    }
    if let Some(lost) = given.iter().find(|vote| !numbers.contains_key(&vote.statement)) {
        let number = i64::try_from(lost.statement).unwrap_or(i64::MAX);
        let unknown = Sentence::new("conversations-import-unknown").with("number", number);
        fields.refuse("votes", unknown);
        return none;
    }
    let mut ballots = Ballots::default();
    if ballots.add(given.iter().copied()).is_err() {
        fields.refuse("votes", Sentence::new("conversations-import-unreadable"));
        return none;
    }
    // Where each vote that stands was last cast, in the order of the file: two at one instant keep theirs.
    let mut last: BTreeMap<(u64, u64), (i64, usize)> = BTreeMap::new();
    for (place, vote) in given.iter().enumerate() {
        let cast = last
            .entry((vote.participant, vote.statement))
            .or_insert((vote.at_ms, place));
        *cast = (*cast).max((vote.at_ms, place));
    }
    let mut order: Vec<(i64, usize, u64, u64)> = last
        .into_iter()
        .map(|((participant, statement), (at_ms, place))| (at_ms, place, participant, statement))
        .collect();
    order.sort_unstable();
    let mut voters: BTreeMap<u64, i64> = BTreeMap::new();
    let mut kept = Vec::with_capacity(order.len());
    for (_, _, participant, statement) in order {
        let next = count(voters.len());
        let voter = *voters.entry(participant).or_insert(next);
        let said = ballots.of(participant).find(|(about, _)| *about == statement);
        let (Some((_, choice)), Some(number)) = (said, numbers.get(&statement)) else {
            continue;
        };
        kept.push(NewVote {
            voter,
            statement: *number,
            opinion: Opinion::of(choice),
        });
    }
    (kept, voters.len())
}

#[cfg(test)]
mod tests {
    use opinions::Choice;

    use super::*;

    fn vote(participant: u64, statement: u64, choice: Choice) -> Vote {
        Vote {
            participant,
            statement,
            choice,
            at_ms: 0,
        }
    }

    #[test]
    fn whoever_has_the_file_makes_its_digest() {
        let votes = [vote(4, 0, Choice::Agree), vote(7, 0, Choice::Disagree)];
        let made = FileHash::of(b"comment-id,voter-id,vote\n0,4,1\n0,7,-1\n").to_string();
        assert_eq!(digest_of(&votes), made);
    }

    #[test]
    fn what_its_author_took_back_after_the_end_still_counts_where_it_comes_in() {
        let statement = |number, text: &str, is_shown| ImportedStatement {
            number,
            text: text.to_owned(),
            is_shown,
        };
        let statements = [
            statement(1, "Oui", true),
            statement(2, "", true),
            statement(3, "", false),
        ];
        let votes = [vote(0, 2, Choice::Agree)];
        let brought = Brought::of(&statements, &votes).expect("kept");
        let states: Vec<State> = brought.statements.iter().map(|one| one.state).collect();
        assert_eq!(states, [State::Published, State::WithdrawnAfter, State::Refused]);
        assert_eq!((brought.votes.len(), brought.voters), (1, 1));
        let lost = Brought::of(&statements, &[vote(0, 9, Choice::Agree)]);
        assert!(matches!(lost, Err(Fault::Invalid(_))), "{lost:?}");
    }
}
