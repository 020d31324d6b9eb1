//! Contributing to a consultation by mail, and answering what Parvis writes, told with real mail servers.

use db::Instant;
use debates::{
    Answer, AnswerContribution, CloseConsultation, ConsultationId, Contribute, Contribution,
    OpenConsultation, Written,
};
use groups::{GroupKind, Role};
use kernel::{Actor, PersonId};
use letters::State;
use mail_parser::MessageParser;
use moderation::{Moderate, Reason, Target};
use outgoing::Connections;
use testkit::cast::{group, mandate, person};
use testkit::{Arrived, Browser, Dovecot, SmtpSink, TestTown, on_both_engines, page};
use tools::Bridges;

use crate::town::{BRIDGES, FEATURES, Mailroom, PASSWORD, letter};

/// A consultation of the working group, and its address as the page shows it.
pub(crate) struct Square {
    pub(crate) id: ConsultationId,
    pub(crate) address: String,
}

impl Square {
    pub(crate) async fn open(town: &TestTown) -> Self {
        let services = group(town, "Places", GroupKind::Working).await;
        let deed = OpenConsultation {
            group: services,
            title: "La place du marché".to_owned(),
            question: "Que faire de la place ?".to_owned(),
            presentation: String::new(),
            themes: vec!["Arbres".to_owned(), "Circulation".to_owned()],
            opens_at: town.now(),
            closes_at: town.now().plus_days(30),
        };
        let id = town.act(Actor::Operator, deed).await.expect("opened");
        let path = format!("/consultations/{id}");
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &path).await;
        assert!(shown.contains("Contribuer par courriel"), "{shown}");
        let how = page(&mut visitor, &format!("{path}/courriel")).await;
        let (_, after) = how
            .split_once("contributions+avis-")
            .expect("the address is shown");
        let (name, _) = after.split_once('<').expect("its end");
        assert!(shown.contains(&format!("contributions+avis-{name}")), "{shown}");
        Self {
            id,
            address: format!("contributions+avis-{name}"),
        }
    }

    pub(crate) async fn contributions(&self, town: &TestTown) -> Vec<Contribution> {
        let first = db::Id::from_uuid(db::Uuid::nil());
        debates::contributions_after(&mut town.sql(), town.body, self.id, first, 100)
            .await
            .expect("the contributions are read")
    }
}

async fn keep(town: &TestTown, browser: &mut Browser, link: &str, fields: &[(&str, &str)]) -> testkit::Reply {
    testkit::send(town, browser, link, fields).await
}

