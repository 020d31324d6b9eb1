//! Meetings, from the announcement to what became of what was decided.
//!
//! What people do here:
//! - chairs, secretaries and agents plan a meeting ([`PlanMeeting`]), change or cancel it ([`ChangeMeeting`],
//!   [`CancelMeeting`]; the body's calendar follows), write its agenda ([`AddAgendaItem`]), say who
//!   came ([`RecordAttendance`]); everyone reads the announcement and subscribes to the group's calendar;
//! - the organiser sends the convocation ([`SendConvocation`]), or has it leave by itself at the date that the law asks
//!   ([`PlanConvocation`]), members say whether they will come
//!   ([`AnswerInvitation`]) on the page or by the buttons of their mail program ([`NoteMailedAnswer`]): the attendance sheet
//!   takes their answers up, and replaces none;
//! - arrivals and departures are noted by the agenda ([`RecordSpans`]), and who left the room for some items ([`RecordAbsence`]): the
//!   quorum is told for each item; before the meeting, who is interested in an item says so ([`RecuseFromItem`]): the minutes tell it
//!   of who came;
//! - any member writes the minutes as ordinary text ([`WriteMinutes`]): the page shows what was read in it (people,
//!   decisions, actions with owners and dates, the next meeting), line by line where it hesitates;
//! - the secretary proposes them ([`ProposeMinutes`]) to those who were there, who ask for corrections in place
//!   ([`ProposeCorrection`], [`WithdrawCorrection`]); each is answered ([`AcceptCorrection`], [`RefuseCorrection`]);
//! - chairs, secretaries and agents approve them ([`ApproveMinutes`]): in one transaction the actions go on the board,
//!   the members named are marked, the next meeting is planned, and the minutes become public for good;
//! - members follow the board until everything is done ([`CompleteAction`], [`ReopenAction`], [`AssignAction`]); owners
//!   are reminded before the date ([`RemindOwner`]).
//!
//! Rules:
//! - minutes hold date, presence, agenda, decisions and votes (CGCT art. L. 2121-15 for councils) and become public
//!   once approved; a draft is for the members of the group;
//! - the quorum shown is `law`'s `quorum.members` on the day of the meeting (CGCT art. L. 2121-17 for councils);
//! - names are matched to members only where one member bears the name, shown before the approval, never guessed;
//! - each save of the minutes is a version; two people saving at once both keep their text;
//! - while minutes are proposed, only who answers corrections writes them; what waits follows its passage from one
//!   version to the next; approval closes what nobody answered, and says so to who asked;
//! - a group has one meeting at a given instant; approving twice or planning twice creates nothing twice.
//!
//! ```text
//! /reunions/nouvelle             « mardi 8 décembre à 18h30, salle 2 » → shown back → PlanMeeting
//! /reunions/{id}                 agenda, presence, quorum
//! /reunions/{id}/compte-rendu    text → « ce que Parvis a lu » → WriteMinutes → ApproveMinutes
//! /reunions/{id}/compte-rendu/corriger?passage=3 → ProposeCorrection → /corrections/{id} → AcceptCorrection
//! /suivi                         to do, late, done
//! /reunions/{id}.ics, /groupes/{slug}/reunions.ics
//! ```
//!
//! A step `meetings.meeting` of a parcours plans a meeting of its group when it opens, with the text on the agenda,
//! and knows the guard `minutes-approved`. The event `meetings.minutes-approved` is public.

mod actions;
mod calendar;
mod carried;
mod home;
mod index;
mod lists;
mod mail;
pub mod model;
mod news;
mod pages;
mod privacy;
pub mod rights;
mod sittings;
mod steps;
mod store;
mod tasks;
mod told;

use db::{Migration, Sql};
use kernel::{CollectiviteId, Feature, Navigation, Section};

pub use actions::{
    AcceptCorrection, AddAgendaItem, AnswerInvitation, Approval, ApproveMinutes, ApproveVersion,
    AssignAction, CancelMeeting, ChangeMeeting, CompleteAction, MailedAnswer, NoteMailedAnswer,
    PlanConvocation, PlanMeeting, ProposeCorrection, ProposeMinutes, RecordAbsence, RecordAttendance,
    RecordAttendanceRead, RecordSpans, RecuseFromItem, RefuseCorrection, RemindOwner, RemoveAgendaItem,
    ReopenAction, SendConvocation, WithdrawCorrection, WriteMinutes,
};
pub use model::{
    AgendaItemId, ApprovedMinutes, Attendance, Correction, CorrectionId, CorrectionState, FollowUp,
    FollowUpId, Intention, Meeting, MeetingId, MeetingState, Span,
};

