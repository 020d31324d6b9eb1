//! The folders of groups and parcours on the town's server of files, told with a real server.

mod filing;
mod town;

use std::fs;

use groups::GroupKind;
use kernel::{Actor, RetryEffectsOf};
use testkit::{TestTown, Wsgidav, on_both_engines};
use tools::files::{EFFECT, Folder, READ};
use tools::{Capability, RemoveBridge};

use crate::town::{FEATURES, PASSWORD, exchanges, folder_of, names, reasons, set_up, with_bridge};

#[tokio::test]
async fn each_group_has_its_folder_once_however_often_it_is_asked_for() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        fs::create_dir(server.kept().join("Parvis")).expect("made");
        with_bridge(&mut town).await;
        // One is there before the server is set up; somebody has made a folder of that name already.
        testkit::cast::group(&town, "Groupe mobilités", GroupKind::Working).await;
        fs::create_dir(server.kept().join("Parvis/Groupe mobilités")).expect("made");
        set_up(&town, 0, &server.address("Parvis/"), PASSWORD).await;
        town.settle().await;
        // Another of the same name, and one whose name no file system takes.
        testkit::cast::group(&town, "Groupe mobilités", GroupKind::Working).await;
        testkit::cast::group(&town, "Voirie / réseaux : où ?", GroupKind::Working).await;
        town.settle().await;
        let expected = [
            "Parvis/",
            "Parvis/Groupe mobilités (2)/",
            "Parvis/Groupe mobilités/",
            "Parvis/Voirie réseaux où/",
        ];
        assert_eq!(server.all(), expected);
        // Set up again at the same address, nothing is made anew.
        set_up(&town, 1, &server.address("Parvis/"), "").await;
        town.settle().await;
        assert_eq!(server.all(), expected);
        let left = exchanges(&town, EFFECT).await;
        assert_eq!((left.waiting, left.parked), (0, 0));
    });
}

#[tokio::test]
async fn what_stands_in_a_folder_is_known_without_asking_the_server_again() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        with_bridge(&mut town).await;
        let group = testkit::cast::group(&town, "Groupe mobilités", GroupKind::Working).await;
        set_up(&town, 0, &server.address(""), PASSWORD).await;
        town.settle().await;
        let kept = server.kept().join("Groupe mobilités");
        fs::write(kept.join("Étude n° 2 & plans.pdf"), vec![0; 2_500]).expect("written");
        fs::write(kept.join("avis.odt"), "x").expect("written");
        fs::create_dir(kept.join("Photos")).expect("made");
        fs::write(kept.join("Photos/gare.jpg"), "x").expect("written");
        assert!(names(&town, group).await.is_empty(), "nothing was read yet");
        town.advance_minutes(16).await;
        let folder = folder_of(&town, group).await;
        let content = folder.content.as_ref().expect("it was read");
        assert_eq!(
            names(&town, group).await,
            ["Photos", "avis.odt", "Étude n° 2 & plans.pdf"]
        );
        let study = &content.entries[2];
        assert_eq!(study.size_bytes, Some(2_500));
        assert!(study.modified_at().is_some() && !study.is_folder && content.entries[0].is_folder);
        let settings = tools::BridgeSettings::find(&mut town.sql(), town.body, Capability::Files).await;
        let settings = settings.expect("read").expect("set up");
        let address = folder.address(&settings, Some("avis.odt")).expect("an address");
        assert_eq!(address, server.address("Groupe%20mobilit%C3%A9s/avis.odt"));

        // Down, what was known stays; back, what changed meanwhile is seen, and a folder removed there is told.
        server.stop();
        town.advance_minutes(16).await;
        assert_eq!(names(&town, group).await.len(), 3);
        assert_eq!(exchanges(&town, READ).await.postponed, 1);
        fs::remove_file(kept.join("avis.odt")).expect("removed");
        server.resume().await;
        town.advance_minutes(60).await;
        assert_eq!(names(&town, group).await, ["Photos", "Étude n° 2 & plans.pdf"]);
        let again = folder_of(&town, group).await.changed_at;
        town.advance_minutes(16).await;
        assert_eq!(
            folder_of(&town, group).await.changed_at,
            again,
            "nothing new, nothing written"
        );
        fs::remove_dir_all(&kept).expect("removed");
        town.advance_minutes(16).await;
        let gone = folder_of(&town, group).await.content.expect("it was read");
        assert!(gone.is_gone && gone.entries.is_empty());
        assert!(server.all().is_empty(), "it is not made again unasked");
    });
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_place_are_told_and_mended() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        with_bridge(&mut town).await;
        testkit::cast::group(&town, "Groupe mobilités", GroupKind::Working).await;
        set_up(&town, 0, &server.address(""), "erroné").await;
        town.settle().await;
        assert_eq!(reasons(&town).await, ["bridge-password 401"]);
        set_up(&town, 1, &server.address(""), PASSWORD).await;
        let retry = || RetryEffectsOf {
            kind: EFFECT.to_owned(),
        };
        town.act(Actor::Operator, retry()).await.expect("asked again");
        town.settle().await;
        assert_eq!(server.all(), ["Groupe mobilités/"]);

        // Somewhere that is not there: nothing is made above the address that was given.
        set_up(&town, 2, &server.address("Ailleurs/"), "").await;
        town.settle().await;
        assert_eq!(reasons(&town).await, ["bridge-missing 409"]);
        fs::create_dir(server.kept().join("Ailleurs")).expect("made");
        town.act(Actor::Operator, retry()).await.expect("asked again");
        town.settle().await;
        assert!(server.kept().join("Ailleurs/Groupe mobilités").is_dir());

        // Removed, it is told nothing any more, and what folders held is forgotten.
        let remove = RemoveBridge {
            capability: Capability::Files,
        };
        town.act(Actor::Operator, remove).await.expect("removed");
        let group = testkit::cast::group(&town, "Groupe forêt", GroupKind::Working).await;
        town.advance_minutes(40).await;
        let of = kernel::SubjectRef::new("group", group);
        let found = Folder::of(&mut town.sql(), town.body, &of).await.expect("read");
        assert!(found.is_none() && server.all().iter().all(|path| !path.contains("forêt")));
        for kind in [EFFECT, READ] {
            let left = exchanges(&town, kind).await;
            assert_eq!((left.waiting, left.parked), (0, 0), "{kind}");
        }
    });
}
