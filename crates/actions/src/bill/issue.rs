//! Issuing: names and numbers for a batch, everything frozen and hashed, rendering enqueued.

use super::books::Books;
use super::draft::Draft;
use super::{Made, rendering_of, set_off};
use crate::Failure;
use crate::mail::queue_invoices;
use crate::work::{About, NewAudit, Work, random_number};
use billing::invoice::{Head, InvoiceContent, InvoiceStatus, PaymentMethod};
use billing::mail::Corrects;
use billing::names::{document_number, invoice_name};
use billing::payment::counts_from;
use billing::{Exact, Money};
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::entities::{invoice, invoice_content};
use store::put_all;

/// Issues a batch: one update of the number series for each year in it.
pub(super) async fn issue(
    work: &Work,
    books: &Books,
    drafts: Vec<Draft>,
) -> Result<Vec<Made>, Failure> {
    let names = free_names(work, &drafts).await?;
    let mut places = BTreeMap::<i32, u32>::new();
    for draft in &drafts {
        *places.entry(draft.head.invoice_date.year()).or_default() += 1;
    }
    for (year, count) in &mut places {
        *count = store::installation::take_numbers(&work.txn, *year, *count).await?;
    }
    let (mut made, mut audit, mut jobs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut named, mut invoices) = (Vec::new(), Vec::new());
    for (mut draft, name) in drafts.into_iter().zip(names) {
        let year = draft.head.invoice_date.year();
        let place = places.entry(year).or_default();
        draft.head.document_number = document_number(year, *place);
        draft.head.name = name;
        *place += 1;
        made.push(Made {
            numbered: Some((draft.head.name.clone(), draft.head.document_number.clone())),
            ..draft.made()
        });
        audit.push(NewAudit {
            about: About::profile(draft.account, draft.scope.profile()),
            action: "invoice.issue",
            subject: draft.head.document_number.clone(),
        });
        jobs.extend(rendering_of(draft.account, draft.id));
        invoices.push(row_of(&draft, books, work)?);
        named.push(draft);
    }
    let corrects = named.iter().filter_map(|it: &Draft| {
        let correction = it.head.correction.as_ref()?;
        Some((it.id, Corrects::of(correction)?))
    });
    let corrects: HashMap<_, _> = corrects.collect();
    let payments = set_off::set_off(work, &mut invoices).await?;
    let contents = named.into_iter().zip(&invoices).map(content_of);
    let contents = contents.collect::<Result<_, _>>()?;
    put_all::<invoice::Entity>(&work.txn, invoices.clone()).await?;
    put_all::<invoice_content::Entity>(&work.txn, contents).await?;
    set_off::keep(work, &invoices, payments).await?;
    work.enqueue(&jobs).await?;
    queue_invoices(work, &invoices, &corrects).await?;
    work.audit_all(audit).await?;
    Ok(made)
}

/// A name for each draft that no invoice has.
async fn free_names(work: &Work, drafts: &[Draft]) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    let mut seen = BTreeSet::new();
    for draft in drafts {
        loop {
            let (agreement, kind) = (draft.head.agreement, draft.head.kind);
            let name = invoice_name(agreement, kind, random_number());
            if seen.insert(name.clone()) {
                names.push(name);
                break;
            }
        }
    }
    // One in 10¹⁴ for each invoice there is: then the whole batch draws again.
    let taken = store::invoices::taken_names(&work.txn, &names).await?;
    match taken.is_empty() {
        true => Ok(names),
        false => Err(Failure::new("A random name was taken already; run again.")),
    }
}

fn row_of(draft: &Draft, books: &Books, work: &Work) -> Result<invoice::Model, Failure> {
    let (head, summary) = (&draft.head, &draft.body.summary);
    let split = |sum: Exact| {
        let parts = sum.split();
        parts.map_err(|cause| Failure::new(cause.to_string()))
    };
    let (charged_micros, charged_attos) = split(draft.charged)?;
    let (covered_micros, covered_attos) = split(draft.covered)?;
    let is_settled = summary.total.minor() <= 0;
    let is_by_card = head.payment_method == PaymentMethod::Card;
    let tried_on = counts_from(head.invoice_date, books.as_of);
    Ok(invoice::Model {
        account_id: draft.account,
        id: draft.id,
        name: head.name.clone(),
        document_number: head.document_number.clone(),
        kind: head.kind,
        cause: draft.cause,
        scope_id: draft.scope.id(),
        profile_id: draft.scope.profile(),
        subscription_id: draft.scope.subscription(),
        scope_label: draft.label.clone(),
        currency: head.currency,
        period_start: head.period.start,
        period_end: head.period.end,
        invoice_date: head.invoice_date,
        due_date: head.due_date,
        payment_method: head.payment_method,
        card_id: draft.card.filter(|_| is_by_card),
        corrects_id: draft.corrects,
        run_id: Some(books.run),
        charged_micros,
        charged_attos,
        covered_micros,
        covered_attos,
        subtotal_minor: summary.subtotal.minor(),
        tax_minor: summary.tax.minor(),
        total_minor: summary.total.minor(),
        paid_minor: 0,
        status: match is_settled {
            true => InvoiceStatus::Paid,
            false => InvoiceStatus::Due,
        },
        past_due_since: None,
        past_due_told: None,
        reminded_days: None,
        next_attempt_on: (is_by_card && !is_settled).then_some(tried_on),
        attempts: 0,
        is_in_portal: head.agreement.is_in_portal(),
        issued_at: work.now,
    })
}

/// What an invoice says, once it is known what pays it from the start.
fn content_of((draft, row): (Draft, &invoice::Model)) -> Result<invoice_content::Model, Failure> {
    let set_off = Some(Money::new(row.paid_minor, row.currency));
    let content = InvoiceContent {
        head: Head {
            set_off: set_off.filter(|it| it.minor() > 0),
            ..draft.head
        },
        body: draft.body,
    };
    let content = serde_json::to_string(&content)
        .map_err(|cause| Failure::new(format!("An invoice is not JSON: {cause}")))?;
    Ok(invoice_content::Model {
        account_id: draft.account,
        invoice_id: draft.id,
        sha256: sha256_hex(content.as_bytes()),
        content,
    })
}

/// The SHA-256 of bytes, as lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
