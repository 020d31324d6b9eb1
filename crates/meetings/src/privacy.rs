//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "meetings.attendance",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("attendance").about(&["person_id"]),
        PersonalTable::named("minutes_version").handled_by(&[("written_by", "written_at")]),
        PersonalTable::named("minutes_proposal").handled_by(&[("proposed_by", "proposed_at")]),
        PersonalTable::named("correction")
            .about(&["author_id"])
            .handled_by(&[("decided_by", "decided_at")]),
        PersonalTable::named("convocation").handled_by(&[("sent_by", "sent_at")]),
        PersonalTable::named("invitation_answer").about(&["person_id"]),
        PersonalTable::named("attendance_span").about(&["person_id"]),
        PersonalTable::named("invitation_address")
            .about(&["person_id"])
            .holding_back(&["tag"]),
        PersonalTable::named("planned_convocation").handled_by(&[("chosen_by", "chosen_at")]),
        PersonalTable::named("attendance_absence").about(&["person_id"]), // What they are to do; who else is, by name, is of others.
        PersonalTable::named("follow_up")
            .about(&["owner_id"])
            .holding_back(&["owners"]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_MEETING),
    consent: None,
}];
