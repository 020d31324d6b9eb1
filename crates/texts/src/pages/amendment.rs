//! One amendment: what it says, what it would change, what is argued, what became of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use groups::MadeFor;
use kernel::{CollectiviteId, Fault, PersonId, Scope};
use maud::{Markup, html};
use moderation::{Decision, Target};
use serde::Deserialize;
use ui::components::{BoardColumn, Card, Tone, board, card, definition_list, list_empty, notice, result_bar};
use ui::forms::{
    Form, FormErrors, button, button_link, confirm_details, error_summary, hidden, radios, textarea,
};
use ui::offers::offers_of;
use ui::pages_error::typed_back;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::gathered::{May, name_of};
use super::sitting::to_look_at;
use super::{
    columns, cosign, doubts, fate_status, find_text, sub_amend, totals, under_text, vote_parts, vote_words,
};
use crate::actions::{AddArgument, AddArgumentFor, WithdrawAmendment, WithdrawArgument};
use crate::clashes;
use crate::drafting::{self, AdoptedEdits};
use crate::model::{
    ARGUMENT_CHARS_MAX, Amendment, Argument, ArgumentId, ArgumentSide, FallenBecause, Fate, TextDocument,
    TextId, TextState, amendment_path, text_path,
};
use crate::moderated;
use crate::places::{self, PlaceChange};
use crate::remembered::{self, ReadText};
use crate::sitting::Decision as SittingDecision;
use crate::store::cosigners::Cosigner;
use crate::store::removed::{self, RemovedArgument};
use crate::store::{amendments, cosigners, sitting, sub_amendments};
use crate::sub_amended;

/// What was typed as an argument.
#[derive(Default, Deserialize)]
pub(super) struct ArgumentTyped {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    side: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    pour: String,
}

#[derive(Deserialize)]
pub(super) struct OneButton {
    request_id: Uuid,
}

#[derive(Deserialize)]
pub(super) struct ArgumentChosen {
    request_id: Uuid,
    argument: ArgumentId,
}

pub(super) async fn page(visit: Visit, Path((id, number)): Path<(TextId, i64)>) -> Answer {
    let page = page_of(
        &visit,
        id,
        number,
        &ArgumentTyped::default(),
        &FormErrors::default(),
    )
    .await?;
    visit.page(page)
}

/// A form's address opened as a page: the amendment is what was meant.
pub(super) async fn back(Path((id, number)): Path<(TextId, i64)>) -> Answer {
    Ok(Redirect::to(&amendment_path(id, number)).into_response())
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(form): Posted<OneButton>,
) -> Answer {
    let amendment = find(&visit, id, number).await?;
    visit
        .act(
            form.request_id,
            &WithdrawAmendment {
                amendment: amendment.id,
            },
        )
        .await?;
    visit.done(&amendment_path(id, number), "texts-amendment-withdrawn")
}

pub(super) async fn argue(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(typed): Posted<ArgumentTyped>,
) -> Answer {
    let amendment = find(&visit, id, number).await?;
    let outcome = match ArgumentSide::parse(&typed.side) {
        Some(side) => {
            let deed = AddArgument {
                amendment: amendment.id,
                side,
                body: typed.body.clone(),
            };
            argued(&visit, &typed, deed).await
        }
        None => Err(Fault::field("side", "texts-side-missing")),
    };
    match outcome {
        Ok(None) => visit.done(&amendment_path(id, number), "groups-act-to-confirm"),
        Ok(Some(argument)) => {
            let path = format!("{}#argument-{argument}", amendment_path(id, number));
            visit.done(&path, "texts-argument-added")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("body", fault)?;
            visit.refused_page(
                page_of(&visit, id, number, &typed, &errors)
                    .await?
                    .refused(&errors),
            )
        }
    }
}

/// Argues in one's own name, or in that of an association one speaks for: none when a second person of it has to confirm.
async fn argued(
    visit: &Visit,
    typed: &ArgumentTyped,
    argued: AddArgument,
) -> Result<Option<ArgumentId>, Fault> {
    match groups::chosen_author(&typed.pour)? {
        None => visit.act(typed.request_id, &argued).await.map(Some),
        Some(association) => {
            let deed = AddArgumentFor { association, argued };
            visit.act(typed.request_id, &deed).await
        }
    }
}

