//! A TOTEM document written as the budget of the SCDL (schema *budget* 0.8.3), a line at a time.

use std::io::Read;

use tables::{Dialect, LineEnd, write};

use crate::header::{Begun, Header, PlanName};
use crate::limits::{BUDGETS_MAX, LINES_MAX, UNFOLDED_BYTES_MAX};
use crate::line::{Line, Section};
use crate::plan::AccountPlan;
use crate::refusal::Refusal;
use crate::xml::{Node, Xml};

/// The columns of the table, in the order of the schema.
pub const COLUMNS: [&str; 22] = [
    "BGT_NATDEC",
    "BGT_ANNEE",
    "BGT_SIRET",
    "BGT_NOM",
    "BGT_CONTNAT",
    "BGT_CONTNAT_LABEL",
    "BGT_NATURE",
    "BGT_NATURE_LABEL",
    "BGT_FONCTION",
    "BGT_FONCTION_LABEL",
    "BGT_OPERATION",
    "BGT_SECTION",
    "BGT_OPBUDG",
    "BGT_CODRD",
    "BGT_MTREAL",
    "BGT_MTBUDGPREC",
    "BGT_MTRARPREC",
    "BGT_MTPROPNOUV",
    "BGT_MTPREV",
    "BGT_CREDOUV",
    "BGT_MTRAR3112",
    "BGT_ARTSPE",
];
/// Text written at once.
const PIECE_BYTES: usize = 64 << 10;
const DIALECT: Dialect = Dialect {
    separator: b',',
    quote: b'"',
    line_end: LineEnd::CrLf,
};

/// In which words the table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// To the byte what megalis-bretagne/yatotem2scdl writes
    Reference,
    /// What the schema allows, completed by what the plan and the lines say besides
    Schema,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The budgets of the document, the main one and its annexes
    pub budgets: Vec<Header>,
    /// Lines of all of them
    pub lines: u64,
    /// Lines of which a code has no label: there is no plan, or it does not know that code
    pub unlabelled: u64,
    /// Lines of which nothing says whether they are of operating or of investment
    pub unplaced: u64,
    /// The plans that labels were taken from, where they name another variant or another year than the budget
    pub other_plans: Vec<PlanName>,
}

/// Writes the budgets of a document, one after the other. `plan_of` gives the account plan of a budget, none when nobody has it;
/// `out` is given the CSV (UTF-8, commas, CRLF) piece by piece.
pub fn convert(
    reader: impl Read,
    wording: Wording,
    mut plan_of: impl FnMut(&Header) -> Result<Option<AccountPlan>, Refusal>,
    mut out: impl FnMut(&[u8]) -> std::io::Result<()>,
) -> Result<Converted, Refusal> {
    let mut xml = Xml::open(reader, UNFOLDED_BYTES_MAX)?;
    let mut writing = Writing::new(wording);
    let mut begun = Begun::default();
    let mut budget: Option<(Header, Option<AccountPlan>)> = None;
    let mut line: Option<Line> = None;
    let mut open: Vec<String> = Vec::new();
    let mut is_totem = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                let parent = open.last().map_or("", String::as_str);
                match (parent, element.name.as_str()) {
                    ("", "DocumentBudgetaire") => is_totem = true,
                    ("", _) => return Err(Refusal::NotTotem),
                    (_, "Budget") => {
                        begun.again();
                        budget = None;
                    }
                    (_, "LigneBudget") => {
                        // Sums that software adds are no lines of the budget.
                        let is_own = element.attribute("calculated").is_none_or(|said| said == "false");
                        line = is_own.then(Line::default);
                    }
                    ("LigneBudget", _) => {
                        if let Some(line) = &mut line {
                            line.keep(&element);
                        }
                    }
                    (parent, name) => begun.keep(parent, name, element.value()),
                }
                open.push(element.name);
            }
            Node::Close(name) => {
                open.pop();
                let ended = if name == "LigneBudget" { line.take() } else { None };
                let Some(ended) = ended else { continue };
                let (header, plan) = match &mut budget {
                    Some(known) => known,
                    none => none.insert(writing.begin(&begun, &mut plan_of)?),
                };
                writing.line(header, plan.as_ref(), ended)?;
                writing.give(PIECE_BYTES, &mut out)?;
            }
        }
    }
    if !is_totem {
        return Err(Refusal::NotTotem);
    }
    if writing.told.lines == 0 {
        return Err(Refusal::Missing("LigneBudget"));
    }
    writing.give(1, &mut out)?;
    Ok(writing.told)
}

