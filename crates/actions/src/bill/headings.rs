//! The names that charges stand under: sections (MCA), customers (MPA), subscriptions.

use super::series::Series;
use super::stop::Stop;
use crate::accounts::ShownName;
use crate::work::Work;
use billing::AgreementType;
use billing::invoice::{BillingScope, Charge, Item, Place};
use chrono::DateTime;
use std::collections::{BTreeSet, HashMap};
use store::charges::ChargeSum;
use store::entities::{customer, section, subscription};
use uuid::Uuid;

/// The names that the charges of one invoice stand under.
pub(super) struct Headings<'a> {
    series: &'a Series,
    sections: HashMap<Uuid, section::Model>,
    customers: HashMap<Uuid, customer::Model>,
    subscriptions: HashMap<Uuid, subscription::Model>,
}

impl<'a> Headings<'a> {
    /// Reads those that these sums need.
    pub async fn load(work: &Work, series: &'a Series, sums: &[ChargeSum]) -> Result<Self, Stop> {
        let account = series.account.id;
        let ids: BTreeSet<_> = sums.iter().filter_map(|it| it.subscription_id).collect();
        let subscriptions = store::accounts::subscriptions_of(&work.txn, account, ids).await?;
        let ids: BTreeSet<_> = sums.iter().filter_map(|it| it.section_id).collect();
        let sections = store::accounts::sections_of(&work.txn, account, ids).await?;
        let ids: BTreeSet<_> = subscriptions
            .iter()
            .filter_map(|it| it.customer_id)
            .collect();
        let customers = match series.account.agreement {
            AgreementType::Mpa => store::accounts::customers_of(&work.txn, account, ids).await?,
            _ => Vec::new(),
        };
        Ok(Self {
            series,
            sections: sections.into_iter().map(|it| (it.id.0, it)).collect(),
            customers: customers.into_iter().map(|it| (it.id.0, it)).collect(),
            subscriptions: subscriptions.into_iter().map(|it| (it.id.0, it)).collect(),
        })
    }

    /// A sum of charges in its place.
    pub fn charge(&self, sum: ChargeSum) -> Charge {
        let late = sum.late;
        // Elsewhere the lines of all regions are one.
        let is_told = self.series.account.agreement == AgreementType::Mosp;
        Charge {
            place: self.place(&sum),
            item: Item {
                service: sum.service,
                description: sum.description,
                subcategory: sum.subcategory.filter(|_| is_told),
                region: sum.region.filter(|_| is_told),
                unit: sum.unit,
                unit_price: sum.unit_price,
                kind: sum.kind,
                publisher: sum.publisher,
                period: late.and_then(|(first, last)| Some((day(first)?, day(last)?))),
            },
            quantity: sum.quantity,
            cost: sum.cost,
            list_cost: sum.list_cost,
        }
    }

    fn place(&self, sum: &ChargeSum) -> Place {
        let account = &self.series.account;
        let subscription = sum
            .subscription_id
            .and_then(|id| self.subscriptions.get(&id.0));
        let (section_rank, section, section_id) = self.section(sum, subscription);
        let order = subscription.map_or(account.shown_name(), |it| &it.display_name);
        let order_id = subscription.map_or(&account.name, |it| &it.name);
        Place {
            section_rank,
            section,
            section_id,
            reseller: subscription
                .filter(|_| account.agreement == AgreementType::Mpa)
                .and_then(|it| it.reseller.clone()),
            order: order.to_owned(),
            order_id: order_id.clone(),
            family: sum.family.clone(),
        }
    }

    /// The rank, name and identifier of the heading above the product orders.
    fn section(
        &self,
        sum: &ChargeSum,
        subscription: Option<&subscription::Model>,
    ) -> (u32, String, String) {
        let customer = subscription
            .and_then(|it| it.customer_id)
            .and_then(|id| self.customers.get(&id.0));
        let section = sum.section_id.and_then(|id| self.sections.get(&id.0));
        match (self.series.scope, customer, section) {
            (BillingScope::Profile(_), Some(it), _) => {
                (0, it.display_name.clone(), it.name.clone())
            }
            (BillingScope::Profile(_), None, Some(it)) => {
                let rank = u32::try_from(it.rank).unwrap_or_default();
                (rank, it.display_name.clone(), it.name.clone())
            }
            _ => (0, self.series.label().to_owned(), String::new()),
        }
    }
}

fn day(second: i64) -> Option<chrono::NaiveDate> {
    DateTime::from_timestamp(second, 0).map(|it| it.date_naive())
}
