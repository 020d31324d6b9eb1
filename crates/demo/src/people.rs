//! Who is there: names that nobody bears, in three groups.

use groups::{GroupKind, Role};

/// An invented person.
#[derive(Clone, Copy, Debug)]
pub struct Invented {
    /// First name and name, plainly invented
    pub name: &'static str,
    /// What stands before the @ of an address that reaches nobody (RFC 2606)
    pub mailbox: &'static str,
    /// The group they belong to, and the part they play there
    pub seat: Option<(&'static str, Role)>,
}

impl Invented {
    /// Their address.
    pub fn email(&self) -> String {
        format!("{}@demonstration.example", self.mailbox)
    }

    /// True when they vote in their group: agents do not.
    pub(crate) fn has_vote(&self) -> bool {
        self.seat.is_some_and(|(group, _)| group != SERVICES)
    }
}

pub(crate) const SERVICES: &str = "services";
pub(crate) const COUNCIL: &str = "conseil";
pub(crate) const WORKING_GROUP: &str = "numerique";

/// A group: its name in `data/`, its kind, its name and what it is for.
pub(crate) const GROUPS: &[(&str, GroupKind, &str, &str)] = &[
    (
        SERVICES,
        GroupKind::Services,
        "Services de la Ville",
        "Les agents qui préparent les séances, ouvrent les consultations, publient les actes et répondent aux habitants.",
    ),
    (
        COUNCIL,
        GroupKind::Plenary,
        "Conseil municipal",
        "L’assemblée qui délibère. Celle-ci est inventée, et réduite à quinze sièges pour la démonstration ; une commune de \
         cette taille en compte trente-trois.",
    ),
    (
        WORKING_GROUP,
        GroupKind::Working,
        "Groupe de travail Numérique et société",
        "Habitants et associations qui préparent des avis sur le numérique dans la vie quotidienne, et les cadres de vie \
         qu’on leur confie.",
    ),
];

/// The invented people. The first is an agent; the second chairs the working group, the third writes for it. A demonstration
/// offers the first twenty on its sign-in page.
pub const PEOPLE: &[Invented] = &[
    seated("Camille Exemple", "camille", SERVICES, Role::Member),
    seated("Dominique Modèle", "dominique", WORKING_GROUP, Role::Chair),
    seated("Alix Brouillon", "alix", WORKING_GROUP, Role::Secretary),
    seated("Sacha Fictif", "sacha", WORKING_GROUP, Role::Member),
    seated("Claude Essai", "claude", WORKING_GROUP, Role::Member),
    seated("Maxime Échantillon", "maxime", WORKING_GROUP, Role::Member),
    seated("Andréa Hypothèse", "andrea", WORKING_GROUP, Role::Member),
    seated("Morgane Pseudonyme", "morgane", COUNCIL, Role::Chair),
    seated("Solenn Virgule", "solenn", COUNCIL, Role::Secretary),
    seated("Yann Parenthèse", "yann", COUNCIL, Role::Member),
    seated("Nolwenn Majuscule", "nolwenn", COUNCIL, Role::Member),
    seated("Théo Maquette", "theo", SERVICES, Role::Member),
    inhabitant("Jeanne Allégorie", "jeanne"),
    inhabitant("Paol Chimère", "paol"),
    inhabitant("Lucie Devinette", "lucie"),
    inhabitant("Ronan Palindrome", "ronan"),
    inhabitant("Fatou Métaphore", "fatou"),
    inhabitant("Henri Charade", "henri"),
    inhabitant("Inès Utopie", "ines"),
    inhabitant("Malo Logogriphe", "malo"),
    seated("Erwan Synonyme", "erwan", COUNCIL, Role::Member),
    seated("Gaëlle Astérisque", "gaelle", COUNCIL, Role::Member),
    seated("Loïc Paragraphe", "loic", COUNCIL, Role::Member),
    seated("Rozenn Apostrophe", "rozenn", COUNCIL, Role::Member),
    seated("Tanguy Tréma", "tanguy", COUNCIL, Role::Member),
    seated("Maëlle Prototype", "maelle", COUNCIL, Role::Member),
    seated("Hervé Gabarit", "herve", COUNCIL, Role::Member),
    seated("Aziliz Canevas", "aziliz", COUNCIL, Role::Member),
    seated("Pierrick Figurant", "pierrick", COUNCIL, Role::Member),
    seated("Soizic Anagramme", "soizic", COUNCIL, Role::Member),
    seated("Gwendal Acrostiche", "gwendal", COUNCIL, Role::Member),
    inhabitant("Thérèse Calembour", "therese"),
    inhabitant("Ewen Mirage", "ewen"),
    inhabitant("Nadia Légende", "nadia"),
    inhabitant("Bastien Onomatopée", "bastien"),
    inhabitant("Mona Ritournelle", "mona"),
    inhabitant("Joël Contrepèterie", "joel"),
    inhabitant("Awa Comptine", "awa"),
    inhabitant("Denez Virelangue", "denez"),
    inhabitant("Colette Périphrase", "colette"),
    inhabitant("Samuel Hyperbole", "samuel"),
    inhabitant("Léna Litote", "lena"),
    inhabitant("Gildas Pléonasme", "gildas"),
    inhabitant("Rose Oxymore", "rose"),
    inhabitant("Killian Ellipse", "killian"),
];

const fn seated(name: &'static str, mailbox: &'static str, group: &'static str, role: Role) -> Invented {
    Invented {
        name,
        mailbox,
        seat: Some((group, role)),
    }
}

const fn inhabitant(name: &'static str, mailbox: &'static str) -> Invented {
    Invented {
        name,
        mailbox,
        seat: None,
    }
}

/// Those who vote in a group, in the order of the list.
pub(crate) fn electors(group: &str) -> impl Iterator<Item = &'static str> {
    let group = group.to_owned();
    PEOPLE
        .iter()
        .filter(move |person| person.has_vote() && person.seat.is_some_and(|(seat, _)| seat == group))
        .map(|person| person.name)
}

/// Those who contribute to consultations: everybody but agents and councillors, who answer them.
pub(crate) fn inhabitants() -> Vec<&'static str> {
    PEOPLE
        .iter()
        .filter(|person| !matches!(person.seat, Some((SERVICES | COUNCIL, _))))
        .map(|person| person.name)
        .collect()
}
