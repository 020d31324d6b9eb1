//! The letters of a campaign in one file, a page each, for envelopes with a window: they speak French, and say how to use the code.

use jiff::tz::TimeZone;
use kernel::Fault;
use paper::{Block, Inline, Limits, Look, Moment, Paper};
use ui::download::attached;
use ui::{Answer, Visit, t};

use super::CODE;
use crate::actions::{MadeLetter, aside};
use crate::model::Campaign;

pub(super) async fn file(visit: &Visit, campaign: &Campaign, made: &[MadeLetter]) -> Answer {
    let words = visit.official_words();
    let until = words.date(campaign.expires_at.timestamp().to_zoned(visit.body.zone()).date());
    let address = format!("{}{CODE}", visit.base_url());
    let body_name = visit.body.name.clone();
    let title = t!(words, "desk-letter-title");
    let pages_max = made.len() * 2;
    let mut blocks = Vec::with_capacity(made.len() * 8);
    for letter in made {
        blocks.extend([
            Block::NewPage,
            Block::Paragraph {
                look: Look::Letterhead,
                content: vec![Inline::plain(body_name.as_str())],
            },
            Block::Window(vec![Inline::plain(format!(
                "{}\n{}",
                letter.name, letter.address
            ))]),
            Block::Heading {
                level: 1,
                content: vec![Inline::plain(title.as_str())],
            },
            paragraph(t!(words, "desk-letter-hello", name = &letter.name)),
            paragraph(t!(words, "desk-letter-why", body = &body_name)),
            Block::Paragraph {
                look: Look::Body,
                content: vec![Inline {
                    is_bold: true,
                    is_code: true,
                    ..Inline::plain(letter.code.as_str())
                }],
            },
            paragraph(t!(words, "desk-letter-how", address = &address, until = &until)),
        ]);
        if letter.is_for_account {
            blocks.push(paragraph(t!(words, "desk-letter-account")));
        }
        blocks.push(Block::Paragraph {
            look: Look::Small,
            content: vec![Inline::plain(t!(words, "desk-letter-data", body = &body_name))],
        });
    }
    let made_on = moment(visit.now());
    let bytes = aside(move || {
        let paper = Paper {
            title,
            language: "fr-FR".to_owned(),
            author: body_name.clone(),
            producer: "Parvis".to_owned(),
            made_on,
            running_title: String::new(),
            footer: body_name,
            page_number: &|_, _| String::new(),
            blocks,
        };
        let limits = Limits {
            pages_max,
            goes_on: &|| true,
        };
        paper::make(&paper, &limits).map(|made| made.bytes)
    })
    .await?
    .map_err(|fault| Fault::Internal(fault.to_string()))?;
    Ok(attached("courriers.pdf", "application/pdf", bytes))
}

fn paragraph(text: String) -> Block {
    Block::Paragraph {
        look: Look::Body,
        content: vec![Inline::plain(text)],
    }
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