pub(super) async fn withdraw_argument(
    visit: Visit,
    Path((id, number)): Path<(TextId, i64)>,
    Posted(form): Posted<ArgumentChosen>,
) -> Answer {
    visit
        .act(
            form.request_id,
            &WithdrawArgument {
                argument: form.argument,
            },
        )
        .await?;
    visit.done(&amendment_path(id, number), "texts-argument-withdrawn")
}

pub(super) async fn find(visit: &Visit, text: TextId, number: i64) -> Result<Amendment, Fault> {
    amendments::find_by_number(&mut visit.sql(), visit.body.id, text, number)
        .await?
        .ok_or(Fault::NotFound("amendment"))
}

async fn page_of(
    visit: &Visit,
    id: TextId,
    number: i64,
    typed: &ArgumentTyped,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let text = find_text(visit, id).await?;
    let amendment = find(visit, id, number).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let places: Vec<PlaceChange> = amendments::places_of_amendment(&mut sql, body, amendment.id)
        .await?
        .into_iter()
        .map(|stored| stored.place)
        .collect();
    let arguments = amendments::arguments(&mut sql, body, amendment.id).await?;
    let parent = sub_amendments::parent_of(&mut sql, body, amendment.id).await?;
    let subs = sub_amendments::of(&mut sql, body, amendment.id).await?;
    let cosigners = cosigners::list(&mut sql, body, amendment.id).await?;
    let removals = moderation::removals_of(&mut sql, body, &amendment.reference()).await?;
    let removed = removed::arguments(&mut sql, body, amendment.id).await?;
    let may_decide = visit
        .may(&moderation::rights::DECIDE, Scope::group(text.group_id))
        .await?;
    let mut people: Vec<PersonId> = arguments.iter().map(|argument| argument.author_id).collect();
    people.push(amendment.author_id);
    people.extend(subs.iter().map(|sub| sub.author_id));
    people.extend(cosigners.iter().map(|cosigner| cosigner.person_id));
    people.sort_unstable();
    people.dedup();
    let names = identity::names(&mut sql, body, &people).await?;
    let vote = votes::of_subject(&mut sql, body, &amendment.reference()).await?;
    let decision = sitting::of_amendment(&mut sql, body, amendment.id).await?;
    let (read, places) = against(body, &text, &amendment, parent.as_ref(), places)?;
    let (base, addresses) = (&read.document, &read.addresses);
    let may = May::of(visit, &text).await?;
    let is_argued =
        amendment.fate == Fate::Pending && matches!(text.state, TextState::Discussion | TextState::Closed);
    let timeline = timeline_of(visit, &amendment.reference(), &|_| None).await?;
    let of_whole = if visit.signed_in.is_some() {
        offers_of(visit, &text.subject()).await?
    } else {
        html! {}
    };
    let held_by = match amendment.fate {
        Fate::Pending => sub_amended::held_by(&mut sql, body, amendment.id).await?,
        _ => None,
    };
    let made = groups::made_for(&mut sql, body, "amendment", &[amendment.id.uuid()]).await?;
    let author = if let Some(made) = made.get(&amendment.id.uuid()) {
        html! { a href=(made.path) { (groups::made_for_words(words, made)) } }
    } else {
        html! { (name_of(visit, &names, amendment.author_id)) }
    };
    let said: Vec<Uuid> = arguments.iter().map(|argument| argument.id.uuid()).collect();
    let said_for = groups::made_for(&mut sql, body, "argument", &said).await?;
    let in_whose_name = groups::author_choice(visit, &typed.pour, errors).await?;
    let written_by = (&amendment, parent.as_ref(), author);
    let signatures = signatures_of(visit, written_by, &cosigners, &names);
    let (sentence, in_columns) = columns::shown(visit, (base, addresses), &amendment, &places);
    let main = html! {
        (error_summary(errors, words))
        p.lead lang=[words.content_language()] { strong { (sentence) } }
        (clash_of(visit, &text, &amendment).await?)
        (facts(visit, &amendment, &signatures, (vote.as_ref(), decision.as_ref())))
        (cosign::button_for(visit, &text, &amendment, &cosigners).await?)
        @if let Some(tally) = vote.as_ref().and_then(|vote| vote.tally.as_ref()) {
            (result_bar(words, &t!(words, "texts-vote-caption", n = number), &vote_parts(visit, tally)))
        }
        h2 { (t!(words, "texts-what-changes")) }
        (in_columns)
        (totals::of_amendment(visit, base, &amendment))
        (doubts::of_amendment(visit, base, &amendment))
        (rationale(visit, &text, &amendment, &removals).await?)
        @if parent.is_none() { (sub_amend::list_of(visit, (&text, &amendment, may), &subs, &names)) }
        @if let Some(why) = held_by.filter(|_| visit.actor.person() == Some(amendment.author_id)) {
            p { (visit.say(&why)) }
        } @else {
            (author_deeds(visit, &text, &amendment, vote.as_ref().is_some_and(|vote| vote.is_open)))
        }
        h2 #arguments { (t!(words, "texts-arguments")) }
        (arguments_columns(visit, &amendment, (&arguments, &removed, &removals), (&names, &said_for), may_decide))
        @if is_argued {
            (argument_form(visit, &amendment, (typed, in_whose_name), errors))
        } @else if !typed.body.trim().is_empty() {
            // The error summary's link lands here: there is no form any more.
            div #body { (typed_back(words, std::slice::from_ref(&typed.body))) }
        }
        (of_whole)
        ul.links { (moderation::links_public(visit, may_decide)) }
        h2 { (t!(words, "texts-timeline")) }
        (timeline)
    };
    let title = match &parent {
        Some(parent) => t!(words, "texts-sub-number", n = number, of = parent.number),
        None => t!(words, "texts-amendment-number", n = number),
    };
    let heading = html! { (title) " " (fate_status(visit, amendment.fate)) };
    Ok(under_text(
        visit,
        &text,
        Page::new(title.clone(), main).heading(heading),
    ))
}

