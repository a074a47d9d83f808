//! What was asked for and refused.

use crate::work::About;
use crate::{Caller, Portal, Refusal};
use store::StoreError;

/// What an address names, as far as it names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedAt {
    /// The account.
    pub account: Option<String>,
    /// A profile of it.
    pub profile: Option<String>,
    /// A section of that profile.
    pub section: Option<String>,
    /// An invoice of the account.
    pub invoice: Option<String>,
}

/// Notes that somebody was refused what an address stands for.
pub async fn note_refusal(
    portal: &Portal,
    caller: &Caller,
    at: &AskedAt,
    asked: &str,
) -> Result<(), Refusal> {
    let about = about(portal, at).await?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    work.audit(about, "access.refuse", asked).await?;
    Ok(work.commit().await?)
}

async fn about(portal: &Portal, at: &AskedAt) -> Result<About, StoreError> {
    let database = &portal.database;
    let Some(name) = &at.account else {
        return Ok(About::default());
    };
    let Some(account) = store::accounts::by_name(database, name).await? else {
        return Ok(About::default());
    };
    let account = account.id;
    if let Some(name) = &at.invoice {
        let found = store::invoices::of_account(database, account, name).await?;
        return Ok(found.map_or_else(|| account.into(), |it| (&it).into()));
    }
    let Some(name) = &at.profile else {
        return Ok(account.into());
    };
    let found = store::accounts::profile_named(database, account, name).await?;
    let Some(profile) = found.map(|it| it.id) else {
        return Ok(account.into());
    };
    let section = match &at.section {
        Some(name) => store::accounts::section_named(database, (account, profile), name).await?,
        None => None,
    };
    Ok(About {
        section: section.map(|it| it.id),
        ..About::profile(account, Some(profile))
    })
}
