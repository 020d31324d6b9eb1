//! From blocks to what stands where on which page.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::faces::{ADDRESS, BODY, FURNITURE, HAIR, NAVY, look_of};
use crate::fonts::Family;
use crate::links::{LinksOf, followable, shortened};
use crate::text::{Face, Laid, Line, Run, Typesetter};
use crate::tree::{ElementId, Role, Tree};
use crate::{Block, Fault, Inline, Limits, Look, Paper};

/// A4, in points.
const SHORT_SIDE: f32 = 595.28;
const LONG_SIDE: f32 = 841.89;
pub(crate) const MARGIN: f32 = 64.0;
const MARGIN_TOP: f32 = 72.0;
const MARGIN_BOTTOM: f32 = 72.0;
/// Lists and quotations inside one another move to the right up to here.
const DEPTH_MAX: usize = 8;
const INDENT: f32 = 20.0;
/// Between a number of the margin and the text.
const NUMBER_GAP: f32 = 14.0;
/// Room that must follow a heading for it to stay at the bottom of a page.
const AFTER_HEADING: f32 = 40.0;
/// Where the window of an envelope of 110 × 220 mm (at 20 mm from its right and its bottom, 100 mm wide, 35 or 45 mm high) shows an
/// A4 page folded in three, wherever the page slid in it: 108 mm from the left, from 55 to 79 mm from the top.
pub(crate) const WINDOW_LEFT: f32 = 306.14;
pub(crate) const WINDOW_TOP: f32 = 155.9;
const WINDOW_WIDTH: f32 = 218.0;
/// Below the first fold, at 99 mm.
pub(crate) const BELOW_WINDOW: f32 = 290.0;

/// One page.
pub(crate) struct Sheet {
    pub(crate) is_turned: bool,
    pub(crate) items: Vec<Item>,
    /// Where each link can be followed: left, top, right, bottom
    pub(crate) links: BTreeMap<ElementId, Vec<[f32; 4]>>,
}

impl Sheet {
    pub(crate) fn width(&self) -> f32 {
        if self.is_turned { LONG_SIDE } else { SHORT_SIDE }
    }

    pub(crate) fn height(&self) -> f32 {
        if self.is_turned { SHORT_SIDE } else { LONG_SIDE }
    }
}

/// What is drawn, in the order of reading.
pub(crate) enum Item {
    Text {
        text: Rc<str>,
        run: Run,
        x: f32,
        y: f32,
        color: (u8, u8, u8),
        /// Its content of the tree; none for what is only for the eye
        content: Option<usize>,
    },
    /// Left, top, right, bottom
    Box { edges: [f32; 4], color: (u8, u8, u8) },
}

/// A bookmark.
pub(crate) struct Mark {
    pub(crate) level: u8,
    pub(crate) title: String,
    pub(crate) sheet: usize,
    pub(crate) y: f32,
}

pub(crate) struct Laying<'a> {
    pub(crate) typesetter: Typesetter,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) tree: Tree,
    pub(crate) marks: Vec<Mark>,
    limits: &'a Limits<'a>,
    pub(crate) y: f32,
    gap: f32,
    /// Labels of list items that wait for their first line
    labels: Vec<(Laid, f32, ElementId)>,
    /// The number of the margin that waits for the first line of its part
    margin_number: Option<Laid>,
    level: u8,
    wants_turned: bool,
}

/// Lays the whole paper out.
pub(crate) fn lay_out<'a>(paper: &Paper, limits: &'a Limits<'a>) -> Result<Laying<'a>, Fault> {
    let mut laying = Laying {
        typesetter: Typesetter::new(),
        sheets: Vec::new(),
        tree: Tree::new(),
        marks: Vec::new(),
        limits,
        y: 0.0,
        gap: 0.0,
        labels: Vec::new(),
        margin_number: None,
        level: 0,
        wants_turned: false,
    };
    laying.new_sheet()?;
    laying.blocks(&paper.blocks, Tree::ROOT, 0, MARGIN)?;
    if laying.tree.content_count == 0 {
        // A document without content has no structure: an empty line is one.
        let nothing = [Inline::plain("\u{a0}")];
        let element = laying.tree.add(Tree::ROOT, Role::Paragraph);
        let set = laying.typesetter.set(&nothing, &BODY, 100.0);
        laying.flow(&set, &nothing, &BODY, element, MARGIN)?;
    }
    Ok(laying)
}

