//! What a correction writes down besides its documents: the reason, the audit line, and the
//! equation, which holds or nothing is written.

use super::Stopped;
use crate::bill::books::Books;
use crate::bill::record::Record;
use crate::bill::{Made, Run, balance, set_off_open};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::RunKind;
use billing::invoice::CorrectionKind;
use store::balance::Extent;
use store::entities::{correction, invoice};

/// Notes why an invoice was corrected, beside the document that says so.
pub(super) async fn note_reason(
    work: &Work,
    (corrected, document): (&invoice::Model, &invoice::Model),
    kind: CorrectionKind,
    reason: &str,
) -> Result<(), Failure> {
    let row = correction::Model {
        account_id: document.account_id,
        id: document.id,
        invoice_id: corrected.id,
        kind,
        reason: reason.to_owned(),
        identity_id: work.identity(),
        made_at: work.now,
    };
    store::put_all::<correction::Entity>(&work.txn, vec![row]).await?;
    let action = match kind {
        CorrectionKind::Void => "invoice.void",
        CorrectionKind::Credit => "invoice.credit",
        CorrectionKind::Rebill => "invoice.rebill",
    };
    let subject = format!("{}: {}", corrected.name, document.name);
    work.audit(Some(corrected.account_id), action, &subject)
        .await?;
    Ok(())
}

/// Ends the correction as a run ends: with an equation, over the series it had to do with.
pub(super) async fn end(
    work: Work,
    books: &Books,
    corrected: &invoice::Model,
    made: Vec<Made>,
) -> Result<(), Stopped> {
    set_off_open(&work, corrected.account_id, books.as_of).await?;
    let mut run = Run::new(books.run);
    run.made = made;
    let series = Extent::Series(corrected.account_id, corrected.scope_id);
    run.balance = balance::balance_of(&work.txn, books.run, series).await?;
    if let Some(problem) = run.problem() {
        return Err(Failure::new(problem).into());
    }
    let mut record = Record::new(books, RunKind::Correction);
    record.end(&work, &run, None).await?;
    Ok(work.commit().await?)
}

/// What a correction works with. The day it is made on is the billing date, or where that stands
/// before them, that of the invoice or the day up to which the books are closed: no document is
/// dated before one of a lower number.
pub(super) async fn open(
    portal: &Portal,
    corrected: &invoice::Model,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Books, Failure> {
    let billed_through = store::runs::billed_through(&portal.database).await?;
    let on = portal.today(now).max(corrected.invoice_date);
    let on = billed_through.map_or(on, |it| on.max(it));
    Books::open(portal, on).await
}
