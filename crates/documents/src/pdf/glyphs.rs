//! The letters of each page, with where they stand.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt as _, interpret_page,
};

use super::safety;
use crate::Unreadable;
use crate::limits;

/// A letter, or the few of a ligature.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// From the top of the page
    pub(crate) baseline: f64,
    pub(crate) size: f64,
}

/// A page, its origin at the top left.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) images: usize,
    pub(crate) height: f64,
}

#[derive(Debug, Default)]
pub(crate) struct Drawn {
    pub(crate) pages: Vec<Page>,
    /// Letters that the file draws without saying which they are
    pub(crate) unknown: usize,
}

/// A file that draws beyond the limits: the interpreter knows no other way to be stopped.
struct TooMuch;

pub(crate) fn of_pages(pdf: &Pdf) -> Result<Drawn, Unreadable> {
    let drawing = std::panic::AssertUnwindSafe(|| draw(pdf));
    match std::panic::catch_unwind(drawing) {
        Ok(drawn) => drawn,
        Err(reason) if reason.is::<TooMuch>() => Err(Unreadable::TooLarge),
        Err(_) => Err(Unreadable::Damaged),
    }
}

fn draw(pdf: &Pdf) -> Result<Drawn, Unreadable> {
    let cache = InterpreterCache::new();
    let mut pen = Pen::default();
    let mut unfolded = 0;
    for page in pdf.pages().iter() {
        unfolded += safety::page_length(page)?;
        if unfolded > limits::UNFOLDED_BYTES_MAX {
            return Err(Unreadable::TooLarge);
        }
        let (width, height) = page.render_dimensions();
        let settings = InterpreterSettings {
            render_content: RenderContent::PAGE,
            ..InterpreterSettings::default()
        };
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(upright, area, &cache, pdf.xref(), settings);
        pen.page = Page {
            height: f64::from(height),
            ..Page::default()
        };
        interpret_page(page, &mut context, &mut pen);
        pen.drawn.pages.push(std::mem::take(&mut pen.page));
    }
    Ok(pen.drawn)
}

#[derive(Default)]
struct Pen {
    drawn: Drawn,
    page: Page,
    glyphs: usize,
    drawings: usize,
}

impl Pen {
    fn drew(&mut self) {
        self.drawings += 1;
        if self.drawings > limits::DRAWINGS_MAX || self.glyphs > limits::GLYPHS_MAX {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }
}

impl<'a> Device<'a> for Pen {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.glyphs += run.glyphs().len();
        self.drew();
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let text = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => {
                    self.drawn.unknown += 1;
                    "\u{fffd}".to_owned()
                }
            };
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width().unwrap_or(500.0),
                hayro_interpret::font::Glyph::Type3(drawn) => drawn.advance_width().unwrap_or(500.0),
            };
            let origin = transform * Point::ZERO;
            let end = transform * Point::new(f64::from(advance), 0.0);
            let top = transform * Point::new(0.0, 1000.0);
            let size = (top - origin).hypot();
            // Words written upwards or askew belong to stamps and margins.
            let is_level = (end.y - origin.y).abs() < 0.1 * size.max(1.0) && end.x >= origin.x;
            if is_level && origin.x.is_finite() && origin.y.is_finite() && size > 0.5 {
                self.page.glyphs.push(Glyph {
                    text,
                    left: origin.x,
                    right: end.x,
                    baseline: origin.y,
                    size,
                });
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.page.images += 1;
        self.drew();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.drew();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.drew();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.drew();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
