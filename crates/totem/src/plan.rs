//! Account plans: the labels of chapters, accounts and functions, as the Ministry publishes them with the schemas of TOTEM
//! (`planDeCompte.xml`).

use std::collections::BTreeMap;
use std::io::Read;

use crate::header::PlanName;
use crate::limits::{CODE_BYTES_MAX, CODES_MAX, PLAN_BYTES_MAX};
use crate::line::Section;
use crate::refusal::Refusal;
use crate::xml::{Element, Node, Xml};

#[derive(Debug, Clone)]
struct Chapter {
    label: String,
    section: Option<Section>,
}

/// An account, with the chapters in which it stands by what is done with it.
#[derive(Debug, Clone)]
struct Account {
    label: String,
    /// In the order of [`USES`]
    chapters: [String; 6],
}

/// Columns of an account: expenses and income, real, of order between sections, of order within a section.
const USES: [&str; 6] = ["DR", "DOES", "DOIS", "RR", "ROES", "ROIS"];

/// An account plan.
#[derive(Debug, Clone)]
pub struct AccountPlan {
    name: PlanName,
    chapters: BTreeMap<String, Chapter>,
    accounts: BTreeMap<String, Account>,
    functions: BTreeMap<String, String>,
}

/// The part being read: the same words name things in both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Neither,
    Nature,
    Function,
}

impl AccountPlan {
    /// Reads a plan, pressed or not.
    pub fn read(reader: impl Read) -> Result<Self, Refusal> {
        let mut xml = Xml::open(reader, PLAN_BYTES_MAX)?;
        let root = match xml.next()? {
            Some(Node::Open(root)) if root.name == "Nomenclature" => root,
            _ => return Err(Refusal::NotAPlan),
        };
        let mut plan = Self {
            name: PlanName {
                norm: root.said("Norme").to_owned(),
                variant: root.said("Declinaison").to_owned(),
                year: root.said("Exer").to_owned(),
            },
            chapters: BTreeMap::new(),
            accounts: BTreeMap::new(),
            functions: BTreeMap::new(),
        };
        let mut part = Part::Neither;
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => match (part, element.name.as_str()) {
                    (Part::Neither, "Nature") => part = Part::Nature,
                    (Part::Neither, "Fonction") => part = Part::Function,
                    (part, _) => plan.keep(part, &element)?,
                },
                Node::Close(name) if name == "Nature" || name == "Fonction" => part = Part::Neither,
                Node::Close(_) => {}
            }
        }
        if plan.chapters.is_empty() && plan.accounts.is_empty() {
            return Err(Refusal::NotAPlan);
        }
        Ok(plan)
    }

    /// Keeps a code with its label; of two of the same code, the first.
    fn keep(&mut self, part: Part, element: &Element) -> Result<(), Refusal> {
        let code = element.said("Code");
        let label = || element.said("Libelle").to_owned();
        if code.is_empty() {
            return Ok(());
        }
        match (part, element.name.as_str()) {
            (Part::Nature, "Chapitre") => {
                let chapter = || Chapter {
                    label: label(),
                    section: Section::of(element.said("Section")),
                };
                self.chapters.entry(code.to_owned()).or_insert_with(chapter);
            }
            (Part::Nature, "Compte") => {
                let account = || Account {
                    label: label(),
                    chapters: USES.map(|used| element.said(used).to_owned()),
                };
                self.accounts.entry(code.to_owned()).or_insert_with(account);
            }
            (Part::Function, "RefFonc") => {
                self.functions.entry(code.to_owned()).or_insert_with(label);
            }
            _ => {}
        }
        if self.chapters.len() + self.accounts.len() + self.functions.len() > CODES_MAX {
            return Err(Refusal::TooManyLines);
        }
        Ok(())
    }

    /// What it is the plan of.
    pub fn name(&self) -> &PlanName {
        &self.name
    }

    /// The chapter that a plan knows of which `code` is a part: one that is subdivided by operation (`4581001`), or itself.
    pub(crate) fn known(&self, code: &str) -> String {
        let known = (3..=code.len().min(CODE_BYTES_MAX))
            .rev()
            .filter_map(|length| code.get(..length))
            .find(|part| self.chapters.contains_key(*part));
        known.unwrap_or(code).to_owned()
    }

    pub(crate) fn chapter(&self, code: &str) -> Option<&str> {
        self.chapters.get(code).map(|chapter| chapter.label.as_str())
    }

    pub(crate) fn section(&self, chapter: &str) -> Option<Section> {
        self.chapters.get(chapter).and_then(|chapter| chapter.section)
    }

    pub(crate) fn account(&self, code: &str) -> Option<&str> {
        self.accounts.get(code).map(|account| account.label.as_str())
    }

    pub(crate) fn function(&self, code: &str) -> Option<&str> {
        self.functions.get(code).map(String::as_str)
    }

    /// The chapter in which an account stands, used so (one of the columns of the plan).
    pub(crate) fn chapter_of(&self, account: &str, used: &str) -> Option<&str> {
        let place = USES.iter().position(|known| *known == used)?;
        let chapter = self.accounts.get(account)?.chapters.get(place)?;
        (!chapter.is_empty()).then_some(chapter.as_str())
    }
}
