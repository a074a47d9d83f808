//! What happened within some days, as entries of a statement, and what was owed before them.

use super::{StatementProblem, money, whole, wrong};
use crate::invoices::correction_of;
use crate::payments::{GivenBackOf, Happened, Moved, moved};
use crate::{Portal, Refusal, Wrong};
use billing::payment::{CreditSource, PaymentWay, RefundState};
use billing::statement::{Entry, LINES_MAX, What};
use billing::{Currency, Money, Period};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use store::Uuid;
use store::entities::{credit, invoice};
use store::statement::{self, Extent};

/// What was owed before a day, by currency.
pub(super) async fn owed_before(
    portal: &Portal,
    extent: &Extent,
    day: NaiveDate,
) -> Result<Vec<Money>, Refusal> {
    let database = &portal.database;
    let sums = statement::owed_before(database, extent, day).await?;
    let mut owed: BTreeMap<Currency, i64> = BTreeMap::new();
    for sum in sums {
        *owed.entry(sum.currency).or_default() += sum.minor;
    }
    if extent.scopes.is_some() {
        // What was kept for all of the account came from outside of these series.
        let account = Extent {
            account: extent.account,
            scopes: Some(vec![whole(extent.account)]),
        };
        let credits = statement::credits_of(database, &account).await?;
        let credits: Vec<_> = credits.iter().map(|it| it.id).collect();
        for row in statement::set_off_before(database, (extent, &credits), day).await? {
            *owed.entry(row.currency).or_default() -= row.amount_minor;
        }
    }
    let owed = owed.into_iter();
    Ok(owed
        .map(|(currency, minor)| money(currency, minor))
        .collect())
}

/// An entry, and what puts it in order within its day: documents come first, then what was booked
/// as it was.
type Placed = ((NaiveDate, DateTime<Utc>, Uuid), Entry);

/// What happened within some days, in order.
pub(super) async fn entries_of(
    portal: &Portal,
    extent: &Extent,
    days: Period,
) -> Result<Vec<Entry>, Refusal> {
    let database = &portal.database;
    let limit = LINES_MAX as u64;
    let happened = statement::happened(database, extent, (days, limit)).await?;
    let prepaid = happened.credits.iter();
    let prepaid = prepaid.filter(|it| it.source == CreditSource::Prepayment);
    let prepaid: Vec<_> = prepaid.map(prepayment).collect();
    let lists = [&happened.payments.len(), &happened.refunds.len()];
    let count = happened.invoices.len() + prepaid.len() + lists.into_iter().sum::<usize>();
    // A list that was cut short has one more than there may be of all together.
    if count > LINES_MAX || happened.credits.len() > LINES_MAX {
        let problem = StatementProblem::TooManyLines(LINES_MAX);
        return Err(wrong("from", Wrong::Statement(problem)));
    }
    let moved = moved(database, extent.account, &happened).await?;
    let money = moved.into_iter().filter_map(|it| moved_entry(it, extent));
    let documents = happened.invoices.iter().map(document);
    let mut entries: Vec<Placed> = documents.chain(prepaid).chain(money).collect();
    entries.sort_by_key(|(place, _)| *place);
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

fn document(row: &invoice::Model) -> Placed {
    let what = What::Document {
        name: row.name.clone(),
        number: row.document_number.clone(),
        kind: row.kind,
        correction: correction_of(row.cause),
        scope: row.scope_label.clone(),
        due_date: row.due_date,
    };
    let entry = Entry {
        on: row.invoice_date,
        what,
        change: money(row.currency, row.total_minor),
    };
    (
        (row.invoice_date, DateTime::<Utc>::MIN_UTC, row.id.0),
        entry,
    )
}

fn prepayment(row: &credit::Model) -> Placed {
    let entry = Entry {
        on: row.since,
        what: What::Prepayment {
            reference: row.reference.clone(),
        },
        change: money(row.currency, -row.amount_minor),
    };
    // It is there before anything can be paid from it.
    let at = DateTime::<Utc>::MIN_UTC;
    ((row.since, at, row.id.0), entry)
}

/// What an invoice tells of its money, as an entry; nothing where no money moved as yet.
fn moved_entry(moved: Moved, extent: &Extent) -> Option<Placed> {
    let Moved {
        id,
        invoice,
        kept_for,
        line,
    } = moved;
    let nothing = Money::zero(line.amount.currency());
    let (what, change) = match line.what {
        Happened::Received {
            way: PaymentWay::Credit,
            of,
            ..
        } => {
            let is_from_outside =
                |scopes: &Vec<Uuid>| kept_for.is_some_and(|it| !scopes.contains(&it));
            let what = What::SetOff {
                amount: line.amount,
                of,
                invoice: invoice.unwrap_or_default(),
            };
            match extent.scopes.as_ref().is_some_and(is_from_outside) {
                true => (what, line.amount.negated()),
                false => (what, nothing),
            }
        }
        Happened::Received { way, reference, .. } => {
            let invoice = invoice.unwrap_or_default();
            let what = What::Payment {
                way,
                reference,
                invoice,
            };
            (what, line.amount.negated())
        }
        // A provider that was asked has not answered: the invoice is paid as yet.
        Happened::GivenBack {
            of: GivenBackOf::Payment,
            state: RefundState::Pending,
            ..
        } => return None,
        Happened::GivenBack { way, reason, .. } => {
            let what = What::Refund {
                way,
                reason,
                invoice,
            };
            (what, line.amount)
        }
        Happened::Declined { .. }
        | Happened::UnderWay { .. }
        | Happened::Credited
        | Happened::SetOff(_) => return None,
    };
    let on = line.on;
    Some(((on, line.booked_at, id), Entry { on, what, change }))
}
