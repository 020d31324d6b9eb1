//! Somebody's browser in front of a running program: one connection kept open, cookies, forms.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::response::Parts;
use axum::http::{Request, StatusCode, header, request};
use db::Uuid;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::exchange::{Cookies, Reply, form_of, form_with_file};

/// Time one answer may take, pages that a whole machine is busy with included.
const ANSWER_TIME_MAX: Duration = Duration::from_mins(1);
/// Time a letter may take to arrive in the demonstration's mailbox.
const LETTER_TIME_MAX: Duration = Duration::from_secs(30);

/// A browser on one site.
pub struct Web {
    address: SocketAddr,
    connection: Option<SendRequest<Full<Bytes>>>,
    cookies: Cookies,
    accepts: &'static str,
}

impl Web {
    /// A browser on the site at `address`, signed in as nobody.
    pub fn on(address: SocketAddr) -> Self {
        Self {
            address,
            connection: None,
            cookies: Cookies::default(),
            accepts: "identity",
        }
    }

    /// Another browser of the same person on the same site, with a connection of its own.
    #[must_use]
    pub fn again(&self) -> Self {
        self.also_on(self.address)
    }

    /// The same, on another node of that site.
    #[must_use]
    pub fn also_on(&self, address: SocketAddr) -> Self {
        Self {
            address,
            connection: None,
            cookies: self.cookies.clone(),
            accepts: self.accepts,
        }
    }

    /// Accepts compressed answers, as browsers do: for measures, since [`Reply::text`] is then not text.
    #[must_use]
    pub fn accepting(mut self, encodings: &'static str) -> Self {
        self.accepts = encodings;
        self
    }

    /// The cookies it has, as a header says them.
    pub fn cookies(&self) -> String {
        self.cookies.header()
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> io::Result<Reply> {
        let request = Request::get(path).body(Full::default());
        let (parts, body) = self.exchange(request).await?;
        Ok(Reply::of(&parts, &body))
    }

    /// Opens a page and looks only at its status and at how many bytes came.
    pub async fn weigh(&mut self, path: &str) -> io::Result<(StatusCode, usize)> {
        let request = Request::get(path).body(Full::default());
        let (parts, body) = self.exchange(request).await?;
        Ok((parts.status, body.len()))
    }

    /// Sends a form, as a page of this site does.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Reply> {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Full::from(form_of(fields)));
        let (parts, body) = self.exchange(request).await?;
        Ok(Reply::of(&parts, &body))
    }

    /// Sends a form that holds a file (RFC 7578): its field, its name and its bytes.
    pub async fn post_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> io::Result<Reply> {
        let (media_type, body) = form_with_file(fields, file);
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, media_type)
            .header("sec-fetch-site", "same-origin")
            .body(Full::from(body));
        let (parts, body) = self.exchange(request).await?;
        Ok(Reply::of(&parts, &body))
    }

    /// Signs in as one of a demonstration's people: asks for the link, reads the mailbox everyone sees, follows it.
    pub async fn sign_in(&mut self, email: &str) -> io::Result<()> {
        self.follow_link(email, &[]).await
    }

    /// Signs up in a demonstration, as somebody new there.
    pub async fn sign_up(&mut self, email: &str, name: &str) -> io::Result<()> {
        self.follow_link(email, &[("name", name)]).await
    }

    async fn follow_link(&mut self, email: &str, fields: &[(&str, &str)]) -> io::Result<()> {
        let before = self.letters(email).await?;
        let request = Uuid::now_v7().to_string();
        self.post("/connexion", &[("request_id", &request), ("email", email)])
            .await?;
        let link = tokio::time::timeout(LETTER_TIME_MAX, async {
            let mut looks = tokio::time::interval(Duration::from_millis(50));
            loop {
                looks.tick().await;
                for letter in self.letters(email).await? {
                    if before.contains(&letter) {
                        continue;
                    }
                    // Other letters may arrive at the same moment.
                    let letter = self.get(&letter).await?.text;
                    if let Some(link) = between(&letter, "href=\"/connexion/", "\"") {
                        return io::Result::Ok(link.to_owned());
                    }
                }
            }
        });
        let link = link.await.map_err(io::Error::other)??;
        let request = Uuid::now_v7().to_string();
        let mut form = vec![("request_id", request.as_str())];
        form.extend_from_slice(fields);
        let signed_in = self.post(&format!("/connexion/{link}"), &form).await?;
        if signed_in.status == StatusCode::SEE_OTHER {
            Ok(())
        } else {
            Err(io::Error::other(format!(
                "{}: {}",
                signed_in.status, signed_in.text
            )))
        }
    }

    /// The pages of the letters to `email` in the demonstration's mailbox, newest first.
    async fn letters(&mut self, email: &str) -> io::Result<Vec<String>> {
        let list = self.get("/boite").await?.text;
        let mut letters = Vec::new();
        for line in list.split("href=\"/boite/").skip(1) {
            if let Some((id, rest)) = line.split_once('"')
                && rest.contains(email)
            {
                letters.push(format!("/boite/{id}"));
            }
        }
        Ok(letters)
    }

    async fn exchange(
        &mut self,
        request: Result<Request<Full<Bytes>>, axum::http::Error>,
    ) -> io::Result<(Parts, Bytes)> {
        let (mut head, body) = request.map_err(io::Error::other)?.into_parts();
        self.head(&mut head)?;
        let answered =
            tokio::time::timeout(ANSWER_TIME_MAX, self.send(Request::from_parts(head, body))).await;
        let answer = answered.unwrap_or_else(|elapsed| Err(io::Error::other(elapsed)));
        match &answer {
            Ok((parts, _)) => self.cookies.keep(&parts.headers),
            Err(_) => self.connection = None,
        }
        answer
    }

    fn head(&self, head: &mut request::Parts) -> io::Result<()> {
        let mut put = |name, value: &str| {
            let value = value.parse().map_err(io::Error::other)?;
            head.headers.insert(name, value);
            io::Result::Ok(())
        };
        put(header::HOST, &format!("localhost:{}", self.address.port()))?;
        put(header::ACCEPT_ENCODING, self.accepts)?;
        put(header::COOKIE, &self.cookies.header())
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> io::Result<(Parts, Bytes)> {
        let connection = match self.connection.take() {
            Some(connection) if !connection.is_closed() => connection,
            _ => connect(self.address).await?,
        };
        let connection = self.connection.insert(connection);
        connection.ready().await.map_err(io::Error::other)?;
        let answer = connection.send_request(request).await.map_err(io::Error::other)?;
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.map_err(io::Error::other)?.to_bytes();
        Ok((parts, bytes))
    }
}

async fn connect(address: SocketAddr) -> io::Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (connection, driver) = handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    tokio::spawn(driver);
    Ok(connection)
}

/// What stands after the first `opening`, up to the `closing` that follows.
pub(crate) fn between<'a>(text: &'a str, opening: &str, closing: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(opening)?;
    Some(after.split_once(closing)?.0)
}
