//! What a vote, an election or a budget of registered electors says on its page: which proof it asks for, why, and whether who
//! reads has given it.

use groups::GroupKind;
use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Panel, Sentence, Subject, wholes_of};

use crate::store;

/// Subjects that a group is the electorate of.
const VOTED: [&str; 3] = ["scrutin", "election", "budget"];

pub(crate) fn panel<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Option<Panel>, Fault>> {
    Box::pin(async move {
        if !VOTED.contains(&subject.reference.kind.as_str()) || !is_of_electors(house, body, subject).await? {
            return Ok(None);
        }
        let own = match actor.person() {
            Some(person) => store::proofs::proof(&mut house.db.read(), body, person).await?,
            None => None,
        };
        let now = house.clock.now();
        let has_proved = own.is_some_and(|proof| proof.ends_at > now);
        let (alert, link) = if has_proved {
            (None, "rolls-panel-proved")
        } else {
            (
                Some(Sentence::new(lead_of(&subject.reference.kind))),
                "rolls-title",
            )
        };
        Ok(Some(Panel {
            title: "rolls-panel-title",
            alert,
            lines: Vec::new(),
            links: vec![(Sentence::new(link), "/liste-electorale".to_owned())],
        }))
    })
}

/// Until when a proof counts there: the list of who votes is that of the opening, or of a deed before it; a budget has none.
fn lead_of(kind: &str) -> &'static str {
    match kind {
        "scrutin" => "rolls-panel-lead-scrutin",
        "election" => "rolls-panel-lead-election",
        _ => "rolls-panel-lead-budget",
    }
}

/// Whether the group next to it, of those it is a part of, is one of registered electors.
async fn is_of_electors(house: &House, body: CollectiviteId, subject: &Subject) -> Result<bool, Fault> {
    let mut sql = house.db.read();
    let wholes = wholes_of(house, &mut sql, body, &subject.reference).await?;
    let Some((group, _)) = wholes.iter().find(|(whole, _)| whole.kind == "group") else {
        return Ok(false);
    };
    let group = groups::find(&mut sql, body, group.id()).await?;
    Ok(group.is_some_and(|group| group.kind == GroupKind::Electors))
}
