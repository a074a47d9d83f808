//! How people reach the portal, and what follows from it: its own origin, secure cookies, and which
//! proxies stand before it.

use super::Serving;
use super::proxies::Proxies;
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use std::net::SocketAddr;

/// How people reach the portal.
#[derive(Debug, PartialEq, Eq)]
pub struct Door {
    /// Scheme, host and port of the public address.
    pub origin: String,
    /// Whether people come over https, so that cookies stay there.
    pub is_https: bool,
    proxies: Proxies,
}

impl Door {
    pub fn of(serving: &Serving) -> Self {
        let url = serving.public_url.as_str();
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
        let host = rest.split('/').next().unwrap_or(rest);
        Self {
            origin: format!("{scheme}://{host}").to_lowercase(),
            is_https: scheme.eq_ignore_ascii_case("https"),
            proxies: serving.trusted_proxies.clone(),
        }
    }

    /// Where a request comes from, for the limit on tries.
    pub fn place(&self, parts: &Parts) -> String {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        peer.map_or_else(String::new, |ConnectInfo(peer)| {
            self.proxies.place(peer.ip(), &parts.headers)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_is_scheme_host_and_port() {
        let door = |public_url: &str| {
            Door::of(&Serving {
                listen: ([127, 0, 0, 1], 3000).into(),
                public_url: public_url.to_owned(),
                trusted_proxies: Proxies::default(),
                returned: None,
            })
        };
        let far = door("https://Bills.example:8443/portal/");
        assert_eq!(far.origin, "https://bills.example:8443");
        assert!(far.is_https);
        assert!(!door("http://localhost:3000").is_https);
    }
}