#[tokio::test]
async fn a_message_becomes_a_contribution_that_its_author_corrected() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let to = square.address.as_str();
        let message = format!(
            "From: Léa <lea@exemple.fr>\r\nTo: <{to}>\r\nMessage-ID: <arbres@x>\r\nSubject: Re: Des arbres\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
             --b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
             Planter des tilleuls, pour l’ombre.\r\n\r\nLe 3 novembre 2026, Mairie a écrit :\r\n> Votre avis ?\r\n\r\n\
             -- \r\nLéa Riou\r\n\
             --b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Disposition: attachment; filename=plan.pdf\r\n\r\n\
             %PDF\r\n--b--\r\n"
        );
        dovecot.deliver(to, message.as_bytes()).await;
        town.advance_minutes(6).await;
        assert_eq!(room.only_letter(&town).await.state, State::Waiting);
        assert!(
            square.contributions(&town).await.is_empty(),
            "nothing before its author says so"
        );
        let told = &town.letters("lea@exemple.fr").await[0];
        assert!(
            told.text.contains("une pièce jointe : elle n’est pas gardée")
                || told.text.contains("n’est pas gardée"),
            "{told:?}"
        );

        let link = town.link_sent_to("lea@exemple.fr").await;
        let mut lea = town.browser();
        let shown = page(&mut lea, &link).await;
        for said in [
            "value=\"Des arbres\"",
            "Planter des tilleuls, pour l’ombre.",
            "n’est pas gardée",
            "&gt; Votre avis ?",
            "Arbres",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        let text = "Planter des tilleuls et des érables.";
        let untitled = [("titre", " "), ("texte", text), ("theme", "Arbres")];
        let refused = keep(&town, &mut lea, &link, &untitled).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(text), "what was typed is still there");
        let fields = [("titre", "Des arbres"), ("texte", text), ("theme", "Arbres")];
        assert_eq!(keep(&town, &mut lea, &link, &fields).await.status, 303);
        let published = square.contributions(&town).await;
        assert_eq!(published.len(), 1);
        let first = &published[0];
        assert_eq!((first.title.as_str(), first.text.as_str()), ("Des arbres", text));
        assert_eq!((first.author_id, first.shows_name), (room.lea, false));
        let filed = page(&mut lea, &link).await;
        assert!(filed.contains(&first.path()), "{filed}");
        // What is published is seen, and reported like any other.
        let mut visitor = town.browser();
        assert!(
            page(&mut visitor, &first.path())
                .await
                .contains("/signaler/contribution/")
        );

        // The same message by another way, then the button once more: still one.
        dovecot.deliver(to, message.as_bytes()).await;
        town.advance_minutes(6).await;
        keep(&town, &mut lea, &link, &fields).await;
        assert_eq!(square.contributions(&town).await.len(), 1);
        let mut agent = testkit::browser_of(&town, room.agent);
        let kept = room.only_letter(&town).await;
        let seen = page(&mut agent, &format!("/courriel-recu/{}", kept.id)).await;
        assert!(
            seen.contains("La place du marché") && seen.contains(&first.path()),
            "{seen}"
        );
    });
}

#[tokio::test]
async fn programs_are_never_answered_and_who_comes_late_is_told() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let to = square.address.as_str();
        let automatic = letter("absent@ailleurs.example", to, "3", "Je suis absent.")
            .replace("MIME-Version", "Auto-Submitted: auto-replied\r\nMIME-Version");
        let files_only = format!(
            "From: <lea@exemple.fr>\r\nTo: <{to}>\r\nMessage-ID: <vide@x>\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n\
             Content-Type: application/pdf; name=plan.pdf\r\nContent-Disposition: attachment; filename=plan.pdf\r\n\r\n%PDF\r\n"
        );
        let messages = [(automatic, State::Automatic), (files_only, State::Empty)];
        for (message, _) in &messages {
            dovecot.deliver(to, message.as_bytes()).await;
        }
        town.advance_minutes(6).await;
        let states: Vec<State> = room
            .letters(&town)
            .await
            .iter()
            .rev()
            .map(|letter| letter.state)
            .collect();
        assert_eq!(states, messages.map(|(_, state)| state));
        assert!(town.letters("absent@ailleurs.example").await.is_empty());
        assert!(
            town.letters("lea@exemple.fr").await[0]
                .text
                .contains("n’a pas de texte")
        );

        // Closed, it says so, to who is not known too; its page shows no address any more.
        town.act(
            Actor::Operator,
            CloseConsultation {
                consultation: square.id,
            },
        )
        .await
        .expect("closed");
        for (from, state) in [
            ("inconnu@ailleurs.example", State::Unknown),
            ("lea@exemple.fr", State::Closed),
        ] {
            let message = letter(from, to, &format!("late-{from}"), "Trop tard ?");
            dovecot.deliver(to, message.as_bytes()).await;
            town.advance_minutes(6).await;
            assert_eq!(room.letters(&town).await[0].state, state);
            let told = town.letters(from).await;
            assert!(
                told[0].text.contains("ne reçoit pas de contributions") && !told[0].text.contains("tard"),
                "{told:?}"
            );
        }
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/consultations/{}", square.id)).await;
        assert!(!shown.contains("Contribuer par courriel"), "{shown}");
        assert!(square.contributions(&town).await.is_empty());
    });
}

/// The house's own mail goes to this server from now on.
async fn connect(town: &mut TestTown, sink: &SmtpSink) {
    let address = sink.address();
    town.equip(
        |settings| settings.smtp_url = Some(address),
        |settings| {
            let connections = Connections::new(settings).expect("the settings are followed");
            vec![Box::new(connections), Box::new(Bridges(BRIDGES))]
        },
    )
    .await;
}

