//! Before a meeting: who takes no part in which item, and the button to say so of oneself.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{Form, button_quiet, hidden};
use ui::{Answer, Posted, Visit, t};

use super::Gathered;
use crate::actions::RecuseFromItem;
use crate::model::{Absence, AgendaItem, AgendaItemId, MeetingId, path_of};
use crate::{rights, store};

#[derive(Deserialize)]
pub(super) struct Said {
    request_id: Uuid,
    item: AgendaItemId,
    #[serde(default)]
    retour: String,
}

pub(super) async fn say(visit: Visit, Path(id): Path<MeetingId>, Posted(said): Posted<Said>) -> Answer {
    let deed = RecuseFromItem {
        meeting: id,
        item: said.item,
        is_recused: said.retour != "oui",
    };
    visit.act(said.request_id, &deed).await?;
    let done = if deed.is_recused {
        "meetings-item-recused"
    } else {
        "meetings-item-takes-part"
    };
    visit.done(&format!("{}#ordre-du-jour", path_of(id)), done)
}

/// Who takes no part in which item, for those who read what is not approved yet; nothing for others.
#[derive(Default)]
pub(super) struct Recusals {
    said: BTreeSet<Absence>,
    names: BTreeMap<PersonId, String>,
    may_say: bool,
}

impl Recusals {
    pub(super) async fn read(visit: &Visit, gathered: &Gathered) -> Result<Self, Fault> {
        if !gathered.may(visit, &rights::READ_DRAFT).await? {
            return Ok(Self::default());
        }
        let (mut sql, body, meeting) = (visit.sql(), visit.body.id, &gathered.meeting);
        let said: BTreeSet<Absence> = store::absences(&mut sql, body, meeting.id)
            .await?
            .into_iter()
            .collect();
        let people: BTreeSet<PersonId> = said.iter().map(|absence| absence.person_id).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        let is_ahead = visit.now() < meeting.starts_at;
        Ok(Self {
            names: identity::names(&mut sql, body, &people).await?,
            said,
            may_say: is_ahead && gathered.may_still(visit, &rights::ANSWER_INVITATION).await?,
        })
    }

    /// Under an item of the agenda.
    pub(super) fn of(&self, visit: &Visit, gathered: &Gathered, item: &AgendaItem) -> Markup {
        let words = visit.words;
        let of_item = self.said.iter().filter(|absence| absence.item_id == item.id);
        let mut names: Vec<&str> = of_item
            .filter_map(|absence| self.names.get(&absence.person_id).map(String::as_str))
            .collect();
        names.sort_by_cached_key(|name| db::sort_key(name));
        let is_own = visit.actor.person().is_some_and(|person_id| {
            self.said.contains(&Absence {
                person_id,
                item_id: item.id,
            })
        });
        let label = if is_own {
            t!(words, "meetings-recuse-back", title = &item.title)
        } else {
            t!(words, "meetings-recuse", title = &item.title)
        };
        let action = format!("{}/ordre-du-jour/deport", gathered.meeting.path());
        html! {
            @if !names.is_empty() {
                p { (t!(words, "meetings-recused-names", n = names.len(), names = names.join(", "))) }
            }
            @if self.may_say {
                (Form::post(words, action, visit.request_id()).content(html! {
                    (hidden("item", &item.id.to_string()))
                    @if is_own { (hidden("retour", "oui")) }
                    (button_quiet(label))
                }))
            }
        }
    }
}
