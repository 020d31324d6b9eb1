//! A town for tests: a house with the features under test, a clock that stands still, seeded randomness, on SQLite
//! always and on PostgreSQL too, which the test starts itself.
//!
//! ```no_run
//! # async fn story() {
//! testkit::on_both_engines!(&[/* the features, lowest first */], |town: testkit::TestTown| async move {
//!     town.advance_days(1).await;
//! });
//! # }
//! ```

//!
//! For what only shows outside one process (a node that is killed, a whole day of requests), [`Program`] runs the real
//! program and [`Web`] is somebody in front of it.

pub mod cast;
mod device;
mod dovecot;
mod exchange;
mod identity_provider;
mod moto;
mod program;
mod radicale;
mod slapd;
mod sms_gateway;
mod smtp_sink;
mod store;
mod story;
mod synapse;
mod town;
mod urn;
mod web;
mod writer;
mod wsgidav;

pub use device::Device;
pub use dovecot::Dovecot;
pub use exchange::Reply;
pub use identity_provider::{Forged, IdentityProvider, Vouched};
pub use moto::Moto;
pub use program::Program;
pub use radicale::Radicale;
pub use slapd::{Person, Slapd};
pub use sms_gateway::{AskedSms, SmsGateway};
pub use smtp_sink::{Arrived, Mood, SmtpSink};
pub use story::{browser_of, open_rows, page, refusal, send, sign_in, whole};
pub use synapse::{Room, Synapse, Talker};
pub use test_postgres::{Postgres, absent};
pub use town::{Browser, Letter, TestTown, fresh_schema};
pub use urn::{Booth, Urn, open_vote_in, tracker_of};
pub use web::Web;
pub use writer::{OVER, Writer, connect};
pub use wsgidav::Wsgidav;

/// Runs a story on SQLite, then on PostgreSQL where its programs are installed; [`absent`] says it when they are not.
///
/// `$features` is a list of `kernel::Feature`, `$story` a closure from a [`TestTown`] to a future.
#[macro_export]
macro_rules! on_both_engines {
    ($features:expr, $story:expr) => {{
        let story = $story;
        story($crate::TestTown::on_sqlite($features).await).await;
        if let Some(postgres) = $crate::Postgres::shared() {
            story($crate::TestTown::on_postgres($features, &postgres).await).await;
        }
    }};
}