/// What somebody's mail program would write: « Répondre », with what it answers quoted below.
fn reply(to: &str, received: &Arrived, number: &str, text: &str) -> String {
    let id = received.header("Message-ID");
    letter(
        "lea@exemple.fr",
        to,
        number,
        &format!("{text}\n\nLe 3 novembre 2026, Mairie a écrit :\n> Bonjour,"),
    )
    .replace(
        "MIME-Version",
        &format!("In-Reply-To: {id}\r\nReferences: {id}\r\nMIME-Version"),
    )
}

fn last(sink: &SmtpSink, beginning: &str) -> Arrived {
    let all = sink.arrived();
    let found = all.iter().rev().find(|one| {
        one.recipient == "lea@exemple.fr" && one.header("Message-ID").starts_with(&format!("<{beginning}"))
    });
    found
        .cloned()
        .unwrap_or_else(|| panic!("no {beginning} in {all:?}"))
}

fn text_of(arrived: &Arrived) -> String {
    let message = MessageParser::default()
        .parse(&arrived.content)
        .expect("a message");
    message.body_text(0).expect("a text").into_owned()
}

fn link_in(town: &TestTown, arrived: &Arrived) -> String {
    let base = town.house.base_url(town.body);
    let text = text_of(arrived);
    let mut words = text.split_whitespace();
    words
        .find_map(|word| word.strip_prefix(&base))
        .expect("a link")
        .to_owned()
}

async fn contribute(town: &TestTown, square: &Square, author: PersonId) -> Contribution {
    let deed = Contribute {
        consultation: square.id,
        written: Written {
            title: "Des arbres".to_owned(),
            text: "Planter des tilleuls.".to_owned(),
            ..Written::default()
        },
        shows_name: false,
    };
    let id = town.act(Actor::Person(author), deed).await.expect("published");
    let found = debates::find_contribution(&mut town.sql(), town.body, id).await;
    found.expect("read").expect("there")
}

async fn answer(town: &TestTown, about: &Contribution, seen: Option<Instant>, fate: Answer) {
    let deed = AnswerContribution {
        contribution: about.id,
        seen,
        answer: Some(fate),
        words: "Le sol s’y prête.".to_owned(),
    };
    town.act(Actor::Operator, deed).await.expect("answered");
    town.settle().await;
}

#[tokio::test]
async fn an_answer_to_a_notice_becomes_what_its_page_makes() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let Some(sink) = SmtpSink::start().await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let about = contribute(&town, &square, room.lea).await;
        connect(&mut town, &sink).await;
        answer(&town, &about, None, Answer::Taken).await;
        let notice = last(&sink, "debates-answer");
        let address = notice.header("Reply-To");
        assert!(address.starts_with("contributions+re-"), "{address}");

        // By its address; then, the address lost, by what it answers. Both are confirmed, then are arguments.
        let plain = "contributions@ville.exemple";
        for (number, to, side) in [("r1", address.as_str(), "question"), ("r2", plain, "pour")] {
            let text = format!("Quand, au juste ? ({number})");
            dovecot
                .deliver(to, reply(to, &notice, number, &text).as_bytes())
                .await;
            town.advance_minutes(6).await;
            let kept = &room.letters(&town).await[0];
            assert_eq!(kept.state, State::Waiting, "{kept:?}");
            let asked = last(&sink, "letters-confirm");
            assert_eq!(
                asked.header("In-Reply-To"),
                format!("<{number}@x>"),
                "threads hold together"
            );
            assert_eq!(asked.header("Auto-Submitted"), "auto-generated");
            let link = link_in(&town, &asked);
            let mut lea = town.browser();
            let shown = page(&mut lea, &link).await;
            assert!(shown.contains("Des arbres") && shown.contains(&text), "{shown}");
            let sideless = keep(&town, &mut lea, &link, &[("texte", &text)]).await;
            assert_eq!(sideless.status, 422);
            assert!(sideless.text.contains(&text));
            let done = keep(&town, &mut lea, &link, &[("texte", &text), ("sens", side)]).await;
            assert_eq!(done.status, 303, "{}", done.text);
            let mut visitor = town.browser();
            let seen = page(&mut visitor, &about.path()).await;
            assert!(seen.contains(&text) && !seen.contains("a écrit"), "{seen}");
        }

        // Somebody else to whom the mail was passed on answers in their own name.
        let passed_on =
            reply(&address, &notice, "r3", "Moi aussi.").replace("lea@exemple.fr", "passant@exemple.fr");
        dovecot.deliver(&address, passed_on.as_bytes()).await;
        town.advance_minutes(6).await;
        let kept = &room.letters(&town).await[0];
        assert_eq!(
            (kept.state, kept.sender.as_str()),
            (State::Waiting, "passant@exemple.fr")
        );
        assert_ne!(kept.person_id, Some(room.lea));

        // Out of the office: kept, and answered by nobody.
        let before = sink.arrived().len();
        let absent = reply(&address, &notice, "r4", "Je suis absente.")
            .replace("MIME-Version", "Auto-Submitted: auto-replied\r\nMIME-Version");
        dovecot.deliver(&address, absent.as_bytes()).await;
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await[0].state, State::Automatic);
        assert_eq!(sink.arrived().len(), before);
    });
}

