//! Invoices: listed, shown, downloaded, printed as JSON.

mod archive;
mod download;
mod empty;
mod history;
mod json;
mod links;
mod list;
mod show;
mod subscriptions;

use billing::policy::{AccessToInvoice, Billed, InvoiceFacts, SubscriptionFacts};
use billing::{AccountId, InvoiceId};
use store::entities::{invoice, subscription};
use store::invoices::Narrowed;

pub use archive::{Archive, ArchiveFile, ArchiveProblem, DOCUMENTS_MAX, Picked, archive_invoices};
pub(crate) use archive::{Granted, grant, lines_of, too_many, why_none};
pub(crate) use download::read_document;
pub use download::{Download, download_invoice, export_pdf, open_invoice};
pub use empty::Empty;
pub(crate) use history::history_of;
pub use history::{Event, What};
pub use json::{JsonInvoice, for_each_json};
pub use links::{Linked, Links};
pub(crate) use links::{correction_of, links_of};
pub use list::{COUNTED_MAX, InvoiceFilter, InvoiceList, InvoiceRow, PAGE_ROWS, list_invoices};
pub use show::{Details, DocumentView, InvoicePage, Paying, StoredFile, show_invoice};
pub(crate) use show::{load_invoice, thing_of};
pub use store::invoices::{Direction, Sort};
pub use subscriptions::list_of_subscription;

/// Where an invoice is, as addresses say it: the account's identifier, and the invoice's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoicePath {
    /// The account's identifier.
    pub account: String,
    /// The invoice's name.
    pub invoice: String,
}

/// Where an invoice is in the database: an account's, and which.
pub(crate) type InvoiceKey = (AccountId, InvoiceId);

/// What the policy must know of an invoice.
pub(crate) fn facts_of(
    row: &invoice::Model,
    subscription: Option<&subscription::Model>,
) -> InvoiceFacts {
    let billed = match (row.profile_id, subscription) {
        (Some(profile), _) => Billed::Profile(profile),
        (None, Some(subscription)) => Billed::Subscription(facts_of_subscription(subscription)),
        (None, None) => Billed::Account,
    };
    InvoiceFacts {
        invoice: row.id,
        kind: row.kind,
        billed,
    }
}

/// What the policy must know of a subscription.
pub(crate) const fn facts_of_subscription(row: &subscription::Model) -> SubscriptionFacts {
    SubscriptionFacts {
        subscription: row.id,
        category: row.category,
        access_to_invoice: match row.is_invoice_shared {
            true => AccessToInvoice::On,
            false => AccessToInvoice::Off,
        },
    }
}

/// What a reach means for a query; nothing when nothing may be seen.
pub(crate) fn narrowed(reach: &billing::policy::Reach) -> Option<Narrowed> {
    use billing::policy::Reach;
    match reach {
        Reach::Nothing => None,
        Reach::All => Some(Narrowed::Everything),
        Reach::Profiles(ids) => Some(Narrowed::Profiles(ids.iter().copied().collect())),
        Reach::Subscriptions(ids) => Some(Narrowed::Services(ids.iter().copied().collect())),
        Reach::SharedSubscriptions(ids) => {
            Some(Narrowed::SharedServices(ids.iter().copied().collect()))
        }
    }
}
