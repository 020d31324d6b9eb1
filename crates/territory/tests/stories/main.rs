//! An agent gives the boundary of the town; everyone sees it, with its source; told on both engines.

use groups::{GroupKind, Role};
use kernel::{Actor, Feature, Quality};
use territory::SetBoundary;
use testkit::{TestTown, browser_of, cast, on_both_engines, page, send, whole};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    territory::FEATURE,
    cast::DOOR,
];

const CONTOUR: &str = r#"{"type":"Feature","properties":{"source":"IGN, ADMIN EXPRESS"},"geometry":
    {"type":"Polygon","coordinates":[[[-3.0,47.6],[-2.9,47.6],[-2.9,47.7],[-3.0,47.7],[-3.0,47.6]]]}}"#;
const FORM: &str = "/territoire/contour";

#[tokio::test]
async fn an_agent_gives_the_boundary_and_everyone_sees_it_with_its_source() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = cast::group(&town, "Services", GroupKind::Services).await;
        let agent = cast::person(&town, "Ada Agente", "ada").await;
        let inhabitant = cast::person(&town, "Blaise Habitant", "blaise").await;
        cast::mandate(&town, services, agent, Role::Member, false).await;
        let (mut ada, mut blaise, mut visitor) = (
            browser_of(&town, agent),
            browser_of(&town, inhabitant),
            town.browser(),
        );

        let empty = page(&mut visitor, "/territoire").await;
        assert!(empty.contains("Aucun contour") && !empty.contains("<svg class=\"map\""));
        assert_eq!(visitor.get("/territoire/contour.geojson").await.status, 404);
        assert_eq!(blaise.get(FORM).await.status, 403);

        page(&mut ada, FORM).await;
        let none = whole(send(&town, &mut ada, FORM, &[]).await, 422);
        assert!(none.contains("Choisissez un fichier"), "{none}");
        for (content, source, said) in [
            ("%PDF-1.7", "IGN", "Ce n’est pas du GeoJSON"),
            (r#"{"type":"Point","coordinates":[1,2]}"#, "IGN", "qu’un point"),
            (
                r#"{"type":"Polygon","coordinates":[[[6e5,6e6],[1,0],[1,1],[6e5,6e6]]]}"#,
                "IGN",
                "WGS 84 (EPSG:4326)",
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#,
                "",
                "Dites d’où vient ce contour",
            ),
        ] {
            let request = town.id::<()>().to_string();
            let fields = [("request_id", request.as_str()), ("source", source)];
            let sent = ("contour", "contour.geojson", content.as_bytes());
            let refused = whole(ada.post_file(FORM, &fields, sent).await, 422);
            assert!(refused.contains(said), "{said}: {refused}");
            assert!(
                refused.contains(&format!("value=\"{source}\"")),
                "what was typed stays"
            );
        }

        let request = town.id::<()>().to_string();
        let fields = [("request_id", request.as_str()), ("source", "")];
        let sent = ("contour", "contour.geojson", CONTOUR.as_bytes());
        assert_eq!(ada.post_file(FORM, &fields, sent).await.status, 303);
        let shown = page(&mut visitor, "/territoire").await;
        assert!(
            shown.contains("class=\"map\"") && shown.contains("Source\u{a0}: IGN, ADMIN EXPRESS"),
            "{shown}"
        );
        assert!(shown.contains("environ 83 km²"), "{shown}");
        let file = visitor.get("/territoire/contour.geojson").await;
        let again = SetBoundary::parse(&file.text).expect("what is given back is read again");
        assert_eq!(again.polygons.count(), 5);

        let removed = send(&town, &mut ada, FORM, &[("remove", "oui")]).await;
        assert_eq!(removed.status, 303);
        assert!(page(&mut visitor, "/territoire").await.contains("Aucun contour"));
    });
}

#[tokio::test]
async fn only_agents_and_the_operator_give_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let person = cast::person(&town, "Ada", "ada").await;
        let boundary = SetBoundary::parse(CONTOUR).expect("read");
        let refused = town.act(Actor::Person(person), boundary.clone()).await;
        assert!(
            matches!(refused, Err(kernel::Fault::Forbidden { .. })),
            "{refused:?}"
        );
        town.act(Actor::Operator, boundary).await.expect("given");
        assert!(territory::SET.held_by.contains(&Quality::Agent));
    });
}
