//! The folders of groups and parcours: how they are named, where they stand, what is known of them.

use db::{Instant, Sql, Uuid};
use kernel::{CollectiviteId, Fault, Scope, Subject, SubjectRef, Work};
use url::Url;

use super::{Content, ask, settings};
use crate::{BridgeSettings, store};

/// Characters of a name there: what every file system takes, with room for what sets it apart.
pub const NAME_CHARS_MAX: usize = 80;
/// Folders that would have one name, told apart by a number.
const SAME_NAME_MAX: u32 = 1_000;
/// Folders of what is a part of one group.
const WITHIN_MAX: i64 = 50;
/// What some file systems refuse in a name, and what would lead elsewhere.
const REFUSED: &[char] = &['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// A folder, and what was found there last.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Whose it is
    pub of: SubjectRef,
    /// The group whose members read it (its raw id)
    pub group: Uuid,
    /// Its names, joined by slashes
    pub path: String,
    pub(crate) generation: i64,
    /// What stands there; none before the first reading
    pub content: Option<Content>,
    /// When that changed last, as far as was seen from here
    pub changed_at: Option<Instant>,
}

impl Folder {
    /// That of `subject`, when it has one.
    pub async fn of(
        sql: &mut Sql,
        body: CollectiviteId,
        subject: &SubjectRef,
    ) -> Result<Option<Self>, db::Error> {
        store::folders::find(sql, body, subject).await
    }

    /// That of `subject` first; for a group, then those of what is a part of it.
    pub async fn within(
        sql: &mut Sql,
        body: CollectiviteId,
        subject: &SubjectRef,
    ) -> Result<Vec<Self>, db::Error> {
        let mut found: Vec<Self> = store::folders::find(sql, body, subject)
            .await?
            .into_iter()
            .collect();
        let of_group = store::folders::of_group(sql, body, subject.id, WITHIN_MAX).await?;
        found.extend(of_group.into_iter().filter(|folder| folder.of != *subject));
        Ok(found)
    }

    /// Where the right to read it is asked for.
    pub fn scope(&self) -> Scope {
        Scope {
            group: Some(self.group),
            ..Scope::BODY
        }
    }

    /// The names that lead to it from the address of the bridge.
    pub(crate) fn names(&self) -> Vec<String> {
        self.path.split('/').map(str::to_owned).collect()
    }

    /// Where it stands, or something in it; none when the address set up is none.
    pub fn address(&self, settings: &BridgeSettings, inside: Option<&str>) -> Option<String> {
        let mut url = Url::parse(&settings.address).ok()?;
        {
            let mut segments = url.path_segments_mut().ok()?;
            segments.pop_if_empty().extend(self.path.split('/'));
            segments.push(inside.unwrap_or_default());
        }
        Some(url.into())
    }
}

/// True when this body keeps folders on a server.
pub async fn has(work: &mut Work) -> Result<bool, Fault> {
    let house = work.shared_house();
    Ok(settings(&house, &mut work.sql, work.body).await?.is_some())
}

/// Has `subject` have a folder, once this work is committed: in that of `within` when it has one. Nothing changes when it
/// has one already, or when the body keeps no folders. The members of `group` will read it.
pub async fn open(
    work: &mut Work,
    subject: &Subject,
    group: Uuid,
    within: Option<&SubjectRef>,
) -> Result<(), Fault> {
    let house = work.shared_house();
    let (body, reference) = (work.body, &subject.reference);
    let Some(settings) = settings(&house, &mut work.sql, body).await? else {
        return Ok(());
    };
    let path = match store::folders::find(&mut work.sql, body, reference).await? {
        Some(known) if known.generation == settings.generation => return Ok(()),
        Some(known) => known.path,
        None => {
            let parent = match within {
                Some(within) => store::folders::find(&mut work.sql, body, within).await?,
                None => None,
            };
            free_path(work, parent.as_ref(), &subject.title).await?
        }
    };
    let folder = Folder {
        of: reference.clone(),
        group,
        path,
        generation: settings.generation,
        content: None,
        changed_at: None,
    };
    store::folders::keep(&mut work.sql, body, &folder).await?;
    let key = format!("{}-{} {}", reference.kind, reference.id, settings.generation);
    ask(work, &key, reference, None, reference).await
}

async fn free_path(work: &mut Work, parent: Option<&Folder>, title: &str) -> Result<String, Fault> {
    let (body, name) = (work.body, name_of(title));
    for place in 1..=SAME_NAME_MAX {
        let name = if place == 1 {
            name.clone()
        } else {
            format!("{name} ({place})")
        };
        let path = match parent {
            Some(parent) => format!("{}/{name}", parent.path),
            None => name,
        };
        if !store::folders::is_path_taken(&mut work.sql, body, &path).await? {
            return Ok(path);
        }
    }
    Err(Fault::Internal(format!("{SAME_NAME_MAX} folders have one name")))
}

/// What something called `title` is called on a server: a name that every file system takes, and that leads nowhere else.
pub fn name_of(title: &str) -> String {
    let plain: String = title
        .chars()
        .map(|letter| {
            if letter.is_control() || REFUSED.contains(&letter) {
                ' '
            } else {
                letter
            }
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join(" ");
    let cut: String = joined.trim_matches('.').chars().take(NAME_CHARS_MAX).collect();
    // A final dot or space is lost on some servers: the folder made would not be the one asked for.
    let name = cut.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    if name.is_empty() {
        "Sans nom".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_everywhere_and_leads_nowhere_else() {
        assert_eq!(name_of("Groupe « mobilités »"), "Groupe « mobilités »");
        assert_eq!(name_of("Voirie / réseaux : « où ? »"), "Voirie réseaux « où »");
        assert_eq!(name_of("../../etc"), "etc");
        assert_eq!(name_of(" .. "), "Sans nom");
        assert_eq!(name_of("a\u{0}b\nc."), "a b c");
        assert!(name_of(&"é".repeat(300)).chars().count() <= NAME_CHARS_MAX);
    }
}
