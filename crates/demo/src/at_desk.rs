//! Who has no e-mail address: letters with a code sent to three inhabitants, one of whom typed theirs, and somebody whom an agent
//! received at the desk.

use debates::Written;
use desk::{BeginVisit, ContributeAtDesk, EndVisit, MakeLetters, PrepareCampaign, UseCode};
use kernel::{Actor, Fault};

use crate::scene::Scene;

const AGENT: &str = "Camille Exemple";
/// Name, address, district.
const LETTERS: &str = "Nom;Adresse;Quartier\n\
    Odile Croquis;Résidence du Loch | 4 rue Inventée | 56400 AURAY;Centre et Saint-Goustan\n\
    Iwan Parabole;Bât. C | 18 rue Inventée | 56400 AURAY;Gumenen\n\
    Fleur Esquisse;31 rue Inventée | 56400 AURAY;Gumenen";
const CAME: &str = "Jorda Légende";

/// On the day the visitor comes.
pub(crate) async fn tell(scene: &Scene<'_>) -> Result<(), Fault> {
    let prepare = PrepareCampaign {
        title: "Habitants sans adresse de courriel, premier envoi".to_owned(),
        days: "60".to_owned(),
        list: LETTERS.to_owned(),
    };
    let campaign = scene.act(AGENT, &prepare).await?;
    let make = MakeLetters {
        campaign,
        letter: None,
        edition: 0,
    };
    let made = scene.act(AGENT, &make).await?;
    let first = made.into_iter().next().ok_or(Fault::NotFound("letter"))?;
    let show = UseCode {
        code: first.code,
        client: None,
    };
    scene.act_as(Actor::Visitor, &show).await?;

    let begin = BeginVisit {
        name: CAME.to_owned(),
        person: None,
        consents: true,
    };
    let visit = scene.act(AGENT, &begin).await?;
    let open = debates::open_now(&mut scene.sql(), scene.body, scene.now(), 20).await?;
    if let Some(about) = open.first() {
        let contribute = ContributeAtDesk {
            visit,
            consultation: about.id,
            written: Written {
                title: "Un accueil sans ordinateur".to_owned(),
                text: "Je n’ai ni ordinateur ni adresse de courriel. Gardez une personne à l’accueil, au moins deux \
                       matinées par semaine, pour ceux qui ne peuvent pas faire autrement."
                    .to_owned(),
                theme: String::new(),
                place: String::new(),
            },
            shows_name: true,
        };
        scene.act(AGENT, &contribute).await?;
    }
    scene.act(AGENT, &EndVisit { visit }).await.map(drop)
}
