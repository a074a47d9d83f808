//! What somebody must know before they void an invoice or credit a part of it.

use super::{correctable, credit};
use crate::invoices::{InvoicePath, load_invoice};
use crate::rendering::frozen_content;
use crate::{Caller, Portal, Refusal};
use billing::invoice::{InvoiceStatus, LeftToCredit, Named, Uncorrectable, left_to_credit};
use billing::policy::{action, allow};
use billing::{InvoiceId, Money};

/// An invoice that an operator is about to correct.
#[derive(Debug, Clone)]
pub struct Correctable {
    /// Whose.
    pub account: Named,
    /// Its name.
    pub name: String,
    /// Its document number.
    pub document_number: String,
    /// The profile or subscription.
    pub scope: String,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// What it comes to.
    pub total: Money,
    /// What was credited of it before.
    pub credited: Money,
    /// What was paid on it, by its credit notes too.
    pub paid: Money,
    /// What stands against voiding it.
    pub unvoidable: Option<Uncorrectable>,
    /// What is left to credit of it before tax, by tax category; or why nothing can be.
    pub left: Result<Vec<LeftToCredit>, Uncorrectable>,
    /// How many credit notes there are of it.
    pub credit_notes: usize,
    /// What the form of crediting is told apart by: sent twice, it credits once.
    pub credit_key: InvoiceId,
}

impl Correctable {
    /// What was paid on it beside what its credit notes paid.
    pub fn received(&self) -> Money {
        self.paid.minus(self.credited).unwrap_or(self.paid)
    }
}

/// An invoice, for an operator who is about to correct it.
pub async fn show_correction(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
) -> Result<Correctable, Refusal> {
    let (row, thing, account) = load_invoice(portal, caller, path).await?;
    let _allowed = allow::<action::VoidInvoice>(&caller.standing, &thing, caller.now)?;
    let database = &portal.database;
    let content = frozen_content(database, (row.account_id, row.id)).await?;
    let before = credit::notes_before(database, &row).await?;
    let left = left_to_credit(&content, &before);
    let left = left.map_err(|cause| Refusal::broken(&cause))?;
    let money = |minor| Money::new(minor, row.currency);
    let credited = before.iter().map(|it| -it.summary.total.minor()).sum();
    Ok(Correctable {
        account,
        scope: row.scope_label.clone(),
        status: row.status,
        total: money(row.total_minor),
        credited: money(credited),
        paid: money(row.paid_minor),
        unvoidable: correctable(&row).err(),
        left: match (correctable(&row), left.is_empty()) {
            (Err(why), _) => Err(why),
            (Ok(()), true) => Err(Uncorrectable::NothingLeft),
            (Ok(()), false) => Ok(left),
        },
        credit_notes: before.len(),
        credit_key: InvoiceId::new(),
        name: row.name,
        document_number: row.document_number,
    })
}
