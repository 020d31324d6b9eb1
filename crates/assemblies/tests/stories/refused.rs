//! What is refused, and to whom: rights, wrong tables, forms that are not whole, closed calls, another body.

use assemblies::{
    CloseCall, CreateAssembly, EditAssembly, EnterPaperForms, EraseVolunteers, GatherGroup, OfferToSit,
    OpenCall, RecordAnswer, SetCriteria, SetQuotas, Settings, State,
};
use kernel::{Actor, Collectivite, CollectiviteId, CollectiviteKind, Fault, NewCollectivite};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::hall::{CALL_DAYS, FEATURES, Hall, TABLE, assembly, form, volunteers};

#[tokio::test]
async fn only_agents_prepare_read_names_and_draw() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let stranger = Actor::Person(hall.stranger);
        let create = CreateAssembly {
            group: hall.group,
            settings: settings(&town),
        };
        assert_eq!(refusal(town.act(stranger, create).await), "assemblies.prepare");
        let id = hall.prepare(&town, 4, 1).await;
        assert_eq!(
            refusal(town.act(stranger, OpenCall { assembly: id }).await),
            "assemblies.prepare"
        );
        // Nobody else knows of it before the call.
        let mut browser = browser_of(&town, hall.stranger);
        assert_eq!(browser.get(&assemblies::path_of(id)).await.status, 404);
        town.act(hall.by(), OpenCall { assembly: id }).await.unwrap();
        page(&mut browser, &assemblies::path_of(id)).await;
        let forms = EnterPaperForms {
            assembly: id,
            forms: vec![form(1)],
        };
        assert_eq!(
            refusal(town.act(stranger, forms).await),
            "assemblies.see-volunteers"
        );
        hall.enter(&town, id, 1).await;
        let record = RecordAnswer {
            assembly: id,
            volunteer: volunteers(&town, id).await[0].id,
            accepts: true,
            agrees_to_be_named: true,
        };
        assert_eq!(
            refusal(town.act(stranger, record.clone()).await),
            "assemblies.see-volunteers"
        );
        assert_eq!(
            refusal(town.act(hall.by(), record).await),
            "assemblies-refused-not-drawn"
        );
        let gather = GatherGroup {
            assembly: id,
            is_new_group: true,
        };
        assert_eq!(
            refusal(town.act(stranger, gather.clone()).await),
            "assemblies.draw"
        );
        assert_eq!(
            refusal(town.act(hall.by(), gather).await),
            "assemblies-refused-not-drawn"
        );
        let erase = EraseVolunteers {
            assembly: id,
            reason: "Fini".to_owned(),
        };
        assert_eq!(
            refusal(town.act(stranger, erase.clone()).await),
            "assemblies.erase"
        );
        assert_eq!(
            refusal(town.act(hall.by(), erase).await),
            "assemblies-refused-not-closed"
        );
    });
}

fn settings(town: &TestTown) -> Settings {
    Settings {
        name: "Assemblée".to_owned(),
        description: "Un sujet".to_owned(),
        seats: 6,
        tolerance: 1,
        is_same_address_excluded: false,
        volunteers_until: town.now().plus_days(CALL_DAYS),
        answer_days: 10,
    }
}

#[tokio::test]
async fn a_preparation_is_written_on_its_pages_and_comes_back_filled() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let mut agent = browser_of(&town, hall.agent);
        assert!(
            page(&mut agent, "/assemblees")
                .await
                .contains("Préparer une assemblée")
        );
        page(&mut agent, "/assemblees/nouvelle").await;
        let group = hall.group.to_string();
        page(&mut agent, &format!("/assemblees/nouvelle?groupe={group}")).await;
        let typed = [
            ("group", group.as_str()),
            ("name", "Assemblée des très longs trajets"),
            ("description", "Comment aller plus loin."),
            ("seats", "douze"),
            ("tolerance", "1"),
            ("same_address", "oui"),
            ("until_on", "2026-12-01"),
            ("until_time", "18:00"),
            ("answer_days", "14"),
        ];
        let refused = send(&town, &mut agent, "/assemblees/nouvelle", &typed).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("très longs trajets") && refused.text.contains("nombre entier"));
        let mut right = typed.to_vec();
        right[3] = ("seats", "12");
        let created = send(&town, &mut agent, "/assemblees/nouvelle", &right).await;
        assert_eq!(created.status, 303, "{}", created.text);
        let prepare = created.leads_to().split('?').next().unwrap().to_owned();
        page(&mut agent, &prepare).await;
        let criteria = format!("{prepare}/criteres");
        let wrong = send(
            &town,
            &mut agent,
            &criteria,
            &[("table", "Genre;Femme;beaucoup\nGenre;Homme;non")],
        )
        .await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("Ligne") && wrong.text.contains("Genre;Homme;non"));
        let set = send(&town, &mut agent, &criteria, &[("table", TABLE)]).await;
        assert_eq!(set.status, 303, "{}", set.text);
        let shown = page(&mut agent, &prepare).await;
        assert!(shown.contains("5 à 7") && shown.contains("Ouvrir l’appel"));
        let opened = send(&town, &mut agent, &format!("{prepare}/appel"), &[]).await;
        assert_eq!(opened.status, 303, "{}", opened.text);
        // A table of forms gathered elsewhere: what is wrong says its line, nothing of it is kept.
        let paper = format!("{}/volontaires/papier", prepare.trim_end_matches("/preparer"));
        page(&mut agent, &paper).await;
        let table = "Ada Zz;;1 quai;Femme;Bourg\nIda Zz;;2 quai;Femme;Ailleurs";
        let refused = send(
            &town,
            &mut agent,
            &paper,
            &[("people", table), ("consents", "oui")],
        )
        .await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Ligne 2") && refused.text.contains("Ailleurs"));
        let table = table.replace("Ailleurs", "Campagne");
        let entered = send(
            &town,
            &mut agent,
            &paper,
            &[("people", table.as_str()), ("consents", "oui")],
        )
        .await;
        assert_eq!(entered.status, 303, "{}", entered.text);
        let listed = page(&mut agent, entered.leads_to()).await;
        assert!(listed.contains("Ada Zz") && listed.contains("Ida Zz") && listed.contains("Par la poste"));
    });
}

