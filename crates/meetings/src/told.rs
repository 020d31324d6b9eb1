//! What calendars elsewhere are told of meetings: the body's own, and those of the people invited.

use kernel::{BoxFuture, Event, Fault, PersonId, Work};
use minutes::ics::{Method, Organizer};
use outgoing::mail::Invitation;
use tools::calendar::{Entry, is_kept, keep};
use tools::{Capability, IsNewPlace, REMOVED, SET_UP};
use ui::{Words, t};

use crate::calendar::{Announced, Publisher, calendar_of, message_of, uid_of};
use crate::model::{CALENDAR_MEETINGS_MAX, Meeting, MeetingState};
use crate::store::{self, Wanted};
use crate::{ADDRESS_TAG, tasks};

/// Has the meeting stand in the body's calendar as it is announced here.
pub(crate) async fn tell(work: &mut Work, meeting: &Meeting) -> Result<(), Fault> {
    if !is_kept(work).await? {
        return Ok(());
    }
    let organizer = address_alone(&work.house().settings.mail_from).to_owned();
    let now = work.now;
    let entry = announced(work, meeting, organizer, |announced, publisher| Entry {
        uid: uid_of(meeting, publisher.base_url),
        sequence: meeting.calendar_sequence(),
        text: calendar_of(std::slice::from_ref(announced), publisher, now),
        about: Some(meeting.reference()),
    })
    .await?;
    keep(work, &entry).await
}

/// The event that goes with a convocation, or takes it back when the meeting is cancelled. Where the body reads its mail,
/// it asks for an answer, at an address given to this member for this meeting alone; elsewhere it only shows.
pub(crate) async fn invitation(
    work: &mut Work,
    meeting: &Meeting,
    person: PersonId,
) -> Result<Invitation, Fault> {
    let (house, body) = (work.shared_house(), work.body);
    let mailbox = tools::mailbox::settings(&house, &mut work.sql, body).await?;
    let attendee = identity::email_of(&mut work.sql, body, person)
        .await?
        .filter(|address| !address.is_empty());
    let is_cancelled = meeting.state == MeetingState::Cancelled;
    let tag = match (&mailbox, &attendee) {
        (None, _) | (_, None) => None,
        (Some(_), Some(_)) if is_cancelled => {
            store::invitation_tag(&mut work.sql, body, meeting.id, person).await?
        }
        (Some(_), Some(_)) => {
            let wanted = tools::mailbox::unguessable(&house);
            let who = (meeting.id, person);
            Some(store::give_invitation_tag(&mut work.sql, body, who, &wanted, work.now).await?)
        }
    };
    let reply_to = tag
        .zip(mailbox)
        .map(|(tag, mailbox)| tools::mailbox::address_with(&mailbox, &format!("{ADDRESS_TAG}{tag}")));
    let organizer = reply_to
        .clone()
        .unwrap_or_else(|| address_alone(&house.settings.mail_from).to_owned());
    let method = match (is_cancelled, &reply_to) {
        (true, _) => Method::Cancel,
        (false, Some(_)) => Method::Request,
        (false, None) => Method::Publish,
    };
    let attendee = attendee.unwrap_or_default();
    let now = work.now;
    let calendar = announced(work, meeting, organizer, |announced, publisher| {
        message_of(announced, publisher, (method, &attendee), now)
    })
    .await?;
    Ok(Invitation {
        method: method.as_str().to_owned(),
        calendar,
        reply_to,
    })
}

/// Has `write` write a meeting that `organizer` convenes: an address, under the name of the group. The name that calendars know
/// it by is kept from then on, whatever becomes of the site's.
async fn announced<R>(
    work: &mut Work,
    meeting: &Meeting,
    organizer: String,
    write: impl FnOnce(&Announced<'_>, &Publisher<'_>) -> R,
) -> Result<R, Fault> {
    let base_url = work.base_url();
    let (sql, body) = (&mut work.sql, work.body);
    if meeting.calendar_uid.is_none() {
        store::keep_meeting_uid(sql, body, meeting.id, &uid_of(meeting, &base_url)).await?;
    }
    let agenda = store::agenda(sql, body, meeting.id).await?;
    let group = groups::find(sql, body, meeting.group_id)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    let collectivite = work.collectivite()?;
    let words = Words::of(work.house())?;
    let publisher = Publisher {
        base_url: &base_url,
        time_zone: &collectivite.time_zone,
        zone: &collectivite.zone(),
        organizer: Some(Organizer {
            name: group.name.clone(),
            email: organizer,
        }),
    };
    let announced = Announced {
        meeting,
        summary: t!(
            words,
            "meetings-in-calendar",
            title = &meeting.title,
            group = &group.name
        ),
        agenda: &agenda,
    };
    Ok(write(&announced, &publisher))
}

/// A calendar that was just set up is given the meetings to come; an account closed is invited at no address of its own.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == identity::ACCOUNT_ERASED {
            let person: PersonId = event.subject.id();
            store::forget_person(&mut work.sql, work.body, person).await?;
            return Ok(());
        }
        if event.kind == SET_UP || event.kind == REMOVED {
            tasks::react(work, event).await?;
        }
        if event.kind != SET_UP {
            return Ok(());
        }
        let said = serde_json::from_value::<IsNewPlace>(event.payload.clone());
        let is_wanted = said.is_ok_and(|said| said.capability == Capability::Calendar && said.is_new_place);
        if !is_wanted {
            return Ok(());
        }
        let wanted = Wanted {
            group: None,
            since: work.now,
        };
        let to_come =
            store::meetings_from(&mut work.sql, work.body, wanted, CALENDAR_MEETINGS_MAX, 0).await?;
        // Those that are cancelled too: removed and set up again, the calendar may hold them as announced.
        for meeting in &to_come {
            tell(work, meeting).await?;
        }
        Ok(())
    })
}

/// `Mairie <contact@mairie.example>` → `contact@mairie.example`.
fn address_alone(sender: &str) -> &str {
    sender
        .rsplit_once('<')
        .map_or(sender, |(_, address)| address.trim_end().trim_end_matches('>'))
        .trim()
}

#[cfg(test)]
mod tests {
    use super::address_alone;

    #[test]
    fn a_sender_may_have_a_name() {
        for sender in ["a@b.fr", " a@b.fr ", "Mairie <a@b.fr>", "\"M. <x>\" <a@b.fr> "] {
            assert_eq!(address_alone(sender), "a@b.fr");
        }
    }
}
