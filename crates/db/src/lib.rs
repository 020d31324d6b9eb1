//! One way to talk SQL, on two engines: SQLite in a file (the default) and PostgreSQL by one URL.
//!
//! The same text runs on both: `$1` parameters, `returning`, `on conflict`, and nothing that only one of them has.
//! What differs is hidden here: the type words of migrations ([`Migration`]), the value types ([`Value`], [`Row`]),
//! the way a write transaction begins, and which errors mean "try again".
//!
//! Architecture invariant: a statement can only be run through a [`Statement`] declared by [`statements!`], and a
//! test prepares every declared statement on both engines.
//!
//! ```
//! db::statements! {
//!     /// Newest first: the list page shows the top.
//!     LIST_NOTES = "select title from note where collectivite_id = $1 order by id desc limit $2";
//! }
//! assert_eq!(STATEMENTS.len(), 1);
//! ```
//!
//! What must not be written, because the engines answer differently (`facts` measured on both): `now()`, `ilike`,
//! `any(array)`, `order by` a text people typed (collations differ: order by a [`sort_key`] in bytes), `sum(x)` without
//! `cast(… as bigint)` (PostgreSQL answers `numeric`), and instants as anything but [`Instant`] microseconds.

mod disk;
mod engine;
mod id;
mod instant;
mod leaving;
mod migrate;
mod row;
mod schema;
mod statement;
mod tables;
mod value;

pub use engine::{Db, Engine, Error, Sql};
pub use id::Id;
pub use instant::Instant;
pub use leaving::kept_back;
pub use migrate::{Migration, Ran, State, migrate, pending, ran, state};
pub use row::{Column, FromRow, Row};
pub use schema::{ColumnKind, Schema, Table, TableColumn, only_adds};
pub use statement::Statement;
pub use tables::Wanted;
pub use value::Value;

pub use uuid::Uuid;

/// Builds the argument list of a statement: `args![collectivite, id, title]`.
#[macro_export]
macro_rules! args {
    () => { ::std::vec::Vec::<$crate::Value>::new() };
    ($($value:expr),+ $(,)?) => { ::std::vec![$($crate::Value::from($value)),+] };
}

/// A key that sorts the same on both engines: accents and case folded, as bytes for a `{bytes}` column.
pub fn sort_key(text: &str) -> Vec<u8> {
    text.chars()
        .flat_map(fold)
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .into_bytes()
}

/// The accented letters of French, and what they sort as; other characters sort as themselves.
fn fold(letter: char) -> impl Iterator<Item = char> {
    let plain: &str = match letter {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' => "a",
        'ç' | 'Ç' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'í' | 'Î' | 'Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' => "o",
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' => "u",
        'ÿ' | 'Ÿ' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        '’' => "'",
        _ => return alone(letter),
    };
    let mut pair = plain.chars();
    [pair.next(), pair.next()].into_iter().flatten()
}

fn alone(letter: char) -> std::iter::Flatten<std::array::IntoIter<Option<char>, 2>> {
    [Some(letter), None].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    #[test]
    fn accents_and_case_do_not_change_the_order_of_names() {
        let mut names = ["Zoé", "Élodie", "emma", "Eda"];
        names.sort_by_key(|name| super::sort_key(name));
        assert_eq!(names, ["Eda", "Élodie", "emma", "Zoé"]);
    }
}
