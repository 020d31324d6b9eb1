//! Procurations: an elector lets another vote in their stead, for one vote (CGCT art. L. 2121-20).

use kernel::{Action, Event, Fault, PersonId, Scope, Sentence, Work};

use super::{open_scrutin, require_elector, same_deed_meanwhile};
use crate::model::{Scrutin, ScrutinId};
use crate::store::ProcurationLine;
use crate::{rights, store};

/// Lets `holder` vote for the person who acts.
#[derive(Clone, Debug)]
pub struct GiveProcuration {
    /// For which vote
    pub scrutin: ScrutinId,
    /// Who will vote: another elector
    pub holder: PersonId,
}

impl Action for GiveProcuration {
    const NAME: &'static str = "votes.give-procuration";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PROCURATION, Scope::BODY).await?;
        let giver = work.person()?;
        let scrutin = open_scrutin(work, self.scrutin).await?;
        require_elector(work, &scrutin, giver).await?;
        self.refuse_what_cannot_be(work, &scrutin, giver).await?;
        let line = ProcurationLine {
            giver_id: giver,
            holder_id: self.holder,
        };
        store::give_procuration(&mut work.sql, work.body, self.scrutin, line, work.now)
            .await
            .map_err(same_deed_meanwhile)?;
        work.journal(Event::internal("votes.procuration-given", scrutin.subject()))
            .await
    }
}

impl GiveProcuration {
    async fn refuse_what_cannot_be(
        &self,
        work: &mut Work,
        scrutin: &Scrutin,
        giver: PersonId,
    ) -> Result<(), Fault> {
        let (id, body) = (self.scrutin, work.body);
        let rules = &scrutin.rules;
        if rules.procurations_max == 0 {
            return Err(Fault::unlawful(
                Sentence::new("votes-refused-no-procurations-here"),
                &rules.procurations_article,
            ));
        }
        // Whether somebody may hold it would tell whoever asks that they proved to be an elector.
        let group = groups::find(&mut work.sql, body, scrutin.group).await?;
        if group.is_some_and(|group| group.kind.is_proven()) {
            return Err(Fault::refused("votes-refused-no-procurations-here"));
        }
        if self.holder == giver {
            return Err(Fault::field("holder", "votes-holder-is-oneself"));
        }
        if !store::is_elector(&mut work.sql, body, id, self.holder).await? {
            return Err(Fault::field("holder", "votes-holder-is-no-elector"));
        }
        if store::find_ballot(&mut work.sql, body, id, giver)
            .await?
            .is_some()
        {
            return Err(Fault::refused("votes-refused-has-voted"));
        }
        if store::procuration_of(&mut work.sql, body, id, giver)
            .await?
            .is_some()
        {
            return Err(Fault::refused("votes-refused-already-given"));
        }
        if !store::procurations_held(&mut work.sql, body, id, giver)
            .await?
            .is_empty()
        {
            return Err(Fault::refused("votes-refused-holds-some"));
        }
        if store::procuration_of(&mut work.sql, body, id, self.holder)
            .await?
            .is_some()
        {
            return Err(Fault::field("holder", "votes-holder-is-represented"));
        }
        let held = store::procurations_held(&mut work.sql, body, id, self.holder).await?;
        if held.len() >= usize::try_from(rules.procurations_max).unwrap_or(usize::MAX) {
            return Err(Fault::unlawful(
                Sentence::new("votes-refused-holder-full").with("max", i64::from(rules.procurations_max)),
                &rules.procurations_article,
            ));
        }
        Ok(())
    }
}

/// Takes one's procuration back, as long as its holder has not voted with it.
#[derive(Clone, Debug)]
pub struct RevokeProcuration {
    /// For which vote
    pub scrutin: ScrutinId,
}

impl Action for RevokeProcuration {
    const NAME: &'static str = "votes.revoke-procuration";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PROCURATION, Scope::BODY).await?;
        let giver = work.person()?;
        let scrutin = open_scrutin(work, self.scrutin).await?;
        require_elector(work, &scrutin, giver).await?;
        if store::find_ballot(&mut work.sql, work.body, self.scrutin, giver)
            .await?
            .is_some()
        {
            return Err(Fault::refused("votes-refused-procuration-used"));
        }
        if !store::revoke_procuration(&mut work.sql, work.body, self.scrutin, giver).await? {
            return Err(Fault::refused("votes-refused-nothing-given"));
        }
        work.journal(Event::internal("votes.procuration-revoked", scrutin.subject()))
            .await
    }
}