/// What each page carries besides its text: only for the eye.
pub(crate) fn furnish(paper: &Paper, laid: &mut Laying) {
    let count = laid.sheets.len();
    for place in 0..count {
        let (width, height) = (laid.sheets[place].width(), laid.sheets[place].height());
        let inner = width - 2.0 * MARGIN;
        if place == 0 {
            let edges = [0.0, 0.0, width, 7.0];
            laid.sheets[0].items.push(Item::Box { edges, color: NAVY });
        } else {
            laid.furniture(place, &paper.running_title, MARGIN, 40.0, inner);
            let edges = [MARGIN, 52.0, width - MARGIN, 52.5];
            laid.sheets[place].items.push(Item::Box { edges, color: HAIR });
        }
        let base = height - 38.0;
        let edges = [MARGIN, base - 14.0, width - MARGIN, base - 13.5];
        laid.sheets[place].items.push(Item::Box { edges, color: HAIR });
        laid.furniture(place, &paper.footer, MARGIN, base, inner - 90.0);
        let words = (paper.page_number)(place + 1, count);
        let number = laid.typesetter.set(&[Inline::plain(words)], &FURNITURE, 90.0);
        if let Some(line) = number.lines.first() {
            let x = width - MARGIN - line.width;
            laid.unread(place, &number.text, line, x, base, FURNITURE.color);
        }
    }
}

