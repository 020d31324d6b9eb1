//! What people do about who they are.

mod account;
mod ask_sign_in_link;
mod attempts;
mod devices;
mod directory;
mod effort;
mod entering;
mod entry_code;
mod erase;
mod four_eyes;
mod passage;
mod passkey;
mod providers;
mod refreshing;
mod register;
mod second_factor;
mod second_factor_proof;
mod second_factor_rule;
mod sign_in;
mod tokens;

pub(crate) use account::DropWait;
pub use account::{ChooseLanguage, EndSession, Rename, SignOut};
pub use ask_sign_in_link::{AskSignInLink, HandSignInLink, SignInLink, make_sign_in_link};
pub use attempts::NoteDeadLink;
pub(crate) use attempts::{FORGET_ATTEMPTS, forget_attempts};
pub use devices::{RevokeOtherSessions, RevokeSession};
pub use directory::{EnterWithDirectory, NoteDirectoryDown, SetUpDirectory, TryDirectory, TypedDirectory};
pub(crate) use effort::EFFORT_PURPOSE;
pub use effort::Effort;
pub use entering::{
    Came, EnterWithProvider, Entered, ForgetArrival, LinkArrival, NoteRefusedEntry, RefusedEntry,
    UnlinkProvider,
};
pub(crate) use entering::{FORGET_ARRIVALS, forget_arrivals};
pub use entry_code::{
    SignUpBeside, enter_by_code, make_entry_code, register_without_address, take_address, use_entry_code,
};
pub use erase::{ACCOUNT_ERASED, AskErasure, CloseAccount, ERASURE_ASKED, EraseAccount};
pub(crate) use erase::{ERASE, on_date};
pub(crate) use four_eyes::four_eyes_apply;
pub use four_eyes::{DropAsked, Guarded, SetFourEyes, must_be_another, second_agent};
pub use passage::{Arrive, LendAccount, UnlinkAccount};
pub use passkey::{AddPasskey, EnterWithPasskey, RemovePasskey};
pub(crate) use passkey::{SIGN_IN_PURPOSE, enrolment_purpose};
pub use providers::{InviteToProvider, RemoveProvider, SetUpProvider, TypedProvider, WithdrawInvitation};
pub(crate) use refreshing::{EndRefusedSession, REFRESH, REFRESH_EFFECT, ToRefresh, when_due};
pub use register::{RegisterPerson, register};
pub use second_factor::{
    ConfirmSecondFactor, GiveSecondFactor, PrepareSecondFactor, RemoveSecondFactor, RenewRecoveryCodes,
};
pub(crate) use second_factor::{purpose_of, recovery_digest};
pub(crate) use second_factor_proof::has_one_to_give;
pub use second_factor_rule::{
    AskSecondFactorReset, DropSecondFactorReset, RefuseSecondFactorReset, RequireSecondFactor,
    ResetSecondFactor,
};
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
