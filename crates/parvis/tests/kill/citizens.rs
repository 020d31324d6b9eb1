//! People who write without pause: each form is remembered with its request id, and with whether it was answered.

use std::net::SocketAddr;

use axum::http::StatusCode;
use db::Uuid;
use testkit::{Reply, Web};

/// Amendments one text may have, less a margin; then people argue instead.
const AMENDMENTS_MAX: usize = 1_900;
/// Arguments one amendment may have, less a margin; then people argue about another one.
const ARGUMENTS_EACH: usize = 900;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// A sign-in link: the link, an effect, a line of the journal; then a letter
    Link,
    /// An argument: its row, its words to search, a public line of the journal
    Argument,
    /// An amendment: Git objects and a branch, its places, its words to search, a public line of the journal
    Amendment,
    /// An argument, by who proposed as many amendments as a text may have: about the last ones, which the other who
    /// argues, and began with the first, has not filled
    ArgumentInstead,
}

impl Deed {
    pub(crate) const ALL: [Self; 3] = [Self::Link, Self::Argument, Self::Amendment];

    /// The action's name.
    pub(crate) fn action(self) -> &'static str {
        match self {
            Self::Link => "identity.ask-sign-in-link",
            Self::Argument | Self::ArgumentInstead => "texts.add-argument",
            Self::Amendment => "texts.propose-amendment",
        }
    }
}

/// One form that was sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sent {
    pub(crate) request: Uuid,
    pub(crate) deed: Deed,
    pub(crate) rank: usize,
    pub(crate) is_acknowledged: bool,
}

impl Sent {
    /// What is written bears the id its page made: the one can then be looked for with the other.
    pub(crate) fn mark(&self) -> String {
        self.request.simple().to_string()
    }
}

/// Somebody who does the same deed again and again, on the connection of a signed-in person.
pub(crate) struct Citizen {
    deed: Deed,
    person: Web,
    text: String,
    count: usize,
}

impl Citizen {
    /// Writes as `person` about the text whose page is `text`.
    pub(crate) fn new(deed: Deed, person: &Web, text: &str) -> Self {
        Self {
            deed,
            person: person.also_on(SocketAddr::from(([127, 0, 0, 1], 0))),
            text: text.to_owned(),
            count: 0,
        }
    }

    /// Writes to the node at `address` until it no longer answers; gives what was sent, the unanswered last.
    pub(crate) async fn write(&mut self, address: SocketAddr) -> Vec<Sent> {
        let mut web = self.person.also_on(address);
        let mut all = Vec::new();
        loop {
            let deed = match self.deed {
                Deed::Amendment if self.count >= AMENDMENTS_MAX => Deed::ArgumentInstead,
                deed => deed,
            };
            let mut sent = Sent {
                request: Uuid::now_v7(),
                deed,
                rank: self.count,
                is_acknowledged: false,
            };
            self.count += 1;
            let answer = send(&mut web, &self.text, sent).await;
            sent.is_acknowledged = answer.is_ok();
            all.push(sent);
            if answer.is_err() {
                return all;
            }
        }
    }

    /// Sends an unanswered form again, as an offline queue does.
    pub(crate) async fn send_again(&self, address: SocketAddr, sent: Sent) -> std::io::Result<Reply> {
        send(&mut self.person.also_on(address), &self.text, sent).await
    }
}

async fn send(web: &mut Web, text: &str, sent: Sent) -> std::io::Result<Reply> {
    let request = sent.request.to_string();
    let mark = sent.mark();
    let reply = match sent.deed {
        Deed::Link => {
            let email = format!("{mark}@essai.example");
            web.post("/connexion", &[("request_id", &request), ("email", &email)])
                .await?
        }
        Deed::Argument | Deed::ArgumentInstead => {
            let amendment = match sent.deed {
                Deed::ArgumentInstead => AMENDMENTS_MAX - sent.rank / ARGUMENTS_EACH,
                _ => 1 + sent.rank / ARGUMENTS_EACH,
            };
            let path = format!("{text}/amendements/{amendment}/arguments");
            let fields = [
                ("request_id", request.as_str()),
                ("side", "pour"),
                ("body", &mark),
            ];
            web.post(&path, &fields).await?
        }
        Deed::Amendment => {
            let sentence = format!(
                "À l’alinéa 2 de l’article 2, remplacer les mots : « six mois » par les mots : « {} mois ».",
                sent.rank + 7
            );
            let fields = [
                ("request_id", request.as_str()),
                ("sentence", &sentence),
                ("rationale", &mark),
            ];
            web.post(&format!("{text}/amender"), &fields).await?
        }
    };
    let expected = match sent.deed {
        Deed::Link => StatusCode::OK,
        _ => StatusCode::SEE_OTHER,
    };
    assert_eq!(reply.status, expected, "{:?}: {}", sent.deed, reply.text);
    Ok(reply)
}
