//! Opening the vote on the whole text by hand: when a first one lacked its quorum, or outside any parcours.

use axum::extract::Path;
use kernel::Fault;
use maud::html;
use ui::forms::{FormErrors, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::deeds::{VotesTyped, proposed, read, votes_form};
use super::gathered::May;
use super::{find_text, under_text};
use crate::actions::OpenWholeVote;
use crate::model::{TextDocument, TextId, text_path};
use crate::rights;

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let text = allowed(&visit, id).await?;
    let typed = proposed(&visit);
    visit.page(page(&visit, &text, &typed, &FormErrors::default()))
}

pub(super) async fn open(visit: Visit, Path(id): Path<TextId>, Posted(typed): Posted<VotesTyped>) -> Answer {
    let text = allowed(&visit, id).await?;
    let outcome = match read(&visit, id, &typed) {
        Ok(terms) => {
            let deed = OpenWholeVote {
                text: id,
                mode: terms.mode,
                closes_at: terms.closes_at,
            };
            visit.act(typed.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(_) => visit.done(&text_path(id), "texts-votes-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("mode", fault)?;
            visit.refused_page(page(&visit, &text, &typed, &errors).refused(&errors))
        }
    }
}

async fn allowed(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    let text = find_text(visit, id).await?;
    if May::of(visit, &text).await?.vote_open {
        Ok(text)
    } else {
        Err(Fault::Forbidden {
            right: rights::VOTE_OPEN.code,
        })
    }
}

fn page(visit: &Visit, text: &TextDocument, typed: &VotesTyped, errors: &FormErrors) -> Page {
    let main = html! {
        (error_summary(errors, visit.words))
        (votes_form(visit, text, "vote-ensemble", typed, errors))
    };
    let page =
        Page::new(t!(visit.words, "texts-whole-title"), main).lead(t!(visit.words, "texts-whole-what"));
    under_text(visit, text, page)
}
