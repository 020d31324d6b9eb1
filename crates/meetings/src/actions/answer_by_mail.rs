//! An answer to an invitation that came by mail, from the buttons of a calendar program.
//!
//! Anybody may write anything in « From », and in the answer itself. What shows who answers is the address they wrote to:
//! it was given to one member alone, for one meeting, and cannot be guessed. The answer must also name that meeting and
//! that member's own address, so that an invitation passed on to somebody else is not answered in the name of the first.

use db::Instant;
use kernel::{Action, Actor, Event, Fault, PersonId, Scope, Work};
use minutes::itip::{Participation, Reply};
use serde::{Deserialize, Serialize};

use super::invite::{has_begun, record_answer};
use super::meeting;
use crate::model::{Intention, Meeting, MeetingState, NOTE_CHARS_MAX};
use crate::{mail, rights, store};

/// What became of an answer sent by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MailedAnswer {
    /// Noted
    Noted,
    /// The address is nobody's
    Nobody,
    /// It is about another event, or in the name of another address
    Other,
    /// No answer could be read in it: a message in words, a delegation, another hour proposed
    Unread,
    /// The meeting has begun, is over or is cancelled
    Over,
    /// The meeting was moved since that announcement
    Moved,
    /// The member said something else since
    Older,
    /// They are no longer a member
    NotInvited,
}

/// Notes what a member answered by mail, and tells them when it could not be.
#[derive(Clone, Debug)]
pub struct NoteMailedAnswer {
    /// What stood after the plus sign and [`ADDRESS_TAG`](crate::ADDRESS_TAG) in the address written to
    pub tag: String,
    /// What the message holds
    pub replies: Vec<Reply>,
    /// When the message says it was sent
    pub sent_at: Option<Instant>,
}

impl Action for NoteMailedAnswer {
    const NAME: &'static str = "meetings.note-mailed-answer";
    /// What became of it, and whose address it was sent to
    type Output = (MailedAnswer, Option<PersonId>);

    async fn run(&self, work: &mut Work) -> Result<Self::Output, Fault> {
        work.require(&rights::NOTE_MAILED_ANSWER, Scope::BODY).await?;
        let Some(given) = store::invitation_of_tag(&mut work.sql, work.body, &self.tag).await? else {
            return Ok((MailedAnswer::Nobody, None));
        };
        let (meeting, person) = (meeting(work, given.meeting_id).await?, given.person_id);
        let became = self.note(work, &meeting, person).await?;
        if became == MailedAnswer::Noted {
            // The answer itself was journaled as the member's own.
            return Ok((became, Some(person)));
        }
        mail::answer_not_noted(work, &meeting, person, became).await?;
        let event = Event::internal("meetings.mailed-answer-not-noted", meeting.reference());
        work.journal(event).await?;
        Ok((became, Some(person)))
    }
}

impl NoteMailedAnswer {
    async fn note(
        &self,
        work: &mut Work,
        meeting: &Meeting,
        person: PersonId,
    ) -> Result<MailedAnswer, Fault> {
        if self.replies.is_empty() {
            return Ok(MailedAnswer::Unread);
        }
        let own = identity::email_of(&mut work.sql, work.body, person).await?;
        let own = own.map(|own| own.to_lowercase()).filter(|own| !own.is_empty());
        // What follows the @ names the body, or the site of a meeting announced before.
        let name = format!("meeting-{}", meeting.id);
        let found = self.replies.iter().find_map(|reply| {
            let is_about = reply.uid.split('@').next() == Some(name.as_str());
            let mut attendees = reply.attendees.iter().filter(|_| is_about);
            let attendee = attendees.find(|attendee| Some(&attendee.address) == own.as_ref())?;
            Some((reply, attendee))
        });
        let Some((reply, attendee)) = found else {
            return Ok(MailedAnswer::Other);
        };
        let answer = match attendee.participation {
            _ if reply.is_counter => return Ok(MailedAnswer::Unread),
            Participation::Accepted => Intention::Coming,
            Participation::Declined => Intention::Excused,
            Participation::Tentative => Intention::Unsure,
            Participation::Delegated | Participation::Unsaid => return Ok(MailedAnswer::Unread),
        };
        if meeting.state == MeetingState::Cancelled || has_begun(work, meeting) {
            return Ok(MailedAnswer::Over);
        }
        if !is_for_this_date(work, meeting, reply.sequence).await? {
            return Ok(MailedAnswer::Moved);
        }
        let members =
            groups::members_on(&mut work.sql, work.body, meeting.group_id, meeting.starts_at).await?;
        if !members.iter().any(|member| member.person == person) {
            return Ok(MailedAnswer::NotInvited);
        }
        // Mail is delayed, and comes in any order: the clock of who answered tells which word is the last.
        let stamped = reply.stamped_at.map(Instant::from);
        let given_at = stamped.max(self.sent_at).map_or(work.now, |at| at.min(work.now));
        let known = store::invitation_answers(&mut work.sql, work.body, meeting.id).await?;
        let is_older = known
            .iter()
            .any(|known| known.person_id == person && known.answered_at > given_at);
        if is_older {
            return Ok(MailedAnswer::Older);
        }
        let note: String = reply.comment.chars().take(NOTE_CHARS_MAX).collect();
        // Whoever holds the address reads this member's mail: from here on it is they who act, with their own rights.
        let by = std::mem::replace(&mut work.actor, Actor::Person(person));
        let outcome = record_answer(work, meeting, answer, note.trim().to_owned(), given_at).await;
        work.actor = by;
        match outcome {
            Ok(()) => Ok(MailedAnswer::Noted),
            // Nothing was written yet.
            Err(Fault::Forbidden { .. }) => Ok(MailedAnswer::NotInvited),
            Err(fault) => Err(fault),
        }
    }
}

/// True when the announcement answered is for the date that stands now. Programs that say no number, or one that was
/// never sent, are believed only while every announcement was for that date.
async fn is_for_this_date(work: &mut Work, meeting: &Meeting, sequence: i64) -> Result<bool, Fault> {
    let dates = store::convocation_dates(&mut work.sql, work.body, meeting.id).await?;
    let answered = dates.iter().find(|date| date.sequence == sequence);
    Ok(match answered {
        Some(date) => date.starts_at == meeting.starts_at,
        None => dates.iter().all(|date| date.starts_at == meeting.starts_at),
    })
}
