//! Money of customers that stands on no invoice, set off against what is open and then against the
//! next ones, as a payment (domain.md §2, Zero and negative; Paying: overpayment kept as balance).

use crate::Failure;
use crate::payments::{standing, unasked_minor};
use crate::work::Work;
use billing::invoice::{Cause, InvoiceStatus};
use billing::payment::{CreditSource, PaymentWay};
use billing::{AccountId, CreditId, PaymentId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use store::entities::{credit, invoice, payment};
use store::put_all;

/// Pays new invoices, as far as it goes, from what their series have left. Gives the payments, to
/// be kept once the invoices are there.
pub(super) async fn set_off(
    work: &Work,
    invoices: &mut [invoice::Model],
) -> Result<Vec<payment::Model>, Failure> {
    let accounts: BTreeSet<_> = invoices.iter().map(|it| it.account_id).collect();
    let mut credits = store::credits::left(&work.txn, accounts.into_iter().collect()).await?;
    let mut payments = Vec::new();
    for invoice in invoices.iter_mut().filter(|it| it.total_minor > 0) {
        let open_minor = invoice.total_minor - invoice.paid_minor;
        payments.extend(draw(work, invoice, &mut credits, open_minor).await?);
    }
    Ok(payments)
}

/// Pays an invoice, as far as `most_minor` goes, from credits that fit it: its own series' first,
/// as what was paid for all of the account can pay others too, and of each the oldest first.
async fn draw(
    work: &Work,
    invoice: &mut invoice::Model,
    credits: &mut [credit::Model],
    most_minor: i64,
) -> Result<Vec<payment::Model>, Failure> {
    let (mut payments, mut more_minor) = (Vec::new(), most_minor);
    let (own, for_all): (Vec<_>, Vec<_>) = credits
        .iter_mut()
        .partition(|credit| credit.scope_id == invoice.scope_id);
    for credit in own.into_iter().chain(for_all) {
        let amount = credit.left_minor.min(more_minor);
        if amount > 0 && fits(credit, invoice) {
            credit.left_minor -= amount;
            more_minor -= amount;
            invoice.paid_minor += amount;
            payments.push(payment_of(work, invoice, credit, amount));
            store::credits::set_left(&work.txn, credit).await?;
        }
    }
    if invoice.paid_minor == invoice.total_minor {
        invoice.status = InvoiceStatus::Paid;
        invoice.next_attempt_on = None;
    }
    Ok(payments)
}

/// Open invoices of an account that are paid at once; what is left is paid by the next run.
const OPEN_MAX: u64 = 1_000;

/// Pays what an account has open from what is kept for it, the oldest invoice first. Whoever begins
/// to keep something, or opens an invoice again, does this before it commits: nobody owes in one
/// place what is kept for them in another.
///
/// What others have in hand is passed over, invoices and credits: so nobody waits in a circle. The
/// next collecting makes good for it.
pub(crate) async fn set_off_open(
    work: &Work,
    account: AccountId,
    on: NaiveDate,
) -> Result<(), Failure> {
    let mut credits = store::credits::unheld(&work.txn, account).await?;
    if credits.is_empty() {
        return Ok(());
    }
    for mut invoice in store::invoices::lock_open(&work.txn, account, OPEN_MAX).await? {
        // A card that is being charged pays its part.
        let unasked_minor = unasked_minor(&work.txn, &invoice).await?;
        let mut payments = draw(work, &mut invoice, &mut credits, unasked_minor).await?;
        if payments.is_empty() {
            continue;
        }
        for payment in &mut payments {
            payment.received_on = on.max(invoice.invoice_date);
        }
        put_all::<payment::Entity>(&work.txn, payments).await?;
        store::invoices::set_standing(&work.txn, &invoice).await?;
        work.audit(&invoice, "payment.set-off", &invoice.name)
            .await?;
        if invoice.status == InvoiceStatus::Paid {
            standing::enable(work, &invoice, on).await?;
        }
    }
    Ok(())
}

/// Keeps the payments, and what new credit notes give; a note that takes an invoice back is set off
/// against that one first (`corrections`).
pub(super) async fn keep(
    work: &Work,
    invoices: &[invoice::Model],
    payments: Vec<payment::Model>,
) -> Result<(), Failure> {
    put_all::<payment::Entity>(&work.txn, payments).await?;
    let is_note = |it: &&invoice::Model| matches!(it.cause, Cause::Voids(_) | Cause::Credits(..));
    let negative = invoices
        .iter()
        .filter(|it| it.total_minor < 0 && !is_note(it));
    let credits = negative.map(|it| credit::Model {
        account_id: it.account_id,
        id: CreditId::new(),
        scope_id: it.scope_id,
        invoice_id: Some(it.id),
        payment_id: None,
        source: CreditSource::CreditNote,
        reference: None,
        currency: it.currency,
        amount_minor: -it.total_minor,
        left_minor: -it.total_minor,
        since: it.invoice_date,
    });
    let credits: Vec<_> = credits.collect();
    let since = credits.iter().map(|it| (it.account_id, it.since));
    let since: BTreeMap<_, _> = since.collect();
    put_all::<credit::Entity>(&work.txn, credits).await?;
    for (account, on) in since {
        set_off_open(work, account, on).await?;
    }
    Ok(())
}

/// What belongs to the invoice's own series, or was paid in advance for all of the account.
fn fits(credit: &credit::Model, invoice: &invoice::Model) -> bool {
    let is_own = credit.scope_id == invoice.scope_id;
    let is_for_all =
        credit.source == CreditSource::Prepayment && credit.scope_id == credit.account_id.0;
    credit.account_id == invoice.account_id
        && credit.currency == invoice.currency
        && (is_own || is_for_all)
}

pub(super) fn payment_of(
    work: &Work,
    invoice: &invoice::Model,
    credit: &credit::Model,
    amount_minor: i64,
) -> payment::Model {
    payment::Model {
        account_id: invoice.account_id,
        id: PaymentId::new(),
        invoice_id: invoice.id,
        received_on: invoice.invoice_date,
        amount_minor,
        currency: invoice.currency,
        method: PaymentWay::Credit,
        reference: Some(credit.id.to_string()),
        booked_at: work.now,
        attempt_id: None,
    }
}
