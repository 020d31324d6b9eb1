//! What each rule weighs in each profile, as the reference validator has it (`@ban-team/validateur-bal` 3.5.2).

use super::profile::Profile;
use crate::check::Level;

/// Rules, under the names of the reference validator, and a letter for each profile in the order of [`Profile::ALL`]: error,
/// warning or information. `@@` stands for the code of a regional language.
const RULES: &[(&str, &[u8; 7])] = &[
    ("cle_interop.espaces_debut_fin", b"IIIWWWW"),
    ("cle_interop.valeur_manquante", b"EEEWEEE"),
    ("cle_interop.casse_invalide", b"EEEWEEE"),
    ("cle_interop.structure_invalide", b"EEEEEEE"),
    ("cle_interop.commune_invalide", b"EEEEEEE"),
    ("cle_interop.commune_ancienne", b"IIIWWWW"),
    ("cle_interop.voie_invalide", b"EEEWWWW"),
    ("cle_interop.voie_non_renseignee", b"EEEIIII"),
    ("cle_interop.numero_invalide", b"EEEEEEE"),
    ("cle_interop.numero_prefixe_manquant", b"EEEWEEE"),
    ("uid_adresse.espaces_debut_fin", b"IIIWWWW"),
    ("uid_adresse.type_invalide", b"IIIWWEE"),
    ("id_ban_commune.espaces_debut_fin", b"IIIIIII"),
    ("id_ban_commune.type_invalide", b"IIIIIEE"),
    ("id_ban_toponyme.espaces_debut_fin", b"IIIIIII"),
    ("id_ban_toponyme.type_invalide", b"IIIIIEE"),
    ("id_ban_adresse.espaces_debut_fin", b"IIIIIII"),
    ("id_ban_adresse.type_invalide", b"IIIIIEE"),
    ("voie_nom.espaces_debut_fin", b"IIIWWWW"),
    ("voie_nom.trop_court", b"IIIEEEE"),
    ("voie_nom.trop_long", b"IIIEEEE"),
    ("voie_nom.caractere_invalide", b"EEEEEEE"),
    ("voie_nom.contient_tiret_bas", b"IIIWWWW"),
    ("voie_nom.casse_incorrecte", b"IIIWWWW"),
    ("voie_nom_@@.espaces_debut_fin", b"IIIWWWW"),
    ("voie_nom_@@.trop_court", b"IIIWWWW"),
    ("voie_nom_@@.trop_long", b"IIIWWWW"),
    ("voie_nom_@@.caractere_invalide", b"EEEWWWW"),
    ("voie_nom_@@.contient_tiret_bas", b"IIIWWWW"),
    ("voie_nom_@@.casse_incorrecte", b"IIIWWWW"),
    ("toponyme.espaces_debut_fin", b"IIIIIII"),
    ("toponyme.trop_court", b"IIIIIIE"),
    ("toponyme.trop_long", b"IIIIIIE"),
    ("toponyme.caractere_invalide", b"IIIIIIE"),
    ("toponyme.contient_tiret_bas", b"IIIIIIW"),
    ("toponyme.casse_incorrecte", b"IIIIIIW"),
    ("toponyme_@@.espaces_debut_fin", b"IIIIIII"),
    ("toponyme_@@.trop_court", b"IIIIIIW"),
    ("toponyme_@@.trop_long", b"IIIIIIW"),
    ("toponyme_@@.caractere_invalide", b"IIIIIIW"),
    ("toponyme_@@.contient_tiret_bas", b"IIIIIIW"),
    ("toponyme_@@.casse_incorrecte", b"IIIIIIW"),
    ("lieudit_complement_nom.espaces_debut_fin", b"IIIWWWW"),
    ("lieudit_complement_nom_@@.espaces_debut_fin", b"IIIWWWW"),
    ("numero.espaces_debut_fin", b"IIIWWWW"),
    ("numero.valeur_manquante", b"EEEEEEE"),
    ("numero.type_invalide", b"EEEEEEE"),
    ("numero.trop_grand", b"IIIEEEE"),
    ("numero.not_to_be_zero", b"IIIIWWW"),
    ("numero.contient_prefixe", b"EEEWEEE"),
    ("suffixe.espaces_debut_fin", b"IIIWEEE"),
    ("suffixe.debut_invalide", b"EEEEEEE"),
    ("suffixe.trop_long", b"IIIEEEE"),
    ("suffixe.caractere_invalide", b"IIIWWWW"),
    ("commune_insee.espaces_debut_fin", b"IIIWEEE"),
    ("commune_insee.valeur_manquante", b"IIIIEEE"),
    ("commune_insee.commune_invalide", b"IEEEEEE"),
    ("commune_insee.commune_ancienne", b"IIIWWWW"),
    ("commune_nom.espaces_debut_fin", b"IIIWWWW"),
    ("commune_nom.valeur_manquante", b"IIIIIII"),
    ("commune_nom.casse_incorrecte", b"IIIIIII"),
    ("commune_nom_@@.espaces_debut_fin", b"IIIIIII"),
    ("commune_nom_@@.casse_incorrecte", b"IIIIIII"),
    ("commune_deleguee_insee.espaces_debut_fin", b"IIIWWWW"),
    ("commune_deleguee_insee.commune_invalide", b"IEEWWWW"),
    ("commune_deleguee_nom.espaces_debut_fin", b"IIIWWWW"),
    ("commune_deleguee_nom_@@.espaces_debut_fin", b"IIIIIII"),
    ("position.espaces_debut_fin", b"IIIWWWW"),
    ("position.enum_fuzzy", b"WWWWWWW"),
    ("position.valeur_invalide", b"EEEWWWW"),
    ("x.espaces_debut_fin", b"IIIWWWW"),
    ("x.separateur_decimal_invalide", b"EEEWEEE"),
    ("x.valeur_invalide", b"EEEEEEE"),
    ("y.espaces_debut_fin", b"IIIWWWW"),
    ("y.separateur_decimal_invalide", b"EEEWEEE"),
    ("y.valeur_invalide", b"EEEEEEE"),
    ("long.espaces_debut_fin", b"IIIWWWW"),
    ("long.separateur_decimal_invalide", b"EEEWEEE"),
    ("long.valeur_invalide", b"EEEEEEE"),
    ("lat.espaces_debut_fin", b"IIIWWWW"),
    ("lat.separateur_decimal_invalide", b"EEEWEEE"),
    ("lat.valeur_invalide", b"EEEEEEE"),
    ("cad_parcelles.espaces_debut_fin", b"IIIWWWW"),
    ("cad_parcelles.pipe_debut_fin", b"IEEWWWW"),
    ("cad_parcelles.valeur_invalide", b"IEEWWWW"),
    ("source.espaces_debut_fin", b"IIIWWWW"),
    ("source.valeur_manquante", b"EEEWWWW"),
    ("date_der_maj.espaces_debut_fin", b"IIIWWWW"),
    ("date_der_maj.valeur_manquante", b"EEEWWWW"),
    ("date_der_maj.date_invalide", b"EEEWEEE"),
    ("date_der_maj.date_ancienne", b"IIIWWWW"),
    ("date_der_maj.date_future", b"IIIWWWW"),
    ("certification_commune.espaces_debut_fin", b"IIIIIII"),
    ("certification_commune.valeur_invalide", b"IIEWWWW"),
    ("field.cle_interop.missing", b"EEEWWWW"),
    ("field.uid_adresse.missing", b"EEEIIII"),
    ("field.id_ban_commune.missing", b"IIIIIWE"),
    ("field.id_ban_toponyme.missing", b"IIIIIWE"),
    ("field.id_ban_adresse.missing", b"IIIIIWE"),
    ("field.voie_nom.missing", b"EEEEEEI"),
    ("field.toponyme.missing", b"IIIIIIE"),
    ("field.lieudit_complement_nom.missing", b"IEEIIII"),
    ("field.numero.missing", b"EEEEEEE"),
    ("field.suffixe.missing", b"EEEWWWW"),
    ("field.commune_insee.missing", b"IEEWEEE"),
    ("field.commune_nom.missing", b"EEEIIII"),
    ("field.commune_deleguee_insee.missing", b"IEEIIII"),
    ("field.commune_deleguee_nom.missing", b"IEEIIII"),
    ("field.position.missing", b"EEEWWWW"),
    ("field.x.missing", b"EEEWWWW"),
    ("field.y.missing", b"EEEWWWW"),
    ("field.long.missing", b"EEEWEEE"),
    ("field.lat.missing", b"EEEWEEE"),
    ("field.cad_parcelles.missing", b"IEEIIII"),
    ("field.source.missing", b"EEEWWWW"),
    ("field.date_der_maj.missing", b"EEEWWWW"),
    ("field.certification_commune.missing", b"IIEWWWW"),
    ("row.incoherence_numero", b"EEEEEEE"),
    ("row.commune_manquante", b"IIIEEEE"),
    ("row.commune_nom_invalide", b"IIIIWWW"),
    ("row.voie_nom_have_same_lieudit_complement_nom", b"IIIIWWW"),
    ("row.position_manquante", b"EEEWWWW"),
    ("row.longlat_vides", b"IIIEEEE"),
    ("row.longlat_invalides", b"IIIEEEE"),
    ("row.longlat_xy_incoherents", b"IIIWWWW"),
    ("row.adresse_incomplete", b"EEEEEEE"),
    ("row.chef_lieu_invalide", b"IIIWWWW"),
    ("row.lack_of_id_ban", b"IIIIIEE"),
    ("row.cog_no_match_id_ban_commune", b"IIIIIEE"),
    ("row.different_voie_nom_with_same_id_ban_toponyme", b"IIIIIWW"),
    ("row.different_id_ban_toponyme_with_same_voie_nom", b"IIIIIWW"),
    ("row.different_adresse_with_same_id_ban_adresse", b"IIIIIWW"),
    ("row.different_id_ban_adresses_with_same_adresse", b"IIIIIWW"),
    ("row.lieudit_complement_nom_not_declared", b"IIIIWWW"),
    ("rows.empty", b"IIIEEEE"),
    ("rows.multi_id_ban_commune", b"IIIIIEE"),
    ("rows.every_line_required_id_ban", b"IIIIIEE"),
    ("file.encoding.non_standard", b"EEEIEEE"),
    ("file.delimiter.non_standard", b"EEEIEEE"),
    ("file.linebreak.non_standard", b"EEEIEEE"),
];

