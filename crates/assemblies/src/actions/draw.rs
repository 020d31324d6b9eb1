//! A draw: asked for, computed by the worker, published with what it commits to, drawn by a seed that comes from the public.

use std::sync::{Arc, LazyLock};

use db::Instant;
use kernel::{
    Action, BoxFuture, CollectiviteId, Delivery, Effect, Event, Fault, Fields, House, Scope, Sentence, Work,
};
use quick_cache::sync::Cache;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sortition::{Effort, Method, Problem, Refusal, Tickets};

use super::{ERASING, aside, find_assembly, first_drawn};
use crate::model::{
    Assembly, AssemblyId, Draw, DrawFigures, DrawState, ERASURE_DAYS, QuotaChange, ROUNDS_MAX,
    SEED_NUMBERS_MAX, SOURCE_CHARS_MAX, Seat, State, Succession, Volunteer, VolunteerState, candidates_among,
    candidates_to_csv, earliest_draw, folded_seed, problem_of, quotas_file, quotas_to_csv, relaxed_quotas,
};
use crate::store::Panels;
use crate::{mail, rights, store};

/// The kind of the effect that computes panels.
pub(crate) const COMPUTE: &str = "assembly-panels";
/// Draws held in memory. A large one takes longer than a delivery may: it goes on, and the next try finds it.
const DRAWS_MAX: usize = 4;

static DRAWS: LazyLock<Cache<String, Arc<Computed>>> = LazyLock::new(|| Cache::new(DRAWS_MAX));

/// Has panels computed: a whole one while the call is closed, the seats that are empty afterwards.
#[derive(Clone, Debug)]
pub struct AskDraw {
    /// Which assembly
    pub assembly: AssemblyId,
    /// When the seed will be read in public
    pub draw_at: Instant,
    /// Where the seed will come from: dice thrown before the public, a draw that others hold on that day
    pub seed_source: String,
    /// How many whole numbers it will be made of: its form is known before it is
    pub numbers: u32,
}

impl Action for AskDraw {
    const NAME: &'static str = "assemblies.ask-draw";
    type Output = u32;

    async fn run(&self, work: &mut Work) -> Result<u32, Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::DRAW, assembly.scope()).await?;
        let (body, id) = (work.body, assembly.id);
        let last = store::last_draw(&mut work.sql, body, id).await?;
        if last.as_ref().is_some_and(Draw::is_under_way) {
            return Err(Fault::refused("assemblies-refused-under-way"));
        }
        let volunteers = store::volunteers(&mut work.sql, body, id).await?;
        let vacated = match assembly.state {
            State::Closed => Vec::new(),
            State::Drawn => vacated(&volunteers, work.now)?,
            State::Draft | State::Volunteers | State::Erased => {
                return Err(Fault::refused("assemblies-refused-not-closed"));
            }
        };
        let mut fields = Fields::default();
        let seed_source = fields.text(
            "seed_source",
            &self.seed_source,
            SOURCE_CHARS_MAX,
            "assemblies-source-empty",
            "assemblies-source-too-long",
        );
        if !(1..=SEED_NUMBERS_MAX).contains(&self.numbers) {
            let sentence = Sentence::new("assemblies-numbers-out").with("max", i64::from(SEED_NUMBERS_MAX));
            fields.refuse("numbers", sentence);
        }
        let earliest = earliest_draw(work.now, work.collectivite()?.is_demonstration);
        if self.draw_at < earliest {
            let sentence = Sentence::new("assemblies-draw-too-soon").with("at", earliest);
            fields.refuse("draw_on", sentence);
        }
        fields.finish()?;
        let round = last.map_or(0, |last| last.round) + 1;
        if round > ROUNDS_MAX {
            let sentence = Sentence::new("assemblies-refused-rounds").with("max", i64::from(ROUNDS_MAX));
            return Err(Fault::refused_with(sentence));
        }
        let draw = Draw {
            round,
            vacated,
            state: DrawState::Preparing,
            draw_at: self.draw_at,
            moved_from: None,
            seed_source,
            seed_numbers: self.numbers,
            published_at: None,
            drawn_at: None,
            commitment: None,
            figures: DrawFigures::default(),
            seed: None,
            ticket: None,
            panel: Vec::new(),
            reason: String::new(),
            relaxed: None,
        };
        store::insert_draw(&mut work.sql, body, id, (&draw, work.now))
            .await
            .map_err(super::meanwhile)?;
        let payload = json!({ "assembly": id, "round": round });
        work.effect(COMPUTE, &format!("{id}-{round}"), &payload).await?;
        work.journal(Event::internal("assemblies.draw-asked", assembly.reference()))
            .await?;
        Ok(round)
    }
}

