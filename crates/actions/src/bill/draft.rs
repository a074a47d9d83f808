//! An invoice that is due, before it has a name and number.

use super::books::Books;
use super::gather::{Gathered, gather};
use super::online_services::OnlineServices;
use super::series::Series;
use super::stop::Stop;
use super::{Made, credit};
use crate::accounts::ShownName;
use crate::costs;
use crate::work::Work;
use billing::invoice::schedule::Scheduled;
use billing::invoice::{
    BillingScope, Body, Cause, Charge, Head, InvoiceKind, TEMPLATE_VERSION, assemble, due_date,
};
use billing::payment::counts_from;
use billing::{AccountId, CardId, Exact, InvoiceId};

/// An invoice that only lacks its name and number.
pub(super) struct Draft {
    pub id: InvoiceId,
    pub account: AccountId,
    pub scope: BillingScope,
    pub label: String,
    pub cause: Cause,
    pub card: Option<CardId>,
    /// The exact sum of the charges it takes up.
    pub charged: Exact,
    /// What the month's credit covers of it.
    pub covered: Exact,
    /// The document that it takes back, or in whose place it stands.
    pub corrects: Option<InvoiceId>,
    pub head: Head,
    pub body: Body,
}

impl Draft {
    /// What a report says of it.
    pub fn made(&self) -> Made {
        Made {
            account: self.head.account.display_name.clone(),
            scope: self.label.clone(),
            kind: self.head.kind,
            period: self.head.period,
            invoice_date: self.head.invoice_date,
            subtotal: self.body.summary.subtotal,
            tax: self.body.summary.tax,
            total: self.body.summary.total,
            numbered: None,
        }
    }
}

/// Drafts the scheduled invoice: nothing when there is nothing to charge and none is owed all the
/// same, or when the month's credit covers everything.
pub(super) async fn draft(
    work: &Work,
    books: &Books,
    series: &Series,
    scheduled: Scheduled,
) -> Result<Option<Draft>, Stop> {
    // Dropped and not committed where it stops: the charges stay open.
    let part = work.part().await?;
    let id = InvoiceId::new();
    let Gathered {
        mut charges,
        is_priced_here,
    } = gather(&part, series, scheduled, id).await?;
    if charges.is_empty() && !series.scope.is_always_invoiced() {
        return Ok(None);
    }
    let terms = books.tax_terms(&series.account, scheduled.invoice_date)?;
    let charged = sum(&charges)?;
    let applied = credit::apply(&part, books.run, series, scheduled.period, (id, &charges)).await?;
    let mut covered = Exact::ZERO;
    if is_priced_here {
        let by = match applied {
            credit::Applied::Whole(month) => month.0,
            _ => id.0,
        };
        costs::roll_up_billed(&part, series.account.id, by).await?;
    }
    match applied {
        credit::Applied::None => {}
        credit::Applied::Part(line) => {
            covered = Exact::ZERO.minus(line.cost)?;
            charges.push(*line);
        }
        credit::Applied::Whole(_) => {
            part.commit().await?;
            return Ok(None);
        }
    }
    let mut body = assemble(charges, series.currency()?, terms)?;
    let online = OnlineServices::of(&part, series).await?;
    body.publishers = books.publishers_of(&body);
    part.commit().await?;
    let (_, card) = series.payment();
    Ok(Some(Draft {
        id,
        account: series.account.id,
        scope: series.scope,
        label: series.label().to_owned(),
        cause: scheduled.cause,
        card,
        charged,
        covered,
        corrects: None,
        head: head_of((books, series), scheduled, &body, online),
        body,
    }))
}

fn sum(charges: &[Charge]) -> Result<Exact, Stop> {
    let mut costs = charges.iter().map(|it| it.cost);
    Ok(costs.try_fold(Exact::ZERO, Exact::plus)?)
}

fn head_of(
    (books, series): (&Books, &Series),
    scheduled: Scheduled,
    body: &Body,
    online: OnlineServices,
) -> Head {
    let account = &series.account;
    let total_minor = body.summary.total.minor();
    let (payment_method, _) = series.payment();
    let payment_terms_days = series.payment_terms_days();
    let counts_from = counts_from(scheduled.invoice_date, books.as_of);
    let profile = series.profile.as_ref();
    Head {
        template: TEMPLATE_VERSION,
        name: String::new(),
        document_number: String::new(),
        kind: match total_minor < 0 {
            true => InvoiceKind::CreditNote,
            false => series.scope.kind(),
        },
        agreement: account.agreement,
        issuer: books.issuer.clone(),
        account: account.named(),
        profile: series.named_profile(),
        subscription: series.named_subscription(),
        bill_to: profile
            .and_then(|it| it.bill_to.as_ref())
            .unwrap_or(&account.sold_to)
            .clone(),
        sold_to: account.sold_to.clone(),
        po_number: profile.and_then(|it| it.po_number.clone()),
        currency: body.summary.total.currency(),
        period: scheduled.period,
        invoice_date: scheduled.invoice_date,
        due_date: due_date(counts_from, payment_method, payment_terms_days, total_minor),
        payment_method,
        payment_terms_days,
        owner_email: online.owner_email,
        offer: online.offer,
        previous: online.previous,
        set_off: None,
        correction: None,
    }
}
