//! Marking a passage of an adopted text as a requirement, and saying better what it is.

use std::fmt::Write as _;

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Subject, SubjectRef, Work};
use serde_json::json;
use texts::{TextDocument, TextId, TextState};

use super::projects::attach;
use crate::model::{
    PROJECTS_MAX, Passage, REQUIREMENTS_MAX, Reach, Requirement, RequirementId, THEME_CHARS_MAX,
    TITLE_CHARS_MAX, WORDS_CHARS_MAX,
};
use crate::store::requirements;
use crate::{index, rights};

/// Marks a passage of an adopted text as a requirement. The projects under way that it bears on have it to examine.
#[derive(Clone, Debug)]
pub struct MarkRequirement {
    /// The text
    pub text: TextId,
    /// The passage, as links name it
    pub place: String,
    /// What people will call it
    pub title: String,
    /// Its theme; may be empty
    pub theme: String,
    /// The projects it bears on
    pub reach: Reach,
}

impl Action for MarkRequirement {
    const NAME: &'static str = "requirements.mark";
    type Output = RequirementId;

    async fn run(&self, work: &mut Work) -> Result<RequirementId, Fault> {
        let text = texts::find(&mut work.sql, work.body, self.text)
            .await?
            .ok_or(Fault::NotFound("text"))?;
        work.require(&rights::MARK, Scope::group(text.group_id)).await?;
        if requirements::count(&mut work.sql, work.body, None).await? >= REQUIREMENTS_MAX {
            let sentence = Sentence::new("requirements-too-many").with("max", REQUIREMENTS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let mut fields = Fields::default();
        let (title, theme) = named(&mut fields, &self.title, &self.theme);
        fields.finish()?;
        let requirement = Requirement {
            id: work.new_id(),
            group_id: text.group_id,
            title,
            theme,
            reach: self.reach,
            marked_at: work.now,
            ended_at: None,
            version: 1,
        };
        let passage = passage_of(work, requirement.id, &text, &self.place)?;
        requirements::insert(&mut work.sql, work.body, &requirement).await?;
        requirements::insert_passage(&mut work.sql, work.body, &passage).await?;
        work.register(&requirement.subject()).await?;
        index::requirement(work, &requirement, &passage).await?;
        let marked = Event::public("requirements.marked", requirement.reference());
        work.journal(marked.with(json!({ "text": self.text }))).await?;
        for project in under_way(work, &requirement).await? {
            attach(work, &requirement, &project).await?;
        }
        Ok(requirement.id)
    }
}

/// Renames a requirement, or changes its theme or the projects that it will bear on.
#[derive(Clone, Debug)]
pub struct ChangeRequirement {
    /// Which one
    pub requirement: RequirementId,
    /// The version that was read
    pub version: i64,
    /// What people will call it
    pub title: String,
    /// Its theme; may be empty
    pub theme: String,
    /// The projects it bears on: those tied already stay
    pub reach: Reach,
}

impl Action for ChangeRequirement {
    const NAME: &'static str = "requirements.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = super::requirement(work, self.requirement).await?;
        work.require(&rights::MARK, Scope::group(before.group_id)).await?;
        let mut fields = Fields::default();
        let (title, theme) = named(&mut fields, &self.title, &self.theme);
        fields.finish()?;
        let changed = Requirement {
            title,
            theme,
            reach: self.reach,
            version: self.version,
            ..before.clone()
        };
        if !requirements::update(&mut work.sql, work.body, &changed).await? {
            return Err(Fault::Stale("requirement"));
        }
        work.register(&changed.subject()).await?;
        let passages = requirements::passages(&mut work.sql, work.body, changed.id).await?;
        if let Some(passage) = passages.last() {
            index::requirement(work, &changed, passage).await?;
        }
        work.journal(Event::public("requirements.changed", changed.reference()))
            .await?;
        if changed.ended_at.is_none() && changed.reach != before.reach {
            for project in under_way(work, &changed).await? {
                attach(work, &changed, &project).await?;
            }
        }
        Ok(())
    }
}

fn named(fields: &mut Fields, title: &str, theme: &str) -> (String, String) {
    let title = fields.name(
        "titre",
        title,
        TITLE_CHARS_MAX,
        "requirements-title-empty",
        "requirements-too-long",
    );
    let theme = match theme.trim() {
        "" => String::new(),
        theme => fields.name(
            "theme",
            theme,
            THEME_CHARS_MAX,
            "requirements-title-empty",
            "requirements-too-long",
        ),
    };
    (title, theme)
}

/// The passage of an adopted text, with the words it has there.
pub(super) fn passage_of(
    work: &Work,
    requirement_id: RequirementId,
    text: &TextDocument,
    place: &str,
) -> Result<Passage, Fault> {
    if text.state != TextState::Consolidated {
        return Err(Fault::refused("requirements-text-not-adopted"));
    }
    let found = texts::passage(&text.markdown, place).filter(|passage| !passage.words.trim().is_empty());
    let Some(found) = found else {
        return Err(Fault::field("ou", "requirements-passage-nowhere"));
    };
    if found.words.chars().count() > WORDS_CHARS_MAX {
        let sentence = Sentence::new("requirements-passage-too-long").with("max", WORDS_CHARS_MAX);
        return Err(Fault::Invalid(vec![kernel::FieldFault {
            field: "ou",
            sentence,
        }]));
    }
    Ok(Passage {
        id: work.new_id(),
        requirement_id,
        text_id: text.id,
        place: found.place,
        place_name: found.name,
        anchor: found.anchor,
        text_commit: text.head_commit.iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        }),
        words: found.words,
        since: work.now,
        until: None,
        ending: None,
        note: String::new(),
    })
}

/// The projects under way that a requirement bears on by itself.
async fn under_way(work: &mut Work, requirement: &Requirement) -> Result<Vec<SubjectRef>, Fault> {
    if requirement.reach == Reach::Chosen {
        return Ok(Vec::new());
    }
    let body = work.body;
    let running = parcours::running(&mut work.sql, body, PROJECTS_MAX).await?;
    let plans = Subject::latest(&mut work.sql, body, "plan", PROJECTS_MAX).await?;
    let mut projects: Vec<SubjectRef> = running
        .iter()
        .map(|id| SubjectRef::new("parcours", *id))
        .collect();
    projects.extend(plans.into_iter().map(|plan| plan.reference));
    if requirement.reach == Reach::Group {
        let house = work.shared_house();
        let mut of_group = Vec::new();
        for project in projects {
            if super::group_of(&house, &mut work.sql, body, &project).await? == Some(requirement.group_id) {
                of_group.push(project);
            }
        }
        return Ok(of_group);
    }
    Ok(projects)
}
