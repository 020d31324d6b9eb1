//! Coming into a private room, and out of it: a member of the group, whom Parvis knows, says under which account they are on
//! the chat server, and that account is invited. It is kept as long as they may read the room, then taken out.
//!
//! - Nothing proves that the account is theirs: one account a person and room, so many requests a day, and agents see how many
//!   people are concerned.
//! - Only who was let in by Parvis is taken out by Parvis: who claims the account of somebody else does not put them out.

use std::sync::Arc;

use kernel::{
    Action, Actor, CollectiviteId, Delivery, Event, Fault, Fields, House, PersonId, Scope, Sentence,
    SubjectRef, Work,
};

use super::delivery::{Asked, Done, Task, done};
use super::{Room, rooms};
use crate::bridge::BridgeSettings;
use crate::store::messages::Invitation;
use crate::{KEEP_DISCUSSION, READ_DISCUSSION, store};

/// Characters of an account (Matrix specification, appendix « User identifiers »: 255 bytes).
pub const ADDRESS_CHARS_MAX: usize = 255;
/// Times that one person asks for an invitation in one day (of universal time), in all rooms.
pub const ASKED_A_DAY_MAX: i64 = 5;
/// How often it is looked whether somebody may still read a room, in seconds.
const CHECKED_EVERY_S: i64 = 3_600;
/// People looked at in one turn; the others in the next.
const CHECKED_A_TURN: i64 = 50;
const DAY_US: i64 = 86_400_000_000;

/// Asks for an account to be let into the private room of a group or a parcours, instead of the one this person said before.
pub struct AskInvitation {
    /// Whose room
    pub of: SubjectRef,
    /// The account on the chat server: `@camille:ville.fr`
    pub account: String,
}

impl Action for AskInvitation {
    const NAME: &'static str = "discussions.ask-invitation";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (body, now) = (work.body, work.now);
        let room = store::messages::find(&mut work.sql, body, &self.of).await?;
        let room = room.ok_or(Fault::NotFound("discussion"))?;
        work.require(&READ_DISCUSSION, room.scope()).await?;
        let person = work.person()?;
        // Anybody comes into a public one; nobody is invited to one that is not there yet.
        if room.is_public || room.known_as.is_none() {
            return Err(Fault::NotFound("discussion"));
        }
        let mut fields = Fields::default();
        let (empty, long) = ("discussions-account-empty", "discussions-account-long");
        let account = fields.text("compte", &self.account, ADDRESS_CHARS_MAX, empty, long);
        if !account.is_empty() && !is_account(&account) {
            fields.refuse("compte", Sentence::new("discussions-account-wrong"));
        }
        fields.finish()?;
        let day = now.micros().div_euclid(DAY_US);
        if store::messages::asked_on(&mut work.sql, body, person, day).await? >= ASKED_A_DAY_MAX {
            let enough = Sentence::new("discussions-asked-enough").with("max", ASKED_A_DAY_MAX);
            return Err(Fault::refused_with(enough));
        }
        let before = store::messages::invitation(&mut work.sql, body, &self.of, person).await?;
        let is_same = before.as_ref().is_some_and(|before| before.account == account);
        let after = Invitation {
            of: self.of.clone(),
            person,
            is_let_in: is_same && before.as_ref().is_some_and(|before| before.is_let_in),
            asked_on: day,
            asked_times: match &before {
                Some(before) if before.asked_on == day => before.asked_times + 1,
                _ => 1,
            },
            account,
        };
        store::messages::keep_invitation(&mut work.sql, body, &after, now).await?;
        if let Some(before) = before.filter(|_| !is_same) {
            give_up(work, &before).await?;
        }
        let id: db::Id<Self> = work.new_id();
        let asked = Asked::Invite {
            room: self.of.clone(),
            person,
        };
        rooms::ask_apart(work, &self.of, &format!("invitation {id}"), &asked).await?;
        work.journal(Event::internal("discussions.invitation-asked", self.of.clone()))
            .await
    }
}

/// Has an account that nobody says to be theirs any more be taken out, when it was let in from here.
async fn give_up(work: &mut Work, left: &Invitation) -> Result<(), Fault> {
    let body = work.body;
    if !left.is_let_in {
        return Ok(());
    }
    // Whoever says the same answers for it from now on.
    if store::messages::mark_let_in(&mut work.sql, body, &left.of, &left.account).await? {
        return Ok(());
    }
    dismiss(work, &left.of, &left.account).await
}

