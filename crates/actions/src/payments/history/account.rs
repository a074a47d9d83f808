//! The money of all invoices of an account within some days: the lines that each of them tells, once.

use super::rows::{Rows, credit_of};
use super::{PaymentLine, given_back, received};
use billing::AccountId;
use store::statement::Happened;
use store::{Reads, StoreError, Uuid};

/// Money that came, was set off, or went back.
pub(crate) struct Moved {
    /// The id of its row, which puts in order what was booked in one go.
    pub id: Uuid,
    /// The invoice whose payment it was, or that it was given back of; none where it was kept.
    pub invoice: Option<String>,
    /// The series that the money was kept for, where it was set off.
    pub kept_for: Option<Uuid>,
    /// What an invoice tells of it.
    pub line: PaymentLine,
}

/// What happened with an account's money, in no order. What was only tried is not among it.
pub(crate) async fn moved(
    reads: &impl Reads,
    account: AccountId,
    happened: &Happened,
) -> Result<Vec<Moved>, StoreError> {
    let rows = Rows::of_account(reads, account, happened).await?;
    let came = rows.payments.iter().map(|it| {
        let (id, line) = received(it, &rows);
        Moved {
            id,
            line,
            invoice: Some(rows.name(it.invoice_id)),
            kept_for: credit_of(it).and_then(|it| rows.scope_of_credit(it)),
        }
    });
    let went = rows.refunds.iter().map(|it| {
        let (id, line) = given_back(it);
        Moved {
            id,
            line,
            invoice: it.invoice_id.map(|it| rows.name(it)),
            kept_for: None,
        }
    });
    Ok(came.chain(went).collect())
}
