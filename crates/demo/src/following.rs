//! Who follows what: a member by a digest each week, the agent on the site.

use follow::model::{Choice, Rhythm};
use follow::{Follow, SetRhythm};
use kernel::{Fault, SubjectRef};

use crate::people::{PEOPLE, WORKING_GROUP};
use crate::scene::Scene;

const AGENT: &str = "Camille Exemple";
const MEMBER: &str = "Sacha Fictif";
/// Monday
const WEEKDAY: i64 = 1;

/// From three weeks before the visitor comes, so that the pages of news have something to tell and the mailbox a digest.
pub(crate) async fn begin(scene: &Scene<'_>) -> Result<(), Fault> {
    let group = Follow {
        object: SubjectRef::new("group", scene.group(WORKING_GROUP)?),
        choice: Choice::Digest,
    };
    scene.act(MEMBER, &group).await?;
    let each_week = SetRhythm {
        rhythm: Rhythm::Week,
        weekday: WEEKDAY,
        follows_taking_part: true,
    };
    scene.act(MEMBER, &each_week).await?;
    let whole_body = Follow {
        object: SubjectRef::new("collectivite", scene.body),
        choice: Choice::Site,
    };
    scene.act(AGENT, &whole_body).await?;
    let never = SetRhythm {
        rhythm: Rhythm::Never,
        weekday: WEEKDAY,
        follows_taking_part: true,
    };
    scene.act(AGENT, &never).await
}

/// Everybody looks at their news: those that wait for the visitor are of the last days.
pub(crate) async fn look(scene: &Scene<'_>) -> Result<(), Fault> {
    scene.settle().await?;
    for invented in PEOPLE {
        scene.look(invented.name).await?;
    }
    Ok(())
}
