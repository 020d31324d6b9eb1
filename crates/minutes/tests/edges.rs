//! What people really write: one small story per oddity.

use std::time::{Duration, Instant};

use jiff::civil::date;
use minutes::{Minutes, Person, parse};

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

fn decided(minutes: &Minutes) -> Vec<&str> {
    minutes
        .decisions
        .iter()
        .map(|decision| decision.texte.as_str())
        .collect()
}

fn to_do(minutes: &Minutes) -> Vec<&str> {
    minutes
        .actions
        .iter()
        .map(|action| action.texte.as_str())
        .collect()
}

#[test]
fn the_same_person_cannot_be_present_and_excused() {
    let read = parse("Présents : Anne Le Bris, Paul Roux\nExcusés : paul ROUX");
    assert_eq!(codes(&read), [(2, "present-and-excused")]);
    assert_eq!(
        read.warnings[0].message,
        "paul ROUX figure parmi les présents et parmi les excusés"
    );
}

#[test]
fn more_votes_than_voters_are_noticed() {
    let read = parse(
        "Présents : Anne, Paul\nExcusés : Léa (pouvoir à Anne)\n\nDécisions :\n- Publier (pour : 3, contre : 1)\n- Relire (3 pour)",
    );
    assert_eq!(codes(&read), [(5, "vote-exceeds-voters")]);
    let unanimous =
        parse("Présents : Anne, Paul\n\nDécisions :\n- Publier à l'unanimité moins 2 abstentions");
    assert_eq!(codes(&unanimous), []);
}

#[test]
fn unanimity_counts_nobody() {
    let read = parse(
        "DÉCISIONS\n- Publier, à l’unanimité\n- Relire (à l'unanimité moins 2 abstentions)\n- Imprimer\n  Adopté à l'unanimité.\n- Voir",
    );
    let votes: Vec<_> = read
        .decisions
        .iter()
        .map(|decision| decision.vote.map(|vote| (vote.pour, vote.abstention)))
        .collect();
    assert_eq!(votes, [Some((None, 0)), Some((None, 2)), Some((None, 0)), None]);
    assert_eq!(decided(&read), ["Publier", "Relire", "Imprimer", "Voir"]);
}

#[test]
fn headings_have_synonyms_in_any_case() {
    let read = parse(
        "# Relevé de decisions\n- un\n\nA FAIRE\n- deux\n\n**Débats**\nTrois.\n\nProchain rendez-vous : à définir\nPIÈCES JOINTES :\nplan.pdf",
    );
    assert_eq!((decided(&read), to_do(&read)), (vec!["un"], vec!["deux"]));
    assert_eq!(read.echanges[0].texte, "Trois.");
    assert_eq!(read.prochaine_reunion, None);
    assert_eq!(read.documents[0].titre, "plan.pdf");
}

#[test]
fn decisions_and_actions_are_found_inside_the_discussion() {
    let read = parse(
        "## Échanges\n\n### Voirie\n\nOn hésite.\nDécision : reporter (pour : 3)\nOn en reparlera.\n→ Alix : appeler le service\n- ACTION: relire\nAction 7 : (compléter) les données\n",
    );
    assert_eq!(decided(&read), ["reporter"]);
    assert_eq!(to_do(&read), ["appeler le service", "relire"]);
    assert_eq!(read.actions[0].responsables, ["Alix"]);
    assert_eq!(
        read.echanges[0].texte,
        "On hésite.\nOn en reparlera.\nAction 7 : (compléter) les données"
    );
}

#[test]
fn a_vote_on_its_own_line_belongs_to_the_decision_before() {
    let read = parse("## Échanges\nDécision : reporter\nVote : 3 pour, 1 contre\nVoilà.\n5 pour, 2 contre");
    assert_eq!(read.decisions[0].vote.and_then(|vote| vote.pour), Some(3));
    assert_eq!(read.echanges[0].texte, "Voilà.\n5 pour, 2 contre");
    assert_eq!(
        parse("DÉCISIONS\nReporter.\n3 pour, 1 contre").decisions[0]
            .vote
            .map(|vote| vote.contre),
        Some(1)
    );
}

