//! Rules put in the ids of sentences: what is wrong, and what to do about it.

use crate::check::{Fault, Fix, Level};
use crate::message::Message;

/// What is wrong, and how to mend it when a value to write is not known.
fn sentences(code: &str) -> (&'static str, Option<&'static str>) {
    let (place, rule) = code.split_once('.').unwrap_or_default();
    match (place, rule) {
        ("field", _) => ("tables-fault-label-missing", None),
        (_, "espaces_debut_fin") => ("tables-bal-spaces", None),
        (_, "valeur_manquante") => ("tables-fault-required", None),
        (_, "caractere_invalide") => ("tables-bal-letters", Some("tables-bal-fix-letters")),
        (_, "separateur_decimal_invalide") => ("tables-bal-decimal", None),
        ("cle_interop", "casse_invalide") => ("tables-bal-key-case", None),
        ("cle_interop", "structure_invalide") => ("tables-bal-key-form", Some("tables-bal-fix-key")),
        ("cle_interop", "voie_invalide") => ("tables-bal-key-street", Some("tables-bal-fix-key")),
        ("cle_interop", "voie_non_renseignee") => ("tables-bal-key-street-none", None),
        ("cle_interop", "numero_invalide") => ("tables-bal-key-number", Some("tables-bal-fix-key")),
        ("cle_interop", "numero_prefixe_manquant") => ("tables-bal-key-zeros", None),
        (_, "commune_invalide") => ("tables-bal-commune", Some("tables-bal-fix-commune")),
        (_, "commune_ancienne") => ("tables-bal-commune-former", Some("tables-bal-fix-commune-former")),
        ("numero", "type_invalide") => ("tables-bal-number", Some("tables-bal-fix-number")),
        ("numero", "trop_grand") => ("tables-bal-number-great", Some("tables-bal-fix-place")),
        ("numero", "not_to_be_zero") => ("tables-bal-number-zero", Some("tables-bal-fix-place")),
        ("numero", "contient_prefixe") => ("tables-bal-number-zeros", None),
        (_, "type_invalide") => ("tables-bal-id", Some("tables-bal-fix-id")),
        ("suffixe", "debut_invalide") => ("tables-bal-suffix", Some("tables-bal-fix-suffix")),
        ("suffixe", "trop_long") => ("tables-bal-suffix-long", Some("tables-bal-fix-suffix")),
        (_, "trop_court") => ("tables-bal-name-short", Some("tables-bal-fix-name")),
        (_, "trop_long") => ("tables-bal-name-long", Some("tables-bal-fix-name")),
        (_, "contient_tiret_bas") => ("tables-bal-name-underscore", None),
        (_, "casse_incorrecte") => ("tables-bal-case", Some("tables-bal-fix-case")),
        ("position", "enum_fuzzy") => ("tables-bal-position-near", None),
        ("position", _) => ("tables-bal-position", Some("tables-bal-fix-position")),
        ("cad_parcelles", "pipe_debut_fin") => ("tables-bal-parcels-bar", None),
        ("cad_parcelles", _) => ("tables-bal-parcels", Some("tables-bal-fix-parcels")),
        ("certification_commune", _) => ("tables-bal-certified", Some("tables-bal-fix-certified")),
        ("x" | "y" | "long" | "lat", _) => ("tables-fault-number", None),
        ("date_der_maj", "date_ancienne") => ("tables-bal-day-old", Some("tables-bal-fix-day")),
        ("date_der_maj", "date_future") => ("tables-bal-day-future", Some("tables-bal-fix-day")),
        ("date_der_maj", _) => ("tables-fault-date", None),
        ("row", rule) => of_row(rule),
        ("rows", "empty") => ("tables-notice-no-rows", Some("tables-bal-fix-rows")),
        ("rows", "multi_id_ban_commune") => ("tables-bal-ids-communes", Some("tables-bal-fix-ids-communes")),
        ("rows", _) => ("tables-bal-ids-every", Some("tables-bal-fix-ids")),
        ("file", "encoding.non_standard") => ("tables-bal-encoding", Some("tables-bal-fix-file")),
        ("file", "delimiter.non_standard") => ("tables-bal-separator", Some("tables-bal-fix-file")),
        ("file", "linebreak.non_standard") => ("tables-bal-line-ends", Some("tables-bal-fix-file")),
        _ => ("tables-bal-format", Some("tables-bal-fix-file")),
    }
}

