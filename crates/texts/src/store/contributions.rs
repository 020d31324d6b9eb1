//! Amendments and arguments of all texts, as one list.

use db::{Id, Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Fate, TextId};

db::text_enum! {
    /// What a contribution is.
    pub(crate) enum Genre {
        /// An amendment
        Amendment = "amendement",
        /// An argument about one
        Argument = "argument",
    }
}

/// Marks the ids of contributions, of either genre.
pub(crate) struct ContributionMark;

db::record! {
    /// One line of the list.
    pub(crate) struct Contribution {
        /// What it is
        pub(crate) genre: Genre,
        /// Which one
        pub(crate) id: Id<ContributionMark>,
        /// The text concerned
        pub(crate) document_id: TextId,
        /// That text's title
        pub(crate) title: String,
        /// The number of the amendment
        pub(crate) number: i64,
        /// What became of that amendment
        pub(crate) fate: Fate,
        /// For or against, for an argument
        pub(crate) side: String,
        /// Who wrote it
        pub(crate) author_id: PersonId,
        /// Its first words
        pub(crate) words: String,
        /// When
        pub(crate) at: Instant,
    }
}

db::record! {
    /// A contribution, without its content.
    pub(crate) struct Listed {
        /// What it is
        pub(crate) genre: Genre,
        /// Which one
        pub(crate) id: Uuid,
    }
}

db::statements! {
    /// Each half is read backwards from an index that holds all that is asked, and no further than the page: only ids
    /// are skipped, page 150 costs little more than page 1.
    LIST_IDS = "select c.genre, c.id from (
            select a.genre, a.id from (
                select 'amendement' as genre, id from amendment
                where collectivite_id = $1 and $2 and (cast($4 as text) is null or fate = $4) and ($5 or document_id = $6)
                order by id desc limit $9
            ) a
            union all
            select b.genre, b.id from (
                select 'argument' as genre, g.id from argument g
                where g.collectivite_id = $1 and $3 and g.withdrawn_at is null and ($5 or g.document_id = $6)
                    and (cast($4 as text) is null
                        or g.amendment_id in (select b.id from amendment b where b.collectivite_id = $1 and b.fate = $4))
                order by g.id desc limit $9
            ) b
        ) c order by c.id desc limit $7 offset $8";
    COUNT_AMENDMENTS = "select count(*) as n from amendment
        where collectivite_id = $1 and (cast($2 as text) is null or fate = $2) and ($3 or document_id = $4)";
    COUNT_ARGUMENTS_SHOWN = "select count(*) as n from argument
        where collectivite_id = $1 and withdrawn_at is null and ($2 or document_id = $3)";
    COUNT_ARGUMENTS_WITH_FATE = "select count(*) as n from argument g
        where g.collectivite_id = $1 and g.withdrawn_at is null and ($3 or g.document_id = $4)
            and g.amendment_id in (select b.id from amendment b where b.collectivite_id = $1 and b.fate = $2)";
    /// Fifty at a time: the engines share no way to pass a list.
    LIST_THESE_AMENDMENTS = "select 'amendement' as genre, a.id, a.document_id, d.title, a.number, a.fate, '' as side, a.author_id,
            substr(a.sentence, 1, 600) as words, a.proposed_at as at
        from amendment a join text_document d on d.collectivite_id = a.collectivite_id and d.id = a.document_id
        where a.collectivite_id = $1 and a.id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43,
            $44, $45, $46, $47, $48, $49, $50, $51) limit 50";
    LIST_THESE_ARGUMENTS = "select 'argument' as genre, g.id, g.document_id, d.title, b.number, b.fate, g.side, g.author_id,
            substr(g.content, 1, 600) as words, g.added_at as at
        from argument g join amendment b on b.collectivite_id = g.collectivite_id and b.id = g.amendment_id
        join text_document d on d.collectivite_id = g.collectivite_id and d.id = g.document_id
        where g.collectivite_id = $1 and g.withdrawn_at is null and g.id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
            $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38,
            $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51) limit 50";
}