/// The seats that are empty, by the numbers of who left them.
pub(super) fn vacated(volunteers: &[Volunteer], now: Instant) -> Result<Vec<u32>, Fault> {
    let left: Vec<u32> = volunteers
        .iter()
        .filter(|volunteer| volunteer.leaves_a_seat_at(now))
        .map(|volunteer| volunteer.number)
        .collect();
    if left.is_empty() {
        return Err(Fault::refused("assemblies-refused-no-empty-seat"));
    }
    Ok(left)
}

/// What the worker found.
#[derive(Clone, Debug, PartialEq)]
pub enum Computed {
    /// A thousand panels
    Panels {
        /// What is published: JSON lines of numbers
        content: String,
        /// The file of candidates that they were made from
        candidates: String,
        /// The file of quotas
        quotas: String,
        /// Probabilities and proof
        figures: DrawFigures,
    },
    /// None: the figures say what would have to change
    Refused(DrawFigures),
}

/// Publishes what was computed, or says that no panel meets the quotas.
#[derive(Clone, Debug)]
pub struct PublishPanels {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Which draw
    pub round: u32,
    /// What was found
    pub computed: Computed,
}

impl Action for PublishPanels {
    const NAME: &'static str = "assemblies.publish-panels";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::PUBLISH, Scope::BODY).await?;
        let assembly = find_assembly(work, self.assembly).await?;
        let mut draw = store::draw(&mut work.sql, work.body, assembly.id, self.round)
            .await?
            .ok_or(Fault::NotFound("draw"))?;
        let (is_kept, event) = match &self.computed {
            Computed::Panels {
                content,
                candidates,
                quotas,
                figures,
            } => {
                let tickets =
                    Tickets::parse(content).map_err(|refusal| Fault::Internal(refusal.to_string()))?;
                let commitment = tickets.commitment();
                let panels = Panels {
                    content: content.clone(),
                    candidates: candidates.clone(),
                    quotas: quotas.clone(),
                };
                let files = (&panels, commitment.as_str(), figures);
                // Computed later than was foreseen: the seed waits, and everybody reads that its hour moved.
                let earliest = earliest_draw(work.now, work.collectivite()?.is_demonstration);
                if draw.draw_at < earliest {
                    draw.moved_from = Some(draw.draw_at);
                    draw.draw_at = earliest;
                }
                let at = (assembly.id, &draw);
                let is_kept = store::publish_draw(&mut work.sql, work.body, at, files, work.now).await?;
                let event = Event::public("assemblies.panels-published", assembly.reference()).with(json!({
                    "round": self.round,
                    "commitment": commitment,
                    "draw_at": draw.draw_at,
                    "moved_from": draw.moved_from,
                    "seed_numbers": draw.seed_numbers,
                }));
                (is_kept, event)
            }
            Computed::Refused(figures) => {
                let at = (assembly.id, self.round);
                let is_kept = store::refuse_draw(&mut work.sql, work.body, at, figures).await?;
                let event = Event::internal("assemblies.panels-impossible", assembly.reference());
                (is_kept, event)
            }
        };
        // Abandoned while it was being computed: nothing to publish.
        if !is_kept {
            return Err(Fault::Stale("draw"));
        }
        work.journal(event).await
    }
}

/// Enters the seed that was read before the public: the panel follows, and nobody can choose it.
#[derive(Clone, Debug)]
pub struct EnterSeed {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Which draw
    pub round: u32,
    /// The seed, as it was read
    pub seed: String,
}

