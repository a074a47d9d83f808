//! Refunds that the operator has to wire, and those that they have; and the operator's desk for
//! money that is on no invoice.

use super::past_due::{self, Next};
use super::problem::PaymentProblem;
use super::reference::{read_reference, reference_of};
use super::refund::{RefundOf, about};
use super::refundable::{Refundable, is_of_invoice, refundable};
use crate::accounts::ShownName;
use crate::{Caller, Failure, Portal, Refusal, Wrong};
use billing::invoice::Named;
use billing::payment::{PaymentWay, RefundState};
use billing::policy::{Installation, action, allow};
use billing::{AccountId, CreditId, IdentityId, Money, RefundId};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeSet, HashMap};
use store::StoreError;
use store::entities::{invoice, refund};

/// What a refund is listed by: a page follows the last one of the page before.
pub type RefundKey = (AccountId, RefundId);

/// Rows of one page.
const PAGE_ROWS: u64 = 50;

/// A refund to be wired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToWire {
    /// What it is listed by.
    pub key: RefundKey,
    /// Which.
    pub id: RefundId,
    /// To whose account holder.
    pub account: Named,
    /// The invoice that it was paid on, or that the credit came of which it is given back of; none
    /// for what was paid in advance.
    pub invoice: Option<String>,
    /// How much.
    pub amount: Money,
    /// Since when.
    pub since: NaiveDate,
    /// Why.
    pub reason: String,
}

/// The operator's desk for money that is on no invoice.
#[derive(Debug, Clone)]
pub struct PaymentsDesk {
    /// What is to be wired.
    pub to_wire: Vec<ToWire>,
    /// What `after` is on the next page.
    pub next: Option<String>,
    /// What the form of prepayments is told apart by: sent twice, it books once.
    pub prepayment_key: CreditId,
    /// The billing date.
    pub today: NaiveDate,
}

/// A page of what is to be wired, by account, and the key that the next one follows, if there is
/// one.
pub async fn list_to_wire(
    portal: &Portal,
    after: Option<RefundKey>,
) -> Result<(Vec<ToWire>, Option<RefundKey>), StoreError> {
    let mut rows = to_wire(portal, after, PAGE_ROWS + 1).await?;
    let has_more = rows.len() as u64 > PAGE_ROWS;
    rows.truncate(usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX));
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|it| it.key);
    Ok((rows, next))
}

/// What is to be wired, for an operator who can note that it was.
pub async fn show_payments_desk(
    portal: &Portal,
    caller: &Caller,
    after: Option<&str>,
) -> Result<PaymentsDesk, Refusal> {
    let _allowed = allow::<action::BookMoney>(&caller.standing, &Installation {}, caller.now)?;
    let after = after.map(key_of).transpose()?;
    let (rows, next) = list_to_wire(portal, after).await?;
    Ok(PaymentsDesk {
        to_wire: rows,
        next: next.map(|(account, id)| format!("{account}~{id}")),
        prepayment_key: CreditId::new(),
        today: portal.today(caller.now),
    })
}

/// The place in the list of an address; what is none is an address that does not exist.
fn key_of(text: &str) -> Result<RefundKey, Refusal> {
    let (account, refund) = text.split_once('~').ok_or(Refusal::NotFound)?;
    match (account.parse(), refund.parse()) {
        (Ok(account), Ok(refund)) => Ok((account, refund)),
        _ => Err(Refusal::NotFound),
    }
}

async fn to_wire(
    portal: &Portal,
    after: Option<RefundKey>,
    limit: u64,
) -> Result<Vec<ToWire>, StoreError> {
    let database = &portal.database;
    let rows = store::refunds::in_state(database, RefundState::ToWire, after, limit).await?;
    let accounts: BTreeSet<_> = rows.iter().map(|it| it.account_id).collect();
    let credits = rows.iter().filter_map(|it| it.credit_id).collect();
    let sources = store::credits::sources(database, accounts.clone(), credits).await?;
    let source_of = |row: &refund::Model| {
        let of_credit = row.credit_id.and_then(|it| sources.get(&it).copied());
        row.invoice_id.or(of_credit)
    };
    let invoices = rows.iter().filter_map(source_of).collect();
    let invoices = store::invoices::names_in(database, accounts.clone(), invoices).await?;
    let accounts = store::accounts::by_ids(database, accounts.into_iter().collect()).await?;
    let accounts: HashMap<_, _> = accounts.iter().map(|it| (it.id, it.named())).collect();
    let listed = rows.into_iter().filter_map(|row| {
        Some(ToWire {
            key: (row.account_id, row.id),
            id: row.id,
            account: accounts.get(&row.account_id)?.clone(),
            invoice: source_of(&row).and_then(|it| invoices.get(&it).cloned()),
            amount: Money::new(row.amount_minor, row.currency),
            since: row.refunded_on,
            reason: row.reason,
        })
    });
    Ok(listed.collect())
}

/// When a refund was noted as wired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// Now.
    Now,
    /// Before: nothing changed.
    Before,
}