/// The parameters of one of the statements above that name fifty.
const IDS_A_STATEMENT: usize = 50;

/// What a list of contributions is restricted to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Filter {
    /// One genre only
    pub(crate) genre: Option<Genre>,
    /// One fate only
    pub(crate) fate: Option<Fate>,
    /// One text only
    pub(crate) text: Option<TextId>,
}

impl Filter {
    /// Whether the list would hold contributions of this genre.
    pub(crate) fn shows(self, genre: Genre) -> bool {
        self.genre.is_none_or(|only| only == genre)
    }

    /// Whether a contribution must be read to know if the list would hold it.
    pub(crate) fn looks_at_content(self) -> bool {
        self.fate.is_some() || self.text.is_some()
    }

    /// Whether the list would hold `line`.
    pub(crate) fn accepts(self, line: &Contribution) -> bool {
        self.shows(line.genre)
            && self.fate.is_none_or(|fate| fate == line.fate)
            && self.text.is_none_or(|text| text == line.document_id)
    }

    fn every_text(self) -> (bool, TextId) {
        (
            self.text.is_none(),
            self.text.unwrap_or(Id::from_uuid(Uuid::nil())),
        )
    }
}

/// The contributions that pass `filter`, newest first.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    filter: Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<Contribution>, db::Error> {
    let (every_text, text) = filter.every_text();
    let fate = filter.fate.map(Fate::as_str);
    let (amendments, arguments) = (filter.shows(Genre::Amendment), filter.shows(Genre::Argument));
    let last = limit.saturating_add(offset);
    let values = args![
        body, amendments, arguments, fate, every_text, text, limit, offset, last
    ];
    let listed: Vec<Listed> = sql.all(LIST_IDS, values).await?;
    these(sql, body, &listed).await
}

/// How many contributions pass `filter`.
pub(crate) async fn count(sql: &mut Sql, body: CollectiviteId, filter: Filter) -> Result<i64, db::Error> {
    let (every_text, text) = filter.every_text();
    let mut total = 0;
    if filter.shows(Genre::Amendment) {
        let fate = filter.fate.map(Fate::as_str);
        total += sql
            .count(COUNT_AMENDMENTS, args![body, fate, every_text, text])
            .await?;
    }
    if filter.shows(Genre::Argument) {
        total += match filter.fate {
            None => {
                sql.count(COUNT_ARGUMENTS_SHOWN, args![body, every_text, text])
                    .await?
            }
            Some(fate) => {
                sql.count(COUNT_ARGUMENTS_WITH_FATE, args![body, fate, every_text, text])
                    .await?
            }
        };
    }
    Ok(total)
}

/// These contributions, newest first; those withdrawn are absent.
pub(crate) async fn these(
    sql: &mut Sql,
    body: CollectiviteId,
    listed: &[Listed],
) -> Result<Vec<Contribution>, db::Error> {
    let mut found = Vec::with_capacity(listed.len());
    for (genre, statement) in [
        (Genre::Amendment, LIST_THESE_AMENDMENTS),
        (Genre::Argument, LIST_THESE_ARGUMENTS),
    ] {
        let of_genre = listed.iter().filter(|line| line.genre == genre);
        let ids: Vec<Uuid> = of_genre.map(|line| line.id).collect();
        for chunk in ids.chunks(IDS_A_STATEMENT) {
            let mut values = args![body];
            let padding = std::iter::repeat_n(Uuid::nil(), IDS_A_STATEMENT - chunk.len());
            values.extend(chunk.iter().copied().chain(padding).map(db::Value::from));
            found.extend(sql.all::<Contribution>(statement, values).await?);
        }
    }
    found.sort_unstable_by_key(|line: &Contribution| std::cmp::Reverse(line.id));
    Ok(found)
}
