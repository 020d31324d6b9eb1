//! A gateway of text messages on loopback: it keeps what it is asked to send, and refuses when it is told to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;

/// What it was asked.
#[derive(Clone, Debug)]
pub struct AskedSms {
    /// What it is said to be
    pub media_type: String,
    /// What the header `authorization` said
    pub authorization: String,
    /// The key by which a repetition is known
    pub key: String,
    /// The content
    pub content: String,
}

struct Inner {
    asked: Vec<AskedSms>,
    status: StatusCode,
}

/// The gateway.
pub struct SmsGateway {
    inner: Arc<Mutex<Inner>>,
    address: SocketAddr,
}

fn held(inner: &Mutex<Inner>) -> MutexGuard<'_, Inner> {
    inner.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SmsGateway {
    /// Opens one.
    ///
    /// # Panics
    /// When nothing can listen on loopback.
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port on loopback");
        let address = listener.local_addr().expect("the port is known");
        let inner = Arc::new(Mutex::new(Inner {
            asked: Vec::new(),
            status: StatusCode::OK,
        }));
        let routes = Router::new()
            .route("/sms", post(receive).put(receive))
            .with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { inner, address }
    }

    /// Where it is asked.
    pub fn address(&self) -> String {
        format!("http://{}/sms", self.address)
    }

    /// What it sent, in order.
    pub fn sent(&self) -> Vec<AskedSms> {
        held(&self.inner).asked.clone()
    }

    /// From now on it answers with this status; what it refuses it does not send.
    ///
    /// # Panics
    /// When it is no status.
    pub fn answers(&self, status: u16) {
        held(&self.inner).status = StatusCode::from_u16(status).expect("a status");
    }

    /// The six digits of the last message.
    ///
    /// # Panics
    /// When it holds none.
    pub fn last_code(&self) -> String {
        let sent = self.sent();
        let content = &sent.last().expect("a message was sent").content;
        let mut words = content.split(|letter: char| !letter.is_ascii_digit());
        let code = words.find(|word| word.len() == 6);
        code.unwrap_or_else(|| panic!("no code in {content}")).to_owned()
    }
}

async fn receive(State(inner): State<Arc<Mutex<Inner>>>, headers: HeaderMap, content: Bytes) -> StatusCode {
    let said = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let mut inner = held(&inner);
    if inner.status.is_success() {
        inner.asked.push(AskedSms {
            media_type: said("content-type"),
            authorization: said("authorization"),
            key: said("idempotency-key"),
            content: String::from_utf8_lossy(&content).into_owned(),
        });
    }
    inner.status
}
