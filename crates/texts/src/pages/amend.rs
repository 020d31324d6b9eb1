//! Writing an amendment, or rectifying one: in place or as a sentence, looked at before it is tabled.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use db::Uuid;
use kernel::{Fault, Scope};
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::gathered::Gathered;
use super::passages::place_list;
use super::{fate_status, find_text, under_text};
use crate::actions::{ProposeAmendment, RectifyAmendment};
use crate::addresses::{Addresses, Spot};
use crate::drafting::{self, AmendmentForm};
use crate::model::{
    AMENDMENT_CHARS_MAX, ARGUMENT_CHARS_MAX, Amendment, Fate, TextDocument, TextId, TextState,
    amendment_path, text_path,
};
use crate::places::{PlaceKind, PlaceSlot, Run, StoredPlace};
use crate::rights;
use crate::store::amendments;

#[derive(Deserialize)]
pub(super) struct Asked {
    ou: Option<String>,
}

/// What was typed: a wording when `ou` names a passage, a sentence otherwise.
#[derive(Clone, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    ou: String,
    /// The version of the text, or of the amendment being rectified
    #[serde(default)]
    version: i64,
    #[serde(default)]
    text_version: i64,
    #[serde(default)]
    wording: String,
    #[serde(default)]
    sentence: String,
    #[serde(default)]
    rationale: String,
    #[serde(default)]
    geste: String,
}

impl Typed {
    fn form(&self) -> AmendmentForm {
        if self.ou.is_empty() {
            AmendmentForm::Sentence(self.sentence.clone())
        } else {
            AmendmentForm::InPlace {
                path: self.ou.clone(),
                version: self.text_version,
                new_text: self.wording.clone(),
            }
        }
    }

    /// The field a refusal that names none is shown beside.
    fn anchor(&self) -> &'static str {
        if self.ou.is_empty() { "sentence" } else { "wording" }
    }
}

/// What the form is for.
enum Purpose<'a> {
    Propose,
    Rectify(&'a Amendment),
}

/// What stands between the title and the form.
struct Around {
    errors: FormErrors,
    above: Markup,
}

impl Around {
    fn nothing() -> Self {
        Self {
            errors: FormErrors::default(),
            above: html! {},
        }
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let text = allowed(&visit, id).await?;
    let base = Document::parse(text.base());
    let ou = asked.ou.unwrap_or_default();
    let wording = if ou.is_empty() {
        String::new()
    } else {
        Addresses::of(&base)
            .find(&base, &ou)
            .ok_or(Fault::NotFound("place"))?
            .words(&base)
    };
    let typed = Typed {
        request_id: Uuid::nil(),
        ou,
        version: text.version,
        text_version: text.version,
        wording,
        sentence: String::new(),
        rationale: String::new(),
        geste: String::new(),
    };
    visit.page(form_page(&visit, text, &base, &typed, &Purpose::Propose, Around::nothing()).await?)
}

pub(super) async fn propose(visit: Visit, Path(id): Path<TextId>, Posted(typed): Posted<Typed>) -> Answer {
    let text = allowed(&visit, id).await?;
    let base = Document::parse(text.base());
    if typed.geste == "verifier" {
        return checked(&visit, text, &base, &typed, &Purpose::Propose).await;
    }
    let deed = ProposeAmendment {
        text: id,
        form: typed.form(),
        rationale: typed.rationale.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(number) => visit.done(&amendment_path(id, number), "texts-amendment-proposed"),
        Err(fault) => refused(&visit, text, &base, typed, &Purpose::Propose, fault).await,
    }
}

pub(super) async fn show_rectify(visit: Visit, Path((id, number)): Path<(TextId, i64)>) -> Answer {
    let (text, amendment) = allowed_to_rectify(&visit, id, number).await?;
    let base = Document::parse(text.base());
    let places = amendments::places_of_amendment(&mut visit.sql(), visit.body.id, amendment.id).await?;
    let (ou, wording) = in_one_place(&base, &places).unwrap_or_default();
    let typed = Typed {
        request_id: Uuid::nil(),
        ou,
        version: amendment.version,
        text_version: text.version,
        wording,
        sentence: amendment.sentence.clone(),
        rationale: amendment.rationale.clone(),
        geste: String::new(),
    };
    visit.page(
        form_page(
            &visit,
            text,
            &base,
            &typed,
            &Purpose::Rectify(&amendment),
            Around::nothing(),
        )
        .await?,
    )
}

pub(super) async fn rectify(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let (text, amendment) = allowed_to_rectify(&visit, id, number).await?;
    let base = Document::parse(text.base());
    let purpose = Purpose::Rectify(&amendment);
    if typed.geste == "verifier" {
        return checked(&visit, text, &base, &typed, &purpose).await;
    }
    let deed = RectifyAmendment {
        amendment: amendment.id,
        version: typed.version,
        form: typed.form(),
        rationale: typed.rationale.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&amendment_path(id, number), "texts-amendment-rectified"),
        Err(fault) => refused(&visit, text, &base, typed, &purpose, fault).await,
    }
}

