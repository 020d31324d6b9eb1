//! A letter on paper to who has no e-mail address: its link opens, even once the key of the house is another.

use assemblies::{EnterPaperForms, own_token};
use testkit::{TestTown, browser_of, on_both_engines};

use crate::hall::{FEATURES, Hall, asked, form, volunteers};

db::statements! {
    OF_ANOTHER_KEY = "update assembly_volunteer set email = '', answer_token = $3 where collectivite_id = $1 and id = $2";
    COUNT_RENEWED = "select count(*) as n from journal where collectivite_id = $1 and kind = 'assemblies.link-renewed'";
}

#[tokio::test]
async fn a_letter_on_paper_makes_its_link_again_after_the_key_was_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 0).await;
        let forms = [1, 2, 3, 4, 5, 8].into_iter().map(form).collect();
        town.act(hall.by(), EnterPaperForms { assembly: id, forms })
            .await
            .unwrap();
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        let drawn = asked(&volunteers(&town, id).await)[0].id;
        let hash = "0".repeat(64);
        let mut sql = town.house.db.begin().await.unwrap();
        sql.execute(OF_ANOTHER_KEY, db::args![town.body, drawn, hash])
            .await
            .unwrap();
        sql.commit().await.unwrap();
        let token = async || {
            let all = volunteers(&town, id).await;
            let one = all.iter().find(|one| one.id == drawn).unwrap();
            own_token(&town.house, town.body, one).unwrap()
        };
        assert_eq!(token().await, None, "no link of this key");

        let mut agent = browser_of(&town, hall.agent);
        let letter = format!("{}/volontaires/{drawn}/courrier.pdf", assemblies::path_of(id));
        for _ in 0..2 {
            assert_eq!(agent.get(&letter).await.status, 200);
        }
        let token = token().await.expect("its link is made again");
        let own = town.browser().get(&format!("/volontariat/{token}")).await;
        assert_eq!(own.status, 200, "{}", own.text);
        let renewed = town.sql().count(COUNT_RENEWED, db::args![town.body]).await;
        assert_eq!(renewed.unwrap(), 1, "made once");
    });
}
