//! Money that comes in advance: kept as a credit of the account or of one of its profiles, and set
//! off against the next invoices as other credits are.

use super::transfer::{exact_amount, has_come};
use crate::{Failure, Portal};
use billing::payment::CreditSource;
use billing::{AccountId, CreditId, Currency, Exact, Money};
use chrono::{DateTime, NaiveDate, Utc};
use store::Reads;
use store::entities::{account, credit, profile};

/// A transfer that is for no invoice yet.
#[derive(Debug, Clone)]
pub struct Prepayment {
    /// The account's identifier.
    pub account: String,
    /// The profile's name or identifier; needed where the account has several.
    pub profile: Option<String>,
    /// The day it was received.
    pub received_on: NaiveDate,
    /// How much, in the currency of the profile or account.
    pub amount: Exact,
    /// The bank's reference: the same one again is the same transfer.
    pub reference: Option<String>,
}

/// Where a prepayment is kept: the series, or all of the account, and their currency.
type Kept = (AccountId, store::Uuid, Currency);

/// Books a prepayment. Gives what is kept; nothing where this transfer is booked already.
pub async fn prepay(
    portal: &Portal,
    prepayment: &Prepayment,
    now: DateTime<Utc>,
) -> Result<Option<Money>, Failure> {
    has_come(portal, prepayment.received_on, now)?;
    let work = portal.begin(None, now).await?;
    let (account, scope, currency) = kept_where(&work.txn, prepayment).await?;
    // Two at once: the second one sees what the first one booked.
    store::accounts::lock(&work.txn, account).await?;
    let amount = exact_amount(prepayment.amount, currency)?;
    if amount.minor() <= 0 {
        return Err(Failure::new(format!(
            "{} {currency} cannot be paid in advance.",
            amount.decimal()
        )));
    }
    if let Some(reference) = &prepayment.reference
        && let Some(before) =
            store::credits::prepaid(&work.txn, (account, scope), reference).await?
    {
        return match before.amount_minor == amount.minor() {
            true => Ok(None),
            false => Err(Failure::new(format!(
                "A prepayment of this reference is booked already, with another amount: {}.",
                Money::new(before.amount_minor, before.currency).decimal()
            ))),
        };
    }
    let row = credit::Model {
        account_id: account,
        id: CreditId::new(),
        scope_id: scope,
        invoice_id: None,
        payment_id: None,
        source: CreditSource::Prepayment,
        reference: prepayment.reference.clone(),
        currency,
        amount_minor: amount.minor(),
        left_minor: amount.minor(),
        since: prepayment.received_on,
    };
    let subject = row.id.to_string();
    store::put_all::<credit::Entity>(&work.txn, vec![row]).await?;
    work.audit(Some(account), "payment.prepay", &subject)
        .await?;
    work.commit().await?;
    Ok(Some(amount))
}

async fn kept_where(reads: &impl Reads, asked: &Prepayment) -> Result<Kept, Failure> {
    let account = store::accounts::by_name(reads, asked.account.trim()).await?;
    let account: account::Model =
        account.ok_or_else(|| Failure::new(format!("There is no account {:?}.", asked.account)))?;
    if account.agreement.has_profiles() {
        let profiles = store::accounts::profiles(reads, account.id).await?;
        let profile = profile_of(&profiles, asked)?;
        return Ok((account.id, profile.id.0, profile.currency));
    }
    match (account.currency, &asked.profile) {
        (_, Some(_)) => Err(Failure::new("This account has no billing profiles.")),
        (Some(currency), None) => Ok((account.id, account.id.0, currency)),
        (None, None) => Err(Failure::new("The account has no currency yet.")),
    }
}

fn profile_of<'a>(
    profiles: &'a [profile::Model],
    asked: &Prepayment,
) -> Result<&'a profile::Model, Failure> {
    let names = || {
        let names: Vec<_> = profiles.iter().map(|it| it.display_name.as_str()).collect();
        names.join(", ")
    };
    match (&asked.profile, profiles) {
        (None, [only]) => Ok(only),
        (None, _) => Err(Failure::new(format!(
            "Say with --profile for which billing profile: {}.",
            names()
        ))),
        (Some(name), _) => profiles
            .iter()
            .find(|it| it.name == *name || it.display_name == *name)
            .ok_or_else(|| {
                Failure::new(format!(
                    "The account has no billing profile {name:?}; it has {}.",
                    names()
                ))
            }),
    }
}
