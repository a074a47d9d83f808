//! The charges of a profile's month: usage and purchases, put on the invoice and summed.

use super::purchases;
use crate::Failure;
use crate::accounts::ShownName;
use crate::work::Work;
use billing::invoice::{Charge, Item, Place};
use billing::{InvoiceId, Period};
use chrono::DateTime;
use std::collections::HashMap;
use store::charges::ChargeSum;
use store::entities::{account, profile, section, subscription};

/// Puts every open charge that begins before the period's end on the invoice, and gives them.
pub(super) async fn gather(
    work: &Work,
    account: &account::Model,
    profile: &profile::Model,
    invoice: InvoiceId,
    period: Period,
) -> Result<Vec<Charge>, Failure> {
    let scope = (account.id, profile.id);
    let subscriptions = store::accounts::subscriptions(&work.txn, account.id).await?;
    let sections = store::accounts::sections(&work.txn, account.id).await?;
    purchases::charge_purchases(work, profile, &subscriptions, period).await?;
    let before = period.ends_before().timestamp();
    store::charges::assign_to_invoice(&work.txn, scope, before, invoice).await?;
    let start = period.start.and_time(chrono::NaiveTime::MIN).and_utc();
    let sums =
        store::charges::sums_of_invoice(&work.txn, scope, invoice, start.timestamp()).await?;
    let headings = Headings::new(account, profile, sections, subscriptions);
    Ok(sums.into_iter().map(|sum| headings.charge(sum)).collect())
}

/// The names that charges stand under.
struct Headings<'a> {
    account: &'a account::Model,
    profile: &'a profile::Model,
    sections: HashMap<uuid::Uuid, section::Model>,
    subscriptions: HashMap<uuid::Uuid, subscription::Model>,
}

impl<'a> Headings<'a> {
    fn new(
        account: &'a account::Model,
        profile: &'a profile::Model,
        sections: Vec<section::Model>,
        subscriptions: Vec<subscription::Model>,
    ) -> Self {
        Self {
            account,
            profile,
            sections: sections.into_iter().map(|it| (it.id.0, it)).collect(),
            subscriptions: subscriptions.into_iter().map(|it| (it.id.0, it)).collect(),
        }
    }

    fn charge(&self, sum: ChargeSum) -> Charge {
        let section = sum.section_id.and_then(|id| self.sections.get(&id.0));
        let subscription = sum
            .subscription_id
            .and_then(|id| self.subscriptions.get(&id.0));
        Charge {
            place: Place {
                section_rank: section.map_or(0, |it| u32::try_from(it.rank).unwrap_or_default()),
                section: section
                    .map_or(&self.profile.display_name, |it| &it.display_name)
                    .clone(),
                reseller: None,
                order: subscription
                    .map_or(self.account.shown_name(), |it| &it.display_name)
                    .to_owned(),
                family: sum.family,
            },
            item: Item {
                service: sum.service,
                description: sum.description,
                unit: sum.unit,
                unit_price: sum.unit_price,
                kind: sum.kind,
                period: sum
                    .late
                    .and_then(|(first, last)| Some((day(first)?, day(last)?))),
            },
            quantity: sum.quantity,
            cost: sum.cost,
            list_cost: sum.list_cost,
        }
    }
}

fn day(second: i64) -> Option<chrono::NaiveDate> {
    DateTime::from_timestamp(second, 0).map(|it| it.date_naive())
}
