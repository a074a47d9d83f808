//! Search: everything a person may see, by a part of its name; invoices by how their number begins.

use crate::accounts::{NOBODY, ShownName, facts_of, visible_accounts, with_facts};
use crate::invoices::narrowed;
use crate::{Caller, Portal, Refusal};
use billing::invoice::{InvoiceStatus, Named};
use billing::policy::{OnInvoice, Reach, action, allow, visible_invoices};
use billing::{AgreementType, Money, SubscriptionId};
use chrono::NaiveDate;
use store::entities::{account, invoice, profile, subscription};
use store::search::FOUND_MAX;

/// The shortest text that is looked for.
const WORDS_MIN: usize = 2;
/// The longest.
const WORDS_MAX: usize = 60;
/// The most accounts whose invoices are looked through.
const ACCOUNTS_MAX: usize = 50;

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A billing account.
    Account {
        /// The account.
        account: Named,
        /// Its agreement.
        agreement: AgreementType,
    },
    /// A billing profile.
    Profile {
        /// Whose.
        account: Named,
        /// What it is called.
        name: String,
    },
    /// A subscription.
    Subscription {
        /// Whose.
        account: Named,
        /// What it is called.
        name: String,
    },
    /// An invoice.
    Invoice {
        /// Whose.
        account: Named,
        /// Its name.
        name: String,
        /// Its document number.
        document_number: String,
        /// The date on it.
        invoice_date: NaiveDate,
        /// With tax.
        total: Money,
        /// Where it stands.
        status: InvoiceStatus,
    },
}

/// What there is under these words, of what this person may see.
pub async fn search(portal: &Portal, caller: &Caller, words: &str) -> Result<Vec<Found>, Refusal> {
    let words: String = words.trim().chars().take(WORDS_MAX).collect();
    if words.chars().count() < WORDS_MIN {
        return Ok(Vec::new());
    }
    let accounts = visible_accounts(portal, caller).await?;
    let ids: Vec<_> = accounts.iter().map(|it| it.id).collect();
    let database = &portal.database;
    let mut found = Vec::new();
    for it in store::search::accounts(database, &ids, &words).await? {
        found.push(Found::Account {
            account: it.named(),
            agreement: it.agreement,
        });
    }
    let profiles = store::search::profiles(database, &ids, &words).await?;
    let subscriptions = store::search::subscriptions(database, &ids, &words).await?;
    let beginning = words.to_uppercase();
    found.extend(exactly(portal, caller, &beginning).await?);
    for account in accounts.iter().take(ACCOUNTS_MAX) {
        let facts = facts_of(portal, account).await?;
        let seen = visible_invoices(&caller.standing, facts, caller.now).visible;
        add_parts(&mut found, account, &seen, (&profiles, &subscriptions));
        let Some(narrowed) = narrowed(&seen) else {
            continue;
        };
        for it in store::search::invoices(database, (account.id, narrowed), &beginning).await? {
            let invoice = found_invoice(account, it);
            if !found.contains(&invoice) {
                found.push(invoice);
            }
        }
        if found.len() as u64 > 4 * FOUND_MAX {
            break;
        }
    }
    Ok(found)
}

/// The invoice of exactly this name or document number, in whichever account, if it may be seen.
async fn exactly(portal: &Portal, caller: &Caller, words: &str) -> Result<Option<Found>, Refusal> {
    let database = &portal.database;
    let row = store::invoices::by_name_or_number(database, words).await?;
    // Asked whatever was found: what is hidden takes as many statements as what does not exist.
    let id = row.as_ref().map_or(NOBODY, |it| it.account_id);
    let account = store::accounts::by_id(database, id).await?;
    let billed = row.as_ref().and_then(|it| it.subscription_id);
    let billed = (id, billed.unwrap_or(SubscriptionId(store::Uuid::nil())));
    let subscription = store::accounts::subscription(database, billed).await?;
    let account = with_facts(portal, account).await?;
    let Some(((account, facts), row)) = account.zip(row) else {
        return Ok(None);
    };
    let thing = OnInvoice {
        account: facts,
        invoice: crate::invoices::facts_of(&row, subscription.as_ref()),
    };
    let is_seen = allow::<action::SeeInvoice>(&caller.standing, &thing, caller.now).is_ok();
    Ok(is_seen.then(|| found_invoice(&account, row)))
}

fn found_invoice(account: &account::Model, row: invoice::Model) -> Found {
    Found::Invoice {
        account: account.named(),
        name: row.name,
        document_number: row.document_number,
        invoice_date: row.invoice_date,
        total: Money::new(row.total_minor, row.currency),
        status: row.status,
    }
}

/// Adds the profiles and subscriptions of an account that somebody sees.
fn add_parts(
    found: &mut Vec<Found>,
    account: &account::Model,
    seen: &Reach,
    (profiles, subscriptions): (&[profile::Model], &[subscription::Model]),
) {
    let of_account = profiles.iter().filter(|it| it.account_id == account.id);
    for it in of_account.filter(|it| sees_profile(seen, it.id)) {
        found.push(Found::Profile {
            account: account.named(),
            name: it.display_name.clone(),
        });
    }
    let is_seen = |it: &&subscription::Model| match seen {
        Reach::Subscriptions(ids) => ids.contains(&it.id),
        _ => it
            .profile_id
            .map_or(*seen == Reach::All, |id| sees_profile(seen, id)),
    };
    let of_account = subscriptions
        .iter()
        .filter(|it| it.account_id == account.id);
    for it in of_account.filter(is_seen) {
        found.push(Found::Subscription {
            account: account.named(),
            name: it.display_name.clone(),
        });
    }
}

fn sees_profile(seen: &Reach, id: billing::ProfileId) -> bool {
    match seen {
        Reach::All => true,
        Reach::Profiles(ids) => ids.contains(&id),
        _ => false,
    }
}