async fn dismiss(work: &mut Work, of: &SubjectRef, account: &str) -> Result<(), Fault> {
    let id: db::Id<AskInvitation> = work.new_id();
    let asked = Asked::Dismiss {
        room: of.clone(),
        account: account.to_owned(),
    };
    rooms::ask_apart(work, of, &format!("taking-out {id}"), &asked).await
}

/// Takes out who may not read a room any more: a mandate ended, today or on the day that was set long ago.
pub(super) async fn look_over(work: &mut Work) -> Result<(), Fault> {
    let (house, body, now) = (work.shared_house(), work.body, work.now);
    let before = now.plus_seconds(-CHECKED_EVERY_S);
    let waiting = store::messages::to_check(&mut work.sql, body, before, CHECKED_A_TURN).await?;
    for one in waiting {
        let may_read = match store::messages::find(&mut work.sql, body, &one.of).await? {
            None => false,
            Some(room) => {
                let actor = Actor::Person(one.person);
                let qualities = house
                    .qualities(&mut work.sql, body, actor, room.scope(), now)
                    .await?;
                READ_DISCUSSION.held_with(&qualities)
            }
        };
        if may_read {
            store::messages::keep_checked(&mut work.sql, body, &one, now).await?;
            continue;
        }
        store::messages::forget_invitation(&mut work.sql, body, &one).await?;
        give_up(work, &one).await?;
        work.journal(Event::internal("discussions.taken-out", one.of.clone()))
            .await?;
    }
    Ok(())
}

/// Invites the account that `person` said last, if they still say one.
pub(super) async fn let_in(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
    (room, person): (&Room, PersonId),
) -> Result<(), Delivery> {
    let again = |error: db::Error| Delivery::Again(error.to_string());
    // Asked of a server that was left since.
    let Some(there) = room.known_as.as_deref() else {
        return Ok(());
    };
    let asked = store::messages::invitation(&mut house.db.read(), body, &room.of, person).await;
    let Some(asked) = asked.map_err(again)? else {
        return Ok(());
    };
    let task = Task::Invite {
        room: there,
        account: &asked.account,
    };
    let outcome = done(house, body, settings, &task).await?;
    if matches!(outcome, Done::LetIn(true)) {
        let keep = KeepLetIn {
            of: room.of.clone(),
            account: asked.account,
        };
        let kept = house.act(body, Actor::System, &keep).await;
        kept.map_err(|fault| Delivery::Again(fault.to_string()))?;
    }
    Ok(())
}

/// Takes an account out, unless somebody who may read the room says it to be theirs.
pub(super) async fn take_out(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
    (room, account): (&Room, &str),
) -> Result<(), Delivery> {
    let Some(there) = room.known_as.as_deref() else {
        return Ok(());
    };
    let named = store::messages::is_named(&mut house.db.read(), body, &room.of, account).await;
    if named.map_err(|error| Delivery::Again(error.to_string()))? {
        return Ok(());
    }
    let task = Task::Dismiss { room: there, account };
    done(house, body, settings, &task).await?;
    Ok(())
}

/// Keeps that an account was let in; taken out again when nobody says it to be theirs any more. Done by Parvis itself.
struct KeepLetIn {
    of: SubjectRef,
    account: String,
}

impl Action for KeepLetIn {
    const NAME: &'static str = "discussions.keep-let-in";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&KEEP_DISCUSSION, Scope::BODY).await?;
        let body = work.body;
        if !store::messages::mark_let_in(&mut work.sql, body, &self.of, &self.account).await? {
            dismiss(work, &self.of, &self.account).await?;
        }
        work.journal(Event::internal("discussions.let-in", self.of.clone()))
            .await
    }
}

/// `@name:server`, of letters that no address means anything else by.
fn is_account(account: &str) -> bool {
    let parts = account.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    let is_plain = |part: &str, more: &str| {
        let mut letters = part.chars();
        !part.is_empty() && letters.all(|letter| letter.is_ascii_alphanumeric() || more.contains(letter))
    };
    parts.is_some_and(|(name, server)| is_plain(name, "._=-/+") && is_plain(server, ".-:[]"))
}

#[cfg(test)]
mod tests {
    use super::is_account;

    #[test]
    fn an_account_is_a_name_on_a_server() {
        for right in [
            "@camille:ville.fr",
            "@c.durand-mairie.fr:agent.collectivites.tchap.gouv.fr",
            "@a:localhost:8008",
        ] {
            assert!(is_account(right), "{right}");
        }
        for wrong in [
            "camille",
            "camille@ville.fr",
            "@camille",
            "@:ville.fr",
            "@a:",
            "@a b:ville.fr",
            "@a:b/../c?d",
        ] {
            assert!(!is_account(wrong), "{wrong}");
        }
    }
}
