//! Announcing a meeting: planning it, changing it, its agenda.

use db::Instant;
use groups::GroupId;
use jiff::tz::TimeZone;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Subject, SubjectRef, Work};
use serde_json::json;

use super::{convene_later, meeting, still_open};
use crate::model::{
    AGENDA_ITEMS_MAX, AgendaItem, AgendaItemId, Meeting, MeetingId, MeetingState, PLACE_CHARS_MAX,
    TITLE_CHARS_MAX, Unreadable, day_of, is_past, is_too_far, shortened,
};
use crate::store::{self, NewMeeting};
use crate::{calendar, index, rights, told};

/// Plans a meeting of a group, with its agenda. A group has one meeting at a given instant.
#[derive(Clone, Debug)]
pub struct PlanMeeting {
    /// Whose meeting
    pub group: GroupId,
    /// What it is called
    pub title: String,
    /// When it begins: today or later
    pub starts_at: Instant,
    /// When it ends
    pub ends_at: Option<Instant>,
    /// Where; may be empty
    pub place: String,
    /// What is to be discussed, in order
    pub agenda: Vec<String>,
}

impl Action for PlanMeeting {
    const NAME: &'static str = "meetings.plan";
    type Output = MeetingId;

    async fn run(&self, work: &mut Work) -> Result<MeetingId, Fault> {
        work.require(&rights::PLAN, Scope::group(self.group)).await?;
        let group = groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        // Invitations and attendance name each member: there, it would tell what each of them proved.
        if group.kind.is_proven() {
            return Err(Fault::refused("meetings-refused-electors"));
        }
        let zone = work.collectivite()?.zone();
        let mut fields = Fields::default();
        let title = title(&mut fields, "titre", &self.title);
        let place = place(&mut fields, &self.place);
        refuse_bad_moment(&mut fields, work.now, self.starts_at, self.ends_at, &zone);
        let agenda = agenda(&mut fields, &self.agenda);
        refuse_same_moment(&mut fields, work, self.group, self.starts_at, None).await?;
        fields.finish()?;

        let id: MeetingId = work.new_id();
        let uid = calendar::new_uid(id, work.body);
        let new = NewMeeting {
            id,
            group: self.group,
            title: &title,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            place: &place,
            calendar_uid: &uid,
        };
        store::insert_meeting(&mut work.sql, work.body, &new, work.now).await?;
        for title in agenda {
            append(work, id, title, None).await?;
        }
        announce(work, id, "meetings.planned").await?;
        Ok(id)
    }
}

/// Changes what was announced of a meeting, unless somebody else did meanwhile; one that was cancelled is announced again.
#[derive(Clone, Debug)]
pub struct ChangeMeeting {
    /// Which meeting
    pub meeting: MeetingId,
    /// The announcement this change was made from ([`Meeting::sequence`])
    pub sequence: i64,
    /// What it is called
    pub title: String,
    /// When it begins
    pub starts_at: Instant,
    /// When it ends
    pub ends_at: Option<Instant>,
    /// Where
    pub place: String,
}

impl Action for ChangeMeeting {
    const NAME: &'static str = "meetings.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = meeting(work, self.meeting).await?;
        work.require(&rights::PLAN, Scope::group(before.group_id)).await?;
        if before.state != MeetingState::Cancelled {
            still_open(&before)?;
        }
        let zone = work.collectivite()?.zone();
        let mut fields = Fields::default();
        let title = title(&mut fields, "titre", &self.title);
        let place = place(&mut fields, &self.place);
        // A meeting already past keeps its date while its title or place is mended.
        if self.starts_at != before.starts_at || self.ends_at != before.ends_at {
            refuse_bad_moment(&mut fields, work.now, self.starts_at, self.ends_at, &zone);
            refuse_same_moment(
                &mut fields,
                work,
                before.group_id,
                self.starts_at,
                Some(before.id),
            )
            .await?;
        }
        fields.finish()?;
        let after = Meeting {
            title,
            place,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            ..before
        };
        if !store::change_meeting(&mut work.sql, work.body, &after, self.sequence, work.now).await? {
            return Err(Fault::Stale("meeting"));
        }
        let moved = meeting(work, self.meeting).await?;
        convene_later::set_timer(work, &moved).await?;
        announce(work, self.meeting, "meetings.changed").await
    }
}

