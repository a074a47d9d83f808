//! The billing run: finds what is due, makes it once, and says what it made and what it could not.

mod draft;
mod gather;
mod issue;
mod purchases;

use crate::accounts::ShownName;
use crate::rendering::RenderInvoice;
use crate::work::Work;
use crate::{Failure, Portal};
use billing::{AccountId, Money, Period, ProfileId};
use chrono::{DateTime, NaiveDate, Utc};
use draft::Draft;
pub(crate) use issue::sha256_hex;
use store::entities::{account, profile};

/// Profiles looked at, and invoices issued, in one transaction at the most.
const BATCH: u64 = 100;

/// An invoice that the run made, or would make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Whose.
    pub account: String,
    /// For what.
    pub scope: String,
    /// The days it is for.
    pub period: Period,
    /// The date on it.
    pub invoice_date: NaiveDate,
    /// Before tax.
    pub subtotal: Money,
    /// The tax.
    pub tax: Money,
    /// To pay.
    pub total: Money,
    /// Its name and document number; nothing in a dry run.
    pub numbered: Option<(String, String)>,
}

/// A profile that is due and could not be billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotBilled {
    /// Whose.
    pub account: String,
    /// Which profile.
    pub scope: String,
    /// Why.
    pub reason: String,
}

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// Invoices made, in the order of their numbers.
    pub made: Vec<Made>,
    /// Profiles passed over.
    pub not_billed: Vec<NotBilled>,
    /// Invoices whose due date has passed.
    pub past_due: u64,
}

/// Makes every invoice that is due by `as_of`. A second run makes nothing new.
pub async fn run(portal: &Portal, as_of: NaiveDate, now: DateTime<Utc>) -> Result<Run, Failure> {
    let mut run = Run::default();
    for_each_batch(
        portal,
        async |batch: &[(profile::Model, account::Model)]| {
            let mut passed_over = Vec::new();
            loop {
                let work = portal.begin(None, now).await?;
                let drafts = draft_due(portal, &work, batch, as_of, &mut passed_over).await?;
                if drafts.is_empty() {
                    break;
                }
                let made = issue::issue(&work, drafts).await?;
                work.commit().await?;
                run.made.extend(made);
            }
            run.not_billed
                .extend(passed_over.into_iter().map(|(_, it)| it));
            Ok(())
        },
    )
    .await?;
    let work = portal.begin(None, now).await?;
    run.past_due = store::invoices::mark_past_due(&work.txn, as_of).await?;
    work.commit().await?;
    Ok(run)
}

/// Says what [`run`] would make, and makes nothing.
pub async fn preview(
    portal: &Portal,
    as_of: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Run, Failure> {
    let mut run = Run::default();
    for_each_batch(
        portal,
        async |batch: &[(profile::Model, account::Model)]| {
            let mut passed_over = Vec::new();
            // Never committed: the months of a batch see each other, and then all is forgotten.
            let work = portal.begin(None, now).await?;
            loop {
                let drafts = draft_due(portal, &work, batch, as_of, &mut passed_over).await?;
                if drafts.is_empty() {
                    break;
                }
                let seen = drafts.iter().map(Draft::made);
                run.made.extend(seen.collect::<Vec<_>>());
                issue::issue(&work, drafts).await?;
            }
            run.not_billed
                .extend(passed_over.into_iter().map(|(_, it)| it));
            Ok(())
        },
    )
    .await?;
    Ok(run)
}

async fn for_each_batch(
    portal: &Portal,
    mut each: impl AsyncFnMut(&[(profile::Model, account::Model)]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut after: Option<(AccountId, ProfileId)> = None;
    loop {
        let batch = store::accounts::profiles_after(&portal.database, after, BATCH).await?;
        let Some((last, _)) = batch.last() else {
            return Ok(());
        };
        after = Some((last.account_id, last.id));
        each(&batch).await?;
    }
}

/// The next invoice of each profile of the batch that is due, at most one each.
async fn draft_due(
    portal: &Portal,
    work: &Work,
    batch: &[(profile::Model, account::Model)],
    as_of: NaiveDate,
    passed_over: &mut Vec<(ProfileId, NotBilled)>,
) -> Result<Vec<Draft>, Failure> {
    let books = draft::Books::load(portal, work).await?;
    let mut drafts = Vec::new();
    for (profile, account) in batch {
        if passed_over.iter().any(|(id, _)| *id == profile.id) {
            continue;
        }
        match draft::draft_next(work, &books, account, profile, as_of).await? {
            Ok(draft) => drafts.extend(draft),
            Err(reason) => {
                let not_billed = NotBilled {
                    account: account.shown_name().to_owned(),
                    scope: profile.display_name.clone(),
                    reason,
                };
                passed_over.push((profile.id, not_billed));
            }
        }
    }
    Ok(drafts)
}

/// The jobs that render an issued invoice, one for each language.
fn rendering_of(account: AccountId, invoice: billing::InvoiceId) -> [RenderInvoice; 2] {
    billing::Language::ALL.map(|language| RenderInvoice {
        account,
        invoice,
        language,
    })
}
