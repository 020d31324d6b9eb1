//! Versions of the format, and how strictly each is held.

/// A version of the format « Base Adresse Locale » and a way to hold files to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// 1.1, to the letter
    Strict11,
    /// 1.2, to the letter
    Strict12,
    /// 1.3, to the letter
    Strict13,
    /// 1.3, what can be understood being accepted
    Relax13,
    /// 1.3, as the national base takes it
    V13,
    /// 1.4, which names addresses by the identifiers of the national base
    V14,
    /// 1.5, in which `toponyme` stands for `voie_nom`
    V15,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Strict11,
        Self::Strict12,
        Self::Strict13,
        Self::Relax13,
        Self::V13,
        Self::V14,
        Self::V15,
    ];

    /// The name that the reference validator gives it: `1.3-relax`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strict11 => "1.1-strict",
            Self::Strict12 => "1.2-strict",
            Self::Strict13 => "1.3-strict",
            Self::Relax13 => "1.3-relax",
            Self::V13 => "1.3",
            Self::V14 => "1.4",
            Self::V15 => "1.5",
        }
    }

    /// The profile of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    /// The version after the point: 4 for 1.4.
    pub(super) fn version(self) -> u8 {
        match self {
            Self::Strict11 => 1,
            Self::Strict12 => 2,
            Self::Strict13 | Self::Relax13 | Self::V13 => 3,
            Self::V14 => 4,
            Self::V15 => 5,
        }
    }
}