fn of_row(rule: &str) -> (&'static str, Option<&'static str>) {
    match rule {
        "incoherence_numero" => ("tables-bal-row-number", Some("tables-bal-fix-row-number")),
        "commune_manquante" => ("tables-bal-row-commune", Some("tables-bal-fix-commune")),
        "commune_nom_invalide" => ("tables-bal-row-commune-name", Some("tables-bal-fix-commune-name")),
        "voie_nom_have_same_lieudit_complement_nom" => (
            "tables-bal-row-complement-same",
            Some("tables-bal-fix-complement-same"),
        ),
        "position_manquante" => ("tables-bal-row-position", Some("tables-bal-fix-position")),
        "longlat_vides" => ("tables-bal-row-point-none", Some("tables-bal-fix-point")),
        "longlat_invalides" => ("tables-bal-row-point", Some("tables-bal-fix-point")),
        "longlat_xy_incoherents" => ("tables-bal-row-points", Some("tables-bal-fix-points")),
        "adresse_incomplete" => ("tables-bal-row-incomplete", Some("tables-bal-fix-incomplete")),
        "chef_lieu_invalide" => ("tables-bal-row-former", Some("tables-bal-fix-commune")),
        "lack_of_id_ban" => ("tables-bal-row-ids", Some("tables-bal-fix-ids")),
        "cog_no_match_id_ban_commune" => ("tables-bal-row-id-commune", Some("tables-bal-fix-id-commune")),
        "different_voie_nom_with_same_id_ban_toponyme" => {
            ("tables-bal-row-id-streets", Some("tables-bal-fix-id-shared"))
        }
        "different_id_ban_toponyme_with_same_voie_nom" => {
            ("tables-bal-row-street-ids", Some("tables-bal-fix-id-split"))
        }
        "different_adresse_with_same_id_ban_adresse" => {
            ("tables-bal-row-id-addresses", Some("tables-bal-fix-id-shared"))
        }
        "different_id_ban_adresses_with_same_adresse" => {
            ("tables-bal-row-address-ids", Some("tables-bal-fix-id-split"))
        }
        _ => ("tables-bal-row-complement", Some("tables-bal-fix-complement")),
    }
}

/// A broken rule, as a fault of the whole file.
pub(super) fn fault(code: &'static str, level: Level) -> Fault {
    let (message, fix) = sentences(code);
    Fault {
        fix: fix.map(|id| Fix::told(Message::new(id))),
        level,
        ..Fault::whole(code, Message::new(message))
    }
}

/// A broken rule of a row.
pub(super) fn of_row_at(code: &'static str, level: Level, row: u64) -> Fault {
    Fault {
        row: Some(row),
        ..fault(code, level)
    }
}

/// A broken rule of a cell, and what it should say when that is known.
pub(super) fn of_cell(
    (code, level): (&'static str, Level),
    row: u64,
    column: &str,
    value: &str,
    mended: Option<String>,
) -> Fault {
    let told = of_row_at(code, level, row).with_field(column).with_value(value);
    match mended {
        None => told,
        Some(value) => Fault {
            fix: Some(Fix {
                message: Message::new("tables-fix-write").with("value", &value),
                value: Some(value),
            }),
            ..told
        },
    }
}

/// A column that the format has and the file has not; `meant` is the label that stands for it, if one does.
pub(super) fn missing(code: &'static str, level: Level, field: &str, meant: Option<&str>) -> Fault {
    let fix = match meant {
        Some(label) => Message::new("tables-fix-rename")
            .with("label", label)
            .with("field", field),
        None => Message::new("tables-fix-add-column").with("field", field),
    };
    Fault {
        message: Message::new("tables-fault-label-missing").with("field", field),
        fix: Some(Fix {
            message: fix,
            value: meant.map(|_| field.to_owned()),
        }),
        ..fault(code, level).with_field(field)
    }
}
