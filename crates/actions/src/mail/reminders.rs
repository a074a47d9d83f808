//! *Payment reminders* of an account: whether whoever gets its invoices is reminded of what is to be
//! paid by transfer.

use super::place::Setting;
use crate::access::standing_now;
use crate::accounts::{ShownName, load_account};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::AgreementType;
use billing::invoice::Named;
use billing::mail::ReminderDays;
use billing::policy::{AccountFacts, InvoiceMail, Refused, Standing, action, allow};
use chrono::{DateTime, Utc};

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemindersPage {
    /// The account.
    pub account: Named,
    /// Whether its people are reminded.
    pub is_on: bool,
    /// When.
    pub days: ReminderDays,
}

/// Asks whether somebody may say whether people are reminded: whoever says it of all of the
/// account's invoices (domain.md §3).
fn setting(
    account: AccountFacts,
    (standing, now): (&Standing, DateTime<Utc>),
) -> Result<Setting, Refused> {
    Ok(match account.agreement {
        AgreementType::Ea => Setting::Contacts(allow(standing, &account, now)?),
        _ => Setting::Mail(allow::<action::SetInvoiceEmail>(
            standing,
            &InvoiceMail::Account(account),
            now,
        )?),
    })
}

/// Whether this person says whether people of an account are reminded.
pub(crate) fn sets_reminders(caller: &Caller, account: AccountFacts) -> bool {
    setting(account, (&caller.standing, caller.now)).is_ok()
}

/// The page, for whoever may say it.
pub async fn show_reminders(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<RemindersPage, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _setting = setting(facts, (&caller.standing, caller.now))?;
    Ok(RemindersPage {
        account: account.named(),
        is_on: account.is_reminded,
        days: portal.reminder_days().await?,
    })
}

/// Turns the reminders of an account on or off, whatever they were. Gives whether they are on.
pub async fn set_reminders(
    portal: &Portal,
    caller: &Caller,
    (account, typed): (&str, &str),
) -> Result<bool, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _setting = setting(facts, (&caller.standing, caller.now))?;
    let is_on = match typed {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::wrong("reminders", Wrong::Required)),
    };
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    // Under the lock of the account: whoever lost the right meanwhile changes nothing.
    store::accounts::lock(&work.txn, account.id).await?;
    let standing = standing_now(&work, caller).await?;
    let _setting = setting(facts, (&standing, caller.now))?;
    if store::accounts::set_reminded(&work.txn, account.id, is_on).await? {
        let told = match is_on {
            true => "reminders.on",
            false => "reminders.off",
        };
        work.audit(Some(account.id), told, "").await?;
    }
    work.commit().await?;
    Ok(is_on)
}
