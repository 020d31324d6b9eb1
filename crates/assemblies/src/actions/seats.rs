//! Seats: who accepts, who declines, who follows, and the group that the panel becomes.

use std::collections::BTreeSet;

use groups::{CreateGroup, EndMandate, GiveMandate, GroupId, GroupKind, Role, day_at};
use kernel::{Action, CollectiviteId, Event, Fault, House, Scope, Work};
use serde_json::json;

use super::draw::{Vacancy, ask, pass_on};
use super::volunteer::own;
use super::{aside, find_assembly, first_drawn, in_state, journal_unsigned};
use crate::model::{
    Assembly, AssemblyId, Seat, State, Succession, Volunteer, VolunteerId, VolunteerState, problem_of,
};
use crate::{mail, rights, store};

/// Answers by the link of one's own letter.
#[derive(Clone, Debug)]
pub struct AnswerBySelf {
    /// The secret of one's own page
    pub token: String,
    /// Whether they sit
    pub accepts: bool,
    /// Whether their name may stand on the public page of the group
    pub agrees_to_be_named: bool,
}

impl Action for AnswerBySelf {
    const NAME: &'static str = "assemblies.answer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ANSWER, Scope::BODY).await?;
        let (assembly, volunteer) = own(work, &self.token).await?;
        if volunteer.is_late_at(work.now) {
            return Err(Fault::refused("assemblies-refused-late"));
        }
        let answer = (self.accepts, self.agrees_to_be_named);
        let (kind, _) = answered(work, &assembly, volunteer, answer).await?;
        journal_unsigned(work, kind, &assembly).await
    }
}

/// Enters an answer that came by letter or by telephone.
#[derive(Clone, Debug)]
pub struct RecordAnswer {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Whose
    pub volunteer: VolunteerId,
    /// Whether they sit
    pub accepts: bool,
    /// Whether their name may stand on the public page of the group
    pub agrees_to_be_named: bool,
}

impl Action for RecordAnswer {
    const NAME: &'static str = "assemblies.record-answer";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (assembly, volunteer) = seen(work, self.assembly, self.volunteer).await?;
        let answer = (self.accepts, self.agrees_to_be_named);
        let (kind, volunteer) = answered(work, &assembly, volunteer, answer).await?;
        // Whose answer it is reads what was entered, and may change it.
        mail::answer_entered(work, &assembly, &volunteer).await?;
        work.journal(Event::internal(kind, assembly.reference())).await
    }
}

/// Notes that somebody who had accepted sits no longer.
#[derive(Clone, Debug)]
pub struct NoteDeparture {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Who
    pub volunteer: VolunteerId,
}

impl Action for NoteDeparture {
    const NAME: &'static str = "assemblies.note-departure";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (assembly, mut volunteer) = seen(work, self.assembly, self.volunteer).await?;
        if volunteer.seat != Some(Seat::Accepted) {
            return Err(Fault::refused("assemblies-refused-not-seated"));
        }
        leave_group(work, &assembly, &volunteer).await?;
        volunteer.seat = Some(Seat::Left);
        volunteer.has_mandate = false;
        store::update_volunteer(&mut work.sql, work.body, assembly.id, &volunteer).await?;
        work.journal(Event::internal("assemblies.departed", assembly.reference()))
            .await
    }
}

async fn seen(
    work: &mut Work,
    id: AssemblyId,
    volunteer: VolunteerId,
) -> Result<(Assembly, Volunteer), Fault> {
    let assembly = find_assembly(work, id).await?;
    work.require(&rights::SEE_VOLUNTEERS, assembly.scope()).await?;
    let volunteer = store::find_volunteer(&mut work.sql, work.body, id, volunteer)
        .await?
        .ok_or(Fault::NotFound("volunteer"))?;
    Ok((assembly, volunteer))
}

/// Keeps an answer, or another one while its date has not come. Gives what the journal says of it, and who answered.
async fn answered(
    work: &mut Work,
    assembly: &Assembly,
    mut volunteer: Volunteer,
    (accepts, agrees_to_be_named): (bool, bool),
) -> Result<(&'static str, Volunteer), Fault> {
    in_state(assembly, State::Drawn)?;
    if !volunteer.may_answer_at(work.now) {
        return Err(Fault::refused("assemblies-refused-not-asked"));
    }
    let (body, id) = (work.body, assembly.id);
    let last = store::last_draw(&mut work.sql, body, id).await?;
    let is_being_replaced =
        last.is_some_and(|draw| draw.is_under_way() && draw.vacated.contains(&volunteer.number));
    if is_being_replaced {
        return Err(Fault::refused("assemblies-refused-being-replaced"));
    }
    let is_named = accepts && agrees_to_be_named;
    if !is_named {
        leave_group(work, assembly, &volunteer).await?;
        volunteer.has_mandate = false;
    }
    volunteer.seat = Some(if accepts { Seat::Accepted } else { Seat::Declined });
    volunteer.agrees_to_be_named = is_named;
    store::update_volunteer(&mut work.sql, body, id, &volunteer).await?;
    if let Some(group) = assembly.panel_group {
        welcome(work, assembly, group, &volunteer).await?;
    }
    let kind = if accepts {
        "assemblies.accepted"
    } else {
        "assemblies.declined"
    };
    Ok((kind, volunteer))
}

