//! The command line, as an operator sees it: answers, refusals, exit codes.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn parvis(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(arguments)
        .env_remove("PARVIS_DATA")
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn shared(path: &str) -> Option<std::path::PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: ../shared/{path} is absent");
    None
}

#[test]
fn exit_codes_say_what_kind_of_no_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("note.txt");
    std::fs::write(&file, "Décisions :\n- repeindre le préau\n").unwrap();
    let note = file.to_str().unwrap();
    assert_eq!(parvis(&["minutes", note]).status.code(), Some(0));
    assert_eq!(
        parvis(&["minutes", note, "--format", "ics"]).status.code(),
        Some(1),
        "no next meeting to put there"
    );
    let absent = parvis(&["minutes", "absent.txt", "--format", "json"]);
    assert_eq!(
        (absent.status.code(), said(&absent.stdout).as_str()),
        (Some(2), "")
    );
    assert_eq!(
        said(&absent.stderr).lines().count(),
        1,
        "one line: {}",
        said(&absent.stderr)
    );
    assert_eq!(parvis(&["minutes"]).status.code(), Some(2));
    assert_eq!(parvis(&["fly"]).status.code(), Some(2));
    let nowhere = ["migrate", "--data", note];
    assert_eq!(
        parvis(&nowhere).status.code(),
        Some(3),
        "a file stands where the folder should be"
    );
}

#[test]
fn an_office_file_is_read_as_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let plan = path(
        "plan.txt",
        "Article 1er – Objet\n\nLe plan est adopté.".as_bytes(),
    );
    let read = parvis(&["import-text", &plan]);
    assert_eq!(read.status.code(), Some(0));
    assert_eq!(
        said(&read.stdout),
        "## Article 1er – Objet\n\nLe plan est adopté.\n"
    );
    assert!(
        said(&read.stderr).contains("Aucun style ne dit les titres"),
        "{}",
        said(&read.stderr)
    );
    let read = parvis(&["import-text", &plan, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!(json["divisions"][0]["heading"], "Article 1er – Objet");
    assert_eq!(json["warnings"][0]["code"], "headings-guessed");
    assert!(read.stderr.is_empty());

    let cut = path("plan.docx", b"PK\x03\x04 cut");
    let read = parvis(&["import-text", &cut, "--format", "json"]);
    assert_eq!(
        read.status.code(),
        Some(1),
        "the file opened, and the answer is no"
    );
    let json: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!(json["error"], "damaged");
    assert_eq!(said(&read.stderr).lines().count(), 1);
    let absent = parvis(&["import-text", "absent.odt", "--format", "json"]);
    assert_eq!(
        (absent.status.code(), said(&absent.stdout).as_str()),
        (Some(2), "")
    );
}

#[test]
fn a_body_is_created_once_checked_and_its_first_agent_gets_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let kind = "conseil-de-developpement";
    let init = [
        "init",
        "--data",
        data,
        "--name",
        "Pays d’essai",
        "--kind",
        kind,
        "--agent-name",
        "Ada Essai",
        "--agent-email",
        "ada@essai.example",
    ];
    let created = parvis(&init);
    assert_eq!(created.status.code(), Some(0), "{}", said(&created.stderr));
    assert!(
        said(&created.stdout).contains("/connexion/"),
        "{}",
        said(&created.stdout)
    );
    assert_eq!(parvis(&init).status.code(), Some(2), "not twice in one folder");
    assert_eq!(
        parvis(&["demo", "--data", data, "--listen", "127.0.0.1:0"])
            .status
            .code(),
        Some(2),
        "not a demonstration"
    );
    let wrong = [
        "init",
        "--data",
        data,
        "--name",
        "x",
        "--kind",
        "royaume",
        "--agent-name",
        "A",
        "--agent-email",
        "a@b.example",
    ];
    assert_eq!(parvis(&wrong).status.code(), Some(2));
    // The room that is asked for is the operator's to say: none here, whatever disk the test runs on; then more than any.
    let doctor = parvis(&[
        "doctor",
        "--data",
        data,
        "--format",
        "json",
        "--disk-free-min-mb",
        "0",
    ]);
    let cramped = parvis(&["doctor", "--data", data, "--disk-free-min-mb", "4294967295"]);
    assert!(
        said(&cramped.stdout).contains("✗ Disque"),
        "{}",
        said(&cramped.stdout)
    );
    let mut numbered = wrong.to_vec();
    numbered[6] = "commune";
    numbered.extend(["--siret", "21860194600014"]);
    let refused = parvis(&numbered);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused.stderr).contains("SIRET"),
        "{}",
        said(&refused.stderr)
    );
    let checks: serde_json::Value = serde_json::from_slice(&doctor.stdout).unwrap();
    let bad: Vec<&str> = checks
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["is_good"] == false)
        .filter_map(|check| check["name"].as_str())
        .collect();
    assert_eq!(
        (doctor.status.code(), bad),
        (Some(1), vec!["mail", "address", "backups"]),
        "no mail server, no public address, no backups are set"
    );
    // Behind a proxy that was not declared, all visitors would look like one.
    let behind = [
        "doctor",
        "--data",
        data,
        "--base-url",
        "https://participer.example.fr",
    ];
    let undeclared = parvis(&behind);
    let printed = said(&undeclared.stdout);
    assert!(printed.contains("✗ Serveur mandataire"), "{printed}");
    let declared = parvis(&[&behind[..], &["--trusted-proxy"]].concat());
    let printed = said(&declared.stdout);
    assert!(printed.contains("✓ Serveur mandataire"), "{printed}");
}

