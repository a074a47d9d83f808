//! Which proxies are believed when they say where a request comes from.

use axum::http::{HeaderMap, HeaderName};
use ipnet::{IpNet, Ipv6Net};
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Who has one address of a network has all of them: the smallest that is given out.
const IPV6_PLACE: u8 = 64;

/// The addresses and networks of proxies, with commas between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Proxies(Vec<IpNet>);

impl FromStr for Proxies {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words = text.split(',').map(str::trim).filter(|it| !it.is_empty());
        words.map(network).collect::<Result<_, _>>().map(Self)
    }
}

impl TryFrom<String> for Proxies {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

fn network(word: &str) -> Result<IpNet, String> {
    let address = || word.parse::<IpAddr>().map(IpNet::from);
    let network = word.parse::<IpNet>().or_else(|_| address());
    network.map_err(|_| format!("{word:?} is no address and no network, such as 10.0.0.0/8"))
}

impl Proxies {
    /// Where a request comes from: whoever sent it to the first proxy that is believed. What
    /// stands before that in the header is whatever the sender wrote.
    pub fn place(&self, peer: IpAddr, headers: &HeaderMap) -> String {
        let mut place = peer.to_canonical();
        let mut entries = headers
            .get_all(FORWARDED_FOR)
            .into_iter()
            .rev()
            .flat_map(|it| it.to_str().unwrap_or_default().rsplit(','));
        while self.is_believed(place)
            && let Some(address) = entries.next().and_then(read)
        {
            place = address;
        }
        match place {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => match Ipv6Net::new(address, IPV6_PLACE) {
                Ok(network) => network.trunc().to_string(),
                Err(_) => address.to_string(),
            },
        }
    }

    fn is_believed(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// Some proxies write the port too.
fn read(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let with_port = || entry.parse::<SocketAddr>().map(|it| it.ip());
    let address = entry.parse::<IpAddr>().or_else(|_| with_port());
    address.ok().map(|it| it.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn place(proxies: &str, peer: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(value));
        }
        let proxies: Proxies = proxies.parse().expect("proxies");
        proxies.place(peer.parse().expect("an address"), &headers)
    }

    #[test]
    fn nobody_is_believed_who_is_not_named() {
        assert_eq!(place("", "10.0.0.1", &["1.2.3.4"]), "10.0.0.1");
        assert_eq!(place("10.0.0.2", "10.0.0.1", &["1.2.3.4"]), "10.0.0.1");
        assert_eq!(place("10.0.0.1", "10.0.0.1", &["1.2.3.4"]), "1.2.3.4");
        assert_eq!(place("10.0.0.1", "10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(place("10.0.0.1", "10.0.0.1", &["unknown"]), "10.0.0.1");
        assert_eq!(
            place("10.0.0.1", "::ffff:10.0.0.1", &["1.2.3.4"]),
            "1.2.3.4"
        );
    }

    #[test]
    fn only_what_proxies_wrote_counts() {
        let chain = &["6.6.6.6, 1.2.3.4", "10.1.0.1:4711"];
        assert_eq!(place("10.0.0.0/8", "10.0.0.1", chain), "1.2.3.4");
        assert_eq!(place("10.0.0.1", "10.0.0.1", chain), "10.1.0.1");
        assert_eq!(place("10.0.0.0/8", "10.0.0.1", &["10.9.9.9"]), "10.9.9.9");
    }

    #[test]
    fn a_network_of_ipv6_is_one_place() {
        let one = place("", "2001:db8:1:2:3::4", &[]);
        assert_eq!(one, "2001:db8:1:2::/64");
        assert_eq!(place("::1", "::1", &["[2001:db8:1:2::5]:80"]), one);
    }

    #[test]
    fn what_is_no_address_is_said() {
        let told = "10.0.0.1, proxy".parse::<Proxies>();
        assert!(told.is_err_and(|it| it.contains("\"proxy\" is no address")));
        let both = " 10.0.0.1,fd00::/8, ".parse::<Proxies>();
        assert_eq!(both.map(|it| it.0.len()), Ok(2));
    }
}