#[tokio::test]
async fn a_call_has_its_hours_and_a_form_its_answers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let bare = CreateAssembly {
            group: hall.group,
            settings: settings(&town),
        };
        let bare = town.act(hall.by(), bare).await.unwrap();
        let open = town.act(hall.by(), OpenCall { assembly: bare }).await;
        assert_eq!(refusal(open), "assemblies-refused-no-criteria");
        let id = hall.call(&town, 4, 1).await;
        let edit = EditAssembly {
            assembly: id,
            version: assembly(&town, id).await.version,
            settings: settings(&town),
        };
        assert_eq!(
            refusal(town.act(hall.by(), edit).await),
            "assemblies-refused-not-draft"
        );
        let set = SetCriteria {
            assembly: id,
            table: TABLE.to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), set).await),
            "assemblies-refused-not-draft"
        );
        let quotas = SetQuotas {
            assembly: id,
            version: assembly(&town, id).await.version,
            table: "feature,value,min,max\nGenre,Femme,1,3\n".to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), quotas).await),
            "assemblies-quotas-others"
        );
        let offer = |change: fn(&mut assemblies::VolunteerForm)| {
            let mut form = form(1);
            change(&mut form);
            OfferToSit {
                assembly: id,
                form,
                client: None,
            }
        };
        for (offered, key) in [
            (offer(|form| form.name.clear()), "identity-name-empty"),
            (
                offer(|form| form.email = "lea".to_owned()),
                "assemblies-email-unreadable",
            ),
            (offer(|form| form.email.clear()), "assemblies-email-unreadable"),
            (
                offer(|form| form.address = " ".to_owned()),
                "assemblies-address-empty",
            ),
            (offer(|form| form.choices.clear()), "assemblies-choice-missing"),
            (offer(|form| form.consents = false), "assemblies-consent-missing"),
        ] {
            assert_eq!(refusal(town.act(Actor::Visitor, offered).await), key);
        }
        // Past its hour, by a moment: nobody comes any more; who came in time has a day to confirm, then is forgotten.
        town.act(Actor::Visitor, offer(|_| ())).await.unwrap();
        town.advance_days(CALL_DAYS).await;
        assert_eq!(assembly(&town, id).await.state, State::Closed);
        assert_eq!(
            refusal(town.act(Actor::Visitor, offer(|_| ())).await),
            "assemblies-refused-call-closed"
        );
        let link = town.link_sent_to("v1@exemple.fr").await;
        assert!(
            page(&mut town.browser(), &link)
                .await
                .contains("encore confirmer")
        );
        town.advance_days(1).await;
        assert_eq!(town.browser().get(&link).await.status, 404);
        let close = town.act(hall.by(), CloseCall { assembly: id }).await;
        assert_eq!(refusal(close), "assemblies-refused-call-closed");
    });
}

#[tokio::test]
async fn two_who_change_the_settings_at_once_are_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.prepare(&town, 6, 1).await;
        let before = assembly(&town, id).await;
        // Quotas changed by hand stay when only the name changes.
        let mut edited = before.settings.clone();
        edited.name = "Assemblée des quais".to_owned();
        let quotas = SetQuotas {
            assembly: id,
            version: before.version,
            table: "feature,value,min,max\nGenre,Femme,3,3\nGenre,Homme,3,3\nQuartier,Bourg,2,4\nQuartier,Campagne,2,4\n"
                .to_owned(),
        };
        town.act(hall.by(), quotas.clone()).await.unwrap();
        let edit = |version: i64| EditAssembly {
            assembly: id,
            version,
            settings: edited.clone(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), edit(before.version)).await),
            "assemblies-refused-version"
        );
        let now = assembly(&town, id).await.version;
        town.act(hall.by(), edit(now)).await.unwrap();
        let after = assembly(&town, id).await;
        assert_eq!(after.settings.name, "Assemblée des quais");
        assert_eq!(after.criteria[0].targets[0].min, 3);
        assert_eq!(
            refusal(town.act(hall.by(), quotas).await),
            "assemblies-refused-version"
        );
        // The form carries what it was made from, and comes back filled.
        let mut agent = browser_of(&town, hall.agent);
        let path = format!("{}/preparer/reglages", assemblies::path_of(id));
        let form = page(&mut agent, &path).await;
        let version = format!("name=\"version\" value=\"{}\"", after.version);
        assert!(form.contains(&version));
    });
}

#[tokio::test]
async fn an_assembly_does_not_exist_for_another_body() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        let other: CollectiviteId = town.id();
        let new = NewCollectivite {
            slug: "voisine".to_owned(),
            name: "Commune voisine".to_owned(),
            kind: CollectiviteKind::Commune,
            is_demonstration: false,
        };
        let mut sql = town.house.db.begin().await.unwrap();
        Collectivite::create(&mut sql, other, town.now(), &new)
            .await
            .unwrap();
        sql.commit().await.unwrap();
        town.house.load_collectivites().await.unwrap();
        let found = assemblies::find(&mut town.sql(), other, id).await.unwrap();
        assert_eq!(found, None);
        let close = CloseCall { assembly: id };
        let closed = town.house.act(other, Actor::Operator, &close).await;
        assert!(matches!(closed, Err(Fault::NotFound(_))));
    });
}
