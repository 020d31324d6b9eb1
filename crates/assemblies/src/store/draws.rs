//! The draws of an assembly: what was asked, published, drawn, and which seat passed to whom. Numbers alone.

use db::{FromRow, Id, Instant, Row, Sql, args};
use kernel::CollectiviteId;

use super::{text_of, unsigned, unsigned_if_any, written};
use crate::model::{AssemblyId, Draw, DrawFigures, ROUNDS_MAX, Relaxation, Succession};

macro_rules! draw_columns {
    () => {
        "round, vacated, state, draw_at, moved_from, seed_source, seed_numbers, published_at, drawn_at, commitment, figures, seed, ticket, panel, reason,
            (select changes from assembly_relaxation as relaxed where relaxed.collectivite_id = assembly_draw.collectivite_id
                and relaxed.assembly_id = assembly_draw.assembly_id and relaxed.round = assembly_draw.round) as relaxed_changes,
            (select reason from assembly_relaxation as relaxed where relaxed.collectivite_id = assembly_draw.collectivite_id
                and relaxed.assembly_id = assembly_draw.assembly_id and relaxed.round = assembly_draw.round) as relaxed_reason"
    };
}

db::statements! {
    INSERT_DRAW = "insert into assembly_draw (collectivite_id, assembly_id, round, vacated, state, draw_at, seed_source, seed_numbers,
            asked_at)
        values ($1, $2, $3, $4, 'calcul', $5, $6, $7, $8)";
    INSERT_RELAXATION = "insert into assembly_relaxation (collectivite_id, assembly_id, round, changes, reason, decided_at)
        values ($1, $2, $3, $4, $5, $6)";
    FIND_DRAW = concat!("select ", draw_columns!(), " from assembly_draw where collectivite_id = $1 and assembly_id = $2 and round = $3");
    LAST_DRAW = concat!("select ", draw_columns!(), " from assembly_draw
        where collectivite_id = $1 and assembly_id = $2 order by round desc limit 1");
    LIST_DRAWS = concat!("select ", draw_columns!(), " from assembly_draw
        where collectivite_id = $1 and assembly_id = $2 order by round limit $3");
    PUBLISH_DRAW = "update assembly_draw set state = 'publie', published_at = $4, commitment = $5, figures = $6, draw_at = $7, moved_from = $8
        where collectivite_id = $1 and assembly_id = $2 and round = $3 and state = 'calcul'";
    REFUSE_DRAW = "update assembly_draw set state = 'impossible', figures = $4
        where collectivite_id = $1 and assembly_id = $2 and round = $3 and state = 'calcul'";
    /// The first seed is the one: a second finds no draw that is waiting for it.
    KEEP_SEED = "update assembly_draw set state = 'tire', drawn_at = $4, seed = $5, ticket = $6, panel = $7
        where collectivite_id = $1 and assembly_id = $2 and round = $3 and state = 'publie'";
    /// A seed that was read is kept with what it would have drawn.
    CANCEL_DRAW = "update assembly_draw set state = 'abandonne', reason = $4, seed = $5, ticket = $6, panel = $7
        where collectivite_id = $1 and assembly_id = $2 and round = $3 and (state = 'publie' or state = 'calcul')";
    INSERT_PANELS = "insert into assembly_panels (collectivite_id, assembly_id, round, content, candidates, quotas)
        values ($1, $2, $3, $4, $5, $6)";
    FIND_PANELS = "select content, candidates, quotas from assembly_panels where collectivite_id = $1 and assembly_id = $2 and round = $3";
    INSERT_SUCCESSION = "insert into assembly_succession (collectivite_id, assembly_id, id, leaving, following, rank, round, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST_SUCCESSIONS = "select leaving, following, rank, round, at from assembly_succession
        where collectivite_id = $1 and assembly_id = $2 order by id limit 1000";
    /// What each number answered goes with the names; the panels were public.
    ERASE_CANDIDATES = "update assembly_panels set candidates = '' where collectivite_id = $1 and assembly_id = $2";
    ERASE_DRAWS = "update assembly_draw set state = 'abandonne', reason = $3
        where collectivite_id = $1 and assembly_id = $2 and (state = 'publie' or state = 'calcul')";
}

impl FromRow for Draw {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let vacated: String = row.get("vacated")?;
        let figures: Option<String> = row.get("figures")?;
        let panel: Option<String> = row.get("panel")?;
        let reason: Option<String> = row.get("reason")?;
        let changes: Option<String> = row.get("relaxed_changes")?;
        let why: Option<String> = row.get("relaxed_reason")?;
        let relaxed = match changes {
            Some(changes) => Some(Relaxation {
                changes: written("changes", &changes)?,
                reason: why.unwrap_or_default(),
            }),
            None => None,
        };
        Ok(Self {
            round: unsigned(row, "round")?,
            vacated: written("vacated", &vacated)?,
            state: row.get("state")?,
            draw_at: row.get("draw_at")?,
            moved_from: row.get("moved_from")?,
            seed_source: row.get("seed_source")?,
            seed_numbers: unsigned(row, "seed_numbers")?,
            published_at: row.get("published_at")?,
            drawn_at: row.get("drawn_at")?,
            commitment: row.get("commitment")?,
            figures: figures.map_or_else(
                || Ok(DrawFigures::default()),
                |figures| written("figures", &figures),
            )?,
            seed: row.get("seed")?,
            ticket: unsigned_if_any(row, "ticket")?,
            panel: panel.map_or_else(|| Ok(Vec::new()), |panel| written("panel", &panel))?,
            reason: reason.unwrap_or_default(),
            relaxed,
        })
    }
}

