//! What the site lets a browser keep, what it offers to a device, and what it does of what was written without network.

use debates::{Contribute, OpenConsultation};
use follow::model::Choice;
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, PersonId};
use meetings::{MeetingId, PlanMeeting};
use serde_json::Value;
use testkit::cast::{group, mandate, person};
use testkit::{Browser, TestTown, on_both_engines, page, send, sign_in};

use crate::compose::FEATURES;

struct Council {
    group: GroupId,
    member: PersonId,
    /// Of no group
    neighbour: PersonId,
}

impl Council {
    async fn gather(town: &TestTown) -> Self {
        let group = group(town, "Groupe mobilités", GroupKind::Working).await;
        let member = person(town, "Ada", "ada").await;
        mandate(town, group, member, Role::Secretary, true).await;
        let neighbour = person(town, "Blaise", "blaise").await;
        Self {
            group,
            member,
            neighbour,
        }
    }

    async fn plan(&self, town: &TestTown, hours: i64) -> MeetingId {
        let deed = PlanMeeting {
            group: self.group,
            title: format!("Réunion à {hours} heures"),
            starts_at: town.now().plus_seconds(hours * 3600),
            ends_at: None,
            place: String::new(),
            agenda: Vec::new(),
        };
        town.act(Actor::Person(self.member), deed).await.expect("planned")
    }
}

async fn signed_in(town: &TestTown, name: &str) -> Browser {
    let mut browser = town.browser();
    sign_in(town, &mut browser, &format!("{name}@exemple.fr")).await;
    browser
}

fn header<'a>(reply: &'a testkit::Reply, name: &str) -> Option<&'a str> {
    reply.headers.get(name).and_then(|value| value.to_str().ok())
}

/// What the server offers to the device of who is signed in: whose, and the paths.
async fn offered(browser: &mut Browser) -> (Option<String>, Vec<String>) {
    let reply = browser.get("/hors-connexion/adresses").await;
    assert_eq!(
        (reply.status, header(&reply, "cache-control")),
        (axum::http::StatusCode::OK, Some("no-store"))
    );
    let read: Value = serde_json::from_str(&reply.text).expect("JSON");
    let pages = read["pages"].as_array().expect("pages");
    let paths = pages
        .iter()
        .map(|page| page["path"].as_str().expect("a path").to_owned());
    (read["person"].as_str().map(str::to_owned), paths.collect())
}

#[tokio::test]
async fn a_page_says_who_reads_it_and_whether_it_may_be_kept() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let meeting = council.plan(&town, 24).await;
        let mut visitor = town.browser();
        for path in [
            "/",
            "/reunions",
            &format!("/reunions/{meeting}"),
            "/consultations",
            "/textes",
            "/actes",
        ] {
            let reply = visitor.get(path).await;
            assert_eq!(
                (header(&reply, "parvis-reader"), header(&reply, "parvis-kept")),
                (Some("visitor"), Some("yes")),
                "{path}"
            );
        }
        for path in [
            "/connexion",
            "/votes",
            "/recherche?q=a",
            "/journal",
            "/hors-connexion",
            "/reunions/nulle-part",
            "/inconnue",
        ] {
            assert_eq!(header(&visitor.get(path).await, "parvis-kept"), None, "{path}");
        }
        let mut ada = signed_in(&town, "ada").await;
        let reply = ada.get("/reunions").await;
        assert_eq!(
            header(&reply, "parvis-reader"),
            Some(council.member.to_string().as_str())
        );
        assert!(
            reply
                .text
                .contains(&format!("data-person=\"{}\"", council.member))
        );
        for path in ["/compte", "/votes", "/votes/nouveau", "/reunions/nouvelle"] {
            let reply = ada.get(path).await;
            assert_eq!(header(&reply, "parvis-kept"), None, "{path}");
        }
    });
}

#[test]
fn no_ballot_link_mailbox_nor_desk_of_an_agent_is_on_a_list() {
    let never = [
        "/votes",
        "/connexion",
        "/compte",
        "/boite",
        "/code",
        "/guichet",
        "/aide",
        "/courriel",
        "/courriel-recu",
        "/passerelles",
        "/envois",
        "/moderation",
        "/signaler",
        "/recours",
        "/journal",
        "/recherche",
        "/parcours/modeles",
    ];
    let keepable: Vec<&str> = FEATURES
        .iter()
        .flat_map(|feature| feature.keepable.iter().copied())
        .collect();
    assert!(keepable.len() > 15, "{keepable:?}");
    for route in keepable {
        let is_never = never
            .iter()
            .any(|path| route == *path || route.starts_with(&format!("{path}/")));
        assert!(!is_never && !route.contains("token"), "{route}");
    }
}

