//! Invoices as one JSON object a line, for scripts.

use crate::accounts::ShownName;
use crate::{Failure, Portal};
use billing::invoice::{InvoiceKind, InvoiceStatus};
use billing::{AccountId, AgreementType, Currency, Money};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;
use store::entities::{account, invoice};

const PAGE: u64 = 1_000;

/// An invoice, for scripts. Amounts are decimal texts.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonInvoice {
    /// Its name.
    pub name: String,
    /// Its document number.
    pub document_number: String,
    /// The account's display name.
    pub account: String,
    /// The account's identifier.
    pub account_id: String,
    /// The profile's display name.
    pub profile: Option<String>,
    /// The subscription's display name.
    pub subscription: Option<String>,
    /// The account's agreement.
    pub agreement_type: AgreementType,
    /// What it is for.
    pub kind: InvoiceKind,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The first day it is for.
    pub period_start: NaiveDate,
    /// The last day it is for.
    pub period_end: NaiveDate,
    /// The date on it.
    pub invoice_date: NaiveDate,
    /// The last day to pay.
    pub due_date: NaiveDate,
    /// Before tax.
    pub sub_total: String,
    /// The tax.
    pub tax: String,
    /// With tax.
    pub total: String,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// Whether the portal shows it.
    pub in_portal: bool,
}

/// Gives every invoice of the installation, account by account, to `each`.
pub async fn for_each_json(
    portal: &Portal,
    mut each: impl FnMut(JsonInvoice) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut accounts = HashMap::<AccountId, account::Model>::new();
    let mut after = None;
    loop {
        let page = store::invoices::after(&portal.database, after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some((last.account_id, last.id));
        for row in page {
            if !accounts.contains_key(&row.account_id) {
                let account = store::accounts::by_id(&portal.database, row.account_id).await?;
                accounts.extend(account.map(|it| (it.id, it)));
            }
            if let Some(account) = accounts.get(&row.account_id) {
                each(json_of(row, account))?;
            }
        }
    }
}

fn json_of(row: invoice::Model, account: &account::Model) -> JsonInvoice {
    let decimal = |minor| Money::new(minor, row.currency).decimal();
    JsonInvoice {
        account: account.shown_name().to_owned(),
        account_id: account.name.clone(),
        profile: row.profile_id.map(|_| row.scope_label.clone()),
        subscription: row.subscription_id.map(|_| row.scope_label.clone()),
        agreement_type: account.agreement,
        kind: row.kind,
        currency: row.currency,
        period_start: row.period_start,
        period_end: row.period_end,
        invoice_date: row.invoice_date,
        due_date: row.due_date,
        sub_total: decimal(row.subtotal_minor),
        tax: decimal(row.tax_minor),
        total: decimal(row.total_minor),
        status: row.status,
        in_portal: row.is_in_portal,
        name: row.name,
        document_number: row.document_number,
    }
}
