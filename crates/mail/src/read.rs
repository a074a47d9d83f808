//! Mail that is read: what was kept in the folder, and what a server sends back.

use crate::transport::bounded;
use billing::MailId;
use billing::mail::MailState;
use chrono::{DateTime, Utc};
use mail_parser::{Address, MessageParser, MimeHeaders};

/// A mail as a page shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// What it is about.
    pub subject: String,
    /// From whom, as a name and an address.
    pub from: String,
    /// To whom.
    pub to: String,
    /// The date on it.
    pub date: Option<DateTime<Utc>>,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
    /// Names and bytes of what came along.
    pub attachments: Vec<(String, Vec<u8>)>,
}

/// Reads a mail. What is none reads as nothing.
pub fn read(bytes: &[u8]) -> Option<Read> {
    let mail = MessageParser::default().parse(bytes)?;
    let attachments = mail.attachments().map(|part| {
        let name = part.attachment_name().unwrap_or_default().to_owned();
        (name, part.contents().to_vec())
    });
    let date = mail.date().map(|it| it.to_timestamp());
    Some(Read {
        subject: mail.subject().unwrap_or_default().to_owned(),
        from: people(mail.from()),
        to: people(mail.to()),
        date: date.and_then(|it| DateTime::from_timestamp(it, 0)),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        html: mail.body_html(0).unwrap_or_default().into_owned(),
        attachments: attachments.collect(),
    })
}

fn people(list: Option<&Address>) -> String {
    let people = list.into_iter().flat_map(Address::iter).map(|one| {
        let address = one.address().unwrap_or_default();
        match one.name() {
            Some(name) => format!("{name} <{address}>"),
            None => address.to_owned(),
        }
    });
    people.collect::<Vec<_>>().join(", ")
}

/// What a server says of a mail of ours that it had taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Which.
    pub mail: MailId,
    /// What became of it: sent back, or delivered.
    pub state: MailState,
    /// Why, in the words of whoever says it.
    pub words: String,
}

/// Reads what a server says of a mail that it had taken (RFC 3464). Nothing where it is no such
/// notice, is about no mail of this host, or says only that it takes longer or was passed on.
pub fn read_returned(bytes: &[u8], host: &str) -> Option<Returned> {
    let notice = MessageParser::default().parse(bytes)?;
    let mut parts = notice.parts.iter();
    let status = parts.find(|it| it.is_content_type("message", "delivery-status"))?;
    let status = String::from_utf8_lossy(status.contents()).into_owned();
    let state = match field(&status, "action")?.to_ascii_lowercase().as_str() {
        "failed" => MailState::Bounced,
        "delivered" => MailState::Delivered,
        _ => return None,
    };
    let code = field(&status, "status").unwrap_or_default();
    let words = field(&status, "diagnostic-code").map_or(code.clone(), |it| {
        // What comes before is the kind of answer: `smtp; 550 no such user`.
        it.split_once(';')
            .map_or(it.clone(), |(_, said)| said.trim().to_owned())
    });
    Some(Returned {
        mail: mail_of(&String::from_utf8_lossy(bytes), host)?,
        state,
        words: bounded(&words),
    })
}

/// The first field of this name, its folded lines put together.
fn field(status: &str, name: &str) -> Option<String> {
    let mut lines = status.lines().skip_while(|line| {
        let field = line.split_once(':').map(|(field, _)| field.trim());
        !field.is_some_and(|it| it.eq_ignore_ascii_case(name))
    });
    let (_, first) = lines.next()?.split_once(':')?;
    let folded = lines.take_while(|line| line.starts_with([' ', '\t']));
    let parts = std::iter::once(first).chain(folded).map(str::trim);
    Some(parts.collect::<Vec<_>>().join(" "))
}

/// The mail whose `Message-ID` stands anywhere in the notice: its headers come back with it.
fn mail_of(notice: &str, host: &str) -> Option<MailId> {
    let end = format!("@{host}>");
    notice.match_indices(&end).find_map(|(at, _)| {
        let (_, id) = notice.get(..at)?.rsplit_once('<')?;
        id.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTICE: &str = "From: MAILER-DAEMON@mx.example\r\nTo: billing@reckoner.example\r\n\
        Subject: Undelivered Mail\r\nMessage-ID: <123@mx.example>\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n\
        --b\r\nContent-Type: message/delivery-status\r\n\r\n\
        Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; chloe@contoso.example\r\n\
        Action: ACTION\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n no such user\r\n\r\n\
        --b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Invoice\r\n\
        Message-ID: <0199c0de-0000-7000-8000-000000000001@billing.example>\r\n\r\n--b--\r\n";

    #[test]
    fn says_which_mail_came_back_and_why() {
        let failed = NOTICE.replace("ACTION", "failed");
        let returned = read_returned(failed.as_bytes(), "billing.example");
        let mail = "0199c0de-0000-7000-8000-000000000001"
            .parse()
            .expect("an id");
        let words = "550 5.1.1 no such user".to_owned();
        let state = MailState::Bounced;
        assert_eq!(returned, Some(Returned { mail, state, words }));
        assert_eq!(read_returned(failed.as_bytes(), "other.example"), None);
    }

    #[test]
    fn says_that_a_mail_is_delivered() {
        let delivered = NOTICE.replace("ACTION", "Delivered");
        let returned = read_returned(delivered.as_bytes(), "billing.example");
        assert_eq!(returned.map(|it| it.state), Some(MailState::Delivered));
    }

    #[test]
    fn a_delay_and_a_letter_are_no_return() {
        for action in ["relayed", "expanded"] {
            let passed_on = NOTICE.replace("ACTION", action);
            assert_eq!(read_returned(passed_on.as_bytes(), "billing.example"), None);
        }
        let delayed = NOTICE.replace("ACTION", "delayed");
        assert_eq!(read_returned(delayed.as_bytes(), "billing.example"), None);
        let letter = b"From: a@b.example\r\nSubject: Hello\r\n\r\nHello";
        assert_eq!(read_returned(letter, "billing.example"), None);
    }
}