#[tokio::test]
async fn a_device_is_offered_what_its_owner_takes_part_in_and_each_page_of_it_may_be_kept() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let (to_come, begun) = (council.plan(&town, 48).await, council.plan(&town, 1).await);
        let question = OpenConsultation {
            group: council.group,
            title: "La place".to_owned(),
            question: "Que faire de la place ?".to_owned(),
            presentation: String::new(),
            themes: Vec::new(),
            opens_at: town.now(),
            closes_at: town.now().plus_days(20),
        };
        let consultation = town
            .act(Actor::Person(council.member), question)
            .await
            .expect("opened");
        let mut ada = signed_in(&town, "ada").await;
        let (whose, pages) = offered(&mut ada).await;
        assert_eq!(whose, Some(council.member.to_string()));
        for path in [
            "/groupes/groupe-mobilites".to_owned(),
            format!("/reunions/{to_come}"),
            format!("/reunions/{to_come}/reponse"),
            format!("/reunions/{begun}/compte-rendu"),
            format!("/consultations/{consultation}"),
            format!("/consultations/{consultation}/contribuer"),
        ] {
            assert!(pages.contains(&path), "{path} is not in {pages:?}");
        }
        for path in &pages {
            let reply = ada.get(path).await;
            assert_eq!(
                (reply.status.as_u16(), header(&reply, "parvis-kept")),
                (200, Some("yes")),
                "{path}"
            );
        }
        // Somebody of no group: what is open to everybody, and no more. A visitor: nothing.
        let mut blaise = signed_in(&town, "blaise").await;
        let (_, pages) = offered(&mut blaise).await;
        assert!(
            pages.iter().all(|path| path.starts_with("/consultations/")),
            "{pages:?}"
        );
        assert_eq!(pages.len(), 2);
        assert_eq!(offered(&mut town.browser()).await, (None, Vec::new()));
        // And what they ask to follow, for as long as they do.
        for (choice, is_carried) in [(Choice::Site, true), (Choice::Nothing, false)] {
            let follow = follow::Follow {
                object: kernel::SubjectRef::new("group", council.group),
                choice,
            };
            town.act(Actor::Person(council.neighbour), follow)
                .await
                .expect("followed");
            let (_, pages) = offered(&mut blaise).await;
            let group = "/groupes/groupe-mobilites".to_owned();
            assert_eq!(pages.contains(&group), is_carried, "{pages:?}");
            for path in &pages {
                let reply = blaise.get(path).await;
                assert_eq!(header(&reply, "parvis-kept"), Some("yes"), "{path}");
            }
        }
    });
}

#[tokio::test]
async fn what_is_offered_is_bounded_and_no_feature_takes_all_the_places() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        for number in 0..40 {
            let other = group(&town, &format!("Groupe {number:02}"), GroupKind::Working).await;
            mandate(&town, other, council.member, Role::Secretary, true).await;
            let of_other = Council {
                group: other,
                member: council.member,
                neighbour: council.neighbour,
            };
            of_other.plan(&town, 100 + number).await;
        }
        let (_, pages) = offered(&mut signed_in(&town, "ada").await).await;
        assert_eq!(pages.len(), 60);
        let meetings = pages.iter().filter(|path| path.starts_with("/reunions/")).count();
        assert_eq!(meetings, 30);
    });
}

#[tokio::test]
async fn what_was_written_without_network_is_done_once_and_for_who_wrote_it_only() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let meeting = council.plan(&town, 1).await;
        let path = format!("/reunions/{meeting}/compte-rendu");
        let request = town.id::<()>().to_string();
        let form = [
            ("request_id", request.as_str()),
            ("version", "0"),
            ("texte", "# Réunion\n\nÉcrit dans le train.\n"),
            ("intention", "enregistrer"),
            ("later", "{\"title\":\"Compte rendu de la réunion\"}"),
        ];
        for mut somebody_else in [town.browser(), signed_in(&town, "blaise").await] {
            somebody_else.send_later_as(&council.member.to_string());
            let reply = somebody_else.post(&path, &form).await;
            assert_eq!((reply.status.as_u16(), reply.text.as_str()), (412, ""));
        }
        let mut ada = signed_in(&town, "ada").await;
        assert!(
            page(&mut ada, &path)
                .await
                .contains("name=\"version\" value=\"0\""),
            "nothing was done"
        );
        ada.send_later_as(&council.member.to_string());
        for _ in 0..2 {
            let reply = ada.post(&path, &form).await;
            assert_eq!(reply.status.as_u16(), 303, "{}", reply.text);
        }
        let read = page(&mut ada, &path).await;
        assert!(read.contains("Écrit dans le train.") && read.contains("name=\"version\" value=\"1\""));
        // Written from the version before: refused with both, the other one marked for the device.
        let stale = [
            ("request_id", request.as_str()),
            ("version", "0"),
            ("texte", "# Autre\n"),
        ];
        let reply = ada.post(&path, &stale).await;
        assert_eq!(reply.status.as_u16(), 409);
        assert!(reply.text.contains("data-later-current") && reply.text.contains("# Autre"));
    });
}

