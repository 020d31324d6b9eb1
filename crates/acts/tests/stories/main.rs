//! What people live through with acts, on SQLite and on PostgreSQL.

mod council;
mod decided;
mod feed;
mod on_paper;
mod open_data;
mod publishing;
mod reading;
mod step;
mod themes;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(decided::FEATURES, |town: testkit::TestTown| async move {
        let town = town;
        for statement in acts::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
