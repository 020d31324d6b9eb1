//! The register of processing as a page, a table and a document; and the assessment of risks begun from it.

use editions::odt;
use kernel::Scope;
use maud::{Markup, html};
use ui::components::definition_list;
use ui::download::attached;
use ui::spreadsheet::{Csv, cell};
use ui::{Answer, Page, Visit, t};

use super::officer::who;
use super::{HOME, REGISTER, require};
use crate::register::{self, Line};
use crate::{document, rights, store};

/// The columns of the table, as programs read them.
const COLUMNS: [&str; 11] = [
    "code",
    "traitement",
    "finalite",
    "base_legale",
    "personnes",
    "donnees",
    "destinataires",
    "conservation",
    "transferts",
    "responsable",
    "delegue",
];

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let lines = register::read(&visit.house, &mut visit.sql(), visit.body.id, words).await?;
    let contact = store::contact(&mut visit.sql(), visit.body.id).await?;
    let mut features: Vec<&str> = lines.iter().map(|line| line.feature).collect();
    features.dedup();
    let main = html! {
        p { (t!(words, "privacy-register-explained")) }
        h2 { (t!(words, "privacy-who-title")) }
        p { (t!(words, "privacy-controller", name = visit.body.name.as_str())) }
        (who(&visit, &contact))
        h2 { (t!(words, "privacy-register-files")) }
        ul.links {
            li { a href={ (REGISTER) ".odt" } { (t!(words, "privacy-register-odt")) } }
            li { a href={ (REGISTER) ".csv" } { (t!(words, "privacy-register-csv")) } }
        }
        @for feature in features {
            section aria-labelledby={ "registre-" (feature) } {
                h2 id={ "registre-" (feature) } { (words.say(&format!("feature-{feature}"))) }
                @for line in lines.iter().filter(|line| line.feature == feature) {
                    h3 { (line.title) }
                    (facts(&visit, line))
                }
            }
        }
    };
    visit.page(Page::new(t!(words, "privacy-register-title"), main).under(t!(words, "privacy-title"), HOME))
}

fn facts(visit: &Visit, line: &Line) -> Markup {
    let words = visit.words;
    definition_list(&[
        (t!(words, "privacy-purpose"), html! { (line.purpose) }),
        (t!(words, "privacy-basis"), html! { (line.basis) }),
        (t!(words, "privacy-people"), html! { (line.people) }),
        (t!(words, "privacy-data"), html! { (line.data) }),
        (t!(words, "privacy-recipients"), html! { (line.recipients) }),
        (t!(words, "privacy-transfers"), html! { (line.transfers) }),
        (
            t!(words, "privacy-kept"),
            html! { ul { @for kept in &line.kept { li { (kept) } } } },
        ),
    ])
}

pub(super) async fn csv(visit: Visit) -> Answer {
    let words = visit.official_words();
    let lines = register::read(&visit.house, &mut visit.sql(), visit.body.id, words).await?;
    let contact = store::contact(&mut visit.sql(), visit.body.id).await?;
    let reach: Vec<&str> = contact.reach.lines().collect();
    let officer = [contact.officer.clone(), reach.join(", ")]
        .join(" ")
        .trim()
        .to_owned();
    let mut csv = Csv::begin(&COLUMNS)?;
    for line in lines {
        csv.add([
            line.processing.code.to_owned(),
            line.title,
            line.purpose,
            line.basis,
            line.people,
            line.data,
            line.recipients,
            line.kept.join(" "),
            line.transfers,
            cell(&visit.body.name),
            cell(&officer),
        ])?;
    }
    Ok(attached(
        "registre-des-traitements.csv",
        Csv::MEDIA_TYPE,
        csv.finish()?,
    ))
}

pub(super) async fn odt(visit: Visit) -> Answer {
    let lines = register::read(
        &visit.house,
        &mut visit.sql(),
        visit.body.id,
        visit.official_words(),
    )
    .await?;
    let contact = store::contact(&mut visit.sql(), visit.body.id).await?;
    let has_own_measures = visit.may(&rights::SET_UP, Scope::BODY).await?;
    let bytes = document::register(&visit, &contact, &lines, has_own_measures);
    Ok(attached("registre-des-traitements.odt", odt::MEDIA_TYPE, bytes))
}

pub(super) async fn assessment(visit: Visit) -> Answer {
    require(&visit, &rights::SET_UP).await?;
    let lines = register::read(
        &visit.house,
        &mut visit.sql(),
        visit.body.id,
        visit.official_words(),
    )
    .await?;
    let contact = store::contact(&mut visit.sql(), visit.body.id).await?;
    let bytes = document::assessment(&visit, &contact, &lines);
    Ok(attached("analyse-d-impact.odt", odt::MEDIA_TYPE, bytes))
}
