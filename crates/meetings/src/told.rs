//! What the body's tools elsewhere are told of meetings: their calendar.

use kernel::{BoxFuture, Event, Fault, Work};
use minutes::ics::Organizer;
use tools::calendar::{Entry, is_kept, keep};
use tools::{Capability, IsNewPlace, SET_UP};
use ui::{Words, t};

use crate::calendar::{Announced, Publisher, calendar_of, uid_of};
use crate::model::{CALENDAR_MEETINGS_MAX, Meeting};
use crate::store::{self, Wanted};

/// Has the meeting stand in the body's calendar as it is announced here.
pub(crate) async fn tell(work: &mut Work, meeting: &Meeting) -> Result<(), Fault> {
    if !is_kept(work).await? {
        return Ok(());
    }
    let (sql, body) = (&mut work.sql, work.body);
    let agenda = store::agenda(sql, body, meeting.id).await?;
    let group = groups::find(sql, body, meeting.group_id)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    let collectivite = work.collectivite()?;
    let house = work.house();
    let words = Words::of(work.house())?;
    let publisher = Publisher {
        base_url: &work.base_url(),
        time_zone: &collectivite.time_zone,
        zone: &collectivite.zone(),
        organizer: Some(Organizer {
            name: group.name.clone(),
            email: address_alone(&house.settings.mail_from).to_owned(),
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
    let entry = Entry {
        uid: uid_of(meeting, publisher.base_url),
        sequence: meeting.calendar_sequence(),
        text: calendar_of(&[announced], &publisher, work.now),
    };
    keep(work, &entry).await
}

/// A calendar that was just set up is given the meetings to come.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
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
