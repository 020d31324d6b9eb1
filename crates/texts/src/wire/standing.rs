//! Where a pushed branch stands before anything that came with it is looked at: what can be refused without reading a
//! pack is refused first, and again in the transaction that writes.

use db::Sql;
use gitwire::Oid;
use kernel::{CollectiviteId, Fault, PersonId, Sentence};

use super::push::PushWanted;
use crate::history;
use crate::model::{AMENDMENTS_MAX, Amendment, Fate, TextDocument, TextId, TextState};
use crate::moderated::RATIONALE;
use crate::store::{amendments, branches, git, removed};

/// The branches that amendments are pushed to.
pub(super) const BRANCHES: &str = "refs/heads/amendements/";

/// Where a branch stands.
pub(super) struct Standing {
    /// The amendment that it rectifies; none when it tables one
    pub(super) known: Option<Amendment>,
    /// Its reference
    pub(super) reference: String,
    /// The commit that what is pushed must follow
    pub(super) start: Oid,
    /// The text put to discussion
    pub(super) base: Oid,
}

impl Standing {
    /// What to say of commits that do not follow it.
    pub(super) fn not_from_there(&self) -> &'static str {
        if self.known.is_some() {
            "texts-push-rewritten"
        } else {
            "texts-push-not-from-base"
        }
    }
}

/// Refuses unless this text can be given so many new amendments at all.
pub(super) fn check_room(text: &TextDocument, new: usize) -> Result<(), Fault> {
    if text.state != TextState::Discussion {
        return Err(Fault::refused("texts-not-in-discussion"));
    }
    let new = i64::try_from(new).unwrap_or(i64::MAX);
    if text.last_number.saturating_add(new) > AMENDMENTS_MAX {
        return Err(Fault::refused_with(
            Sentence::new("texts-amendments-full").with("max", AMENDMENTS_MAX),
        ));
    }
    Ok(())
}

/// Where the branch that `person` wants stands; refuses what they may not push to.
pub(super) async fn standing(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
    person: PersonId,
    wanted: &PushWanted,
) -> Result<Standing, Fault> {
    let known = amendment_called(sql, body, text.id, &wanted.name).await?;
    if let Some(amendment) = &known {
        if amendment.author_id != person {
            return Err(Fault::refused("texts-push-not-its-author"));
        }
        if amendment.fate != Fate::Pending {
            return Err(Fault::refused("texts-amendment-settled"));
        }
        let removed = removed::find(sql, body, (RATIONALE, amendment.id.uuid())).await?;
        if removed.is_some() {
            return Err(Fault::refused("texts-push-withheld"));
        }
    }
    let reference = format!("{BRANCHES}{}", wanted.name);
    let current = git::find_ref(sql, body, text.id, &reference).await?;
    if current != wanted.old {
        return Err(Fault::refused("texts-push-moved"));
    }
    let base = text.base_commit.as_deref();
    let base = history::oid(base.ok_or_else(|| Fault::refused("texts-not-in-discussion"))?)?;
    let start = match (&known, current) {
        (Some(_), Some(current)) => current,
        (None, None) => base,
        // An amendment is only rectified by who has what it says.
        (Some(_), None) | (None, Some(_)) => return Err(Fault::refused("texts-push-moved")),
    };
    Ok(Standing {
        known,
        reference,
        start,
        base,
    })
}

/// True for a name that is a number, however it is written.
pub(super) fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number that a branch is called by: written one way only, since each way would be another branch.
pub(super) fn number_of(name: &str) -> Option<i64> {
    let number = name.parse::<i64>().ok()?;
    (number.to_string() == name).then_some(number)
}

/// The amendment that a branch is: by the name it was pushed under, or by its number.
async fn amendment_called(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    name: &str,
) -> Result<Option<Amendment>, Fault> {
    if is_number(name) {
        let found = match number_of(name) {
            Some(number) => amendments::find_by_number(sql, body, text, number).await?,
            None => None,
        };
        return match found {
            Some(amendment) => Ok(Some(amendment)),
            None => Err(Fault::refused("texts-push-number-unknown")),
        };
    }
    match branches::find(sql, body, text, name).await? {
        Some(id) => Ok(amendments::find(sql, body, id).await?),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_one_way() {
        assert_eq!(number_of("7"), Some(7));
        for name in ["007", "07", "00", "99999999999999999999"] {
            assert!(is_number(name) && number_of(name).is_none(), "{name}");
        }
        assert!(!is_number("velo-2") && !is_number("7-bis"));
    }
}
