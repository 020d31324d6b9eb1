//! What people do about who they are.

mod account;
mod ask_sign_in_link;
mod register;
mod sign_in;

pub use account::{EndSession, Rename, SignOut};
pub use ask_sign_in_link::{AskSignInLink, HandSignInLink};
pub use register::{RegisterPerson, register};
pub use sign_in::{SignIn, SignUp, SignedInSession};

use kernel::Fields;

use crate::model::NAME_CHARS_MAX;

/// The name a person is shown under; notes what is wrong with it.
fn read_name(fields: &mut Fields, typed: &str) -> String {
    fields.name(
        "name",
        typed,
        NAME_CHARS_MAX,
        "identity-name-empty",
        "identity-name-too-long",
    )
}
