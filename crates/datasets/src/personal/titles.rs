//! What the name of a column says of its cells: names of people, days of birth, where somebody lives.

/// Words by which a column holds names of people, alone.
const NAMES: &[&str] = &[
    "prenom",
    "prenoms",
    "patronyme",
    "patronymes",
    "civilite",
    "identite",
    "firstname",
    "lastname",
    "fullname",
    "surname",
];
/// Whose name « nom » is, in the same title.
const PEOPLE: &[&str] = &[
    "adherent",
    "adherente",
    "administre",
    "adulte",
    "agent",
    "allocataire",
    "auteur",
    "candidat",
    "candidate",
    "complet",
    "conjoint",
    "conjointe",
    "contact",
    "declarant",
    "defunt",
    "demandeur",
    "demandeuse",
    "directeur",
    "directrice",
    "elu",
    "elue",
    "eleve",
    "eleves",
    "enfant",
    "enfants",
    "famille",
    "fille",
    "gardien",
    "gerant",
    "gerante",
    "habitant",
    "habitante",
    "inscrit",
    "interlocuteur",
    "legal",
    "licencie",
    "locataire",
    "maire",
    "marital",
    "medecin",
    "mere",
    "mineur",
    "naissance",
    "occupant",
    "parent",
    "parents",
    "patient",
    "patronymique",
    "pere",
    "petitionnaire",
    "president",
    "presidente",
    "proprietaire",
    "referent",
    "referente",
    "representant",
    "requerant",
    "resident",
    "responsable",
    "salarie",
    "signataire",
    "titulaire",
    "tresorier",
    "tuteur",
    "tutrice",
    "usage",
    "usager",
];
/// What is said of a birth beside the word.
const BIRTHS: &[&str] = &[
    "annee",
    "commune",
    "date",
    "departement",
    "jour",
    "lieu",
    "pays",
    "ville",
];
/// Columns that say where somebody lives, where their names stand beside.
const HOMES: &[&str] = &["adresse", "adresses", "domicile", "address"];
/// What makes another address of one.
const OTHER_ADDRESSES: &[&str] = &[
    "courriel",
    "electronique",
    "email",
    "internet",
    "ip",
    "mail",
    "mel",
    "site",
    "url",
    "web",
];
/// Words of a column of social security numbers.
const NIR_WORDS: &[&str] = &["nir", "secu", "securite", "ss", "insee"];

/// The words of a column's name, without accents nor case: « Prénom de l’enfant », `prenomEnfant` and `PRENOM_ENFANT` say the
/// same.
pub(super) struct Title(Vec<String>);

impl Title {
    pub(super) fn of(name: &str) -> Self {
        let mut spaced = String::with_capacity(name.len());
        let mut was_small = false;
        for letter in name.chars() {
            if was_small && letter.is_uppercase() {
                spaced.push(' ');
            }
            was_small = letter.is_lowercase();
            spaced.push(if letter.is_alphanumeric() { letter } else { ' ' });
        }
        let words = kernel::slug(&spaced);
        let words = words.split('-').filter(|word| !word.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    fn has(&self, wanted: &[&str]) -> bool {
        self.0.iter().any(|word| wanted.contains(&word.as_str()))
    }

    /// The words as one: « nomagent », where nobody wrote a space.
    fn folded(&self) -> String {
        self.0.concat()
    }

    pub(super) fn is_first_name(&self) -> bool {
        self.has(&["prenom", "prenoms", "civilite"]) || self.folded().starts_with("prenom")
    }

    pub(super) fn is_name_alone(&self) -> bool {
        matches!(self.folded().as_str(), "nom" | "noms")
    }

    pub(super) fn is_of_people(&self) -> bool {
        let folded = self.folded();
        let is_somebody_s = |rest: &str| {
            let owners = [
                Some(rest),
                rest.strip_prefix("de"),
                rest.strip_prefix("du"),
                rest.strip_prefix('d'),
            ];
            owners.into_iter().flatten().any(|owner| PEOPLE.contains(&owner))
        };
        self.is_first_name()
            || self.has(NAMES)
            || NAMES.contains(&folded.as_str())
            || folded.contains("prenom")
            || self.has(&["nom", "noms"]) && self.has(PEOPLE)
            || self.0.len() == 1 && folded.strip_prefix("nom").is_some_and(is_somebody_s)
    }

    pub(super) fn is_home(&self) -> bool {
        self.has(HOMES) && !self.has(OTHER_ADDRESSES)
    }

    pub(super) fn is_of_nirs(&self) -> bool {
        self.has(NIR_WORDS)
    }

    pub(super) fn is_birth(&self) -> bool {
        let folded = self.folded();
        let is_of_birth = self.has(&["naissance"]) && !self.has(&["nom", "noms"]);
        is_of_birth && (self.0.len() == 1 || self.has(BIRTHS))
            || matches!(
                folded.as_str(),
                "datenaissance"
                    | "datedenaissance"
                    | "lieunaissance"
                    | "nele"
                    | "neele"
                    | "birthdate"
                    | "dateofbirth"
            )
            || self.has(&["anniversaire"]) && self.0.len() == 1
    }
}