/// Who may follow in the empty seats, found before anybody waits for a transaction.
#[derive(Clone, Debug)]
pub struct FoundReserves {
    assembly: AssemblyId,
    /// Each empty seat, with who follows; a seat that nobody can take alone is not among them
    successions: Vec<Succession>,
    vacated: Vec<u32>,
}

impl FoundReserves {
    /// True when nobody can take any of the empty seats alone.
    pub fn is_empty(&self) -> bool {
        self.successions.is_empty()
    }
}

/// Looks for who may follow: for each empty seat in turn, the first of the published order of the reserve who keeps every
/// quota.
pub async fn find_reserves(
    house: &House,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<FoundReserves, Fault> {
    let mut sql = house.db.read();
    let found = store::find(&mut sql, body, assembly)
        .await?
        .ok_or(Fault::NotFound("assembly"))?;
    let draws = store::draws(&mut sql, body, assembly).await?;
    let first = first_drawn(&draws)?;
    let files = store::panels(&mut sql, body, assembly, first.round)
        .await?
        .ok_or(Fault::NotFound("draw"))?;
    let volunteers = store::volunteers(&mut sql, body, assembly).await?;
    drop(sql);
    let now = house.clock.now();
    let (order, round, seats) = (first.reserve(), first.round, found.settings.seats);
    let vacated: Vec<u32> = volunteers
        .iter()
        .filter(|volunteer| volunteer.leaves_a_seat_at(now))
        .map(|volunteer| volunteer.number)
        .collect();
    let asked = vacated.clone();
    let successions = aside(move || {
        let problem = problem_of(&files.candidates, &files.quotas, seats)?;
        let left = Vacancy::of(&volunteers, &asked);
        let mut panel = left.panel;
        let mut excluded: BTreeSet<String> = left.declining.into_iter().collect();
        let mut successions = Vec::new();
        for number in asked {
            let seat = crate::model::published_as(number);
            let Some(place) = problem.follower(&panel, &seat, &order, &excluded)? else {
                continue;
            };
            let id = order[place].clone();
            successions.push(Succession {
                leaving: number,
                following: id.parse().unwrap_or_default(),
                rank: u32::try_from(place + 1).unwrap_or(u32::MAX),
                round,
                at: now,
            });
            for member in panel.iter_mut().filter(|member| **member == seat) {
                member.clone_from(&id);
            }
            excluded.insert(id);
        }
        Ok::<_, sortition::Refusal>(successions)
    })
    .await?
    .map_err(|refusal| Fault::Internal(refusal.to_string()))?;
    Ok(FoundReserves {
        assembly,
        successions,
        vacated,
    })
}

/// Calls those of the reserve who follow in the empty seats. Gives how many seats it filled.
#[derive(Clone, Debug)]
pub struct CallReserve {
    /// Who follows, from [`find_reserves`]
    pub found: FoundReserves,
}

impl Action for CallReserve {
    const NAME: &'static str = "assemblies.call-reserve";
    type Output = usize;

    async fn run(&self, work: &mut Work) -> Result<usize, Fault> {
        let assembly = find_assembly(work, self.found.assembly).await?;
        work.require(&rights::DRAW, assembly.scope()).await?;
        in_state(&assembly, State::Drawn)?;
        let (body, id) = (work.body, assembly.id);
        let last = store::last_draw(&mut work.sql, body, id).await?;
        if last.is_some_and(|draw| draw.is_under_way()) {
            return Err(Fault::refused("assemblies-refused-under-way"));
        }
        let volunteers = store::volunteers(&mut work.sql, body, id).await?;
        let vacated: Vec<u32> = volunteers
            .iter()
            .filter(|volunteer| volunteer.leaves_a_seat_at(work.now))
            .map(|volunteer| volunteer.number)
            .collect();
        if vacated.is_empty() {
            return Err(Fault::refused("assemblies-refused-no-empty-seat"));
        }
        // Somebody answered, withdrew or was called since it was looked for.
        if vacated != self.found.vacated {
            return Err(Fault::refused("assemblies-refused-changed"));
        }
        if self.found.is_empty() {
            return Err(Fault::refused("assemblies-refused-no-reserve"));
        }
        let by_number = |number: u32| {
            let found = volunteers.iter().find(|volunteer| volunteer.number == number);
            found.ok_or(Fault::NotFound("volunteer"))
        };
        for succession in &self.found.successions {
            let (leaving, following) = (by_number(succession.leaving)?, by_number(succession.following)?);
            if following.state != VolunteerState::In || following.seat.is_some() {
                return Err(Fault::refused("assemblies-refused-changed"));
            }
            let succession = Succession {
                at: work.now,
                ..succession.clone()
            };
            pass_on(work, &assembly, leaving, &succession).await?;
            ask(work, &assembly, following).await?;
        }
        let filled = self.found.successions.len();
        let event = Event::public("assemblies.reserve-called", assembly.reference());
        work.journal(event.with(json!({ "seats": filled }))).await?;
        Ok(filled)
    }
}

/// Makes a group of those who accepted and agreed to be named there. Who accepts later joins it then.
#[derive(Clone, Debug)]
pub struct GatherGroup {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Whether the panel has a group of its own; else it joins the working group that carries the assembly, with its parcours
    pub is_new_group: bool,
}

impl Action for GatherGroup {
    const NAME: &'static str = "assemblies.gather-group";
    type Output = GroupId;

    async fn run(&self, work: &mut Work) -> Result<GroupId, Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::DRAW, assembly.scope()).await?;
        in_state(&assembly, State::Drawn)?;
        if assembly.panel_group.is_some() {
            return Err(Fault::refused("assemblies-refused-gathered"));
        }
        let group = if self.is_new_group {
            let create = CreateGroup {
                name: assembly.settings.name.clone(),
                kind: GroupKind::Working,
                description: assembly.settings.description.clone(),
            };
            work.as_system(&create).await?
        } else {
            let carrying = groups::find(&mut work.sql, work.body, assembly.group)
                .await?
                .ok_or(Fault::NotFound("group"))?;
            // A mandate among the services makes an agent; one in the council, somebody who decides.
            if carrying.kind != GroupKind::Working {
                return Err(Fault::refused("assemblies-refused-not-working-group"));
            }
            carrying.id
        };
        if !store::keep_panel_group(&mut work.sql, work.body, assembly.id, group).await? {
            return Err(Fault::Raced);
        }
        for volunteer in store::volunteers(&mut work.sql, work.body, assembly.id).await? {
            welcome(work, &assembly, group, &volunteer).await?;
        }
        work.journal(Event::public("assemblies.group-gathered", assembly.reference()))
            .await?;
        Ok(group)
    }
}