impl Action for EnterSeed {
    const NAME: &'static str = "assemblies.enter-seed";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = find_assembly(work, self.assembly).await?;
        work.require(&rights::DRAW, assembly.scope()).await?;
        let (body, id) = (work.body, assembly.id);
        let mut draw = store::draw(&mut work.sql, body, id, self.round)
            .await?
            .ok_or(Fault::NotFound("draw"))?;
        match draw.state {
            DrawState::Published => {}
            DrawState::Drawn => return Err(Fault::refused("assemblies-refused-seed-known")),
            DrawState::Preparing | DrawState::Impossible | DrawState::Cancelled => {
                return Err(Fault::refused("assemblies-refused-not-published"));
            }
        }
        // Panels that stood for too short a time commit nobody.
        let published_at = draw.published_at.unwrap_or(work.now);
        let earliest = earliest_draw(published_at, work.collectivite()?.is_demonstration);
        let from = draw.draw_at.max(earliest);
        if work.now < from {
            let sentence = Sentence::new("assemblies-refused-too-soon").with("at", from);
            return Err(Fault::refused_with(sentence));
        }
        read_seed(work, id, &mut draw, ("seed", &self.seed)).await?;
        draw.drawn_at = Some(work.now);
        if !store::keep_seed(&mut work.sql, body, id, &draw).await? {
            return Err(Fault::Raced);
        }
        seat(work, &assembly, &draw).await?;
        let event = Event::public("assemblies.drawn", assembly.reference());
        let told = json!({ "round": draw.round, "seats": draw.panel.len(), "seed": draw.seed });
        work.journal(event.with(told)).await
    }
}

/// Reads a seed and finds which panel it draws. Anything but the numbers that were announced is refused at its field.
pub(super) async fn read_seed(
    work: &mut Work,
    assembly: AssemblyId,
    draw: &mut Draw,
    (field, typed): (&'static str, &str),
) -> Result<(), Fault> {
    let mut fields = Fields::default();
    let seed = folded_seed(typed, draw.seed_numbers);
    if seed.is_none() {
        let sentence = Sentence::new("assemblies-seed-unreadable").with("n", i64::from(draw.seed_numbers));
        fields.refuse(field, sentence);
    }
    fields.finish()?;
    let seed = seed.unwrap_or_default();
    let panels = store::panels(&mut work.sql, work.body, assembly, draw.round)
        .await?
        .ok_or(Fault::NotFound("draw"))?;
    let tickets = Tickets::parse(&panels.content).map_err(|refusal| Fault::Internal(refusal.to_string()))?;
    let drawn = tickets.draw(&seed);
    draw.seed = Some(seed);
    draw.ticket = u32::try_from(drawn.ticket).ok();
    draw.panel = drawn.panel;
    Ok(())
}

/// Asks each one who was drawn; seats left by others pass to them in the order of the numbers.
async fn seat(work: &mut Work, assembly: &Assembly, draw: &Draw) -> Result<(), Fault> {
    let (body, id) = (work.body, assembly.id);
    if draw.vacated.is_empty() && !store::advance(&mut work.sql, body, id, (State::Drawn, work.now)).await? {
        return Err(Fault::Raced);
    }
    if draw.vacated.is_empty() {
        let on = work.now.plus_days(ERASURE_DAYS);
        work.timer(ERASING, &assembly.reference(), on, &json!({})).await?;
    }
    let volunteers = store::volunteers(&mut work.sql, body, id).await?;
    let drawn: Vec<&Volunteer> = volunteers
        .iter()
        .filter(|volunteer| draw.panel.contains(&volunteer.published_as()))
        .collect();
    for (number, follower) in draw.vacated.iter().zip(&drawn) {
        let leaving = volunteers.iter().find(|volunteer| volunteer.number == *number);
        let leaving = leaving.ok_or(Fault::NotFound("volunteer"))?;
        let succession = Succession {
            leaving: *number,
            following: follower.number,
            rank: 0,
            round: draw.round,
            at: work.now,
        };
        pass_on(work, assembly, leaving, &succession).await?;
    }
    for volunteer in drawn {
        ask(work, assembly, volunteer).await?;
    }
    Ok(())
}

/// Notes that a seat passes from one to another.
pub(super) async fn pass_on(
    work: &mut Work,
    assembly: &Assembly,
    leaving: &Volunteer,
    succession: &Succession,
) -> Result<(), Fault> {
    let mut leaving = leaving.clone();
    if leaving.seat == Some(Seat::Asked) {
        leaving.seat = Some(Seat::Left);
    }
    leaving.replaced_by = Some(succession.following);
    let key = work.new_id();
    store::update_volunteer(&mut work.sql, work.body, assembly.id, &leaving).await?;
    store::insert_succession(&mut work.sql, work.body, assembly.id, (key, succession)).await?;
    Ok(())
}

/// Asks somebody who was drawn, by mail when they gave an address; who withdrew meanwhile leaves the seat at once.
pub(super) async fn ask(work: &mut Work, assembly: &Assembly, volunteer: &Volunteer) -> Result<(), Fault> {
    let mut asked = volunteer.clone();
    let is_there = asked.state == VolunteerState::In;
    asked.seat = Some(if is_there { Seat::Asked } else { Seat::Left });
    asked.answer_until = Some(work.now.plus_days(i64::from(assembly.settings.answer_days)));
    store::update_volunteer(&mut work.sql, work.body, assembly.id, &asked).await?;
    if is_there {
        mail::ask(work, assembly, &asked).await?;
    }
    Ok(())
}

#[derive(Deserialize, Serialize)]
struct Payload {
    assembly: AssemblyId,
    round: u32,
}

/// Computes the panels of a draw, outside of any transaction: a large pool takes minutes.
pub(crate) fn compute<'a>(house: &'a Arc<House>, effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let payload: Payload = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        computed(house, effect.collectivite, &payload)
            .await
            .map_err(|fault| Delivery::Again(fault.to_string()))
    })
}

