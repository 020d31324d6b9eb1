//! Text as lines of glyphs: shaping and line breaking are parley's.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::layout::Cluster;
use parley::{
    FontContext, FontFamily, FontStyle, FontWeight, Layout, LayoutContext, LineHeight, OverflowWrap,
    StyleProperty,
};

use crate::Inline;
use crate::fonts::{self, Family, Written};

/// Stands for what no font draws.
const SUBSTITUTE: char = '\u{25a1}';
/// Looks at what shaping could not draw, before giving up on everything but ASCII.
const LOOKS_MAX: u32 = 3;

/// How a text looks where its pieces do not say otherwise. Lengths are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Face {
    pub(crate) family: Family,
    pub(crate) size: f32,
    pub(crate) leading: f32,
    pub(crate) is_bold: bool,
    pub(crate) spacing: f32,
    pub(crate) color: (u8, u8, u8),
}

/// A text in lines, with the string its glyphs point into.
pub(crate) struct Laid {
    pub(crate) text: Rc<str>,
    pub(crate) lines: Vec<Line>,
}

impl Laid {
    pub(crate) fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }
}

pub(crate) struct Line {
    pub(crate) height: f32,
    /// From the top of the line to where letters stand
    pub(crate) baseline: f32,
    /// Without the spaces it ends with
    pub(crate) width: f32,
    pub(crate) runs: Vec<Run>,
}

/// Glyphs of one font and one piece.
#[derive(Clone)]
pub(crate) struct Run {
    pub(crate) font: Font,
    pub(crate) size: f32,
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    /// Which of the pieces of the text
    pub(crate) piece: usize,
}

/// How wide a text is at least and at most.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Widths {
    pub(crate) min: f32,
    pub(crate) max: f32,
}

/// Sets texts, and remembers the characters it could not.
pub(crate) struct Typesetter {
    fonts: FontContext,
    scratch: LayoutContext<usize>,
    written: Written,
    pub(crate) substituted: BTreeSet<char>,
}

impl Typesetter {
    pub(crate) fn new() -> Self {
        Self {
            fonts: fonts::context(),
            scratch: LayoutContext::new(),
            written: Written::default(),
            substituted: BTreeSet::new(),
        }
    }

    /// Sets `pieces` in lines of at most `width`; words longer than a line are cut.
    pub(crate) fn set(&mut self, pieces: &[Inline], face: &Face, width: f32) -> Laid {
        let (text, mut layout) = self.shaped(pieces, face);
        layout.break_all_lines(Some(width.max(1.0)));
        let lines = self.lines(&layout, &text);
        Laid {
            text: text.into(),
            lines,
        }
    }

    /// How wide `pieces` are with a line for each word, and on one line.
    pub(crate) fn widths(&mut self, pieces: &[Inline], face: &Face) -> Widths {
        let (_, layout) = self.shaped(pieces, face);
        let widths = layout.calculate_content_widths();
        Widths {
            min: widths.min,
            max: widths.max,
        }
    }

    fn shaped(&mut self, pieces: &[Inline], face: &Face) -> (String, Layout<usize>) {
        let mut texts: Vec<String> = pieces.iter().map(|piece| self.drawable(&piece.text)).collect();
        let mut look = 0;
        loop {
            let (text, ranges) = joined(&texts);
            let mut layout = self.layout(&text, &ranges, pieces, face);
            layout.break_all_lines(None);
            let missing = undrawn(&layout, &text);
            if missing.is_empty() || look > LOOKS_MAX {
                return (text, layout);
            }
            look += 1;
            for text in &mut texts {
                *text = text
                    .chars()
                    .map(|letter| {
                        let is_missing = missing.contains(&letter);
                        if !is_missing && (look < LOOKS_MAX || letter.is_ascii()) {
                            return letter;
                        }
                        if letter.is_whitespace() {
                            return ' ';
                        }
                        if letter == SUBSTITUTE || look >= LOOKS_MAX {
                            return '?';
                        }
                        self.substituted.insert(letter);
                        SUBSTITUTE
                    })
                    .collect();
            }
        }
    }

    /// What may be drawn of `text`: no control, no mark that only directs programs, nothing of private use.
    fn drawable(&mut self, text: &str) -> String {
        text.chars()
            .filter_map(|letter| match letter {
                '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
                '\t' => Some(' '),
                _ if is_silent(letter) => None,
                _ if is_private(letter) => {
                    self.substituted.insert(letter);
                    Some(SUBSTITUTE)
                }
                _ => Some(letter),
            })
            .collect()
    }

