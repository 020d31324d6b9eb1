//! One browser that writes in a draft with others.

use std::time::Duration;

use coedit::{Refused, STATE_BYTES_MAX};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use kernel::{Fault, PersonId, Scope};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use ui::{Visit, t};

use super::frames::{Said, Told};
use super::rooms::{News, NotTaken, Seat};
use crate::model::TextDocument;
use crate::rights;

/// Bytes of one message: all of a text, which a browser sends where the database lost it. What is more is refused as too
/// heavy whatever it holds, and said so.
pub(crate) const MESSAGE_BYTES_MAX: usize = STATE_BYTES_MAX + 1_024;
/// After a change was checked, which takes a time that grows with the text, the same browser waits so many times as long:
/// nobody takes more than a quarter of a processor.
const REST: u32 = 3;
/// A change checked in less makes nobody wait, and nobody waits longer than that.
const REST_MIN: Duration = Duration::from_millis(15);
const REST_MAX: Duration = Duration::from_secs(2);
/// Messages a browser may send at once, and each second after that: ours sends seven changes and four carets at most.
const MESSAGES_AT_ONCE: f64 = 60.0;
const MESSAGES_PER_SECOND: f64 = 20.0;
/// How often the session and the right are looked at again.
const CHECKED_EVERY: Duration = Duration::from_secs(2);
/// Checks between two pings, and silence after which nobody is there any more.
const CHECKS_A_PING: u32 = 10;
const SILENCE_MAX: Duration = Duration::from_mins(1);
/// Time a browser has to take what it is sent.
const SENDING_TIME_MAX: Duration = Duration::from_secs(15);
/// Carets that move are told together.
const PEOPLE_EVERY: Duration = Duration::from_millis(250);

/// Who writes, as the session that opened the socket says.
pub(crate) struct Writer {
    pub(crate) visit: Visit,
    pub(crate) person: PersonId,
    /// The value of the session's cookie, looked at again and again
    pub(crate) session: String,
}

/// Says why nobody writes here, to a browser that asked for it, and closes. A handshake that is refused tells a script
/// nothing: it would try for ever, and whoever typed meanwhile would never know.
pub(crate) async fn turn_away(io: Upgraded, sentence: &str) {
    let mut stream = WebSocketStream::from_raw_socket(TokioIo::new(io), Role::Server, None).await;
    let over = Message::Binary(Told::Over(sentence).bytes().into());
    if let Ok(Ok(())) = timeout(SENDING_TIME_MAX, stream.send(over)).await {
        let _ = timeout(SENDING_TIME_MAX, stream.close(None)).await;
    }
}

struct Socket {
    stream: WebSocketStream<TokioIo<Upgraded>>,
    writer: Writer,
    text: TextDocument,
    seat: Seat,
    kept: u32,
    /// Messages it may still send now, and since when that is counted
    allowance: (f64, Instant),
}

/// That the conversation ends.
struct Ended;

type Goes = Result<(), Ended>;

/// Talks with a browser until it leaves, may not write any more, or says what it should not.
pub(crate) async fn talk(io: Upgraded, writer: Writer, text: TextDocument, seat: Seat) {
    let config = WebSocketConfig::default()
        .read_buffer_size(8 * 1024)
        .write_buffer_size(0)
        .max_message_size(Some(MESSAGE_BYTES_MAX))
        .max_frame_size(Some(MESSAGE_BYTES_MAX));
    let stream = WebSocketStream::from_raw_socket(TokioIo::new(io), Role::Server, Some(config)).await;
    let mut socket = Socket {
        stream,
        writer,
        text,
        seat,
        kept: 0,
        allowance: (MESSAGES_AT_ONCE, Instant::now()),
    };
    socket.run().await;
    let _ = timeout(SENDING_TIME_MAX, socket.stream.close(None)).await;
}

impl Socket {
    async fn run(&mut self) {
        let mut news = self.seat.room.listen();
        self.seat.room.tell_people();
        let mut checks = interval(CHECKED_EVERY);
        checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut people = interval(PEOPLE_EVERY);
        people.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (mut heard, mut checked, mut people_changed) = (Instant::now(), 0_u32, false);
        loop {
            let goes = tokio::select! {
                message = self.stream.next() => {
                    heard = Instant::now();
                    match message {
                        Some(Ok(message)) => self.heard(message).await,
                        Some(Err(_)) | None => Err(Ended),
                    }
                }
                told = news.recv() => match told {
                    Ok(News::People) => {
                        people_changed = true;
                        Ok(())
                    }
                    Ok(told) => self.tell_news(told).await,
                    // Too late: the browser comes back and asks for what it misses.
                    Err(RecvError::Lagged(_) | RecvError::Closed) => Err(Ended),
                },
                _ = checks.tick() => {
                    checked += 1;
                    if heard.elapsed() > SILENCE_MAX {
                        Err(Ended)
                    } else {
                        self.check(checked.is_multiple_of(CHECKS_A_PING)).await
                    }
                }
                _ = people.tick(), if people_changed => {
                    people_changed = false;
                    let people = self.seat.room.people();
                    self.tell(&Told::People(self.seat.number, &people)).await
                }
            };
            if goes.is_err() {
                return;
            }
        }
    }

