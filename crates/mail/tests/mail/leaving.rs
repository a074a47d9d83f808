//! How mail leaves, against a real mail server with TLS and a password, and into a folder.

use super::{Written, invoice};
use billing::mail::{Answer, Letter};
use mail::{Composed, SmtpOptions, Transport, read};
use scratch::mail_server::{Line, MailServer};
use std::time::Duration;

fn server(line: Line) -> MailServer {
    MailServer::start(env!("CARGO_TARGET_TMPDIR"), line)
}

fn transport(server: &MailServer) -> Transport {
    let authority = std::fs::read(MailServer::authority()).expect("a certificate");
    let options = SmtpOptions {
        authority: Some(authority),
        patience: Duration::from_secs(5),
        patience_after_data: Duration::from_secs(5),
        ..SmtpOptions::default()
    };
    let address = server.url().parse().expect("an address");
    Transport::smtp(address, options).expect("a transport")
}

pub fn mail_to(address: &str) -> Composed {
    Written::to(address, Letter::Invoice(invoice())).compose()
}

async fn send(transport: &Transport, mail: &Composed) -> Answer {
    match transport.offer(mail).await {
        Ok(offered) => offered.hand_over().await,
        Err(answer) => answer,
    }
}

/// To whom the server took mail, in order.
fn recipients(server: &MailServer) -> Vec<String> {
    let kept = server.kept();
    let recipients = kept.iter().map(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        let to = text.lines().next().and_then(|it| it.split_once(": "));
        to.expect("a recipient").1.trim().to_owned()
    });
    recipients.collect()
}

#[tokio::test]
async fn arrives_over_each_kind_of_line() {
    for line in [Line::Tls, Line::StartTls, Line::Plain] {
        let server = server(line);
        let transport = transport(&server);
        for address in ["chloe@contoso.example", "bram@contoso.example"] {
            let answer = send(&transport, &mail_to(address)).await;
            assert_eq!(
                answer,
                Answer::Sent("250 2.0.0 kept".to_owned()),
                "{line:?}"
            );
        }
        let expected = ["chloe@contoso.example", "bram@contoso.example"];
        assert_eq!(recipients(&server), expected, "{line:?}");
        let kept = server.kept();
        let read = read(&kept[0]).expect("a mail");
        assert!(read.subject.contains("2026-000123"));
    }
}

