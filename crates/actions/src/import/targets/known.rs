//! Accounts and profiles that are there already.

use super::{Target, TargetProfile, TargetSubscription};
use crate::{Failure, Portal};
use billing::ProfileId;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use store::entities::{account, profile};

/// An account with the parts that rows can go to.
pub(super) async fn load(
    portal: &Portal,
    account: account::Model,
    earliest: DateTime<Utc>,
) -> Result<Target, Failure> {
    let sections = store::accounts::sections(&portal.database, account.id).await?;
    let first_section = |profile: &profile::Model| {
        let mut of_profile = sections.iter().filter(|it| it.profile_id == profile.id);
        of_profile.next().map(|it| it.id)
    };
    let mut profiles = store::accounts::profiles(&portal.database, account.id).await?;
    profiles.sort_by_key(|it| it.id);
    let subscriptions = store::accounts::subscriptions(&portal.database, account.id).await?;
    Ok(Target {
        id: account.id,
        agreement: account.agreement,
        name: account.name,
        display_name: account.display_name,
        is_new: false,
        profiles: profiles
            .iter()
            .filter_map(|it| {
                Some(TargetProfile {
                    id: it.id,
                    section: first_section(it)?,
                    currency: it.currency,
                    is_new: false,
                })
            })
            .collect(),
        subscriptions: subscriptions
            .into_iter()
            .map(|it| {
                let subscription = TargetSubscription {
                    id: it.id,
                    display_name: it.display_name,
                    category: it.category,
                    profile: it.profile_id,
                    section: it.section_id,
                    is_new: false,
                };
                (it.name, subscription)
            })
            .collect::<HashMap<_, _>>(),
        earliest,
    })
}

/// The profile that `--into` names: its identifier, or `ACCOUNT/PROFILE` by names that are unique.
pub(super) async fn find_profile(
    portal: &Portal,
    into: &str,
) -> Result<(account::Model, ProfileId), Failure> {
    let mut found = Vec::new();
    for profile in store::accounts::profiles_named(&portal.database, into).await? {
        let account = store::accounts::by_id(&portal.database, profile.account_id).await?;
        found.extend(account.map(|account| (account, profile)));
    }
    if let (true, Some((account, profile))) = (found.is_empty(), into.split_once('/')) {
        for account in store::accounts::called(&portal.database, account).await? {
            let profiles = store::accounts::profiles(&portal.database, account.id).await?;
            let called = profiles.into_iter().filter(|it| it.display_name == profile);
            found.extend(called.map(|it| (account.clone(), it)));
        }
    }
    match found.len() {
        0 => Err(Failure::new(format!(
            "There is no billing profile {into:?}: give its identifier, or ACCOUNT/PROFILE."
        ))),
        1 => Ok(found.swap_remove(0)).map(|(account, profile)| (account, profile.id)),
        _ => {
            let mut sentences = vec![format!("Several billing profiles are called {into:?}:")];
            sentences.extend(found.iter().map(|(account, profile)| {
                let name = account.display_name.as_deref().unwrap_or(&account.name);
                format!("  {}  {name} / {}", profile.name, profile.display_name)
            }));
            Err(Failure::list(sentences))
        }
    }
}
