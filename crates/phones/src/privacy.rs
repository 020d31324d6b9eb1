//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::model::SENT_HOURS;
use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "phones.proofs",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("phone_proof")
            .about(&["person_id"])
            .holding_back(&["number_hash", "ending_sealed"]),
        PersonalTable::named("phone_wait")
            .about(&["person_id"])
            .holding_back(&["number_hash", "code_hash", "ending_sealed"]),
        PersonalTable::named("phone_held")
            .about(&["person_id"])
            .holding_back(&["number_hash"]),
        PersonalTable::named("sms_sent")
            .about(&["person_id"])
            .holding_back(&["number_hash"]),
    ],
    // The gateway receives the number of who asks for a code.
    transfers: Transfers::LinkedServer,
    in_use: InUse::Where(store::ANY_GATEWAY_OR_PROOF),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "phones.waits",
        processing: "phones.proofs",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::PURGE_WAITS),
    },
    Retention {
        code: "phones.sent",
        processing: "phones.proofs",
        kept: Kept::Hours(SENT_HOURS),
        erased: Erased::ByWorker(store::PURGE_SENT),
    },
    Retention {
        code: "phones.held",
        processing: "phones.proofs",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::PURGE_HELD),
    },
];
