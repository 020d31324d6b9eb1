//! The secret of a volunteer's own page. It is made of the house's key and of who it is for, each time a letter needs it: the
//! database keeps its hash alone, so that whoever reads it, or a backup, answers for nobody.

use std::fmt::Write as _;

use identity::model::SecretHash;
use kernel::{CollectiviteId, Fault, House};

use crate::model::{Volunteer, VolunteerId};

/// What the house's key signs it for.
const PURPOSE: &str = "assembly-answer";

/// The secret of somebody's own page, 64 hexadecimal digits.
pub(crate) fn token(house: &House, body: CollectiviteId, id: VolunteerId) -> Result<String, Fault> {
    let digest = tools::secret::digest(house, body, PURPOSE, &id.to_string())?;
    Ok(digest.iter().fold(String::with_capacity(64), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    }))
}

/// What is kept of it.
pub(crate) fn hash_of(token: &str) -> String {
    SecretHash::of(token).to_hex()
}

/// The secret of the own page of a volunteer; none for who took their name back, who came with an export, or whose link was
/// made with another key than the one this house has now.
///
/// # Errors
/// When the key of the house cannot be read.
pub fn own_token(house: &House, body: CollectiviteId, one: &Volunteer) -> Result<Option<String>, Fault> {
    let Some(kept) = &one.answer_hash else {
        return Ok(None);
    };
    let token = token(house, body, one.id)?;
    Ok((hash_of(&token) == *kept).then_some(token))
}
