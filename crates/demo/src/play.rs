//! The calendar of all the files, played day after day.

use std::collections::BTreeMap;

use acts::ActId;
use db::Instant;
use debates::{ConsultationId, ContributionId};
use kernel::Fault;
use meetings::{CorrectionId, MeetingId};
use moderation::DecisionId;
use parcours::ParcoursId;
use texts::TextId;
use transmissions::TransmissionId;

use crate::deeds;
use crate::plans::Followed;
use crate::scene::Scene;
use crate::script::{Deed, Script, What};
use crate::{assembly, open_data, opinion_map, secret_votes};

/// A matter under way: one of the copies of a file, and what its deeds made.
pub(crate) struct Case<'a> {
    pub(crate) script: &'a Script,
    /// From 0
    pub(crate) copy: u32,
    pub(crate) parcours: Option<ParcoursId>,
    pub(crate) text: Option<TextId>,
    pub(crate) meeting: Option<MeetingId>,
    pub(crate) minutes: String,
    pub(crate) minutes_version: i64,
    /// Which one, the passage, the words wanted
    pub(crate) correction: Option<(CorrectionId, String, String)>,
    /// The last whose minutes were approved
    pub(crate) approved: Option<MeetingId>,
    pub(crate) act: Option<ActId>,
    pub(crate) sent: Vec<TransmissionId>,
    pub(crate) amended: usize,
    /// Decisions of the sitting on its text
    pub(crate) decided: i64,
    pub(crate) contributions: Vec<Published>,
    pub(crate) supported: usize,
    pub(crate) plan: Option<Followed>,
}

/// A contribution that is there.
pub(crate) struct Published {
    pub(crate) id: ContributionId,
    pub(crate) author: String,
    pub(crate) is_discussed: bool,
    pub(crate) decision: Option<DecisionId>,
    pub(crate) is_answered: bool,
}

impl<'a> Case<'a> {
    fn new(script: &'a Script, copy: u32) -> Self {
        Self {
            script,
            copy,
            parcours: None,
            text: None,
            meeting: None,
            minutes: String::new(),
            minutes_version: 0,
            correction: None,
            approved: None,
            act: None,
            sent: Vec::new(),
            amended: 0,
            decided: 0,
            contributions: Vec::new(),
            supported: 0,
            plan: None,
        }
    }

    /// What the file says, told apart from the other copies.
    pub(crate) fn named(&self, title: &str) -> String {
        match self.copy {
            0 => title.to_owned(),
            copy => format!("{title} ({})", copy + 1),
        }
    }

    /// The consultation of the parcours.
    pub(crate) async fn consultation(&self, scene: &Scene<'_>) -> Result<ConsultationId, Fault> {
        deeds::parcours::gathered(scene, self, "consultation").await
    }

    /// The meeting of the parcours, or the last that was planned without one.
    pub(crate) async fn meeting(&self, scene: &Scene<'_>) -> Result<MeetingId, Fault> {
        match self.meeting {
            Some(meeting) => Ok(meeting),
            None => deeds::parcours::gathered(scene, self, "meeting").await,
        }
    }
}

/// Copies whose act is sent to those who decide: it goes to two of them on one day, and a body sends twenty a day at most.
const COPIES_SENT_MAX: u32 = 10;

/// Something to do.
struct Due<'a> {
    at: Instant,
    case: usize,
    deed: &'a Deed,
    /// How many contributions: they come one after the other
    count: usize,
}

/// Plays every file, as many times as the scene says.
pub(crate) async fn play(scene: &Scene<'_>, scripts: &[Script]) -> Result<(), Fault> {
    let mut cases = Vec::new();
    let mut calendar = Vec::new();
    for script in scripts {
        for copy in 0..scene.times {
            for deed in &script.deeds {
                // What people follow, they follow once; a body sends so many acts a day, and no more.
                let copies = match deed.what {
                    What::Follow | What::Look => 1,
                    What::Transmit { .. } | What::Answer { .. } => COPIES_SENT_MAX,
                    _ => scene.times,
                };
                if copy < copies {
                    put(scene, &mut calendar, cases.len(), copy, deed);
                }
            }
            cases.push(Case::new(script, copy));
        }
    }
    // Stable: what a file says of one moment is done in the order of the file.
    calendar.sort_by_key(|due| due.at);
    let mut voting = Some(scene.at(secret_votes::DAY, secret_votes::HOUR, 0));
    let mut talking = Some(scene.at(opinion_map::DAY, opinion_map::HOUR, 0));
    let mut calling = Some(scene.at(assembly::CALL_DAY, assembly::HOUR, 0));
    let mut publishing = Some(scene.at(assembly::PUBLICATION_DAY, assembly::HOUR, 0));
    let mut drawing = Some(scene.at(assembly::DRAW_DAY, assembly::HOUR, 0));
    let mut opening = Some(scene.at(open_data::FIRST_DAY, open_data::HOUR, 0));
    let mut updating = Some(scene.at(open_data::SECOND_DAY, open_data::HOUR, 0));
    let mut opened = None;
    let (mut called, mut round) = (None, 0);
    for due in calendar {
        if let Some(at) = opening.take_if(|at| *at <= due.at) {
            scene.move_to(at).await?;
            opened = Some(open_data::open(scene).await?);
        }
        if let Some(at) = updating.take_if(|at| *at <= due.at)
            && let Some(opened) = opened
        {
            scene.move_to(at).await?;
            open_data::update(scene, opened).await?;
        }
        if let Some(at) = talking.take_if(|at| *at <= due.at) {
            scene.move_to(at).await?;
            opinion_map::hold(scene).await?;
        }
        if let Some(at) = calling.take_if(|at| *at <= due.at) {
            scene.move_to(at).await?;
            called = Some(assembly::call(scene).await?);
        }
        if let Some(at) = publishing.take_if(|at| *at <= due.at)
            && let Some(called) = called
        {
            scene.move_to(at).await?;
            round = assembly::publish(scene, called).await?;
        }
        if let Some(at) = drawing.take_if(|at| *at <= due.at)
            && let Some(called) = called
        {
            scene.move_to(at).await?;
            assembly::draw(scene, called, round).await?;
        }
        if let Some(at) = voting.take_if(|at| *at <= due.at) {
            scene.move_to(at).await?;
            secret_votes::hold(scene).await?;
        }
        scene.move_to(due.at).await?;
        let case = &mut cases[due.case];
        let script = case.script;
        let by = due.deed.by.as_deref().unwrap_or(&script.lead);
        deeds::perform(scene, case, &due.deed.what, by, due.count)
            .await
            .map_err(|fault| {
                let (title, day) = (&script.title, due.deed.day);
                Fault::Internal(format!("« {title} », day {day}, {:?}: {fault:?}", due.deed.what))
            })?;
    }
    Ok(())
}

fn put<'a>(scene: &Scene<'_>, calendar: &mut Vec<Due<'a>>, case: usize, copy: u32, deed: &'a Deed) {
    let at = scene.at(deed.day, deed.time, copy);
    let What::Contribute { count, over_days } = deed.what else {
        calendar.push(Due {
            at,
            case,
            deed,
            count: 0,
        });
        return;
    };
    let mut by_day = BTreeMap::<i64, usize>::new();
    for place in 0..count {
        let share =
            i64::try_from(place).unwrap_or(0) * (over_days + 1) / i64::try_from(count.max(1)).unwrap_or(1);
        *by_day.entry(share).or_default() += 1;
    }
    for (day, count) in by_day {
        let at = at.plus_days(day);
        calendar.push(Due {
            at,
            case,
            deed,
            count,
        });
    }
}