#[tokio::test]
async fn a_point_at_the_beginning_of_a_line_ends_nothing() {
    let server = server(Line::StartTls);
    let transport = transport(&server);
    let mut mail = mail_to("chloe@contoso.example");
    mail.text
        .push_str(".\r\n..\r\n.net is a point and a name\r\n");
    for _ in 0..2 {
        let answer = send(&transport, &mail).await;
        assert_eq!(answer, Answer::Sent("250 2.0.0 kept".to_owned()));
    }
    let kept = server.kept();
    assert_eq!(kept.len(), 2);
    let end = ["", ".", "..", ".net is a point and a name", ""].join("\r\n");
    for mail in kept {
        let text = String::from_utf8(mail).expect("ASCII");
        assert!(text.trim_end().ends_with(end.trim_end()), "{text}");
    }
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_nothing() {
    for line in [Line::Tls, Line::StartTls] {
        let server = server(line);
        let options = SmtpOptions::default();
        let address = server.url().parse().expect("an address");
        let transport = Transport::smtp(address, options).expect("a transport");
        let answer = send(&transport, &mail_to("chloe@contoso.example")).await;
        assert!(matches!(answer, Answer::Temporary(_)), "{answer:?}");
        assert!(server.kept().is_empty());
    }
}

#[tokio::test]
async fn a_wrong_password_is_nobody_s_fault_whom_mail_is_for() {
    let server = server(Line::Tls);
    let url = server.url().replace("a%20secret", "another");
    let authority = std::fs::read(MailServer::authority()).expect("a certificate");
    let options = SmtpOptions {
        authority: Some(authority),
        ..SmtpOptions::default()
    };
    let transport = Transport::smtp(url.parse().expect("an address"), options);
    let transport = transport.expect("a transport");
    let answer = send(&transport, &mail_to("chloe@contoso.example")).await;
    assert!(
        matches!(&answer, Answer::Temporary(it) if it.starts_with("535")),
        "{answer:?}"
    );
}

#[tokio::test]
async fn the_server_s_words_come_back_and_the_next_mail_is_sent_all_the_same() {
    let server = server(Line::StartTls);
    let transport = transport(&server);
    let never = send(&transport, &mail_to("never-1@contoso.example")).await;
    let words = "550 5.1.1 nobody here has that name".to_owned();
    assert_eq!(never, Answer::Permanent(words));
    let later = mail_to("later-1@contoso.example");
    let refused = send(&transport, &later).await;
    assert_eq!(
        refused,
        Answer::Temporary("451 4.7.1 come back later".to_owned())
    );
    assert!(matches!(send(&transport, &later).await, Answer::Sent(_)));
    assert!(matches!(
        send(&transport, &mail_to("chloe@contoso.example")).await,
        Answer::Sent(_)
    ));
    let expected = ["later-1@contoso.example", "chloe@contoso.example"];
    assert_eq!(recipients(&server), expected);
}

#[tokio::test]
async fn a_line_that_breaks_after_the_mail_leaves_it_in_doubt() {
    let server = server(Line::Tls);
    let transport = transport(&server);
    for address in ["lost-1@contoso.example", "broken-1@contoso.example"] {
        let answer = send(&transport, &mail_to(address)).await;
        assert!(
            matches!(answer, Answer::Unknown(_)),
            "{address}: {answer:?}"
        );
    }
    // The one was taken and the other was not: nobody can tell them apart.
    assert_eq!(recipients(&server), ["lost-1@contoso.example"]);
}

#[tokio::test]
async fn a_server_that_answers_no_mail_leaves_it_in_doubt() {
    let server = server(Line::Tls);
    let authority = std::fs::read(MailServer::authority()).expect("a certificate");
    let options = SmtpOptions {
        authority: Some(authority),
        patience_after_data: Duration::from_millis(500),
        ..SmtpOptions::default()
    };
    let address = server.url().parse().expect("an address");
    let transport = Transport::smtp(address, options).expect("a transport");
    let answer = send(&transport, &mail_to("silent-1@contoso.example")).await;
    let words = "no answer in time, once everything was said".to_owned();
    assert_eq!(answer, Answer::Unknown(words));
    assert_eq!(recipients(&server), ["silent-1@contoso.example"]);
}

#[tokio::test]
async fn a_line_that_broke_while_it_rested_is_opened_again() {
    let mut server = server(Line::Tls);
    let transport = transport(&server);
    assert!(matches!(
        send(&transport, &mail_to("a@contoso.example")).await,
        Answer::Sent(_)
    ));
    server.kill();
    let answer = send(&transport, &mail_to("b@contoso.example")).await;
    assert!(matches!(answer, Answer::Temporary(_)), "{answer:?}");
    server.go_on();
    assert!(matches!(
        send(&transport, &mail_to("c@contoso.example")).await,
        Answer::Sent(_)
    ));
    assert_eq!(
        recipients(&server),
        ["a@contoso.example", "c@contoso.example"]
    );
}

#[tokio::test]
async fn names_of_other_scripts_need_a_server_that_takes_them() {
    let server = server(Line::Tls);
    let transport = transport(&server);
    let answer = send(&transport, &mail_to("zoë@bücher.example")).await;
    assert!(matches!(answer, Answer::Sent(_)), "{answer:?}");
    assert_eq!(recipients(&server), ["zoë@xn--bcher-kva.example"]);
}

#[tokio::test]
async fn a_server_that_says_nothing_is_waited_for_and_no_longer() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let port = silent.local_addr().expect("an address").port();
    let options = SmtpOptions {
        patience: Duration::from_millis(300),
        ..SmtpOptions::default()
    };
    let address = format!("smtp://127.0.0.1:{port}")
        .parse()
        .expect("an address");
    let transport = Transport::smtp(address, options).expect("a transport");
    let answer = send(&transport, &mail_to("chloe@contoso.example")).await;
    assert_eq!(answer, Answer::Temporary("no answer in time".to_owned()));
}

#[tokio::test]
async fn a_folder_keeps_one_file_for_each_mail() {
    let folder = tempfile::tempdir().expect("a folder");
    let transport = Transport::folder(folder.path().join("outbox"));
    let mail = mail_to("chloe@contoso.example");
    for _ in 0..2 {
        assert!(matches!(send(&transport, &mail).await, Answer::Sent(_)));
    }
    let files: Vec<_> = std::fs::read_dir(folder.path().join("outbox"))
        .expect("a folder")
        .map(|it| it.expect("an entry").path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(
        std::fs::read_to_string(&files[0]).expect("readable"),
        mail.text
    );
}
