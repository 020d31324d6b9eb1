//! The reading of an amendment as JSON, in the vocabulary of the corpora: `op`, `cible`, `mots`, `texte`, `unite`, `position`.

use serde_json::{Map, Value, json};

use super::model::{Act, Directive, Dispositif, Edge, Place, Unit, Which};
use crate::edit::{Side, Span};
use crate::nouns::noun;
use crate::path::DivisionRef;
use crate::reading::declared_division;
use crate::style::Style;

/// `{style, edits: [{op, cible, mots, texte, unite, position, span}], connectives: [{span, texte}], unparsed: [{span, reason, message}]}`.
/// Spans are `[start, end)` in Unicode characters of the sentence, not bytes.
///
/// One edit for each operation said, as in the corpora: « Supprimer les alinéas 3, 5 et 7 » is one, whose `cible` is alinéa 3 and
/// whose `autres` are the two others. Words said without an alinéa are those of the only one: `cible` names it, and `sous_entendu`
/// says that the sentence does not. Of « première et deuxième phrases » `cible` names the last and `phrases` both.
///
/// ```
/// let reading = legistique::parse_in("Supprimer l’alinéa 3.", None);
/// let json = legistique::dispositif_json(&reading, "Supprimer l’alinéa 3.");
/// assert_eq!(json["edits"][0]["op"], "suppr");
/// assert_eq!(json["edits"][0]["cible"]["alinea"], 3);
/// assert_eq!(json["edits"][0]["span"], serde_json::json!([0, 21]));
/// ```
pub fn dispositif_json(dispositif: &Dispositif, sentence: &str) -> Value {
    let characters = Characters::of(sentence);
    let connectives: Vec<Value> = dispositif
        .connectives
        .iter()
        .map(|span| json!({ "span": characters.span(*span), "texte": &sentence[span.start..span.end] }))
        .collect();
    let edits: Vec<Value> = dispositif
        .directives
        .chunk_by(is_one_list)
        .map(|list| edit(&list[0], &list[1..], dispositif.style, &characters))
        .collect();
    let unparsed: Vec<Value> = dispositif
        .not_understood
        .iter()
        .map(|problem| json!({ "span": characters.span(problem.span), "reason": problem.reason.code(), "message": problem.reason.message() }))
        .collect();
    json!({ "style": dispositif.style.name(), "edits": edits, "connectives": connectives, "unparsed": unparsed })
}

/// Like [`dispositif_json`], for an amendment tabled to one division (« Article 7 »): each edit that says no other bears on it, in
/// `division`, and on its number, in `numero`. `cible.article` stays the mark of a whole article that it is in the corpora.
///
/// ```
/// let sentence = "Supprimer cet article.";
/// let json = legistique::dispositif_json_in(&legistique::parse_in(sentence, None), sentence, Some("Article 7 bis"));
/// assert_eq!((&json["edits"][0]["division"], &json["edits"][0]["numero"]), (&"article 7 bis".into(), &"7 bis".into()));
/// ```
pub fn dispositif_json_in(dispositif: &Dispositif, sentence: &str, division: Option<&str>) -> Value {
    let mut said = dispositif_json(dispositif, sentence);
    let Some(division) = division else {
        return said;
    };
    said["division"] = division.into();
    let declared = match declared_division(division) {
        Some(DivisionRef::Numbered { noun: key, number }) => {
            noun(key).map(|noun| (format!("{} {number}", noun.shown), number))
        }
        _ => None,
    };
    for edit in said["edits"].as_array_mut().into_iter().flatten() {
        if !edit["division"].is_null() {
            continue;
        }
        match &declared {
            Some((name, number)) => {
                edit["division"] = name.as_str().into();
                edit["numero"] = number.as_str().into();
            }
            None => edit["division"] = division.trim().into(),
        }
    }
    said
}

/// From bytes to characters.
struct Characters {
    starts: Option<Vec<usize>>,
}

impl Characters {
    fn of(sentence: &str) -> Self {
        let starts = (!sentence.is_ascii()).then(|| sentence.char_indices().map(|(byte, _)| byte).collect());
        Self { starts }
    }

    fn at(&self, byte: usize) -> usize {
        self.starts
            .as_ref()
            .map_or(byte, |starts| starts.partition_point(|start| *start < byte))
    }

    fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// Whether the second only goes on with the alinéas the first bears on: « les alinéas 3, 5 et 7 ».
fn is_one_list(first: &Directive, second: &Directive) -> bool {
    let same_alineas = Directive {
        place: Place {
            alineas: first.place.alineas.clone(),
            ..second.place.clone()
        },
        ..second.clone()
    };
    first.span == second.span && first.place.alineas != second.place.alineas && same_alineas == *first
}

fn edit(directive: &Directive, others: &[Directive], style: Style, characters: &Characters) -> Value {
    let mut edit = Map::new();
    edit.insert("op".to_owned(), directive.act.code().into());
    edit.insert("cible".to_owned(), target(directive, style));
    if !others.is_empty() {
        let others: Vec<Value> = others.iter().map(|other| place(&other.place).into()).collect();
        edit.insert("autres".to_owned(), others.into());
    }
    if let Some(words) = &directive.words {
        edit.insert("mots".to_owned(), words.as_str().into());
    }
    edit.insert("texte".to_owned(), directive.text.as_str().into());
    if let Some(unit) = directive.unit {
        edit.insert("unite".to_owned(), unit.name().into());
    }
    if let Some(side) = directive.side {
        edit.insert(
            "position".to_owned(),
            if side == Side::Apres { "après" } else { "avant" }.into(),
        );
    }
    match directive.occurrence {
        Some(Which::All(count)) => {
            edit.insert(
                "occurrences".to_owned(),
                count.map_or_else(|| "toutes".into(), Value::from),
            );
        }
        Some(Which::Nth(rank)) => {
            edit.insert("occurrence".to_owned(), rank.into());
        }
        None => {}
    }
    if let Some(after) = &directive.after {
        edit.insert("apres_mots".to_owned(), after.as_str().into());
    }
    if !directive.place.units.is_empty() {
        edit.insert("unites".to_owned(), json!(directive.place.units));
    }
    if directive.place.phrases.len() > 1 {
        edit.insert("phrases".to_owned(), json!(directive.place.phrases));
    }
    for (name, said) in [
        ("tableau", table(&directive.place)),
        ("rappel", recalled(&directive.place)),
        ("sous_entendu", unsaid(directive)),
    ] {
        if let Some(said) = said {
            edit.insert(name.to_owned(), said);
        }
    }
    if let Some(division) = &directive.place.division {
        edit.insert("division".to_owned(), division.as_str().into());
    }
    if let Some(destination) = &directive.destination {
        edit.insert("destination".to_owned(), place(destination).into());
    }
    edit.insert("span".to_owned(), json!(characters.span(directive.span)));
    edit.into()
}

fn target(directive: &Directive, style: Style) -> Value {
    let mut target = place(&directive.place);
    if let Some(alinea) = unsaid(directive).filter(|_| !target.contains_key("article")) {
        target.insert("alinea".to_owned(), alinea["alinea"].clone());
    }
    // « substituer à la seconde occurrence du mot »: elsewhere the corpora have the rank beside the target.
    let is_substitution =
        directive.act == Act::RemplacerMots && !directive.text.is_empty() && style != Style::Senat;
    if let Some(Which::Nth(rank)) = directive.occurrence.filter(|_| is_substitution) {
        let said = match rank {
            1 => "première".to_owned(),
            2 => "seconde".to_owned(),
            -1 => "dernière".to_owned(),
            other => format!("{other}e"),
        };
        target.insert("occurrence".to_owned(), said.into());
    }
    target.into()
}

fn place(place: &Place) -> Map<String, Value> {
    let mut target = Map::new();
    if place.is_this_division || place.division.is_some() {
        target.insert("article".to_owned(), 1.into());
    }
    if place.is_heading {
        target.insert("intitule".to_owned(), true.into());
    }
    if let Some(preamble) = &place.preamble {
        let ranks = match preamble.ranks[..] {
            [] => Value::from("tous"),
            [rank] => rank.into(),
            _ => json!(preamble.ranks),
        };
        target.insert(preamble.kind.name().to_owned(), ranks);
    }
    if place.is_recalled {
        return with_sentence(place, target);
    }
    if let Some(group) = place.alineas.first() {
        target.insert("alinea".to_owned(), group.first.into());
        if let Some(last) = group.last {
            target.insert("alinea_fin".to_owned(), last.into());
            if group.is_range {
                target.insert("plage".to_owned(), true.into());
            }
        }
    }
    with_sentence(place, target)
}

/// The alinéas « le même alinéa » stands for, apart from what the sentence says itself.
fn recalled(place: &Place) -> Option<Value> {
    let group = place.alineas.first().filter(|_| place.is_recalled)?;
    let mut said = json!({ "alinea": group.first });
    if let Some(last) = group.last {
        said["alinea_fin"] = last.into();
    }
    Some(said)
}

/// Words of an article whose alinéa is not said are those of its only one.
fn unsaid(directive: &Directive) -> Option<Value> {
    let place = &directive.place;
    if place.is_only_alinea && !place.is_recalled {
        return Some(json!({ "alinea": 1 }));
    }
    let is_within = match directive.act {
        Act::RemplacerMots | Act::InsererMots | Act::RedigerFin | Act::InsererDebut => true,
        Act::Completer => matches!(directive.unit, Some(Unit::Mots | Unit::Phrase)),
        _ => !place.phrases.is_empty(),
    };
    let is_unsaid = place.alineas.is_empty()
        && place.units.is_empty()
        && place.proposed_for.is_none()
        && place.preamble.is_none()
        && !place.is_heading;
    (is_within && is_unsaid).then(|| json!({ "alinea": 1 }))
}

fn with_sentence(place: &Place, mut target: Map<String, Value>) -> Map<String, Value> {
    if let Some(phrase) = place.phrases.last().filter(|_| !place.is_phrase_recalled) {
        target.insert("phrase".to_owned(), (*phrase).into());
    }
    match place.edge {
        Some(Edge::Debut) => {
            target.insert("ou".to_owned(), "début".into());
        }
        Some(Edge::Fin) => {
            target.insert("ou".to_owned(), "fin".into());
        }
        None => {}
    }
    target
}

/// The rows and columns of a table.
fn table(place: &Place) -> Option<Value> {
    let table = place.table.as_ref()?;
    let mut said = Map::new();
    if let Some(rank) = table.rank {
        said.insert("rang".to_owned(), rank.into());
    }
    for (name, ranks, label) in [
        ("lignes", &table.rows, &table.row_named),
        ("colonnes", &table.columns, &table.column_named),
    ] {
        if let Some(label) = label {
            said.insert(name.to_owned(), label.as_str().into());
        } else if !ranks.is_empty() {
            said.insert(name.to_owned(), json!(ranks));
        }
    }
    Some(said.into())
}
