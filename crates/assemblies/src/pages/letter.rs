//! The letter to somebody who was drawn, on paper: for those who gave no e-mail address, or do not answer there.

use axum::extract::Path;
use jiff::tz::TimeZone;
use kernel::Fault;
use paper::{Block, Inline, Limits, Look, Moment, Paper};
use ui::download::attached;
use ui::{Answer, Visit, Words, t};

use super::person::find;
use super::seen::Seen;
use crate::actions::{RenewLink, aside};
use crate::model::{AssemblyId, Seat, Volunteer, VolunteerId, own_path};
use crate::own_secret::own_token;

/// Pages of a letter: a long description never makes a book of it.
const PAGES_MAX: usize = 4;

pub(super) async fn show(visit: Visit, Path((id, volunteer)): Path<(AssemblyId, VolunteerId)>) -> Answer {
    let seen = Seen::with_names(&visit, id).await?;
    let one = find(&visit, &seen, volunteer).await?;
    if one.seat != Some(Seat::Asked) {
        return Err(Fault::refused("assemblies-refused-not-asked").into());
    }
    let words = visit.official_words();
    let mut token = own_token(&visit.house, visit.body.id, &one)?;
    // To who has no e-mail address, this letter alone brings a link: one made with a key that was lost is made again.
    if token.is_none() && one.email.is_empty() && one.answer_hash.is_some() {
        let deed = RenewLink {
            assembly: id,
            volunteer,
        };
        token = visit.house.act(visit.body.id, visit.actor, &deed).await?;
    }
    let letter = written(&visit, words, &seen, (&one, token.as_deref()));
    let title = t!(
        words,
        "assemblies-letter-title",
        name = &seen.assembly.settings.name
    );
    let body_name = visit.body.name.clone();
    let made_on = moment(visit.now());
    let made = aside(move || {
        let page_number =
            |page: usize, pages: usize| t!(words, "assemblies-letter-page", page = page, pages = pages);
        let paper = Paper {
            title,
            language: "fr-FR".to_owned(),
            author: body_name.clone(),
            producer: "Parvis".to_owned(),
            made_on,
            running_title: String::new(),
            footer: body_name,
            page_number: &page_number,
            blocks: letter,
        };
        let limits = Limits {
            pages_max: PAGES_MAX,
            goes_on: &|| true,
        };
        paper::make(&paper, &limits).map(|made| made.bytes)
    })
    .await?
    .map_err(|fault| Fault::Internal(fault.to_string()))?;
    let name = format!("courrier-{}.pdf", one.published_as());
    Ok(attached(&name, "application/pdf", made))
}

fn paragraph(text: String) -> Block {
    Block::Paragraph {
        look: Look::Body,
        content: vec![Inline::plain(text)],
    }
}

fn written(visit: &Visit, words: Words, seen: &Seen, (one, token): (&Volunteer, Option<&str>)) -> Vec<Block> {
    let name = seen.assembly.settings.name.as_str();
    let until = one.answer_until.map_or_else(String::new, |until| {
        words.datetime(until.timestamp(), &visit.body.zone())
    });
    let mut blocks = vec![
        Block::Paragraph {
            look: Look::Letterhead,
            content: vec![Inline::plain(visit.body.name.as_str())],
        },
        paragraph(format!("{}\n{}", one.name, one.address)),
        Block::Heading {
            level: 1,
            content: vec![Inline::plain(t!(words, "assemblies-letter-title", name = name))],
        },
        paragraph(t!(words, "assemblies-letter-hello", person = &one.name)),
        paragraph(t!(
            words,
            "assemblies-letter-drawn",
            name = name,
            number = one.published_as()
        )),
        paragraph(t!(words, "assemblies-letter-answer", until = until)),
    ];
    if let Some(token) = token {
        let address = format!("{}{}", visit.base_url(), own_path(token));
        blocks.push(paragraph(t!(words, "assemblies-letter-link-said")));
        blocks.push(Block::Paragraph {
            look: Look::Body,
            content: vec![Inline {
                link: Some(address.clone()),
                ..Inline::plain(address)
            }],
        });
    }
    blocks.push(paragraph(t!(words, "assemblies-letter-coupon")));
    let address = format!("{}{}", visit.base_url(), seen.assembly.path());
    blocks.push(Block::Paragraph {
        look: Look::Small,
        content: vec![Inline::plain(t!(
            words,
            "assemblies-letter-rule",
            address = address
        ))],
    });
    blocks
}

fn moment(at: db::Instant) -> Moment {
    let at = at.timestamp().to_zoned(TimeZone::UTC).datetime();
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    Moment {
        year: u16::try_from(at.year()).unwrap_or_default(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
    }
}
