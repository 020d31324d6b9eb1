//! Files of addresses, as towns write them.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use tables::bal::{self, Communes, Options, Profile};
use tables::{Fault, Level, Report, Source};

/// 1 December 2026.
const TODAY: i32 = 20_788;
/// An identifier of the national base.
const ID: &str = "0246e48c-f33d-433a-8984-034219be842e";
const HEADER: &str =
    "cle_interop;commune_insee;commune_nom;voie_nom;numero;suffixe;position;long;lat;x;y;source;date_der_maj";
const ADDRESS: &str = "31591_xxxx_00009;31591;Escoulis;Rue des 3 Places;9;;entrée;1.028392;43.111637;539416.13;6225601.11;Mairie;2020-11-09";

fn options(profile: Option<Profile>, communes: Option<&Communes>) -> Options<'_> {
    Options {
        profile,
        today: TODAY,
        communes,
    }
}

fn checked(csv: &[u8], profile: Option<Profile>, communes: Option<&Communes>) -> Report {
    bal::check(Source::open(csv).unwrap(), options(profile, communes)).unwrap()
}

/// One address of today, some of its values written otherwise.
fn address(changes: &[(&str, &str)]) -> String {
    let values = HEADER.split(';').zip(ADDRESS.split(';')).map(|(name, value)| {
        let change = changes.iter().find(|(changed, _)| *changed == name);
        change.map_or(value, |(_, value)| *value)
    });
    values.collect::<Vec<&str>>().join(";")
}

fn file(rows: &[String]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

fn kinds(faults: &[Fault]) -> Vec<&'static str> {
    faults.iter().map(|fault| fault.kind).collect()
}

fn everything(report: &Report) -> Vec<&'static str> {
    [kinds(&report.faults), kinds(&report.remarks)].concat()
}

fn a_few() -> Communes {
    let table = format!(
        "code,nom,anciensCodes,id_ban_commune\n31591,Escoulis,,{ID}\n01001,L’Abergement-Clémenciat,,{ID}\n\
         01015,Arboys en Bugey,\"[\"\"01340\"\"]\",\n"
    );
    Communes::read(Source::open(table.as_bytes()).unwrap()).unwrap()
}

#[test]
fn a_right_address_has_nothing_to_mend() {
    let communes = a_few();
    let csv = file(&[address(&[])]);
    let report = checked(csv.as_bytes(), None, Some(&communes));
    assert!(report.valid, "{:?}", report.faults);
    let told: Vec<&str> = kinds(&report.remarks)
        .into_iter()
        .filter(|kind| !kind.starts_with("field."))
        .collect();
    assert_eq!(told, ["cle_interop.voie_non_renseignee"]);
    let mut mended = Vec::new();
    let source = Source::open(csv.as_bytes()).unwrap();
    let told = bal::corrected(source, options(None, Some(&communes)), |part| {
        mended.extend_from_slice(part);
        Ok(())
    });
    assert_eq!(told.unwrap().count, 0);
    assert_eq!(String::from_utf8(mended).unwrap(), csv);
}

#[test]
fn each_wrong_value_breaks_its_rule() {
    for (field, value, rule) in [
        ("cle_interop", "31591_xxxx", "cle_interop.structure_invalide"),
        ("cle_interop", "31591_xxxx_9_", "cle_interop.structure_invalide"),
        ("cle_interop", "31591_12_00009", "cle_interop.voie_invalide"),
        ("cle_interop", "31591_XXXX_00009", "cle_interop.casse_invalide"),
        (
            "cle_interop",
            "31591_xxxx_9",
            "cle_interop.numero_prefixe_manquant",
        ),
        ("cle_interop", "31591_xxxx_neuf", "cle_interop.numero_invalide"),
        ("cle_interop", "00000_xxxx_00009", "cle_interop.commune_invalide"),
        ("cle_interop", "31591_xxxx_00010", "row.incoherence_numero"),
        ("commune_insee", "75056", "commune_insee.commune_invalide"),
        ("commune_nom", "ESCOULIS", "commune_nom.casse_incorrecte"),
        ("voie_nom", "Ru", "voie_nom.trop_court"),
        ("voie_nom", "Rue_des 3 Places", "voie_nom.contient_tiret_bas"),
        ("voie_nom", "RUE DES 3 PLACES", "voie_nom.casse_incorrecte"),
        ("voie_nom", "Rue de l\u{fffd}glise", "voie_nom.caractere_invalide"),
        ("voie_nom", "", "row.adresse_incomplete"),
        ("numero", "9 bis", "numero.type_invalide"),
        ("numero", "100000", "numero.trop_grand"),
        ("numero", "0", "numero.not_to_be_zero"),
        ("numero", "009", "numero.contient_prefixe"),
        ("suffixe", "-b", "suffixe.debut_invalide"),
        ("suffixe", "quinquies1", "suffixe.trop_long"),
        ("suffixe", "b*", "suffixe.caractere_invalide"),
        ("suffixe", " bis", "suffixe.espaces_debut_fin"),
        ("position", "Entree", "position.enum_fuzzy"),
        ("position", "jardin", "position.valeur_invalide"),
        ("position", "", "row.position_manquante"),
        ("long", "1,028392", "long.separateur_decimal_invalide"),
        ("long", "1.028.392", "long.valeur_invalide"),
        ("long", "", "row.longlat_vides"),
        ("lat", "-43.111637", "row.longlat_invalides"),
        ("x", "539400", "row.longlat_xy_incoherents"),
        ("source", "", "source.valeur_manquante"),
        ("date_der_maj", "09/11/2020", "date_der_maj.date_invalide"),
        ("date_der_maj", "2020-02-30", "date_der_maj.date_invalide"),
        ("date_der_maj", "2009-12-31", "date_der_maj.date_ancienne"),
        ("date_der_maj", "2026-12-02", "date_der_maj.date_future"),
    ] {
        let report = checked(file(&[address(&[(field, value)])]).as_bytes(), None, None);
        let told = everything(&report);
        assert!(told.contains(&rule), "{field} « {value} »: {told:?}");
        let right = checked(file(&[address(&[])]).as_bytes(), None, None);
        assert!(!everything(&right).contains(&rule), "{rule} of a right address");
    }
}

