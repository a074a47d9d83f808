//! The next invoice of a billing profile, before it has a name and number (domain.md §2, MCA).

use super::{Made, gather};
use crate::accounts::ShownName;
use crate::work::Work;
use crate::{Failure, Portal};
use billing::invoice::schedule::{Scheduled, profile_months};
use billing::invoice::{
    AssembleError, Body, Head, InvoiceKind, Named, TEMPLATE_VERSION, TaxTerms, assemble, due_date,
};
use billing::tax::{ExchangeRate, TaxError, TaxRate, TaxRule, rate_for};
use billing::{AgreementType, InvoiceId, Issuer, Month};
use chrono::NaiveDate;
use store::entities::{account, profile};

/// What all invoices of a run share.
pub(super) struct Books {
    issuer: Issuer,
    tax_rules: Vec<TaxRule>,
    exchange_rates: Vec<ExchangeRate>,
}

impl Books {
    pub async fn load(portal: &Portal, work: &Work) -> Result<Self, Failure> {
        Ok(Self {
            issuer: portal.issuer_within(&work.txn).await?,
            tax_rules: store::installation::tax_rules(&work.txn).await?,
            exchange_rates: store::installation::exchange_rates(&work.txn).await?,
        })
    }
}

/// An invoice that only lacks its name and number.
pub(super) struct Draft {
    pub id: InvoiceId,
    pub account: account::Model,
    pub profile: profile::Model,
    pub head: Head,
    pub body: Body,
}

impl Draft {
    /// What a report says of it.
    pub fn made(&self) -> Made {
        Made {
            account: self.account.shown_name().to_owned(),
            scope: self.profile.display_name.clone(),
            period: self.head.period,
            invoice_date: self.head.invoice_date,
            subtotal: self.body.summary.subtotal,
            tax: self.body.summary.tax,
            total: self.body.summary.total,
            numbered: None,
        }
    }
}

/// The next invoice of a profile that is due by `as_of`: nothing when none is, and a sentence
/// when it cannot be made; then nothing of it stays.
pub(super) async fn draft_next(
    work: &Work,
    books: &Books,
    account: &account::Model,
    profile: &profile::Model,
    as_of: NaiveDate,
) -> Result<Result<Option<Draft>, String>, Failure> {
    if account.agreement != AgreementType::Mca {
        return Ok(Ok(None));
    }
    let Some(profile) = store::accounts::lock_profile(&work.txn, account.id, profile.id).await?
    else {
        return Ok(Ok(None));
    };
    let scope = (account.id, profile.id.0);
    let last = store::invoices::last_period_end(&work.txn, scope).await?;
    let invoice_day = u32::try_from(profile.invoice_day).unwrap_or(1);
    let mut due = profile_months(profile.created_on, invoice_day, last.map(Month::of), as_of);
    let Some(scheduled) = due.next() else {
        return Ok(Ok(None));
    };
    let terms = match tax_terms(books, account, scheduled.invoice_date) {
        Ok(terms) => terms,
        Err(cause) => return Ok(Err(cause.to_string())),
    };
    let part = work.part().await?;
    let id = InvoiceId::new();
    let charges = gather::gather(&part, account, &profile, id, scheduled.period).await?;
    let body = match assemble(charges, profile.currency, terms) {
        Ok(body) => body,
        Err(cause) => {
            // Dropped and not committed: the charges stay open.
            return Ok(Err(sentence(&cause)));
        }
    };
    part.commit().await?;
    let head = head_of(books, account, &profile, scheduled, &body);
    Ok(Ok(Some(Draft {
        id,
        account: account.clone(),
        profile,
        head,
        body,
    })))
}

fn sentence(cause: &AssembleError) -> String {
    cause.to_string()
}

fn tax_terms<'a>(
    books: &'a Books,
    account: &account::Model,
    on: NaiveDate,
) -> Result<TaxTerms<'a>, TaxError> {
    let rate = match account.is_outside_tax {
        true => TaxRate::OUTSIDE_SCOPE,
        false => rate_for(&account.sold_to, on, &books.tax_rules)?,
    };
    Ok(TaxTerms {
        rate,
        accounting_currency: books.issuer.accounting_currency,
        exchange_rates: &books.exchange_rates,
        on,
    })
}

fn head_of(
    books: &Books,
    account: &account::Model,
    profile: &profile::Model,
    scheduled: Scheduled,
    body: &Body,
) -> Head {
    let total_minor = body.summary.total.minor();
    let terms_days = u16::try_from(profile.payment_terms_days).unwrap_or_default();
    let bill_to = profile.bill_to.as_ref().unwrap_or(&account.sold_to);
    Head {
        template: TEMPLATE_VERSION,
        name: String::new(),
        document_number: String::new(),
        kind: match total_minor < 0 {
            true => InvoiceKind::CreditNote,
            false => InvoiceKind::Profile,
        },
        agreement: account.agreement,
        issuer: books.issuer.clone(),
        account: Named {
            name: account.name.clone(),
            display_name: account.shown_name().to_owned(),
        },
        profile: Some(Named {
            name: profile.name.clone(),
            display_name: profile.display_name.clone(),
        }),
        sold_to: account.sold_to.clone(),
        bill_to: bill_to.clone(),
        po_number: profile.po_number.clone(),
        currency: profile.currency,
        period: scheduled.period,
        invoice_date: scheduled.invoice_date,
        due_date: due_date(
            scheduled.invoice_date,
            profile.payment_method,
            terms_days,
            total_minor,
        ),
        payment_method: profile.payment_method,
        payment_terms_days: terms_days,
    }
}
