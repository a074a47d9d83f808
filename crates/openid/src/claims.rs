//! What a provider says of a person, in what it signed and in what it tells beside that.

use actions::sign_in::Person;
use openidconnect::core::CoreGenderClaim;
use openidconnect::{AdditionalClaims, IdTokenClaims, UserInfoClaims};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Claims that the standard does not name, groups among them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Others {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Others {}

pub type Signed = IdTokenClaims<Others, CoreGenderClaim>;
pub type Told = UserInfoClaims<Others, CoreGenderClaim>;

/// The claims of one source.
struct Said {
    email: Option<String>,
    is_email_verified: Option<bool>,
    name: Option<String>,
    groups: Option<Vec<String>>,
}

/// The person; what is signed goes before what is told.
pub fn person(signed: &Signed, told: Option<&Told>, groups_claim: &str) -> Person {
    let name = |it: &openidconnect::LocalizedClaim<openidconnect::EndUserName>| {
        it.get(None).map(|it| it.to_string())
    };
    let first = Said {
        email: signed.email().map(|it| it.to_string()),
        is_email_verified: signed.email_verified(),
        name: signed.name().and_then(name),
        groups: groups(signed.additional_claims(), groups_claim),
    };
    let second = told.map(|it| Said {
        email: it.email().map(|it| it.to_string()),
        is_email_verified: it.email_verified(),
        name: it.name().and_then(name),
        groups: groups(it.additional_claims(), groups_claim),
    });
    merged(signed.subject().to_string(), first, second)
}

/// Whether an address is vouched for is only ever said of that very address.
fn merged(subject: String, first: Said, second: Option<Said>) -> Person {
    let is_other = |it: &Said| first.email.is_some() && first.email != it.email;
    let of_address = second.as_ref().filter(|it| !is_other(it));
    let is_email_verified = match (&first.email, first.is_email_verified) {
        (Some(_), Some(is_verified)) => Some(is_verified),
        _ => of_address.and_then(|it| it.is_email_verified),
    };
    let (email, name, groups) = match second {
        Some(second) => (second.email, second.name, second.groups),
        None => (None, None, None),
    };
    Person {
        subject,
        email: first.email.or(email),
        is_email_verified: is_email_verified.unwrap_or_default(),
        name: first.name.or(name),
        groups: first.groups.or(groups).unwrap_or_default(),
    }
}

/// A list of names, or the one name of whoever is in one group.
fn groups(claims: &Others, claim: &str) -> Option<Vec<String>> {
    match claims.all.get(claim)? {
        Value::Array(groups) => {
            let names = groups.iter().filter_map(Value::as_str);
            Some(names.map(str::to_owned).collect())
        }
        Value::String(group) => Some(vec![group.clone()]),
        _ => None,
    }
}

/// Whether the provider leaves groups out because there are too many of them: it names another
/// place to ask instead (OpenID Connect Core §5.6.2).
pub fn leaves_out(signed: &Signed, told: Option<&Told>, groups_claim: &str) -> bool {
    let told = told.map(UserInfoClaims::additional_claims);
    let mut all = told.into_iter().chain([signed.additional_claims()]);
    all.any(|it| {
        let elsewhere = it.all.get("_claim_names");
        elsewhere.is_some_and(|it| it.get(groups_claim).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(email: Option<&str>, is_email_verified: Option<bool>) -> Said {
        Said {
            email: email.map(str::to_owned),
            is_email_verified,
            name: None,
            groups: None,
        }
    }

    #[test]
    fn an_address_is_vouched_for_by_whoever_says_that_address() {
        let is_vouched = |first, second| {
            let person = merged(String::new(), first, second);
            (person.email, person.is_email_verified)
        };
        let (nina, evil) = (Some("nina@contoso.example"), Some("evil@contoso.example"));
        let email = nina.map(str::to_owned);
        let cases = [
            (said(nina, Some(true)), None, true),
            (said(nina, None), None, false),
            (said(nina, None), Some(said(nina, Some(true))), true),
            (said(nina, None), Some(said(evil, Some(true))), false),
            (said(nina, None), Some(said(None, Some(true))), false),
            (said(nina, Some(false)), Some(said(nina, Some(true))), false),
            (said(None, None), Some(said(nina, Some(true))), true),
            (said(None, Some(true)), Some(said(nina, None)), false),
        ];
        for (at, (first, second, is_verified)) in cases.into_iter().enumerate() {
            assert_eq!(
                is_vouched(first, second),
                (email.clone(), is_verified),
                "{at}"
            );
        }
    }

    #[test]
    fn groups_are_a_list_or_one_name() {
        let read = |text: &str| groups(&serde_json::from_str(text).expect("claims"), "groups");
        assert_eq!(
            read(r#"{"groups":["a",7,"b"]}"#),
            Some(vec!["a".into(), "b".into()])
        );
        assert_eq!(read(r#"{"groups":"a"}"#), Some(vec!["a".into()]));
        assert_eq!(read(r#"{"roles":["a"]}"#), None);
        assert_eq!(read(r#"{"groups":{"a":true}}"#), None);
    }
}
