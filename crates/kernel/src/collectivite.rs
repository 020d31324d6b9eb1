//! The bodies that decide: a town, an intercommunality, a development council, an association.

use db::{Id, Instant, Sql, args};

use crate::store;

/// A body's identifier: the first column of every key.
pub type CollectiviteId = Id<Collectivite>;

db::text_enum! {
    /// What kind of body this is: the law differs by kind (`law/rules.toml`).
    pub enum CollectiviteKind {
        /// Commune (CGCT, second part)
        Commune = "commune",
        /// Intercommunality with its own taxes (CGCT art. L. 5211-1)
        Epci = "epci",
        /// Development council (CGCT art. L. 5211-10-1)
        ConseilDeDeveloppement = "conseil-de-developpement",
        /// Association (law of 1 July 1901)
        Association = "association",
    }
}

db::record! {
    /// A body that decides.
    #[derive(Clone, Debug)]
    pub struct Collectivite {
        /// Its identifier
        pub id: CollectiviteId,
        /// Its name in addresses
        pub slug: String,
        /// Its name, as people write it
        pub name: String,
        /// Its kind
        pub kind: CollectiviteKind,
        /// True when people and decisions are invented: every page says so
        pub is_demonstration: bool,
        /// IANA name of its time zone
        pub time_zone: String,
        /// When it was created here
        pub created_at: Instant,
    }
}

/// What is needed to create a body.
#[derive(Clone, Debug)]
pub struct NewCollectivite {
    /// Its name in addresses
    pub slug: String,
    /// Its name
    pub name: String,
    /// Its kind
    pub kind: CollectiviteKind,
    /// True for a demonstration
    pub is_demonstration: bool,
}

impl Collectivite {
    /// Every body of this instance, oldest first.
    pub async fn all(sql: &mut Sql) -> Result<Vec<Self>, db::Error> {
        sql.all(store::LIST_COLLECTIVITES, args![]).await
    }

    /// Creates a body. Done by the operator, before anyone can sign in.
    pub async fn create(
        sql: &mut Sql,
        id: CollectiviteId,
        now: Instant,
        new: &NewCollectivite,
    ) -> Result<(), db::Error> {
        sql.execute(
            store::INSERT_COLLECTIVITE,
            args![
                id,
                &new.slug,
                &new.name,
                new.kind,
                new.is_demonstration,
                "Europe/Paris",
                now
            ],
        )
        .await?;
        Ok(())
    }

    /// Its time zone; an unknown name reads as Europe/Paris.
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.time_zone)
            .or_else(|_| jiff::tz::TimeZone::get("Europe/Paris"))
            .unwrap_or(jiff::tz::TimeZone::UTC)
    }
}
