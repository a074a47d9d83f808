//! Invoices as one JSON object a line, for scripts.

use super::links::correction_of;
use crate::accounts::ShownName;
use crate::{Failure, Portal};

use billing::invoice::{CorrectionKind, InvoiceKind, InvoiceStatus};
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
    /// What of it is still to be paid.
    pub open: String,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// Whether the portal shows it.
    pub in_portal: bool,
    /// How it corrects another document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectionKind>,
    /// The name of the document that it corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// The names of the documents that correct it, in the order they were made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected_by: Vec<String>,
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
        let linked = store::corrections::linked(&portal.database, &page).await?;
        for row in page {
            if !accounts.contains_key(&row.account_id) {
                let account = store::accounts::by_id(&portal.database, row.account_id).await?;
                accounts.extend(account.map(|it| (it.id, it)));
            }
            if let Some(account) = accounts.get(&row.account_id) {
                each(json_of(row, account, &linked))?;
            }
        }
    }
}

fn json_of(
    row: invoice::Model,
    account: &account::Model,
    linked: &[invoice::Model],
) -> JsonInvoice {
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
        open: row.open().decimal(),
        status: row.status,
        in_portal: row.is_in_portal,
        correction: correction_of(row.cause),
        corrects: linked
            .iter()
            .find(|it| Some(it.id) == row.corrects_id)
            .map(|it| it.name.clone()),
        corrected_by: linked
            .iter()
            .filter(|it| it.corrects_id == Some(row.id))
            .map(|it| it.name.clone())
            .collect(),
        name: row.name,
        document_number: row.document_number,
    }
}
