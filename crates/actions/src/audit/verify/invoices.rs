//! Every invoice: that what it says is there and as it was frozen, that its row says the same, that
//! it stands where its payments put it, and that somebody could have told of it.

use super::numbers::Numbers;
use super::{Findings, PART_ROWS, Told, Verified};
use crate::bill::sha256_hex;
use crate::{Failure, Portal};
use billing::invoice::{InvoiceContent, InvoiceStatus};
use billing::payment::RefundState;
use billing::{AccountId, ChainId, InvoiceId};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use store::entities::{invoice, invoice_content, payment, refund};
use store::{Reads, StoreError};

type Key = (AccountId, InvoiceId);

pub(super) async fn verify(
    portal: &Portal,
    (verified, findings): (&mut Verified, &mut Findings),
    told: &Told,
) -> Result<(), Failure> {
    let database = &portal.database;
    let mut numbers = Numbers::before(database).await?;
    let mut last = None;
    loop {
        let rows = store::invoices::after(database, last, PART_ROWS).await?;
        let Some(end) = rows.last() else {
            return numbers.verify(database, findings).await;
        };
        last = Some((end.account_id, end.id));
        verified.invoices += rows.len() as u64;
        numbers.count(&rows, findings);
        contents(portal, &rows, findings).await?;
        standings(portal, &rows, findings).await?;
        trails(portal, (&rows, told), findings).await?;
    }
}

fn keys(rows: &[invoice::Model]) -> BTreeSet<Key> {
    rows.iter().map(|it| (it.account_id, it.id)).collect()
}

async fn contents(
    portal: &Portal,
    rows: &[invoice::Model],
    findings: &mut Findings,
) -> Result<(), Failure> {
    let found = store::invoices::contents_among(&portal.database, keys(rows)).await?;
    let found = found
        .into_iter()
        .map(|it| ((it.account_id, it.invoice_id), it));
    let found: BTreeMap<_, _> = found.collect();
    for row in rows {
        if let Some(wrong) = wrong_content(row, found.get(&(row.account_id, row.id))) {
            let (name, number) = (&row.name, &row.document_number);
            findings.add(format!("Invoice {name} ({number}) {wrong}."));
        }
    }
    Ok(())
}

/// What is wrong with what an invoice says.
fn wrong_content(
    row: &invoice::Model,
    content: Option<&invoice_content::Model>,
) -> Option<&'static str> {
    let Some(content) = content else {
        return Some("says nothing: its content is gone");
    };
    if sha256_hex(content.content.as_bytes()) != content.sha256 {
        return Some("was changed after it was issued");
    }
    let Ok(said) = serde_json::from_str::<InvoiceContent>(&content.content) else {
        return Some("cannot be read");
    };
    let total = said.body.summary.total;
    let is_same = said.head.document_number == row.document_number
        && said.head.name == row.name
        && (total.minor(), total.currency()) == (row.total_minor, row.currency);
    (!is_same).then_some("is listed with another name, number or total than it was issued with")
}

async fn standings(
    portal: &Portal,
    rows: &[invoice::Model],
    findings: &mut Findings,
) -> Result<(), Failure> {
    let (payments, refunds) = money(&portal.database, keys(rows)).await?;
    for row in rows {
        let came = Came::of(row, &payments, &refunds);
        if came.wrong(row).is_none() {
            continue;
        }
        // Something may have been booked since the row was read: read again while nobody books.
        let work = store::begin(&portal.database).await?;
        let key = (row.account_id, row.id);
        let Some(row) = store::invoices::lock(&work, key).await? else {
            continue;
        };
        let (payments, refunds) = money(&work, BTreeSet::from([key])).await?;
        if let Some(wrong) = Came::of(&row, &payments, &refunds).wrong(&row) {
            findings.add(format!(
                "Invoice {} ({}) {wrong}.",
                row.name, row.document_number
            ));
        }
    }
    Ok(())
}

type Money = (Vec<payment::Model>, Vec<refund::Model>);

async fn money(reads: &impl Reads, keys: BTreeSet<Key>) -> Result<Money, StoreError> {
    let payments = store::payments::of_invoices(reads, keys.clone()).await?;
    let refunds = store::refunds::of_invoices(reads, keys).await?;
    Ok((payments, refunds))
}

/// What came of an invoice's money, less what went back, in its minor unit.
struct Came(i64);

impl Came {
    fn of(row: &invoice::Model, payments: &[payment::Model], refunds: &[refund::Model]) -> Self {
        let came = payments.iter().filter(|it| it.invoice_id == row.id);
        let came: i64 = came.map(|it| it.amount_minor).sum();
        let is_gone = |it: &&refund::Model| {
            it.invoice_id == Some(row.id)
                && matches!(it.state, RefundState::Done | RefundState::ToWire)
        };
        let went = refunds.iter().filter(is_gone);
        let went: i64 = went.map(|it| it.amount_minor).sum();
        Self(came - went)
    }

    /// What of an invoice's row does not follow from it.
    fn wrong(&self, row: &invoice::Model) -> Option<String> {
        let told = |minor| billing::Money::new(minor, row.currency).exact();
        if self.0 != row.paid_minor {
            let (said, came) = (told(row.paid_minor), told(self.0));
            let currency = row.currency;
            return Some(format!(
                "is said to be paid with {said} {currency}, but its payments come to {came}"
            ));
        }
        let asked = row.total_minor.max(0);
        let is_settled = row.paid_minor == asked;
        let is_right = match row.status {
            InvoiceStatus::Paid => is_settled,
            InvoiceStatus::Due | InvoiceStatus::PastDue => row.paid_minor < asked,
            InvoiceStatus::Void => row.paid_minor <= asked,
        };
        let (paid, total) = (told(row.paid_minor), told(row.total_minor));
        (!is_right).then(|| format!("is {}, with {paid} of {total} paid", row.status))
    }
}

/// That each account of these invoices has a chain, in which they were told.
async fn trails(
    portal: &Portal,
    (rows, told): (&[invoice::Model], &Told),
    findings: &mut Findings,
) -> Result<(), Failure> {
    let chains = rows.iter().map(|it| ChainId::from(Some(it.account_id)));
    let chains: BTreeSet<_> = chains.collect();
    let known = store::audit::chains_among(&portal.database, chains.iter().copied().collect());
    let known: HashSet<_> = known.await?.into_iter().collect();
    for chain in chains.iter().filter(|it| !known.contains(it)) {
        let account = store::accounts::by_id(&portal.database, AccountId(chain.0)).await?;
        let name = account.map_or_else(|| chain.to_string(), |it| it.name);
        findings.add(format!(
            "The audit trail of billing account {name} is gone, which has invoices."
        ));
    }
    for row in rows {
        let chain = ChainId::from(Some(row.account_id));
        let is_told = told.contains(&(chain, row.document_number.clone()));
        if known.contains(&chain) && !is_told {
            findings.add(format!(
                "The audit trail does not tell that {} ({}) was issued: lines of it are gone.",
                row.name, row.document_number
            ));
        }
    }
    Ok(())
}
