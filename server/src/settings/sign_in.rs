//! `[[sign-in]]` of `reckoner.toml`: who else says who somebody is.

use actions::Failure;
use actions::sign_in::{GroupRole, SignInWith};
use billing::AgreementType;
use billing::policy::{Role, ScopeKind};
use openid::{ClientSecret, Configuration, OpenId};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

const AGREEMENTS: [AgreementType; 4] = [
    AgreementType::Mosp,
    AgreementType::Mca,
    AgreementType::Mpa,
    AgreementType::Ea,
];

/// A provider of OpenID Connect.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SignIn {
    name: String,
    display_name: String,
    issuer: String,
    client_id: String,
    client_secret: Option<ClientSecret>,
    client_secret_file: Option<PathBuf>,
    directory: String,
    #[serde(default = "usual_scopes")]
    scopes: Vec<String>,
    #[serde(default = "usual_groups_claim")]
    groups_claim: String,
    #[serde(default)]
    addresses_are_verified: bool,
    #[serde(default)]
    groups: Vec<Group>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Group {
    group: String,
    account: String,
    role: Role,
}

fn usual_scopes() -> Vec<String> {
    ["email", "profile"].map(str::to_owned).to_vec()
}

fn usual_groups_claim() -> String {
    "groups".to_owned()
}

