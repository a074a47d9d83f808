//! What the words of an answer mean: those that servers and systems say most often, and our own.
//! Whatever is not known stays as it was said.

use std::fmt;

/// What came of trying to send a mail, as far as its words are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Nothing listens at the server's address.
    Refused,
    /// No answer in time.
    TimedOut,
    /// The server's name leads nowhere.
    HostNotFound,
    /// There is no way to the server.
    Unreachable,
    /// Nobody that is trusted vouches for the server's certificate.
    NotTrusted,
    /// The server's certificate is over, or not good yet.
    Expired,
    /// The server's certificate is for another name.
    OtherName,
    /// The line broke.
    Broken,
    /// The server does not know the portal's name or password.
    NotSignedIn,
    /// The server passes on no mail to that address.
    NotRelayed,
    /// The server does not take mail from the sender's address.
    SenderRefused,
    /// Nobody has that address.
    NoMailbox,
    /// The mailbox is full.
    MailboxFull,
    /// The mail is larger than the server takes.
    TooLarge,
    /// The server asks to come back later.
    ComeBack,
    /// The server takes no addresses with letters beyond ASCII.
    Letters,
    /// Something of our own.
    Own(Own),
}

/// Why a mail was not sent that nobody was asked to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// What it asks to be paid is paid.
    Settled,
    /// A newer one asks for the same.
    AskedAnew,
    /// Nobody signs in with the address any more.
    NobodySignsIn,
    /// The invitation was taken or withdrawn.
    InvitationOver,
    /// The address is confirmed, or not wanted any more.
    AddressOver,
    /// The document is missing.
    NoDocument,
    /// What was to be told cannot be read.
    Unreadable,
}

impl Own {
    const ALL: [Self; 7] = [
        Self::Settled,
        Self::AskedAnew,
        Self::NobodySignsIn,
        Self::InvitationOver,
        Self::AddressOver,
        Self::NoDocument,
        Self::Unreadable,
    ];

    /// How it is noted.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Settled => "there is nothing to be paid any more",
            Self::AskedAnew => "a newer one goes instead",
            Self::NobodySignsIn => "nobody signs in with this address any more",
            Self::InvitationOver => "the invitation was taken or withdrawn",
            Self::AddressOver => "the address is confirmed, or not wanted any more",
            Self::NoDocument => "the document is not stored",
            Self::Unreadable => "the letter cannot be read",
        }
    }
}

impl fmt::Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// Whether words are a mail server's own: they begin with its code.
pub fn is_reply(words: &str) -> bool {
    let code = words.get(..3);
    let is_code = code.is_some_and(|it| it.bytes().all(|digit| digit.is_ascii_digit()));
    is_code && !words[3..].starts_with(|it: char| it.is_ascii_digit())
}

impl Cause {
    /// What words mean. What a server took has no cause.
    pub fn of(words: &str) -> Option<Self> {
        if let Some(own) = Own::ALL.into_iter().find(|it| it.words() == words) {
            return Some(Self::Own(own));
        }
        let small = words.to_lowercase();
        match is_reply(words) {
            true => of_reply(&small),
            false => of_line(&small),
        }
    }
}

/// What a server says, by its codes (RFC 5321, RFC 3463) before its words.
fn of_reply(small: &str) -> Option<Cause> {
    let (code, rest) = small.split_at(3);
    if code.starts_with('2') || code.starts_with('3') {
        return None;
    }
    let status = rest
        .trim_start_matches(['-', ' '])
        .split_whitespace()
        .next();
    let status = status.and_then(|it| it.split_once('.')).map(|(_, it)| it);
    let has = |parts: &[&str]| parts.iter().any(|it| rest.contains(it));
    Some(match (code, status) {
        ("530" | "534" | "535" | "538", _) => Cause::NotSignedIn,
        _ if has(&["relay"]) => Cause::NotRelayed,
        (_, Some("1.1" | "1.2" | "1.3" | "1.6" | "1.10" | "2.1")) => Cause::NoMailbox,
        (_, Some("1.7" | "1.8")) => Cause::SenderRefused,
        (_, Some("2.2")) => Cause::MailboxFull,
        (_, Some("2.3" | "3.4")) | ("552", None) => Cause::TooLarge,
        _ if has(&[
            "greylist",
            "graylist",
            "greylisted",
            "come back",
            "try again",
        ]) =>
        {
            Cause::ComeBack
        }
        _ if has(&[
            "user unknown",
            "no such user",
            "mailbox unavailable",
            "does not exist",
        ]) =>
        {
            Cause::NoMailbox
        }
        ("421" | "450" | "451", _) => Cause::ComeBack,
        _ => return None,
    })
}

