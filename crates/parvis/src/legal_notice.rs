//! Who answers for the site, how to reach them, and who hosts it: what a site open to the public must say.

use db::{Sql, args};
use kernel::{
    Action, CollectiviteId, Event, Fault, Fields, InUse, LegalBasis, PersonalTable, Processing, Quality,
    Right, Scope, Sentence, SubjectRef, Transfers, Work,
};

use crate::store;

/// Changing the legal notices.
pub(crate) const EDIT: Right = Right {
    code: "house.edit-legal-notice",
    held_by: &[Quality::Agent],
};

/// What the pages of the house keep of people: what the ground does, and who answers for the site.
pub(crate) const PROCESSINGS: &[Processing] = &[
    kernel::privacy::PROCESSINGS[0],
    kernel::privacy::PROCESSINGS[1],
    Processing {
        code: "house.notice",
        basis: LegalBasis::LegalObligation,
        tables: &[PersonalTable::named("legal_notice")],
        transfers: Transfers::Never,
        in_use: InUse::Where(store::ANY_NOTICE),
        consent: None,
    },
];

/// The longest of these facts, in characters.
pub(crate) const FACT_CHARS_MAX: usize = 300;

db::record! {
    /// What the legal notices say; a version of 0 says that nobody wrote them yet.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct LegalNotice {
        pub(crate) version: i64,
        /// Who directs the publication
        pub(crate) director: String,
        /// An address, a telephone number, or both
        pub(crate) contact: String,
        pub(crate) host_name: String,
        pub(crate) host_address: String,
        pub(crate) host_phone: String,
    }
}

impl LegalNotice {
    /// What stands today.
    pub(crate) async fn find(sql: &mut Sql, body: CollectiviteId) -> Result<Self, db::Error> {
        let found = sql.optional(store::FIND_NOTICE, args![body]).await?;
        Ok(found.unwrap_or_default())
    }
}

/// Writes the legal notices, unless somebody else did since [`LegalNotice::version`].
pub(crate) struct EditLegalNotice(pub(crate) LegalNotice);

impl Action for EditLegalNotice {
    const NAME: &'static str = "house.edit-legal-notice";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&EDIT, Scope::BODY).await?;
        let mut fields = Fields::default();
        let director = fields.name(
            "director",
            &self.0.director,
            FACT_CHARS_MAX,
            "house-legal-director-empty",
            "house-legal-fact-long",
        );
        let mut text = |field, value: &str, empty| {
            fields.text(field, value, FACT_CHARS_MAX, empty, "house-legal-fact-long")
        };
        let contact = text("contact", &self.0.contact, "house-legal-contact-empty");
        let host_name = text("host_name", &self.0.host_name, "house-legal-host-name-empty");
        let host_address = text(
            "host_address",
            &self.0.host_address,
            "house-legal-host-address-empty",
        );
        let host_phone = self.0.host_phone.trim().to_owned();
        if host_phone.chars().count() > FACT_CHARS_MAX {
            let sentence = Sentence::new("house-legal-fact-long").with("max", FACT_CHARS_MAX);
            fields.refuse("host_phone", sentence);
        }
        fields.finish()?;
        let (body, now, version) = (work.body, work.now, self.0.version);
        let written = if version == 0 {
            let new = args![
                body,
                &director,
                &contact,
                &host_name,
                &host_address,
                &host_phone,
                now
            ];
            work.sql.execute(store::INSERT_NOTICE, new).await?
        } else {
            let changed = args![
                body,
                version,
                &director,
                &contact,
                &host_name,
                &host_address,
                &host_phone,
                now
            ];
            work.sql.execute(store::UPDATE_NOTICE, changed).await?
        };
        if written != 1 {
            return Err(Fault::Stale("legal-notice"));
        }
        // What it says stands on a public page; the journal only says that it changed.
        work.journal(Event::public(
            "house.legal-notice-edited",
            SubjectRef::new("collectivite", body),
        ))
        .await
    }
}
