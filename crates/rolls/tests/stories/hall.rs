//! A town hall with a roll, and its people. Every elector is invented.
#![expect(clippy::unwrap_used, reason = "a story stops at what fails")]

use groups::{GroupId, GroupKind, Role};
use jiff::civil::{Date, date};
use kernel::{Actor, Fault, Feature, PersonId};
use rolls::{BringIn, ConfirmRoll, CutFile, Outcome, ProveRegistered, ReceiveRoll, Roll, RollId};
use testkit::TestTown;
use testkit::cast::{DOOR, group, mandate, person};

pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    rolls::FEATURE,
    DOOR,
];

/// The columns of the export of the national register that are read, among others.
pub(crate) const HEADER: &str = "code du l'ugle;libellé du type de liste;nom de naissance;nom d'usage;prénoms;sexe;date de naissance;\
                                 libellé commune de naissance;pays de naissance;code du bureau de vote;libellé du bureau de vote;\
                                 numéro d'ordre dans le bureau de vote\n";

/// Invented electors: accents, composed names, homonyms, somebody born abroad, somebody who votes for Europe alone.
pub(crate) const LINES: &str = "\
99999;liste principale;\"LE GOFF-CHÊNEVERT\";\"\";\"ÉLOÏSE MARIE\";F;03/11/1974;AURAY;FRANCE;0001;ÉCOLE DES LÉGENDES;1\n\
99999;liste principale;D'ORNÉAC;BRUMELOUP;JEAN-PIERRE ALAIN;M;14/07/1950;PARIS 12E ARRONDISSEMENT;FRANCE;0001;ÉCOLE DES LÉGENDES;2\n\
99999;liste principale;SONGEFROY;;PAUL ÉMILE;M;01/02/1980;VANNES;FRANCE;0002;MAIRIE INVENTÉE;1\n\
99999;liste principale;SONGEFROY;;PAUL HENRI;M;01/02/1980;VANNES;FRANCE;0002;MAIRIE INVENTÉE;2\n\
99999;LCM;ŁUKASZEWIĆ;;WIESŁAWA;F;25/12/1991;;POLOGNE;0002;MAIRIE INVENTÉE;3\n\
99999;liste complémentaire européenne;PARABOLE;;UGO;M;25/12/1991;;ITALIE;0002;MAIRIE INVENTÉE;4\n\
99999;liste principale;SANSDATE;;INÈS;F;;VANNES;FRANCE;0002;MAIRIE INVENTÉE;5\n";

pub(crate) struct Hall {
    /// An agent
    pub(crate) agent: PersonId,
    /// Another one
    pub(crate) colleague: PersonId,
    /// Those who proved it
    pub(crate) electors: GroupId,
}

impl Hall {
    pub(crate) async fn open(town: &TestTown) -> Self {
        let services = group(town, "Services de la Ville", GroupKind::Services).await;
        let agent = person(town, "Brigitte Agente", "brigitte").await;
        mandate(town, services, agent, Role::Member, false).await;
        let colleague = person(town, "Yves Agent", "yves").await;
        mandate(town, services, colleague, Role::Member, false).await;
        Self {
            agent,
            colleague,
            electors: group(town, "Électrices et électeurs", GroupKind::Electors).await,
        }
    }

    /// Sends a file, which the worker looks at.
    pub(crate) async fn send(&self, town: &TestTown, text: &[u8], dated_on: Date) -> Result<RollId, Fault> {
        let by = Actor::Person(self.agent);
        let receive = ReceiveRoll {
            file_name: "liste.csv".to_owned(),
            dated_on,
            ends_on: date(2027, 6, 30),
        };
        let roll = town.act(by, receive).await?;
        let mut cut = CutFile::of(&town.house, town.body, roll)?;
        for piece in text.chunks(70_000) {
            if let Some(part) = cut.push(piece)? {
                town.act(by, part).await?;
            }
        }
        let (last, end) = cut.end()?;
        if let Some(part) = last {
            town.act(by, part).await?;
        }
        town.act(by, end).await?;
        town.settle().await;
        Ok(roll)
    }

    /// Brings it in, and has a second agent confirm it.
    pub(crate) async fn serve(&self, town: &TestTown, roll: RollId) {
        town.act(Actor::Person(self.agent), BringIn { roll })
            .await
            .unwrap();
        town.settle().await;
        town.act(Actor::Person(self.colleague), ConfirmRoll { roll })
            .await
            .unwrap();
        town.settle().await;
    }

    /// The roll of every story, in service.
    pub(crate) async fn with_roll(&self, town: &TestTown) -> RollId {
        let text = format!("{HEADER}{LINES}");
        let roll = self.send(town, text.as_bytes(), date(2026, 11, 1)).await.unwrap();
        self.serve(town, roll).await;
        roll
    }

    /// Whether somebody is among the electors today.
    pub(crate) async fn has(&self, town: &TestTown, person: PersonId) -> bool {
        let members = groups::members_on(&mut town.sql(), town.body, self.electors, town.now())
            .await
            .unwrap();
        members
            .iter()
            .any(|member| member.person == person && member.has_vote)
    }
}

pub(crate) async fn read(town: &TestTown, roll: RollId) -> Roll {
    rolls::find(&mut town.sql(), town.body, roll)
        .await
        .unwrap()
        .unwrap()
}

/// What somebody types: name, given names, date of birth, place.
pub(crate) fn typed(name: &str, given_names: &str, born_on: &str, birthplace: &str) -> ProveRegistered {
    ProveRegistered {
        name: name.to_owned(),
        given_names: given_names.to_owned(),
        born_on: born_on.to_owned(),
        birthplace: birthplace.to_owned(),
        client: None,
    }
}

pub(crate) async fn prove(
    town: &TestTown,
    by: PersonId,
    (name, given_names, born_on, birthplace): (&str, &str, &str, &str),
) -> Result<Outcome, Fault> {
    let deed = typed(name, given_names, born_on, birthplace);
    town.act(Actor::Person(by), deed).await
}
