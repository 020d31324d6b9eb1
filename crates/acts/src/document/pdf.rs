//! The PDF of an act: the published file on paper, with its fingerprint.

use db::Instant;
use editions::page::read;
use jiff::tz::TimeZone;
use paper::{Block, Fault, Inline, Limits, Look, Made, Moment, Paper};
use ui::Words;
use ui::t;

use crate::model::Act;

/// Pages of an act: a file that would have more is no act, and costs what nobody agreed to.
const PAGES_MAX: usize = 1_500;

/// Puts the published file of `act` on paper. It says when the act was published, and so is always the same.
pub(crate) fn on_paper(
    words: Words,
    act: &Act,
    body_name: &str,
    html: &str,
    goes_on: &dyn Fn() -> bool,
) -> Result<Made, Fault> {
    let kind = words.say(&format!("acts-kind-{}", act.kind.as_str()));
    let mut read = read(html, &kind);
    let small = |content| Block::Paragraph {
        look: Look::Small,
        content,
    };
    let fingerprint = Inline {
        is_code: true,
        ..Inline::plain(act.sha256.as_str())
    };
    let label = t!(words, "acts-pdf-fingerprint") + " ";
    read.blocks.push(small(vec![Inline::plain(label), fingerprint]));
    read.blocks
        .push(small(vec![Inline::plain(t!(words, "acts-pdf-made-from"))]));
    let page_number = |page: usize, pages: usize| t!(words, "acts-pdf-page", page = page, pages = pages);
    let paper = Paper {
        title: t!(words, "acts-file-title", title = &act.title, body = body_name),
        language: "fr-FR".to_owned(),
        author: act.author_name.clone(),
        producer: "Parvis".to_owned(),
        made_on: moment(act.published_at),
        running_title: act.title.clone(),
        footer: read.letterhead,
        page_number: &page_number,
        blocks: read.blocks,
    };
    let limits = Limits {
        pages_max: PAGES_MAX,
        goes_on,
    };
    paper::make(&paper, &limits)
}

fn moment(at: Instant) -> Moment {
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
