//! Moto, a server that speaks S3, on loopback for one story. What it keeps ends with it.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::radicale::installed;

/// The bucket of the story.
const BUCKET: &str = "seau";
/// What the owner of the bucket says: this server looks at who asks, not at the signature.
const OWNER: &str = "Authorization: AWS4-HMAC-SHA256 Credential=CLE/20260101/us-east-1/s3/aws4_request, \
                     SignedHeaders=host, Signature=0\r\n";
/// Time the server may take to listen.
const START_TIME_MAX: Duration = Duration::from_mins(1);

/// A server with one empty bucket, stopped when it goes out of sight.
pub struct Moto {
    child: Child,
    address: SocketAddr,
}

impl Moto {
    /// Starts one; none, said visibly, when it is not installed (`cargo xtask needs`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start() -> Option<Self> {
        let program = installed("moto_server", "Moto")?;
        let free = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = free.local_addr().expect("its address");
        drop(free);
        let child = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &address.port().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Moto starts");
        let server = Self { child, address };
        let listening = tokio::time::timeout(START_TIME_MAX, async {
            while TcpStream::connect(address).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        listening.await.expect("Moto listens");
        assert_eq!(server.put("", b"").await, 200, "the bucket is made");
        Some(server)
    }

    /// Where it listens.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The bucket as Parvis is told of it, and a prefix in it.
    pub fn place(prefix: &str) -> String {
        format!("s3://{BUCKET}/{prefix}")
    }

    /// Writes an object behind everybody's back, and gives the status answered.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn put(&self, key: &str, bytes: &[u8]) -> u16 {
        self.ask("PUT", key, bytes).await.0
    }

    /// The bytes of an object; none when there is none.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn get(&self, key: &str) -> Option<Vec<u8>> {
        let (status, body) = self.ask("GET", key, b"").await;
        (status == 200).then_some(body)
    }

    async fn ask(&self, method: &str, key: &str, bytes: &[u8]) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(self.address).await.expect("a connection");
        let head = format!(
            "{method} /{BUCKET}/{key} HTTP/1.1\r\nHost: {}\r\n{OWNER}Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            bytes.len()
        );
        stream.write_all(head.as_bytes()).await.expect("heard");
        stream.write_all(bytes).await.expect("heard");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.expect("an answer");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.expect("the end of the head");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("a status"), answer.split_off(end + 4))
    }

    /// It answers nobody until [`resume`](Self::resume), and keeps what it has.
    ///
    /// # Panics
    /// When the system refuses.
    pub fn suspend(&self) {
        self.signal("-STOP");
    }

    /// It goes on.
    ///
    /// # Panics
    /// When the system refuses.
    pub fn resume(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let asked = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status();
        assert!(asked.is_ok_and(|status| status.success()), "kill {signal}");
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
