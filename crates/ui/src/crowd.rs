//! A crowd on one page: visitors who ask for the same page at the same time are answered together.
//!
//! While a page is being made, those who ask for it wait for the next making, which begins after they asked: nobody is
//! given a page older than their own request, nothing is kept once answered, and a page that a newspaper links to is
//! made once at a time whatever the number of its readers. Only for who sends no cookie but the one that names a language, and
//! only for pages that say so: one that holds a form's own request id, or that was refused, is made for each.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::response::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use kernel::CollectiviteId;
use tokio::sync::{Mutex as Turn, OnceCell};

use crate::addressed::Addressed;
use crate::visit::{LANGUAGE_COOKIE, cookie};

/// The largest page that is shared, in bytes.
pub(crate) const SHARED_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// What is read of an answer to be shared: a small page that compression made larger, which no page is.
const READ_BYTES_MAX: usize = 5 * 1024 * 1024;

/// Marks an answer that is the same for every visitor.
#[derive(Clone, Copy)]
pub(crate) struct SameForAll;

/// The pages being made for visitors, by what was asked.
#[derive(Clone, Default)]
pub(crate) struct Crowd(Arc<Mutex<HashMap<Asked, Page>>>);

/// What makes two requests one: to which body, where, in which language, and in what form the answer is accepted.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Asked {
    body: Option<CollectiviteId>,
    address: String,
    language: Option<String>,
    accepted: Vec<Vec<u8>>,
}

#[derive(Clone, Default)]
struct Page {
    /// Held by the making under way
    turn: Arc<Turn<()>>,
    /// The making that those who ask now will be answered by
    next: Arc<OnceCell<Made>>,
}

/// How a making ended.
enum Made {
    /// A page for all
    Shared(Parts, Bytes),
    /// A page that was for one only
    ForOne,
}

/// Headers that an answer may depend on.
const ACCEPTED: [header::HeaderName; 3] = [header::HOST, header::ACCEPT_ENCODING, header::ACCEPT_LANGUAGE];
/// Headers of a request that is answered alone.
const PERSONAL: [header::HeaderName; 4] = [
    header::AUTHORIZATION,
    header::RANGE,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
];

impl Asked {
    fn of(request: &Request) -> Option<Self> {
        let headers: &HeaderMap = request.headers();
        // A file is nobody's page: it is already made.
        let is_file = request
            .uri()
            .path()
            .rsplit('/')
            .next()
            .is_some_and(|name| name.contains('.'));
        let language = cookie(headers, LANGUAGE_COOKIE).map(str::to_owned);
        let cookies = headers.get_all(header::COOKIE).iter();
        let says_more = match &language {
            None => cookies.count() > 0,
            Some(language) => cookies
                .into_iter()
                .any(|value| value.as_bytes() != format!("{LANGUAGE_COOKIE}={language}").as_bytes()),
        };
        let is_for_one = is_file
            || says_more
            || request.method() != Method::GET
            || PERSONAL.iter().any(|name| headers.contains_key(name));
        if is_for_one {
            return None;
        }
        let value = |name| headers.get(name).map(|value| value.as_bytes().to_vec());
        let addressed = request.extensions().get::<Addressed>();
        Some(Self {
            body: addressed.map(|Addressed(body)| body.id),
            address: request.uri().to_string(),
            language,
            accepted: ACCEPTED
                .iter()
                .map(|name| value(name).unwrap_or_default())
                .collect(),
        })
    }
}

impl Crowd {
    fn pages(&self) -> MutexGuard<'_, HashMap<Asked, Page>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn join(&self, asked: Asked) -> Place {
        let page = self.pages().entry(asked.clone()).or_default().clone();
        Place {
            crowd: self.clone(),
            asked,
            page,
        }
    }
}

/// Somebody's place among those who wait for a page; left when answered, and when they go away before.
struct Place {
    crowd: Crowd,
    asked: Asked,
    page: Page,
}

