//! What a row costs: it says so, or says how much of which meter was used, to be rated by the price
//! sheet when it is billed.

use super::columns::Columns;
use super::fields::{Reading, text_of};
use billing::Exact;
use billing::invoice::LineKind;

/// What a row costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cost {
    /// So much, exactly.
    Said(Exact),
    /// What the price sheet says for this.
    Metered(Use),
}

/// Use of a meter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub meter: String,
    /// How much, in the unit of the file.
    pub quantity: Exact,
    pub unit: String,
}

/// Reads the cost of a row. Only use is rated: what was bought or given back says what it costs.
pub fn cost_of(
    reading: &mut Reading<'_>,
    columns: &Columns,
    kind: LineKind,
    priced: Option<Exact>,
) -> Cost {
    let is_said = text_of(reading.record, Some(columns.billed_cost)).is_some();
    if is_said || kind != LineKind::Usage {
        return Cost::Said(reading.required_number(columns.billed_cost, "BilledCost"));
    }
    match use_of(reading, columns, priced) {
        Some(it) => Cost::Metered(it),
        None => {
            let what = "is empty, and the row has no SkuId, quantity and unit to rate it by";
            reading.fault("BilledCost", "", what);
            Cost::Said(Exact::ZERO)
        }
    }
}

/// The priced quantity where the row has one with its unit, else the consumed one.
fn use_of(reading: &mut Reading<'_>, columns: &Columns, priced: Option<Exact>) -> Option<Use> {
    let record = reading.record;
    let mut meters = columns.meters.iter();
    let meter = meters.find_map(|place| text_of(record, Some(*place)))?;
    let priced = priced.zip(text_of(record, columns.pricing_unit));
    let (quantity, unit) = match priced {
        Some(priced) => priced,
        None => {
            let unit = text_of(record, columns.consumed_unit)?;
            let quantity = reading.number(columns.consumed_quantity, "ConsumedQuantity")?;
            (quantity, unit)
        }
    };
    Some(Use {
        meter: meter.to_owned(),
        quantity,
        unit: unit.to_owned(),
    })
}
