//! Stories: a decision asks for mail or for a ping, and what reaches the other side.
#![expect(clippy::unwrap_used, reason = "a test stops where something fails")]

use std::sync::Arc;

use db::Id;
use kernel::{
    Action, Actor, Clock, Collectivite, CollectiviteId, CollectiviteKind, EffectLine, EffectState, Event,
    Fault, Feature, House, HouseBuilder, NewCollectivite, Quality, Randomness, Right, Scope, Settings,
    SubjectRef, Work, worker,
};
use outgoing::mail::Mail;
use outgoing::{Connections, mailbox};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

const CONVENE: Right = Right {
    code: "test.convene",
    held_by: &[Quality::Secretary],
};

/// Convenes somebody: a mail, and a feed that changed.
struct Convene {
    key: &'static str,
    mail: Mail,
}

impl Action for Convene {
    const NAME: &'static str = "test.convene";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&CONVENE, Scope::BODY).await?;
        outgoing::mail::send(work, self.key, &self.mail).await?;
        outgoing::websub::notify(work, "https://parvis.example/flux/seances").await?;
        outgoing::websub::notify(work, "https://parvis.example/flux/seances").await?;
        let meeting = SubjectRef::new("meeting", work.new_id::<()>());
        work.journal(Event::public("test.convened", meeting)).await
    }
}

fn to_ada(subject: &str) -> Mail {
    Mail {
        to: "Ada@example.fr".to_owned(),
        subject: subject.to_owned(),
        text: "Bonjour,\nla séance aura lieu à la salle de l’Étoile.\n".to_owned(),
        html: None,
        unsubscribe: None,
    }
}

struct TestHouse {
    house: Arc<House>,
    body: CollectiviteId,
    _folder: tempfile::TempDir,
}

impl TestHouse {
    async fn open(settings: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut choices = Settings::quiet(folder.path().to_owned());
        "https://parvis.example".clone_into(&mut choices.base_url);
        settings(&mut choices);
        let features: Vec<Feature> = vec![outgoing::feature()];
        let file = folder.path().join("parvis.db");
        let db = db::Db::open(file.to_str().unwrap()).await.unwrap();
        db::migrate(&db, &House::migrations(&features)).await.unwrap();
        for statement in House::statements(&features) {
            db.prepare(statement).await.unwrap();
        }
        let now = db::Instant::from("2026-11-22T10:00:00Z".parse::<jiff::Timestamp>().unwrap());
        let connections = Connections::new(&choices).unwrap();
        let house = HouseBuilder {
            db,
            settings: choices,
            clock: Clock::fixed(now),
            randomness: Randomness::seeded(1),
            features,
        }
        .build(vec![Box::new(connections)]);
        let body: CollectiviteId =
            Id::from_uuid(db::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        let mut sql = house.db.begin().await.unwrap();
        let town = NewCollectivite {
            slug: "montrieux".to_owned(),
            name: "Montrieux".to_owned(),
            kind: CollectiviteKind::Commune,
            is_demonstration: true,
        };
        Collectivite::create(&mut sql, body, now, &town).await.unwrap();
        sql.commit().await.unwrap();
        house.load_collectivites().await.unwrap();
        Self {
            house,
            body,
            _folder: folder,
        }
    }

    async fn convene(&self, key: &'static str, mail: Mail) {
        self.house
            .act(self.body, Actor::Operator, &Convene { key, mail })
            .await
            .unwrap();
    }

    async fn effects(&self) -> Vec<EffectLine> {
        EffectLine::latest(&mut self.house.db.read(), self.body, 50)
            .await
            .unwrap()
    }

    fn an_hour_passes(&self) {
        let now = self.house.clock.now();
        self.house.clock.set(now.plus_seconds(3600));
    }
}

/// A mail server that keeps what it receives. Each time `verb` is said (`KEPT`: a letter is whole), it answers the next
/// of `answers`, then accepts.
async fn mail_server(verb: &'static str, answers: Vec<&'static str>) -> (u16, UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (keep, kept) = unbounded_channel();
    tokio::spawn(async move {
        let mut answers = answers.into_iter();
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            let mut letter = String::new();
            let mut is_letter = false;
            stream.write_all(b"220 test\r\n").await.unwrap();
            loop {
                let mut line = String::new();
                if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                    break;
                }
                if is_letter {
                    if line != ".\r\n" {
                        letter.push_str(&line);
                        continue;
                    }
                    keep.send(std::mem::take(&mut letter)).unwrap();
                    line = String::from("KEPT");
                }
                is_letter = line.starts_with("DATA");
                let usual = if is_letter { "354 go on" } else { "250 yes" };
                let said = line.starts_with(verb);
                let answer = said.then(|| answers.next()).flatten().unwrap_or(usual);
                if stream
                    .write_all(format!("{answer}\r\n").as_bytes())
                    .await
                    .is_err()
                {
                    break;
                }
            }
        }
    });
    (port, kept)
}