#[test]
fn sub_lists_stay_with_their_item() {
    let read = parse(
        "Décisions\n- Publier :\n  - le budget\n  - les actes\n- Relire\n\nActions\n1. Écrire\n\t- au maire\n2. Téléphoner au service\nde la voirie",
    );
    assert_eq!(decided(&read), ["Publier :\n- le budget\n- les actes", "Relire"]);
    assert_eq!(
        to_do(&read),
        ["Écrire\n- au maire", "Téléphoner au service de la voirie"]
    );
}

#[test]
fn carriage_returns_and_decomposed_accents_change_nothing() {
    let text = "Date : 10 novembre 2026\n\nPrésents : Anne\n\nDÉCISIONS\n- un\n";
    assert_eq!(parse(&text.replace('\n', "\r\n")), parse(text));
    assert_eq!(
        parse(&text.replace('é', "e\u{301}").replace('É', "E\u{301}")),
        parse(text)
    );
}

#[test]
fn empty_parts_are_empty() {
    let read = parse(
        "Présents :\nExcusés : néant\n\nDécisions :\nAucune\n\nActions :\n\nDocuments :\n-\nProchaine réunion :\n",
    );
    assert_eq!(read, Minutes::default());
    assert_eq!(parse(""), Minutes::default());
}

#[test]
fn services_and_everyone_may_own_an_action() {
    let read = parse(
        "Actions\n- Service voirie : reboucher (d’ici fin novembre)\n- tous : relire avant le 1er décembre\n- Mme N’Diaye, DSI : ouvrir l'accès – S48\n\nDate : x",
    );
    assert_eq!(read.actions[0].responsables, ["Service voirie"]);
    assert_eq!(read.actions[1].responsables, ["tous"]);
    assert_eq!(read.actions[2].responsables, ["Mme N’Diaye", "DSI"]);
    assert_eq!(
        read.actions[0].echeance, None,
        "without a year, nothing is invented"
    );
    let dated = minutes::parse_with_reference(
        "Actions\n- Service voirie : reboucher (d’ici fin novembre)\n- tous : relire avant le 1er décembre\n- ouvrir l'accès – S48",
        Some(date(2026, 11, 10)),
    );
    let due: Vec<_> = dated.actions.iter().map(|action| action.echeance).collect();
    assert_eq!(
        due,
        [
            Some(date(2026, 11, 30)),
            Some(date(2026, 12, 1)),
            Some(date(2026, 11, 27))
        ]
    );
    assert_eq!(
        codes(&dated),
        [(1, "date-from-reference"), (4, "approximate-deadline")]
    );
    assert_eq!(dated.date, Some(date(2026, 11, 10)));
}

#[test]
fn a_deadline_that_gives_no_day_stays_in_the_text() {
    let read = parse("Date : 10 novembre 2026\n\nActions\n- relire – échéance : dès que possible");
    assert_eq!(to_do(&read), ["relire – échéance : dès que possible"]);
    assert_eq!(codes(&read), [(4, "unread-deadline")]);
}

#[test]
fn smart_quotes_and_no_break_spaces_are_ordinary() {
    let read = parse(
        "Présents\u{a0}: Mme N’Diaye, adjointe\u{202f}; A.\u{a0}Martin\nObjectif\u{a0}: dire «\u{a0}oui\u{a0}»\n\nDécisions\u{a0}:\n– « Oui »",
    );
    assert_eq!(names(&read.presents), ["Mme N’Diaye", "A.\u{a0}Martin"]);
    assert_eq!(read.objectif.as_deref(), Some("dire «\u{a0}oui\u{a0}»"));
    assert_eq!(decided(&read), ["« Oui »"]);
}