/// Adds an item at the end of a meeting's agenda.
#[derive(Clone, Debug)]
pub struct AddAgendaItem {
    /// Which meeting
    pub meeting: MeetingId,
    /// What is to be discussed; may be empty when there is a subject, which then gives its title
    pub title: String,
    /// What it is about
    pub subject: Option<SubjectRef>,
}

impl Action for AddAgendaItem {
    const NAME: &'static str = "meetings.add-agenda-item";
    type Output = AgendaItemId;

    async fn run(&self, work: &mut Work) -> Result<AgendaItemId, Fault> {
        let before = meeting(work, self.meeting).await?;
        work.require(&rights::PLAN, Scope::group(before.group_id)).await?;
        still_open(&before)?;
        let about = match &self.subject {
            None => None,
            Some(reference) => Some(
                Subject::find(&mut work.sql, work.body, reference)
                    .await?
                    .ok_or(Fault::NotFound("subject"))?,
            ),
        };
        let items = store::agenda(&mut work.sql, work.body, before.id).await?;
        let mut fields = Fields::default();
        let written = match &about {
            Some(subject) if self.title.trim().is_empty() => shortened(&subject.title, TITLE_CHARS_MAX),
            _ => self.title.clone(),
        };
        let title = title(&mut fields, "point", &written);
        if items.len() >= AGENDA_ITEMS_MAX {
            fields.refuse(
                "point",
                Sentence::new("meetings-agenda-full").with("max", AGENDA_ITEMS_MAX),
            );
        }
        if about.is_some() && items.iter().any(|item| item.subject == self.subject) {
            fields.refuse("point", Sentence::new("meetings-agenda-twice"));
        }
        fields.finish()?;
        let item = append(work, before.id, title, self.subject.clone()).await?;
        store::touch_meeting(&mut work.sql, work.body, before.id, work.now).await?;
        announce(work, before.id, "meetings.agenda-item-added").await?;
        Ok(item)
    }
}

/// Takes an item off a meeting's agenda.
#[derive(Clone, Debug)]
pub struct RemoveAgendaItem {
    /// Which meeting
    pub meeting: MeetingId,
    /// Which item
    pub item: AgendaItemId,
}

impl Action for RemoveAgendaItem {
    const NAME: &'static str = "meetings.remove-agenda-item";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = meeting(work, self.meeting).await?;
        work.require(&rights::PLAN, Scope::group(before.group_id)).await?;
        still_open(&before)?;
        // Arrivals, departures and absences are told by the items: without this one they would say something else.
        if store::count_attended_at(&mut work.sql, work.body, before.id, self.item).await? > 0 {
            return Err(Fault::refused("meetings-agenda-item-attended"));
        }
        store::forget_absences_at(&mut work.sql, work.body, before.id, self.item).await?;
        if !store::remove_item(&mut work.sql, work.body, before.id, self.item).await? {
            return Err(Fault::NotFound("agenda-item"));
        }
        store::touch_meeting(&mut work.sql, work.body, before.id, work.now).await?;
        announce(work, before.id, "meetings.agenda-item-removed").await
    }
}

/// What every change of an announcement leaves behind: the subject's title, what is searched, what calendars are told, a
/// public line.
pub(super) async fn announce(work: &mut Work, id: MeetingId, kind: &'static str) -> Result<(), Fault> {
    let meeting = meeting(work, id).await?;
    work.register(&meeting.subject()).await?;
    index::meeting(work, &meeting).await?;
    told::tell(work, &meeting).await?;
    let payload =
        json!({ "group": meeting.group_id, "starts_at": meeting.starts_at, "sequence": meeting.sequence });
    work.journal(Event::public(kind, meeting.reference()).with(payload))
        .await
}

