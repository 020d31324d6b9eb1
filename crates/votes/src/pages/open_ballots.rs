//! What anybody takes away from a closed choice: the certificate with which one counts again, and the ballots, without names,
//! in the order of the certificate, which says nothing of who gave them.

use axum::extract::Path;
use counting::exact::written;
use counting::{Answer as Answered, Certificate, Election, Mark};
use kernel::Fault;
use maud::{Markup, html};
use ui::download::attached;
use ui::spreadsheet::{Csv, cell};
use ui::{Answer, Visit, Words, t};

use super::gathered::Gathered;
use crate::model::ScrutinId;
use crate::store;

/// The certificate of a closed choice; there is none before, nor of a vote that counted nothing.
async fn certificate_of(visit: &Visit, id: ScrutinId) -> Result<String, Fault> {
    let choice = store::choice(&mut visit.sql(), visit.body.id, id).await?;
    choice
        .and_then(|choice| choice.certificate)
        .ok_or(Fault::NotFound("certificate"))
}

async fn ballots_of(visit: &Visit, id: ScrutinId) -> Result<Election, Fault> {
    let unreadable = |refusal: counting::Refusal| Fault::Internal(format!("scrutin {id}: {refusal}"));
    let certificate = Certificate::read(&certificate_of(visit, id).await?).map_err(unreadable)?;
    certificate.ballots.election().map_err(unreadable)
}

pub(super) async fn certificate(visit: Visit, Path(id): Path<ScrutinId>) -> Answer {
    let certificate = certificate_of(&visit, id).await?;
    let name = file_name(&visit, "votes-file-certificate", id, "json");
    Ok(attached(&name, "application/json", certificate.into_bytes()))
}

pub(super) async fn as_json(visit: Visit, Path(id): Path<ScrutinId>) -> Answer {
    let election = ballots_of(&visit, id).await?;
    let file = counting::formats::open::write(&election);
    let name = file_name(&visit, "votes-file-ballots", id, "json");
    Ok(attached(&name, "application/json", file.into_bytes()))
}

pub(super) async fn as_csv(visit: Visit, Path(id): Path<ScrutinId>) -> Answer {
    let election = ballots_of(&visit, id).await?;
    let name = file_name(&visit, "votes-file-ballots", id, "csv");
    let file = csv(&election, visit.official_words())?;
    Ok(attached(&name, Csv::MEDIA_TYPE, file))
}

fn file_name(visit: &Visit, key: &str, id: ScrutinId, extension: &str) -> String {
    format!("{}-{id}.{extension}", visit.official_words().say(key))
}

/// One line a ballot, one column an answer: 1 where it is chosen, its rank, its points or its grade; empty where the ballot
/// says nothing of it, and where there is one proposal what is answered to it. The last column marks blank ballots.
fn csv(election: &Election, words: Words) -> Result<Vec<u8>, Fault> {
    let titles: Vec<String> = election
        .candidates
        .iter()
        .map(|candidate| cell(&candidate.name))
        .chain([t!(words, "votes-ballot-blank")])
        .collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut file = Csv::begin(&titles)?;
    for ballot in &election.ballots {
        let mut cells = vec![String::new(); titles.len()];
        for (place, said) in said_by(election, &ballot.mark, words) {
            if let Some(kept) = cells.get_mut(place) {
                *kept = cell(&said);
            }
        }
        file.add(cells)?;
    }
    file.finish()
}

/// What a ballot says, column by column.
fn said_by(election: &Election, mark: &Mark, words: Words) -> Vec<(usize, String)> {
    match mark {
        Mark::Approvals(approved) => approved.iter().map(|place| (*place, "1".to_owned())).collect(),
        Mark::Ranking(groups) => (1..)
            .zip(groups)
            .flat_map(|(rank, group): (usize, _)| {
                group
                    .iter()
                    .map(|place| (*place, rank.to_string()))
                    .collect::<Vec<_>>()
            })
            .collect(),
        Mark::Points(points) => points
            .iter()
            .map(|(place, points)| (*place, written(points)))
            .collect(),
        Mark::Grades(grades) => grades
            .iter()
            .map(|(place, grade)| (*place, election.grades.get(*grade).cloned().unwrap_or_default()))
            .collect(),
        Mark::Answer(Answered::For) => vec![(0, t!(words, "votes-consent-consentir"))],
        Mark::Answer(Answered::Object | Answered::Against) => vec![(0, t!(words, "votes-consent-objection"))],
        Mark::Answer(Answered::Abstain) => vec![(0, t!(words, "votes-consent-ecart"))],
        Mark::Answer(Answered::Blank | Answered::Null) => vec![(election.candidates.len(), "1".to_owned())],
    }
}

/// What one can take away, and the line to type. The certificate alone where it was not read.
pub(super) fn links(visit: &Visit, gathered: &Gathered, certificate: Option<&Certificate>) -> Markup {
    let words = visit.words;
    let path = gathered.scrutin.path();
    let id = gathered.scrutin.id;
    let name = file_name(visit, "votes-file-certificate", id, "json");
    html! {
        h2 { (t!(words, "votes-recount")) }
        p { (t!(words, "votes-recount-why")) }
        ul {
            li { a href={ (path) "/certificat.json" } { (t!(words, "votes-take-certificate")) } }
            @if certificate.is_some() {
                li { a href={ (path) "/bulletins.json" } { (t!(words, "votes-take-ballots-json")) } }
                li { a href={ (path) "/bulletins.csv" } { (t!(words, "votes-take-ballots-csv")) } }
            }
        }
        pre tabindex="0" { code { "parvis count recount " (name) } }
        @if let Some(certificate) = certificate {
            p.hint { (t!(words, "votes-digests")) }
            p { code.digest { (certificate.digest) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counted::election;
    use crate::marks::Mark as Kept;
    use crate::ways::tests::way;
    use crate::ways::{Alternative, WayRule};

    #[test]
    fn a_line_a_ballot_and_titles_that_are_no_formulas() {
        let offered = ["=1+1", "Halles, « Nord »", "Jardin"].map(|title| Alternative {
            title: title.to_owned(),
            description: String::new(),
        });
        let ballots = [
            Kept::Ranking(vec![vec![3], vec![1, 2]]),
            Kept::Blank,
            Kept::Ranking(vec![vec![2]]),
        ];
        let election = election("Titre", &way(WayRule::Schulze), &offered, &ballots);
        let words = Words::build(&[("fr", include_str!("../../locales/fr.ftl"))]);
        let file = String::from_utf8(csv(&election, words).unwrap()).unwrap();
        assert_eq!(
            file,
            "'=1+1,\"Halles, « Nord »\",Jardin,Bulletin blanc\r\n2,2,1,\r\n,,,1\r\n,1,,\r\n"
        );
    }
}
