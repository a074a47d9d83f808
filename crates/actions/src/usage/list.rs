//! The files of an account, and what one can be made of.

use super::place::{allow_usage, of_account, of_profile, of_subscription, on_file};
use super::work::{StoredPart, options_of, stored_parts};
use crate::accounts::{ShownName, load_account};
use crate::invoices::InvoicePath;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{AccountFacts, action, allow};
use billing::usage::{UsageFault, UsageOptions, UsageState};
use billing::{AgreementType, Period};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;
use store::entities::{account, usage_file};

/// The most files that the page shows: they are forgotten after a while.
const FILES_SHOWN: u64 = 100;
/// The most subscriptions that are offered to choose from.
const CHOICES_MAX: u64 = 200;

/// The page of an account's files of usage.
#[derive(Debug, Clone)]
pub struct UsagePage {
    /// Whose.
    pub account: Named,
    /// Its agreement.
    pub agreement: AgreementType,
    /// The files that this person may have, the latest first.
    pub files: Vec<UsageFileRow>,
    /// What this person may have usage of.
    pub scopes: Vec<UsageScope>,
    /// The invoice that a file is asked for of, where it is one.
    pub invoice: Option<String>,
    /// The billing date.
    pub today: NaiveDate,
    /// So many days a file is kept.
    pub kept_days: u32,
}

/// A part of an account that usage is asked for of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageScope {
    /// What a form calls it.
    pub value: String,
    /// What people call it.
    pub label: String,
}

/// A file.
#[derive(Debug, Clone)]
pub struct UsageFileRow {
    /// Its name.
    pub name: String,
    /// The invoice's name, or what the part of the account is called.
    pub label: String,
    /// Its days; none where it is of an invoice.
    pub days: Option<Period>,
    /// How it is written.
    pub options: UsageOptions,
    /// Where it stands.
    pub state: UsageState,
    /// Rows so far.
    pub rows_done: i64,
    /// Of how many; nothing while that is not known.
    pub rows_total: i64,
    /// What can be downloaded.
    pub parts: Vec<StoredPart>,
    /// Why it cannot be made, and what about.
    pub fault: Option<(UsageFault, Option<String>)>,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// How long it is kept.
    pub expires_at: Option<DateTime<Utc>>,
}

/// The files of usage of an account, and what else can be asked for.
pub async fn list_usage_files(
    portal: &Portal,
    caller: &Caller,
    (account, invoice): (&str, Option<&str>),
) -> Result<UsagePage, Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let invoice = match invoice {
        Some(name) => {
            let path = InvoicePath {
                account: account.to_owned(),
                invoice: name.to_owned(),
            };
            let (place, _) = super::place::of_invoice(portal, caller, &path).await?;
            Some(place.label)
        }
        None => None,
    };
    Ok(UsagePage {
        files: files(portal, caller, facts).await?,
        scopes: scopes(portal, caller, (&row, facts)).await?,
        account: row.named(),
        agreement: row.agreement,
        invoice,
        today: portal.today(caller.now),
        kept_days: portal.usage_days,
    })
}

async fn files(
    portal: &Portal,
    caller: &Caller,
    account: AccountFacts,
) -> Result<Vec<UsageFileRow>, Refusal> {
    let database = &portal.database;
    let files = store::usage_files::latest(database, account.account, FILES_SHOWN).await?;
    let ids = files.iter().filter_map(|it| it.subscription_id).collect();
    let subscriptions = store::accounts::subscriptions_of(database, account.account, ids).await?;
    let subscriptions: HashMap<_, _> = subscriptions.into_iter().map(|it| (it.id, it)).collect();
    let mine = files.iter().filter(|file| {
        let subscription = file.subscription_id.and_then(|id| subscriptions.get(&id));
        allow_usage(caller, &on_file(account, file, subscription)).is_ok()
    });
    Ok(mine.map(row_of).collect())
}

async fn scopes(
    portal: &Portal,
    caller: &Caller,
    (account, facts): (&account::Model, AccountFacts),
) -> Result<Vec<UsageScope>, Refusal> {
    let database = &portal.database;
    let whole = of_account(facts, account.shown_name().to_owned());
    let mut places = vec![("account".to_owned(), whole)];
    if account.agreement.has_profiles() {
        for it in store::accounts::profiles(database, account.id).await? {
            let value = format!("profile:{}", it.name);
            places.push((value, of_profile(facts, it.id, it.display_name)));
        }
    }
    if account.agreement == AgreementType::Mosp {
        let all = store::accounts::subscriptions_to_choose(database, account.id, None, CHOICES_MAX);
        for it in all.await? {
            let value = format!("subscription:{}", it.name);
            places.push((value, of_subscription(facts, &it)));
        }
    }
    let may = places
        .into_iter()
        .filter(|(_, place)| allow_usage(caller, &place.on).is_ok());
    let scopes = may.map(|(value, place)| UsageScope {
        value,
        label: place.label,
    });
    Ok(scopes.collect())
}

pub(super) fn row_of(file: &usage_file::Model) -> UsageFileRow {
    let days = file.first_day.zip(file.last_day);
    UsageFileRow {
        name: file.name.clone(),
        label: file.label.clone(),
        days: days.map(|(start, end)| Period { start, end }),
        options: options_of(file),
        state: file.state,
        rows_done: file.rows_done,
        rows_total: file.rows_total,
        parts: stored_parts(file),
        fault: file.fault.map(|it| (it, file.fault_about.clone())),
        asked_at: file.asked_at,
        expires_at: file.expires_at,
    }
}
