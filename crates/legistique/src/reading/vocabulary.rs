//! The words of drafting: verbs, and the nouns that announce what is written.

#[derive(Debug, Clone, Copy)]
pub(super) enum Verb {
    Supprimer,
    Remplacer,
    Substituer,
    Rediger,
    Inserer,
    Completer,
}

pub(super) fn verb(word: &str) -> Option<Verb> {
    match word {
        "supprimer" | "supprime" | "supprimez" | "retirer" | "abroger" => Some(Verb::Supprimer),
        "remplacer" | "remplace" | "remplacez" => Some(Verb::Remplacer),
        "substituer" => Some(Verb::Substituer),
        "rediger" | "reecrire" => Some(Verb::Rediger),
        "inserer" | "ajouter" | "ajoute" | "ajoutez" => Some(Verb::Inserer),
        "completer" | "complete" | "completez" => Some(Verb::Completer),
        _ => None,
    }
}

pub(super) fn is_words_noun(word: &str) -> bool {
    matches!(
        word,
        "mot"
            | "mots"
            | "montant"
            | "montants"
            | "nombre"
            | "nombres"
            | "chiffre"
            | "chiffres"
            | "taux"
            | "date"
            | "dates"
            | "annee"
            | "annees"
            | "reference"
            | "references"
            | "expression"
            | "terme"
            | "termes"
            | "somme"
            | "pourcentage"
            | "signe"
            | "passage"
    )
}

pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "l" | "le"
            | "la"
            | "les"
            | "un"
            | "une"
            | "deux"
            | "trois"
            | "quatre"
            | "cinq"
            | "six"
            | "additionnel"
            | "additionnels"
            | "additionnelle"
            | "additionnelles"
            | "nouvel"
            | "nouveau"
            | "nouveaux"
            | "nouvelle"
            | "nouvelles"
            | "suivant"
            | "suivants"
            | "suivante"
            | "suivantes"
            | "ainsi"
            | "redige"
            | "rediges"
            | "redigee"
            | "redigees"
            | "comme"
            | "suit"
    )
}