struct Writing {
    wording: Wording,
    text: Vec<u8>,
    told: Converted,
}

impl Writing {
    fn new(wording: Wording) -> Self {
        let mut text = Vec::new();
        write::row(&mut text, COLUMNS.iter().map(|name| name.as_bytes()), DIALECT);
        Self {
            wording,
            text,
            told: Converted {
                budgets: Vec::new(),
                lines: 0,
                unlabelled: 0,
                unplaced: 0,
                other_plans: Vec::new(),
            },
        }
    }

    /// The first line of a budget: what precedes it is all that it says of itself.
    fn begin(
        &mut self,
        begun: &Begun,
        plan_of: &mut impl FnMut(&Header) -> Result<Option<AccountPlan>, Refusal>,
    ) -> Result<(Header, Option<AccountPlan>), Refusal> {
        if self.told.budgets.len() >= BUDGETS_MAX {
            return Err(Refusal::TooManyLines);
        }
        let header = begun.finish()?;
        let plan = plan_of(&header)?;
        if let Some(plan) = &plan {
            let name = plan.name();
            if !name.is_akin(&header.plan) {
                return Err(Refusal::OtherPlan {
                    plan: name.to_string(),
                    budget: header.plan.to_string(),
                });
            }
            if *name != header.plan && !self.told.other_plans.contains(name) {
                self.told.other_plans.push(name.clone());
            }
        }
        self.told.budgets.push(header.clone());
        Ok((header, plan))
    }

    fn line(&mut self, header: &Header, plan: Option<&AccountPlan>, mut line: Line) -> Result<(), Refusal> {
        self.told.lines += 1;
        if self.told.lines > LINES_MAX {
            return Err(Refusal::TooManyLines);
        }
        let is_completed = self.wording == Wording::Schema;
        if let Some(plan) = plan.filter(|_| is_completed && line.chapter.is_empty()) {
            line.chapter = line.chapter_by(plan);
        }
        // Chapters of works for others are subdivided, one for each operation.
        let chapter = match plan {
            Some(plan) if is_completed => plan.known(&line.chapter),
            _ => line.chapter.clone(),
        };
        let section = plan.and_then(|plan| plan.section(&chapter));
        let label = |code: &str, of: Option<&str>| (of.unwrap_or_default().to_owned(), code.is_empty());
        let chapter = label(&line.chapter, plan.and_then(|plan| plan.chapter(&chapter)));
        let account = label(&line.account, plan.and_then(|plan| plan.account(&line.account)));
        let function = label(
            &line.function,
            plan.and_then(|plan| plan.function(&line.function)),
        );
        let section = section.or(line.own_section().filter(|_| is_completed));
        let is_unlabelled = [&chapter, &account, &function]
            .iter()
            .any(|(label, is_without_code)| label.is_empty() && !is_without_code);
        self.told.unlabelled += u64::from(is_unlabelled);
        self.told.unplaced += u64::from(section.is_none());
        let step = if is_completed {
            header.step.name()
        } else {
            header.step.title()
        };
        let [real, before, left_before, new, voted, open, left] = &line.amounts;
        let cells: [&str; 22] = [
            step,
            &header.year,
            &header.siret,
            &header.body,
            &line.chapter,
            &chapter.0,
            &line.account,
            &account.0,
            &line.function,
            &function.0,
            &line.operation,
            section.map_or("", Section::name),
            line.order(),
            line.side(),
            real,
            before,
            left_before,
            new,
            voted,
            open,
            left,
            line.special(),
        ];
        write::row(&mut self.text, cells.iter().map(|cell| cell.as_bytes()), DIALECT);
        Ok(())
    }

    /// Gives what is written, when there is so much of it.
    fn give(
        &mut self,
        bytes_min: usize,
        out: &mut impl FnMut(&[u8]) -> std::io::Result<()>,
    ) -> Result<(), Refusal> {
        if self.text.len() >= bytes_min {
            out(&self.text)?;
            self.text.clear();
        }
        Ok(())
    }
}