#[test]
fn a_place_needs_neither_position_nor_coordinates() {
    let place = [
        ("cle_interop", "31591_xxxx_99999"),
        ("numero", "99999"),
        ("position", ""),
        ("long", ""),
        ("lat", ""),
        ("x", ""),
        ("y", ""),
    ];
    let report = checked(file(&[address(&place)]).as_bytes(), None, None);
    assert!(report.valid, "{:?}", report.faults);
    assert!(!everything(&report).contains(&"row.position_manquante"));
}

#[test]
fn what_leaves_no_doubt_is_mended_and_the_rest_is_left() {
    let csv = format!(
        "{}\n{}\n;;;;;;;;;;;;\n{}\n",
        HEADER
            .replace("numero", "Numéro")
            .replace("date_der_maj", "date_der_m"),
        address(&[
            ("cle_interop", "31591_XXXX_9"),
            ("commune_insee", ""),
            ("voie_nom", " Rue_des 3 Places"),
            ("numero", "009"),
            ("position", "ENTREE"),
            ("long", "1,028392"),
            ("date_der_maj", "09/11/2020"),
        ]),
        address(&[("numero", "9 bis"), ("date_der_maj", "hier")]),
    );
    let mut mended = Vec::new();
    let told = bal::corrected(
        Source::open(csv.as_bytes()).unwrap(),
        options(None, None),
        |part| {
            mended.extend_from_slice(part);
            Ok(())
        },
    );
    assert_eq!(told.unwrap().count, 10);
    let left = address(&[("numero", "9 bis"), ("date_der_maj", "hier")]);
    assert_eq!(String::from_utf8(mended).unwrap(), file(&[address(&[]), left]));
}

#[test]
fn rows_are_read_together() {
    let header = format!("{HEADER};id_ban_commune;id_ban_toponyme;id_ban_adresse;lieudit_complement_nom");
    let [street, other] = [
        "8a3bab10-f329-4ce3-9c7d-280d91a8053a",
        "9a3bab10-f329-4ce3-9c7d-280d91a8053a",
    ];
    let [house, next] = [
        "3c87abe4-887b-46ee-9192-5c1b35a06625",
        "4c87abe4-887b-46ee-9192-5c1b35a06625",
    ];
    let row = |name: &str, street: &str, house: &str, place: &str| {
        format!("{};{ID};{street};{house};{place}", address(&[("voie_nom", name)]))
    };
    let told = |rows: &[String]| {
        let csv = format!("{header}\n{}\n", rows.join("\n"));
        let report = checked(csv.as_bytes(), Some(Profile::V14), None);
        everything(&report).into_iter().collect::<BTreeSet<&str>>()
    };
    let fine = row("Rue des 3 Places", street, house, "");
    let same = row("RUE DES TROIS PLACES", street, house, "");
    let ids = |told: &BTreeSet<&str>| told.iter().any(|kind| kind.starts_with("row.different"));
    assert!(!ids(&told(&[fine.clone(), same])));
    for (row, rule) in [
        (
            row("Rue du Port", street, next, ""),
            "row.different_voie_nom_with_same_id_ban_toponyme",
        ),
        (
            row("Rue des 3 Places", other, house, ""),
            "row.different_id_ban_toponyme_with_same_voie_nom",
        ),
        (
            row("Rue du Port", other, house, ""),
            "row.different_adresse_with_same_id_ban_adresse",
        ),
        (
            row("Rue des 3 Places", street, next, ""),
            "row.different_id_ban_adresses_with_same_adresse",
        ),
        (
            row("Rue des 3 Places", street, house, "Kerbono"),
            "row.lieudit_complement_nom_not_declared",
        ),
        (row("Rue du Port", "", next, ""), "row.lack_of_id_ban"),
        (
            row("Rue du Port", "", next, ""),
            "rows.every_line_required_id_ban",
        ),
    ] {
        let told = told(&[fine.clone(), row]);
        assert!(told.contains(rule), "{rule}: {told:?}");
    }
}

