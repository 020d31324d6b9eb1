//! An electoral roll of invented electors: sent by an agent, confirmed by another, and one inhabitant who proved to be on it.
//! Everybody of the demonstration is on it too, so that a visitor may try.

use std::fmt::Write as _;

use groups::{CreateGroup, GroupKind};
use kernel::Fault;
use rolls::{BringIn, ConfirmRoll, CutFile, ProveRegistered, ReceiveRoll};

use crate::people::PEOPLE;
use crate::scene::Scene;

const AGENT: &str = "Camille Exemple";
const OTHER_AGENT: &str = "Théo Maquette";
const ELECTOR: &str = "Lucie Devinette";
/// The first words of the export of the national register.
const HEADER: &str = "libellé du type de liste;nom de naissance;nom d'usage;prénoms;sexe;date de naissance;\
                      libellé commune de naissance;pays de naissance;code du bureau de vote;libellé du bureau de vote\n";
const GIVEN_NAMES: [&str; 10] = [
    "ADA MARIE",
    "BLEIZ",
    "COLINE-ROSE",
    "DENEZ PAUL",
    "ÉLOUAN",
    "FLEUR",
    "GWENN ANNE",
    "HÉOL",
    "IWAN-YANN",
    "JORDA",
];
const NAMES: [&str; 6] = [
    "CROQUIS-INVENTÉ",
    "D'ESQUISSE",
    "INVENTION",
    "LÉGENDE",
    "LE PARABOLIQUE",
    "SONGE",
];
const BUREAUS: [&str; 3] = ["Mairie inventée", "École des légendes", "Salle du songe"];
/// Days before today when the roll was made, and days that it serves from then on.
const MADE_DAYS: i64 = -5;
const SERVES_DAYS: i64 = 300;

/// The date of birth of the invented person who stands so far in a list: all of them are different enough.
fn born(place: usize) -> (usize, usize, usize) {
    (1950 + place % 50, place % 12 + 1, place % 28 + 1)
}

fn text() -> String {
    let mut text = HEADER.to_owned();
    let invented = NAMES
        .iter()
        .flat_map(|name| GIVEN_NAMES.iter().map(move |given| (*name, *given)));
    let shown = PEOPLE.iter().filter_map(|one| {
        let (given, name) = one.name.split_once(' ')?;
        Some((name, given))
    });
    for (place, (name, given)) in shown.chain(invented).enumerate() {
        let (year, month, day) = born(place);
        let bureau = place % BUREAUS.len();
        let _ = writeln!(
            text,
            "liste principale;{};;{};;{day:02}/{month:02}/{year};AURAY;FRANCE;{:04};{}",
            name.to_uppercase(),
            given.to_uppercase(),
            bureau + 1,
            BUREAUS[bureau]
        );
    }
    text
}

/// Brings the roll in, and opens the group of those who prove to be on it.
pub(crate) async fn bring(scene: &Scene<'_>) -> Result<(), Fault> {
    let group = CreateGroup {
        name: "Personnes inscrites sur la liste électorale".to_owned(),
        kind: GroupKind::Electors,
        description:
            "Celles et ceux qui ont prouvé leur inscription. Un vote ou une élection peut leur être réservé."
                .to_owned(),
    };
    scene.act(AGENT, &group).await?;
    let receive = ReceiveRoll {
        file_name: "liste-electorale-inventee.csv".to_owned(),
        dated_on: scene.date(MADE_DAYS),
        ends_on: scene.date(MADE_DAYS + SERVES_DAYS),
    };
    let roll = scene.act(AGENT, &receive).await?;
    let mut cut = CutFile::of(scene.house(), scene.body, roll)?;
    if let Some(part) = cut.push(text().as_bytes())? {
        scene.act(AGENT, &part).await?;
    }
    let (last, end) = cut.end()?;
    if let Some(part) = last {
        scene.act(AGENT, &part).await?;
    }
    scene.act(AGENT, &end).await?;
    scene.settle().await?;
    scene.act(AGENT, &BringIn { roll }).await?;
    scene.settle().await?;
    scene.act(OTHER_AGENT, &ConfirmRoll { roll }).await?;
    scene.settle().await?;
    let Some(place) = PEOPLE.iter().position(|one| one.name == ELECTOR) else {
        return Ok(());
    };
    let (year, month, day) = born(place);
    let prove = ProveRegistered {
        name: "Devinette".to_owned(),
        given_names: "Lucie".to_owned(),
        born_on: format!("{year}-{month:02}-{day:02}"),
        birthplace: "Auray".to_owned(),
        client: None,
    };
    scene.act(ELECTOR, &prove).await?;
    Ok(())
}
