//! Why somebody is not who a provider seems to say.

/// What somebody else said, as it may stand in a log or on a page: without what is not seen or turns a line around, and no
/// longer than `chars_max` characters.
pub fn printable(said: &str, chars_max: usize) -> String {
    let is_seen = |letter: &char| {
        // Marks of direction: Unicode Standard Annex #9, section 2.
        let turns =
            matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        !letter.is_control() && !turns
    };
    said.chars().filter(is_seen).take(chars_max).collect()
}

/// Each is one situation. None holds a secret: they may be logged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The provider's document is not one, or misses what is needed
    #[error("discovery document: {0}")]
    Document(&'static str),
    /// The document speaks for somebody else (`OpenID` Connect Discovery 1.0, section 4.3)
    #[error("the document is that of the issuer {0}")]
    OtherIssuerInDocument(String),
    /// An address of the document would be reached in clear
    #[error("the address of the {0} is not in https")]
    ClearAddress(&'static str),
    /// The provider's keys cannot be read
    #[error("keys: {0}")]
    Keys(&'static str),

    /// The person, or the provider for them, said no (RFC 6749, section 4.1.2.1)
    #[error("the person or the provider refused")]
    Denied,
    /// The provider would have to show the person something, and was asked not to
    #[error("the provider has to show the person something")]
    Interaction,
    /// The provider says that it cannot answer now
    #[error("the provider cannot answer now: {0}")]
    Busy(String),
    /// Another error of the provider, by its code
    #[error("the provider answered {0}")]
    Provider(String),
    /// What came back was not asked by this browser, or was changed on its way
    #[error("the state is not that of this browser")]
    State,
    /// What came back is another provider's (RFC 9207)
    #[error("the answer comes from another provider")]
    OtherProvider,
    /// Neither a code nor an error came back
    #[error("no code came back")]
    NoCode,

    /// The token endpoint did not answer with tokens
    #[error("token endpoint: {0}")]
    TokenAnswer(&'static str),
    /// The token endpoint refused, by its code (RFC 6749, section 5.2)
    #[error("the token endpoint answered {0}")]
    TokenRefused(String),

    /// It is not a signed token in compact form, within bounds
    #[error("malformed token: {0}")]
    Malformed(&'static str),
    /// It is signed with something else than was agreed with the provider
    #[error("signed with {0}, which was not agreed")]
    Algorithm(String),
    /// It demands that an extension be understood (RFC 7515, section 4.1.11)
    #[error("critical extension not understood")]
    Critical,
    /// No key of the provider has its name: those kept may be old
    #[error("the key is not one of the provider's")]
    UnknownKey,
    /// The signature is not that of this content
    #[error("wrong signature")]
    Signature,
    /// A claim that must be there is not, or has another type
    #[error("claim {0} missing or unreadable")]
    Claim(&'static str),
    /// Said by somebody else
    #[error("said by another issuer")]
    Issuer,
    /// Said to somebody else
    #[error("said to another client")]
    Audience,
    /// Its time is over
    #[error("expired")]
    Expired,
    /// Said in the future, or too long ago for an answer to a question just asked
    #[error("said at a time that cannot be")]
    Time,
    /// The answer to another question: a replay
    #[error("the nonce is another attempt's")]
    Nonce,
    /// The access token is not the one that came with it
    #[error("the access token is another one's")]
    AccessToken,
    /// The person proved who they are less strongly than was asked
    #[error("level of assurance {0:?} is not enough")]
    Level(Option<String>),
    /// The two answers speak of two people
    #[error("the two answers are about two people")]
    OtherSubject,
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_a_provider_says_neither_breaks_a_line_nor_fills_a_page() {
        assert_eq!(
            printable("Zoé\r\nde \u{1b}[31mLyon\u{202e}", 100),
            "Zoéde [31mLyon"
        );
        assert_eq!(printable("ééééé", 3), "ééé");
    }
}
