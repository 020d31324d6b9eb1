//! What approving minutes will do, worked out before it is done: the page shows it, the approval does it, from the same
//! value.

use db::Instant;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::PersonId;
use minutes::Minutes;

use super::{
    Attendance, FOLLOW_UP_CHARS_MAX, Matching, PLACE_CHARS_MAX, is_past, is_too_far, names::Roster, schedule,
    shortened,
};

/// What approving minutes will do.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Everybody named as present, excused or absent, in this order, with the member they are
    pub people: Vec<Named>,
    /// What goes on the board
    pub follow_ups: Vec<Task>,
    /// What becomes of the next meeting
    pub next: NextMeeting,
}

/// Somebody the minutes name.
#[derive(Clone, Debug)]
pub struct Named {
    /// As written
    pub name: String,
    /// Whether they came, says the text
    pub state: Attendance,
    /// The member of the group who bears this name
    pub member: Matching<PersonId>,
}

/// Something to be done, about to go on the board.
#[derive(Clone, Debug)]
pub struct Task {
    /// What
    pub text: String,
    /// Who, as written
    pub owners: String,
    /// The one member who bears this name, when one name only is written
    pub owner: Option<PersonId>,
    /// The last day
    pub due_on: Option<Date>,
    /// The decision it carries out
    pub decision: Option<String>,
    /// True when the minutes say it is done already
    pub is_done: bool,
}

/// What becomes of the next meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextMeeting {
    /// The text announces none, or none that could be read
    Unsaid,
    /// It can be planned
    At {
        /// When it begins
        starts_at: Instant,
        /// When it ends
        ends_at: Option<Instant>,
        /// Where
        place: String,
    },
    /// A day without an hour: somebody must complete it
    WithoutHour {
        /// The day
        date: Date,
        /// Where
        place: String,
    },
    /// The day is before today
    Past(Date),
    /// The clocks skip that hour, or the year is absurd
    Impossible(Date),
}

impl Reading {
    /// The members to be marked, each once: presence wins over apologies, apologies over absence.
    pub fn attendance(&self) -> Vec<(PersonId, Attendance)> {
        let mut marked: Vec<(PersonId, Attendance)> = Vec::new();
        for named in &self.people {
            if let Matching::One(member) = named.member
                && !marked.iter().any(|(person, _)| *person == member)
            {
                marked.push((member, named.state));
            }
        }
        marked
    }
}

/// Works out what approving `minutes` would do at `now`, for a group whose members are these.
pub fn read_outcome(minutes: &Minutes, members: &Roster<PersonId>, now: Instant, zone: &TimeZone) -> Reading {
    let lists = [
        (&minutes.presents, Attendance::Present),
        (&minutes.excuses, Attendance::Excused),
        (&minutes.absents, Attendance::Absent),
    ];
    let people = lists.into_iter().flat_map(|(people, state)| {
        people.iter().map(move |person| Named {
            name: person.nom.clone(),
            state,
            member: members.find(&person.nom),
        })
    });
    let follow_ups = minutes
        .actions
        .iter()
        .filter(|action| !action.texte.trim().is_empty());
    Reading {
        people: people.collect(),
        follow_ups: follow_ups.map(|action| task(action, members)).collect(),
        next: next_meeting(minutes, now, zone),
    }
}

fn task(action: &minutes::Action, members: &Roster<PersonId>) -> Task {
    let owner = match action.responsables.as_slice() {
        [only] => members.find(only).one(),
        _ => None,
    };
    Task {
        text: shortened(action.texte.trim(), FOLLOW_UP_CHARS_MAX),
        owners: shortened(&action.responsables.join(", "), PLACE_CHARS_MAX),
        owner,
        due_on: action.echeance,
        decision: action.decision.clone(),
        is_done: action.fait,
    }
}