/// What overlaps an adopted amendment is told here too, to its author first, who may still rectify it.
async fn clash_of(visit: &Visit, text: &TextDocument, amendment: &Amendment) -> Result<Markup, Fault> {
    if amendment.fate != Fate::Pending {
        return Ok(html! {});
    }
    let read = remembered::base(visit.body.id, text)?;
    let of = (text.id, &read.document);
    let clash = clashes::of_waiting(&mut visit.sql(), visit.body.id, of, amendment).await?;
    Ok(html! { @if let Some(clash) = &clash { (to_look_at(visit, text.id, clash, false)) } })
}

/// Who wrote it, what it amends when that is another amendment, who signed it.
fn signatures_of(
    visit: &Visit,
    (amendment, parent, author): (&Amendment, Option<&Amendment>, Markup),
    cosigners: &[Cosigner],
    names: &BTreeMap<PersonId, String>,
) -> Vec<(String, Markup)> {
    let words = visit.words;
    let mut signatures = vec![(t!(words, "texts-column-author"), author)];
    if let Some(parent) = parent {
        signatures.push((
            t!(words, "texts-sub-of"),
            html! {
                a href=(parent.path()) { (t!(words, "texts-amendment-number", n = parent.number)) }
                " " (fate_status(visit, parent.fate))
            },
        ));
    }
    if !cosigners.is_empty() {
        signatures.push((
            t!(words, "texts-cosigners", n = cosigners.len()),
            cosign::names_of(visit, amendment, cosigners, names),
        ));
    }
    signatures
}

fn facts(
    visit: &Visit,
    amendment: &Amendment,
    signatures: &[(String, Markup)],
    (vote, decision): (Option<&votes::ScrutinSummary>, Option<&SittingDecision>),
) -> Markup {
    let words = visit.words;
    let zone = visit.body.zone();
    let mut facts = signatures.to_vec();
    facts.extend([
        (
            t!(words, "texts-proposed-at"),
            words.datetime_element(amendment.proposed_at.timestamp(), &zone),
        ),
        (
            t!(words, "texts-manner"),
            html! { (words.say(&format!("texts-manner-{}", amendment.manner.as_str()))) },
        ),
    ]);
    if amendment.version > 1 {
        facts.push((
            t!(words, "texts-rectified"),
            html! { (t!(words, "texts-rectified-times", n = amendment.version - 1)) },
        ));
    }
    if let Some(at) = amendment.decided_at {
        facts.push((
            t!(words, "texts-decided-at"),
            words.datetime_element(at.timestamp(), &zone),
        ));
    }
    if amendment.fate == Fate::Fallen {
        facts.push((t!(words, "texts-fallen-why"), fall_words(visit, amendment)));
    }
    if let Some(vote) = vote {
        facts.push((t!(words, "texts-vote"), vote_words(visit, vote)));
    }
    if let Some(decision) = decision {
        facts.push((
            t!(words, "texts-sitting-fact"),
            html! {
                a href={ (text_path(amendment.document_id)) "/seance#decisions" } {
                    (t!(words, "texts-sitting-fact-number", n = decision.number))
                }
                @if let Some(tally) = decision.tally {
                    " – " (t!(words, "texts-vote-result", pour = tally.pour, contre = tally.contre, abstention = tally.abstention))
                }
            },
        ));
    }
    definition_list(&facts)
}

