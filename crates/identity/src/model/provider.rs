//! Identity providers: which there are, what is asked of each, and what is understood of what they say.

use db::Id;
use openid::{Algorithm, Claims};

/// Marks the ids of identity providers.
pub struct ProviderMark;

/// The identifier of a provider in a body.
pub type ProviderId = Id<ProviderMark>;

/// Marks the ids by which sessions are refreshed.
pub struct RefreshMark;

/// By what a session is found when its provider is to be asked again. It opens nothing.
pub type RefreshId = Id<RefreshMark>;

/// How long somebody may be away at a provider, in seconds: time to find a password there.
pub const ATTEMPT_VALID_S: i64 = 600;
/// How long somebody recognised has to open an account here, in seconds: time to receive a mail.
pub const ARRIVAL_VALID_S: i64 = 3600;
/// The longest name of a button, in characters.
pub const LABEL_CHARS_MAX: usize = 60;
/// The longest address of an issuer, in characters.
pub const ISSUER_CHARS_MAX: usize = 300;
/// The longest identifier of a client, in characters.
pub const CLIENT_ID_CHARS_MAX: usize = 200;
/// The longest secret of a client, in characters.
pub const SECRET_CHARS_MAX: usize = 500;
/// The longest list of levels, establishments or services, in characters.
pub const LIST_CHARS_MAX: usize = 1000;
/// How often a provider may be asked whether who came is still one of its people, in minutes; 0 for never.
pub const REFRESH_MINUTES: [i64; 5] = [0, 15, 60, 240, 720];
/// The digits of the number of an establishment (Code de commerce, article R. 123-221).
const SIRET_DIGITS: usize = 14;

db::text_enum! {
    /// Which sort of provider: what is asked of it, and of whom.
    pub enum Kind {
        /// The State's, for everybody
        FranceConnect = "franceconnect",
        /// The State's, for those who work for an organisation
        ProConnect = "proconnect",
        /// Any other
        Other = "autre",
        /// Not one by OpenID Connect: the directory (LDAP) of the body, which is shown an identifier and a password
        Directory = "annuaire",
    }
}

db::text_enum! {
    /// What a provider signs with, as agreed with it.
    pub enum Signature {
        /// ECDSA on P-256
        Es256 = "ES256",
        /// RSA
        Rs256 = "RS256",
    }
}

impl Signature {
    /// As the library names it.
    pub fn algorithm(self) -> Algorithm {
        match self {
            Self::Es256 => Algorithm::Es256,
            Self::Rs256 => Algorithm::Rs256,
        }
    }
}

impl Kind {
    /// What is asked of a person there: to propose a name and an address, to know the establishment they come for and whether
    /// somebody helps them. Never `profile` nor `gender`: what is not needed is not asked (GDPR, article 5(1)(c)).
    pub fn scopes(self) -> Vec<String> {
        let scopes: &[&str] = match self {
            Self::FranceConnect => &[
                "openid",
                "given_name",
                "family_name",
                "preferred_username",
                "email",
                "idp_id",
            ],
            Self::ProConnect => &["openid", "given_name", "usual_name", "email", "siret"],
            Self::Other => &["openid", "profile", "email"],
            Self::Directory => &[],
        };
        scopes.iter().map(|scope| (*scope).to_owned()).collect()
    }

    /// True when only invited people may link an account of it, for one of the body's establishments.
    pub fn is_by_invitation(self) -> bool {
        self == Self::ProConnect
    }

    /// True when what it says of a person must be signed.
    pub fn signs_claims(self) -> bool {
        matches!(self, Self::FranceConnect | Self::ProConnect)
    }

    /// Where its page explains it to whoever hesitates.
    pub fn explained_at(self) -> Option<&'static str> {
        match self {
            Self::FranceConnect => Some("https://franceconnect.gouv.fr/"),
            Self::ProConnect => Some("https://www.proconnect.gouv.fr/"),
            Self::Other | Self::Directory => None,
        }
    }

    /// The level asked for at first.
    pub fn usual_levels(self) -> &'static str {
        match self {
            Self::FranceConnect => "eidas1",
            Self::ProConnect | Self::Other | Self::Directory => "",
        }
    }
}

/// What is known of who is at the keyboard when a provider recognises somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assistance {
    /// The person themselves
    Nobody,
    /// Nobody can tell: what needs to be sure, a secret vote, does without
    Untold,
    /// A service that helps people: what opens their account does not change either
    Helper,
}

