//! The pages of texts: reading, amending, arguing, voting, and the history.

mod amend;
mod amend_form;
mod amend_live;
mod amend_several;
mod amend_typed;
mod amendment;
mod blame;
mod columns;
mod compare;
mod compare_choice;
mod compare_who;
mod contributions;
mod contributions_feed;
mod cosign;
mod deeds;
mod doubts;
mod draft;
mod files;
mod gathered;
mod historique;
mod import;
mod join;
mod list;
mod original;
mod own;
mod passages;
mod reading;
mod remarks;
mod sitting;
mod sitting_decided;
mod sitting_verdict;
mod sub_amend;
mod table_changes;
mod table_fields;
mod together;
mod totals;
mod whole;
mod with_git;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Extension, Router};
use kernel::{Fault, House};
use maud::{Markup, html};
use ui::components::{Change, ResultPart, Tone, status, strike_underline, tag};
use ui::{Page, Visit, t};

use crate::model::{Fate, MARKDOWN_BYTES_MAX, SOURCE_BYTES_MAX, TextDocument, TextId, TextState, text_path};
use crate::places::Run;
use crate::store::documents;
use crate::together::rooms::Rooms;

/// The menu entry every page here belongs to.
const MENU: &str = "/textes";
/// Lines a page of a list.
const LINES_A_PAGE: i64 = 50;

pub(crate) use passages::anchor;
pub use passages::text_with;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/textes", get(list::page))
        .route(
            "/textes/nouveau",
            get(import::show)
                .post(import::import)
                // A file, the text, and the little that goes with them.
                .layer(DefaultBodyLimit::max(SOURCE_BYTES_MAX + 2 * MARKDOWN_BYTES_MAX)),
        )
        .route("/textes/rattacher", get(join::show).post(join::join))
        .route("/textes/{id}/original", get(original::file))
        .route("/textes/{id}", get(reading::page))
        .route("/textes/{id}/texte.md", get(files::markdown))
        .route("/textes/{id}/texte.html", get(files::page))
        .route("/textes/{id}/texte.odt", get(files::word_processor))
        .route("/textes/{id}/texte.pdf", get(files::paper))
        .route("/textes/{id}/texte.xml", get(files::akoma_ntoso))
        .route("/textes/{id}/historique", get(historique::page))
        .route("/textes/{id}/modifier", get(draft::show).post(draft::edit))
        .route("/textes/{id}/ecrire", get(together::show).post(together::save))
        .route(
            "/textes/{id}/ecrire/fil",
            get(together::socket).layer(Extension(Rooms::default())),
        )
        .route(
            "/textes/{id}/ouvrir",
            post(deeds::open_discussion).get(deeds::back),
        )
        .route(
            "/textes/{id}/clore",
            post(deeds::close_discussion).get(deeds::back),
        )
        .route("/textes/{id}/votes", post(deeds::open_votes).get(deeds::back))
        .route("/textes/{id}/vote-ensemble", get(whole::show).post(whole::open))
        .route(
            "/textes/{id}/consolider",
            post(deeds::consolidate).get(deeds::back),
        )
        .route("/textes/{id}/qui-a-ecrit", get(blame::page))
        .route("/textes/{id}/comparer", get(compare::page))
        .route("/textes/{id}/discuter", get(remarks::show).post(remarks::add))
        .route(
            "/textes/{id}/discuter/retirer",
            post(remarks::withdraw).get(remarks::back),
        )
        .route("/textes/{id}/seance", get(sitting::show).post(sitting::decide))
        .route(
            "/textes/{id}/seance/revenir",
            post(sitting::undo).get(sitting::back),
        )
        .route("/textes/{id}/amender", get(amend::show).post(amend::propose))
        .route(
            "/textes/{id}/amender/phrase",
            post(amend_live::sentence).get(amend_live::back),
        )
        .route("/textes/{id}/amendements/{number}", get(amendment::page))
        .route(
            "/textes/{id}/amendements/{number}/rectifier",
            get(amend::show_rectify).post(amend::rectify),
        )
        .route(
            "/textes/{id}/amendements/{number}/retirer",
            post(amendment::withdraw).get(amendment::back),
        )
        .route(
            "/textes/{id}/amendements/{number}/sous-amender",
            get(sub_amend::show).post(sub_amend::propose),
        )
        .route(
            "/textes/{id}/amendements/{number}/cosigner",
            post(cosign::sign).get(amendment::back),
        )
        .route(
            "/textes/{id}/amendements/{number}/cosigner/retirer",
            post(cosign::withdraw).get(amendment::back),
        )
        .route(
            "/textes/{id}/amendements/{number}/arguments",
            post(amendment::argue).get(amendment::back),
        )
        .route(
            "/textes/{id}/amendements/{number}/arguments/retirer",
            post(amendment::withdraw_argument).get(amendment::back),
        )
        .route("/mes-contributions", get(own::page))
        .route("/contributions", get(contributions::page))
        .route("/contributions.atom", get(contributions_feed::feed))
        .route("/contributions.json", get(contributions_feed::feed))
        .merge(crate::wire::routes())
}