/// Why it fell, with a link to the amendment it fell by.
fn fall_words(visit: &Visit, amendment: &Amendment) -> Markup {
    let words = visit.words;
    let because = amendment.fallen_because.unwrap_or(FallenBecause::Other);
    let detail = amendment.fallen_detail.clone().unwrap_or_default();
    let n = amendment.fallen_by.unwrap_or_default();
    html! {
        (words.say_with(&format!("texts-fallen-{}", because.as_str()), &[("n", n.into()), ("detail", detail.into())]))
        @if let Some(by) = amendment.fallen_by {
            " " a href=(amendment_path(amendment.document_id, by)) { (t!(words, "texts-amendment-number", n = by)) }
        }
    }
}

/// What an amendment is read against: the text put to discussion; of a sub-amendment, that text as its amendment would
/// make it.
fn against(
    body: CollectiviteId,
    text: &TextDocument,
    amendment: &Amendment,
    parent: Option<&Amendment>,
    places: Vec<PlaceChange>,
) -> Result<(Arc<ReadText>, Vec<PlaceChange>), Fault> {
    let base = remembered::base(body, text)?;
    let Some(parent) = parent else {
        return Ok((base, places));
    };
    let ground = sub_amended::ground(&base.document, parent)?;
    let after = drafting::apply(&ground, &[AdoptedEdits::of(amendment)?]).document;
    let places = places::compare(&ground, &after);
    Ok((Arc::new(ReadText::of(ground)), places))
}

fn author_deeds(visit: &Visit, text: &TextDocument, amendment: &Amendment, is_voted: bool) -> Markup {
    let words = visit.words;
    let is_author = visit.actor.person() == Some(amendment.author_id);
    if !is_author || amendment.fate != Fate::Pending {
        return html! {};
    }
    let withdraw = Form::post(words, format!("{}/retirer", amendment.path()), visit.request_id())
        .content(html! { (button(t!(words, "texts-withdraw-button")).danger()) });
    html! {
        @if text.state == TextState::Discussion {
            p { (button_link(&t!(words, "texts-rectify-button"), &format!("{}/rectifier", amendment.path()))) }
        }
        @if !is_voted && text.state != TextState::Consolidated {
            (confirm_details(&t!(words, "texts-withdraw-button"), &t!(words, "texts-withdraw-what"), &withdraw))
        }
    }
}

/// Two columns: for, against.
fn arguments_columns(
    visit: &Visit,
    amendment: &Amendment,
    (arguments, removed, removals): (&[Argument], &[RemovedArgument], &[Decision]),
    by: (&BTreeMap<PersonId, String>, &BTreeMap<Uuid, MadeFor>),
    may_decide: bool,
) -> Markup {
    let words = visit.words;
    if arguments.is_empty() && removed.is_empty() {
        return list_empty(&t!(words, "texts-no-arguments"), None);
    }
    let columns = ArgumentSide::ALL.iter().map(|side| {
        let mine = arguments.iter().filter(|argument| argument.side == *side);
        let gone = removed.iter().filter(|argument| argument.side == *side);
        let mut cards: Vec<(ArgumentId, Card)> = mine
            .map(|argument| {
                let shown = argument_card(visit, amendment, argument, by);
                let target = Target::new(moderated::ARGUMENT, argument.id);
                let report = moderation::report_link(visit, &target, may_decide);
                (argument.id, shown.detail(report))
            })
            .chain(gone.map(|argument| (argument.id, removed_card(visit, argument, removals))))
            .collect();
        cards.sort_by_key(|(id, _)| *id);
        let cards: Vec<Card> = cards.into_iter().map(|(_, card)| card).collect();
        BoardColumn {
            title: words.say(&format!("texts-arguments-{}", side.as_str())),
            count: u32::try_from(cards.len()).unwrap_or(u32::MAX),
            cards,
        }
    });
    board(words, &t!(words, "texts-arguments"), columns.collect())
}

