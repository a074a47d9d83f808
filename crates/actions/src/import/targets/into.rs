//! The profile that `--into` names: its identifier, or `ACCOUNT/PROFILE` by names that are unique.

use crate::{Failure, Portal};
use billing::ProfileId;
use store::entities::{account, profile};

/// Finds the one profile of this name.
pub async fn find_profile(
    portal: &Portal,
    into: &str,
) -> Result<(account::Model, ProfileId), Failure> {
    let mut found = Vec::new();
    for profile in store::accounts::profiles_named(&portal.database, into).await? {
        let account = store::accounts::by_id(&portal.database, profile.account_id).await?;
        found.extend(account.map(|account| (account, profile)));
    }
    if found.is_empty() {
        found = by_names(portal, into).await?;
    }
    match found.len() {
        0 => Err(Failure::new(format!(
            "There is no billing profile {into:?}: give its identifier, or ACCOUNT/PROFILE."
        ))),
        1 => Ok(found.swap_remove(0)).map(|(account, profile)| (account, profile.id)),
        _ => Err(ambiguous(into, &found)),
    }
}

/// Both names may have a slash in them, so each one may be the one between them.
async fn by_names(
    portal: &Portal,
    into: &str,
) -> Result<Vec<(account::Model, profile::Model)>, Failure> {
    let mut found: Vec<(account::Model, profile::Model)> = Vec::new();
    for (at, slash) in into.match_indices('/') {
        let (account, profile) = (&into[..at], &into[at + slash.len()..]);
        for account in store::accounts::called(&portal.database, account).await? {
            let profiles = store::accounts::profiles(&portal.database, account.id).await?;
            let called = profiles.into_iter().filter(|it| it.display_name == profile);
            found.extend(called.map(|it| (account.clone(), it)));
        }
    }
    Ok(found)
}

fn ambiguous(into: &str, found: &[(account::Model, profile::Model)]) -> Failure {
    let mut sentences = vec![format!(
        "Several billing profiles are called {into:?}; give the identifier of one of them:"
    )];
    sentences.extend(found.iter().map(|(account, profile)| {
        let name = account.display_name.as_deref().unwrap_or(&account.name);
        format!("  {}  {name} / {}", profile.name, profile.display_name)
    }));
    Failure::list(sentences)
}
