//! A mail server of the test's own: it remembers the Message-ID of every mail, has one door for each node, and can
//! hold a node's delivery open at the moment it is told to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// When a delivery is held open: the node then waits for an answer that never comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// The mail is kept, and the node is not told so
    Kept,
    /// The node is sending the mail: nothing is kept
    Sending,
}

/// Where mails arrive.
#[derive(Default)]
pub(crate) struct PostOffice {
    arrivals: Mutex<Vec<Arrival>>,
}

/// A mail that arrived: through which door, with which key, for whom.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) door: &'static str,
    pub(crate) message_id: String,
    pub(crate) recipient: String,
}

/// One node's way in.
pub(crate) struct Door {
    name: &'static str,
    port: u16,
    office: Arc<PostOffice>,
    hold: Mutex<Option<(usize, Moment)>>,
    held: Mutex<Option<String>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PostOffice {
    /// Every arrival so far.
    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        lock(&self.arrivals).clone()
    }

    /// What a receiver that remembers keys has: each mail once, its key and its recipient.
    pub(crate) fn remembered(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut mails = BTreeMap::<String, BTreeSet<String>>::new();
        for arrival in self.arrivals() {
            mails
                .entry(arrival.message_id)
                .or_default()
                .insert(arrival.recipient);
        }
        mails
    }

    /// Opens a door on a free port.
    pub(crate) async fn open(self: &Arc<Self>, name: &'static str) -> Arc<Door> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let door = Arc::new(Door {
            name,
            port: listener.local_addr().expect("a bound port").port(),
            office: self.clone(),
            hold: Mutex::new(None),
            held: Mutex::new(None),
        });
        tokio::spawn({
            let door = door.clone();
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let door = door.clone();
                    tokio::spawn(async move { door.serve(stream).await });
                }
            }
        });
        door
    }
}

impl Door {
    /// What `--smtp` is given.
    pub(crate) fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// How many mails came through here.
    pub(crate) fn count(&self) -> usize {
        let arrivals = lock(&self.office.arrivals);
        arrivals
            .iter()
            .filter(|arrival| arrival.door == self.name)
            .count()
    }

    /// From the `count`-th mail on, deliveries are held open at `moment`.
    pub(crate) fn hold_from(&self, count: usize, moment: Moment) {
        *lock(&self.hold) = Some((count, moment));
    }

    /// The Message-ID of the delivery held open.
    pub(crate) fn held(&self) -> Option<String> {
        lock(&self.held).clone()
    }

    fn moment(&self) -> Option<Moment> {
        let count = self.count();
        lock(&self.hold).and_then(|(from, moment)| (count + 1 >= from).then_some(moment))
    }

    /// One session (RFC 5321). A node that dies ends it: what cannot be read or written any more is let go.
    async fn serve(&self, stream: TcpStream) -> Option<()> {
        stream.set_nodelay(true).ok()?;
        let mut stream = BufReader::new(stream);
        let mut recipient = String::new();
        let mut answer = "220 essai";
        loop {
            stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
            let line = line(&mut stream).await?;
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            answer = match verb.as_str() {
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await.ok()?;
                    self.receive(&mut stream, &recipient).await?;
                    "250 kept"
                }
                "RCPT" => {
                    recipient = line.split(['<', '>']).nth(1)?.to_owned();
                    "250 known"
                }
                "QUIT" => "221 bye",
                _ => "250 essai",
            };
        }
    }

    /// Takes a mail in, or holds it.
    async fn receive(&self, stream: &mut BufReader<TcpStream>, recipient: &str) -> Option<()> {
        let mut message_id = None;
        let moment = self.moment();
        loop {
            let line = line(stream).await?;
            if let Some(id) = line.strip_prefix("Message-ID: ") {
                message_id = Some(id.to_owned());
                if moment == Some(Moment::Sending) {
                    return self.hold(stream, id.to_owned()).await;
                }
            }
            if line == "." {
                break;
            }
        }
        let message_id = message_id.expect("every mail has a Message-ID");
        lock(&self.office.arrivals).push(Arrival {
            door: self.name,
            message_id: message_id.clone(),
            recipient: recipient.to_owned(),
        });
        if moment == Some(Moment::Kept) {
            return self.hold(stream, message_id).await;
        }
        Some(())
    }

    /// Answers nothing until the node is gone.
    async fn hold(&self, stream: &mut BufReader<TcpStream>, message_id: String) -> Option<()> {
        *lock(&self.held) = Some(message_id);
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).await.ok()?;
        None
    }
}

/// A line without its end; none when the other side is gone.
async fn line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let count = stream.read_line(&mut line).await.ok()?;
    (count > 0).then(|| line.trim_end().to_owned())
}
