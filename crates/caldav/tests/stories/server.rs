//! Somebody else on the same server: reads the calendar, changes an event as another program would.

use kernel::Settings;
use outgoing::http::{Answered, Asked, Client, Credentials};
use testkit::{Radicale, TestTown};

pub(crate) struct Peer {
    http: Client,
    password: String,
    pub(crate) address: String,
}

impl Peer {
    pub(crate) fn new(town: &TestTown, radicale: &Radicale, password: &str) -> Self {
        radicale.keep_calendar("reunions", "Réunions de la ville");
        let settings = Settings {
            private_network_allowed: true,
            ..town.house.settings.clone()
        };
        Self {
            http: Client::new(&settings).expect("a client"),
            password: password.to_owned(),
            address: radicale.calendar("reunions"),
        }
    }

    async fn ask(&self, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Answered {
        let asked = Asked {
            method,
            url,
            headers,
            credentials: Credentials::Account("parvis", &self.password),
            body: body.as_bytes().to_vec(),
        };
        self.http.exchange(asked).await.expect("an answer")
    }

    /// Every event there, unfolded, with plain line ends.
    pub(crate) async fn events(&self) -> Vec<String> {
        let whole = self.ask("GET", &self.address, &[], "").await;
        assert_eq!(whole.status, 200);
        let text = unfolded(&whole);
        let zones: String = text
            .split("BEGIN:VTIMEZONE")
            .skip(1)
            .filter_map(|zone| zone.split("END:VTIMEZONE").next())
            .collect();
        let events = text.split("BEGIN:VEVENT").skip(1);
        events
            .map(|event| {
                let event = event.split("END:VEVENT").next().unwrap_or_default();
                format!("{event}{zones}")
            })
            .collect()
    }

    /// Everything to do there, unfolded, with plain line ends.
    pub(crate) async fn tasks(&self) -> Vec<String> {
        let whole = self.ask("GET", &self.address, &[], "").await;
        assert_eq!(whole.status, 200);
        let text = unfolded(&whole);
        let tasks = text.split("BEGIN:VTODO").skip(1);
        tasks
            .filter_map(|task| task.split("END:VTODO").next().map(str::to_owned))
            .collect()
    }

    /// The one whose summary is this.
    pub(crate) async fn task(&self, summary: &str) -> String {
        let tasks = self.tasks().await;
        let found = tasks.iter().find(|task| task.contains(summary));
        found.unwrap_or_else(|| panic!("{summary} in {tasks:?}")).clone()
    }

    /// Changes it, as somebody's own program would.
    pub(crate) async fn edit_task(&self, summary: &str, change: impl Fn(String) -> String) {
        self.edit_file(&self.task(summary).await, change).await;
    }

    pub(crate) async fn only_event(&self) -> String {
        let mut events = self.events().await;
        assert_eq!(events.len(), 1, "{events:?}");
        events.remove(0)
    }

    /// Changes the only event there.
    pub(crate) async fn edit(&self, change: impl Fn(String) -> String) {
        self.edit_file(&self.only_event().await, change).await;
    }

    /// Changes the file of what says this.
    async fn edit_file(&self, said: &str, change: impl Fn(String) -> String) {
        let uid = said
            .lines()
            .find_map(|line| line.strip_prefix("UID:"))
            .expect("an event has a name");
        let url = format!("{}{uid}.ics", self.address);
        let kept = self.ask("GET", &url, &[], "").await;
        assert_eq!(kept.status, 200, "{url}");
        let before = unfolded(&kept);
        let after = change(before.clone());
        assert_ne!(before, after);
        let headers = [("content-type", "text/calendar; charset=utf-8")];
        let written = self
            .ask("PUT", &url, &headers, &after.replace('\n', "\r\n"))
            .await;
        assert!(matches!(written.status, 201 | 204), "{}", written.status);
    }
}

fn unfolded(answer: &Answered) -> String {
    String::from_utf8(answer.body.clone())
        .expect("text")
        .replace("\r\n", "\n")
        .replace("\n ", "")
}