fn argument_card(
    visit: &Visit,
    amendment: &Amendment,
    argument: &Argument,
    (names, said_for): (&BTreeMap<PersonId, String>, &BTreeMap<Uuid, MadeFor>),
) -> Card {
    let added_at = visit
        .words
        .datetime_element(argument.added_at.timestamp(), &visit.body.zone());
    let author = match said_for.get(&argument.id.uuid()) {
        Some(made) => groups::made_for_words(visit.words, made),
        None => name_of(visit, names, argument.author_id),
    };
    let shown = card(author)
        .detail(added_at)
        .body(html! { div id={ "argument-" (argument.id) } { (visit.words.markdown(&argument.content)) } });
    if visit.actor.person() == Some(argument.author_id) {
        shown.action(withdraw_argument_form(visit, amendment, argument))
    } else {
        shown
    }
}

/// What stands in the place of an argument that moderation removed; its author reads it still, and how to contest.
fn removed_card(visit: &Visit, argument: &RemovedArgument, removals: &[Decision]) -> Card {
    let words = visit.words;
    let decision = removals
        .iter()
        .rfind(|decision| decision.target_id == argument.id.uuid());
    let is_own = visit.actor.person() == Some(argument.author_id);
    card(t!(words, "texts-argument-removed"))
        .detail(words.datetime_element(argument.added_at.timestamp(), &visit.body.zone()))
        .body(html! {
            div id={ "argument-" (argument.id) } {
                @if let Some(decision) = decision {
                    p { (moderation::removed_on(visit, decision.decided_at, decision.reason)) }
                    @if is_own {
                        blockquote { (visit.words.markdown(&argument.words)) }
                        p { a href={ "/recours/" (decision.id) } { (t!(words, "texts-removal-contest")) } }
                    }
                }
            }
        })
}

/// Why its author proposes it, or what stands there when moderation removed it.
async fn rationale(
    visit: &Visit,
    text: &TextDocument,
    amendment: &Amendment,
    removals: &[Decision],
) -> Result<Markup, Fault> {
    let words = visit.words;
    let target = Target::new(moderated::RATIONALE, amendment.id);
    if !amendment.rationale.is_empty() {
        return Ok(html! {
            h2 { (t!(words, "texts-rationale")) }
            (visit.words.markdown(&amendment.rationale))
            (moderation::links(visit, &target, text.group_id).await?)
        });
    }
    let mut of_it = removals.iter();
    let Some(decision) = of_it.rfind(|decision| decision.target() == target) else {
        return Ok(html! {});
    };
    let of = (moderated::RATIONALE, amendment.id.uuid());
    let said = removed::find(&mut visit.sql(), visit.body.id, of)
        .await?
        .unwrap_or_default();
    let own = html! { blockquote { (visit.words.markdown(&said)) } };
    Ok(html! {
        h2 { (t!(words, "texts-rationale")) }
        (moderation::stub(visit, (decision, text.group_id), amendment.author_id, &own).await?)
    })
}

fn withdraw_argument_form(visit: &Visit, amendment: &Amendment, argument: &Argument) -> Markup {
    let words = visit.words;
    let form = Form::post(
        words,
        format!("{}/arguments/retirer", amendment.path()),
        visit.request_id(),
    )
    .content(html! {
        (hidden("argument", &argument.id.to_string()))
        (button(t!(words, "texts-withdraw-argument")).danger())
    });
    confirm_details(
        &t!(words, "texts-withdraw-argument"),
        &t!(words, "texts-withdraw-argument-what"),
        &form,
    )
}

fn argument_form(
    visit: &Visit,
    amendment: &Amendment,
    (typed, in_whose_name): (&ArgumentTyped, Markup),
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    if visit.actor.person().is_none() {
        let href = format!("/connexion?retour={}", amendment.path());
        return notice(
            Tone::Info,
            &html! { a href=(href) { (t!(words, "texts-sign-in-to-argue")) } },
        );
    }
    let fields = html! {
        (radios(words, t!(words, "texts-side"), "side")
            .choice("pour", t!(words, "texts-side-pour")).choice("contre", t!(words, "texts-side-contre"))
            .chosen(&typed.side).errors(errors))
        (textarea(words, t!(words, "texts-argument"), "body").rows(5).value(&typed.body)
            .max_length(u32::try_from(ARGUMENT_CHARS_MAX).unwrap_or(u32::MAX))
            .hint(t!(words, "texts-argument-hint")).errors(errors))
        (in_whose_name)
        (button(t!(words, "texts-argue-button")))
    };
    html! {
        h3 { (t!(words, "texts-argue-title")) }
        (Form::post(words, format!("{}/arguments", amendment.path()), visit.request_id())
            .autosave(format!("argument-{}", amendment.id))
            .later(format!("argument-{}", amendment.id), t!(words, "texts-argue-title")).content(fields))
    }
}
