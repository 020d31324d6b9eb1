//! How links name a place of a text (`?ou=action-7/intitule`), and what stands there.

use std::collections::HashMap;

use legistique::{BlockKind, Division, DivisionRef, Document, Path, Target};

use crate::places::PlaceSlot;

/// The names of a text's divisions and blocks, as legistique writes paths.
pub(crate) struct Addresses {
    divisions: Vec<DivisionRef>,
    by_name: HashMap<String, usize>,
}

/// What a link points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The intitulé of a division
    Heading(usize),
    /// A block: its division, and its rank there from 0
    Block(usize, usize),
    /// All the blocks of a division, without those under it
    Division(usize),
}

impl Addresses {
    /// Names every division of a text, each so that it designates no other.
    pub(crate) fn of(document: &Document) -> Self {
        let divisions = document.divisions();
        let mut numbered: HashMap<(&str, String), usize> = HashMap::new();
        let mut titled: HashMap<&str, usize> = HashMap::new();
        for division in &divisions[1..] {
            if let Some(label) = label(division) {
                *numbered.entry(label).or_default() += 1;
            }
            *titled.entry(&division.heading).or_default() += 1;
        }
        let names = divisions.iter().enumerate().map(|(index, division)| {
            if index == 0 {
                return DivisionRef::Preamble;
            }
            if let (Some(noun), Some(number)) = (division.noun, &division.number)
                && label(division).is_some_and(|label| numbered.get(&label) == Some(&1))
            {
                return DivisionRef::Numbered {
                    noun,
                    number: number.clone(),
                };
            }
            let is_alone = titled.get(division.heading.as_str()) == Some(&1) && !division.heading.is_empty();
            if is_alone {
                DivisionRef::Titled(division.heading.clone())
            } else {
                DivisionRef::Rank(index)
            }
        });
        let divisions: Vec<DivisionRef> = names.collect();
        let by_name = divisions
            .iter()
            .enumerate()
            .map(|(index, name)| (machine(name.clone()), index))
            .collect();
        Self { divisions, by_name }
    }

    /// What people call a division: « l’action 7 ».
    pub(crate) fn name(&self, division: usize) -> String {
        self.divisions
            .get(division)
            .map(DivisionRef::with_article)
            .unwrap_or_default()
    }

    /// The path of a slot: its heading, or one of its blocks.
    pub(crate) fn path(&self, document: &Document, slot: PlaceSlot) -> Option<Path> {
        let division = self.divisions.get(slot.division)?.clone();
        let Some(block) = slot.block.checked_sub(1) else {
            return Some(Path {
                division: Some(division),
                target: Target::Heading,
            });
        };
        let blocks = document.divisions().get(slot.division)?.blocks.get(..=block)?;
        let class = Class::of(blocks.last()?.kind);
        let rank = blocks
            .iter()
            .filter(|other| Class::of(other.kind) == class)
            .count();
        let target = match class {
            Class::Alinea => Target::Alinea(rank),
            Class::Tableau => Target::Tableau(rank),
            Class::HorsTexte => Target::HorsTexte(rank),
        };
        Some(Path {
            division: Some(division),
            target,
        })
    }

    /// The name of a division in a link.
    pub(crate) fn machine(&self, division: usize) -> String {
        self.divisions
            .get(division)
            .cloned()
            .map(machine)
            .unwrap_or_default()
    }

    /// What a link points to; none when the text has no such place.
    pub(crate) fn find(&self, document: &Document, link: &str) -> Option<Spot> {
        let (name, target) = link.rsplit_once('/').unwrap_or((link, ""));
        let (name, target) = if self.by_name.contains_key(link) {
            (link, "")
        } else {
            (name, target)
        };
        let division = *self.by_name.get(name)?;
        if target.is_empty() {
            return Some(Spot::Division(division));
        }
        if target == "intitule" {
            return (division > 0).then_some(Spot::Heading(division));
        }
        let (class, rank) = target.rsplit_once('-')?;
        let class = Class::named(class)?;
        let rank: usize = rank.parse().ok()?;
        let blocks = document.divisions()[division].blocks.iter().enumerate();
        let mut counted = blocks.filter(|(_, block)| Class::of(block.kind) == class);
        counted
            .nth(rank.checked_sub(1)?)
            .map(|(block, _)| Spot::Block(division, block))
    }
}

/// Blocks are counted among their like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Alinea,
    Tableau,
    HorsTexte,
}

impl Class {
    fn of(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Alinea => Self::Alinea,
            BlockKind::Table => Self::Tableau,
            BlockKind::Verbatim | BlockKind::Rule => Self::HorsTexte,
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "alinea" => Some(Self::Alinea),
            "tableau" => Some(Self::Tableau),
            "hors-texte" => Some(Self::HorsTexte),
            _ => None,
        }
    }
}

fn machine(division: DivisionRef) -> String {
    Path::whole(Some(division)).machine()
}

fn label(division: &Division) -> Option<(&'static str, String)> {
    Some((division.noun?, division.number.as_ref()?.to_lowercase()))
}

impl Spot {
    /// The words a person changes there: an intitulé, a block, or all the blocks of a division.
    pub(crate) fn words(self, document: &Document) -> String {
        let divisions = document.divisions();
        match self {
            Self::Heading(division) => divisions[division].intitule.clone(),
            Self::Block(division, block) => divisions[division].blocks[block].text.clone(),
            Self::Division(division) => {
                let blocks: Vec<&str> = divisions[division]
                    .blocks
                    .iter()
                    .map(|block| block.text.as_str())
                    .collect();
                blocks.join("\n\n")
            }
        }
    }

