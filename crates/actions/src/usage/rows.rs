//! The rows of a file, as they are read: some at a time, each with where it stands, and summed as they
//! go by.

use super::reading::UsageReading;
use crate::Failure;
use billing::exact::ExactError;
use billing::usage::{
    DoesNotAddUp, Reconciliation, Tally, UsageFault, UsageKind, UsageOf, UsagePart, UsagePlace,
    UsageRow,
};
use billing::{Currency, Exact, InvoiceId, SectionId, SubscriptionId};
use chrono::{DateTime, Utc};
use futures::{Stream, StreamExt};
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use store::StoreError;
use store::usage::UsageCharge;

/// Rows given at once.
const ROWS_AT_ONCE: usize = 500;

/// Why reading stops.
#[derive(Debug)]
pub enum UsageStop {
    /// There is no such file to be made, and what about.
    Fault(UsageFault, Option<String>),
    /// Something broke: it may be begun again.
    Failure(Failure),
}

impl From<Failure> for UsageStop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<StoreError> for UsageStop {
    fn from(cause: StoreError) -> Self {
        Self::Failure(cause.into())
    }
}

impl From<DoesNotAddUp> for UsageStop {
    fn from(cause: DoesNotAddUp) -> Self {
        Self::Fault(UsageFault::DoesNotAddUp, Some(cause.to_string()))
    }
}

impl From<ExactError> for UsageStop {
    fn from(cause: ExactError) -> Self {
        DoesNotAddUp::from(cause).into()
    }
}

type Charges<'a> = Pin<Box<dyn Stream<Item = Result<UsageCharge, StoreError>> + Send + 'a>>;

/// Where a charge stands, by what it names.
type PlaceKey = (Option<SubscriptionId>, Option<SectionId>);
/// What a charge belongs to, by what it names.
type OfKey = (Option<InvoiceId>, Option<SubscriptionId>, Currency);

/// The rows of a file, once.
pub struct UsageRows<'a> {
    reading: &'a UsageReading,
    charges: Charges<'a>,
    places: HashMap<PlaceKey, (usize, Arc<UsagePlace>)>,
    of: HashMap<OfKey, Arc<UsageOf>>,
    sums: Sums,
}

/// The sums so far.
enum Sums {
    /// Of an invoice, by section.
    Invoice(Tally),
    /// Of some days, by invoice.
    Days(HashMap<(Option<InvoiceId>, bool, Currency), UsagePart>),
}

impl<'a> UsageRows<'a> {
    pub(super) async fn begin(reading: &'a UsageReading) -> Result<Self, UsageStop> {
        let charges = store::usage::charges(&reading.txn, &reading.source).await?;
        Ok(Self {
            reading,
            charges: Box::pin(charges),
            places: HashMap::new(),
            of: HashMap::new(),
            sums: match &reading.frozen {
                Some(frozen) => Sums::Invoice(Tally::of(&frozen.content)?),
                None => Sums::Days(HashMap::new()),
            },
        })
    }

    /// The next rows; none after the last ones.
    pub async fn next(&mut self) -> Result<Option<Vec<UsageRow>>, UsageStop> {
        let mut rows = Vec::with_capacity(ROWS_AT_ONCE);
        while rows.len() < ROWS_AT_ONCE {
            match self.charges.next().await {
                Some(charge) => rows.push(self.row(charge?)?),
                None => break,
            }
        }
        Ok((!rows.is_empty()).then_some(rows))
    }

    /// The rows that the invoice alone has, and what all of them come to.
    pub fn close(self) -> Result<(Vec<UsageRow>, Reconciliation), UsageStop> {
        let mut tally = match (self.sums, &self.reading.frozen) {
            (Sums::Invoice(tally), Some(_)) => tally,
            (Sums::Days(parts), _) => return Ok((Vec::new(), by_invoice(parts))),
            (Sums::Invoice(_), None) => {
                return Err(Failure::new("An invoice has no content.").into());
            }
        };
        let Some(frozen) = &self.reading.frozen else {
            return Err(Failure::new("An invoice has no content.").into());
        };
        let mut rows = Vec::new();
        for (section, row) in frozen.credits() {
            tally.add(section, row.cost)?;
            rows.push(row);
        }
        let (roundings, reconciliation) = tally.close()?;
        rows.extend(frozen.roundings(&roundings));
        rows.extend(frozen.taxes());
        Ok((rows, reconciliation))
    }

    fn row(&mut self, charge: UsageCharge) -> Result<UsageRow, UsageStop> {
        let item = self.reading.names.items.get(&charge.item_id);
        let (kind, item) = item.ok_or_else(|| missing("what a charge is for"))?;
        let (kind, item) = (*kind, Arc::clone(item));
        let (section, place) = self.place(&charge)?;
        let of = self.of(&charge);
        let cost = Exact::join(charge.cost.0, charge.cost.1);
        self.add(&charge, section, cost)?;
        let join = |(micros, attos)| Exact::join(micros, attos);
        // What waits to be rated has a quantity, and no cost so far.
        let waits = charge
            .used
            .filter(|_| charge.meter.is_some() && !charge.is_rated);
        Ok(UsageRow {
            kind: UsageKind::Charge(kind),
            of,
            place,
            item,
            starts_at: moment(charge.starts_at)?,
            ends_at: moment(charge.ends_at)?,
            meter: charge.meter,
            quantity: charge.quantity.or(waits).map(join),
            cost,
            list_cost: charge.list_cost.map(join),
            extra: charge.extra,
        })
    }

