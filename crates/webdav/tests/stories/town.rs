//! A town with the bridge, and what its folders hold.

use groups::GroupId;
use kernel::{Actor, EffectLine, Exchanges, Feature, SubjectRef};
use outgoing::Connections;
use testkit::TestTown;
use tools::files::{EFFECT, Folder};
use tools::{Bridges, Capability, SetUpBridge, Typed};

/// The features of these stories, lowest first.
pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    meetings::FEATURE,
    acts::FEATURE,
];
pub(crate) const PASSWORD: &str = "sésame, ouvre-toi";
const BRIDGES: &[tools::Bridge] = &[webdav::BRIDGE];

pub(crate) async fn with_bridge(town: &mut TestTown) {
    town.equip(
        |settings| settings.private_network_allowed = true,
        |settings| {
            let connections = Connections::new(settings).expect("the settings are followed");
            vec![
                Box::new(connections),
                Box::new(Bridges(BRIDGES)),
                Box::new(tools::Switches(&[parcours::switched_on])),
            ]
        },
    )
    .await;
}

pub(crate) async fn set_up(town: &TestTown, version: i64, address: &str, password: &str) {
    let deed = SetUpBridge {
        capability: Capability::Files,
        typed: Typed {
            version,
            address: address.to_owned(),
            account: "parvis".to_owned(),
            password: password.to_owned(),
        },
    };
    town.act(Actor::Operator, deed).await.expect("set up");
}

pub(crate) async fn folder_of(town: &TestTown, group: GroupId) -> Folder {
    let of = SubjectRef::new("group", group);
    let found = Folder::of(&mut town.sql(), town.body, &of).await;
    found.expect("read").expect("it has a folder")
}

/// What is known of what its folder holds.
pub(crate) async fn names(town: &TestTown, group: GroupId) -> Vec<String> {
    let content = folder_of(town, group).await.content;
    let entries = content.map(|content| content.entries).unwrap_or_default();
    entries.into_iter().map(|entry| entry.name).collect()
}

pub(crate) async fn exchanges(town: &TestTown, kind: &str) -> Exchanges {
    let found = Exchanges::of(&mut town.sql(), town.body, kind).await;
    found.expect("the exchanges are read")
}

/// Why folders were not made, or documents not filed.
pub(crate) async fn reasons(town: &TestTown) -> Vec<String> {
    let left = EffectLine::left(&mut town.sql(), town.body, EFFECT, 50).await;
    let left = left.expect("what is left is read");
    left.into_iter().filter_map(|line| line.last_error).collect()
}
