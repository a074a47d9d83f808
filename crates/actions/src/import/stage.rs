//! Writes rows where nobody sees them yet, and makes them count at the end.

use super::cost::{Cost, Use};
use super::faults::{Fault, Faults};
use super::lease::{given_up, lease_end};
use super::row::{Item, Row};
use super::targets::{Astray, Made, Place, Targets};
use super::{Imported, Report};
use crate::costs::{For, RollUp, RollUpCosts, Whose, day_of, tags_in};
use crate::{Failure, Portal};
use billing::costs::CostSourceKind;
use billing::exact::ExactError;
use billing::{ChargeId, Exact, ImportId};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use store::entities::{charge, charge_item, import};
use store::{StoreError, put_all};
use uuid::Uuid;

/// Different items kept in mind; beyond that an item may be written twice, which does no harm:
/// an invoice puts equal items on one line.
const ITEMS_MAX: usize = 100_000;
/// Rows written in one transaction.
const STAGED_ROWS: usize = 5_000;

/// Rows on their way into the database.
pub struct Stage<'a> {
    portal: &'a Portal,
    id: ImportId,
    fingerprint: String,
    now: DateTime<Utc>,
    targets: Targets,
    items: HashMap<Item, Uuid>,
    new_items: Vec<charge_item::Model>,
    charges: Vec<charge::Model>,
    costs: RollUp,
}

/// How the last transaction ended.
enum Taken {
    /// The rows count.
    Now(Made),
    /// An equal import was quicker.
    Before(import::Model),
    /// Somebody took this import for dead.
    GivenUp,
    /// Another import made the same profiles.
    Overtaken,
}

fn overtaken() -> Failure {
    Failure::new(
        "Nothing was imported: another import made the same accounts at the same time. \
         Run it again.",
    )
}

