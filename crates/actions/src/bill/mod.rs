//! The billing run: finds what is due, makes it once, and says what it made and what it could not.
//!
//! It goes from day to day, so that one run over missed days numbers documents as daily runs would.

mod balance;
mod batch;
mod books;
pub mod corrections;
mod credit;
mod draft;
mod gather;
mod headings;
mod issue;
mod office;
mod online_services;
mod preview;
mod purchases;
mod rated_again;
mod rating;
mod record;
mod retry;
mod runs;
mod series;
mod set_off;
mod status;
mod stop;

use crate::rendering::RenderInvoice;
use crate::{Failure, Portal};
use billing::invoice::{InvoiceKind, Obstacle};
use billing::{AccountId, Currency, Money, Period, RunId};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

pub use balance::Balance;
pub(crate) use issue::sha256_hex;
pub use office::{PREVIEW_SERIES_MAX, RunsAsked, RunsPage, begin_retry, begin_run, show_runs};
pub use preview::{Change, Preview, preview, preview_first};
pub use retry::{Retried, retry};
pub use runs::{Begun, Progress, run};
pub(crate) use set_off::set_off_open;
pub use status::{
    ParkedPage, ParkedRow, PastRuns, Reached, RunRow, RunState, Status, billed_through,
    is_gone_through, parked, status,
};

/// A series of invoices: whose, and the id of the profile, subscription or account it is for.
pub type SeriesKey = (AccountId, uuid::Uuid);

/// An invoice that the run made, or would make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Whose.
    pub account: String,
    /// For what.
    pub scope: String,
    /// What it is for.
    pub kind: InvoiceKind,
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

/// A series that is due and could not be billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// Whose.
    pub account: String,
    /// Which profile or subscription.
    pub scope: String,
    /// Why.
    pub obstacle: Obstacle,
}

impl Parked {
    /// A series of which nothing but its row is left.
    fn gone(row: &store::entities::billing_scope::Model) -> Self {
        Self {
            account: row.account_id.to_string(),
            scope: row.id.to_string(),
            obstacle: Obstacle::SeriesGone,
        }
    }

    fn of(series: &series::Series, obstacle: Obstacle) -> Self {
        use crate::accounts::ShownName;
        Self {
            account: series.account.shown_name().to_owned(),
            scope: series.label().to_owned(),
            obstacle,
        }
    }
}

/// What a run did.
#[derive(Debug, Clone)]
pub struct Run {
    /// The run.
    pub id: RunId,
    /// Invoices made, in the order they were issued.
    pub made: Vec<Made>,
    /// Series passed over.
    pub parked: Vec<Parked>,
    /// Invoices that became past due because their due date passed.
    pub past_due: u64,
    /// The equation it ended with.
    pub balance: BTreeMap<Currency, Balance>,
}

impl Run {
    fn new(id: RunId) -> Self {
        Self {
            id,
            made: Vec::new(),
            parked: Vec::new(),
            past_due: 0,
            balance: BTreeMap::new(),
        }
    }
}

/// Notes the series that are not known yet.
async fn add_missing(portal: &Portal, now: DateTime<Utc>) -> Result<(), Failure> {
    let work = portal.begin(None, now).await?;
    store::scopes::add_missing(&work.txn).await?;
    Ok(work.commit().await?)
}

/// The jobs that render an issued invoice, one for each language.
fn rendering_of(account: AccountId, invoice: billing::InvoiceId) -> [RenderInvoice; 2] {
    billing::Language::ALL.map(|language| RenderInvoice {
        account,
        invoice,
        language,
    })
}
