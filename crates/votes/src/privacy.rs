//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "votes.ballots",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("scrutin_elector").about(&["person_id"]),
        PersonalTable::named("scrutin_ballot")
            .about(&["elector_id"])
            .handled_by(&[("cast_by", "cast_at")]),
        PersonalTable::named("scrutin_objection").about(&["elector_id"]),
        PersonalTable::named("scrutin_procuration").about(&["giver_id", "holder_id"]),
        PersonalTable::named("scrutin_recusal").about(&["person_id"]),
        PersonalTable::named("subject_recusal").about(&["person_id"]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_SCRUTIN),
    consent: None,
}];
