//! What people do about who they are.

mod account;
mod ask_sign_in_link;
mod entering;
mod erase;
mod passage;
mod providers;
mod register;
mod sign_in;
mod tokens;

pub use account::{ChooseLanguage, EndSession, Rename, SignOut};
pub use ask_sign_in_link::{AskSignInLink, HandSignInLink, SignInLink, make_sign_in_link};
pub use entering::{
    Came, EnterWithProvider, Entered, ForgetArrival, LinkArrival, NoteRefusedEntry, RefusedEntry,
    UnlinkProvider,
};
pub(crate) use entering::{FORGET_ARRIVALS, forget_arrivals};
pub use erase::{ACCOUNT_ERASED, AskErasure, CloseAccount, ERASURE_ASKED, EraseAccount};
pub(crate) use erase::{ERASE, on_date};
pub use passage::{Arrive, LendAccount, UnlinkAccount};
pub use providers::{InviteToProvider, RemoveProvider, SetUpProvider, TypedProvider, WithdrawInvitation};
pub use register::{RegisterPerson, register};
pub use sign_in::{SignIn, SignUp, SignedInSession};
pub use tokens::{MakeToken, RevokeToken};

use kernel::Fields;

use crate::model::NAME_CHARS_MAX;

/// A name on one line; notes under `field` what is wrong with it.
pub fn read_name(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    fields.name(
        field,
        typed,
        NAME_CHARS_MAX,
        "identity-name-empty",
        "identity-name-too-long",
    )
}
