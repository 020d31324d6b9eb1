//! Creating a group.

use db::args;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Subject, SubjectRef, Work};

use crate::model::{DESCRIPTION_CHARS_MAX, GroupId, GroupKind, NAME_CHARS_MAX, slug_of};
use crate::{rights, store};

/// Addresses under `/groupes/` that are pages of their own.
const SLUGS_TAKEN: &[&str] = &["nouveau"];
/// Groups of one name, told apart by a number.
const SAME_NAME_MAX: u32 = 1_000;

/// Creates a group.
pub struct CreateGroup {
    /// Its name
    pub name: String,
    /// Its kind
    pub kind: GroupKind,
    /// What it is for; may be empty
    pub description: String,
}

impl Action for CreateGroup {
    const NAME: &'static str = "groups.create-group";
    type Output = GroupId;

    async fn run(&self, work: &mut Work) -> Result<GroupId, Fault> {
        work.require(&rights::CREATE, Scope::BODY).await?;
        let mut fields = Fields::default();
        let name = fields.name(
            "name",
            &self.name,
            NAME_CHARS_MAX,
            "groups-name-empty",
            "groups-name-too-long",
        );
        let description = self.description.trim().replace("\r\n", "\n");
        if description.chars().count() > DESCRIPTION_CHARS_MAX {
            let sentence = Sentence::new("groups-description-too-long").with("max", DESCRIPTION_CHARS_MAX);
            fields.refuse("description", sentence);
        }
        fields.finish()?;

        let id: GroupId = work.new_id();
        let slug = free_slug(work, &name).await?;
        let (body, now) = (work.body, work.now);
        let inserted = work
            .sql
            .execute(
                store::INSERT_GROUP,
                args![
                    body,
                    id,
                    &slug,
                    &name,
                    db::sort_key(&name),
                    self.kind,
                    &description,
                    now
                ],
            )
            .await?;
        if inserted == 0 {
            return Err(Fault::Raced);
        }
        let subject = Subject {
            reference: SubjectRef::new("group", id),
            title: name,
            path: format!("/groupes/{slug}"),
        };
        work.register(&subject).await?;
        let entry = search::Entry {
            subject: subject.reference.clone(),
            title: subject.title,
            path: subject.path,
            body_text: description,
            at: now,
        };
        search::index(&mut work.sql, body, &entry).await?;
        work.journal(Event::public("groups.created", subject.reference))
            .await?;
        Ok(id)
    }
}

/// The name's address, followed by a number when another group has it.
async fn free_slug(work: &mut Work, name: &str) -> Result<String, Fault> {
    let plain = Some(slug_of(name))
        .filter(|slug| !slug.is_empty())
        .unwrap_or_else(|| "groupe".to_owned());
    let body = work.body;
    for place in 1..=SAME_NAME_MAX {
        let slug = if place == 1 {
            plain.clone()
        } else {
            format!("{plain}-{place}")
        };
        let is_taken = SLUGS_TAKEN.contains(&slug.as_str())
            || store::find_by_slug(&mut work.sql, body, &slug).await?.is_some();
        if !is_taken {
            return Ok(slug);
        }
    }
    Err(Fault::field("name", "groups-name-taken"))
}
