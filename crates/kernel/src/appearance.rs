//! How a body looks: what is remembered of what its agents chose.

use db::{Instant, Sql, args};

use crate::{CollectiviteId, FileHash, store};

db::record! {
    /// What the agents of a body chose; a version of 0 says that they chose nothing yet.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Appearance {
        /// Whose look it is
        pub collectivite_id: CollectiviteId,
        /// One more at each change
        pub version: i64,
        /// The name at the top of pages when the whole one is long; empty for the whole one
        pub short_name: String,
        /// The colour of links and buttons, as `#1f5a66`
        pub main_colour: Option<String>,
        /// The colour of what is current
        pub accent_colour: Option<String>,
        /// The picture beside the name
        pub emblem: Option<FileHash>,
        /// What the picture shows, for those who do not see it; empty when it shows nothing the name does not say
        pub emblem_words: String,
    }
}

impl Appearance {
    /// The look of a body whose agents chose nothing.
    pub fn plain(body: CollectiviteId) -> Self {
        Self {
            collectivite_id: body,
            version: 0,
            short_name: String::new(),
            main_colour: None,
            accent_colour: None,
            emblem: None,
            emblem_words: String::new(),
        }
    }

    /// The look of a body as it stands in the database.
    pub async fn find(sql: &mut Sql, body: CollectiviteId) -> Result<Self, db::Error> {
        let found = sql.optional(store::FIND_APPEARANCE, args![body]).await?;
        Ok(found.unwrap_or_else(|| Self::plain(body)))
    }

    /// Writes it, unless it changed since [`Appearance::version`]: false then.
    pub async fn write(&self, sql: &mut Sql, now: Instant) -> Result<bool, db::Error> {
        let body = self.collectivite_id;
        let (main, accent) = (self.main_colour.as_deref(), self.accent_colour.as_deref());
        let (name, words) = (&self.short_name, &self.emblem_words);
        let emblem = self.emblem.as_ref().map(FileHash::as_str);
        let written = if self.version == 0 {
            let values = args![body, name, main, accent, emblem, words, now];
            sql.execute(store::INSERT_APPEARANCE, values).await?
        } else {
            let values = args![body, self.version, name, main, accent, emblem, words, now];
            sql.execute(store::UPDATE_APPEARANCE, values).await?
        };
        Ok(written == 1)
    }
}
