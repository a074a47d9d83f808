//! What a file is read from: one transaction, in which nothing changes while it is read.

use super::ask::{moved, source_of};
use super::content::Frozen;
use super::download::NamedFile;
use super::problem::UsageProblem;
use super::rows::{UsageRows, UsageStop};
use super::work::UsageToMake;
use crate::accounts::ShownName;
use crate::rendering::frozen_content;
use crate::{Failure, Portal};
use billing::invoice::{LineKind, Named};
use billing::usage::{UsageAccount, UsageFault, UsageItem};
use billing::{CustomerId, InvoiceId, Period, ProfileId, SectionId, SubscriptionId};
use std::collections::HashMap;
use std::sync::Arc;
use store::Uuid;
use store::entities::{charge_item, invoice, subscription, usage_file};
use store::usage::UsageSource;

/// The charges of one file, to be read in their order.
pub struct UsageReading {
    pub(super) txn: store::Transaction,
    pub(super) source: UsageSource,
    pub(super) names: Names,
    pub(super) frozen: Option<Frozen>,
    /// What the whole file has in common.
    pub account: UsageAccount,
    /// How many charges there are.
    pub rows_total: u64,
    /// What its files are called, before what says of what kind they are.
    pub stem: String,
}

/// What charges name by keys.
#[derive(Default)]
pub(super) struct Names {
    pub items: HashMap<Uuid, (LineKind, Arc<UsageItem>)>,
    pub subscriptions: HashMap<SubscriptionId, subscription::Model>,
    pub sections: HashMap<SectionId, Named>,
    pub customers: HashMap<CustomerId, Named>,
    pub profiles: HashMap<ProfileId, Named>,
    pub invoices: HashMap<InvoiceId, Billed>,
}

/// An invoice that charges of some days are on.
pub(super) struct Billed {
    pub name: String,
    pub period: Period,
    pub profile: Option<ProfileId>,
}

impl UsageReading {
    /// Begins to read what a file was asked for of.
    pub async fn of_file(portal: &Portal, making: &UsageToMake) -> Result<Self, UsageStop> {
        let file = &making.file;
        let days = file.first_day.zip(file.last_day);
        match (file.invoice_id, days) {
            (Some(invoice), _) => {
                let row = store::invoices::by_id(&portal.database, (file.account_id, invoice));
                let row = row.await?.ok_or_else(gone)?;
                Self::of_row(portal, &row).await
            }
            (None, Some((start, end))) => {
                let series = file.profile_id.map(|it| it.0);
                let series = series.or(file.subscription_id.map(|it| it.0));
                let days = Period { start, end };
                let source = source_of(file.account_id, (series, days));
                Self::of_days(portal, file, source).await
            }
            (None, None) => Err(gone()),
        }
    }

    /// Begins to read an invoice, by its name or document number, for an operator.
    pub async fn of_invoice(portal: &Portal, name: &str) -> Result<Self, UsageStop> {
        let row = store::invoices::by_name_or_number(&portal.database, name).await?;
        let none = || Failure::new(format!("There is no invoice {name:?}."));
        Self::of_row(portal, &row.ok_or_else(none)?).await
    }

    async fn of_row(portal: &Portal, row: &invoice::Model) -> Result<Self, UsageStop> {
        match moved(portal, row).await? {
            Some(UsageProblem::Moved(name) | UsageProblem::OfCorrected(name)) => {
                return Err(UsageStop::Fault(UsageFault::Moved, Some(name)));
            }
            Some(_) => return Err(gone()),
            None => {}
        }
        let txn = store::begin_reading(&portal.database).await?;
        let content = frozen_content(&txn, (row.account_id, row.id)).await?;
        let source = UsageSource::Invoice(row.account_id, row.id);
        let rows = store::usage::count(&txn, &source).await?;
        if rows == 0 && content.body.sections.is_empty() {
            return Err(UsageStop::Fault(UsageFault::NoRows, None));
        }
        let head = &content.head;
        Ok(Self {
            account: UsageAccount {
                agreement: head.agreement,
                account: head.account.clone(),
                owner_email: head.owner_email.clone(),
                issuer: head.issuer.name.clone(),
            },
            rows_total: rows.unsigned_abs(),
            stem: row.name.clone(),
            names: names(&txn, &source).await?,
            frozen: Some(Frozen::new(content)),
            source,
            txn,
        })
    }

    async fn of_days(
        portal: &Portal,
        file: &usage_file::Model,
        source: UsageSource,
    ) -> Result<Self, UsageStop> {
        let issuer = portal.issuer().await?;
        let txn = store::begin_reading(&portal.database).await?;
        let account = store::accounts::by_id(&txn, file.account_id).await?;
        let account = account.ok_or_else(gone)?;
        let rows = store::usage::count(&txn, &source).await?;
        if rows == 0 {
            return Err(UsageStop::Fault(UsageFault::NoRows, None));
        }
        let invoices = store::usage::invoices(&txn, &source).await?;
        let invoices = invoices.into_iter().map(|it| {
            let (start, end) = (it.period_start, it.period_end);
            let billed = Billed {
                name: it.name,
                period: Period { start, end },
                profile: it.profile_id,
            };
            (it.id, billed)
        });
        let profiles = store::accounts::profiles(&txn, account.id).await?;
        let profiles = profiles
            .into_iter()
            .map(|it| (it.id, named(it.name, it.display_name)));
        Ok(Self {
            account: UsageAccount {
                agreement: account.agreement,
                account: account.named(),
                owner_email: None,
                issuer: issuer.name,
            },
            rows_total: rows.unsigned_abs(),
            stem: file.label_in_names(),
            names: Names {
                invoices: invoices.collect(),
                profiles: profiles.collect(),
                ..names(&txn, &source).await?
            },
            frozen: None,
            source,
            txn,
        })
    }

    /// Reads them.
    pub async fn rows(&self) -> Result<UsageRows<'_>, UsageStop> {
        UsageRows::begin(self).await
    }
}

fn gone() -> UsageStop {
    UsageStop::Fault(UsageFault::Gone, None)
}

async fn names(txn: &store::Transaction, source: &UsageSource) -> Result<Names, UsageStop> {
    let account = source.account();
    let items = store::usage::items(txn, source).await?;
    let subscriptions = store::usage::subscriptions(txn, source).await?;
    let sections = store::accounts::sections(txn, account).await?;
    let customers = store::accounts::customers(txn, account).await?;
    let sections = sections
        .into_iter()
        .map(|it| (it.id, named(it.name, it.display_name)));
    let customers = customers
        .into_iter()
        .map(|it| (it.id, named(it.name, it.display_name)));
    Ok(Names {
        items: items.into_iter().map(item_of).collect(),
        subscriptions: subscriptions.into_iter().map(|it| (it.id, it)).collect(),
        sections: sections.collect(),
        customers: customers.collect(),
        ..Names::default()
    })
}

fn item_of(row: charge_item::Model) -> (Uuid, (LineKind, Arc<UsageItem>)) {
    let item = UsageItem {
        family: row.family,
        service: row.service,
        description: row.description,
        subcategory: row.subcategory,
        region: row.region,
        unit: row.unit,
        publisher: row.publisher,
        unit_price: store::charges::join(row.unit_price_micros, row.unit_price_attos),
    };
    (row.id, (row.kind, Arc::new(item)))
}

fn named(name: String, display_name: String) -> Named {
    Named { name, display_name }
}