/// The rule `rule` of a field, or of one of its variants in a regional language.
pub(super) fn named(field: &str, is_localized: bool, rule: &str) -> Option<&'static str> {
    let is_it = |code: &str| {
        let rest = code.strip_prefix(field)?;
        let rest = if is_localized {
            rest.strip_prefix("_@@")?
        } else {
            rest
        };
        (rest.strip_prefix('.')? == rule).then_some(())
    };
    let mut codes = RULES.iter().map(|(code, _)| *code);
    codes.find(|code| is_it(code).is_some())
}

/// The rule that wants a column.
pub(super) fn missing(field: &str) -> Option<&'static str> {
    let is_it = |code: &str| {
        code.strip_prefix("field.")?
            .strip_suffix(".missing")
            .map(|name| name == field)
    };
    let mut codes = RULES.iter().map(|(code, _)| *code);
    codes.find(|code| is_it(code) == Some(true))
}

/// What a rule weighs in a profile. What the profile does not name is an information.
pub(super) fn level(code: &str, profile: Profile) -> Level {
    let place = Profile::ALL.iter().position(|known| *known == profile);
    let letter = RULES
        .iter()
        .find(|(known, _)| *known == code)
        .and_then(|(_, letters)| letters.get(place?));
    match letter {
        Some(b'E') => Level::Error,
        Some(b'W') => Level::Warning,
        _ => Level::Info,
    }
}
