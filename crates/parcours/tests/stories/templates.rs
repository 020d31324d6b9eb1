//! Composing templates: copying, changing, sharing.

use kernel::{Actor, Fault};
use parcours::template::{Template, TemplateStep};
use parcours::{CopyTemplate, CreateParcours, ImportTemplate, RemoveTemplate, SaveTemplate};
use testkit::{Browser, Reply, TestTown};

use crate::{FEATURES, browser_of, cast, fields, hidden, new, request, whole};

/// The form of the editor as a browser would send it: every field of the page with its value.
fn filled(page: &str) -> Vec<(String, String)> {
    let (_, main) = page.split_once("<main").unwrap();
    let (_, form) = main.split_once("<form ").unwrap();
    let form = form.split_once("</form>").unwrap().0;
    let attribute = |tag: &str, name: &str| {
        let tag = format!(" {tag}");
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(rest.split_once('"').unwrap().0.to_owned())
    };
    let mut typed = Vec::new();
    for tag in form.split("<input ").skip(1) {
        let tag = tag.split_once('>').unwrap().0;
        let is_unchecked = tag.contains("type=\"checkbox\"") && !tag.contains(" checked");
        if let (Some(name), false) = (attribute(tag, "name"), is_unchecked) {
            typed.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    for tag in form.split("<textarea ").skip(1) {
        let (attributes, rest) = tag.split_once('>').unwrap();
        let text = rest.split_once("</textarea>").unwrap().0.trim_start_matches('\n');
        typed.push((attribute(attributes, "name").unwrap(), text.to_owned()));
    }
    for tag in form.split("<select ").skip(1) {
        let (options, _) = tag.split_once("</select>").unwrap();
        let chosen = options
            .split("<option ")
            .find(|option| option.contains(" selected"));
        let value = chosen
            .and_then(|option| attribute(option, "value"))
            .unwrap_or_default();
        typed.push((attribute(options, "name").unwrap(), value));
    }
    typed
}

async fn send(browser: &mut Browser, path: &str, typed: &[(String, String)], deed: &str) -> Reply {
    let mut typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (&**name, &**value)).collect();
    typed.push(("do", deed));
    browser.post(path, &typed).await
}

fn set(typed: &mut Vec<(String, String)>, name: &str, value: &str) {
    typed.retain(|(known, _)| known != name);
    typed.push((name.to_owned(), value.to_owned()));
}

async fn template(town: &TestTown, name: &str) -> Template {
    parcours::library::find(&mut town.sql(), town.body, name)
        .await
        .unwrap()
        .unwrap()
        .template
}

#[tokio::test]
async fn an_agent_copies_a_template_changes_it_and_opens_a_parcours_with_it() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let mut agent = browser_of(&town, cast.agent);
        let id = request(&town);
        let list = agent.get("/parcours/modeles").await.text;
        for title in [
            "Délibération du conseil",
            "Groupe de travail",
            "Règlement intérieur par propositions",
        ] {
            assert!(list.contains(title), "{title}");
        }
        // Refused: the form comes back unfolded, what was typed in it and the sentence beside it.
        let long = format!("Avis {}", "é".repeat(201));
        for (typed, sentence) in [(" ", "Donnez un nom à ce modèle."), (long.as_str(), "trop long")] {
            let first = request(&town);
            let refused = agent
                .post(
                    "/parcours/modeles/avis-sur-un-document/copier",
                    &[("request_id", &first), ("title", typed)],
                )
                .await;
            assert_eq!(refused.status, 422, "{}", refused.text);
            assert!(
                refused.text.contains(sentence) && !refused.text.contains('⟦'),
                "{}",
                refused.text
            );
            assert!(
                refused.text.contains("<details class=\"confirm\" open>"),
                "{}",
                refused.text
            );
            assert!(
                refused.text.contains(&format!("value=\"{typed}\"")),
                "{}",
                refused.text
            );
        }
        let copied = agent
            .post(
                "/parcours/modeles/avis-sur-un-document/copier",
                &[("request_id", &id), ("title", "Avis d’Auray")],
            )
            .await;
        assert_eq!(copied.status, 303, "{}", copied.text);
        let editor = "/parcours/modeles/avis-d-auray/modifier";
        assert!(copied.location.unwrap().starts_with(editor));

        let council = agent.get("/parcours/modeles/deliberation").await.text;
        assert!(
            council.contains("Ce que la loi dit de ce calendrier") && council.contains("jours francs"),
            "a template that convenes says the delay it leaves: {council}"
        );
        assert!(
            council.contains("si c’est l’assemblée qui le prend"),
            "and for whom: {council}"
        );
        let page = agent.get(editor).await.text;
        assert!(!page.contains('⟦') && page.contains("Le texte est apporté") || page.contains("text-ready"));
        let unchanged = send(&mut agent, editor, &filled(&page), "save").await;
        assert_eq!(unchanged.status, 303, "{}", unchanged.text);
        let shipped = template(&town, "avis-sur-un-document").await;
        let kept = template(&town, "avis-d-auray").await;
        for position in 0..shipped.steps.len() {
            assert_eq!(kept.waits_for(position), shipped.waits_for(position));
            // Waiting for the step before it may be written or not.
            let without_after = |template: &Template| TemplateStep {
                after: None,
                ..template.steps[position].clone()
            };
            assert_eq!(
                without_after(&kept),
                without_after(&shipped),
                "saving what was not changed changes nothing"
            );
        }
        assert_eq!(kept.version, 2);

        let page = agent.get(editor).await.text;
        let added = send(&mut agent, editor, &filled(&page), "add").await.text;
        let moved = send(&mut agent, editor, &filled(&added), "up-5").await.text;
        let mut typed = filled(&moved);
        set(&mut typed, "label-4", "Relire une dernière fois");
        let refused = send(&mut agent, editor, &typed, "save").await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("choisissez une sorte"), "{}", refused.text);
        set(&mut typed, "kind-4", "texts.draft");
        set(&mut typed, "days-4", "3");
        let shown = send(&mut agent, editor, &typed, "save").await;
        assert_eq!(
            shown.status, 200,
            "a new kind shows its conditions before anything is kept"
        );
        assert_eq!(template(&town, "avis-d-auray").await.version, 2);
        let mut typed = filled(&shown.text);
        set(&mut typed, "guard-4-text-ready", "1");
        typed.push(("tool-4-visioconference".to_owned(), "1".to_owned()));
        typed.push(("tool-4-bloc-notes".to_owned(), "1".to_owned()));
        set(&mut typed, "title", "Avis d’Auray, relu");
        let saved = send(&mut agent, editor, &typed, "save").await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let kept = template(&town, "avis-d-auray").await;
        let step = &kept.steps[4];
        assert_eq!((step.label.as_str(), step.days), ("Relire une dernière fois", 3));
        assert_eq!(step.closes_when, ["text-ready"]);
        assert_eq!(step.tools, ["visioconference", "bloc-notes"]);
        assert_eq!((kept.title.as_str(), kept.version), ("Avis d’Auray, relu", 3));
        assert_eq!(
            kept.waits_for(4),
            ["reunion", "vote"],
            "it took the place of the publication"
        );
        assert_eq!(kept.waits_for(5), [step.name.as_str()]);

        let mut citizen = town.browser();
        let read = citizen.get("/parcours/modeles/avis-d-auray").await.text;
        assert!(
            read.contains("Relire une dernière fois") && !read.contains("/modifier") && !read.contains('⟦')
        );

        let deed = CreateParcours {
            template: "avis-d-auray".into(),
            ..new(cast.group)
        };
        let parcours = town.act(cast.chair, deed).await.unwrap();
        let removed = agent
            .post("/parcours/modeles/avis-d-auray/supprimer", &[("request_id", &id)])
            .await;
        assert_eq!(removed.status, 303);
        let gone = citizen.get("/parcours/modeles/avis-d-auray").await;
        assert_eq!(gone.status, 404);
        assert_eq!(
            whole(&town, parcours).await.template.steps.len(),
            6,
            "a parcours keeps its copy"
        );
    });
}

