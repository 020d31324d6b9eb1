//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Consent, Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "assemblies.volunteers",
    basis: LegalBasis::Consent,
    tables: &[
        PersonalTable::named("assembly_volunteer")
            .about(&["person_id"])
            .at_address(&["email"])
            .holding_back(&["answer_token"]),
        PersonalTable::named("assembly_client"),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_ASSEMBLY),
    consent: Some(Consent {
        given: store::privacy::CONSENT_TO_LOT,
        withdrawn_at: "/assemblees",
        place: Some(store::privacy::PLACE_OF_CONSENT),
    }),
}];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "assemblies.clients",
        processing: "assemblies.volunteers",
        kept: Kept::Hours(1),
        erased: Erased::ByWorker(store::volunteers::PURGE_CLIENTS),
    },
    Retention {
        code: "assemblies.waiting",
        processing: "assemblies.volunteers",
        kept: Kept::Days(crate::model::WAITING_DAYS),
        erased: Erased::ByWorker(store::privacy::FORGET_WAITING),
    },
    Retention {
        code: "assemblies.volunteers",
        processing: "assemblies.volunteers",
        kept: Kept::AsSaid,
        erased: Erased::AtItsDate,
    },
];
