//! Accounts that are there already.

use super::target::{Target, TargetProfile, TargetSubscription};
use crate::{Failure, Portal};
use std::collections::HashMap;
use store::entities::{account, profile};

/// An account with the parts that rows can go to.
pub async fn load(portal: &Portal, account: account::Model) -> Result<Target, Failure> {
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
        is_complete: account.is_complete,
        currency: account.currency,
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
        earliest: None,
    })
}
