//! The pages of votes: the list, the place where one votes, the result, one's own receipts.

mod ahead;
mod asking;
mod booth;
mod choosing;
mod chosen;
mod counting_shown;
mod gathered;
mod list;
mod objections;
mod open_ballots;
mod papers;
mod receipt;
mod recusal;
mod result;
mod situation;
mod transfers;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use db::Uuid;
use kernel::{Action as _, Fault, House, PersonId, Subject};
use maud::html;
use serde::Deserialize;
use ui::forms::FormErrors;
use ui::panels::panels_of;
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{CastBallot, CastMark, CloseScrutin, GiveProcuration, RevokeProcuration};
use crate::model::{Choice, Scrutin, ScrutinId, path_of};
use crate::store;
use gathered::Gathered;

pub(crate) use ahead::offers;

/// The menu entry every page here belongs to.
const MENU: &str = "/votes";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/votes", get(list_page))
        .route("/votes/nouveau", get(asking::show).post(asking::ask))
        .route("/votes/{id}", get(scrutin_page))
        .route("/votes/nouveau/choix", get(choosing::show).post(choosing::ask))
        .route("/votes/{id}/voter", post(cast).get(back))
        .route("/votes/{id}/choisir", post(cast_mark).get(back))
        .route("/votes/{id}/certificat.json", get(open_ballots::certificate))
        .route("/votes/{id}/bulletins.json", get(open_ballots::as_json))
        .route("/votes/{id}/bulletins.csv", get(open_ballots::as_csv))
        .route("/votes/{id}/bulletin", get(receipt_page))
        .route("/votes/{id}/procuration", post(give_procuration).get(back))
        .route(
            "/votes/{id}/procuration/reprendre",
            post(revoke_procuration).get(back),
        )
        .route(ahead::PATH, get(ahead::show).post(ahead::say))
        .route("/votes/{id}/deport", post(recusal::recuse).get(back))
        .route("/votes/{id}/clore", post(close).get(back))
}

#[derive(Deserialize)]
struct ListQuery {
    etat: Option<String>,
    page: Option<u32>,
}

async fn list_page(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let only_closed = query.etat.as_deref() == Some("clos");
    let main = list::main(&visit, only_closed, query.page.unwrap_or(1)).await?;
    let (title, lead) = if only_closed {
        (
            t!(visit.words, "votes-list-closed-title"),
            t!(visit.words, "votes-list-closed-lead"),
        )
    } else {
        (
            t!(visit.words, "votes-list-title"),
            t!(visit.words, "votes-list-lead"),
        )
    };
    let page = Page::new(title, main).lead(lead).active(MENU);
    visit.page(if only_closed {
        page.under(t!(visit.words, "votes-list-title"), MENU)
    } else {
        page
    })
}

#[derive(Deserialize)]
struct ResultQuery {
    page: Option<u32>,
}

async fn scrutin_page(visit: Visit, Path(id): Path<ScrutinId>, Query(query): Query<ResultQuery>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let page = page_of(&visit, &gathered, &FormErrors::default(), query.page.unwrap_or(1)).await?;
    visit.page(page)
}

async fn page_of(visit: &Visit, gathered: &Gathered, errors: &FormErrors, page: u32) -> Result<Page, Fault> {
    let main = match gathered.scrutin.closing {
        None => {
            let about = Subject {
                reference: gathered.scrutin.subject(),
                title: gathered.scrutin.question.clone(),
                path: gathered.scrutin.path(),
            };
            html! {
                (booth::main(visit, gathered, errors).await?)
                (panels_of(visit, &about).await?)
            }
        }
        Some(closing) if gathered.is_counted_choice(&closing) => {
            chosen::main(visit, gathered, &closing, errors, page).await?
        }
        Some(closing) => result::main(visit, gathered, &closing, errors, page).await?,
    };
    Ok(Page::new(gathered.scrutin.question.clone(), main)
        .heading(gathered.heading(visit))
        .under(t!(visit.words, "votes-list-title"), MENU)
        .active(MENU)
        .refused(errors))
}

/// The page again, with the sentence that says what to do; a refusal that no form explains stays a refusal.
async fn refused(visit: &Visit, id: ScrutinId, anchor: &'static str, fault: Fault) -> Answer {
    let errors = visit.refusal_of_form(anchor, fault)?;
    let gathered = Gathered::read(visit, id).await?;
    visit.refused_page(page_of(visit, &gathered, &errors, 1).await?)
}

async fn receipt_page(visit: Visit, Path(id): Path<ScrutinId>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let main = receipt::main(&visit, &gathered)?;
    let page = Page::new(t!(visit.words, "votes-receipt-title"), main)
        .under(t!(visit.words, "votes-list-title"), MENU)
        .under(gathered.scrutin.question.clone(), path_of(id))
        .active(MENU)
        .not_indexed();
    visit.page(page)
}

#[derive(Deserialize)]
struct BallotForm {
    request_id: Uuid,
    elector: PersonId,
    #[serde(default)]
    choice: String,
}

