//! Keeping a message, once, and telling its author.

use debates::model::Stage;
use kernel::{Action, Event, Fault, PersonId, Scope, Work};
use meetings::{MailedAnswer, NoteMailedAnswer};
use serde_json::json;
use texts::{TextDocument, TextState};
use tools::mailbox::{self, Position};

use super::{EXPIRE, FORGET};
use crate::aims::Aim;
use crate::model::{
    KEPT_DAYS, LetterId, State, UNCONFIRMED_A_DAY_MAX, UNCONFIRMED_DAYS, UNCONFIRMED_OF_ADDRESS_MAX,
    UNKNOWN_BYTES_MAX, WAITING_MAX, reference,
};
use crate::reading::{Mail, Writer};
use crate::{RECEIVE, answers, mail, store};

/// Keeps a message read in the mailbox, and moves the position past it.
pub(crate) struct ReceiveLetter {
    pub(crate) mail: Mail,
    pub(crate) size_bytes: i64,
    /// The message as it came, when it is kept
    pub(crate) original: Option<Vec<u8>>,
    /// The mailbox's
    pub(crate) generation: i64,
    /// With this message read
    pub(crate) position: Position,
}

impl Action for ReceiveLetter {
    const NAME: &'static str = "letters.receive";
    /// The letter; none when it was kept before
    type Output = Option<LetterId>;

    async fn run(&self, work: &mut Work) -> Result<Option<LetterId>, Fault> {
        work.require(&RECEIVE, Scope::BODY).await?;
        let (body, read) = (work.body, &self.mail);
        store::write_position(&mut work.sql, body, self.generation, self.position, work.now).await?;
        if store::is_kept(&mut work.sql, body, &read.fingerprint).await? {
            let about = kernel::SubjectRef::new("collectivite", body);
            work.journal(Event::internal("letters.seen-again", about)).await?;
            return Ok(None);
        }
        let (state, person, aim) = if let Some((state, person)) = self.answered(work).await? {
            (state, person, None)
        } else {
            let aim = Aim::of(work, read).await?;
            let person = identity::find_by_email(&mut work.sql, body, &read.sender).await?;
            (self.state(work, aim.as_ref(), person).await?, person, aim)
        };
        let token = (state == State::Waiting).then(|| work.house().randomness.secret());
        let is_unconfirmed = state == State::Waiting && person.is_none();
        let id: LetterId = work.new_id();
        let text = match &aim {
            Some(Aim::Text(text)) => Some(text),
            _ => None,
        };
        let new = store::New {
            id,
            fingerprint: &read.fingerprint,
            state,
            text: text.map(|text| text.id),
            person,
            sender: &read.sender,
            subject: &read.subject,
            content: &read.content,
            aside: &read.aside,
            size_bytes: self.size_bytes,
            at: work.now,
            token: token.as_deref(),
            // Whose address may be somebody else's: their words wait, their files do not.
            original: self.original.as_deref().filter(|_| !is_unconfirmed),
        };
        store::insert(&mut work.sql, body, &new).await?;
        let forget_at = work.now.plus_days(KEPT_DAYS);
        work.timer(FORGET, &reference(id), forget_at, &serde_json::Value::Null)
            .await?;
        if is_unconfirmed {
            let erased_at = work.now.plus_days(UNCONFIRMED_DAYS);
            work.timer(EXPIRE, &reference(id), erased_at, &serde_json::Value::Null)
                .await?;
        }
        if let Some(aim) = aim {
            let link = token.as_deref().map(|token| (token, person.is_some()));
            self.answer(work, id, state, &aim, link).await?;
        }
        let event = Event::internal("letters.received", reference(id));
        work.journal(event.with(json!({ "state": state.as_str() })))
            .await?;
        Ok(Some(id))
    }
}

impl ReceiveLetter {
    /// Keeps what a letter is about beside it, and answers. `link`: the token, and whether its author has an account.
    async fn answer(
        &self,
        work: &mut Work,
        id: LetterId,
        state: State,
        aim: &Aim,
        link: Option<(&str, bool)>,
    ) -> Result<(), Fault> {
        let read = &self.mail;
        if let Aim::Text(text) = aim {
            return match (state, link) {
                (State::Waiting, Some((token, _))) => mail::confirmation(work, id, read, text, token).await,
                (State::Unknown | State::NotAllowed | State::Closed, _) => {
                    mail::told(work, state, read, text).await
                }
                _ => Ok(()),
            };
        }
        if let Some(about) = aim.reference() {
            store::subjects::insert(&mut work.sql, work.body, id, &about, read.attachments).await?;
        }
        match (state, link) {
            (State::Waiting, Some((token, is_known))) => {
                answers::confirmation(work, id, read, aim, token, is_known).await
            }
            (State::Unknown | State::Closed | State::Empty | State::NoReply, _) => {
                answers::told(work, state, read, aim).await
            }
            _ => Ok(()),
        }
    }

