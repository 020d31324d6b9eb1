//! Elections held from their preparation to their end, the pure crate's functions being what browsers would do; told on
//! SQLite and on PostgreSQL.

mod apart;
mod appointed;
mod bureau;
mod conducted;
mod departed;
mod four_eyes;
mod linked;
mod official;
mod paged;
mod recused;
mod rehearsed;
mod sorted;
mod stepped;
mod whole;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(bureau::FEATURES, |town: testkit::TestTown| async move {
        let town = town;
        for statement in elections::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