/// Gives a mandate to who sits and agreed to be named; who left no e-mail address has no account, and comes all the same.
async fn welcome(
    work: &mut Work,
    assembly: &Assembly,
    group: GroupId,
    volunteer: &Volunteer,
) -> Result<(), Fault> {
    let sits = volunteer.seat == Some(Seat::Accepted) && volunteer.replaced_by.is_none();
    if !sits || !volunteer.agrees_to_be_named {
        return Ok(());
    }
    let person = match volunteer.person {
        Some(person) => person,
        None if volunteer.email.is_empty() => return Ok(()),
        None => identity::register(work, &volunteer.name, &volunteer.email).await?,
    };
    let (body, now) = (work.body, work.now);
    let members = groups::members_on(&mut work.sql, body, group, now).await?;
    if members.iter().any(|member| member.person == person) {
        return Ok(());
    }
    let give = GiveMandate {
        group,
        person,
        role: Role::Member,
        has_vote: true,
        from: day_at(now, &work.collectivite()?.time_zone),
        until: None,
    };
    work.as_system(&give).await?;
    let mut known = volunteer.clone();
    known.person = Some(person);
    known.has_mandate = true;
    store::update_volunteer(&mut work.sql, body, assembly.id, &known).await?;
    Ok(())
}

/// Ends the mandate of who sits no longer, if the assembly gave it: who was a member of the group before stays one.
pub(super) async fn leave_group(
    work: &mut Work,
    assembly: &Assembly,
    volunteer: &Volunteer,
) -> Result<(), Fault> {
    let (Some(group), Some(person)) = (assembly.panel_group, volunteer.person) else {
        return Ok(());
    };
    if !volunteer.has_mandate {
        return Ok(());
    }
    let (body, now) = (work.body, work.now);
    let members = groups::members_on(&mut work.sql, body, group, now).await?;
    let runs = members
        .iter()
        .any(|member| member.person == person && member.until.is_none());
    if runs {
        let on = day_at(now, &work.collectivite()?.time_zone);
        work.as_system(&EndMandate { group, person, on }).await?;
    }
    Ok(())
}