    /// Which division it is in.
    pub(crate) fn division(self) -> usize {
        match self {
            Self::Heading(division) | Self::Block(division, _) | Self::Division(division) => division,
        }
    }

    /// True when rewriting both would be rewriting some words twice.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        match (self, other) {
            (Self::Division(one), Self::Block(two, _)) | (Self::Block(one, _), Self::Division(two)) => {
                one == two
            }
            _ => self == other,
        }
    }

    /// Its place in the text, to put several in order.
    pub(crate) fn rank(self) -> (usize, usize) {
        match self {
            Self::Heading(division) => (division, 0),
            Self::Block(division, block) => (division, block + 1),
            Self::Division(division) => (division, 1),
        }
    }

    /// The text once `new` stands in the stead of these words; none when `new` would make headings or several lines
    /// where there can be none.
    pub(crate) fn rewritten(self, document: &Document, new: &str) -> Option<Document> {
        let mut parts = Vec::new();
        let replacement = match self {
            Self::Heading(_) => Document::parse(""),
            Self::Block(..) | Self::Division(_) => {
                let blocks = Document::parse(new);
                if blocks.divisions().len() > 1 {
                    return None;
                }
                blocks
            }
        };
        let new_blocks = || {
            replacement
                .preamble()
                .blocks
                .iter()
                .map(|block| block.text.clone())
        };
        for (index, division) in document.divisions().iter().enumerate() {
            if division.level > 0 {
                let heading = if self == Self::Heading(index) {
                    heading_with(division, new)?
                } else {
                    division.heading.clone()
                };
                parts.push(format!("{} {heading}", "#".repeat(usize::from(division.level))));
            }
            if self == Self::Division(index) {
                parts.extend(new_blocks());
                continue;
            }
            for (block, content) in division.blocks.iter().enumerate() {
                if self == Self::Block(index, block) {
                    parts.extend(new_blocks());
                } else {
                    parts.push(content.text.clone());
                }
            }
        }
        Some(Document::parse(&parts.join("\n\n")))
    }
}

/// « Action 7 – » followed by another intitulé.
fn heading_with(division: &Division, intitule: &str) -> Option<String> {
    let intitule = intitule.split_whitespace().collect::<Vec<_>>().join(" ");
    let label = &division.heading[..division.heading.len() - division.intitule.len()];
    if intitule.is_empty() {
        let label = label.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        return (!label.is_empty()).then(|| label.to_owned());
    }
    let separator = if label.is_empty() || !division.intitule.is_empty() {
        ""
    } else {
        " – "
    };
    Some(format!(
        "{}{separator}{intitule}",
        if separator.is_empty() {
            label
        } else {
            label.trim_end()
        }
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "Vu la loi.\n\n# Plan\n\n## Action 7 – Ouvrir\n\nUn.\n\n|a|\n\nDeux.\n\n## Contexte\n\n## Action 8\n\n## Contexte\n\nFin.";

    #[test]
    fn every_place_has_a_link_that_leads_back_to_it() {
        let text = Document::parse(PLAN);
        let addresses = Addresses::of(&text);
        for (division, content) in text.divisions().iter().enumerate() {
            assert_eq!(
                addresses.find(&text, &addresses.machine(division)),
                Some(Spot::Division(division))
            );
            for block in 0..content.blocks.len() {
                let path = addresses
                    .path(
                        &text,
                        PlaceSlot {
                            division,
                            block: block + 1,
                        },
                    )
                    .unwrap();
                assert_eq!(
                    addresses.find(&text, &path.machine()),
                    Some(Spot::Block(division, block)),
                    "{path}"
                );
            }
        }
        assert_eq!(addresses.find(&text, "action-7/intitule"), Some(Spot::Heading(2)));
        assert_eq!(
            addresses
                .find(&text, "action-7/alinea-2")
                .map(|spot| spot.words(&text)),
            Some("Deux.".to_owned())
        );
        for nowhere in [
            "",
            "action-9",
            "action-7/alinea-3",
            "action-7/alinea-0",
            "action-7/x",
            "preambule/intitule",
            "contexte",
        ] {
            assert_eq!(addresses.find(&text, nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn a_spot_is_rewritten_and_nothing_else() {
        let text = Document::parse(PLAN);
        let heading = Spot::Heading(2).rewritten(&text, "Ouvrir et expliquer").unwrap();
        assert_eq!(heading.divisions()[2].heading, "Action 7 – Ouvrir et expliquer");
        let named = Spot::Heading(4).rewritten(&text, "Former").unwrap();
        assert_eq!(named.divisions()[4].heading, "Action 8 – Former");
        assert_eq!(
            Spot::Heading(2).rewritten(&text, " ").unwrap().divisions()[2].heading,
            "Action 7"
        );
        assert!(Spot::Heading(3).rewritten(&text, "").is_none());
        let two = Spot::Block(2, 2).rewritten(&text, "Deux.\n\nTrois.").unwrap();
        assert_eq!(two.divisions()[2].blocks.len(), 4);
        assert_eq!(two.divisions().len(), text.divisions().len());
        assert!(
            Spot::Block(2, 0)
                .rewritten(&text, "## Une autre action")
                .is_none()
        );
        let gone = Spot::Block(2, 0).rewritten(&text, "").unwrap();
        assert_eq!(gone.divisions()[2].blocks.len(), 2);
        let whole = Spot::Division(5).rewritten(&text, "Début.\n\nFin.").unwrap();
        assert_eq!(whole.divisions()[5].blocks.len(), 2);
    }
}