fn header<'a>(letter: &'a str, name: &str) -> &'a str {
    letter
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
        .unwrap_or_else(|| panic!("no {name} in\n{letter}"))
}

#[tokio::test]
async fn a_mail_reaches_the_server_with_its_key_its_date_and_its_accents() {
    let (port, mut kept) = mail_server("KEPT", vec![]).await;
    let town = TestHouse::open(|settings| settings.smtp_url = Some(format!("smtp://127.0.0.1:{port}"))).await;
    town.convene("convocation:12:ada", to_ada("Séance du 3 décembre : convocation"))
        .await;
    assert!(kept.try_recv().is_err(), "nothing leaves before the worker");
    worker::settle(&town.house).await.unwrap();

    let letter = kept.recv().await.unwrap();
    assert_eq!(
        header(&letter, "Message-ID"),
        "<convocation%3A12%3Aada.01920000-0000-7000-8000-000000000001@parvis.example>"
    );
    assert_eq!(header(&letter, "Date"), "Sun, 22 Nov 2026 10:00:00 +0000");
    assert_eq!(header(&letter, "Auto-Submitted"), "auto-generated");
    assert_eq!(header(&letter, "From"), "ne-pas-repondre@parvis.example");
    assert_eq!(header(&letter, "To"), "Ada@example.fr");
    let subject = header(&letter, "Subject");
    // RFC 2047: the words with accents are encoded one by one.
    assert_eq!(
        subject,
        "=?utf-8?b?U8OpYW5jZQ==?= du 3 =?utf-8?b?ZMOpY2VtYnJl?= :"
    );
    assert!(letter.contains("\n convocation\r\n"), "{letter}");
    assert!(letter.contains("charset=utf-8"), "{letter}");
    assert_eq!(town.effects().await[0].state(), EffectState::Done);
}

#[tokio::test]
async fn a_mail_tried_twice_has_one_message_id_and_one_date() {
    let (port, mut kept) = mail_server("KEPT", vec!["451 later", "451 later"]).await;
    let town = TestHouse::open(|settings| settings.smtp_url = Some(format!("smtp://localhost:{port}"))).await;
    town.convene("k1", to_ada("Convocation")).await;
    worker::settle(&town.house).await.unwrap();
    assert_eq!(town.effects().await[0].state(), EffectState::Waiting);
    town.an_hour_passes();
    worker::settle(&town.house).await.unwrap();
    town.an_hour_passes();
    worker::settle(&town.house).await.unwrap();
    assert_eq!(town.effects().await[0].state(), EffectState::Done);
    // The server kept the letter each time and said otherwise twice, as when its answer is lost.
    for _attempt in 1..=3 {
        let letter = kept.recv().await.unwrap();
        assert_eq!(
            header(&letter, "Message-ID"),
            "<k1.01920000-0000-7000-8000-000000000001@parvis.example>"
        );
        // The date of the decision, not of the third attempt
        assert_eq!(header(&letter, "Date"), "Sun, 22 Nov 2026 10:00:00 +0000");
    }
    assert!(kept.try_recv().is_err());
}

#[tokio::test]
async fn a_final_refusal_is_parked_without_the_address_and_a_wrong_password_is_not() {
    let (port, _kept) = mail_server(
        "RCPT",
        vec!["550 5.1.1 <Ada@example.fr> unknown", "535 5.7.8 bad password"],
    )
    .await;
    let town = TestHouse::open(|settings| settings.smtp_url = Some(format!("smtp://127.0.0.1:{port}"))).await;
    town.convene("k1", to_ada("Convocation")).await;
    worker::settle(&town.house).await.unwrap();
    let parked = &town.effects().await[0];
    assert_eq!(parked.state(), EffectState::Parked);
    let why = parked.last_error.clone().unwrap();
    assert!(why.contains("550") && !why.contains("Ada@example.fr"), "{why}");

    town.convene("k2", to_ada("Convocation")).await;
    worker::settle(&town.house).await.unwrap();
    let waiting = town.effects().await;
    assert!(
        waiting
            .iter()
            .any(|effect| effect.state() == EffectState::Waiting)
    );
}

