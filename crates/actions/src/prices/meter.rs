//! Adding a meter: what files of usage call it, and what its prices are for.

use super::allowed;
use crate::typed::{Typed, optional};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::price::Unit;
use store::entities::meter;

/// A meter as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedMeter {
    /// The identifier that files of usage give it.
    pub meter: String,
    /// Its name.
    pub name: String,
    /// The service family.
    pub family: String,
    /// The service.
    pub category: String,
    /// The region; nothing where it has none.
    pub region: String,
    /// What one of it is: a unit of price sheets, with its block.
    pub unit: String,
}

/// Adds a meter. It has no price yet.
pub async fn add_meter(
    portal: &Portal,
    caller: &Caller,
    typed: &TypedMeter,
) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    store::prices::lock(&work.txn).await?;
    let mut fields = Typed::default();
    let row = meter_of(typed, &mut fields);
    let row = fields.whole(row)?;
    if store::prices::meter(&work.txn, &row.id).await?.is_some() {
        return Err(Refusal::wrong("meter", Wrong::MeterExists));
    }
    let subject = row.id.clone();
    store::put::<meter::Entity>(&work.txn, row).await?;
    work.audit(None, "meter.add", &subject).await?;
    Ok(work.commit().await?)
}

fn meter_of(typed: &TypedMeter, fields: &mut Typed) -> Option<meter::Model> {
    let id = fields.required("meter", &typed.meter);
    let name = fields.required("name", &typed.name);
    let family = fields.required("family", &typed.family);
    let category = fields.required("category", &typed.category);
    let unit = fields.required("unit", &typed.unit);
    let unit = unit.filter(|it| {
        let is_known = Unit::names().any(|name| name == *it);
        if !is_known {
            fields.wrong("unit", Wrong::NoChoice);
        }
        is_known
    });
    Some(meter::Model {
        id: id?.to_owned(),
        name: name?.to_owned(),
        family: family?.to_owned(),
        category: category?.to_owned(),
        region: optional(&typed.region).map(str::to_owned),
        unit: unit?.to_owned(),
    })
}
