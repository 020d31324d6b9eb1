//! A town with an agent, three inhabitants, a group that asks for a verified number, and a gateway on loopback.

use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Fault, Feature, PersonId};
use phones::{AskPhoneCode, ConfirmPhoneCode, Confirmed, Format, Method, SetUpGateway, TypedGateway};
use testkit::cast::{DOOR, group, mandate, person};
use testkit::{SmsGateway, TestTown};

/// The features of these stories, lowest first.
pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    phones::FEATURE,
    DOOR,
];

pub(crate) const NUMBER: &str = "06 12 34 56 78";

pub(crate) struct Hall {
    pub(crate) agent: PersonId,
    pub(crate) maiwenn: PersonId,
    pub(crate) paul: PersonId,
    pub(crate) group: GroupId,
    pub(crate) gateway: SmsGateway,
}

impl Hall {
    pub(crate) async fn open(town: &mut TestTown) -> Self {
        town.equip(
            |settings| settings.private_network_allowed = true,
            |settings| vec![Box::new(outgoing::Connections::new(settings).expect("settings"))],
        )
        .await;
        let services = group(town, "Services", GroupKind::Services).await;
        let agent = person(town, "Ada Agente", "ada").await;
        mandate(town, services, agent, Role::Member, false).await;
        let hall = Self {
            agent,
            maiwenn: person(town, "Maïwenn Le Goff-Kerbrat", "maiwenn").await,
            paul: person(town, "Paul Songefroy", "paul").await,
            group: group(town, "Une voix par téléphone", GroupKind::Phones).await,
            gateway: SmsGateway::open().await,
        };
        let typed = typed(&hall.gateway);
        town.act(Actor::Person(agent), SetUpGateway { typed })
            .await
            .expect("the gateway is set up");
        town.settle().await;
        hall
    }

    /// Who is in the group that asks for a verified number.
    pub(crate) async fn members(&self, town: &TestTown) -> Vec<PersonId> {
        let members = groups::members_on(&mut town.sql(), town.body, self.group, town.now()).await;
        members
            .expect("the group is read")
            .into_iter()
            .map(|member| member.person)
            .collect()
    }

    /// Somebody verifies a number, from the code to the proof.
    pub(crate) async fn prove(&self, town: &TestTown, who: PersonId, number: &str) {
        ask(town, who, number).await.expect("a code is asked");
        town.settle().await;
        let done = confirm(town, who, &self.gateway.last_code()).await;
        assert_eq!(done.expect("a code is typed"), Confirmed::Proved);
    }
}

pub(crate) fn typed(gateway: &SmsGateway) -> TypedGateway {
    TypedGateway {
        version: 0,
        address: gateway.address(),
        method: Method::Post,
        format: Format::Json,
        template: "{\"to\": \"{numero}\", \"text\": \"{texte}\"}".to_owned(),
        header: "Authorization".to_owned(),
        secret: "Bearer un-jeton-d-essai".to_owned(),
        prefixes: "+33, +262".to_owned(),
        hourly_max: "60".to_owned(),
    }
}

pub(crate) async fn ask(town: &TestTown, who: PersonId, number: &str) -> Result<(), Fault> {
    let deed = AskPhoneCode {
        number: number.to_owned(),
        client: None,
        is_helped: false,
    };
    town.act(Actor::Person(who), deed).await
}

pub(crate) async fn confirm(town: &TestTown, who: PersonId, code: &str) -> Result<Confirmed, Fault> {
    let deed = ConfirmPhoneCode {
        code: code.to_owned(),
        is_helped: false,
    };
    town.act(Actor::Person(who), deed).await
}

/// A code that is not this one.
pub(crate) fn another(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}
