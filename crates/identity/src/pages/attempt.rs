//! What a browser keeps while it is away at a provider: one cookie for each attempt, so that two tabs do not undo each other.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use db::Instant;
use kernel::{Fault, House};
use openid::Secrets;
use ui::Visit;
use ui::visit::{cookie, session_cookie_name};

use super::{from_cookie, in_cookie, put_cookie};
use crate::model::SecretHash;
use crate::model::provider::ATTEMPT_VALID_S;

/// Attempts that one browser keeps at once: more cookies would fill what a server accepts of headers.
const ATTEMPTS_MAX: usize = 5;
/// How much of the hash of an attempt's state its cookie is called by, in hexadecimal digits.
const NAME_DIGITS: usize = 12;

/// An attempt under way.
pub(super) struct Attempt {
    pub(super) own: String,
    pub(super) started_at: Instant,
    pub(super) slug: String,
    pub(super) return_to: Option<String>,
    /// Whether the provider was asked to show nothing
    pub(super) is_silent: bool,
    /// Whether the page where one signs in was to say that a right is wanted
    pub(super) is_for_a_right: bool,
}

/// What stands last in the cookie of an attempt where nothing is shown.
const SILENT: &str = "silence";
/// The same, of somebody led there because a right is wanted.
const SILENT_FOR_A_RIGHT: &str = "silence-droit";

fn prefix(house: &House) -> String {
    format!("{}-openid-", session_cookie_name(house))
}

fn cookie_name(house: &House, state: &str) -> String {
    let digits = SecretHash::of(state).to_hex();
    let start = digits.get(..NAME_DIGITS).unwrap_or_default();
    format!("{}{start}", prefix(house))
}

impl Attempt {
    fn read(value: &str) -> Option<Self> {
        let mut parts = value.split('.');
        let (own, micros, slug) = (parts.next()?, parts.next()?, parts.next()?);
        let (return_to, last) = (parts.next()?, parts.next());
        Some(Self {
            own: own.to_owned(),
            started_at: Instant::from_micros(micros.parse().ok()?),
            slug: slug.to_owned(),
            return_to: from_cookie(return_to),
            is_silent: matches!(last, Some(SILENT | SILENT_FOR_A_RIGHT)),
            is_for_a_right: last == Some(SILENT_FOR_A_RIGHT),
        })
    }

    /// The attempt of this browser that `state` answers; none is forgotten for an answer to something else.
    pub(super) fn kept(visit: &Visit, headers: &HeaderMap, state: Option<&str>) -> Option<Self> {
        let state = state?;
        let kept = Self::read(cookie(headers, &cookie_name(&visit.house, state))?)?;
        (Secrets::of(&kept.own).state == state).then_some(kept)
    }

    /// Has the browser keep it, and forget the oldest of those it keeps beyond a few.
    pub(super) fn put(
        &self,
        visit: &Visit,
        headers: &HeaderMap,
        response: &mut Response,
    ) -> Result<(), Fault> {
        let prefix = prefix(&visit.house);
        let mut others: Vec<(i64, &str)> = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| name.starts_with(&prefix))
            .map(|(name, value)| (Self::read(value).map_or(0, |kept| kept.started_at.micros()), name))
            .collect();
        others.sort_unstable();
        let beyond = (others.len() + 1).saturating_sub(ATTEMPTS_MAX);
        for (_, name) in others.iter().take(beyond) {
            put_cookie(response, &visit.house, name, "", 0)?;
        }
        let return_to = self.return_to.as_deref().map_or_else(String::new, in_cookie);
        let last = match (self.is_silent, self.is_for_a_right) {
            (false, _) => "",
            (true, false) => SILENT,
            (true, true) => SILENT_FOR_A_RIGHT,
        };
        let value = format!(
            "{}.{}.{}.{return_to}.{last}",
            self.own,
            self.started_at.micros(),
            self.slug
        );
        let name = cookie_name(&visit.house, &Secrets::of(&self.own).state);
        put_cookie(response, &visit.house, &name, &value, ATTEMPT_VALID_S)
    }

    pub(super) fn forget(&self, visit: &Visit, response: &mut Response) -> Result<(), Fault> {
        let name = cookie_name(&visit.house, &Secrets::of(&self.own).state);
        put_cookie(response, &visit.house, &name, "", 0)
    }

    pub(super) fn is_late(&self, now: Instant) -> bool {
        now >= self.started_at.plus_seconds(ATTEMPT_VALID_S) || now < self.started_at
    }
}