#[test]
fn communes_that_are_given_are_looked_for_by_name_and_by_their_past() {
    let communes = a_few();
    let told = |changes: &[(&str, &str)]| {
        let report = checked(file(&[address(changes)]).as_bytes(), None, Some(&communes));
        everything(&report)
    };
    assert!(told(&[("commune_nom", "Escoulès")]).contains(&"row.commune_nom_invalide"));
    assert!(told(&[("commune_insee", "01340")]).contains(&"commune_insee.commune_ancienne"));
    assert!(told(&[("commune_insee", "01999")]).contains(&"commune_insee.commune_invalide"));
    let insee = "TYPECOM,COM,LIBELLE,COMPARENT\nCOM,01015,Arboys en Bugey,\nCOMD,01015,Arbignieu,01015\n\
                 COMD,01340,Saint-Bois,01015\nCOM,01036,Valromey-sur-Séran,\nCOMD,01221,Lompnieu,01036\n";
    let communes = Communes::read(Source::open(insee.as_bytes()).unwrap()).unwrap();
    let of = |former: &str| {
        let csv = format!(
            "{HEADER};commune_deleguee_insee\n{};{former}\n",
            address(&[("commune_insee", "01015"), ("commune_nom", "Arboys en Bugey")])
        );
        everything(&checked(csv.as_bytes(), None, Some(&communes)))
    };
    assert!(of("01221").contains(&"row.chef_lieu_invalide"));
    assert!(!of("01340").contains(&"row.chef_lieu_invalide"));
    assert!(!of("01015").contains(&"row.chef_lieu_invalide"));
}

#[test]
fn files_of_other_forms_are_told_what_is_asked() {
    let csv = file(&[address(&[])]);
    let commas = csv.replace(';', ",");
    let told = everything(&checked(commas.as_bytes(), None, None));
    assert!(told.contains(&"file.delimiter.non_standard"), "{told:?}");
    let latin: Vec<u8> = csv
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let told = everything(&checked(&latin, None, None));
    assert!(told.contains(&"file.encoding.non_standard"), "{told:?}");
    let macintosh = csv.replace('\n', "\r");
    let told = everything(&checked(macintosh.as_bytes(), None, None));
    assert!(told.contains(&"file.linebreak.non_standard"), "{told:?}");
    let told = everything(&checked(format!("{HEADER}\n").as_bytes(), None, None));
    assert!(told.contains(&"rows.empty"), "{told:?}");
    // What only a stricter profile refuses is a warning elsewhere.
    let spaced = file(&[address(&[("suffixe", " bis ")])]);
    let level = |profile| {
        let report = checked(spaced.as_bytes(), Some(profile), None);
        let all = [report.faults, report.remarks].concat();
        all.iter()
            .find(|fault| fault.kind == "suffixe.espaces_debut_fin")
            .map(|fault| fault.level)
    };
    assert_eq!(level(Profile::V14), Some(Level::Error));
    assert_eq!(level(Profile::Relax13), Some(Level::Warning));
    assert_eq!(level(Profile::Strict13), Some(Level::Info));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What is mended is read back, breaks no rule that it did not break, and has nothing more to mend.
    #[test]
    fn mending_only_mends(
        field in prop::sample::select(HEADER.split(';').collect::<Vec<&str>>()),
        value in "[ 0-9a-zA-Zé_|,./-]{0,14}",
    ) {
        let csv = file(&[address(&[(field, value.as_str())])]);
        let before = checked(csv.as_bytes(), None, None);
        let mend = |csv: &[u8]| {
            let mut mended = Vec::new();
            let source = Source::open(csv).unwrap();
            let told = bal::corrected(source, options(None, None), |part| {
                mended.extend_from_slice(part);
                Ok(())
            });
            (told.unwrap().count, mended)
        };
        let (_, mended) = mend(csv.as_bytes());
        let after = checked(&mended, None, None);
        let known: BTreeSet<&str> = everything(&before).into_iter().collect();
        let of_cells = everything(&after).into_iter().filter(|kind| !kind.starts_with("row."));
        for kind in of_cells {
            prop_assert!(known.contains(kind), "{} of {:?}", kind, String::from_utf8_lossy(&mended));
        }
        prop_assert_eq!(mend(&mended).0, 0);
    }

    /// No bytes stop the check.
    #[test]
    fn any_file_is_answered(bytes in prop::collection::vec(any::<u8>(), 1..200)) {
        let mut csv = HEADER.as_bytes().to_vec();
        csv.push(b'\n');
        csv.extend(bytes);
        if let Ok(source) = Source::open(&csv[..])
            && let Ok(report) = bal::check(source, options(None, None))
        {
            prop_assert_eq!(report.valid, report.fault_count == 0);
        }
    }
}
