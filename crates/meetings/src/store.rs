//! SQL, and only SQL.

mod corrections;
mod follow_ups;
mod invitations;
mod meetings;
mod minutes;
mod opened;
pub(crate) mod privacy;
mod reminders;
mod spans;
mod tasks;

pub(crate) use corrections::{
    Settled, corrections, count_corrections, count_pending, find_correction, find_proposal,
    insert_correction, move_correction, pending_corrections, propose_minutes, settle_correction,
};
pub(crate) use follow_ups::{
    BoardCount, BoardFilter, Owner, assign, board_column, board_count, find_follow_up, follow_ups_of_meeting,
    insert_follow_up, keep_follow_up_uid, owners, set_done, set_open,
};
pub(crate) use invitations::{
    convocation_dates, convoke, fail_planned, find_convocation, find_planned, forget_person, forget_planned,
    give_invitation_tag, invitation_answers, invitation_of_tag, invitation_tag, plan_convocation, set_answer,
};
pub(crate) use meetings::{
    MeetingAbout, NewMeeting, Wanted, agenda, agendas_since, append_item, approve_meeting, attendance,
    cancel_meeting, change_meeting, count_before, count_from, find_meeting, find_meeting_at, hold_meeting,
    insert_meeting, keep_meeting_uid, latest_of_group, meetings_about, meetings_before, meetings_from,
    remove_item, set_attendance, touch_meeting,
};
pub(crate) use minutes::{
    advance_minutes, find_approved, find_minutes_version, insert_minutes, minutes_versions,
};
pub(crate) use opened::{OpenedFollowUp, OpenedMeeting, follow_ups_after, meetings_after};
pub(crate) use reminders::{reminder, set_reminder};
pub(crate) use spans::{
    absences, count_absences, count_attended_at, forget_absences, forget_absences_at, set_absence, set_span,
    spans,
};
pub(crate) use tasks::{Told, count_told, told_and_open};

/// Every statement of this feature, by module.
pub(crate) const ALL: &[&[db::Statement]] = &[
    meetings::STATEMENTS,
    minutes::STATEMENTS,
    corrections::STATEMENTS,
    follow_ups::STATEMENTS,
    opened::STATEMENTS,
    invitations::STATEMENTS,
    reminders::STATEMENTS,
    spans::STATEMENTS,
    tasks::STATEMENTS,
    privacy::STATEMENTS,
];
