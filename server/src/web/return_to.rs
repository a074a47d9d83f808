//! Where to go on after a form: only ever to a page of this portal.

use islands::addresses;

/// The address if it is a path of this portal, else the first page.
pub fn local(address: &str) -> &str {
    let is_local = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains('\\')
        && address.chars().all(|it| it.is_ascii_graphic());
    if is_local { address } else { "/" }
}

/// The page of signing in that goes on to an address afterwards.
pub fn sign_in(address: &str) -> String {
    going_on(addresses::SIGN_IN, address)
}

/// The same, with the address of whoever is to sign in filled in, where there is one.
pub fn sign_in_as(email: &str, address: &str) -> String {
    let page = sign_in(address);
    let joint = if page.contains('?') { '&' } else { '?' };
    match email {
        "" => page,
        email => format!("{page}{joint}{}", addresses::query([("email", email)])),
    }
}

/// The page of choosing an identity that goes on to an address afterwards.
pub fn identity(address: &str) -> String {
    going_on(addresses::IDENTITY, address)
}

/// A page of signing in that goes on to an address afterwards.
pub fn going_on(page: &str, address: &str) -> String {
    match local(address) {
        "/" => page.to_owned(),
        address => format!("{page}?{}", addresses::query([("return_to", address)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_are_never_gone_to() {
        for elsewhere in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "evil.example",
            "",
            "/a\r\nSet-Cookie: x",
            "/\t/evil.example",
            "javascript:alert(1)",
        ] {
            assert_eq!(local(elsewhere), "/", "{elsewhere:?}");
        }
        assert_eq!(
            local("/billing/scopes?sort=name"),
            "/billing/scopes?sort=name"
        );
        assert_eq!(
            sign_in("/search?q=a&b"),
            "/sign-in?return_to=%2Fsearch%3Fq%3Da%26b"
        );
        assert_eq!(
            sign_in_as("jeroen@example.com", "/"),
            "/sign-in?email=jeroen%40example.com"
        );
    }
}