    async fn heard(&mut self, message: Message) -> Goes {
        let bytes = match message {
            Message::Binary(bytes) => bytes,
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
            Message::Text(_) | Message::Close(_) | Message::Frame(_) => return Err(Ended),
        };
        self.count_message()?;
        match Said::read(&bytes) {
            Some(Said::Hello(known)) => {
                let greeted = self.seat.room.greet(&self.writer.visit.house, known).await;
                match greeted {
                    Ok((missing, known)) => {
                        self.tell(&Told::Update(&missing)).await?;
                        self.tell(&Told::Known(&known)).await
                    }
                    Err(not_taken) => self.not_taken(not_taken).await,
                }
            }
            Some(Said::Update(update)) => {
                let who = (self.seat.number, self.writer.person);
                let taken = self.seat.room.take(&self.writer.visit.house, who, update).await;
                match taken {
                    Ok(spent) => {
                        self.kept += 1;
                        self.tell(&Told::Kept(self.kept)).await?;
                        let rest = (spent * REST).min(REST_MAX);
                        if rest > REST_MIN {
                            sleep(rest).await;
                        }
                        Ok(())
                    }
                    Err(not_taken) => self.not_taken(not_taken).await,
                }
            }
            Some(Said::Caret(caret)) => {
                self.seat.room.place_caret(self.seat.number, caret);
                Ok(())
            }
            None => Err(Ended),
        }
    }

    fn count_message(&mut self) -> Goes {
        let (left, since) = self.allowance;
        let left = (left + since.elapsed().as_secs_f64() * MESSAGES_PER_SECOND).min(MESSAGES_AT_ONCE);
        self.allowance = (left - 1.0, Instant::now());
        if left < 1.0 { Err(Ended) } else { Ok(()) }
    }

    /// Says why a change was not taken. What a browser cannot mend ends the conversation; the rest is tried again by coming
    /// back, since it begins by saying what each knows.
    async fn not_taken(&mut self, why: NotTaken) -> Goes {
        let words = self.writer.visit.words;
        match why {
            NotTaken::Refused(Refused::Incomplete) => {}
            NotTaken::Refused(refused) => {
                let sentence = match refused {
                    Refused::TooLong => t!(words, "texts-together-too-long"),
                    Refused::TooHeavy => t!(words, "texts-together-too-heavy"),
                    Refused::Unreadable | Refused::Foreign | Refused::Incomplete => {
                        t!(words, "texts-together-foreign")
                    }
                };
                self.tell(&Told::Refused(&sentence)).await?;
            }
            NotTaken::Fault(Fault::Forbidden { .. }) => self.tell_over("texts-together-forbidden").await?,
            NotTaken::Fault(Fault::Refused { .. } | Fault::NotFound(_)) => {
                self.tell_over("texts-together-over").await?;
            }
            NotTaken::Fault(fault) => tracing::error!(fault = %fault, "a change could not be kept"),
        }
        Err(Ended)
    }

    async fn tell_over(&mut self, key: &'static str) -> Goes {
        let sentence = self.writer.visit.words.say(key);
        self.tell(&Told::Over(&sentence)).await
    }

    async fn tell_news(&mut self, news: News) -> Goes {
        match news {
            News::Update(from, update) if from != Some(self.seat.number) => {
                self.tell(&Told::Update(&update)).await
            }
            News::Much(from) if from != Some(self.seat.number) => {
                let whole = self.seat.room.whole(&self.writer.visit.house).await;
                match whole {
                    Ok(whole) => self.tell(&Told::Update(&whole)).await,
                    Err(fault) => self.not_taken(NotTaken::Fault(fault)).await,
                }
            }
            News::Update(..) | News::Much(_) | News::People => Ok(()),
            News::Saved => {
                let sentence = t!(self.writer.visit.words, "texts-together-saved");
                self.tell(&Told::Saved(&sentence)).await
            }
            News::Over => {
                self.tell_over("texts-together-over").await?;
                Err(Ended)
            }
        }
    }

    /// Ends the conversation of who signed out or may not write any more; a database that cannot be asked decides nothing.
    async fn check(&mut self, pings: bool) -> Goes {
        let visit = &self.writer.visit;
        let known = visit.house.recognise(visit.body.id, &self.writer.session).await;
        let is_same = match known {
            Ok(known) => known.is_some_and(|known| known.person == self.writer.person),
            Err(_) => true,
        };
        let scope = Scope::group(self.text.group_id);
        let may = is_same && visit.may(&rights::EDIT_DRAFT, scope).await.unwrap_or(true);
        if !may {
            self.tell_over("texts-together-forbidden").await?;
            return Err(Ended);
        }
        if pings {
            return self.send(Message::Ping(Vec::<u8>::new().into())).await;
        }
        Ok(())
    }

    async fn tell(&mut self, told: &Told<'_>) -> Goes {
        self.send(Message::Binary(told.bytes().into())).await
    }

    async fn send(&mut self, message: Message) -> Goes {
        match timeout(SENDING_TIME_MAX, self.stream.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Ended),
        }
    }
}
