//! Recusal: who is interested in the matter takes no part in its vote (CGCT, art. L. 2131-11). An elector says so before they
//! vote: they leave the electoral list, and count neither among those who may vote nor for the quorum.

use kernel::{Action, Event, Fault, PersonId, Scope, Work};
use serde_json::json;
use ui::t;

use super::{open_scrutin, require_elector, same_deed_meanwhile};
use crate::model::{Scrutin, ScrutinId};
use crate::{rights, store};

/// Takes whoever acts off the electoral list of a vote. The journal says that somebody is, and how many are left; the page of
/// the vote names them, as its minutes do.
#[derive(Clone, Debug)]
pub struct RecuseOneself {
    /// Which vote
    pub scrutin: ScrutinId,
}

impl Action for RecuseOneself {
    const NAME: &'static str = "votes.recuse-oneself";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::CAST, Scope::BODY).await?;
        let person = work.person()?;
        let scrutin = open_scrutin(work, self.scrutin).await?;
        require_elector(work, &scrutin, person).await?;
        let (body, id) = (work.body, scrutin.id);
        let held = store::procurations_held(&mut work.sql, body, id, person).await?;
        let voting_for = held
            .iter()
            .map(|procuration| procuration.giver_id)
            .chain([person]);
        for elector in voting_for {
            if store::find_ballot(&mut work.sql, body, id, elector)
                .await?
                .is_some()
            {
                return Err(Fault::refused("votes-refused-recusal-voted"));
            }
        }
        if scrutin.inscrits <= 1 {
            return Err(Fault::refused("votes-refused-recusal-last"));
        }
        // Those who were to be represented vote themselves, or give another procuration.
        for procuration in &held {
            let giver = procuration.giver_id;
            if store::revoke_procuration(&mut work.sql, body, id, giver).await? {
                work.journal(Event::internal("votes.procuration-revoked", scrutin.subject()))
                    .await?;
                tell_giver(work, &scrutin, (giver, person)).await?;
            }
        }
        if store::revoke_procuration(&mut work.sql, body, id, person).await? {
            work.journal(Event::internal("votes.procuration-revoked", scrutin.subject()))
                .await?;
        }
        if !store::recuse(&mut work.sql, body, id, (person, work.now))
            .await
            .map_err(same_deed_meanwhile)?
        {
            return Err(Fault::Raced);
        }
        work.journal(
            Event::public("votes.elector-recused", scrutin.subject()).with(json!({
                "on": scrutin.on,
                "inscrits": scrutin.inscrits - 1,
            })),
        )
        .await
    }
}

/// Whoever had given their procuration would think that they are represented: they are told that they are not, and until when
/// they can vote.
async fn tell_giver(
    work: &mut Work,
    scrutin: &Scrutin,
    (giver, holder): (PersonId, PersonId),
) -> Result<(), Fault> {
    let words = identity::words_to(work, giver).await?;
    let names = identity::names(&mut work.sql, work.body, &[holder]).await?;
    let holder = names.get(&holder).cloned().unwrap_or_default();
    let zone = work.collectivite()?.zone();
    let until = words.datetime(scrutin.closes_at.timestamp(), &zone);
    let question = scrutin.question.as_str();
    let link = format!("{}{}", work.base_url(), scrutin.path());
    let subject = t!(words, "votes-mail-procuration-void-subject", question = question);
    let text = t!(
        words,
        "votes-mail-procuration-void-text",
        question = question,
        holder = holder,
        until = until,
        link = link
    );
    let key = format!("procuration-void-{}-{giver}-{}", scrutin.id, work.now.micros());
    identity::write_about(work, &key, giver, (subject, text), &scrutin.subject()).await
}
