//! How people reach the portal, and what follows from it: its own origin, secure cookies, and which
//! proxies stand before it.

use super::Serving;
use super::proxies::Proxies;
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
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

    /// Whether a browser reached the portal at another host than the public one. What a proxy says of
    /// hosts is between it and the portal.
    pub fn is_elsewhere(&self, headers: &HeaderMap) -> bool {
        const OF_PROXIES: [&str; 3] = ["forwarded", "x-forwarded-for", "x-forwarded-host"];
        if OF_PROXIES.iter().any(|it| headers.contains_key(*it)) {
            return false;
        }
        let host = headers.get(header::HOST).and_then(|it| it.to_str().ok());
        let own = self.origin.split_once("://").map(|(_, it)| it);
        host.is_some_and(|it| Some(it.to_lowercase().as_str()) != own)
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
        let reached = |host: &str, proxy: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().expect("a host"));
            if let Some(from) = proxy {
                headers.insert("x-forwarded-for", from.parse().expect("a place"));
            }
            door("http://localhost:3000").is_elsewhere(&headers)
        };
        assert!(!reached("localhost:3000", None));
        assert!(!reached("LocalHost:3000", None));
        assert!(reached("127.0.0.1:3000", None));
        assert!(!reached("127.0.0.1:3000", Some("192.0.2.7")));
    }
}
