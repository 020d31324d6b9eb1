//! A budget held elsewhere, read from a file in Pabulib's format: its projects and its ballots, counted again here. Nothing of
//! it changes afterwards: it is there to be read and compared.

use counting::Refusal;
use groups::GroupId;
use kernel::{Action, Event, Fault, FieldFault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::count::votes_of;
use crate::counted::{aside, cents, count_file};
use crate::model::{
    BallotForm, Budget, BudgetId, Cents, Idea, IdeaState, SharingRule, Stage, TITLE_CHARS_MAX,
};
use crate::{index, rights, store};

/// The largest file, in bytes.
pub(crate) const FILE_BYTES_MAX: usize = 8_000_000;
/// The most projects of a file.
const PROJECTS_MAX: usize = 500;
/// The most ballots of a file.
const BALLOTS_MAX: usize = 50_000;

/// A file read and counted: long for a large one, so that it is done before any transaction begins.
#[derive(Clone, Debug)]
pub struct PabulibFile {
    title: String,
    amount: Cents,
    projects: Vec<ReadProject>,
    ballots: i64,
    certificate: String,
}

/// A project of a file, with what the count makes of it.
#[derive(Clone, Debug)]
struct ReadProject {
    title: String,
    district: String,
    cost: Cents,
    votes: Option<i64>,
    is_funded: bool,
}

impl PabulibFile {
    /// Reads the content of a file, and counts its ballots.
    ///
    /// # Errors
    /// A fault of the field `fichier`, with its line where one is known, for what does not follow the format or is too large.
    pub async fn read(bytes: Vec<u8>) -> Result<Self, Fault> {
        if bytes.len() > FILE_BYTES_MAX {
            return Err(Fault::field("fichier", "budgets-file-large"));
        }
        let read = aside(move || {
            let election = counting::formats::read("budget.pb", &bytes)?;
            if election.candidates.len() > PROJECTS_MAX {
                return Err(too_many("projects", election.candidates.len(), PROJECTS_MAX));
            }
            if election.ballots.len() > BALLOTS_MAX {
                return Err(too_many("ballots", election.ballots.len(), BALLOTS_MAX));
            }
            count_file(election)
        })
        .await?;
        let (election, count, certificate) = read.map_err(|refusal| unreadable(&refusal))?;
        let unread = || Fault::field("fichier", "budgets-file-amounts");
        let amount = election.budget.as_ref().and_then(cents).ok_or_else(unread)?;
        let votes = votes_of(&count);
        let mut projects = Vec::with_capacity(election.candidates.len());
        for project in &election.candidates {
            projects.push(ReadProject {
                title: one_line(&project.name),
                district: one_line(&project.district),
                cost: project.cost.as_ref().and_then(cents).ok_or_else(unread)?,
                votes: votes.get(&project.id).copied(),
                is_funded: count.winners.contains(&project.id),
            });
        }
        Ok(Self {
            ballots: i64::try_from(election.voters()).unwrap_or(i64::MAX),
            title: election.title,
            amount,
            projects,
            certificate: certificate.write(),
        })
    }
}

/// Keeps a budget read from a file.
#[derive(Clone, Debug)]
pub struct ImportPabulib {
    /// The group it is shown with
    pub group: GroupId,
    /// What it is called; empty for what the file says
    pub title: String,
    /// The file
    pub file: PabulibFile,
}

impl Action for ImportPabulib {
    const NAME: &'static str = "budgets.import";
    type Output = BudgetId;

    async fn run(&self, work: &mut Work) -> Result<BudgetId, Fault> {
        work.require(&rights::PREPARE, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let mut fields = Fields::default();
        let title = match self.title.trim() {
            "" => self.file.title.as_str(),
            title => title,
        };
        let title = fields.name(
            "titre",
            title,
            TITLE_CHARS_MAX,
            "budgets-title-empty",
            "budgets-text-too-long",
        );
        fields.finish()?;
        let budget = Budget {
            id: work.new_id(),
            group_id: self.group,
            title,
            presentation: String::new(),
            stage: Stage::Archived,
            amount: self.file.amount,
            districts: Vec::new(),
            sharing_rule: SharingRule::Greedy,
            ballot_form: BallotForm::Approval,
            approvals_max: 0,
            ideas_max: 1,
            electorate: String::new(),
            is_by_district: false,
            has_paper: false,
            seed: String::new(),
            ideas_close_at: None,
            vote_opened_at: None,
            vote_closes_at: None,
            closed_because: String::new(),
            decided_at: Some(work.now),
            ballots_count: 0,
            created_at: work.now,
            changed_at: work.now,
            version: 1,
        };
        store::insert(&mut work.sql, work.body, &budget).await?;
        for (number, project) in (1..).zip(&self.file.projects) {
            let idea = Idea {
                id: work.new_id(),
                budget_id: budget.id,
                number,
                title: project.title.clone(),
                description: String::new(),
                author_id: None,
                shows_name: false,
                district: project.district.clone(),
                longitude_e6: None,
                latitude_e6: None,
                estimate_cents: None,
                state: IdeaState::Eligible,
                merged_into: None,
                reason: String::new(),
                cost_cents: Some(project.cost),
                running_cents: None,
                photo: None,
                photo_words: String::new(),
                is_funded: project.is_funded,
                votes: project.votes,
                works: None,
                created_at: work.now,
                changed_at: work.now,
                version: 1,
            };
            store::insert_idea(&mut work.sql, work.body, &idea).await?;
        }
        let ballots = self.file.ballots;
        let nothing = store::Aside::default();
        let result = (self.file.certificate.as_str(), ballots, &nothing);
        store::keep_result(&mut work.sql, work.body, budget.id, result, work.now).await?;
        index::budget(work, &budget).await?;
        let told = json!({ "group": self.group, "ballots": ballots, "projects": self.file.projects.len() });
        work.journal(Event::public("budgets.imported", budget.reference()).with(told))
            .await?;
        Ok(budget.id)
    }
}

fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(TITLE_CHARS_MAX).collect()
}

fn too_many(what: &'static str, number: usize, max: usize) -> Refusal {
    Refusal::TooMany { what, number, max }
}

/// Why the file gives nothing, with its line where one is known.
fn unreadable(refusal: &Refusal) -> Fault {
    let sentence = match refusal {
        Refusal::Malformed { line, .. } if *line > 0 => {
            Sentence::new("budgets-file-malformed-at").with("line", *line)
        }
        Refusal::TooMany { max, .. } => Sentence::new("budgets-file-many").with("max", *max),
        _ => Sentence::new("budgets-file-malformed"),
    };
    Fault::Invalid(vec![FieldFault {
        field: "fichier",
        sentence,
    }])
}
