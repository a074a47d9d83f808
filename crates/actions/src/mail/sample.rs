//! A mail with an invoice as it would go out, with made-up figures: for whoever says who gets it.

use super::place::{MailPath, On, Place, load_place};
use crate::accounts::ShownName;
use crate::{Caller, Portal, Refusal};
use billing::invoice::{InvoiceKind, PaymentMethod};
use billing::mail::{AboutInvoice, Letter, MailReason};
use billing::{Currency, Money, Month, SubscriptionCategory};
use chrono::{Datelike, Days, NaiveDate};

/// What the invoice would come to, in the smallest unit of its currency.
const TOTAL_MINOR: i64 = 12_345;

/// A letter that nobody is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// What it tells.
    pub letter: Letter,
    /// Why its reader would get it.
    pub reason: MailReason,
    /// Its reader's name: of whoever looks.
    pub name: Option<String>,
    /// Their address.
    pub email: String,
}

/// The letter, for whoever may say who gets the invoices.
pub async fn show_sample(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
) -> Result<Sample, Refusal> {
    let place = load_place(portal, caller, path).await?;
    let person = store::identities::by_id(&portal.database, caller.identity).await?;
    Ok(Sample {
        letter: Letter::Invoice(about(&place, portal.today(caller.now))),
        reason: match &place.on {
            On::Profile(..) => MailReason::ProfileRole,
            On::Subscription(..) => MailReason::AccountAdministrator,
            On::Enrolment(_) => MailReason::InvoiceContact,
        },
        name: person.map(|it| it.display_name),
        email: caller.email.clone(),
    })
}

fn about(place: &Place, today: NaiveDate) -> AboutInvoice {
    let account = &place.account;
    let (kind, currency, payment_method, terms_days) = match &place.on {
        On::Profile(_, row) => (
            InvoiceKind::Profile,
            Some(row.currency),
            row.payment_method,
            row.payment_terms_days,
        ),
        On::Subscription(_, row) => (
            match row.category {
                SubscriptionCategory::Usage => InvoiceKind::Usage,
                SubscriptionCategory::Support => InvoiceKind::SupportPlan,
            },
            account.currency,
            account.payment_method,
            account.payment_terms_days,
        ),
        On::Enrolment(_) => (
            InvoiceKind::Enrollment,
            account.currency,
            account.payment_method,
            account.payment_terms_days,
        ),
    };
    let due_days = match payment_method {
        PaymentMethod::Card => 0,
        PaymentMethod::Invoice => u64::try_from(terms_days).unwrap_or_default(),
    };
    let month = Month::of(today).first_day();
    let month = Month::of(month.pred_opt().unwrap_or(month));
    let total = Money::new(TOTAL_MINOR, currency.unwrap_or(Currency::EUR));
    AboutInvoice {
        account: account.named(),
        scope: place.named.display_name.clone(),
        name: "G000000000".to_owned(),
        // Numbers begin with 1: this one is nobody's.
        number: format!("{}-000000", today.year()),
        kind,
        period: month.period(),
        invoice_date: today,
        due_date: today + Days::new(due_days),
        payment_method,
        total,
        open: total,
        is_in_portal: !matches!(place.on, On::Enrolment(_)),
        next_try: None,
        corrects: None,
    }
}