/// The text an address names.
async fn find_text(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    documents::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("text"))
}

/// A page about a text, with the way to it.
fn under_text(visit: &Visit, text: &TextDocument, page: Page) -> Page {
    page.under(t!(visit.words, "texts-nav"), MENU)
        .under(&text.title, text_path(text.id))
        .active(MENU)
}

fn state_status(visit: &Visit, state: TextState) -> Markup {
    let tone = match state {
        TextState::Draft => Tone::Neutral,
        TextState::Discussion => Tone::Info,
        TextState::Closed => Tone::Warning,
        TextState::Consolidated => Tone::Good,
    };
    status(&visit.words.say(&format!("texts-state-{}", state.as_str())), tone)
}

fn fate_status(visit: &Visit, fate: Fate) -> Markup {
    let tone = match fate {
        Fate::Pending => Tone::Info,
        Fate::Withdrawn => Tone::Neutral,
        Fate::Adopted => Tone::Good,
        Fate::Rejected => Tone::Bad,
        Fate::Fallen => Tone::Warning,
    };
    status(&fate_words(visit, fate), tone)
}

fn fate_words(visit: &Visit, fate: Fate) -> String {
    visit.words.say(&format!("texts-fate-{}", fate.as_str()))
}

/// The words kept, struck and underlined.
fn changes(visit: &Visit, runs: &[Run]) -> Markup {
    changes_by(visit, runs, &|_| None)
}

/// The same, the words inserted leading to what wrote them: its page and its name, where it is known.
fn changes_by(visit: &Visit, runs: &[Run], by: &dyn Fn(&str) -> Option<(String, String)>) -> Markup {
    let runs: Vec<Change> = runs
        .iter()
        .map(|run| match run {
            Run::Keep(text) => Change::Keep(text.clone()),
            Run::Delete(text) => Change::Delete(text.clone()),
            Run::Insert(text) => match by(text) {
                Some((href, name)) => Change::InsertBy {
                    words: text.clone(),
                    href,
                    name,
                },
                None => Change::Insert(text.clone()),
            },
        })
        .collect();
    strike_underline(visit.words, &runs)
}

/// The figures of a closed vote in a few words: « pour 24, contre 3, abstention 1 ».
fn vote_words(visit: &Visit, vote: &votes::ScrutinSummary) -> Markup {
    let words = visit.words;
    html! {
        a href=(vote.path()) {
            @match &vote.tally {
                _ if vote.outcome == Some(votes::Outcome::Cancelled) => { (t!(words, "texts-vote-cancelled")) }
                Some(tally) => {
                    (t!(words, "texts-vote-result", pour = tally.pour, contre = tally.contre, abstention = tally.abstention))
                }
                None => { (t!(words, "texts-vote-open", at = visit.at(vote.closes_at))) }
            }
        }
        @if vote.outcome == Some(votes::Outcome::NoQuorum) { " " (tag(&t!(words, "texts-vote-no-quorum"), Tone::Warning)) }
    }
}

/// The counting of a closed vote, as a picture and a table need it.
fn vote_parts(visit: &Visit, tally: &votes::Tally) -> [ResultPart; 3] {
    let words = visit.words;
    [
        ResultPart::favour(words, u64::from(tally.pour)),
        ResultPart::against(words, u64::from(tally.contre)),
        ResultPart::abstain(words, u64::from(tally.abstention)),
    ]
}
