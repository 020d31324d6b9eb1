//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Consent, Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::model::attempt::ATTEMPTS_KEPT_DAYS;
use crate::model::second_factor::RESET_VALID_DAYS;
use crate::model::{EXPIRED_LINKS_KEPT_DAYS, FOUR_EYES_DAYS};
use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[
    Processing {
        code: "identity.accounts",
        basis: LegalBasis::PublicTask,
        tables: &[
            PersonalTable::named("person").about(&["id"]),
            PersonalTable::named("person_language").about(&["person_id"]),
            PersonalTable::named("session")
                .about(&["person_id"])
                .holding_back(&["id_token", "refresh_token"]),
            PersonalTable::named("sign_in_link").at_address(&["email"]),
            PersonalTable::named("sign_in_client"),
            PersonalTable::named("application_token").about(&["person_id"]),
            PersonalTable::named("second_factor")
                .about(&["person_id"])
                .holding_back(&["secret"]),
            PersonalTable::named("recovery_code").about(&["person_id"]),
            PersonalTable::named("second_factor_wait")
                .about(&["person_id"])
                .holding_back(&["id_token", "refresh_token"]),
            PersonalTable::named("second_factor_reset")
                .about(&["person_id"])
                .handled_by(&[("asked_by", "asked_at")]),
            PersonalTable::named("deed_waiting").handled_by(&[("asked_by", "asked_at")]),
            PersonalTable::named("passkey")
                .about(&["person_id"])
                .holding_back(&["public_key"]),
            PersonalTable::named("sign_in_attempt").about(&["person_id"]),
            PersonalTable::named("person_code")
                .about(&["person_id"])
                .holding_back(&["code_hash"]),
            PersonalTable::named("shared_mailbox")
                .about(&["person_id"])
                .holding_back(&["mailbox_hash"]),
        ],
        transfers: Transfers::Never,
        in_use: InUse::Always,
        consent: None,
    },
    Processing {
        code: "identity.providers",
        basis: LegalBasis::PublicTask,
        tables: &[
            PersonalTable::named("openid_identity").about(&["person_id"]),
            PersonalTable::named("openid_invitation").about(&["person_id"]),
            PersonalTable::named("openid_arrival").at_address(&["email"]),
            PersonalTable::named("directory_try"),
        ],
        transfers: Transfers::Never,
        in_use: InUse::Where(store::privacy::ANY_OPENID_PROVIDER),
        consent: None,
    },
    Processing {
        code: "identity.shared-accounts",
        basis: LegalBasis::Consent,
        tables: &[
            PersonalTable::named("account_link").about(&["person_id", "home_person_id"]),
            PersonalTable::named("account_passage")
                .about(&["person_id"])
                .at_address(&["email"]),
        ],
        transfers: Transfers::Never,
        in_use: InUse::Where(store::privacy::ANY_ACCOUNT_LINK),
        consent: Some(Consent {
            given: store::privacy::CONSENT_TO_SHARE,
            withdrawn_at: "/compte",
            place: None,
        }),
    },
];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "identity.sign-in-links",
        processing: "identity.accounts",
        kept: Kept::Days(EXPIRED_LINKS_KEPT_DAYS),
        erased: Erased::ByWorker(store::PURGE_LINKS),
    },
    Retention {
        code: "identity.sign-in-attempts",
        processing: "identity.accounts",
        kept: Kept::Days(ATTEMPTS_KEPT_DAYS),
        erased: Erased::AtItsDate,
    },
    Retention {
        code: "identity.sign-in-clients",
        processing: "identity.accounts",
        kept: Kept::Hours(1),
        erased: Erased::ByWorker(store::PURGE_CLIENTS),
    },
    Retention {
        code: "identity.entry-codes",
        processing: "identity.accounts",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::entry_code::PURGE_CODES),
    },
    Retention {
        code: "identity.sessions",
        processing: "identity.accounts",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::PURGE_SESSIONS),
    },
    Retention {
        code: "identity.second-factor-waits",
        processing: "identity.accounts",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::second_factor::PURGE_WAITS),
    },
    Retention {
        code: "identity.second-factor-resets",
        processing: "identity.accounts",
        kept: Kept::Days(RESET_VALID_DAYS),
        erased: Erased::ByWorker(store::second_factor::PURGE_RESETS),
    },
    Retention {
        code: "identity.deeds-waiting",
        processing: "identity.accounts",
        kept: Kept::Days(FOUR_EYES_DAYS),
        erased: Erased::ByWorker(store::four_eyes::PURGE_ASKED),
    },
    Retention {
        code: "identity.arrivals",
        processing: "identity.providers",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::providers::PURGE_ARRIVALS),
    },
    Retention {
        code: "identity.attempts",
        processing: "identity.providers",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::providers::PURGE_STATES),
    },
    Retention {
        code: "identity.directory-attempts",
        processing: "identity.providers",
        kept: Kept::Hours(1),
        erased: Erased::ByWorker(store::directory::PURGE_TRIES),
    },
    Retention {
        code: "identity.passages",
        processing: "identity.shared-accounts",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::privacy::FORGET_PASSAGES),
    },
];
