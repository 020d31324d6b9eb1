//! What people do with telephone numbers, and what follows.

mod carry;
mod gateway;
mod prove;

pub(crate) use carry::{CARRY, carry, react};
pub use gateway::{RemoveGateway, SetUpGateway, TypedGateway};
pub use prove::{AskPhoneCode, ConfirmPhoneCode, Confirmed, GiveUpPhone};
