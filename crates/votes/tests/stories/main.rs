//! What people live through with votes, on SQLite and on PostgreSQL.

mod asking;
mod assembly;
mod choosing;
mod choosing_aside;
mod choosing_refused;
mod choosing_shown;
mod closing;
mod procurations;
mod recused;
mod rights;
mod rounds;
mod seats_and_consent;
mod standing;
mod voting;

/// Every statement of this crate is understood by both engines.
#[tokio::test]
async fn every_statement_prepares() {
    testkit::on_both_engines!(assembly::FEATURES, |town: testkit::TestTown| async move {
        let town = town;
        for statement in votes::FEATURE.statements.iter().copied().flatten() {
            town.house
                .db
                .prepare(*statement)
                .await
                .expect("both engines understand it");
        }
    });
}