impl Laying<'_> {
    /// The first line of `words`, cut where it does not fit.
    fn furniture(&mut self, place: usize, words: &str, x: f32, base: f32, width: f32) {
        let mut words = words.trim().to_owned();
        for _ in 0..200 {
            let set = self
                .typesetter
                .set(&[Inline::plain(words.clone())], &FURNITURE, width);
            if set.lines.len() < 2 {
                if let Some(line) = set.lines.first() {
                    self.unread(place, &set.text, line, x, base, FURNITURE.color);
                }
                return;
            }
            let kept = words.chars().count().saturating_sub(8).min(200);
            words = words.chars().take(kept).collect::<String>().trim_end().to_owned() + "…";
        }
    }

    /// Draws a line that no reader program says.
    pub(crate) fn unread(
        &mut self,
        place: usize,
        text: &Rc<str>,
        line: &Line,
        x: f32,
        base: f32,
        color: (u8, u8, u8),
    ) {
        for run in &line.runs {
            self.sheets[place].items.push(Item::Text {
                text: text.clone(),
                run: run.clone(),
                x: x + run.x,
                y: base,
                color,
                content: None,
            });
        }
    }

    pub(crate) fn goes_on(&self) -> Result<(), Fault> {
        if (self.limits.goes_on)() {
            Ok(())
        } else {
            Err(Fault::Stopped)
        }
    }

    pub(crate) fn new_sheet(&mut self) -> Result<(), Fault> {
        if self.sheets.len() >= self.limits.pages_max {
            return Err(Fault::TooLong(self.limits.pages_max));
        }
        self.goes_on()?;
        self.sheets.push(Sheet {
            is_turned: self.wants_turned,
            items: Vec::new(),
            links: BTreeMap::new(),
        });
        self.y = MARGIN_TOP;
        self.gap = 0.0;
        Ok(())
    }

    /// What comes from here on stands on turned pages, or on upright ones.
    pub(crate) fn turn(&mut self, is_turned: bool) {
        self.wants_turned = is_turned;
    }

    /// Begins the page that what comes next asks for.
    pub(crate) fn face_up(&mut self) -> Result<(), Fault> {
        let is_turned = self.wants_turned;
        match self.sheets.last_mut() {
            Some(sheet) if sheet.is_turned == is_turned => Ok(()),
            Some(sheet) if sheet.items.is_empty() => {
                sheet.is_turned = is_turned;
                Ok(())
            }
            _ => self.new_sheet(),
        }
    }

    pub(crate) fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().expect("there is a first page")
    }

    pub(crate) fn place(&self) -> usize {
        self.sheets.len() - 1
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.sheets.last().map_or(0.0, Sheet::height) - MARGIN_BOTTOM
    }

    pub(crate) fn is_at_top(&self) -> bool {
        self.y <= MARGIN_TOP
    }

    /// The width left at `x`, and at least some.
    pub(crate) fn width_from(&self, x: f32) -> f32 {
        let width = if self.wants_turned { LONG_SIDE } else { SHORT_SIDE };
        (width - MARGIN - x).max(60.0)
    }

    /// Leaves `height` before what comes next, unless it begins a page.
    pub(crate) fn space(&mut self, height: f32) {
        self.gap = self.gap.max(height);
    }

    pub(crate) fn take_space(&mut self) {
        if !self.is_at_top() {
            self.y += self.gap;
        }
        self.gap = 0.0;
    }

    fn blocks(&mut self, blocks: &[Block], parent: ElementId, depth: usize, x: f32) -> Result<(), Fault> {
        for block in blocks {
            self.goes_on()?;
            self.block(block, parent, depth, x)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, parent: ElementId, depth: usize, x: f32) -> Result<(), Fault> {
        let inner = if depth < DEPTH_MAX { x + INDENT } else { x };
        self.face_up()?;
        match block {
            Block::Heading { level, content } => self.heading(*level, content, parent, x),
            Block::Paragraph { look, content } => self.paragraph(*look, content, parent, x),
            Block::Numbered { number, blocks } => {
                // The space is for who reads it aloud: it is one word, and what follows another.
                let words = format!("{}\u{a0}", number.trim_end());
                let number = self.typesetter.set(&[Inline::plain(words)], &FURNITURE, MARGIN);
                self.margin_number = Some(number);
                self.blocks(blocks, parent, depth, x)?;
                // Nothing was written in it: its number would stand beside what comes next.
                self.margin_number = None;
                Ok(())
            }
            Block::Quote(blocks) => {
                let quote = self.tree.add(parent, Role::Quote);
                self.space(6.0);
                let (place, top) = (self.place(), self.y);
                self.blocks(blocks, quote, depth + 1, inner)?;
                self.bar(place, top, x + 5.0);
                self.space(6.0);
                Ok(())
            }
            Block::List { first, items } => self.list(*first, items, parent, depth, x),
            Block::Table(table) => self.table(table, parent, x),
            Block::Rule => {
                self.space(8.0);
                self.take_space();
                let edges = [x, self.y, x + self.width_from(x), self.y + 0.6];
                self.sheet().items.push(Item::Box { edges, color: HAIR });
                self.y += 0.6;
                self.space(8.0);
                Ok(())
            }
            Block::NewPage if self.sheet().items.is_empty() => Ok(()),
            Block::NewPage => self.new_sheet(),
            Block::Window(content) => self.window(content, parent),
        }
    }

    fn window(&mut self, content: &[Inline], parent: ElementId) -> Result<(), Fault> {
        let laid = self.typesetter.set(content, &ADDRESS, WINDOW_WIDTH);
        if laid.lines.iter().all(|line| line.runs.is_empty()) {
            return Ok(());
        }
        if self.y > WINDOW_TOP {
            self.new_sheet()?;
        }
        self.gap = 0.0;
        self.y = WINDOW_TOP;
        let element = self.tree.add(parent, Role::Paragraph);
        self.flow(&laid, content, &ADDRESS, element, WINDOW_LEFT)?;
        self.y = self.y.max(BELOW_WINDOW);
        Ok(())
    }

    /// A line down the left side of what was laid since `top` of page `first`.
    fn bar(&mut self, first: usize, top: f32, x: f32) {
        let last = self.place();
        for place in first..=last {
            let from = if place == first { top + 4.0 } else { MARGIN_TOP };
            let to = if place == last {
                self.y
            } else {
                self.sheets[place].height() - MARGIN_BOTTOM
            };
            if to > from {
                let edges = [x, from, x + 2.0, to];
                self.sheets[place].items.push(Item::Box { edges, color: HAIR });
            }
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline], parent: ElementId, x: f32) -> Result<(), Fault> {
        let title = shortened(
            &content
                .iter()
                .map(|piece| piece.text.as_str())
                .collect::<String>(),
        );
        if title.is_empty() {
            return Ok(());
        }
        let level = level.clamp(1, 6).min(self.level + 1);
        let (size, leading, before) = match level {
            1 => (20.0, 26.0, 4.0),
            2 => (14.0, 19.0, 20.0),
            3 => (12.0, 17.0, 15.0),
            _ => (10.5, 15.5, 12.0),
        };
        let face = Face {
            family: Family::Sans,
            size,
            leading,
            is_bold: true,
            spacing: 0.0,
            color: NAVY,
        };
        let laid = self.typesetter.set(content, &face, self.width_from(x));
        if laid.lines.iter().all(|line| line.runs.is_empty()) {
            return Ok(());
        }
        self.level = level;
        self.space(before);
        if self.y + self.gap + laid.height() + AFTER_HEADING > self.bottom() && !self.is_at_top() {
            self.new_sheet()?;
        }
        self.take_space();
        let role = Role::Heading {
            level,
            title: title.clone(),
        };
        let element = self.tree.add(parent, role);
        self.marks.push(Mark {
            level,
            title,
            sheet: self.place(),
            y: self.y,
        });
        self.flow(&laid, content, &face, element, x)?;
        self.space(if level == 1 { 8.0 } else { 4.0 });
        Ok(())
    }

    fn paragraph(&mut self, look: Look, content: &[Inline], parent: ElementId, x: f32) -> Result<(), Fault> {
        let (face, around) = look_of(look);
        let is_framed = look == Look::Warning;
        let left = if is_framed { x + 8.0 } else { x };
        let width = self.width_from(left) - if is_framed { 8.0 } else { 0.0 };
        let laid = self.typesetter.set(content, &face, width);
        if laid.lines.iter().all(|line| line.runs.is_empty()) {
            return Ok(());
        }
        self.space(around);
        self.take_space();
        let (place, top) = (self.place(), self.y);
        let element = self.tree.add(parent, Role::Paragraph);
        self.flow(&laid, content, &face, element, left)?;
        if is_framed {
            self.bar(place, top - 2.0, x);
        }
        self.space(around);
        Ok(())
    }

    fn list(
        &mut self,
        first: Option<u32>,
        items: &[Vec<Block>],
        parent: ElementId,
        depth: usize,
        x: f32,
    ) -> Result<(), Fault> {
        if items.is_empty() {
            return Ok(());
        }
        let role = Role::List {
            is_numbered: first.is_some(),
        };
        let list = self.tree.add(parent, role);
        let inner = if depth < DEPTH_MAX { x + INDENT } else { x + 8.0 };
        for (place, item) in items.iter().enumerate() {
            let entry = self.tree.add(list, Role::Item);
            let label = self.tree.add(entry, Role::Label);
            let words = match first {
                Some(first) => format!("{}.", u64::from(first) + place as u64),
                None => "•".to_owned(),
            };
            let body = self.tree.add(entry, Role::ItemBody);
            let set = self.typesetter.set(&[Inline::plain(words)], &BODY, 80.0);
            self.labels.push((set, x, label));
            self.blocks(item, body, depth + 1, inner)?;
            if !self.labels.is_empty() {
                // Nothing was written in it: its number still stands, before an empty line.
                let empty = [Inline::plain("\u{a0}")];
                let laid = self.typesetter.set(&empty, &BODY, 80.0);
                self.flow(&laid, &empty, &BODY, body, inner)?;
            }
            self.gap = self.gap.min(4.0);
        }
        self.space(6.0);
        Ok(())
    }

    /// Puts lines one under the other, from page to page: neither the first nor the last of several stays alone.
    fn flow(
        &mut self,
        laid: &Laid,
        content: &[Inline],
        face: &Face,
        element: ElementId,
        x: f32,
    ) -> Result<(), Fault> {
        self.take_space();
        let mut links = LinksOf::default();
        let mut left = &laid.lines[..];
        while !left.is_empty() {
            let room = self.bottom() - self.y;
            let mut height = 0.0;
            let mut fits = left
                .iter()
                .take_while(|line| {
                    height += line.height;
                    height <= room
                })
                .count();
            if fits < left.len() && !self.is_at_top() {
                if fits == 1 && left.len() > 2 {
                    fits = 0;
                } else if left.len() - fits == 1 && fits > 2 {
                    fits -= 1;
                }
            }
            if fits == 0 && self.is_at_top() {
                fits = 1;
            }
            let (now, later) = left.split_at(fits);
            for line in now {
                let base = self.y + line.baseline;
                self.put(laid, line, content, face, element, x, base, &mut links);
                self.y += line.height;
            }
            left = later;
            if !left.is_empty() {
                self.new_sheet()?;
            }
        }
        Ok(())
    }

    /// Draws a line of an element, its links being elements of their own, and the labels that waited for it.
    #[expect(
        clippy::too_many_arguments,
        reason = "a line, what it says, and where it stands"
    )]
    pub(crate) fn put(
        &mut self,
        laid: &Laid,
        line: &Line,
        content: &[Inline],
        face: &Face,
        element: ElementId,
        x: f32,
        base: f32,
        links: &mut LinksOf,
    ) {
        for (label, x, element) in std::mem::take(&mut self.labels) {
            if let Some(line) = label.lines.first() {
                for run in &line.runs {
                    self.text(&label.text, run, x, base, BODY.color, element);
                }
            }
        }
        if let Some(number) = self.margin_number.take()
            && let Some(line) = number.lines.first()
        {
            // People cite it: it is read, before the words it numbers.
            let left = (MARGIN - NUMBER_GAP - line.width).max(0.0);
            for run in &line.runs {
                self.text(&number.text, run, left, base, FURNITURE.color, element);
            }
        }
        for run in &line.runs {
            let piece = content.get(run.piece);
            let address = piece.and_then(|piece| piece.link.as_deref()).and_then(followable);
            let (owner, color) = match address {
                Some(address) => {
                    let led = links.element(&mut self.tree, element, run.piece, content, address);
                    (led, NAVY)
                }
                None => (element, face.color),
            };
            self.text(&laid.text, run, x, base, color, owner);
            let (left, right) = (x + run.x, x + run.x + run.width);
            let is_link = owner != element;
            if is_link {
                let edges = [left, base - run.size, right, base + run.size * 0.3];
                self.sheet().links.entry(owner).or_default().push(edges);
            }
            if is_link || piece.is_some_and(|piece| piece.is_underlined) {
                let edges = [left, base + 1.4, right, base + 1.9];
                self.sheet().items.push(Item::Box { edges, color });
            }
            if piece.is_some_and(|piece| piece.is_struck) {
                let middle = base - run.size * 0.28;
                let edges = [left, middle, right, middle + 0.7];
                self.sheet().items.push(Item::Box { edges, color });
            }
        }
    }

    fn text(&mut self, text: &Rc<str>, run: &Run, x: f32, y: f32, color: (u8, u8, u8), element: ElementId) {
        let content = self.tree.content(element);
        self.sheet().items.push(Item::Text {
            text: text.clone(),
            run: run.clone(),
            x: x + run.x,
            y,
            color,
            content: Some(content),
        });
    }
}

#[cfg(test)]
mod tests;
