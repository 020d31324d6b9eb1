//! The communes of the official geographic code, when somebody gives them: names, former codes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::Read;

use crate::kinds::places::is_commune_code;
use crate::refusal::Refusal;
use crate::source::Source;
use crate::walk::each_row;

/// Communes whose arrondissements stand for them in addresses: Paris, Lyon, Marseille.
const BY_ARRONDISSEMENT: [&str; 3] = ["75056", "69123", "13055"];

struct Commune {
    name: String,
    former: HashSet<String>,
}

/// Communes that exist, and those that did.
#[derive(Default)]
pub struct Communes {
    current: HashMap<String, Commune>,
    former: HashSet<String>,
    ids: HashMap<String, String>,
}

impl Communes {
    /// Reads them from a table, in one of these forms:
    /// - the file `v_commune` of INSEE: `TYPECOM`, `COM`, `LIBELLE`, `COMPARENT` (communes, arrondissements, delegated and
    ///   associated communes);
    /// - communes of `@etalab/decoupage-administratif`: `code`, `nom`, `anciensCodes` (codes, in a JSON array or parted by
    ///   anything), `type` if it is there, and `id_ban_commune` if somebody added it: the identifier of the national base.
    ///
    /// # Errors
    /// What stands in the way of reading, and [`Refusal::Damaged`] where no column is one of these codes.
    pub fn read<R: Read>(source: Source<R>) -> Result<Self, Refusal> {
        let place = |names: &[&str]| {
            source
                .header
                .iter()
                .position(|label| names.contains(&label.as_str()))
        };
        let code = place(&["code", "COM"]).ok_or(Refusal::Damaged("communes"))?;
        let name = place(&["nom", "LIBELLE"]).ok_or(Refusal::Damaged("communes"))?;
        let sort = place(&["type", "TYPECOM"]);
        let parent = place(&["COMPARENT", "chefLieu"]);
        let former = place(&["anciensCodes"]);
        let id = place(&["id_ban_commune"]);
        let mut communes = Self::default();
        let mut absorbed: Vec<(String, String)> = Vec::new();
        each_row(source, |_, cells| {
            let said = |column: Option<usize>| said(cells, column);
            let code = said(Some(code));
            if code.is_empty() || BY_ARRONDISSEMENT.contains(&code.as_str()) {
                return;
            }
            let is_current = matches!(
                said(sort).as_str(),
                "" | "COM" | "ARM" | "commune-actuelle" | "arrondissement-municipal"
            );
            if !is_current {
                absorbed.push((said(parent), code));
                return;
            }
            let id = said(id);
            if !id.is_empty() {
                communes.ids.insert(code.clone(), id);
            }
            let commune = Commune {
                name: said(Some(name)),
                former: codes(&said(former)).collect(),
            };
            communes.former.extend(commune.former.iter().cloned());
            communes.current.insert(code, commune);
        })?;
        for (parent, code) in absorbed {
            // A delegated commune that keeps the code of the whole is no former one.
            if parent == code {
                continue;
            }
            if let Some(commune) = communes.current.get_mut(&parent) {
                commune.former.insert(code.clone());
                communes.former.insert(code);
            }
        }
        Ok(communes)
    }

    fn is_current(&self, code: &str) -> bool {
        self.current.contains_key(code)
    }

    fn is_former(&self, code: &str) -> bool {
        self.former.contains(code)
    }
}

fn said(cells: &[Cow<'_, [u8]>], column: Option<usize>) -> String {
    let cell = column.and_then(|column| cells.get(column));
    String::from_utf8_lossy(cell.map(AsRef::as_ref).unwrap_or_default())
        .trim()
        .to_owned()
}

/// Every code that a text holds.
fn codes(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|piece| piece.len() == 5)
        .map(str::to_owned)
}

/// What is known of communes: the list, or the form of codes alone.
#[derive(Clone, Copy)]
pub(super) struct Geography<'a>(pub(super) Option<&'a Communes>);

impl<'a> Geography<'a> {
    /// True for a commune that exists or existed; without the list, for a code of the right form.
    pub(super) fn knows(self, code: &str) -> bool {
        match self.0 {
            Some(communes) => communes.is_current(code) || communes.is_former(code),
            None => is_commune_code(code.as_bytes()) && !BY_ARRONDISSEMENT.contains(&code),
        }
    }

    /// True for the code of a commune that was absorbed.
    pub(super) fn is_former(self, code: &str) -> bool {
        self.0.is_some_and(|communes| communes.is_former(code))
    }

    /// The official name.
    pub(super) fn name(self, code: &str) -> Option<&'a str> {
        Some(self.0?.current.get(code)?.name.as_str())
    }

    /// Whether `former` was absorbed by `code`; none when that is not known.
    pub(super) fn absorbed(self, code: &str, former: &str) -> Option<bool> {
        Some(self.0?.current.get(code)?.former.contains(former))
    }

    /// The identifier of the national base.
    pub(super) fn id(self, code: &str) -> Option<&'a str> {
        self.0?.ids.get(code).map(String::as_str)
    }
}