#[tokio::test]
async fn an_answer_to_a_mail_that_takes_none_is_told_where_to_go_once() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(dovecot) = Dovecot::start(PASSWORD).await else {
            return;
        };
        let Some(sink) = SmtpSink::start().await else {
            return;
        };
        let room = Mailroom::open(&mut town, &dovecot).await;
        let square = Square::open(&town).await;
        let about = contribute(&town, &square, room.lea).await;
        connect(&mut town, &sink).await;
        let moderator = person(&town, "Malo Kerbrat", "malo").await;
        let found = debates::find(&mut town.sql(), town.body, square.id).await;
        let group = found.expect("read").expect("there").group_id;
        mandate(&town, group, moderator, Role::Chair, true).await;
        let removal = Moderate {
            target: Target::new("contribution", about.id),
            is_removal: Some(true),
            reason: Some(Reason::Insult),
            words: "Elle nomme quelqu’un.".to_owned(),
        };
        town.act(Actor::Person(moderator), removal)
            .await
            .expect("removed");
        town.settle().await;
        let notice = last(&sink, "moderation-removed");
        let address = notice.header("Reply-To");
        for number in ["m1", "m2"] {
            let message = reply(&address, &notice, number, "Pourquoi ?");
            dovecot.deliver(&address, message.as_bytes()).await;
            town.advance_minutes(6).await;
        }
        let states: Vec<State> = room
            .letters(&town)
            .await
            .iter()
            .map(|letter| letter.state)
            .collect();
        assert_eq!(states, [State::NoReply, State::NoReply]);
        let told: Vec<Arrived> = sink
            .arrived()
            .into_iter()
            .filter(|one| one.header("Message-ID").starts_with("<letters-no-reply"))
            .collect();
        assert_eq!(told.len(), 1, "{told:?}");
        let text = text_of(&told[0]);
        assert!(
            text.contains("on ne répond pas par courriel") && text.contains("http"),
            "{text}"
        );
        assert!(!text.contains("Pourquoi"), "{text}");

        // A forged identifier finds nothing, and is answered by nobody.
        let before = sink.arrived().len();
        let forged = letter("lea@exemple.fr", "contributions@ville.exemple", "m3", "Essai.").replace(
            "MIME-Version",
            "In-Reply-To: <../../etc/passwd@x>\r\nReferences: <%ZZ.x@y> <a@b>\r\nMIME-Version",
        );
        dovecot
            .deliver("contributions@ville.exemple", forged.as_bytes())
            .await;
        town.advance_minutes(6).await;
        assert_eq!(room.letters(&town).await[0].state, State::NoText);
        assert_eq!(sink.arrived().len(), before);
    });
}
