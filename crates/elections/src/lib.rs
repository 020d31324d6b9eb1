//! Elections whose ballots are secret, and that a program we did not write can verify.
//!
//! What people do here: an agent, or who runs a group, prepares an election ([`CreateElection`], [`AddQuestion`],
//! [`TakeRoll`]) and names a credential authority and trustees ([`DesignateCredentialAuthority`], [`DesignateTrustee`]); each
//! trustee makes a key ([`RecordKey`], or [`RecordCeremonyMessage`] where some of them are enough) and the authority the codes
//! ([`RecordCredentials`]), in their own browser: neither a private key nor a code ever comes here. The election opens by a
//! recorded decision ([`OpenElection`]); voters choose, check, encrypt and send ([`CastSecretBallot`]); it closes at its hour
//! or by a decision ([`CloseElection`], [`ExtendElection`], before the opening [`ChangeClosing`]); trustees decrypt ([`RecordPartialDecryption`]) and the result is
//! published ([`Tally`]); where paper was expected, it waits for two counters to find the same ([`EnterPaperBallots`]). An
//! appointment that nobody won is voted again, by the same people, on the same posts ([`PrepareNextRound`],
//! [`ChangeAnswers`]). Where answers were ranked or graded, trustees first shuffle the ballots, each in turn
//! ([`RecordShuffle`]), and each is then decrypted alone. When nobody
//! can appeal any more the archive is destroyed ([`DestroyArchive`]). An election may be the step `elections.vote` of a parcours
//! ([`CreateForParcours`]), which ends with its result.
//!
//! The rules:
//! - who prepares or conducts, the authority, each trustee and each counter are different people; the authority is no voter;
//! - no weight is held by fewer than three voters, for the total would tell what they chose;
//! - what the law wants on paper (a local referendum, a consultation of the electors) is refused with its article;
//! - three voters at least; nobody has a casting vote;
//! - who is interested in the matter takes no part in an assembly's vote (CGCT, art. L. 2131-11): they are taken off the roll
//!   before it opens ([`RecordRecusal`]), and a roll taken again leaves them out;
//! - an appointment needs more than half of the votes expressed, in the third round the most of them (CGCT, art. L. 2121-21);
//! - who voted and what was cast share no key, no instant and no line of the journal; both are written anew in the order of
//!   their keys when the vote closes. What a disk shows before that is told in `docs/elections.md`.
//!
//! ```text
//! /elections                         those that are open, and those that were decided
//! /elections/{id}                    what an observer wants: fingerprints, turnout, archive, how to verify
//! /elections/{id}/preparer           who prepares, opens, closes
//! /elections/{id}/codes              the credential authority
//! /elections/{id}/cle                a trustee
//! /elections/{id}/voter              a voter
//! /elections/{id}/urne               trackers of the ballots received
//! /elections/{id}/resultat           figures, picture, proof; /pv the minutes of the vote
//! /elections/{id}/cnil               the security objectives, met or not by this very election
//! ```
//!
//! Architecture invariant: everything that is appended was verified by `scrutin` first, and the archive that is downloaded is
//! valid at any time.

mod actions;
mod archive;
mod departures;
mod effects;
mod home;
mod mail;
mod model;
mod pages;
mod privacy;
mod protocol;
pub mod rights;
mod steps;
mod store;

use db::{Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Fault, Feature, Navigation, News, NewsSort, Section, SubjectRef};

pub use actions::{
    AbandonRehearsal, AddCountedQuestion, AddListsQuestion, AddQuestion, AskForKeys, CastSecretBallot,
    ChangeAnswers, ChangeClosing, CloseElection, CreateElection, CreateForParcours, DesignateCounter,
    DesignateCredentialAuthority, DesignateTrustee, DestroyArchive, EditElection, EnterPaperBallots,
    ExtendElection, OpenElection, PrepareNextRound, PrepareRehearsal, PublishEncryptedTally,
    RecordCeremonyMessage, RecordCredentials, RecordKey, RecordPartialDecryption, RecordRecusal,
    RecordShuffle, RemoveCounter, RemoveQuestion, RemoveTrustee, ResumePreparation, RollSource, TakeRoll,
    Tally, VerifiedPart, VerifiedShuffle, VerifiedStep, WithdrawRecusal, check_ballot,
    check_ceremony_message, check_part, check_shuffle,
};
pub use model::{
    CountingRule, CryptoGroup, DecisionKind, Election, ElectionId, Figures, HeldRole, Kind,
    NewCountedQuestion, NewListsQuestion, NewQuestion, PaperCount, Settings, State, Trustee, VOTERS_MAX,
    VOTERS_MIN, Voter, VoterId, path_of, totals,
};
pub use protocol::VerifiedBallot;
pub use steps::role_of;

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-30-z-elections",
            text: include_str!("../migrations/2026-11-30-z-elections.sql"),
        },
        Migration {
            name: "2026-11-30-zz-elections",
            text: include_str!("../migrations/2026-11-30-zz-elections.sql"),
        },
        Migration {
            name: "2026-11-30-zzz-elections",
            text: include_str!("../migrations/2026-11-30-zzz-elections.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "elections-nav",
        path: "/elections",
        rank: 41,
        section: Some(Section::Vote),
    }],
    routes: Some(pages::routes),
    timers: &[(actions::CLOSING, actions::on_deadline)],
    effects: &[
        (actions::PUT_TOGETHER, effects::put_together),
        (actions::RESULT, effects::publish_result),
        (actions::REWRITE, effects::rewrite),
    ],
    slow: &[actions::PUT_TOGETHER, actions::RESULT, actions::REWRITE],
    step_kinds: steps::KINDS,
    step_terms: steps::TERMS,
    closes_steps: steps::ENDS,
    home: Some(home::entries),
    reaction: Some(departures::react),
    stands: &[("election", home::standing)],
    news: NEWS,
    within: Some(within),
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("elections")
};

/// What is news to those who follow.
const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "elections.opened").until("closes_at"),
    News::of(NewsSort::Scheduled, "elections.extended").until("closes_at"),
    News::of(NewsSort::Filed, "elections.tallied").ending(),
];

/// An election is a part of the work of its group.
fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        if subject.kind != "election" {
            return Ok(Vec::new());
        }
        let election = store::find(sql, body, subject.id()).await?;
        Ok(election.map_or_else(Vec::new, |election| {
            vec![SubjectRef::new("group", election.group)]
        }))
    })
}

/// The bytes of an election that opened, as everybody downloads them: what a ballot is made for.
pub async fn published(sql: &mut Sql, body: CollectiviteId, election: &Election) -> Result<Vec<u8>, Fault> {
    Ok(actions::setup_of(sql, body, election).await?.election)
}

/// Its ballots put together, as everybody downloads them, in the order the last trustee gave them where they are shuffled: what
/// trustees shuffle, then decrypt.
pub async fn encrypted_tally(
    sql: &mut Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<Vec<u8>, Fault> {
    let (tally, _) = actions::encrypted(sql, body, election).await?;
    Ok(tally.into_bytes())
}

/// An election by its identifier.
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Option<Election>, db::Error> {
    store::find(sql, body, id).await
}