    /// What became of an answer to an invitation; none for what was sent elsewhere, or holds no answer and was written by
    /// a program. Mail programs say themselves that their answers are automatic: those are answers all the same.
    async fn answered(&self, work: &mut Work) -> Result<Option<(State, Option<PersonId>)>, Fault> {
        let read = &self.mail;
        if read.replies.is_empty() && read.writer != Writer::Person {
            return Ok(None);
        }
        for tag in &read.invitations {
            let deed = NoteMailedAnswer {
                tag: tag.clone(),
                replies: read.replies.clone(),
                sent_at: read.sent_at,
            };
            let (became, person) = work.as_system(&deed).await?;
            let state = match became {
                MailedAnswer::Nobody => continue,
                MailedAnswer::Noted => State::Answered,
                MailedAnswer::Other | MailedAnswer::NotInvited => State::AnswerOther,
                MailedAnswer::Unread => State::AnswerUnread,
                MailedAnswer::Over | MailedAnswer::Moved | MailedAnswer::Older => State::AnswerLate,
            };
            return Ok(Some((state, person)));
        }
        Ok(None)
    }

    async fn state(
        &self,
        work: &mut Work,
        aim: Option<&Aim>,
        person: Option<PersonId>,
    ) -> Result<State, Fault> {
        match self.mail.writer {
            Writer::Program => return Ok(State::Automatic),
            Writer::Nobody => return Ok(State::Unreadable),
            Writer::Person => {}
        }
        if self.is_own(work).await? {
            return Ok(State::Automatic);
        }
        let Some(aim) = aim else {
            return Ok(State::NoText);
        };
        let is_empty = self.mail.content.trim().is_empty();
        let Some(person) = person else {
            return self.state_of_unknown(work, aim, is_empty).await;
        };
        match aim {
            Aim::Text(_) if is_empty => return Ok(State::Unreadable),
            Aim::Text(text) if !may_amend(work, text, person).await? => return Ok(State::NotAllowed),
            Aim::Text(text) if text.state != TextState::Discussion => return Ok(State::Closed),
            Aim::Consultation(about) if about.stage_at(work.now) != Stage::Open => return Ok(State::Closed),
            Aim::Contribution(about, whole)
                if about.state != debates::model::State::Published
                    || whole.stage_at(work.now) != Stage::Open =>
            {
                return Ok(State::Closed);
            }
            Aim::Mute(_) => return Ok(State::NoReply),
            Aim::Consultation(_) | Aim::Contribution(..) if is_empty => return Ok(State::Empty),
            Aim::Text(_) | Aim::Consultation(_) | Aim::Contribution(..) => {}
        }
        // Somebody who writes in another's name fills nobody's mailbox.
        if store::count_waiting(&mut work.sql, work.body, person).await? >= WAITING_MAX {
            return Ok(State::TooMany);
        }
        Ok(State::Waiting)
    }
}

impl ReceiveLetter {
    /// True when it says that it comes from the mailbox itself, which writes no letters: answered, it would answer.
    async fn is_own(&self, work: &mut Work) -> Result<bool, Fault> {
        let house = work.shared_house();
        let settings = mailbox::settings(&house, &mut work.sql, work.body).await?;
        let own = settings.map(|settings| settings.account.to_lowercase());
        Ok(own.is_some_and(|own| without_tag(&self.mail.sender) == own))
    }

    /// What becomes of a letter whose address nobody here has. An amendment is for the members of a group, which nobody
    /// becomes by writing; a contribution or an argument is for everybody, once they prove the address.
    async fn state_of_unknown(&self, work: &mut Work, aim: &Aim, is_empty: bool) -> Result<State, Fault> {
        let is_open = match aim {
            Aim::Text(_) | Aim::Mute(_) => false,
            Aim::Consultation(about) => about.stage_at(work.now) == Stage::Open,
            Aim::Contribution(about, whole) => {
                about.state == debates::model::State::Published && whole.stage_at(work.now) == Stage::Open
            }
        };
        if !is_open || is_empty || self.size_bytes > UNKNOWN_BYTES_MAX {
            return Ok(State::Unknown);
        }
        let (body, sender) = (work.body, &self.mail.sender);
        if store::count_unconfirmed_of(&mut work.sql, body, sender).await? >= UNCONFIRMED_OF_ADDRESS_MAX {
            return Ok(State::TooMany);
        }
        let since = work.now.plus_days(-1);
        if store::count_unconfirmed_since(&mut work.sql, body, since).await? >= UNCONFIRMED_A_DAY_MAX {
            return Ok(State::TooMany);
        }
        Ok(State::Waiting)
    }
}

/// « contributions+avis-…@ville.fr » is a name of « contributions@ville.fr » (RFC 5233).
fn without_tag(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return address.to_owned();
    };
    let name = local.split_once('+').map_or(local, |(name, _)| name);
    format!("{name}@{domain}")
}

async fn may_amend(work: &mut Work, text: &TextDocument, person: PersonId) -> Result<bool, Fault> {
    let house = work.shared_house();
    let scope = Scope::group(text.group_id);
    let actor = kernel::Actor::Person(person);
    let held = house
        .qualities(&mut work.sql, work.body, actor, scope, work.now)
        .await?;
    Ok(texts::rights::AMEND.held_with(&held))
}
