//! Reporting what should perhaps not be read here.

use std::net::IpAddr;

use identity::model::SecretHash;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::judged;
use crate::model::{Reason, Report, Target, WORDS_CHARS_MAX};
use crate::{mail, rights, store};

/// Reports that wait on one thing: a moderator will read it, more would say nothing more.
const OPEN_REPORTS_MAX: i64 = 50;
/// Reports that wait for which one address is to be written to: nobody proved that it is theirs.
const OPEN_REPORTS_OF_EMAIL_MAX: i64 = 5;
/// What one client may report in an hour without signing in: each report may make this house write to somebody.
pub const CLIENT_REPORTS_PER_HOUR_MAX: i64 = 10;
const HOUR_S: i64 = 3600;

/// Reports what somebody wrote.
#[derive(Clone, Debug)]
pub struct ReportContent {
    /// What
    pub target: Target,
    /// Why
    pub reason: Option<Reason>,
    /// In words; may be empty
    pub words: String,
    /// Where to say what was decided, for somebody who is not signed in; may be empty
    pub email: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
}

impl Action for ReportContent {
    const NAME: &'static str = "moderation.report";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let about = judged(work, &self.target).await?;
        work.require(&rights::REPORT, Scope::group(about.group())).await?;
        let mut fields = Fields::default();
        if self.reason.is_none() {
            fields.refuse("motif", Sentence::new("moderation-reason-missing"));
        }
        let words = self.words.trim().replace("\r\n", "\n");
        if words.chars().count() > WORDS_CHARS_MAX {
            fields.refuse(
                "precisions",
                Sentence::new("moderation-words-too-long").with("max", WORDS_CHARS_MAX),
            );
        }
        let email = self.email.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = identity::model::EmailAddress::parse(&email);
        if !email.is_empty() && address.is_none() {
            fields.refuse("email", Sentence::new("identity-email-unreadable"));
        }
        fields.finish()?;
        let reason = self
            .reason
            .ok_or_else(|| Fault::field("motif", "moderation-reason-missing"))?;
        if !about.content.is_shown {
            return Err(Fault::refused("moderation-refused-gone"));
        }
        let waiting = store::open_reports(&mut work.sql, work.body, &self.target).await?;
        let reporter_id = work.actor.person();
        let is_again =
            reporter_id.is_some() && waiting.iter().any(|report| report.reporter_id == reporter_id);
        if is_again {
            return Err(Fault::refused("moderation-refused-reported"));
        }
        let count = store::count_open_reports(&mut work.sql, work.body, &self.target).await?;
        if count >= OPEN_REPORTS_MAX {
            return Err(Fault::refused("moderation-refused-reports"));
        }
        if reporter_id.is_none() {
            refuse_too_many_of_client(work, self.client).await?;
        }
        let email = address
            .filter(|_| reporter_id.is_none())
            .map(|address| address.as_str().to_owned())
            .unwrap_or_default();
        let waiting_for_it = store::count_open_of_email(&mut work.sql, work.body, &email).await?;
        if !email.is_empty() && waiting_for_it >= OPEN_REPORTS_OF_EMAIL_MAX {
            return Err(Fault::field("email", "moderation-refused-reports-of-address"));
        }
        let new = Report {
            id: work.new_id(),
            reporter_id,
            email,
            reason,
            words,
            reported_at: work.now,
        };
        store::insert_report(&mut work.sql, work.body, about.group(), &self.target, &new).await?;
        if let Some(client) = self.client.filter(|_| reporter_id.is_none()) {
            store::insert_client(&mut work.sql, work.body, &new, &SecretHash::of_client(client)).await?;
        }
        mail::report_received(work, &about.content, &new).await?;
        let event = Event::internal("moderation.reported", about.content.reference);
        work.journal(event.with(json!({ "reason": reason.as_str() })))
            .await
    }
}

async fn refuse_too_many_of_client(work: &mut Work, client: Option<IpAddr>) -> Result<(), Fault> {
    let an_hour_ago = work.now.plus_seconds(-HOUR_S);
    store::purge_clients(&mut work.sql, work.body, an_hour_ago).await?;
    let Some(client) = client else { return Ok(()) };
    let hash = SecretHash::of_client(client);
    let reported = store::count_of_client(&mut work.sql, work.body, &hash, an_hour_ago).await?;
    if reported >= CLIENT_REPORTS_PER_HOUR_MAX {
        return Err(Fault::refused_with(
            Sentence::new("moderation-refused-reports-of-client").with("max", CLIENT_REPORTS_PER_HOUR_MAX),
        ));
    }
    Ok(())
}

/// What its author took back, at `path`, needs no moderator; who reported it is told.
pub async fn close_reports(work: &mut Work, target: &Target, path: &str) -> Result<(), Fault> {
    let reports = store::open_reports(&mut work.sql, work.body, target).await?;
    mail::reports_closed(work, path, "moderation-mail-reported-withdrawn", &reports).await?;
    Ok(store::decide_reports(&mut work.sql, work.body, target, work.now).await?)
}