/// The providers as they are configured; the first mistake in a sentence. `variable` reads the
/// environment.
pub fn providers(
    configured: &[SignIn],
    public_url: &str,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Vec<SignInWith>, Failure> {
    let (mut names, mut issuers) = (BTreeSet::new(), BTreeSet::new());
    let mut providers = Vec::new();
    for it in configured {
        let wrong = |what: String| Failure::new(format!("[[sign-in]] {:?}: {what}", it.name));
        if !is_name(&it.name) {
            let what = "the name stands in addresses: small letters, digits and hyphens only.";
            return Err(wrong(what.to_owned()));
        }
        if !names.insert(&it.name) {
            return Err(wrong("another one has this name.".to_owned()));
        }
        // Of whom two speak for the same people, one could not say whose identities they are.
        if !issuers.insert(&it.issuer) {
            return Err(wrong("another one has this issuer.".to_owned()));
        }
        if it.display_name.trim().is_empty() {
            return Err(wrong("it needs a display-name, for its button.".to_owned()));
        }
        let provider = it.open(public_url, &variable);
        let provider = provider.map_err(|cause| wrong(cause.to_string()))?;
        providers.push(SignInWith {
            name: it.name.clone(),
            display_name: it.display_name.trim().to_owned(),
            directory: it.directory.clone(),
            roles: it.roles()?,
            provider: Arc::new(provider),
        });
    }
    Ok(providers)
}

fn is_name(name: &str) -> bool {
    let is_letter = |it: u8| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !name.is_empty() && name.len() <= 40 && name.bytes().all(is_letter)
}

impl SignIn {
    fn open(
        &self,
        public_url: &str,
        variable: &impl Fn(&str) -> Option<String>,
    ) -> Result<OpenId, Failure> {
        let portal = public_url.trim_end_matches('/');
        OpenId::new(&Configuration {
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: self.secret(variable)?,
            redirect: format!("{portal}/sign-in/with/{}/callback", self.name),
            scopes: self.scopes.clone(),
            groups_claim: self.groups_claim.clone(),
            addresses_are_verified: self.addresses_are_verified,
        })
    }

    /// The secret of the variable, else of the file that is named, else of the configuration.
    fn secret(&self, variable: &impl Fn(&str) -> Option<String>) -> Result<ClientSecret, Failure> {
        let name = self.name.to_uppercase().replace('-', "_");
        let name = format!("RECKONER_SIGN_IN_{name}_SECRET");
        if let Some(secret) = variable(&name) {
            return Ok(ClientSecret::new(secret));
        }
        if let Some(path) = &self.client_secret_file {
            let read = std::fs::read_to_string(path);
            let secret = read.map_err(|cause| {
                Failure::new(format!("{} cannot be read: {cause}", path.display()))
            })?;
            return Ok(ClientSecret::new(secret.trim().to_owned()));
        }
        self.client_secret.clone().ok_or_else(|| {
            Failure::new(format!(
                "it needs a client-secret, a client-secret-file, or the variable {name}."
            ))
        })
    }

    fn roles(&self) -> Result<Vec<GroupRole>, Failure> {
        let roles = self.groups.iter().map(|it| match may_be_given(it.role) {
            true => Ok(GroupRole {
                group: it.group.clone(),
                account: it.account.clone(),
                role: it.role,
            }),
            false => Err(Failure::new(format!(
                "[[sign-in]] {:?}: no group can be {} of an account.",
                self.name, it.role
            ))),
        });
        roles.collect()
    }
}

/// A MOSP account's one administrator is a person, and operators are no matter of an account.
fn may_be_given(role: Role) -> bool {
    let on_some = |it| role.may_be_held_on(ScopeKind::Account, it);
    let is_of_account = AGREEMENTS.into_iter().any(on_some);
    is_of_account && !matches!(role, Role::AccountAdministrator | Role::Operator)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"
        [[sign-in]]
        name = "contoso"
        display-name = "Contoso"
        issuer = "https://login.contoso.example"
        client-id = "reckoner"
        client-secret = "4711"
        directory = "Contoso"
        [[sign-in.groups]]
        group = "finance"
        account = "10482937"
        role = "reader"
    "#;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    struct File {
        sign_in: Vec<SignIn>,
    }

    fn read(text: &str) -> Result<Vec<SignInWith>, String> {
        let file: File = toml::from_str(text).map_err(|it| it.to_string())?;
        assert!(!format!("{file:?}").contains("4711"), "a secret is printed");
        let read = providers(&file.sign_in, "http://localhost:3000/", |_| None);
        read.map_err(|it| it.to_string())
    }

    #[test]
    fn a_provider_is_read() {
        let read = read(ONE).expect("read");
        assert_eq!(read[0].name, "contoso");
        assert_eq!(read[0].provider.issuer(), "https://login.contoso.example");
        let role = GroupRole {
            group: "finance".to_owned(),
            account: "10482937".to_owned(),
            role: Role::Reader,
        };
        assert_eq!(read[0].roles, [role]);
    }

    #[test]
    fn what_cannot_be_is_told_in_a_sentence() {
        let told = |from: &str, to: &str| {
            let text = ONE.replacen(from, to, 1);
            assert_ne!(text, ONE, "{from:?} is not there");
            read(&text).expect_err("refused")
        };
        for (from, to, said) in [
            ("name = \"contoso\"", "name = \"Con toso\"", "hyphens"),
            ("\"Contoso\"", "\" \"", "display-name"),
            ("https://", "http://", "https"),
            ("\"reckoner\"", "\"\"", "id and a secret"),
            (
                "client-secret = \"4711\"",
                "",
                "RECKONER_SIGN_IN_CONTOSO_SECRET",
            ),
            (
                "client-secret = \"4711\"",
                "client-secret-file = \"no/file\"",
                "no/file",
            ),
            ("client-id", "client-ids", "client-ids"),
            (
                "\"reader\"",
                "\"account-administrator\"",
                "account-administrator",
            ),
            ("\"reader\"", "\"operator\"", "operator"),
            ("\"reader\"", "\"king\"", "king"),
        ] {
            let sentence = told(from, to);
            assert!(sentence.contains(said), "{from}: {sentence}");
        }
        let twice = read(&format!("{ONE}{ONE}")).expect_err("refused");
        assert!(twice.contains("name"), "{twice}");
        let other = ONE.replacen("name = \"contoso\"", "name = \"other\"", 1);
        let twice = read(&format!("{ONE}{other}")).expect_err("refused");
        assert!(twice.contains("issuer"), "{twice}");
    }

    #[test]
    fn the_secret_of_the_variable_wins() {
        let text = ONE.replacen("client-secret = \"4711\"", "", 1);
        let file: File = toml::from_str(&text).expect("read");
        let asked = |name: &str| {
            let is_its = name == "RECKONER_SIGN_IN_CONTOSO_SECRET";
            is_its.then(|| "42".to_owned())
        };
        assert!(providers(&file.sign_in, "http://localhost:3000", asked).is_ok());
    }
}
