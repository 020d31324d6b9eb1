//! What rows say together: identifiers of the national base, places that complements name.

use std::collections::{HashMap, HashSet};

use super::cells::{Address, Judging, PLACE_NUMBER};
use super::street::normalized;
use crate::limits::ADDRESSES_MAX;

/// Texts known by a number, so that a row keeps few bytes.
#[derive(Default)]
struct Names {
    known: HashMap<String, u32>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.known.get(name) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(name.to_owned(), number);
        number
    }
}

/// What is kept of a row.
struct Kept {
    row: u64,
    /// The street: its name written one way, and its code in the key
    street: u32,
    /// The address: number, suffix, street, former commune
    address: u32,
    toponym_id: Option<u32>,
    address_id: Option<u32>,
    is_place: bool,
    complement: Option<u32>,
}

/// All rows so far.
#[derive(Default)]
pub(super) struct Together {
    names: Names,
    rows: Vec<Kept>,
    /// Names of places that have their own row
    places: HashSet<u32>,
    /// How many there are, those that are not kept included
    count: u64,
    /// Rows that have all their identifiers
    identified: u64,
    communes: HashSet<String>,
}

impl Together {
    /// Takes a row; gives the rule that it breaks beside what is known of its commune.
    pub(super) fn take(&mut self, row: u64, address: &Address, judging: Judging<'_>) -> Option<&'static str> {
        self.count += 1;
        let [commune_id, toponym_id, address_id] = [0, 1, 2].map(|which| address.id(which));
        let is_place = address.number == Some(PLACE_NUMBER);
        if let (Some(commune), Some(_)) = (commune_id, toponym_id)
            && (address_id.is_some() || is_place)
        {
            self.identified += 1;
            if !self.communes.contains(commune) {
                self.communes.insert(commune.to_owned());
            }
        }
        self.keep(row, address);
        let expected = address.commune().and_then(|code| judging.geography.id(code));
        match (commune_id, expected) {
            (Some(id), Some(expected)) if id != expected => Some("row.cog_no_match_id_ban_commune"),
            _ => None,
        }
    }

    /// Keeps what is compared with other rows.
    fn keep(&mut self, row: u64, address: &Address) {
        if self.rows.len() == ADDRESSES_MAX {
            return;
        }
        let [toponym_id, address_id] = [1, 2].map(|which| address.id(which));
        let is_place = address.number == Some(PLACE_NUMBER);
        let street = normalized(address.name().unwrap_or_default());
        let code = address.key.as_ref().and_then(|key| key.street.as_deref());
        // No value holds a line feed: it parts them.
        let number = address
            .number
            .map(|number| number.to_string())
            .unwrap_or_default();
        let whole = [
            number.as_str(),
            address.suffix.as_deref().unwrap_or_default(),
            street.as_str(),
            address.former.as_deref().unwrap_or_default(),
        ]
        .join("\n");
        let own = Kept {
            row,
            street: self
                .names
                .number(&format!("{street}\n{}", code.unwrap_or_default())),
            address: self.names.number(&whole),
            toponym_id: toponym_id.map(|id| self.names.number(id)),
            address_id: address_id.map(|id| self.names.number(id)),
            is_place,
            complement: address.complement.as_deref().map(|name| self.names.number(name)),
        };
        if let Some(name) = address.name().filter(|_| is_place) {
            let place = self.names.number(name);
            self.places.insert(place);
        }
        self.rows.push(own);
    }

    /// True when rows were too many for all to be compared.
    pub(super) fn is_cut(&self) -> bool {
        u64::try_from(self.rows.len()).is_ok_and(|kept| kept < self.count)
    }

    /// Rules that the whole file breaks.
    pub(super) fn of_file(&self) -> Vec<&'static str> {
        let mut broken = Vec::new();
        if self.count == 0 {
            broken.push("rows.empty");
        }
        if self.identified == self.count {
            if self.communes.len() > 1 {
                broken.push("rows.multi_id_ban_commune");
            }
        } else if self.identified > 0 {
            broken.push("rows.every_line_required_id_ban");
        }
        broken
    }

    /// Rules that rows break because of others, with their rows.
    pub(super) fn of_rows(&self) -> Vec<(u64, &'static str)> {
        let mut broken = Vec::new();
        self.differing(
            "row.different_voie_nom_with_same_id_ban_toponyme",
            |kept| Some(u64::from(kept.toponym_id?)),
            |kept| Some(kept.street),
            &mut broken,
        );
        self.differing(
            "row.different_id_ban_toponyme_with_same_voie_nom",
            // A street and the place that has its name are two.
            |kept| {
                kept.toponym_id
                    .map(|_| u64::from(kept.street) * 2 + u64::from(kept.is_place))
            },
            |kept| kept.toponym_id,
            &mut broken,
        );
        self.differing(
            "row.different_adresse_with_same_id_ban_adresse",
            |kept| kept.address_id.filter(|_| !kept.is_place).map(u64::from),
            |kept| Some(kept.address),
            &mut broken,
        );
        self.differing(
            "row.different_id_ban_adresses_with_same_adresse",
            |kept| (!kept.is_place).then_some(u64::from(kept.address)),
            |kept| kept.address_id,
            &mut broken,
        );
        // A place may be declared by a row that was not kept.
        let is_whole = !self.is_cut();
        for kept in self.rows.iter().filter(|_| is_whole) {
            if kept.complement.is_some_and(|name| !self.places.contains(&name)) {
                broken.push((kept.row, "row.lieudit_complement_nom_not_declared"));
            }
        }
        broken
    }

    /// Rows of one group that do not all say the same.
    fn differing(
        &self,
        rule: &'static str,
        group: impl Fn(&Kept) -> Option<u64>,
        said: impl Fn(&Kept) -> Option<u32>,
        broken: &mut Vec<(u64, &'static str)>,
    ) {
        let mut first: HashMap<u64, Option<u32>> = HashMap::new();
        let mut mixed: HashSet<u64> = HashSet::new();
        for kept in &self.rows {
            let Some(group) = group(kept) else { continue };
            if *first.entry(group).or_insert_with(|| said(kept)) != said(kept) {
                mixed.insert(group);
            }
        }
        let of_mixed = |kept: &&Kept| group(kept).is_some_and(|group| mixed.contains(&group));
        broken.extend(self.rows.iter().filter(of_mixed).map(|kept| (kept.row, rule)));
    }
}
