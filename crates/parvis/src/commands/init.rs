//! `parvis init`: creates a body, its services and its first agent, and prints the link by which this agent signs in. A
//! second body in the same place is created with the name by which it is reached.

use groups::{CreateGroup, GiveMandate, GroupKind, Role};
use identity::{HandSignInLink, RegisterPerson};
use kernel::{
    Actor, Argument, Clock, Collectivite, CollectiviteId, CollectiviteKind, HostName, House, NewCollectivite,
    Randomness, Settings,
};
use territory::SetBoundary;
use ui::words::Value;
use ui::{Words, t};

use crate::cli::Init;
use crate::compose;
use crate::failure::Failure;
use crate::hosts::{SetHosts, read, refused_at_the_command_line};

pub(super) async fn run(words: Words, asked: Init) -> Result<(), Failure> {
    let Some(kind) = CollectiviteKind::parse(&asked.kind) else {
        let known: Vec<&str> = CollectiviteKind::ALL.iter().map(|kind| kind.as_str()).collect();
        return Err(Failure::Use(
            "cli-kind-unknown",
            vec![("kind", asked.kind), ("known", known.join(", "))],
        ));
    };
    let names = read(&asked.host)?;
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
    } else if let Some(name) = names.first() {
        settings.base_url = format!("https://{name}");
    }
    let house = compose::house(db, settings, Clock::System, Randomness::system()).await?;
    refuse_beside(&house, &asked.name, &names).await?;
    let boundary = boundary(&house, &asked)?;
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
    if !names.is_empty() {
        house
            .act(body, Actor::Operator, &SetHosts(names))
            .await
            .map_err(refused_at_the_command_line)?;
        house.load_collectivites().await?;
    }
    if let Some(siret) = asked.siret {
        house
            .act(body, Actor::Operator, &acts::SetSiret { siret })
            .await?;
    }
    if let Some(boundary) = &boundary {
        house.act(body, Actor::Operator, boundary).await?;
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

/// The boundary in the file named, read before anything is written.
fn boundary(house: &House, asked: &Init) -> Result<Option<SetBoundary>, Failure> {
    let Some(file) = &asked.boundary else {
        return Ok(None);
    };
    let refused = |key, why: String| {
        let said = vec![("file", file.display().to_string()), ("why", why)];
        Failure::Use(key, said)
    };
    let bytes = std::fs::read(file).map_err(|error| refused("cli-file-unreadable", error.to_string()))?;
    let source = asked.boundary_source.as_deref().unwrap_or_default();
    match SetBoundary::parse_from(&String::from_utf8_lossy(&bytes), source) {
        Ok(boundary) => Ok(Some(boundary)),
        Err(why) => {
            let sentence = why.sentence();
            let said = sentence.arguments.iter().map(|(name, value)| {
                let value = match value {
                    Argument::Text(text) => Value::from(text.as_str()),
                    Argument::Number(number) => Value::from(*number),
                    Argument::At(_) | Argument::On(_) => Value::from(""),
                };
                (*name, value)
            });
            let said: Vec<(&str, Value<'_>)> = said.collect();
            let why = Words::of(house)?.say_with(sentence.key, &said);
            Err(refused("cli-boundary-unreadable", why))
        }
    }
}

/// A second body is told from the first by its name in addresses and by those it is reached by: nothing is written before
/// both are known to be free.
async fn refuse_beside(house: &House, name: &str, names: &[HostName]) -> Result<(), Failure> {
    let bodies = house.bodies();
    let Some(oldest) = bodies.all().first() else {
        return Ok(());
    };
    let about = |key, body: &Collectivite| {
        let said = vec![("name", body.name.clone()), ("slug", body.slug.clone())];
        Err(Failure::Use(key, said))
    };
    let slug = kernel::slug(name);
    if let Some(same) = bodies.all().iter().find(|body| body.slug == slug) {
        return about("cli-already-a-body", same);
    }
    if names.is_empty() {
        return about("cli-second-body-nameless", oldest);
    }
    if bodies.names(oldest.id).is_empty() {
        return about("cli-host-oldest-first", oldest);
    }
    for host in names {
        let owner = Collectivite::at_host(&mut house.db.read(), host).await?;
        if let Some(owner) = owner.and_then(|owner| bodies.find(owner)) {
            let said = vec![("name", owner.name.clone()), ("host", host.to_string())];
            return Err(Failure::Use("cli-host-taken", said));
        }
    }
    Ok(())
}
