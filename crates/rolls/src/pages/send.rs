//! Receiving the file of a roll: piece by piece, each sealed before anything is kept of it.

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use db::Uuid;
use kernel::{Fault, Fields, Sentence};
use ui::forms::FormErrors;
use ui::{Answer, Visit};

use super::rolls::{Typed, whole};
use super::{FORM_BYTES_MAX, find_roll, require};
use crate::actions::{CutFile, EraseRoll, KeepPart, ReceiveRoll};
use crate::model::{RollId, State, path_of};
use crate::rights;

/// Fields of the form at most.
const FIELDS_MAX: usize = 20;
/// The longest name of a file, in characters.
const FILE_NAME_CHARS_MAX: usize = 150;

/// Why a file is not received.
enum Stopped {
    Refused(Fault),
    TooLarge,
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault)
    }
}

impl From<MultipartError> for Stopped {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Self::TooLarge
        } else {
            Self::Refused(Fault::refused("form-unreadable"))
        }
    }
}

/// Nothing of the file is read before who sends it is known to hold the right.
pub(super) async fn send(visit: Visit, request: Request) -> Answer {
    require(&visit, &rights::IMPORT).await?;
    let mut typed = Typed::default();
    let form = Multipart::from_request(request, &visit.house).await;
    let Ok(form) = form else {
        return Err(Fault::refused("form-unreadable").into());
    };
    match received(&visit, form, &mut typed).await {
        Ok(roll) => visit.done(&path_of(roll), "rolls-sent"),
        Err(Stopped::TooLarge) => Ok(StatusCode::PAYLOAD_TOO_LARGE.into_response()),
        Err(Stopped::Refused(fault)) => {
            let errors: FormErrors = visit.refusal_of_form("fichier", fault)?;
            visit.refused_page(whole(&visit, &typed, &errors).await?)
        }
    }
}

async fn received(visit: &Visit, mut form: Multipart, typed: &mut Typed) -> Result<RollId, Stopped> {
    let mut request_id = Uuid::nil();
    for _ in 0..FIELDS_MAX {
        let Some(mut field) = form.next_field().await? else {
            break;
        };
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "request_id" => request_id = said(&mut field).await?.parse().unwrap_or_default(),
            "dated_on" => typed.dated_on = said(&mut field).await?,
            "ends_on" => typed.ends_on = said(&mut field).await?,
            "fichier" if field.file_name().is_some_and(|name| !name.is_empty()) => {
                return kept(visit, request_id, field, typed).await;
            }
            _ => {}
        }
    }
    Err(Fault::field("fichier", "rolls-file-missing").into())
}

/// What a field says, as much of it as one may.
async fn said(field: &mut Field<'_>) -> Result<String, Stopped> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > FORM_BYTES_MAX {
            return Err(Stopped::TooLarge);
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn kept(
    visit: &Visit,
    request_id: Uuid,
    mut file: Field<'_>,
    typed: &Typed,
) -> Result<RollId, Stopped> {
    let begun = match deed_of(&file, typed) {
        Ok(deed) => visit.act(request_id, &deed).await,
        Err(fault) => Err(fault),
    };
    let roll = match begun {
        Ok(roll) => roll,
        Err(fault) => {
            pass_over(&mut file).await;
            return Err(fault.into());
        }
    };
    let outcome = filled(visit, roll, &mut file).await;
    if outcome.is_err() {
        pass_over(&mut file).await;
        drop_unfinished(visit, roll).await?;
    }
    outcome.map(|()| roll)
}

/// A file that stopped half-way is of no use, and would be personal data kept for nothing. The same form sent twice has one
/// roll: what the other one brought whole stays.
async fn drop_unfinished(visit: &Visit, roll: RollId) -> Result<(), Fault> {
    if find_roll(visit, roll).await?.state != State::Receiving {
        return Ok(());
    }
    let deed = EraseRoll { roll };
    visit.house.act(visit.body.id, visit.actor, &deed).await
}

/// Reads what is left of a refused file: a browser that is still sending shows no answer.
async fn pass_over(file: &mut Field<'_>) {
    while let Ok(Some(_)) = file.chunk().await {}
}

async fn filled(visit: &Visit, roll: RollId, file: &mut Field<'_>) -> Result<(), Stopped> {
    let mut cut = CutFile::of(&visit.house, visit.body.id, roll)?;
    while let Some(bytes) = file.chunk().await? {
        if let Some(part) = cut.push(&bytes)? {
            keep(visit, &part).await?;
        }
    }
    let (last, end) = cut.end()?;
    if let Some(part) = last {
        keep(visit, &part).await?;
    }
    visit.house.act(visit.body.id, visit.actor, &end).await?;
    Ok(())
}

async fn keep(visit: &Visit, part: &KeepPart) -> Result<(), Fault> {
    visit.house.act(visit.body.id, visit.actor, part).await
}

fn deed_of(file: &Field<'_>, typed: &Typed) -> Result<ReceiveRoll, Fault> {
    let mut fields = Fields::default();
    let dated_on = typed.dated_on.trim().parse().ok();
    if dated_on.is_none() {
        fields.refuse("dated_on", Sentence::new("rolls-date-unreadable"));
    }
    let ends_on = typed.ends_on.trim().parse().ok();
    if ends_on.is_none() {
        fields.refuse("ends_on", Sentence::new("rolls-date-unreadable"));
    }
    fields.finish()?;
    let unreadable = || Fault::field("dated_on", "rolls-date-unreadable");
    let name = file.file_name().unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    Ok(ReceiveRoll {
        file_name: name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(FILE_NAME_CHARS_MAX)
            .collect(),
        dated_on: dated_on.ok_or_else(unreadable)?,
        ends_on: ends_on.ok_or_else(unreadable)?,
    })
}
