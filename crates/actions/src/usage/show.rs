//! One file: how far it is, what it adds up to, and the way to it.

use super::download::link_of;
use super::list::{UsageFileRow, row_of};
use super::place::{NO_SUBSCRIPTION, allow_usage, on_file};
use super::work::stored_parts;
use crate::accounts::{NOBODY, ShownName, find_account};
use crate::work::About;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::usage::{Reconciliation, UsageState};
use chrono::Duration;
use store::entities::{account, usage_file};

/// How long one that nobody wants any more is shown.
const CANCELLED_LASTS: Duration = Duration::days(1);

/// The page of a file.
#[derive(Debug, Clone)]
pub struct UsageFilePage {
    /// Whose.
    pub account: Named,
    /// The file.
    pub file: UsageFileRow,
    /// What it adds up to, once it is ready.
    pub reconciliation: Option<Reconciliation>,
    /// The signed end of the address that its parts are downloaded at, once it is ready.
    pub link: Option<String>,
}

/// A file, for whoever may have usage of what it is made of.
pub async fn show_usage_file(
    portal: &Portal,
    caller: &Caller,
    (account, name): (&str, &str),
) -> Result<UsageFilePage, Refusal> {
    let (account, file) = load_file(portal, caller, (account, name)).await?;
    let is_ready = file.state == UsageState::Ready;
    let reconciliation = file.reconciliation.as_deref().filter(|_| is_ready);
    Ok(UsageFilePage {
        account: account.named(),
        reconciliation: reconciliation.and_then(|it| serde_json::from_str(it).ok()),
        link: is_ready.then(|| link_of(portal, &file, caller.identity, caller.now)),
        file: row_of(&file),
    })
}

/// Cancels a file that is being made; whoever may have it may. Done already, it stays.
pub async fn cancel_usage_file(
    portal: &Portal,
    caller: &Caller,
    (account, name): (&str, &str),
) -> Result<(), Refusal> {
    let (_, file) = load_file(portal, caller, (account, name)).await?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    let until = (caller.now, caller.now + CANCELLED_LASTS);
    if store::usage_files::cancel(&work.txn, (file.account_id, file.id), until).await? {
        let about = About::profile(file.account_id, file.profile_id);
        work.audit(about, "usage.cancel", &file.name).await?;
        work.commit().await?;
    }
    Ok(())
}

/// A file that somebody may have. Asked for after as many statements as what is not there.
async fn load_file(
    portal: &Portal,
    caller: &Caller,
    (account, name): (&str, &str),
) -> Result<(account::Model, usage_file::Model), Refusal> {
    let account = find_account(portal, account).await?;
    let id = account.as_ref().map_or(NOBODY, |(it, _)| it.id);
    let file = store::usage_files::named(&portal.database, id, name).await?;
    let subscription = file.as_ref().and_then(|it| it.subscription_id);
    let subscription = (id, subscription.unwrap_or(NO_SUBSCRIPTION));
    let subscription = store::accounts::subscription(&portal.database, subscription).await?;
    let ((account, facts), file) = account.zip(file).ok_or(Refusal::NotFound)?;
    allow_usage(caller, &on_file(facts, &file, subscription.as_ref()))?;
    Ok((account, file))
}

/// What a link to a file is bound to: made again, it is another one.
pub(super) fn proof_of(file: &usage_file::Model) -> String {
    let hashes = stored_parts(file).into_iter().map(|it| it.sha256);
    hashes.collect::<Vec<_>>().join(",")
}
