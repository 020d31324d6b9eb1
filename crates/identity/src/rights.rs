//! Who may do what with identities.

use kernel::{Quality, Right};

/// Asking for a sign-in link: anyone, since a link only reaches the holder of the address.
pub const ASK_LINK: Right = Right {
    code: "identity.ask-link",
    held_by: &[Quality::Visitor],
};

/// Signing in: anyone who holds a valid link.
pub const SIGN_IN: Right = Right {
    code: "identity.sign-in",
    held_by: &[Quality::Visitor],
};

/// Signing out.
pub const SIGN_OUT: Right = Right {
    code: "identity.sign-out",
    held_by: &[Quality::Person],
};

/// Choosing the name one is shown under.
pub const RENAME: Right = Right {
    code: "identity.rename",
    held_by: &[Quality::Person],
};

/// Choosing the language one reads in and is written to in.
pub const CHOOSE_LANGUAGE: Right = Right {
    code: "identity.choose-language",
    held_by: &[Quality::Person],
};

/// Registering somebody else, to give them a mandate or to note that they attended.
pub const REGISTER: Right = Right {
    code: "identity.register",
    held_by: &[Quality::Agent, Quality::Chair],
};

/// Handing a sign-in link over instead of mailing it: nobody but the operator, at the command line.
pub const HAND_LINK: Right = Right {
    code: "identity.hand-link",
    held_by: &[],
};

/// Being signed in with one's account to another body that accepts it.
pub const LEND_ACCOUNT: Right = Right {
    code: "identity.lend-account",
    held_by: &[Quality::Person],
};

/// Forgetting that an account of another body opens one's own.
pub const UNLINK_ACCOUNT: Right = Right {
    code: "identity.unlink-account",
    held_by: &[Quality::Person],
};

/// Making an application token, or revoking one's own.
pub const TOKENS: Right = Right {
    code: "identity.tokens",
    held_by: &[Quality::Person],
};

/// Closing one's own account.
pub const CLOSE_ACCOUNT: Right = Right {
    code: "identity.close-account",
    held_by: &[Quality::Person],
};

/// Closing the account of somebody who asked the town for it.
pub const ERASE_ACCOUNT: Right = Right {
    code: "identity.erase-account",
    held_by: &[Quality::Agent],
};

/// Choosing which identity providers people may sign in with, and inviting to those that are for invited people.
pub const MANAGE_PROVIDERS: Right = Right {
    code: "identity.manage-providers",
    held_by: &[Quality::Agent],
};

/// Linking the account one has at an identity provider to one's own, or unlinking it.
pub const LINK_PROVIDER: Right = Right {
    code: "identity.link-provider",
    held_by: &[Quality::Person],
};

/// Having a second factor of one's own, or taking it away.
pub const SECOND_FACTOR: Right = Right {
    code: "identity.second-factor",
    held_by: &[Quality::Person],
};

/// Adding a passkey to one's account, or taking it away.
pub const PASSKEYS: Right = Right {
    code: "identity.passkeys",
    held_by: &[Quality::Person],
};

/// Saying that the body's agents must have a second factor.
pub const REQUIRE_SECOND_FACTOR: Right = Right {
    code: "identity.require-second-factor",
    held_by: &[Quality::Agent],
};

/// Asking for the second factor of somebody who lost it to be taken away, and doing what another agent asked.
pub const RESET_SECOND_FACTOR: Right = Right {
    code: "identity.reset-second-factor",
    held_by: &[Quality::Agent],
};

/// Saying whether what touches votes, rolls and people wants two agents, and seeing what waits for a second one.
pub const SET_FOUR_EYES: Right = Right {
    code: "identity.set-four-eyes",
    held_by: &[Quality::Agent],
};

/// The rights of this feature.
pub const ALL: &[Right] = &[
    ASK_LINK,
    SIGN_IN,
    SIGN_OUT,
    RENAME,
    CHOOSE_LANGUAGE,
    REGISTER,
    HAND_LINK,
    LEND_ACCOUNT,
    UNLINK_ACCOUNT,
    TOKENS,
    CLOSE_ACCOUNT,
    ERASE_ACCOUNT,
    MANAGE_PROVIDERS,
    LINK_PROVIDER,
    SECOND_FACTOR,
    PASSKEYS,
    REQUIRE_SECOND_FACTOR,
    RESET_SECOND_FACTOR,
    SET_FOUR_EYES,
];
