//! What a person is told of each time somebody tried to sign in to their account.

/// How long it is told, in days; then the worker erases it.
pub const ATTEMPTS_KEPT_DAYS: i64 = 90;

db::text_enum! {
    /// By which way somebody tried to sign in.
    pub enum Way {
        /// A link received by mail
        Mail = "mail",
        /// An identity provider
        Provider = "provider",
        /// The account of another body
        Elsewhere = "elsewhere",
        /// A passkey
        Passkey = "passkey",
        /// The code of an authenticator app, after one of those above
        Authenticator = "authenticator",
        /// A recovery code, after one of those above
        Recovery = "recovery",
        /// A code on paper
        Code = "code",
    }
}

db::text_enum! {
    /// What came of it.
    pub enum Outcome {
        /// A session was opened
        Opened = "opened",
        /// A second factor was asked
        Asked = "asked",
        /// The code was wrong, or had served
        Wrong = "wrong",
        /// The answer was not signed by the key it said
        Refused = "refused",
        /// The link had served already
        Used = "used",
        /// The link's hour was over
        Expired = "expired",
    }
}