fn next_meeting(minutes: &Minutes, now: Instant, body_zone: &TimeZone) -> NextMeeting {
    let Some(next) = &minutes.prochaine_reunion else {
        return NextMeeting::Unsaid;
    };
    let place = shortened(next.lieu.as_deref().unwrap_or_default().trim(), PLACE_CHARS_MAX);
    let date = next.start.date;
    let zone = TimeZone::get(&next.tz).unwrap_or_else(|_| body_zone.clone());
    let Some(time) = next.start.time else {
        let today = schedule::day_of(now, &zone);
        return if date < today {
            NextMeeting::Past(date)
        } else {
            NextMeeting::WithoutHour { date, place }
        };
    };
    let Some((starts_at, _)) = schedule::at(date, time, &zone) else {
        return NextMeeting::Impossible(date);
    };
    if is_past(starts_at, now, body_zone) {
        return NextMeeting::Past(date);
    }
    if is_too_far(starts_at, now, body_zone) {
        return NextMeeting::Impossible(date);
    }
    let ends_at = next
        .end
        .and_then(|end| schedule::at(end.date, end.time?, &zone))
        .map(|(ends_at, _)| ends_at)
        .filter(|ends_at| *ends_at > starts_at);
    NextMeeting::At {
        starts_at,
        ends_at,
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::{Id, Uuid};
    use minutes::{Action, Moment, Person};

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").expect("the zone is bundled")
    }

    fn instant(text: &str) -> Instant {
        Instant::from(text.parse::<jiff::Timestamp>().expect("a timestamp"))
    }

    fn person(nom: &str) -> Person {
        Person {
            nom: nom.to_owned(),
            ..Person::default()
        }
    }

    fn next(start: &str, end: Option<&str>) -> Minutes {
        let moment = |text: &str| text.parse::<Moment>().expect("a moment");
        Minutes {
            prochaine_reunion: Some(minutes::NextMeeting {
                start: moment(start),
                end: end.map(moment),
                tz: "Europe/Paris".to_owned(),
                lieu: Some(" salle 2 ".to_owned()),
            }),
            ..Minutes::default()
        }
    }

    #[test]
    fn presence_wins_over_apologies_and_strangers_are_not_marked() {
        let ada = Id::from_uuid(Uuid::from_u128(1));
        let jo = Id::from_uuid(Uuid::from_u128(2));
        let minutes = Minutes {
            presents: vec![person("Ada Le Bris"), person("Un invité")],
            excuses: vec![person("A. Le Bris"), person("Jo Petit")],
            ..Minutes::default()
        };
        let members = Roster::new([(ada, "Ada Le Bris"), (jo, "Jo Petit")]);
        let reading = read_outcome(&minutes, &members, instant("2026-11-10T17:30:00Z"), &paris());
        assert_eq!(
            reading.attendance(),
            [(ada, Attendance::Present), (jo, Attendance::Excused)]
        );
        assert_eq!(reading.people.len(), 4);
    }

    #[test]
    fn an_owner_is_proposed_only_when_there_is_one() {
        let ada = Id::from_uuid(Uuid::from_u128(1));
        let action = |responsables: &[&str]| Action {
            texte: "écrire au maire".to_owned(),
            responsables: responsables.iter().map(|&name| name.to_owned()).collect(),
            ..Action::default()
        };
        let members = Roster::new([(ada, "Ada Le Bris")]);
        assert_eq!(task(&action(&["ada.le.bris"]), &members).owner, Some(ada));
        let shared = task(&action(&["Ada Le Bris", "tous"]), &members);
        assert_eq!(
            (shared.owner, shared.owners.as_str()),
            (None, "Ada Le Bris, tous")
        );
    }

    #[test]
    fn the_next_meeting_is_planned_only_when_nothing_is_left_to_guess() {
        let now = instant("2026-11-10T17:30:00Z");
        let read = |minutes: &Minutes| next_meeting(minutes, now, &paris());
        let planned = NextMeeting::At {
            starts_at: instant("2026-12-08T17:30:00Z"),
            ends_at: Some(instant("2026-12-08T19:00:00Z")),
            place: "salle 2".to_owned(),
        };
        assert_eq!(read(&next("2026-12-08T18:30", Some("2026-12-08T20:00"))), planned);
        let date: Date = "2026-12-08".parse().expect("a date");
        let place = "salle 2".to_owned();
        assert_eq!(
            read(&next("2026-12-08", None)),
            NextMeeting::WithoutHour { date, place }
        );
        assert!(matches!(
            read(&next("2025-12-08T18:30", None)),
            NextMeeting::Past(_)
        ));
        assert!(matches!(
            read(&next("2027-03-28T02:30", None)),
            NextMeeting::Impossible(_)
        ));
        assert!(matches!(
            read(&next("2099-03-28T12:30", None)),
            NextMeeting::Impossible(_)
        ));
        assert_eq!(read(&Minutes::default()), NextMeeting::Unsaid);
    }
}
