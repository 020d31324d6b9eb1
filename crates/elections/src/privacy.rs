//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "elections.roll",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("election").handled_by(&[
            ("prepared_by", "created_at"),
            ("authority_id", ""),
            ("first_counter_id", ""),
            ("second_counter_id", ""),
        ]),
        PersonalTable::named("election_voter").about(&["person_id"]),
        PersonalTable::named("election_recusal").about(&["person_id"]),
        // That they voted, by their line of the roll: nothing leads from there to a ballot.
        PersonalTable::named("election_presence").through("voter_id", "election_voter", "id"),
        PersonalTable::named("election_emargement").through("voter_id", "election_voter", "id"),
        PersonalTable::named("election_trustee").about(&["person_id"]),
        PersonalTable::named("election_hand").about(&["person_id"]),
        PersonalTable::named("election_paper").handled_by(&[("person_id", "entered_at")]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_ELECTION),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[Retention {
    code: "elections.roll",
    processing: "elections.roll",
    kept: Kept::AsSaid,
    erased: Erased::AtItsDate,
}];
