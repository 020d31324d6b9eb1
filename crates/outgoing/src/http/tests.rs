//! The client against a server that misbehaves, on two loopback addresses: 127.0.0.1 stands for the public Internet and
//! 127.0.0.2 for a private network.

use std::net::{IpAddr, Ipv4Addr};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::*;

pub(crate) const PUBLIC: Ipv4Addr = Ipv4Addr::LOCALHOST;
const PRIVATE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// `.test` names: `inside.test` leads to the private network, `both.test` to the two, `gone.test` nowhere.
const GUARD: Guard = Guard {
    may_reach: |address| address != IpAddr::V4(PRIVATE),
    lookup: |name| {
        Box::pin(async move {
            match name.as_str() {
                "outside.test" => Ok(vec![PUBLIC.into()]),
                "inside.test" => Ok(vec![PRIVATE.into()]),
                "both.test" => Ok(vec![PRIVATE.into(), PUBLIC.into()]),
                _ => Err(std::io::Error::other("no such name")),
            }
        })
    },
};

const TIGHT: Limits = Limits {
    total: Duration::from_millis(400),
    connect: Duration::from_millis(200),
    body_bytes_max: 1000,
    redirects_max: 3,
};

fn client(limits: Limits) -> Client {
    Client::build(GUARD, limits, "https://parvis.example").unwrap()
}

/// Answers each request with the next of `answers` (the last one for ever), and gives the requests heard.
pub(crate) async fn serve(on: Ipv4Addr, answers: Vec<Vec<u8>>) -> (u16, UnboundedReceiver<String>) {
    let listener = TcpListener::bind((on, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (say, heard) = unbounded_channel();
    tokio::spawn(async move {
        let mut answers = answers.into_iter().peekable();
        while let Ok((mut stream, _)) = listener.accept().await {
            say.send(read_request(&mut stream).await).unwrap();
            let answer = answers.next().unwrap();
            if answers.peek().is_none() {
                answers = vec![answer.clone()].into_iter().peekable();
            }
            // The client may have hung up already: that is what some of these tests are about.
            drop(stream.write_all(&answer).await);
        }
    });
    (port, heard)
}

async fn read_request(stream: &mut tokio::net::TcpStream) -> String {
    let mut heard = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let count = stream.read(&mut chunk).await.unwrap();
        heard.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&heard).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                return text;
            }
        }
        assert!(count > 0, "the client hung up in the middle of its request");
    }
}

pub(crate) fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn redirect(status: &str, to: &str) -> Vec<u8> {
    answer(status, &format!("location: {to}\r\n"), "")
}