/// What begins, after the plus sign, the addresses that answers to invitations go to.
pub const ADDRESS_TAG: &str = "reunion-";

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-i-meetings",
            text: include_str!("../migrations/2026-11-22-i-meetings.sql"),
        },
        Migration {
            name: "2026-11-25-meetings-corrections",
            text: include_str!("../migrations/2026-11-25-meetings-corrections.sql"),
        },
        Migration {
            name: "2026-11-25-meetings-invitations",
            text: include_str!("../migrations/2026-11-25-meetings-invitations.sql"),
        },
        Migration {
            name: "2026-11-25-meetings-item-attendance",
            text: include_str!("../migrations/2026-11-25-meetings-item-attendance.sql"),
        },
        Migration {
            name: "2026-11-25-meetings-reminders",
            text: include_str!("../migrations/2026-11-25-meetings-reminders.sql"),
        },
        Migration {
            name: "2026-11-29-meetings-mailed-answers",
            text: include_str!("../migrations/2026-11-29-meetings-mailed-answers.sql"),
        },
        Migration {
            name: "2026-11-29-meetings-planned-convocations",
            text: include_str!("../migrations/2026-11-29-meetings-planned-convocations.sql"),
        },
        Migration {
            name: "2026-11-29-meetings-tasks",
            text: include_str!("../migrations/2026-11-29-meetings-tasks.sql"),
        },
        Migration {
            name: "2026-12-01-meetings-item-absences",
            text: include_str!("../migrations/2026-12-01-meetings-item-absences.sql"),
        },
        Migration {
            name: "2026-12-01-meetings-uid",
            text: include_str!("../migrations/2026-12-01-meetings-uid.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[
        Navigation {
            words: "meetings-navigation",
            path: "/reunions",
            rank: 50,
            section: None,
        },
        Navigation {
            words: "meetings-board-navigation",
            path: "/suivi",
            rank: 55,
            section: Some(Section::FollowUp),
        },
    ],
    routes: Some(pages::routes),
    reaction: Some(told::react),
    timers: &[
        (actions::REMIND, actions::when_due),
        (actions::CONVENE, actions::when_day_comes),
        (tasks::READ, tasks::when_due),
    ],
    effects: &[(tools::tasks::READ, |house, effect| {
        Box::pin(tasks::deliver(house, effect))
    })],
    step_kinds: &[steps::MEETING, steps::MINUTES],
    step_terms: steps::TERMS,
    home: Some(home::entries),
    stands: &[
        ("meeting", home::standing),
        ("follow-up", home::standing_of_follow_up),
    ],
    keepable: &[
        "/reunions",
        "/reunions/{id}",
        "/reunions/{id}/reponse",
        "/reunions/{id}/compte-rendu",
        "/reunions/{id}/compte-rendu/corriger",
        "/reunions/{id}/presence",
        "/suivi",
        "/suivi/{id}",
    ],
    carried: Some(carried::pages),
    news: news::NEWS,
    followed: &["meeting"],
    within: Some(news::within),
    sits: Some(sittings::sits),
    lists: lists::ALL,
    processings: privacy::PROCESSINGS,
    ..Feature::named("meetings")
};

/// The meeting called `id`.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: MeetingId) -> Result<Option<Meeting>, db::Error> {
    store::find_meeting(sql, body, id).await
}

/// The approved minutes of a meeting; none while they are a draft.
pub async fn find_minutes(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
) -> Result<Option<ApprovedMinutes>, db::Error> {
    store::find_approved(sql, body, id).await
}

/// What the approved minutes of a meeting put on the board, in the order of the minutes.
pub async fn follow_ups_of(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MeetingId,
) -> Result<Vec<FollowUp>, db::Error> {
    let limit = i64::try_from(model::FOLLOW_UPS_MAX).unwrap_or(i64::MAX);
    store::follow_ups_of_meeting(sql, body, id, limit).await
}
