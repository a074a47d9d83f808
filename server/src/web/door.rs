//! How people reach the portal, and what follows from it: its own origin, secure cookies, whether
//! a proxy stands before it.

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
    is_behind_proxy: bool,
}

impl Door {
    pub fn of(public_url: &str) -> Self {
        let (scheme, rest) = public_url.split_once("://").unwrap_or(("http", public_url));
        let host = rest.split('/').next().unwrap_or(rest);
        let name = match host.strip_prefix('[') {
            Some(address) => address.split(']').next(),
            None => host.split(':').next(),
        };
        Self {
            origin: format!("{scheme}://{host}").to_lowercase(),
            is_https: scheme.eq_ignore_ascii_case("https"),
            is_behind_proxy: !matches!(name, Some("localhost" | "127.0.0.1" | "::1")),
        }
    }

    /// Where a request comes from, for the limit on tries. Only the entry that the proxy itself
    /// added counts: those before it are whatever the sender wrote.
    pub fn place(&self, parts: &Parts) -> String {
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let forwarded = forwarded
            .filter(|_| self.is_behind_proxy)
            .and_then(|it| it.to_str().ok()?.rsplit(',').next());
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        match (forwarded, peer) {
            (Some(address), _) => address.trim().to_owned(),
            (None, Some(ConnectInfo(peer))) => peer.ip().to_string(),
            (None, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn place(public_url: &str, forwarded: &str) -> String {
        let request = Request::builder().header("x-forwarded-for", forwarded);
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        let peer = SocketAddr::from(([10, 0, 0, 1], 4711));
        parts.extensions.insert(ConnectInfo(peer));
        Door::of(public_url).place(&parts)
    }

    #[test]
    fn only_a_proxy_is_believed_and_only_its_own_entry() {
        assert_eq!(place("http://localhost:3000", "1.2.3.4"), "10.0.0.1");
        assert_eq!(place("http://[::1]:3000", "1.2.3.4"), "10.0.0.1");
        assert_eq!(
            place("https://bills.example", "6.6.6.6, 1.2.3.4"),
            "1.2.3.4"
        );
    }

    #[test]
    fn the_origin_is_scheme_host_and_port() {
        let door = Door::of("https://Bills.example:8443/portal/");
        assert_eq!(door.origin, "https://bills.example:8443");
        assert!(door.is_https);
        assert!(!Door::of("http://localhost:3000").is_https);
    }
}