/// A provider as a body set it up. The secret is sealed.
#[derive(Clone)]
pub struct Provider {
    /// Which one
    pub id: ProviderId,
    /// Its part of our addresses, declared to it
    pub slug: String,
    /// Which sort
    pub kind: Kind,
    /// Its name, on its button
    pub label: String,
    /// Who it is, to the letter
    pub issuer: String,
    /// Who we are to it
    pub client_id: String,
    pub(crate) secret: String,
    /// What it signs with
    pub algorithm: Signature,
    /// The levels of assurance accepted; any when empty
    pub levels: Vec<String>,
    /// The establishments people come for
    pub sirets: Vec<String>,
    /// Those through whom the provider knows people, that help them with procedures
    pub assistance: Vec<String>,
    /// Whether who is signed in there already enters without a page
    pub is_silent: bool,
    /// How often it is asked whether who came is still one of its people, in minutes; 0 for never
    pub refresh_minutes: i64,
    /// How many times it was written
    pub version: i64,
}

impl Provider {
    /// What its secret is sealed for.
    pub(crate) fn purpose(&self) -> String {
        format!("openid {}", self.id)
    }

    /// What a refresh token of it is sealed for.
    pub(crate) fn refresh_purpose(&self) -> String {
        format!("openid refresh {}", self.id)
    }

    /// Whether somebody else may be at the keyboard. FranceConnect says through whom it knows a person when it is asked, and
    /// nothing else about it: where it does not say it, or where the body did not write which of them help people, nobody can
    /// tell.
    pub fn assistance_of(&self, idp_id: Option<&str>) -> Assistance {
        let is_helper = idp_id.is_some_and(|idp| self.assistance.iter().any(|known| known == idp));
        if is_helper {
            Assistance::Helper
        } else if self.kind == Kind::FranceConnect && (idp_id.is_none() || self.assistance.is_empty()) {
            Assistance::Untold
        } else {
            Assistance::Nobody
        }
    }

    /// Whether what `after` accepts is less than what this one accepted: sessions opened before may be of those it refuses.
    pub(crate) fn is_tightened_by(&self, after: &Self) -> bool {
        let lacks = |some: &[String], all: &[String]| some.iter().any(|one| !all.contains(one));
        let levels =
            !after.levels.is_empty() && (self.levels.is_empty() || lacks(&self.levels, &after.levels));
        // A helper written since may have opened some of them; none written any more, and nobody can tell.
        let assistance = lacks(&after.assistance, &self.assistance)
            || (after.assistance.is_empty() && !self.assistance.is_empty());
        // What was opened before would be asked about later than is wanted now, or never.
        let refresh = after.refresh_minutes > 0
            && (self.refresh_minutes == 0 || after.refresh_minutes < self.refresh_minutes);
        levels || lacks(&self.sirets, &after.sirets) || assistance || refresh
    }

    /// Whether somebody comes for one of the body's establishments.
    pub fn accepts_siret(&self, siret: Option<&str>) -> bool {
        !self.kind.is_by_invitation()
            || siret.is_some_and(|siret| self.sirets.iter().any(|known| known == siret))
    }
}

/// The name to propose: the one in use, where the provider says it. FranceConnect gives all given names, of which people use
/// the first.
pub fn name_of(kind: Kind, claims: &Claims) -> String {
    let first = claims
        .given_name
        .as_deref()
        .and_then(|names| match kind {
            Kind::FranceConnect => names.split_whitespace().next(),
            Kind::ProConnect | Kind::Other | Kind::Directory => Some(names),
        })
        .unwrap_or_default();
    let last = match kind {
        Kind::FranceConnect => claims.preferred_username.as_ref().or(claims.family_name.as_ref()),
        Kind::ProConnect => claims.usual_name.as_ref(),
        Kind::Other | Kind::Directory => claims.family_name.as_ref(),
    };
    let whole = format!("{first} {}", last.map(String::as_str).unwrap_or_default());
    let whole = whole.trim();
    match (kind, whole.is_empty()) {
        (Kind::Other, true) => {
            let said = claims.name.as_ref().or(claims.preferred_username.as_ref());
            said.cloned().unwrap_or_default()
        }
        _ => whole.to_owned(),
    }
}

