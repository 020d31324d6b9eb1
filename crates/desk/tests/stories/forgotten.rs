//! Who closes an account without an address leaves nothing of it here.

use desk::{EndVisit, residence};
use testkit::{TestTown, on_both_engines, page, send};

use crate::town::{FEATURES, Hall, MAIWENN};

db::statements! {
    COUNT_OF = "select count(*) as n from desk_person where collectivite_id = $1 and person_id = $2";
}

#[tokio::test]
async fn an_account_without_an_address_is_closed_as_any_other() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let campaign = hall
            .prepare(&town, "Maïwenn ; 1 rue A | 56400 AURAY ; Centre")
            .await;
        let made = hall.make(&town, campaign, 0).await.unwrap();
        let visit = hall.receive(&town, MAIWENN).await;
        let receipt = town.act(hall.by(), EndVisit { visit }).await.unwrap();
        let mut maiwenn = town.browser();
        send(&town, &mut maiwenn, "/code", &[("code", receipt.code.as_str())]).await;
        send(&town, &mut maiwenn, "/code", &[("code", made[0].code.as_str())]).await;
        let proof = residence(&mut town.sql(), town.body, receipt.person)
            .await
            .unwrap();
        assert!(proof.is_some());
        page(&mut maiwenn, "/compte/fermer").await;
        let deed = identity::CloseAccount { is_helped: false };
        town.act(kernel::Actor::Person(receipt.person), deed)
            .await
            .unwrap();
        let mut sql = town.sql();
        assert!(
            residence(&mut sql, town.body, receipt.person)
                .await
                .unwrap()
                .is_none()
        );
        let left = sql.count(COUNT_OF, db::args![town.body, receipt.person]).await;
        assert_eq!(left.unwrap(), 0);
        let names = identity::names(&mut sql, town.body, &[receipt.person])
            .await
            .unwrap();
        assert_ne!(names[&receipt.person], MAIWENN);
        assert_ne!(maiwenn.get("/compte").await.status, 200, "signed out");
    });
}