async fn cast(visit: Visit, Path(id): Path<ScrutinId>, Posted(form): Posted<BallotForm>) -> Answer {
    let Some(choice) = Choice::parse(&form.choice) else {
        return refused_ballot(&visit, id, form.elector).await;
    };
    let deed = CastBallot {
        scrutin: id,
        elector: form.elector,
        choice,
    };
    match visit.act(form.request_id, &deed).await {
        Ok(_) => visit.done(&format!("{}/bulletin", path_of(id)), "votes-cast"),
        Err(fault) => refused(&visit, id, "voter", fault).await,
    }
}

/// Nothing was chosen: the sentence stands beside the radios of the elector concerned.
async fn refused_ballot(visit: &Visit, id: ScrutinId, elector: PersonId) -> Answer {
    let gathered = Gathered::read(visit, id).await?;
    let mut errors = FormErrors::default();
    errors.add(
        booth::choice_field(elector),
        t!(visit.words, "votes-choice-missing"),
    );
    visit.refused_page(page_of(visit, &gathered, &errors, 1).await?)
}

/// The ballot of a choice: its fields depend on the rule. What is refused comes back as it was typed.
async fn cast_mark(
    visit: Visit,
    Path(id): Path<ScrutinId>,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Answer {
    let of = |name: &str| {
        let found = fields.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let (Ok(request), Ok(elector)) = (
        of("request_id").parse::<Uuid>(),
        of("elector").parse::<PersonId>(),
    ) else {
        return Err(Fault::refused("form-unreadable").into());
    };
    let gathered = Gathered::read(&visit, id).await?;
    let Some(way) = &gathered.scrutin.way else {
        return Err(Fault::refused("votes-mark-other-paper").into());
    };
    let offered = u32::try_from(gathered.offered.len()).unwrap_or(u32::MAX);
    let read = papers::read(way, gathered.offered.len(), &fields).and_then(|mark| {
        mark.fits(way, offered)
            .map_err(|misfit| vec![misfit])
            .map(|()| mark)
    });
    let ballot = booth::choice_field(elector);
    let mut errors = FormErrors::default();
    match read {
        Ok(mark) => {
            let deed = CastMark {
                scrutin: id,
                elector,
                mark,
            };
            match visit.act(request, &deed).await {
                Ok(_) => return visit.done(&format!("{}/bulletin", path_of(id)), "votes-cast"),
                Err(fault) => errors = visit.refusal_of_form("voter", fault)?,
            }
        }
        Err(misfits) => {
            for misfit in misfits {
                let anchor = match misfit.at {
                    _ if !gathered.shows_ballot_of(&visit, elector) => "voter".to_owned(),
                    Some(place) => papers::anchor(&ballot, place),
                    None => ballot.clone(),
                };
                errors.add(anchor, visit.say(&misfit.sentence));
            }
        }
    }
    // What happened meanwhile (the closing, a procuration taken back) is shown as it is now.
    let mut gathered = Gathered::read(&visit, id).await?;
    gathered.typed = Some((elector, fields));
    visit.refused_page(page_of(&visit, &gathered, &errors, 1).await?)
}

#[derive(Deserialize)]
struct ProcurationForm {
    request_id: Uuid,
    #[serde(default)]
    holder: String,
}

async fn give_procuration(
    visit: Visit,
    Path(id): Path<ScrutinId>,
    Posted(form): Posted<ProcurationForm>,
) -> Answer {
    let Ok(holder) = form.holder.parse() else {
        return refused(
            &visit,
            id,
            "holder",
            Fault::field("holder", "votes-holder-missing"),
        )
        .await;
    };
    match visit
        .act(form.request_id, &GiveProcuration { scrutin: id, holder })
        .await
    {
        Ok(()) => visit.done(&path_of(id), "votes-procuration-given"),
        Err(fault) => refused(&visit, id, "voter", fault).await,
    }
}

#[derive(Deserialize)]
struct PlainForm {
    request_id: Uuid,
}

async fn revoke_procuration(
    visit: Visit,
    Path(id): Path<ScrutinId>,
    Posted(form): Posted<PlainForm>,
) -> Answer {
    match visit
        .act(form.request_id, &RevokeProcuration { scrutin: id })
        .await
    {
        Ok(()) => visit.done(&path_of(id), "votes-procuration-revoked"),
        Err(fault) => refused(&visit, id, "voter", fault).await,
    }
}

async fn close(visit: Visit, Path(id): Path<ScrutinId>, Posted(form): Posted<PlainForm>) -> Answer {
    match visit.act(form.request_id, &CloseScrutin { scrutin: id }).await {
        Ok(()) => {
            let found = find(&visit, id).await?;
            let is_counted = found.closing.is_some();
            let done = if is_counted {
                "votes-closed"
            } else {
                "votes-stopped"
            };
            let done = identity::done_or_awaited(&visit, CloseScrutin::NAME, &found.subject(), done).await?;
            visit.done(&path_of(id), done)
        }
        Err(fault) => refused(&visit, id, "voter", fault).await,
    }
}

/// The address of a form, opened as a page: after signing in, or from a reloaded refusal.
async fn back(Path(id): Path<ScrutinId>) -> axum::response::Response {
    Redirect::to(&path_of(id)).into_response()
}

async fn find(visit: &Visit, id: ScrutinId) -> Result<Scrutin, Fault> {
    store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("scrutin"))
}