#[tokio::test]
async fn what_arrives_after_the_end_is_refused_and_given_back_but_never_counted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let question = OpenConsultation {
            group: council.group,
            title: "La place".to_owned(),
            question: "Que faire de la place ?".to_owned(),
            presentation: String::new(),
            themes: Vec::new(),
            opens_at: town.now(),
            closes_at: town.now().plus_days(20),
        };
        let consultation = town
            .act(Actor::Person(council.member), question)
            .await
            .expect("opened");
        let mut blaise = signed_in(&town, "blaise").await;
        let path = format!("/consultations/{consultation}/contribuer");
        let form = page(&mut blaise, &path).await;
        assert!(form.contains("il ne sera pas compté"), "said before writing");
        town.advance_days(21).await;
        let fields = [("titre", "Un banc"), ("texte", "Écrit à temps, parti trop tard.")];
        let refused = send(&town, &mut blaise, &path, &fields).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.text.contains("Écrit à temps, parti trop tard."));
        let deed = Contribute {
            consultation,
            written: debates::model::Written {
                title: "Un banc".to_owned(),
                text: "Écrit à temps, parti trop tard.".to_owned(),
                theme: String::new(),
                place: String::new(),
            },
            shows_name: false,
        };
        assert!(town.act(Actor::Person(council.member), deed).await.is_err());
        assert!(
            !page(&mut blaise, &format!("/consultations/{consultation}"))
                .await
                .contains("Un banc")
        );
    });
}

#[tokio::test]
async fn the_site_is_an_application_and_stops_being_one_without_network_when_the_operator_says_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut town = town;
        let mut visitor = town.browser();
        let manifest = visitor.get("/manifest.webmanifest").await;
        assert_eq!(
            header(&manifest, "content-type"),
            Some("application/manifest+json")
        );
        let read: Value = serde_json::from_str(&manifest.text).expect("JSON");
        assert_eq!(read["name"], "Conseil de développement d’essai");
        assert_eq!(read["short_name"], "Conseil");
        let worker = visitor.get("/service-worker.js").await;
        assert_eq!(
            header(&worker, "content-type"),
            Some("text/javascript; charset=utf-8")
        );
        assert_eq!(header(&worker, "cache-control"), Some("no-cache"));
        assert!(worker.text.contains("parvis-as"));
        let home = visitor.get("/").await;
        assert!(home.text.contains("rel=\"manifest\"") && home.text.contains("offline-bar"));

        town.equip(|settings| settings.offline_allowed = false, |_| Vec::new())
            .await;
        let mut visitor = town.browser();
        let worker = visitor.get("/service-worker.js").await;
        assert!(worker.text.contains("unregister") && !worker.text.contains("parvis-as"));
        let home = visitor.get("/").await;
        assert!(
            !home.text.contains("offline-bar"),
            "no page asks for a worker any more"
        );
        assert_eq!(header(&home, "parvis-kept"), None);
    });
}

#[tokio::test]
async fn signing_out_clears_what_the_browser_keeps_of_the_site() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        Council::gather(&town).await;
        let mut ada = signed_in(&town, "ada").await;
        assert!(
            page(&mut ada, "/compte")
                .await
                .contains("Garder sur cet appareil")
        );
        let reply = send(&town, &mut ada, "/deconnexion", &[]).await;
        assert_eq!(header(&reply, "clear-site-data"), Some("\"cache\", \"storage\""));
        // Where writings are left for later, or are somebody else's, the device's worker alone clears what may go.
        let mut ada = signed_in(&town, "ada").await;
        let reply = send(&town, &mut ada, "/deconnexion", &[("appareil", "garde")]).await;
        assert_eq!(header(&reply, "clear-site-data"), Some("\"cache\""));
    });
}