#[tokio::test]
async fn steps_that_wait_for_several_and_what_is_asked_survive_the_editor() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let copy = CopyTemplate {
            from: "deliberation".into(),
            title: "Conseil".into(),
        };
        let name = town.act(cast.agent, copy).await.unwrap();
        let mut agent = browser_of(&town, cast.agent);
        let editor = format!("/parcours/modeles/{name}/modifier");
        let page = agent.get(&editor).await.text;
        let saved = send(&mut agent, &editor, &filled(&page), "save").await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let (before, after) = (
            template(&town, "deliberation").await,
            template(&town, &name).await,
        );
        for (position, (one, other)) in before.steps.iter().zip(&after.steps).enumerate() {
            assert_eq!((&one.asks, &one.settings), (&other.asks, &other.settings));
            assert_eq!(
                before.waits_for(position),
                after.waits_for(position),
                "step {position}"
            );
            assert_eq!(one.same_day, other.same_day);
        }
        assert!(fields(&page).contains(&"after-3-amendements".to_owned()));
    });
}

#[tokio::test]
async fn a_number_is_refused_when_it_cannot_be_read_and_asked_when_it_is_not_given() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let copy = CopyTemplate {
            from: "groupe-de-travail".into(),
            title: "Groupe".into(),
        };
        let name = town.act(cast.agent, copy).await.unwrap();
        let mut agent = browser_of(&town, cast.agent);
        let editor = format!("/parcours/modeles/{name}/modifier");
        let before = template(&town, &name).await;
        let place = before.steps.iter().position(|step| step.kind == "texts.draft");
        let place = place.unwrap();
        let mut typed = filled(&agent.get(&editor).await.text);
        set(&mut typed, &format!("set-{place}-readings"), "plusieurs");
        let refused = send(&mut agent, &editor, &typed, "save").await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(
            refused.text.contains("s’écrit en chiffres") && refused.text.contains("value=\"plusieurs\""),
            "{}",
            refused.text
        );
        assert_eq!(template(&town, &name).await.version, before.version);

        // Asked of who prepares a parcours, with nothing given beforehand.
        set(&mut typed, &format!("set-{place}-readings"), "");
        set(
            &mut typed,
            &format!("ask-{place}-readings"),
            "Combien de lectures ?",
        );
        let saved = send(&mut agent, &editor, &typed, "save").await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let step = before.steps[place].name.clone();
        let prepare = |answer: &str| CreateParcours {
            template: name.clone(),
            days: std::collections::BTreeMap::new(),
            answers: std::collections::BTreeMap::from([(format!("{step}.readings"), answer.to_owned())]),
            ..new(cast.group)
        };
        let refused = town.act(cast.chair, prepare("plusieurs")).await;
        assert!(matches!(refused, Err(Fault::Invalid(_))), "{refused:?}");
        let parcours = town.act(cast.chair, prepare("3")).await.unwrap();
        let kept = whole(&town, parcours).await.template;
        assert_eq!(kept.steps[place].settings.int("readings"), Some(3));
    });
}

