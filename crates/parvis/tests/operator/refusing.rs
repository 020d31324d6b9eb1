//! A mail server that refuses every recipient, and repeats their address as many do.

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Opens it on a free port of this machine.
pub(crate) async fn open() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream));
        }
    });
    port
}

async fn talk(mut stream: TcpStream) -> std::io::Result<()> {
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 essai\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let answer = match line.split_once("RCPT TO:") {
            Some((_, recipient)) => format!("450 4.2.1 {recipient}: no room for this person today\r\n"),
            None => "250 well\r\n".to_owned(),
        };
        write.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}