    fn layout(
        &mut self,
        text: &str,
        ranges: &[Range<usize>],
        pieces: &[Inline],
        face: &Face,
    ) -> Layout<usize> {
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(list(face.family)));
        builder.push_default(StyleProperty::FontSize(face.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(face.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if face.spacing > 0.0 {
            builder.push_default(StyleProperty::LetterSpacing(face.spacing));
        }
        for (place, (piece, range)) in pieces.iter().zip(ranges).enumerate() {
            if range.is_empty() {
                continue;
            }
            builder.push(StyleProperty::Brush(place), range.clone());
            if face.is_bold || piece.is_bold {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            }
            if piece.is_italic {
                builder.push(StyleProperty::FontStyle(FontStyle::Italic), range.clone());
            }
            if piece.is_code && face.family != Family::Mono {
                builder.push(StyleProperty::FontFamily(list(Family::Mono)), range.clone());
                builder.push(StyleProperty::FontSize(face.size * 0.9), range.clone());
            }
        }
        builder.build(text)
    }

    fn lines(&mut self, layout: &Layout<usize>, text: &str) -> Vec<Line> {
        layout
            .lines()
            .map(|line| {
                let metrics = line.metrics();
                let mut runs: Vec<Run> = Vec::new();
                let mut x = 0.0;
                for run in line.runs() {
                    let font = self.written.font(run.font());
                    let size = run.font_size();
                    let mut is_first = true;
                    for cluster in run.visual_clusters() {
                        let piece = cluster.first_style().brush;
                        let advance = cluster.advance();
                        let is_same = runs.last().is_some_and(|last| !is_first && last.piece == piece);
                        if !is_same && draws(&cluster, text) {
                            is_first = false;
                            runs.push(Run {
                                font: font.clone(),
                                size,
                                x,
                                width: 0.0,
                                glyphs: Vec::new(),
                                piece,
                            });
                        }
                        if let Some(last) = runs.last_mut().filter(|_| !is_first) {
                            add(last, &cluster, text);
                        }
                        x += advance;
                    }
                }
                runs.retain(|run| !run.glyphs.is_empty());
                Line {
                    height: metrics.line_height,
                    baseline: metrics.baseline - metrics.block_min_coord,
                    width: metrics.advance - metrics.trailing_whitespace,
                    runs,
                }
            })
            .collect()
    }
}

fn list(family: Family) -> FontFamily<'static> {
    FontFamily::List(Cow::Borrowed(family.names()))
}

fn joined(texts: &[String]) -> (String, Vec<Range<usize>>) {
    let mut whole = String::new();
    let ranges = texts
        .iter()
        .map(|text| {
            let start = whole.len();
            whole.push_str(text);
            start..whole.len()
        })
        .collect();
    (whole, ranges)
}

/// A line's end is no glyph.
fn draws(cluster: &Cluster<'_, usize>, text: &str) -> bool {
    let said = text.get(cluster.text_range()).unwrap_or_default();
    !said.is_empty() && !said.contains('\n') && (cluster.glyphs().next().is_some())
}

fn add(run: &mut Run, cluster: &Cluster<'_, usize>, text: &str) {
    let range = cluster.text_range();
    if cluster.is_ligature_continuation() {
        if let Some(glyph) = run.glyphs.last_mut() {
            glyph.text_range = glyph.text_range.start.min(range.start)..glyph.text_range.end.max(range.end);
        }
        run.width += cluster.advance();
        return;
    }
    if !draws(cluster, text) {
        return;
    }
    for glyph in cluster.glyphs() {
        run.glyphs.push(KrillaGlyph::new(
            GlyphId::new(glyph.id),
            glyph.advance / run.size,
            glyph.x / run.size,
            glyph.y / run.size,
            0.0,
            range.clone(),
            None,
        ));
        run.width += glyph.advance;
    }
}

/// The characters for which shaping found no glyph.
fn undrawn(layout: &Layout<usize>, text: &str) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    for line in layout.lines() {
        for run in line.runs() {
            for cluster in run.clusters() {
                let said = text.get(cluster.text_range()).unwrap_or_default();
                if !said.contains('\n') && cluster.glyphs().any(|glyph| glyph.id == 0) {
                    missing.extend(said.chars());
                }
            }
        }
    }
    missing
}

/// Marks that direct programs and show nothing: line ends of old, joiners, directions, variants, tags.
fn is_silent(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// What Unicode gives no meaning to: an archive must not hold it.
fn is_private(letter: char) -> bool {
    let point = u32::from(letter);
    matches!(point, 0xe000..=0xf8ff | 0xf0000..=0x0010_ffff | 0xfdd0..=0xfdef) || point & 0xfffe == 0xfffe
}