async fn allowed(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    let text = find_text(visit, id).await?;
    if !visit.may(&rights::AMEND, Scope::group(text.group_id)).await? {
        return Err(Fault::Forbidden {
            right: rights::AMEND.code,
        });
    }
    if text.state == TextState::Discussion {
        Ok(text)
    } else {
        Err(Fault::refused("texts-not-in-discussion"))
    }
}

async fn allowed_to_rectify(
    visit: &Visit,
    id: TextId,
    number: i64,
) -> Result<(TextDocument, Amendment), Fault> {
    let text = find_text(visit, id).await?;
    let amendment = amendments::find_by_number(&mut visit.sql(), visit.body.id, id, number).await?;
    let amendment = amendment.ok_or(Fault::NotFound("amendment"))?;
    let scope = Scope::group(text.group_id).written_by(amendment.author_id);
    if !visit.may(&rights::RECTIFY, scope).await? {
        return Err(Fault::Forbidden {
            right: rights::RECTIFY.code,
        });
    }
    if text.state != TextState::Discussion {
        return Err(Fault::refused("texts-not-in-discussion"));
    }
    if amendment.fate != Fate::Pending {
        return Err(Fault::refused("texts-amendment-settled"));
    }
    Ok((text, amendment))
}

/// The passage an amendment rewrites, and the words it puts there, when it bears on one place only.
fn in_one_place(base: &Document, places: &[StoredPlace]) -> Option<(String, String)> {
    let here = places.first()?.place.slot;
    if places.iter().any(|stored| stored.place.slot != here) || (here.block == 0 && places.len() > 1) {
        return None;
    }
    let addresses = Addresses::of(base);
    let link = addresses.path(base, here)?.machine();
    let spot = addresses.find(base, &link)?;
    let changed = places
        .iter()
        .find(|stored| stored.place.kind == PlaceKind::Changed);
    let mut words = match (spot, changed) {
        // A heading is stored whole, with its number: only its intitulé is rewritten.
        (Spot::Heading(division), Some(stored)) => {
            let heading = after(&stored.place.changes);
            let label = base.divisions()[division]
                .heading
                .strip_suffix(&*base.divisions()[division].intitule)?;
            heading.strip_prefix(label)?.to_owned()
        }
        (_, Some(stored)) => after(&stored.place.changes),
        (_, None) => spot.words(base),
    };
    for added in places
        .iter()
        .filter(|stored| stored.place.kind == PlaceKind::Added)
    {
        words = format!("{words}\n\n{}", after(&added.place.changes));
    }
    Some((link, words))
}

fn after(runs: &[Run]) -> String {
    runs.iter()
        .filter_map(|run| match run {
            Run::Keep(text) | Run::Insert(text) => Some(text.as_str()),
            Run::Delete(_) => None,
        })
        .collect()
}

