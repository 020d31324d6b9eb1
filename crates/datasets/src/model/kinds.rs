//! The words kept in the database: themes, licences, rhythms, states. Where a public vocabulary has codes, they are its codes.

db::text_enum! {
    /// What a dataset is about: the data themes of the European Union
    /// (<http://publications.europa.eu/resource/authority/data-theme>).
    pub enum Theme {
        /// Agriculture, fisheries, forestry and food
        Agriculture = "AGRI",
        /// Economy and finance
        Economy = "ECON",
        /// Education, culture and sport
        Education = "EDUC",
        /// Energy
        Energy = "ENER",
        /// Environment
        Environment = "ENVI",
        /// Government and public sector
        Government = "GOVE",
        /// Health
        Health = "HEAL",
        /// International issues
        International = "INTR",
        /// Justice, legal system and public safety
        Justice = "JUST",
        /// Regions and cities
        Regions = "REGI",
        /// Population and society
        Society = "SOCI",
        /// Science and technology
        Technology = "TECH",
        /// Transport
        Transport = "TRAN",
    }
}

db::text_enum! {
    /// What may be done with a dataset: the two licences that an administration may choose (CRPA, D323-2-1).
    pub enum Licence {
        /// Licence Ouverte 2.0
        Open = "lov2",
        /// Open Database License 1.0
        Odbl = "odc-odbl",
    }
}

db::text_enum! {
    /// How often a dataset is brought up to date: the frequencies of the European Union
    /// (<http://publications.europa.eu/resource/authority/frequency>).
    pub enum Frequency {
        /// Nobody knows
        Unknown = "UNKNOWN",
        /// Once and for all
        Once = "NEVER",
        /// When it happens
        Irregular = "IRREG",
        /// All the time
        Continuous = "CONT",
        /// Every hour
        Hourly = "HOURLY",
        /// Every day
        Daily = "DAILY",
        /// Every week
        Weekly = "WEEKLY",
        /// Every month
        Monthly = "MONTHLY",
        /// Every two months
        Bimonthly = "BIMONTHLY",
        /// Every three months
        Quarterly = "QUARTERLY",
        /// Twice a year
        HalfYearly = "ANNUAL_2",
        /// Every year
        Annual = "ANNUAL",
        /// Every two years
        Biennial = "BIENNIAL",
        /// Every three years
        Triennial = "TRIENNIAL",
        /// Every five years
        Quinquennial = "QUINQUENNIAL",
    }
}

db::text_enum! {
    /// How large the territory of a dataset is: the words of SCDL `catalogue` without their accents.
    pub enum Reach {
        /// A part of the commune
        District = "infracommunale",
        /// The commune
        Commune = "communale",
        /// Several communes
        Intercommunal = "intercommunale",
        /// A canton
        Canton = "cantonale",
        /// A department
        Department = "departementale",
        /// A region
        Region = "regionale",
        /// Something else
        Other = "autre",
    }
}

db::text_enum! {
    /// Whether anyone reads a dataset.
    pub enum DatasetState {
        /// Described; no file of it was published yet
        Draft = "draft",
        /// Anyone reads it
        Published = "published",
        /// It was published, and is no more
        Withdrawn = "withdrawn",
    }
}

db::text_enum! {
    /// Where a version of a file stands.
    pub enum VersionState {
        /// Sent, and looked at by those who prepare it
        Draft = "draft",
        /// In force
        Published = "published",
        /// It was in force before another
        Former = "former",
        /// It was published, and is no more
        Withdrawn = "withdrawn",
    }
}

db::text_enum! {
    /// What is said of a dataset.
    pub enum RemarkSort {
        /// A question, an error seen, a thank you
        Comment = "commentaire",
        /// What somebody made of the data
        Reuse = "reutilisation",
    }
}

db::text_enum! {
    /// Whether anyone reads a comment or a reuse.
    pub enum RemarkState {
        /// Anyone does
        Shown = "shown",
        /// Its author took it back
        Withdrawn = "withdrawn",
        /// Moderation removed it
        Removed = "removed",
    }
}

db::text_enum! {
    /// Where a request stands.
    pub enum RequestState {
        /// The body has not answered
        Awaiting = "attente",
        /// It will publish, and says when
        Planned = "prevue",
        /// It published
        Met = "publiee",
        /// It will not, and says why
        Refused = "refusee",
        /// Its author took it back
        Withdrawn = "retiree",
        /// Moderation removed it
        Removed = "moderee",
    }
}

impl Licence {
    /// The address of its text, by which data.gouv.fr recognises it.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::Open => "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            Self::Odbl => "https://opendatacommons.org/licenses/odbl/1-0/",
        }
    }

    /// Its word in SCDL `catalogue`.
    pub(crate) fn scdl(self) -> &'static str {
        match self {
            Self::Open => "Licence Ouverte-LO",
            Self::Odbl => "Open Database License-ODBL",
        }
    }
}

impl Frequency {
    /// Its word in SCDL `catalogue`.
    pub(crate) fn scdl(self) -> &'static str {
        match self {
            Self::Unknown => "Inconnue",
            Self::Once => "Ponctuelle",
            Self::Irregular => "Irrégulière",
            Self::Continuous => "Continuelle",
            Self::Hourly => "Toutes les heures",
            Self::Daily => "Quotidienne ou plusieurs fois par jour",
            Self::Weekly => "Hebdomadaire ou plusieurs fois par semaine",
            Self::Monthly => "Mensuelle ou plusieurs fois par mois",
            Self::Bimonthly => "Bimestrielle",
            Self::Quarterly => "Trimestrielle",
            Self::HalfYearly => "Semestrielle",
            Self::Annual => "Annuelle",
            Self::Biennial => "Biennale",
            Self::Triennial => "Triennale",
            Self::Quinquennial => "Quinquennale",
        }
    }

    /// After how many days without a new version it is late; none when nothing was promised. Half a period of grace is given:
    /// a yearly file does not come on the same day each year.
    pub(crate) fn late_after_days(self) -> Option<i64> {
        let days = match self {
            Self::Unknown | Self::Once | Self::Irregular => return None,
            Self::Continuous | Self::Hourly | Self::Daily => 2,
            Self::Weekly => 7,
            Self::Monthly => 31,
            Self::Bimonthly => 62,
            Self::Quarterly => 92,
            Self::HalfYearly => 184,
            Self::Annual => 366,
            Self::Biennial => 731,
            Self::Triennial => 1_096,
            Self::Quinquennial => 1_827,
        };
        Some(days + days / 2)
    }
}

impl Reach {
    /// Its word in SCDL `catalogue`.
    pub(crate) fn scdl(self) -> &'static str {
        match self {
            Self::District => "Infracommunale",
            Self::Commune => "Communale",
            Self::Intercommunal => "Intercommunale",
            Self::Canton => "Cantonale",
            Self::Department => "Départementale",
            Self::Region => "Régionale",
            Self::Other => "Autre",
        }
    }
}