#[test]
fn pasted_tables_become_people_decisions_and_actions() {
    let read = parse(
        "Participants\nNom\tPrénom\tFonction\tPrésence\nPetit\tSacha\télue\tExcusée\nMartin\tAlix\t\tPrésent\n\n\
         ## Décisions\n| Décision | Pour | Contre |\n|---|---|---|\n| Publier | 3 | 1 |\n\n\
         ## Actions\n| Action | Responsable | Échéance |\n|---|---|---|\n| relire | Alix, service voirie | 01/12/2026 |\n",
    );
    assert_eq!(
        (names(&read.presents), names(&read.excuses)),
        (vec!["Alix Martin"], vec!["Sacha Petit"])
    );
    assert_eq!(
        read.decisions[0].vote.map(|vote| (vote.pour, vote.contre)),
        Some((Some(3), 1))
    );
    assert_eq!(read.actions[0].responsables, ["Alix", "service voirie"]);
    assert_eq!(read.actions[0].echeance, Some(date(2026, 12, 1)));
    let kept = parse("## Échanges\n| a | b |\n|---|---|\n| Oui | Non |");
    assert_eq!(kept.echanges[0].texte, "| a | b |\n|---|---|\n| Oui | Non |");
}

#[test]
fn unknown_text_stays_where_it_was() {
    let read = parse(
        "Conseil citoyen\nIl pleut.\nQuorum : atteint\n\n## Bilan moral\nTout va bien.\n\n## Décisions\nLe groupe décide :\n- un\n\n## Prochaine réunion\non verra au printemps\n",
    );
    assert_eq!(read.groupe.as_deref(), Some("Conseil citoyen"));
    assert_eq!(read.contexte.as_deref(), Some("Il pleut.\nQuorum : atteint"));
    let kept: Vec<_> = read
        .echanges
        .iter()
        .map(|echange| {
            (
                echange.titre.as_deref().unwrap_or_default(),
                echange.texte.as_str(),
            )
        })
        .collect();
    assert_eq!(
        kept,
        [
            ("Bilan moral", "Tout va bien."),
            ("Décisions", "Le groupe décide :"),
            ("Prochaine réunion", "on verra au printemps"),
        ]
    );
    assert_eq!(decided(&read), ["un"]);
}

#[test]
fn numbers_given_twice_and_decisions_nobody_took_are_noticed() {
    let read = parse("Décisions\n- D2 : un\n- deux\n- D2 : trois\n\nActions\n- relire (D9)");
    let ids: Vec<&str> = read
        .decisions
        .iter()
        .map(|decision| decision.id.as_str())
        .collect();
    assert_eq!(ids, ["D2", "D1", "D2"]);
    assert_eq!(codes(&read), [(4, "duplicate-id"), (7, "unknown-decision")]);
}

#[test]
fn the_head_may_be_one_line_of_date_hours_and_place() {
    let read = parse(
        "COMPTE RENDU DE LA RÉUNION DU 10 NOVEMBRE 2026\n\nLe mardi 10 novembre 2026 de 18h30 à 20h, salle 2\nSecrétaire de séance : Anne Roux",
    );
    assert_eq!(read.date, Some(date(2026, 11, 10)));
    assert_eq!(read.redaction, ["Anne Roux"]);
    let wrong_day = parse("Date : lundi 10 novembre 2026 de 18h30 à 20h, salle 2");
    assert_eq!(codes(&wrong_day), [(1, "weekday-mismatch")]);
    assert_eq!(
        wrong_day.debut.map(|time| time.to_string()).as_deref(),
        Some("18:30:00")
    );
    assert_eq!(wrong_day.lieu.as_deref(), Some("salle 2"));
}

#[test]
fn points_of_the_agenda_come_back_as_titles() {
    let read = parse(
        "Ordre du jour :\n1. Rue de Brest\n2. Fête de quartier\n\n1. Rue de Brest\nContexte : du bruit.\n\
         Décision : une étude – 3 voix pour et 1 abstention\n\n2) FÊTE DE QUARTIER\nAbsent : le DJ.\n- Rue de Brest\n",
    );
    let kept: Vec<_> = read
        .echanges
        .iter()
        .map(|echange| {
            (
                echange.titre.as_deref().unwrap_or_default(),
                echange.texte.as_str(),
            )
        })
        .collect();
    assert_eq!(
        kept,
        [
            ("Ordre du jour", "1. Rue de Brest\n2. Fête de quartier"),
            ("1. Rue de Brest", "Contexte : du bruit."),
            ("2) FÊTE DE QUARTIER", "Absent : le DJ.\n- Rue de Brest"),
        ]
    );
    assert_eq!(decided(&read), ["une étude"]);
    assert_eq!(parse(&minutes::render_markdown(&read)), read);
}