/// True for the number of an establishment.
pub fn is_siret(text: &str) -> bool {
    text.len() == SIRET_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The part of an address that a name makes: plain letters and digits between hyphens.
pub fn slug_of(label: &str) -> String {
    let folded = String::from_utf8_lossy(&db::sort_key(label)).into_owned();
    let plain: String = folded
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider(kind: Kind) -> Provider {
        Provider {
            id: Id::from_uuid(db::Uuid::nil()),
            slug: kind.as_str().to_owned(),
            kind,
            label: String::new(),
            issuer: String::new(),
            client_id: String::new(),
            secret: String::new(),
            algorithm: Signature::Es256,
            levels: Vec::new(),
            sirets: vec!["21350238800019".to_owned()],
            assistance: Vec::new(),
            is_silent: false,
            refresh_minutes: 0,
            version: 1,
        }
    }

    #[test]
    fn nobody_is_asked_what_is_not_needed() {
        for kind in Kind::ALL {
            let scopes = kind.scopes();
            assert_eq!(
                scopes.first().is_some_and(|scope| scope == "openid"),
                *kind != Kind::Directory
            );
            for never in ["gender", "birthdate", "birth", "birthplace", "identite_pivot"] {
                assert!(
                    !scopes.iter().any(|scope| scope == never),
                    "{kind:?} asks {never}"
                );
            }
        }
        assert!(
            !Kind::FranceConnect.scopes().contains(&"profile".to_owned()),
            "it holds the gender"
        );
    }

    #[test]
    fn who_may_be_helped_is_told_where_it_can_be_and_feared_where_it_cannot() {
        let mut france = provider(Kind::FranceConnect);
        assert_eq!(
            france.assistance_of(Some("fi-demo")),
            Assistance::Untold,
            "nobody said who helps"
        );
        france.assistance = vec!["aidants-connect".to_owned()];
        assert_eq!(france.assistance_of(Some("fi-demo")), Assistance::Nobody);
        assert_eq!(france.assistance_of(Some("aidants-connect")), Assistance::Helper);
        assert_eq!(
            france.assistance_of(None),
            Assistance::Untold,
            "it did not say through whom"
        );
        let other = provider(Kind::Other);
        assert_eq!(other.assistance_of(None), Assistance::Nobody);
    }

    #[test]
    fn what_accepts_less_than_before_is_told_from_what_accepts_more() {
        let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
        let with = |levels: &str, sirets: &str, assistance: &str| Provider {
            levels: words(levels),
            sirets: words(sirets),
            assistance: words(assistance),
            ..provider(Kind::FranceConnect)
        };
        let before = with("eidas1 eidas2", "1 2", "aidants");
        for (levels, sirets, assistance, is_tighter) in [
            ("eidas1 eidas2", "1 2", "aidants", false),
            ("eidas2 eidas1 eidas3", "2 1 3", "aidants", false),
            ("", "1 2", "aidants", false),
            ("eidas2", "1 2", "aidants", true),
            ("eidas1 eidas2", "1", "aidants", true),
            ("eidas1 eidas2", "1 2", "aidants autre", true),
            ("eidas1 eidas2", "1 2", "", true),
        ] {
            let after = with(levels, sirets, assistance);
            assert_eq!(
                before.is_tightened_by(&after),
                is_tighter,
                "{levels} / {sirets} / {assistance}"
            );
        }
        assert!(
            with("", "", "").is_tightened_by(&with("eidas2", "", "")),
            "any level was accepted"
        );
        let every = |refresh_minutes: i64| Provider {
            refresh_minutes,
            ..provider(Kind::ProConnect)
        };
        for (before, after, is_tighter) in [
            (0, 60, true),
            (60, 15, true),
            (60, 60, false),
            (15, 60, false),
            (60, 0, false),
        ] {
            let tightened = every(before).is_tightened_by(&every(after));
            assert_eq!(tightened, is_tighter, "{before} to {after}");
        }
    }

    #[test]
    fn one_comes_for_an_establishment_of_the_body_where_it_is_asked() {
        let pro = provider(Kind::ProConnect);
        assert!(pro.accepts_siret(Some("21350238800019")));
        assert!(!pro.accepts_siret(Some("21350238800027")) && !pro.accepts_siret(None));
        assert!(provider(Kind::FranceConnect).accepts_siret(None));
        assert!(is_siret("21350238800019"));
        for wrong in [
            "",
            "2135023880001",
            "213502388000190",
            "2135023880001a",
            "2135023880001é",
        ] {
            assert!(!is_siret(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_name_proposed_is_the_one_in_use() {
        let some = |text: &str| Some(text.to_owned());
        let born_abroad = Claims {
            given_name: some("Vincent Paul"),
            family_name: some("MARTIN"),
            preferred_username: some("DUBOIS"),
            ..Claims::default()
        };
        assert_eq!(name_of(Kind::FranceConnect, &born_abroad), "Vincent DUBOIS");
        let plain = Claims {
            preferred_username: None,
            ..born_abroad.clone()
        };
        assert_eq!(name_of(Kind::FranceConnect, &plain), "Vincent MARTIN");
        let agent = Claims {
            given_name: some("Anne Marie"),
            usual_name: some("Le Goff"),
            ..Claims::default()
        };
        assert_eq!(name_of(Kind::ProConnect, &agent), "Anne Marie Le Goff");
        assert_eq!(name_of(Kind::Other, &born_abroad), "Vincent Paul MARTIN");
        let whole = Claims {
            name: some("Ada Lovelace"),
            ..Claims::default()
        };
        assert_eq!(name_of(Kind::Other, &whole), "Ada Lovelace");
        assert_eq!(name_of(Kind::FranceConnect, &Claims::default()), "");
    }

    #[test]
    fn a_name_makes_a_part_of_an_address() {
        assert_eq!(
            slug_of("Compte de l’Université d’été !"),
            "compte-de-l-universite-d-ete"
        );
        assert_eq!(slug_of("李"), "");
    }
}