impl Place {
    /// From now on, those who ask wait for another making than this one.
    fn close(&self) {
        if let Some(page) = self.crowd.pages().get_mut(&self.asked)
            && Arc::ptr_eq(&page.next, &self.page.next)
        {
            page.next = Arc::default();
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut pages = self.crowd.pages();
        let page = std::mem::take(&mut self.page);
        // Ours, and the one in the table: nobody else waits.
        if Arc::strong_count(&page.turn) == 2 {
            pages.remove(&self.asked);
        }
        // Let go before the table is: of two who leave at once, the last one must see that it is.
        drop(page);
    }
}

/// Answers together those who ask for the same page at the same time.
pub(crate) async fn together(State(crowd): State<Crowd>, request: Request, next: Next) -> Response {
    let Some(asked) = Asked::of(&request) else {
        return next.run(request).await;
    };
    let place = crowd.join(asked);
    let page = &place.page;
    // Taken by the one who makes the page; whoever still holds it at the end was answered by another's.
    let mut mine = Some((request, next));
    let mut for_one = None;
    let made = page
        .next
        .get_or_init(|| async {
            let _turn = page.turn.lock().await;
            place.close();
            let Some((request, next)) = mine.take() else {
                return Made::ForOne;
            };
            let (made, kept) = shared(next.run(request).await).await;
            for_one = kept;
            made
        })
        .await;
    let answer = match made {
        Made::Shared(parts, body) => Some(Response::from_parts(parts.clone(), Body::from(body.clone()))),
        Made::ForOne => for_one,
    };
    match (answer, mine) {
        (Some(answer), _) => answer,
        (None, Some((request, next))) => next.run(request).await,
        (None, None) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// An answer in a form that can be given to many; or the answer itself, for the one who asked.
async fn shared(response: Response) -> (Made, Option<Response>) {
    if response.extensions().get::<SameForAll>().is_none() {
        return (Made::ForOne, Some(response));
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, READ_BYTES_MAX).await {
        Ok(bytes) => (Made::Shared(parts, bytes), None),
        Err(error) => {
            tracing::error!(%error, "a page could not be read to be shared");
            (
                Made::ForOne,
                Some(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    /// A page that says how many times it was begun, slowly.
    fn site(is_same_for_all: bool) -> (Router, Crowd) {
        let crowd = Crowd::default();
        let begun = Arc::new(AtomicUsize::new(0));
        let page = get(move || {
            let begun = begun.clone();
            async move {
                let number = begun.fetch_add(1, Ordering::SeqCst) + 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
                let mut response = number.to_string().into_response();
                if is_same_for_all {
                    response.extensions_mut().insert(SameForAll);
                }
                response
            }
        });
        let router = Router::new()
            .route("/page", page)
            .layer(from_fn_with_state(crowd.clone(), together));
        (router, crowd)
    }

    async fn read(router: Router, cookie: Option<&str>) -> usize {
        let mut request = Request::get("/page");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = router.oneshot(request).await.expect("an answer");
        let body = to_bytes(response.into_body(), 100).await.expect("a body");
        String::from_utf8_lossy(&body).parse().expect("a number")
    }

    #[tokio::test(start_paused = true)]
    async fn those_who_ask_meanwhile_are_answered_by_the_next_making() {
        let (router, crowd) = site(true);
        let first = tokio::spawn(read(router.clone(), None));
        tokio::time::sleep(Duration::from_millis(50)).await;
        let later: Vec<_> = (0..20)
            .map(|_| tokio::spawn(read(router.clone(), None)))
            .collect();
        assert_eq!(first.await.expect("answered"), 1);
        for reader in later {
            assert_eq!(
                reader.await.expect("answered"),
                2,
                "begun after they asked, and once"
            );
        }
        assert_eq!(read(router, None).await, 3, "nothing is kept once answered");
        assert!(crowd.pages().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn who_goes_away_takes_nobody_else_along() {
        let (router, crowd) = site(true);
        let impatient = tokio::spawn(read(router.clone(), None));
        tokio::time::sleep(Duration::from_millis(10)).await;
        let patient = tokio::spawn(read(router.clone(), None));
        tokio::time::sleep(Duration::from_millis(10)).await;
        impatient.abort();
        assert_eq!(patient.await.expect("answered"), 2);
        let gone = tokio::spawn(read(router.clone(), None));
        tokio::time::sleep(Duration::from_millis(10)).await;
        gone.abort();
        assert!(gone.await.is_err());
        assert!(crowd.pages().is_empty(), "nothing is left of who went away");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_for_one_is_made_for_each() {
        let (router, _) = site(false);
        let readers: Vec<_> = (0..5).map(|_| tokio::spawn(read(router.clone(), None))).collect();
        let mut numbers = Vec::new();
        for reader in readers {
            numbers.push(reader.await.expect("answered"));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5]);
        let (router, _) = site(true);
        let (one, other) = tokio::join!(read(router.clone(), Some("a=1")), read(router, Some("a=1")));
        assert_eq!(one + other, 3, "who brings a cookie is answered alone");
    }

    #[tokio::test(start_paused = true)]
    async fn readers_of_one_language_are_a_crowd_and_those_of_two_are_not() {
        let (router, _) = site(true);
        let first = tokio::spawn(read(router.clone(), None));
        tokio::time::sleep(Duration::from_millis(10)).await;
        let english = Some("parvis-langue=en");
        let (one, other, french) = tokio::join!(
            read(router.clone(), english),
            read(router.clone(), english),
            read(router.clone(), None)
        );
        assert_eq!(first.await.expect("answered"), 1);
        assert_ne!(one, french, "each language has its page");
        let both = Some("parvis-langue=en; parvis=secret");
        let (alone, also) = tokio::join!(read(router.clone(), both), read(router, both));
        assert_ne!(alone, also, "a session is answered alone");
        let _ = other;
    }
}