#[tokio::test]
async fn a_template_leaves_as_one_file_and_comes_back_in_another_town() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let mut agent = browser_of(&town, cast.agent);
        let file = agent.get("/parcours/modeles/groupe-de-travail/export").await;
        assert_eq!(
            file.headers["content-disposition"],
            "attachment; filename=\"groupe-de-travail.toml\""
        );
        let id = request(&town);
        let path = "/parcours/modeles/importer";
        let received = agent
            .post(path, &[("request_id", &id), ("source", &file.text)])
            .await;
        assert_eq!(received.status, 303, "{}", received.text);
        let there = received.location.unwrap();
        assert!(
            there.starts_with("/parcours/modeles/groupe-de-travail-2"),
            "{there}"
        );
        assert_eq!(
            template(&town, "groupe-de-travail-2").await.steps,
            template(&town, "groupe-de-travail").await.steps
        );

        // The file itself is sent, as some programs write it; what is no text is refused beside it.
        let id = request(&town);
        let marked = format!("\u{feff}{}", file.text);
        let sent = ("file", "groupe-de-travail.toml", marked.as_bytes());
        let fields = [("request_id", id.as_str()), ("source", "")];
        let received = agent.post_file(path, &fields, sent).await;
        assert_eq!(received.status, 303, "{}", received.text);
        assert_eq!(
            template(&town, "groupe-de-travail-3").await.steps,
            template(&town, "groupe-de-travail").await.steps
        );
        let sent = ("file", "modele.zip", [0x50, 0x4b, 0xff, 0xfe].as_slice());
        let refused = agent.post_file(path, &fields, sent).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("ne se lit pas comme du texte"),
            "{}",
            refused.text
        );

        let wrong = file
            .text
            .replace("kind = \"texts.draft\"", "kind = \"carte.relever\"")
            .replace("days = 21", "days = \"trois semaines\"")
            .replace("format = 1", "format = 1\ncouleur = \"bleu\"");
        let refused = agent.post(path, &[("request_id", &id), ("source", &wrong)]).await;
        assert_eq!(refused.status, 422);
        for needle in ["couleur", "carte.relever", "trois semaines"] {
            let line = wrong.lines().position(|line| line.contains(needle)).unwrap() + 1;
            assert!(refused.text.contains(&format!("Ligne {line}")), "{needle}");
            assert!(refused.text.contains(needle), "the file stays in the form");
        }
        assert!(!refused.text.contains('⟦'));
        let nothing = agent.post(path, &[("request_id", &id), ("source", "")]).await;
        assert_eq!(nothing.status, 422);
    });
}

