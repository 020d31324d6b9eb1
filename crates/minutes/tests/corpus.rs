//! Whole minutes from the shared data: the canonical ones, a messy paste, and the ones the users sent.

use minutes::{Minutes, Person};
use serde_json::Value;

fn shared(name: &str) -> Option<String> {
    let path = format!("{}/../../../shared/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: shared/{name} absent");
    }
    text
}

fn without_warnings(minutes: &Minutes) -> Value {
    let Ok(Value::Object(mut object)) = serde_json::to_value(minutes) else {
        panic!("minutes are a JSON object")
    };
    object.remove("warnings");
    Value::Object(object)
}

fn names(people: &[Person]) -> Vec<&str> {
    people.iter().map(|person| person.nom.as_str()).collect()
}

fn codes(minutes: &Minutes) -> Vec<(usize, &str)> {
    minutes
        .warnings
        .iter()
        .map(|warning| (warning.line, warning.code.as_str()))
        .collect()
}

#[test]
fn the_canonical_minutes_give_the_expected_json() {
    let (Some(text), Some(expected)) = (
        shared("data/minutes/cr-propre.md"),
        shared("data/minutes/cr-propre.json"),
    ) else {
        return;
    };
    let read = minutes::parse(&text);
    assert_eq!(
        without_warnings(&read),
        serde_json::from_str::<Value>(&expected).unwrap()
    );
    assert_eq!(
        codes(&read),
        [(37, "vote-exceeds-voters")],
        "6 votes, 3 present and one proxy"
    );
    let again: Minutes = serde_json::from_value(serde_json::to_value(&read).unwrap()).unwrap();
    assert_eq!(again, read);
    assert_eq!(
        minutes::parse(&text.replace('\n', "\r\n")),
        read,
        "carriage returns"
    );
}

#[test]
fn the_canonical_minutes_are_written_back() {
    let Some(text) = shared("data/minutes/cr-propre.md") else {
        return;
    };
    let read = minutes::parse(&text);
    let written = minutes::render_markdown(&read);
    assert_eq!(
        without_warnings(&minutes::parse(&written)),
        without_warnings(&read)
    );
    assert_eq!(minutes::render_markdown(&minutes::parse(&written)), written);
    // A comment and two actions are all that the canonical form changes.
    let changed: Vec<&str> = written
        .lines()
        .filter(|line| !text.lines().any(|before| before == *line))
        .collect();
    let places: Vec<&str> = changed.iter().map(|line| &line[..line.len().min(11)]).collect();
    assert_eq!(places, ["statut: pro", "- [x] **A2*", "- [ ] **A3*"]);
}

#[test]
fn a_messy_paste_is_understood() {
    let Some(text) = shared("data/minutes/cr-brut.txt") else {
        return;
    };
    let read = minutes::parse(&text);
    let value = serde_json::to_value(&read).unwrap();
    let lines: Vec<String> = value
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    absents: []
    actions: [{"echeance":"2026-12-01","fait":false,"id":"A1","responsables":["Alix"],"texte":"préparer le fichier"},{"echeance":null,"fait":false,"id":"A2","responsables":["Service info"],"texte":"ouvrir le compte data.gouv.fr"}]
    contexte: "Suite de la réunion du 13/10."
    date: "2026-11-10"
    debut: null
    decisions: [{"id":"D1","texte":"Publier les délibérations au format SCDL.","vote":null},{"id":"D2","texte":"reporter la voirie","vote":null}]
    documents: [{"titre":"inventaire.ods","url":"https://example.org/inventaire.ods"}]
    echanges: [{"texte":"Le service présente 42 jeux de données.","titre":null}]
    excuses: [{"nom":"S. Petit","pouvoir_a":"A. Martin"}]
    fin: null
    groupe: "Open data"
    invites: []
    lieu: null
    objectif: "arrêter la liste"
    presents: [{"nom":"Mme Durand"},{"nom":"A. Martin"},{"nom":"M. Le Goff"}]
    prochaine_reunion: {"end":null,"lieu":"salle 2","start":"2026-12-08T18:30","tz":"Europe/Paris"}
    redaction: ["C. DURAND"]
    statut: null
    warnings: []
    "#);
}

#[test]
fn the_minutes_the_users_sent_are_understood() {
    let Some(text) = shared("need/002_9191b6be3bef6dca.txt") else {
        return;
    };
    let read = minutes::parse(&text);
    assert_eq!(read.groupe.as_deref(), Some("Innovation sociale numérique"));
    assert_eq!(
        read.date.map(|date| date.to_string()).as_deref(),
        Some("2019-04-16")
    );
    assert_eq!(read.redaction, ["Éric"]);
    assert_eq!(
        names(&read.presents),
        [
            "Eric Soudy",
            "Serge Fraillon",
            "Jean Verger",
            "Mickael Leblond",
            "Jacques Cougoulat",
            "Sylviane Cougoulat"
        ]
    );
    assert_eq!(
        names(&read.excuses),
        ["Solenn Bréhaut", "Pascal Goyet", "Florian Le Berre"]
    );
    assert!(
        read.objectif
            .as_deref()
            .unwrap()
            .starts_with("Ajustement de l'avis")
    );
    assert_eq!(read.decisions.len(), 1);
    assert!(
        read.decisions[0]
            .texte
            .starts_with("Mise à jour du document de réaction au STN")
    );
    let actions: Vec<&str> = read.actions.iter().map(|action| action.texte.as_str()).collect();
    assert_eq!(actions.len(), 2);
    assert!(actions[0].starts_with("réflexion sur l'usage interne d'une base de données"));
    assert_eq!(actions[1], "définir des indicateurs pour le suivi du STN.");
    let next = read.prochaine_reunion.as_ref().unwrap();
    assert_eq!(
        (next.start.to_string().as_str(), next.tz.as_str()),
        ("2019-06-11T12:30", "Europe/Paris")
    );
    assert_eq!(next.lieu.as_deref(), Some("CDPL (6 rue Alphonse RIO)"));
    assert_eq!(read.documents.len(), 1);
    assert_eq!(
        (read.documents[0].titre.as_str(), &read.documents[0].url),
        ("Google Drive partagé", &None)
    );
    let kinds: Vec<&str> = codes(&read).into_iter().map(|(_, code)| code).collect();
    assert_eq!(kinds, ["scanner-noise", "scanner-noise", "two-places"]);
    assert_eq!(read.echanges.len(), 1);
    let said = &read.echanges[0].texte;
    assert!(
        said.starts_with("Suite à la communication") && said.ends_with("organisation d'un point presse.")
    );
    for kept in [
        "- 1) Compléter l'intitulé de l'action 7",
        "Action 12 :(remplacer)",
        "thème transverse",
    ] {
        assert!(said.contains(kept), "{kept} has left the discussion");
    }
    assert_eq!(read.contexte, None);
    let again = minutes::parse(&minutes::render_markdown(&read));
    assert_eq!(without_warnings(&again), without_warnings(&read));
}