async fn computed(house: &Arc<House>, body: CollectiviteId, payload: &Payload) -> Result<(), Fault> {
    let mut sql = house.db.read();
    let assembly = store::find(&mut sql, body, payload.assembly)
        .await?
        .ok_or(Fault::NotFound("assembly"))?;
    let draws = store::draws(&mut sql, body, assembly.id).await?;
    let is_asked = |draw: &&Draw| draw.round == payload.round && draw.state == DrawState::Preparing;
    let Some(draw) = draws.iter().find(is_asked) else {
        // Done already, or abandoned.
        return Ok(());
    };
    let volunteers = store::volunteers(&mut sql, body, assembly.id).await?;
    let pool = if draw.vacated.is_empty() {
        Pool {
            candidates: candidates_to_csv(&assembly, &volunteers),
            quotas: quotas_to_csv(&assembly.criteria),
            seats: assembly.settings.seats,
            leaving: None,
            relaxed: Vec::new(),
        }
    } else {
        let first = first_drawn(&draws)?;
        let files = store::panels(&mut sql, body, assembly.id, first.round)
            .await?
            .ok_or(Fault::NotFound("draw"))?;
        Pool {
            candidates: files.candidates,
            quotas: files.quotas,
            seats: assembly.settings.seats,
            leaving: Some(Vacancy::of(&volunteers, &draw.vacated)),
            relaxed: draw
                .relaxed
                .as_ref()
                .map_or_else(Vec::new, |relaxed| relaxed.changes.clone()),
        }
    };
    drop(sql);
    let computed = aside(move || {
        let infallible: Result<Arc<Computed>, std::convert::Infallible> =
            DRAWS.get_or_insert_with(&pool.content(), || Ok(Arc::new(pool.panels())));
        infallible
    })
    .await?;
    let computed = match computed {
        Ok(computed) => Computed::clone(&computed),
        Err(never) => match never {},
    };
    let deed = PublishPanels {
        assembly: assembly.id,
        round: payload.round,
        computed,
    };
    match house.act(body, kernel::Actor::System, &deed).await {
        Ok(()) | Err(Fault::Stale(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// Who leaves, from what panel, and who is not asked again.
pub(super) struct Vacancy {
    pub(super) panel: Vec<String>,
    pub(super) leaving: Vec<String>,
    pub(super) declining: Vec<String>,
}

impl Vacancy {
    pub(super) fn of(volunteers: &[Volunteer], vacated: &[u32]) -> Self {
        let numbers = |is_one: &dyn Fn(&Volunteer) -> bool| -> Vec<String> {
            volunteers
                .iter()
                .filter(|volunteer| is_one(volunteer))
                .map(Volunteer::published_as)
                .collect()
        };
        Self {
            panel: numbers(&Volunteer::holds_a_seat),
            leaving: numbers(&|volunteer| vacated.contains(&volunteer.number)),
            declining: numbers(&|volunteer| {
                volunteer.state != VolunteerState::In || volunteer.seat.is_some()
            }),
        }
    }
}

/// What panels are computed from.
struct Pool {
    candidates: String,
    quotas: String,
    seats: u32,
    leaving: Option<Vacancy>,
    /// Quotas of the seats to fill that are relaxed for this draw
    relaxed: Vec<QuotaChange>,
}

impl Pool {
    /// All that its panels follow from: the same pool has the same ones.
    fn content(&self) -> String {
        let leaving = self.leaving.as_ref().map_or_else(String::new, |left| {
            let parts = [&left.panel, &left.leaving, &left.declining];
            parts.map(|part| part.join(",")).join(";")
        });
        [
            self.candidates.as_str(),
            &self.quotas,
            &self.seats.to_string(),
            &leaving,
            &format!("{:?}", self.relaxed),
        ]
        .join("\n\n")
    }

    fn panels(&self) -> Computed {
        match self.found() {
            Ok(computed) => computed,
            Err(refusal) => Computed::Refused(refused(&refusal)),
        }
    }

    fn found(&self) -> Result<Computed, Refusal> {
        let whole = problem_of(&self.candidates, &self.quotas, self.seats)?;
        let (problem, candidates, quotas): (Problem, String, String) = match &self.leaving {
            None => (whole, self.candidates.clone(), self.quotas.clone()),
            Some(left) => {
                let problem = whole.replacement(&left.panel, &left.leaving, &left.declining)?;
                let candidates = candidates_among(&self.candidates, &problem);
                let quotas = quotas_file(&relaxed_quotas(problem.quotas(), &self.relaxed));
                let problem = if self.relaxed.is_empty() {
                    problem
                } else {
                    problem_of(&candidates, &quotas, problem.seats())?
                };
                (problem, candidates, quotas)
            }
        };
        let draw = sortition::prepare(&problem, Method::Leximin, Effort::default())?;
        let proof = draw.proof.as_ref();
        Ok(Computed::Panels {
            content: draw.tickets.text(),
            candidates,
            quotas,
            figures: DrawFigures {
                minimum: proof.map_or(0.0, |proof| proof.minimum),
                minimum_bound: proof.map_or(0.0, |proof| proof.minimum_bound),
                rounding: draw.rounding,
                probabilities: draw.probabilities,
                changes: Vec::new(),
                refusal: String::new(),
            },
        })
    }
}

/// What a page can say of a refusal: the quotas to move, or a word that names a sentence.
fn refused(refusal: &Refusal) -> DrawFigures {
    let word = match refusal {
        Refusal::Impossible { changes, .. } => {
            return DrawFigures {
                changes: changes.iter().map(QuotaChange::from).collect(),
                refusal: "quotas".to_owned(),
                ..DrawFigures::default()
            };
        }
        Refusal::TooFewPeople { .. } => "people",
        Refusal::SizeOutOfReach { .. } | Refusal::Crossed { .. } => "reach",
        Refusal::TooMany { .. } => "large",
        other => {
            tracing::error!(refusal = %other, "panels could not be computed");
            "undecided"
        }
    };
    DrawFigures {
        refusal: word.to_owned(),
        ..DrawFigures::default()
    }
}
