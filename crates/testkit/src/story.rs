//! What every story does with pages: opens them, sends their forms, and refuses a page that is not whole.

use std::fmt::Debug;

use kernel::{Fault, PersonId};

use crate::{Browser, Reply, TestTown};

/// A browser that shows `person`'s own identifier as its session: for towns whose last feature recognises it.
pub fn browser_of(town: &TestTown, person: PersonId) -> Browser {
    let mut browser = town.browser();
    browser.remember("parvis", &person.to_string());
    browser
}

/// Opens a page that must be whole.
pub async fn page(browser: &mut Browser, path: &str) -> String {
    whole(browser.get(path).await, 200)
}

/// Sends a form of a page just opened: with the id that page would have made.
///
/// # Panics
/// When the answer misses a sentence.
pub async fn send(town: &TestTown, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let request_id = town.id::<()>().to_string();
    let mut all = vec![("request_id", request_id.as_str())];
    all.extend_from_slice(fields);
    let reply = browser.post(path, &all).await;
    refuse_missing_sentences(&reply);
    reply
}

/// Every row of a list offered as open data, a cell for each column.
///
/// # Panics
/// When the town has no such list, or when a row is not whole.
pub async fn open_rows(town: &TestTown, name: &str) -> Vec<Vec<String>> {
    let list = kernel::find_open_list(&town.house, name).expect("the list is offered");
    let (mut all, mut next) = (Vec::new(), Some(db::Uuid::nil()));
    while let Some(after) = next {
        let read = (list.rows)(&town.house, &mut town.sql(), town.body, after)
            .await
            .expect("the list is read");
        for row in read.rows {
            assert_eq!(row.len(), list.columns.len(), "{row:?}");
            all.push(row);
        }
        next = read.next;
    }
    all
}

/// A page with this status where no sentence is missing, no id stands twice, and every link within the page finds its
/// target.
///
/// # Panics
/// When it is not.
pub fn whole(reply: Reply, status: u16) -> String {
    assert_eq!(reply.status.as_u16(), status, "{}", reply.text);
    refuse_missing_sentences(&reply);
    let ids: Vec<&str> = reply
        .text
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "an id stands twice in {}", reply.text);
    for link in reply.text.split("href=\"#").skip(1) {
        let target = link.split('"').next().unwrap_or_default();
        assert!(
            unique.binary_search(&target).is_ok(),
            "#{target} leads nowhere in {}",
            reply.text
        );
    }
    reply.text
}

fn refuse_missing_sentences(reply: &Reply) {
    assert!(!reply.text.contains('⟦'), "a sentence is missing: {}", reply.text);
}

/// The key of the sentence that refuses, or the code of the right that is missing.
///
/// # Panics
/// When it was not refused.
pub fn refusal<T: Debug>(outcome: Result<T, Fault>) -> &'static str {
    match outcome {
        Err(Fault::Refused { sentence, .. }) => sentence.key,
        Err(Fault::Invalid(faults)) => faults[0].sentence.key,
        Err(Fault::Forbidden { right }) => right,
        other => panic!("not refused: {other:?}"),
    }
}

/// Signs `browser` in by a link sent to `email`, for somebody already registered.
///
/// # Panics
/// When the link does not open a session.
pub async fn sign_in(town: &TestTown, browser: &mut Browser, email: &str) {
    send(town, browser, "/connexion", &[("email", email)]).await;
    let link = town.link_sent_to(email).await;
    let done = send(town, browser, &link, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text);
}
