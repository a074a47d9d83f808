//! What a line of a statement tells, in words; the same on the page and on paper.

use crate::{corrections, format, invoices, labels, payments, statement};
use billing::Language;
use billing::invoice::{CorrectionKind, InvoiceKind};
use billing::payment::PaymentWay;
use billing::statement::{Age, Series, What};

/// What happened.
pub fn what(language: Language, what: &What) -> String {
    match what {
        What::Document {
            kind: InvoiceKind::CreditNote,
            correction: Some(CorrectionKind::Void),
            ..
        } => corrections::kind_void_note(language),
        What::Document { kind, .. } => labels::kind(language, *kind),
        What::Payment { way, .. } => match way {
            PaymentWay::Card => payments::received_card_gone(language),
            PaymentWay::Transfer => payments::received_transfer(language),
            PaymentWay::Credit => payments::received_credit(language),
        },
        What::Prepayment { .. } => statement::prepaid(language),
        What::SetOff { .. } => payments::received_credit(language),
        What::Refund { way, .. } => {
            payments::given_back(language, &labels::payment_way(language, *way))
        }
    }
}

/// What more is to be said of it.
pub fn details(language: Language, what: &What) -> Vec<String> {
    match what {
        What::Document {
            scope,
            due_date,
            kind,
            ..
        } => {
            let due = (*kind != InvoiceKind::CreditNote).then(|| {
                let date = format::short_date(language, *due_date);
                statement::due_on(language, &date)
            });
            std::iter::once(scope.clone()).chain(due).collect()
        }
        What::Payment { reference, .. } | What::Prepayment { reference } => {
            reference.iter().cloned().collect()
        }
        What::SetOff { amount, of, .. } => {
            let amount = statement::set_off(language, &format::money(language, *amount));
            let of = match of {
                Some(name) => payments::credit_of(language, name),
                None => statement::prepaid(language),
            };
            vec![amount, of]
        }
        What::Refund { reason, .. } => vec![payments::refund_reason(language, reason)],
    }
}

/// The document that it is about.
pub fn document(what: &What) -> Option<&str> {
    match what {
        What::Document { name, .. } => Some(name),
        What::Payment { invoice, .. } | What::SetOff { invoice, .. } => Some(invoice),
        What::Refund { invoice, .. } => invoice.as_deref(),
        What::Prepayment { .. } => None,
    }
}

/// What a series of invoices is called.
pub fn series(language: Language, series: &Series) -> String {
    match series {
        Series::Account => payments::kept_for_account(language),
        Series::Purchases => invoices::kind_purchases(language),
        Series::Part(name) => name.clone(),
    }
}

/// How long something is past due.
pub fn age(language: Language, age: Age) -> String {
    match age {
        Age::NotDue => statement::not_due(language),
        Age::UpTo30 => statement::up_to_30(language),
        Age::UpTo60 => statement::up_to_60(language),
        Age::UpTo90 => statement::up_to_90(language),
        Age::Over90 => statement::over_90(language),
    }
}