/// What the system and the libraries say of a line.
fn of_line(small: &str) -> Option<Cause> {
    let known: [(&[&str], Cause); 9] = [
        (&["connection refused"], Cause::Refused),
        (&["timed out", "no answer in time"], Cause::TimedOut),
        (
            &[
                "lookup address",
                "name or service not known",
                "no such host",
            ],
            Cause::HostNotFound,
        ),
        (&["unreachable", "no route to host"], Cause::Unreachable),
        (&["not valid for name", "notvalidforname"], Cause::OtherName),
        (
            &[
                "certificate expired",
                "expired",
                "not valid yet",
                "notvalidyet",
            ],
            Cause::Expired,
        ),
        (
            &[
                "invalid peer certificate",
                "unknownissuer",
                "unknown issuer",
            ],
            Cause::NotTrusted,
        ),
        (
            &[
                "broken pipe",
                "reset by peer",
                "unexpected end",
                "incomplete",
                "eof",
                "closed",
            ],
            Cause::Broken,
        ),
        (&["smtputf8"], Cause::Letters),
    ];
    let found = known.into_iter();
    let mut found = found.filter(|(parts, _)| parts.iter().any(|it| small.contains(it)));
    if small.contains("authentication mechanism") {
        return Some(Cause::NotSignedIn);
    }
    found.next().map(|(_, cause)| cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_servers_and_systems_say_most_often_is_known() {
        for (words, cause) in [
            ("Connection refused (os error 111)", Cause::Refused),
            ("no answer in time", Cause::TimedOut),
            (
                "no answer in time, once everything was said",
                Cause::TimedOut,
            ),
            ("Connection timed out (os error 110)", Cause::TimedOut),
            (
                "failed to lookup address information: Name or service not known",
                Cause::HostNotFound,
            ),
            ("Network is unreachable (os error 101)", Cause::Unreachable),
            ("invalid peer certificate: UnknownIssuer", Cause::NotTrusted),
            (
                "invalid peer certificate: certificate expired: verification time 1 (UNIX)",
                Cause::Expired,
            ),
            (
                "invalid peer certificate: certificate not valid for name \"mail.example\"",
                Cause::OtherName,
            ),
            ("Connection reset by peer (os error 104)", Cause::Broken),
            ("535 5.7.8 Error: authentication failed", Cause::NotSignedIn),
            ("530 5.7.0 Authentication required", Cause::NotSignedIn),
            (
                "554 5.7.1 <a@b.example>: Relay access denied",
                Cause::NotRelayed,
            ),
            ("550 5.1.1 nobody here has that name", Cause::NoMailbox),
            ("550 No such user here", Cause::NoMailbox),
            ("553 5.1.8 sender's domain not found", Cause::SenderRefused),
            ("552 5.2.2 over quota", Cause::MailboxFull),
            ("452 4.2.2 over quota", Cause::MailboxFull),
            ("552 message exceeds fixed maximum", Cause::TooLarge),
            ("451 4.7.1 come back later", Cause::ComeBack),
            ("450 4.2.0 Greylisted", Cause::ComeBack),
        ] {
            assert_eq!(Cause::of(words), Some(cause), "{words}");
        }
        for words in [
            "250 OK",
            "250 2.0.0 relay queued",
            "554 no",
            "",
            "something else",
        ] {
            assert_eq!(Cause::of(words), None, "{words}");
        }
        for own in Own::ALL {
            assert_eq!(Cause::of(own.words()), Some(Cause::Own(own)));
        }
    }

    #[test]
    fn a_reply_begins_with_a_code() {
        for (words, is) in [
            ("250 OK", true),
            ("250-OK", true),
            ("550", true),
            ("5501 mails", false),
            ("55 mails", false),
            ("é12 x", false),
            ("", false),
        ] {
            assert_eq!(is_reply(words), is, "{words}");
        }
    }
}