impl<'a> Stage<'a> {
    /// An empty stage for an import.
    pub fn new(
        portal: &'a Portal,
        (id, fingerprint): (ImportId, String),
        targets: Targets,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            portal,
            id,
            fingerprint,
            now,
            targets,
            items: HashMap::new(),
            new_items: Vec::new(),
            charges: Vec::new(),
            costs: RollUp::of(id.0, CostSourceKind::Import),
        }
    }

    /// Stages rows, and notes those that belong nowhere.
    pub async fn add(&mut self, rows: Vec<Row>, faults: &mut Faults) -> Result<(), Failure> {
        for row in rows {
            let line = row.line;
            match self.targets.place(&row).await? {
                Ok(place) => {
                    let reads = &self.portal.database;
                    self.costs.know(reads, place.account).await?;
                    match self.charge(row, place) {
                        Ok(charge) => self.charges.push(charge),
                        Err(cause) => faults.add(Fault {
                            line,
                            column: "row".to_owned(),
                            value: cause.to_string(),
                            what: "does not fit".to_owned(),
                        }),
                    }
                }
                Err(astray) => faults.add(fault_of(line, astray)),
            }
        }
        if self.charges.len() >= STAGED_ROWS {
            self.write(self.costs.is_large()).await?;
        }
        Ok(())
    }

    /// Only looks whether rows belong somewhere: the import fails anyway.
    pub async fn check(&mut self, rows: Vec<Row>, faults: &mut Faults) -> Result<(), Failure> {
        for row in rows {
            if let Err(astray) = self.targets.place(&row).await? {
                faults.add(fault_of(row.line, astray));
            }
        }
        Ok(())
    }

    /// Makes everything count, in one short transaction.
    pub async fn finish(mut self, report: Report) -> Result<Imported, Failure> {
        self.write(true).await?;
        match self.take(&report).await {
            Ok(Taken::Now(made)) => Ok(Imported::Now(report.with(made))),
            Ok(Taken::Before(import)) => Ok(Imported::before(&import)),
            Ok(Taken::GivenUp) => Err(given_up()),
            Ok(Taken::Overtaken) => Err(overtaken()),
            Err(cause) => self.explain(cause, report).await,
        }
    }

    /// Another import may have come first between looking and writing: an equal one took this file,
    /// a different one made the same accounts. And where only the answer to the commit was lost,
    /// the import was taken all the same.
    async fn explain(self, cause: StoreError, report: Report) -> Result<Imported, Failure> {
        let database = &self.portal.database;
        if store::is_duplicate(&cause) {
            let before = store::imports::taken(database, &self.fingerprint).await?;
            return before.map_or_else(|| Err(overtaken()), |it| Ok(Imported::before(&it)));
        }
        match store::imports::is_taken(database, self.id).await {
            Ok(true) => Ok(Imported::Now(report.with(self.targets.to_make()))),
            _ => Err(cause.into()),
        }
    }

    async fn take(&self, report: &Report) -> Result<Taken, StoreError> {
        let work = self.portal.begin(None, self.now).await?;
        if let Some(before) = store::imports::taken(&work.txn, &self.fingerprint).await? {
            return Ok(Taken::Before(before));
        }
        let Some(made) = self.targets.make(&work).await? else {
            return Ok(Taken::Overtaken);
        };
        let rows = i64::try_from(report.rows).unwrap_or(i64::MAX);
        let (id, fingerprint) = (self.id, &self.fingerprint);
        if !store::imports::take(&work.txn, id, fingerprint, rows, self.now).await? {
            return Ok(Taken::GivenUp);
        }
        store::scopes::look_again(&work.txn, self.targets.accounts()).await?;
        let behind = store::costs::behind_of_import(&work.txn, id).await?;
        let behind: Vec<_> = behind.into_iter().map(RollUpCosts::of).collect();
        work.enqueue(&behind).await?;
        work.audit(None, "import.take", &id.to_string()).await?;
        work.commit().await?;
        Ok(Taken::Now(made))
    }

    async fn write(&mut self, with_costs: bool) -> Result<(), Failure> {
        let work = self.portal.begin(None, self.now).await?;
        // First of all: it holds the import, so that nobody gives it up between these rows.
        if !store::imports::extend_lease(&work.txn, self.id, lease_end()).await? {
            return Err(given_up());
        }
        let items = std::mem::take(&mut self.new_items);
        put_all::<charge_item::Entity>(&work.txn, items).await?;
        let charges = std::mem::take(&mut self.charges);
        put_all::<charge::Entity>(&work.txn, charges).await?;
        if with_costs {
            self.costs.write(&work).await?;
        }
        work.commit().await?;
        Ok(())
    }

    fn charge(&mut self, row: Row, place: Place) -> Result<charge::Model, ExactError> {
        let item = self.item(&row.item)?;
        let (cost, used) = match &row.cost {
            Cost::Said(cost) => (*cost, None),
            Cost::Metered(used) => (Exact::ZERO, Some(used.clone())),
        };
        if used.is_none() {
            self.roll_up((&row, cost), place, item)?;
        }
        // What is to be rated has no quantity in the unit of a price yet.
        let quantity = row.quantity.filter(|_| used.is_none());
        let (quantity_micros, quantity_attos) = split(quantity)?.unzip();
        let (used_micros, used_attos) = split(used.as_ref().map(|it| it.quantity))?.unzip();
        let (meter, used_unit) = used.map(|Use { meter, unit, .. }| (meter, unit)).unzip();
        let (list_cost_micros, list_cost_attos) = split(row.list_cost)?.unzip();
        let (cost_micros, cost_attos) = cost.split()?;
        Ok(charge::Model {
            account_id: place.account,
            id: ChargeId::new(),
            import_id: Some(self.id),
            purchase_id: None,
            scope_id: place.scope,
            section_id: place.section,
            subscription_id: place.subscription,
            item_id: item,
            invoice_id: None,
            credit_period_id: None,
            starts_at: row.starts_at.timestamp(),
            ends_at: row.ends_at.timestamp(),
            currency: row.currency,
            extra: row.extra,
            quantity_micros,
            quantity_attos,
            cost_micros,
            cost_attos,
            list_cost_micros,
            list_cost_attos,
            meter,
            used_unit,
            used_micros,
            used_attos,
            price_id: None,
        })
    }

    fn roll_up(
        &mut self,
        (row, cost): (&Row, Exact),
        place: Place,
        item: Uuid,
    ) -> Result<(), ExactError> {
        let whose = Whose {
            account: place.account,
            scope: place.scope,
            section: place.section,
            subscription: place.subscription,
            currency: row.currency,
        };
        let what = For {
            item,
            kind: row.item.kind,
            family: &row.item.family,
            service: &row.item.service,
            region: row.item.region.as_deref(),
        };
        let tags = match self.costs.wants_tags(place.account) {
            true => tags_in(&row.extra),
            false => None,
        };
        let day = day_of(row.starts_at.timestamp());
        self.costs.add((whose, what), tags.as_deref(), (day, cost))
    }

    fn item(&mut self, item: &Item) -> Result<Uuid, ExactError> {
        if let Some(id) = self.items.get(item) {
            return Ok(*id);
        }
        if self.items.len() >= ITEMS_MAX {
            self.items.clear();
        }
        let (unit_price_micros, unit_price_attos) = split(item.unit_price)?.unzip();
        let id = Uuid::now_v7();
        self.new_items.push(charge_item::Model {
            id,
            import_id: Some(self.id),
            kind: item.kind,
            family: item.family.clone(),
            service: item.service.clone(),
            description: item.description.clone(),
            subcategory: item.subcategory.clone(),
            region: item.region.clone(),
            unit: item.unit.clone(),
            publisher: item.publisher.clone(),
            unit_price_micros,
            unit_price_attos,
        });
        self.items.insert(item.clone(), id);
        Ok(id)
    }
}

fn split(number: Option<Exact>) -> Result<Option<(i64, i64)>, ExactError> {
    number.map(Exact::split).transpose()
}

fn fault_of(line: u64, astray: Astray) -> Fault {
    Fault {
        line,
        column: astray.column.to_owned(),
        value: astray.value,
        what: astray.what,
    }
}