/// What Parvis understood, before anything is tabled.
async fn checked(
    visit: &Visit,
    text: TextDocument,
    base: &Document,
    typed: &Typed,
    purpose: &Purpose<'_>,
) -> Answer {
    let draft = match drafting::draft(&text, base, &typed.form()) {
        Ok(draft) => draft,
        Err(fault) => return refused(visit, text, base, typed.clone(), purpose, fault).await,
    };
    let words = visit.words;
    let addresses = Addresses::of(base);
    let above = notice(
        Tone::Info,
        &html! {
            h2 { (t!(words, "texts-understood-title")) }
            p { strong { (draft.understood) } }
            (place_list(visit, base, &addresses, &draft.places))
            p { (t!(words, "texts-understood-next")) }
        },
    );
    let around = Around {
        errors: FormErrors::default(),
        above,
    };
    visit.page(form_page(visit, text, base, typed, purpose, around).await?)
}

/// The form again, filled, with what is to be mended; after an edit elsewhere, with the version that stands now.
async fn refused(
    visit: &Visit,
    text: TextDocument,
    base: &Document,
    typed: Typed,
    purpose: &Purpose<'_>,
    fault: Fault,
) -> Answer {
    let words = visit.words;
    let anchor = typed.anchor();
    let (status, typed, around) = match (fault, purpose) {
        (Fault::Stale("amendment"), Purpose::Rectify(current)) => {
            let mut errors = FormErrors::default();
            errors.add(anchor, t!(words, "texts-amendment-stale"));
            let above = notice(
                Tone::Warning,
                &html! {
                    p { strong { (t!(words, "texts-amendment-current")) } }
                    blockquote { p { (current.sentence) } }
                    @if !current.rationale.is_empty() { blockquote { p { (current.rationale) } } }
                },
            );
            (
                StatusCode::CONFLICT,
                Typed {
                    version: current.version,
                    ..typed
                },
                Around { errors, above },
            )
        }
        (Fault::Stale(_), _) => {
            let mut errors = FormErrors::default();
            errors.add(anchor, t!(words, "texts-text-stale"));
            let current = Addresses::of(base)
                .find(base, &typed.ou)
                .map(|spot| spot.words(base))
                .unwrap_or_default();
            let above = notice(
                Tone::Warning,
                &html! { p { strong { (t!(words, "texts-passage-current")) } } blockquote { p { (current) } } },
            );
            (
                StatusCode::CONFLICT,
                Typed {
                    text_version: text.version,
                    ..typed
                },
                Around { errors, above },
            )
        }
        (fault, _) => {
            let errors = visit.refusal_of_form(anchor, fault)?;
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                typed,
                Around {
                    errors,
                    above: html! {},
                },
            )
        }
    };
    let errors = around.errors.clone();
    let page = form_page(visit, text, base, &typed, purpose, around)
        .await?
        .refused(&errors);
    Ok(visit.page_with(status, page))
}

async fn form_page(
    visit: &Visit,
    text: TextDocument,
    base: &Document,
    typed: &Typed,
    purpose: &Purpose<'_>,
    around: Around,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (address, title, key) = match purpose {
        Purpose::Propose => {
            let address = format!("{}/amender", text_path(text.id));
            (
                address,
                t!(words, "texts-amend-title"),
                format!("amender-{}-{}", text.id, typed.ou),
            )
        }
        Purpose::Rectify(amendment) => (
            format!("{}/rectifier", amendment.path()),
            t!(words, "texts-rectify-title", n = amendment.number),
            format!("rectifier-{}-{}", amendment.id, typed.version),
        ),
    };
    let spot = Addresses::of(base)
        .find(base, &typed.ou)
        .filter(|_| !typed.ou.is_empty());
    let errors = &around.errors;
    let fields = html! {
        (hidden("version", &typed.version.to_string()))
        (hidden("text_version", &typed.text_version.to_string()))
        (hidden("ou", &typed.ou))
        @match spot {
            Some(spot) => { (wording_field(visit, base, spot, typed, errors)) }
            None => {
                (textarea(words, t!(words, "texts-sentence"), "sentence").rows(5).value(&typed.sentence)
                    .max_length(chars(AMENDMENT_CHARS_MAX)).hint(t!(words, "texts-sentence-hint")).errors(errors))
            }
        }
        (textarea(words, t!(words, "texts-rationale"), "rationale").rows(4).value(&typed.rationale).optional()
            .max_length(chars(ARGUMENT_CHARS_MAX)).hint(t!(words, "texts-rationale-hint")).errors(errors))
        p.actions {
            (button_quiet(t!(words, "texts-check-button")).sends("geste", "verifier"))
            " "
            @match purpose {
                Purpose::Propose => (button(t!(words, "texts-propose-button")).sends("geste", "proposer")),
                Purpose::Rectify(_) => (button(t!(words, "texts-rectify-button")).sends("geste", "proposer")),
            }
        }
    };
    let form = Form::post(words, address, visit.request_id())
        .autosave(key)
        .content(fields);
    let others = if let Some(spot) = spot {
        others_here(visit, &text, base, spot).await?
    } else {
        html! {}
    };
    let main = html! {
        (error_summary(errors, words))
        (around.above)
        (form)
        @if spot.is_some() && matches!(purpose, Purpose::Propose) {
            p { a href={ (text_path(text.id)) "/amender" } { (t!(words, "texts-write-sentence")) } }
        }
        @if spot.is_none() && matches!(purpose, Purpose::Propose) {
            p { a href=(text_path(text.id)) { (t!(words, "texts-choose-passage")) } }
        }
        (others)
    };
    Ok(under_text(
        visit,
        &text,
        Page::new(title, main).lead(t!(words, "texts-amend-lead")),
    ))
}