/// Notes that a refund was wired, with the bank's reference, for whoever is at the command line;
/// done twice, it is done once.
pub async fn mark_wired(
    portal: &Portal,
    id: RefundId,
    reference: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Noted, Failure> {
    let reference = reference_of(reference)?;
    match wired(portal, id, reference.as_deref(), (None, now)).await? {
        Wired::Noted(when) => Ok(when),
        Wired::Otherwise(noted) => Err(Failure::new(format!(
            "It is noted as wired already, with another reference: {noted}. Nothing changed."
        ))),
        Wired::Unknown => {
            let sentence = format!("There is no refund {id} to be wired.");
            Err(Failure::new(sentence))
        }
    }
}

/// The same for an operator.
pub async fn note_wired(
    portal: &Portal,
    caller: &Caller,
    id: RefundId,
    reference: &str,
) -> Result<(), Refusal> {
    let allowed = allow::<action::BookMoney>(&caller.standing, &Installation {}, caller.now)?;
    let wrong = |it: PaymentProblem| Refusal::wrong("form", Wrong::Payment(it));
    let reference = read_reference(reference).map_err(wrong)?;
    let by = (Some(allowed.by()), caller.now);
    match wired(portal, id, reference.as_deref(), by).await? {
        Wired::Noted(_) => Ok(()),
        Wired::Otherwise(noted) => Err(wrong(PaymentProblem::WiredOtherwise(noted))),
        Wired::Unknown => Err(Refusal::NotFound),
    }
}

/// What is known of a refund that was wired.
enum Wired {
    /// It is noted as wired.
    Noted(Noted),
    /// It was noted with this reference, or with none, and not with the one that is given now.
    Otherwise(String),
    /// There is no such refund to be wired.
    Unknown,
}

async fn wired(
    portal: &Portal,
    id: RefundId,
    reference: Option<&str>,
    (by, now): (Option<IdentityId>, DateTime<Utc>),
) -> Result<Wired, StoreError> {
    let work = portal.begin(by, now).await?;
    let Some(row) = store::refunds::of_id(&work.txn, id).await? else {
        return Ok(Wired::Unknown);
    };
    match row.state {
        RefundState::ToWire => {}
        RefundState::Done if row.way == PaymentWay::Transfer => {
            return Ok(noted_before(&row, reference));
        }
        RefundState::Done | RefundState::Pending | RefundState::Refused => {
            return Ok(Wired::Unknown);
        }
    }
    // Two at once: one of them notes it, and its reference stays.
    let key = (row.account_id, row.id);
    if store::refunds::set_wired(&work.txn, key, reference).await? {
        let about = about(&work, &row).await?;
        work.audit(about, "refund.wire", &id.to_string()).await?;
        work.commit().await?;
        return Ok(Wired::Noted(Noted::Now));
    }
    let there = store::refunds::by_id(&work.txn, key).await?;
    Ok(there.map_or(Wired::Unknown, |it| noted_before(&it, reference)))
}

/// Noted twice it is noted once; the reference that was noted stays, and another one is told.
fn noted_before(row: &refund::Model, reference: Option<&str>) -> Wired {
    let noted = row.provider_reference.as_deref();
    match reference.is_none() || reference == noted {
        true => Wired::Noted(Noted::Before),
        false => Wired::Otherwise(noted.unwrap_or("-").to_owned()),
    }
}

/// What can be given back of an invoice, for the command line.
pub async fn refundable_of(
    portal: &Portal,
    invoice: &str,
) -> Result<(AccountId, Vec<Refundable>), Failure> {
    let row = called(portal, invoice).await?;
    let found = refundable(&portal.database, &row).await?;
    Ok((row.account_id, found))
}

/// Of what a key gave money back before, of an invoice: asked again, it is the same that is meant,
/// whatever else can be given back by now.
pub async fn given_under(
    portal: &Portal,
    invoice: &str,
    key: RefundId,
) -> Result<Option<RefundOf>, Failure> {
    let row = called(portal, invoice).await?;
    let before = store::refunds::by_id(&portal.database, (row.account_id, key)).await?;
    let of = before.and_then(|it| match (it.credit_id, it.payment_id) {
        (Some(credit), _) => Some(RefundOf::Credit(credit)),
        (None, payment) => payment.map(RefundOf::Payment),
    });
    match of {
        Some(of) if !is_of_invoice(portal, (row.account_id, row.id), of).await? => Err(
            Failure::new("Money of another invoice was given back under this key."),
        ),
        of => Ok(of),
    }
}

/// What happens next with an invoice; nothing where it is not past due.
pub async fn next_of_invoice(portal: &Portal, invoice: &str) -> Result<Option<Next>, Failure> {
    let row = called(portal, invoice).await?;
    Ok(past_due::next(portal, &row).await?)
}

async fn called(portal: &Portal, name: &str) -> Result<invoice::Model, Failure> {
    let wanted = name.trim().to_uppercase();
    let row = store::invoices::by_name_or_number(&portal.database, &wanted).await?;
    row.ok_or_else(|| Failure::new(format!("There is no invoice {name:?}.")))
}
