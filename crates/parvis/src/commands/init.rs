//! `parvis init`: creates the body, its services and its first agent, and prints the link by which this agent signs in.

use groups::{CreateGroup, GiveMandate, GroupKind, Role};
use identity::{HandSignInLink, RegisterPerson};
use kernel::{
    Actor, Clock, Collectivite, CollectiviteId, CollectiviteKind, NewCollectivite, Randomness, Settings,
};
use ui::{Words, t};

use crate::cli::Init;
use crate::compose;
use crate::failure::Failure;

pub(super) async fn run(words: Words, asked: Init) -> Result<(), Failure> {
    let Some(kind) = CollectiviteKind::parse(&asked.kind) else {
        let known: Vec<&str> = CollectiviteKind::ALL.iter().map(|kind| kind.as_str()).collect();
        return Err(Failure::Use(
            "cli-kind-unknown",
            vec![("kind", asked.kind), ("known", known.join(", "))],
        ));
    };
    let siret = asked.siret.as_deref().map(acts::Siret::parse);
    if siret == Some(None) {
        let typed = asked.siret.unwrap_or_default();
        return Err(Failure::Use("cli-siret-wrong", vec![("siret", typed)]));
    }
    let db = compose::open_database(&asked.place).await?;
    compose::upgrade(&db, &asked.place, None).await?;
    let mut settings = Settings::quiet(asked.place.data.clone());
    if let Some(url) = &asked.base_url {
        url.trim_end_matches('/').clone_into(&mut settings.base_url);
    }
    let house = compose::house(db, settings, Clock::System, Randomness::system()).await?;
    if let Some(body) = house.collectivites().first() {
        return Err(Failure::Use(
            "cli-already-a-body",
            vec![("name", body.name.clone())],
        ));
    }
    let now = house.clock.now();
    let body: CollectiviteId = house.randomness.id(now);
    let new = NewCollectivite {
        slug: kernel::slug(&asked.name),
        name: asked.name.clone(),
        kind,
        is_demonstration: false,
    };
    let mut sql = house.db.begin().await?;
    Collectivite::create(&mut sql, body, now, &new).await?;
    sql.commit().await?;
    house.load_collectivites().await?;
    if let Some(siret) = asked.siret {
        house
            .act(body, Actor::Operator, &acts::SetSiret { siret })
            .await?;
    }
    let today = now.timestamp().to_zoned(jiff::tz::TimeZone::system()).date();
    let register = RegisterPerson {
        name: asked.agent_name.clone(),
        email: asked.agent_email.clone(),
    };
    let agent = house.act(body, Actor::Operator, &register).await?;
    let services = CreateGroup {
        name: t!(words, "cli-services-name"),
        kind: GroupKind::Services,
        description: t!(words, "cli-services-description"),
    };
    let services = house.act(body, Actor::Operator, &services).await?;
    let mandate = GiveMandate {
        group: services,
        person: agent,
        role: Role::Chair,
        has_vote: false,
        from: today,
        until: None,
    };
    house.act(body, Actor::Operator, &mandate).await?;
    println!("{}", t!(words, "cli-body-created", name = asked.name.as_str()));
    let link = house
        .act(
            body,
            Actor::Operator,
            &HandSignInLink {
                email: asked.agent_email.clone(),
            },
        )
        .await?;
    println!(
        "{}",
        t!(
            words,
            "cli-agent-created",
            name = asked.agent_name.as_str(),
            email = asked.agent_email.as_str()
        )
    );
    println!("{}", t!(words, "cli-sign-in-link", link = link));
    house.db.close().await;
    Ok(())
}
