//! What a vote, an election or a budget of people with a verified number says on its page: which proof it asks for, and whether who
//! reads has given it.

use groups::GroupKind;
use kernel::{Actor, BoxFuture, CollectiviteId, Fault, House, Panel, Sentence, Subject, wholes_of};

use crate::pages::PATH;
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
        if !VOTED.contains(&subject.reference.kind.as_str()) || !is_of_phones(house, body, subject).await? {
            return Ok(None);
        }
        let own = match actor.person() {
            Some(person) => store::proof(&mut house.db.read(), body, person).await?,
            None => None,
        };
        let (alert, link) = if own.is_some() {
            (None, "phones-panel-proved")
        } else {
            (
                Some(Sentence::new(lead_of(&subject.reference.kind))),
                "phones-title",
            )
        };
        Ok(Some(Panel {
            title: "phones-panel-title",
            alert,
            lines: Vec::new(),
            links: vec![(Sentence::new(link), PATH.to_owned())],
        }))
    })
}

/// Until when a proof counts there: the list of who votes is that of the opening; a budget has none.
fn lead_of(kind: &str) -> &'static str {
    match kind {
        "budget" => "phones-panel-lead-budget",
        _ => "phones-panel-lead-vote",
    }
}

/// Whether the group next to it, of those it is a part of, is one of people with a verified number.
async fn is_of_phones(house: &House, body: CollectiviteId, subject: &Subject) -> Result<bool, Fault> {
    let mut sql = house.db.read();
    let wholes = wholes_of(house, &mut sql, body, &subject.reference).await?;
    let Some((group, _)) = wholes.iter().find(|(whole, _)| whole.kind == "group") else {
        return Ok(false);
    };
    let group = groups::find(&mut sql, body, group.id()).await?;
    Ok(group.is_some_and(|group| group.kind == GroupKind::Phones))
}