#[test]
fn minutes_of_the_users_own_meeting_are_read() {
    let Some(file) = shared("need/002_9191b6be3bef6dca.txt") else {
        return;
    };
    let answer = parvis(&["minutes", file.to_str().unwrap(), "--format", "json"]);
    assert_eq!(answer.status.code(), Some(0));
    let read: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(read["presents"].as_array().unwrap().len(), 6, "{read:#}");
    assert_eq!(read["excuses"].as_array().unwrap().len(), 3);
    assert_eq!(read["date"], "2019-04-16");
    assert_eq!(read["prochaine_reunion"]["start"], "2019-06-11T12:30");
    let codes: Vec<&str> = read["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|warning| warning["code"].as_str())
        .collect();
    assert!(codes.contains(&"two-places"), "{codes:?}");
    assert!(read["objectif"].as_str().unwrap().contains("Ajustement de l"));
    assert!(
        !read["decisions"].as_array().unwrap().is_empty() && read["actions"].as_array().unwrap().len() >= 2
    );
}

#[test]
fn clean_minutes_give_exactly_the_expected_keys() {
    let (Some(file), Some(expected)) = (
        shared("data/minutes/cr-propre.md"),
        shared("data/minutes/cr-propre.json"),
    ) else {
        return;
    };
    let answer = parvis(&["minutes", file.to_str().unwrap(), "--format", "json"]);
    let mut read: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert!(read.as_object_mut().unwrap().remove("warnings").is_some());
    let expected: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(expected).unwrap()).unwrap();
    assert_eq!(read, expected);
}

#[test]
fn french_dates_are_read_from_the_command_line() {
    let Some(file) = shared("data/minutes/dates.jsonl") else {
        return;
    };
    let mut right = 0;
    let cases: Vec<serde_json::Value> = std::fs::read_to_string(file)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for case in &cases {
        let phrase = case["input"].as_str().unwrap();
        let answer = parvis(&[
            "minutes",
            &format!("--date={phrase}"),
            "--reference",
            case["reference_date"].as_str().unwrap(),
        ]);
        let read: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
        if read["expected"] == case["expected"] && read["warning"] == case["warning"] {
            right += 1;
        } else {
            println!("{}: {read}", case["id"]);
        }
    }
    println!("dates {right}/{}", cases.len());
    assert_eq!(right, cases.len());
}

