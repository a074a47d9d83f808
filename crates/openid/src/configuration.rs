//! What has to be known of a provider before it is asked.

use actions::Failure;
use openidconnect::{ClientId, ClientSecret, IssuerUrl, RedirectUrl, Scope};

/// A provider, as whoever runs the portal describes it.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Its address, exactly as it calls itself.
    pub issuer: String,
    /// What it calls the portal.
    pub client_id: String,
    /// What the portal proves with that it is the one; never printed.
    pub client_secret: ClientSecret,
    /// The address of the portal that it sends browsers back to.
    pub redirect: String,
    /// What it is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim that lists a person's groups.
    pub groups_claim: String,
    /// Whether every address is the organisation's own word, so that it need not vouch for each.
    pub addresses_are_verified: bool,
}

/// The same, where it can be.
pub(crate) struct Checked {
    pub issuer: IssuerUrl,
    pub client_id: ClientId,
    pub client_secret: ClientSecret,
    pub redirect: RedirectUrl,
    pub scopes: Vec<Scope>,
    pub groups_claim: String,
    pub addresses_are_verified: bool,
}

impl Configuration {
    pub(crate) fn check(&self) -> Result<Checked, Failure> {
        let issuer = &self.issuer;
        let no_address = |what: &str, text: &str| {
            Failure::new(format!("{text:?} is no address of {what}: write https://…"))
        };
        let issuer = IssuerUrl::new(issuer.clone()).map_err(|_| no_address("an issuer", issuer))?;
        if !is_safe(&issuer) {
            return Err(Failure::new(format!(
                "The issuer {:?} has to be reached by https: who it says somebody is must not be \
                 changed on the way.",
                issuer.as_str()
            )));
        }
        if self.client_id.is_empty() || self.client_secret.secret().is_empty() {
            return Err(Failure::new("A client needs an id and a secret."));
        }
        let redirect = &self.redirect;
        Ok(Checked {
            issuer,
            client_id: ClientId::new(self.client_id.clone()),
            client_secret: self.client_secret.clone(),
            redirect: RedirectUrl::new(redirect.clone())
                .map_err(|_| no_address("the portal", redirect))?,
            scopes: self.scopes.iter().cloned().map(Scope::new).collect(),
            groups_claim: self.groups_claim.clone(),
            addresses_are_verified: self.addresses_are_verified,
        })
    }
}

/// Nobody stands between the portal and a provider on the same machine.
fn is_safe(issuer: &IssuerUrl) -> bool {
    let url = issuer.url();
    let is_here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    url.scheme() == "https" || url.scheme() == "http" && is_here
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(change: impl FnOnce(&mut Configuration)) -> Option<String> {
        let mut configuration = Configuration {
            issuer: "https://login.contoso.example".to_owned(),
            client_id: "reckoner".to_owned(),
            client_secret: ClientSecret::new("4711".to_owned()),
            redirect: "https://bills.example/sign-in/with/contoso/callback".to_owned(),
            scopes: vec!["email".to_owned()],
            groups_claim: "groups".to_owned(),
            addresses_are_verified: false,
        };
        change(&mut configuration);
        assert!(!format!("{configuration:?}").contains("4711"));
        configuration.check().err().map(|it| it.to_string())
    }

    #[test]
    fn what_cannot_be_is_told() {
        assert_eq!(told(|_| {}), None);
        assert_eq!(told(|it| it.issuer = "http://localhost:9000".into()), None);
        let far = told(|it| it.issuer = "http://login.contoso.example".into());
        assert!(far.is_some_and(|it| it.contains("https")));
        let none = told(|it| it.issuer = "contoso".into());
        assert!(none.is_some_and(|it| it.contains("contoso")));
        assert!(told(|it| it.client_id.clear()).is_some());
        assert!(told(|it| it.client_secret = ClientSecret::new(String::new())).is_some());
        assert!(told(|it| it.redirect = "here".into()).is_some());
    }
}
