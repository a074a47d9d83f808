//! What of an account has invoices that can be sent by e-mail, for whoever says whether they are, or
//! may read it.

use super::place::sees_email;
use crate::accounts::{ShownName, load_account};
use crate::invoices::facts_of_subscription;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{
    AccountFacts, InvoiceMail, OnProfile, OnSubscription, Refused, action, allow,
};
use billing::{AgreementType, ProfileId};
use store::entities::{account, subscription};
use store::mail_recipients;

/// The most subscriptions that are listed; the others have this from their own places.
const SUBSCRIPTIONS_MAX: u64 = 200;

/// Profiles, or subscriptions and support plans, and whether their invoices are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferenceList {
    /// The account.
    pub account: Named,
    /// Its agreement, which says what they are.
    pub agreement: AgreementType,
    /// Each of them.
    pub rows: Vec<PreferenceRow>,
}

/// A profile, subscription or support plan, and whether its invoices are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferenceRow {
    /// Which.
    pub of: Named,
    /// Whether.
    pub is_on: bool,
}

/// Whether this person says who gets the invoices of a subscription or support plan.
pub(crate) fn sets_email_of(
    caller: &Caller,
    account: AccountFacts,
    row: &subscription::Model,
) -> bool {
    ask(caller, &of_subscription(account, row)).is_ok()
}

fn ask(caller: &Caller, mail: &InvoiceMail) -> Result<(), Refused> {
    allow::<action::SetInvoiceEmail>(&caller.standing, mail, caller.now).map(|_| ())
}

const fn of_subscription(account: AccountFacts, row: &subscription::Model) -> InvoiceMail {
    InvoiceMail::Subscription(OnSubscription {
        account,
        subscription: facts_of_subscription(row),
    })
}

/// Those of an account for which this person may say it, or read it.
pub async fn list_preferences(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<PreferenceList, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let rows = match account.agreement {
        AgreementType::Mca | AgreementType::Mpa => profiles(portal, caller, facts).await?,
        AgreementType::Mosp => subscriptions(portal, caller, (&account, facts)).await?,
        AgreementType::Ea => return Err(Refusal::NotFound),
    };
    Ok(PreferenceList {
        account: account.named(),
        agreement: account.agreement,
        rows,
    })
}

async fn profiles(
    portal: &Portal,
    caller: &Caller,
    facts: AccountFacts,
) -> Result<Vec<PreferenceRow>, Refusal> {
    let profiles = store::accounts::profiles(&portal.database, facts.account).await?;
    let on = |profile: ProfileId| OnProfile {
        account: facts,
        profile,
    };
    if let Some(first) = profiles.first()
        && !profiles.iter().any(|it| sees_email(caller, &on(it.id)))
    {
        ask(caller, &InvoiceMail::Profile(on(first.id)))?;
    }
    let own = profiles.into_iter();
    let own = own.filter(|it| sees_email(caller, &on(it.id)));
    let rows = own.map(|it| PreferenceRow {
        is_on: it.is_invoice_emailed,
        of: Named {
            name: it.name,
            display_name: it.display_name,
        },
    });
    Ok(rows.collect())
}

async fn subscriptions(
    portal: &Portal,
    caller: &Caller,
    (account, facts): (&account::Model, AccountFacts),
) -> Result<Vec<PreferenceRow>, Refusal> {
    let database = &portal.database;
    let all =
        store::accounts::subscriptions_to_choose(database, account.id, None, SUBSCRIPTIONS_MAX);
    let all = all.await?;
    let asked = all.iter().map(|it| of_subscription(facts, it));
    ask_for_any(caller, asked.collect())?;
    let keys = all.iter().map(|it| (account.id, it.id)).collect();
    let opted_in = mail_recipients::opted_in(database, keys).await?;
    let rows = all.into_iter().map(|row| PreferenceRow {
        is_on: opted_in.iter().any(|it| it.subscription_id == row.id),
        of: Named {
            name: row.name,
            display_name: row.display_name,
        },
    });
    Ok(rows.collect())
}

/// Whoever may say it of none of them is told why, as of the first.
fn ask_for_any(caller: &Caller, asked: Vec<InvoiceMail>) -> Result<(), Refused> {
    match asked.first() {
        Some(first) if !asked.iter().any(|it| ask(caller, it).is_ok()) => ask(caller, first),
        _ => Ok(()),
    }
}
