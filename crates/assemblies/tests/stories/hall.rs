//! A town hall that draws an assembly, and its people.
#![expect(clippy::unwrap_used, reason = "a story stops at what fails")]

use std::collections::BTreeMap;

use assemblies::{
    AskDraw, Assembly, AssemblyId, CloseCall, CreateAssembly, Draw, EnterPaperForms, EnterSeed, OpenCall,
    Seat, SetCriteria, Settings, Volunteer, VolunteerForm,
};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Feature, PersonId};
use testkit::TestTown;
use testkit::cast::{DOOR, group, mandate, person};

pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    assemblies::FEATURE,
    DOOR,
];

/// Days the call lasts.
pub(crate) const CALL_DAYS: i64 = 10;
/// Days to answer.
pub(crate) const ANSWER_DAYS: u32 = 7;
/// As many women as men, and two homes in three in the town.
pub(crate) const TABLE: &str =
    "Genre;Femme;5100\nGenre;Homme;4900\nQuartier;Bourg;6600\nQuartier;Campagne;3400\n";

pub(crate) struct Hall {
    /// An agent
    pub(crate) agent: PersonId,
    /// Another one
    pub(crate) colleague: PersonId,
    /// A working group
    pub(crate) group: GroupId,
    /// Registered, and nothing more
    pub(crate) stranger: PersonId,
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
            group: group(town, "Assemblée sur la mobilité", GroupKind::Working).await,
            stranger: person(town, "Paul Passant", "passant").await,
        }
    }

    pub(crate) fn by(&self) -> Actor {
        Actor::Person(self.agent)
    }

    /// An assembly of so many seats that is being prepared.
    pub(crate) async fn prepare(&self, town: &TestTown, seats: u32, tolerance: u32) -> AssemblyId {
        let create = CreateAssembly {
            group: self.group,
            settings: Settings {
                name: "Assemblée citoyenne sur la mobilité".to_owned(),
                description: "Comment se déplacer sans voiture.".to_owned(),
                seats,
                tolerance,
                is_same_address_excluded: true,
                volunteers_until: town.now().plus_days(CALL_DAYS),
                answer_days: ANSWER_DAYS,
            },
        };
        let assembly = town.act(self.by(), create).await.unwrap();
        let set = SetCriteria {
            assembly,
            table: TABLE.to_owned(),
        };
        town.act(self.by(), set).await.unwrap();
        assembly
    }

    /// The same, calling for volunteers.
    pub(crate) async fn call(&self, town: &TestTown, seats: u32, tolerance: u32) -> AssemblyId {
        let assembly = self.prepare(town, seats, tolerance).await;
        town.act(self.by(), OpenCall { assembly }).await.unwrap();
        assembly
    }

    /// So many paper forms, of every sort in turn.
    pub(crate) async fn enter(&self, town: &TestTown, assembly: AssemblyId, count: usize) {
        let forms = (1..=count).map(form).collect();
        town.act(self.by(), EnterPaperForms { assembly, forms })
            .await
            .unwrap();
    }

    /// Closes the call and has panels computed, to be drawn in one day.
    pub(crate) async fn publish(&self, town: &TestTown, assembly: AssemblyId) -> u32 {
        town.act(self.by(), CloseCall { assembly }).await.unwrap();
        self.ask(town, assembly).await
    }

    /// Has panels computed, to be drawn in one day.
    pub(crate) async fn ask(&self, town: &TestTown, assembly: AssemblyId) -> u32 {
        let ask = AskDraw {
            assembly,
            draw_at: town.now().plus_days(1),
            seed_source: "Six lancers de dé, à la mairie".to_owned(),
            numbers: 6,
        };
        let round = town.act(self.by(), ask).await.unwrap();
        town.settle().await;
        round
    }

    /// The day comes, and the seed is read.
    pub(crate) async fn draw(&self, town: &TestTown, assembly: AssemblyId, round: u32, seed: &str) -> Draw {
        town.advance_days(1).await;
        let enter = EnterSeed {
            assembly,
            round,
            seed: seed.to_owned(),
        };
        town.act(self.by(), enter).await.unwrap();
        draw(town, assembly, round).await
    }
}

/// The form number so many: its author’s gender and neighbourhood change in turn.
pub(crate) fn form(number: usize) -> VolunteerForm {
    let gender = if number.is_multiple_of(2) {
        "Homme"
    } else {
        "Femme"
    };
    let place = if number.is_multiple_of(3) {
        "Campagne"
    } else {
        "Bourg"
    };
    VolunteerForm {
        name: format!("Volontaire {}", letters(number)),
        email: format!("v{number}@exemple.fr"),
        address: format!("{number} rue des Écoles, 56400 Auray"),
        choices: BTreeMap::from([
            ("Genre".to_owned(), gender.to_owned()),
            ("Quartier".to_owned(), place.to_owned()),
        ]),
        consents: true,
    }
}

/// A name that no page may hold, made of letters: digits stand everywhere.
pub(crate) fn letters(number: usize) -> String {
    let name: String = number
        .to_string()
        .bytes()
        .map(|digit| char::from(b'k' + (digit - b'0')))
        .collect();
    format!("Zz{name}zz")
}

pub(crate) async fn assembly(town: &TestTown, id: AssemblyId) -> Assembly {
    assemblies::find(&mut town.sql(), town.body, id)
        .await
        .unwrap()
        .unwrap()
}

pub(crate) async fn draw(town: &TestTown, id: AssemblyId, round: u32) -> Draw {
    let draws = assemblies::draws(&mut town.sql(), town.body, id).await.unwrap();
    draws.into_iter().find(|draw| draw.round == round).unwrap()
}

pub(crate) async fn volunteers(town: &TestTown, id: AssemblyId) -> Vec<Volunteer> {
    assemblies::volunteers(&mut town.sql(), town.body, id)
        .await
        .unwrap()
}

/// The secret of somebody's own page, as their letters hold it.
pub(crate) fn token_of(town: &TestTown, one: &Volunteer) -> String {
    assemblies::own_token(&town.house, town.body, one)
        .unwrap()
        .unwrap()
}

/// Those whose seat it is, by number, whether they answered or not.
pub(crate) fn seated(all: &[Volunteer]) -> Vec<&Volunteer> {
    all.iter().filter(|one| one.holds_a_seat()).collect()
}

/// Those who have not answered yet.
pub(crate) fn asked(all: &[Volunteer]) -> Vec<&Volunteer> {
    seated(all)
        .into_iter()
        .filter(|one| one.seat == Some(Seat::Asked))
        .collect()
}

/// How many of the seats are held by women, and by people of the countryside: what the quotas bear on.
pub(crate) fn made_of(forms: &[&Volunteer]) -> (usize, usize) {
    let having = |criterion: &str, value: &str| {
        let found = forms
            .iter()
            .filter(|one| one.choices.get(criterion).is_some_and(|chosen| chosen == value));
        found.count()
    };
    (having("Genre", "Femme"), having("Quartier", "Campagne"))
}
