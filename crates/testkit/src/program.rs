//! The real program, running: started, listened to, stopped or killed by the test that started it, and by no other.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;

/// Time a program has to say where it listens: an empty folder is filled with the demonstration meanwhile.
const START_TIME_MAX: Duration = Duration::from_mins(5);

/// A running `parvis`, killed when dropped.
pub struct Program {
    child: Child,
    address: SocketAddr,
    said: Arc<Mutex<String>>,
    heard: Option<JoinHandle<()>>,
}

impl Program {
    /// Runs `binary` with `arguments` on a free loopback port, and waits until it says where it listens.
    ///
    /// # Panics
    /// When it ends, or says nothing in five minutes; with what it said.
    pub async fn start(binary: impl AsRef<Path>, arguments: &[&str]) -> Self {
        Self::start_as(binary, arguments, "127.0.0.1:0", START_TIME_MAX).await
    }

    /// The same, on an address of loopback that is chosen.
    ///
    /// # Panics
    /// As [`start`](Self::start).
    pub async fn start_at(binary: impl AsRef<Path>, arguments: &[&str], listen: &str) -> Self {
        Self::start_as(binary, arguments, listen, START_TIME_MAX).await
    }

    /// The same, for a program that has much to do before it listens.
    ///
    /// # Panics
    /// When it ends, or says nothing in `time`; with what it said.
    pub async fn start_within(binary: impl AsRef<Path>, arguments: &[&str], time: Duration) -> Self {
        Self::start_as(binary, arguments, "127.0.0.1:0", time).await
    }

    async fn start_as(binary: impl AsRef<Path>, arguments: &[&str], listen: &str, time: Duration) -> Self {
        let mut child = Command::new(binary.as_ref())
            .args(arguments)
            .args(["--listen", listen])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", binary.as_ref().display()));
        let said = Arc::new(Mutex::new(String::new()));
        let (found, listening) = oneshot::channel();
        let lines = BufReader::new(child.stderr.take().expect("a piped stream"));
        let heard = std::thread::spawn({
            let said = said.clone();
            move || {
                let mut found = Some(found);
                for line in lines.lines().map_while(Result::ok) {
                    let port = port_in(&line);
                    said.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push_str(&(line + "\n"));
                    if let Some(port) = port
                        && let Some(found) = found.take()
                    {
                        let _ = found.send(port);
                    }
                }
            }
        });
        let port = tokio::time::timeout(time, listening).await;
        let Ok(Ok(port)) = port else {
            let _ = child.kill();
            let _ = child.wait();
            panic!(
                "{arguments:?} does not listen:\n{}",
                said.lock().unwrap_or_else(PoisonError::into_inner)
            );
        };
        Self {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            said,
            heard: Some(heard),
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it wrote on its error stream so far.
    pub fn said(&self) -> String {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ends it at once, wherever it is: SIGKILL.
    ///
    /// # Panics
    /// When it had ended already.
    pub fn kill(&mut self) {
        let ended = self.child.try_wait().expect("one's own child");
        assert!(ended.is_none(), "it had ended by itself: {}", self.said());
        self.child.kill().expect("one's own child");
        self.child.wait().expect("one's own child");
    }

    /// Asks it to stop, and waits: what is in hand is finished. Gives all it wrote on its error stream, to the last line.
    ///
    /// # Panics
    /// When it ends otherwise than well.
    #[expect(clippy::must_use_candidate, reason = "most who stop it have heard enough")]
    pub fn stop(mut self) -> String {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(asked.is_ok_and(|status| status.success()), "kill -TERM");
        let ended = self.child.wait().expect("one's own child");
        if let Some(heard) = self.heard.take() {
            heard.join().expect("a thread that only reads");
        }
        assert!(ended.success(), "{ended}: {}", self.said());
        self.said()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port of the local address in a line: `http://localhost:8080`.
fn port_in(line: &str) -> Option<u16> {
    let (_, after) = line
        .split_once("://localhost:")
        .or_else(|| line.split_once("://127.0.0.1:"))?;
    let digits = after.find(|letter: char| !letter.is_ascii_digit());
    after[..digits.unwrap_or(after.len())].parse().ok()
}