impl FromRow for Succession {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            leaving: unsigned(row, "leaving")?,
            following: unsigned(row, "following")?,
            rank: unsigned(row, "rank")?,
            round: unsigned(row, "round")?,
            at: row.get("at")?,
        })
    }
}

db::record! {
    /// The files of a draw, as they were when its panels were computed: what makes them again.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct Panels {
        /// What is published
        pub(crate) content: String,
        /// Numbers and what they answered: for the town alone
        pub(crate) candidates: String,
        /// How many seats each value had
        pub(crate) quotas: String,
    }
}

pub(crate) async fn insert_draw(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    (draw, at): (&Draw, Instant),
) -> Result<(), db::Error> {
    let values = args![
        body,
        assembly,
        draw.round,
        text_of(&draw.vacated),
        draw.draw_at,
        &draw.seed_source,
        draw.seed_numbers,
        at
    ];
    sql.execute(INSERT_DRAW, values).await?;
    Ok(())
}

/// Keeps which quotas are relaxed for a draw, and why.
pub(crate) async fn insert_relaxation(
    sql: &mut Sql,
    body: CollectiviteId,
    (assembly, round): (AssemblyId, u32),
    (relaxed, at): (&Relaxation, Instant),
) -> Result<(), db::Error> {
    let values = args![
        body,
        assembly,
        round,
        text_of(&relaxed.changes),
        &relaxed.reason,
        at
    ];
    sql.execute(INSERT_RELAXATION, values).await?;
    Ok(())
}

pub(crate) async fn draw(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    round: u32,
) -> Result<Option<Draw>, db::Error> {
    sql.optional(FIND_DRAW, args![body, assembly, round]).await
}

pub(crate) async fn last_draw(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<Option<Draw>, db::Error> {
    sql.optional(LAST_DRAW, args![body, assembly]).await
}

/// All draws, the first one first.
pub(crate) async fn draws(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<Vec<Draw>, db::Error> {
    sql.all(LIST_DRAWS, args![body, assembly, ROUNDS_MAX]).await
}

/// Publishes the panels of a draw; false when it was no longer being computed.
pub(crate) async fn publish_draw(
    sql: &mut Sql,
    body: CollectiviteId,
    (assembly, draw): (AssemblyId, &Draw),
    (panels, commitment, figures): (&Panels, &str, &DrawFigures),
    at: Instant,
) -> Result<bool, db::Error> {
    let round = draw.round;
    let values = args![
        body,
        assembly,
        round,
        at,
        commitment,
        text_of(figures),
        draw.draw_at,
        draw.moved_from
    ];
    if sql.execute(PUBLISH_DRAW, values).await? != 1 {
        return Ok(false);
    }
    let values = args![
        body,
        assembly,
        round,
        &panels.content,
        &panels.candidates,
        &panels.quotas
    ];
    sql.execute(INSERT_PANELS, values).await?;
    Ok(true)
}

/// Notes that no panel meets the quotas; false when the draw was no longer being computed.
pub(crate) async fn refuse_draw(
    sql: &mut Sql,
    body: CollectiviteId,
    (assembly, round): (AssemblyId, u32),
    figures: &DrawFigures,
) -> Result<bool, db::Error> {
    let values = args![body, assembly, round, text_of(figures)];
    Ok(sql.execute(REFUSE_DRAW, values).await? == 1)
}

/// Keeps the seed and what it drew; false when there was one already.
pub(crate) async fn keep_seed(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    draw: &Draw,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        assembly,
        draw.round,
        draw.drawn_at,
        draw.seed.as_deref(),
        draw.ticket,
        text_of(&draw.panel)
    ];
    Ok(sql.execute(KEEP_SEED, values).await? == 1)
}

/// Abandons a draw, with the seed that was read and what it would have drawn, if it was; false when it was drawn already.
pub(crate) async fn cancel_draw(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    draw: &Draw,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        assembly,
        draw.round,
        &draw.reason,
        draw.seed.as_deref(),
        draw.ticket,
        text_of(&draw.panel)
    ];
    Ok(sql.execute(CANCEL_DRAW, values).await? == 1)
}

/// The files of a draw, once its panels are published.
pub(crate) async fn panels(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    round: u32,
) -> Result<Option<Panels>, db::Error> {
    sql.optional(FIND_PANELS, args![body, assembly, round]).await
}

pub(crate) async fn insert_succession(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    (id, succession): (Id<Succession>, &Succession),
) -> Result<(), db::Error> {
    let values = args![
        body,
        assembly,
        id,
        succession.leaving,
        succession.following,
        succession.rank,
        succession.round,
        succession.at
    ];
    sql.execute(INSERT_SUCCESSION, values).await?;
    Ok(())
}

/// Which seats passed to whom, in order.
pub(crate) async fn successions(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
) -> Result<Vec<Succession>, db::Error> {
    sql.all(LIST_SUCCESSIONS, args![body, assembly]).await
}

/// Abandons what was still under way, and forgets what each number answered.
pub(crate) async fn erase_draws(
    sql: &mut Sql,
    body: CollectiviteId,
    assembly: AssemblyId,
    reason: &str,
) -> Result<(), db::Error> {
    sql.execute(ERASE_DRAWS, args![body, assembly, reason]).await?;
    sql.execute(ERASE_CANDIDATES, args![body, assembly]).await?;
    Ok(())
}
