//! Makes the world what a file says: all of it or nothing, and the same again changes nothing.

use super::{World, check, difference, export, put};
use crate::{Failure, Portal};
use chrono::{DateTime, Utc};

/// What applying a file did, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// A line for each entry that is new (`+`) or different (`~`).
    pub changes: Vec<String>,
}

/// Reads a file of the declarative world and makes the difference.
pub async fn apply(portal: &Portal, text: &str, now: DateTime<Utc>) -> Result<Applied, Failure> {
    let (wanted, applied) = compare(portal, text).await?;
    if applied.changes.is_empty() {
        return Ok(applied);
    }
    let work = portal.begin(None, now).await?;
    put::put(&work, &wanted).await?;
    work.audit(
        None,
        "world.apply",
        &format!("{} entries", applied.changes.len()),
    )
    .await?;
    work.commit().await?;
    Ok(applied)
}

impl Applied {
    /// What applying the file would do, without doing it.
    pub async fn preview(portal: &Portal, text: &str) -> Result<Self, Failure> {
        Ok(compare(portal, text).await?.1)
    }
}

async fn compare(portal: &Portal, text: &str) -> Result<(World, Applied), Failure> {
    let wanted: World = toml::from_str(text)
        .map_err(|cause| Failure::new(format!("The file is not a world: {cause}")))?;
    let there = export(portal).await?;
    let wanted = wanted.with_defaults(&there);
    let faults = check::faults(&there, &wanted);
    if !faults.is_empty() {
        let mut sentences = vec!["The file was not applied:".to_owned()];
        sentences.extend(faults.into_iter().map(|it| format!("  {it}")));
        return Err(Failure::list(sentences));
    }
    let changes = difference::difference(&there, &wanted);
    Ok((wanted, Applied { changes }))
}

impl World {
    /// Says what the file left to its default, so that it can be compared with what there is.
    fn with_defaults(mut self, there: &Self) -> Self {
        for account in &mut self.accounts {
            let terms = account.agreement.payment_terms_days();
            let terms = *account.payment_terms_days.get_or_insert(terms);
            for profile in &mut account.profiles {
                profile.payment_method.get_or_insert(account.payment_method);
                profile.payment_terms_days.get_or_insert(terms);
                if profile.sections.is_empty() {
                    profile.sections.push(super::SectionEntry {
                        name: profile.name.clone(),
                        display_name: profile.display_name.clone(),
                    });
                }
            }
            let former = there.accounts.iter().find(|it| it.name == account.name);
            let profiles = former.into_iter().flat_map(|it| &it.profiles);
            let profiles: Vec<_> = account.profiles.iter().chain(profiles).collect();
            for subscription in &mut account.subscriptions {
                let profile = profiles
                    .iter()
                    .find(|it| Some(&it.name) == subscription.profile.as_ref());
                if let Some(first) = profile.and_then(|it| it.sections.first()) {
                    subscription.section.get_or_insert(first.name.clone());
                }
            }
        }
        for identity in &mut self.identities {
            identity.guest_of.sort();
        }
        self
    }
}