fn wording_field(visit: &Visit, base: &Document, spot: Spot, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let addresses = Addresses::of(base);
    let division = addresses.name(spot.division());
    let (label, hint) = match spot {
        Spot::Heading(_) => (
            t!(words, "texts-wording-heading", place = division),
            t!(words, "texts-wording-heading-hint"),
        ),
        Spot::Division(_) => (
            t!(words, "texts-wording-division", place = division),
            t!(words, "texts-wording-hint"),
        ),
        Spot::Block(division, block) => {
            let path = addresses.path(
                base,
                PlaceSlot {
                    division,
                    block: block + 1,
                },
            );
            let place = path.map(|path| path.with_article()).unwrap_or_default();
            (
                t!(words, "texts-wording-block", place = place),
                t!(words, "texts-wording-hint"),
            )
        }
    };
    let rows = u16::try_from(typed.wording.chars().count() / 70 + 3)
        .unwrap_or(20)
        .min(20);
    html! {
        (textarea(words, label, "wording").rows(rows).value(&typed.wording).original(spot.words(base))
            .max_length(chars(AMENDMENT_CHARS_MAX)).hint(hint).errors(errors))
    }
}

fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}

/// What others proposed for the same passage: two amendments to one alinéa both exist.
async fn others_here(
    visit: &Visit,
    text: &TextDocument,
    base: &Document,
    spot: Spot,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let gathered = Gathered::read(visit, text.clone()).await?;
    let concerned = |slot: &PlaceSlot| match spot {
        Spot::Heading(division) => *slot == PlaceSlot { division, block: 0 },
        Spot::Block(division, block) => {
            *slot
                == PlaceSlot {
                    division,
                    block: block + 1,
                }
        }
        Spot::Division(division) => slot.division == division,
    };
    let mut indices: Vec<usize> = gathered
        .by_slot
        .iter()
        .filter(|(slot, _)| concerned(slot))
        .flat_map(|(_, places)| places.iter().map(|(index, _)| *index))
        .filter(|index| gathered.amendments[*index].fate != Fate::Withdrawn)
        .collect();
    indices.sort_unstable();
    indices.dedup();
    Ok(html! {
        @if !indices.is_empty() {
            h2 { (t!(words, "texts-already-here", n = indices.len())) }
            @for index in indices {
                @let amendment = &gathered.amendments[index];
                @let places = gathered.places_of(index);
                p {
                    a href=(amendment.path()) { (t!(words, "texts-amendment-number", n = amendment.number)) }
                    " · " (gathered.author(visit, amendment)) " " (fate_status(visit, amendment.fate))
                }
                (place_list(visit, base, &gathered.addresses, &places))
            }
        }
    })
}