async fn append(
    work: &mut Work,
    meeting: MeetingId,
    title: String,
    subject: Option<SubjectRef>,
) -> Result<AgendaItemId, Fault> {
    let item = AgendaItem {
        id: work.new_id(),
        title,
        subject,
    };
    store::append_item(&mut work.sql, work.body, meeting, &item).await?;
    Ok(item.id)
}

fn title(fields: &mut Fields, field: &'static str, written: &str) -> String {
    let (empty, long) = ("meetings-title-missing", "meetings-title-too-long");
    fields.text(field, &one_line(written), TITLE_CHARS_MAX, empty, long)
}

fn place(fields: &mut Fields, written: &str) -> String {
    let place = one_line(written);
    if place.chars().count() > PLACE_CHARS_MAX {
        fields.refuse(
            "lieu",
            Sentence::new("meetings-place-too-long").with("max", PLACE_CHARS_MAX),
        );
    }
    place
}

/// The lines of an agenda that hold something, without the dash or the number people put before them.
fn agenda(fields: &mut Fields, lines: &[String]) -> Vec<String> {
    let items: Vec<String> = lines
        .iter()
        .map(|line| one_line(line))
        .map(|line| without_number(&line).to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    if items.len() > AGENDA_ITEMS_MAX {
        fields.refuse(
            "ordre_du_jour",
            Sentence::new("meetings-agenda-full").with("max", AGENDA_ITEMS_MAX),
        );
    }
    if items.iter().any(|item| item.chars().count() > TITLE_CHARS_MAX) {
        fields.refuse(
            "ordre_du_jour",
            Sentence::new("meetings-title-too-long").with("max", TITLE_CHARS_MAX),
        );
    }
    items
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// « 2. Budget », « 2) Budget », « – Budget » → « Budget »; « 2027 en chiffres » stays.
fn without_number(line: &str) -> &str {
    let after_dash = line.trim_start_matches(['-', '–', '—', '•', '*']).trim_start();
    let after_digits = after_dash.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = after_dash.len() - after_digits.len();
    match after_digits.strip_prefix(['.', ')']) {
        Some(rest) if (1..=2).contains(&digits) && rest.starts_with(' ') => rest.trim_start(),
        _ => after_dash,
    }
}

fn refuse_bad_moment(
    fields: &mut Fields,
    now: Instant,
    starts_at: Instant,
    ends_at: Option<Instant>,
    zone: &TimeZone,
) {
    if is_past(starts_at, now, zone) {
        fields.refuse(
            "date",
            Sentence::new("meetings-date-past").with("date", day_of(starts_at, zone)),
        );
    }
    if is_too_far(starts_at, now, zone) {
        fields.refuse("date", Sentence::new("meetings-date-too-far"));
    }
    if ends_at.is_some_and(|ends_at| ends_at <= starts_at) {
        fields.refuse("fin", Sentence::new(Unreadable::EndBeforeStart.words_key()));
    }
}

async fn refuse_same_moment(
    fields: &mut Fields,
    work: &mut Work,
    group: GroupId,
    starts_at: Instant,
    except: Option<MeetingId>,
) -> Result<(), Fault> {
    let there = store::find_meeting_at(&mut work.sql, work.body, group, starts_at).await?;
    if let Some(there) = there.filter(|there| Some(there.id) != except) {
        fields.refuse(
            "date",
            Sentence::new("meetings-same-moment").with("title", there.title),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_is_typed_as_people_type_it() {
        let lines: Vec<String> = [
            "1. Budget",
            "2) Voirie",
            "– Questions  diverses",
            "",
            "2027 en chiffres",
            "3.5 % de hausse",
        ]
        .map(str::to_owned)
        .to_vec();
        let mut fields = Fields::default();
        assert_eq!(
            agenda(&mut fields, &lines),
            [
                "Budget",
                "Voirie",
                "Questions diverses",
                "2027 en chiffres",
                "3.5 % de hausse"
            ]
        );
        assert!(fields.finish().is_ok());
        let mut fields = Fields::default();
        agenda(&mut fields, &vec!["Point".to_owned(); AGENDA_ITEMS_MAX + 1]);
        assert!(fields.finish().is_err());
    }
}
