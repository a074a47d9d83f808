//! Where the mail server is: `smtp://user:password@host:port`, or `smtps://…`.

use percent_encoding::percent_decode_str;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use thiserror::Error;
use url::Url;

/// Where the mail server is, and how one signs in there.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpAddress {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    pub(super) credentials: Option<(String, String)>,
}

/// What keeps the line from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Security {
    /// From the beginning.
    Tls,
    /// From the first words on: without it nothing is said.
    StartTls,
    /// Where the server offers it: on this machine nobody reads along.
    StartTlsIfOffered,
}

/// Why a text is no address of a mail server.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SmtpAddressProblem {
    /// It does not look like one.
    #[error("a mail server is smtp://USER:PASSWORD@HOST:PORT or smtps://…")]
    NoAddress,
    /// Its certificate, or the authority to trust, cannot be used.
    #[error("TLS with the mail server cannot be set up: {0}")]
    Tls(String),
}

impl FromStr for SmtpAddress {
    type Err = SmtpAddressProblem;

    fn from_str(text: &str) -> Result<Self, SmtpAddressProblem> {
        let problem = SmtpAddressProblem::NoAddress;
        let url = Url::parse(text).map_err(|_| problem.clone())?;
        let host = url.host_str().filter(|it| !it.is_empty());
        let host = host.ok_or_else(|| problem.clone())?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let (security, port) = match url.scheme() {
            "smtps" => (Security::Tls, 465),
            "smtp" if is_loopback(&host) => (Security::StartTlsIfOffered, 25),
            "smtp" => (Security::StartTls, 587),
            _ => return Err(problem),
        };
        let plain = |text: &str| {
            let plain = percent_decode_str(text).decode_utf8();
            plain.map(|it| it.into_owned()).map_err(|_| problem.clone())
        };
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (user, password) => Some((plain(user)?, plain(password.unwrap_or_default())?)),
        };
        Ok(Self {
            port: url.port().unwrap_or(port),
            host,
            security,
            credentials,
        })
    }
}

fn is_loopback(host: &str) -> bool {
    let is_loopback = |it: IpAddr| it.is_loopback();
    host == "localhost" || host.parse().is_ok_and(is_loopback)
}

/// Without the password.
impl fmt::Debug for SmtpAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, .. } = self;
        write!(f, "{:?} to {host}:{port}", self.security)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_the_line_is_kept_from_being_read() {
        let read = |text: &str| text.parse::<SmtpAddress>();
        for (text, host, port, security) in [
            (
                "smtps://mail.example.com",
                "mail.example.com",
                465,
                Security::Tls,
            ),
            (
                "smtp://mail.example.com",
                "mail.example.com",
                587,
                Security::StartTls,
            ),
            (
                "smtp://localhost:1025",
                "localhost",
                1025,
                Security::StartTlsIfOffered,
            ),
            (
                "smtp://127.0.0.1",
                "127.0.0.1",
                25,
                Security::StartTlsIfOffered,
            ),
            ("smtp://10.0.0.1", "10.0.0.1", 587, Security::StartTls),
        ] {
            let address = read(text).expect(text);
            assert_eq!(
                (address.host.as_str(), address.port, address.security),
                (host, port, security)
            );
        }
        for wrong in ["", "mail.example.com", "http://mail.example.com", "smtp://"] {
            assert_eq!(read(wrong), Err(SmtpAddressProblem::NoAddress), "{wrong}");
        }
    }

    #[test]
    fn a_password_may_hold_anything_and_is_not_told() {
        let address = "smtps://us%40er:p%3A%2Fss@mail.example.com";
        let address: SmtpAddress = address.parse().expect("an address");
        let expected = ("us@er".to_owned(), "p:/ss".to_owned());
        assert_eq!(address.credentials, Some(expected));
        assert!(!format!("{address:?}").contains("ss"));
    }
}
