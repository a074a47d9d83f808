//! *Access to invoice*: whether those who hold a role on a subscription may download its invoices
//! (domain.md §3, MOSP; §4.4).

use super::give::standing_now;
use super::list::{Held, roles_on};
use crate::access_requests::close_shared;
use crate::accounts::{NOBODY, ShownName, find_account};
use crate::invoices::facts_of_subscription;
use crate::work::Work;
use crate::{Caller, Failure, Portal, Refusal, Wrong};
use billing::invoice::Named;
use billing::policy::{AccessToInvoice, OnSubscription, Scope, action, allow};
use store::entities::subscription;

/// The page of a subscription's *Access to invoice*.
#[derive(Debug, Clone)]
pub struct SharePage {
    /// The account.
    pub account: Named,
    /// The subscription.
    pub subscription: Named,
    /// Whether its invoices are shared.
    pub access: AccessToInvoice,
    /// Whom they are shared with: whoever was given a role on it.
    pub held: Vec<Held>,
}

/// Where a subscription is, as addresses say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriptionPath {
    /// The account's identifier.
    pub account: String,
    /// The subscription's identifier.
    pub subscription: String,
}

/// The page, for whoever may share.
pub async fn show_sharing(
    portal: &Portal,
    caller: &Caller,
    path: &SubscriptionPath,
) -> Result<SharePage, Refusal> {
    let (account, row, on) = load(portal, caller, path).await?;
    let scope = Scope::Subscription {
        account: row.account_id,
        subscription: row.id,
    };
    Ok(SharePage {
        account,
        access: on.subscription.access_to_invoice,
        held: roles_on(portal, caller, scope).await?,
        subscription: Named {
            name: row.name,
            display_name: row.display_name,
        },
    })
}

/// Turns *Access to invoice* on or off, whatever it was.
pub async fn share_invoices(
    portal: &Portal,
    caller: &Caller,
    path: &SubscriptionPath,
    typed: &str,
) -> Result<AccessToInvoice, Refusal> {
    let (_, row, on) = load(portal, caller, path).await?;
    let access = match typed {
        "on" => AccessToInvoice::On,
        "off" => AccessToInvoice::Off,
        _ => return Err(Refusal::wrong("access", Wrong::Required)),
    };
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    store::accounts::lock(&work.txn, row.account_id).await?;
    // Whoever handed the account over since they were asked about shares nothing any more.
    let standing = standing_now(&work, caller).await?;
    let _allowed = allow::<action::ShareInvoices>(&standing, &on, caller.now)?;
    share(&work, &row, access).await?;
    work.commit().await?;
    Ok(access)
}

/// Turns it on or off; whoever asked for it is answered by that.
pub(crate) async fn share(
    work: &Work,
    row: &subscription::Model,
    access: AccessToInvoice,
) -> Result<(), Failure> {
    let key = (row.account_id, row.id);
    if store::accounts::share_invoices(&work.txn, key, access).await? {
        let told = match access {
            AccessToInvoice::On => "sharing.on",
            AccessToInvoice::Off => "sharing.off",
        };
        work.audit(row.account_id, told, &row.display_name).await?;
    }
    match access {
        AccessToInvoice::On => close_shared(work, key).await,
        AccessToInvoice::Off => Ok(()),
    }
}

async fn load(
    portal: &Portal,
    caller: &Caller,
    path: &SubscriptionPath,
) -> Result<(Named, subscription::Model, OnSubscription), Refusal> {
    let account = find_account(portal, &path.account).await?;
    let id = account.as_ref().map_or(NOBODY, |(it, _)| it.id);
    // Asked whatever was found: what is hidden takes as many statements as what does not exist.
    let name = &path.subscription;
    let row = store::accounts::subscription_named(&portal.database, id, name).await?;
    let ((account, facts), row) = account.zip(row).ok_or(Refusal::NotFound)?;
    let on = OnSubscription {
        account: facts,
        subscription: facts_of_subscription(&row),
    };
    let _allowed = allow::<action::ShareInvoices>(&caller.standing, &on, caller.now)?;
    Ok((account.named(), row, on))
}