#[tokio::test]
async fn a_page_is_read_with_its_type() {
    let (port, mut heard) = serve(
        PUBLIC,
        vec![answer("200 OK", "content-type: text/calendar\r\n", "BEGIN")],
    )
    .await;
    let page = client(LIMITS)
        .get(&format!("http://outside.test:{port}/agenda.ics"))
        .await
        .unwrap();
    assert_eq!(
        (page.status, page.content_type.as_deref(), page.body.as_slice()),
        (200, Some("text/calendar"), &b"BEGIN"[..])
    );
    let request = heard.recv().await.unwrap();
    assert!(request.starts_with("GET /agenda.ics HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("(+https://parvis.example)"), "{request}");
}

#[tokio::test]
async fn a_form_is_sent_with_its_key() {
    let (port, mut heard) = serve(PUBLIC, vec![answer("202 Accepted", "", "")]).await;
    client(LIMITS)
        .post_form(
            &format!("http://127.0.0.1:{port}/"),
            &[
                ("hub.mode", "publish"),
                ("hub.url", "https://parvis.example/flux?a=ü"),
            ],
            "key-1",
        )
        .await
        .unwrap();
    let request = heard.recv().await.unwrap();
    assert!(request.contains("\r\nidempotency-key: key-1\r\n"), "{request}");
    assert!(
        request.ends_with("hub.mode=publish&hub.url=https%3A%2F%2Fparvis.example%2Fflux%3Fa%3D%C3%BC"),
        "{request}"
    );
}

#[tokio::test]
async fn a_name_that_leads_inside_is_refused_before_any_connection() {
    let (port, mut heard) = serve(PRIVATE, vec![answer("200 OK", "", "secret")]).await;
    for url in [
        format!("http://inside.test:{port}/"),
        format!("http://127.0.0.2:{port}/"),
        format!("http://2130706434:{port}/"),
    ] {
        let outcome = client(LIMITS).get(&url).await;
        assert!(matches!(outcome, Err(Error::Private(_))), "{url}: {outcome:?}");
    }
    assert!(heard.try_recv().is_err());
}

#[tokio::test]
async fn of_a_name_that_leads_both_ways_only_the_public_one_is_taken() {
    let (port, _heard) = serve(PUBLIC, vec![answer("200 OK", "", "public")]).await;
    let page = client(LIMITS)
        .get(&format!("http://both.test:{port}/"))
        .await
        .unwrap();
    assert_eq!(page.body, b"public");
}

#[tokio::test]
async fn the_real_guard_refuses_localhost_by_name() {
    let client = Client::new(&Settings::quiet(std::path::PathBuf::new())).unwrap();
    let outcome = client.get("http://localhost:9/").await;
    assert!(matches!(outcome, Err(Error::Private(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_redirect_from_outside_to_inside_is_refused() {
    let (inside, mut heard) = serve(PRIVATE, vec![answer("200 OK", "", "secret")]).await;
    for target in [
        format!("http://127.0.0.2:{inside}/"),
        format!("http://inside.test:{inside}/"),
        format!("//0x7f.2:{inside}/"),
        format!("http://[::ffff:127.0.0.2]:{inside}/"),
    ] {
        let (port, _heard) = serve(PUBLIC, vec![redirect("302 Found", &target)]).await;
        let outcome = Client::build(
            Guard {
                may_reach: |address| address == IpAddr::V4(PUBLIC),
                ..GUARD
            },
            LIMITS,
            "https://parvis.example",
        )
        .unwrap()
        .get(&format!("http://outside.test:{port}/"))
        .await;
        assert!(matches!(outcome, Err(Error::Private(_))), "{target}: {outcome:?}");
    }
    assert!(heard.try_recv().is_err());
}

#[tokio::test]
async fn three_redirects_are_followed_and_not_a_fourth() {
    let hops = |count: usize| {
        let mut answers = vec![redirect("301 Moved", "/next"); count];
        answers.push(answer("200 OK", "", "there"));
        answers
    };
    let (port, _heard) = serve(PUBLIC, hops(3)).await;
    let page = client(LIMITS)
        .get(&format!("http://outside.test:{port}/"))
        .await
        .unwrap();
    assert_eq!((page.url.path(), page.body.as_slice()), ("/next", &b"there"[..]));
    let (port, _heard) = serve(PUBLIC, hops(4)).await;
    let outcome = client(LIMITS).get(&format!("http://outside.test:{port}/")).await;
    assert!(matches!(outcome, Err(Error::Redirect(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_post_is_repeated_by_307_and_never_becomes_a_get() {
    let (port, mut heard) = serve(
        PUBLIC,
        vec![
            redirect("307 Temporary Redirect", "/hub"),
            answer("204 No Content", "", ""),
        ],
    )
    .await;
    client(LIMITS)
        .post_form(&format!("http://outside.test:{port}/"), &[("a", "1")], "k")
        .await
        .unwrap();
    heard.recv().await.unwrap();
    let second = heard.recv().await.unwrap();
    assert!(
        second.starts_with("POST /hub ") && second.ends_with("a=1"),
        "{second}"
    );

    let (port, _heard) = serve(PUBLIC, vec![redirect("303 See Other", "/thanks")]).await;
    let outcome = client(LIMITS)
        .post_form(&format!("http://outside.test:{port}/"), &[], "k")
        .await;
    assert!(matches!(outcome, Err(Error::Redirect(_))), "{outcome:?}");
}

#[test]
fn nothing_leads_from_https_to_http_or_to_another_scheme() {
    let from = Url::parse("https://outside.test/a").unwrap();
    let to = |location: &'static str| {
        let headers = HeaderMap::from_iter([(LOCATION, HeaderValue::from_static(location))]);
        next_address(&from, &Method::GET, StatusCode::FOUND, &headers)
    };
    assert_eq!(to("b").unwrap().unwrap().as_str(), "https://outside.test/b");
    for wrong in [
        "http://outside.test/",
        "file:///etc/passwd",
        "https://u:p@outside.test/",
        "https://",
    ] {
        assert!(to(wrong).is_err(), "{wrong}");
    }
    for wrong in [
        "ftp://outside.test/",
        "gopher://outside.test/",
        "/seance",
        "",
        "http://a:b@outside.test/",
    ] {
        assert!(matches!(parse(wrong), Err(Error::Address(_))), "{wrong}");
    }
}

#[tokio::test]
async fn a_body_is_cut_at_the_limit_whatever_its_announced_length() {
    let honest = answer("200 OK", "", &"x".repeat(1001));
    let silent = [
        b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec(),
        vec![b'x'; 2000],
    ]
    .concat();
    let chunked = [
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec(),
        b"1f4\r\n".to_vec(),
        vec![b'x'; 500],
        b"\r\n1f5\r\n".to_vec(),
        vec![b'x'; 501],
        b"\r\n0\r\n\r\n".to_vec(),
    ]
    .concat();
    for (name, bytes) in [("honest", honest), ("silent", silent), ("chunked", chunked)] {
        let (port, _heard) = serve(PUBLIC, vec![bytes]).await;
        let outcome = client(TIGHT).get(&format!("http://outside.test:{port}/")).await;
        assert!(
            matches!(outcome, Err(Error::TooLarge { bytes_max: 1000 })),
            "{name}: {outcome:?}"
        );
    }
    let (port, _heard) = serve(PUBLIC, vec![answer("200 OK", "", &"x".repeat(1000))]).await;
    let page = client(TIGHT).get(&format!("http://outside.test:{port}/")).await;
    assert_eq!(page.unwrap().body.len(), 1000);
}

#[tokio::test]
async fn a_server_that_never_finishes_is_left_in_time() {
    let (port, _heard) = serve(PUBLIC, vec![redirect("302 Found", "/again")]).await;
    let outcome = client(TIGHT).get(&format!("http://outside.test:{port}/")).await;
    assert!(outcome.is_err());

    let listener = TcpListener::bind((PUBLIC, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let begun = std::time::Instant::now();
    let outcome = client(TIGHT).get(&format!("http://outside.test:{port}/")).await;
    assert!(matches!(outcome, Err(Error::Timeout { .. })), "{outcome:?}");
    assert!(begun.elapsed() < Duration::from_secs(5));
    drop(listener);
}

#[tokio::test]
async fn what_may_pass_is_tried_again_and_the_rest_is_parked() {
    for (status, is_passing) in [
        ("400 Bad Request", false),
        ("403 Forbidden", false),
        ("404 Not Found", false),
        ("408 Request Timeout", true),
        ("410 Gone", false),
        ("429 Too Many Requests", true),
        ("500 Internal Server Error", true),
        ("503 Service Unavailable", true),
    ] {
        let (port, _heard) = serve(PUBLIC, vec![answer(status, "", "")]).await;
        let error = client(LIMITS)
            .post_json(
                &format!("http://outside.test:{port}/hook?token=hunter2"),
                &serde_json::json!({ "a": 1 }),
                "k",
            )
            .await
            .unwrap_err();
        assert!(!error.to_string().contains("hunter2"), "{error}");
        let delivery = Delivery::from(error);
        assert_eq!(
            matches!(delivery, Delivery::Again(_)),
            is_passing,
            "{status}: {delivery}"
        );
    }
    let nobody_listens = client(LIMITS).get("http://127.0.0.1:9/").await.unwrap_err();
    assert!(matches!(Delivery::from(nobody_listens), Delivery::Again(_)));
    let no_such_name = client(LIMITS).get("http://gone.test/").await.unwrap_err();
    assert!(matches!(Delivery::from(no_such_name), Delivery::Again(_)));
    let private = client(LIMITS).get("http://127.0.0.2/").await.unwrap_err();
    assert!(matches!(Delivery::from(private), Delivery::Park(_)));
}

#[tokio::test]
async fn a_password_follows_no_redirect_and_reaches_no_private_network() {
    let (port, mut heard) = serve(
        PUBLIC,
        vec![redirect("302 Found", "http://outside.test/elsewhere")],
    )
    .await;
    let asked = |url| Asked {
        method: "PROPFIND",
        url,
        headers: &[("depth", "0")],
        credentials: Credentials::Account("ada", "é:x"),
        body: b"<propfind/>".to_vec(),
    };
    let url = format!("http://outside.test:{port}/");
    let answered = client(LIMITS).exchange(asked(&url)).await.unwrap();
    assert_eq!(
        (answered.status, answered.header("location")),
        (302, Some("http://outside.test/elsewhere"))
    );
    let request = heard.recv().await.unwrap();
    assert!(request.starts_with("PROPFIND / HTTP/1.1\r\n"), "{request}");
    assert!(
        request.contains("authorization: Basic YWRhOsOpOng=\r\n"),
        "{request}"
    );
    assert!(request.ends_with("<propfind/>"), "{request}");
    assert!(heard.try_recv().is_err(), "nothing more was asked");
    let inside = format!("http://inside.test:{port}/");
    assert!(matches!(
        client(LIMITS).exchange(asked(&inside)).await,
        Err(Error::Private(_))
    ));
}

#[tokio::test]
async fn a_token_is_shown_as_one_and_nobody_shows_nothing() {
    for (credentials, expected) in [
        (
            Credentials::Bearer("syt_abc"),
            Some("authorization: Bearer syt_abc\r\n"),
        ),
        (Credentials::Nobody, None),
    ] {
        let (port, mut heard) = serve(PUBLIC, vec![redirect("302 Found", "http://outside.test/")]).await;
        let url = format!("http://outside.test:{port}/");
        let asked = Asked {
            method: "GET",
            url: &url,
            headers: &[],
            credentials,
            body: Vec::new(),
        };
        client(LIMITS).exchange(asked).await.unwrap();
        let request = heard.recv().await.unwrap();
        match expected {
            Some(header) => assert!(request.contains(header), "{request}"),
            None => assert!(!request.contains("authorization"), "{request}"),
        }
    }
    let url = "http://outside.test/";
    let broken = Asked {
        method: "GET",
        url,
        headers: &[],
        credentials: Credentials::Bearer("a\nb"),
        body: Vec::new(),
    };
    let refused = client(LIMITS).exchange(broken).await.unwrap_err();
    assert!(!refused.to_string().contains("a\nb"), "{refused}");
}

#[tokio::test]
async fn a_file_is_read_again_only_when_it_changed() {
    let file = answer(
        "200 OK",
        "content-type: text/csv\r\netag: \"v1\"\r\nlast-modified: Tue, 10 Nov 2026 17:30:00 GMT\r\n",
        "a,b\n1,2\n",
    );
    let (port, mut heard) = serve(
        PUBLIC,
        vec![
            redirect("302 Found", "/exports/lieux.csv?jour=1"),
            file,
            answer("304 Not Modified", "", ""),
        ],
    )
    .await;
    let url = format!("http://outside.test:{port}/lieux");
    let first = client(LIMITS)
        .fetch_file(&url, Known::default(), 1000)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (
            first.last_segment.as_str(),
            first.etag.as_str(),
            first.body.as_slice()
        ),
        ("lieux.csv", "\"v1\"", &b"a,b\n1,2\n"[..])
    );
    let known = Known {
        etag: &first.etag,
        last_modified: &first.last_modified,
    };
    let second = client(LIMITS).fetch_file(&url, known, 1000).await.unwrap();
    assert!(second.is_none(), "it is what was known");
    heard.recv().await.unwrap();
    heard.recv().await.unwrap();
    let asked = heard.recv().await.unwrap();
    assert!(asked.contains("if-none-match: \"v1\"\r\n"), "{asked}");
    assert!(
        asked.contains("if-modified-since: Tue, 10 Nov 2026 17:30:00 GMT\r\n"),
        "{asked}"
    );
}

#[tokio::test]
async fn a_file_may_be_larger_than_other_answers_and_has_its_own_bound() {
    let long = "x".repeat(5_000);
    let (port, _heard) = serve(PUBLIC, vec![answer("200 OK", "", &long)]).await;
    let url = format!("http://outside.test:{port}/");
    let whole = client(TIGHT)
        .fetch_file(&url, Known::default(), 5_000)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(whole.body.len(), 5_000);
    let refused = client(TIGHT).fetch_file(&url, Known::default(), 4_999).await;
    assert!(
        matches!(refused, Err(Error::TooLarge { bytes_max: 4_999 })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_file_behind_a_redirect_that_leads_inside_is_not_read() {
    let (inside, mut heard) = serve(PRIVATE, vec![answer("200 OK", "", "secret")]).await;
    let (port, _heard) = serve(
        PUBLIC,
        vec![redirect("302 Found", &format!("http://inside.test:{inside}/"))],
    )
    .await;
    let url = format!("http://outside.test:{port}/");
    let refused = client(LIMITS).fetch_file(&url, Known::default(), 1000).await;
    assert!(matches!(refused, Err(Error::Private(_))), "{refused:?}");
    assert!(heard.try_recv().is_err(), "no connection was made");
}
