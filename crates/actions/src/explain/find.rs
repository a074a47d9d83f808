//! What is asked for, by the names it has. The statements are the same whatever is found: what is
//! hidden takes as long as what does not exist.

use super::Wanted;
use crate::accounts::{NOBODY, with_facts};
use crate::{Portal, Refusal};
use billing::policy::AccountFacts;
use store::entities::{account, invoice};

/// The longest name that is looked for.
const NAME_MAX: usize = 120;

/// An account, and the invoice of it that was asked for.
pub(super) struct Found {
    pub account: account::Model,
    pub facts: AccountFacts,
    pub invoice: Option<invoice::Model>,
}

pub(super) async fn find(portal: &Portal, wanted: &Wanted) -> Result<Option<Found>, Refusal> {
    let database = &portal.database;
    let text = |it: &Option<String>| it.as_deref().or(wanted.name.as_deref()).map(shortened);
    let asked = text(&wanted.invoice).unwrap_or_default().to_uppercase();
    let invoice = store::invoices::by_name_or_number(database, &asked).await?;
    let name = text(&wanted.account).unwrap_or_default();
    let named = store::accounts::by_name(database, &name).await?;
    let id = invoice.as_ref().map_or(NOBODY, |it| it.account_id);
    let of_invoice = store::accounts::by_id(database, id).await?;
    let account = match wanted.account {
        Some(_) => named,
        None => of_invoice.or(named),
    };
    let found = with_facts(portal, account).await?;
    Ok(found.map(|(account, facts)| Found {
        facts,
        invoice: invoice.filter(|it| it.account_id == account.id),
        account,
    }))
}

fn shortened(name: &str) -> String {
    name.trim().chars().take(NAME_MAX).collect()
}
