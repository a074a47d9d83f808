//! Asking a server to tell of delivery: only where it says that it does, and somebody takes it in.

use super::leaving::mail_to;
use billing::mail::Answer;
use mail::{SmtpOptions, Transport};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::net::tcp::OwnedWriteHalf;

/// What a server heard that takes one mail and says of itself what is given.
async fn heard(extensions: &'static str, is_receipt_wanted: bool) -> Vec<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = tokio::spawn(async move {
        let (line, _) = listener.accept().await.expect("a line");
        let (reads, mut writes) = line.into_split();
        let mut lines = BufReader::new(reads).lines();
        let mut heard = Vec::new();
        say(&mut writes, "220 mx.example\r\n").await;
        while let Some(line) = lines.next_line().await.expect("heard") {
            match line.split(' ').next() {
                Some("EHLO") => say(&mut writes, &format!("250-mx.example\r\n{extensions}")).await,
                Some("DATA") => {
                    say(&mut writes, "354 go on\r\n").await;
                    while lines.next_line().await.expect("heard").as_deref() != Some(".") {}
                    say(&mut writes, "250 taken\r\n").await;
                    return heard;
                }
                _ => say(&mut writes, "250 OK\r\n").await,
            }
            heard.push(line);
        }
        heard
    });
    let options = SmtpOptions {
        is_receipt_wanted,
        ..SmtpOptions::default()
    };
    let address = format!("smtp://127.0.0.1:{port}");
    let transport = Transport::smtp(address.parse().expect("an address"), options);
    let transport = transport.expect("a transport");
    let mail = mail_to("chloe@contoso.example");
    let offered = transport.offer(&mail).await.expect("offered");
    let answer = offered.hand_over().await;
    assert_eq!(answer, Answer::Sent("250 taken".to_owned()));
    let mut heard = server.await.expect("a server");
    heard.retain(|it| it.starts_with("MAIL") || it.starts_with("RCPT"));
    heard
}

async fn say(line: &mut OwnedWriteHalf, text: &str) {
    line.write_all(text.as_bytes()).await.expect("said");
}

#[tokio::test]
async fn a_server_is_asked_for_what_it_says_it_does() {
    let with_notices = "250-8BITMIME\r\n250 DSN\r\n";
    let without = "250 8BITMIME\r\n";
    let plain = [
        "MAIL FROM:<billing@reckoner.example>",
        "RCPT TO:<chloe@contoso.example>",
    ];
    assert_eq!(heard(without, true).await, plain);
    assert_eq!(heard(with_notices, false).await, plain);
    assert_eq!(
        heard(with_notices, true).await,
        [
            "MAIL FROM:<billing@reckoner.example> RET=HDRS",
            "RCPT TO:<chloe@contoso.example> NOTIFY=SUCCESS,FAILURE"
        ]
    );
}