#[test]
fn the_title_may_hold_the_date_the_hour_and_the_place() {
    let read = parse(
        "Comité de quartier\nCompte-rendu de la réunion du jeudi 5 novembre 2026 à 20h – Maison de quartier\n\n\
         Présents : Mme Le Bris\nExcusés : M. et Mme Kerbrat, Yves Roux (donne pouvoir à Mme Le Bris)\n\n\
         La prochaine réunion aura lieu le jeudi 3 décembre à 20h, même endroit\nLa séance est levée à 22h15.",
    );
    assert_eq!(
        (read.groupe.as_deref(), read.date),
        (Some("Comité de quartier"), Some(date(2026, 11, 5)))
    );
    assert_eq!(names(&read.excuses), ["M. Kerbrat", "Mme Kerbrat", "Yves Roux"]);
    assert_eq!(read.excuses[2].pouvoir_a.as_deref(), Some("Mme Le Bris"));
    let next = read.prochaine_reunion.as_ref().unwrap();
    assert_eq!(
        (next.start.to_string().as_str(), next.lieu.as_deref()),
        ("2026-12-03T20:00", Some("Maison de quartier"))
    );
    assert_eq!(read.echanges[0].texte, "La séance est levée à 22h15.");
    let wrong_day = parse("Compte rendu de la réunion du lundi 5 novembre 2026");
    assert_eq!(codes(&wrong_day), [(1, "weekday-mismatch")]);
}

#[test]
fn a_table_of_people_needs_no_heading() {
    let read = parse(
        "Date : 12/11/2026\n\n| Nom | Structure | Présent | Excusé |\n|---|---|---|---|\n| Anne | Ville | x | |\n| Paul | | | x |\n\n### Decisions\n1) Oui\n\n### Bilan\nBon.",
    );
    assert_eq!(
        (names(&read.presents), names(&read.excuses)),
        (vec!["Anne"], vec!["Paul"])
    );
    assert_eq!(
        (decided(&read), read.echanges[0].titre.as_deref()),
        (vec!["Oui"], Some("Bilan"))
    );
}

/// The slowest line shapes: four times the text must not take ten times as long.
#[test]
fn a_huge_paste_is_read_in_a_time_proportional_to_its_size() {
    let shapes = [
        "Présents : Anne, Paul et Léa ; Mme N’Diaye, adjointe\n",
        "- décision prise avant le 1er décembre – pour le 20 (Alix, avant le 2 décembre)\n",
        "Décision : oui\n",
        "→ Alix : relire avant le 1er décembre\n",
        "mardi 8 décembre à 18h30, ",
        "http://a [ ( ",
        "a, ",
        "((((",
        "Anne et Paul et ",
        "\\",
        "# ",
        "1. ",
        "| a ",
        " – pour : 1",
        ": ",
    ];
    for opening in [
        "",
        "Présents : ",
        "## Décisions\n",
        "## Actions\n",
        "## Prochaine réunion\n",
        "## Documents\n",
        "## Échanges\n",
    ] {
        for shape in shapes {
            let of_size = |bytes: usize| format!("{opening}{}", shape.repeat(bytes / shape.len()));
            // Another program may take the processor for a while: the best of five tries counts.
            let tries: Vec<_> = (0..5)
                .map_while(|_| {
                    let (small, large) = (timed(&of_size(20_000)), timed(&of_size(80_000)));
                    (large >= small * 10 + Duration::from_millis(50)).then_some((small, large))
                })
                .collect();
            assert!(
                tries.len() < 5,
                "« {opening}{shape} », 20 kB then 80 kB: {tries:?}"
            );
        }
    }
}

fn timed(text: &str) -> Duration {
    let start = Instant::now();
    let read = parse(text);
    assert!(read.warnings.len() <= text.len());
    start.elapsed()
}
