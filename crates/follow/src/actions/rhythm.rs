//! How often one is written to, and whether taking part is following.

use kernel::{Action, Fault, Scope, Work};

use super::{changed, set_first_date};
use crate::model::{Rhythm, next_digest};
use crate::rights;
use crate::store::readers;

/// Chooses how one's digest leaves, and whether one follows what one takes part in.
#[derive(Clone, Debug)]
pub struct SetRhythm {
    /// How often
    pub rhythm: Rhythm,
    /// On what day when it is weekly: 1 for Monday to 7 for Sunday
    pub weekday: i64,
    /// True to follow, on the site, what one takes part in
    pub follows_taking_part: bool,
}

impl Action for SetRhythm {
    const NAME: &'static str = "follow.set-rhythm";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::FOLLOW, Scope::BODY).await?;
        let (person, body) = (work.person()?, work.body);
        if !(1..=7).contains(&self.weekday) {
            return Err(Fault::field("jour", "follow-weekday-wrong"));
        }
        if readers::find(&mut work.sql, body, person).await?.is_none() {
            return Err(Fault::NotFound("reader"));
        }
        let zone = work.collectivite()?.zone();
        let next = next_digest(work.now, &zone, self.rhythm, self.weekday);
        let chosen = (self.rhythm, self.weekday);
        readers::set_rhythm(&mut work.sql, body, person, chosen, next).await?;
        readers::set_taking_part(&mut work.sql, body, person, self.follows_taking_part).await?;
        set_first_date(work).await?;
        work.journal(changed("follow.rhythm-set", person)).await
    }
}
