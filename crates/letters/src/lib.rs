//! Letters: what people write by mail, filed, and made amendments, contributions or arguments of by their authors.
//!
//! The name in « From » proves nothing (RFC 5322 lets anybody write anything there). So what arrives is filed as received,
//! and waits: a link goes to the address of the account, and whoever receives it looks at what was understood, corrects it
//! and presses a button. Amendments are then made by the action that everybody uses, with its rights and its rules.
//!
//! ```text
//! timer every five minutes → effect « mailbox » → tools::mailbox::read (the bridge `imap`)
//!   → reading: MIME, who, to which text or meeting, by a person or by a program
//!   → ReceiveLetter, one transaction a message: kept once, position moved, link sent
//!        (aims: a text, a consultation, a contribution, or a mail that is not answered by mail)
//! link → page: splitting finds the amendments in the text put to discussion → ConfirmLetter → texts::ProposeAmendment
//!        or what the letter becomes → KeepLetter → debates::Contribute, debates::AddComment
//! ```
//!
//! - A text has an address of its own, `contributions+texte-…@ville.fr`, that cannot be guessed; a consultation has one that
//!   its page shows, `contributions+avis-…@ville.fr`; each mail sent to somebody known has one for its answers
//!   ([`outgoing::threads`]), and is recognised by its Message-ID where a mail program writes elsewhere. None of them proves
//!   who writes.
//! - An answer to an invitation comes to an address given to one member for one meeting: it is noted without a link, by
//!   `meetings`, which decides whether to believe it.
//! - A message read twice (a crash, another numbering on the server, two copies) is kept once: it is recognised by its
//!   fingerprint, whatever its number.
//! - No program is ever answered (RFC 3834): neither out-of-office, nor a bounce, nor a list. What is answered goes to an
//!   address once a day, and repeats nothing of what was written.
//! - Somebody unknown here contributes too: their words wait for the link sent to their address, which makes their account
//!   ([`KeepLetter`]); after [`model::UNCONFIRMED_DAYS`] days without it they are erased. So few wait, for one address and in
//!   one day, that nobody's mailbox is filled in another's name.
//! - Nothing is deleted on the server; here, a letter is forgotten after [`model::KEPT_DAYS`] days.

mod actions;
mod aims;
mod answers;
mod fetching;
mod mail;
pub mod model;
mod offers;
mod pages;
mod privacy;
mod reading;
mod splitting;
mod store;
mod words;

use db::{Instant, Migration, Sql};
use kernel::{CollectiviteId, Feature, Quality, Right};

pub use actions::{Chosen, ChosenArgument, ConfirmLetter, GiveAddress, KeepLetter, Kept, RefuseLetter};
pub use model::{Letter, LetterId, State};

/// Keeping what the mailbox receives: Parvis itself.
pub const RECEIVE: Right = Right {
    code: "letters.receive",
    held_by: &[Quality::System],
};
/// Seeing what was received.
pub const SEE: Right = Right {
    code: "letters.see",
    held_by: &[Quality::Agent],
};
/// Confirming what one wrote, by the link received; what it becomes asks for its own rights.
pub const CONFIRM: Right = Right {
    code: "letters.confirm",
    held_by: &[Quality::Visitor],
};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-25-m-letters",
            text: include_str!("../migrations/2026-11-25-m-letters.sql"),
        },
        Migration {
            name: "2026-11-29-letters-subjects",
            text: include_str!("../migrations/2026-11-29-letters-subjects.sql"),
        },
        Migration {
            name: "2026-12-01-letters-mailbox-before",
            text: include_str!("../migrations/2026-12-01-letters-mailbox-before.sql"),
        },
    ],
    statements: &[
        store::STATEMENTS,
        store::subjects::STATEMENTS,
        store::privacy::STATEMENTS,
    ],
    rights: &[RECEIVE, SEE, CONFIRM],
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
    ],
    routes: Some(pages::routes),
    reaction: Some(fetching::reaction),
    offers: Some(offers::offers),
    slow: &[tools::mailbox::EFFECT],
    effects: &[(tools::mailbox::EFFECT, |house, effect| {
        Box::pin(fetching::deliver(house, effect))
    })],
    timers: &[
        (fetching::READ, fetching::when_due),
        (actions::FORGET, actions::when_old),
        (actions::EXPIRE, actions::when_unconfirmed),
    ],
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("letters")
};

/// When the mailbox of this body was read last.
pub async fn last_read(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Instant>, db::Error> {
    Ok(store::position(sql, body).await?.map(|kept| kept.read_at))
}

/// The letters of this body, newest first, at most `limit`.
pub async fn latest(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Letter>, db::Error> {
    store::latest(sql, body, limit).await
}