#[tokio::test]
async fn two_agents_do_not_overwrite_one_another_unseen() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let copy = CopyTemplate {
            from: "reglement-interieur".into(),
            title: "Règlement".into(),
        };
        let name = town.act(cast.agent, copy).await.unwrap();
        let before = template(&town, &name).await;
        let save = |title: &str| SaveTemplate {
            name: name.clone(),
            version: 1,
            template: Template {
                title: title.into(),
                ..before.clone()
            },
        };
        let mut agent = browser_of(&town, cast.agent);
        let editor = format!("/parcours/modeles/{name}/modifier");
        let page = agent.get(&editor).await.text;
        town.act(cast.agent, save("Premier")).await.unwrap();
        assert!(matches!(
            town.act(cast.agent, save("Second")).await,
            Err(Fault::Stale("template"))
        ));
        let mut typed = filled(&page);
        set(&mut typed, "title", "Second");
        let stale = send(&mut agent, &editor, &typed, "save").await;
        assert_eq!(stale.status, 422);
        assert!(stale.text.contains("value=\"Second\""));
        assert_eq!(hidden(&stale.text, "version"), "2");
        let saved = send(&mut agent, &editor, &filled(&stale.text), "save").await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert_eq!(template(&town, &name).await.title, "Second");
    });
}

#[tokio::test]
async fn only_agents_compose_and_what_is_shipped_stays() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        for actor in [Actor::Visitor, cast.member, cast.chair] {
            let copy = CopyTemplate {
                from: "deliberation".into(),
                title: "Copie".into(),
            };
            assert!(matches!(
                town.act(actor, copy).await,
                Err(Fault::Forbidden {
                    right: "parcours.compose"
                })
            ));
            let import = ImportTemplate {
                source: String::new(),
            };
            assert!(matches!(
                town.act(actor, import).await,
                Err(Fault::Forbidden { .. })
            ));
        }
        let mut chair = browser_of(&town, cast.chair);
        for path in [
            "/parcours/modeles/importer",
            "/parcours/modeles/deliberation/modifier",
        ] {
            assert_eq!(chair.get(path).await.status, 403, "{path}");
        }
        let mut agent = browser_of(&town, cast.agent);
        let fixed = agent.get("/parcours/modeles/deliberation/modifier").await;
        assert_eq!(fixed.status, 409);
        let remove = RemoveTemplate {
            name: "deliberation".into(),
        };
        assert!(matches!(
            town.act(cast.agent, remove).await,
            Err(Fault::NotFound(_))
        ));
        let named = CopyTemplate {
            from: "deliberation".into(),
            title: "Importer".into(),
        };
        assert_eq!(town.act(cast.agent, named).await.unwrap(), "importer-2");
    });
}
