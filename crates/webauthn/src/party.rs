//! The relying party: whose passkeys they are.

use ring::digest::{SHA256, digest};
use std::net::IpAddr;

/// The site that passkeys are made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    host: String,
    origin: String,
}

impl Party {
    /// The site at a public address; nothing where browsers make no passkeys for it. They do for a
    /// name of a host and not for a number, and only over https or at the machine itself.
    pub fn of(public_url: &str) -> Option<Self> {
        let url = public_url.to_lowercase();
        let (scheme, rest) = url.split_once("://")?;
        let authority = rest.split('/').next()?;
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        let is_number = host.parse::<IpAddr>().is_ok() || host.starts_with('[');
        let is_here = host == "localhost" || host.ends_with(".localhost");
        let usual_port = match scheme {
            "https" => "443",
            "http" if is_here => "80",
            _ => return None,
        };
        if host.is_empty() || is_number {
            return None;
        }
        let port = port.filter(|it| *it != usual_port);
        let port = port.map(|it| format!(":{it}")).unwrap_or_default();
        Some(Self {
            origin: format!("{scheme}://{host}{port}"),
            host: host.to_owned(),
        })
    }

    /// The name of the host: what the standard calls the identifier of the relying party.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Scheme, host and port, as browsers write it into their answers.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    pub(crate) fn is_hashed_to(&self, hash: &[u8]) -> bool {
        digest(&SHA256, self.host.as_bytes()).as_ref() == hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_a_host_with_a_name_that_browsers_trust() {
        let of = |url| Party::of(url).map(|it| (it.host, it.origin));
        let pair = |host: &str, origin: &str| Some((host.to_owned(), origin.to_owned()));
        assert_eq!(
            of("https://Bills.example:8443/portal/"),
            pair("bills.example", "https://bills.example:8443")
        );
        assert_eq!(
            of("https://bills.example:443"),
            pair("bills.example", "https://bills.example")
        );
        assert_eq!(
            of("http://localhost:3000"),
            pair("localhost", "http://localhost:3000")
        );
        for none in [
            "http://bills.example",
            "https://192.0.2.7",
            "http://127.0.0.1:3000",
            "https://[2001:db8::7]:8443",
            "https://",
            "bills.example",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
