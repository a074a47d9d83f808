//! What all invoices of a run share: who sells, and what tax and exchange rates hold.

use crate::{Failure, Portal};
use billing::invoice::{Body, Obstacle, Publisher, TaxTerms};
use billing::tax::{ExchangeRate, TaxRate, TaxRule, rate_for};
use billing::{Issuer, RunId};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::account;

/// What all invoices of a run share.
#[derive(Debug)]
pub(super) struct Books {
    pub run: RunId,
    /// What was parked before this moment is tried again, once.
    pub started_at: DateTime<Utc>,
    /// The billing date: the day on which invoices are really made.
    pub as_of: NaiveDate,
    pub issuer: Issuer,
    tax_rules: Vec<TaxRule>,
    exchange_rates: Vec<ExchangeRate>,
    publishers: Vec<Publisher>,
}

impl Books {
    pub async fn open(portal: &Portal, as_of: NaiveDate) -> Result<Self, Failure> {
        Ok(Self {
            run: RunId::new(),
            started_at: crate::work::system_clock(),
            as_of,
            issuer: portal.issuer().await?.on_documents(),
            tax_rules: store::installation::tax_rules(&portal.database).await?,
            exchange_rates: store::installation::exchange_rates(&portal.database).await?,
            publishers: store::installation::publishers(&portal.database).await?,
        })
    }

    /// How many series the run still has to look at.
    pub async fn ahead(&self, portal: &Portal) -> Result<usize, Failure> {
        let ahead = store::runs::ahead(&portal.database, self.as_of, self.started_at).await?;
        Ok(usize::try_from(ahead).unwrap_or(usize::MAX))
    }

    /// The publishers of what is on an invoice, the issuer aside, with where they are.
    pub fn publishers_of(&self, body: &Body) -> Vec<Publisher> {
        let names = body.publisher_names().into_iter();
        let others = names.filter(|it| *it != self.issuer.name);
        let found = others.map(|name| {
            let known = self.publishers.iter().find(|it| it.name == name);
            known.cloned().unwrap_or_else(|| Publisher {
                name: name.to_owned(),
                address: None,
            })
        });
        found.collect()
    }

    /// The tax that holds for a buyer on a day.
    pub fn tax_terms(
        &self,
        account: &account::Model,
        on: NaiveDate,
    ) -> Result<TaxTerms<'_>, Obstacle> {
        let rate = match account.is_outside_tax {
            true => TaxRate::OUTSIDE_SCOPE,
            false => rate_for(&account.sold_to, on, &self.tax_rules)?,
        };
        Ok(TaxTerms {
            rate,
            accounting_currency: self.issuer.accounting_currency,
            exchange_rates: &self.exchange_rates,
            on,
        })
    }
}