#[tokio::test]
async fn in_a_demonstration_mail_arrives_once_in_the_mailbox_everyone_sees() {
    let town = TestHouse::open(|_| ()).await;
    town.convene("k1", to_ada("Première")).await;
    town.convene("k1", to_ada("La même, redemandée")).await;
    town.convene("k2", to_ada("Seconde")).await;
    let mut to_grace = to_ada("Pour Grace");
    "grace@example.fr".clone_into(&mut to_grace.to);
    town.convene("k3", to_grace).await;
    worker::settle(&town.house).await.unwrap();

    let mut sql = town.house.db.read();
    let letters = mailbox::latest(&mut sql, town.body, Some("ada@EXAMPLE.fr"), 50)
        .await
        .unwrap();
    let mut subjects: Vec<&str> = letters.iter().map(|letter| letter.subject.as_str()).collect();
    subjects.sort_unstable();
    assert_eq!(subjects, ["Première", "Seconde"]);
    assert_eq!(
        mailbox::latest(&mut sql, town.body, None, 50)
            .await
            .unwrap()
            .len(),
        3
    );
    assert_eq!(
        mailbox::latest(&mut sql, town.body, None, 1).await.unwrap().len(),
        1
    );
    let found = mailbox::find(&mut sql, town.body, letters[0].id)
        .await
        .unwrap()
        .unwrap();
    assert!(found.text.contains("salle de l’Étoile"));

    town.house
        .clock
        .set(town.house.clock.now().plus_days(mailbox::KEPT_DAYS + 1));
    town.convene("k4", to_ada("Un mois après")).await;
    worker::settle(&town.house).await.unwrap();
    assert_eq!(
        mailbox::latest(&mut sql, town.body, None, 50)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn an_address_that_is_none_is_parked_and_does_not_stop_the_decision() {
    let town = TestHouse::open(|_| ()).await;
    let mut mail = to_ada("Convocation");
    "ada".clone_into(&mut mail.to);
    town.convene("k1", mail).await;
    worker::settle(&town.house).await.unwrap();
    assert_eq!(town.effects().await[0].state(), EffectState::Parked);
}

#[tokio::test]
async fn a_hub_is_told_once_of_each_change() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (say, mut heard) = unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = vec![0; 8192];
            let mut request = String::new();
            while !request.contains("hub.url=") {
                let count = stream.read(&mut bytes).await.unwrap();
                request.push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
            say.send(request).unwrap();
            stream
                .write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")
                .await
                .unwrap();
        }
    });
    let town = TestHouse::open(|settings| {
        settings.websub_hub = Some(format!("http://127.0.0.1:{port}/"));
        settings.private_network_allowed = true;
    })
    .await;
    town.convene("k1", to_ada("Convocation")).await;
    worker::settle(&town.house).await.unwrap();
    let request = heard.recv().await.unwrap();
    assert!(
        request.ends_with("hub.mode=publish&hub.url=https%3A%2F%2Fparvis.example%2Fflux%2Fseances"),
        "{request}"
    );
    assert!(
        request.contains("idempotency-key: https://parvis.example/flux/seances "),
        "{request}"
    );
    assert!(
        heard.try_recv().is_err(),
        "two changes in one transaction are told once"
    );
    town.an_hour_passes();
    town.convene("k2", to_ada("Convocation")).await;
    worker::settle(&town.house).await.unwrap();
    assert!(heard.recv().await.is_some());
}

#[tokio::test]
async fn a_hub_on_a_private_network_is_refused_unless_the_operator_allows_it() {
    let town = TestHouse::open(|settings| settings.websub_hub = Some("http://10.0.0.1/".to_owned())).await;
    town.convene("k1", to_ada("Convocation")).await;
    worker::settle(&town.house).await.unwrap();
    let parked = town.effects().await;
    assert_eq!(parked[0].kind, "websub");
    assert_eq!(parked[0].state(), EffectState::Parked);
}

#[tokio::test]
async fn without_a_hub_nothing_is_asked() {
    let town = TestHouse::open(|_| ()).await;
    town.convene("k1", to_ada("Convocation")).await;
    assert!(town.effects().await.iter().all(|effect| effect.kind == "mail"));
}
