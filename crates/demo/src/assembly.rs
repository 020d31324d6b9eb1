//! An assembly drawn by lot: sixty invented volunteers on paper forms, twelve seats, drawn before the visitor comes.

use assemblies::{
    AskDraw, AssemblyId, CallReserve, CloseCall, CreateAssembly, EnterPaperForms, EnterSeed, OpenCall,
    RecordAnswer, Seat, SetCriteria, Settings, VolunteerForm, find_reserves,
};
use jiff::civil::{Time, time};
use kernel::Fault;

use crate::people::WORKING_GROUP;
use crate::scene::Scene;

/// When the call opens, from the day the visitor comes.
pub(crate) const CALL_DAY: i64 = -40;
/// When the panels are published.
pub(crate) const PUBLICATION_DAY: i64 = -19;
/// When the seed is read.
pub(crate) const DRAW_DAY: i64 = -12;
pub(crate) const HOUR: Time = time(18, 0, 0, 0);

const AGENT: &str = "Camille Exemple";
const SEATS: u32 = 12;
/// What the population is made of: rounded, for a demonstration.
const TABLE: &str = "Genre;Femme;5900\nGenre;Homme;5100\nÂge;16-34 ans;2700\nÂge;35-59 ans;4200\nÂge;60 ans et plus;4100\n\
                     Quartier;Centre et Saint-Goustan;3800\nQuartier;Gumenen;3600\nQuartier;Autres quartiers;3600\n";
const GENDERS: [&str; 2] = ["Femme", "Homme"];
const AGES: [&str; 3] = ["16-34 ans", "35-59 ans", "60 ans et plus"];
const PLACES: [&str; 3] = ["Centre et Saint-Goustan", "Gumenen", "Autres quartiers"];
const FIRST_NAMES: [&str; 10] = [
    "Ada", "Bleiz", "Coline", "Denez", "Elouan", "Fleur", "Gwenn", "Heol", "Iwan", "Jorda",
];
const NAMES: [&str; 6] = ["Croquis", "Esquisse", "Invention", "Légende", "Parabole", "Songe"];
const SEED: &str = "4 2 6 1 1 5 3 6 2 2";

/// Calls for volunteers, and enters the sixty forms that came.
pub(crate) async fn call(scene: &Scene<'_>) -> Result<AssemblyId, Fault> {
    let create = CreateAssembly {
        group: scene.group(WORKING_GROUP)?,
        settings: Settings {
            name: "Assemblée des déplacements du quotidien".to_owned(),
            description: "Douze habitants se réunissent trois samedis et disent au conseil comment se déplacer dans la commune \
                          sans voiture. Le conseil répond par écrit à chacune de leurs propositions. Dans cette démonstration, \
                          les volontaires sont inventés."
                .to_owned(),
            seats: SEATS,
            tolerance: 1,
            is_same_address_excluded: true,
            volunteers_until: scene.at(PUBLICATION_DAY, HOUR, 0),
            answer_days: 30,
        },
    };
    let assembly = scene.act(AGENT, &create).await?;
    let set = SetCriteria {
        assembly,
        table: TABLE.to_owned(),
    };
    scene.act(AGENT, &set).await?;
    scene.act(AGENT, &OpenCall { assembly }).await?;
    let names = NAMES
        .iter()
        .flat_map(|name| FIRST_NAMES.iter().map(move |first| (first, name)));
    let forms = names.enumerate().map(|(place, (first, name))| VolunteerForm {
        name: format!("{first} {name}"),
        email: String::new(),
        // The last two share a home.
        address: format!("{} rue Inventée, 56400 Auray", place.min(58) + 1),
        choices: [
            ("Genre", GENDERS[place % GENDERS.len()]),
            ("Âge", AGES[place / 2 % AGES.len()]),
            ("Quartier", PLACES[place / 6 % PLACES.len()]),
        ]
        .into_iter()
        .map(|(criterion, value)| (criterion.to_owned(), value.to_owned()))
        .collect(),
        consents: true,
    });
    let enter = EnterPaperForms {
        assembly,
        forms: forms.collect(),
    };
    scene.act(AGENT, &enter).await?;
    Ok(assembly)
}

/// Closes the call and has the panels computed.
pub(crate) async fn publish(scene: &Scene<'_>, assembly: AssemblyId) -> Result<u32, Fault> {
    let found = assemblies::find(&mut scene.sql(), scene.body, assembly).await?;
    // Its hour may have closed it already.
    if found.is_some_and(|found| found.state == assemblies::State::Volunteers) {
        scene.act(AGENT, &CloseCall { assembly }).await?;
    }
    let ask = AskDraw {
        assembly,
        draw_at: scene.at(DRAW_DAY, HOUR, 0),
        seed_source: "Dix lancers d’un dé à six faces devant le public, à la mairie".to_owned(),
        numbers: 10,
    };
    let round = scene.act(AGENT, &ask).await?;
    scene.settle().await?;
    Ok(round)
}

/// Reads the seed; one declines and is followed by somebody of the reserve, others accept.
pub(crate) async fn draw(scene: &Scene<'_>, assembly: AssemblyId, round: u32) -> Result<(), Fault> {
    let enter = EnterSeed {
        assembly,
        round,
        seed: SEED.to_owned(),
    };
    scene.act(AGENT, &enter).await?;
    let all = assemblies::volunteers(&mut scene.sql(), scene.body, assembly).await?;
    let drawn = all.iter().filter(|one| one.seat == Some(Seat::Asked));
    let mut followed = None;
    // The last ones have not answered when the visitor comes.
    for one in drawn.take(4) {
        let accepts = followed.is_some();
        let record = RecordAnswer {
            assembly,
            volunteer: one.id,
            accepts,
            agrees_to_be_named: false,
        };
        scene.act(AGENT, &record).await?;
        if !accepts {
            // Numbers are given at random: now and then, nobody left is alike enough to take that seat.
            let found = find_reserves(scene.house(), scene.body, assembly).await?;
            followed = Some(found).filter(|found| !found.is_empty());
        }
    }
    if let Some(found) = followed {
        scene.act(AGENT, &CallReserve { found }).await?;
    }
    Ok(())
}
