//! Changing what one wants to receive about things one follows.

use db::Uuid;
use kernel::{Action, Fault, Scope, Work};

use super::changed;
use crate::model::Choice;
use crate::rights;
use crate::store::{follows, readers};

/// Things chosen about at once: a page of them.
pub(crate) const CHOSEN_MAX: usize = 100;

/// Chooses, for each of these things that one follows, what one wants to receive.
#[derive(Clone, Debug)]
pub struct Choose {
    /// Which ones, and what
    pub choices: Vec<(Uuid, Choice)>,
}

impl Action for Choose {
    const NAME: &'static str = "follow.choose";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::FOLLOW, Scope::BODY).await?;
        let (person, body) = (work.person()?, work.body);
        for (object, choice) in self.choices.iter().take(CHOSEN_MAX) {
            follows::choose(&mut work.sql, body, person, *object, *choice).await?;
        }
        readers::forget_counted(&mut work.sql, body, person).await?;
        work.journal(changed("follow.changed", person)).await
    }
}