    fn add(&mut self, charge: &UsageCharge, section: usize, cost: Exact) -> Result<(), UsageStop> {
        match &mut self.sums {
            Sums::Invoice(tally) => Ok(tally.add(section, cost)?),
            Sums::Days(parts) => {
                let key = (charge.invoice_id, charge.is_covered, charge.currency);
                let invoices = &self.reading.names.invoices;
                let part = parts.entry(key).or_insert_with(|| {
                    let invoice = charge.invoice_id.and_then(|id| invoices.get(&id));
                    UsagePart {
                        name: invoice.map_or_else(String::new, |it| it.name.clone()),
                        is_covered: charge.is_covered,
                        rows: 0,
                        currency: charge.currency,
                        exact: Exact::ZERO,
                        rounding: Exact::ZERO,
                        tax: Exact::ZERO,
                        total: Exact::ZERO,
                    }
                });
                part.rows += 1;
                part.exact = part.exact.plus(cost)?;
                part.total = part.exact;
                Ok(())
            }
        }
    }

    fn place(&mut self, charge: &UsageCharge) -> Result<(usize, Arc<UsagePlace>), UsageStop> {
        let key = (charge.subscription_id, charge.section_id);
        if let Some((section, place)) = self.places.get(&key) {
            return Ok((*section, Arc::clone(place)));
        }
        let (section, place) = self.new_place(key)?;
        let place = Arc::new(place);
        self.places.insert(key, (section, Arc::clone(&place)));
        Ok((section, place))
    }

    fn new_place(
        &self,
        (subscription, section): PlaceKey,
    ) -> Result<(usize, UsagePlace), UsageStop> {
        let names = &self.reading.names;
        let subscription = subscription.and_then(|id| names.subscriptions.get(&id));
        let section = section.and_then(|id| names.sections.get(&id));
        let customer = subscription.and_then(|it| it.customer_id);
        let customer = customer.and_then(|id| names.customers.get(&id));
        if let Some(frozen) = &self.reading.frozen {
            let account = &self.reading.account.account;
            let order = subscription.map_or(&account.name, |it| &it.name);
            let called = customer.or(section).map(|it| it.name.as_str());
            let (at, mut place) = frozen.place(order, called).ok_or_else(|| {
                let about = format!("{order} is on none of the invoice's sections");
                UsageStop::Fault(UsageFault::DoesNotAddUp, Some(about))
            })?;
            // What is on no subscription stands under the account's own name.
            place.subscription = place.subscription.filter(|_| subscription.is_some());
            return Ok((at, place));
        }
        let place = UsagePlace {
            section: section.cloned(),
            customer: customer.cloned(),
            reseller: subscription.and_then(|it| it.reseller.clone()),
            subscription: subscription.map(|it| billing::invoice::Named {
                name: it.name.clone(),
                display_name: it.display_name.clone(),
            }),
        };
        Ok((0, place))
    }

    fn of(&mut self, charge: &UsageCharge) -> Arc<UsageOf> {
        if let Some(frozen) = &self.reading.frozen {
            return Arc::clone(&frozen.of);
        }
        let names = &self.reading.names;
        let key = (charge.invoice_id, charge.subscription_id, charge.currency);
        let of = self.of.entry(key).or_insert_with(|| {
            let invoice = charge.invoice_id.and_then(|id| names.invoices.get(&id));
            let subscription = charge.subscription_id;
            let subscription = subscription.and_then(|id| names.subscriptions.get(&id));
            let profile = invoice.and_then(|it| it.profile);
            let profile = profile.or_else(|| subscription?.profile_id);
            Arc::new(UsageOf {
                invoice: invoice.map(|it| it.name.clone()),
                period: invoice.map(|it| it.period),
                profile: profile.and_then(|id| names.profiles.get(&id).cloned()),
                offer: subscription.and_then(|it| it.offer.clone()),
                currency: charge.currency,
            })
        });
        Arc::clone(of)
    }
}

/// Invoices by name, then what a credit covers, then what is on none.
fn by_invoice(parts: HashMap<(Option<InvoiceId>, bool, Currency), UsagePart>) -> Reconciliation {
    let mut parts: Vec<_> = parts.into_values().collect();
    parts.sort_by(|one, other| {
        let key = |it: &UsagePart| (it.name.is_empty(), !it.is_covered, it.name.clone());
        key(one)
            .cmp(&key(other))
            .then_with(|| one.currency.to_string().cmp(&other.currency.to_string()))
    });
    Reconciliation {
        parts,
        invoice_total: None,
    }
}

fn moment(second: i64) -> Result<DateTime<Utc>, UsageStop> {
    DateTime::from_timestamp(second, 0).ok_or_else(|| missing("the moment of a charge"))
}

fn missing(what: &str) -> UsageStop {
    Failure::new(format!("A file of usage lacks {what}.")).into()
}