/// `parvis import-text plan.txt | head -1`: no failure, and nothing said of it.
#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.txt");
    std::fs::write(
        &plan,
        "# Plan\n\n".to_owned() + &"Un alinéa de plus.\n\n".repeat(20_000),
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.arg("import-text").arg(&plan);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    drop(running.stdout.take());
    let ended = running.wait_with_output().unwrap();
    assert!(ended.status.success(), "{:?}", ended.status);
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[test]
fn a_second_body_comes_with_its_name_and_the_first_is_named_before() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let init = |name: &str, more: &[&str]| {
        let all = [
            "init",
            "--data",
            data,
            "--name",
            name,
            "--agent-name",
            "Ada Essai",
        ];
        parvis(&[&all[..], &["--agent-email", "ada@essai.example"], more].concat())
    };
    let refused = |output: &Output, words: &str| {
        let why = said(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{why}");
        assert!(why.contains(words) && why.lines().count() == 1, "{why}");
    };
    assert_eq!(init("Ville A", &[]).status.code(), Some(0));
    refused(&init("Ville B", &[]), "donnez par --host");
    refused(
        &init("Ville B", &["--host", "b.example"]),
        "parvis hosts --body ville-a",
    );
    let hosts = |more: &[&str]| parvis(&[&["hosts", "--data", data], more].concat());
    refused(
        &hosts(&["--body", "ville-a", "https://a.example"]),
        "n’est pas un nom d’hôte",
    );
    refused(&hosts(&["--body", "ville-z", "a.example"]), "aucune collectivité");
    let set = hosts(&["--body", "ville-a", "A.Example", "www.a.example"]);
    assert_eq!(
        said(&set.stdout),
        "Ville A (ville-a)\u{a0}: a.example, et www.a.example qui y mènent\n"
    );
    refused(
        &init("Ville B", &["--host", "A.EXAMPLE."]),
        "déjà celui de Ville A",
    );
    refused(
        &init("Ville A", &["--host", "b.example"]),
        "contient déjà Ville A",
    );
    let created = init("Ville B", &["--host", "b.example"]);
    assert_eq!(created.status.code(), Some(0), "{}", said(&created.stderr));
    let printed = said(&created.stdout);
    assert!(printed.contains("https://b.example/connexion/"), "{printed}");
    refused(
        &hosts(&["--body", "ville-b", "www.a.example"]),
        "déjà celui de Ville A",
    );

    let accounts = |more: &[&str]| parvis(&[&["accounts", "--data", data], more].concat());
    let accepted = accounts(&["--body", "ville-b", "--accept", "ville-a"]);
    assert!(said(&accepted.stdout).contains("accepte les comptes de\u{a0}: ville-a"));
    refused(
        &accounts(&["--body", "ville-b", "--accept", "ville-b"]),
        "toujours",
    );
    let listed = hosts(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(
        json[0]["hosts"],
        serde_json::json!(["a.example", "www.a.example"])
    );
    assert_eq!(json[1]["accepts"], serde_json::json!(["ville-a"]));
    let no_more = accounts(&["--body", "ville-b", "--refuse", "ville-a", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&no_more.stdout).unwrap();
    assert_eq!(json[0]["accepts"], serde_json::json!([]));

    let doctor = |mark: &str, told: &str| {
        let printed = said(&parvis(&["doctor", "--data", data]).stdout);
        let line = printed.lines().find(|line| line.contains("Noms d’hôte")).unwrap();
        assert!(line.starts_with(mark) && line.contains(told), "{printed}");
    };
    doctor("✓", "ville-b → b.example");
    assert_eq!(hosts(&["--body", "ville-b", "--none"]).status.code(), Some(0));
    doctor("✗", "ville-b → aucun nom d’hôte");
}

#[test]
fn a_body_taken_in_from_elsewhere_brings_neither_its_name_nor_whose_accounts_it_accepts() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = |folder: &tempfile::TempDir| folder.path().to_str().unwrap().to_owned();
    for (folder, name, host) in [
        (&here, "Ville A", "a.example"),
        (&there, "Ville B", "a.example"),
        (&there, "Ville C", "c.example"),
    ] {
        let data = path(folder);
        let agent = ["--agent-name", "Ada", "--agent-email", "ada@essai.example"];
        let made = parvis(
            &[
                &["init", "--data", &data, "--name", name, "--host", host],
                &agent[..],
            ]
            .concat(),
        );
        assert_eq!(made.status.code(), Some(0), "{}", said(&made.stderr));
    }
    let (from, to) = (path(&there), path(&here));
    parvis(&[
        "accounts", "--data", &from, "--body", "ville-b", "--accept", "ville-c",
    ]);
    let archive = format!("{from}/ville-b.tar.gz");
    let exported = parvis(&["export", "--data", &from, "--body", "ville-b", "--to", &archive]);
    assert_eq!(exported.status.code(), Some(0), "{}", said(&exported.stderr));
    let imported = parvis(&["import", &archive, "--data", &to]);
    assert_eq!(imported.status.code(), Some(0), "{}", said(&imported.stderr));
    assert!(said(&imported.stdout).contains("Son nom d’hôte n’est pas dans l’archive"));
    let listed = parvis(&["hosts", "--data", &to, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let body = |slug: &str| {
        json.as_array()
            .unwrap()
            .iter()
            .find(|body| body["slug"] == slug)
            .unwrap()
            .clone()
    };
    assert_eq!(
        body("ville-a")["hosts"],
        serde_json::json!(["a.example"]),
        "what was here is not touched"
    );
    assert_eq!(body("ville-b")["hosts"], serde_json::json!([]));
    assert_eq!(body("ville-b")["accepts"], serde_json::json!([]));
}

#[test]
fn a_body_is_created_with_its_boundary_or_told_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("contour.geojson"));
    let init = |more: &[&str]| {
        let about = [
            "init",
            "--data",
            data.to_str().unwrap(),
            "--name",
            "Ville d’Essai",
            "--agent-name",
            "Ada Essai",
            "--agent-email",
            "ada@essai.example",
            "--boundary",
            file.to_str().unwrap(),
        ];
        parvis(&[about.as_slice(), more].concat())
    };
    let polygon = |coordinates: &str| {
        std::fs::write(
            &file,
            format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#),
        )
        .unwrap();
    };
    assert_eq!(init(&[]).status.code(), Some(2), "there is no such file");
    std::fs::write(&file, "<gpx/>").unwrap();
    let refused = init(&[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused.stderr).contains("ligne 1"),
        "{}",
        said(&refused.stderr)
    );
    polygon("[[[251000,6745000],[251100,6745000],[251100,6745100],[251000,6745000]]]");
    let in_metres = init(&["--boundary-source", "IGN"]);
    assert_eq!(in_metres.status.code(), Some(2));
    assert!(
        said(&in_metres.stderr).contains("WGS 84"),
        "{}",
        said(&in_metres.stderr)
    );
    polygon("[[[-3.0,47.6],[-2.9,47.6],[-2.9,47.7],[-3.0,47.6]]]");
    let unsourced = init(&[]);
    assert_eq!(unsourced.status.code(), Some(2));
    assert!(
        said(&unsourced.stderr).contains("licences ouvertes"),
        "{}",
        said(&unsourced.stderr)
    );
    // Nothing was begun by what was refused.
    let created = init(&["--boundary-source", "IGN, ADMIN EXPRESS"]);
    assert_eq!(created.status.code(), Some(0), "{}", said(&created.stderr));
}

/// Where no two agents can, the operator takes away a second factor; one that is not there is said.
#[test]
fn a_second_factor_is_taken_away_from_who_has_one() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let created = parvis(&[
        "init",
        "--data",
        data,
        "--name",
        "Ville A",
        "--kind",
        "commune",
        "--agent-name",
        "Alix",
        "--agent-email",
        "alix@exemple.fr",
    ]);
    assert_eq!(created.status.code(), Some(0), "{}", said(&created.stderr));
    let asked = |body: &str, email: &str| {
        let answered = parvis(&["second-factor", "--data", data, "--body", body, "--email", email]);
        (answered.status.code(), said(&answered.stderr))
    };
    for (body, email, why) in [
        ("ville-z", "alix@exemple.fr", "aucune collectivité"),
        ("ville-a", "inconnue@exemple.fr", "personne n’a l’adresse"),
        (
            "ville-a",
            "alix@exemple.fr",
            "n’a ni second facteur ni clé d’accès",
        ),
    ] {
        let (code, told) = asked(body, email);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(why), "{told}");
    }
    // Where the rule shuts every agent out, the operator takes it away.
    let rule = parvis(&[
        "second-factor",
        "--data",
        data,
        "--body",
        "ville-a",
        "--not-required",
    ]);
    assert_eq!(rule.status.code(), Some(0), "{}", said(&rule.stderr));
    assert!(
        said(&rule.stdout).contains("ne demande plus de second facteur"),
        "{}",
        said(&rule.stdout)
    );
}
