//! An agent who has never opened a parcours puts a question to the inhabitants, and a visitor answers it: with the real
//! consultations, to the end.

use kernel::Feature;
use parcours::engine::StepState;
use testkit::cast::DOOR;
use testkit::{Browser, TestTown};

use crate::{STEPS, browser_of, cast, fields, hidden, request, whole};

/// The consultations that people use; the steps after them are the stories' own.
const WITH_CONSULTATIONS: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    ::parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
    STEPS,
    DOOR,
];

/// The first address that begins so in what leads away from a page.
fn link(page: &str, beginning: &str) -> String {
    let found = page
        .split("href=\"")
        .filter_map(|rest| rest.split(['"', '#', '?']).next())
        .find(|address| address.starts_with(beginning));
    found
        .unwrap_or_else(|| panic!("no {beginning} in {page}"))
        .to_owned()
}

/// What an agent fills in from « Nouveau parcours » on, page after page: how many fields, how many pages.
#[derive(Default)]
struct Effort {
    fields: Vec<String>,
    pages: usize,
}

impl Effort {
    fn read(&mut self, page: &str) {
        self.pages += 1;
        for field in fields(page) {
            if !self.fields.contains(&field) {
                self.fields.push(field);
            }
        }
    }
}

async fn open(browser: &mut Browser, path: &str) -> String {
    testkit::page(browser, path).await
}

#[tokio::test]
async fn a_consultation_prepared_in_a_few_fields_is_started_published_read_and_answered_by_a_visitor() {
    testkit::on_both_engines!(WITH_CONSULTATIONS, |town: TestTown| async move {
        let cast = cast(&town).await;
        let mut agent = browser_of(&town, cast.agent);
        let mut effort = Effort::default();
        effort.read(&open(&mut agent, "/parcours/nouveau").await);

        let (id, group) = (request(&town), cast.group.to_string());
        let mut typed = vec![
            ("request_id", id.as_str()),
            ("title", "Quelle place pour le vélo ?"),
            ("group", &group),
            ("template", "consultation"),
            ("starts_on", "2026-11-10"),
        ];
        let continued = [&typed[..], &[("preview", "1")]].concat();
        let second = agent.post("/parcours/nouveau", &continued).await;
        assert_eq!(second.status, 200);
        effort.read(&second.text);
        typed.push(("shown", "consultation"));
        typed.push(("set.recueil.question", "Où manque-t-il une piste ?"));
        let made = agent.post("/parcours/nouveau", &typed).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let path = made.leads_to().split_once('?').expect("a notice").0.to_owned();
        let prepared = open(&mut agent, &path).await;
        effort.pages += 1;
        // What is in preparation is nobody else's yet.
        let mut visitor = town.browser();
        assert!(!open(&mut visitor, "/consultations").await.contains("vélo"));

        let seen = hidden(&prepared, "request_id");
        let started = agent
            .post(&format!("{path}/demarrer"), &[("request_id", &seen)])
            .await;
        assert_eq!(started.status, 303, "{}", started.text);
        assert!(effort.fields.len() < 25, "{:?}", effort.fields);
        assert_eq!(effort.pages, 3, "two pages to fill in, one button to press");
        let running = whole(
            &town,
            path.rsplit_once('/').expect("an id").1.parse().expect("an id"),
        )
        .await;
        assert_eq!(running.steps[0].state, StepState::Open);

        // A visitor finds it from the home of consultations and from the parcours, and reads the question.
        let consultation = link(&open(&mut visitor, "/consultations").await, "/consultations/0");
        assert_eq!(
            link(&open(&mut visitor, &path).await, "/consultations/0"),
            consultation
        );
        let page = open(&mut visitor, &consultation).await;
        for said in ["Où manque-t-il une piste ?", "Contribuer", "9 décembre 2026"] {
            assert!(page.contains(said), "{said} in {page}");
        }

        // They contribute without an account: a name, an address, one link.
        let form = format!("{consultation}/contribuer");
        open(&mut visitor, &form).await;
        let written = [
            ("titre", "Rue de Belgique"),
            ("texte", "Il manque une piste rue de Belgique."),
            ("nom", "Yann Kerbrat"),
            ("email", "yann@exemple.fr"),
        ];
        let sent = testkit::send(&town, &mut visitor, &form, &written).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert!(
            !open(&mut visitor, &consultation)
                .await
                .contains("Rue de Belgique")
        );
        let confirm = town.link_sent_to("yann@exemple.fr").await;
        let done = testkit::send(&town, &mut visitor, &confirm, &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);

        let mut other = town.browser();
        assert!(open(&mut other, &consultation).await.contains("Rue de Belgique"));
        // At its date it closes by itself, and takes no more.
        town.advance_days(31).await;
        let closed = open(&mut other, &form).await;
        assert!(!fields(&closed).contains(&"texte".to_owned()), "{closed}");
    });
}
